//! One's own password. Whoever was given it by somebody else changes it before anything else.

use crate::app::App;
use crate::domain::text::Wrong;
use crate::domain::trace::Word;
use crate::web::account::sign_in::complain_of_wait;
use crate::web::account::{complain_or_fail, sign_in_to_go_on};
use crate::web::checked::Checked;
use crate::web::device::knock;
use crate::web::error::WebError;
use crate::web::form::{Entered, Fields};
use crate::web::shell::language_of;
use crate::web::{Reply, Shell, Viewer, again, form_page, page, page_of, see_other, session, urls};
use crate::workflow::PeopleError;
use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "account/change_password.html")]
struct ChangePasswordPage {
    shell: Shell,
    form: Entered,
    forced: bool,
}

/// The form.
pub async fn get(viewer: Viewer) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer, form)
}

/// Changes it. Every session of the person ends, this one too.
pub async fn post(
    viewer: Viewer,
    form: Checked,
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some((old, new)) = parse(&mut form) else { return show(viewer, form) };
    let old = knock(&request, &app, Word::ChangePassword, viewer.person.email.as_str(), &old);
    match app.workflow.change_password(&viewer.person, old, new).await {
        Ok(strength) => {
            tracing::info!(person = %viewer.person.id, "changed the password");
            session.clear();
            session.renew();
            session::flash(&session, "success", &format!("password-changed-{strength}"));
            match again::carried(&form) {
                Some(_) => page_of(sign_in_carrying(&request, form, &app).await?),
                None => see_other(urls::sign_in()),
            }
        }
        Err(PeopleError::Wait(until)) => {
            let after = complain_of_wait(&mut form, "old_password", until, &app);
            after.answer(show(viewer, form))
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer, form)
        }
    }
}

/// The sign-in page after the change, with the form that waits for it.
async fn sign_in_carrying(request: &HttpRequest, form: Entered, app: &App) -> Result<String, WebError> {
    let words = app.words(language_of(request, None)).await?;
    let shell = Shell::of(request, app, words, None);
    let kept = (again::KEPT.to_owned(), form.value(again::KEPT).to_owned());
    sign_in_to_go_on(request, shell, Fields(vec![kept]), app)
}

/// The form for somebody who has just signed in with a temporary password, with a form that waits.
pub fn carrying(shell: Shell, kept: &again::Kept) -> Reply {
    let form = Entered::blank(shell.words()).with(again::KEPT, kept.to_text());
    page(&ChangePasswordPage { shell, form, forced: true })
}

/// The old and the new password, when they differ.
fn parse(form: &mut Entered) -> Option<(String, String)> {
    let old = form.required("old_password", typed);
    let new = alike(form)?;
    if old.as_ref() == Some(&new) {
        form.complain("new_password", "password-same", &[]);
    }
    old.filter(|_| form.is_good()).map(|old| (old, new))
}

/// The new password, when it was typed twice alike. Whether it will do is for the door to say, which knows its owner.
pub fn alike(form: &mut Entered) -> Option<String> {
    let new = form.required("new_password", typed);
    let repeated = form.required("repeat_password", typed);
    let new = new?;
    if repeated.is_some_and(|repeated| repeated != new) {
        form.complain("repeat_password", "password-unlike", &[]);
    }
    form.is_good().then_some(new)
}

/// A password is taken as it was typed: blanks count.
fn typed(text: &str) -> Result<String, Wrong> {
    if text.is_empty() { Err(Wrong::new("wrong-empty")) } else { Ok(text.to_owned()) }
}

fn show(viewer: Viewer, form: Entered) -> Reply {
    let forced = viewer.person.must_change_password;
    let page = ChangePasswordPage { shell: viewer.shell.around(&form), form, forced };
    form_page(&page.form, &page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::Lang;
    use crate::words::Words;

    fn entered(old: &str, new: &str, repeat: &str) -> Entered {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = [pair("old_password", old), pair("new_password", new), pair("repeat_password", repeat)];
        Entered::of(Fields(fields.to_vec()), &Words::of(Lang::En))
    }

    #[test]
    fn a_new_password_is_different_and_typed_twice_alike() {
        assert!(parse(&mut entered("old", "a long sentence", "a long sentence")).is_some());
        let mut unlike = entered("old", "a long sentence", "a long sentense");
        assert!(parse(&mut unlike).is_none() && unlike.error("repeat_password").is_some());
        let mut same = entered("a long sentence", "a long sentence", "a long sentence");
        assert!(parse(&mut same).is_none() && same.error("new_password").is_some());
    }
}
