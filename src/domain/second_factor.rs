//! What people prove themselves with besides their password.

use super::ids::FactorId;
use super::keyed::keyed;
use chrono::{DateTime, Utc};

keyed! {
    /// A kind of second factor.
    pub enum FactorKind {
        /// An authenticator app that shows a new code every half minute (TOTP).
        App = "app",
        /// A device or a security key that signs (WebAuthn).
        Passkey = "passkey",
    }
}

/// One second factor, as its owner knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Which.
    pub id: FactorId,
    /// What kind.
    pub kind: FactorKind,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// When it was used last.
    pub used_at: Option<DateTime<Utc>>,
}

/// How many recovery codes a person is given.
pub const RECOVERY_CODES: usize = 10;

/// What a recovery code is once blanks, hyphens and the case it was typed in are gone; O is 0, I and L are 1.
pub fn recovery_code_as_kept(typed: &str) -> String {
    let telling = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let upper = telling.map(|c| c.to_ascii_uppercase());
    upper
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_may_be_typed_in_any_case_and_grouping() {
        for typed in ["AB10-CD00", "ab10cd00", " abLo cdOO ", "ABI0-CD0O"] {
            assert_eq!(recovery_code_as_kept(typed), "AB10CD00", "{typed}");
        }
    }
}
