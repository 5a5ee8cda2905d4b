//! Contesting a rejection: a justification, updated PoE, or both (R31–R34).

use super::poe::{accept, limits, sort};
use super::requested::{Explained, rejected_because};
use super::uploader::Uploader;
use super::{complain, seen};
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::claim::State;
use crate::domain::ids::ClaimId;
use crate::domain::text::Note;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::{id_of, open};
use crate::web::form::Entered;
use crate::web::upload::Upload;
use crate::web::{PartnerViewer, Reply, Shell, page_with, see_other, session, urls};
use actix_multipart::Multipart;
use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/dispute.html")]
struct DisputePage {
    shell: Shell,
    card: ClaimCard,
    form: Entered,
    version: u32,
    action: String,
    reasons: Vec<Explained>,
    until: String,
    answered_within: u32,
    accept: String,
    limits: String,
    uploader: Uploader,
}

/// The form.
pub async fn get(viewer: PartnerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer, &id_of(&path)?, form, StatusCode::OK, &app).await
}

/// Files the dispute.
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
    // Asked before a byte of a file is kept; whoever comes too late keeps the words all the same.
    let upload = match opened.allows(Act::Dispute, &actor) {
        Ok(()) => Upload::receive(&request, payload, &app, &opened.claim.poe).await?,
        Err(_) => Upload::receive_words(&request, payload, &app).await?,
    };
    let mut form = Entered::of(upload.fields, &words);
    let seen = seen(&form)?;
    let justification = form.optional("justification", Note::parse);
    let files = match upload.files.is_empty() {
        true => Vec::new(),
        false => sort(upload.files, &opened.claim.poe, &mut form, &words),
    };
    if !form.is_good() {
        upload.received.settle(&app).await;
        return show(viewer, &id, form, StatusCode::UNPROCESSABLE_ENTITY, &app).await;
    }
    let action = Action::Dispute { justification, files };
    if let Err(error) = app.workflow.act(&actor, &id, seen, action).await {
        upload.received.settle(&app).await;
        let status = complain(&mut form, "justification", error, &id, &words)?;
        return show(viewer, &id, form, status, &app).await;
    }
    session::flash(&session, "success", "flash-disputed");
    see_other(urls::claim(&id))
}

async fn show(viewer: PartnerViewer, id: &ClaimId, form: Entered, status: StatusCode, app: &App) -> Reply {
    let (actor, shell) = (viewer.actor(), viewer.shell.around(&form));
    let (opened, ()) = open(app, &actor, id, |_, _| Ok(())).await?;
    // A dispute that came too late still shows its words.
    if form.is_good() {
        opened.allows(Act::Dispute, &actor)?;
    }
    let reasons = match &opened.claim.state {
        State::Rejected { ground, .. } => rejected_because(ground, &shell),
        _ => Vec::new(),
    };
    let page = DisputePage {
        card: opened.card(&actor, &shell),
        version: opened.claim.version,
        action: urls::dispute(id),
        reasons,
        until: opened.claim.due.map(|due| shell.until(&due)).unwrap_or_default(),
        answered_within: opened.calendar.span(crate::domain::calendar::Period::DisputeReview).days(),
        accept: accept(),
        limits: limits(shell.words()),
        uploader: Uploader::of(opened.claim.poe.len(), shell.words()),
        form,
        shell,
    };
    page_with(status, &page)
}
