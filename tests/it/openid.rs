//! Signing in by Microsoft: who is let in, as whom, and what no provider can talk the portal into.

mod hostile;
mod real;

use crate::support::{PASSWORD, Page, Person, Portal};
use chrono::Duration;
use hostile::{Asked, Hostile, Speech, TENANT};
use portal::app::{App, EntraId};
use portal::clock::{Clock, SystemClock};
use portal::domain::actor::Role;
use portal::domain::contact::{Email, Lang};
use portal::domain::directory::GroupRules;
use portal::domain::reach::Scopes;
use portal::domain::text::PersonName;
use portal::domain::trace::Deed;
use portal::domain::trace::{Door, Entrance};
use portal::openid::{Provider, Registration};
use portal::store::AuditFilter;
use portal::web::urls;
use portal::workflow::NewPerson;
use real::RealProvider;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// What groups mean in these tests.
const GROUPS: &str = "reviewers=reviewer; admins=portal-admin; leads=lead-reviewer; \
    contoso=incentives-admin@contoso.example; contoso-billing=billing-admin@contoso.example";

/// What portal and provider know of each other.
const CLIENT_SECRET: &str = "between the portal and its provider";

/// A portal's provider of this name, whose tenant has proved its domains to be its own.
pub fn entra(app: &App, issuer: &str, secret: &str) -> Option<Arc<EntraId>> {
    provider(app, issuer, secret, true)
}

fn provider(app: &App, issuer: &str, secret: &str, names_are_addresses: bool) -> Option<Arc<EntraId>> {
    let registration = Registration {
        issuer: issuer.to_owned(),
        tenant: TENANT.to_owned(),
        client_id: "portal".to_owned(),
        secret: Some(secret.to_owned()).filter(|secret| !secret.is_empty()).map(Into::into),
        returns_to: returns_to(app),
        names_are_addresses,
    };
    let groups = GroupRules::parse(GROUPS).unwrap();
    Some(Arc::new(EntraId { provider: Provider::new(registration).unwrap(), groups }))
}

fn returns_to(app: &App) -> String {
    format!("{}{}", app.public_url, urls::back_from_entra())
}

/// A portal that a real provider vouches for people to, at the provider's time.
async fn with_a_provider(library: &Path, secret: &str) -> (Portal, RealProvider) {
    let mut provider = None;
    let portal = Portal::changed(|app| {
        let started = RealProvider::start(library, &returns_to(app), secret);
        app.entra = entra(app, &started.issuer, secret);
        provider = Some(started);
    })
    .await;
    portal.house.clock.set(SystemClock.now());
    portal.house.secrets.add(CLIENT_SECRET);
    (portal, provider.unwrap())
}

/// A portal whose provider means no good.
async fn with_a_liar() -> (Portal, Hostile) {
    let liar = Hostile::start();
    let portal = Portal::changed(|app| app.entra = entra(app, &liar.issuer, "")).await;
    (portal, liar)
}

/// Invites somebody who has not chosen a password.
async fn invites(portal: &Portal, address: &str) -> Person {
    let contoso = portal.organisation("Contoso").await;
    let admin = portal.portal_admin().await;
    let id = admin.actor().person().unwrap().clone();
    let workflow = &portal.house.app.workflow;
    let admin = portal.house.app.store.read(move |reader| reader.person(&id)).await.unwrap().unwrap();
    let new = NewPerson {
        email: Email::parse(address).unwrap(),
        name: PersonName::parse("Anna Ek").unwrap(),
        language: Lang::En,
        roles: vec![Role::IncentivesAdmin],
        scopes: Scopes::default(),
    };
    let door = Door::inside(Entrance::Demonstration);
    let invited = workflow.add_person(&admin, &door, Some(contoso), new).await.unwrap();
    portal.house.secrets.add(address);
    Person::known(portal.house.clone(), &invited)
}

