//! Who gets in, who waits, and where somebody is signed in.

use crate::support::{PASSWORD, Page, Person, Portal, hours};
use chrono::Duration;
use portal::domain::contact::Lang;
use portal::web::urls;

/// Tries a password in this browser.
async fn tries(browser: &Person, email: &str, password: &str) -> Page {
    let form = browser.gets(urls::sign_in()).await.form(urls::sign_in());
    browser.sends(form.fill(&[("email", email), ("password", password)])).await
}

/// Tries wrong passwords until the portal says to wait; tells how many it took.
async fn tires_out(browser: &Person, email: &str) -> u32 {
    for number in 1..12 {
        let page = tries(browser, email, "a guess at random").await;
        if page.status == 429 {
            return number;
        }
        page.is(422).says("The e-mail address or the password is wrong");
    }
    panic!("nobody was told to wait");
}

fn retry_after(page: &Page) -> i64 {
    page.header("retry-after").parse().expect("seconds to wait")
}

#[actix_web::test]
async fn whoever_guesses_waits_longer_each_time_and_the_right_password_works_after_the_wait() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let away = anna.elsewhere();
    assert!(tires_out(&away, &anna.email).await <= 10);
    let mut longest = 0;
    for _ in 0..12 {
        let page = tries(&away, &anna.email, "another guess").await;
        if page.status == 429 {
            assert!((1..=900).contains(&retry_after(&page)), "{}", retry_after(&page));
            longest = longest.max(retry_after(&page));
            portal.only_the_clock_moves(Duration::seconds(retry_after(&page)));
        }
    }
    assert!(longest >= 16, "waits did not grow: {longest}");
    for _ in 0..30 {
        let page = tries(&away, &anna.email, "another guess").await;
        if page.status == 429 {
            assert!(retry_after(&page) <= 900);
            portal.only_the_clock_moves(Duration::seconds(retry_after(&page)));
        }
    }
    portal.only_the_clock_moves(Duration::minutes(15));
    tries(&away, &anna.email, PASSWORD).await.done();
}

#[actix_web::test]
async fn whoever_waits_reads_when_to_try_again_and_keeps_the_address_typed() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let away = anna.elsewhere();
    tires_out(&away, &anna.email).await;
    // Even the right password is not looked at before its time.
    portal.only_the_clock_moves(Duration::seconds(2));
    tries(&away, &anna.email, "one more guess").await;
    let page = tries(&away, &anna.email, PASSWORD).await;
    page.is(429).says("Too many tries. Wait");
    assert_eq!((page.field("email"), page.field("password")), (anna.email.clone(), String::new()));
    assert!(page.title().starts_with("Error:"), "{}", page.title());
}

#[actix_web::test]
async fn a_stranger_who_hammers_an_account_keeps_its_owners_device_waiting_for_nothing() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    tires_out(&portal.stranger(), &anna.email).await;
    // Her own browser has signed in before, and is still signed in.
    anna.gets(urls::dashboard()).await.is(200);
    anna.presses(urls::dashboard(), "/sign-out").await;
    tries(&anna, &anna.email, PASSWORD).await.done();
    // Her device has a count of its own: guesses made on it are slowed down too.
    anna.presses(urls::dashboard(), "/sign-out").await;
    assert!(tires_out(&anna, &anna.email).await <= 10);
}

#[actix_web::test]
async fn a_device_is_known_for_the_account_it_signed_in_to_and_no_other() {
    let portal = Portal::start().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.billing_admin("Contoso").await);
    let stranger = portal.stranger();
    for _ in 0..20 {
        tries(&stranger, &bo.email, "a guess at random").await;
    }
    anna.presses(urls::dashboard(), "/sign-out").await;
    tries(&anna, &bo.email, PASSWORD).await.is(429);
    tries(&anna, &anna.email, PASSWORD).await.done();
}

#[actix_web::test]
async fn one_address_that_tries_many_accounts_is_slowed_down() {
    let portal = Portal::start().await;
    let stranger = portal.stranger();
    let mut slowed = false;
    for number in 0..40 {
        let page = tries(&stranger, &format!("guess{number}@contoso.example"), "Summer is coming").await;
        slowed |= page.status == 429;
    }
    assert!(slowed);
}

