//! A portal that is told to stop finishes what it is at, and leaves nothing half done.

use crate::storm::inspection::Inspection;
use crate::storm::ledger::Ledger;
use crate::storm::stage::Stage;
use crate::support::{PASSWORD, Page, PostOffice, Settings};
use portal::jobs::verify;
use portal::store::{StoreError, Writer};
use portal::web::urls;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A portal with people and claims, whose letters go to this post office.
async fn at_work(folder: &Path, office: &PostOffice) -> (Stage, Settings) {
    let stage = Stage::build(folder).await;
    stage.fills(&Ledger::default()).await;
    let settings = Settings::in_folder(folder)
        .with("PORTAL_MAIL", format!("smtp://127.0.0.1:{}", office.port))
        .with("PORTAL_PUBLIC_URL", "http://127.0.0.1");
    (stage, settings)
}

#[actix_web::test]
async fn a_portal_told_to_stop_ends_the_request_it_is_at_returns_its_letters_and_says_that_all_is_well() {
    let (folder, office) = (tempfile::tempdir().unwrap(), PostOffice::open());
    let (stage, settings) = at_work(folder.path(), &office).await;
    let portal = settings.serve();
    let (head, body) = signing_in(&settings, stage.partners[0].email.as_str()).await;

    let (first, rest) = body.split_at(body.len() / 2);
    let mut stream = TcpStream::connect(settings.base.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(first.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let told = Instant::now();
    portal.is_told_to_stop();
    std::thread::sleep(Duration::from_millis(700));
    assert!(
        TcpStream::connect(settings.base.trim_start_matches("http://")).is_err(),
        "it still takes people in"
    );
    stream.write_all(rest.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(answer.contains("set-cookie"), "nobody was signed in: {answer}");

    let (status, log) = portal.ends(Duration::from_secs(35));
    assert!(status.success(), "{status}: {log}");
    assert!(told.elapsed() < Duration::from_secs(30), "it took {:?}", told.elapsed());
    let write = |writer: &mut Writer<'_>| writer.return_leases();
    let leased = stage.app.store.write::<_, StoreError>(write).await.unwrap();
    assert_eq!(leased, 0, "letters are still leased to nobody");
    let sent = stage.app.store.read(|reader| reader.count_letters("sent")).await.unwrap();
    assert_eq!(office.received().len(), usize::try_from(sent).unwrap(), "a letter left and was not marked");
}

#[actix_web::test]
async fn a_portal_that_was_stopped_for_a_while_and_goes_on_sends_nothing_twice_and_settles_nothing_twice() {
    let (folder, office) = (tempfile::tempdir().unwrap(), PostOffice::open());
    let (stage, settings) = at_work(folder.path(), &office).await;
    let portal = settings.serve();
    let signal = |name: &str| {
        let id = portal.id().to_string();
        assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
    };
    for _ in 0..3 {
        std::thread::sleep(Duration::from_millis(100));
        signal("-STOP");
        std::thread::sleep(Duration::from_millis(500));
        signal("-CONT");
    }
    Inspection::of(&stage, &Arc::default(), &office).waits_until_settled(Duration::from_secs(60)).await;
    let received = office.received();
    let numbers: BTreeSet<&str> = received.iter().map(|letter| letter.id.as_str()).collect();
    assert_eq!(numbers.len(), received.len(), "a letter left twice");
    let report = verify(&stage.app.store, Some(stage.app.files.as_ref())).unwrap();
    assert!(report.all_is_well(), "{report}");
}

/// The request with which somebody signs in, by hand: its head and its body.
async fn signing_in(settings: &Settings, email: &str) -> (String, String) {
    let client = reqwest::Client::new();
    let answer = client.get(format!("{}{}", settings.base, urls::sign_in())).send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let bytes = answer.bytes().await.unwrap().to_vec();
    let page = Page { status, path: urls::sign_in().to_owned(), headers, bytes };
    let cookies: Vec<&str> = page.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    let cookies: Vec<&str> = cookies.iter().filter_map(|cookie| cookie.split(';').next()).collect();
    let form = page.form(urls::sign_in()).fill(&[("email", email), ("password", PASSWORD)]);
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let fields = form.fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    let body = fields.collect::<Vec<_>>().join("&");
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: {}\r\norigin: {}\r\ncookie: {}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        form.action,
        settings.base.trim_start_matches("http://"),
        settings.base,
        cookies.join("; "),
        body.len()
    );
    (head, body)
}
