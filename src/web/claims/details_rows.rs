//! A claim's details as rows of words, in the form's own order.

use crate::domain::details::{Country, Details};
use crate::domain::keyed;
use crate::domain::person::Location;
use crate::domain::product::{Activity, Claimed};
use crate::store::Product;
use crate::web::Shell;
use crate::words::Words;
use std::collections::BTreeMap;

keyed::keyed! {
    /// A part of the form; each has its own page.
    pub enum Section {
        /// Who the customer is.
        Customer = "customer",
        /// What the partner did.
        Activity = "activity",
        /// What is claimed.
        Products = "products",
        /// Which location claims.
        Location = "location",
        /// Who can be asked.
        Contacts = "contacts",
    }
}

impl Section {
    /// The section a field stands in; `None` for the claim's name.
    pub fn of(field: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|section| section.fields().contains(&field))
    }

    /// The fields of the section, as `Details` names them.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Customer => &["name", "customer", "tenant", "domain", "country", "public_sector"],
            Self::Activity => &["activity", "recognition_only", "seller", "seller_customer", "isv_solution"],
            // Which subscription is meant is said with its product; it is a field only where it is missing.
            Self::Products => &["products", "subscriptions"],
            Self::Location => &["mpn", "partner_contact_name", "partner_contact_email"],
            Self::Contacts => &[
                "customer_contact_name",
                "customer_contact_title",
                "customer_contact_email",
                "technical_contact_name",
                "technical_contact_title",
                "technical_contact_email",
                "customer_language",
            ],
        }
    }
}

/// One part of a claim, in words.
#[derive(Debug, Clone)]
pub struct DetailsGroup {
    /// Which part.
    pub section: Section,
    /// Its heading.
    pub title: String,
    /// Its rows.
    pub rows: Vec<DetailsRow>,
}

/// One field, in words.
#[derive(Debug, Clone)]
pub struct DetailsRow {
    /// The field's name.
    pub label: String,
    /// What it says; empty when it says nothing.
    pub value: String,
}

/// The names of products by their code.
pub type ProductNames = BTreeMap<String, String>;

/// The names of a whole catalogue.
pub fn product_names(catalogue: &[Product]) -> ProductNames {
    catalogue.iter().map(|product| (product.code.as_str().to_owned(), product.name.clone())).collect()
}

/// The name of a field.
pub fn field_name(words: &Words, field: &str) -> String {
    words.t(&format!("field-{}", field.replace('_', "-")))
}

/// All details of a claim, grouped as the form is. Fields that the activity does not ask for are left out.
pub fn details_groups(details: &Details, products: &ProductNames, shell: &Shell) -> Vec<DetailsGroup> {
    let group = |section: &Section| {
        let shown = section.fields().iter().filter(|field| **field != "name" && is_asked(details, field));
        let row = |field: &&str| DetailsRow {
            label: field_name(shell.words(), field),
            value: value_of(details, field, products, shell),
        };
        let mut rows: Vec<DetailsRow> = shown.map(row).collect();
        if let (Section::Activity, Some(activity)) = (*section, details.activity) {
            let (label, value) =
                (field_name(shell.words(), "programme"), programme_name(shell.words(), activity));
            rows.insert(1, DetailsRow { label, value });
        }
        DetailsGroup { section: *section, title: shell.t(format!("section-{}", section.key())), rows }
    };
    Section::ALL.iter().map(group).collect()
}

/// The same with the location's name beside its number, which nobody knows by heart.
#[must_use]
pub fn with_location(
    mut groups: Vec<DetailsGroup>,
    locations: &[Location],
    shell: &Shell,
) -> Vec<DetailsGroup> {
    let rows = groups.iter_mut().filter(|group| group.section == Section::Location);
    for row in rows.flat_map(|group| group.rows.iter_mut()) {
        let named = locations.iter().find(|location| location.mpn.as_str() == row.value);
        if let Some(location) = named {
            row.value = location_says(location, shell);
        }
    }
    groups
}

/// A location by its number and name, and that it is not enrolled where it is not.
pub fn location_says(location: &Location, shell: &Shell) -> String {
    let key = if location.enrolled { "location-says" } else { "location-says-not-enrolled" };
    let args = [("mpn", location.mpn.as_str().into()), ("name", location.name.as_str().into())];
    shell.words().say(key, &args)
}

/// Whether the chosen activity asks for a field at all.
fn is_asked(details: &Details, field: &str) -> bool {
    match field {
        "recognition_only" => details.activity == Some(Activity::UsageM365),
        "seller" | "seller_customer" | "isv_solution" => {
            details.activity == Some(Activity::RevenueAssociation)
        }
        "subscriptions" => false,
        _ if field.starts_with("technical_contact") => {
            details.activity.is_some_and(|activity| activity != Activity::UsageM365)
        }
        _ => true,
    }
}

