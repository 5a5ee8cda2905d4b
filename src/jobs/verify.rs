//! Is everything still what was written down? Each claim's chain of digests, its fold, and its files.

use crate::domain::claim::Claim;
use crate::domain::ids::{ClaimId, PoeId};
use crate::domain::lifecycle::Status;
use crate::domain::poe::PoeFile;
use crate::files::{PoeFiles, is_whole};
use crate::store::{Chain, ChainFault, Reader, Store, StoreError};
use std::fmt;

/// How many claims are looked up at a time.
const BATCH: i64 = 500;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// Claims looked at.
    pub claims: u64,
    /// Events looked at.
    pub events: u64,
    /// PoE files looked at.
    pub files: u64,
    /// What is wrong, in the order of the claims.
    pub faults: Vec<Fault>,
}

/// Something that is not what was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In which claim.
    pub claim: ClaimId,
    /// What.
    pub what: FaultKind,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// A row of the history is missing or was changed.
    Chain(ChainFault),
    /// The claim is not what its history makes it.
    Fold,
    /// The lists say of it that it collides and it does not, or the other way round.
    Marked,
    /// The bytes of a file are gone.
    FileMissing(PoeId),
    /// The bytes of a file are not the ones that were handed in.
    FileChanged(PoeId),
    /// The claim or its history cannot be read at all.
    Unreadable(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claim = &self.claim;
        match &self.what {
            FaultKind::Chain(ChainFault::Missing(seq)) => write!(f, "{claim}: event {seq} is missing"),
            FaultKind::Chain(ChainFault::Changed(seq)) => {
                write!(f, "{claim}: event {seq} or the one before it was changed")
            }
            FaultKind::Fold => write!(f, "{claim}: the claim is not what its history makes it"),
            FaultKind::Marked => write!(f, "{claim}: its mark of a competing claim is wrong"),
            FaultKind::FileMissing(poe) => write!(f, "{claim}: the bytes of PoE file {poe} are missing"),
            FaultKind::FileChanged(poe) => write!(f, "{claim}: the bytes of PoE file {poe} were changed"),
            FaultKind::Unreadable(why) => write!(f, "{claim}: cannot be read: {why}"),
        }
    }
}

/// Checks every claim, and its files where they are given. Blocks; writes nothing.
///
/// # Errors
/// When the claims cannot be listed; what is wrong with one of them is in the report.
pub fn verify(store: &Store, files: Option<&dyn PoeFiles>) -> Result<VerifyReport, StoreError> {
    let mut report = VerifyReport::default();
    let mut after: Option<ClaimId> = None;
    loop {
        let ids = store.read_now(|reader| reader.claim_ids(after.as_ref(), BATCH))?;
        let Some(last) = ids.last() else { break };
        after = Some(last.clone());
        for id in ids {
            report.claims += 1;
            match store.read_now(|reader| read(reader, &id)) {
                Ok((claim, chain)) => report.check(&claim, chain, files),
                Err(error) => report.blame(&id, FaultKind::Unreadable(error.to_string())),
            }
        }
    }
    for claim in store.read_now(|reader| reader.wrongly_marked(BATCH))? {
        report.blame(&claim, FaultKind::Marked);
    }
    Ok(report)
}

fn read(reader: &mut Reader<'_>, id: &ClaimId) -> Result<(Claim, Chain), StoreError> {
    let claim = reader.claim(id)?.ok_or(StoreError::NotFound)?;
    Ok((claim, reader.chain(id)?))
}

impl VerifyReport {
    fn blame(&mut self, claim: &ClaimId, what: FaultKind) {
        self.faults.push(Fault { claim: claim.clone(), what });
    }

    fn check(&mut self, claim: &Claim, chain: Chain, files: Option<&dyn PoeFiles>) {
        self.events += chain.history.len() as u64;
        if let Some(fault) = chain.fault {
            self.blame(&claim.id, FaultKind::Chain(fault));
        }
        // A history cut off at its end has a whole chain, but makes an older claim than the one that is kept.
        if Claim::replay(claim.id.clone(), &chain.history).as_ref() != Some(claim) {
            self.blame(&claim.id, FaultKind::Fold);
        }
        // Those of a draft that was thrown away are gone with it.
        let kept = files.filter(|_| claim.status() != Status::Discarded);
        for poe in kept.iter().flat_map(|_| &claim.poe) {
            self.files += 1;
            if let Some(fault) = files.and_then(|files| fault_of(files, poe)) {
                self.blame(&claim.id, fault);
            }
        }
    }
}

fn fault_of(files: &dyn PoeFiles, poe: &PoeFile) -> Option<FaultKind> {
    let whole = files.open(&poe.blob).and_then(|mut bytes| is_whole(bytes.as_mut(), poe));
    match whole {
        Ok(true) => None,
        Ok(false) => Some(FaultKind::FileChanged(poe.id.clone())),
        Err(_) => Some(FaultKind::FileMissing(poe.id.clone())),
    }
}
