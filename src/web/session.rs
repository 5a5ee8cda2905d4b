//! What a sign-in session remembers: who, the token of its forms, one message for the next page.

use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use actix_session::Session;
use subtle::ConstantTimeEq;

const PERSON: &str = "person";
const TOKEN: &str = "token";
const FLASH: &str = "flash";

/// The name under which the session store finds the person in a session's state.
pub const PERSON_ENTRY: &str = PERSON;

/// Who is signed in.
pub fn person(session: &Session) -> Option<PersonId> {
    session.get::<String>(PERSON).ok().flatten().map(PersonId::new)
}

/// Signs somebody in: under a new key, so that a key planted before is worth nothing.
pub fn sign_in(session: &Session, person: &Person, token: String) {
    session.clear();
    session.renew();
    // A text always becomes JSON.
    let _ = session.insert(PERSON, person.id.as_str());
    let _ = session.insert(TOKEN, token);
}

/// The token of this session's forms, if it has one.
pub fn token(session: &Session) -> Option<String> {
    session.get::<String>(TOKEN).ok().flatten()
}

/// Gives a session its token, for somebody who is about to sign in.
pub fn set_token(session: &Session, token: &str) {
    let _ = session.insert(TOKEN, token);
}

/// Whether a form's token is this session's.
pub fn is_token(session: &Session, given: &str) -> bool {
    token(session)
        .is_some_and(|token| !token.is_empty() && bool::from(token.as_bytes().ct_eq(given.as_bytes())))
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
