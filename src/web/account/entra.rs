//! Signing in by Microsoft Entra ID: to its page with a question only this browser can bring the answer to, and back.
//!
//! Whatever goes wrong there, the sign-in page says so, and passwords are taken as ever.

use crate::app::{App, EntraId};
use crate::domain::person::Person;
use crate::domain::trace::{Deed, Door, Fact, Trace, Word};
use crate::openid::{Secrets, Trouble, Vouched};
use crate::store::Introduction;
use crate::web::account::sign_in::welcome;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Entered, Fields};
use crate::web::session::Proof;
use crate::web::signed::signature;
use crate::web::{Reply, Shell, Visitor, again, page, see_other, session, urls, visit};
use crate::workflow::{Admission, Asks};
use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::web::{Data, Query};
use askama::Template;
use chrono::{DateTime, Duration, Utc};

/// Bytes of each secret: 64 characters in hexadecimal, and PKCE asks for 43 at least.
const SECRET: usize = 32;

/// How long ago somebody may have proved there who they are, to have done so just now.
const JUST_NOW: Duration = Duration::minutes(10);

/// The longest address gone on to.
const LONGEST_NEXT: usize = 2_000;

/// The page on the way there. A page and no redirect: the policy would keep a form's answer from leading to wherever
/// the provider may send people on to.
#[derive(Template)]
#[template(path = "account/to_entra.html")]
struct ToEntraPage {
    shell: Shell,
    door: String,
}

/// Sends a browser there.
pub async fn post(
    visitor: Visitor,
    form: Checked,
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    let entra = app.entra.clone().ok_or(WebError::NotFound)?;
    let form = Entered::of(form.0, visitor.shell.words());
    let next = Some(urls::inside(form.value("next"))).filter(|next| next.len() <= LONGEST_NEXT);
    let how = Introduction {
        next: next.unwrap_or(urls::home()).to_owned(),
        kept: again::carried(&form).map(|kept| kept.to_text()).unwrap_or_default(),
        // Whoever is signed in already comes to prove it anew.
        anew: visitor.person.is_some(),
    };
    let browser = visit::begun(&request, &app);
    let state = app.workflow.begin_introduction(&browser, how.clone()).await?;
    match entra.provider.door(&secrets_of(state, &app), how.anew).await {
        Ok(door) => page(&ToEntraPage { shell: visitor.shell, door }),
        Err(trouble) => turn_back(&session, &how, reason(&trouble)),
    }
}

/// Takes the browser that comes back.
pub async fn get(
    visitor: Visitor,
    query: Query<Vec<(String, String)>>,
    session: Session,
    request: HttpRequest,
    app: Data<App>,
) -> Reply {
    let entra = app.entra.clone().ok_or(WebError::NotFound)?;
    let answer = Fields(query.into_inner());
    let (browser, state) = (visit::token(&request, &app), answer.get("state"));
    let Some(how) = app.workflow.take_introduction(state, &browser).await? else {
        return unexpected(&visitor, &session);
    };
    match admitted(&entra, &answer, &how, &visitor, &app).await? {
        Ok((person, proof)) => {
            tracing::info!(person = %person.id, "the provider vouched for somebody");
            let form =
                Entered::blank(visitor.shell.words()).with("next", how.next).with(again::KEPT, how.kept);
            welcome(&request, &session, person, &form, &app, proof).await
        }
        Err(why) => turn_back(&session, &how, why),
    }
}

/// An answer that nobody waits for signs nobody in.
fn unexpected(visitor: &Visitor, session: &Session) -> Reply {
    tracing::warn!("an answer of the provider came that nobody waits for");
    if visitor.person.is_some() {
        return see_other(urls::home());
    }
    let nowhere = Introduction { next: urls::home().to_owned(), kept: String::new(), anew: false };
    turn_back(session, &nowhere, "entra-stale")
}

/// Whoever is let in and how well they proved who they are, or the key of a sentence that says why nobody is.
async fn admitted(
    entra: &EntraId,
    answer: &Fields,
    how: &Introduction,
    visitor: &Visitor,
    app: &App,
) -> Result<Result<(Person, Proof), &'static str>, WebError> {
    let (secrets, now) = (secrets_of(answer.get("state").to_owned(), app), app.workflow.instant());
    let vouched = match vouched(entra, answer, secrets, now).await {
        Ok(vouched) => vouched,
        Err(why) => {
            app.workflow.leave(not_vouched(&visitor.door)).await?;
            return Ok(Err(why));
        }
    };
    let just_now = vouched.is_of_just_now(now, JUST_NOW);
    if how.anew && !just_now {
        tracing::warn!("the provider did not say that somebody has proved anew who they are");
        return Ok(Err("entra-not-anew"));
    }
    let proof = Proof::Vouched { second_factor: vouched.second_factor, just_now };
    let asks = Asks { language: visitor.shell.words().lang(), twofold: proof.is_twofold(), anew: how.anew };
    match app.workflow.admit(vouched.who, asks, &entra.groups, visitor.door.clone()).await? {
        Admission::Welcome(person) => Ok(Ok((*person, proof))),
        other => {
            let why = refusal(&other);
            tracing::warn!(why, "somebody whom the provider vouched for was not let in");
            Ok(Err(why))
        }
    }
}

/// What the provider says of whoever comes back, or the key of a sentence that says why nothing.
async fn vouched(
    entra: &EntraId,
    answer: &Fields,
    secrets: Secrets,
    now: DateTime<Utc>,
) -> Result<Vouched, &'static str> {
    entra.provider.is_sender(answer.get("iss")).await.map_err(|trouble| reason(&trouble))?;
    match answer.get("error") {
        "" => {}
        "access_denied" => return Err("entra-declined"),
        "temporarily_unavailable" | "server_error" => return Err("entra-away"),
        _ => {
            tracing::warn!("the provider answers with an error");
            return Err("entra-refused");
        }
    }
    let code = answer.get("code").to_owned();
    if code.is_empty() {
        return Err("entra-unsound");
    }
    entra.provider.redeem(code, secrets, now).await.map_err(|trouble| reason(&trouble))
}

/// What is left behind where nobody was vouched for.
fn not_vouched(door: &Door) -> Trace {
    Trace::of(Deed::SignInFailed, door).with(Fact::Means, Word::Microsoft)
}

/// What goes along with one sign-in, made from its state: nothing of it is kept anywhere.
fn secrets_of(state: String, app: &App) -> Secrets {
    let of = |purpose: &str| signature(app, &[purpose, &state], SECRET);
    Secrets { nonce: of("nonce of a sign-in"), verifier: of("verifier of a sign-in"), state }
}

/// Logs what went wrong, and words it.
fn reason(trouble: &Trouble) -> &'static str {
    tracing::warn!(cause = %trouble, "a sign-in by the provider failed");
    match trouble {
        Trouble::Away(_) => "entra-away",
        Trouble::Refused(_) => "entra-refused",
        Trouble::Unsound(_) => "entra-unsound",
    }
}

const fn refusal(admission: &Admission) -> &'static str {
    match admission {
        Admission::Ended(_) => "entra-ended",
        Admission::Taken(_) => "entra-taken",
        Admission::Unfit => "entra-unfit",
        Admission::Unknown | Admission::Welcome(_) => "entra-unknown",
    }
}

/// Back to the page they came from, which says why; a form that waits goes along.
fn turn_back(session: &Session, how: &Introduction, why: &str) -> Reply {
    session::flash(session, "error", why);
    session::keep_form(session, &how.kept);
    see_other(if how.anew { urls::confirm_then(&how.next) } else { urls::sign_in_then(&how.next) })
}
