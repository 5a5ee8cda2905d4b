//! What stands between the portal and whoever means it harm, or has bad luck.

use crate::support::{PASSWORD, Page, Portal, evidence};
use portal::app::{App, Pace};
use portal::domain::contact::Lang;
use portal::domain::poe::POE_LIMITS;
use portal::store::{StoreError, Writer};
use portal::web::urls;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A text of this many bytes, unlike all others.
fn text(mark: &str, size: usize) -> Vec<u8> {
    let mut bytes = mark.as_bytes().to_vec();
    bytes.resize(size, b'.');
    bytes
}

fn download_of(page: &Page) -> String {
    let way = page.ways().into_iter().find(|way| way.ends_with("/download"));
    way.unwrap_or_else(|| panic!("no file on {}: {}", page.path, page.text()))
}

#[actix_web::test]
async fn a_file_of_one_byte_more_than_the_limit_is_refused_with_the_limit_as_people_know_it() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let limit = usize::try_from(POE_LIMITS.file_bytes).unwrap();
    let page = anna.uploads(&claim, &[("large.txt", &text("a", limit + 1)), ("small.txt", b"Signed.")]).await;
    page.is(422).says("The file is larger than 25 MB").says_not("26 MB").says_not("26.");
    anna.uploads(&claim, &[("just.txt", &text("b", limit))]).await.done();
    anna.opens(urls::poe(&claim)).await.says("small.txt").says("just.txt").says_not("large.txt");
}

#[actix_web::test]
async fn what_a_claim_has_no_room_for_is_refused_while_it_comes_and_leaves_nothing() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let size = 24 * 1024 * 1024;
    let files: Vec<Vec<u8>> = (0..5).map(|n| text(&n.to_string(), size)).collect();
    let sent = |range: std::ops::Range<usize>| -> Vec<(String, &[u8])> {
        range.map(|n| (format!("{n}.txt"), files[n].as_slice())).collect()
    };
    for range in [0..2, 2..4] {
        let sent = sent(range);
        let sent: Vec<(&str, &[u8])> = sent.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        anna.uploads(&claim, &sent).await.done();
    }
    let page = anna.uploads(&claim, &[("4.txt", &files[4])]).await;
    page.is(422).says("can be at most 100 MB together");
    // The same file once more is noticed after it came; its bytes do not stay.
    anna.uploads(&claim, &[("again.txt", &text("x", 10)), ("again too.txt", &text("x", 10))]).await.is(422);
    assert_eq!(portal.kept_files().len(), 5);
}

#[actix_web::test]
async fn a_request_without_an_end_is_cut_off() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let path = urls::poe(&claim);
    let large = text("a", 33 * 1024 * 1024);
    let files: Vec<(&str, &[u8])> = (0..4).map(|_| ("large.txt", large.as_slice())).collect();
    let form = anna.opens(&path).await.form(&path).attach(&files);
    // A browser that is still sending may hear the connection end instead of the answer.
    let outcome = tokio::spawn(async move { anna.sends(form).await.status }).await;
    assert!(outcome.is_err() || outcome.is_ok_and(|status| status == 413));
}

#[actix_web::test]
async fn evidence_taken_out_of_a_draft_and_drafts_thrown_away_leave_the_disk_after_a_day() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (kept, thrown) = (anna.begins("Kept").await, anna.begins("Thrown away").await);
    anna.uploads(&kept, &[("removed.txt", b"Signed once."), ("stays.txt", b"Signed twice.")]).await.done();
    anna.uploads(&thrown, &[("thrown.txt", b"Signed thrice.")]).await.done();
    let page = anna.opens(urls::poe(&kept)).await;
    let remove = page.ways().into_iter().find(|way| way.ends_with("/remove")).unwrap();
    anna.fills(&remove, &[]).await.done();
    anna.fills(urls::discard(&thrown), &[]).await.done();
    assert_eq!(portal.kept_files().len(), 3);
    portal.house.jobs.housekeep().await.unwrap();
    assert_eq!(portal.kept_files().len(), 3, "bytes of today may still be on their way into a claim");
    #[expect(clippy::disallowed_methods, reason = "files bear the machine's time, not the portal's")]
    let yesterday = std::time::SystemTime::now() - Duration::from_secs(25 * 3600);
    for file in portal.kept_files() {
        std::fs::File::options().write(true).open(file).unwrap().set_modified(yesterday).unwrap();
    }
    portal.house.jobs.housekeep().await.unwrap();
    assert_eq!(portal.kept_files().len(), 1);
    let report =
        portal::jobs::verify(&portal.house.app.store, Some(portal.house.app.files.as_ref())).unwrap();
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

