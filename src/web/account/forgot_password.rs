//! A forgotten password: a letter shows the way to another one. The answer is the same for whoever asks.

use crate::app::App;
use crate::domain::contact::Email;
use crate::web::account::sign_in::with_token;
use crate::web::checked::Checked;
use crate::web::client::{client_address, household};
use crate::web::form::{Entered, Fields};
use crate::web::{Reply, Shell, Visitor, form_page, page};
use actix_web::HttpRequest;
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "account/forgot_password.html")]
struct ForgotPasswordPage {
    shell: Shell,
    form: Entered,
}

#[derive(Template)]
#[template(path = "account/letter_sent.html")]
struct LetterSentPage {
    shell: Shell,
    email: String,
}

/// The form.
pub async fn get(
    visitor: Visitor,
    query: Query<Vec<(String, String)>>,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    let shell = with_token(visitor.shell, &request, &app);
    let form = Entered::of(Fields(query.into_inner()), shell.words());
    show(shell, form)
}

/// Sends the letter, if there is anybody to send it to.
pub async fn post(visitor: Visitor, form: Checked, request: HttpRequest, app: Data<App>) -> Reply {
    let mut form = Entered::of(form.0, visitor.shell.words());
    let email = form.required("email", Email::parse);
    let Some(email) = email.filter(|_| form.is_good()) else { return show(visitor.shell, form) };
    let from = household(client_address(&request)).to_string();
    app.workflow.forgot_password(email.as_str(), &from, &visitor.door).await?;
    tracing::info!("a way to another password was asked for");
    page(&LetterSentPage { shell: visitor.shell, email: email.to_string() })
}

fn show(shell: Shell, form: Entered) -> Reply {
    let page = ForgotPasswordPage { shell: shell.around(&form), form };
    form_page(&page.form, &page)
}
