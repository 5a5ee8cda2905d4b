//! A reviewer at work, from the queue to an approval.

use crate::support::{Portal, Wanted, days};
use portal::domain::reason::{InfoNeeded, PoeFault};
use portal::store::Queue;
use portal::web::urls;

#[actix_web::test]
async fn when_a_reviewer_begins_the_claim_is_under_review_and_its_form_is_closed() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    rolf.starts(&claim).await.done();
    anna.looks_at(&claim).await.says("Under review").says("Decision by");
    anna.gets(urls::edit(&claim, "products")).await.is(409);
    anna.gets(urls::poe(&claim)).await.is(409);
    rolf.comments(&claim, "Which team did the work?").await.done();
    anna.looks_at(&claim).await.says("Which team did the work?");
}

#[actix_web::test]
async fn a_decision_is_due_within_five_business_days_of_the_start() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    portal.pass_business_days(2).await;
    rolf.starts(&claim).await.done();
    // Wednesday and five business days more.
    anna.looks_at(&claim).await.says("Decision by").says("2 December 2026");
    rolf.opens(urls::review(&claim)).await.says("2 December 2026");
}

#[actix_web::test]
async fn the_time_for_a_decision_is_shown_as_ten_days_of_microsofts_beside_the_partners() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    portal.pass_business_days(3).await;
    anna.resubmits(&claim, "Page two names them").await.done();
    let page = anna.looks_at(&claim).await;
    page.says("Time used for the decision").says("promised: 10 business days");
    assert!(page.text().contains("partner 3"), "{}", page.text());
}

#[actix_web::test]
async fn an_approved_claim_shows_the_association_and_promises_no_money() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved_of(&Wanted::of_customer(903), &rolf).await;
    let page = anna.looks_at(&claim).await;
    page.says("Approved").says("You are associated with Customer 903 AB");
    page.says("Whether incentives are paid is decided later");
    anna.opens(urls::dashboard()).await.says("Approved").says("Customer 903 AB");
    rolf.opens(urls::review(&claim)).await.says("Approved");
}

#[actix_web::test]
async fn a_reviewer_confirms_every_point_before_approving() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let form = rolf.approval(&claim).await;
    let some = form.clone().fill(&[("checks", "document"), ("approve_note", "Well done")]);
    let page = rolf.sends(some).await;
    page.is(422).says("Confirm every point");
    assert_eq!(
        (page.field("checks").as_str(), page.field("approve_note").as_str()),
        ("document", "Well done")
    );
    rolf.sends(form).await.done();
}

#[actix_web::test]
async fn the_queue_shows_what_waits_and_hands_out_the_next_claim() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let first = anna.has_submitted().await;
    portal.pass(days(1)).await;
    let second = anna.has_submitted().await;
    let queue = rolf.opens(urls::queue()).await;
    queue.says(first.as_str()).says(second.as_str());
    let taken = rolf.sends(queue.form(urls::next_claim())).await;
    assert_eq!(taken.done(), urls::review(&first), "the oldest first");
    rolf.opens(urls::queue_of(Queue::Mine)).await.says(first.as_str()).says_not(second.as_str());
    rita.opens(urls::queue()).await.says(second.as_str()).says_not(first.as_str());
}

#[actix_web::test]
async fn a_claim_can_be_taken_over_from_a_colleague() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    rita.opens(urls::review(&claim)).await.says(&rolf.name);
    rita.takes_over(&claim).await.done();
    rita.opens(urls::queue_of(Queue::Mine)).await.says(claim.as_str());
    rolf.opens(urls::queue_of(Queue::Mine)).await.says_not(claim.as_str());
}

#[actix_web::test]
async fn a_partner_never_learns_a_reviewers_name() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    rolf.comments(&claim, "A question").await.done();
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
    for path in [urls::claim(&claim), urls::history(&claim), urls::comment(&claim)] {
        anna.opens(path).await.says_not(&rolf.name).says("Reviewer");
    }
    // A whole life more, with every letter there is for a partner.
    let rita = portal.reviewer().await;
    portal.pass(chrono::Duration::hours(1)).await;
    anna.disputes(&claim, "Page two names them", &[]).await.done();
    rita.takes_over(&claim).await.done();
    rita.asks(&claim, &[InfoNeeded::MissingProducts], "Which products?").await.done();
    portal.pass_business_days(5).await;
    anna.resubmits(&claim, "Page two").await.done();
    rita.comments(&claim, "Thank you").await.done();
    rita.approves(&claim).await.done();
    portal.pass(chrono::Duration::hours(1)).await;
    portal.pass(chrono::Duration::days(8)).await;
    let letters = portal.letters_to_address(&anna.email).await;
    assert!(letters.len() >= 8, "{}", letters.len());
    for letter in letters {
        letter.says_not(&rolf.name).says_not(&rita.name);
    }
}

#[actix_web::test]
async fn the_evidence_is_read_before_the_long_details_and_before_a_decision_is_written() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let html = rolf.opens(urls::review(&claim)).await.html();
    let place = |what: &str| html.find(what).unwrap_or_else(|| panic!("no {what}"));
    assert!(place("id=\"evidence\"") < place("id=\"details-title\""));
    for decision in [urls::approve(&claim), urls::reject(&claim), urls::request_info(&claim)] {
        let html = rolf.opens(decision).await.html();
        let evidence = html.find(&format!("{}/", urls::poe(&claim))).expect("the claim’s file");
        assert!(evidence < html.find("<textarea").expect("a form"), "the evidence comes first");
    }
}
