//! A rejection contested.

use crate::support::{Portal, days, evidence, hours};
use portal::domain::reason::{AskReason, PoeFault};
use portal::web::urls;

#[actix_web::test]
async fn a_rejection_says_why_and_can_be_disputed_for_thirty_days() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    portal.letter_to(&anna).await.says("No product is named").links_to(&urls::claim(&claim));
    portal.pass(days(30)).await;
    anna.looks_at(&claim).await.says("23 December 2026").offers(urls::dispute(&claim));
    portal.pass(days(1)).await;
    anna.looks_at(&claim).await.offers_not(urls::dispute(&claim));
}

#[actix_web::test]
async fn after_thirty_days_a_dispute_is_refused_and_a_new_association_is_offered() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    portal.pass(days(31)).await;
    let told = "Submit a new association with updated PoE";
    anna.looks_at(&claim).await.says(told).offers(urls::copy(&claim));
    anna.opens(urls::dispute(&claim)).await.is(409).says(told);
}

#[actix_web::test]
async fn a_dispute_that_was_written_in_time_and_sent_too_late_keeps_its_words() {
    let portal = Portal::patient().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    portal.pass(days(30)).await;
    let path = urls::dispute(&claim);
    // The last day ends in Stockholm when it is 23:00 in UTC; it is 09:00 now.
    portal.only_the_clock_moves(hours(13));
    let form = anna.opens(&path).await.form(&path).fill(&[("justification", "Page two names them")]);
    portal.only_the_clock_moves(hours(1));
    let page = anna.sends(form).await;
    page.is(409);
    assert_eq!(page.field("justification"), "Page two names them", "the words are kept");
    anna.looks_at(&claim).await.says("Rejected").offers(urls::copy(&claim));
}

#[actix_web::test]
async fn the_page_of_a_rejected_claim_offers_a_dispute_form() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    anna.looks_at(&claim).await.says("Dispute the rejection").offers(urls::dispute(&claim));
    let form = anna.opens(urls::dispute(&claim)).await;
    form.says("Business justification")
        .says("Updated PoE")
        .says("Missing Products")
        .says("No product is named");
}

#[actix_web::test]
async fn a_dispute_needs_a_justification_or_a_file_and_takes_both() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    anna.disputes(&claim, "", &[]).await.is(409).says("Write a justification, add an updated PoE, or both");
    let proof = evidence::pdf("All the products");
    anna.disputes(&claim, "Page two names them", &[("products.pdf", &proof)]).await.done();
    anna.looks_at(&claim).await.says("products.pdf").says("Page two names them");
    for (why, file) in [("In words only", false), ("", true)] {
        let claim = anna.has_rejected(&rolf).await;
        let proof = evidence::pdf(&format!("For {claim}"));
        let files: &[(&str, &[u8])] = if file { &[("more.pdf", &proof)] } else { &[] };
        anna.disputes(&claim, why, files).await.done();
    }
}

#[actix_web::test]
async fn a_filed_dispute_is_recorded_and_its_answer_is_due_within_five_working_days() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    portal.pass_business_days(1).await;
    anna.disputes(&claim, "Page two names them", &[]).await.done();
    anna.looks_at(&claim).await.says("Under review").says("Dispute").says("1 December 2026");
    anna.opens(urls::history(&claim))
        .await
        .says("Your organization disputed the rejection")
        .says("Page two names them");
    rolf.opens(urls::queue_of(portal::store::Queue::Disputes))
        .await
        .says(claim.as_str())
        .says("1 December 2026");
    portal.letter_to(&anna).await.says("your dispute has been received").says("1 December 2026");
}

#[actix_web::test]
async fn a_dispute_is_decided_by_another_reviewer_and_approved_goes_to_the_customer() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    anna.disputes(&claim, "Page two names them", &[]).await.done();
    rolf.opens(urls::review(&claim)).await.offers_not(urls::approve(&claim)).says("You rejected");
    rolf.gets(urls::approve(&claim)).await.is(409);
    rita.takes_over(&claim).await.done();
    rita.approves(&claim).await.done();
    anna.looks_at(&claim).await.says("Approved");
    portal.letter_to(&anna).await.says("approved after your dispute");
    portal.customers_link(&claim).await;
}

