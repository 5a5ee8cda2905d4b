//! The customer: told after approval, may deny for seven days.

use crate::support::{Person, Portal, Wanted, days};
use portal::domain::ids::ClaimId;
use portal::domain::reach::Reach;
use portal::domain::reason::AskReason;
use portal::letters::SendError;
use portal::store::{AssessmentsWanted, Queue};
use portal::web::urls;

/// What browsers and scanners send along that fetch a page before anybody wants it.
const PREFETCHING: [&[(&str, &str)]; 4] = [
    &[("purpose", "prefetch")],
    &[("sec-purpose", "prefetch;prerender")],
    &[("x-moz", "prefetch"), ("x-purpose", "preview")],
    &[("user-agent", "Mozilla/5.0 HeadlessChrome/125.0"), ("sec-fetch-dest", "document")],
];

/// An approved claim and the customer's link.
async fn approved(portal: &Portal, anna: &Person) -> (ClaimId, String) {
    let rolf = portal.reviewer().await;
    let claim = anna.has_approved(&rolf).await;
    let link = portal.customers_link(&claim).await;
    (claim, link)
}

#[actix_web::test]
async fn on_approval_the_customer_is_told_and_can_deny() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let wanted = Wanted::of_customer(904);
    let claim = anna.has_under_review_of(&wanted, &rolf).await;
    assert!(portal.letters_to_address(&wanted.contact).await.is_empty(), "nothing before the approval");
    rolf.approves(&claim).await.done();
    let letter = portal.letter_to_address(&wanted.contact).await;
    letter
        .says("Contoso AB")
        .says("Exchange Online")
        .says("You do not need to do anything if this is correct");
    letter.says("30 November 2026").says(claim.as_str());
    let link = letter.link("/consent/").unwrap();
    let page = portal.stranger().gets(&link).await;
    page.is(200)
        .says("Contoso AB is associated with Customer 904 AB")
        .says("Exchange Online")
        .says("30 November 2026");
}

#[actix_web::test]
async fn a_denial_rejects_the_association_and_the_partner_is_told() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (claim, link) = approved(&portal, &anna).await;
    portal.clear_the_mailbox().await;
    let kim = portal.stranger();
    kim.denies(&link, &[("deny_reason", "not-our-partner"), ("deny_note", "We never met")]).await.done();
    kim.gets(&link).await.is(200).says("has been denied");
    anna.looks_at(&claim).await.says("Rejected").says("Customer decline").says("We never met");
    portal
        .letter_to(&anna)
        .await
        .says("the customer has denied")
        .says("We never met")
        .says("We do not work with this partner");
}

#[actix_web::test]
async fn the_customer_gets_a_receipt_of_its_denial() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let wanted = Wanted::of_customer(905);
    let claim = anna.has_approved_of(&wanted, &rolf).await;
    let link = portal.customers_link(&claim).await;
    portal.stranger().denies(&link, &[]).await.done();
    portal.letter_to_address(&wanted.contact).await.says("the association has been denied");
}

#[actix_web::test]
async fn looking_at_the_link_changes_nothing_however_often() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (claim, link) = approved(&portal, &anna).await;
    let scanner = portal.stranger();
    for _ in 0..3 {
        scanner.gets(&link).await.is(200);
        scanner.heads(&link).await.is(200);
        for prefetch in PREFETCHING {
            scanner.gets_with(&link, prefetch).await.is(200);
        }
    }
    // A scanner that sends forms sends them as it found them: with nothing ticked.
    let form = scanner.gets(&link).await.form(&link);
    scanner.sends(form).await.is(422).says("Check the box if you want to deny");
    anna.looks_at(&claim).await.says("Approved");
    // Nothing was written down, nobody was told, and the link works as before.
    let id = claim.clone();
    let history = portal.house.app.store.read(move |reader| reader.history(&id)).await.unwrap();
    assert_eq!(history.last().unwrap().outcome.event.key(), "consent-delivered");
    let before = portal.letters_to_address(&anna.email).await.len();
    portal.house.deliver().await;
    assert_eq!(portal.letters_to_address(&anna.email).await.len(), before);
    scanner.denies(&link, &[]).await.done();
}

#[actix_web::test]
async fn a_link_to_an_association_that_was_given_up_says_so_and_asks_nothing() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;
    let link = portal.customers_link(&claim).await;
    let kim = portal.stranger();
    let form = kim.gets(&link).await.form(&link).fill(&[("confirm", "yes")]);
    anna.asks_to_reject(&claim, AskReason::NoLongerWorking, "Our own words").await.done();
    rolf.confirms_rejection(&claim).await.done();
    for page in [kim.gets(&link).await, kim.sends(form).await] {
        page.is(200).offers_not(&link).says_not("Our own words").says_not("signed statement.pdf");
        page.says("There is nothing left to deny");
    }
    anna.looks_at(&claim).await.says("Rejected").says_not("Customer decline");
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn a_second_denial_finds_the_first() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (_, link) = approved(&portal, &anna).await;
    let kim = portal.stranger();
    let form = kim.gets(&link).await.form(&link).fill(&[("confirm", "yes")]);
    kim.sends(form.clone()).await.done();
    kim.sends(form).await.is(200).says("It was already denied on");
}