#[actix_web::test]
async fn a_disk_that_is_nearly_full_refuses_files_and_keeps_the_form() {
    let portal = Portal::on_disk_with_reserve(u64::MAX).await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let page = anna.uploads(&claim, &[("proof.txt", b"Signed.")]).await;
    page.is(422).says("has no room for more files at the moment");
    assert!(portal.kept_files().is_empty());
}

#[actix_web::test]
async fn whoever_runs_the_portal_reads_that_its_disk_is_nearly_full() {
    let portal = Portal::on_disk_with_reserve(u64::MAX).await;
    let (anna, rita, petra) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.portal_admin().await);
    for page in [urls::queue(), urls::letters(), urls::organisations()] {
        petra.opens(page).await.is(200).says("There is room for 0 kB more");
    }
    petra.speaks(Lang::Sv).await;
    petra.opens(urls::queue()).await.says("Det finns plats för 0 kB till");
    anna.opens(urls::dashboard()).await.says_not("There is room");
    rita.opens(urls::queue()).await.says_not("There is room");
    // Everything but files goes on.
    let claim = anna.begins("Without files").await;
    anna.edits(&claim, "customer", &[("customer", "Litware")]).await.done();
    let roomy = Portal::on_disk().await;
    roomy.portal_admin().await.opens(urls::queue()).await.says_not("There is room");
}

#[actix_web::test]
async fn damaged_evidence_is_told_and_never_shown() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    anna.uploads(&claim, &[("proof.pdf", &evidence::pdf("Signed"))]).await.done();
    let download = download_of(&anna.opens(urls::poe(&claim)).await);
    let view = download.replace("/download", "/view");
    anna.gets(&download).await.is(200);
    let file = portal.kept_files().remove(0);
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, &bytes).unwrap();
    for path in [&download, &view] {
        let page = anna.gets(path).await;
        page.is(500)
            .says("This file is damaged")
            .says("Tell support this number")
            .offers(urls::claim(&claim));
        assert!(!page.html().contains("%PDF"), "a byte of it left");
    }
    std::fs::remove_file(&file).unwrap();
    anna.gets(&download).await.is(500).says("This file is damaged");
    portal.forgives_errors();
}

/// A PDF under a lock whose table of contents unpacks to a hundred megabytes.
fn bomb() -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..100 {
        encoder.write_all(&zeros).unwrap();
    }
    let packed = encoder.finish().unwrap();
    let head = b"%PDF-1.5\n1 0 obj << /Type /XRef /Size 9 /W [1 2 2] /Encrypt 7 0 R /Filter /FlateDecode >> stream\r\n";
    [&head[..], &packed, b"\nendstream endobj\nstartxref\n9\n%%EOF"].concat()
}

#[actix_web::test]
async fn ninety_hostile_documents_at_once_leave_the_portal_to_others() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let path = urls::poe(&claim);
    let form = anna.opens(&path).await.form(&path).attach(&[("bomb.pdf", &bomb())]);
    let rolf = portal.reviewer().await;
    let begun = Instant::now();
    let (answers, waited) = tokio::join!(anna.sends_at_once(form, 90), async {
        let mut longest = Duration::ZERO;
        for _ in 0..5 {
            let asked = Instant::now();
            rolf.opens(urls::queue()).await.is(200);
            longest = longest.max(asked.elapsed());
        }
        longest
    });
    for answer in answers {
        answer.is(422);
    }
    // Unpacking all of it takes a second and a half each in a test's build.
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    assert!(waited < Duration::from_secs(10), "{waited:?}");
}

fn impatient(app: &mut App) {
    let (silence, grace) = (Duration::from_millis(300), Duration::from_millis(1_500));
    app.pace = Pace { silence, grace, bytes_a_second: 1024, ..Pace::default() };
}

