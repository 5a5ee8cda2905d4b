//! Contesting a rejection: a justification, updated PoE, or both (R31–R34).

use super::poe::{accept, limits, sort};
use super::requested::{Explained, rejected_because};
use super::uploader::Uploader;
use super::{complain, seen};
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::actor::Actor;
use crate::domain::claim::State;
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::Phase;
use crate::domain::poe::PoeFile;
use crate::domain::text::Note;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::{Opened, id_of, open};
use crate::web::form::{Choice, Entered};
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
    answered_within: String,
    /// Good files of a form that had to be drawn again.
    kept: Vec<Choice>,
    accept: String,
    limits: String,
    uploader: Uploader,
}

/// The form.
pub async fn get(viewer: PartnerViewer, path: Path<String>, session: Session, app: Data<App>) -> Reply {
    let id = id_of(&path)?;
    let kept = session::kept_files(&session, &id);
    let form = ticking(Entered::blank(viewer.shell.words()), &kept);
    show(viewer, &id, form, &kept, StatusCode::OK, &app).await
}

/// The form with each kept file ticked.
fn ticking(form: Entered, kept: &[PoeFile]) -> Entered {
    kept.iter().fold(form, |form, file| match form.is("kept", file.id.as_str()) {
        true => form,
        false => form.with("kept", file.id.as_str()),
    })
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
    // What this session was given to keep counts as the claim's: there is so much less room for more.
    let mut files = session::kept_files(&session, &id);
    let there = [&opened.claim.poe[..], &files].concat();
    let upload = match takes_files(&opened, &actor) {
        true => Upload::receive(&request, payload, &app, &there).await?,
        false => Upload::receive_words(&request, payload, &app).await?,
    };
    let mut form = Entered::of(upload.fields, &words);
    let seen = seen(&form)?;
    let justification = form.optional("justification", Note::parse);
    // Only what this very session was given to keep can be named; what is no longer ticked is left out.
    files.retain(|file| form.is("kept", file.id.as_str()));
    if !upload.files.is_empty() {
        let there = [&opened.claim.poe[..], &files].concat();
        files.extend(sort(upload.files, &there, &mut form, &words));
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if form.is_good() {
        let action = Action::Dispute { justification, files: files.clone() };
        match app.workflow.act(&actor, &id, seen, action).await {
            Ok(_) => {
                upload.received.settle(&app).await;
                return filed(&session, &id);
            }
            Err(error) => status = complain(&mut form, "justification", error, &id, &words)?,
        }
    }
    session::keep_files(&session, &id, &files);
    upload.received.sparing(&files).settle(&app).await;
    show(viewer, &id, ticking(form, &files), &files, status, &app).await
}

/// Asked before a byte of a file is read: nothing is uploaded in vain. The same form sent twice is heard to its end, so
/// that it is known for what it is.
fn takes_files(opened: &Opened, actor: &Actor) -> bool {
    opened.allows(Act::Dispute, actor).is_ok() || opened.claim.phase() == Phase::DisputeReview
}

fn filed(session: &Session, id: &ClaimId) -> Reply {
    session::forget_files(session);
    session::flash(session, "success", "flash-disputed");
    see_other(urls::claim(id))
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
        answered_within: shell
            .words()
            .span(opened.calendar.span(crate::domain::calendar::Period::DisputeReview)),
        kept: kept.iter().map(|file| Choice::new(file.id.as_str(), file.name.as_str())).collect(),
        accept: accept(),
        limits: limits(shell.words()),
        uploader: Uploader::of(opened.claim.poe.len() + kept.len(), shell.words()),
        form,
        shell,
    };
    page_with(status, &page)
}
