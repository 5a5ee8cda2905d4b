//! What a page hands out and wants back as it was, sealed with the portal's key for one person.

use crate::app::App;
use crate::domain::ids::{ClaimId, PersonId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// A claim's number for a form, with its seal.
pub fn sealed(app: &App, person: &PersonId, number: &ClaimId) -> String {
    format!("{number}.{}", seal(&app.cookie_key, person, number.as_str()))
}

/// The number under a seal; `None` unless the portal gave it to this very person.
pub fn unsealed(app: &App, person: &PersonId, given: &str) -> Option<ClaimId> {
    let (number, sealed) = given.split_once('.')?;
    let own = seal(&app.cookie_key, person, number);
    let ours = !own.is_empty() && bool::from(own.as_bytes().ct_eq(sealed.as_bytes()));
    ours.then(|| ClaimId::parse(number)).flatten()
}

fn seal(key: &[u8], person: &PersonId, number: &str) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    for part in ["claim's number", person.as_str(), number] {
        mac.update(part.as_bytes());
        mac.update(b"\0");
    }
    mac.finalize().into_bytes().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
