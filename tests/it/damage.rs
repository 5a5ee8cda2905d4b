//! A portal whose data are damaged, missing or newer than it refuses to start, says why and what to do, and touches
//! nothing.

use crate::support::Settings;
use diesel::connection::{Connection, SimpleConnection};
use std::path::{Path, PathBuf};
use std::time::Duration;

struct Place {
    folder: tempfile::TempDir,
    settings: Settings,
}

impl Place {
    /// A portal's folder with an empty, whole database.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::in_folder(folder.path());
        assert!(settings.runs(&["migrate"]).status.success());
        Self { folder, settings }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("portal.sqlite")
    }

    #[track_caller]
    fn refuses_saying(&self, words: &[&str]) {
        let Err(said) = self.settings.try_to_serve() else { panic!("it started") };
        for word in words {
            assert!(said.contains(word), "no {word:?} in: {said}");
        }
        assert!(!said.starts_with("exit status: 0"), "{said}");
    }
}

fn overwrite(path: &Path, from: usize, length: usize) -> Vec<u8> {
    let mut bytes = std::fs::read(path).unwrap();
    let end = bytes.len().min(from + length);
    bytes[from..end].fill(0xA5);
    std::fs::write(path, &bytes).unwrap();
    bytes
}

#[test]
fn a_damaged_database_is_named_with_the_way_back_and_not_touched() {
    for (from, length) in [(0, 64), (4096 * 3, 4096 * 2)] {
        let place = Place::new();
        let damaged = overwrite(&place.database(), from, length);
        place.refuses_saying(&["portal.sqlite is damaged", "portal restore", "Backup and restore"]);
        assert!(std::fs::read(place.database()).unwrap() == damaged, "the damaged file was changed");
        let verified = place.settings.runs(&["verify"]);
        assert!(!verified.status.success());
    }
}

#[test]
fn a_missing_database_beside_files_is_never_a_silent_new_portal() {
    let place = Place::new();
    let blobs = place.folder.path().join("poe/blobs/ab");
    std::fs::create_dir_all(&blobs).unwrap();
    std::fs::write(blobs.join("0123456789ab"), "evidence").unwrap();
    for left in std::fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
        if left.is_file() {
            std::fs::remove_file(left).unwrap();
        }
    }
    place.refuses_saying(&["portal.sqlite is missing", "--start-empty", "backup"]);
    assert!(!place.database().exists(), "an empty database was made");
    assert!(!place.settings.runs(&["migrate"]).status.success());
    assert!(place.settings.runs(&["migrate", "--start-empty"]).status.success());
    drop(place.settings.serve());
}

#[test]
fn an_older_program_does_not_start_on_a_newer_database() {
    let place = Place::new();
    let mut newer = diesel::SqliteConnection::establish(place.database().to_str().unwrap()).unwrap();
    newer.batch_execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')").unwrap();
    drop(newer);
    place.refuses_saying(&["newer than this program", "9999"]);
}

#[test]
fn a_migration_that_is_killed_half_way_is_done_or_undone_and_the_next_start_finishes_it() {
    for pause in [0, 2, 4, 7, 11, 16, 22, 30] {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::in_folder(folder.path());
        let mut migrating = settings.command(&["migrate"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        migrating.kill().unwrap();
        migrating.wait().unwrap();
        drop(settings.serve());
        let verified = settings.runs(&["verify"]);
        assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    }
}

#[test]
fn a_second_portal_over_the_same_file_does_not_start() {
    let place = Place::new();
    let first = place.settings.serve();
    let elsewhere = place.settings.clone().with("PORTAL_ADDRESS", "127.0.0.1:0");
    let Err(said) = elsewhere.try_to_serve() else { panic!("two portals run over one file") };
    assert!(said.contains("Another portal is running"), "{said}");
    drop(first);
    drop(elsewhere.serve());
}
