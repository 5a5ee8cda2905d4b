//! Second factors: apps, passkeys and recovery codes; what each is asked for, and what guessing comes to.

use crate::support::{PASSWORD, Page, Person, Portal};
use chrono::Duration;
use portal::web::urls;
use totp_rs::{Builder, Secret};

/// An authenticator app that has read the key on the page.
struct Authenticator(Secret);

impl Authenticator {
    fn of(page: &Page) -> Self {
        let key: String = page.texts(".ref").first().expect("a key").split_whitespace().collect();
        Self(Secret::try_from_base32(&key).unwrap())
    }

    /// What it shows at this portal's time.
    fn shows(&self, portal: &Portal) -> String {
        let totp = Builder::new().with_secret(self.0.clone()).build().unwrap();
        totp.generate(u64::try_from(portal.now().timestamp()).unwrap()).to_string()
    }
}

/// Adds an authenticator app; answers it and the recovery codes.
async fn adds_app(portal: &Portal, person: &Person) -> (Authenticator, Vec<String>) {
    let page = person.gets(urls::add_app()).await;
    let app = Authenticator::of(page.is(200));
    // Sending takes a second of the portal's time; the code stays right for a step after its own.
    let values = [("code", &*app.shows(portal)), ("factor_name", "Telefonen")];
    let page = person.sends(page.form(urls::add_app()).fill(&values)).await;
    (app, page.is(200).texts(".codes .ref"))
}

/// Gives address and password in a fresh browser.
async fn gives_password(portal: &Portal, person: &Person) -> Person {
    let browser = portal.stranger();
    let form = browser.gets(urls::sign_in()).await.form(urls::sign_in());
    let form = form.fill(&[("email", &person.email), ("password", PASSWORD)]);
    let page = browser.sends(form).await;
    assert!(page.done().starts_with(urls::second_step()), "{}", page.done());
    browser
}

async fn gives_code(browser: &Person, code: &str) -> Page {
    let page = browser.gets(urls::second_step()).await;
    browser.sends(page.form(urls::second_step()).fill(&[("code", code)])).await
}

#[actix_web::test]
async fn whoever_has_an_app_is_asked_for_its_code_and_has_no_rights_before() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (app, codes) = adds_app(&portal, &anna).await;
    assert_eq!(codes.len(), 10);
    anna.gets(urls::second_factors()).await.is(200).says("Telefonen").says("10 left").says("Never");
    let browser = gives_password(&portal, &anna).await;
    for closed in [urls::dashboard(), urls::second_factors(), urls::change_password()] {
        let page = browser.gets(closed).await;
        assert!(page.is(303).location().starts_with(urls::sign_in()), "{closed}");
    }
    portal.only_the_clock_moves(Duration::seconds(60));
    gives_code(&browser, "abc").await.is(422).says("4 tries");
    gives_code(&browser, &app.shows(&portal)).await.done();
    browser.gets(urls::dashboard()).await.is(200);
    browser.gets(urls::second_factors()).await.is(200).says_not("Never");
}

#[actix_web::test]
async fn the_picture_and_the_key_say_the_same_and_need_no_style_in_the_page() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let page = anna.gets(urls::add_app()).await;
    assert_eq!(page.texts(".qr svg").len(), 1, "one picture");
    assert!(!page.html().contains(" style="), "an inline style, which the policy forbids");
    let key: String = page.texts(".ref")[0].split_whitespace().collect();
    assert!(page.html().contains(&format!("secret={key}")), "the link for this device");
}

#[actix_web::test]
async fn a_code_works_once_and_not_in_another_browser_either() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (app, _) = adds_app(&portal, &anna).await;
    // The code that added the app is used up as well.
    let browser = gives_password(&portal, &anna).await;
    gives_code(&browser, &app.shows(&portal)).await.is(422);
    portal.only_the_clock_moves(Duration::seconds(60));
    let code = app.shows(&portal);
    let other = gives_password(&portal, &anna).await;
    gives_code(&browser, &code).await.done();
    gives_code(&other, &code).await.is(422).says("used before");
}