/// Sends the beginning of a form and then `more` bytes, one at a time, until there is an answer.
fn sends_slowly(base: &str, between: Duration) -> (String, Duration) {
    let mut line = TcpStream::connect(base.trim_start_matches("http://")).unwrap();
    let head = "POST /sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 5000\r\n\r\n";
    line.write_all(head.as_bytes()).unwrap();
    let begun = Instant::now();
    line.set_read_timeout(Some(between)).unwrap();
    let (mut answer, mut piece) = (Vec::new(), [0; 4096]);
    while begun.elapsed() < Duration::from_secs(20) {
        match line.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => answer.extend_from_slice(&piece[..count]),
            Err(_) if answer.is_empty() => {
                if line.write_all(b"a").is_err() {
                    break;
                }
            }
            Err(_) => break,
        }
    }
    (String::from_utf8_lossy(&answer).into_owned(), begun.elapsed())
}

#[actix_web::test]
async fn whoever_sends_a_form_too_slowly_is_told_so() {
    let portal = Portal::changed(impatient).await;
    let base = portal.house.base.clone();
    for between in [Duration::from_secs(2), Duration::from_millis(100)] {
        let base = base.clone();
        let slow = tokio::task::spawn_blocking(move || sends_slowly(&base, between)).await;
        let (answer, took) = slow.unwrap();
        assert!(answer.starts_with("HTTP/1.1 408"), "{between:?}: {answer}");
        assert!(
            answer.contains("That took too long") && answer.contains("content-security-policy"),
            "{answer}"
        );
        assert!(took < Duration::from_secs(15), "{took:?}");
    }
}

#[actix_web::test]
async fn a_page_is_asked_for_by_its_head_as_by_itself_and_other_methods_are_none() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let page = anna.heads(urls::dashboard()).await;
    page.is(200);
    assert!(page.bytes.is_empty() && page.header("content-type").starts_with("text/html"));
    portal.stranger().heads(urls::dashboard()).await.is(303);
    let client = reqwest::Client::new();
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "NONSENSE"] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let url = format!("{}{}", portal.house.base, urls::dashboard());
        let answer = client.request(method, url).send().await.unwrap();
        assert_eq!(answer.status(), 405);
        assert_eq!(answer.headers()["allow"], "GET, HEAD, POST");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    }
}

#[actix_web::test]
async fn an_address_that_is_no_text_is_a_bad_one_before_anything_is_looked_up() {
    let portal = Portal::start().await;
    let admin = portal.portal_admin().await;
    for path in [
        "/people/%00",
        "/people?partner=%00",
        "/admin/letters/%00",
        "/admin/reasons/%00",
        "/claims/%ff%fe",
        "/claims?search=%c3%28",
        "/claims?search=50%",
        "/claims?search=%zz",
        "/consent/%00",
    ] {
        admin.gets(path).await.is(400).says("That could not be read");
    }
    for path in ["/queue?list=waiting&after=1234560101T000000_CPOR-2026-0000000", "/queue?after=x"] {
        let page = admin.gets(path).await;
        assert!([200, 303].contains(&page.status), "{path}: {}", page.status);
    }
}

#[actix_web::test]
async fn numbers_and_names_that_never_were_are_answered_without_a_stumble() {
    let portal = Portal::start().await;
    let (anna, admin) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    let claim = anna.has_draft().await;
    let path = urls::submit(&claim);
    for seen in ["2147483648", "4294967295", "2147483647"] {
        let form = anna.submission(&claim).await.without("seen").with(&[("seen", seen)]);
        anna.sends(form).await.is(409).says("The claim changed while you were");
    }
    anna.opens(&path).await.is(200);
    let fields =
        [("partner", "nope"), ("mpn", "4999999"), ("location_name", "X"), ("location_country", "SE")];
    admin.sends_by_hand(urls::new_location(), &fields).await.is(404);
    admin.sends_by_hand("/admin/letters/nope/again", &[]).await.is(404);
}

#[actix_web::test]
async fn nothing_is_approved_on_damaged_evidence() {
    let portal = Portal::on_disk().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    rolf.starts(&claim).await.done();
    let file = portal.kept_files().remove(0);
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, b"something else").unwrap();
    rolf.approves(&claim).await.is(409).says("A file of this claim is damaged");
    anna.looks_at(&claim).await.says("Under review");
    std::fs::write(&file, whole).unwrap();
    rolf.approves(&claim).await.done();
}

