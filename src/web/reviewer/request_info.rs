//! The reviewer asks for more: which of the five reasons, in which products, and what would cure it.

use super::desk::Desk;
use super::knock::{Knocked, back_to_review, knock};
use super::side_facts::SideFacts;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::calendar::Period;
use crate::domain::limit::DeadlineKind;
use crate::domain::product::ProductCode;
use crate::domain::reason::InfoNeeded;
use crate::domain::text::Note;
use crate::web::checked::Checked;
use crate::web::claims::details_rows::product_name;
use crate::web::form::{Choice, Entered};
use crate::web::{Reply, ReviewerViewer, Shell, page_with};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/request_info.html")]
struct RequestInfoPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    reasons: Vec<Choice>,
    products: Vec<Choice>,
    until: String,
    requests: usize,
}

/// The form.
pub async fn get(viewer: ReviewerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let desk = Desk::open_for(&app, &viewer, &path, Act::RequestInfo).await?;
    let form = Entered::blank(viewer.shell.words());
    show(viewer.shell, &desk, form, StatusCode::OK)
}

/// Asks; the partner's time begins.
pub async fn post(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let desk = Desk::open(&app, &viewer, &path).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some(action) = parse(&mut form, &desk) else {
        return show(viewer.shell, &desk, form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match knock(&app, &viewer, &path, form, action).await? {
        Knocked::Done => back_to_review(&path, &session, "flash-info-requested"),
        Knocked::Kept(form) => {
            let desk = Desk::open(&app, &viewer, &path).await?;
            show(viewer.shell, &desk, form, StatusCode::CONFLICT)
        }
    }
}

fn parse(form: &mut Entered, desk: &Desk) -> Option<Action> {
    let needed = form.ticked("needed", InfoNeeded::from_key);
    if needed.is_empty() && form.error("needed").is_none() {
        form.complain("needed", "request-info-choose", &[]);
    }
    let claimed = &desk.claim().details.products;
    let products = form.ticked("about_products", |code| {
        claimed.iter().find(|claimed| claimed.product.as_str() == code).map(|claimed| claimed.product.clone())
    });
    let note = form.required("ask_note", Note::parse);
    let may_add_products = form.is("may_add_products", "yes");
    let note = note.filter(|_| form.is_good())?;
    Some(Action::RequestInfo { needed, note, products, may_add_products })
}

fn show(shell: Shell, desk: &Desk, form: Entered, status: StatusCode) -> Reply {
    let shell = shell.around(&form);
    let reason = |reason: &InfoNeeded| {
        let key = format!("reason-{}", reason.key());
        Choice::explained(reason.key(), shell.t(&key), shell.t(format!("{key}-meaning")))
    };
    let mut codes: Vec<&ProductCode> = desk.claim().details.products.iter().map(|c| &c.product).collect();
    codes.dedup();
    let product =
        |code: &ProductCode| Choice::new(code.as_str(), product_name(code.as_str(), &desk.facts.products));
    let until = shell.until(&desk.deadline(DeadlineKind::Expiry, Period::Answer));
    page_with(
        status,
        &RequestInfoPage {
            side: SideFacts::of(desk, Act::RequestInfo, &form, &shell),
            heading: shell.t("request-info-title"),
            reasons: InfoNeeded::ALL.iter().map(reason).collect(),
            products: codes.into_iter().map(product).collect(),
            until,
            requests: desk.requests(),
            form,
            shell,
        },
    )
}
