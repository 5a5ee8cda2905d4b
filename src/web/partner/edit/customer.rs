//! Who the customer is.

use super::{Asks, Editing, shown};
use crate::domain::contact::Lang;
use crate::domain::details::{Country, Details};
use crate::domain::numbers::{CustomerDomain, TenantId};
use crate::domain::text::{ClaimName, CustomerName, Wrong};
use crate::web::Shell;
use crate::web::claims::details_rows::countries;
use crate::web::form::{Choice, Entered};

pub(super) fn fill(details: &Details) -> Vec<(String, String)> {
    let yes_or_no = details.public_sector.map(|yes| if yes { "yes" } else { "no" });
    vec![
        shown("name", Some(&details.name)),
        shown("customer", details.customer.as_ref()),
        shown("tenant", details.tenant.as_ref()),
        shown("domain", details.domain.as_ref()),
        shown("country", details.country.as_ref().map(Country::as_str).as_ref()),
        shown("public_sector", yes_or_no.as_ref()),
    ]
}

pub(super) fn read(editing: &Editing<'_>, form: &mut Entered) -> Details {
    let mut new = editing.claim.details.clone();
    if let Some(name) = form.required("name", ClaimName::parse) {
        new.name = name;
    }
    new.customer = editing.field(form, "customer", CustomerName::parse);
    new.tenant = editing.field(form, "tenant", TenantId::parse);
    new.domain = editing.field(form, "domain", CustomerDomain::parse);
    new.country = editing.field(form, "country", |code| choice(code, Country::parse));
    // The letter's language follows the country until somebody has chosen one.
    if let Some(country) = new.country.as_ref().filter(|_| !editing.aux.language_chosen)
        && new.country != editing.claim.details.country
    {
        new.customer_language = Lang::of_country(country.as_str());
    }
    new.public_sector = editing.field(form, "public_sector", |key| {
        choice(key, |key| match key {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    });
    let own = editing.aux.around.partner.as_ref().map(|partner| &partner.domain);
    // A company cannot be its own customer.
    if let (Some(own), Some(domain)) = (own, &new.domain)
        && own.covers(domain.as_str())
    {
        form.complain("domain", "wrong-own-domain", &[]);
    }
    new
}

/// Reads a choice that may be left open.
pub(super) fn choice<T>(key: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Wrong> {
    match key {
        "" => Err(Wrong::new("wrong-empty")),
        key => read(key).ok_or(Wrong::new("wrong-choice")),
    }
}

pub(super) fn asks(shell: &Shell) -> Asks {
    let countries = countries(shell.words()).into_iter();
    Asks::Customer { countries: countries.map(|(code, name)| Choice::new(code, name)).collect() }
}
