//! The reviewers' side of the table: what stands on the desk, what comes next, what must not be overlooked.

use crate::support::{Page, Person, Portal, Wanted, days, evidence, select};
use portal::domain::ids::ClaimId;
use portal::domain::reason::{AskReason, InfoNeeded, PoeFault};
use portal::store::Queue;
use portal::web::urls;

/// The row of a claim in a list, as it is read.
async fn row(person: &Person, list: Queue, claim: &ClaimId) -> String {
    let rows = person.opens(urls::queue_of(list)).await.texts("tbody tr");
    rows.into_iter().find(|row| row.contains(claim.as_str())).unwrap_or_default()
}

/// The signs at the head of a claim's page.
fn signs(page: &Page) -> String {
    page.texts(".claim-head .mark").join(", ")
}

fn attribute(page: &Page, css: &str, name: &str) -> String {
    let document = page.document();
    let found = document.select(&select(css)).next();
    found.and_then(|element| element.attr(name)).unwrap_or_default().to_owned()
}

/// The next claim, asked for where the button stands.
async fn takes_next(person: &Person, from: impl AsRef<str>) -> Page {
    let page = person.opens(from).await;
    person.sends(page.form(urls::next_claim())).await
}

#[actix_web::test]
async fn the_evidence_is_shown_page_wide_before_the_list_of_files_and_opens_in_a_tab_of_its_own() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let page = rolf.opens(urls::review(&claim)).await;
    let frame = attribute(&page, "iframe.preview", "src");
    let bytes = frame.strip_suffix("#navpanes=0&view=FitH").unwrap_or_else(|| panic!("{frame}"));
    page.offers(bytes).says("Open in a new tab");
    assert_eq!(attribute(&page, ".review__evidence a[target=_blank]", "rel"), "noopener");
    let html = page.html();
    assert!(html.find("<iframe") < html.find("files--compact"), "the list pushes the preview down");
    let file = bytes.strip_suffix("/view").unwrap_or_else(|| panic!("{bytes}"));
    let file = rolf.opens(file).await;
    assert_eq!(attribute(&file, "iframe.preview", "src"), frame);
    file.offers(bytes);
}

#[actix_web::test]
async fn after_an_answer_the_reviewer_sees_what_changed_which_files_are_new_and_what_was_said() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    let asked = rolf.opens(urls::review(&claim)).await;
    asked.says("What was asked for").says("Missing Products").says("Which products were used?");
    asked.says_not("Changed since your request");
    let change = [("customer_contact_name", "Mika Dahl")];
    anna.edits(&claim, "contacts", &change).await.done();
    anna.edits(&claim, "contacts", &[("customer_contact_name", "Mika Dahlberg")]).await.done();
    anna.uploads(&claim, &[("second statement.pdf", &evidence::pdf("Page two"))]).await.done();
    anna.resubmits(&claim, "Page two names them").await.done();
    let page = rolf.opens(urls::review(&claim)).await;
    let answer = page.texts("section[aria-labelledby=answer-title]").join(" ");
    for part in
        ["Changed since your request", "Missing Products", "Page two names them", "second statement.pdf"]
    {
        assert!(answer.contains(part), "{part:?} is not in {answer}");
    }
    assert!(answer.contains("Kim Berg") && answer.contains("Mika Dahlberg"), "before and after: {answer}");
    assert!(!answer.contains("signed statement.pdf"), "that was there before: {answer}");
    let files = page.texts(".files--compact .file");
    let marked: Vec<_> = files.iter().filter(|file| file.contains("New")).collect();
    assert!(matches!(marked[..], [file] if file.contains("second statement.pdf")), "{files:?}");
    // The next question starts anew.
    rolf.asks(&claim, &[InfoNeeded::MissingOrOldDates], "When was it?").await.done();
    anna.resubmits(&claim, "In May").await.done();
    let page = rolf.opens(urls::review(&claim)).await;
    page.says("No field was changed and no file was added.").says("In May");
    assert!(page.texts(".files--compact .mark").is_empty(), "nothing is new");
}