#[actix_web::test]
async fn five_wrong_codes_end_the_sign_in_and_ten_minutes_do() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (app, _) = adds_app(&portal, &anna).await;
    let browser = gives_password(&portal, &anna).await;
    let page = browser.gets(urls::second_step()).await;
    let form = |code: &str| page.form(urls::second_step()).fill(&[("code", code)]);
    for left in ["4 tries", "3 tries", "2 tries", "one try"] {
        browser.sends(form("12345x")).await.is(422).says(left);
    }
    let page = browser.sends(form("12345x")).await;
    assert!(page.is(303).location().starts_with(urls::sign_in()));
    portal.only_the_clock_moves(Duration::seconds(60));
    // The old page is worth nothing any more, whatever it sends.
    browser.sends(form(&app.shows(&portal))).await;
    browser.gets(urls::dashboard()).await.is(303);
    let slow = gives_password(&portal, &anna).await;
    let page = slow.gets(urls::second_step()).await;
    portal.only_the_clock_moves(Duration::minutes(10));
    let form = page.form(urls::second_step()).fill(&[("code", &app.shows(&portal))]);
    assert!(slow.sends(form).await.is(303).location().starts_with(urls::sign_in()));
    slow.gets(urls::dashboard()).await.is(303);
}

#[actix_web::test]
async fn guessing_stops_for_the_day_however_often_the_password_is_given() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (app, codes) = adds_app(&portal, &anna).await;
    for _ in 0..5 {
        let browser = gives_password(&portal, &anna).await;
        for _ in 0..5 {
            gives_code(&browser, "000 00x").await;
        }
    }
    let browser = gives_password(&portal, &anna).await;
    portal.only_the_clock_moves(Duration::seconds(60));
    assert!(gives_code(&browser, &app.shows(&portal)).await.is(303).location().starts_with(urls::sign_in()));
    portal.only_the_clock_moves(Duration::days(1));
    let browser = gives_password(&portal, &anna).await;
    gives_code(&browser, &codes[0]).await.done();
    browser.gets(urls::dashboard()).await.is(200);
}

#[actix_web::test]
async fn a_recovery_code_works_once_in_any_case_and_new_ones_replace_the_old() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (_, codes) = adds_app(&portal, &anna).await;
    let browser = gives_password(&portal, &anna).await;
    gives_code(&browser, &codes[3].to_lowercase().replace('-', " ")).await.done();
    browser.gets(urls::second_factors()).await.is(200).says("9 left");
    let other = gives_password(&portal, &anna).await;
    gives_code(&other, &codes[3]).await.is(422);
    let page = browser.fills(urls::recovery_codes(), &[]).await;
    let new = page.is(200).texts(".codes .ref");
    assert!(new.len() == 10 && new.iter().all(|code| !codes.contains(code)));
    gives_code(&other, &codes[4]).await.is(422);
    gives_code(&other, &new[0]).await.done();
}

#[actix_web::test]
async fn neither_secret_nor_codes_can_be_read_in_the_database() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (app, codes) = adds_app(&portal, &anna).await;
    let id = anna.actor().person().unwrap().clone();
    let kept = portal.house.app.store.read(move |reader| reader.second_factors(&id)).await.unwrap();
    let hex: String = app.0.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(kept.len(), 1);
    assert!(!kept[0].secret.contains(&hex) && !kept[0].secret.contains(&app.0.to_base32()));
    assert!(codes.iter().all(|code| code.replace('-', "").len() == 24), "{codes:?}");
}