#[actix_web::test]
async fn a_sign_in_ends_when_it_is_not_used_and_in_any_case_after_an_office_day() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let minutes = chrono::Duration::minutes;
    for _ in 0..16 {
        portal.only_the_clock_moves(minutes(29));
        anna.gets(urls::dashboard()).await.is(200);
    }
    // Seven hours and 44 minutes have passed.
    portal.only_the_clock_moves(minutes(17));
    anna.gets(urls::dashboard()).await.is(303);
    anna.signs_in().await;
    portal.only_the_clock_moves(minutes(31));
    anna.gets(urls::dashboard()).await.is(303);
}

#[actix_web::test]
async fn a_claims_number_that_the_portal_did_not_give_opens_nothing_and_tells_nothing() {
    let portal = Portal::start().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let known = bo.has_draft().await;
    let form = anna.opens(urls::new_claim()).await.form(urls::new_claim()).fill(&[("name", "Mine")]);
    let given = bo.opens(urls::new_claim()).await.field("number");
    for number in [known.as_str(), "CPOR-2026-0000000", &format!("{known}.00"), &given, ""] {
        let form = form.clone().without("number").with(&[("number", number)]);
        anna.sends(form).await.is(400);
    }
    anna.sends(form.clone()).await.done();
    anna.sends(form).await.done();
}

#[actix_web::test]
async fn the_wrong_person_can_say_so_three_times() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    rolf.starts(&claim).await.done();
    rolf.approves(&claim).await.done();
    let link = portal.customers_link(&claim).await;
    let path = format!("{link}/wrong-person");
    let stranger = portal.stranger();
    for n in 1..=4 {
        let form = stranger
            .gets(&path)
            .await
            .form(&path)
            .fill(&[("colleague", &format!("person{n}@customer.example"))]);
        let page = stranger.sends(form).await;
        if n < 4 {
            page.is(303)
        } else {
            page.is(422).says("has been told three times")
        };
    }
}

#[actix_web::test]
async fn looking_at_the_sign_in_page_writes_nothing_and_its_form_is_bound_to_the_browser() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let sessions = || async {
        let store = portal.house.app.store.clone();
        let far = portal.now() + chrono::Duration::days(1);
        store
            .write::<_, StoreError>(move |writer: &mut Writer<'_>| writer.forget_ended_sessions(far))
            .await
            .unwrap()
    };
    assert_eq!(sessions().await, 1, "Anna's own");
    let (one, other) = (anna.elsewhere(), anna.elsewhere());
    for _ in 0..5 {
        portal.stranger().gets(urls::sign_in()).await.is(200);
        one.gets(urls::sign_in()).await.is(200);
    }
    other.gets(urls::sign_in()).await.is(200);
    assert_eq!(sessions().await, 0);
    let values = [("email", anna.email.as_str()), ("password", PASSWORD)];
    let form = one.gets(urls::sign_in()).await.form(urls::sign_in()).fill(&values);
    assert_ne!(other.sends(form.clone()).await.status, 303, "another browser's form");
    portal.stranger().sends(form.clone()).await.is(403);
    one.sends(form).await.done();
    one.opens(urls::dashboard()).await.is(200);
}

/// Sends bytes as they are on a connection of their own; what comes back until the portal closes it.
fn sends_bytes(base: &str, bytes: &str) -> String {
    let mut line = TcpStream::connect(base.trim_start_matches("http://")).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    line.write_all(bytes.as_bytes()).unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap_or_else(|error| panic!("not closed after {bytes:?}: {error}"));
    answer
}

#[actix_web::test]
async fn a_request_whose_end_can_be_read_in_two_ways_is_refused() {
    let portal = Portal::start().await;
    let base = portal.house.base.clone();
    let hidden = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n";
    for head in [
        "HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ntransfer-encoding: chunked",
        "HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ncontent-length: 60",
        "HTTP/1.1\r\nhost: localhost\r\ncontent-length: +5",
        "HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: xchunked\r\ntransfer-encoding: chunked",
        "HTTP/1.0\r\nhost: localhost\r\ntransfer-encoding: chunked",
    ] {
        let bytes = format!("POST /sign-in {head}\r\n\r\n0\r\n\r\n{hidden}");
        let base = base.clone();
        let answer = tokio::task::spawn_blocking(move || sends_bytes(&base, &bytes)).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 400") || answer.starts_with("HTTP/1.0 400"), "{head}: {answer}");
        assert!(!answer.contains("ok\n"), "the hidden request was answered: {head}: {answer}");
    }
}
