//! Who can be asked at the customer; the letter about consent goes there.

use super::customer::choice;
use super::{Asks, Editing, shown};
use crate::domain::claim::Claim;
use crate::domain::contact::{Email, Lang};
use crate::domain::details::Details;
use crate::domain::event::{Event, Recorded};
use crate::domain::product::SolutionArea;
use crate::domain::text::{JobTitle, PersonName};
use crate::web::claims::details_rows::language_name;
use crate::web::form::{Choice, Entered};

pub(super) fn fill(details: &Details) -> Vec<(String, String)> {
    vec![
        shown("customer_contact_name", details.customer_contact_name.as_ref()),
        shown("customer_contact_title", details.customer_contact_title.as_ref()),
        shown("customer_contact_email", details.customer_contact_email.as_ref()),
        shown("technical_contact_name", details.technical_contact_name.as_ref()),
        shown("technical_contact_title", details.technical_contact_title.as_ref()),
        shown("technical_contact_email", details.technical_contact_email.as_ref()),
        shown("customer_language", Some(&details.customer_language.key())),
    ]
}

pub(super) fn read(editing: &Editing<'_>, form: &mut Entered) -> Details {
    let mut new = editing.claim.details.clone();
    new.customer_contact_name = editing.field(form, "customer_contact_name", PersonName::parse);
    new.customer_contact_title = editing.field(form, "customer_contact_title", JobTitle::parse);
    new.customer_contact_email = editing.field(form, "customer_contact_email", Email::parse);
    if asks_technical(editing) {
        new.technical_contact_name = editing.field(form, "technical_contact_name", PersonName::parse);
        new.technical_contact_title = editing.field(form, "technical_contact_title", JobTitle::parse);
        new.technical_contact_email = editing.field(form, "technical_contact_email", Email::parse);
    }
    if let Some(language) = form.required("customer_language", |key| choice(key, Lang::from_key)) {
        new.customer_language = language;
    }
    new
}

/// Whether somebody has chosen the letter's language: by naming a contact beside it, or by changing it alone. Changed
/// together with the country it only followed it.
pub(super) fn language_chosen(claim: &Claim, history: &[Recorded]) -> bool {
    let details = &claim.details;
    let named = details.customer_contact_name.is_some()
        || details.customer_contact_title.is_some()
        || details.customer_contact_email.is_some();
    named
        || history.iter().any(|line| match &line.outcome.event {
            Event::Edited { changes } => {
                let changed = |field: &str| changes.iter().any(|change| change.field == field);
                changed("customer_language") && !changed("country")
            }
            _ => false,
        })
}

/// Microsoft 365 claims have no technical contact.
fn asks_technical(editing: &Editing<'_>) -> bool {
    editing.claim.details.area() == Some(SolutionArea::BusinessApplications)
}

pub(super) fn asks(editing: &Editing<'_>) -> Asks {
    let language = |lang: Lang| Choice::new(lang.key(), language_name(editing.shell.words(), lang.key()));
    Asks::Contacts {
        technical: asks_technical(editing),
        languages: Lang::ALL.into_iter().map(language).collect(),
    }
}
