//! The customer, who has a letter and no account.

use crate::browser::{DAY_PHONE, DESK, PHONE, STRICT_DESK, Sight};
use crate::guest::Guest;
use crate::support::Portal;
use portal::web::urls;

#[actix_web::test]
async fn a_customer_opens_the_letters_link_on_a_phone_and_denies() {
    a_customer_denies(PHONE).await;
    a_customer_denies(DAY_PHONE).await;
}

#[actix_web::test]
async fn a_customer_opens_the_letters_link_at_a_desk_and_denies() {
    a_customer_denies(STRICT_DESK).await;
    a_customer_denies(DESK).await;
}

async fn a_customer_denies(sight: Sight) {
    let portal = Portal::start().await;
    let Some(kim) = Guest::sits_down(portal.stranger(), sight).await else { return };
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let mut wanted = anna.new_customer();
    wanted.language = sight.lang().key();
    let claim = anna.has_approved_of(&wanted, &rolf).await;
    let link = portal.customers_link(&claim).await;

    kim.opens(&link).await.says("You do not need to do anything if this is correct.").await;
    kim.clicks("About CPOR, and how to check that a letter is genuine")
        .await
        .says("How to know that a letter is genuine")
        .await;
    kim.opens(&link).await.clicks("Go to the form to deny the association").await;
    kim.clicks("Deny the association").await.says("There is a problem").await;
    kim.ticks("Yes, deny the association of").await.ticks("The work was not done").await;
    kim.fills("In your own words (optional)", "Nobody has been here").await;
    kim.clicks("Deny the association").await.says("The association has been denied").await;
    kim.opens(&link).await.says("The association has been denied").await;
    kim.opens(format!("{link}x")).await.says("This link does not work").await;

    anna.opens(urls::claim(&claim)).await.says("Customer decline").says("Nobody has been here");
}

#[actix_web::test]
async fn a_customer_who_is_not_the_right_person_says_so() {
    let portal = Portal::start().await;
    let Some(kim) = Guest::sits_down(portal.stranger(), DAY_PHONE).await else { return };
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;

    kim.opens(portal.customers_link(&claim).await).await.clicks("Tell us whom to ask instead").await;
    kim.fills("E-mail address of the right person (optional)", "nobody").await;
    kim.clicks("Tell the reviewer").await.says("There is a problem").await;
    kim.fills("E-mail address of the right person (optional)", "lo@customer.example").await;
    kim.clicks("Tell the reviewer").await.says("Thank you").await;
}

#[actix_web::test]
async fn a_customers_page_left_open_with_scripts_running_sends_nothing() {
    let portal = Portal::start().await;
    let Some(scanner) = Guest::sits_down(portal.stranger(), DESK).await else { return };
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;
    let link = portal.customers_link(&claim).await;

    for _ in 0..3 {
        scanner.opens(&link).await.says("You do not need to do anything if this is correct.").await;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
    let id = claim.clone();
    let history = portal.house.app.store.read(move |reader| reader.history(&id)).await.unwrap();
    assert_eq!(history.last().unwrap().outcome.event.key(), "consent-delivered");
    anna.opens(urls::claim(&claim)).await.says("Customer may deny until");
}
