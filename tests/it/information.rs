//! The reviewer needs more; the partner answers.

use crate::support::{Portal, evidence};
use portal::domain::reason::InfoNeeded;
use portal::web::urls;

#[actix_web::test]
async fn a_reviewer_asks_for_more_and_the_partner_has_five_business_days() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    rolf.asks(&claim, &[InfoNeeded::MissingProducts], "Which products were used?").await.done();
    let page = anna.looks_at(&claim).await;
    page.says("Partner action required")
        .says("Which products were used?")
        .says("Answer by")
        .says("30 November 2026");
    portal
        .letter_to(&anna)
        .await
        .says("Which products were used?")
        .says("30 November 2026")
        .links_to(&urls::claim(&claim));
}

#[actix_web::test]
async fn a_request_names_one_of_the_five_reasons_at_least() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let page = rolf.fills(urls::request_info(&claim), &[("ask_note", "What is this?")]).await;
    page.is(422).says("Choose at least one reason");
    assert_eq!(page.field("ask_note"), "What is this?");
    let page = rolf.fills(urls::request_info(&claim), &[("needed", "missing-products")]).await;
    page.is(422);
}

#[actix_web::test]
async fn each_reason_is_shown_with_its_meaning_to_the_reviewer_and_to_the_partner() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let page = rolf.opens(urls::request_info(&claim)).await;
    let reasons = [
        ("Missing All PoE", "nothing to do with this claim"),
        ("Missing Customer Acknowledgment", "Nobody at the customer has signed"),
        ("Missing or Old Dates", "has no dates"),
        ("Missing Partner Solution/Service", "what the partner has done for the customer"),
        ("Missing Products", "not mentioned in the PoE"),
    ];
    for (name, meaning) in reasons {
        page.says(name).says(meaning);
    }
    rolf.asks(&claim, InfoNeeded::ALL, "All of it").await.done();
    let page = anna.looks_at(&claim).await;
    for (name, meaning) in reasons {
        page.says(name).says(meaning);
    }
}

#[actix_web::test]
async fn the_partner_supplies_what_was_asked_and_resubmits() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    anna.looks_at(&claim).await.offers(urls::resubmit(&claim));
    anna.uploads(&claim, &[("products.pdf", &evidence::pdf("Exchange Online, Teams"))]).await.done();
    anna.opens(urls::resubmit(&claim)).await.says("products.pdf");
    anna.resubmits(&claim, "").await.done();
    anna.looks_at(&claim).await.says("Under review");
    rolf.opens(urls::review(&claim)).await.says("products.pdf").offers(urls::approve(&claim));
}

#[actix_web::test]
async fn an_answer_without_an_answer_is_refused() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    anna.resubmits(&claim, "").await.is(409).says("Change something, add a file or write a reply");
    anna.looks_at(&claim).await.says("Partner action required");
    anna.resubmits(&claim, "Page two names them").await.done();
}

#[actix_web::test]
async fn the_need_stands_in_the_comments_of_both_sides() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    for page in [anna.looks_at(&claim).await, rolf.opens(urls::review(&claim)).await] {
        let comments = page.texts("#comments").join(" ");
        assert!(comments.contains("Which products were used?"), "{comments}");
    }
}

#[actix_web::test]
async fn the_reviewers_days_stand_still_while_the_partner_is_asked() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    portal.pass_business_days(2).await;
    rolf.asks(&claim, &[InfoNeeded::MissingProducts], "Which?").await.done();
    portal.pass_business_days(3).await;
    anna.resubmits(&claim, "These").await.done();
    // Three days were left on Monday 30 November.
    anna.looks_at(&claim).await.says("Decision by").says("3 December 2026");
}

#[actix_web::test]
async fn a_reviewer_asks_for_a_product_to_go_and_the_partner_goes_on_with_the_rest() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let values = [
        ("needed", "missing-products"),
        ("about_products", "microsoft-teams"),
        ("ask_note", "Please remove Teams"),
    ];
    rolf.fills(urls::request_info(&claim), &values).await.done();
    anna.looks_at(&claim).await.says("Please remove Teams").says("Microsoft Teams");
    // Only what was claimed can be kept; nothing can be added.
    let path = urls::edit(&claim, "products");
    let form = anna.opens(&path).await.says_not("SharePoint Online").form(&path);
    anna.sends(form.clone().with(&[("products", "sharepoint-online")])).await.is(422);
    anna.sends(form.fill(&[("products", "exchange-online")])).await.done();
    anna.resubmits(&claim, "").await.done();
    let page = rolf.opens(urls::review(&claim)).await;
    page.says("Under review").says("Exchange Online");
    rolf.approves(&claim).await.done();
}