/// Chooses Microsoft on a page; answers where the browser is sent.
async fn sets_out(browser: &Person, page: &Page) -> String {
    let page = browser.sends(page.form(urls::to_entra())).await;
    let door = page.is(200).attributes("main a.button--primary", "href").remove(0);
    assert_eq!(page.attributes("meta[http-equiv=refresh]", "content"), [format!("0; url={door}")]);
    door
}

/// Goes to the provider from the sign-in page, comes back as whoever these claims say, and is led on.
async fn comes_as(browser: &Person, provider: &RealProvider, claims: &Value) -> Page {
    let door = sets_out(browser, &browser.gets(urls::sign_in()).await).await;
    browser.gets(provider.lets_in(&door, claims).await).await
}

/// The same with a provider that means no good.
async fn is_passed_off(
    portal: &Portal,
    browser: &Person,
    liar: &Hostile,
    change: impl FnOnce(&mut Speech),
) -> Page {
    let door = sets_out(browser, &browser.gets(urls::sign_in()).await).await;
    browser.gets(liar.lets_in(&door, portal.now(), change)).await
}

/// The answer leads back to the sign-in page, which says why; nobody is signed in.
async fn is_turned_back(browser: &Person, page: &Page, says: &str) {
    assert!(page.is(303).location().starts_with(urls::sign_in()), "{}", page.location());
    browser.gets(page.location()).await.is(200).says(says);
    assert!(browser.gets(urls::dashboard()).await.is(303).location().starts_with(urls::sign_in()));
}

/// The deeds that left a trace, oldest first.
async fn deeds(portal: &Portal) -> Vec<Deed> {
    let read = portal.house.app.store.read(|reader| reader.audit_file(&AuditFilter::default()));
    let mut entries = read.await.unwrap().0;
    entries.sort_by_key(|entry| entry.number);
    entries.into_iter().map(|entry| entry.trace.deed).collect()
}

fn anna() -> Value {
    json!({
        "sub": "anna", "oid": "oid-of-anna", "tid": TENANT, "name": "Anna Ek",
        "preferred_username": "Anna.Ek@contoso.example",
    })
}

fn with(mut claims: Value, more: &Value) -> Value {
    claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    claims
}

#[actix_web::test]
async fn nobody_is_offered_microsoft_where_it_is_not_set_up() {
    let portal = Portal::start().await;
    let browser = portal.stranger();
    let page = browser.gets(urls::sign_in()).await;
    page.is(200).says_not("Sign in with Microsoft").offers_not(urls::to_entra());
    browser.gets(urls::back_from_entra()).await.is(404);
}

#[actix_web::test]
async fn who_was_invited_comes_in_by_microsoft_and_goes_on_where_they_wanted() {
    let Some(library) = real::library() else { return };
    for secret in [CLIENT_SECRET, ""] {
        let (portal, provider) = with_a_provider(&library, secret).await;
        let browser = invites(&portal, "anna.ek@contoso.example").await;
        let page = browser.gets(urls::new_claim()).await;
        let page = browser.gets(page.is(303).location()).await;
        page.says("Sign in with Microsoft");
        let door = sets_out(&browser, &page).await;
        let back = provider.lets_in(&door, &anna()).await;
        for secret in back.split(['=', '&']) {
            portal.house.secrets.add(secret);
        }
        let page = browser.gets(back).await;
        assert_eq!(page.done(), urls::new_claim());
        // No password was ever chosen, and none is asked to be changed.
        browser.gets(urls::new_claim()).await.is(200).says("Anna Ek");
    }
}