#[actix_web::test]
async fn unknown_people_cost_as_much_as_known_ones_and_read_the_same() {
    let portal = Portal::start().await;
    let (anna, gunnar) = (portal.incentives_admin("Contoso").await, portal.global_admin("Contoso").await);
    let path = urls::person(anna.actor().person().unwrap());
    let form = gunnar.opens(&path).await.form(&path).without("active");
    gunnar.sends(form).await.done();
    let invited = "invited@contoso.example";
    let values =
        [("person_name", "Nils Ny"), ("email", invited), ("language", "en"), ("roles", "billing-admin")];
    gunnar.fills(urls::new_person(), &values).await.done();
    let mut read = Vec::new();
    for email in [gunnar.email.as_str(), "nobody@contoso.example", invited, &anna.email] {
        let before = portal.house.app.workflow.passwords_hashed();
        let page = tries(&portal.stranger(), email, "a guess at random").await;
        assert_eq!(portal.house.app.workflow.passwords_hashed() - before, 1, "{email}");
        read.push((page.status, page.text().replace(email, "")));
    }
    assert!(read.iter().all(|one| *one == read[0]), "{read:#?}");
}

#[actix_web::test]
async fn somebody_sees_where_they_are_signed_in_and_ends_what_they_do_not_know() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (work, phone) = (anna.elsewhere(), anna.elsewhere());
    work.signs_in().await;
    phone.signs_in().await;
    let page = anna.opens(urls::own_sessions()).await;
    assert_eq!(page.texts("tbody tr").len(), 3);
    assert_eq!(page.texts("tbody tr").iter().filter(|row| row.contains("This one")).count(), 1);
    let ends: Vec<_> =
        page.forms().into_iter().filter(|form| form.names.iter().any(|name| name == "session")).collect();
    assert_eq!(ends.len(), 2, "one's own is ended by signing out");
    anna.sends(ends[0].clone()).await.done();
    let left = [work.gets(urls::dashboard()).await.status, phone.gets(urls::dashboard()).await.status];
    assert_eq!(left.iter().filter(|status| **status == 303).count(), 1, "{left:?}");
    let page = anna.opens(urls::own_sessions()).await;
    let all = page.forms().into_iter().filter(|form| form.action == urls::own_sessions());
    let others = all.into_iter().find(|form| !form.names.iter().any(|name| name == "session")).unwrap();
    anna.sends(others).await.done();
    work.gets(urls::dashboard()).await.is(303);
    phone.gets(urls::dashboard()).await.is(303);
    anna.gets(urls::dashboard()).await.is(200);
}

#[actix_web::test]
async fn nobody_ends_anothers_session_but_whoever_manages_them() {
    let portal = Portal::start().await;
    let (anna, gunnar) = (portal.incentives_admin("Contoso").await, portal.global_admin("Contoso").await);
    let carla = portal.global_admin("Fabrikam").await;
    let id = anna.actor().person().unwrap().clone();
    let page = anna.elsewhere();
    page.signs_in().await;
    let form = anna.opens(urls::own_sessions()).await;
    let ends = form.forms().into_iter().find(|form| form.names.iter().any(|name| name == "session")).unwrap();
    let handle = ends.fields.iter().find(|(name, _)| name == "session").unwrap().1.clone();
    carla.sends_by_hand(urls::own_sessions(), &[("session", &handle)]).await;
    page.gets(urls::dashboard()).await.is(200);
    carla.sends_by_hand(&urls::sign_out_person(&id), &[]).await.is(404);
    anna.gets(urls::dashboard()).await.is(200);
    gunnar.presses(urls::person(&id), urls::sign_out_person(&id)).await.done();
    anna.gets(urls::dashboard()).await.is(303);
    page.gets(urls::dashboard()).await.is(303);
}

#[actix_web::test]
async fn a_browser_left_alone_changes_nobodys_roles_and_nothing_typed_is_lost() {
    let portal = Portal::start().await;
    let gunnar = portal.global_admin("Contoso").await;
    let anna = portal.incentives_admin("Contoso").await;
    let path = urls::person(anna.actor().person().unwrap());
    let form = gunnar.opens(&path).await.form(&path).fill(&[("person_name", "Anna Åkesson")]);
    portal.only_the_clock_moves(Duration::minutes(11));
    let page = gunnar.sends(form).await;
    page.is(403).says("Confirm that it is you");
    gunnar.opens(&path).await.says_not("Anna Åkesson");
    let wrong = page.form(urls::confirm()).fill(&[("password", "a guess at random")]);
    let page = gunnar.sends(wrong).await;
    page.is(422).says("The password is wrong");
    let right = page.form(urls::confirm()).fill(&[("password", PASSWORD)]);
    let page = gunnar.sends(right).await;
    page.is(200).says("Anna Åkesson");
    gunnar.sends(page.form(&path)).await.done();
    gunnar.opens(&path).await.says("Anna Åkesson");
    // For ten minutes nothing is asked again.
    let form = gunnar.opens(&path).await.form(&path).fill(&[("person_name", "Anna Ås")]);
    gunnar.sends(form).await.done();
}

