//! Who a letter goes to, looked up when its event is written.

use crate::domain::actor::Role;
use crate::domain::claim::Claim;
use crate::domain::contact::Lang;
use crate::domain::notice::{Audience, Notice};
use crate::domain::person::Person;
use crate::store::{Reader, Recipient, StoreError};

/// Everyone a notice about a claim goes to, each address once.
pub(super) fn recipients(
    reader: &mut Reader<'_>,
    claim: &Claim,
    notice: Notice,
) -> Result<Vec<Recipient>, StoreError> {
    let mut everyone = match notice.audience() {
        Audience::Partner => partner_side(reader, claim, notice)?,
        Audience::Customer => customer_side(claim),
        Audience::Reviewer => reviewer_side(reader, claim)?,
        Audience::Leads => leads(reader, claim)?,
        // No claim tells anybody how they sign in.
        Audience::Oneself => Vec::new(),
    };
    let mut seen = Vec::new();
    everyone.retain(|to| {
        let address = to.email.to_lowercase();
        let new = !seen.contains(&address);
        seen.push(address);
        new
    });
    Ok(everyone)
}

/// Who submitted, the partner contact, and, where something is to be done or lost, the incentives admins; of the
/// portal's people only those whose roles reach the claim.
fn partner_side(
    reader: &mut Reader<'_>,
    claim: &Claim,
    notice: Notice,
) -> Result<Vec<Recipient>, StoreError> {
    let mut people = Vec::new();
    if let Some(submitter) = claim.submitted_by.as_ref().or(claim.opened_by.as_ref()) {
        people.extend(reader.person(submitter)?.filter(|person| person.active && reaches(person, claim)));
    }
    let language = people.first().map_or(Lang::En, |person| person.language);
    if concerns_all(notice) {
        let admins = reader.people_with(Some(&claim.partner), Role::IncentivesAdmin)?.into_iter();
        people.extend(admins.filter(|admin| reaches(admin, claim)));
    }
    let mut everyone: Vec<Recipient> = people.into_iter().map(to_person).collect();
    let details = &claim.details;
    if let (Some(name), Some(email)) = (&details.partner_contact_name, &details.partner_contact_email) {
        // Whoever the claim names is told, unless the portal knows them as somebody whose roles do not reach it.
        let known = reader.person_at(email.as_str())?;
        if known.is_none_or(|person| reaches(&person, claim)) {
            let (name, email) = (name.as_str().to_owned(), email.as_str().to_owned());
            everyone.push(Recipient { email, name, language });
        }
    }
    Ok(everyone)
}

fn reaches(person: &Person, claim: &Claim) -> bool {
    let reach = person.actor().reach();
    reach.is_some_and(|reach| reach.covers(&claim.partner, claim.details.mpn.as_ref()))
}

const fn concerns_all(notice: Notice) -> bool {
    matches!(
        notice,
        Notice::InfoRequested
            | Notice::Reminder
            | Notice::Approved
            | Notice::Rejected
            | Notice::ConsentDenied
            | Notice::ConsentBounced
            | Notice::DisputeDecided
    )
}

fn customer_side(claim: &Claim) -> Vec<Recipient> {
    let details = &claim.details;
    let contacts = [
        (&details.customer_contact_name, &details.customer_contact_email),
        (&details.technical_contact_name, &details.technical_contact_email),
    ];
    let to = |contact| {
        let (Some(name), Some(email)): (&Option<_>, &Option<_>) = contact else { return None };
        let (name, email): (&crate::domain::text::PersonName, &crate::domain::contact::Email) = (name, email);
        Some(Recipient {
            email: email.as_str().to_owned(),
            name: name.as_str().to_owned(),
            language: details.customer_language,
        })
    };
    contacts.into_iter().filter_map(to).collect()
}

fn reviewer_side(reader: &mut Reader<'_>, claim: &Claim) -> Result<Vec<Recipient>, StoreError> {
    let reviewer = match &claim.reviewer {
        Some(id) => reader.person(id)?.filter(|person| person.active && !is_partial(person, claim)),
        None => None,
    };
    match reviewer {
        Some(reviewer) => Ok(vec![to_person(reviewer)]),
        None => leads(reader, claim),
    }
}

fn leads(reader: &mut Reader<'_>, claim: &Claim) -> Result<Vec<Recipient>, StoreError> {
    let leads = reader.people_with(None, Role::LeadReviewer)?.into_iter();
    Ok(leads.filter(|lead| !is_partial(lead, claim)).map(to_person).collect())
}

fn is_partial(person: &Person, claim: &Claim) -> bool {
    person.actor().is_partial_to(&claim.partner)
}

pub(super) fn to_person(person: Person) -> Recipient {
    Recipient { email: person.email.as_str().to_owned(), name: person.name, language: person.language }
}
