//! What is claimed: products of the chosen activity, in Business Applications with their subscriptions.

use super::{Asks, Editing};
use crate::domain::claim::State;
use crate::domain::details::Details;
use crate::domain::numbers::SubscriptionId;
use crate::domain::product::{Activity, Claimed, Family, ProductCode, SolutionArea};
use crate::domain::text::Wrong;
use crate::store::Product;
use crate::web::claims::details_rows::{product_name, product_names, products_text};
use crate::web::form::{Choice, Entered};
use std::collections::BTreeSet;

/// A product that can be chosen, and where its subscriptions are named.
pub(super) struct Offered {
    /// Its place among all that are offered.
    pub index: usize,
    pub code: String,
    pub name: String,
    /// The control of its subscriptions; empty where none are asked for.
    pub subscription: String,
    /// The control that confirms that there is only one.
    pub only: String,
}

/// The products of one family.
pub(super) struct Shelf {
    pub name: String,
    pub offered: Vec<Offered>,
}

/// Whether products may be added, or only taken away (A12).
fn may_add(editing: &Editing<'_>) -> bool {
    !matches!(editing.claim.state, State::PartnerActionRequired { may_add_products: false, .. })
}

/// The products of the chosen activity; also those that are claimed and no longer offered.
fn offered<'a>(editing: &'a Editing<'_>) -> impl Iterator<Item = &'a Product> {
    let details = &editing.claim.details;
    let claimed = |product: &Product| details.products.iter().any(|claimed| claimed.product == product.code);
    editing.aux.catalogue.iter().filter(move |product| {
        let fits = details.activity.is_some_and(|activity| product.activities.contains(&activity));
        fits && product.active || claimed(product)
    })
}

fn asks_subscription(editing: &Editing<'_>) -> bool {
    editing.claim.details.area() == Some(SolutionArea::BusinessApplications)
}

fn control(code: &str) -> String {
    format!("subscription-{code}")
}

/// The control that confirms that there is no other subscription.
fn only_control(code: &str) -> String {
    format!("only-{code}")
}

/// One claimed product as a choice's value.
fn value_of(claimed: &Claimed) -> String {
    let subscription = claimed.subscription.as_ref().map_or("", SubscriptionId::as_str);
    format!("{} {subscription}", claimed.product).trim().to_owned()
}

pub(super) fn fill(editing: &Editing<'_>) -> Vec<(String, String)> {
    let claimed = &editing.claim.details.products;
    if !may_add(editing) {
        return claimed.iter().map(|claimed| ("products".to_owned(), value_of(claimed))).collect();
    }
    let codes: BTreeSet<&ProductCode> = claimed.iter().map(|claimed| &claimed.product).collect();
    let mut fields = Vec::new();
    for code in codes {
        let subscriptions = claimed.iter().filter(|claimed| claimed.product == *code);
        let ids: Vec<_> =
            subscriptions.filter_map(|c| c.subscription.as_ref()).map(|id| id.as_str()).collect();
        fields.push(("products".to_owned(), code.as_str().to_owned()));
        fields.push((control(code.as_str()), ids.join("\n")));
        if claimed.iter().any(|claimed| claimed.product == *code && claimed.only_one) {
            fields.push((only_control(code.as_str()), "yes".to_owned()));
        }
    }
    fields
}

pub(super) fn read(editing: &Editing<'_>, form: &mut Entered) -> Details {
    let mut new = editing.claim.details.clone();
    new.products = if may_add(editing) { chosen(editing, form) } else { kept(editing, form) };
    if new.products.is_empty() && !editing.is_draft() && form.is_good() {
        form.complain("products", "wrong-no-product", &[]);
    }
    if !editing.is_draft() && may_add(editing) {
        complain_of_open_subscriptions(editing, &new, form);
    }
    new
}

/// What was handed in says which subscription is meant. A draft may still leave it open.
fn complain_of_open_subscriptions(editing: &Editing<'_>, new: &Details, form: &mut Entered) {
    let open =
        new.products.iter().filter(|claimed| asks_subscription(editing) && claimed.lacks_subscription());
    let names = product_names(&editing.aux.catalogue);
    for claimed in open {
        let code = claimed.product.as_str();
        let says = format!("{}: {}", product_name(code, &names), editing.shell.t("wrong-subscription-open"));
        form.complain_in_words(&control(code), says);
    }
}

