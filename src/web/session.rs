//! What a sign-in session remembers: who, the token of its forms, one message for the next page.

use crate::domain::ids::{ClaimId, PersonId};
use crate::domain::person::Person;
use crate::domain::poe::PoeFile;
use actix_session::Session;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha512};
use std::collections::HashMap;
use subtle::ConstantTimeEq;

const PERSON: &str = "person";
const TOKEN: &str = "token";
const DEVICE: &str = "device";
const CONFIRMED: &str = "confirmed";
const FLASH: &str = "flash";
const KEPT_FILES: &str = "kept-files";
const KEPT_WORDS: &str = "kept-words";
const WAITS: &str = "waits-for-second-factor";
const PROOF: &str = "proof";
const PROOF_SO_FAR: &str = "proof-so-far";
const KEPT_FORM: &str = "kept-form";
const PASSKEY: &str = "passkey-asked-for";

/// How long the proof, once given, stands for who sits at the keyboard.
const CONFIRMED_FOR: Duration = Duration::minutes(10);

/// The longest token that can be covered, in bytes: as many as the cover has.
const LONGEST_TOKEN: usize = 64;

/// The name under which the session store finds the person in a session's state.
pub const PERSON_ENTRY: &str = PERSON;

/// How somebody proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Proof {
    /// With the password.
    Password,
    /// A directory vouched for them.
    Vouched {
        /// Whether they gave a second factor there.
        second_factor: bool,
        /// Whether they did all that just now.
        just_now: bool,
    },
}

impl Proof {
    /// Whether a second factor was given along with it.
    pub const fn is_twofold(self) -> bool {
        matches!(self, Self::Vouched { second_factor: true, .. })
    }
}

/// How whoever is signed in proved who they are.
pub fn proof(session: &Session) -> Proof {
    session.get(PROOF).ok().flatten().unwrap_or(Proof::Password)
}

/// How whoever waits for the second factor proved it once: somebody else, perhaps, than is signed in here.
pub fn proof_so_far(session: &Session) -> Proof {
    session.get(PROOF_SO_FAR).ok().flatten().unwrap_or(Proof::Password)
}

/// Who is signed in.
pub fn person(session: &Session) -> Option<PersonId> {
    session.get::<String>(PERSON).ok().flatten().map(PersonId::new)
}

/// Signs somebody in: under a new key, so that a key planted before is worth nothing. Whoever was signed in already and
/// has proved it anew keeps what the session holds.
pub fn sign_in(
    session: &Session,
    signed_in: &Person,
    token: String,
    device: &str,
    proof: Proof,
    now: DateTime<Utc>,
) {
    if person(session).as_ref() != Some(&signed_in.id) {
        session.clear();
        let _ = session.insert(TOKEN, token);
    }
    session.remove(WAITS);
    session.remove(PROOF_SO_FAR);
    session.renew();
    // A text always becomes JSON.
    let _ = session.insert(PERSON, signed_in.id.as_str());
    let _ = session.insert(DEVICE, device);
    let _ = session.insert(PROOF, proof);
    if !matches!(proof, Proof::Vouched { just_now: false, .. }) {
        let _ = session.insert(CONFIRMED, now.timestamp());
    }
}

/// Notes that it was proved once more who this is: from now on under a new key.
pub fn confirm(session: &Session, now: DateTime<Utc>) {
    session.renew();
    let _ = session.insert(CONFIRMED, now.timestamp());
}

/// Whether it was proved within the last minutes who this is.
pub fn is_confirmed(session: &Session, now: DateTime<Utc>) -> bool {
    let said = session.get::<i64>(CONFIRMED).ok().flatten();
    said.is_some_and(|said| (0..=CONFIRMED_FOR.num_seconds()).contains(&(now.timestamp() - said)))
}

/// One entry of another session's state; values in a state are JSON texts.
fn entry_in(state: &str, name: &str) -> Option<String> {
    let state: HashMap<String, String> = serde_json::from_str(state).ok()?;
    serde_json::from_str(state.get(name)?).ok()
}

/// The token in another session's state: no two sessions have the same.
pub fn token_in(state: &str) -> Option<String> {
    entry_in(state, TOKEN)
}

/// The device in another session's state.
pub fn device_in(state: &str) -> Option<String> {
    entry_in(state, DEVICE)
}

/// Somebody has proved once who they are, and the second factor is waited for under this key: in a session that is
/// nobody's yet, or in that of whoever proves anew who they are.
pub fn wait_for_second_factor(session: &Session, key: &str, proof: Proof, token: String) {
    if person(session).is_none() {
        session.clear();
        session.renew();
        let _ = session.insert(TOKEN, token);
    }
    let _ = session.insert(WAITS, key);
    let _ = session.insert(PROOF_SO_FAR, proof);
}

/// The key under which the second factor is waited for.
pub fn waits(session: &Session) -> Option<String> {
    session.get::<String>(WAITS).ok().flatten()
}

/// Keeps what a new passkey's answer has to be judged by; one question at a time.
pub fn keep_passkey_question(session: &Session, kept: &str) {
    let _ = session.insert(PASSKEY, kept);
}

