//! Answering the reviewer and handing the claim back (R25).

use super::requested::{Requested, last_request};
use super::submit::acknowledged;
use super::{Link, complain, seen};
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::actor::Side;
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::ClaimId;
use crate::domain::text::Note;
use crate::web::checked::Checked;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::details_rows::{Section, product_names};
use crate::web::claims::timeline::{Day, Telling};
use crate::web::claims::{id_of, open};
use crate::web::form::Entered;
use crate::web::{PartnerViewer, Reply, Shell, page_with, see_other, session, urls};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/resubmit.html")]
struct ResubmitPage {
    shell: Shell,
    card: ClaimCard,
    form: Entered,
    version: u32,
    action: String,
    asked: Option<Requested>,
    until: String,
    /// What was changed since the request, by day.
    changed: Vec<Day>,
    ways: Vec<Link>,
}

/// What was asked, what has changed since, and the form.
pub async fn get(viewer: PartnerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer, &id_of(&path)?, form, StatusCode::OK, &app).await
}

/// Hands the claim back.
pub async fn post(
    viewer: PartnerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = id_of(&path)?;
    let words = viewer.shell.words().clone();
    let mut form = Entered::of(form.0, &words);
    let seen = seen(&form)?;
    let reply = form.optional("reply", Note::parse);
    acknowledged(&mut form, "ack-right", &words);
    if !form.is_good() {
        return show(viewer, &id, form, StatusCode::UNPROCESSABLE_ENTITY, &app).await;
    }
    if let Err(error) = app.workflow.act(&viewer.actor(), &id, seen, Action::Resubmit { reply }).await {
        let status = complain(&mut form, "reply", error, &id, &words)?;
        return show(viewer, &id, form, status, &app).await;
    }
    session::flash(&session, "success", "flash-resubmitted");
    see_other(urls::claim(&id))
}

/// What the partner did since it was asked.
fn since(history: &[Recorded]) -> Vec<Recorded> {
    let counts = |line: &&Recorded| match &line.outcome.event {
        Event::Edited { changes } => !changes.is_empty(),
        Event::PoeAttached { .. } => true,
        _ => false,
    };
    last_request(history).map(|(_, after)| after.iter().filter(counts).cloned().collect()).unwrap_or_default()
}

async fn show(viewer: PartnerViewer, id: &ClaimId, form: Entered, status: StatusCode, app: &App) -> Reply {
    let (actor, shell) = (viewer.actor(), viewer.shell.around(&form));
    let (opened, (history, catalogue)) =
        open(app, &actor, id, |reader, claim| Ok((reader.history(&claim.id)?, reader.products()?))).await?;
    // A form that was too late still shows its words.
    if form.is_good() {
        opened.allows(Act::Resubmit, &actor)?;
    }
    let products = product_names(&catalogue);
    let telling = Telling {
        claim: &opened.claim,
        history: &since(&history),
        letters: &[],
        products: &products,
        reader: Side::Partner,
        shell: &shell,
    };
    let link = |href: String, text: &str| Link { href, text: shell.t(text) };
    let page = ResubmitPage {
        card: opened.card(&actor, &shell),
        version: opened.claim.version,
        action: urls::resubmit(id),
        asked: Requested::of(&history, &products, &shell),
        until: opened.claim.due.map(|due| shell.until(&due)).unwrap_or_default(),
        changed: telling.days(),
        ways: vec![
            link(urls::poe(id), "next-upload"),
            link(urls::edit(id, Section::Products.key()), "next-edit-products"),
        ],
        form,
        shell,
    };
    page_with(status, &page)
}
