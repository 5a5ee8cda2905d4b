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

#[actix_web::test]
async fn a_deadline_on_the_day_clocks_change_ends_with_that_day_once() {
    // Both approved a week before; in UTC the days end an hour before and after those around them.
    let spring = ("2027-03-21T09:00:00Z", "28 March 2027", "(CEST)", "2027-03-28T21:59:00Z");
    let autumn = ("2027-10-24T09:00:00Z", "31 October 2027", "(CET)", "2027-10-31T22:59:00Z");
    for (approved, day, zone, last_minute) in [spring, autumn] {
        let portal = Portal::start().await;
        portal.house.clock.set(approved.parse().unwrap());
        let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
        let claim = anna.has_approved(&rolf).await;
        let link = portal.customers_link(&claim).await;
        let kim = portal.stranger();
        kim.gets(&link).await.says(day).says("23:59").says(zone);
        portal.pass(last_minute.parse::<chrono::DateTime<chrono::Utc>>().unwrap() - portal.now()).await;
        kim.gets(&link).await.is(200).form(&link);
        portal.pass(chrono::Duration::minutes(1)).await;
        portal.pass(hours(1)).await;
        portal.pass(hours(1)).await;
        kim.gets(&link).await.says("The consent period has ended").offers_not(&link);
        let history = anna.opens(urls::history(&claim)).await.text();
        assert_eq!(history.matches("The consent period passed").count(), 1, "{history}");
        portal.clear_the_mailbox().await;
    }
}

/// The moments a text tells: each with its zone.
fn moments(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = words.iter().enumerate().filter(|(_, word)| word.contains("(CET)"));
    ends.map(|(at, _)| words[at.saturating_sub(5)..at].join(" ")).collect()
}

#[actix_web::test]
async fn pages_and_letters_tell_the_same_moment_with_its_zone_wherever_their_reader_is() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let wanted = anna.new_customer();
    let claim = anna.has_approved_of(&wanted, &rolf).await;
    let link = portal.customers_link(&claim).await;
    let letter = portal.letter_to_address(&wanted.contact).await;
    let told = moments(&letter.0.text).into_iter().next().expect("a moment with its zone");
    assert!(told.contains("30 November 2026") && told.contains("23:59"), "{told}");
    // A browser that says where it is changes nothing: nobody's script words a moment anew.
    let elsewhere = [("accept-language", "en-NZ"), ("sec-ch-time-zone", "Pacific/Auckland")];
    let pages = [
        portal.stranger().gets_with(&link, &elsewhere).await,
        anna.gets_with(&urls::claim(&claim), &elsewhere).await,
        rolf.opens(urls::review(&claim)).await,
    ];
    for page in pages {
        assert!(moments(&page.text()).contains(&told), "no {told} on {}: {}", page.path, page.text());
    }
}
