//! English and Swedish.

use crate::support::{Page, Person, Portal, Wanted};
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

/// Presses the language switch and follows where it leads, as a browser does: a form that is sent on keeps its words.
async fn switches(person: &Person, page: &Page, lang: Lang) -> Page {
    let mut form = page.form(urls::language()).with(&[("lang", lang.key())]);
    let answer = person.sends(form.clone()).await;
    let to = answer.location().to_owned();
    match answer.status {
        307 => {
            form.action = to;
            person.sends(form).await
        }
        _ => {
            answer.is(303);
            person.gets(to).await
        }
    }
}

#[actix_web::test]
async fn a_failed_form_is_read_in_the_other_language_with_every_word_still_in_it() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Half a customer").await;
    let path = urls::edit(&claim, "customer");
    let wrong = anna.fills(&path, &[("customer", "Åhléns AB"), ("tenant", "not one")]).await;
    wrong.is(422);
    let page = switches(&anna, &wrong, Lang::Sv).await;
    page.is(422).says("Ett klientorganisations-ID ser ut som").says_not("A tenant ID looks like");
    let form = page.form(&path);
    let typed = |name: &str| form.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!((typed("customer"), typed("tenant")), (Some("Åhléns AB"), Some("not one")));
    switches(&anna, &page, Lang::En).await.is(422).says("A tenant ID looks like");
    anna.sends(form.fill(&[("tenant", "6babcaad-604b-40ac-a9d7-9fd97c0b779f")])).await.done();
    anna.looks_at(&claim).await.says("Åhléns AB");
}

#[actix_web::test]
async fn reading_a_form_in_another_language_never_does_what_the_form_asks() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let failed = rolf.fills(urls::request_info(&claim), &[("ask_note", "Which contract?")]).await;
    failed.is(422);
    // Even if what was missing is there now.
    let mut form = failed.form(urls::language()).with(&[("lang", "sv"), ("needed", "missing-products")]);
    assert_eq!(rolf.sends(form.clone()).await.is(307).location(), urls::request_info(&claim));
    form.action = urls::request_info(&claim);
    rolf.sends(form).await.is(422).says("Which contract?").says("Begär komplettering");
    rolf.opens(urls::review(&claim)).await.says("Under granskning");
    let begins = anna.opens(urls::new_claim()).await.form(urls::new_claim());
    anna.sends(begins.with(&[("name", "Not to be"), ("again", "yes")])).await.is(422);
    anna.opens(urls::dashboard()).await.says_not("Not to be");
}

#[actix_web::test]
async fn a_form_with_files_keeps_its_words_in_the_other_language() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    let failed = anna.disputes(&claim, "Page two names them.", &[("tool.exe", b"MZ")]).await;
    let page = switches(&anna, failed.is(422), Lang::Sv).await;
    page.is(422).says("Page two names them.").says("Bestrid avslaget");
    anna.looks_at(&claim).await.says("Avslaget");
}

#[actix_web::test]
async fn a_customer_reads_a_form_not_yet_confirmed_in_the_other_language() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;
    let link = portal.customers_link(&claim).await;
    let kim = portal.stranger();
    let form = kim.gets(&link).await.form(&link).fill(&[("deny_note", "Nobody came.")]);
    let page = switches(&kim, kim.sends(form).await.is(422), Lang::Sv).await;
    page.is(422).says("Kryssa i rutan").says("Nobody came.");
    assert!(kim.gets(&link).await.html().contains("<html lang=\"sv\">"));
    anna.looks_at(&claim).await.says("Approved");
}

#[actix_web::test]
async fn a_failed_sign_in_keeps_the_address_and_never_the_password_in_the_other_language() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let kim = portal.stranger();
    let values = [("email", anna.email.as_str()), ("password", "a wrong one")];
    let failed = kim.fills(urls::sign_in(), &values).await;
    assert!(!failed.is(422).html().contains("a wrong one"));
    let page = switches(&kim, &failed, Lang::Sv).await;
    assert_eq!(page.field("email"), anna.email);
    page.says("Logga in");
}

#[actix_web::test]
async fn where_a_form_led_to_no_page_the_switch_leads_to_the_page_it_was_on() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (claim, on) = (anna.has_submitted().await, urls::queue());
    let form = rolf.opens(urls::review(&claim)).await.form(urls::start_review(&claim)).without("token");
    let page = rolf.sends_from(on, form).await;
    let back = page.form(urls::language()).fields.into_iter().find(|(name, _)| name == "back");
    assert_eq!(back, Some(("back".to_owned(), on.to_owned())));
}