#[actix_web::test]
async fn the_seventh_day_counts_and_then_the_claim_goes_to_assessment_once() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (claim, link) = approved(&portal, &anna).await;
    let handed = || async {
        let reach = Some(Reach::whole(portal.organisation("Contoso").await));
        let wanted = AssessmentsWanted { reach, most: 100, ..AssessmentsWanted::default() };
        portal.house.app.store.read(move |reader| reader.assessments(&wanted)).await.unwrap().len()
    };
    portal.pass(days(7)).await;
    portal.stranger().gets(&link).await.form(&link);
    assert_eq!(handed().await, 0, "nothing goes to assessment while the customer can deny");
    portal.clear_the_mailbox().await;
    portal.pass(days(1)).await;
    anna.looks_at(&claim).await.says("Approved").says("sent for assessment of incentives");
    assert_eq!(handed().await, 1);
    portal.letter_to(&anna).await.says("the consent period has passed");
    // The sweep comes by again and again.
    portal.pass(days(1)).await;
    portal.pass(days(1)).await;
    assert_eq!(handed().await, 1);
}

#[actix_web::test]
async fn when_the_period_has_passed_nothing_more_is_asked_of_the_customer() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let wanted = Wanted::of_customer(906);
    let claim = anna.has_approved_of(&wanted, &rolf).await;
    let link = portal.customers_link(&claim).await;
    portal.pass(days(8)).await;
    portal.pass(days(30)).await;
    assert_eq!(portal.letters_to_address(&wanted.contact).await.len(), 1, "one letter, the first");
    portal.stranger().gets(&link).await.is(200).says("The consent period has ended").offers_not(&link);
}

#[actix_web::test]
async fn a_denial_after_the_last_day_is_refused_even_before_the_sweep_comes_by() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (claim, link) = approved(&portal, &anna).await;
    let kim = portal.stranger();
    let form = kim.gets(&link).await.form(&link).fill(&[("confirm", "yes")]);
    portal.only_the_clock_moves(days(8));
    kim.sends(form).await.is(200).says("The consent period ended");
    anna.looks_at(&claim).await.says("Approved");
}

#[actix_web::test]
async fn the_claim_is_approved_during_the_whole_period() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (claim, _) = approved(&portal, &anna).await;
    for _ in 0..7 {
        let page = anna.looks_at(&claim).await;
        page.says("Approved").says("Customer may deny until").says("30 November 2026");
        portal.pass(days(1)).await;
    }
}

#[actix_web::test]
async fn a_link_that_was_never_ours_is_unknown_and_tells_nothing() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (claim, link) = approved(&portal, &anna).await;
    let stranger = portal.stranger();
    let changed = link.replace(".2026", ".2027");
    let cut = &link[..link.len() - 3];
    let guess = urls::consent(&format!("{claim}.9.20261130.{}", "0".repeat(40)));
    let told = stranger.gets(urls::consent("nonsense")).await;
    for path in [changed.as_str(), cut, guess.as_str()] {
        let page = stranger.gets(path).await;
        assert_eq!((page.status, page.text()), (404, told.text()), "{path}");
    }
    told.says("This link does not work");
}

#[actix_web::test]
async fn the_customers_page_keeps_its_link_to_itself() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (_, link) = approved(&portal, &anna).await;
    let page = portal.stranger().gets(&link).await;
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(["no-referrer", "same-origin"].contains(&page.header("referrer-policy")));
    assert!(!page.html().contains("http://") && !page.html().contains("https://"), "a foreign address");
    page.says_not("Anna Ek's notes").says_not("signed statement.pdf");
}

#[actix_web::test]
async fn the_wrong_person_names_a_colleague_and_denies_nothing() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let wanted = Wanted::of_customer(907);
    let claim = anna.has_approved_of(&wanted, &rolf).await;
    let link = portal.customers_link(&claim).await;
    let kim = portal.stranger();
    let path = format!("{link}/wrong-person");
    kim.fills(&path, &[("colleague", "mika@customer907.example")]).await.done();
    anna.looks_at(&claim).await.says("Approved");
    portal.letter_to(&rolf).await.says("mika@customer907.example");
    rolf.opens(urls::review(&claim))
        .await
        .says("mika@customer907.example")
        .offers(urls::resend_consent(&claim));
}