#[actix_web::test]
async fn an_address_that_changes_hands_takes_nobody_over() {
    let Some(library) = real::library() else { return };
    let (portal, provider) = with_a_provider(&library, CLIENT_SECRET).await;
    let browser = invites(&portal, "anna.ek@contoso.example").await;
    comes_as(&browser, &provider, &anna()).await.done();
    // Her address is somebody else's now.
    let heir = portal.stranger();
    let other = with(anna(), &json!({"sub": "heir", "oid": "oid-of-the-heir"}));
    let page = comes_as(&heir, &provider, &other).await;
    is_turned_back(&heir, &page, "already tied to another account").await;
    // She has another one, and is still herself.
    let renamed = with(anna(), &json!({"sub": "anna-2", "preferred_username": "anna.ros@contoso.example"}));
    let elsewhere = portal.stranger();
    comes_as(&elsewhere, &provider, &renamed).await.done();
    elsewhere.opens(urls::dashboard()).await.is(200).says("Anna Ek");
}

#[actix_web::test]
async fn an_address_is_believed_only_where_it_is_proved_to_be_theirs() {
    let Some(library) = real::library() else { return };
    let (portal, provider) = with_a_provider(&library, CLIENT_SECRET).await;
    invites(&portal, "anna.ek@contoso.example").await;
    let claims = json!({
        "sub": "eve", "oid": "oid-of-eve", "tid": TENANT, "preferred_username": "eve@contoso.example",
        "email": "anna.ek@contoso.example",
    });
    let eve = portal.stranger();
    let page = comes_as(&eve, &provider, &claims).await;
    is_turned_back(&eve, &page, "you have no access to the portal").await;
    let anna = portal.stranger();
    let verified = with(claims, &json!({"sub": "anna", "oid": "oid-of-anna", "email_verified": true}));
    comes_as(&anna, &provider, &verified).await.done();
}

#[actix_web::test]
async fn a_groups_member_is_let_in_with_its_roles_and_loses_them_with_the_group() {
    let Some(library) = real::library() else { return };
    let (portal, provider) = with_a_provider(&library, CLIENT_SECRET).await;
    portal.organisation("Contoso").await;
    let browser = portal.stranger();
    let member = with(anna(), &json!({"groups": ["elsewhere", "contoso"]}));
    comes_as(&browser, &provider, &member).await.done();
    browser.opens("/").await.is(200).says("Anna Ek");
    browser.gets(urls::assessments()).await.is(404);
    // Another group, another role, wherever she is signed in.
    let other = portal.stranger();
    let billing = with(anna(), &json!({"groups": ["contoso-billing"]}));
    comes_as(&other, &provider, &billing).await.done();
    other.gets(urls::assessments()).await.is(200);
    browser.gets(urls::dashboard()).await.is(303);
    // A password would outlive the group: there is none to be had.
    other.fills(urls::forgot_password(), &[("email", "anna.ek@contoso.example")]).await.is(200);
    assert!(portal.letters_to_address("anna.ek@contoso.example").await.is_empty());
    // No group, no way in, and what is open closes.
    let last = portal.stranger();
    let page = comes_as(&last, &provider, &anna()).await;
    is_turned_back(&last, &page, "you have no access to the portal").await;
    other.gets(urls::dashboard()).await.is(303);
    let torn = with(
        anna(),
        &json!({"sub": "b", "oid": "b", "preferred_username": "b@contoso.example", "groups": ["contoso", "reviewers"]}),
    );
    let page = comes_as(&last, &provider, &torn).await;
    is_turned_back(&last, &page, "they contradict each other").await;
    let come = [Deed::PersonAdded, Deed::SignedIn, Deed::RolesChanged, Deed::SignedIn];
    let tried = [Deed::PasswordLinkAsked, Deed::SignInFailed, Deed::SignInFailed];
    assert_eq!(deeds(&portal).await, [&come[..], &tried].concat());
}

