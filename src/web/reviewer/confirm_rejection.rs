//! The partner asked for its own association to be rejected; a reviewer confirms.

use super::desk::Desk;
use super::knock::{Knocked, back_to_review, knock};
use super::side_facts::SideFacts;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::event::Event;
use crate::domain::text::Note;
use crate::web::checked::Checked;
use crate::web::form::Entered;
use crate::web::{Reply, ReviewerViewer, Shell, page_with};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/confirm_rejection.html")]
struct ConfirmRejectionPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    asked: String,
    reason: String,
    words: String,
}

/// The form.
pub async fn get(viewer: ReviewerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let desk = Desk::open_for(&app, &viewer, &path, Act::ConfirmRejection).await?;
    let form = Entered::blank(viewer.shell.words());
    show(viewer.shell, &desk, form, StatusCode::OK)
}

/// Confirms.
pub async fn post(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let note = form.optional("confirm_note", Note::parse);
    if !form.is_good() {
        let desk = Desk::open(&app, &viewer, &path).await?;
        return show(viewer.shell, &desk, form, StatusCode::UNPROCESSABLE_ENTITY);
    }
    match knock(&app, &viewer, &path, form, Action::ConfirmRejection { note }).await? {
        Knocked::Done => back_to_review(&path, &session, "flash-rejection-confirmed"),
        Knocked::Kept(form) => {
            let desk = Desk::open(&app, &viewer, &path).await?;
            show(viewer.shell, &desk, form, StatusCode::CONFLICT)
        }
    }
}

fn show(shell: Shell, desk: &Desk, form: Entered, status: StatusCode) -> Reply {
    let shell = shell.around(&form);
    let asked = desk.last(|event| match event {
        Event::RejectionAsked { reason, note } => Some((reason, note)),
        _ => None,
    });
    let (asked, reason, words) = asked.map_or_else(Default::default, |(line, (reason, note))| {
        let args = [("who", line.by.name.as_str().into()), ("when", shell.moment(&line.at).into())];
        let words = note.as_ref().map(ToString::to_string).unwrap_or_default();
        (shell.words().say("confirm-rejection-asked", &args), shell.t(format!("ask-{}", reason.key())), words)
    });
    page_with(
        status,
        &ConfirmRejectionPage {
            side: SideFacts::of(desk, Act::ConfirmRejection, &form, &shell),
            heading: shell.t("confirm-rejection-title"),
            asked,
            reason,
            words,
            form,
            shell,
        },
    )
}
