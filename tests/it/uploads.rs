//! Files, as partners and attackers send them.

use crate::support::{Form, Page, Person, Portal, evidence};
use portal::domain::ids::ClaimId;
use portal::web::urls;
use std::path::{Path, PathBuf};

/// The paths of a claim's files on its page, by name.
fn files_of(page: &Page) -> Vec<(String, String)> {
    let document = page.document();
    let links = scraper::Selector::parse("a[href$='/download']").unwrap();
    let path = |link: scraper::ElementRef<'_>| {
        let name = link.text().collect::<String>();
        let name = name.trim_start_matches("Download").trim().to_owned();
        (name, link.attr("href").unwrap().trim_end_matches("/download").to_owned())
    };
    document.select(&links).map(path).collect()
}

fn path_of(page: &Page, name: &str) -> String {
    let files = files_of(page);
    files
        .iter()
        .find(|(known, _)| known == name)
        .unwrap_or_else(|| panic!("no {name} among {files:?}"))
        .1
        .clone()
}

async fn refused(anna: &Person, claim: &ClaimId, name: &str, bytes: &[u8], why: &str) {
    let page = anna.uploads(claim, &[(name, bytes)]).await;
    assert_eq!(page.status, 422, "{name}: {}", page.text());
    let said = page.error_summary().join(" ");
    assert!(said.contains(why), "{name}: {said}");
}

/// What a file of the collections should meet with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Taken,
    Refused,
    Either,
}

fn fate_of(name: &str) -> Fate {
    match &name[..3] {
        "905" | "907" => Fate::Refused,
        "908" => Fate::Either,
        _ => Fate::Taken,
    }
}

fn collection(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let wanted = entries.filter(|path| {
        let extension = path.extension().unwrap_or_default();
        ["pdf", "docx", "png", "jpg"].iter().any(|known| extension == *known)
    });
    let mut files: Vec<_> = wanted
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Sends a collection through the form, several a form as people do, and compares every byte that comes back.
async fn round_trip(portal: &Portal, files: &[(String, Vec<u8>)]) {
    let anna = portal.incentives_admin("Contoso").await;
    for batch in files.chunks(12) {
        let claim = anna.begins("Evidence").await;
        let sent: Vec<(&str, &[u8])> =
            batch.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let answer = anna.uploads(&claim, &sent).await;
        assert!([303, 422].contains(&answer.status), "{}", answer.text());
        let complaints = answer.error_summary();
        let page = anna.opens(urls::poe(&claim)).await;
        let there = files_of(&page);
        for (name, bytes) in batch {
            let complaint = complaints.iter().find(|said| said.contains(name.as_str()));
            let kept = there.iter().find(|(known, _)| known == name);
            match (fate_of(name), kept, complaint) {
                (Fate::Taken | Fate::Either, Some((_, path)), None) => {
                    let back = anna.gets(format!("{path}/download")).await;
                    assert!(back.is(200).bytes == *bytes, "{name} came back otherwise");
                }
                (Fate::Refused | Fate::Either, None, Some(_)) => {}
                (_, kept, said) => panic!("{name}: kept {kept:?}, told {said:?}"),
            }
        }
    }
}

#[actix_web::test]
async fn real_evidence_comes_back_byte_for_byte_and_what_cannot_be_read_is_refused() {
    let portal = Portal::on_disk().await;
    let files = collection(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/poe"));
    assert!(files.len() >= 8, "the fixtures are not there");
    round_trip(&portal, &files).await;
}

#[actix_web::test]
async fn the_whole_collection_of_evidence_comes_back_byte_for_byte() {
    let folder = std::env::var_os("PORTAL_TEST_EVIDENCE").map_or_else(beside_the_clone, PathBuf::from);
    if !folder.is_dir() {
        eprintln!(
            "skipped: there is no collection of evidence in {}; the fixtures are tested",
            folder.display()
        );
        return;
    }
    let files = collection(&folder);
    assert!(files.len() > 80, "{} files in {}", files.len(), folder.display());
    round_trip(&Portal::on_disk().await, &files).await;
}

/// Where the larger collection lies when there is one.
fn beside_the_clone() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/poe")
}

#[actix_web::test]
async fn hostile_files_are_refused_each_with_a_sentence_and_nothing_of_them_stays() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let pdf = evidence::pdf("Signed");
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let html = b"<!doctype html><script>alert(1)</script>";
    refused(&anna, &claim, "empty.pdf", b"", "The file is empty").await;
    refused(&anna, &claim, "picture.svg", svg, "This kind of file is not taken").await;
    refused(&anna, &claim, "page.html", html, "This kind of file is not taken").await;
    refused(&anna, &claim, "program.exe", b"MZ\x90\0", "This kind of file is not taken").await;
    refused(&anna, &claim, "archive.zip", b"PK\x03\x04", "This kind of file is not taken").await;
    refused(&anna, &claim, "no-extension", &pdf, "This kind of file is not taken").await;
    refused(&anna, &claim, "proof.pdf.exe", &pdf, "This kind of file is not taken").await;
    refused(&anna, &claim, "really-a-picture.pdf", evidence::PNG, "is not what its name says").await;
    refused(&anna, &claim, "really-a-page.pdf", html, "").await;
    refused(&anna, &claim, "really-a-page.txt", html, "").await;
    refused(&anna, &claim, "really-a-picture.png", svg, "holds macros, scripts or other files").await;
    refused(&anna, &claim, "cut.pdf", &pdf[..pdf.len() / 2], "damaged or cut off").await;
    let script = String::from_utf8(pdf.clone())
        .unwrap()
        .replace("/Catalog", "/Catalog /OpenAction << /S /JavaScript >>");
    refused(&anna, &claim, "script.pdf", script.as_bytes(), "holds macros, scripts or other files").await;
    let page = anna.opens(urls::poe(&claim)).await;
    assert!(files_of(&page).is_empty(), "{:?}", files_of(&page));
}