/// Only what was claimed before can be kept.
fn kept(editing: &Editing<'_>, form: &mut Entered) -> Vec<Claimed> {
    let claimed = &editing.claim.details.products;
    form.ticked("products", |value| claimed.iter().find(|claimed| value_of(claimed) == value).cloned())
}

fn chosen(editing: &Editing<'_>, form: &mut Entered) -> Vec<Claimed> {
    let known: BTreeSet<&str> = offered(editing).map(|product| product.code.as_str()).collect();
    let mut codes = form.ticked("products", |code| known.get(code).map(|code| ProductCode::new(*code)));
    codes.sort();
    codes.dedup();
    if !asks_subscription(editing) {
        return codes.into_iter().map(Claimed::of).collect();
    }
    let mut seen = BTreeSet::new();
    let names = product_names(&editing.aux.catalogue);
    let words = editing.shell.words();
    let mut all = Vec::new();
    for product in codes {
        match subscriptions(form.value(control(product.as_str())), &mut seen) {
            // Once without a subscription where none is named.
            // Without a subscription only where the customer is said to have no other.
            Ok(ids) if ids.is_empty() => {
                let only_one = form.is(only_control(product.as_str()), "yes");
                all.push(Claimed { only_one, ..Claimed::of(product) });
            }
            Ok(ids) => all.extend(ids.into_iter().map(|id| Claimed::under(product.clone(), id))),
            Err(wrong) => {
                let name = product_name(product.as_str(), &names);
                let says = format!("{name}: {}", words.t(wrong.key));
                form.complain_in_words(&control(product.as_str()), says);
            }
        }
    }
    all
}

/// The subscriptions named in a control, none of them named before.
fn subscriptions(typed: &str, seen: &mut BTreeSet<SubscriptionId>) -> Result<Vec<SubscriptionId>, Wrong> {
    let ids = typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|id| !id.is_empty());
    ids.map(|id| {
        let id = SubscriptionId::parse(id)?;
        if seen.insert(id.clone()) { Ok(id) } else { Err(Wrong::new("wrong-subscription-twice")) }
    })
    .collect()
}

pub(super) fn asks(editing: &Editing<'_>) -> Asks {
    if !may_add(editing) {
        let names = product_names(&editing.aux.catalogue);
        let words = editing.shell.words();
        let choice = |claimed: &Claimed| {
            let label = products_text(std::slice::from_ref(claimed), &names, words);
            Choice::new(value_of(claimed), label)
        };
        return Asks::Keep { claimed: editing.claim.details.products.iter().map(choice).collect() };
    }
    let asks_subscription = asks_subscription(editing);
    let offer = |index: usize, product: &Product| Offered {
        index,
        code: product.code.as_str().to_owned(),
        name: product.name.clone(),
        subscription: if asks_subscription { control(product.code.as_str()) } else { String::new() },
        only: only_control(product.code.as_str()),
    };
    let mut all: Vec<&Product> = offered(editing).collect();
    // The sort is stable: within a family the catalogue's own order stays.
    let family = |product: &&Product| Family::of(product.area, &product.code);
    all.sort_by_key(|product| Family::ALL.iter().position(|known| *known == family(product)));
    let mut shelves: Vec<(Family, Shelf)> = Vec::new();
    for (index, product) in all.iter().enumerate() {
        let family = family(product);
        if shelves.last().is_none_or(|(last, _)| *last != family) {
            let name = editing.shell.t(format!("family-{}", family.key()));
            shelves.push((family, Shelf { name, offered: Vec::new() }));
        }
        if let Some((_, shelf)) = shelves.last_mut() {
            shelf.offered.push(offer(index, product));
        }
    }
    // Their usage is attributed by other means, so people look for them in vain.
    let without_power_platform = editing.claim.details.activity == Some(Activity::Usage);
    let shelves = shelves.into_iter().map(|(_, shelf)| shelf).collect();
    Asks::Products { shelves, without_power_platform }
}