#[actix_web::test]
async fn who_gives_up_at_microsoft_is_told_so_in_their_language() {
    let Some(library) = real::library() else { return };
    let (portal, provider) = with_a_provider(&library, CLIENT_SECRET).await;
    let browser = invites(&portal, "anna.ek@contoso.example").await;
    let page = comes_as(&browser, &provider, &json!({"sub": "x", "error": "access_denied"})).await;
    is_turned_back(&browser, &page, "The sign-in at Microsoft was canceled").await;
    let page = browser.gets_with(urls::sign_in(), &[("accept-language", "sv")]).await;
    page.says("Logga in med Microsoft");
    let door = sets_out(&browser, &page).await;
    let back = provider.lets_in(&door, &json!({"sub": "x", "error": "access_denied"})).await;
    let page = browser.gets(back).await;
    let page = browser.gets_with(page.is(303).location(), &[("accept-language", "sv")]).await;
    page.says("Inloggningen hos Microsoft avbröts");
    let page = comes_as(&browser, &provider, &json!({"sub": "x", "error": "interaction_required"})).await;
    is_turned_back(&browser, &page, "Microsoft refused the sign-in").await;
}

#[actix_web::test]
async fn a_second_factor_given_at_microsoft_counts_and_a_missing_one_is_asked_for_here() {
    let Some(library) = real::library() else { return };
    let mut provider = None;
    let portal = Portal::changed(|app| {
        let real = RealProvider::start(&library, &returns_to(app), CLIENT_SECRET);
        app.entra = entra(app, &real.issuer, CLIENT_SECRET);
        app.microsoft_second_factor = true;
        provider = Some(real);
    })
    .await;
    let provider = provider.unwrap();
    portal.house.clock.set(SystemClock.now());
    let reviewer = with(anna(), &json!({"groups": ["reviewers"], "amr": ["pwd"]}));
    let browser = portal.stranger();
    comes_as(&browser, &provider, &reviewer).await.done();
    assert_eq!(browser.gets(urls::queue()).await.is(303).location(), urls::second_factors());
    let browser = portal.stranger();
    let twofold = with(reviewer, &json!({"amr": ["pwd", "mfa"]}));
    comes_as(&browser, &provider, &twofold).await.done();
    browser.gets(urls::queue()).await.is(200);
}

#[actix_web::test]
async fn what_matters_is_confirmed_at_microsoft_by_who_has_no_password() {
    let Some(library) = real::library() else { return };
    let (portal, provider) = with_a_provider(&library, CLIENT_SECRET).await;
    let browser = portal.stranger();
    let admin = with(anna(), &json!({"groups": ["admins"]}));
    comes_as(&browser, &provider, &admin).await.done();
    portal.only_the_clock_moves(Duration::minutes(11));
    let page = browser.opens(urls::new_person()).await;
    let page = if page.has_field("password") { page } else { browser.opens(urls::confirm()).await };
    page.is(200).says("Confirm with Microsoft");
    let door = sets_out(&browser, &page).await;
    assert!(door.contains("prompt=login"), "{door}");
    portal.house.clock.set(SystemClock.now());
    browser.gets(provider.lets_in(&door, &admin).await).await.done();
    browser.gets(urls::people()).await.is(200);
}

#[actix_web::test]
async fn who_was_shut_out_here_stays_out_whatever_microsoft_says() {
    let Some(library) = real::library() else { return };
    let (portal, provider) = with_a_provider(&library, CLIENT_SECRET).await;
    let browser = invites(&portal, "anna.ek@contoso.example").await;
    comes_as(&browser, &provider, &anna()).await.done();
    let id = browser.actor().person().unwrap().clone();
    let store = &portal.house.app.store;
    store
        .write(move |writer| {
            let mut person = writer.reader().person(&id)?.unwrap();
            person.active = false;
            writer.change_person(&person)
        })
        .await
        .unwrap();
    let page = comes_as(&browser, &provider, &with(anna(), &json!({"groups": ["contoso"]}))).await;
    is_turned_back(&browser, &page, "You no longer have access").await;
}

