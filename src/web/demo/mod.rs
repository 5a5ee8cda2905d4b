//! The demo's mailbox and clock, and the style guide. Outside the demo there is nothing here.

mod clock;
mod mailbox;
mod styleguide;

use crate::app::App;
use crate::clock::MovableClock;
use crate::web::error::WebError;
use crate::web::urls;
use actix_web::web;
use std::sync::Arc;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(urls::demo_clock(), web::post().to(clock::post))
        .route(urls::mailbox(), web::get().to(mailbox::get))
        .route("/demo/mailbox/{id}", web::get().to(mailbox::get_one))
        .route("/demo/mailbox/{id}/html", web::get().to(mailbox::html))
        .route(urls::styleguide(), web::get().to(styleguide::get))
        .route(urls::styleguide_letter(), web::get().to(styleguide::letter));
}

/// The demo's clock; outside the demo there is no such page.
fn demo(app: &App) -> Result<&Arc<MovableClock>, WebError> {
    app.demo.as_ref().ok_or(WebError::NotFound)
}
