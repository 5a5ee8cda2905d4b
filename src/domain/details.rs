//! What a claim says: its fields, what is missing for submission, and what changed between two versions.

use super::contact::{Email, Lang};
use super::numbers::{CustomerDomain, Mpn, TenantId};
use super::product::{Activity, AssociationKey, Claimed, SolutionArea};
use super::text::{ClaimName, CustomerName, JobTitle, Label, PersonName};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A claim's fields. A draft may lack any but its name; what is present is good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The partner's own label.
    pub name: ClaimName,
    /// The partner location that claims.
    pub mpn: Option<Mpn>,
    /// The customer's tenant (directory) ID.
    pub tenant: Option<TenantId>,
    /// The customer's domain.
    pub domain: Option<CustomerDomain>,
    /// The customer's organisation.
    pub customer: Option<CustomerName>,
    /// The customer's country, ISO 3166 alpha-2.
    pub country: Option<Country>,
    /// Whether the customer is public sector.
    pub public_sector: Option<bool>,
    /// What the partner did; decides the solution area too.
    pub activity: Option<Activity>,
    /// Recognition only, no incentive (Microsoft 365 usage).
    pub recognition_only: bool,
    /// Revenue association: who sold the Dynamics solution.
    pub seller: Option<PersonName>,
    /// Revenue association: the customer as the seller knows it.
    pub seller_customer: Option<CustomerName>,
    /// Revenue association: the ISV product or solution.
    pub isv_solution: Option<Label>,
    /// What is claimed.
    pub products: Vec<Claimed>,
    /// Customer contact: name.
    pub customer_contact_name: Option<PersonName>,
    /// Customer contact: title.
    pub customer_contact_title: Option<JobTitle>,
    /// Customer contact: e-mail address; the letter about consent goes there.
    pub customer_contact_email: Option<Email>,
    /// The language of the customer's letter.
    pub customer_language: Lang,
    /// Technical contact: name (Dynamics 365).
    pub technical_contact_name: Option<PersonName>,
    /// Technical contact: title.
    pub technical_contact_title: Option<JobTitle>,
    /// Technical contact: e-mail address.
    pub technical_contact_email: Option<Email>,
    /// Partner contact: name.
    pub partner_contact_name: Option<PersonName>,
    /// Partner contact: e-mail address.
    pub partner_contact_email: Option<Email>,
}

/// A country by its two letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Country(String);

impl Country {
    /// The countries offered: those whose partners and customers the portal serves first.
    pub const ALL: &'static [&'static str] = &[
        "SE", "NO", "DK", "FI", "IS", "DE", "NL", "BE", "FR", "ES", "IT", "PT", "PL", "CZ", "AT", "CH", "IE",
        "GB", "US", "PR", "CA", "MX", "BR", "IN", "JP", "KR", "CN", "TW", "SG", "AU", "NZ", "ZA", "TR", "EE",
        "LV", "LT",
    ];

    /// Reads a country's code; `None` for one that is not offered.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.contains(&code).then(|| Self(code.to_owned()))
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why an address deserves a second look: the letter about consent goes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressDoubt {
    /// It is the partner's own.
    OfPartner,
    /// It is not at the customer's domain.
    Elsewhere,
}

/// The fields that stay open after submission, in Submitted and Partner action required; no other (R42).
pub const OPEN_AFTER_SUBMISSION: &[&str] = &[
    "mpn",
    "products",
    "customer_contact_name",
    "customer_contact_title",
    "customer_contact_email",
    "customer_language",
    "technical_contact_name",
    "technical_contact_title",
    "technical_contact_email",
    "partner_contact_name",
    "partner_contact_email",
];

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field's name, as in `Details`.
    pub field: String,
    /// What it was.
    pub old: Value,
    /// What it is.
    pub new: Value,
}