#[actix_web::test]
async fn a_claim_rejected_after_its_dispute_stays_rejected() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claim = anna.has_dispute(&rolf, &rita).await;
    rita.rejects(&claim, &[PoeFault::MissingOrOldDates], "Too old").await.done();
    anna.looks_at(&claim).await.says("Final").offers_not(urls::dispute(&claim)).offers(urls::copy(&claim));
    anna.gets(urls::dispute(&claim)).await.is(409);
    portal.letter_to(&anna).await.says("This decision is final");
}

#[actix_web::test]
async fn a_rejection_the_partner_asked_for_cannot_be_disputed() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    anna.asks_to_reject(&claim, AskReason::IncorrectActivity, "").await.done();
    rolf.confirms_rejection(&claim).await.done();
    anna.looks_at(&claim).await.offers_not(urls::dispute(&claim));
    anna.gets(urls::dispute(&claim)).await.is(409).says("asked for this rejection");
}

#[actix_web::test]
async fn one_refused_file_loses_no_good_file_of_the_same_dispute() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    let proof = evidence::pdf("All the products");
    let sent: &[(&str, &[u8])] = &[("products.pdf", &proof), ("empty.pdf", b"")];
    let page = anna.disputes(&claim, "Page two names them", sent).await;
    page.is(422).says("empty.pdf").says("The file is empty").says("products.pdf");
    assert_eq!(page.field("justification"), "Page two names them");
    // Nothing is chosen again, and the good file goes with the dispute.
    anna.sends(page.form(urls::dispute(&claim))).await.done();
    let page = anna.looks_at(&claim).await;
    page.says("products.pdf").says_not("empty.pdf").says("Page two names them");
}

#[actix_web::test]
async fn a_kept_file_can_be_left_out_and_is_nobody_elses_to_name() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let bo = portal.incentives_admin("Contoso").await;
    let claim = anna.has_rejected(&rolf).await;
    let proof = evidence::pdf("All the products");
    let sent: &[(&str, &[u8])] = &[("products.pdf", &proof), ("empty.pdf", b"")];
    let page = anna.disputes(&claim, "Page two names them", sent).await;
    let kept = page.field("kept");
    let path = urls::dispute(&claim);
    let form = bo.opens(&path).await.form(&path).fill(&[("justification", "Mine")]);
    let foreign = form.with(&[("kept", &kept)]);
    bo.sends(foreign).await.done();
    anna.looks_at(&claim).await.says("Mine").says_not("products.pdf");
    let second = anna.has_rejected(&rolf).await;
    let page = anna.disputes(&second, "Page two names them", sent).await;
    anna.sends(page.form(urls::dispute(&second)).without("kept")).await.done();
    anna.looks_at(&second).await.says_not("products.pdf");
}

#[actix_web::test]
async fn a_dispute_that_is_too_late_keeps_its_words_and_takes_no_file() {
    let portal = Portal::patient().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    let path = urls::dispute(&claim);
    let proof = evidence::pdf("All the products");
    // On the evening of the last day she begins, and at midnight in Stockholm she has not sent it.
    portal.pass(days(30) + hours(8)).await;
    let form = anna.opens(&path).await.form(&path).fill(&[("justification", "Too late")]);
    portal.only_the_clock_moves(hours(7));
    let page = anna.sends(form.attach(&[("products.pdf", &proof)])).await;
    page.is(409).says("The time to dispute has passed").says_not("products.pdf");
    assert_eq!(page.field("justification"), "Too late");
}

#[actix_web::test]
async fn a_rejection_on_request_during_a_dispute_is_marked_final() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claim = anna.has_dispute(&rolf, &rita).await;
    anna.asks_to_reject(&claim, AskReason::NoLongerWorking, "").await.done();
    rita.confirms_rejection(&claim).await.done();
    anna.looks_at(&claim).await.says("Final").says("Your organization asked for this itself");
}

#[actix_web::test]
async fn the_leads_are_told_of_a_dispute() {
    let portal = Portal::start().await;
    let (anna, rolf, lena) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.lead().await);
    let claim = anna.has_rejected(&rolf).await;
    anna.disputes(&claim, "Page two names them", &[]).await.done();
    portal.letter_to(&lena).await.says("a dispute waits").says("Contoso AB").links_to(&urls::review(&claim));
}
