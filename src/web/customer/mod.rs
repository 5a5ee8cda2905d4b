//! The customer, who has no account: the page its letter's link leads to, and what CPOR is.
//! May know: as `web`.
//! Start reading at `consent.rs`; `letter.rs` says what a link means.

mod about_cpor;
mod closed;
mod consent;
mod letter;
mod wrong_person;

use crate::web::urls;
use actix_web::web;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource(urls::consent("{token}"))
                .route(web::get().to(consent::get))
                // Scanners of mail look before anybody reads; looking changes nothing.
                .route(web::head().to(consent::get))
                .route(web::post().to(consent::post)),
        )
        .service(
            web::resource(urls::wrong_person("{token}"))
                .route(web::get().to(wrong_person::get))
                .route(web::head().to(wrong_person::get))
                .route(web::post().to(wrong_person::post)),
        )
        .route(urls::about_cpor(), web::get().to(about_cpor::get));
}
