//! Knocking at the door from a reviewer's form: done, or drawn again with every word kept. Every decision's page is a
//! `Decision`: its form, its words and what it asks for; all else is here, once.

use super::desk::Desk;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::refusal::Refusal;
use crate::web::checked::Checked;
use crate::web::claims::id_of;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Reply, ReviewerViewer, Shell, page_with, refusal_says, see_other, session, urls};
use crate::words::Words;
use crate::workflow::{ActError, Seen};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

/// One decision's page.
pub trait Decision: Template + Sized {
    /// What is decided.
    const ACT: Act;
    /// What is said when it was done.
    const DONE: &'static str;

    /// The form as it is first seen.
    fn fresh(_: &Desk, words: &Words) -> Entered {
        Entered::blank(words)
    }

    /// Refuses the form where the decision would come to nothing.
    ///
    /// # Errors
    /// The refusal.
    fn fits(_: &Desk) -> Result<(), Refusal> {
        Ok(())
    }

    /// Reads the form; complains in it when something is wrong.
    fn parse(form: &mut Entered, desk: &Desk) -> Option<Action>;

    /// The page around the form.
    fn page(shell: Shell, desk: &Desk, form: Entered) -> Self;
}

/// The form of a decision.
pub async fn get<D: Decision>(viewer: ReviewerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let desk = Desk::open_for(&app, &viewer, &path, D::ACT).await?;
    D::fits(&desk).map_err(|refusal| WebError::Refused(desk.claim().id.clone(), refusal))?;
    let form = D::fresh(&desk, viewer.shell.words());
    draw::<D>(viewer.shell, &desk, form, StatusCode::OK)
}

/// Decides. Whoever comes too late keeps the text, and is told. Afterwards the reviewer stays with the claim.
pub async fn post<D: Decision>(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let desk = Desk::open(&app, &viewer, &path).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some(action) = D::parse(&mut form, &desk) else {
        return draw::<D>(viewer.shell, &desk, form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let id = id_of(&path)?;
    match app.workflow.act(&viewer.actor(), &id, seen(&form), action).await {
        Ok(_) => {
            session::flash(&session, "success", D::DONE);
            return see_other(urls::review(&id));
        }
        Err(ActError::Stale) => form.complain("meanwhile", "review-stale", &[]),
        Err(ActError::Refused(refusal)) => {
            form.complain_in_words("meanwhile", refusal_says(viewer.shell.words(), &refusal));
        }
        Err(error) => return Err(WebError::of_act(error, &id)),
    }
    let desk = Desk::open(&app, &viewer, &path).await?;
    draw::<D>(viewer.shell, &desk, form, StatusCode::CONFLICT)
}

fn draw<D: Decision>(shell: Shell, desk: &Desk, form: Entered, status: StatusCode) -> Reply {
    page_with(status, &D::page(shell.around(&form), desk, form))
}

/// The version a form was drawn from; one that was never drawn is no version at all.
fn seen(form: &Entered) -> Seen {
    Seen::Version(form.value("seen").parse().unwrap_or_default())
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
