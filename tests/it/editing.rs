//! What can still change after a claim was handed in.

use crate::support::{Portal, evidence};
use portal::web::urls;

#[actix_web::test]
async fn after_submission_a_claim_can_be_edited_only_in_submitted_and_partner_action_required() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let open = [anna.has_submitted().await, anna.has_been_asked(&rolf).await];
    let closed = [
        anna.has_claim_under_review(&rolf).await,
        anna.has_approved(&rolf).await,
        anna.has_rejected(&rolf).await,
    ];
    for claim in open {
        anna.looks_at(&claim).await.offers(urls::edit(&claim, "products"));
        anna.gets(urls::edit(&claim, "contacts")).await.is(200);
    }
    for claim in closed {
        anna.looks_at(&claim).await.offers_not(urls::edit(&claim, "products"));
        for section in ["customer", "activity", "products", "location", "contacts"] {
            anna.gets(urls::edit(&claim, section)).await.is(409);
        }
    }
}

#[actix_web::test]
async fn then_mpn_products_and_contacts_can_change_and_nothing_else() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    for claim in [anna.has_submitted().await, anna.has_been_asked(&rolf).await] {
        anna.gets(urls::edit(&claim, "customer")).await.is(409);
        anna.gets(urls::edit(&claim, "activity")).await.is(409);
        let path = urls::edit(&claim, "location");
        let page = anna.opens(&path).await;
        let locations: Vec<String> = page
            .document()
            .select(&scraper::Selector::parse("input[name=mpn]").unwrap())
            .map(|input| input.attr("value").unwrap().to_owned())
            .collect();
        let other = locations.iter().find(|mpn| **mpn != page.field("mpn")).unwrap();
        let values = [("mpn", other.as_str()), ("partner_contact_name", "Bo Holm")];
        anna.sends(page.form(&path).fill(&values)).await.done();
        let contact =
            [("customer_contact_name", "Mika Dahl"), ("customer_contact_email", "mika@customer.example")];
        anna.edits(&claim, "contacts", &contact).await.done();
        anna.edits(&claim, "products", &[("products", "exchange-online")]).await.done();
        let page = anna.looks_at(&claim).await;
        page.says(other)
            .says("Bo Holm")
            .says("Mika Dahl")
            .says("mika@customer.example")
            .says_not("Microsoft Teams");
    }
}

#[actix_web::test]
async fn a_locked_field_sent_by_hand_is_refused() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let mut form = anna.opens(urls::edit(&claim, "contacts")).await.form(urls::edit(&claim, "contacts"));
    form.action = urls::edit(&claim, "customer");
    let page = anna.sends(form.with(&[("customer", "Another customer"), ("name", "Another name")])).await;
    page.is(409);
    anna.looks_at(&claim).await.says_not("Another customer");
}

#[actix_web::test]
async fn a_field_of_a_submitted_claim_cannot_be_emptied() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    anna.edits(&claim, "contacts", &[("customer_contact_email", "")]).await.is(422);
    let path = urls::edit(&claim, "products");
    let form = anna.opens(&path).await.form(&path).without("products");
    anna.sends(form).await.is(422).says("Keep at least one product");
}

#[actix_web::test]
async fn in_those_states_more_poe_can_be_added() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    for claim in [anna.has_submitted().await, anna.has_been_asked(&rolf).await] {
        anna.uploads(&claim, &[("more.pdf", &evidence::pdf("More"))]).await.done();
        anna.looks_at(&claim).await.says("more.pdf").says("signed statement.pdf");
    }
}

#[actix_web::test]
async fn in_those_states_the_partner_can_comment() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    for claim in [anna.has_submitted().await, anna.has_been_asked(&rolf).await] {
        anna.comments(&claim, "We sent the newer one").await.done();
        rolf.opens(urls::review(&claim)).await.says("We sent the newer one");
    }
}

#[actix_web::test]
async fn a_form_saved_untouched_is_no_change() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    for section in ["products", "location", "contacts"] {
        anna.edits(&claim, section, &[]).await.done();
    }
    anna.opens(urls::history(&claim)).await;
    let text = anna.opens(urls::history(&claim)).await.text();
    let after = text.split("The claim was submitted").next().unwrap();
    assert!(!after.contains("The claim was changed"), "{after}");
}
