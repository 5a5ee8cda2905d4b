//! The token of a form for somebody who is not signed in. It is bound to a cookie that the portal has signed, and kept
//! nowhere else: looking at the sign-in page writes nothing.

use crate::app::App;
use crate::web::session;
use crate::web::signed::{cookie, cookie_name, is_own, signature};
use actix_session::SessionExt;
use actix_web::body::MessageBody;
use actix_web::cookie::time::Duration;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest};

/// How long a sign-in page may stay open, in seconds: an office day.
const LASTS: i64 = 8 * 3600;

/// As many bytes as nobody guesses.
const SIGNATURE: usize = 20;

/// What the cookie says: until when, and a nonce.
#[derive(Clone)]
struct Visit {
    until: i64,
    nonce: String,
}

impl Visit {
    fn fresh(app: &App) -> Self {
        Self { until: app.workflow.instant().timestamp() + LASTS, nonce: app.workflow.ids().secret() }
    }

    fn of(request: &HttpRequest, app: &App) -> Option<Self> {
        if let Some(fresh) = request.extensions().get::<Self>() {
            return Some(fresh.clone());
        }
        let cookie = request.cookie(&name(app))?;
        let (payload, signature) = cookie.value().rsplit_once('.')?;
        let signed = is_own(&keyed(app, "visit", payload), signature);
        let (until, nonce) = payload.split_once('.').filter(|_| signed)?;
        let visit = Self { until: until.parse().ok()?, nonce: nonce.to_owned() };
        // The demo's clock leaps; a page that was open before it leapt is as good as before.
        (app.demo.is_some() || app.workflow.instant().timestamp() < visit.until).then_some(visit)
    }

    fn payload(&self) -> String {
        format!("{}.{}", self.until, self.nonce)
    }

    fn token(&self, app: &App) -> String {
        keyed(app, "visit's token", &self.payload())
    }
}

fn name(app: &App) -> String {
    cookie_name(app, "portal-visit")
}

fn keyed(app: &App, purpose: &str, payload: &str) -> String {
    signature(app, &[purpose, payload], SIGNATURE)
}

/// The token of this visitor's forms; empty for a browser that was handed no cookie yet.
pub fn token(request: &HttpRequest, app: &App) -> String {
    Visit::of(request, app).map_or_else(String::new, |visit| visit.token(app))
}

/// The same, for a page with a form: a browser without a cookie is handed one with the answer.
pub fn begun(request: &HttpRequest, app: &App) -> String {
    let visit = Visit::of(request, app).unwrap_or_else(|| Visit::fresh(app));
    let token = visit.token(app);
    request.extensions_mut().insert(visit);
    token
}

/// Whether a form's token is this visitor's. Whoever is signed in has a session's.
pub fn is_token(request: &HttpRequest, given: &str) -> bool {
    let Some(app) = request.app_data::<Data<App>>() else { return false };
    session::person(&request.get_session()).is_none() && session::is_under(&token(request, app), given)
}

/// Hands out the cookie of a visit that has just begun.
pub async fn hand_out<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let mut response = next.call(request).await?;
    let begun = response.request().extensions_mut().remove::<Visit>();
    let app = response.request().app_data::<Data<App>>().cloned();
    if let (Some(visit), Some(app)) = (begun, app) {
        let payload = visit.payload();
        let value = format!("{payload}.{}", keyed(&app, "visit", &payload));
        let cookie = cookie(&app, name(&app), value, Duration::seconds(LASTS));
        // A cookie of digits and dots is always one.
        let _ = response.response_mut().add_cookie(&cookie);
    }
    Ok(response)
}
