//! What Portal admins keep.

use crate::support::Portal;
use portal::domain::product::ProductCode;
use portal::domain::reason::PoeFault;
use portal::letters::SendError;
use portal::web::urls;

#[actix_web::test]
async fn nobody_but_a_portal_admin_sees_the_administration() {
    let portal = Portal::start().await;
    let people = [portal.global_admin("Contoso").await, portal.reviewer().await, portal.lead().await];
    let pages = [
        urls::organisations(),
        urls::catalogue(),
        urls::holidays(),
        urls::deadlines(),
        urls::reasons(),
        urls::letters(),
        urls::record_assessments(),
    ];
    let petra = portal.portal_admin().await;
    for path in pages {
        for person in &people {
            person.gets(path).await.is(404);
        }
        petra.gets(path).await.is(200);
    }
}

#[actix_web::test]
async fn a_changed_period_counts_for_claims_from_then_on_and_no_running_one_moves() {
    let portal = Portal::start().await;
    let (anna, petra) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    let running = anna.has_submitted().await;
    petra.fills(urls::deadlines(), &[("start-review", "3")]).await.done();
    let new = anna.has_submitted().await;
    anna.looks_at(&running).await.says("30 November 2026");
    anna.looks_at(&new).await.says("26 November 2026");
    petra.fills(urls::deadlines(), &[("start-review", "0")]).await.is(422);
    petra.fills(urls::deadlines(), &[("start-review", "soon")]).await.is(422);
}

#[actix_web::test]
async fn a_new_holiday_is_no_business_day_for_deadlines_given_from_then_on() {
    let portal = Portal::start().await;
    let (anna, petra) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    petra
        .fills(urls::holidays(), &[("holiday_day", "2026-11-25"), ("holiday_name", "A day off")])
        .await
        .done();
    let claim = anna.has_submitted().await;
    anna.looks_at(&claim).await.says("1 December 2026");
}

#[actix_web::test]
async fn a_product_is_added_and_withdrawn() {
    let portal = Portal::start().await;
    let (anna, petra) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    let kept = anna.has_submitted().await;
    let values = [("product_name", "Viva Glint"), ("activities", "usage-m365"), ("offered", "yes")];
    petra.fills(urls::new_product(), &values).await.done();
    let path = urls::product(&ProductCode::new("exchange-online"));
    let form = petra.opens(&path).await.form(&path).without("offered");
    petra.sends(form).await.done();
    let claim = anna.begins("A draft").await;
    anna.edits(&claim, "activity", &[("activity", "usage-m365")]).await.done();
    anna.opens(urls::edit(&claim, "products")).await.says("Viva Glint").says_not("Exchange Online");
    anna.looks_at(&kept).await.says("Exchange Online");
}

#[actix_web::test]
async fn a_reworded_reason_is_read_on_every_page_at_once() {
    let portal = Portal::start().await;
    let (anna, rolf, petra) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.portal_admin().await);
    let path = urls::reason("missing-products");
    petra
        .fills(&path, &[("title_en", "No product in the proof"), ("cure_en", "Name each product")])
        .await
        .done();
    let claim = anna.has_claim_under_review(&rolf).await;
    rolf.opens(urls::reject(&claim)).await.says("No product in the proof");
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "See page two").await.done();
    anna.looks_at(&claim)
        .await
        .says("No product in the proof")
        .says("Name each product")
        .says_not("Missing Products");
    portal.letter_to(&anna).await.says("No product in the proof");
}

#[actix_web::test]
async fn a_letter_given_up_is_listed_with_its_error_and_can_be_tried_again() {
    let portal = Portal::start().await;
    let (anna, rolf, petra) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.portal_admin().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    portal.house.deliver().await;
    portal.clear_the_mailbox().await;
    portal.the_next_letter_fails(SendError::Never("no such mailbox".into()));
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
    portal.house.deliver().await;
    let page = petra.opens(urls::letters()).await;
    page.says("no such mailbox").says(claim.as_str());
    petra.sends(page.form(urls::retry_letters())).await.done();
    portal.letter_to(&anna).await.says("No product is named");
}

#[actix_web::test]
async fn an_organisation_is_added_with_its_first_global_admin() {
    let portal = Portal::start().await;
    let petra = portal.portal_admin().await;
    let page = petra.opens(urls::new_organisation()).await;
    let values = [
        ("organisation_name", "Fourth Coffee AB"),
        ("organisation_country", "SE"),
        ("organisation_domain", "fourthcoffee.example"),
        ("person_name", "Greta Grund"),
        ("email", "greta@fourthcoffee.example"),
        ("language", "sv"),
    ];
    petra.sends(page.form(urls::new_organisation()).fill(&values)).await.done();
    portal.letter_to_address("greta@fourthcoffee.example").await.says("Fourth Coffee AB");
    petra.opens(urls::organisations()).await.says("Fourth Coffee AB");
}

#[actix_web::test]
async fn the_menu_folds_without_a_script_and_keeps_settings_in_one_place() {
    let portal = Portal::start().await;
    let admin = portal.portal_admin().await;
    let page = admin.opens(urls::holidays()).await;
    assert_eq!(page.texts("nav.site__nav > details.fold > summary"), ["Menu"]);
    assert_eq!(page.texts("nav details.site__more > summary[aria-current]"), ["Settings"]);
    let settings = page.texts("nav details.site__more a");
    assert_eq!(settings, ["Catalog", "Holidays", "Deadlines", "Wording of reasons"]);
    let anna = portal.incentives_admin("Contoso").await;
    anna.opens(urls::dashboard()).await.says("Menu").says_not("Settings");
}