#[actix_web::test]
async fn deadlines_holidays_reasons_and_new_people_ask_for_the_password_too() {
    let portal = Portal::start().await;
    let admin = portal.portal_admin().await;
    let day = [("day", "2027-06-04"), ("holiday_name", "Bridge day")];
    let holiday = admin.opens(urls::holidays()).await.form(urls::holidays()).with(&day);
    let deadlines = admin.opens(urls::deadlines()).await.form(urls::deadlines());
    let person = admin.opens(urls::new_person()).await.form(urls::new_person());
    let organisation = admin.opens(urls::new_organisation()).await.form(urls::new_organisation());
    let reason = urls::reason("missing-products");
    let reason = admin.opens(&reason).await.form(&reason);
    portal.only_the_clock_moves(Duration::minutes(11));
    for form in [holiday, deadlines, person, organisation, reason] {
        let action = form.action.clone();
        let page = admin.sends(form.clone()).await;
        assert_eq!(page.status, 403, "{action}");
        page.says("Confirm that it is you");
        // A browser that does not say where the form was is asked as well, and carries nothing.
        let page = admin.sends_with(form, &[]).await;
        assert_eq!(page.location(), urls::confirm_then(&action));
    }
}

#[actix_web::test]
async fn a_confirmation_is_asked_in_swedish_as_well() {
    let portal = Portal::start().await;
    let admin = portal.portal_admin().await;
    admin.speaks(Lang::Sv).await;
    admin.opens(urls::confirm()).await.is(200).says("Bekräfta att det är du");
    admin.opens(urls::own_sessions()).await.says("Här är du inloggad");
}

#[actix_web::test]
async fn counts_of_tries_are_forgotten_after_a_day() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let away = anna.elsewhere();
    tires_out(&away, &anna.email).await;
    portal.pass(hours(25)).await;
    portal.house.jobs.housekeep().await.unwrap();
    let now = portal.now();
    let forgotten = portal
        .house
        .app
        .store
        .write::<_, portal::store::StoreError>(move |writer| writer.forget_old_tries(now));
    assert_eq!(forgotten.await.unwrap(), 0, "housekeeping left some");
    assert!(tires_out(&away, &anna.email).await > 5);
}

/// The key of the session an answer has begun.
fn key_of(page: &Page) -> String {
    let cookies = page.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let session = cookies.filter_map(|cookie| cookie.strip_prefix("portal=")).next().expect("a session");
    session.split(';').next().unwrap_or_default().to_owned()
}

#[actix_web::test]
async fn a_sign_in_and_a_confirmation_bring_a_new_key_and_the_one_before_is_worth_nothing() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let browser = anna.elsewhere();
    let meets = async |key: &str| {
        let cookie = format!("portal={key}");
        portal.stranger().gets_with(urls::dashboard(), &[("cookie", &cookie)]).await.status
    };
    let first = key_of(&tries(&browser, &anna.email, PASSWORD).await);
    assert!(first.len() >= 64, "a signature and 256 bits: {}", first.len());
    assert_eq!(meets(&first).await, 200);
    let second = key_of(&browser.fills(urls::confirm(), &[("password", PASSWORD)]).await);
    assert_ne!(first, second);
    assert_eq!((meets(&first).await, meets(&second).await), (303, 200));
    browser.presses(urls::dashboard(), "/sign-out").await;
    let third = key_of(&tries(&browser, &anna.email, PASSWORD).await);
    assert!(third != first && third != second);
    assert_eq!((meets(&second).await, meets(&third).await), (303, 200));
}

#[actix_web::test]
async fn sessions_are_ended_with_the_password_once_more() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let phone = anna.elsewhere();
    phone.signs_in().await;
    let page = anna.gets(urls::own_sessions()).await;
    let ends = page.forms().into_iter().find(|form| form.names.iter().any(|name| name == "session")).unwrap();
    portal.only_the_clock_moves(Duration::minutes(11));
    anna.sends(ends).await.is(403).says("Confirm that it is you");
    phone.gets(urls::dashboard()).await.is(200);
    anna.fills(urls::confirm(), &[("password", PASSWORD)]).await.done();
    let page = anna.gets(urls::own_sessions()).await;
    let ends = page.forms().into_iter().find(|form| form.names.iter().any(|name| name == "session")).unwrap();
    anna.sends(ends).await.done();
    phone.gets(urls::dashboard()).await.is(303);
}
