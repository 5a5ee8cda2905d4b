//! Style sheet and script: inside the binary, named by their content, kept by browsers for ever.

use crate::web::error::{Reply, WebError};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use rust_embed::RustEmbed;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

/// The part of a file's digest that stands in its address.
fn mark(file: &rust_embed::EmbeddedFile) -> String {
    file.metadata.sha256_hash().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Every file's address, put together once. While the program is written its files change under it: not then.
static URLS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| Static::iter().map(|name| (name.to_string(), fresh_url(&name))).collect());

/// The address of a static file, with its content's hash.
pub fn url(name: &str) -> String {
    let known = if cfg!(debug_assertions) { None } else { URLS.get(name).cloned() };
    known.unwrap_or_else(|| fresh_url(name))
}

fn fresh_url(name: &str) -> String {
    match Static::get(name) {
        Some(file) => format!("/static/{}/{name}", mark(&file)),
        None => format!("/static/none/{name}"),
    }
}

/// Serves a static file under the hash it has.
async fn get(path: web::Path<(String, String)>) -> Reply {
    let (hash, name) = path.into_inner();
    let file = Static::get(&name).filter(|file| mark(file) == hash).ok_or(WebError::NotFound)?;
    let media = mime_guess::from_path(&name).first_or_octet_stream();
    let charset = if media.type_() == "text" { "; charset=utf-8" } else { "" };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, format!("{media}{charset}")))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(file.data.into_owned()))
}

/// The routes of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/static/{hash}/{name}", web::get().to(get));
}
