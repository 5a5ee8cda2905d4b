//! What figures are counted from: milestones and grounds of the last weeks, statuses, what is late. One reach's
//! or everybody's; never further back than is asked for.

use super::columns::{from_json, instant, stored};
use super::lists::within;
use super::schema::{claim_events, claims};
use super::{Reader, StoreError};
use crate::domain::event::{Event, Outcome};
use crate::domain::figures::Milestone;
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::limit::DeadlineKind;
use crate::domain::reach::Reach;
use crate::domain::reason::Ground;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use std::collections::BTreeMap;

/// The condition of the index of migration 0007, in its very words: a planner recognises it by its text.
const MILESTONES: &str = "claim_events.kind IN ('submitted', 'review-started', 'info-requested', 'resubmitted', \
                          'approved', 'rejected', 'no-response', 'disputed', 'consent-denied')";

/// How many claims are looked up in one statement.
const AT_ONCE: usize = 500;

/// One milestone of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Which claim.
    pub claim: ClaimId,
    /// When.
    pub at: DateTime<Utc>,
    /// Which milestone.
    pub milestone: Milestone,
}

impl Reader<'_> {
    /// Every milestone of the claims that changed since an instant, within somebody's reach or of all: each claim's whole
    /// life from its first milestone on, one life after the other. A claim that has not changed since then has no
    /// event since then.
    ///
    /// # Errors
    /// When the database fails.
    pub fn milestones(
        &mut self,
        whose: Option<&Reach>,
        since: DateTime<Utc>,
    ) -> Result<Vec<Passed>, StoreError> {
        let mut query = claims::table
            .inner_join(claim_events::table.on(claim_events::claim_id.eq(claims::id)))
            .filter(claims::changed_at.ge(stored(since)))
            .filter(sql::<Bool>(MILESTONES))
            .select((claim_events::claim_id, claim_events::seq, claim_events::at, claim_events::kind))
            .into_boxed();
        if let Some(reach) = whose {
            query = within!(query, reach);
        }
        let mut rows: Vec<(ClaimId, i32, NaiveDateTime, String)> = query.load(self.conn)?;
        // Here and not in the database, which would sort in a table made for the purpose.
        rows.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let passed = |(claim, _, at, kind): (_, _, _, String)| {
            Some(Passed { claim, at: instant(at), milestone: Milestone::from_key(&kind)? })
        };
        Ok(rows.into_iter().filter_map(passed).collect())
    }

    /// Why reviewers rejected these claims since an instant, once for each rejection.
    ///
    /// # Errors
    /// When the database fails or an event cannot be read.
    pub fn grounds(&mut self, of: &[ClaimId], since: DateTime<Utc>) -> Result<Vec<Ground>, StoreError> {
        let mut grounds = Vec::new();
        for some in of.chunks(AT_ONCE) {
            let ids: Vec<&str> = some.iter().map(ClaimId::as_str).collect();
            let bodies: Vec<String> = claim_events::table
                .filter(claim_events::claim_id.eq_any(ids))
                .filter(sql::<Bool>(MILESTONES))
                .filter(claim_events::kind.eq(Milestone::Rejected.key()))
                .filter(claim_events::at.ge(stored(since)))
                .select(claim_events::body)
                .load(self.conn)?;
            for body in bodies {
                if let Event::Rejected { ground, .. } = from_json::<Outcome>(&body)?.event {
                    grounds.push(ground);
                }
            }
        }
        Ok(grounds)
    }

    /// How many claims are in each status, within somebody's reach or of all.
    ///
    /// # Errors
    /// When the database fails.
    pub fn status_counts(&mut self, whose: Option<&Reach>) -> Result<BTreeMap<Status, i64>, StoreError> {
        let mut counts = BTreeMap::new();
        for status in Status::ALL {
            let of_status = claims::table.filter(claims::status.eq(status.key())).into_boxed();
            let theirs = match whose {
                Some(reach) => within!(of_status, reach),
                None => of_status,
            };
            counts.insert(*status, theirs.count().get_result(self.conn)?);
        }
        Ok(counts)
    }

    /// How many claims Microsoft is late with, by where they stand; within somebody's reach or of all.
    ///
    /// # Errors
    /// When the database fails.
    pub fn late(
        &mut self,
        whose: Option<&Reach>,
        now: DateTime<Utc>,
    ) -> Result<BTreeMap<Phase, i64>, StoreError> {
        let mut query = claims::table
            .filter(claims::due_kind.eq(DeadlineKind::Sla.key()))
            .filter(claims::due_at.lt(stored(now)))
            .select(claims::phase)
            .into_boxed();
        if let Some(reach) = whose {
            let reviewers = [Status::Submitted.key(), Status::UnderReview.key()];
            query = within!(query, reach).filter(claims::status.eq_any(reviewers));
        }
        let phases: Vec<String> = query.load(self.conn)?;
        let mut late = BTreeMap::new();
        for phase in phases.iter().filter_map(|key| Phase::from_key(key)) {
            *late.entry(phase).or_default() += 1;
        }
        Ok(late)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_holds_every_milestone_and_nothing_else() {
        let keys: Vec<String> = Milestone::ALL.iter().map(|one| format!("'{}'", one.key())).collect();
        assert_eq!(MILESTONES, format!("claim_events.kind IN ({})", keys.join(", ")));
        for database in ["sqlite", "postgres"] {
            let folder = format!("{}/migrations/{database}/0007_milestones", env!("CARGO_MANIFEST_DIR"));
            let index = std::fs::read_to_string(format!("{folder}/up.sql")).unwrap();
            let condition = MILESTONES.replace("claim_events.", "WHERE ");
            assert!(index.contains(&condition), "{database}: {index}");
        }
    }
}
