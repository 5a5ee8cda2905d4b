//! Time passes. What it does to a claim is decided by the lifecycle; this only knocks at the door, as the clock.

use super::Jobs;
use crate::domain::action::{Act, Action};
use crate::domain::actor::Actor;
use crate::domain::calendar::Now;
use crate::domain::claim::Claim;
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::available;
use crate::store::{Expired, Reader, StoreError};
use crate::workflow::{ActError, Seen};
use chrono::{DateTime, Utc};

/// How many claims are looked up at a time.
const BATCH: i64 = 100;

/// What a sweep did, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SweepReport {
    /// The instant it was asked about.
    pub as_of: DateTime<Utc>,
    /// Whether it only looked.
    pub dry_run: bool,
    /// What was settled, oldest deadline first.
    pub swept: Vec<Swept>,
    /// How many claims somebody else had settled in the meantime, or the lifecycle leaves alone.
    pub passed: u32,
    /// Claims that could not be settled; the log says why.
    pub broken: Vec<ClaimId>,
}

/// One claim that time has settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swept {
    /// Which claim.
    pub claim: ClaimId,
    /// What happened to it.
    pub act: Act,
    /// When its time was over, or its partner was to be reminded.
    pub due_at: DateTime<Utc>,
}

/// How claims are found that time has something to say about.
type LookUp = fn(&mut Reader<'_>, DateTime<Utc>, Option<&Expired>, i64) -> Result<Vec<Expired>, StoreError>;

enum Settled {
    Done(Act),
    Passed,
    Broken,
}

impl Jobs {
    /// Settles every claim whose expiry was over at `as_of`, oldest first, one claim a transaction, then reminds the
    /// partners whose last days to answer have come. Doing it twice does nothing twice. A dry run only tells what would
    /// be done.
    ///
    /// # Errors
    /// When the claims cannot be looked up; a claim that fails is logged and passed over.
    pub async fn sweep(&self, as_of: DateTime<Utc>, dry_run: bool) -> Result<SweepReport, StoreError> {
        let now = self.app.workflow.calendar().await?.now(as_of);
        let mut report = SweepReport { as_of, dry_run, swept: vec![], passed: 0, broken: vec![] };
        let look_ups: [LookUp; 2] = [
            |reader, at, after, most| reader.expired(at, after, most),
            |reader, at, after, most| reader.to_remind(at, after, most),
        ];
        for look_up in look_ups {
            self.settle_all(look_up, now, &mut report).await?;
        }
        log(&report);
        Ok(report)
    }

    /// Settles whatever one look-up finds, batch by batch.
    async fn settle_all(
        &self,
        look_up: LookUp,
        now: Now,
        report: &mut SweepReport,
    ) -> Result<(), StoreError> {
        let (as_of, dry_run) = (report.as_of, report.dry_run);
        let mut after: Option<Expired> = None;
        loop {
            let from = after.clone();
            let batch =
                self.app.store.read(move |reader| look_up(reader, as_of, from.as_ref(), BATCH)).await?;
            // Always onward from the last one seen: a broken claim is met once a sweep.
            let Some(last) = batch.last() else { break };
            after = Some(last.clone());
            for expired in batch {
                match self.settle(&expired.claim, now, dry_run).await {
                    Settled::Done(act) => {
                        report.swept.push(Swept { claim: expired.claim, act, due_at: expired.due_at });
                    }
                    Settled::Passed => report.passed += 1,
                    Settled::Broken => report.broken.push(expired.claim),
                }
            }
        }
        Ok(())
    }

    async fn settle(&self, id: &ClaimId, now: Now, dry_run: bool) -> Settled {
        let wanted = id.clone();
        let claim = match self.app.store.read(move |reader| reader.claim(&wanted)).await {
            Ok(Some(claim)) => claim,
            Ok(None) => return Settled::Passed,
            Err(error) => return broken(id, &error),
        };
        let Some(action) = due_action(&claim, now) else { return Settled::Passed };
        let act = action.act();
        if dry_run {
            return Settled::Done(act);
        }
        let seen = Seen::Version(claim.version);
        match self.app.workflow.act(&Actor::Clock, id, seen, action).await {
            Ok(_) => Settled::Done(act),
            // Somebody was faster, or answered in the last minute: their act stands.
            Err(ActError::Stale | ActError::Refused(_) | ActError::NotFound) => Settled::Passed,
            Err(error @ ActError::Store(_)) => broken(id, &error),
        }
    }
}

/// What the clock may do to a claim now; the lifecycle offers it one act at most.
fn due_action(claim: &Claim, now: Now) -> Option<Action> {
    available(claim, &Actor::Clock, now).into_iter().find_map(|act| match act {
        Act::RemindPartner => Some(Action::RemindPartner),
        Act::NoResponse => Some(Action::NoResponse),
        Act::LapseAsAsked => Some(Action::LapseAsAsked),
        Act::ElapseConsent => Some(Action::ElapseConsent),
        _ => None,
    })
}

fn broken(claim: &ClaimId, error: &dyn std::error::Error) -> Settled {
    tracing::error!(%claim, %error, "the deadline of {claim} could not be settled");
    Settled::Broken
}

fn log(report: &SweepReport) {
    if report.dry_run {
        return;
    }
    for Swept { claim, act, .. } in &report.swept {
        tracing::info!(%claim, act = act.key(), "time has settled {claim}");
    }
}
