//! How often somebody may ask, and under which name and from where.

use crate::support::{Person, Portal};
use portal::app::App;
use portal::domain::contact::Lang;
use portal::domain::patience::Limits;
use portal::web::urls;

/// A portal that lets each ask so often.
async fn limited(limits: Limits) -> Portal {
    Portal::changed(|app: &mut App| {
        app.limits = limits;
        app.proxies = vec!["127.0.0.0/8".parse().unwrap()].into();
    })
    .await
}

/// Asks through the proxy, as somebody at an address.
async fn asks_from(person: &Person, path: &str, address: &str) -> u16 {
    person.gets_with(path, &[("x-forwarded-for", address)]).await.status
}

#[actix_web::test]
async fn who_hammers_is_told_when_to_try_again_and_nobody_else_is_held_up() {
    let portal = limited(Limits { person: 20, ..Limits::default() }).await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.billing_admin("Contoso").await);
    let mut page = anna.gets(urls::dashboard()).await;
    for _ in 0..30 {
        page = anna.gets(urls::dashboard()).await;
    }
    page.is(429).says("Please wait a moment").says("Wait 3 seconds and try again.");
    assert_eq!(page.header("retry-after"), "3");
    assert_eq!(page.ways().iter().filter(|way| *way == urls::dashboard()).count(), 2, "{:?}", page.ways());
    bo.gets(urls::dashboard()).await.is(200);
    // Style sheets are not counted, nor is the question whether the portal lives.
    anna.gets(urls::health()).await.is(200);
    let style = page.html().split('"').find(|text| text.ends_with("portal.css")).unwrap().to_owned();
    anna.gets(&style).await.is(200);
}

#[actix_web::test]
async fn what_a_form_said_that_came_too_often_is_sent_with_one_click_later() {
    let portal = limited(Limits { person: 15, ..Limits::default() }).await;
    let anna = portal.incentives_admin("Contoso").await;
    anna.speaks(Lang::Sv).await;
    let form = anna.opens(urls::new_claim()).await.form(urls::new_claim()).fill(&[("name", "Åre & Teams")]);
    while anna.gets(urls::dashboard()).await.status == 200 {}
    let page = anna.sends(form).await;
    page.is(429).says("inget av det här är sparat än").says("Åre & Teams");
    assert!(!page.header("retry-after").is_empty());
    let again = page.form(urls::new_claim());
    // A token of the bucket comes back every four seconds: long enough that none came while the form was sent.
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    assert!(anna.sends(again).await.done().starts_with("/claims/CPOR-"));
}

#[actix_web::test]
async fn an_office_shares_an_address_and_whoever_is_not_signed_in_has_less_of_it() {
    let portal = limited(Limits { visitor: 8, address: 40, ..Limits::default() }).await;
    let anna = portal.incentives_admin("Contoso").await;
    let stranger = portal.stranger();
    let mut told = Vec::new();
    for _ in 0..12 {
        told.push(asks_from(&stranger, urls::sign_in(), "203.0.113.7").await);
    }
    assert_eq!(told.iter().filter(|status| **status == 429).count(), 4, "{told:?}");
    // Somebody else's address, and the person at the same one who is signed in.
    assert_eq!(asks_from(&stranger, urls::sign_in(), "203.0.113.8").await, 200);
    assert_eq!(asks_from(&anna, urls::dashboard(), "203.0.113.7").await, 200);
    // A network of the sixth version is one line at one home.
    for n in 0..8 {
        assert_eq!(asks_from(&stranger, urls::sign_in(), &format!("2001:db8:1:2::{n}")).await, 200);
    }
    assert_eq!(asks_from(&stranger, urls::sign_in(), "2001:db8:1:2:ffff::1").await, 429);
    assert_eq!(asks_from(&stranger, urls::sign_in(), "2001:db8:1:3::1").await, 200);
    // In the end the address itself is held, whoever asks.
    while asks_from(&anna, urls::dashboard(), "203.0.113.7").await == 200 {}
    assert_eq!(asks_from(&anna, urls::dashboard(), "203.0.113.9").await, 200);
}