#[actix_web::test]
async fn reasons_stand_in_the_comments_and_on_the_reviewers_page_of_a_rejected_claim() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    for page in [anna.looks_at(&claim).await, rolf.opens(urls::review(&claim)).await] {
        assert!(page.texts(".comment").join(" ").contains("Missing Products"), "{}", page.text());
    }
    portal.pass_business_days(6).await;
    let lapsed = rolf.opens(urls::review(&claim)).await;
    lapsed.says("Why it was rejected").says("No Partner Response").says("Missing Products");
    let other = anna.has_claim_under_review(&rolf).await;
    rolf.rejects(&other, &[PoeFault::PoeUnavailable], "It does not open").await.done();
    let rejected = rolf.opens(urls::review(&other)).await;
    rejected.says("Why it was rejected").says("PoE unavailable").says("It does not open");
}

#[actix_web::test]
async fn the_history_tells_from_whom_a_claim_was_taken_or_that_nobody_had_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (rita, sven) = (portal.reviewer().await, portal.reviewer().await);
    let claim = anna.has_dispute(&rolf, &rita).await;
    let free = rita.opens(urls::history(&claim)).await;
    free.says("The claim was taken; nobody had it.").says_not("taken over from");
    sven.takes_over(&claim).await.done();
    let taken = format!("The claim was taken over from {}.", rita.name);
    sven.opens(urls::history(&claim)).await.says(&taken);
    anna.opens(urls::history(&claim)).await.says("A reviewer took the claim.").says_not(&rita.name);
}

#[actix_web::test]
async fn an_answer_that_never_came_used_the_five_days_it_had() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    portal.pass_business_days(8).await;
    let page = rolf.opens(urls::review(&claim)).await;
    assert!(page.text().contains("partner 5"), "{}", page.text());
}

#[actix_web::test]
async fn the_next_claim_is_none_whose_partner_wants_it_rejected_and_no_dispute_of_ones_own_rejection() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let unwanted = anna.has_submitted().await;
    anna.asks_to_reject(&unwanted, AskReason::IncorrectActivity, "").await.done();
    let disputed = anna.has_rejected(&rolf).await;
    anna.disputes(&disputed, "Page two names them", &[]).await.done();
    takes_next(&rolf, urls::queue()).await.done();
    rolf.opens(urls::queue()).await.says("Waiting for review");
    rolf.opens(urls::queue_of(Queue::Mine)).await.says_not(unwanted.as_str()).says_not(disputed.as_str());
    let taken = takes_next(&rita, urls::queue()).await;
    assert_eq!(taken.done(), urls::review(&disputed), "another reviewer gets it");
    rita.opens(urls::queue_of(Queue::Mine)).await.says(disputed.as_str());
}

#[actix_web::test]
async fn after_a_decision_one_stays_with_the_claim_and_the_next_is_a_button() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let next = anna.has_submitted().await;
    rolf.opens(urls::review(&claim)).await.offers_not(urls::next_claim());
    assert_eq!(rolf.approves(&claim).await.done(), urls::review(&claim));
    let taken = takes_next(&rolf, urls::review(&claim)).await;
    assert_eq!(taken.done(), urls::review(&next));
}

