//! The world under the portal fails, and comes back: the disk is full, the database is locked, the clock jumps. Whoever
//! is there is told in words, nothing is half done, and nobody has to lend a hand.

use crate::storm::crowd::Guest;
use crate::storm::ledger::Ledger;
use crate::storm::stage::Stage;
use crate::support::{Page, Portal, RealPortal, Settings, days, free_port, hours};
use diesel::connection::{Connection, SimpleConnection};
use portal::domain::ids::ClaimId;
use portal::domain::poe::POE_LIMITS;
use portal::jobs::verify;
use portal::web::urls;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A portal of its own process, with claims and somebody who works with it.
struct Real {
    folder: tempfile::TempDir,
    settings: Settings,
    stage: Stage,
    ledger: Arc<Ledger>,
}

impl Real {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (stage, ledger) = (Stage::build(folder.path()).await, Arc::new(Ledger::default()));
        stage.fills_a_little(&ledger).await;
        let settings = Settings::in_folder(folder.path());
        Self { folder, settings, stage, ledger }
    }

    fn guest(&self) -> Guest {
        Guest::new(&self.settings.base, self.stage.partners[0].email.as_str(), &self.ledger, 1)
    }

    fn draft(&self) -> ClaimId {
        self.ledger.waiting.lock().unwrap().drafts[0].clone()
    }

    fn under_review(&self) -> ClaimId {
        self.ledger.waiting.lock().unwrap().under_review[0].clone()
    }

    /// What lies in the folder of PoE files, half or whole.
    fn files(&self) -> usize {
        fn count(folder: &std::path::Path) -> usize {
            let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
        }
        count(&self.folder.path().join("poe"))
    }

    fn all_is_well(&self) {
        let app = &self.stage.app;
        let report = verify(&app.store, Some(app.files.as_ref())).unwrap();
        assert!(report.all_is_well(), "{report}");
    }
}

async fn opens(guest: &Guest, path: &str) -> Page {
    guest.reads(path).await.expect("an answer")
}

async fn comments(guest: &Guest, claim: &ClaimId, text: &str) -> Page {
    let form = opens(guest, &urls::claim(claim)).await.form(urls::comment(claim)).fill(&[("comment", text)]);
    guest.hands_in(form).await.expect("an answer")
}

/// Limits or frees what the portal may write, as a disk does that is full and is not any more.
fn room(portal: &RealPortal, bytes: &str) {
    let (id, limit) = (portal.id().to_string(), format!("--fsize={bytes}:"));
    let limited = std::process::Command::new("prlimit").args(["--pid", &id, &limit]).status().unwrap();
    assert!(limited.success());
}

#[actix_web::test]
async fn on_a_full_disk_nothing_is_written_everything_is_read_and_it_goes_on_by_itself_when_there_is_room() {
    let real = Real::new().await;
    let portal = real.settings.clone().that_survives_a_full_disk().serve();
    let (guest, claim) = (real.guest(), real.under_review());
    comments(&guest, &claim, "Before the disk was full").await.done();
    let kept = real.files();
    room(&portal, "0");

    let text = "Written while the disk was full";
    let page = comments(&guest, &claim, text).await;
    page.is(503);
    assert!(page.html().contains(text), "what was typed is lost: {}", page.text());
    opens(&guest, &urls::claim(&claim)).await.is(200).says("Before the disk was full").says_not(text);
    let ready = opens(&guest, urls::ready()).await;
    ready.is(503);
    assert_eq!(ready.html(), "not ready\ndatabase\nfiles\n");
    opens(&guest, urls::health()).await.is(200);
    let poe = urls::poe(&real.draft());
    let form = opens(&guest, &poe).await.form(&poe).attach(&[("proof.txt", b"Signed by both.")]);
    let refused = guest.hands_in(form.clone()).await.expect("an answer");
    assert!([422, 503].contains(&refused.status), "{} {}", refused.status, refused.text());
    assert_eq!(real.files(), kept, "something of the file has stayed");

    room(&portal, "unlimited");
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    assert_eq!(opens(&guest, urls::ready()).await.html(), "ready\n");
    comments(&guest, &claim, text).await.done();
    guest.hands_in(form).await.expect("an answer").done();
    opens(&guest, &urls::claim(&claim)).await.says(text);
    portal.is_told_to_stop();
    let (status, log) = portal.ends(Duration::from_secs(35));
    assert!(status.success(), "{status}: {log}");
    real.all_is_well();
}

