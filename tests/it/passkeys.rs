//! Passkeys as second factors: made, used, and what is not accepted.

use crate::support::{PASSWORD, Page, Person, Portal, SecurityKey};
use portal::web::urls;

/// What a page wants its browser to ask.
fn asked(page: &Page) -> String {
    page.attributes("form[data-passkey]", "data-asked").pop().expect("a question to a passkey")
}

async fn adds(person: &Person, key: &mut SecurityKey) -> Page {
    let page = person.gets(urls::add_passkey()).await;
    let answer = key.makes(&asked(page.is(200)));
    let values = [("answer", &*answer), ("factor_name", "Blå nyckeln")];
    person.sends(page.form(urls::add_passkey()).fill(&values)).await
}

async fn gives_password(portal: &Portal, person: &Person) -> Person {
    let browser = portal.stranger();
    let form = browser.gets(urls::sign_in()).await.form(urls::sign_in());
    browser.sends(form.fill(&[("email", &person.email), ("password", PASSWORD)])).await.done();
    browser
}

async fn signs(browser: &Person, key: &mut SecurityKey) -> Page {
    let page = browser.gets(urls::second_step()).await;
    let answer = key.signs(&asked(page.is(200)));
    browser.sends(page.form(urls::passkey_step()).fill(&[("answer", &answer)])).await
}

#[actix_web::test]
async fn a_passkey_is_added_with_the_password_and_signs_in() {
    let portal = Portal::with_a_name().await;
    let anna = portal.incentives_admin("Contoso").await;
    let mut key = SecurityKey::new(7, &portal.house.base);
    let page = adds(&anna, &mut key).await;
    let codes = page.is(200).texts(".codes .ref");
    assert_eq!(codes.len(), 10);
    anna.gets(urls::second_factors()).await.says("Blå nyckeln").says("Passkey");
    for _ in 0..2 {
        let browser = gives_password(&portal, &anna).await;
        browser.gets(urls::dashboard()).await.is(303);
        signs(&browser, &mut key).await.done();
        browser.gets(urls::dashboard()).await.is(200);
    }
    // Without script there are the recovery codes, and the page says so.
    let browser = gives_password(&portal, &anna).await;
    let page = browser.gets(urls::second_step()).await;
    let form = page.says("once JavaScript is on").form(urls::second_step());
    browser.sends(form.fill(&[("code", &codes[0])])).await.done();
    browser.gets(urls::dashboard()).await.is(200);
}

#[actix_web::test]
async fn no_other_key_no_other_site_and_no_answer_twice_signs_in() {
    let portal = Portal::with_a_name().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let mut key = SecurityKey::new(7, &portal.house.base);
    let mut his = SecurityKey::new(8, &portal.house.base);
    adds(&anna, &mut key).await.is(200);
    adds(&bo, &mut his).await.is(200);
    let browser = gives_password(&portal, &anna).await;
    signs(&browser, &mut his).await.is(422).says("not accepted");
    let mut elsewhere = SecurityKey::new(7, "https://localhost.evil.example");
    signs(&browser, &mut elsewhere).await.is(422);
    // An answer to an older question.
    let page = browser.gets(urls::second_step()).await;
    let answer = key.signs(&asked(&page));
    let newer = browser.gets(urls::second_step()).await;
    let form = newer.form(urls::passkey_step());
    browser.sends(form.fill(&[("answer", &answer)])).await.is(422);
    let browser = gives_password(&portal, &anna).await;
    for strange in ["", "{}", "[]", "{\"id\":1}", "\u{e5}"] {
        let page = browser.gets(urls::second_step()).await;
        let page = browser.sends(page.form(urls::passkey_step()).fill(&[("answer", strange)])).await;
        assert!(page.status == 422 || page.status == 303, "{strange}");
    }
    browser.gets(urls::dashboard()).await.is(303);
}

#[actix_web::test]
async fn a_copied_key_that_counts_from_the_start_is_refused() {
    let portal = Portal::with_a_name().await;
    let anna = portal.incentives_admin("Contoso").await;
    let mut key = SecurityKey::new(7, &portal.house.base);
    adds(&anna, &mut key).await.is(200);
    for _ in 0..2 {
        signs(&gives_password(&portal, &anna).await, &mut key).await.done();
    }
    key.is_copied();
    signs(&gives_password(&portal, &anna).await, &mut key).await.is(422);
}

#[actix_web::test]
async fn a_passkey_of_somebody_is_not_added_to_another_nor_twice() {
    let portal = Portal::with_a_name().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let mut key = SecurityKey::new(7, &portal.house.base);
    adds(&anna, &mut key).await.is(200);
    adds(&bo, &mut key).await.is(422).says("not accepted");
    adds(&anna, &mut key).await.is(422);
    // An answer adds once: the question is gone with it.
    let page = bo.gets(urls::add_passkey()).await;
    let mut his = SecurityKey::new(8, &portal.house.base);
    let answer = his.makes(&asked(&page));
    let form = page.form(urls::add_passkey()).fill(&[("answer", &answer)]);
    bo.sends(form.clone()).await.is(200);
    bo.sends(form).await.is(422);
}
