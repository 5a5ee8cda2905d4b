//! Asking the provider: with bounds on time and size, never led elsewhere, and under TLS unless it is this machine.

use openidconnect::http::Response;
use openidconnect::{HttpRequest, HttpResponse};
use reqwest::redirect::Policy;
use std::future::Future;
use std::time::Duration;
use thiserror::Error;

/// How long it may take to be reached.
const REACHED_WITHIN: Duration = Duration::from_secs(3);
/// How long a whole answer may take.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// The longest answer, in bytes: Microsoft's keys are a tenth of it.
const LONGEST_ANSWER: usize = 256 * 1024;

/// Why there is no answer. Never with an address: it goes to the log.
#[derive(Debug, Error)]
pub enum NoAnswer {
    /// Nobody is there, or too slowly.
    #[error("{0}")]
    Web(#[from] reqwest::Error),
    /// The answer has no end.
    #[error("an answer of more than {LONGEST_ANSWER} bytes")]
    TooLong,
    /// The answer is none of HTTP's.
    #[error("an answer that cannot be read")]
    Odd,
}

/// Who asks.
pub struct Asking(reqwest::Client);

impl Asking {
    /// For this provider.
    pub fn new(issuer: &str) -> Result<Self, reqwest::Error> {
        let at_home = issuer.starts_with("http://");
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .https_only(!at_home)
            .connect_timeout(REACHED_WITHIN)
            .timeout(ANSWERS_WITHIN);
        let client = if at_home { client.no_proxy() } else { client };
        Ok(Self(client.build()?))
    }

    /// As the protocol's library wants it.
    pub fn client(
        &self,
    ) -> impl Fn(HttpRequest) -> std::pin::Pin<Box<dyn Future<Output = Result<HttpResponse, NoAnswer>>>> + use<>
    {
        let client = self.0.clone();
        move |request| Box::pin(ask(client.clone(), request))
    }
}

async fn ask(client: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
    let request = reqwest::Request::try_from(request)?;
    let mut answer = client.execute(request).await.map_err(reqwest::Error::without_url)?;
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(reqwest::Error::without_url)? {
        if body.len() + part.len() > LONGEST_ANSWER {
            return Err(NoAnswer::TooLong);
        }
        body.extend_from_slice(&part);
    }
    response.body(body).map_err(|_| NoAnswer::Odd)
}
