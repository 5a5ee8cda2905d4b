//! How a password is chosen, with the old one or with a letter's link, and which will do.

use crate::support::{PASSWORD, Page, Person, Portal, hours};
use chrono::Duration;
use portal::domain::contact::Lang;
use portal::web::urls;

const NEW: &str = "a river past our old house";

async fn tries(browser: &Person, email: &str, password: &str) -> Page {
    let form = browser.gets(urls::sign_in()).await.form(urls::sign_in());
    browser.sends(form.fill(&[("email", email), ("password", password)])).await
}

/// Says that a password is forgotten.
async fn forgets(browser: &Person, email: &str) -> Page {
    let form = browser.gets(urls::forgot_password()).await.form(urls::forgot_password());
    browser.sends(form.fill(&[("email", email)])).await
}

/// Chooses a password with a link.
async fn chooses(browser: &Person, link: &str, password: &str) -> Page {
    let form = browser.gets(link).await.form(link);
    browser.sends(form.fill(&[("new_password", password), ("repeat_password", password)])).await
}

async fn way_for(portal: &Portal, person: &Person) -> String {
    forgets(&portal.stranger(), &person.email).await.is(200);
    portal.letter_to(person).await.link("/choose-password/").expect("a link")
}

#[actix_web::test]
async fn a_forgotten_password_is_chosen_anew_with_a_letters_link_which_works_once() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let link = way_for(&portal, &anna).await;
    let browser = portal.stranger();
    // Looking uses nothing up, whoever looks: mail programs do.
    for _ in 0..3 {
        browser.gets(&link).await.is(200).says(&anna.email);
        browser.heads(&link).await.is(200);
    }
    assert_eq!(browser.gets(&link).await.header("referrer-policy"), "no-referrer");
    anna.gets(urls::dashboard()).await.is(200);
    chooses(&browser, &link, NEW).await.is(303);
    anna.gets(urls::dashboard()).await.is(303);
    portal.letter_to(&anna).await.says("Your password was changed").links_to(urls::forgot_password());
    tries(&browser, &anna.email, NEW).await.done();
    tries(&portal.stranger(), &anna.email, PASSWORD).await.is(422);
    browser.elsewhere().gets(&link).await.is(410).says("This link no longer works");
}

#[actix_web::test]
async fn two_who_use_one_link_at_once_choose_one_password() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let link = way_for(&portal, &anna).await;
    let browser = portal.stranger();
    let form = browser.gets(&link).await.form(&link);
    let form = form.fill(&[("new_password", NEW), ("repeat_password", NEW)]);
    let pages = browser.sends_at_once(form, 4).await;
    assert_eq!(pages.iter().filter(|page| page.status == 303).count(), 1);
}

#[actix_web::test]
async fn a_link_is_good_for_ten_minutes_and_only_the_newest_is() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let first = way_for(&portal, &anna).await;
    let second = way_for(&portal, &anna).await;
    assert_ne!(first, second);
    portal.stranger().gets(&first).await.is(410);
    portal.stranger().gets(&second).await.is(200);
    let open = portal.stranger();
    let form = open.gets(&second).await.form(&second);
    portal.only_the_clock_moves(Duration::minutes(10));
    portal.stranger().gets(&second).await.is(410);
    open.sends(form.fill(&[("new_password", NEW), ("repeat_password", NEW)])).await.is(410);
    tries(&portal.stranger(), &anna.email, PASSWORD).await.done();
}

#[actix_web::test]
async fn a_guessed_or_changed_link_opens_nothing() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let link = way_for(&portal, &anna).await;
    let last = if link.ends_with('0') { "1" } else { "0" };
    let changed = format!("{}{last}", &link[..link.len() - 1]);
    let token = link.rsplit('/').next().unwrap();
    assert!(token.len() >= 32, "at least 128 bits");
    for wrong in [changed.as_str(), "/choose-password/x", "/choose-password/%C3%A5", &link.to_uppercase()] {
        assert!([404, 410].contains(&portal.stranger().gets(wrong).await.status), "{wrong}");
    }
}

