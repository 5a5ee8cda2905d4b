//! What a page hands out and wants back as it was, sealed with the portal's key for one person.

use crate::app::App;
use crate::domain::ids::{ClaimId, PersonId};
use crate::web::signed::{is_own, signature};

/// As short as nobody can guess: it stands in a form.
const SEAL: usize = 16;

/// A claim's number for a form, with its seal.
pub fn sealed(app: &App, person: &PersonId, number: &ClaimId) -> String {
    format!("{number}.{}", seal(app, person, number.as_str()))
}

/// The number under a seal; `None` unless the portal gave it to this very person.
pub fn unsealed(app: &App, person: &PersonId, given: &str) -> Option<ClaimId> {
    let (number, sealed) = given.split_once('.')?;
    is_own(&seal(app, person, number), sealed).then(|| ClaimId::parse(number)).flatten()
}

fn seal(app: &App, person: &PersonId, number: &str) -> String {
    signature(app, &["claim's number", person.as_str(), number], SEAL)
}
