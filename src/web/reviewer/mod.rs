//! The reviewers' desk: what waits, one claim with its evidence, and each decision's page.
//! May know: as `web`.
//! Start reading at `queue.rs`, then `review.rs`; `desk.rs` is what every decision's page stands on.

mod approve;
mod collision;
mod confirm_rejection;
mod desk;
mod evidence;
mod knock;
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

/// The routes of this room.
pub fn routes(config: &mut ServiceConfig) {
    let id = ClaimId::new("{id}");
    config
        .route(urls::queue(), get().to(queue::get))
        .route(urls::queue_csv(), get().to(queue::csv))
        .route(urls::next_claim(), post().to(queue::post))
        .route(&urls::review(&id), get().to(review::get))
        .route(&urls::start_review(&id), post().to(start::post))
        .route(&urls::take_over(&id), post().to(take_over::post))
        .route(&urls::request_info(&id), get().to(request_info::get))
        .route(&urls::request_info(&id), post().to(request_info::post))
        .route(&urls::approve(&id), get().to(approve::get))
        .route(&urls::approve(&id), post().to(approve::post))
        .route(&urls::reject(&id), get().to(reject::get))
        .route(&urls::reject(&id), post().to(reject::post))
        .route(&urls::confirm_rejection(&id), get().to(confirm_rejection::get))
        .route(&urls::confirm_rejection(&id), post().to(confirm_rejection::post))
        .route(&urls::settle_collision(&id), get().to(settle_collision::get))
        .route(&urls::settle_collision(&id), post().to(settle_collision::post))
        .route(&urls::resend_consent(&id), get().to(resend_consent::get))
        .route(&urls::resend_consent(&id), post().to(resend_consent::post));
}
