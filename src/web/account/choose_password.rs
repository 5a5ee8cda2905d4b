//! Choosing a password with the link of a letter. Looking at the page uses nothing up; sending the form does.

use crate::app::App;
use crate::domain::person::Person;
use crate::web::account::change_password::alike;
use crate::web::account::complain_or_fail;
use crate::web::account::sign_in::with_token;
use crate::web::checked::Checked;
use crate::web::device::remember_device;
use crate::web::form::Entered;
use crate::web::shell::language_of;
use crate::web::{Reply, Shell, Visitor, form_page, page_with, see_other, session, urls};
use crate::workflow::PeopleError;
use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, REFERRER_POLICY};
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "account/choose_password.html")]
struct ChoosePasswordPage {
    shell: Shell,
    form: Entered,
    action: String,
    email: String,
}

#[derive(Template)]
#[template(path = "account/dead_link.html")]
struct DeadLinkPage {
    shell: Shell,
}

/// The form, while the link is good.
pub async fn get(visitor: Visitor, token: Path<String>, request: HttpRequest, app: Data<App>) -> Reply {
    let Some(person) = app.workflow.password_link(&token).await? else { return dead(visitor.shell) };
    let shell = with_token(shell_for(&request, &app, &visitor, &person).await?, &request, &app);
    let form = Entered::blank(shell.words());
    show(shell, form, &token, &person)
}

/// Takes the new password.
pub async fn post(
    visitor: Visitor,
    token: Path<String>,
    form: Checked,
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    let Some(person) = app.workflow.password_link(&token).await? else { return dead(visitor.shell) };
    let shell = shell_for(&request, &app, &visitor, &person).await?;
    let mut form = Entered::of(form.0, shell.words());
    let Some(new) = alike(&mut form) else { return show(shell, form, &token, &person) };
    match app.workflow.choose_password(&token, new, &visitor.door).await {
        Ok((person, strength)) => {
            tracing::info!(person = %person.id, "chose a password with a letter's link");
            session.clear();
            session.renew();
            session::flash(&session, "success", &format!("password-chosen-{strength}"));
            let mut answer = see_other(urls::sign_in())?;
            // Whoever holds the letter is no stranger: tries of strangers keep this device waiting for nothing.
            remember_device(&mut answer, &app, person.email.as_str());
            Ok(answer)
        }
        Err(PeopleError::DeadLink) => dead(shell),
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(shell, form, &token, &person)
        }
    }
}

/// The frame in the language of the letter, unless the reader is signed in or has chosen another.
async fn shell_for(
    request: &HttpRequest,
    app: &App,
    visitor: &Visitor,
    person: &Person,
) -> Result<Shell, crate::web::WebError> {
    let chosen = request.cookie(crate::web::shell::LANGUAGE_COOKIE).is_some() || visitor.person.is_some();
    if chosen {
        return Ok(visitor.shell.clone());
    }
    let words = app.words(language_of(request, Some(person))).await?;
    Ok(Shell::of(request, app, words, None))
}

fn dead(shell: Shell) -> Reply {
    discreet(page_with(StatusCode::GONE, &DeadLinkPage { shell }))
}

fn show(shell: Shell, form: Entered, token: &str, person: &Person) -> Reply {
    let page = ChoosePasswordPage {
        shell: shell.around(&form),
        form,
        action: urls::choose_password(token),
        email: person.email.to_string(),
    };
    discreet(form_page(&page.form, &page))
}

/// No other page learns which link led here.
fn discreet(reply: Reply) -> Reply {
    reply.map(|mut response| {
        response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        response
    })
}
