//! Nothing typed is lost when a session ends in the middle of a form.

use crate::support::{Page, Person, Portal, evidence, hours};
use portal::domain::ids::ClaimId;
use portal::domain::reason::PoeFault;
use portal::web::urls;

/// What people type in these tests: lines, quotes and letters that a form could lose.
const WRITTEN: &str = "The agreement of 3 May says \"Teams & Åre\" <both>.\nSecond line: 100 %.";

/// Signs in on the page that answered a form, as the page asks.
async fn signs_in_on(person: &Person, page: &Page) -> Page {
    page.is(403).says("Your session has ended");
    let form = page.form(urls::sign_in());
    let form = form.fill(&[("email", &person.email), ("password", "correct horse battery")]);
    person.sends(form).await
}

/// The text of a page's answers, line ends and all.
fn answers(page: &Page) -> Vec<String> {
    let document = page.document();
    let wanted = scraper::Selector::parse("dd.as-typed").unwrap();
    document.select(&wanted).map(|answer| answer.text().collect()).collect()
}

#[actix_web::test]
async fn a_comment_outlives_its_session_and_is_sent_with_one_click_after_signing_in() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let form = anna.looks_at(&claim).await.form(urls::comment(&claim)).fill(&[("comment", WRITTEN)]);
    portal.only_the_clock_moves(hours(9));
    let page = signs_in_on(&anna, &anna.sends(form).await).await;
    page.is(200).says("You are signed in again. This is what you wrote");
    assert_eq!(answers(&page), [WRITTEN]);
    // Until the button is pressed nothing has happened.
    anna.looks_at(&claim).await.says_not("The agreement of 3 May");
    anna.sends(page.form(urls::comment(&claim))).await.done();
    anna.looks_at(&claim).await.says("The agreement of 3 May says \"Teams & Åre\" <both>.");
}

#[actix_web::test]
async fn a_wrong_password_on_the_way_loses_nothing_either() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let form = anna.looks_at(&claim).await.form(urls::comment(&claim)).fill(&[("comment", WRITTEN)]);
    portal.only_the_clock_moves(hours(9));
    let asked = anna.sends(form).await;
    let wrong = asked.form(urls::sign_in()).fill(&[("email", &anna.email), ("password", "not mine")]);
    let page = anna.sends(wrong).await;
    page.is(422);
    let form = page.form(urls::sign_in());
    let right = form.fill(&[("email", &anna.email), ("password", "correct horse battery")]);
    assert_eq!(answers(&anna.sends(right).await), [WRITTEN]);
}

#[actix_web::test]
async fn a_rejection_keeps_its_reasons_and_its_words() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let form = rolf.rejection(&claim, &[PoeFault::MissingProducts], WRITTEN).await;
    portal.only_the_clock_moves(hours(9));
    let page = signs_in_on(&rolf, &rolf.sends(form).await).await;
    page.says("Missing Products").says("The agreement of 3 May");
    rolf.sends(page.form(urls::reject(&claim))).await.done();
    portal.letter_to(&anna).await.says("The agreement of 3 May");
}

#[actix_web::test]
async fn a_dispute_keeps_its_words_and_asks_for_its_files_again() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    let path = urls::dispute(&claim);
    let form = anna.opens(&path).await.form(&path).fill(&[("justification", WRITTEN)]);
    let form = form.attach(&[("agreement.pdf", &evidence::pdf("again"))]);
    portal.only_the_clock_moves(hours(9));
    let page = signs_in_on(&anna, &anna.sends(form).await).await;
    page.says("A file cannot be kept. Choose it again").says("agreement.pdf");
    assert_eq!(answers(&page), [WRITTEN]);
    let form = page.form(&path).attach(&[("agreement.pdf", &evidence::pdf("again"))]);
    anna.sends(form).await.done();
    anna.looks_at(&claim).await.says("agreement.pdf").says("The agreement of 3 May");
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn files_alone_are_named_and_chosen_again() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let path = urls::poe(&claim);
    let files = [("one.pdf", evidence::pdf("one")), ("two.pdf", evidence::pdf("two"))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let form = anna.opens(&path).await.form(&path).attach(&files);
    portal.only_the_clock_moves(hours(9));
    let page = signs_in_on(&anna, &anna.sends(form).await).await;
    page.says("Files cannot be kept").says("one.pdf").says("two.pdf");
    anna.sends(page.form(&path).attach(&files)).await.done();
    anna.opens(&path).await.says("one.pdf").says("two.pdf");
}