#[actix_web::test]
async fn a_file_of_26_megabytes_is_too_large_and_the_form_says_the_limit() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let mut bytes = evidence::pdf("Signed");
    bytes.resize(26 * 1024 * 1024, b' ');
    let page = anna.uploads(&claim, &[("large.pdf", &bytes)]).await;
    page.is(422).says("25 MB");
    assert!(files_of(&anna.opens(urls::poe(&claim)).await).is_empty());
    bytes.truncate(24 * 1024 * 1024);
    bytes.truncate(bytes.len() - 1000);
    bytes.extend_from_slice(b"\n%%EOF\n");
    // Just under the limit a file is judged by what it is, not by its size.
    anna.uploads(&claim, &[("large.pdf", &bytes)]).await.says("damaged or cut off");
}

#[actix_web::test]
async fn two_good_files_stay_when_a_third_of_the_same_form_is_refused() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let (one, two) = (evidence::pdf("One"), evidence::pdf("Two"));
    let page = anna.uploads(&claim, &[("one.pdf", &one), ("bad.pdf", b"not a PDF"), ("two.pdf", &two)]).await;
    page.is(422).says("2 other files were added");
    assert_eq!(page.error_summary().len(), 1, "{:?}", page.error_summary());
    assert!(page.error_summary()[0].contains("bad.pdf"));
    let names: Vec<String> =
        files_of(&anna.opens(urls::poe(&claim)).await).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["one.pdf", "two.pdf"]);
}

#[actix_web::test]
async fn a_path_in_a_name_and_what_cannot_be_seen_are_taken_out_of_it() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let names = [
        ("../../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\anna\\statement.pdf", "statement.pdf"),
        ("pro\u{202E}fdp.of.pdf", "profdp.of.pdf"),
        ("Överlämning <b>\"Åre\"; 50 %.pdf", "Överlämning <b>\"Åre\"; 50 %.pdf"),
    ];
    for (index, (sent, kept)) in names.iter().enumerate() {
        let bytes = evidence::pdf(&format!("Number {index}"));
        anna.uploads(&claim, &[(sent, &bytes)]).await.done();
        let page = anna.opens(urls::poe(&claim)).await;
        let back = anna.gets(format!("{}/download", path_of(&page, kept))).await;
        assert!(back.bytes == bytes, "{kept}");
        assert!(!page.html().contains("<b>\""), "a name is shown as text");
    }
}

