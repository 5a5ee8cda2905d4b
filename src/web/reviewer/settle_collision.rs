//! A lead reviewer decides which of several competing claims may go on.

use super::collision::Collision;
use super::desk::Desk;
use super::knock::{Knocked, back_to_review, knock};
use super::side_facts::SideFacts;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::text::Note;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Reply, ReviewerViewer, Shell, page_with};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/settle_collision.html")]
struct SettleCollisionPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    collision: Option<Collision>,
}

/// The form, where something collides that can be settled.
pub async fn get(viewer: ReviewerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let desk = Desk::open_for(&app, &viewer, &path, Act::SettleCollision).await?;
    if let Ok(note) = Note::parse("?") {
        let refused = |refusal| WebError::Refused(desk.claim().id.clone(), refusal);
        desk.would(Action::SettleCollision { note }).map_err(refused)?;
    }
    let form = Entered::blank(viewer.shell.words());
    show(viewer.shell, &desk, form, StatusCode::OK)
}

/// Settles it for this claim.
pub async fn post(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some(note) = form.required("settle_note", Note::parse) else {
        let desk = Desk::open(&app, &viewer, &path).await?;
        return show(viewer.shell, &desk, form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match knock(&app, &viewer, &path, form, Action::SettleCollision { note }).await? {
        Knocked::Done => back_to_review(&path, &session, "flash-collision-settled"),
        Knocked::Kept(form) => {
            let desk = Desk::open(&app, &viewer, &path).await?;
            show(viewer.shell, &desk, form, StatusCode::CONFLICT)
        }
    }
}

fn show(shell: Shell, desk: &Desk, form: Entered, status: StatusCode) -> Reply {
    let shell = shell.around(&form);
    page_with(
        status,
        &SettleCollisionPage {
            side: SideFacts::of(desk, Act::SettleCollision, &form, &shell),
            heading: shell.t("settle-title"),
            collision: Collision::of(desk, &shell),
            form,
            shell,
        },
    )
}
