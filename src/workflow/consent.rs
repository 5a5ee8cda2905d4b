//! The customer's link: which claim, which letter, until when, and a keyed hash nobody can guess.
//!
//! There is no table of tokens: using a link twice is refused by the lifecycle itself.

use super::hex::to_hex;
use crate::domain::ids::ClaimId;
use chrono::NaiveDate;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use subtle::ConstantTimeEq;

/// The keys links are signed with: the first signs, all are accepted, so a key can be changed during a running week.
pub struct ConsentKeys(Vec<Vec<u8>>);

impl fmt::Debug for ConsentKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ConsentKeys(…)")
    }
}

/// What a customer's link is signed for: no other signature of ours passes for one.
const PURPOSE: &str = "consent link";

/// What a customer's link says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentLink {
    /// The claim it is about.
    pub claim: ClaimId,
    /// The event that opened the window it belongs to.
    pub seq: u32,
    /// The last day on which it can deny.
    pub last_day: NaiveDate,
}

impl ConsentLink {
    fn payload(&self) -> String {
        format!("{}.{}.{}", self.claim, self.seq, self.last_day.format("%Y%m%d"))
    }

    fn parse(payload: &str) -> Option<Self> {
        let mut parts = payload.split('.');
        let (claim, seq, day) = (parts.next()?, parts.next()?, parts.next()?);
        let last_day = NaiveDate::parse_from_str(day, "%Y%m%d").ok()?;
        let link = Self { claim: ClaimId::parse(claim)?, seq: seq.parse().ok()?, last_day };
        parts.next().is_none().then_some(link)
    }
}

impl ConsentKeys {
    /// Keys by their secret texts, the signing one first.
    pub fn new(secrets: &[&str]) -> Self {
        Self(secrets.iter().map(|secret| secret.as_bytes().to_vec()).collect())
    }

    /// The token that stands in the customer's letter.
    pub fn sign(&self, link: &ConsentLink) -> String {
        let payload = link.payload();
        let key = self.0.first().map_or(&[][..], Vec::as_slice);
        let hash = keyed_hash(key, PURPOSE, &payload);
        format!("{payload}.{hash}")
    }

    /// A hash of a text for another purpose, by the signing key: nobody without it can make or search it.
    pub(super) fn hash(&self, purpose: &str, text: &str) -> String {
        keyed_hash(self.0.first().map_or(&[][..], Vec::as_slice), purpose, text)
    }

    /// What a token says; `None` unless one of the keys has signed it.
    pub fn read(&self, token: &str) -> Option<ConsentLink> {
        let (payload, hash) = token.rsplit_once('.')?;
        let signed =
            |key: &Vec<u8>| bool::from(keyed_hash(key, PURPOSE, payload).as_bytes().ct_eq(hash.as_bytes()));
        self.0.iter().any(signed).then(|| ConsentLink::parse(payload)).flatten()
    }
}

/// HMAC-SHA-256 cut to 160 bits, in hexadecimal digits: short enough for a link, long enough never to be guessed.
fn keyed_hash(key: &[u8], purpose: &str, payload: &str) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(purpose.as_bytes());
    mac.update(b"\0");
    mac.update(payload.as_bytes());
    to_hex(&mac.finalize().into_bytes()[..20])
}

impl super::Workflow {
    /// The token for the customer's letter about this event.
    pub fn consent_token(&self, link: &ConsentLink) -> String {
        self.consent_keys.sign(link)
    }

    /// What a customer's token says; `None` for one that was never ours.
    pub fn read_consent_token(&self, token: &str) -> Option<ConsentLink> {
        self.consent_keys.read(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> ConsentLink {
        let last_day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        ConsentLink { claim: ClaimId::parse("CPOR-2026-4F7K2MX").unwrap(), seq: 7, last_day }
    }

    #[test]
    fn a_link_says_what_was_signed_and_a_changed_one_says_nothing() {
        let keys = ConsentKeys::new(&["a secret that is long enough"]);
        let token = keys.sign(&link());
        assert_eq!(keys.read(&token), Some(link()));
        assert_eq!(keys.read(&token.replace(".7.", ".8.")), None);
        assert_eq!(keys.read(&token[..token.len() - 1]), None);
        assert_eq!(keys.read(""), None);
        assert_eq!(ConsentKeys::new(&["another secret"]).read(&token), None);
    }

    #[test]
    fn a_signature_for_one_purpose_is_none_for_another() {
        let (keys, payload) = (ConsentKeys::new(&["a secret that is long enough"]), link().payload());
        let signed = |purpose: &str| keys.read(&format!("{payload}.{}", keys.hash(purpose, &payload)));
        assert_eq!(signed(PURPOSE), Some(link()));
        for other in ["password link", "tries by account", "letters by address", ""] {
            assert_eq!(signed(other), None, "{other}");
        }
    }

    #[test]
    fn a_key_can_be_changed_while_letters_are_on_their_way() {
        let token = ConsentKeys::new(&["old"]).sign(&link());
        assert_eq!(ConsentKeys::new(&["new", "old"]).read(&token), Some(link()));
    }

    proptest::proptest! {
        #[test]
        fn no_text_but_a_signed_one_says_anything(
            odd in "\\PC{0,80}",
            at in 0..80_usize,
            cut in 0..12_usize,
            put in "[0-9a-fCPOR.\\-]{0,6}",
        ) {
            let keys = ConsentKeys::new(&["a secret that is long enough", "the one before"]);
            let token = keys.sign(&link());
            let at = at.min(token.len());
            let end = (at + cut).min(token.len());
            let changed = format!("{}{put}{}", &token[..at], &token[end..]);
            proptest::prop_assert_eq!(keys.read(&changed).is_some(), changed == token);
            proptest::prop_assert_eq!(keys.read(&odd), None);
            proptest::prop_assert_eq!(keys.read(&format!("{odd}.{token}")), None);
        }
    }
}
