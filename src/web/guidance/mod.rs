//! Pages that explain.

mod getting_started;

use crate::web::urls;
use actix_web::web;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route(urls::getting_started(), web::get().to(getting_started::get));
}
