//! What every answer says to the browser about safety; a page may have said something stricter or other.

use crate::app::{App, Pace};
use crate::web::body::{self, Verdict};
use crate::web::error::WebError;
use crate::web::host;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{ConnectionType, Method, StatusCode, Version, header};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpResponse, ResponseError};

/// Our own style, script, pictures, frames and forms; nothing inline, nothing from elsewhere.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; frame-src 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Adds the headers, turns away what another site sends and what no browser sends, and watches over bodies.
pub async fn guard(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let app = request.app_data::<Data<App>>().cloned();
    let (secure, pace) = app.as_ref().map_or((false, Pace::default()), |app| (app.secure, app.pace));
    let mut verdict = Verdict::default();
    match *request.method() {
        Method::GET => {}
        // Asked for as a page, and answered without its body: so it says what the page says, to whom it says it.
        Method::HEAD => request.head_mut().method = Method::GET,
        Method::POST => {
            let own = app.as_ref().map_or("", |app| app.public_url.as_str());
            if comes_from_elsewhere(request.headers(), own) {
                tracing::warn!(path = %logged(request.path()), "a form of another site was turned away");
                return Ok(request.into_response(WebError::Token.error_response()));
            }
            verdict = body::watch(&mut request, pace);
        }
        _ => {
            let answer =
                HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, "GET, HEAD, POST")).finish();
            return Ok(request.into_response(answer));
        }
    }
    if !host::is_ours(&request, app.as_ref().map_or("", |app| app.public_url.as_str())) {
        return Ok(request.into_response(WebError::Misdirected.error_response()));
    }
    if !has_one_end(&request) {
        let mut answer = WebError::Bad.error_response();
        answer.head_mut().set_connection_type(ConnectionType::Close);
        return Ok(request.into_response(answer));
    }
    if !is_readable(&request) {
        return Ok(request.into_response(WebError::Bad.error_response()));
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    if let Some(wrong) = verdict.take()
        && response.status() == StatusCode::BAD_REQUEST
    {
        response = response.into_response(wrong.error_response());
    }
    add(response.headers_mut(), secure);
    Ok(response)
}

/// What the browser itself says of where a form was; one that does not say that names at least the site. Where nothing
/// is said at all the form's token decides.
fn comes_from_elsewhere(headers: &HeaderMap, own: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "cross-site" || site == "same-site";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    let host = headers.get(header::HOST).map_or(&[][..], |host| host.as_bytes());
    let origin_host = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    origin != own && origin_host.map(str::as_bytes) != Some(host)
}

/// Whether everybody between the browser and here has read the same end of this request. Two lengths are refused before;
/// who tells a length as well as pieces, or pieces where the version knows none, means to hide a second request.
fn has_one_end(request: &ServiceRequest) -> bool {
    let headers = request.headers();
    let in_pieces = headers.contains_key(header::TRANSFER_ENCODING);
    !in_pieces || request.version() > Version::HTTP_10 && !headers.contains_key(header::CONTENT_LENGTH)
}

/// Whether an address is UTF-8 with whole percent signs and without NUL, which no database need ever see.
fn is_readable(request: &ServiceRequest) -> bool {
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
    let whole = address.split('%').skip(1).all(|after| {
        after.len() >= 2
            && after.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit)
            && !after.starts_with("00")
    });
    whole && percent_encoding::percent_decode_str(address).decode_utf8().is_ok()
}

/// A path as the log may hold it: without the names and tokens in it.
pub fn logged(path: &str) -> &str {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    if first.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') { first } else { "elsewhere" }
}

/// Adds what is not there yet.
pub fn add(headers: &mut HeaderMap, secure: bool) {
    let mut set = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    set(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::CACHE_CONTROL, "no-store");
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    );
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if secure {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elsewhere(headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        map.insert(header::HOST, HeaderValue::from_static("claims.example.com"));
        for (name, value) in headers {
            map.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        comes_from_elsewhere(&map, "https://claims.example.com")
    }

    #[test]
    fn a_form_of_another_site_is_known_by_either_header() {
        assert!(!elsewhere(&[]));
        assert!(!elsewhere(&[("sec-fetch-site", "same-origin")]));
        assert!(!elsewhere(&[("sec-fetch-site", "none")]));
        assert!(elsewhere(&[("sec-fetch-site", "cross-site")]));
        assert!(elsewhere(&[("sec-fetch-site", "same-site")]));
        assert!(!elsewhere(&[("origin", "https://claims.example.com")]));
        assert!(elsewhere(&[("origin", "https://evil.example.com")]));
        assert!(elsewhere(&[("origin", "null")]));
    }

    #[test]
    fn the_log_holds_the_room_of_a_path_and_no_token() {
        assert_eq!(logged("/consent/CPOR-2026-4F7K2MX.7.20261130.abc"), "consent");
        assert_eq!(logged("/"), "");
        assert_eq!(logged("/Anna%20Ek"), "elsewhere");
    }
}
