//! A claim before it is handed in.

use crate::support::{ACKNOWLEDGED, Portal, Wanted, evidence};
use portal::web::urls;

#[actix_web::test]
async fn a_partner_creates_a_claim_that_links_it_to_one_customer() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Litware, mail").await;
    let mut wanted = anna.new_customer();
    wanted.customer = "Litware Logistics".to_owned();
    anna.fills_in(&claim, &wanted).await;
    anna.looks_at(&claim).await.says("Litware, mail").says("Litware Logistics").says(claim.as_str());
    anna.opens(urls::submit(&claim))
        .await
        .says("Litware Logistics")
        .says(&wanted.tenant)
        .says(&wanted.domain);
    anna.opens(urls::dashboard()).await.says("Litware Logistics");
}

#[actix_web::test]
async fn a_new_claim_is_in_editing_until_it_is_submitted_with_a_poe() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    anna.looks_at(&claim).await.says("Editing").says("Finish the draft");
    anna.fills_in(&claim, &anna.new_customer()).await;
    anna.looks_at(&claim).await.says("Editing").says("Upload at least one proof of execution");
    anna.uploads(&claim, &[("proof.pdf", &evidence::pdf("Signed"))]).await.done();
    anna.looks_at(&claim).await.says("Editing");
    anna.submits(&claim).await.done();
    anna.looks_at(&claim).await.says("Submitted");
}

#[actix_web::test]
async fn a_claim_is_for_the_two_product_families_and_no_other() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    let activities = anna.opens(urls::edit(&claim, "activity")).await;
    activities.says("Business Applications").says("Microsoft 365");
    let form = activities.form(urls::edit(&claim, "activity"));
    let page = anna.sends(form.with(&[("activity", "usage-azure")])).await;
    page.is(422);
    anna.fills_in(&claim, &anna.new_customer()).await;
    let products = anna.opens(urls::edit(&claim, "products")).await;
    products.says("Exchange Online").says_not("Dynamics 365 Sales").says_not("Azure SQL");
    let form = products.form(urls::edit(&claim, "products")).with(&[("products", "dynamics-365-sales")]);
    anna.sends(form).await.is(422).says("Choose one of the listed options");
}

#[actix_web::test]
async fn the_activity_decides_what_is_claimed_and_which_programme_it_serves() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    anna.opens(urls::edit(&claim, "activity"))
        .await
        .says("Presales")
        .says("Usage")
        .says("Revenue association");
    let wanted = anna.new_customer().activity("revenue-association", &["power-bi"]);
    let wanted = wanted
        .with("activity", "seller", "Dina Sale")
        .with("activity", "seller_customer", "Customer AB")
        .with("activity", "isv_solution", "Timeline 365");
    anna.fills_in(&claim, &wanted).await;
    anna.looks_at(&claim).await.says("Business Applications").says("Revenue association").says("Power BI");
    anna.opens(urls::submit(&claim)).await.says("Dina Sale").says("Timeline 365");
    for programme in [
        "OSA Sell",
        "OSU-Business Applications",
        "Business Applications Revenue (Business Influencer)",
        "OSU-Microsoft 365",
    ] {
        anna.opens(urls::edit(&claim, "activity")).await.says(&format!("Serves: {programme}."));
    }
    anna.opens(urls::edit(&claim, "activity")).await.says("120 days after the purchase");
    for (activity, product, programme) in [
        ("presales", "power-bi", "OSA Sell"),
        ("usage", "dynamics-365-sales", "OSU-Business Applications"),
        ("usage-m365", "exchange-online", "OSU-Microsoft 365"),
    ] {
        let claim = anna.has_submitted_of(&anna.new_customer().activity(activity, &[product])).await;
        anna.looks_at(&claim).await.says(&format!("Program it serves {programme}"));
    }
    anna.opens(urls::submit(&claim)).await.says("Program it serves Business Applications Revenue");
}

#[actix_web::test]
async fn a_revenue_association_lacks_its_seller_until_it_is_named() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    anna.fills_in(&claim, &anna.new_customer().activity("revenue-association", &["power-bi"])).await;
    anna.uploads(&claim, &[("proof.pdf", &evidence::pdf("Signed"))]).await.done();
    anna.opens(urls::submit(&claim))
        .await
        .says("Something is still missing")
        .says("Dynamics solution seller");
    anna.sends_by_hand(&urls::submit(&claim), ACKNOWLEDGED).await.is(409);
}

#[actix_web::test]
async fn everything_wrong_is_told_at_once_and_nothing_typed_is_lost() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    let typed = [("tenant", "not a tenant"), ("domain", "https://contoso.com/x"), ("customer", "Litware")];
    let page = anna.edits(&claim, "customer", &typed).await;
    page.is(422);
    assert!(page.title().starts_with("Error:"), "{}", page.title());
    assert_eq!(page.error_summary().len(), 2, "{:?}", page.error_summary());
    assert_eq!(page.field("tenant"), "not a tenant");
    assert_eq!(page.field("customer"), "Litware");
    anna.looks_at(&claim).await.says_not("Litware");
}

#[actix_web::test]
async fn a_partner_cannot_be_its_own_customer() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    let page = anna.edits(&claim, "customer", &[("domain", "contoso.example")]).await;
    page.is(422).says("cannot be the same company");
}

