//! Requests as no page of ours makes them: too long, too slow, with too much in them, about what is not there.

use crate::cookies::Bare;
use crate::support::{Portal, select};
use portal::app::{App, Pace};
use portal::domain::text::Note;
use portal::web::urls;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Sends bytes as they are, and reads what comes until the other side has nothing more to say.
pub fn says(base: &str, bytes: &[u8]) -> String {
    let mut line = TcpStream::connect(base.trim_start_matches("http://")).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    // Whoever has heard enough may hang up before the end.
    let _ = line.write_all(bytes);
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[actix_web::test]
async fn a_day_that_does_not_exist_is_told_beside_its_field() {
    let portal = Portal::start().await;
    let petra = portal.portal_admin().await;
    for day in
        ["0000-00-00", "9999-12-31", "2024-02-30", "12026-11-24", "-2026-11-24", "2026-13-01", "24/12/2026"]
    {
        let values = [("holiday_day", day), ("holiday_name", "A day off")];
        let page = petra.fills(urls::holidays(), &values).await;
        page.is(422);
        assert_eq!((page.error_summary().len(), page.field("holiday_day").as_str()), (1, day));
        assert_eq!(page.field("holiday_name"), "A day off", "the rest is kept");
        petra.gets(format!("{}/{day}/remove", urls::holidays())).await.is(404);
        let status = petra.gets(format!("{}?due={day}&after={day}", urls::queue())).await.status;
        assert!([200, 303].contains(&status), "{day}: {status}");
    }
}

#[actix_web::test]
async fn an_address_or_a_head_of_any_length_is_answered() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let long = "a".repeat(9_000);
    for path in [format!("/{long}"), format!("/claims/{long}"), format!("/consent/{long}")] {
        anna.gets(&path).await.is(404);
    }
    anna.gets(format!("{}?search={long}", urls::dashboard())).await.is(200);
    let head = |line: &str, size: usize| {
        format!(
            "{line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-long: {}\r\n\r\n",
            "a".repeat(size)
        )
    };
    for request in [
        head("GET /sign-in", 100_000),
        head("GET /sign-in", 3_000_000),
        head(&format!("GET /{}", "a".repeat(70_000)), 1),
        head(&format!("GET /?{}", "a".repeat(400_000)), 1),
        head("GET", 1),
        "GET /sign-in HTTP/1.1\r\nhost: a\r\nhost: b\r\nx\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}\0 hello, this is TLS\r\n\r\n".to_owned(),
    ] {
        let (base, bytes) = (portal.house.base.clone(), request.clone().into_bytes());
        let answer = tokio::task::spawn_blocking(move || says(&base, &bytes)).await.unwrap();
        // Nothing at all is said to whoever still sends when enough was heard.
        let fine = ["", "HTTP/1.1 2", "HTTP/1.1 4"].iter().any(|good| match *good {
            "" => answer.is_empty(),
            good => answer.starts_with(good),
        });
        assert!(fine, "{}…: {answer}", request.chars().take(60).collect::<String>());
    }
    anna.gets(urls::dashboard()).await.is(200);
}

fn impatient(app: &mut App) {
    let seconds = Duration::from_secs;
    app.pace = Pace { head: seconds(3), silence: seconds(2), grace: seconds(3), bytes_a_second: 1024 };
}

/// Sends a beginning, then a byte now and then, until the other side has had enough; its answer.
fn sends_slowly(base: &str, beginning: &[u8]) -> String {
    let mut line = TcpStream::connect(base.trim_start_matches("http://")).unwrap();
    line.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    line.write_all(beginning).unwrap();
    let (begun, mut answer, mut piece) = (Instant::now(), Vec::new(), [0; 4096]);
    while begun.elapsed() < Duration::from_secs(12) {
        match line.read(&mut piece) {
            Ok(0) => return String::from_utf8_lossy(&answer).into_owned(),
            Ok(count) => answer.extend_from_slice(&piece[..count]),
            Err(_) if !answer.is_empty() || line.write_all(b"a").is_err() => {
                return String::from_utf8_lossy(&answer).into_owned();
            }
            Err(_) => {}
        }
    }
    panic!("still listened to after {:?}", begun.elapsed());
}

