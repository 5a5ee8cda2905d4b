//! Two partners want the same product at the same customer.

use crate::support::{ACKNOWLEDGED, Portal, Wanted};
use portal::web::urls;

#[actix_web::test]
async fn a_lead_settles_which_of_two_pending_claims_goes_on() {
    let portal = Portal::start().await;
    let (anna, carla) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let (rolf, lena) = (portal.reviewer().await, portal.lead().await);
    let wanted = Wanted::of_customer(910);
    let (hers, theirs) =
        (anna.has_under_review_of(&wanted, &rolf).await, carla.has_under_review_of(&wanted, &rolf).await);
    rolf.opens(urls::review(&hers)).await.says(theirs.as_str());
    rolf.gets(urls::settle_collision(&hers)).await.is(409);
    rolf.gets(urls::approve(&hers)).await.says(theirs.as_str());
    let note = [("settle_note", "Contoso's evidence is newer")];
    lena.fills(urls::settle_collision(&hers), &note).await.done();
    rolf.approves(&hers).await.done();
    // The other one finds the product held.
    rolf.opens(urls::approve(&theirs)).await.says(hers.as_str());
    anna.looks_at(&hers).await.says("Approved");
    carla.looks_at(&theirs).await.says("Under review").says_not("Contoso").says_not(hers.as_str());
}

#[actix_web::test]
async fn partners_never_see_each_others_claims_or_what_a_lead_said_about_them() {
    let portal = Portal::start().await;
    let (anna, carla) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let (rolf, lena) = (portal.reviewer().await, portal.lead().await);
    let wanted = Wanted::of_customer(911);
    let (hers, theirs) =
        (anna.has_under_review_of(&wanted, &rolf).await, carla.has_under_review_of(&wanted, &rolf).await);
    lena.fills(urls::settle_collision(&hers), &[("settle_note", "Contoso's evidence is newer")]).await.done();
    for (person, claim, foreign) in [(&anna, &hers, "Fabrikam"), (&carla, &theirs, "Contoso")] {
        for path in [urls::claim(claim), urls::history(claim)] {
            person.opens(path).await.says_not(foreign).says_not("evidence is newer");
        }
    }
}

#[actix_web::test]
async fn the_same_customer_may_be_claimed_for_other_products() {
    let portal = Portal::start().await;
    let (anna, carla, rolf) = (
        portal.incentives_admin("Contoso").await,
        portal.incentives_admin("Fabrikam").await,
        portal.reviewer().await,
    );
    anna.has_approved_of(&Wanted::of_customer(912), &rolf).await;
    let other = Wanted::of_customer(912).activity("usage-m365", &["sharepoint-online"]);
    carla.has_approved_of(&other, &rolf).await;
}

#[actix_web::test]
async fn a_claim_without_a_subscription_and_one_with_it_stand_in_each_others_way() {
    let portal = Portal::start().await;
    let (anna, carla, rolf) = (
        portal.incentives_admin("Contoso").await,
        portal.incentives_admin("Fabrikam").await,
        portal.reviewer().await,
    );
    let blank = Wanted::of_customer(930).activity("usage", &["dynamics-365-sales"]);
    let named = blank.clone().with(
        "products",
        "subscription-dynamics-365-sales",
        "11111111-89ab-4def-8123-456789abcdef",
    );
    let (hers, theirs) =
        (anna.has_under_review_of(&blank, &rolf).await, carla.has_under_review_of(&named, &rolf).await);
    for (claim, other) in [(&hers, &theirs), (&theirs, &hers)] {
        rolf.opens(urls::review(claim)).await.says(other.as_str()).says("A lead reviewer settles");
        // No form to approve with; and by hand it is refused.
        let page = rolf.opens(urls::approve(claim)).await;
        page.says(other.as_str());
        assert!(!page.has_field("checks"));
        rolf.sends_by_hand(&urls::approve(claim), &[]).await.says(other.as_str());
    }
}

#[actix_web::test]
async fn an_empty_subscription_is_confirmed_to_be_the_only_one_before_a_claim_is_handed_in() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let wanted = Wanted::of_customer(931).activity("usage", &["dynamics-365-sales"]);
    let claim = anna.has_draft_of(&wanted).await;
    let path = urls::edit(&claim, "products");
    let form = anna.opens(&path).await.form(&path).without("only-dynamics-365-sales");
    anna.sends(form).await.done();
    anna.opens(urls::submit(&claim)).await.says("Subscription ID, or that there is only one");
    anna.sends_by_hand(&urls::submit(&claim), ACKNOWLEDGED).await.is(409);
    anna.edits(&claim, "products", &[("only-dynamics-365-sales", "yes")]).await.done();
    anna.submits(&claim).await.done();
    anna.looks_at(&claim).await.says("the customer’s only subscription");
    // Once it is handed in it cannot be left open again.
    let form = anna.opens(&path).await.form(&path).without("only-dynamics-365-sales");
    let page = anna.sends(form).await;
    page.is(422).says("confirm that the customer has exactly one subscription");
}