#[actix_web::test]
async fn competing_claims_stand_in_a_list_of_their_own_until_a_lead_has_settled_which_goes_on() {
    let portal = Portal::start().await;
    let (anna, carla) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let (rolf, lena) = (portal.reviewer().await, portal.lead().await);
    let wanted = Wanted::of_customer(930);
    let (hers, alone) = (anna.has_under_review_of(&wanted, &rolf).await, anna.has_submitted().await);
    assert_eq!(row(&rolf, Queue::Colliding, &hers).await, "");
    let theirs = carla.has_submitted_of(&wanted).await;
    for claim in [&hers, &theirs] {
        assert!(row(&rolf, Queue::Colliding, claim).await.contains("Competing claim"));
        assert_eq!(signs(&rolf.opens(urls::review(claim)).await), "Competing claim");
    }
    assert!(row(&rolf, Queue::InReview, &hers).await.contains("Competing claim"), "in every list");
    assert!(!row(&rolf, Queue::Waiting, &alone).await.contains("Competing claim"));
    carla.looks_at(&theirs).await.says_not("Competing claim");
    lena.fills(urls::settle_collision(&hers), &[("settle_note", "It is newer")]).await.done();
    assert_eq!(row(&rolf, Queue::Colliding, &hers).await, "", "it may go on");
    assert_ne!(row(&rolf, Queue::Colliding, &theirs).await, "", "the other one may not");
    rolf.approves(&hers).await.done();
    assert_ne!(row(&rolf, Queue::Colliding, &theirs).await, "", "next to a live association");
    assert_eq!(signs(&rolf.opens(urls::review(&hers)).await), "");
}

#[actix_web::test]
async fn a_letter_at_the_wrong_person_is_marked_for_reviewers_and_told_to_the_partner_without_names() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved_of(&Wanted::of_customer(931), &rolf).await;
    assert!(!row(&rolf, Queue::Consent, &claim).await.contains("Wrong addressee"));
    let path = format!("{}/wrong-person", portal.customers_link(&claim).await);
    let kim = portal.stranger();
    kim.fills(&path, &[("colleague", "")]).await.done();
    anna.looks_at(&claim)
        .await
        .says("says that they are the wrong person")
        .says_not("has named somebody else");
    kim.fills(&path, &[("colleague", "mika@customer931.example")]).await.done();
    assert!(row(&rolf, Queue::Consent, &claim).await.contains("Wrong addressee"));
    assert_eq!(signs(&rolf.opens(urls::review(&claim)).await), "Wrong addressee");
    anna.looks_at(&claim).await.says("has named somebody else").says_not("mika@customer931.example");
    let history = anna.opens(urls::history(&claim)).await;
    history.says("Somebody else was named instead.").says_not("mika@customer931.example");
    let to = [("consent_name", "Mika Dahl"), ("consent_email", "mika@customer931.example")];
    rolf.fills(urls::resend_consent(&claim), &to).await.done();
    assert!(!row(&rolf, Queue::Consent, &claim).await.contains("Wrong addressee"), "it went to another");
    anna.looks_at(&claim).await.says_not("wrong person to ask. A reviewer can");
}

#[actix_web::test]
async fn a_decided_dispute_is_marked_as_over() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claim = anna.has_dispute(&rolf, &rita).await;
    assert_eq!(signs(&rita.opens(urls::review(&claim)).await), "Dispute");
    rita.approves(&claim).await.done();
    portal.clear_the_mailbox().await;
    assert_eq!(signs(&rita.opens(urls::review(&claim)).await), "After dispute");
    assert!(row(&rita, Queue::Consent, &claim).await.contains("After dispute"));
    assert_eq!(signs(&anna.looks_at(&claim).await), "After dispute");
}

#[actix_web::test]
async fn a_customer_known_by_its_tenants_first_domain_is_no_reason_for_a_warning() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let first = Wanted { domain: "customer932.onmicrosoft.com".to_owned(), ..Wanted::of_customer(932) };
    let claim = anna.has_under_review_of(&first, &rolf).await;
    let page = rolf.opens(urls::review(&claim)).await;
    page.says("customer932.onmicrosoft.com").says_not("is not at the customer’s domain");
    let other = Wanted { contact: "kim@elsewhere.example".to_owned(), ..Wanted::of_customer(933) };
    let claim = anna.has_under_review_of(&other, &rolf).await;
    rolf.opens(urls::review(&claim)).await.says("kim@elsewhere.example is not at the customer’s domain");
}

