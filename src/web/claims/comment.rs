//! A comment from either side (R49–R51): on a page of its own, or posted from the claim's.

use super::card::ClaimCard;
use super::conversation::Conversation;
use super::{home_of, id_of, open};
use crate::app::App;
use crate::domain::action::Action;
use crate::domain::ids::ClaimId;
use crate::domain::text::Note;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Reply, Shell, Viewer, form_page, refusal_says, see_other, session};
use crate::workflow::{ActError, Seen};
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "claims/comment.html")]
struct CommentPage {
    shell: Shell,
    card: ClaimCard,
    comments: Conversation,
}

/// The comments and the form.
pub async fn get(viewer: Viewer, path: Path<String>, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer, &id_of(&path)?, form, &app).await
}

/// Says something. What was typed is never lost, whatever became of the claim meanwhile.
pub async fn post(
    viewer: Viewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = id_of(&path)?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some(note) = form.required("comment", Note::parse) else {
        return show(viewer, &id, form, &app).await;
    };
    // The claim may have changed since; the same comment of the same form is said once.
    let seen = form.value("seen").parse().map_or(Seen::Any, Seen::Since);
    match app.workflow.act(&viewer.actor(), &id, seen, Action::Comment(note)).await {
        Ok(_) => {
            session::flash(&session, "success", "flash-commented");
            see_other(format!("{}#comments", home_of(&viewer.actor(), &id)))
        }
        Err(ActError::Refused(refusal)) => {
            form.complain_in_words("comment", refusal_says(viewer.shell.words(), &refusal));
            show(viewer, &id, form, &app).await
        }
        Err(error) => Err(WebError::of_act(error, &id)),
    }
}

async fn show(viewer: Viewer, id: &ClaimId, form: Entered, app: &App) -> Reply {
    let (actor, shell) = (viewer.actor(), viewer.shell.around(&form));
    let (opened, history) = open(app, &actor, id, |reader, claim| reader.history(&claim.id)).await?;
    let card = opened.card(&actor, &shell);
    let mut comments = Conversation::of(&opened.claim, &history, &actor, opened.now, &shell);
    // A comment that came too late is shown with its words, so that they can be taken elsewhere.
    comments.open = comments.open || !form.is_good();
    comments.form = form;
    let page = CommentPage { shell, card, comments };
    form_page(&page.comments.form, &page)
}
