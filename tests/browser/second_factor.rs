//! Somebody adds a security key and signs in with it; Chromium has one in software.

use crate::browser::{DAY_PHONE, DESK, Sight};
use crate::guest::Guest;
use crate::support::Portal;
use portal::web::urls;
use serde_json::json;

#[actix_web::test]
async fn somebody_adds_a_security_key_and_signs_in_with_it_at_a_desk() {
    a_key_is_added_and_used(DESK).await;
}

#[actix_web::test]
async fn somebody_adds_a_security_key_and_signs_in_with_it_on_a_phone() {
    a_key_is_added_and_used(DAY_PHONE).await;
}

async fn a_key_is_added_and_used(sight: Sight) {
    let portal = Portal::with_a_name().await;
    let Some(anna) = Guest::sits_down(portal.incentives_admin("Contoso").await, sight).await else { return };
    plugs_a_key_in(&anna).await;

    anna.opens(urls::second_factors()).await.says("You have none yet").await;
    anna.clicks("Add a passkey").await;
    anna.fills("Name", "Blå nyckeln").await;
    anna.presses("Add the passkey").await;
    anna.comes_to_say("Print these codes").await;
    anna.clicks("I have kept them").await;
    anna.opens(urls::second_factors()).await.says("Blå nyckeln").await;

    anna.clicks("Sign out").await;
    anna.is_led_to(urls::second_factors()).await;
    anna.signs_in().await;
    anna.says("Now show once more that it is you").await;
    anna.presses("Use your passkey").await;
    anna.comes_to_say("Blå nyckeln").await;
}

/// A security key that answers at once.
async fn plugs_a_key_in(guest: &Guest) {
    let cdp = guest.browser.driver().cdp();
    cdp.send_raw("WebAuthn.enable", json!({})).await.unwrap();
    let options = json!({
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": false,
        "hasUserVerification": false,
        "automaticPresenceSimulation": true,
    });
    cdp.send_raw("WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await.unwrap();
}
