//! Signing out ends the session on the server: its cookie is worth nothing afterwards. And the browser forgets the pages
//! it may still hold, whoever presses Back.

use crate::web::checked::Checked;
use crate::web::{Reply, see_other, urls};
use actix_session::Session;
use actix_web::http::header::{HeaderName, HeaderValue};

/// Known devices and the language stay: they are cookies, and not of this session.
const FORGET: HeaderValue = HeaderValue::from_static("\"cache\", \"storage\"");

/// Ends the session.
pub async fn post(_: Checked, session: Session) -> Reply {
    session.purge();
    let mut answer = see_other(urls::sign_in())?;
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), FORGET);
    Ok(answer)
}
