//! The claim in short, beside the form of a decision: nobody should have to remember it.

use super::desk::Desk;
use super::evidence::warnings;
use crate::domain::action::Act;
use crate::domain::actor::Side;
use crate::domain::lifecycle::may;
use crate::web::claims::details_rows::{activity_name, location_says, products_text};
use crate::web::claims::files::{ListedFile, files_of};
use crate::web::claims::timeline::Day;
use crate::web::form::Entered;
use crate::web::{Shell, urls};

/// What stands around every decision's form. Draw it with `reviewer/decision.html`.
pub struct SideFacts {
    /// The claim's label.
    pub name: String,
    /// Its number.
    pub id: String,
    /// Its page.
    pub home: String,
    /// The version the form is drawn from.
    pub version: u32,
    /// The facts: name and value.
    pub rows: Vec<(String, String)>,
    /// The evidence.
    pub files: Vec<ListedFile>,
    /// What should not be overlooked.
    pub warnings: Vec<String>,
    /// What happened while the form was being filled in.
    pub meanwhile: Vec<Day>,
    /// Whether the act is still possible: otherwise the form only keeps the text.
    pub possible: bool,
}

impl SideFacts {
    /// The facts of the claim on the desk.
    pub fn of(desk: &Desk, act: Act, form: &Entered, shell: &Shell) -> Self {
        let claim = desk.claim();
        let details = &claim.details;
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        let products = products_text(&details.products, &desk.facts.products, shell.words());
        let activity = details.activity.map(|activity| activity_name(shell.words(), activity));
        let until = claim.due.map(|due| shell.until(&due));
        let rows = [
            ("side-fact-partner", desk.partner().to_owned()),
            (
                "side-fact-location",
                desk.facts.location.as_ref().map(|l| location_says(l, shell)).unwrap_or_default(),
            ),
            ("side-fact-customer", text(details.customer.as_ref().map(|c| c.as_str()))),
            ("side-fact-domain", text(details.domain.as_ref().map(|d| d.as_str()))),
            ("side-fact-tenant", text(details.tenant.as_ref().map(|t| t.as_str()))),
            ("side-fact-activity", activity.unwrap_or_default()),
            ("side-fact-products", products),
            ("side-fact-due", until.unwrap_or_default()),
        ];
        let shown = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Self {
            name: details.name.as_str().to_owned(),
            id: claim.id.to_string(),
            home: urls::review(&claim.id),
            version: claim.version,
            rows: shown.map(|(key, value)| (shell.t(key), value)).collect(),
            files: files_of(claim, &desk.facts.history, &desk.facts.scans, Side::Reviewer, shell),
            warnings: warnings(desk, shell),
            meanwhile: desk.since(form, shell),
            possible: may(claim, act, &desk.actor(), desk.opened.now).is_ok(),
        }
    }
}
