//! What the partner did. It decides the programme and what can be claimed, and cannot be changed after submission.

use super::customer::choice;
use super::{Asks, Editing, shown};
use crate::domain::details::Details;
use crate::domain::product::{Activity, SolutionArea};
use crate::domain::text::{CustomerName, Label, PersonName};
use crate::web::Shell;
use crate::web::claims::details_rows::{activity_about, activity_name};
use crate::web::form::{Choice, Entered};

pub(super) fn fill(details: &Details) -> Vec<(String, String)> {
    let mut fields = vec![
        shown("activity", details.activity.map(Activity::key).as_ref()),
        shown("seller", details.seller.as_ref()),
        shown("seller_customer", details.seller_customer.as_ref()),
        shown("isv_solution", details.isv_solution.as_ref()),
    ];
    if details.recognition_only {
        fields.push(("recognition_only".to_owned(), "yes".to_owned()));
    }
    fields
}

pub(super) fn read(editing: &Editing<'_>, form: &mut Entered) -> Details {
    let mut new = editing.claim.details.clone();
    new.activity = editing.field(form, "activity", |key| choice(key, Activity::from_key));
    new.recognition_only = new.activity == Some(Activity::UsageM365) && form.is("recognition_only", "yes");
    // What another activity asks for is neither judged nor kept.
    let revenue = new.activity == Some(Activity::RevenueAssociation);
    let (seller, customer, solution) = match revenue {
        true => (
            editing.field(form, "seller", PersonName::parse),
            editing.field(form, "seller_customer", CustomerName::parse),
            editing.field(form, "isv_solution", Label::parse),
        ),
        false => (None, None, None),
    };
    (new.seller, new.seller_customer, new.isv_solution) = (seller, customer, solution);
    fit(&mut new, editing);
    new
}

/// Leaves out what the chosen activity does not know: its products, and the technical contact of Dynamics 365.
fn fit(details: &mut Details, editing: &Editing<'_>) {
    let activity = details.activity;
    let known = |code: &str| {
        let product = editing.aux.catalogue.iter().find(|product| product.code.as_str() == code);
        product.is_some_and(|product| activity.is_some_and(|a| product.activities.contains(&a)))
    };
    details.products.retain(|claimed| known(claimed.product.as_str()));
    if details.area() == Some(SolutionArea::Microsoft365) {
        details.technical_contact_name = None;
        details.technical_contact_title = None;
        details.technical_contact_email = None;
    }
}

pub(super) fn asks(shell: &Shell) -> Asks {
    let activity = |activity: &Activity| {
        let words = shell.words();
        Choice::explained(activity.key(), activity_name(words, *activity), activity_about(words, *activity))
    };
    Asks::Activity { activities: Activity::ALL.iter().map(activity).collect() }
}