/// What lies in a folder at one instant, in another.
fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let (path, place) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copied(&path, &place) } else { std::fs::copy(&path, &place).map(drop).unwrap() }
    }
}

fn signal(portal: &RealPortal, name: &str) {
    let id = portal.id().to_string();
    assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
}

#[actix_web::test]
async fn a_disk_as_a_power_cut_leaves_it_holds_all_that_was_acknowledged() {
    let real = Real::new().await;
    let (portal, guest) = (real.settings.serve(), real.guest());
    let (claim, draft) = (real.under_review(), real.draft());
    for round in 0..4 {
        let (poe, name) = (urls::poe(&draft), format!("proof {round}.txt"));
        let proof = format!("Signed for the {round}th time");
        let form = opens(&guest, &poe).await.form(&poe).attach(&[(&name, proof.as_bytes())]);
        guest.hands_in(form).await.expect("an answer").done();
        comments(&guest, &claim, &format!("Said in round {round}.")).await.done();
        // The power goes in this very instant, with somebody else's work half done.
        let other = real.guest();
        let half = actix_web::rt::spawn({
            let claim = claim.clone();
            async move { drop(comments(&other, &claim, "Nobody waits for this").await) }
        });
        tokio::time::sleep(Duration::from_millis(5 * round)).await;
        signal(&portal, "-STOP");
        let cut = tempfile::tempdir().unwrap();
        copied(real.folder.path(), cut.path());
        signal(&portal, "-CONT");
        half.await.unwrap();
        // The last page of the log may have been torn while it was written.
        let log = cut.path().join("portal.sqlite-wal");
        let torn = std::fs::OpenOptions::new().append(true).open(log);
        if let Ok(mut torn) = torn {
            torn.write_all(&[0xA5; 2_000]).unwrap();
        }
        let settings = Settings::in_folder(cut.path());
        drop(settings.serve());
        let verified = settings.runs(&["verify"]);
        assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
        let app = Stage::over(cut.path()).app;
        let (claim, draft) = (claim.clone(), draft.clone());
        let kept = app.store.read(move |reader| Ok((reader.history(&claim)?, reader.claim(&draft)?)));
        let (history, draft) = kept.await.unwrap();
        let said = format!("{history:?}");
        assert!((0..=round).all(|n| said.contains(&format!("Said in round {n}."))), "round {round}: {said}");
        assert!(draft.unwrap().poe.iter().any(|file| file.name.as_str() == name), "{name} is gone");
    }
}

/// The most memory a portal has ever had, in kilobytes.
fn most_memory(portal: &RealPortal) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", portal.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("how much it had");
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Four files at once among the other tests; `PORTAL_TEST_UPLOADS=50` sends fifty.
#[actix_web::test]
async fn many_of_the_largest_files_at_once_take_little_memory_and_hold_nobody_up() {
    let many = std::env::var("PORTAL_TEST_UPLOADS").ok().and_then(|text| text.parse().ok()).unwrap_or(4);
    let real = Real::new().await;
    let portal = real.settings.serve();
    let (guest, claim) = (real.guest(), real.under_review());
    let mut forms = Vec::new();
    for number in 0_usize..many {
        let form = opens(&guest, urls::new_claim()).await.form(urls::new_claim());
        let draft = guest.hands_in(form.fill(&[("name", "Large")])).await.expect("an answer").claim();
        let mut text = format!("Signed statement {number}. ").into_bytes();
        text.resize(usize::try_from(POE_LIMITS.file_bytes).unwrap(), b'.');
        let path = urls::poe(&draft);
        forms.push(opens(&guest, &path).await.form(&path).attach(&[("large.txt", &text)]));
    }
    let before = most_memory(&portal);
    let began = Instant::now();
    let (answers, longest) = tokio::join!(
        futures_util::future::join_all(forms.into_iter().map(|form| guest.hands_in(form))),
        async {
            let mut longest = Duration::ZERO;
            for _ in 0..10 {
                let asked = Instant::now();
                opens(&guest, &urls::claim(&claim)).await.is(200);
                longest = longest.max(asked.elapsed());
            }
            longest
        }
    );
    for answer in answers {
        answer.expect("an answer").done();
    }
    let grown = (most_memory(&portal) - before) / 1024;
    println!("{many} files in {:.1?}: {grown} MiB more, others waited {longest:.1?}", began.elapsed());
    assert!(grown <= 256, "it took {grown} MiB");
    assert!(longest < Duration::from_secs(5), "somebody else waited {longest:?}");
    drop(portal);
    real.all_is_well();
}

