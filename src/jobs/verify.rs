//! Is everything still what was written down? The database's own pages, each claim's chain of digests, its fold, the rows
//! beside it, its files, and the audit log's chain.

use crate::domain::claim::Claim;
use crate::domain::ids::{BlobKey, ClaimId, PoeId};
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::limit::DeadlineKind;
use crate::domain::poe::PoeFile;
use crate::files::{PoeFiles, is_whole};
use crate::store::{Chain, ChainFault, Reader, Store, StoreError};
use std::collections::HashSet;
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
    /// Kept files that no claim names: no fault, housekeeping removes them when they are a day old.
    pub unnamed: u64,
    /// Entries of the audit log looked at.
    pub entries: u64,
    /// The first thing that is wrong with the audit log.
    pub audit: Option<ChainFault>,
    /// What the database itself finds damaged.
    pub damage: Vec<String>,
    /// What is wrong, in the order of the claims.
    pub faults: Vec<Fault>,
}

impl VerifyReport {
    /// Whether everything is as it was written down.
    pub fn all_is_well(&self) -> bool {
        self.damage.is_empty() && self.audit.is_none() && self.faults.is_empty()
    }
}

impl fmt::Display for VerifyReport {
    /// The report: what is wrong, a line each, and what was looked at.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.damage.iter().try_for_each(|damage| writeln!(f, "the database: {damage}"))?;
        self.faults.iter().try_for_each(|fault| writeln!(f, "{fault}"))?;
        match self.audit {
            Some(ChainFault::Missing(number)) => writeln!(f, "the audit log: entry {number} is missing")?,
            Some(ChainFault::Changed(number)) => {
                writeln!(f, "the audit log: entry {number} or the one before it was changed")?;
            }
            None => {}
        }
        let Self { claims, events, files, entries, unnamed, .. } = self;
        writeln!(f, "{claims} claims, {events} events, {files} files and {entries} audit entries looked at")?;
        if *unnamed > 0 {
            writeln!(
                f,
                "{unnamed} files that no claim names; housekeeping removes them when they are a day old"
            )?;
        }
        match self.damage.len() + usize::from(self.audit.is_some()) + self.faults.len() {
            0 => write!(f, "all is well"),
            faults => write!(f, "{faults} faults"),
        }
    }
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
    /// A column or a table beside the history says something else.
    Row(&'static str),
    /// It stands as no claim can.
    Impossible(&'static str),
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
            FaultKind::Row(place) => write!(f, "{claim}: {place} does not say what the history says"),
            FaultKind::Impossible(why) => write!(f, "{claim}: {why}"),
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
    verify_telling(store, files, &mut |_| {})
}

/// The same, telling from time to time how many claims have been looked at.
///
/// # Errors
/// As `verify`.
pub fn verify_telling(
    store: &Store,
    files: Option<&dyn PoeFiles>,
    tell: &mut dyn FnMut(u64),
) -> Result<VerifyReport, StoreError> {
    let mut report = VerifyReport { damage: store.damage()?, ..VerifyReport::default() };
    let mut named: HashSet<BlobKey> = HashSet::new();
    // Listed before the claims are read: what is uploaded meanwhile is nobody's business.
    let kept = files.map_or(Ok(Vec::new()), PoeFiles::keys);
    for ids in all_claims(store) {
        for id in ids? {
            report.claims += 1;
            match store.read_now(|reader| read(reader, &id)) {
                Ok(found) => {
                    named.extend(found.claim.poe.iter().map(|file| file.blob.clone()));
                    report.check(found, files);
                }
                Err(error) => report.blame(&id, FaultKind::Unreadable(error.to_string())),
            }
        }
        tell(report.claims);
    }
    (report.entries, report.audit) = store.read_now(|reader| reader.audit_chain())?;
    for claim in store.read_now(|reader| reader.wrongly_marked(BATCH))? {
        report.blame(&claim, FaultKind::Marked);
    }
    match kept {
        Ok(kept) => report.unnamed = kept.iter().filter(|key| !named.contains(key)).count() as u64,
        Err(error) => report.damage.push(format!("the folder of PoE files cannot be read: {error}")),
    }
    Ok(report)
}

/// The numbers of all claims, some at a time, in order.
pub(super) fn all_claims(store: &Store) -> impl Iterator<Item = Result<Vec<ClaimId>, StoreError>> + '_ {
    let mut after = None;
    std::iter::from_fn(move || {
        let ids = store.read_now(|reader| reader.claim_ids(after.as_ref(), BATCH));
        if let Ok(ids) = &ids {
            after = Some(ids.last()?.clone());
        }
        Some(ids)
    })
}

/// A claim as it is kept, of one moment.
struct Found {
    claim: Claim,
    chain: Chain,
    /// What the history makes of it.
    made: Option<Claim>,
    /// Which rows say something else than the history.
    rows: Vec<&'static str>,
}

fn read(reader: &mut Reader<'_>, id: &ClaimId) -> Result<Found, StoreError> {
    let claim = reader.claim(id)?.ok_or(StoreError::NotFound)?;
    let chain = reader.chain(id)?;
    let made = Claim::replay(id.clone(), &chain.history);
    let rows = match &made {
        Some(made) => reader.differing_rows(made, &chain.history)?,
        None => Vec::new(),
    };
    Ok(Found { claim, chain, made, rows })
}

impl VerifyReport {
    fn blame(&mut self, claim: &ClaimId, what: FaultKind) {
        self.faults.push(Fault { claim: claim.clone(), what });
    }

    fn check(&mut self, found: Found, files: Option<&dyn PoeFiles>) {
        let Found { claim, chain, made, rows } = found;
        self.events += chain.history.len() as u64;
        if let Some(fault) = chain.fault {
            self.blame(&claim.id, FaultKind::Chain(fault));
        }
        // A history cut off at its end has a whole chain, but makes an older claim than the one that is kept.
        if made.as_ref() != Some(&claim) {
            self.blame(&claim.id, FaultKind::Fold);
        }
        for place in rows {
            self.blame(&claim.id, FaultKind::Row(place));
        }
        if let Some(why) = impossible(&claim) {
            self.blame(&claim.id, FaultKind::Impossible(why));
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

/// What no claim can be, under whichever rules it was made.
fn impossible(claim: &Claim) -> Option<&'static str> {
    let begun = !matches!(claim.status(), Status::Editing | Status::Discarded);
    let waits_for_partner = claim.status() == Status::PartnerActionRequired;
    let is_over = matches!(claim.phase(), Phase::Associated | Phase::RejectedFinally | Phase::Discarded);
    let expires = claim.due.is_some_and(|due| due.kind == DeadlineKind::Expiry);
    let found = [
        (begun && claim.submitted_at.is_none(), "it was decided about and never handed in"),
        (begun && claim.poe.is_empty(), "it was handed in without evidence"),
        (waits_for_partner && !expires, "its partner is asked, and no day ends that"),
        (is_over && claim.due.is_some(), "it is over, and a deadline runs"),
    ];
    found.into_iter().find_map(|(wrong, why)| wrong.then_some(why))
}

fn fault_of(files: &dyn PoeFiles, poe: &PoeFile) -> Option<FaultKind> {
    let whole = files.open(&poe.blob).and_then(|mut bytes| is_whole(bytes.as_mut(), poe));
    match whole {
        Ok(true) => None,
        Ok(false) => Some(FaultKind::FileChanged(poe.id.clone())),
        Err(_) => Some(FaultKind::FileMissing(poe.id.clone())),
    }
}
