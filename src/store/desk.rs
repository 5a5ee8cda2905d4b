//! What the reviewers' desk asks beside its lists: what can be taken next, which claims collide, and whose letter came
//! to the wrong person.

use super::columns::from_json;
use super::schema::{claim_events, claim_marks, claim_meets, claims, collisions_settled};
use super::{Reader, StoreError, Writer};
use crate::domain::claim::Claim;
use crate::domain::ids::{ClaimId, PartnerId};
use crate::domain::lifecycle::Status;
use crate::domain::product::AssociationKey;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use std::collections::BTreeSet;

/// The claims that collide, in the very words of the small index of migration 0020 (`queue_counts`).
pub(super) const COLLIDING: &str = "claims.colliding";

/// What makes a claim collide: nobody has decided it, and another partner's claim stands in its way, a live association
/// or a pending claim that no lead has settled.
const COLLIDES: &str = "claims.status NOT IN ('editing', 'approved', 'rejected', 'discarded') AND EXISTS (
    SELECT 1 FROM claim_meets AS mine
    JOIN claim_products AS theirs ON theirs.association = mine.association
    JOIN claims AS rival ON rival.id = theirs.claim_id
    WHERE mine.claim_id = claims.id AND rival.partner_id <> claims.partner_id
      AND (rival.status = 'approved'
        OR (rival.status IN ('submitted', 'under-review', 'partner-action-required')
          AND NOT EXISTS (
            SELECT 1 FROM collisions_settled AS settled
            WHERE settled.claim_id = claims.id AND settled.other_id = rival.id))))";

/// How many claims are looked at to find one that can be taken.
const CANDIDATES: i64 = 100;

/// The events that say whether the customer's letter is at the right person: the last of them counts.
const ABOUT_ADDRESSEES: [&str; 5] =
    ["approved", "consent-resent", "wrong-person-reported", "consent-denied", "consent-elapsed"];

/// Which claims of a list bear a sign that no column of theirs tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowMarks {
    /// Another partner wants the same.
    pub colliding: BTreeSet<ClaimId>,
    /// The customer's addressee says to be the wrong person.
    pub misaddressed: BTreeSet<ClaimId>,
}

impl Reader<'_> {
    /// Claims that nobody has and whose partner does not want them rejected, what is due first on top: submitted ones,
    /// and disputes; those of some organisations left out.
    ///
    /// # Errors
    /// When the database fails.
    pub fn nobodys(&mut self, without: &[PartnerId]) -> Result<Vec<Claim>, StoreError> {
        let of_status = |status: Status| {
            claims::table
                .filter(claims::status.eq(status.key()))
                .filter(claims::reviewer_id.is_null())
                .filter(claims::asked_to_reject.eq(false))
                .filter(claims::partner_id.ne_all(without))
                .order((claims::due_at, claims::id))
                .limit(CANDIDATES)
                .select(claims::body)
        };
        let mut bodies: Vec<String> = of_status(Status::Submitted).load(self.conn)?;
        bodies.extend(of_status(Status::UnderReview).load::<String>(self.conn)?);
        let found: Result<Vec<Claim>, _> = bodies.iter().map(|body| from_json(body)).collect();
        let mut found = found?;
        found.sort_by_key(|claim| claim.due.map(|due| due.due_at));
        Ok(found)
    }

    /// The signs of some claims.
    ///
    /// # Errors
    /// When the database fails.
    pub fn row_marks(&mut self, ids: &[ClaimId]) -> Result<RowMarks, StoreError> {
        let colliding: Vec<ClaimId> = claim_marks::table
            .filter(claim_marks::id.eq_any(ids))
            .filter(claim_marks::colliding)
            .select(claim_marks::id)
            .load(self.conn)?;
        let events: Vec<(ClaimId, String)> = claim_events::table
            .filter(claim_events::claim_id.eq_any(ids))
            .filter(claim_events::kind.eq_any(ABOUT_ADDRESSEES))
            .order((claim_events::claim_id, claim_events::seq))
            .select((claim_events::claim_id, claim_events::kind))
            .load(self.conn)?;
        let mut misaddressed = BTreeSet::new();
        for (id, kind) in events {
            match kind.as_str() {
                "wrong-person-reported" => misaddressed.insert(id),
                _ => misaddressed.remove(&id),
            };
        }
        Ok(RowMarks { colliding: colliding.into_iter().collect(), misaddressed })
    }

    /// Claims whose mark of colliding is not what the claims around them make it, at most so many: there are none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn wrongly_marked(&mut self, most: i64) -> Result<Vec<ClaimId>, StoreError> {
        Ok(claim_marks::table
            .filter(claim_marks::colliding.ne(sql::<Bool>(&format!("({COLLIDES})"))))
            .order(claim_marks::id)
            .limit(most)
            .select(claim_marks::id)
            .load(self.conn)?)
    }
}

impl Writer<'_> {
    /// Writes down anew at what a claim meets others.
    pub(super) fn put_meets(&mut self, claim: &Claim) -> Result<(), StoreError> {
        diesel::delete(claim_meets::table.filter(claim_meets::claim_id.eq(&claim.id))).execute(self.conn)?;
        for key in claim.details.collides_with() {
            diesel::insert_into(claim_meets::table)
                .values((claim_meets::claim_id.eq(&claim.id), claim_meets::association.eq(key.as_str())))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Marks anew which claims collide, after one of them became another: itself, and all that meet what it wants or
    /// wanted. Another claim's mark is no act on that claim, and no part of its history.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_collisions(&mut self, before: &Claim, after: &Claim) -> Result<(), StoreError> {
        let wanted: BTreeSet<AssociationKey> =
            before.details.wants().into_iter().chain(after.details.wants()).collect();
        let meeting: Vec<ClaimId> = claim_meets::table
            .filter(claim_meets::association.eq_any(wanted.iter().map(AssociationKey::as_str)))
            .select(claim_meets::claim_id)
            .distinct()
            .load(self.conn)?;
        let marked: BTreeSet<ClaimId> = meeting.into_iter().chain([after.id.clone()]).collect();
        diesel::update(claim_marks::table.filter(claim_marks::id.eq_any(marked)))
            .set(claim_marks::colliding.eq(sql::<Bool>(&format!("({COLLIDES})"))))
            .execute(self.conn)?;
        Ok(())
    }

    /// Notes before which others a lead has let a claim go.
    ///
    /// # Errors
    /// When the database fails.
    pub fn settle_collisions(&mut self, claim: &ClaimId, others: &[ClaimId]) -> Result<(), StoreError> {
        for other in others {
            let there = collisions_settled::table.find((claim, other));
            let settled: bool = diesel::select(diesel::dsl::exists(there)).get_result(self.conn)?;
            if !settled {
                diesel::insert_into(collisions_settled::table)
                    .values((collisions_settled::claim_id.eq(claim), collisions_settled::other_id.eq(other)))
                    .execute(self.conn)?;
            }
        }
        Ok(())
    }
}
