//! Before people, roles or the portal's settings change, whoever is signed in proves it once more, with the password and
//! the second factor they have: a browser left alone is nobody's proof. It holds for ten minutes, under a new key of the
//! session, and what was typed is carried along.

use crate::app::App;
use crate::domain::trace::Word;
use crate::web::account::second_step;
use crate::web::account::sign_in::complain_of_wait;
use crate::web::checked::Checked;
use crate::web::device::knock;
use crate::web::error::WebError;
use crate::web::form::{Entered, Fields};
use crate::web::{Reply, Shell, Viewer, again, form_page, page_of, see_other, session, urls};
use crate::workflow::SignIn;
use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "account/confirm.html")]
struct ConfirmPage {
    shell: Shell,
    form: Entered,
}

impl ConfirmPage {
    /// Whoever would rather not is led back to the form's own page.
    fn left_for(&self) -> &str {
        urls::inside(self.form.value("from"))
    }
}

/// The form.
pub async fn get(viewer: Viewer, query: Query<Vec<(String, String)>>, session: Session) -> Reply {
    let form = Entered::of(Fields(query.into_inner()).only(&["next", "from"]), viewer.shell.words());
    show(viewer.shell, again::with_waiting(form, &session))
}

/// Checks the password, and goes on where it was asked for.
pub async fn post(
    viewer: Viewer,
    form: Checked,
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    if form.is_again() {
        return show(viewer.shell, form);
    }
    let email = viewer.person.email.as_str();
    let knock = knock(&request, &app, Word::Confirmation, email, form.value("password"));
    match app.workflow.sign_in(knock).await? {
        SignIn::Welcome(person) if person.has_second_factor => {
            second_step::begin(&request, &session, &person, &form, &app, session::Proof::Password).await
        }
        SignIn::Welcome(_) => {
            session::confirm(&session, app.workflow.instant());
            match again::carried(&form) {
                Some(kept) => page_of(again::page(viewer.shell, kept, again::Why::Confirmed)?),
                None => see_other(urls::inside(form.value("next"))),
            }
        }
        SignIn::Wrong => {
            tracing::warn!(person = %viewer.person.id, "a confirmation failed");
            form.complain("password", "confirm-wrong", &[]);
            show(viewer.shell, form)
        }
        SignIn::Wait(until) => {
            let after = complain_of_wait(&mut form, "password", until, &app);
            after.answer(show(viewer.shell, form))
        }
        SignIn::Busy => Err(WebError::Busy),
    }
}

/// The page in place of a form's answer, with the form that waits.
pub(in crate::web) fn confirm_to_go_on(shell: Shell, kept: &again::Kept) -> Result<String, WebError> {
    let form = Entered::blank(shell.words());
    let form = form.with(again::KEPT, kept.to_text()).with("from", shell.back().to_owned());
    Ok(ConfirmPage { shell, form }.render()?)
}

fn show(shell: Shell, form: Entered) -> Reply {
    let page = ConfirmPage { shell: shell.around(&form), form };
    form_page(&page.form, &page)
}