#[actix_web::test]
async fn a_nul_in_a_field_or_a_body_that_is_no_form_is_refused_without_a_stumble() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let path = urls::poe(&claim);
    let form = anna.opens(&path).await.form(&path);
    let file = evidence::pdf("Signed");
    let page = anna.sends(form.with(&[("more", "a\0b")]).attach(&[("proof.pdf", &file)])).await;
    page.is(400);
    let kinds =
        ["multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "application/json", ""];
    for kind in kinds {
        let page = anna.posts_raw(&path, kind, b"--x\r\nnonsense".to_vec()).await;
        assert!((400..500).contains(&page.status), "{kind}: {}", page.status);
        let page = anna.posts_raw(urls::new_claim(), kind, b"\xff\xfe%00=%zz&&&".to_vec()).await;
        assert!((400..500).contains(&page.status), "{kind}: {}", page.status);
    }
    assert!(files_of(&anna.opens(&path).await).is_empty());
}

#[actix_web::test]
async fn a_form_without_a_file_asks_for_one_and_the_same_file_twice_is_noticed() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    anna.uploads(&claim, &[]).await.is(422).says("Choose at least one file");
    let file = evidence::pdf("Signed");
    anna.uploads(&claim, &[("proof.pdf", &file)]).await.done();
    anna.uploads(&claim, &[("again.pdf", &file)]).await.is(422).says("already has this very file");
}

#[actix_web::test]
async fn a_claim_takes_twenty_files_and_no_more() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let files: Vec<(String, Vec<u8>)> =
        (1..=20).map(|n| (format!("{n}.txt"), format!("Signed on day {n}").into_bytes())).collect();
    let sent: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    anna.uploads(&claim, &sent).await.done();
    anna.uploads(&claim, &[("one more.txt", b"Signed on day 21")]).await.is(422).says("at most 20 files");
}

/// A file that is two things at once is served as what it was taken for, and runs as neither.
#[actix_web::test]
async fn what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let polyglot = evidence::pdf("<script>alert(document.domain)</script>");
    let text = b"Signed.\n<script>alert(1)</script>\n";
    anna.uploads(&claim, &[("both.pdf", &polyglot), ("picture.png", evidence::PNG)]).await;
    let taken = anna.uploads(&claim, &[("letter.txt", text)]).await.status == 303;
    let page = anna.opens(urls::poe(&claim)).await;
    let mut expected = vec![("both.pdf", "application/pdf"), ("picture.png", "image/png")];
    if taken {
        expected.push(("letter.txt", "text/plain; charset=utf-8"));
    }
    for (name, media) in expected {
        let path = path_of(&page, name);
        let kept = anna.gets(format!("{path}/download")).await;
        assert_eq!((kept.header("content-type"), kept.header("x-content-type-options")), (media, "nosniff"));
        assert!(kept.header("content-disposition").starts_with("attachment"), "{name}");
        assert!(kept.header("content-security-policy").contains("sandbox"), "{name}");
        let shown = anna.gets(format!("{path}/view")).await;
        let policy = shown.header("content-security-policy");
        assert_eq!(
            (shown.header("content-type"), shown.header("x-content-type-options")),
            (media, "nosniff")
        );
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'self'"),
            "{policy}"
        );
        assert!(media == "application/pdf" || policy.contains("sandbox"), "{policy}");
        anna.gets(&path).await.is(200).says(name);
    }
    let word = path_of(&page, "both.pdf").replace(|c: char| c.is_ascii_digit(), "0");
    anna.gets(format!("{word}/download")).await.is(404);
}

/// Sends one file as the script does, and answers what it is told.
async fn sends_as_the_script(
    anna: &Person,
    form: Form,
    name: &str,
    bytes: &[u8],
) -> (u16, serde_json::Value) {
    let base = anna.house.base.clone();
    let form = form.attach(&[(name, bytes)]);
    let answer = anna.sends_with(form, &[("origin", &base), ("accept", "application/json")]).await;
    assert_eq!(answer.header("content-type"), "application/json", "{}", answer.html());
    (answer.status, serde_json::from_slice(&answer.bytes).unwrap())
}

