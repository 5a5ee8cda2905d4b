//! Evidence is looked at for malware before anybody but its partner opens it.

use crate::support::{Page, Person, Portal, evidence};
use chrono::Duration;
use portal::domain::contact::Lang;
use portal::domain::ids::ClaimId;
use portal::files::Scanner;
use portal::web::urls;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;

/// A scanner of the house: text with "bad" in it is malware, and with "odd" nobody can tell.
fn command() -> (tempfile::TempDir, Scanner) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scan");
    let script = "#!/bin/sh\ngrep -q bad \"$1\" && exit 1\ngrep -q odd \"$1\" && exit 2\n[ -z \"$PORTAL_SECRET\" ] || exit 3\nexit 0\n";
    std::fs::write(&path, script).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    (folder, Scanner::Command(path))
}

/// Where a file of a claim is downloaded, by its name.
async fn download(person: &Person, claim: &ClaimId, name: &str) -> String {
    let page = person.opens(urls::poe(claim)).await;
    let document = page.document();
    let links = document.select(&crate::support::select("a[href$='/download']")).collect::<Vec<_>>();
    let named = links.iter().find(|link| link.text().collect::<String>().contains(name));
    named.unwrap_or_else(|| panic!("no {name}: {}", page.text())).attr("href").unwrap().to_owned()
}

/// A draft that lacks nothing but evidence.
async fn draft(anna: &Person) -> ClaimId {
    let claim = anna.begins("Scanned").await;
    anna.fills_in(&claim, &anna.new_customer()).await;
    claim
}

/// A claim of good evidence, and of one file more, handed in; and the download of that file.
async fn handed_in(portal: &Portal, anna: &Person, name: &str, bytes: &[u8]) -> (ClaimId, String) {
    let claim = anna.has_draft().await;
    anna.uploads(&claim, &[(name, bytes)]).await.done();
    let file = download(anna, &claim, name).await;
    portal.house.jobs.scan().await.unwrap();
    anna.submits(&claim).await.done();
    (claim, file)
}

#[actix_web::test]
async fn a_reviewer_opens_a_file_after_its_verdict_and_not_before() {
    let (_folder, scanner) = command();
    let portal = Portal::scanning(scanner).await;
    let (anna, rita) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = draft(&anna).await;
    anna.uploads(&claim, &[("signed.txt", b"Signed by both.")]).await.done();
    let page = anna.opens(urls::poe(&claim)).await;
    page.says("Being checked for malware").says("you can go on meanwhile");
    let file = download(&anna, &claim, "signed.txt").await;
    anna.gets(&file).await.is(200);
    anna.submits(&claim).await.done();
    let page = rita.opens(urls::review(&claim)).await;
    page.says("is being checked for malware and is shown when that is done");
    assert!(!page.ways().contains(&file) && !page.html().contains("<iframe"));
    for way in [file.clone(), file.replace("/download", "/view")] {
        let page = rita.gets(&way).await;
        page.is(409).says("This file is being checked for malware");
        assert!(!page.text().contains("Signed by both"));
    }
    let page = rita.opens(file.trim_end_matches("/download")).await;
    page.says("is shown when that is done").says_not("Download");
    rita.starts(&claim).await.done();
    rita.approves(&claim).await.says("Not all of the evidence has been checked for malware yet");
    assert_eq!(portal.house.jobs.scan().await.unwrap(), 1);
    let page = rita.opens(urls::review(&claim)).await;
    page.says_not("malware");
    assert!(page.ways().contains(&file));
    assert_eq!(rita.gets(&file).await.is(200).bytes, b"Signed by both.");
    rita.approves(&claim).await.done();
}

#[actix_web::test]
async fn malware_is_opened_by_nobody_and_its_partner_is_told_what_to_do() {
    let (_folder, scanner) = command();
    let portal = Portal::scanning(scanner).await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = draft(&anna).await;
    anna.uploads(&claim, &[("bad.txt", b"something bad")]).await.done();
    portal.house.jobs.scan().await.unwrap();
    let file = download(&anna, &claim, "bad.txt").await;
    anna.gets(&file).await.is(409).says("Malware was found in this file");
    anna.opens(urls::poe(&claim)).await.says("Check the computer it comes from, and add a clean copy");
    anna.speaks(Lang::Sv).await;
    anna.opens(urls::claim(&claim)).await.says("Skadlig kod hittades i ”bad.txt”");
    anna.speaks(Lang::En).await;
    // With nothing but malware there is nothing to hand in; with a clean copy beside it there is.
    anna.submits(&claim).await.says("Malware was found in all of the evidence");
    anna.uploads(&claim, &[("good.pdf", &evidence::pdf("good"))]).await.done();
    portal.house.jobs.scan().await.unwrap();
    anna.submits(&claim).await.done();
    let rita = portal.reviewer().await;
    rita.opens(urls::review(&claim)).await.says("Malware was found in “bad.txt”, so it is not shown");
    rita.gets(&file).await.is(409);
    // It is not forgotten when nobody looks any more, and no decision opens it.
    let admin = portal.portal_admin().await;
    let page = admin.opens(urls::scans()).await;
    page.says("bad.txt").says("Malware was found").says_not("Let through unchecked");
    let poe = file.split('/').rev().nth(1).unwrap();
    admin.sends_by_hand(&format!("/admin/scans/{poe}/release"), &[]).await.is(404);
}