#[actix_web::test]
async fn products_can_be_added_where_the_reviewer_opened_the_claim_for_them() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let values = [("needed", "missing-products"), ("ask_note", "You may add"), ("may_add_products", "yes")];
    rolf.fills(urls::request_info(&claim), &values).await.done();
    let more =
        [("products", "exchange-online"), ("products", "microsoft-teams"), ("products", "sharepoint-online")];
    anna.edits(&claim, "products", &more).await.done();
    anna.looks_at(&claim).await.says("SharePoint Online");
}

#[actix_web::test]
async fn the_answer_takes_words_and_files_together() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    let path = urls::resubmit(&claim);
    let form = anna.opens(&path).await.form(&path).fill(&[("ack-right", "yes")]);
    let (one, other) = (evidence::pdf("Exchange Online, Teams"), evidence::pdf("Signed by Kim Berg"));
    let form = form.attach(&[("products.pdf", &one), ("letter.pdf", &other)]);
    // A double click hands back once.
    anna.sends(form.clone()).await.done();
    anna.sends(form).await.done();
    anna.looks_at(&claim).await.says("Under review").says("products.pdf").says("letter.pdf");
    let page = rolf.opens(urls::review(&claim)).await;
    page.says("products.pdf").says("letter.pdf").says("New").offers(urls::approve(&claim));
    rolf.approves(&claim).await.done();
}

#[actix_web::test]
async fn a_refused_file_of_an_answer_takes_neither_the_words_nor_the_good_file_with_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    let path = urls::resubmit(&claim);
    let form = anna.opens(&path).await.form(&path).fill(&[("reply", "Page two"), ("ack-right", "yes")]);
    let good = evidence::pdf("Exchange Online, Teams");
    let page = anna.sends(form.attach(&[("products.pdf", &good), ("tool.exe", b"MZ")])).await;
    page.is(422).says("tool.exe").says("products.pdf");
    assert_eq!(page.field("reply"), "Page two");
    anna.looks_at(&claim).await.says("Partner action required").says_not("products.pdf");
    anna.sends(page.form(&path)).await.done();
    anna.looks_at(&claim).await.says("Under review").says("products.pdf").says_not("tool.exe");
}

#[actix_web::test]
async fn whoever_goes_for_a_file_or_to_the_products_first_comes_back_to_the_answer_as_it_was() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_been_asked(&rolf).await;
    let (path, products) = (urls::resubmit(&claim), urls::from_answer(&urls::edit(&claim, "products")));
    let form =
        anna.opens(&path).await.form(&path).fill(&[("reply", "Page two")]).with(&[("first", "products")]);
    let form = form.attach(&[("products.pdf", &evidence::pdf("Exchange Online"))]);
    assert_eq!(anna.sends(form).await.done(), products);
    let form = anna.opens(&products).await.form(urls::edit(&claim, "products"));
    assert_eq!(anna.sends(form).await.done(), path);
    let page = anna.opens(&path).await;
    assert_eq!(page.field("reply"), "Page two");
    page.says("products.pdf");
    // The upload of the claim's page leads on to the answer too.
    let upload = urls::from_answer(&urls::poe(&claim));
    anna.looks_at(&claim).await.offers(&upload);
    let form = anna.opens(&upload).await.form(urls::poe(&claim));
    let form = form.attach(&[("letter.pdf", &evidence::pdf("Signed by Kim Berg"))]);
    assert_eq!(anna.sends(form).await.done(), path);
    let page = anna.opens(&path).await;
    page.says("letter.pdf");
    assert_eq!(page.field("reply"), "Page two");
    anna.sends(page.form(&path).fill(&[("ack-right", "yes")])).await.done();
    anna.looks_at(&claim).await.says("Under review").says("Page two").says("products.pdf");
}
