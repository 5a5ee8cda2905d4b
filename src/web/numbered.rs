//! Every request has a number: it stands in each line of the log about it, on the page that says something went wrong,
//! and in a header. And every answer is counted, by its route and never by its path.

use crate::app::App;
use crate::web::headers;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use std::time::Instant;
use tracing::Instrument;

/// The header that tells the number.
const HEADER: &str = "x-request-id";

/// What answers are counted under that no route gave.
const NO_ROUTE: &str = "elsewhere";

tokio::task_local! {
    static NUMBER: String;
}

/// The number of the request that is being answered; a fresh one outside of any.
pub fn number() -> String {
    NUMBER.try_with(Clone::clone).unwrap_or_else(|_| fresh())
}

/// A number that a person can quote and a log can be searched for. It names a request and opens nothing.
#[expect(clippy::disallowed_methods, reason = "a request's number is no identifier of the domain")]
fn fresh() -> String {
    use rand::RngExt;
    format!("{:08X}", rand::rng().random::<u32>())
}

fn header_of(number: &str) -> Option<(HeaderName, HeaderValue)> {
    HeaderValue::from_str(number).ok().map(|value| (HeaderName::from_static(HEADER), value))
}

/// Gives the request its number and counts the answer.
pub async fn answer(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let (number, began) = (fresh(), Instant::now());
    let metrics = request.app_data::<Data<App>>().map(|app| app.metrics.clone());
    let method = request.method().as_str().to_owned();
    // Of the gravest level, so that no choice of what the log holds takes the number away.
    let span = tracing::error_span!("request", request = %number, room = headers::logged(request.path()));
    let answering = NUMBER.scope(number.clone(), next.call(request)).instrument(span);
    let mut response = match answering.await {
        Ok(response) => response.map_into_boxed_body(),
        // Answered by the framework from the error; it has its page already.
        Err(error) => {
            let mut response = error.error_response();
            if let Some((name, value)) = header_of(&number) {
                response.headers_mut().insert(name, value);
            }
            if let Some(metrics) = metrics {
                metrics.answered(NO_ROUTE, "other", response.status().as_u16(), began.elapsed());
            }
            return Err(InternalError::from_response(error, response).into());
        }
    };
    if let Some((name, value)) = header_of(&number) {
        response.headers_mut().insert(name, value);
    }
    if let Some(metrics) = metrics {
        let route = response.request().match_pattern().unwrap_or_else(|| NO_ROUTE.to_owned());
        // Whatever somebody may invent as a method is one method.
        let method =
            if matches!(method.as_str(), "GET" | "HEAD" | "POST") { method.as_str() } else { "other" };
        metrics.answered(&route, method, response.status().as_u16(), began.elapsed());
    }
    Ok(response)
}
