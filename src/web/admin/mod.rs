//! What Portal admins keep: organisations, catalogue, holidays, deadlines, wording; letters; assessment results; what was
//! done and read.
//! Start reading at `organisations.rs`; every page is made the same way.

mod assessment;
mod assessments;
mod audit;
mod catalogue;
mod deadlines;
mod holidays;
mod import;
mod import_file;
mod letters;
mod new_organisation;
mod organisations;
mod product;
mod reason;
mod reasons;
mod scans;

use crate::web::urls;
use actix_web::web;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(urls::organisations(), web::get().to(organisations::get))
        .route(urls::new_organisation(), web::get().to(new_organisation::get))
        .route(urls::new_organisation(), web::post().to(new_organisation::post))
        .route("/admin/organisations/{id}", web::get().to(organisations::get_one))
        .route(urls::catalogue(), web::get().to(catalogue::get))
        .route(urls::new_product(), web::get().to(product::get_new))
        .route(urls::new_product(), web::post().to(product::post_new))
        .route("/admin/catalogue/{code}", web::get().to(product::get))
        .route("/admin/catalogue/{code}", web::post().to(product::post))
        .route(urls::holidays(), web::get().to(holidays::get))
        .route(urls::holidays(), web::post().to(holidays::post))
        .route("/admin/holidays/{day}/remove", web::get().to(holidays::ask_to_remove))
        .route("/admin/holidays/{day}/remove", web::post().to(holidays::remove))
        .route(urls::deadlines(), web::get().to(deadlines::get))
        .route(urls::deadlines(), web::post().to(deadlines::post))
        .route(urls::reasons(), web::get().to(reasons::get))
        .route("/admin/reasons/{key}", web::get().to(reason::get))
        .route("/admin/reasons/{key}", web::post().to(reason::post))
        .route(urls::letters(), web::get().to(letters::get))
        .route(urls::retry_letters(), web::post().to(letters::retry_all))
        .route("/admin/letters/{id}/again", web::post().to(letters::retry))
        .route(urls::scans(), web::get().to(scans::get))
        .route("/admin/scans/{poe}/again", web::post().to(scans::again))
        .route("/admin/scans/{poe}/release", web::post().to(scans::release))
        .route(urls::audit(), web::get().to(audit::get))
        .route(urls::audit_csv(), web::get().to(audit::csv))
        .route(urls::record_assessments(), web::get().to(assessments::get))
        .route(urls::pending_csv(), web::get().to(assessments::pending_csv))
        .route(urls::import_assessments(), web::get().to(import::get))
        .route(urls::import_assessments(), web::post().to(import::check))
        .route(urls::import_rows(), web::post().to(import::post))
        .route("/admin/assessments/{claim}", web::get().to(assessment::get))
        .route("/admin/assessments/{claim}", web::post().to(assessment::post));
}
