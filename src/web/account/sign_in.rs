//! Signing in leads on to the page that was asked for (R56).

use crate::app::App;
use crate::domain::person::Person;
use crate::web::account::change_password;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Entered, Fields};
use crate::web::{Reply, Shell, Visitor, again, form_page, page_of, see_other, session, urls, visit};
use crate::workflow::SignIn;
use actix_session::{Session, SessionExt};
use actix_web::HttpRequest;
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    shell: Shell,
    form: Entered,
}

/// The form. Looking at it begins no session.
pub async fn get(
    visitor: Visitor,
    query: Query<Vec<(String, String)>>,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    if visitor.person.is_some() {
        return see_other(urls::inside(Fields(query.into_inner()).get("next")));
    }
    let shell = with_token(visitor.shell, &request, &app);
    let form = Entered::of(Fields(query.into_inner()), shell.words());
    show(shell, form)
}

/// Checks address and password.
pub async fn post(
    visitor: Visitor,
    form: Checked,
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, visitor.shell.words());
    if form.is_again() {
        return show(visitor.shell, form);
    }
    let (email, password) = (form.value("email").to_owned(), form.value("password").to_owned());
    match app.workflow.sign_in(&email, password).await? {
        SignIn::Welcome(person) => {
            session::sign_in(&session, &person, app.workflow.ids().secret());
            tracing::info!(person = %person.id, "signed in");
            match again::carried(&form) {
                Some(kept) => go_on(&request, *person, kept, &app).await,
                None => see_other(urls::inside(form.value("next"))),
            }
        }
        SignIn::Wrong => {
            tracing::warn!("a sign-in failed");
            form.complain("email", "sign-in-wrong", &[]);
            show(visitor.shell, form)
        }
        SignIn::Busy => Err(WebError::Busy),
    }
}

/// What was written before the session ended is shown, to be sent; a temporary password is changed before.
async fn go_on(request: &HttpRequest, person: Person, kept: again::Kept, app: &App) -> Reply {
    let words = app.words(person.language).await?;
    let forced = person.must_change_password;
    let shell = Shell::of(request, app, words, Some(person));
    if forced {
        return change_password::carrying(shell, &kept);
    }
    let says = shell.t("again-signed-in");
    page_of(again::page(shell, kept, says)?)
}

/// The sign-in page in place of a form's answer: its sender's session has ended, and what was typed is carried along.
pub(in crate::web) fn sign_in_to_go_on(
    request: &HttpRequest,
    shell: Shell,
    fields: Fields,
    app: &App,
) -> Result<String, WebError> {
    let shell = with_token(shell, request, app);
    let form = Entered::of(fields, shell.words());
    Ok(SignInPage { shell, form }.render()?)
}

/// The sign-in page after a sign-in whose own page was too old.
pub(in crate::web) fn sign_in_once_more(
    request: &HttpRequest,
    shell: Shell,
    fields: Fields,
    app: &App,
) -> Result<String, WebError> {
    let shell = with_token(shell, request, app);
    let mut form = Entered::of(fields, shell.words());
    form.complain("email", "sign-in-stale", &[]);
    Ok(SignInPage { shell: shell.around(&form), form }.render()?)
}

fn with_token(shell: Shell, request: &HttpRequest, app: &App) -> Shell {
    let token = session::token(&request.get_session()).unwrap_or_else(|| visit::begun(request, app));
    shell.with_token(session::mask(&token, &app.workflow.ids().secret()))
}

fn show(shell: Shell, form: Entered) -> Reply {
    let page = SignInPage { shell: shell.around(&form), form };
    form_page(&page.form, &page)
}