#[actix_web::test]
async fn an_answer_counts_once_for_ten_minutes_and_in_its_own_browser() {
    let (portal, liar) = with_a_liar().await;
    let browser = invites(&portal, "anna.ek@contoso.example").await;
    let door = sets_out(&browser, &browser.gets(urls::sign_in()).await).await;
    let back = liar.lets_in(&door, portal.now(), |_| {});
    // Sent to somebody else, it signs nobody in as her, nor does it spoil hers.
    let other = portal.stranger();
    other.gets(urls::sign_in()).await;
    for browser in [&other, &portal.stranger()] {
        let page = browser.gets(&back).await;
        is_turned_back(browser, &page, "was begun in another browser").await;
    }
    browser.gets(&back).await.done();
    // Once more is nothing new: she is signed in.
    assert_eq!(browser.gets(&back).await.done(), "/");
    let late = portal.stranger();
    let door = sets_out(&late, &late.gets(urls::sign_in()).await).await;
    let back = liar.lets_in(&door, portal.now(), |_| {});
    portal.only_the_clock_moves(Duration::minutes(10));
    let page = late.gets(back).await;
    is_turned_back(&late, &page, "took too long").await;
    for nonsense in ["", "?state=", "?state=x&code=y", "?error=access_denied", "?code=%F0%9F%92%A9&code=2"] {
        let page = late.gets(format!("{}{nonsense}", urls::back_from_entra())).await;
        is_turned_back(&late, &page, "Begin again here").await;
    }
}

