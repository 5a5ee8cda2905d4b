//! Two partners want the same product at the same customer.

use crate::support::{Portal, Wanted};
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