#[actix_web::test]
async fn whoever_asks_for_a_letter_learns_nothing_of_who_signs_in() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let mut read = Vec::new();
    for email in [anna.email.as_str(), "nobody@contoso.example"] {
        let page = forgets(&portal.stranger(), email).await;
        read.push((page.status, page.text().replace(email, "")));
    }
    assert_eq!(read[0], read[1]);
    assert!(portal.letters_to_address("nobody@contoso.example").await.is_empty());
    forgets(&portal.stranger(), "no address").await.is(422);
}

#[actix_web::test]
async fn a_mailbox_is_not_flooded() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    for _ in 0..8 {
        forgets(&portal.stranger(), &anna.email).await.is(200);
    }
    let letters = portal.letters_to_address(&anna.email).await;
    assert!(letters.len() <= 3, "{} letters", letters.len());
    portal.only_the_clock_moves(hours(2));
    portal.clear_the_mailbox().await;
    way_for(&portal, &anna).await;
}

#[actix_web::test]
async fn a_letter_links_to_the_portal_whatever_host_was_asked() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let stranger = portal.stranger();
    let form = stranger.gets(urls::forgot_password()).await.form(urls::forgot_password());
    let form = form.fill(&[("email", &anna.email)]);
    let base = portal.house.base.clone();
    let spoofed = [("x-forwarded-host", "evil.example"), ("origin", base.as_str())];
    stranger.sends_with(form, &spoofed).await.is(200);
    let letter = portal.letter_to(&anna).await;
    letter.says_not("evil.example").says(&portal.house.base);
}

#[actix_web::test]
async fn somebody_who_is_being_guessed_at_gets_in_by_a_letter() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let elsewhere = portal.stranger();
    for _ in 0..8 {
        tries(&elsewhere, &anna.email, "a guess at random").await;
    }
    tries(&elsewhere, &anna.email, PASSWORD).await.is(429);
    let link = way_for(&portal, &anna).await;
    chooses(&elsewhere, &link, NEW).await.is(303);
    tries(&elsewhere, &anna.email, NEW).await.done();
}

#[actix_web::test]
async fn an_invitation_lets_somebody_choose_a_password_for_seven_days_and_can_be_sent_anew() {
    let portal = Portal::start().await;
    let gunnar = portal.global_admin("Contoso").await;
    let values = [
        ("person_name", "Nils Ny"),
        ("email", "nils@contoso.example"),
        ("language", "sv"),
        ("roles", "incentives-admin"),
    ];
    gunnar.fills(urls::new_person(), &values).await.done();
    gunnar.opens(urls::people()).await.says("Has not chosen a password yet");
    let letter = portal.letter_to_address("nils@contoso.example").await;
    letter.says("Välkommen till Partneranspråk").says("Contoso AB").says("2026-11-30");
    let first = letter.link("/choose-password/").unwrap();
    tries(&portal.stranger(), "nils@contoso.example", "").await.is(422);
    portal.only_the_clock_moves(hours(24 * 7));
    portal.stranger().gets(&first).await.is(410);
    let nils = portal.house.app.store.read(|reader| reader.credentials("nils@contoso.example")).await;
    let id = nils.unwrap().unwrap().person.id;
    gunnar.signs_in().await;
    gunnar.presses(urls::person(&id), urls::invite(&id)).await.done();
    let link = portal.letter_to_address("nils@contoso.example").await.link("/choose-password/").unwrap();
    let browser = portal.stranger();
    browser.gets(&link).await.says("Välj ett lösenord");
    chooses(&browser, &link, NEW).await.is(303);
    tries(&browser, "nils@contoso.example", NEW).await.done();
    browser.gets(urls::dashboard()).await.is(200);
    gunnar.opens(urls::people()).await.says_not("Has not chosen a password yet");
}

