//! Handing a claim in, and the wait for a reviewer.

use crate::support::{ACKNOWLEDGED, Portal, Wanted};
use portal::web::urls;

#[actix_web::test]
async fn a_claim_without_poe_cannot_be_submitted() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    anna.fills_in(&claim, &anna.new_customer()).await;
    anna.opens(urls::submit(&claim))
        .await
        .says("Something is still missing")
        .says("Proof of execution (PoE)");
    let page = anna.sends_by_hand(&urls::submit(&claim), ACKNOWLEDGED).await;
    page.is(409).says("Something is still missing");
    anna.looks_at(&claim).await.says("Editing");
}

#[actix_web::test]
async fn a_claim_that_lacks_a_field_cannot_be_submitted_and_every_missing_one_is_named() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    let page = anna.opens(urls::submit(&claim)).await;
    for field in ["Customer organization", "Tenant ID", "Activity", "MPN ID", "Customer contact: e-mail"] {
        page.says(field);
    }
}

#[actix_web::test]
async fn a_submitted_claim_stays_submitted_until_a_reviewer_starts_within_five_business_days() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    anna.looks_at(&claim)
        .await
        .says("Submitted")
        .says("Review begins by")
        .says("30 November 2026")
        .says("5 business days left");
    portal.pass_business_days(5).await;
    anna.looks_at(&claim).await.says("Submitted").says("Today is the last day");
    portal.pass_business_days(1).await;
    // Our own promise moves nothing; it is only shown to be late.
    anna.looks_at(&claim).await.says("Submitted").says("Overdue");
    rolf.opens(urls::queue_of(portal::store::Queue::Overdue)).await.says(claim.as_str());
    rolf.starts(&claim).await.done();
    anna.looks_at(&claim).await.says("Under review");
}

#[actix_web::test]
async fn submitting_asks_for_every_acknowledgement() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    let form = anna.submission(&claim).await;
    let page = anna.sends(form.clone().without("ack-may-sign").without("ack-right")).await;
    page.is(422);
    assert_eq!(page.error_summary().len(), 2);
    assert_eq!(page.field("ack-customer-knows"), "yes", "what was ticked stays ticked");
    anna.sends(form).await.done();
}

#[actix_web::test]
async fn a_submitted_claim_is_acknowledged_by_letter() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    portal
        .letter_to(&anna)
        .await
        .says("your claim has been submitted")
        .says("30 November 2026")
        .links_to(&urls::claim(&claim));
}

#[actix_web::test]
async fn the_same_product_is_not_claimed_twice_for_one_customer_and_activity() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let first = anna.has_submitted_of(&Wanted::of_customer(901)).await;
    let second = anna.has_draft_of(&Wanted::of_customer(901)).await;
    anna.looks_at(&second).await.says("already claimed").offers(urls::claim(&first));
    let page = anna.submits(&second).await;
    page.is(409).says(first.as_str());
    anna.looks_at(&second).await.says("Editing");
}

#[actix_web::test]
async fn the_submit_page_shows_the_whole_claim_once_more() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft_of(&Wanted::of_customer(902)).await;
    let page = anna.opens(urls::submit(&claim)).await;
    page.says("Customer 902 AB").says("Exchange Online").says("Kim Berg").says("signed statement.pdf");
}

#[actix_web::test]
async fn a_part_reached_from_the_check_page_leads_back_to_it() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    let (check, part) = (urls::submit(&claim), urls::edit(&claim, "contacts"));
    anna.opens(&check).await.offers(urls::from_check(&part));
    let page = anna.opens(urls::from_check(&part)).await;
    page.offers(&check);
    // A mistake on the way does not lose the way.
    let page = anna.sends(page.form(&part).fill(&[("customer_contact_email", "nonsense")])).await;
    page.is(422).offers(&check);
    let form = page.form(&part).fill(&[("customer_contact_email", "kim@contoso.example")]);
    assert_eq!(anna.sends(form).await.done(), check);
    // Whoever came from the claim goes back to the claim.
    let form = anna.opens(&part).await.form(&part);
    assert_eq!(anna.sends(form).await.done(), urls::claim(&claim));
    let poe = urls::poe(&claim);
    let form = anna.opens(urls::from_check(&poe)).await.form(&poe);
    let proof = crate::support::evidence::pdf("one more");
    assert_eq!(anna.sends(form.attach(&[("more.pdf", &proof)])).await.done(), check);
}

#[actix_web::test]
async fn what_is_missing_is_named_on_top_of_the_check_page_with_the_way_there_and_back() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    let page = anna.opens(urls::submit(&claim)).await;
    page.says("Something is still missing").offers(urls::from_check(&urls::poe(&claim)));
    page.offers(format!("{}#tenant", urls::from_check(&urls::edit(&claim, "customer"))));
}
