//! What a scanner said of a PoE file, and who may open it then.

use super::actor::Side;
use super::keyed::keyed;

keyed! {
    /// What is known of a file's malware.
    pub enum Scan {
        /// Nobody looked: no scanner was set up when it came.
        NotScanned = "not-scanned",
        /// It waits for its turn.
        Pending = "pending",
        /// Nothing was found.
        Clean = "clean",
        /// Malware was found. Nobody opens it any more.
        Blocked = "blocked",
        /// The scanner could not tell. A person decides.
        Failed = "failed",
        /// A person let it through without a verdict.
        Released = "released",
    }
}

impl Scan {
    /// Whether a side may open the file. Who handed it in may look at it until something is found in it; the others wait
    /// for a verdict.
    pub const fn is_open_to(self, side: Side) -> bool {
        match self {
            Self::NotScanned | Self::Clean | Self::Released => true,
            Self::Pending | Self::Failed => matches!(side, Side::Partner),
            Self::Blocked => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_opened_by_the_other_side_after_its_verdict_and_by_nobody_when_it_is_bad() {
        let open = |side| -> Vec<&str> {
            Scan::ALL.iter().filter(|scan| scan.is_open_to(side)).map(|scan| scan.key()).collect()
        };
        assert_eq!(open(Side::Reviewer), ["not-scanned", "clean", "released"]);
        assert_eq!(open(Side::Partner), ["not-scanned", "pending", "clean", "failed", "released"]);
    }
}