#[actix_web::test]
async fn adding_and_removing_ask_once_more_for_the_password_and_for_the_factor_there_is() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let page = anna.gets(urls::add_app()).await;
    let form = page.form(urls::add_app()).fill(&[("code", "123456")]);
    anna.sends(form.clone()).await.is(422).says("not the one the app shows");
    let (app, _) = adds_app(&portal, &anna).await;
    let page = anna.gets(urls::second_factors()).await;
    let path = page.ways().into_iter().find(|way| way.ends_with("/remove")).unwrap();
    let remove = anna.gets(&path).await.form(&path);
    portal.only_the_clock_moves(Duration::minutes(11));
    for closed in [urls::add_app(), urls::recovery_codes(), &path] {
        assert!(anna.gets(closed).await.is(303).location().starts_with(urls::confirm()), "{closed}");
    }
    anna.sends(remove.clone()).await;
    anna.gets(urls::second_factors()).await.says("Telefonen");
    // And for the factor itself: until it is given, the password has opened nothing, and nobody was signed out.
    let page = anna.fills(urls::confirm(), &[("password", PASSWORD)]).await;
    assert!(page.done().starts_with(urls::second_step()), "{}", page.done());
    anna.gets(urls::dashboard()).await.is(200);
    assert!(anna.gets(urls::add_app()).await.is(303).location().starts_with(urls::confirm()));
    gives_code(&anna, "000 00x").await.is(422);
    gives_code(&anna, &app.shows(&portal)).await.done();
    anna.sends(remove).await.done();
    anna.gets(urls::second_factors()).await.says("You have none yet");
    anna.gets(urls::recovery_codes()).await.is(404);
    // Signing in takes the password only, as before.
    let browser = portal.stranger();
    let form = browser.gets(urls::sign_in()).await.form(urls::sign_in());
    let page = browser.sends(form.fill(&[("email", &anna.email), ("password", PASSWORD)])).await;
    assert_eq!(page.done(), urls::home());
}

#[actix_web::test]
async fn nobody_uses_or_removes_what_is_another_ones() {
    let portal = Portal::start().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let (app, codes) = adds_app(&portal, &anna).await;
    adds_app(&portal, &bo).await;
    let page = anna.gets(urls::second_factors()).await;
    let path = page.ways().into_iter().find(|way| way.ends_with("/remove")).unwrap();
    bo.gets(&path).await.is(404);
    // A key proposed to one is no key of another.
    let hers = anna.gets(urls::add_app()).await;
    let sealed = hers.form(urls::add_app()).fields.into_iter().find(|(name, _)| name == "sealed").unwrap().1;
    let form = bo.gets(urls::add_app()).await.form(urls::add_app());
    let values = [("sealed", &*sealed), ("code", &*Authenticator::of(&hers).shows(&portal))];
    assert_eq!(bo.sends(form.fill(&values)).await.done(), urls::add_app());
    portal.only_the_clock_moves(Duration::seconds(60));
    let browser = gives_password(&portal, &bo).await;
    gives_code(&browser, &app.shows(&portal)).await.is(422);
    gives_code(&browser, &codes[0]).await.is(422);
}

#[actix_web::test]
async fn an_organisation_demands_second_factors_and_whoever_has_none_adds_one_first() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let carla = portal.incentives_admin("Fabrikam").await;
    let page = gunnar.opens(urls::people()).await;
    let form = page.form(urls::demand_second_factors());
    anna.sends(anna.opens(urls::second_factors()).await.form("/sign-out")).await;
    anna.signs_in().await;
    gunnar.sends(form).await.is(303);
    // Everybody of the organisation is led to it at once, also who demanded it; nobody else is.
    for person in [&gunnar, &anna] {
        for closed in [urls::dashboard(), urls::home(), urls::people(), urls::recovery_codes()] {
            assert_eq!(person.gets(closed).await.is(303).location(), urls::second_factors(), "{closed}");
        }
    }
    carla.gets(urls::dashboard()).await.is(200);
    let page = anna.gets(urls::second_factors()).await;
    page.is(200).says("requires a second factor").offers(urls::add_app()).offers_not(urls::dashboard());
    adds_app(&portal, &anna).await;
    anna.gets(urls::dashboard()).await.is(200);
}

#[actix_web::test]
async fn only_who_manages_an_organisation_sets_what_it_demands() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let carla = portal.global_admin("Fabrikam").await;
    let form = gunnar.opens(urls::people()).await.form(urls::demand_second_factors());
    let of_contoso = form.fields.iter().find(|(name, _)| name == "partner").unwrap().1.clone();
    let hers = carla.opens(urls::people()).await.form(urls::demand_second_factors());
    carla.sends(hers.fill(&[("partner", &of_contoso)])).await.is(404);
    let token = anna.opens(urls::second_factors()).await.form("/sign-out");
    let mut forged = token.with(&[("partner", &of_contoso), ("demanded", "yes")]);
    forged.action = urls::demand_second_factors().to_owned();
    anna.sends(forged).await.is(404);
    anna.gets(urls::dashboard()).await.is(200);
    // A Portal admin may, on the organisation's page.
    let admin = portal.portal_admin().await;
    let partner = portal.organisation("Contoso").await;
    let page = admin.opens(urls::organisation(&partner)).await;
    admin.sends(page.form(urls::demand_second_factors())).await.is(303);
    anna.gets(urls::dashboard()).await.is(303);
}

