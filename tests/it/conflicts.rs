//! Reviewers who must have nothing to do with an organisation's claims.

use crate::support::{Page, Person, Portal, Wanted};
use portal::domain::actor::Role;
use portal::domain::reason::{InfoNeeded, PoeFault};
use portal::web::urls;

/// A reviewer declares a conflict with an organisation, by the name the form shows.
async fn declares(portal: &Portal, reviewer: &Person, organisation: &str, why: &str) -> Page {
    let partner = portal.organisation(organisation).await;
    reviewer.fills(urls::conflicts(), &[("conflict_with", partner.as_str()), ("conflict_why", why)]).await
}

/// Where a lead takes back the conflict at the top of the list.
async fn way_to_withdraw(lead: &Person) -> String {
    let ways = lead.opens(urls::conflicts()).await.ways();
    ways.into_iter().find(|way| way.ends_with("/withdraw")).expect("a conflict to withdraw")
}

#[actix_web::test]
async fn a_reviewer_with_a_conflict_is_offered_nothing_and_told_why() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    let start = rolf.opens(urls::review(&claim)).await.form(urls::start_review(&claim));
    declares(&portal, &rolf, "Contoso", "I worked there until spring").await.done();
    rolf.opens(urls::conflicts()).await.says("Contoso AB").says("I worked there until spring");
    let page = rolf.opens(urls::review(&claim)).await;
    page.is(200).says("You have a conflict of interest with this organization");
    page.offers_not(urls::start_review(&claim)).offers_not(urls::approve(&claim));
    rolf.sends(start).await.is(409).says("You have a conflict of interest");
    anna.looks_at(&claim).await.says("Submitted");
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn what_a_reviewer_with_a_conflict_sends_by_hand_is_refused() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let (approval, rejection) = (
        rolf.approval(&claim).await,
        rolf.rejection(&claim, &[PoeFault::MissingProducts], "No product").await,
    );
    declares(&portal, &rolf, "Contoso", "My sister works there").await.done();
    for form in [approval, rejection] {
        rolf.sends(form).await.is(409).says("You have a conflict of interest");
    }
    let page = rolf.sends_by_hand(&urls::comment(&claim), &[("comment", "A word from me")]).await;
    assert!([409, 422].contains(&page.status), "{}", page.status);
    anna.looks_at(&claim).await.says("Under review").says_not("A word from me");
    // Somebody else takes it over and goes on.
    let rita = portal.reviewer().await;
    rita.takes_over(&claim).await.done();
    rita.asks(&claim, &[InfoNeeded::MissingProducts], "Which products?").await.done();
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn next_claim_leads_past_the_claims_of_organisations_one_has_a_conflict_with() {
    let portal = Portal::start().await;
    let (anna, carla) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let rolf = portal.reviewer().await;
    let first = anna.has_submitted().await;
    let second = carla.has_submitted().await;
    declares(&portal, &rolf, "Contoso", "I own shares").await.done();
    let page = rolf.presses(urls::queue(), urls::next_claim()).await;
    assert_eq!(page.done(), urls::review(&second));
    assert_eq!(rolf.presses(urls::queue(), urls::next_claim()).await.done(), urls::queue());
    rolf.opens(urls::queue()).await.is(200);
    anna.looks_at(&first).await.says("Submitted");
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn only_a_lead_withdraws_a_conflict_and_says_why_and_never_ones_own() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (lena, petra) = (portal.lead().await, portal.portal_admin().await);
    let claim = anna.has_submitted().await;
    declares(&portal, &rolf, "Contoso", "I worked there").await.done();
    let way = way_to_withdraw(&lena).await;
    for other in [&rolf, &petra] {
        assert!(!other.opens(urls::conflicts()).await.ways().contains(&way));
        other.gets(&way).await.is(404);
        other.sends_by_hand(&way, &[("withdraw_why", "It is fine")]).await.is(404);
    }
    lena.fills(&way, &[("withdraw_why", "")]).await.is(422);
    let form = lena.opens(&way).await.form(&way).fill(&[("withdraw_why", "More than two years ago")]);
    lena.sends(form.clone()).await.done();
    // Sent once more, or by a colleague who was slower.
    let page = lena.sends(form).await;
    lena.opens(page.done()).await.says("A colleague had withdrawn this conflict already");
    rolf.opens(urls::conflicts()).await.says("More than two years ago").says(&lena.name);
    rolf.starts(&claim).await.done();
    lena.gets(&way).await.is(404);
    declares(&portal, &lena, "Contoso", "I belong to their board").await.done();
    let ways = lena.opens(urls::conflicts()).await.ways();
    assert!(!ways.iter().any(|way| way.ends_with("/withdraw")), "nobody takes back their own");
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn leads_and_admins_see_whose_conflicts_there_are() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (lena, petra) = (portal.lead().await, portal.portal_admin().await);
    let claim = anna.has_submitted().await;
    declares(&portal, &rolf, "Contoso", "A cousin of mine").await.done();
    petra.opens(urls::people()).await.says("Conflict of interest: Contoso AB");
    let page = petra.opens(urls::person(rolf.actor().person().unwrap())).await;
    page.says("Conflicts of interest").says("A cousin of mine");
    let page = lena.opens(urls::review(&claim)).await;
    page.says("Reviewers who cannot take this claim because of a conflict of interest").says(&rolf.name);
    // Partners learn nothing of it.
    anna.looks_at(&claim).await.says_not("conflict of interest");
    anna.gets(urls::conflicts()).await.is(404);
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn whoever_signs_in_with_an_organisations_address_belongs_to_it() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let stig = portal.microsofts_at("contoso.example", Role::Reviewer).await;
    let under = portal.microsofts_at("it.contoso.example", Role::Reviewer).await;
    for theirs in [&stig, &under] {
        let page = theirs.opens(urls::review(&claim)).await;
        page.says("You have a conflict of interest with this organization")
            .offers_not(urls::start_review(&claim));
    }
    let beside = portal.microsofts_at("notcontoso.example", Role::Reviewer).await;
    beside.opens(urls::review(&claim)).await.says_not("You have a conflict of interest");
    stig.opens(urls::conflicts()).await.says("Signs in with an address of this organization");
    assert_eq!(stig.presses(urls::queue(), urls::next_claim()).await.done(), urls::queue());
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn a_conflict_declared_twice_stands_once_and_a_form_without_words_keeps_what_was_chosen() {
    let portal = Portal::start().await;
    let rolf = portal.reviewer().await;
    let partner = portal.organisation("Contoso").await;
    let page = declares(&portal, &rolf, "Contoso", "").await;
    page.is(422);
    assert_eq!(page.field("conflict_with"), partner.as_str());
    let form = page.form(urls::conflicts()).fill(&[("conflict_why", "A friend of the house")]);
    rolf.sends(form.clone()).await.done();
    rolf.sends(form).await.done();
    let text = rolf.opens(urls::conflicts()).await.text();
    assert_eq!(text.matches("A friend of the house").count(), 1, "{text}");
    // Other words are not swallowed: the form says that it stands, and keeps them.
    let page = declares(&portal, &rolf, "Contoso", "And I own shares").await;
    page.is(422).says("You have declared this conflict already").says("And I own shares");
}

#[actix_web::test]
async fn letters_for_a_reviewer_with_a_conflict_go_to_the_leads() {
    let portal = Portal::start().await;
    let (anna, rolf, lena) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.lead().await);
    let claim = anna.has_approved(&rolf).await;
    declares(&portal, &rolf, "Contoso", "I am going to work there").await.done();
    let link = portal.customers_link(&claim).await;
    portal.clear_the_mailbox().await;
    let way = format!("{link}/wrong-person");
    let form = portal.stranger().gets(&way).await.form(&way);
    portal.stranger().sends(form).await;
    portal.letter_to(&lena).await;
    assert!(portal.letters_to_address(&rolf.email).await.is_empty());
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn whoever_has_a_conflict_decides_nothing_about_a_rivals_claim_either() {
    let portal = Portal::start().await;
    let (anna, carla) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let (rolf, lena) = (portal.reviewer().await, portal.lead().await);
    let wanted = Wanted::of_customer(915);
    let hers = anna.has_under_review_of(&wanted, &rolf).await;
    carla.has_submitted_of(&wanted).await;
    let rejection = rolf.rejection(&hers, &[PoeFault::MissingProducts], "No product").await;
    for partial in [&rolf, &lena] {
        declares(&portal, partial, "Fabrikam", "I own shares of theirs").await.done();
        let page = partial.opens(urls::review(&hers)).await;
        page.is(200).says("You have a conflict of interest").offers_not(urls::reject(&hers));
        partial.gets(urls::settle_collision(&hers)).await.is(409);
        partial.gets(urls::reject(&hers)).await.is(409);
    }
    rolf.sends(rejection).await.is(409).says("You have a conflict of interest");
    // A word decides nothing.
    rolf.comments(&hers, "Somebody else goes on with this").await.done();
    let rita = portal.reviewer().await;
    rita.takes_over(&hers).await.done();
    anna.looks_at(&hers).await.says("Under review");
    portal.clear_the_mailbox().await;
}