#[actix_web::test]
async fn a_file_that_could_not_be_looked_at_waits_for_a_portal_admin_whose_decision_is_kept() {
    let (folder, scanner) = command();
    let portal = Portal::scanning(scanner).await;
    let (anna, rita, admin) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.portal_admin().await);
    let (claim, file) = handed_in(&portal, &anna, "odd.txt", b"something odd").await;
    anna.looks_at(&claim).await.says("“odd.txt” could not be checked for malware");
    rita.gets(&file).await.is(409).says("A Portal admin decides about it");
    rita.gets(urls::scans()).await.is(404);
    let page = admin.opens(urls::scans()).await;
    page.says("odd.txt").says("exit status: 2").says("Let through unchecked");
    let poe = file.split('/').rev().nth(1).unwrap().to_owned();
    let (again, release) = (format!("/admin/scans/{poe}/again"), format!("/admin/scans/{poe}/release"));
    rita.sends_by_hand(&release, &[]).await.is(404);
    // The first time it is looked at again, and nobody can tell still.
    let looked: Page = admin.sends(page.form(&again)).await;
    looked.done();
    admin.opens(urls::scans()).await.says("will be checked again").says("Being checked for malware");
    portal.house.jobs.scan().await.unwrap();
    let page = admin.opens(urls::scans()).await;
    admin.sends(page.form(&release)).await.done();
    admin.opens(urls::scans()).await.says("has been let through").says_not("odd.txt");
    assert_eq!(rita.gets(&file).await.is(200).bytes, b"something odd");
    rita.opens(urls::review(&claim)).await.says("Let through by a Portal admin without a malware check");
    // Decided once: a form that is sent again finds nothing to decide.
    admin.sends_by_hand(&release, &[]).await.is(404);
    drop(folder);
}

/// A daemon that speaks clamd's language: everything with "bad" in it is found.
fn clamd() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        while let Ok((line, _)) = listener.accept() {
            answer(line);
        }
    });
    format!("localhost:{}", address.port())
}

fn answer(mut line: TcpStream) {
    let mut command = [0; 10];
    line.read_exact(&mut command).unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut body = Vec::new();
    loop {
        let mut length = [0; 4];
        line.read_exact(&mut length).unwrap();
        let length = u32::from_be_bytes(length) as usize;
        if length == 0 {
            break;
        }
        let mut piece = vec![0; length];
        line.read_exact(&mut piece).unwrap();
        body.extend(piece);
    }
    let has = |word: &[u8]| body.windows(word.len()).any(|found| found == word);
    let says: &[u8] = match () {
        () if has(EICAR.as_bytes()) => b"stream: Eicar-Signature FOUND\0",
        () if has(b"bad") => b"stream: Test.Bad-1 FOUND\0",
        () if has(b"odd") => b"INSTREAM size limit exceeded. ERROR\0",
        () => b"stream: OK\0",
    };
    line.write_all(says).unwrap();
}

#[actix_web::test]
async fn clamd_is_asked_in_its_own_language() {
    let portal = Portal::scanning(Scanner::Clamd(clamd())).await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Scanned").await;
    let long = [b"good ".repeat(40_000).as_slice(), b"ending"].concat();
    let files: [(&str, &[u8]); 3] = [("good.txt", &long), ("bad.txt", b"very bad"), ("odd.txt", b"very odd")];
    anna.uploads(&claim, &files).await.done();
    assert_eq!(portal.house.jobs.scan().await.unwrap(), 3);
    let admin = portal.portal_admin().await;
    let page = admin.opens(urls::scans()).await;
    page.says("bad.txt").says("Test.Bad-1").says("odd.txt").says("size limit exceeded").says_not("good.txt");
}

/// EICAR's test file, in two halves: whoever looks through these sources for malware is not to find it here.
const EICAR: &str = concat!("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*");

#[actix_web::test]
async fn the_test_file_of_the_antivirus_trade_is_never_opened() {
    let portal = Portal::scanning(Scanner::Clamd(clamd())).await;
    let (anna, admin) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    let claim = draft(&anna).await;
    // It is no PDF, and a program is no evidence.
    anna.uploads(&claim, &[("eicar.pdf", EICAR.as_bytes())]).await.is(422).says("is not what its name says");
    anna.uploads(&claim, &[("eicar.com", EICAR.as_bytes())]).await.is(422).says("kind of file is not taken");
    let inside = [&evidence::pdf("Signed")[..], b"\n% ", EICAR.as_bytes(), b"\n%%EOF\n"].concat();
    anna.uploads(&claim, &[("eicar.txt", EICAR.as_bytes()), ("inside.pdf", &inside)]).await.done();
    let heard = crate::support::log::listen();
    assert_eq!(portal.house.jobs.scan().await.unwrap(), 2);
    let told = crate::support::log::since(heard);
    assert!(told.contains("malware"), "nothing in the log: {told}");
    for name in ["eicar.txt", "inside.pdf"] {
        let file = download(&anna, &claim, name).await;
        anna.gets(&file).await.is(409).says("Malware was found in this file");
        admin.opens(urls::scans()).await.says(name).says("Eicar-Signature");
    }
    anna.submits(&claim).await.says("Malware was found in all of the evidence");
}

#[actix_web::test]
async fn while_the_scanner_is_away_files_wait_and_after_ten_minutes_a_person_hears_of_it() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let portal = Portal::scanning(Scanner::Clamd(nobody.to_string())).await;
    let (anna, admin) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    let claim = anna.begins("Scanned").await;
    anna.uploads(&claim, &[("signed.txt", b"Signed.")]).await.done();
    assert_eq!(portal.house.jobs.scan().await.unwrap(), 0);
    admin.opens(urls::scans()).await.says("Being checked for malware");
    portal.pass(Duration::minutes(11)).await;
    admin.opens(urls::scans()).await.says("Could not be checked for malware").says("refused");
}

#[actix_web::test]
async fn without_a_scanner_nothing_is_held_back() {
    let portal = Portal::start().await;
    let (anna, rita) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    rita.opens(urls::review(&claim)).await.says_not("malware");
    portal.portal_admin().await.opens(urls::scans()).await.says("No malware check is set up");
}