#[actix_web::test]
async fn microsofts_people_must_have_one_where_the_setting_says_so() {
    let portal = Portal::changed(|app| app.microsoft_second_factor = true).await;
    let (rolf, anna) = (portal.reviewer().await, portal.incentives_admin("Contoso").await);
    assert_eq!(rolf.gets(urls::queue()).await.is(303).location(), urls::second_factors());
    adds_app(&portal, &rolf).await;
    rolf.gets(urls::queue()).await.is(200);
    anna.gets(urls::dashboard()).await.is(200);
}

#[actix_web::test]
async fn whoever_lost_everything_is_helped_by_who_manages_them_and_by_nobody_else() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let carla = portal.global_admin("Fabrikam").await;
    adds_app(&portal, &anna).await;
    let id = anna.actor().person().unwrap().clone();
    let reset = urls::reset_second_factors(&id);
    let form = gunnar.gets(urls::person(&id)).await.form(&reset);
    let mut forged = carla.opens(urls::people()).await.form("/sign-out");
    forged.action.clone_from(&reset);
    carla.sends(forged).await.is(404);
    gunnar.sends(form).await.done();
    anna.gets(urls::dashboard()).await.is(303);
    portal.letter_to(&anna).await.says("second factors");
    let browser = portal.stranger();
    let form = browser.gets(urls::sign_in()).await.form(urls::sign_in());
    let page = browser.sends(form.fill(&[("email", &anna.email), ("password", PASSWORD)])).await;
    assert_eq!(page.done(), urls::home());
}

#[actix_web::test]
async fn where_no_passkey_can_be_made_none_is_offered() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    // An address of digits has no passkeys.
    anna.opens(urls::second_factors()).await.offers_not(urls::add_passkey());
    anna.gets(urls::add_passkey()).await.is(404);
}

#[actix_web::test]
async fn a_letters_link_to_a_new_password_leaves_the_second_factor_to_be_asked_for() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (app, _) = adds_app(&portal, &anna).await;
    let browser = portal.stranger();
    browser.fills(urls::forgot_password(), &[("email", &anna.email)]).await.is(200);
    let link = portal.letter_to(&anna).await.link("/choose-password/").expect("a link");
    let new = "a river past our old house";
    browser.fills(&link, &[("new_password", new), ("repeat_password", new)]).await.is(303);
    portal.letter_to(&anna).await.says("Your password was changed");
    browser.gets(urls::dashboard()).await.is(303);
    let page = browser.fills(urls::sign_in(), &[("email", &anna.email), ("password", new)]).await;
    assert!(page.done().starts_with(urls::second_step()), "{}", page.done());
    browser.gets(urls::dashboard()).await.is(303);
    portal.only_the_clock_moves(Duration::seconds(60));
    gives_code(&browser, &app.shows(&portal)).await.done();
    browser.gets(urls::dashboard()).await.is(200);
}

#[actix_web::test]
async fn after_a_change_of_factors_the_other_sessions_are_one_click_from_their_end() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let other = anna.elsewhere();
    other.signs_in().await;
    adds_app(&portal, &anna).await;
    anna.gets(urls::second_factors()).await.offers(urls::own_sessions());
    let page = anna.gets(urls::own_sessions()).await;
    let all = page.forms().into_iter().filter(|form| form.action == urls::own_sessions());
    let others = all.into_iter().find(|form| !form.names.iter().any(|name| name == "session")).unwrap();
    anna.sends(others).await.done();
    other.gets(urls::dashboard()).await.is(303);
    anna.gets(urls::dashboard()).await.is(200);
}
