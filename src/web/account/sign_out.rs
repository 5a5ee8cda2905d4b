//! Signing out ends the session on the server: its cookie is worth nothing afterwards.

use crate::web::checked::Checked;
use crate::web::{Reply, see_other, urls};
use actix_session::Session;

/// Ends the session.
pub async fn post(_: Checked, session: Session) -> Reply {
    session.purge();
    see_other(urls::sign_in())
}
