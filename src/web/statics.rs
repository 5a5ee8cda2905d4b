//! Style sheet and script: inside the binary, named by their content, kept by browsers for ever. They were compressed
//! when the binary was built (`static/pack.rs`).

use crate::web::compress::reads_gzip;
use crate::web::error::{Reply, WebError};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, EntityTag, IF_NONE_MATCH, IfNoneMatch, VARY,
};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What pages load; `static/fluent` only makes part of it.
#[derive(RustEmbed)]
#[folder = "static/"]
#[exclude = "*.rs"]
#[exclude = "fluent/*"]
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

/// Whether a path is a static file's.
pub fn is_asset(path: &str) -> bool {
    path.starts_with("/static/")
}

fn fresh_url(name: &str) -> String {
    match Static::get(name) {
        Some(file) => format!("/static/{}/{name}", mark(&file)),
        None => format!("/static/none/{name}"),
    }
}

/// The compressed form of each file, as the build made it.
#[derive(RustEmbed)]
#[folder = "$OUT_DIR/packed/"]
struct Packed;

/// Serves a static file under the hash it has.
async fn get(request: HttpRequest, path: web::Path<(String, String)>) -> Reply {
    let (hash, name) = path.into_inner();
    let file = Static::get(&name).filter(|file| mark(file) == hash).ok_or(WebError::NotFound)?;
    let tag = EntityTag::new_strong(hash.clone());
    let forever = (CACHE_CONTROL, "public, max-age=31536000, immutable");
    if has_it(&request, &tag) {
        return Ok(HttpResponse::NotModified().insert_header(forever).insert_header((ETAG, tag)).finish());
    }
    let media = mime_guess::from_path(&name).first_or_octet_stream();
    let is_text = media.type_() == "text" || media.suffix().is_some_and(|kind| kind == "xml");
    let charset = if is_text { "; charset=utf-8" } else { "" };
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, format!("{media}{charset}")))
        .insert_header(forever)
        .insert_header((ETAG, tag))
        .insert_header((VARY, "accept-encoding"));
    match packed(&request, &hash, &name) {
        Some(small) => Ok(response.insert_header((CONTENT_ENCODING, "gzip")).body(small)),
        None => Ok(response.body(file.data.into_owned())),
    }
}

/// Whether the browser has this very file already.
fn has_it(request: &HttpRequest, tag: &EntityTag) -> bool {
    match request.get_header::<IfNoneMatch>().filter(|_| request.headers().contains_key(IF_NONE_MATCH)) {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(tag)),
        None => false,
    }
}

/// The compressed form, for whoever reads it. A file changed since the build has none.
fn packed(request: &HttpRequest, hash: &str, name: &str) -> Option<Vec<u8>> {
    let small = || Packed::get(&format!("{hash}.{name}.gz")).map(|file| file.data.into_owned());
    if reads_gzip(request) { small() } else { None }
}

/// The routes of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/static/{hash}/{name}", web::get().to(get));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_the_style_sheet_is_neither_inside_nor_served() {
        assert!(Static::get("portal.css").is_some());
        assert!(
            Static::iter().all(|name| !name.contains("fluent")),
            "{:?}",
            Static::iter().collect::<Vec<_>>()
        );
        assert!(Static::get("fluent/make.mjs").is_none());
    }
}
