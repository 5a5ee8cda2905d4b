//! What a partner does: the Customer Associations dashboard, and a claim from its first word to its dispute.
//! May know: as `web`.
//! Start reading at `dashboard.rs`; then `claim.rs` and `next.rs`; then any act's page.

mod admins;
mod ask_to_reject;
mod claim;
mod copy;
mod dashboard;
mod discard;
mod dispute;
mod edit;
mod enclosed;
mod new_claim;
mod next;
mod poe;
mod remove_poe;
mod requested;
mod resubmit;
mod submit;
mod tasks;
mod uploader;
mod warnings;

use crate::domain::ids::{ClaimId, PoeId};
use crate::domain::refusal::Refusal;
use crate::store::StoreError;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{refusal_says, urls};
use crate::words::Words;
use crate::workflow::{ActError, Seen};
use actix_web::http::StatusCode;
use actix_web::web;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    let id = || ClaimId::new("{id}");
    let (edit, remove) = (urls::edit(&id(), "{section}"), urls::remove_poe(&id(), &PoeId::new("{poe}")));
    config
        .route(urls::dashboard(), web::get().to(dashboard::get))
        .route(urls::dashboard_csv(), web::get().to(dashboard::csv))
        .route(urls::new_claim(), web::get().to(new_claim::get))
        .route(urls::new_claim(), web::post().to(new_claim::post))
        .route(&urls::claim(&id()), web::get().to(claim::get))
        .route(&edit, web::get().to(edit::get))
        .route(&edit, web::post().to(edit::post))
        .route(&urls::poe(&id()), web::get().to(poe::get))
        .route(&urls::poe(&id()), web::post().to(poe::post))
        .route(&remove, web::get().to(remove_poe::get))
        .route(&remove, web::post().to(remove_poe::post))
        .route(&urls::submit(&id()), web::get().to(submit::get))
        .route(&urls::submit(&id()), web::post().to(submit::post))
        .route(&urls::resubmit(&id()), web::get().to(resubmit::get))
        .route(&urls::resubmit(&id()), web::post().to(resubmit::post))
        .route(&urls::dispute(&id()), web::get().to(dispute::get))
        .route(&urls::dispute(&id()), web::post().to(dispute::post))
        .route(&urls::ask_to_reject(&id()), web::get().to(ask_to_reject::get))
        .route(&urls::ask_to_reject(&id()), web::post().to(ask_to_reject::post))
        .route(&urls::discard(&id()), web::get().to(discard::get))
        .route(&urls::discard(&id()), web::post().to(discard::post))
        .route(&urls::copy(&id()), web::get().to(copy::get))
        .route(&urls::copy(&id()), web::post().to(copy::post));
}

/// A link on a page.
#[derive(Debug, Clone)]
struct Link {
    href: String,
    text: String,
}

/// Where a part leads back to: to the page on which everything is checked, or to the answer, for whoever came from there.
fn back_from(form: &Entered, id: &ClaimId, words: &Words) -> Link {
    match form.value("from") {
        "check" => Link { href: urls::submit(id), text: words.t("back-to-check") },
        "answer" => Link { href: urls::resubmit(id), text: words.t("back-to-answer") },
        _ => Link { href: urls::claim(id), text: words.t("back-to-claim") },
    }
}

/// The version a form was drawn from.
fn seen(form: &Entered) -> Result<Seen, WebError> {
    form.value("seen").parse().map(Seen::Version).map_err(|_| WebError::Bad)
}

/// The id of a form's button.
const AT_BUTTON: &str = "act";

/// Complains in the form about what the door answered, so that nothing typed is lost; the status the page has then.
fn complain(
    form: &mut Entered,
    field: &str,
    error: ActError,
    id: &ClaimId,
    words: &Words,
) -> Result<StatusCode, WebError> {
    let says = match &error {
        ActError::Stale => words.t("partner-stale"),
        ActError::Refused(refusal) => refusal_says(words, refusal),
        // It passes; what was typed stays until it has.
        ActError::Store(StoreError::Busy(_) | StoreError::Unavailable(_) | StoreError::Conflict) => {
            tracing::warn!(claim = %id, cause = %error, "an act has to wait for the database");
            form.complain_in_words(AT_BUTTON, words.t("error-busy"));
            return Ok(StatusCode::SERVICE_UNAVAILABLE);
        }
        ActError::NotFound | ActError::Store(_) => return Err(WebError::of_act(error, id)),
    };
    // What a field can cure is said at the field; what concerns the whole claim, at the button.
    let at_field = matches!(&error, ActError::Refused(Refusal::NothingAnswered | Refusal::NothingSaid));
    form.complain_in_words(if at_field { field } else { AT_BUTTON }, says);
    Ok(StatusCode::CONFLICT)
}
