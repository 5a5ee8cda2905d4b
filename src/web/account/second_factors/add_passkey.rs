//! Adds a passkey or a security key. The browser has to ask it, which takes a little script.

use super::{complain_or_fail, name_of, recovery_codes};
use crate::app::App;
use crate::domain::second_factor::FactorKind;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Confirmed, Reply, Shell, Viewer, form_page, session};
use actix_session::Session;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "account/add_passkey.html")]
struct AddPasskeyPage {
    shell: Shell,
    form: Entered,
    /// What the browser is to ask.
    asked: String,
}

/// The form.
pub async fn get(viewer: Viewer, _: Confirmed, session: Session, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer, form, &session, &app).await
}

/// Adds it when its answer is good.
pub async fn post(viewer: Viewer, _: Confirmed, form: Checked, session: Session, app: Data<App>) -> Reply {
    let mut sent = form.0;
    let answer = sent.take("answer");
    let mut form = Entered::of(sent, viewer.shell.words());
    let name = name_of(&mut form, &viewer.shell, FactorKind::Passkey);
    let Some(name) = name.filter(|_| form.is_good()) else {
        return show(viewer, form, &session, &app).await;
    };
    let kept = session::take_passkey_question(&session).unwrap_or_default();
    match app.workflow.add_passkey(&viewer.person, &viewer.door, &kept, &answer, name).await {
        Ok(added) => {
            tracing::info!(person = %viewer.person.id, "added a passkey");
            session::flash(&session, "success", "second-factors-added");
            recovery_codes::show_or_go_on(viewer.shell, added)
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer, form, &session, &app).await
        }
    }
}

async fn show(viewer: Viewer, form: Entered, session: &Session, app: &App) -> Reply {
    let question = app.workflow.ask_for_passkey(&viewer.person).await?;
    let (asked, kept) = question.ok_or(WebError::NotFound)?;
    session::keep_passkey_question(session, &kept);
    let page = AddPasskeyPage { shell: viewer.shell.around(&form), form, asked };
    form_page(&page.form, &page)
}
