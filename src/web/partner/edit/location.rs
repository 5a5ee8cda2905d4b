//! Which location claims, and whom to ask there.

use super::{Asks, Editing, shown};
use crate::domain::contact::Email;
use crate::domain::details::Details;
use crate::domain::numbers::Mpn;
use crate::domain::person::Location;
use crate::domain::text::{PersonName, Wrong};
use crate::web::Shell;
use crate::web::claims::details_rows::country_name;
use crate::web::form::{Choice, Entered};

/// What is not given yet is proposed: the only location, and the person who fills this in.
pub(super) fn fill(editing: &Editing<'_>) -> Vec<(String, String)> {
    let (details, person) = (&editing.claim.details, editing.person);
    let only = match editing.aux.around.locations.as_slice() {
        [location] => Some(&location.mpn),
        _ => None,
    };
    let unnamed = details.partner_contact_name.is_none() && details.partner_contact_email.is_none();
    let own_name = PersonName::parse(&person.name).ok().filter(|_| unnamed);
    let own_email = Some(&person.email).filter(|_| unnamed);
    vec![
        shown("mpn", details.mpn.as_ref().or(only)),
        shown("partner_contact_name", details.partner_contact_name.as_ref().or(own_name.as_ref())),
        shown("partner_contact_email", details.partner_contact_email.as_ref().or(own_email)),
    ]
}

pub(super) fn read(editing: &Editing<'_>, form: &mut Entered) -> Details {
    let mut new = editing.claim.details.clone();
    new.mpn = editing.field(form, "mpn", |typed| own(&editing.aux.around.locations, typed));
    new.partner_contact_name = editing.field(form, "partner_contact_name", PersonName::parse);
    new.partner_contact_email = editing.field(form, "partner_contact_email", Email::parse);
    new
}

/// Only a location of one's own organisation can claim.
fn own(locations: &[Location], typed: &str) -> Result<Mpn, Wrong> {
    let mpn = Mpn::parse(typed)?;
    let known = locations.iter().any(|location| location.mpn == mpn);
    if known { Ok(mpn) } else { Err(Wrong::new("wrong-choice")) }
}

pub(super) fn asks(editing: &Editing<'_>) -> Asks {
    let choice = |location: &Location| location_choice(location, editing.shell);
    Asks::Location { locations: editing.aux.around.locations.iter().map(choice).collect() }
}

/// A location to choose, with whether it is enrolled.
pub(in crate::web::partner) fn location_choice(location: &Location, shell: &Shell) -> Choice {
    let country = country_name(shell.words(), &location.country);
    let label = format!("{} – {}, {country}", location.mpn, location.name);
    let hint = if location.enrolled { "location-enrolled" } else { "warning-not-enrolled" };
    Choice::explained(location.mpn.as_str(), label, shell.t(hint))
}
