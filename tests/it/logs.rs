//! What the log tells and what it does not. Every portal of these tests looks at its own log when it goes
//! (`support/portal.rs`); here it is looked at whether there would have been something to find.

use crate::support::{PASSWORD, Portal, log};
use portal::domain::actor::Actor;
use portal::web::urls;

#[actix_web::test]
async fn passwords_tokens_cookies_links_addresses_and_what_was_typed_stand_in_no_log() {
    let heard = log::listen();
    let portal = Portal::start().await;
    let (anna, rita) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    anna.comments(&claim, "NOTE-7 between us: the number is 070-1740605").await.done();
    rita.starts(&claim).await.done();
    rita.approves(&claim).await.done();
    let link = portal.customers_link(&claim).await;
    portal.stranger().gets(&link).await.is(200);
    // What does get into a log: doors that were tried, with what stood behind them left out.
    portal.stranger().gets(format!("{link}x")).await.is(404);
    let form =
        anna.looks_at(&claim).await.form(urls::comment(&claim)).fill(&[("comment", "NOTE-8 is not sent")]);
    anna.sends_with(form, &[("origin", "https://evil.example")]).await.is(403);
    portal.stranger().gets_with("/nowhere/NOTE-9", &[("user-agent", "NOTE-10")]).await.is(404);
    let secrets = &portal.house.secrets;
    assert!(secrets.count() > 10, "{} secrets are looked for", secrets.count());
    let told = log::since(heard);
    assert!(told.contains("a form of another site was turned away"), "the log is heard: {told}");
    for secret in [PASSWORD, "NOTE-", anna.email.as_str(), link.rsplit('/').next().unwrap()] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
    assert_eq!(secrets.told_in(&told), Vec::<String>::new());
}

#[actix_web::test]
async fn whoever_tries_what_is_not_theirs_stands_there_by_their_id() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let stranger = portal.incentives_admin("Fabrikam").await;
    let claim = anna.has_submitted().await;
    rolf.starts(&claim).await.done();
    let heard = log::listen();
    stranger.opens(urls::claim(&claim)).await.is(404);
    anna.opens(urls::dispute(&claim)).await.is(409);
    rita.sends_by_hand(&urls::start_review(&claim), &[]).await;
    let told = log::since(heard);
    for (person, what) in [
        (stranger, "asked for what is not there or not theirs"),
        (anna, "asked for what is not theirs now"),
        (rita, "an act was refused"),
    ] {
        let id =
            person.actor.as_ref().and_then(Actor::person).expect("everybody here has an account").as_str();
        let line = told.lines().find(|line| line.contains(what) && line.contains(id));
        assert!(line.is_some(), "{what} by {id} is not in {told}");
    }
}

#[actix_web::test]
async fn an_event_is_one_line_whatever_somebody_puts_into_an_address() {
    let heard = log::listen();
    let portal = Portal::start().await;
    for odd in ["/a%0Ab%0D%0AWARN%20portal:%20all%20is%20well", "/%1B[31mred", "/review/CPOR-2026-%0A"] {
        let status = portal.stranger().gets(odd).await.status;
        assert!((300..500).contains(&status), "{odd}: {status}");
    }
    let told = log::since(heard);
    let dated = |line: &&str| line.starts_with("20") && line.contains("Z ");
    let odd: Vec<&str> = told.lines().filter(|line| !dated(line)).collect();
    assert!(odd.is_empty() && !told.contains('\u{1b}'), "{odd:?}");
    assert!(!told.contains("all is well"));
}
