//! Signing out ends the session on the server: its cookie is worth nothing afterwards. And the browser forgets the pages
//! it may still hold, whoever presses Back.

use super::sessions::this_one;
use crate::app::App;
use crate::web::checked::Checked;
use crate::web::device::door;
use crate::web::{Reply, see_other, session, urls};
use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Data;

/// Known devices and the language stay: they are cookies, and not of this session.
const FORGET: HeaderValue = HeaderValue::from_static("\"cache\", \"storage\"");

/// Ends the session.
pub async fn post(_: Checked, session: Session, request: HttpRequest, app: Data<App>) -> Reply {
    if let Some(person) = session::person(&session)
        && let Some(this) = this_one(&person, &session, &app).await?
    {
        app.workflow.sign_out(&person, &door(&request), this).await?;
    }
    session.purge();
    let mut answer = see_other(urls::sign_in())?;
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), FORGET);
    Ok(answer)
}
