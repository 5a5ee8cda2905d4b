//! What people are told by mail.

use crate::support::{Mail, Portal, Wanted};
use portal::domain::contact::Lang;
use portal::domain::reason::{InfoNeeded, PoeFault};
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

/// Every letter that a claim's people and its customer get, to the dispute and beyond.
async fn letters_of_a_whole_life(portal: &Portal) -> Vec<Mail> {
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let wanted = anna.new_customer();
    let claim = anna.has_under_review_of(&wanted, &rolf).await;
    rolf.asks(&claim, &[InfoNeeded::MissingProducts], "Which products?").await.done();
    anna.resubmits(&claim, "Page two").await.done();
    rolf.comments(&claim, "Thank you").await.done();
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
    anna.disputes(&claim, "Page two names them", &[]).await.done();
    rita.takes_over(&claim).await.done();
    rita.approves(&claim).await.done();
    portal.pass(chrono::Duration::hours(2)).await;
    let link = portal.customers_link(&claim).await;
    portal.stranger().denies(&link, &[]).await.done();
    let mut letters = Vec::new();
    for address in [&anna.email, &rolf.email, &rita.email, &wanted.contact] {
        letters.extend(portal.letters_to_address(address).await);
    }
    assert!(letters.len() >= 8, "{} letters", letters.len());
    letters
}

#[actix_web::test]
async fn no_letter_of_a_whole_life_loads_anything_or_leads_elsewhere() {
    let portal = Portal::patient().await;
    for Mail(letter) in letters_of_a_whole_life(&portal).await {
        for loaded in ["<img", "<link", "<script", "<iframe", "src=", "url(", "@import", "background="] {
            assert!(!letter.html.contains(loaded), "{loaded} in {}", letter.html);
        }
        for (at, _) in letter.html.match_indices("://") {
            let before = letter.html[..at].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |i| i + 1);
            assert!(letter.html[before..].starts_with(&portal.house.base), "{}", &letter.html[before..]);
        }
    }
}

#[actix_web::test]
async fn a_letters_link_stands_whole_on_a_line_of_its_own_for_readers_of_plain_text() {
    let portal = Portal::patient().await;
    let mut links = 0;
    for Mail(letter) in letters_of_a_whole_life(&portal).await {
        for line in letter.text.lines().filter(|line| line.contains("://")) {
            links += 1;
            let whole = line.trim();
            assert!(whole.starts_with(&portal.house.base) && !whole.contains(' '), "{line:?}");
            assert!(letter.html.contains(whole.trim_end_matches('/')), "the other form lacks {whole}");
        }
    }
    assert!(links >= 8, "{links} links");
}
