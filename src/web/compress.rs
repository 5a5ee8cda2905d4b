//! Pages leave compressed where the browser can read that. Evidence, pictures and small answers leave as they are.
//!
//! What a compressed page weighs can betray what stands on it to somebody who makes the browser ask for it again and
//! again. The one secret on our pages, the token of its forms, is therefore written differently each time; see
//! `session::mask`.

use actix_web::HttpMessage;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    AcceptEncoding, CONTENT_ENCODING, CONTENT_TYPE, Encoding, HeaderMap, HeaderValue, VARY,
};
use actix_web::middleware::Next;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Answers smaller than this fit into a packet anyway, in bytes.
const WORTH_IT: usize = 1024;

/// The quickest level: a page of 20 kB takes a tenth of a millisecond and shrinks to a sixth.
const LEVEL: Compression = Compression::fast();

/// Whether an asker reads gzip, and likes it no less than plain bytes.
pub fn reads_gzip(request: &impl HttpMessage) -> bool {
    let supported = [Encoding::gzip(), Encoding::identity()];
    let asked = request.get_header::<AcceptEncoding>().filter(|_| says_what_it_reads(request.headers()));
    asked.and_then(|asked| asked.negotiate(supported.iter())) == Some(Encoding::gzip())
}

/// Whoever says nothing gets plain bytes.
fn says_what_it_reads(headers: &HeaderMap) -> bool {
    headers.get("accept-encoding").is_some_and(|value| !value.is_empty())
}

/// Compresses pages and tables on their way out.
pub async fn pages(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let welcome = reads_gzip(&request);
    let mut response = next.call(request).await?.map_into_boxed_body();
    if !is_text(response.headers()) || response.headers().contains_key(CONTENT_ENCODING) {
        return Ok(response);
    }
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
    if !welcome {
        return Ok(response);
    }
    Ok(response.map_body(|head, body| match body.try_into_bytes() {
        Ok(bytes) => match squeezed(&bytes) {
            Some(small) => {
                head.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                BoxBody::new(small)
            }
            None => BoxBody::new(bytes),
        },
        // What is streamed is evidence, or too long to be held.
        Err(stream) => stream,
    }))
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    kind.starts_with(b"text/html") || kind.starts_with(b"text/csv")
}

fn squeezed(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() < WORTH_IT {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), LEVEL);
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
