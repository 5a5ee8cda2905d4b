//! Knocking at the door from a reviewer's form: done, or drawn again with every word kept.

use crate::app::App;
use crate::domain::action::Action;
use crate::domain::refusal::Refusal;
use crate::web::checked::Checked;
use crate::web::claims::id_of;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Reply, ReviewerViewer, refusal_says, see_other, session, urls};
use crate::workflow::{ActError, Seen};
use actix_session::Session;

/// The version a form was drawn from; one that was never drawn is no version at all.
fn seen(form: &Entered) -> Seen {
    Seen::Version(form.value("seen").parse().unwrap_or_default())
}

/// What knocking at the door with a form came to.
pub enum Knocked {
    /// Done.
    Done,
    /// Not done: the form now says why, and is to be drawn again with everything that was typed.
    Kept(Entered),
}

/// Knocks with a form. Whoever comes too late keeps the text, and is told.
pub async fn knock(
    app: &App,
    viewer: &ReviewerViewer,
    path: &str,
    mut form: Entered,
    action: Action,
) -> Result<Knocked, WebError> {
    let id = id_of(path)?;
    match app.workflow.act(&viewer.actor(), &id, seen(&form), action).await {
        Ok(_) => Ok(Knocked::Done),
        Err(ActError::Stale) => {
            form.complain("meanwhile", "review-stale", &[]);
            Ok(Knocked::Kept(form))
        }
        Err(ActError::Refused(refusal)) => {
            form.complain_in_words("meanwhile", refusal_says(viewer.shell.words(), &refusal));
            Ok(Knocked::Kept(form))
        }
        Err(error) => Err(WebError::of_act(error, &id)),
    }
}

/// On to the claim, with a message.
pub fn back_to_review(path: &str, session: &Session, key: &str) -> Reply {
    session::flash(session, "success", key);
    see_other(urls::review(&id_of(path)?))
}

/// Begins or takes over: an act without words. Whoever loses the race is led to the claim, which says who has it.
pub async fn take(
    viewer: &ReviewerViewer,
    path: &str,
    form: &Checked,
    session: &Session,
    app: &App,
    action: Action,
    done: &str,
) -> Reply {
    let id = id_of(path)?;
    let form = Entered::of(form.0.clone(), viewer.shell.words());
    match app.workflow.act(&viewer.actor(), &id, seen(&form), action).await {
        Ok(_) => session::flash(session, "success", done),
        Err(ActError::Stale | ActError::Refused(Refusal::NotNow | Refusal::AlreadyYours)) => {
            session::flash(session, "warning", "flash-too-late");
        }
        Err(error) => return Err(WebError::of_act(error, &id)),
    }
    see_other(urls::review(&id))
}
