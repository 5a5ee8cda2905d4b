//! English and Swedish.

use crate::support::{Portal, Wanted};
use portal::domain::contact::Lang;
use portal::web::urls;

#[actix_web::test]
async fn every_status_has_its_name_and_its_meaning_in_both_languages() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    anna.has_draft().await;
    let page = anna.opens(urls::dashboard()).await;
    for name in ["Editing", "Submitted", "Under review", "Partner action required", "Approved", "Rejected"] {
        page.says(name);
    }
    page.says("The claim is a draft.")
        .says("A reviewer is validating the PoE.")
        .says("The claim has been rejected.");
    anna.speaks(Lang::Sv).await;
    let page = anna.opens(urls::dashboard()).await;
    for name in ["Redigeras", "Inskickat", "Under granskning", "Partneråtgärd krävs", "Godkänt", "Avslaget"]
    {
        page.says(name);
    }
    page.says("Anspråket är ett utkast.").says_not("The claim");
}

#[actix_web::test]
async fn a_swede_works_in_swedish_from_the_draft_to_the_dispute() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    anna.speaks(Lang::Sv).await;
    rolf.speaks(Lang::Sv).await;
    let claim = anna.has_rejected(&rolf).await;
    let page = anna.looks_at(&claim).await;
    page.says("Avslaget").says("2026-12-23 kl. 23:59").says_not("Rejected").says_not("Dispute");
    anna.disputes(&claim, "Sidan två nämner dem", &[]).await.done();
    anna.looks_at(&claim).await.says("Under granskning").says("Sidan två nämner dem");
    rolf.opens(urls::review(&claim)).await.says("Sidan två nämner dem").says_not("Under review");
}

#[actix_web::test]
async fn the_language_is_kept_with_the_person_and_for_whoever_is_not_signed_in() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    anna.speaks(Lang::Sv).await;
    anna.elsewhere().opens(urls::dashboard()).await.says("Redigeras");
    let stranger = portal.stranger();
    let page = stranger.gets_with(urls::sign_in(), &[("accept-language", "sv-SE,sv;q=0.9,en;q=0.5")]).await;
    assert!(page.html().contains("<html lang=\"sv\">"));
    let page = stranger.gets_with(urls::sign_in(), &[("accept-language", "de-DE, en;q=0.5")]).await;
    assert!(page.html().contains("<html lang=\"en\">"));
    let form = stranger.gets(urls::sign_in()).await.form(urls::language()).with(&[("lang", "sv")]);
    assert_eq!(stranger.sends(form).await.is(303).location(), urls::sign_in());
    assert!(stranger.gets(urls::sign_in()).await.html().contains("<html lang=\"sv\">"));
}

#[actix_web::test]
async fn the_customers_page_is_in_the_language_of_its_letter() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let mut wanted = Wanted::of_customer(913);
    wanted.language = "sv";
    let claim = anna.has_approved_of(&wanted, &rolf).await;
    let link = portal.customers_link(&claim).await;
    let page = portal.stranger().gets(&link).await;
    assert!(page.html().contains("<html lang=\"sv\">"), "{}", page.text());
    page.says("2026-11-30 kl. 23:59").says_not("associated");
}

#[actix_web::test]
async fn swedish_letters_come_through_forms_lists_and_searches() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Överlämning åt Åhléns").await;
    anna.looks_at(&claim).await.says("Överlämning åt Åhléns");
    anna.opens("/claims?search=%C3%B6verl%C3%A4mning").await.says("Överlämning åt Åhléns");
    anna.opens("/claims?search=%C3%85HL%C3%89NS").await.says("Överlämning åt Åhléns");
    anna.opens("/claims?search=annat").await.says_not("Överlämning");
}
