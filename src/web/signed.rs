//! What the portal hands to a browser and wants back as it was: signed with its own key, and the cookies it travels in.

use crate::app::App;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// So many bytes, in hexadecimal digits, that only the portal's key makes of these parts. The first says what for: a
/// signature of one kind passes for none of another.
pub fn signature(app: &App, parts: &[&str], bytes: usize) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&app.cookie_key) else { return String::new() };
    for part in parts {
        mac.update(part.as_bytes());
        mac.update(b"\0");
    }
    mac.finalize().into_bytes().iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether what came back is what the portal had signed.
pub fn is_own(own: &str, given: &str) -> bool {
    !own.is_empty() && bool::from(own.as_bytes().ct_eq(given.as_bytes()))
}

/// `__Host-` promises the browser: over TLS, for this host only, for all its paths.
pub fn cookie_name(app: &App, name: &str) -> String {
    if app.secure { format!("__Host-{name}") } else { name.to_owned() }
}

/// A cookie that outlives the browser's session, for the portal alone.
pub fn cookie(
    app: &App,
    name: impl Into<String>,
    value: impl Into<String>,
    lasts: Duration,
) -> Cookie<'static> {
    Cookie::build(name.into(), value.into())
        .path("/")
        .secure(app.secure)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(lasts)
        .finish()
}
