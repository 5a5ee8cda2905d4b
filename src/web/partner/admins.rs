//! Who does what an Incentives user may not: it prepares a claim, and an admin of its organisation answers for it.

use crate::domain::actor::{Actor, Role};
use crate::domain::claim::Claim;
use crate::store::{Reader, StoreError};
use crate::web::Shell;

/// How many are named.
const NAMED: usize = 5;

/// The names of the admins who may do for a claim what its reader may not; none where the reader is one of them.
pub fn admins_for(reader: &mut Reader<'_>, claim: &Claim, actor: &Actor) -> Result<Vec<String>, StoreError> {
    let location = claim.details.mpn.as_ref();
    if actor.has_any_at(Role::PARTNER_ADMINS, location) {
        return Ok(Vec::new());
    }
    let people = reader.people_of(Some(&claim.partner))?.into_iter();
    let admins =
        people.filter(|person| person.active && person.actor().has_any_at(Role::PARTNER_ADMINS, location));
    Ok(admins.map(|person| person.name).collect())
}

/// Their names in a sentence.
pub fn names_of(admins: &[String], shell: &Shell) -> String {
    let named = admins.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match admins.len().saturating_sub(NAMED) {
        0 => named,
        more => {
            let args = [("names", named.into()), ("n", more.into())];
            shell.words().say("admins-and-more", &args)
        }
    }
}
