//! Signing in leads on to the page that was asked for (R56).

use crate::app::App;
use crate::domain::person::Person;
use crate::domain::trace::Word;
use crate::web::account::{change_password, second_step};
use crate::web::checked::Checked;
use crate::web::device::{device_of, knock, remember_device};
use crate::web::error::WebError;
use crate::web::form::{Entered, Fields};
use crate::web::session::Proof;
use crate::web::{Reply, Shell, Visitor, again, form_page, page_of, see_other, session, urls, visit};
use crate::workflow::SignIn;
use actix_session::{Session, SessionExt};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::web::{Data, Query};
use askama::Template;
use chrono::{DateTime, Utc};

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
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    if visitor.person.is_some() {
        return see_other(urls::inside(Fields(query.into_inner()).get("next")));
    }
    let shell = with_token(visitor.shell, &request, &app);
    let form = Entered::of(Fields(query.into_inner()).only(&["next"]), shell.words());
    show(shell, again::with_waiting(form, &session))
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
    let knock = knock(&request, &app, Word::SignIn, form.value("email"), form.value("password"));
    match app.workflow.sign_in(knock).await? {
        SignIn::Welcome(person) => welcome(&request, &session, *person, &form, &app, Proof::Password).await,
        SignIn::Wrong => {
            tracing::warn!("a sign-in failed");
            form.complain("email", "sign-in-wrong", &[]);
            show(visitor.shell, form)
        }
        SignIn::Wait(until) => {
            tracing::warn!("a sign-in came too soon after others that failed");
            let after = complain_of_wait(&mut form, "email", until, &app);
            after.answer(show(visitor.shell, form))
        }
        SignIn::Busy => Err(WebError::Busy),
    }
}

/// It is proved once who this is: whoever has a second factor, and has not given one, is asked for it first.
pub(super) async fn welcome(
    request: &HttpRequest,
    session: &Session,
    person: Person,
    form: &Entered,
    app: &App,
    proof: Proof,
) -> Reply {
    if person.has_second_factor && !proof.is_twofold() {
        return second_step::begin(request, session, &person, form, app, proof).await;
    }
    let_in(request, session, person, form, app, proof).await
}

/// It is proved who this is: a session begins, and whoever it is goes on from here.
pub(super) async fn let_in(
    request: &HttpRequest,
    session: &Session,
    mut person: Person,
    form: &Entered,
    app: &App,
    proof: Proof,
) -> Reply {
    // A temporary password that was not used harms nobody.
    person.must_change_password &= proof == Proof::Password;
    let (token, now) = (app.workflow.ids().secret(), app.workflow.instant());
    session::sign_in(session, &person, token, &device_of(request), proof, now);
    tracing::info!(person = %person.id, "signed in");
    let email = person.email.clone();
    let mut answer = match again::carried(form) {
        Some(kept) => go_on(request, person, kept, app).await?,
        None => see_other(urls::inside(form.value("next")))?,
    };
    remember_device(&mut answer, app, email.as_str());
    Ok(answer)
}

/// When somebody who tried too often may try again.
pub(super) struct After(i64);

/// Says beside a field when the next try is taken.
pub(super) fn complain_of_wait(form: &mut Entered, field: &str, until: DateTime<Utc>, app: &App) -> After {
    let seconds = (until - app.workflow.instant()).num_seconds().max(1);
    let (key, n) =
        if seconds < 60 { ("wait-seconds", seconds) } else { ("wait-minutes", (seconds + 59) / 60) };
    form.complain(field, key, &[("n", n.into())]);
    After(seconds)
}

impl After {
    /// The form's page as an answer to too many tries, for people and for machines.
    pub(super) fn answer(self, page: Reply) -> Reply {
        page.map(|mut response| {
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(self.0));
            response
        })
    }
}

/// What was written before the session ended is shown, to be sent; a temporary password is changed before.
async fn go_on(request: &HttpRequest, person: Person, kept: again::Kept, app: &App) -> Reply {
    let words = app.words(person.language).await?;
    let forced = person.must_change_password;
    let shell = Shell::of(request, app, words, Some(person));
    if forced {
        change_password::carrying(shell, &kept)
    } else {
        page_of(again::page(shell, kept, again::Why::SignedInAgain)?)
    }
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

pub(super) fn with_token(shell: Shell, request: &HttpRequest, app: &App) -> Shell {
    let token = session::token(&request.get_session()).unwrap_or_else(|| visit::begun(request, app));
    shell.with_token(session::mask(&token, &app.workflow.ids().secret()))
}

fn show(shell: Shell, form: Entered) -> Reply {
    let page = SignInPage { shell: shell.around(&form), form };
    form_page(&page.form, &page)
}
