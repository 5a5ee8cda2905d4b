//! Signing in leads on to the page that was asked for (R56).

use crate::app::App;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Entered, Fields};
use crate::web::{Reply, Shell, Visitor, form_page, see_other, session, urls};
use crate::workflow::SignIn;
use actix_session::Session;
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    shell: Shell,
    form: Entered,
}

/// The form. Its token is the session's first word.
pub async fn get(
    visitor: Visitor,
    query: Query<Vec<(String, String)>>,
    session: Session,
    app: Data<App>,
) -> Reply {
    if visitor.person.is_some() {
        return see_other(urls::inside(Fields(query.into_inner()).get("next")));
    }
    let shell = with_token(visitor.shell, &session, &app);
    let form = Entered::of(Fields(query.into_inner()), shell.words());
    show(shell, form)
}

/// Checks address and password.
pub async fn post(visitor: Visitor, form: Checked, session: Session, app: Data<App>) -> Reply {
    let mut form = Entered::of(form.0, visitor.shell.words());
    if form.is_again() {
        return show(visitor.shell, form);
    }
    let (email, password) = (form.value("email").to_owned(), form.value("password").to_owned());
    match app.workflow.sign_in(&email, password).await? {
        SignIn::Welcome(person) => {
            session::sign_in(&session, &person, app.workflow.ids().secret());
            tracing::info!(person = %person.id, "signed in");
            see_other(urls::inside(form.value("next")))
        }
        SignIn::Wrong => {
            form.complain("email", "sign-in-wrong", &[]);
            show(visitor.shell, form)
        }
        SignIn::Busy => Err(WebError::Busy),
    }
}

fn with_token(shell: Shell, session: &Session, app: &App) -> Shell {
    let token = session::token(session).unwrap_or_else(|| {
        let token = app.workflow.ids().secret();
        session::set_token(session, &token);
        token
    });
    shell.with_token(session::mask(&token, &app.workflow.ids().secret()))
}

fn show(shell: Shell, form: Entered) -> Reply {
    let page = SignInPage { shell: shell.around(&form), form };
    form_page(&page.form, &page)
}
