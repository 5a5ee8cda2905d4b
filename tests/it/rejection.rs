//! A claim is rejected: by a reviewer, on the partner's wish, or because nobody answered.

use crate::support::{Portal, Wanted, days};
use portal::domain::ids::ClaimId;
use portal::domain::reason::{AskReason, InfoNeeded, PoeFault};
use portal::web::urls;

#[actix_web::test]
async fn a_claim_is_rejected_for_insufficient_poe_and_says_why() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
    let page = anna.looks_at(&claim).await;
    page.says("Rejected")
        .says("Insufficient proof of execution")
        .says("Missing Products")
        .says("No product is named");
    rolf.opens(urls::review(&claim)).await.says("Rejected");
}

#[actix_web::test]
async fn every_further_reason_can_be_recorded_and_is_shown_with_what_would_cure_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    // Asked before, and beside another partner's claim: then any reason can be this claim's.
    let wanted = Wanted::of_customer(916);
    let claim = anna.has_under_review_of(&wanted, &rolf).await;
    portal.incentives_admin("Fabrikam").await.has_submitted_of(&wanted).await;
    rolf.asks(&claim, &[InfoNeeded::MissingProducts], "Which products?").await.done();
    anna.resubmits(&claim, "All of them").await.done();
    rolf.rejects(&claim, PoeFault::ALL, "Everything is wrong").await.done();
    let page = anna.looks_at(&claim).await;
    for reason in
        ["Missing customer consent on PoE", "Missing Products", "No Partner Response", "PoE unavailable"]
    {
        page.says(reason);
    }
    page.says("Provide the document again as a file that opens without a password");
}

#[actix_web::test]
async fn a_rejection_without_a_reason_or_a_word_is_no_rejection() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let form = rolf.rejection(&claim, &[], "No product is named").await;
    let page = rolf.sends(form).await;
    page.is(422).says("Choose at least one reason");
    assert_eq!(page.field("reject_note"), "No product is named");
    let form = rolf.rejection(&claim, &[PoeFault::MissingProducts], "").await;
    rolf.sends(form).await.is(422);
    anna.looks_at(&claim).await.says("Under review");
}

#[actix_web::test]
async fn a_reviewer_who_has_not_asked_first_says_that_asking_would_not_help() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let form = rolf.rejection(&claim, &[PoeFault::MissingProducts], "No product is named").await;
    rolf.sends(form.clone().without("no_cure")).await.is(422).offers(urls::review(&claim));
    rolf.sends(form).await.done();
    let asked = anna.has_been_asked(&rolf).await;
    anna.resubmits(&asked, "I have no more").await.done();
    let page = rolf.opens(urls::reject(&asked)).await;
    assert!(!page.has_field("no_cure"), "asked already");
}

#[actix_web::test]
async fn a_partner_asks_for_its_own_association_to_be_rejected() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    anna.opens(urls::ask_to_reject(&claim))
        .await
        .says("Incorrect MPN")
        .says("Incorrect activity")
        .says("No longer working with the customer");
    anna.asks_to_reject(&claim, AskReason::IncorrectMpn, "Malmö did the work").await.done();
    rolf.opens(urls::review(&claim)).await.says("Incorrect MPN").says("Malmö did the work");
    rolf.confirms_rejection(&claim).await.done();
    anna.looks_at(&claim).await.says("Rejected").says("Partner request").says("Incorrect MPN");
    portal.letter_to(&anna).await.says("rejected").says("cannot be disputed");
}

#[actix_web::test]
async fn a_rejection_can_be_asked_for_wherever_a_claim_is_in_progress_and_only_once() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claims = [
        anna.has_submitted().await,
        anna.has_claim_under_review(&rolf).await,
        anna.has_been_asked(&rolf).await,
        anna.has_approved(&rolf).await,
    ];
    for claim in claims {
        anna.asks_to_reject(&claim, AskReason::NoLongerWorking, "").await.done();
        anna.gets(urls::ask_to_reject(&claim)).await.is(409).says("already been asked for");
        rolf.confirms_rejection(&claim).await.done();
        anna.looks_at(&claim).await.says("Rejected");
    }
}

#[actix_web::test]
async fn another_reason_wants_words() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    anna.asks_to_reject(&claim, AskReason::Other, "").await.is(422);
    anna.asks_to_reject(&claim, AskReason::Other, "We merged").await.done();
}

#[actix_web::test]
async fn a_reviewer_cannot_confirm_what_nobody_asked_for() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    rolf.gets(urls::confirm_rejection(&claim)).await.is(409).says("has not asked");
}

#[actix_web::test]
async fn a_claim_nobody_answered_for_is_rejected_when_five_business_days_are_over() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    portal.pass_business_days(5).await;
    anna.looks_at(&claim).await.says("Partner action required").offers(urls::resubmit(&claim));
    portal.pass(days(1)).await;
    anna.looks_at(&claim).await.says("Rejected").says("No Partner Response").offers(urls::dispute(&claim));
    portal.letter_to(&anna).await.says("rejected").links_to(&urls::claim(&claim));
}

#[actix_web::test]
async fn a_competing_product_is_free_again_after_a_rejection() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let customer = anna.new_customer();
    let first = anna.has_approved_of(&customer, &rolf).await;
    anna.asks_to_reject(&first, AskReason::IncorrectActivity, "").await.done();
    rolf.confirms_rejection(&first).await.done();
    anna.has_approved_of(&customer, &rolf).await;
}

#[actix_web::test]
async fn whoever_would_give_a_claim_up_for_a_wrong_mpn_id_is_shown_where_to_correct_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let location = |claim: &ClaimId| urls::edit(claim, "location");
    for claim in [anna.has_submitted().await, anna.has_been_asked(&rolf).await] {
        let page = anna.opens(urls::ask_to_reject(&claim)).await;
        page.says("You can correct it without losing the claim").offers(location(&claim));
    }
    let claim = anna.has_claim_under_review(&rolf).await;
    let page = anna.opens(urls::ask_to_reject(&claim)).await;
    page.says("not in the claim’s current status").offers_not(location(&claim));
}
