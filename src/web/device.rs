//! Who knocks: from which address, and with which device; and where whoever leaves a trace stands.
//!
//! A device that has signed in keeps a signed cookie for that account. It opens nothing: it only says that tries from
//! here are not a stranger's, so that a stranger's tries keep nobody waiting here.

use crate::app::App;
use crate::domain::trace::{Door, Word};
use crate::web::client::{client_address, household};
use crate::web::signed::{cookie, cookie_name, is_own, signature};
use crate::workflow::Knock;
use actix_web::cookie::time::Duration;
use actix_web::http::header::USER_AGENT;
use actix_web::{HttpRequest, HttpResponse};

/// How long a device is known, in days.
const KNOWN_FOR: i64 = 180;

/// As many bytes as nobody guesses.
const SIGNATURE: usize = 20;

/// Where whoever sends a request stands.
pub fn door(request: &HttpRequest) -> Door {
    Door::on_the_net(client_address(request), device_of(request))
}

/// Somebody at the door with an address and a password, and what the password is asked for.
pub fn knock(request: &HttpRequest, app: &App, occasion: Word, email: &str, password: &str) -> Knock {
    Knock {
        occasion,
        door: door(request),
        email: email.to_owned(),
        password: password.to_owned(),
        address: household(client_address(request)).to_string(),
        device: known_device(request, app, email),
    }
}

fn name(app: &App) -> String {
    cookie_name(app, "portal-device")
}

fn signed(app: &App, email: &str, nonce: &str) -> String {
    signature(app, &["device", &email.trim().to_lowercase(), nonce], SIGNATURE)
}

/// The device's own number, when it has signed in to this account before.
fn known_device(request: &HttpRequest, app: &App, email: &str) -> Option<String> {
    let cookie = request.cookie(&name(app))?;
    let (nonce, given) = cookie.value().split_once('.')?;
    is_own(&signed(app, email, nonce), given).then(|| nonce.to_owned())
}

/// Lets a device be known for an account from now on.
pub fn remember_device(response: &mut HttpResponse, app: &App, email: &str) {
    let nonce = app.workflow.ids().secret();
    let value = format!("{nonce}.{}", signed(app, email, &nonce));
    let cookie = cookie(app, name(app), value, Duration::days(KNOWN_FOR));
    // A cookie of digits and a dot is always one.
    let _ = response.add_cookie(&cookie);
}

/// Browsers by what only they say of themselves; those that pass for others come first.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems likewise.
const SYSTEMS: [(&str, &str); 6] = [
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system in two short words each reader knows; empty where they are neither.
pub fn device_of(request: &HttpRequest) -> String {
    let said = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| said.contains(mark)).map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn a_device_is_called_by_names_its_owner_knows() {
        let device = |said: &'static str| {
            device_of(&TestRequest::default().insert_header((USER_AGENT, said)).to_http_request())
        };
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0";
        assert_eq!(device(edge), "Edge, Windows");
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(device(iphone), "Safari, iPhone");
        assert_eq!(device("<script>alert(1)</script>"), "");
    }
}