#[actix_web::test]
async fn a_portal_without_a_file_handle_to_spare_lives_on_and_recovers() {
    let real = Real::new().await;
    let portal = real.settings.serve();
    let (guest, claim) = (real.guest(), real.under_review());
    opens(&guest, &urls::claim(&claim)).await.is(200);
    let id = portal.id().to_string();
    let open = std::fs::read_dir(format!("/proc/{id}/fd")).unwrap().count();
    let limit = format!("--nofile={}:", open + 3);
    assert!(std::process::Command::new("prlimit").args(["--pid", &id, &limit]).status().unwrap().success());
    let address = real.settings.base.trim_start_matches("http://").to_owned();
    let crowd: Vec<_> = (0..40).filter_map(|_| std::net::TcpStream::connect(&address).ok()).collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    drop(crowd);
    assert!(
        std::process::Command::new("prlimit")
            .args(["--pid", &id, "--nofile=1024:"])
            .status()
            .unwrap()
            .success()
    );
    // Whoever was not let in asks again.
    let began = Instant::now();
    while guest.reads(&urls::claim(&claim)).await.is_none_or(|page| page.status != 200) {
        assert!(began.elapsed() < Duration::from_secs(20), "it did not recover");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    comments(&guest, &claim, "When there was room again").await.done();
    drop(portal);
    real.all_is_well();
}

#[actix_web::test]
async fn a_database_locked_for_long_answers_readers_tells_writers_to_come_again_and_goes_on() {
    let real = Real::new().await;
    let portal = real.settings.serve();
    let (guest, claim) = (real.guest(), real.under_review());
    opens(&guest, &urls::claim(&claim)).await.is(200);
    let database = real.folder.path().join("portal.sqlite");
    let mut other = diesel::SqliteConnection::establish(database.to_str().unwrap()).unwrap();
    other.batch_execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE").unwrap();
    let began = Instant::now();
    let page = comments(&guest, &claim, "While it was locked").await;
    page.is(503);
    assert!(began.elapsed() < Duration::from_secs(15), "it took {:?}", began.elapsed());
    assert!(page.html().contains("While it was locked"), "what was typed is lost: {}", page.text());
    opens(&guest, &urls::claim(&claim)).await.is(200).says_not("While it was locked");
    other.batch_execute("ROLLBACK").unwrap();
    comments(&guest, &claim, "When it was free again").await.done();
    drop(portal);
    real.all_is_well();
}

#[actix_web::test]
async fn a_clock_that_jumps_back_undoes_and_repeats_nothing() {
    let portal = Portal::patient().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    anna.comments(&claim, "Said before the jump").await.done();
    portal.house.deliver().await;
    let letters = portal.house.app.store.read(|reader| reader.count_letters("sent")).await.unwrap();
    portal.only_the_clock_moves(-hours(2));
    portal.house.deliver().await;
    let now = portal.house.app.store.read(|reader| reader.count_letters("sent")).await.unwrap();
    assert_eq!(now, letters, "a letter left twice");
    anna.comments(&claim, "Said after the jump").await.done();
    let page = anna.opens(urls::history(&claim)).await;
    let text = page.text();
    assert!(!text.contains("-1 ") && !text.contains("−1 "), "a negative time: {text}");
    let id = claim.clone();
    let history = portal.house.app.store.read(move |reader| reader.history(&id)).await.unwrap();
    assert!(history.windows(2).all(|pair| pair[0].seq + 1 == pair[1].seq));
    let report = verify(&portal.house.app.store, Some(portal.house.app.files.as_ref())).unwrap();
    assert!(report.all_is_well(), "{report}");
}

#[actix_web::test]
async fn a_clock_that_jumps_over_both_deadlines_of_a_claim_does_each_thing_once_in_its_order() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (asked, approved) = (anna.has_been_asked(&rolf).await, anna.has_approved(&rolf).await);
    portal.pass(days(8)).await;
    portal.house.deliver().await;
    let kinds = |claim: &ClaimId| {
        let (store, id) = (portal.house.app.store.clone(), claim.clone());
        async move {
            let history = store.read(move |reader| reader.history(&id)).await.unwrap();
            history.iter().map(|line| line.outcome.event.key()).collect::<Vec<_>>()
        }
    };
    assert_eq!(kinds(&asked).await.iter().filter(|kind| **kind == "no-response").count(), 1);
    assert_eq!(kinds(&approved).await.iter().filter(|kind| **kind == "consent-elapsed").count(), 1);
    anna.gets(urls::dashboard()).await.is(303);
}

