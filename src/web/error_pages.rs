//! Draws the page of whatever went wrong: in the frame, in the reader's language, with one link onward.

use crate::app::App;
use crate::domain::contact::Lang;
use crate::domain::ids::ClaimId;
use crate::domain::refusal::Refusal;
use crate::web::error::WebError;
use crate::web::shell::{Shell, language_of};
use crate::web::viewer::known;
use crate::web::{again, headers, session, urls};
use crate::words::Words;
use actix_session::SessionExt;
use actix_web::HttpRequest;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "errors/error.html")]
struct ErrorPage {
    shell: Shell,
    title: String,
    says: String,
    onward_text: String,
    onward: String,
}

/// Draws a page over every answer that has none of its own and tells of something gone wrong.
pub async fn draw(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let mut response = next.call(request).await?.map_into_boxed_body();
    let status = response.status();
    let wrong = response.response().extensions().get::<WebError>().cloned();
    let nameless = || if is_page(response.headers()) { None } else { nameless(status) };
    let Some(wrong) = wrong.or_else(nameless) else { return Ok(response) };
    note(&wrong, response.request());
    let carried = match response.request().app_data::<Data<App>>().cloned() {
        Some(app) => again::answer(response.request(), &wrong, &app).await,
        None => None,
    };
    let for_script = wants_json(response.request().headers());
    if status.is_redirection() && carried.is_none() && !for_script {
        return Ok(response);
    }
    let body = match carried {
        Some(body) => body,
        None => page(response.request(), &wrong).await,
    };
    if status.is_redirection() {
        // The sign-in page stands here in place of the way to it: a form cannot be carried along a way.
        *response.response_mut().status_mut() = StatusCode::FORBIDDEN;
        response.headers_mut().remove(LOCATION);
    }
    let mut response = response.map_body(|_, _| BoxBody::new(body));
    let kind = if for_script { "application/json" } else { "text/html; charset=utf-8" };
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    let secure = response.request().app_data::<Data<App>>().is_some_and(|app| app.secure);
    headers::add(response.headers_mut(), secure);
    Ok(response)
}

/// Whether our own script asks, which shows a sentence where it is needed.
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).is_some_and(|kinds| kinds.as_bytes().starts_with(b"application/json"))
}

/// Tells the log what may be somebody trying doors, and by its id whose session it was; no name, number or token.
fn note(wrong: &WebError, request: &HttpRequest) {
    let room = headers::logged(request.path());
    let session = session::person(&request.get_session());
    let person = session.as_ref().map_or("nobody", |person| person.as_str());
    match wrong {
        WebError::Token => tracing::warn!(room, person, "a form with a token that is not its session's"),
        WebError::NotFound => tracing::info!(room, person, "asked for what is not there or not theirs"),
        WebError::Refused(claim, refusal) => {
            tracing::info!(room, person, %claim, why = refusal.key(), "asked for what is not theirs now");
        }
        _ => {}
    }
}