#[actix_web::test]
async fn a_draft_can_be_thrown_away_and_is_then_in_no_list() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    anna.fills(urls::discard(&claim), &[]).await.done();
    anna.opens(urls::dashboard()).await.offers_not(urls::claim(&claim));
}

#[actix_web::test]
async fn the_same_form_for_a_new_claim_sent_twice_opens_one_claim() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let form = anna.opens(urls::new_claim()).await.form(urls::new_claim()).fill(&[("name", "Once only")]);
    let first = anna.sends(form.clone()).await.claim();
    assert_eq!(anna.sends(form).await.claim(), first);
}

#[actix_web::test]
async fn a_claim_is_copied_with_another_activity_and_without_its_poe() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft_of(&Wanted::of_customer(900).activity("presales", &["power-bi"])).await;
    let copied =
        anna.fills(urls::copy(&claim), &[("name", "The copy"), ("activity", "revenue-association")]).await;
    let copy = copied.claim();
    // The number is the portal's to choose.
    let form = anna.opens(urls::copy(&claim)).await.form(urls::copy(&claim));
    let chosen = form.fill(&[("name", "Mine"), ("activity", "presales"), ("number", "CPOR-2026-AAAAAA1")]);
    anna.sends(chosen).await.is(400);
    anna.looks_at(&copy).await.says("The copy").says("Customer 900 AB").says("Power BI").says("No files yet");
    assert_eq!(anna.opens(urls::edit(&copy, "activity")).await.field("activity"), "revenue-association");
}

#[actix_web::test]
async fn a_file_can_be_taken_out_of_a_draft_and_not_out_of_a_submitted_claim() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    let page = anna.opens(urls::poe(&claim)).await;
    let remove = page.ways().into_iter().find(|way| way.ends_with("/remove")).unwrap();
    anna.submits(&claim).await.done();
    anna.opens(urls::poe(&claim)).await.offers_not(&remove);
    anna.gets(&remove).await.is(409);
    let other = anna.has_draft().await;
    let page = anna.opens(urls::poe(&other)).await;
    let remove = page.ways().into_iter().find(|way| way.ends_with("/remove")).unwrap();
    anna.fills(&remove, &[]).await.done();
    anna.opens(urls::poe(&other)).await.says("No files yet");
}

#[actix_web::test]
async fn saving_a_part_leads_on_to_the_next_unfinished_one_or_back_to_the_list() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    let edit = |section: &str| urls::edit(&claim, section);
    let on = [("then", "next")];
    // Without an activity there are no products to choose yet: the list is gone on with behind them.
    let form = anna.opens(edit("customer")).await.says("Save and continue").form(edit("customer"));
    assert_eq!(anna.sends(form.clone().with(&on)).await.done(), edit("activity"));
    let form = anna.opens(edit("activity")).await.form(edit("activity"));
    assert_eq!(anna.sends(form.with(&on)).await.done(), edit("location"));
    let form = anna.opens(edit("customer")).await.form(edit("customer"));
    assert_eq!(anna.sends(form.with(&[("then", "list")])).await.done(), urls::claim(&claim));
    anna.fills_in(&claim, &anna.new_customer()).await;
    let form = anna.opens(edit("contacts")).await.form(edit("contacts"));
    assert_eq!(anna.sends(form.clone().with(&on)).await.done(), urls::poe(&claim));
    anna.uploads(&claim, &[("proof.pdf", &evidence::pdf("Signed"))]).await.done();
    anna.opens(urls::poe(&claim)).await.says("Continue: Check and submit").offers(urls::submit(&claim));
    let form = anna.opens(edit("contacts")).await.form(edit("contacts"));
    assert_eq!(anna.sends(form.with(&on)).await.done(), urls::submit(&claim));
}

#[actix_web::test]
async fn products_are_offered_in_their_families() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    let families = async |activity: &str| {
        anna.edits(&claim, "activity", &[("activity", activity)]).await.done();
        let page = anna.opens(urls::edit(&claim, "products")).await;
        assert!(page.texts("fieldset.family").iter().all(|family| family.len() > 20));
        page.texts("fieldset.family > legend")
    };
    assert_eq!(families("usage-m365").await, ["Modern Work", "Security"]);
    assert_eq!(families("presales").await, ["Dynamics 365", "Power Platform"]);
    assert_eq!(families("usage").await, ["Dynamics 365"]);
}

#[actix_web::test]
async fn the_customers_letter_is_in_the_language_of_its_country_until_somebody_chooses_one() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A draft").await;
    let language = async || {
        let page = anna.opens(urls::edit(&claim, "contacts")).await;
        page.form(urls::edit(&claim, "contacts"))
            .fields
            .into_iter()
            .find(|f| f.0 == "customer_language")
            .unwrap()
            .1
    };
    for (country, expected) in [("SE", "sv"), ("NO", "en"), ("SE", "sv")] {
        anna.edits(&claim, "customer", &[("country", country)]).await.done();
        assert_eq!(language().await, expected, "{country}");
    }
    anna.edits(&claim, "contacts", &[("customer_language", "en")]).await.done();
    anna.edits(&claim, "customer", &[("country", "DK")]).await.done();
    anna.edits(&claim, "customer", &[("country", "SE")]).await.done();
    assert_eq!(language().await, "en", "a choice is never overwritten");
}
