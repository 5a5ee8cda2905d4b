//! What the malware scanner says of files, and what a Portal admin decides where it could not tell; on the record.

use super::{ActError, Workflow};
use crate::domain::actor::Actor;
use crate::domain::ids::{ClaimId, PoeId};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::scan::Scan;
use crate::domain::trace::{Deed, Door, Entrance, Fact, Trace};
use crate::store::{StoreError, Writer};
use chrono::{DateTime, Utc};

/// What a Portal admin decides about a file without a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanDecision {
    /// It is looked at once more.
    Again,
    /// It is let through.
    Release,
}

impl Workflow {
    /// The same with a scanner: what comes from now on waits for its verdict.
    #[must_use]
    pub fn with_scanning(mut self) -> Self {
        self.scanning = true;
        self
    }

    /// Whether there is a scanner.
    pub const fn is_scanning(&self) -> bool {
        self.scanning
    }

    /// What is known of a file that comes in.
    pub(super) const fn known_of_new(&self) -> Scan {
        if self.scanning { Scan::Pending } else { Scan::NotScanned }
    }

    /// Writes down a verdict on a file that waits for one; a second one changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn judge(&self, poe: &PoeId, verdict: Scan, said: String) -> Result<(), StoreError> {
        let (poe, at) = (poe.clone(), self.instant());
        let judge = move |writer: &mut Writer<'_>| {
            let done = writer.record_scan(&poe, &[Scan::Pending], verdict, &said, None, at)?;
            if !(done && verdict == Scan::Blocked) {
                return Ok(());
            }
            let trace =
                Trace::of(Deed::EvidenceBlocked, &Door::inside(Entrance::Portal)).with(Fact::Why, &said);
            trace_file(writer, trace, &poe, at)
        };
        self.store.write(judge).await
    }

    /// Has a file looked at again, or lets it through though the scanner could not tell.
    ///
    /// # Errors
    /// `NotFound` for anybody but a Portal admin, and for a file that does not wait for a person; otherwise when the
    /// database fails.
    pub async fn decide_scan(
        &self,
        admin: &Person,
        door: &Door,
        poe: &PoeId,
        decision: ScanDecision,
    ) -> Result<(), StoreError> {
        if !super::manages(admin, None) {
            return Err(StoreError::NotFound);
        }
        let (poe, by, at) = (poe.clone(), admin.id.clone(), self.instant());
        let (to, deed) = match decision {
            ScanDecision::Again => (Scan::Pending, Deed::EvidenceScannedAgain),
            ScanDecision::Release => (Scan::Released, Deed::EvidenceReleased),
        };
        let trace = Trace::of(deed, door).by(&by);
        let decide = move |writer: &mut Writer<'_>| {
            let done = writer.record_scan(&poe, &[Scan::Failed], to, "", Some(&by), at)?;
            if !done {
                return Err(StoreError::NotFound);
            }
            trace_file(writer, trace.clone(), &poe, at)
        };
        self.store.write(decide).await
    }

    /// Nothing is handed in of which all is malware, and nothing approved that nobody could look at.
    pub(super) async fn evidence_is_let_through(
        &self,
        actor: &Actor,
        id: &ClaimId,
        approving: bool,
    ) -> Result<(), ActError> {
        let (actor, id) = (actor.clone(), id.clone());
        let known = self.store.read(move |reader| {
            let Some(claim) = reader.claim_for(&actor, &id)? else { return Ok(None) };
            let scans = reader.scans_of(&claim.id)?;
            Ok(Some(claim.poe.iter().filter_map(|file| scans.get(&file.id).copied()).collect::<Vec<_>>()))
        });
        let known = known.await?.ok_or(ActError::NotFound)?;
        if !known.is_empty() && known.iter().all(|scan| *scan == Scan::Blocked) {
            return Err(Refusal::EvidenceBlocked.into());
        }
        if approving && known.iter().any(|scan| matches!(scan, Scan::Pending | Scan::Failed)) {
            return Err(Refusal::EvidenceUnscanned.into());
        }
        Ok(())
    }
}

/// Leaves a trace about a file, with the claim it belongs to.
fn trace_file(
    writer: &mut Writer<'_>,
    trace: Trace,
    poe: &PoeId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let claim = writer.reader().claim_of_file(poe)?.ok_or(StoreError::NotFound)?;
    writer.trace(&trace.on(&claim).file(poe), at)
}
