//! The reviewer finds the evidence sufficient, point by point; then the customer is asked.

use super::collision::Collision;
use super::desk::Desk;
use super::evidence::elements;
use super::knock::{Knocked, back_to_review, knock};
use super::side_facts::SideFacts;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::calendar::Period;
use crate::domain::limit::DeadlineKind;
use crate::domain::text::Note;
use crate::web::checked::Checked;
use crate::web::form::{Choice, Entered};
use crate::web::{Reply, ReviewerViewer, Shell, page_with};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/approve.html")]
struct ApprovePage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    collision: Option<Collision>,
    checks: Vec<Choice>,
    until: String,
    addressees: Vec<String>,
}

/// What a reviewer confirms before an approval: the five elements, and that tenant and domain belong together.
const CHECKS: [&str; 6] = ["document", "acknowledgment", "dates", "work", "products", "tenant"];

/// The form; or, while another claim stands in the way, what must be settled first.
pub async fn get(viewer: ReviewerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let desk = Desk::open_for(&app, &viewer, &path, Act::Approve).await?;
    let form = Entered::blank(viewer.shell.words());
    show(viewer.shell, &desk, form, StatusCode::OK)
}

/// Approves; the customer's letter is written.
pub async fn post(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some(action) = parse(&mut form) else {
        let desk = Desk::open(&app, &viewer, &path).await?;
        return show(viewer.shell, &desk, form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match knock(&app, &viewer, &path, form, action).await? {
        Knocked::Done => back_to_review(&path, &session, "flash-approved"),
        Knocked::Kept(form) => {
            let desk = Desk::open(&app, &viewer, &path).await?;
            show(viewer.shell, &desk, form, StatusCode::CONFLICT)
        }
    }
}

fn parse(form: &mut Entered) -> Option<Action> {
    let confirmed = form.ticked("checks", |key| CHECKS.into_iter().find(|check| *check == key));
    if CHECKS.iter().any(|check| !confirmed.contains(check)) {
        form.complain("checks", "approve-confirm-all", &[]);
    }
    let note = form.optional("approve_note", Note::parse);
    form.is_good().then_some(Action::Approve { note })
}

fn show(shell: Shell, desk: &Desk, form: Entered, status: StatusCode) -> Reply {
    let shell = shell.around(&form);
    let looks = elements(desk, &shell).into_iter().map(|(_, look)| look);
    let tenant = shell.t("approve-check-tenant-look");
    let check =
        |(key, look): (&str, String)| Choice::explained(key, shell.t(format!("approve-check-{key}")), look);
    let checks = CHECKS.into_iter().zip(looks.chain(std::iter::once(tenant))).map(check).collect();
    let details = &desk.claim().details;
    let contacts = [
        (&details.customer_contact_name, &details.customer_contact_email),
        (&details.technical_contact_name, &details.technical_contact_email),
    ];
    let addressees = contacts
        .into_iter()
        .filter_map(|(name, email)| Some(format!("{} <{}>", name.as_ref()?, email.as_ref()?)));
    page_with(
        status,
        &ApprovePage {
            side: SideFacts::of(desk, Act::Approve, &form, &shell),
            heading: shell.t("approve-title"),
            collision: Collision::of(desk, &shell).filter(|collision| collision.blocks),
            checks,
            until: shell.until(&desk.deadline(DeadlineKind::Expiry, Period::Consent)),
            addressees: addressees.collect(),
            form,
            shell,
        },
    )
}
