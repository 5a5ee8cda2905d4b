//! Answering the reviewer and handing the claim back (R25).

use super::enclosed::{Choosing, Enclosed, ticking};
use super::requested::{Requested, last_request};
use super::submit::acknowledged;
use super::{complain, seen};
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::actor::{Actor, Side};
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::Phase;
use crate::domain::poe::PoeFile;
use crate::domain::text::Note;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::details_rows::{Section, product_names};
use crate::web::claims::timeline::{Day, Telling};
use crate::web::claims::{Opened, id_of, open};
use crate::web::form::Entered;
use crate::web::{PartnerViewer, Reply, Shell, page_with, see_other, session, urls};
use actix_multipart::Multipart;
use actix_session::Session;
use actix_web::HttpRequest;
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
    choosing: Choosing,
}

/// What was asked, what has changed since, and the form; with what was written before going to another page of the claim.
pub async fn get(viewer: PartnerViewer, path: Path<String>, session: Session, app: Data<App>) -> Reply {
    let id = id_of(&path)?;
    let kept = session::kept_files(&session, &id);
    let form = Entered::blank(viewer.shell.words()).with("reply", session::kept_words(&session, &id));
    show(viewer, &id, ticking(form, &kept), &kept, StatusCode::OK, &app).await
}

/// Hands the claim back; or goes to another page of it first, and keeps what was written and sent.
pub async fn post(
    viewer: PartnerViewer,
    path: Path<String>,
    request: HttpRequest,
    payload: Multipart,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = id_of(&path)?;
    let (actor, words) = (viewer.actor(), viewer.shell.words().clone());
    let (opened, ()) = open(&app, &actor, &id, |_, _| Ok(())).await?;
    let wanted = takes_files(&opened, &actor);
    let mut sent = Enclosed::receive(&request, payload, &session, &opened, wanted, (&words, &app)).await?;
    let seen = seen(&sent.form)?;
    let reply = sent.form.optional("reply", Note::parse);
    sent.sort(&opened, opened.allows(Act::Resubmit, &actor).is_ok(), &words);
    if sent.form.is("first", "products") && sent.form.is_good() {
        session::keep_words(&session, &id, sent.form.value("reply"));
        sent.keep(&session, &id, &app).await;
        return see_other(urls::from_answer(&urls::edit(&id, Section::Products.key())));
    }
    acknowledged(&mut sent.form, "ack-right", &words);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if sent.form.is_good() {
        let action = Action::Resubmit { reply, files: sent.files.clone() };
        match app.workflow.act(&actor, &id, seen, action).await {
            Ok(_) => {
                sent.settle(&session, &app).await;
                session::forget_words(&session);
                session::flash(&session, "success", "flash-resubmitted");
                return see_other(urls::claim(&id));
            }
            Err(error) => status = complain(&mut sent.form, "reply", error, &id, &words)?,
        }
    }
    let (form, files) = sent.keep(&session, &id, &app).await;
    show(viewer, &id, form, &files, status, &app).await
}

/// Asked before a byte of a file is read. The same form sent twice is heard to its end, so that it is known for what it is.
fn takes_files(opened: &Opened, actor: &Actor) -> bool {
    let handed_back = matches!(opened.claim.phase(), Phase::Review | Phase::DisputeReview);
    handed_back || opened.allows(Act::Resubmit, actor).is_ok()
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

async fn show(
    viewer: PartnerViewer,
    id: &ClaimId,
    form: Entered,
    kept: &[PoeFile],
    status: StatusCode,
    app: &App,
) -> Reply {
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
    let page = ResubmitPage {
        card: opened.card(&actor, &shell),
        version: opened.claim.version,
        action: urls::resubmit(id),
        asked: Requested::of(&history, &products, &shell),
        until: opened.claim.due.map(|due| shell.until(&due)).unwrap_or_default(),
        changed: telling.days(),
        choosing: Choosing::of(&opened, kept, shell.words()),
        form,
        shell,
    };
    page_with(status, &page)
}