#[actix_web::test]
async fn what_the_signed_text_must_say_is_warned_of_until_the_claim_is_decided() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_draft().await;
    anna.edits(&claim, "customer", &[("country", "US"), ("public_sector", "yes")]).await.done();
    anna.submits(&claim).await.done();
    rolf.starts(&claim).await.done();
    let warning = "public sector";
    let before = anna.looks_at(&claim).await.texts(".bar--warning").join(" ").to_lowercase();
    assert!(before.contains(warning), "{before}");
    rolf.approves(&claim).await.done();
    let after = anna.looks_at(&claim).await.texts(".bar--warning").join(" ").to_lowercase();
    assert!(!after.contains(warning), "{after}");
}

#[actix_web::test]
async fn a_location_is_shown_by_its_name_and_whether_it_is_enrolled() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    let location = rolf.opens(urls::review(&claim)).await;
    location.says("– Contoso Stockholm").says_not("(not enrolled)");
    let form = anna.opens(urls::edit(&claim, "location")).await;
    let second = form.document();
    let second = second.select(&select("input[name=mpn]")).nth(1);
    let second = second.and_then(|input| input.attr("value")).unwrap_or_default().to_owned();
    anna.edits(&claim, "location", &[("mpn", &second)]).await.done();
    rolf.opens(urls::review(&claim)).await.says("– Contoso Malmö (not enrolled)");
    rolf.starts(&claim).await.done();
    rolf.opens(urls::approve(&claim)).await.says("– Contoso Malmö (not enrolled)");
}

#[actix_web::test]
async fn a_rejection_offers_only_reasons_that_can_be_this_claims_each_with_its_meaning() {
    let portal = Portal::start().await;
    let (anna, carla) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let rolf = portal.reviewer().await;
    let wanted = Wanted::of_customer(935);
    let claim = anna.has_under_review_of(&wanted, &rolf).await;
    let form = rolf.opens(urls::reject(&claim)).await;
    form.says_not("No Partner Response").says_not("Competing claim preferred");
    form.says("The PoE does not say, or not clearly enough, what the partner has done")
        .says_not("you have done");
    form.says("The partner reads: “Upload a PoE that names your company");
    let forged = rolf.rejection(&claim, &[PoeFault::MissingProducts], "No product is named").await;
    rolf.sends(forged.with(&[("faults", "competing-claim")])).await.is(422);
    carla.has_submitted_of(&wanted).await;
    rolf.asks(&claim, &[InfoNeeded::MissingProducts], "Which?").await.done();
    anna.resubmits(&claim, "These").await.done();
    rolf.opens(urls::reject(&claim)).await.says("No Partner Response").says("Competing claim preferred");
    let both = [PoeFault::NoPartnerResponse, PoeFault::CompetingClaim];
    rolf.rejects(&claim, &both, "The other one is newer").await.done();
}

#[actix_web::test]
async fn the_history_names_changed_parts_and_confirmed_points_and_says_microsoft_where_no_reviewer_acted() {
    let portal = Portal::start().await;
    let (anna, rolf, petra) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.portal_admin().await);
    let claim = anna.has_submitted().await;
    anna.edits(&claim, "contacts", &[("customer_contact_name", "Mika Dahl")]).await.done();
    let history = anna.opens(urls::history(&claim)).await;
    history.says("The claim was changed: Customer contacts");
    rolf.starts(&claim).await.done();
    rolf.approves(&claim).await.done();
    let confirmed = "Every claimed product is in it";
    rolf.opens(urls::history(&claim)).await.says(confirmed);
    anna.opens(urls::history(&claim)).await.says_not(confirmed);
    portal.clear_the_mailbox().await;
    portal.pass(days(8)).await;
    petra.fills(urls::record_assessment(&claim), &[("result", "eligible")]).await.done();
    let who = |page: &Page| {
        let events = page.texts(".event");
        events.into_iter().find(|event| event.contains("result of the assessment")).unwrap_or_default()
    };
    let outside = who(&anna.opens(urls::history(&claim)).await);
    assert!(!outside.contains("Reviewer") && !outside.contains(&petra.name), "{outside}");
    let inside = who(&rolf.opens(urls::history(&claim)).await);
    assert!(inside.contains(&petra.name), "{inside}");
}