#[actix_web::test]
async fn whoever_guesses_at_customers_links_is_stopped_after_ten_and_the_customer_is_not() {
    let portal = limited(Limits { guesses: 10, ..Limits::default() }).await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let rita = portal.reviewer().await;
    rita.starts(&claim).await.done();
    rita.approves(&claim).await.done();
    let link = portal.customers_link(&claim).await;
    let stranger = portal.stranger();
    let mut told = Vec::new();
    for n in 0..14 {
        told.push(asks_from(&stranger, &format!("{link}{n}"), "198.51.100.4").await);
    }
    assert_eq!((&told[..10], &told[10..]), (&[404; 10][..], &[429; 4][..]));
    let shut = stranger.gets_with(&link, &[("x-forwarded-for", "198.51.100.4")]).await;
    shut.is(429).says("try again");
    assert!(!shut.header("retry-after").is_empty());
    // Only links: whoever stands behind the same address can still sign in. And the customer is elsewhere.
    assert_eq!(asks_from(&stranger, urls::sign_in(), "198.51.100.4").await, 200);
    assert_eq!(asks_from(&stranger, &link, "192.0.2.33").await, 200);
}

#[actix_web::test]
async fn whoever_guesses_at_links_for_a_new_password_is_stopped_just_so() {
    let portal = limited(Limits { guesses: 10, ..Limits::default() }).await;
    let stranger = portal.stranger();
    let mut told = Vec::new();
    for n in 0..14 {
        told.push(asks_from(&stranger, &urls::choose_password(&format!("{n:032}")), "198.51.100.4").await);
    }
    assert!(!told[..10].contains(&429) && told[10..] == [429; 4], "{told:?}");
    assert_eq!(asks_from(&stranger, urls::sign_in(), "198.51.100.4").await, 200);
    assert_ne!(asks_from(&stranger, &urls::choose_password("x"), "192.0.2.33").await, 429);
}

#[actix_web::test]
async fn an_address_that_is_only_claimed_does_not_dodge_the_limit() {
    let portal = Portal::changed(|app| app.limits = Limits { visitor: 5, ..Limits::default() }).await;
    let stranger = portal.stranger();
    let mut told = Vec::new();
    for n in 0..8 {
        told.push(asks_from(&stranger, urls::sign_in(), &format!("203.0.113.{n}")).await);
    }
    assert_eq!(told[5..], [429; 3], "no proxy is trusted, so the connection's own end counts");
}

#[actix_web::test]
async fn a_name_that_is_not_the_portals_is_refused_and_stands_in_no_page_and_no_letter() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    for path in [urls::home().to_owned(), urls::sign_in().to_owned(), urls::claim(&claim)] {
        let page = anna.gets_with(&path, &[("host", "evil.example")]).await;
        page.is(421).says("There is no portal under this name");
        assert!(!page.html().contains("evil.example") && !page.location().contains("evil.example"));
    }
    portal.stranger().gets_with(urls::health(), &[("host", "localhost")]).await.is(200);
    // What a proxy may say of the name is not believed either.
    let told = [("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example;proto=https")];
    for path in [urls::about_cpor().to_owned(), urls::getting_started().to_owned(), urls::claim(&claim)] {
        let page = anna.gets_with(&path, &told).await;
        assert!(!page.is(200).html().contains("evil.example"));
    }
    let rita = portal.reviewer().await;
    let form = rita.opens(urls::review(&claim)).await.form(urls::start_review(&claim));
    rita.sends_with(form, &[("origin", &portal.house.base), told[0], told[1]]).await.done();
    rita.approves(&claim).await.done();
    let (domain, base) = (portal.customers_link(&claim).await, &portal.house.base);
    assert!(domain.starts_with(urls::consent("").as_str()) && !base.contains("evil"));
}