/// That, once.
pub fn take_passkey_question(session: &Session) -> Option<String> {
    let kept = session.get::<String>(PASSKEY).ok().flatten();
    session.remove(PASSKEY);
    kept
}

/// The token of this session's forms, if it has one.
pub fn token(session: &Session) -> Option<String> {
    session.get::<String>(TOKEN).ok().flatten()
}

/// The token as a page carries it: never twice the same, so that the weight of a compressed page tells nothing of it.
/// `fresh` is a new secret: from it comes what the token is covered with.
pub fn mask(token: &str, fresh: &str) -> String {
    if token.is_empty() {
        return String::new();
    }
    let covered = covered(token.as_bytes(), fresh);
    let digits: String = covered.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{fresh}.{digits}")
}

/// The token under a page's cover; whatever was not covered by us comes out as nothing.
fn unmask(given: &str) -> Option<Vec<u8>> {
    let (fresh, digits) = given.split_once('.')?;
    let pairs = digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
    let bytes: Option<Vec<u8>> = pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect();
    bytes.filter(|bytes| bytes.len() <= LONGEST_TOKEN).map(|bytes| covered(&bytes, fresh))
}

/// Covers and uncovers: each byte with one of the digest of `fresh`.
fn covered(bytes: &[u8], fresh: &str) -> Vec<u8> {
    let cover = Sha512::digest(fresh.as_bytes());
    bytes.iter().zip(cover).map(|(byte, cover)| byte ^ cover).collect()
}

/// Whether a form's token is this session's, under whatever cover.
pub fn is_token(session: &Session, given: &str) -> bool {
    token(session).is_some_and(|token| is_under(&token, given))
}

/// Whether this token is what a page carries under its cover.
pub fn is_under(token: &str, given: &str) -> bool {
    let given = unmask(given).unwrap_or_default();
    !token.is_empty() && bool::from(token.as_bytes().ct_eq(&given))
}

/// Keeps in mind the files of a form that has to be drawn again, for the claim it is about. Their bytes wait as long as
/// any upload that no claim names yet.
pub fn keep_files(session: &Session, claim: &ClaimId, files: &[PoeFile]) {
    let _ = session.insert(KEPT_FILES, (claim, files));
}

/// The files that were kept for a claim's form.
pub fn kept_files(session: &Session, claim: &ClaimId) -> Vec<PoeFile> {
    let kept = session.get::<(ClaimId, Vec<PoeFile>)>(KEPT_FILES).ok().flatten();
    kept.filter(|(about, _)| about == claim).map(|(_, files)| files).unwrap_or_default()
}

/// Forgets them: they belong to the claim now.
pub fn forget_files(session: &Session) {
    session.remove(KEPT_FILES);
}

/// Keeps in mind what was written for a claim while its writer goes to another page of it first.
pub fn keep_words(session: &Session, claim: &ClaimId, words: &str) {
    let _ = session.insert(KEPT_WORDS, (claim, words));
}

/// The words that were kept for a claim's form.
pub fn kept_words(session: &Session, claim: &ClaimId) -> String {
    let kept = session.get::<(ClaimId, String)>(KEPT_WORDS).ok().flatten();
    kept.filter(|(about, _)| about == claim).map(|(_, words)| words).unwrap_or_default()
}

/// Forgets them: they have been said.
pub fn forget_words(session: &Session) {
    session.remove(KEPT_WORDS);
}

/// Keeps a form that waits while its writer is turned back to the sign-in page.
pub fn keep_form(session: &Session, kept: &str) {
    if !kept.is_empty() {
        let _ = session.insert(KEPT_FORM, kept);
    }
}

/// The form that was kept, once.
pub fn take_form(session: &Session) -> Option<String> {
    let kept = session.get::<String>(KEPT_FORM).ok().flatten()?;
    session.remove(KEPT_FORM);
    Some(kept)
}

/// Leaves a message for the next page: its kind and the key of its words.
pub fn flash(session: &Session, kind: &'static str, key: &str) {
    let _ = session.insert(FLASH, format!("{kind} {key}"));
}

/// The message left by the page before, once.
pub fn take_flash(session: &Session) -> Option<(&'static str, String)> {
    let left = session.get::<String>(FLASH).ok().flatten()?;
    session.remove(FLASH);
    let (kind, key) = left.split_once(' ')?;
    let kind = ["success", "info", "warning", "error"].into_iter().find(|known| *known == kind)?;
    Some((kind, key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_out_from_under_each_cover_and_only_from_ours() {
        let token = "f".repeat(LONGEST_TOKEN);
        let (one, other) = (mask(&token, "one"), mask(&token, "other"));
        assert_ne!(one, other);
        assert!(!one.contains(&token) && !other.contains(&token));
        assert_eq!(unmask(&one).as_deref(), Some(token.as_bytes()));
        assert_eq!(unmask(&other).as_deref(), Some(token.as_bytes()));
        assert_eq!(mask("", "one"), "");
        let long = format!("x.{}", "00".repeat(LONGEST_TOKEN + 1));
        for strange in ["", ".", "one", &token, "one.zz", "one.0", "one.\u{e5}\u{e5}", &long] {
            assert_ne!(unmask(strange).as_deref(), Some(token.as_bytes()));
        }
    }
}
