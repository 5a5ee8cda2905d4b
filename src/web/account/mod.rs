//! Signing in and out, one's own password and language, and the people of an organisation.

mod home;
mod language;
mod sign_in;
mod sign_out;

use crate::web::urls;
use actix_web::web;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(urls::home(), web::get().to(home::get))
        .route(urls::sign_in(), web::get().to(sign_in::get))
        .route(urls::sign_in(), web::post().to(sign_in::post))
        .route(urls::sign_out(), web::post().to(sign_out::post))
        .route(urls::language(), web::post().to(language::post));
}