#[actix_web::test]
async fn a_part_of_a_claim_is_kept_and_its_version_is_looked_at_as_always() {
    let portal = Portal::start().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.billing_admin("Contoso").await);
    let claim = anna.has_draft().await;
    let path = urls::edit(&claim, "contacts");
    let form = anna.opens(&path).await.form(&path).fill(&[("customer_contact_name", "Mika Dahl")]);
    portal.only_the_clock_moves(hours(9));
    bo.edits(&claim, "contacts", &[("customer_contact_name", "Tove Lund")]).await.done();
    let page = signs_in_on(&anna, &anna.sends(form).await).await;
    page.says("Customer contact: name").says("Mika Dahl");
    let page = anna.sends(page.form(&path)).await;
    page.is(409).says("The claim changed while you were filling this in");
    assert_eq!(page.field("customer_contact_name"), "Mika Dahl");
    anna.sends(page.form(&path)).await.done();
    anna.looks_at(&claim).await.says("Mika Dahl");
}

#[actix_web::test]
async fn a_page_from_before_the_last_sign_in_is_sent_again_with_one_click() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let old = anna.looks_at(&claim).await.form(urls::comment(&claim)).fill(&[("comment", WRITTEN)]);
    anna.sends(anna.opens("/").await.form(urls::sign_out())).await.is(303);
    anna.signs_in().await;
    let page = anna.sends(old).await;
    page.is(403).says("The page you sent was too old").says_not("signed in again");
    assert_eq!(answers(&page), [WRITTEN]);
    anna.looks_at(&claim).await.says_not("The agreement of 3 May");
    anna.sends(page.form(urls::comment(&claim))).await.done();
    anna.looks_at(&claim).await.says("The agreement of 3 May");
}

#[actix_web::test]
async fn files_on_a_page_from_before_the_last_sign_in_are_chosen_again() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let path = urls::poe(&claim);
    let old = anna.opens(&path).await.form(&path).attach(&[("one.pdf", &evidence::pdf("one"))]);
    anna.sends(anna.opens("/").await.form(urls::sign_out())).await.is(303);
    anna.signs_in().await;
    let page = anna.sends(old).await;
    page.is(403).says("one.pdf");
    anna.opens(&path).await.says("No files yet.");
    anna.sends(page.form(&path).attach(&[("one.pdf", &evidence::pdf("one"))])).await.done();
}

/// A comment, sent after the session ended, with what a browser says of where it comes from.
async fn a_late_comment(portal: &Portal, anna: &Person, claim: &ClaimId, said: &[(&str, &str)]) -> Page {
    let form = anna.looks_at(claim).await.form(urls::comment(claim)).fill(&[("comment", WRITTEN)]);
    portal.only_the_clock_moves(hours(9));
    anna.sends_with(form, said).await
}

#[actix_web::test]
async fn a_form_of_another_site_is_never_carried_along() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let base = portal.house.base.clone();
    let elsewhere: [&[(&str, &str)]; 6] = [
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", &base)],
        &[("sec-fetch-site", "same-site"), ("origin", &base)],
        &[],
    ];
    for said in elsewhere {
        let page = a_late_comment(&portal, &anna, &claim, said).await;
        assert!([303, 403].contains(&page.status), "{said:?}: {}", page.status);
        assert!(!page.html().contains("The agreement of 3 May"), "{said:?}");
        anna.looks_at(&claim).await.says_not("The agreement of 3 May");
    }
    // Nor is one whose token is wrong while its victim is signed in.
    let form = anna.looks_at(&claim).await.form(urls::comment(&claim)).fill(&[("comment", WRITTEN)]);
    let forged = form.without("token").with(&[("token", "guessed")]);
    for said in elsewhere {
        let page = anna.sends_with(forged.clone(), said).await;
        page.is(403).says_not("The agreement of 3 May");
    }
    // A browser that says so itself is believed.
    let page = a_late_comment(&portal, &anna, &claim, &[("sec-fetch-site", "same-origin")]).await;
    page.is(403).says("Your session has ended");
}

