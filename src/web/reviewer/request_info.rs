//! The reviewer asks for more: which of the five reasons, in which products, and what would cure it.

use super::desk::Desk;
use super::knock::Decision;
use super::side_facts::SideFacts;
use crate::domain::action::{Act, Action};
use crate::domain::calendar::Period;
use crate::domain::limit::DeadlineKind;
use crate::domain::product::ProductCode;
use crate::domain::reason::InfoNeeded;
use crate::domain::text::Note;
use crate::web::Shell;
use crate::web::claims::details_rows::product_name;
use crate::web::form::{Choice, Entered};
use askama::Template;

/// The form.
#[derive(Template)]
#[template(path = "reviewer/request_info.html")]
pub struct RequestInfoPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    reasons: Vec<Choice>,
    products: Vec<Choice>,
    until: String,
    requests: usize,
}

impl Decision for RequestInfoPage {
    const ACT: Act = Act::RequestInfo;
    const DONE: &'static str = "flash-info-requested";

    fn parse(form: &mut Entered, desk: &Desk) -> Option<Action> {
        let needed = form.ticked("needed", InfoNeeded::from_key);
        if needed.is_empty() && form.error("needed").is_none() {
            form.complain("needed", "request-info-choose", &[]);
        }
        let claimed = &desk.claim().details.products;
        let products = form.ticked("about_products", |code| {
            let claimed = claimed.iter().find(|claimed| claimed.product.as_str() == code);
            claimed.map(|claimed| claimed.product.clone())
        });
        let note = form.required("ask_note", Note::parse);
        let may_add_products = form.is("may_add_products", "yes");
        let note = note.filter(|_| form.is_good())?;
        Some(Action::RequestInfo { needed, note, products, may_add_products })
    }

    fn page(shell: Shell, desk: &Desk, form: Entered) -> Self {
        Self {
            side: SideFacts::of(desk, Act::RequestInfo, &form, &shell),
            heading: shell.t("request-info-title"),
            reasons: InfoNeeded::ALL.iter().map(|reason| explained(*reason, &shell)).collect(),
            products: products(desk),
            until: shell.until(&desk.deadline(DeadlineKind::Expiry, Period::Answer)),
            requests: desk.requests(),
            form,
            shell,
        }
    }
}

fn explained(reason: InfoNeeded, shell: &Shell) -> Choice {
    let key = format!("reason-{}", reason.key());
    Choice::explained(reason.key(), shell.t(&key), shell.t(format!("{key}-meaning")))
}

/// The claimed products, each once.
fn products(desk: &Desk) -> Vec<Choice> {
    let mut codes: Vec<&ProductCode> = desk.claim().details.products.iter().map(|c| &c.product).collect();
    codes.dedup();
    let name = |code: &ProductCode| product_name(code.as_str(), &desk.facts.products).to_owned();
    codes.into_iter().map(|code| Choice::new(code.as_str(), name(code))).collect()
}