#[actix_web::test]
async fn whoever_may_no_longer_sign_in_gets_no_way_in() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let link = way_for(&portal, &anna).await;
    let path = urls::person(anna.actor().person().unwrap());
    let form = gunnar.opens(&path).await.form(&path).without("active");
    gunnar.sends(form).await.done();
    portal.stranger().gets(&link).await.is(410);
    portal.clear_the_mailbox().await;
    forgets(&portal.stranger(), &anna.email).await.is(200);
    assert!(portal.letters_to_address(&anna.email).await.is_empty());
}

#[actix_web::test]
async fn a_password_that_others_would_try_is_refused_with_a_sentence_that_says_what_to_do() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let about_her = format!("{} 2026", anna.email);
    let long = "å".repeat(129);
    for (new, says) in [
        ("elevenchars", "Use at least 15 characters"),
        (long.as_str(), "at most 128 characters"),
        ("correcthorsebatterystaple", "everybody tries first"),
        (about_her.as_str(), "without your name"),
        ("Contoso Contoso Contoso", "without your name"),
        ("yxwvutsrqponmlkjihgf", "would soon be guessed"),
    ] {
        let values = [("old_password", PASSWORD), ("new_password", new), ("repeat_password", new)];
        anna.fills(urls::change_password(), &values).await.is(422).says(says);
    }
    let weak = [
        ("old_password", PASSWORD),
        ("new_password", "password password 1"),
        ("repeat_password", "password password 1"),
    ];
    let page = anna.fills(urls::change_password(), &weak).await;
    assert!(page.is(422).text().contains("Strength of the password you typed: "), "{}", page.text());
    let measured = page.attributes("meter#strength", "value");
    assert!(measured.len() == 1 && measured[0].parse::<u8>().unwrap() < 3, "{measured:?}");
    anna.opens(urls::change_password()).await.says_not("Strength of the password");
    anna.speaks(Lang::Sv).await;
    let weak = "yxwvutsrqponmlkjihgf";
    let values = [("old_password", PASSWORD), ("new_password", weak), ("repeat_password", weak)];
    anna.fills(urls::change_password(), &values).await.is(422).says("skulle snart gissas");
}

#[actix_web::test]
async fn any_characters_will_do_and_none_is_cut_off() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let whole: String = "räv 🦊 på taket, älg i ån; ".chars().cycle().take(128).collect();
    let values = [("old_password", PASSWORD), ("new_password", &whole), ("repeat_password", &whole)];
    anna.fills(urls::change_password(), &values).await.is(303);
    let cut: String = whole.chars().take(127).collect();
    tries(&portal.stranger(), &anna.email, &cut).await.is(422);
    tries(&portal.stranger(), &anna.email, &whole).await.done();
    let before = portal.house.app.workflow.passwords_hashed();
    tries(&portal.stranger(), &anna.email, &"x".repeat(200_000)).await.is(422);
    assert_eq!(portal.house.app.workflow.passwords_hashed(), before, "a huge password was hashed");
}

#[actix_web::test]
async fn a_passwords_field_hides_it_and_is_open_to_password_managers() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let link = way_for(&portal, &anna).await;
    let pages = [
        portal.stranger().gets(urls::sign_in()).await,
        portal.stranger().gets(&link).await,
        anna.gets(urls::change_password()).await,
        anna.gets(urls::confirm()).await,
    ];
    for page in pages {
        let kinds = page.is(200).attributes("input[name*='password']", "type");
        assert!(!kinds.is_empty() && kinds.iter().all(|kind| kind == "password"), "{}: {kinds:?}", page.path);
        let marks = page.attributes("input[name*='password']", "autocomplete");
        let known = ["current-password", "new-password"];
        let all_known = marks.iter().all(|mark| known.contains(&mark.as_str()));
        assert!(marks.len() == kinds.len() && all_known, "{}: {marks:?}", page.path);
        for hindrance in ["maxlength", "readonly", "onpaste"] {
            assert!(page.attributes("input[name*='password']", hindrance).is_empty(), "{}", page.path);
        }
    }
}
