//! Time passes.

use crate::support::{Portal, days, hours};
use portal::web::urls;

#[actix_web::test]
async fn an_answer_that_comes_late_is_refused_even_before_the_sweep_comes_by() {
    let portal = Portal::patient().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    portal.pass_business_days(5).await;
    let path = urls::resubmit(&claim);
    // Monday the 30th ends in Stockholm when it is 23:00 in UTC; it is 09:00 now.
    portal.only_the_clock_moves(hours(13));
    let form =
        anna.opens(&path).await.form(&path).fill(&[("reply", "At the last moment"), ("ack-right", "yes")]);
    portal.only_the_clock_moves(hours(1));
    let page = anna.sends(form).await;
    page.is(409).says("The time for this ended");
    assert_eq!(page.field("reply"), "At the last moment", "the words are kept");
    anna.looks_at(&claim).await.says("The time to answer has ended");
    portal.pass(hours(1)).await;
    anna.looks_at(&claim).await.says("Rejected").says("No Partner Response");
}

#[actix_web::test]
async fn every_deadline_shows_its_day_its_time_and_its_zone() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claims = [
        anna.has_submitted().await,
        anna.has_claim_under_review(&rolf).await,
        anna.has_been_asked(&rolf).await,
        anna.has_approved(&rolf).await,
        anna.has_rejected(&rolf).await,
    ];
    for claim in claims {
        let page = anna.looks_at(&claim).await;
        let due = page.texts(".facts").join(" ");
        assert!(due.contains("23:59") && due.contains("(CET)"), "{due}");
    }
}

#[actix_web::test]
async fn the_sweep_that_was_away_for_weeks_settles_everything_once() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (asked, approved) = (anna.has_been_asked(&rolf).await, anna.has_approved(&rolf).await);
    portal.pass(days(60)).await;
    portal.pass(days(1)).await;
    anna.looks_at(&asked).await.says("Rejected").says("No Partner Response");
    anna.looks_at(&approved).await.says("Approved").says("sent for assessment");
    let history = anna.opens(urls::history(&asked)).await.text();
    assert_eq!(history.matches("You did not answer in time").count(), 1, "{history}");
}

#[actix_web::test]
async fn pages_and_refusals_say_the_lengths_of_time_that_are_set() {
    let portal = Portal::start().await;
    let (anna, rolf, petra) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.portal_admin().await);
    let set = [
        ("start-review", "3"),
        ("start-review-unit", "d"),
        ("dispute-window", "4"),
        ("dispute-window-unit", "d"),
        ("dispute-review", "9"),
        ("dispute-review-unit", "d"),
    ];
    petra.fills(urls::deadlines(), &set).await.done();
    let draft = anna.has_draft().await;
    anna.opens(urls::submit(&draft)).await.says("A reviewer begins within 3 days");
    let claim = anna.has_rejected(&rolf).await;
    anna.opens(urls::dispute(&claim)).await.says("Another reviewer answers within 9 days");
    rolf.opens(urls::review(&claim)).await.says("promised: 3 days + 5 business days");
    portal.pass(days(5)).await;
    anna.looks_at(&claim).await.says("The time to dispute has passed").says_not("30 days");
}

#[actix_web::test]
async fn a_holiday_is_no_business_day() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    portal.pass(days(28)).await;
    // Monday 21 December; Christmas Eve and Christmas Day fall in the week.
    let claim = anna.has_been_asked(&rolf).await;
    anna.looks_at(&claim).await.says("30 December 2026");
}

#[actix_web::test]
async fn the_letter_after_a_lapse_repeats_what_had_been_asked_and_says_what_can_be_done_now() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    portal.pass(days(8)).await;
    let letter = portal.letter_to(&anna).await;
    letter.says("No Partner Response").says("What the reviewer had asked for").says("Missing Products");
    letter.says("Which products were used?").says("You can dispute this rejection until");
    letter.links_to(&urls::dispute(&claim));
}