#[actix_web::test]
async fn the_number_on_the_page_is_the_requests_and_stands_in_its_lines_of_the_log_which_hold_nobodys_words()
{
    let real = Real::new().await;
    let portal = real.settings.clone().with("PORTAL_LOG_FORMAT", "json").serve();
    let (guest, claim) = (real.guest(), real.under_review());
    comments(&guest, &claim, "Nobody else is to read this").await.done();
    let app = &real.stage.app;
    let id = claim.clone();
    let file = app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap().poe[0].clone();
    app.files.remove(&file.blob).unwrap();
    let page = opens(&guest, &urls::poe_download(&claim, &file.id)).await;
    page.is(500);
    real.ledger.faults.lock().unwrap().clear();
    let number = page.header("x-request-id").to_owned();
    assert!(page.text().contains(&number), "{number} is not on {}", page.text());
    let log = portal.killed();
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    let about = lines.iter().find(|line| line["incident"] == number.as_str()).expect("a line about it");
    assert_eq!(about["span"]["request"], number.as_str(), "{about}");
    for secret in ["Nobody else is to read this", "@contoso.example", "@customer", "correct horse"] {
        assert!(!log.contains(secret), "the log holds {secret:?}");
    }
}

#[actix_web::test]
async fn figures_are_at_an_address_of_their_own_and_name_routes_and_no_claims() {
    let real = Real::new().await;
    let address = format!("127.0.0.1:{}", free_port());
    let portal = real.settings.clone().with("PORTAL_METRICS_ADDRESS", &*address).serve();
    let (guest, claim) = (real.guest(), real.under_review());
    opens(&guest, &urls::claim(&claim)).await.is(200);
    opens(&guest, "/metrics").await.is(404);
    let figures = reqwest::get(format!("http://{address}/metrics")).await.unwrap().text().await.unwrap();
    for line in [
        "portal_requests_total{method=\"GET\",route=\"/claims/{id}\",status=\"200\"} ",
        "portal_request_seconds_bucket{route=\"/claims/{id}\",le=\"0.001\"} ",
        "portal_queue_claims{status=\"under-review\"} ",
        "portal_queue_oldest_seconds{status=\"submitted\"} ",
        "portal_state{what=\"overdue_claims\"} ",
        "portal_state{what=\"outbox_depth\"} ",
        "portal_state{what=\"outbox_oldest_seconds\"} ",
        "portal_state{what=\"sweep_lag_seconds\"} ",
        "portal_state{what=\"wal_bytes\"} ",
        "portal_state{what=\"jobs_last_round_seconds\"} ",
    ] {
        assert!(figures.contains(line), "no {line} in\n{figures}");
    }
    assert!(!figures.contains("CPOR-"), "{figures}");
    assert_eq!(opens(&guest, urls::ready()).await.html(), "ready\n");
    drop(portal);
}
