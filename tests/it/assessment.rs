//! After the consent period: whether incentives are paid, always apart from the approval.

use crate::support::{Person, Portal, Wanted, days};
use portal::domain::ids::ClaimId;
use portal::web::urls;

async fn associated(portal: &Portal, anna: &Person, wanted: &Wanted) -> ClaimId {
    let rolf = portal.reviewer().await;
    let claim = anna.has_approved_of(wanted, &rolf).await;
    portal.pass(days(8)).await;
    claim
}

#[actix_web::test]
async fn the_result_is_found_by_tenant_and_subscription_in_a_report_and_as_a_file() {
    let portal = Portal::start().await;
    let (berit, petra) = (portal.billing_admin("Contoso").await, portal.portal_admin().await);
    let subscription = "0f8fad5b-d9cb-469f-a165-70867728950e";
    let wanted = Wanted::of_customer(920).activity("usage", &["dynamics-365-sales"]).with(
        "products",
        "subscription-dynamics-365-sales",
        subscription,
    );
    let claim = associated(&portal, &berit, &wanted).await;
    berit.opens(urls::assessments()).await.says(claim.as_str()).says("Pending");
    petra.fills(urls::record_assessment(&claim), &[("result", "eligible")]).await.done();
    for search in [wanted.tenant.as_str(), subscription] {
        let page = berit.opens(format!("/assessments?q={search}")).await;
        page.says(claim.as_str()).says(&wanted.tenant).says(subscription).says("Eligible");
    }
    berit.opens("/assessments?q=nothing-of-the-kind").await.says_not(claim.as_str());
    let file = berit.gets(urls::assessments_csv()).await;
    assert!(file.header("content-type").starts_with("text/csv"));
    let text = file.html();
    assert!(
        text.contains(subscription) && text.contains(&wanted.tenant) && text.contains("Eligible"),
        "{text}"
    );
    berit.looks_at(&claim).await.says("eligible for incentives");
}

#[actix_web::test]
async fn a_claim_that_earns_nothing_says_why_and_what_can_be_done() {
    let portal = Portal::start().await;
    let (berit, petra) = (portal.billing_admin("Contoso").await, portal.portal_admin().await);
    let claim = associated(&portal, &berit, &Wanted::of_customer(921)).await;
    petra.fills(urls::record_assessment(&claim), &[("result", "not-eligible")]).await.is(422);
    let values = [("result", "not-eligible"), ("reason", "designation-not-met")];
    petra.fills(urls::record_assessment(&claim), &values).await.done();
    let page = berit.looks_at(&claim).await;
    page.says("Approved")
        .says("not eligible for incentives")
        .says("A required competency or designation is not met");
    page.says("Reach the competency or designation");
}

#[actix_web::test]
async fn nothing_is_assessed_before_the_customers_time_has_passed() {
    let portal = Portal::start().await;
    let (berit, rolf, petra) =
        (portal.billing_admin("Contoso").await, portal.reviewer().await, portal.portal_admin().await);
    let claim = berit.has_approved(&rolf).await;
    petra.gets(urls::record_assessment(&claim)).await.is(409);
    berit.opens(urls::assessments()).await.says_not(claim.as_str());
}

#[actix_web::test]
async fn the_report_is_the_billing_admins() {
    let portal = Portal::start().await;
    let (anna, gunnar, carla) = (
        portal.incentives_admin("Contoso").await,
        portal.global_admin("Contoso").await,
        portal.billing_admin("Fabrikam").await,
    );
    let claim = associated(&portal, &anna, &Wanted::of_customer(922)).await;
    for person in [anna, gunnar] {
        person.opens(urls::assessments()).await.is(404);
    }
    carla.opens(urls::assessments()).await.is(200).says_not(claim.as_str());
}

#[actix_web::test]
async fn results_come_from_a_file_row_by_row_and_nothing_is_written_before_it_was_checked() {
    let portal = Portal::start().await;
    let (berit, petra) = (portal.billing_admin("Contoso").await, portal.portal_admin().await);
    let good = associated(&portal, &berit, &Wanted::of_customer(923)).await;
    let bad = berit.has_submitted().await;
    let table = format!(
        "claim,result,reason\n{good},not-eligible,below-threshold\n{bad},eligible,\nCPOR-2026-0000000,eligible,\n"
    );
    let page = petra.opens(urls::import_assessments()).await;
    let form = page.form(urls::import_assessments()).attach(&[("results.csv", table.as_bytes())]);
    let checked = petra.sends(form).await;
    checked.is(200).says("1 good row").says("2 rows cannot be imported").says(bad.as_str());
    berit.opens(urls::assessments()).await.says("Pending");
    petra.sends(checked.form(urls::import_rows())).await.is(200).says("One result has been recorded");
    berit.opens(urls::assessments()).await.says("Not eligible").says("Usage is below the minimum");
}
