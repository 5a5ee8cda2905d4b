//! Contesting a rejection: a justification, updated PoE, or both (R31–R34).

use super::enclosed::{Choosing, Enclosed, ticking};
use super::next::rejected_saying;
use super::requested::{Explained, rejected_because};
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
use crate::web::form::Entered;
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
    /// The same in the words of whoever rejected.
    words: String,
    until: String,
    answered_within: String,
    choosing: Choosing,
}

/// The form.
pub async fn get(viewer: PartnerViewer, path: Path<String>, session: Session, app: Data<App>) -> Reply {
    let id = id_of(&path)?;
    let kept = session::kept_files(&session, &id);
    let form = ticking(Entered::blank(viewer.shell.words()), &kept);
    show(viewer, &id, form, &kept, StatusCode::OK, &app).await
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
    let wanted = takes_files(&opened, &actor);
    let mut sent = Enclosed::receive(&request, payload, &session, &opened, wanted, (&words, &app)).await?;
    let seen = seen(&sent.form)?;
    let justification = sent.form.optional("justification", Note::parse);
    sent.sort(&opened, opened.allows(Act::Dispute, &actor).is_ok(), &words);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if sent.form.is_good() {
        let action = Action::Dispute { justification, files: sent.files.clone() };
        match app.workflow.act(&actor, &id, seen, action).await {
            Ok(_) => {
                sent.settle(&session, &app).await;
                session::flash(&session, "success", "flash-disputed");
                return see_other(urls::claim(&id));
            }
            Err(error) => status = complain(&mut sent.form, "justification", error, &id, &words)?,
        }
    }
    let (form, files) = sent.keep(&session, &id, &app).await;
    show(viewer, &id, form, &files, status, &app).await
}

/// Asked before a byte of a file is read: nothing is uploaded in vain. The same form sent twice is heard to its end, so
/// that it is known for what it is.
fn takes_files(opened: &Opened, actor: &Actor) -> bool {
    opened.allows(Act::Dispute, actor).is_ok() || opened.claim.phase() == Phase::DisputeReview
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
    let (opened, history) = open(app, &actor, id, |reader, claim| reader.history(&claim.id)).await?;
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
        words: rejected_saying(&history),
        until: opened.claim.due.map(|due| shell.until(&due)).unwrap_or_default(),
        answered_within: shell
            .words()
            .span(opened.calendar.span(crate::domain::calendar::Period::DisputeReview)),
        choosing: Choosing::of(&opened, kept, shell.words()),
        form,
        shell,
    };
    page_with(status, &page)
}