#[actix_web::test]
async fn a_password_is_never_carried_along() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let form = anna.opens(urls::change_password()).await.form(urls::change_password()).fill(&[
        ("old_password", "correct horse battery"),
        ("new_password", "another long sentence"),
        ("repeat_password", "another long sentence"),
    ]);
    portal.only_the_clock_moves(hours(9));
    let page = anna.sends(form.clone()).await;
    assert_eq!((page.status, page.location()), (303, urls::sign_in_then(urls::change_password()).as_str()));
    anna.signs_in().await;
    let page = anna.sends(form).await;
    page.is(403);
    assert!(!page.html().contains("another long sentence"));
}

#[actix_web::test]
async fn a_sign_in_page_left_open_asks_for_the_password_once_more() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let away = anna.elsewhere();
    let form = away.gets(&urls::sign_in_then(urls::people())).await.form(urls::sign_in());
    portal.only_the_clock_moves(hours(9));
    let filled = form.fill(&[("email", &anna.email), ("password", "correct horse battery")]);
    let page = away.sends(filled).await;
    page.is(403).says("The page you signed in on was too old");
    assert_eq!((page.field("email"), page.field("password")), (anna.email.clone(), String::new()));
    let form = page.form(urls::sign_in()).fill(&[("password", "correct horse battery")]);
    assert_eq!(away.sends(form).await.done(), urls::people());
}

#[actix_web::test]
async fn a_temporary_password_is_changed_before_what_was_written_is_sent() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let form = anna.looks_at(&claim).await.form(urls::comment(&claim)).fill(&[("comment", WRITTEN)]);
    // The password is made a temporary one, as the shell gives them, and her sessions end.
    let (email, temporary, chosen) = (anna.email.clone(), "correct horse battery", "a river past our house");
    let make_temporary = move |writer: &mut portal::store::Writer<'_>| {
        let known = writer.reader().credentials(&email)?.expect("a person");
        writer.set_password(&known.person.id, &known.password_hash, true)?;
        writer.end_sessions_of(&known.person.id)
    };
    portal.house.app.store.write::<_, portal::store::StoreError>(make_temporary).await.unwrap();
    let page = anna.sends(form).await;
    page.is(403).says("Your session has ended");
    let form = page.form(urls::sign_in()).fill(&[("email", &anna.email), ("password", temporary)]);
    let page = anna.sends(form).await;
    let form = page.form(urls::change_password()).fill(&[
        ("old_password", temporary),
        ("new_password", chosen),
        ("repeat_password", chosen),
    ]);
    let page = anna.sends(form).await;
    let form = page.form(urls::sign_in());
    let form = form.fill(&[("email", &anna.email), ("password", chosen)]);
    let page = anna.sends(form).await;
    assert_eq!(answers(&page), [WRITTEN]);
    anna.sends(page.form(urls::comment(&claim))).await.done();
}

#[actix_web::test]
async fn what_a_sign_in_carries_leads_nowhere_outside() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    for to in ["https://evil.example/", "//evil.example/", "", "/sign-in"] {
        let away = anna.elsewhere();
        let kept = serde_json::json!({
            "to": to, "with_files": false, "fields": [["comment", WRITTEN]], "files": []
        });
        let form = away.gets(urls::sign_in()).await.form(urls::sign_in());
        let form = form.fill(&[("email", &anna.email), ("password", "correct horse battery")]);
        let page = away.sends(form.with(&[("kept", &kept.to_string())])).await;
        assert_eq!(page.done(), urls::home(), "{to}");
    }
}

#[actix_web::test]
async fn a_form_out_of_an_address_is_never_carried_along() {
    let portal = Portal::start().await;
    let petra = portal.portal_admin().await;
    let kept = serde_json::json!({
        "to": urls::new_person(), "with_files": false, "fields": [["person_name", WRITTEN]], "files": []
    });
    let kept: String = kept.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
    let with = |path: &str| format!("{path}?kept={kept}");
    let page = petra.elsewhere().gets(with(urls::sign_in())).await;
    assert!(page.is(200).has_field("password") && !page.has_field("kept"));
    let page = petra.opens(with(urls::confirm())).await;
    assert!(page.is(200).has_field("password") && !page.has_field("kept"));
    let form = page.form(urls::confirm()).fill(&[("password", "correct horse battery")]);
    petra.sends(form).await.done();
}