/// Whether a handler drew its own page, such as a form that came too late and keeps what was typed.
fn is_page(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// The page for an answer the framework gave by itself.
fn nameless(status: StatusCode) -> Option<WebError> {
    match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(WebError::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(WebError::TooLarge(0)),
        StatusCode::INTERNAL_SERVER_ERROR => Some(WebError::broken(&"an answer without a page")),
        status if status.is_client_error() && status != StatusCode::UNPROCESSABLE_ENTITY => {
            Some(WebError::Bad)
        }
        _ => None,
    }
}

async fn page(request: &HttpRequest, wrong: &WebError) -> String {
    let Some(app) = request.app_data::<Data<App>>().cloned() else { return wrong.to_string() };
    let person = known(request, &app).await.ok().flatten();
    let lang = language_of(request, person.as_ref());
    let words = app.words(lang).await.unwrap_or_else(|_| Words::of(Lang::En));
    let (says, onward, onward_text) = wording(&words, wrong, request);
    if wants_json(request.headers()) {
        let says = if matches!(wrong, WebError::SignIn(_)) { words.t("upload-signed-out") } else { says };
        return serde_json::json!({ "says": says }).to_string();
    }
    let title = words.t(&format!("{}-title", wrong.key()));
    let shell = Shell::of(request, &app, words, person);
    let page = ErrorPage { shell, title, says, onward_text, onward };
    page.render().unwrap_or_else(|_| wrong.to_string())
}

/// The sentence, and the one link onward with its words.
fn wording(words: &Words, wrong: &WebError, request: &HttpRequest) -> (String, String, String) {
    let home = || (urls::home().to_owned(), words.t("onward-home"));
    let to_claim = |claim: &ClaimId| {
        let reviewer = request.path().starts_with("/review/") || request.path().starts_with("/admin/");
        let url = if reviewer { urls::review(claim) } else { urls::claim(claim) };
        (url, words.t("onward-claim"))
    };
    // Asked for only where it is the whole sentence: some have blanks to fill.
    let own = || words.t(wrong.key());
    let (says, (onward, text)) = match wrong {
        WebError::Refused(claim, refusal) => {
            (refusal_says(words, refusal), refused_onward(words, refusal, to_claim(claim)))
        }
        WebError::Stale(claim) | WebError::Held(claim, _) => (own(), to_claim(claim)),
        WebError::Token => (own(), (back(request), words.t("onward-back"))),
        WebError::TooOften(seconds) => {
            let again = request.uri().path_and_query().map_or("/", |path| path.as_str());
            let onward =
                if request.method() == Method::GET { urls::inside(again).to_owned() } else { back(request) };
            (words.say("error-too-often", &[("n", (*seconds).into())]), (onward, words.t("onward-again")))
        }
        WebError::Misdirected => {
            let own = request.app_data::<Data<App>>().map_or_else(String::new, |app| app.public_url.clone());
            (
                words.say("error-misdirected", &[("address", own.as_str().into())]),
                (own, words.t("onward-portal")),
            )
        }
        WebError::TooLarge(limit) if *limit > 0 => {
            (words.say("error-too-large-limit", &[("limit", mebibytes(words, *limit).into())]), home())
        }
        WebError::Damaged(claim, id) => {
            (words.say("error-damaged", &[("id", id.as_str().into())]), to_claim(claim))
        }
        WebError::Broken(id) => (words.say("error-broken", &[("id", id.as_str().into())]), home()),
        _ => (own(), home()),
    };
    (says, onward, text)
}

/// A limit as people know it: 25 MB, not the 26.2 of the decimal count.
pub fn mebibytes(words: &Words, bytes: u64) -> String {
    match bytes / (1024 * 1024) {
        0 => words.bytes(bytes),
        whole => words.say("poe-megabytes", &[("n", whole.into())]),
    }
}

/// Why the lifecycle says no, in words.
pub fn refusal_says(words: &Words, refusal: &Refusal) -> String {
    let key = refusal.key();
    match refusal {
        Refusal::TooLate(due) => words.say(key, &[("due", words.moment(due.due_at, due.zone).into())]),
        Refusal::Duplicate(other) => words.say(key, &[("claim", other.as_str().into())]),
        Refusal::Collides(others) => {
            let others: Vec<&str> = others.iter().map(ClaimId::as_str).collect();
            words.say(key, &[("claims", others.join(", ").into())])
        }
        Refusal::Locked(field) => {
            let field = words.t(&format!("field-{}", field.replace('_', "-")));
            words.say(key, &[("field", field.into())])
        }
        Refusal::Incomplete(missing) => {
            let names = missing.iter().map(|field| words.t(&format!("field-{}", field.replace('_', "-"))));
            words.say(key, &[("fields", names.collect::<Vec<_>>().join(", ").into())])
        }
        _ => words.t(key),
    }
}

/// A duplicate leads to the claim that was there first; everything else to the claim itself.
fn refused_onward(words: &Words, refusal: &Refusal, claim: (String, String)) -> (String, String) {
    match refusal {
        Refusal::Duplicate(other) => (urls::claim(other), words.t("onward-other-claim")),
        _ => claim,
    }
}

/// The page a form was on, where the browser says so and it is ours.
fn back(request: &HttpRequest) -> String {
    let referrer = request.headers().get("referer").and_then(|value| value.to_str().ok());
    let path = referrer
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|i| &rest[i..]));
    urls::inside(path.unwrap_or_else(|| request.path())).to_owned()
}
