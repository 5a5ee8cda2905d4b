//! The reviewers' desk: what waits, one claim with its evidence, and each decision's page.
//! May know: as `web`.
//! Start reading at `queue.rs`, then `review.rs`; `desk.rs` and `knock.rs` are what every decision's page stands on.

mod answer;
mod approve;
mod collision;
mod confirm_rejection;
pub(in crate::web) mod conflicts;
mod desk;
mod evidence;
mod knock;
mod next_claim;
mod next_move;
mod queue;
mod reject;
mod request_info;
mod resend_consent;
mod review;
mod settle_collision;
mod side_facts;
mod start;
mod take_over;

use crate::domain::ids::ClaimId;
use crate::web::urls;
use actix_web::web::{ServiceConfig, get, post};
use approve::ApprovePage;
use confirm_rejection::ConfirmRejectionPage;
use reject::RejectPage;
use request_info::RequestInfoPage;
use resend_consent::ResendConsentPage;
use settle_collision::SettleCollisionPage;

/// The routes of this room.
pub fn routes(config: &mut ServiceConfig) {
    let id = ClaimId::new("{id}");
    config
        .route(urls::queue(), get().to(queue::get))
        .route(urls::queue_csv(), get().to(queue::csv))
        .route(urls::next_claim(), post().to(next_claim::post))
        .route(urls::conflicts(), get().to(conflicts::get))
        .route(urls::conflicts(), post().to(conflicts::post))
        .route("/queue/conflicts/{id}/withdraw", get().to(conflicts::ask_to_withdraw))
        .route("/queue/conflicts/{id}/withdraw", post().to(conflicts::withdraw))
        .route(&urls::review(&id), get().to(review::get))
        .route(&urls::start_review(&id), post().to(start::post))
        .route(&urls::take_over(&id), post().to(take_over::post))
        .route(&urls::request_info(&id), get().to(knock::get::<RequestInfoPage>))
        .route(&urls::request_info(&id), post().to(knock::post::<RequestInfoPage>))
        .route(&urls::approve(&id), get().to(knock::get::<ApprovePage>))
        .route(&urls::approve(&id), post().to(knock::post::<ApprovePage>))
        .route(&urls::reject(&id), get().to(knock::get::<RejectPage>))
        .route(&urls::reject(&id), post().to(knock::post::<RejectPage>))
        .route(&urls::confirm_rejection(&id), get().to(knock::get::<ConfirmRejectionPage>))
        .route(&urls::confirm_rejection(&id), post().to(knock::post::<ConfirmRejectionPage>))
        .route(&urls::settle_collision(&id), get().to(knock::get::<SettleCollisionPage>))
        .route(&urls::settle_collision(&id), post().to(knock::post::<SettleCollisionPage>))
        .route(&urls::resend_consent(&id), get().to(knock::get::<ResendConsentPage>))
        .route(&urls::resend_consent(&id), post().to(knock::post::<ResendConsentPage>));
}
