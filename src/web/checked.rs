//! A form whose token was verified. There is no other way to read one, so no handler can forget the check.

use crate::web::error::WebError;
use crate::web::form::Fields;
use crate::web::{again, session, visit};
use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use std::future::Future;
use std::pin::Pin;

/// The most a form without files may hold: several of the longest notes, each letter six bytes encoded.
pub const FORM_LIMIT: usize = 256 * 1024;

/// The most fields a form may have.
const FIELD_LIMIT: usize = 500;

/// A form of this session's own pages.
#[derive(Debug, Clone)]
pub struct Checked(pub Fields);

/// A form that asks for nothing worth protecting (the language), or proves itself otherwise (the customer's link).
#[derive(Debug, Clone)]
pub struct Unchecked(pub Fields);

type Reading<T> = Pin<Box<dyn Future<Output = Result<T, WebError>>>>;

/// Reads a form, whoever sent it.
pub(super) async fn read(request: &HttpRequest, mut payload: Payload) -> Result<Fields, WebError> {
    if request.content_type() != "application/x-www-form-urlencoded" {
        return Err(WebError::Bad);
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk: Bytes = chunk.map_err(|_| WebError::Bad)?;
        if body.len() + chunk.len() > FORM_LIMIT {
            return Err(WebError::TooLarge(FORM_LIMIT as u64));
        }
        body.extend_from_slice(&chunk);
    }
    let pairs: Vec<(String, String)> = serde_html_form::from_bytes(&body).map_err(|_| WebError::Bad)?;
    // PostgreSQL refuses NUL where SQLite takes it; nobody types one.
    let odd = pairs.iter().any(|(name, value)| name.contains('\0') || value.contains('\0'));
    if odd || pairs.len() > FIELD_LIMIT { Err(WebError::Bad) } else { Ok(Fields(pairs)) }
}

impl FromRequest for Checked {
    type Error = WebError;
    type Future = Reading<Self>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let fields = read(&request, payload).await?;
            let token = fields.get("token");
            if !session::is_token(&request.get_session(), token) && !visit::is_token(&request, token) {
                again::remember(&request, fields);
                return Err(WebError::Token);
            }
            // Should nothing be saved just now, what was typed is shown again.
            again::remember(&request, fields.clone());
            Ok(Self(fields))
        })
    }
}

impl FromRequest for Unchecked {
    type Error = WebError;
    type Future = Reading<Self>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move { Ok(Self(read(&request, payload).await?)) })
    }
}