impl Details {
    /// A new draft: nothing but its name.
    pub fn named(name: ClaimName) -> Self {
        Self {
            name,
            mpn: None,
            tenant: None,
            domain: None,
            customer: None,
            country: None,
            public_sector: None,
            activity: None,
            recognition_only: false,
            seller: None,
            seller_customer: None,
            isv_solution: None,
            products: Vec::new(),
            customer_contact_name: None,
            customer_contact_title: None,
            customer_contact_email: None,
            customer_language: Lang::En,
            technical_contact_name: None,
            technical_contact_title: None,
            technical_contact_email: None,
            partner_contact_name: None,
            partner_contact_email: None,
        }
    }

    /// The solution area, once the activity is chosen.
    pub fn area(&self) -> Option<SolutionArea> {
        self.activity.map(Activity::area)
    }

    /// The fields a claim needs before it can be submitted and does not have yet, in the form's order.
    pub fn missing(&self) -> Vec<&'static str> {
        let business = self.area() == Some(SolutionArea::BusinessApplications);
        let revenue = self.activity == Some(Activity::RevenueAssociation);
        [
            ("customer", self.customer.is_none()),
            ("tenant", self.tenant.is_none()),
            ("domain", self.domain.is_none()),
            ("country", self.country.is_none()),
            ("public_sector", self.public_sector.is_none()),
            ("activity", self.activity.is_none()),
            ("seller", revenue && self.seller.is_none()),
            ("seller_customer", revenue && self.seller_customer.is_none()),
            ("isv_solution", revenue && self.isv_solution.is_none()),
            ("products", self.products.is_empty()),
            ("subscriptions", business && self.products.iter().any(Claimed::lacks_subscription)),
            ("mpn", self.mpn.is_none()),
            ("partner_contact_name", self.partner_contact_name.is_none()),
            ("partner_contact_email", self.partner_contact_email.is_none()),
            ("customer_contact_name", self.customer_contact_name.is_none()),
            ("customer_contact_title", self.customer_contact_title.is_none()),
            ("customer_contact_email", self.customer_contact_email.is_none()),
            ("technical_contact_name", business && self.technical_contact_name.is_none()),
            ("technical_contact_title", business && self.technical_contact_title.is_none()),
            ("technical_contact_email", business && self.technical_contact_email.is_none()),
        ]
        .into_iter()
        .filter_map(|(field, missing)| missing.then_some(field))
        .collect()
    }

    /// Public sector in the United States and Puerto Rico: the signed text has to say that the partner may be paid.
    pub fn needs_disclosure(&self) -> bool {
        let there = self.country.as_ref().is_some_and(|country| matches!(country.as_str(), "US" | "PR"));
        there && self.public_sector == Some(true)
    }

    /// What is doubtful about an address at which the customer is to be asked, `partner` being the domain of whose
    /// claim it is.
    pub fn doubt_about(&self, email: &Email, partner: Option<&CustomerDomain>) -> Option<AddressDoubt> {
        if partner.is_some_and(|own| own.covers(email.domain())) {
            return Some(AddressDoubt::OfPartner);
        }
        // A tenant's first domain receives no mail as a rule, so nothing can be concluded from it.
        let telling = self.domain.as_ref().filter(|domain| !domain.as_str().ends_with(".onmicrosoft.com"));
        telling.is_some_and(|domain| !domain.covers(email.domain())).then_some(AddressDoubt::Elsewhere)
    }

    /// What the claim would hold: one key a product or subscription. Empty until the tenant is known.
    pub fn associations(&self) -> Vec<AssociationKey> {
        self.keys(|product, tenant| vec![product.association(tenant)])
    }

    /// By which keys other claims find this one in their way.
    pub fn wants(&self) -> Vec<AssociationKey> {
        self.keys(Claimed::wants)
    }

    /// By which keys this claim finds others in its way.
    pub fn collides_with(&self) -> Vec<AssociationKey> {
        self.keys(Claimed::collides_with)
    }

    fn keys(&self, of: impl Fn(&Claimed, &TenantId) -> Vec<AssociationKey>) -> Vec<AssociationKey> {
        let Some(tenant) = &self.tenant else { return Vec::new() };
        let keys: BTreeSet<_> = self.products.iter().flat_map(|product| of(product, tenant)).collect();
        keys.into_iter().collect()
    }

    /// The products in `new` that are not in `self`.
    pub fn added_products<'a>(&self, new: &'a Self) -> Vec<&'a Claimed> {
        new.products.iter().filter(|product| !self.products.contains(product)).collect()
    }

    /// Every field that differs, before and after.
    pub fn changes(&self, new: &Self) -> Vec<Change> {
        let (old, new) = (self.fields(), new.fields());
        new.into_iter()
            .filter_map(|(field, new)| {
                let old = old.get(&field).cloned().unwrap_or(Value::Null);
                (old != new).then_some(Change { field, old, new })
            })
            .collect()
    }

    /// These details with the changes made; what cannot be read is left as it was.
    #[must_use]
    pub fn with(&self, changes: &[Change]) -> Self {
        let mut fields = self.fields();
        for change in changes {
            fields.insert(change.field.clone(), change.new.clone());
        }
        serde_json::from_value(Value::Object(fields)).unwrap_or_else(|_| self.clone())
    }

    fn fields(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            // A struct of texts and flags always becomes an object.
            _ => Map::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Details {
        Details::named(ClaimName::parse("Contoso, Exchange").unwrap())
    }

    #[test]
    fn changes_name_each_field_with_its_old_and_new_value_and_can_be_replayed() {
        let old = draft();
        let mut new = old.clone();
        new.mpn = Mpn::parse("3980451").ok();
        new.recognition_only = true;
        let changes = old.changes(&new);
        let fields: Vec<_> = changes.iter().map(|c| c.field.as_str()).collect();
        assert_eq!(fields, ["mpn", "recognition_only"]);
        assert_eq!((&changes[0].old, &changes[0].new), (&Value::Null, &Value::from("3980451")));
        assert_eq!(old.with(&changes), new);
        assert!(new.changes(&new).is_empty());
    }

    #[test]
    fn an_address_is_doubted_at_the_partners_domain_and_outside_the_customers_own_but_not_beside_a_tenants_first()
     {
        let email = |text: &str| Email::parse(text).unwrap();
        let own = CustomerDomain::parse("northwind.com").ok();
        let mut claim = draft();
        assert_eq!(
            claim.doubt_about(&email("kim@elsewhere.com"), own.as_ref()),
            None,
            "no domain is known yet"
        );
        claim.domain = CustomerDomain::parse("contoso.com").ok();
        let doubt = |claim: &Details, text: &str| claim.doubt_about(&email(text), own.as_ref());
        assert_eq!(doubt(&claim, "kim@mail.contoso.com"), None);
        assert_eq!(doubt(&claim, "kim@elsewhere.com"), Some(AddressDoubt::Elsewhere));
        assert_eq!(doubt(&claim, "anna@northwind.com"), Some(AddressDoubt::OfPartner));
        claim.domain = CustomerDomain::parse("contoso.onmicrosoft.com").ok();
        assert_eq!(doubt(&claim, "kim@contoso.com"), None);
    }

    #[test]
    fn public_sector_in_the_united_states_and_puerto_rico_needs_a_disclosure() {
        let mut claim = draft();
        for (country, public, needed) in
            [("US", true, true), ("PR", true, true), ("US", false, false), ("SE", true, false)]
        {
            (claim.country, claim.public_sector) = (Country::parse(country), Some(public));
            assert_eq!(claim.needs_disclosure(), needed, "{country} {public}");
        }
    }

    #[test]
    fn every_field_open_after_submission_exists() {
        let fields = draft().fields();
        assert!(OPEN_AFTER_SUBMISSION.iter().all(|field| fields.contains_key(*field)));
    }

    #[test]
    fn a_draft_says_everything_it_lacks_and_dynamics_asks_for_a_technical_contact() {
        let mut claim = draft();
        assert!(claim.missing().contains(&"tenant") && !claim.missing().contains(&"technical_contact_name"));
        claim.activity = Some(Activity::Usage);
        assert!(claim.missing().contains(&"technical_contact_name") && !claim.missing().contains(&"seller"));
        claim.activity = Some(Activity::RevenueAssociation);
        assert!(claim.missing().contains(&"seller"));
    }
}