#[actix_web::test]
async fn whoever_sends_a_head_or_a_file_a_byte_at_a_time_is_cut_off_and_nobody_waits_for_it() {
    let portal = Portal::changed(impatient).await;
    let (anna, bare) = (portal.incentives_admin("Contoso").await, Bare::of(&portal));
    let claim = anna.begins("Evidence").await;
    let (path, base) = (urls::poe(&claim), portal.house.base.clone());
    let cookies = bare.signs_in(&anna, "").await;
    let form = bare.gets(&path, &cookies).await.form(&path);
    let token = &form.fields.iter().find(|(name, _)| name == "token").unwrap().1;
    let upload = format!(
        "POST {path} HTTP/1.1\r\nhost: {}\r\ncookie: {cookies}\r\ncontent-type: multipart/form-data; boundary=x\r\n\
         content-length: 500000\r\n\r\n--x\r\ncontent-disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n\
         --x\r\ncontent-disposition: form-data; name=\"{}\"; filename=\"slow.txt\"\r\n\r\nSigned ",
        base.trim_start_matches("http://"),
        form.file_control,
    );
    let head = b"GET /sign-in HTTP/1.1\r\nhost: localhost\r\nx-slow: ".to_vec();
    let slow = [(head, true), (upload.into_bytes(), false)].map(|(beginning, may_be_bare)| {
        let base = base.clone();
        tokio::task::spawn_blocking(move || (sends_slowly(&base, &beginning), may_be_bare))
    });
    while !slow.iter().all(tokio::task::JoinHandle::is_finished) {
        let asked = Instant::now();
        anna.gets(urls::dashboard()).await.is(200);
        assert!(asked.elapsed() < Duration::from_secs(5), "somebody else waited {:?}", asked.elapsed());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for slow in slow {
        let (answer, may_be_bare) = slow.await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(may_be_bare || answer.contains("That took too long"), "{answer}");
    }
    anna.opens(&path).await.says_not("slow.txt");
}

#[actix_web::test]
async fn fields_nobody_asked_for_change_nothing() {
    let portal = Portal::start().await;
    let (anna, eve) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let fabrikam = eve.actor().partner().unwrap().to_string();
    let more = [
        ("role", "portal-admin"),
        ("roles", "portal-admin"),
        ("status", "approved"),
        ("state", "approved"),
        ("phase", "approved"),
        ("partner", &fabrikam),
        ("partner_id", &fabrikam),
        ("owner", "somebody"),
        ("decided_by", "somebody"),
        ("version", "9000"),
        ("due_on", "2036-01-01"),
        ("active", "yes"),
    ];
    let form = anna.opens(urls::new_claim()).await.form(urls::new_claim()).fill(&[("name", "Mine")]);
    let claim = anna.sends(form.with(&more)).await.claim();
    let path = urls::edit(&claim, "customer");
    let form = anna.opens(&path).await.form(&path).fill(&[("customer", "Litware")]).with(&more);
    anna.sends(form).await.done();
    let path = urls::change_password();
    let wrong = [("old_password", "not this one"), ("new_password", "x"), ("repeat_password", "x")];
    anna.sends(anna.opens(path).await.form(path).fill(&wrong).with(&more)).await.is(422);
    let id = claim.clone();
    let kept = portal.house.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap();
    assert_eq!(Some(&kept.partner), anna.actor().partner());
    anna.looks_at(&claim).await.says("Editing").says("Litware");
    eve.gets(urls::claim(&claim)).await.is(404);
    anna.gets(urls::organisations()).await.is(404);
}

#[actix_web::test]
async fn what_lies_beside_the_portal_is_served_to_nobody() {
    let portal = Portal::start().await;
    let (petra, stranger) = (portal.portal_admin().await, portal.stranger());
    for path in [
        "/.git/config",
        "/.git/HEAD",
        "/.env",
        "/Cargo.toml",
        "/portal.sqlite",
        "/data/portal.sqlite",
        "/data/secret",
        "/poe/",
        "/static/",
        "/static/..%2fCargo.toml",
        "/static/%2e%2e/%2e%2e/Cargo.toml",
        "/metrics",
        "/debug",
        "/server-status",
        "/backup.json",
        "/.well-known/security.txt.bak",
    ] {
        for person in [&petra, &stranger] {
            person.gets(path).await.is(404);
        }
    }
}

#[actix_web::test]
async fn a_form_of_five_thousand_fields_is_refused_with_a_page() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let form = anna.opens(urls::new_claim()).await.form(urls::new_claim()).fill(&[("name", "Many")]);
    let names: Vec<String> = (0..5_000).map(|n| format!("field{n}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    let page = anna.sends(form.with(&many)).await;
    page.is(400).says("That could not be read");
    anna.opens(urls::dashboard()).await.says_not("Many");
}

#[actix_web::test]
async fn a_comment_as_long_as_may_be_is_taken_in_any_letters() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_submitted().await;
    // Twelve bytes each, as a form sends them.
    for letter in ["å", "漢", "🦊"] {
        let whole = letter.repeat(Note::MAX);
        anna.comments(&claim, &whole).await.done();
        anna.looks_at(&claim).await.says(&whole);
        let page = anna.comments(&claim, &format!("{whole}{letter}")).await;
        page.is(422).says("4,000");
    }
    anna.looks_at(&claim).await.says("At most 4,000 characters.");
}

#[actix_web::test]
async fn writing_from_right_to_left_is_kept_and_turns_nothing_around_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (said, name) = ("שלום עולם (abc) x\u{301}\u{301}\u{301}", "עברית Ltd");
    let mut wanted = anna.new_customer();
    wanted.customer = name.to_owned();
    let claim = anna.has_under_review_of(&wanted, &rolf).await;
    anna.comments(&claim, said).await.done();
    for (person, path) in
        [(&anna, urls::claim(&claim)), (&rolf, urls::review(&claim)), (&rolf, urls::history(&claim))]
    {
        let page = person.opens(&path).await;
        let document = page.document();
        let words = select("body *");
        let of = |text: &str| {
            let innermost = document.select(&words).filter(|element| {
                element.text().collect::<String>().contains(text)
                    && element.child_elements().all(|child| !child.text().collect::<String>().contains(text))
            });
            innermost.filter(|element| element.value().name() != "option").collect::<Vec<_>>()
        };
        assert!(!of(said).is_empty(), "{path} lost it");
        for element in of(said) {
            let apart =
                |e: &scraper::ElementRef<'_>| e.value().name() == "bdi" || e.attr("dir") == Some("auto");
            let around = element.ancestors().filter_map(scraper::ElementRef::wrap);
            assert!(
                apart(&element) || element.value().name() == "textarea" || around.take(3).any(|e| apart(&e)),
                "{path}: {}",
                element.html()
            );
        }
    }
}

#[actix_web::test]
async fn every_control_for_a_secret_or_an_address_says_what_a_browser_may_fill_in() {
    let portal = Portal::start().await;
    let (anna, stranger) = (portal.incentives_admin("Contoso").await, portal.stranger());
    portal.only_the_clock_moves(chrono::Duration::minutes(11));
    let pages = [
        stranger.gets(urls::sign_in()).await,
        stranger.gets(urls::forgot_password()).await,
        anna.opens(urls::change_password()).await,
        anna.opens(urls::confirm_then("/")).await,
    ];
    let mut seen = 0;
    for page in &pages {
        for (kind, may) in
            [("password", &["current-password", "new-password"][..]), ("email", &["username", "email"][..])]
        {
            for filled in page.attributes(&format!("main input[type={kind}]"), "autocomplete") {
                assert!(may.contains(&filled.as_str()), "{}: {filled}", page.path);
                seen += 1;
            }
        }
        assert!(!page.html().contains("onpaste"), "{}", page.path);
    }
    assert_eq!(seen, 7, "controls on these pages");
}
