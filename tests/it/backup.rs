//! Restore rehearsal: a backup made while people work is brought back elsewhere, and they go on from there.

use crate::storm::crowd::{Crowd, Guest};
use crate::storm::inspection::Inspection;
use crate::storm::ledger::Ledger;
use crate::storm::stage::Stage;
use crate::support::{PostOffice, Settings};
use portal::domain::claim::Claim;
use portal::web::urls;
use std::io::Read;
use std::path::Path;
use std::process::Output;
use std::sync::Arc;
use std::time::Duration;

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}\n{}{}", output.status, text(&output.stdout), text(&output.stderr))
}

async fn run(settings: &Settings, arguments: &[&str]) -> Output {
    let (settings, arguments) =
        (settings.clone(), arguments.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
    let running = tokio::task::spawn_blocking(move || {
        settings.runs(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    });
    running.await.unwrap()
}

/// A claim that was handed in before anybody came.
async fn a_claim(stage: &Stage) -> Claim {
    let find = |reader: &mut portal::store::Reader<'_>| {
        let claims = reader.claim_ids(None, 1_000)?.into_iter().map(|id| reader.claim(&id));
        let claims = claims.collect::<Result<Vec<_>, _>>()?;
        Ok(claims.into_iter().flatten().find(|claim| claim.submitted_at.is_some()))
    };
    stage.app.store.read(find).await.unwrap().unwrap()
}

#[actix_web::test]
async fn a_backup_made_while_people_work_comes_back_elsewhere_with_everything_acknowledged_before() {
    let (home, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (office, ledger) = (PostOffice::open(), Arc::new(Ledger::default()));
    let settings = Settings::in_folder(home.path()).with("PORTAL_PUBLIC_URL", "http://127.0.0.1");
    let stage = Stage::build(home.path()).await;
    stage.fills(&ledger).await;
    let portal = settings.serve();
    let crowd = Crowd::gathers(&settings.base, &stage, &ledger, &office, 7);
    let done = || ledger.attempts().into_iter().filter(|attempt| attempt.acknowledged).collect::<Vec<_>>();
    while done().len() < 10 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let before = done();
    let backup = home.path().join("backup");
    let backup = backup.to_str().unwrap();
    let made = run(&settings, &["backup", backup]).await;
    assert!(made.status.success() && said(&made).contains("all is well"), "{}", said(&made));
    crowd.goes_home().await;
    drop(portal);

    let there = Settings::in_folder(elsewhere.path());
    let restored = run(&there, &["restore", backup]).await;
    assert!(restored.status.success(), "{}", said(&restored));
    let verified = run(&there, &["verify"]).await;
    assert!(verified.status.success() && said(&verified).contains("all is well"), "{}", said(&verified));
    let again = Stage::over(elsewhere.path());
    Inspection::of(&again, &ledger, &office).acts_are_there(&before).await;

    let claim = a_claim(&stage).await;
    let (file, mut kept) = (&claim.poe[0], Vec::new());
    stage.app.files.open(&file.blob).unwrap().read_to_end(&mut kept).unwrap();
    let portal = there.serve();
    let guest = Guest::new(&there.base, stage.partners[0].email.as_str(), &ledger, 1);
    let page = guest.reads(&urls::poe_file(&claim.id, &file.id)).await.expect("an answer");
    assert_eq!(page.status, 200, "{}", page.text());
    let download = guest.reads(&urls::poe_download(&claim.id, &file.id)).await.expect("an answer");
    assert_eq!(download.bytes, kept, "the evidence is not the same, byte for byte");
    drop(portal);
}

/// A small portal, stopped.
async fn small(folder: &Path) -> Settings {
    let stage = Stage::build(folder).await;
    stage.fills(&Ledger::default()).await;
    Settings::in_folder(folder)
}

#[actix_web::test]
async fn nothing_is_ever_restored_over_a_portal_nor_from_half_a_backup() {
    let (home, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let settings = small(home.path()).await;
    let folder = home.path().join("backup");
    let backup = folder.to_str().unwrap();
    assert!(run(&settings, &["backup", backup]).await.status.success());
    let twice = run(&settings, &["backup", backup]).await;
    assert!(!twice.status.success() && said(&twice).contains("exists already"), "{}", said(&twice));
    let over = run(&settings, &["restore", backup]).await;
    assert!(!over.status.success() && said(&over).contains("there is a portal already"), "{}", said(&over));

    let there = Settings::in_folder(elsewhere.path());
    let list = std::fs::read_to_string(folder.join("backup.json")).unwrap();
    std::fs::remove_file(folder.join("backup.json")).unwrap();
    let half = run(&there, &["restore", backup]).await;
    assert!(!half.status.success() && said(&half).contains("no whole backup"), "{}", said(&half));
    std::fs::write(folder.join("backup.json"), list).unwrap();
    let blob = first_file(&folder.join("poe/blobs"));
    let mut bytes = std::fs::read(&blob).unwrap();
    bytes[0] ^= 1;
    std::fs::write(&blob, bytes).unwrap();
    let flipped = run(&there, &["restore", backup]).await;
    assert!(!flipped.status.success(), "{}", said(&flipped));
    assert!(said(&flipped).contains("use another backup"), "{}", said(&flipped));
    assert!(!elsewhere.path().join("portal.sqlite").exists(), "half a portal was left");
}

fn first_file(folder: &Path) -> std::path::PathBuf {
    let entry = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    if entry.is_dir() { first_file(&entry) } else { entry }
}

#[actix_web::test]
async fn a_check_names_the_row_that_was_changed_behind_the_portals_back() {
    use diesel::connection::{Connection, SimpleConnection};
    let home = tempfile::tempdir().unwrap();
    let settings = small(home.path()).await;
    let well = run(&settings, &["verify"]).await;
    assert!(well.status.success(), "{}", said(&well));
    let path = home.path().join("portal.sqlite");
    let tampered = [
        ("UPDATE claims SET name = 'Another' WHERE id = (SELECT min(id) FROM claims)", "claims.name"),
        (
            "UPDATE claims SET due_at = '2030-01-01 00:00:00' WHERE id = (SELECT min(id) FROM claims)",
            "claims.due_at",
        ),
        ("DELETE FROM claim_products WHERE claim_id = (SELECT min(id) FROM claims)", "claim_products"),
        ("UPDATE poe_files SET name = 'x.pdf' WHERE id = (SELECT min(id) FROM poe_files)", "poe_files"),
        ("UPDATE outbox SET seq = 99 WHERE id = (SELECT min(id) FROM outbox)", "outbox"),
    ];
    let mut database = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    for (sql, _) in tampered {
        database.batch_execute(sql).unwrap();
    }
    drop(database);
    let ill = run(&settings, &["verify"]).await;
    assert!(!ill.status.success());
    for (_, place) in tampered {
        assert!(said(&ill).contains(&format!("{place} does not say")), "{place}: {}", said(&ill));
    }
}
