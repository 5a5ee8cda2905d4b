//! What people are told by mail.

use crate::support::{Portal, Wanted};
use portal::domain::contact::Lang;
use portal::domain::reason::PoeFault;
use portal::letters::SendError;
use portal::web::urls;

#[actix_web::test]
async fn the_partner_is_told_of_a_rejection_where_the_reason_stands_and_how_to_dispute_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
    let letter = portal.letter_to(&anna).await;
    letter.says("Insufficient proof of execution").says("Missing Products").says("No product is named");
    letter
        .says("You also find the reason on the claim’s page")
        .says("How to dispute it")
        .says("23 December 2026");
    letter.links_to(&urls::claim(&claim)).links_to(&urls::history(&claim)).links_to(&urls::dispute(&claim));
}

#[actix_web::test]
async fn a_letters_link_leads_through_signing_in_to_the_claim() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    let link = portal.letter_to(&anna).await.link(&urls::dispute(&claim)).unwrap();
    anna.elsewhere().opens(&link).await.is(200).says("Business justification");
}

#[actix_web::test]
async fn everybody_is_written_to_in_their_own_language() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    anna.speaks(Lang::Sv).await;
    let mut wanted = Wanted::of_customer(908);
    wanted.language = "sv";
    let claim = anna.has_under_review_of(&wanted, &rolf).await;
    portal.letter_to(&anna).await.says("anspråket är inskickat").says("2026-11-30");
    rolf.approves(&claim).await.done();
    portal.letter_to(&anna).await.says("godkänt").says_not("approved");
    portal.letter_to_address(&wanted.contact).await.says("har associerats").says("2026-11-30");
}

#[actix_web::test]
async fn a_letter_is_sent_once_with_both_forms_and_nothing_foreign_in_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let wanted = Wanted::of_customer(909);
    anna.has_approved_of(&wanted, &rolf).await;
    portal.house.deliver().await;
    portal.house.deliver().await;
    let letters = portal.letters_to_address(&wanted.contact).await;
    assert_eq!(letters.len(), 1);
    let letter = &letters[0].0;
    assert!(letter.message_id.contains(letter.id.as_str()), "{}", letter.message_id);
    for part in letter.html.split(['"', '\'']).filter(|part| part.starts_with("http")) {
        assert!(part.starts_with(&portal.house.base), "a foreign address: {part}");
    }
    assert!(!letter.html.contains("<img"), "a picture that reports who read it");
}

#[actix_web::test]
async fn a_mail_server_that_is_away_loses_no_letter() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    portal.clear_the_mailbox().await;
    portal.the_next_letter_fails(SendError::Again("the server is away".into()));
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
    portal.house.deliver().await;
    assert!(portal.letters_to_address(&anna.email).await.is_empty());
    portal.pass(chrono::Duration::hours(1)).await;
    portal.letter_to(&anna).await.says("No product is named");
}

#[actix_web::test]
async fn a_letter_that_was_refused_for_good_is_seen_on_the_claim() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    portal.house.deliver().await;
    portal.the_next_letter_fails(SendError::Never("no such mailbox".into()));
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
    portal.house.deliver().await;
    portal.pass(chrono::Duration::hours(2)).await;
    rolf.opens(urls::review(&claim)).await.says("could not be delivered");
}
