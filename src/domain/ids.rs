//! Names of things. Each is text we mint ourselves (see `clock::Ids`), so the same on both databases.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Declares an identifier: a text that can only be minted or read back, never computed with.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a text that was minted by `Ids` or read back from the store.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A claim's number as people quote it: `CPOR-2026-4F7K2MX`.
    ClaimId,
    /// A partner organisation.
    PartnerId,
    /// A person who signs in: partner or Microsoft.
    PersonId,
    /// One PoE file of one claim.
    PoeId,
    /// Where the bytes of a PoE file are kept.
    BlobKey,
    /// One letter to one recipient.
    LetterId,
    /// One second factor of one person.
    FactorId,
    /// One conflict of interest a reviewer declared.
    ConflictId,
}

/// Letters and digits that cannot be mistaken for one another when read aloud (no I, L, O, U).
pub const CLAIM_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many characters follow the year in a claim's number.
pub const CLAIM_CODE_LENGTH: usize = 7;

impl ClaimId {
    /// Reads a claim's number as a person types it: any case, blanks around it, O for 0 and I or L for 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let upper = typed.trim().to_ascii_uppercase();
        let rest = upper.strip_prefix("CPOR-")?;
        let (year, code) = rest.split_once('-')?;
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let code: String = code
            .chars()
            .map(|c| match c {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let known = code.bytes().all(|b| CLAIM_ALPHABET.contains(&b));
        (known && code.len() == CLAIM_CODE_LENGTH).then(|| Self(format!("CPOR-{year}-{code}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_number_read_over_the_telephone_is_understood() {
        let said = ClaimId::parse("  cpor-2026-4f7k2mo ").unwrap();
        assert_eq!(said.as_str(), "CPOR-2026-4F7K2M0");
        assert_eq!(ClaimId::parse("CPOR-2026-4F7K2M"), None);
        assert_eq!(ClaimId::parse("CPOR-26-4F7K2MX"), None);
        assert_eq!(ClaimId::parse("CPOR-2026-4F7K2M!"), None);
    }
}
