//! What goes wrong, and the way onward from it.

use crate::support::{Portal, hours};
use portal::web::urls;

#[actix_web::test]
async fn an_address_that_leads_nowhere_has_a_page_with_one_way_onward() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    for path in
        ["/nowhere", "/claims/nonsense", "/claims/CPOR-2026-0000000/edit/nonsense", "/static/none/portal.css"]
    {
        let page = anna.gets(path).await;
        page.is(404).says("Page not found").offers(urls::home());
        assert!(page.header("content-type").starts_with("text/html"));
    }
}

#[actix_web::test]
async fn the_method_a_page_does_not_know_is_no_way_in() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    // What changes something is never reached by following a link.
    for path in [urls::start_review(&claim), urls::sign_out().to_owned(), urls::language().to_owned()] {
        anna.gets(&path).await.is(404);
    }
    anna.looks_at(&claim).await.is(200).says("Submitted");
}

#[actix_web::test]
async fn an_act_that_is_not_possible_now_says_so_and_leads_to_the_claim() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    let page = anna.gets(urls::dispute(&claim)).await;
    page.is(409).says("This is not possible now").offers(urls::claim(&claim));
}

#[actix_web::test]
async fn a_stale_form_says_what_happened_and_keeps_what_was_typed() {
    let portal = Portal::start().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.billing_admin("Contoso").await);
    let claim = anna.has_submitted().await;
    let path = urls::edit(&claim, "contacts");
    let form = anna.opens(&path).await.form(&path).fill(&[("customer_contact_name", "Mika Dahl")]);
    bo.edits(&claim, "contacts", &[("customer_contact_name", "Tove Lund")]).await.done();
    let page = anna.sends(form).await;
    page.is(409).says("The claim changed while you were filling this in");
    assert_eq!(page.field("customer_contact_name"), "Mika Dahl");
    anna.looks_at(&claim).await.says("Tove Lund");
    // The form that came back carries the new version: sent again, it is saved.
    anna.sends(page.form(&path)).await.done();
    anna.looks_at(&claim).await.says("Mika Dahl");
}

#[actix_web::test]
async fn a_form_sent_after_the_session_ended_leads_to_signing_in_and_back() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    let form = anna.submission(&claim).await;
    portal.only_the_clock_moves(hours(9));
    let page = anna.sends(form).await;
    page.is(403).says("Your session has ended").offers(urls::sign_in());
    assert_eq!(page.field("next"), urls::submit(&claim));
    anna.looks_at(&claim).await.says("Editing");
}

#[actix_web::test]
async fn too_much_is_refused_with_a_page() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let body = format!("name={}", "a".repeat(2 * 1024 * 1024)).into_bytes();
    let page = anna.posts_raw(urls::new_claim(), "application/x-www-form-urlencoded", body).await;
    page.is(413).says("Too much was sent");
}

#[actix_web::test]
async fn odd_addresses_are_answered_and_never_stumbled_over() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    let odd = [
        "/claims?status=nonsense&due=never&after=zzz&search=%25%27%22%00".to_owned(),
        "/claims?search=".to_owned() + &"a".repeat(3000),
        "/claims/..%2f..%2fetc%2fpasswd".to_owned(),
        "/claims/%F0%9F%92%A9".to_owned(),
        format!("{}/%00", urls::poe(&claim)),
        format!("/claims/{}", claim.as_str().to_lowercase()),
        "/queue?list=nonsense&after=x&q=%C3%A5".to_owned(),
        "/consent/..".to_owned(),
        "/consent/a.b.c.d".to_owned(),
        "/people/%27%20OR%201=1".to_owned(),
    ];
    let rolf = portal.reviewer().await;
    for path in odd {
        for person in [&anna, &rolf] {
            let page = person.gets(&path).await;
            assert!([200, 303, 400, 404].contains(&page.status), "{path}: {}", page.status);
        }
    }
}

#[actix_web::test]
async fn every_answer_tells_the_browser_to_be_careful() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    for path in [urls::sign_in(), urls::dashboard(), "/nowhere"] {
        let page = anna.gets(path).await;
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        let policy = page.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        let asked = anna.gets_with(path, &[("origin", "https://evil.example")]).await;
        assert_eq!(asked.header("access-control-allow-origin"), "", "{path}");
    }
    let cookie = anna.elsewhere().gets(urls::sign_in()).await.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
}

#[actix_web::test]
async fn the_portal_says_that_it_lives() {
    let portal = Portal::start().await;
    let page = portal.stranger().gets(urls::health()).await;
    assert_eq!((page.status, page.html().as_str()), (200, "ok\n"));
}

#[actix_web::test]
async fn what_is_not_a_page_is_never_served() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    anna.uploads(&claim, &[("proof.txt", b"Signed.")]).await.done();
    let kept = portal.kept_files().remove(0);
    let kept = kept.file_name().unwrap().to_string_lossy().into_owned();
    let folders =
        ["/.git/config", "/.git/HEAD", "/.env", "/.svn/entries", "/static", "/static/", "/static/fluent/"];
    let files =
        ["/Cargo.toml", "/static/..%2fCargo.toml/x", "/data/portal.sqlite", "/data/secret", "/portal.sqlite"];
    let tools = ["/debug", "/server-status", "/swagger.json", "/phpinfo.php", "/demo/mailbox", "/metrics"];
    let bytes = [format!("/{kept}"), format!("/poe/{kept}"), format!("/data/poe/{kept}")];
    for path in folders.into_iter().chain(files).chain(tools).chain(bytes.iter().map(String::as_str)) {
        for person in [&anna, &portal.stranger()] {
            let page = person.gets(path).await;
            assert!(
                page.status == 404 || page.location().starts_with(urls::sign_in()),
                "{path}: {}",
                page.status
            );
            page.says_not("Signed.").says_not("Index of");
        }
    }
}