/// What is wrong with a token, and how it comes to be so.
type Lie = (&'static str, fn(&mut Speech));

/// None of these may sign anybody in.
const LIES: &[Lie] = &[
    ("signed with another key", |speech| speech.key = 2),
    ("with a signature of nothing", |speech| speech.signature = Some("")),
    ("with a signature of zeros", |speech| speech.signature = Some("AAAA")),
    ("signed with nothing", |speech| {
        speech.header = json!({"alg": "none"});
        speech.signature = Some("");
    }),
    ("signed with the public key as a secret", |speech| speech.header["alg"] = json!("HS256")),
    ("of another algorithm than its key", |speech| speech.header["alg"] = json!("RS256")),
    ("for another audience", |speech| speech.claims["aud"] = json!("another")),
    ("for us and for others", |speech| speech.claims["aud"] = json!(["portal", "another"])),
    ("asked for by another", |speech| speech.claims["azp"] = json!("another")),
    ("of another issuer", |speech| speech.claims["iss"] = json!("https://login.example")),
    ("of another tenant", |speech| speech.claims["tid"] = json!("00000000-0d2c-4b0e-9a51-3c0a52e0b7a1")),
    ("of no tenant", |speech| {
        speech.claims.as_object_mut().unwrap().remove("tid");
    }),
    ("for another question", |speech| speech.claims["nonce"] = json!("another")),
    ("for no question", |speech| {
        speech.claims.as_object_mut().unwrap().remove("nonce");
    }),
    ("that has run out", |speech| {
        speech.claims["exp"] = json!(speech.claims["iat"].as_i64().unwrap() - 1);
    }),
    ("of an hour ago", |speech| {
        speech.claims["iat"] = json!(speech.claims["iat"].as_i64().unwrap() - 3600);
    }),
    ("of tomorrow", |speech| {
        speech.claims["iat"] = json!(speech.claims["iat"].as_i64().unwrap() + 86_400);
        speech.claims["exp"] = json!(speech.claims["iat"].as_i64().unwrap() + 300);
    }),
    ("that says nothing", |speech| speech.claims = json!({})),
];

#[actix_web::test]
async fn no_lie_about_her_signs_anybody_in() {
    let (portal, liar) = with_a_liar().await;
    invites(&portal, "anna.ek@contoso.example").await;
    for (lie, tell) in LIES {
        let browser = portal.stranger();
        let page = is_passed_off(&portal, &browser, &liar, tell).await;
        let to = page.is(303).location().to_owned();
        let page = browser.gets(&to).await;
        assert!(page.text().contains("could not be trusted"), "a token {lie}: {}", page.text());
        assert!(
            browser.gets(urls::dashboard()).await.is(303).location().starts_with(urls::sign_in()),
            "{lie}"
        );
    }
    let browser = portal.stranger();
    is_passed_off(&portal, &browser, &liar, |_| {}).await.done();
    browser.gets(urls::dashboard()).await.is(200).says("Anna Ek");
}

#[actix_web::test]
async fn an_answer_that_names_another_provider_is_not_taken_to_this_one() {
    let (portal, liar) = with_a_liar().await;
    let browser = invites(&portal, "anna.ek@contoso.example").await;
    let door = sets_out(&browser, &browser.gets(urls::sign_in()).await).await;
    let back = liar.lets_in(&door, portal.now(), |_| {});
    let page = browser.gets(format!("{back}&iss=https%3A%2F%2Flogin.example")).await;
    is_turned_back(&browser, &page, "could not be trusted").await;
    // A code that somebody has redeemed already, or with another verifier, is none.
    let door = sets_out(&browser, &browser.gets(urls::sign_in()).await).await;
    let back = liar.lets_in(&door, portal.now(), |_| {});
    let state = back.rsplit_once("state=").unwrap().1;
    let elsewhere = portal.stranger();
    let stolen = sets_out(&elsewhere, &elsewhere.gets(urls::sign_in()).await).await;
    liar.lets_in(&stolen, portal.now(), |_| {});
    let page =
        browser.gets(format!("{}?code=stolen-from-elsewhere&state={state}", urls::back_from_entra())).await;
    is_turned_back(&browser, &page, "Microsoft refused the sign-in").await;
}

#[actix_web::test]
async fn new_keys_are_learned_when_they_are_used_and_asked_for_once_a_minute() {
    let (portal, liar) = with_a_liar().await;
    invites(&portal, "anna.ek@contoso.example").await;
    let signed_by = |key: u8| {
        move |speech: &mut Speech| {
            speech.key = key;
            speech.header["kid"] = json!(format!("key {key}"));
        }
    };
    let browser = portal.stranger();
    is_passed_off(&portal, &browser, &liar, signed_by(1)).await.done();
    assert_eq!(liar.times_asked_for_keys(), 1);
    liar.publishes(&[2]);
    let browser = portal.stranger();
    is_passed_off(&portal, &browser, &liar, signed_by(2)).await.done();
    assert_eq!(liar.times_asked_for_keys(), 2);
    // Whoever makes keys up makes nobody ask for each of them.
    for key in [3, 4, 5] {
        let browser = portal.stranger();
        let page = is_passed_off(&portal, &browser, &liar, signed_by(key)).await;
        is_turned_back(&browser, &page, "could not be trusted").await;
    }
    assert_eq!(liar.times_asked_for_keys(), 2);
}

#[actix_web::test]
async fn a_provider_that_is_away_keeps_nobody_from_their_password() {
    for asked in [
        Asked::SaysNothing,
        Asked::SaysTooMuch,
        Asked::SendsElsewhere,
        Asked::PassesForAnother,
        Asked::Breaks,
    ] {
        let (portal, liar) = with_a_liar().await;
        liar.when_asked(asked);
        let anna = portal.incentives_admin("Contoso").await;
        let browser = portal.stranger();
        let begun = std::time::Instant::now();
        for _ in 0..2 {
            let page = browser.gets(urls::sign_in_then(urls::new_claim())).await;
            let page = browser.sends(page.form(urls::to_entra())).await;
            is_turned_back(&browser, &page, "Microsoft cannot be reached just now").await;
            assert_eq!(page.location(), urls::sign_in_then(urls::new_claim()));
        }
        // The second is told at once.
        assert!(begun.elapsed() < std::time::Duration::from_secs(9), "{asked:?}");
        let form = browser.gets(urls::sign_in()).await.form(urls::sign_in());
        browser.sends(form.fill(&[("email", &anna.email), ("password", PASSWORD)])).await.done();
    }
}

#[actix_web::test]
async fn what_was_written_comes_along_by_way_of_microsoft() {
    let (portal, liar) = with_a_liar().await;
    let browser = invites(&portal, "anna.ek@contoso.example").await;
    is_passed_off(&portal, &browser, &liar, |_| {}).await.done();
    let form = browser.gets(urls::new_claim()).await.form(urls::new_claim());
    let form = form.fill(&[("name", "Teams for Åre")]);
    portal.only_the_clock_moves(Duration::hours(9));
    // A first way that leads nowhere loses nothing either.
    let page = browser.sends(form).await;
    let door = sets_out(&browser, page.is(403)).await;
    let back = liar.lets_in(&door, portal.now(), |speech| speech.claims["aud"] = json!("another"));
    let to = browser.gets(back).await.is(303).location().to_owned();
    let page = browser.gets(to).await;
    let door = sets_out(&browser, page.says("could not be trusted")).await;
    let page = browser.gets(liar.lets_in(&door, portal.now(), |_| {})).await;
    page.is(200).says("Teams for Åre");
    browser.sends(page.form(urls::new_claim())).await.claim();
}

#[actix_web::test]
async fn a_name_that_people_choose_at_another_provider_is_nobodys_address() {
    let liar = Hostile::start();
    let portal = Portal::changed(|app| app.entra = provider(app, &liar.issuer, "", false)).await;
    invites(&portal, "anna.ek@contoso.example").await;
    let browser = portal.stranger();
    let page = is_passed_off(&portal, &browser, &liar, |_| {}).await;
    is_turned_back(&browser, &page, "you have no access to the portal").await;
    let says_so = |speech: &mut Speech| {
        speech.claims["email"] = json!("anna.ek@contoso.example");
        speech.claims["email_verified"] = json!(true);
    };
    is_passed_off(&portal, &browser, &liar, says_so).await.done();
}

#[actix_web::test]
async fn what_matters_is_not_confirmed_by_an_answer_that_does_not_say_when_or_says_long_ago() {
    let (portal, liar) = with_a_liar().await;
    let browser = portal.stranger();
    let of_an_admin = |speech: &mut Speech| speech.claims["groups"] = json!(["admins"]);
    is_passed_off(&portal, &browser, &liar, of_an_admin).await.done();
    let told = [("person_name", "Nora Ny"), ("email", "nora@reviewers.example"), ("roles", "reviewer")];
    let said_at = |speech: &mut Speech, at: i64| {
        of_an_admin(speech);
        speech.claims["auth_time"] = json!(at);
    };
    let now = portal.now().timestamp();
    // Whoever has just come in without a word of when has proved nothing either.
    let mut page = browser.opens(urls::new_person()).await;
    if page.has_field("person_name") {
        page = browser.sends(page.form(urls::new_person()).fill(&told[..2]).with(&told[2..])).await;
    }
    for at in [None, Some(now - 3_600), Some(now + 3_600)] {
        let door = sets_out(&browser, &page).await;
        let back = liar.lets_in(&door, portal.now(), |speech| match at {
            None => of_an_admin(speech),
            Some(at) => said_at(speech, at),
        });
        let to = browser.gets(back).await.is(303).location().to_owned();
        assert!(to.starts_with(urls::confirm()), "{at:?}: {to}");
        page = browser.gets(to).await;
        page.is(200).says("did not say that you have just signed in");
        assert!(page.has_field("kept"), "{at:?}: what was written waits");
    }
    let door = sets_out(&browser, &page).await;
    let page = browser.gets(liar.lets_in(&door, portal.now(), |speech| said_at(speech, now))).await;
    page.is(200).says("Nora Ny");
    browser.sends(page.form(urls::new_person())).await.done();
    assert!(deeds(&portal).await.contains(&Deed::PasswordConfirmed));
}