#[actix_web::test]
async fn a_letter_sent_again_opens_a_fresh_period_and_the_old_link_stops() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;
    let old = portal.customers_link(&claim).await;
    portal.pass(days(3)).await;
    let values = [
        ("consent_name", "Mika Dahl"),
        ("consent_email", "mika@elsewhere.example"),
        ("consent_language", "sv"),
    ];
    rolf.fills(urls::resend_consent(&claim), &values).await.done();
    let letter = portal.letter_to_address("mika@elsewhere.example").await;
    letter.says("2026-12-03 kl. 23:59");
    let new = letter.link("/consent/").unwrap();
    let kim = portal.stranger();
    kim.gets(&old).await.is(200).says("Ett nyare brev har skickats").offers_not(&old);
    kim.denies(&new, &[]).await.done();
    anna.looks_at(&claim).await.says("Customer decline");
}

#[actix_web::test]
async fn a_customer_who_cannot_be_reached_is_seen_by_both_sides_and_written_to_again() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let wanted = Wanted::of_customer(932);
    let claim = anna.has_under_review_of(&wanted, &rolf).await;
    portal.clear_the_mailbox().await;
    rolf.approves(&claim).await.done();
    anna.looks_at(&claim).await.says("Approved").says("The customer’s letter is on its way");
    // Every letter of the approval is refused, the customer's among them.
    for _ in 0..3 {
        portal.the_next_letter_fails(SendError::Never("no such mailbox".into()));
    }
    portal.house.deliver().await;
    anna.looks_at(&claim)
        .await
        .says("could not be delivered to anybody")
        .says("The customer has not been told yet")
        .offers(urls::comment(&claim));
    anna.opens(urls::history(&claim)).await.says("The consent period has not begun");
    rolf.opens(urls::review(&claim)).await.says("came back").offers(urls::resend_consent(&claim));
    rolf.opens(urls::queue_of(Queue::Untold)).await.says(claim.as_str());
    portal.pass(days(30)).await;
    anna.looks_at(&claim).await.says("Approved").says_not("sent for assessment");
    let values = [
        ("consent_name", "Mika Dahl"),
        ("consent_email", "mika@customer932.example"),
        ("consent_language", "en"),
    ];
    rolf.fills(urls::resend_consent(&claim), &values).await.done();
    portal.letter_to_address("mika@customer932.example").await.says("30 December 2026");
    anna.looks_at(&claim).await.says("Customer may deny until").says("30 December 2026");
}

#[actix_web::test]
async fn a_wish_to_be_rejected_that_nobody_confirmed_ends_with_the_period_and_the_partner_is_told() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;
    anna.asks_to_reject(&claim, AskReason::NoLongerWorking, "").await.done();
    rolf.opens(urls::queue_of(Queue::RejectionAsked)).await.says(claim.as_str());
    portal.clear_the_mailbox().await;
    portal.pass(days(8)).await;
    portal.letter_to(&anna).await.says("your request has lapsed");
    let page = anna.looks_at(&claim).await;
    page.says("the request has lapsed").says_not("Rejection requested");
    anna.opens(urls::dashboard()).await.says(claim.as_str()).says_not("Rejection requested");
    rolf.opens(urls::review(&claim)).await.says_not("Rejection requested").says_not("asks for this claim");
    rolf.opens(urls::queue_of(Queue::RejectionAsked)).await.says_not(claim.as_str());
}

#[actix_web::test]
async fn a_customer_asked_again_after_its_denial_reads_why_and_its_second_no_is_final() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;
    let (kim, first) = (portal.stranger(), portal.customers_link(&claim).await);
    kim.opens(&first).await.says_not("denied this association on");
    kim.denies(&first, &[]).await.done();
    kim.opens(&first).await.says("who can dispute the rejection");
    anna.disputes(&claim, "They signed for it", &[]).await.done();
    kim.opens(&first).await.says("is reviewing the claim again");
    let rita = portal.reviewer().await;
    rita.takes_over(&claim).await.done();
    rita.approves(&claim).await.done();
    let second = portal.customers_link(&claim).await;
    kim.opens(&second).await.says("denied this association on").says("you can deny once more");
    kim.denies(&second, &[]).await.done();
    let page = kim.opens(&second).await;
    page.says("closed for good").says("can no longer dispute").says_not("who can dispute");
}

#[actix_web::test]
async fn a_customer_who_denied_long_ago_is_not_told_that_the_partner_can_still_dispute() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (_, link) = approved(&portal, &anna).await;
    let kim = portal.stranger();
    kim.denies(&link, &[]).await.done();
    portal.pass(days(31)).await;
    kim.opens(&link).await.says("can no longer dispute").says_not("who can dispute");
}
