//! Records that are only ever added to, each chained to the one before: whatever is changed or taken out is found.

use sha2::{Digest, Sha256};

/// What is wrong with a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainFault {
    /// The record of this number is missing.
    Missing(u64),
    /// The record of this number, or the one before, is not what was written.
    Changed(u64),
}

/// The digest a record must have behind `previous`: SHA-256 over that digest and everything the record says, each part
/// with its length before it so that nothing can slide from one column into the next.
pub(super) fn chained(previous: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in [&[previous], parts].concat() {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A chain looked at from its first record on.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// How many records were looked at.
    pub(super) records: u64,
    /// The digest of the last.
    pub(super) head: String,
    /// The first fault.
    pub(super) fault: Option<ChainFault>,
}

impl Walk {
    /// Looks at the next record: its number, the digest it has, and the one it must have behind another.
    pub(super) fn step(&mut self, number: i64, digest: &str, must_have: impl FnOnce(&str) -> String) {
        self.records += 1;
        if u64::try_from(number) != Ok(self.records) {
            self.fault = self.fault.or(Some(ChainFault::Missing(self.records)));
        } else if must_have(&self.head) != digest {
            self.fault = self.fault.or(Some(ChainFault::Changed(self.records)));
        }
        digest.clone_into(&mut self.head);
    }
}
