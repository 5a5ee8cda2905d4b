//! What can go wrong between a request and its page, and which page that becomes.

use crate::domain::ids::ClaimId;
use crate::domain::refusal::Refusal;
use crate::domain::scan::Scan;
use crate::store::StoreError;
use crate::web::{numbered, urls};
use crate::workflow::{ActError, PeopleError};
use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use std::fmt;

/// What a handler answers.
pub type Reply = Result<HttpResponse, WebError>;

/// Why there is no page. The error pages' layer words it.
#[derive(Debug, Clone)]
pub enum WebError {
    /// Not theirs, or not there: the same page for both.
    NotFound,
    /// Sign in first, then go on where they were going.
    SignIn(String),
    /// The password is asked for once more, then go on where they were going.
    Confirm(String),
    /// The temporary password must be changed first.
    ChangePassword,
    /// A second factor has to be added first.
    AddSecondFactor,
    /// The claim changed while they were reading.
    Stale(ClaimId),
    /// The lifecycle says no.
    Refused(ClaimId, Refusal),
    /// The form's token is not this session's.
    Token,
    /// More was sent than is taken; the bound in bytes.
    TooLarge(u64),
    /// What was sent makes no sense.
    Bad,
    /// Too much is going on; try again.
    Busy,
    /// A file is not what was handed in; the claim, and the id that is in the log.
    Damaged(ClaimId, String),
    /// A file is not opened: malware was found in it, or nobody has looked yet.
    Held(ClaimId, Scan),
    /// What was sent came too slowly.
    TooSlow,
    /// Asked too often; in how many seconds to try again.
    TooOften(u64),
    /// Asked under another name than the portal's own.
    Misdirected,
    /// Our fault; the id is in the log.
    Broken(String),
}

impl WebError {
    /// The key of the page's words.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found",
            Self::SignIn(_) | Self::ChangePassword | Self::AddSecondFactor | Self::Confirm(_) => {
                "error-sign-in"
            }
            Self::Stale(_) => "error-stale",
            Self::Refused(..) => "error-refused",
            Self::Token => "error-token",
            Self::TooLarge(_) => "error-too-large",
            Self::Bad => "error-bad",
            Self::Busy => "error-busy",
            Self::Damaged(..) => "error-damaged",
            Self::Held(_, Scan::Blocked) => "error-held-blocked",
            Self::Held(_, Scan::Failed) => "error-held-failed",
            Self::Held(..) => "error-held-pending",
            Self::TooSlow => "error-too-slow",
            Self::TooOften(_) => "error-too-often",
            Self::Misdirected => "error-misdirected",
            Self::Broken(_) => "error-broken",
        }
    }

    /// Our fault: logs the cause once, here, and keeps an id to quote.
    pub fn broken(cause: &dyn fmt::Display) -> Self {
        let id = incident();
        tracing::error!(incident = %id, cause = %cause, "a request failed");
        Self::Broken(id)
    }

    /// A file's bytes are gone or changed: an error for whoever keeps the disk, with an id to quote.
    pub fn damaged(claim: &ClaimId, cause: &dyn fmt::Display) -> Self {
        let id = incident();
        tracing::error!(incident = %id, %claim, cause = %cause, "evidence is damaged");
        Self::Damaged(claim.clone(), id)
    }

    /// What the door answered about a claim.
    pub fn of_act(error: ActError, claim: &ClaimId) -> Self {
        match error {
            ActError::NotFound => Self::NotFound,
            ActError::Stale => Self::Stale(claim.clone()),
            ActError::Refused(refusal) => Self::Refused(claim.clone(), refusal),
            ActError::Store(error) => error.into(),
        }
    }
}

/// The incident is the request that met it: one id on the page, in the header and in every line of the log about it.
fn incident() -> String {
    numbered::number()
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => {
                tracing::error!(incident = %incident(), cause = %error, "the database cannot be used");
                Self::Busy
            }
            StoreError::Busy(_) | StoreError::Conflict => {
                tracing::warn!(cause = %error, "the database is busy");
                Self::Busy
            }
            other => Self::broken(&other),
        }
    }
}

impl From<PeopleError> for WebError {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::NotFound => Self::NotFound,
            PeopleError::Store(error) => error.into(),
            // Everything else is about a field; a page that forgot to say so at the field has a bug.
            other => Self::broken(&other),
        }
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        Self::broken(&error)
    }
}

impl fmt::Display for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn(_) | Self::ChangePassword | Self::AddSecondFactor | Self::Confirm(_) => {
                StatusCode::SEE_OTHER
            }
            Self::Stale(_) | Self::Refused(..) | Self::Held(..) => StatusCode::CONFLICT,
            Self::Token => StatusCode::FORBIDDEN,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Bad => StatusCode::BAD_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::Damaged(..) | Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::SignIn(next) => response.insert_header((LOCATION, urls::sign_in_then(next))),
            Self::Confirm(next) => response.insert_header((LOCATION, urls::confirm_then(next))),
            Self::ChangePassword => response.insert_header((LOCATION, urls::change_password())),
            Self::AddSecondFactor => response.insert_header((LOCATION, urls::second_factors())),
            Self::Busy => response.insert_header((RETRY_AFTER, "2")),
            Self::TooOften(seconds) => response.insert_header((RETRY_AFTER, seconds.to_string())),
            _ => &mut response,
        };
        let mut response = response.finish();
        response.extensions_mut().insert(self.clone());
        response
    }
}
