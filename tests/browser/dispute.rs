//! A rejection, found and disputed, and decided by another reviewer than the one who rejected.

use crate::approval::approves;
use crate::browser::{DAY_PHONE, STRICT_DESK, Sight};
use crate::guest::Guest;
use crate::support::Portal;
use portal::web::urls;

#[actix_web::test]
async fn a_rejection_is_found_and_disputed_at_a_desk_and_decided_on_phones() {
    a_rejection_is_disputed(STRICT_DESK, DAY_PHONE).await;
}

#[actix_web::test]
async fn a_rejection_is_found_and_disputed_on_a_phone_and_decided_at_desks() {
    a_rejection_is_disputed(DAY_PHONE, STRICT_DESK).await;
}

async fn a_rejection_is_disputed(partners: Sight, reviewers: Sight) {
    let portal = Portal::start().await;
    let Some(anna) = Guest::sits_down(portal.incentives_admin("Contoso").await, partners).await else {
        return;
    };
    let Some(rolf) = Guest::sits_down(portal.reviewer().await, reviewers).await else { return };
    let Some(rita) = Guest::sits_down(portal.reviewer().await, reviewers).await else { return };
    let wanted = anna.new_customer();
    let claim = anna.has_under_review_of(&wanted, &rolf).await;
    let name = format!("{}, {}", wanted.customer, wanted.activity);

    rolf.opens(urls::review(&claim)).await.clicks("Reject").await;
    rolf.clicks("Reject").await.says("Choose at least one reason").await;
    rolf.ticks("Missing or Old Dates").await.ticks("Asking would not cure it").await;
    rolf.fills("What would cure it?", "The signature has no date").await;
    rolf.clicks("Reject").await.says("The claim is rejected. The partner is told why.").await;

    anna.opens(urls::dashboard()).await.clicks("Rejected").await;
    anna.clicks(&name).await;
    anna.says("The claim is rejected").await.says("The signature has no date").await;
    anna.clicks("Dispute the rejection").await;
    anna.clicks("Dispute").await.says("There is a problem").await;
    anna.fills("Business justification", "The date stands on page two").await;
    anna.attaches("Updated PoE", "037-sv-sections-complete.png").await;
    anna.clicks("Dispute").await.says("The dispute is filed.").await;

    rolf.opens(urls::review(&claim)).await.says("A dispute waits for a reviewer").await;
    rita.opens(urls::queue()).await.clicks("Disputes").await.clicks(&name).await;
    rita.says("The date stands on page two").await;
    rita.clicks("Why it was rejected before").await.says("The signature has no date").await;
    rita.clicks("Take this claim").await.says("The claim is yours now.").await;
    approves(&rita).await;

    anna.opens(urls::claim(&claim)).await.says("The claim is approved").await;
}