fn value_of(details: &Details, field: &str, products: &ProductNames, shell: &Shell) -> String {
    let value = match field {
        "name" => Some(details.name.as_str().to_owned()),
        "customer" => text(details.customer.as_ref()),
        "tenant" => text(details.tenant.as_ref()),
        "domain" => text(details.domain.as_ref()),
        "country" => details.country.as_ref().map(|country| country_name(shell.words(), country.as_str())),
        "public_sector" => details.public_sector.map(|yes| yes_or_no(shell.words(), yes)),
        "activity" => details.activity.map(|activity| activity_name(shell.words(), activity)),
        "recognition_only" => Some(yes_or_no(shell.words(), details.recognition_only)),
        "seller" => text(details.seller.as_ref()),
        "seller_customer" => text(details.seller_customer.as_ref()),
        "isv_solution" => text(details.isv_solution.as_ref()),
        "products" => Some(products_text(&details.products, products, shell.words())),
        "mpn" => text(details.mpn.as_ref()),
        "partner_contact_name" => text(details.partner_contact_name.as_ref()),
        "partner_contact_email" => text(details.partner_contact_email.as_ref()),
        "customer_contact_name" => text(details.customer_contact_name.as_ref()),
        "customer_contact_title" => text(details.customer_contact_title.as_ref()),
        "customer_contact_email" => text(details.customer_contact_email.as_ref()),
        "technical_contact_name" => text(details.technical_contact_name.as_ref()),
        "technical_contact_title" => text(details.technical_contact_title.as_ref()),
        "technical_contact_email" => text(details.technical_contact_email.as_ref()),
        "customer_language" => Some(language_name(shell.words(), details.customer_language.key())),
        _ => None,
    };
    value.unwrap_or_default()
}

fn text(value: Option<&impl std::fmt::Display>) -> Option<String> {
    value.map(ToString::to_string)
}

/// A country's name in the reader's language; the code itself for one that is no longer offered.
pub fn country_name(words: &Words, code: &str) -> String {
    if Country::parse(code).is_none() {
        return code.to_owned();
    }
    words.t(&format!("country-{}", code.to_ascii_lowercase()))
}

/// The countries offered, by name.
pub fn countries(words: &Words) -> Vec<(&'static str, String)> {
    let mut all: Vec<_> = Country::ALL.iter().map(|code| (*code, country_name(words, code))).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

/// An activity with its solution area: two of them are called alike.
pub fn activity_name(words: &Words, activity: Activity) -> String {
    let area = words.t(&format!("area-{}", activity.area().key()));
    format!("{area}: {}", words.t(&format!("activity-{}", activity.key())))
}

/// The programme an activity serves, by the source document's name (R4).
pub fn programme_name(words: &Words, activity: Activity) -> String {
    words.t(&format!("programme-{}", activity.programme().key()))
}

/// When an activity is the right one, and what it serves.
pub fn activity_about(words: &Words, activity: Activity) -> String {
    let when = words.t(&format!("activity-{}-when", activity.key()));
    let serves =
        words.say("edit-activity-programme", &[("programme", programme_name(words, activity).into())]);
    let hint = (activity == Activity::Presales).then(|| words.t("edit-activity-presales-time"));
    [Some(when), hint, Some(serves)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Yes or no.
pub fn yes_or_no(words: &Words, yes: bool) -> String {
    words.t(if yes { "say-yes" } else { "say-no" })
}

/// A language's name.
pub fn language_name(words: &Words, key: &str) -> String {
    words.t(&format!("language-name-{key}"))
}

/// A product's name; its code when the catalogue does not know it.
pub fn product_name<'a>(code: &'a str, products: &'a ProductNames) -> &'a str {
    products.get(code).map_or(code, String::as_str)
}

/// Products with their subscriptions, one a line.
pub fn products_text(claimed: &[Claimed], products: &ProductNames, words: &Words) -> String {
    let line = |claimed: &Claimed| {
        let name = product_name(claimed.product.as_str(), products);
        match &claimed.subscription {
            Some(id) => words.say(
                "product-with-subscription",
                &[("product", name.into()), ("subscription", id.as_str().into())],
            ),
            None if claimed.only_one => words.say("product-only-subscription", &[("product", name.into())]),
            None => name.to_owned(),
        }
    };
    claimed.iter().map(line).collect::<Vec<_>>().join("\n")
}
