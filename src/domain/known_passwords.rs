//! Passwords that were stolen somewhere and published: whoever guesses has them too.
//!
//! Kept is a piece of each one's SHA-256, so that the list is short and tells nobody a password; one fresh password in
//! three million is taken for a known one. `.ci/known-passwords` makes the list.

use sha2::{Digest, Sha256};

/// How many bytes of a digest are kept.
const MARK: usize = 5;

/// The marks, in order.
static MARKS: &[u8] = include_bytes!("known_passwords.bin");

/// Whether a password is known, as it is or in small letters.
pub fn is_known(password: &str) -> bool {
    has(password) || has(&password.to_lowercase())
}

fn has(password: &str) -> bool {
    let digest = Sha256::digest(password.as_bytes());
    let (marks, _) = MARKS.as_chunks::<MARK>();
    marks.binary_search_by(|mark| mark.as_slice().cmp(&digest[..MARK])).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_hundred_thousand_long_passwords_are_known_and_stand_in_order() {
        let (marks, rest) = MARKS.as_chunks::<MARK>();
        assert!(marks.len() > 300_000 && rest.is_empty(), "{} and {}", marks.len(), rest.len());
        assert!(marks.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn a_published_password_is_known_in_small_letters_too_and_a_fresh_one_is_not() {
        for known in ["06ekaterina2793", "06EKATERINA2793", "zudVix-zyspeb-3gydsu", "111111matias_ignacio69"]
        {
            assert!(is_known(known), "{known}");
        }
        for fresh in ["correct horse battery", "a river past our old house", "åska över älven 17"] {
            assert!(!is_known(fresh), "{fresh}");
        }
    }
}
