//! What readers are told of files that were not looked at for malware, or in which some was found.

use crate::domain::actor::Side;
use crate::domain::claim::Claim;
use crate::domain::ids::PoeId;
use crate::domain::scan::Scan;
use crate::store::Scans;
use crate::web::Shell;

/// What is known of a file; one of which nothing is known has not come yet.
pub fn scan_of(scans: &Scans, file: &PoeId) -> Scan {
    scans.get(file).copied().unwrap_or(Scan::Pending)
}

/// A file's state beside its other facts; where there is nothing to say, nothing.
pub fn state_of(scan: Scan, shell: &Shell) -> Option<String> {
    let quiet = matches!(scan, Scan::NotScanned | Scan::Clean);
    (!quiet).then(|| shell.t(format!("scan-{}", scan.key())))
}

/// What there is to know and to do about files that are held back, a sentence each.
pub fn held(claim: &Claim, scans: &Scans, reader: Side, shell: &Shell) -> Vec<String> {
    let side = if reader == Side::Partner { "partner" } else { "reviewer" };
    let says = |scan: Scan, name: &str| {
        let held = matches!(scan, Scan::Pending | Scan::Failed | Scan::Blocked);
        held.then(|| shell.t1(format!("scan-{}-{side}", scan.key()), "file", name))
    };
    claim.poe.iter().filter_map(|file| says(scan_of(scans, &file.id), file.name.as_str())).collect()
}
