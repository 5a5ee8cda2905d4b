//! Everything that happened, for both sides.

use crate::support::{Page, Portal, evidence, select};
use portal::domain::reason::{AskReason, InfoNeeded, PoeFault};
use portal::web::urls;

#[actix_web::test]
async fn the_claims_page_has_a_history_button_at_the_upper_right_for_both_sides() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    for page in [anna.looks_at(&claim).await, rolf.opens(urls::review(&claim)).await] {
        page.offers(urls::history(&claim));
        // In the head of the page, after the heading: the style sheet sets it to the right.
        assert_eq!(page.texts(".claim-head .buttons a"), ["History"]);
    }
}

#[actix_web::test]
async fn every_change_comment_and_act_of_both_sides_stands_there_with_its_actor_and_time() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    anna.edits(&claim, "contacts", &[("customer_contact_title", "Head of IT")]).await.done();
    anna.uploads(&claim, &[("more.pdf", &evidence::pdf("More"))]).await.done();
    rolf.starts(&claim).await.done();
    rolf.comments(&claim, "Which team?").await.done();
    anna.comments(&claim, "The red one").await.done();
    rolf.asks(&claim, &[InfoNeeded::MissingOrOldDates], "When?").await.done();
    anna.resubmits(&claim, "In May").await.done();
    rolf.rejects(&claim, &[PoeFault::MissingOrOldDates], "Too long ago").await.done();
    let page = anna.opens(urls::history(&claim)).await;
    let told = [
        "The draft was started",
        "A PoE file was added",
        "more.pdf",
        "The claim was submitted",
        "The claim was changed",
        "Head of IT",
        "IT manager",
        "The review began",
        "Which team?",
        "The red one",
        "The reviewer asked you for more",
        "Missing or Old Dates",
        "When?",
        "The claim was handed back",
        "In May",
        "The claim was rejected",
        "Too long ago",
    ];
    for sentence in told {
        page.says(sentence);
    }
    page.says(&anna.name).says("Reviewer").says("23 November 2026").says("10:00");
    let theirs = rolf.opens(urls::history(&claim)).await;
    theirs.says(&anna.name).says(&rolf.name).says("The partner submitted the claim");
    for (page, reviewer) in [(&page, "Reviewer"), (&theirs, rolf.name.as_str())] {
        every_line_has_its_actor_and_time(page, &anna.name, reviewer);
    }
}

/// Each line by itself: who did it, and when.
fn every_line_has_its_actor_and_time(page: &Page, partner: &str, reviewer: &str) {
    let document = page.document();
    let lines: Vec<_> = document.select(&select("li.event")).collect();
    assert!(lines.len() >= 15, "{}", lines.len());
    for line in lines {
        let text = line.text().collect::<String>();
        let class = line.attr("class").unwrap_or_default();
        let actor = if class.contains("event--partner") { partner } else { reviewer };
        assert!(class.contains("event--system") || text.contains(actor), "by {actor}: {text}");
        let time = line.select(&select("time")).next().and_then(|time| time.attr("datetime"));
        assert!(time.is_some_and(|time| time.starts_with("2026-11-23T")), "{time:?}: {text}");
    }
}

#[actix_web::test]
async fn the_latest_stands_first_and_each_event_is_told_once() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    anna.asks_to_reject(&claim, AskReason::IncorrectMpn, "").await.done();
    rolf.confirms_rejection(&claim).await.done();
    let text = anna.opens(urls::history(&claim)).await.text();
    let places: Vec<usize> = [
        "The claim was rejected",
        "asked for the claim to be rejected",
        "The review began",
        "The claim was submitted",
    ]
    .iter()
    .map(|sentence| {
        assert_eq!(text.matches(sentence).count(), 1, "{sentence}: {text}");
        text.find(sentence).unwrap()
    })
    .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[actix_web::test]
async fn both_sides_talk_in_the_same_comments_section() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    rolf.comments(&claim, "Which team did the work?").await.done();
    portal.letter_to(&anna).await.says("Which team did the work?").links_to(&urls::claim(&claim));
    anna.comments(&claim, "The red one").await.done();
    for page in [anna.looks_at(&claim).await, rolf.opens(urls::review(&claim)).await] {
        let comments = page.texts("#comments").join(" ");
        let (question, answer) = (comments.find("Which team did the work?"), comments.find("The red one"));
        assert!(question.is_some() && question < answer, "{comments}");
    }
}

#[actix_web::test]
async fn an_empty_comment_and_one_too_long_are_refused_with_their_text_kept() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    anna.comments(&claim, "  ").await.is(422);
    let long = "å".repeat(5000);
    let page = anna.comments(&claim, &long).await;
    page.is(422);
    assert_eq!(page.field("comment"), long);
}

#[actix_web::test]
async fn what_people_type_is_shown_as_text() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    let typed = "<script>alert(1)</script> & \"quotes\"";
    anna.comments(&claim, typed).await.done();
    for path in [urls::review(&claim), urls::history(&claim)] {
        let page = rolf.opens(path).await;
        page.says(typed);
        assert!(!page.html().contains("<script>alert"), "a script of somebody else's");
    }
}