#[actix_web::test]
async fn each_file_the_script_sends_is_answered_in_words_and_the_good_ones_stay() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let path = urls::poe(&claim);
    let form = anna.opens(&path).await.form(&path);
    let (status, answer) = sends_as_the_script(&anna, form.clone(), "good.pdf", &evidence::pdf("good")).await;
    assert_eq!((status, answer["kept"].as_bool()), (200, Some(true)));
    assert_eq!(answer["says"], "The file was added.");
    let (status, answer) = sends_as_the_script(&anna, form.clone(), "bad.pdf", b"no PDF at all").await;
    assert_eq!((status, answer["kept"].as_bool()), (422, Some(false)));
    let says = answer["says"].as_str().unwrap();
    assert!(
        says.starts_with("\u{201c}bad.pdf\u{201d} was not taken. The file is not what its name says."),
        "{says}"
    );
    let page = anna.opens(&path).await;
    page.says("good.pdf").says_not("bad.pdf");
    // What the script has said is not said once more by the next page.
    page.says_not("The file was added.");
    anna.speaks(portal::domain::contact::Lang::Sv).await;
    let (_, answer) = sends_as_the_script(&anna, form.clone(), "mer.pdf", &evidence::pdf("mer")).await;
    assert_eq!(answer["says"], "Filen har lagts till.");
    anna.speaks(portal::domain::contact::Lang::En).await;
    portal.only_the_clock_moves(crate::support::hours(9));
    let (status, answer) = sends_as_the_script(&anna, form, "late.pdf", &evidence::pdf("late")).await;
    assert_eq!(status, 403);
    assert!(answer["says"].as_str().unwrap().starts_with("Your session has ended."), "{answer}");
}

#[actix_web::test]
async fn a_page_with_an_upload_tells_the_script_its_limits_and_no_other_page_loads_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_rejected(&rolf).await;
    portal.clear_the_mailbox().await;
    let draft = anna.has_draft().await;
    for (path, how) in [(urls::poe(&draft), "each"), (urls::dispute(&claim), "together")] {
        let page = anna.opens(&path).await;
        assert!(page.html().contains("/upload.js\""), "{path}");
        let document = page.document();
        let form = document.select(&scraper::Selector::parse("form[data-upload]").unwrap()).next().unwrap();
        assert_eq!((form.attr("data-upload"), form.attr("data-room")), (Some(how), Some("19")), "{path}");
        assert_eq!(form.attr("data-file-bytes"), Some("26214400"));
        let progress = form.attr("data-say-sending").unwrap();
        assert!(progress.contains("{done} of {total}"), "{progress}");
        assert!(form.attr("data-say-too-large").unwrap().contains("25 MB"));
        assert!(page.header("content-security-policy").contains("connect-src 'self'"));
    }
    assert!(!anna.opens(urls::dashboard()).await.html().contains("upload.js"));
}

#[actix_web::test]
async fn a_file_that_ones_own_other_claim_has_is_pointed_out_and_another_organisations_is_not() {
    let portal = Portal::start().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let carla = portal.incentives_admin("Fabrikam").await;
    let proof = crate::support::evidence::pdf("One statement for all");
    let (first, second) = (anna.begins("The first").await, bo.begins("The second").await);
    let foreign = carla.begins("Another's").await;
    for (person, claim) in [(&anna, &first), (&bo, &second), (&carla, &foreign)] {
        person.uploads(claim, &[("statement.pdf", &proof)]).await.done();
    }
    bo.opens(urls::poe(&second)).await.says(&format!("“statement.pdf” is also in your claim {first}"));
    carla.opens(urls::poe(&foreign)).await.says_not("is also in your claim").says_not(first.as_str());
    anna.opens(urls::poe(&first)).await.says(second.as_str()).says_not(foreign.as_str());
}
