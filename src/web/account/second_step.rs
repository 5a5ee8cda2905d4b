//! The second step of signing in, for whoever has a second factor. Until it is taken there is no session: only a key
//! under which the sign-in waits, for ten minutes and five codes at most. Whoever is signed in and has to prove it anew
//! takes the same step.

use crate::app::App;
use crate::domain::person::Person;
use crate::web::account::sign_in::let_in;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Entered, Fields};
use crate::web::session::Proof;
use crate::web::shell::language_of;
use crate::web::{Reply, Shell, Visitor, again, form_page, see_other, session, urls};
use crate::workflow::{Proved, Waiting};
use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "account/second_step.html")]
struct SecondStepPage {
    shell: Shell,
    form: Entered,
    has_app: bool,
    /// What the browser is to ask a passkey; empty where there is none.
    asked: String,
}

/// It is proved once who this is: lets the sign-in wait for the second factor.
pub async fn begin(
    request: &HttpRequest,
    session: &Session,
    person: &Person,
    form: &Entered,
    app: &App,
    proof: Proof,
) -> Reply {
    let key = app.workflow.await_second_factor(person).await?;
    session::wait_for_second_factor(session, &key, proof, app.workflow.ids().secret());
    tracing::info!(person = %person.id, "has proved once who they are; the second factor is waited for");
    let Some(kept) = again::carried(form) else {
        return see_other(urls::second_step_then(urls::inside(form.value("next"))));
    };
    let words = app.words(language_of(request, None)).await?;
    let form = Entered::blank(&words).with(again::KEPT, kept.to_text());
    let shell = Shell::of(request, app, words, None);
    match app.workflow.waiting(&key).await? {
        Some(waiting) => show(shell, form, &waiting, &key, app).await,
        None => see_other(urls::sign_in()),
    }
}

/// The page that asks for it.
pub async fn get(
    visitor: Visitor,
    query: Query<Vec<(String, String)>>,
    session: Session,
    app: Data<App>,
) -> Reply {
    let form = Entered::of(Fields(query.into_inner()).only(&["next"]), visitor.shell.words());
    let next = urls::inside(form.value("next")).to_owned();
    if is_done(&visitor, &session) {
        return see_other(next);
    }
    match waiting(&session, &app).await? {
        Some((key, waiting)) => show(visitor.shell, form, &waiting, &key, &app).await,
        None => see_other(urls::sign_in_then(&next)),
    }
}

/// What somebody proves it with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    Code,
    Passkey,
}

/// Tries a code.
pub async fn post(
    visitor: Visitor,
    form: Checked,
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    take(Given::Code, visitor, form, &session, &request, &app).await
}

/// Takes a passkey's answer.
pub async fn post_passkey(
    visitor: Visitor,
    form: Checked,
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    take(Given::Passkey, visitor, form, &session, &request, &app).await
}

async fn take(
    given: Given,
    visitor: Visitor,
    form: Checked,
    session: &Session,
    request: &HttpRequest,
    app: &App,
) -> Reply {
    let mut sent = form.0;
    // A code is no more sent back than a password.
    let proof = sent.take(match given {
        Given::Code => "code",
        Given::Passkey => "answer",
    });
    let mut form = Entered::of(sent, visitor.shell.words());
    if is_done(&visitor, session) {
        return see_other(urls::inside(form.value("next")));
    }
    let Some((key, waiting)) = waiting(session, app).await? else { return ended(session, &form) };
    if form.is_again() {
        return show(visitor.shell, form, &waiting, &key, app).await;
    }
    if given == Given::Code && proof.trim().is_empty() {
        form.complain("code", "second-step-code-missing", &[]);
        return show(visitor.shell, form, &waiting, &key, app).await;
    }
    let proved = match given {
        Given::Code => app.workflow.prove_by_code(&key, &visitor.door, proof.trim()).await?,
        Given::Passkey => app.workflow.prove_by_passkey(&key, &visitor.door, &proof).await?,
    };
    if let Proved::Wrong(left) = proved {
        tracing::warn!(person = %waiting.person.id, ?given, "a second factor was wrong");
        match given {
            Given::Code => form.complain("code", "second-step-wrong", &[("n", left.into())]),
            Given::Passkey => form.complain("code", "second-step-passkey-wrong", &[]),
        }
        return show(visitor.shell, form, &waiting, &key, app).await;
    }
    settle(proved, &form, session, request, app).await
}

async fn settle(
    proved: Proved,
    form: &Entered,
    session: &Session,
    request: &HttpRequest,
    app: &App,
) -> Reply {
    let Proved::Welcome(person) = proved else {
        tracing::warn!("a sign-in ended before its second factor was given");
        return ended(session, form);
    };
    tracing::info!(person = %person.id, "gave the second factor");
    let_in(request, session, *person, form, app, session::proof_so_far(session)).await
}

/// Whether somebody is signed in and nothing more is asked of them.
fn is_done(visitor: &Visitor, session: &Session) -> bool {
    visitor.person.is_some() && session::waits(session).is_none()
}

async fn waiting(session: &Session, app: &App) -> Result<Option<(String, Waiting)>, WebError> {
    let Some(key) = session::waits(session) else { return Ok(None) };
    Ok(app.workflow.waiting(&key).await?.map(|waiting| (key, waiting)))
}

/// Back to the first step.
fn ended(session: &Session, form: &Entered) -> Reply {
    session.clear();
    session.renew();
    session::flash(session, "error", "second-step-ended");
    see_other(urls::sign_in_then(urls::inside(form.value("next"))))
}

async fn show(shell: Shell, form: Entered, waiting: &Waiting, key: &str, app: &App) -> Reply {
    let asked = if waiting.has_passkey { app.workflow.ask_passkey(key).await? } else { None };
    let shell = shell.around(&form);
    let page = SecondStepPage { shell, form, has_app: waiting.has_app, asked: asked.unwrap_or_default() };
    form_page(&page.form, &page)
}
