//! A copy of everything that is kept, made while people work; and the way back from it.
//!
//! First the database, as it was at one moment; then the files it names, which were there before their rows. A list of
//! all of them with their digests is written last: a folder without it is no backup.

use super::verify::{VerifyReport, all_claims, verify};
use crate::domain::ids::BlobKey;
use crate::domain::lifecycle::Status;
use crate::domain::poe::PoeFile;
use crate::files::{DiskFiles, PoeFiles, measure};
use crate::store::{DatabaseUrl, Store, StoreError};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use thiserror::Error;

const DATABASE: &str = "portal.sqlite";
const FILES: &str = "poe";
const SECRET: &str = "secret";
const LIST: &str = "backup.json";

/// Why there is no backup, or no way back from it.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The database's reason.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disk's trouble, and where.
    #[error("{0}: {1}")]
    Disk(PathBuf, io::Error),
    /// It would destroy something, or lead to nothing good; the sentence says what to do.
    #[error("{0}")]
    Refused(String),
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Which program made it.
    pub program: String,
    /// The database's file.
    pub database: Item,
    /// The evidence, by its key.
    pub files: Vec<Item>,
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// How long it is.
    pub bytes: u64,
    /// What its bytes add up to.
    pub sha256: String,
}

/// Where a portal keeps what it keeps.
#[derive(Debug)]
pub struct Home<'a> {
    /// The database.
    pub database: &'a DatabaseUrl,
    /// The folder of PoE files.
    pub files: &'a Path,
    /// The secret that was made at the first start, where it is.
    pub secret: Option<&'a Path>,
}

/// Gives a piece of work the place at which the disk may fail it.
fn at<T>(path: &Path, done: io::Result<T>) -> Result<T, BackupError> {
    done.map_err(|error| BackupError::Disk(path.to_owned(), error))
}

/// Writes a backup into a folder that does not exist yet, and checks it. What its report blames was damaged before.
///
/// # Errors
/// When the folder is in use, the database or the disk fails.
pub fn back_up(
    store: &Store,
    home: &Home<'_>,
    into: &Path,
    now: DateTime<Utc>,
) -> Result<(Contents, VerifyReport), BackupError> {
    if into.exists() {
        let says =
            format!("{} exists already; give a folder that does not, and it will be made", into.display());
        return Err(BackupError::Refused(says));
    }
    // Under another name until it is whole; what an earlier try left there is none.
    let aside = into.with_added_extension("part");
    if aside.exists() {
        at(&aside, fs::remove_dir_all(&aside))?;
    }
    at(&aside, fs::DirBuilder::new().recursive(true).mode(0o700).create(&aside))?;
    let database = aside.join(DATABASE);
    store.copy_into(&database)?;
    at(&database, File::open(&database).and_then(|file| file.sync_all()))?;
    let originals = at(home.files, DiskFiles::in_folder(home.files))?;
    let copies = at(&aside, DiskFiles::in_folder(&aside.join(FILES)))?;
    let copy = Store::open_with(&address(&database)?, 1)?;
    let files = copy_files(&copy, &originals, &copies, &aside)?;
    let report = verify(&copy, Some(&copies))?;
    drop(copy);
    if let Some(secret) = home.secret.filter(|secret| secret.exists()) {
        at(secret, copy_private(secret, &aside.join(SECRET)))?;
    }
    let database = at(&database, item_of(DATABASE, &database))?;
    let contents = Contents { made_at: now, program: env!("CARGO_PKG_VERSION").to_owned(), database, files };
    at(&aside, write_list(&aside.join(LIST), &contents))?;
    at(into, fs::rename(&aside, into))?;
    let parent = into.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    at(parent, File::open(parent).and_then(|folder| folder.sync_all()))?;
    Ok((contents, report))
}

fn address(database: &Path) -> Result<DatabaseUrl, BackupError> {
    Ok(format!("sqlite:{}", database.display()).parse()?)
}

/// Copies each file that a claim names. One that is damaged is left out, and the check afterwards says so.
fn copy_files(
    store: &Store,
    from: &DiskFiles,
    into: &DiskFiles,
    place: &Path,
) -> Result<Vec<Item>, BackupError> {
    let mut copied = Vec::new();
    for ids in all_claims(store) {
        for id in ids? {
            let Some(claim) = store.read_now(|reader| reader.claim(&id))? else { continue };
            for file in claim.poe.iter().filter(|_| claim.status() != Status::Discarded) {
                let named = item_of_poe(file);
                if at(place, copy_file(&named, from, into))? {
                    copied.push(named);
                }
            }
        }
    }
    Ok(copied)
}

fn item_of_poe(file: &PoeFile) -> Item {
    Item { name: file.blob.as_str().to_owned(), bytes: file.size, sha256: file.digest.as_str().to_owned() }
}

/// Copies one kept file, when its bytes are the right ones; tells whether they were.
fn copy_file(item: &Item, from: &DiskFiles, into: &DiskFiles) -> io::Result<bool> {
    let key = BlobKey::new(&*item.name);
    let mut bytes = match from.open(&key) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let mut incoming = into.receive(&key, item.bytes)?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = bytes.read(&mut piece)?;
        if read == 0 {
            break;
        }
        match incoming.write_chunk(&piece[..read]) {
            Ok(()) => {}
            Err(crate::domain::poe::PoeRefusal::TooLarge) => return Ok(false),
            Err(_) => return Err(io::Error::other("a file could not be copied")),
        }
    }
    let Ok(finished) = incoming.finish() else { return Ok(false) };
    if finished.digest().as_str() != item.sha256 {
        return Ok(false);
    }
    into.keep(finished)?;
    Ok(true)
}

fn item_of(name: &str, path: &Path) -> io::Result<Item> {
    let (bytes, digest) = measure(&mut File::open(path)?)?;
    Ok(Item { name: name.to_owned(), bytes, sha256: digest.as_str().to_owned() })
}

fn copy_private(from: &Path, to: &Path) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    io::copy(&mut File::open(from)?, &mut file)?;
    file.sync_all()
}

fn write_list(path: &Path, contents: &Contents) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(serde_json::to_string_pretty(contents)?.as_bytes())?;
    file.sync_all()
}

/// Brings a backup back to where a portal keeps its things, and checks it. Nothing is ever overwritten: a portal that
/// is there is moved aside first, by hand. What was brought back is taken away again when it does not fit.
///
/// # Errors
/// When there is something already, the backup is not whole, or the database or the disk fails.
pub fn restore(from: &Path, home: &Home<'_>) -> Result<(Contents, VerifyReport), BackupError> {
    let contents = contents_of(from)?;
    let Some(database) = home.database.path() else {
        return Err(BackupError::Refused(
            "this backup is of a SQLite file; set PORTAL_DATABASE to sqlite:FILE to bring it back".to_owned(),
        ));
    };
    let files = at(home.files, DiskFiles::in_folder(home.files))?;
    refuse_to_overwrite(database, &files, home.files)?;
    if at(from, item_of(DATABASE, &from.join(DATABASE)))? != contents.database {
        return Err(BackupError::Refused(format!(
            "the database in {} is not the one that was backed up; use another backup",
            from.display()
        )));
    }
    let aside = database.with_added_extension("restoring");
    let brought = bring_back(from, &contents, &aside, &files);
    match brought {
        Ok(report) => {
            at(database, fs::rename(&aside, database))?;
            bring_back_secret(from, home.secret)?;
            Ok((contents, report))
        }
        Err(error) => {
            let _ = fs::remove_file(&aside);
            for item in &contents.files {
                // What could not be brought back cannot be taken away either.
                let _ = files.remove(&BlobKey::new(&*item.name));
            }
            Err(error)
        }
    }
}

fn contents_of(from: &Path) -> Result<Contents, BackupError> {
    let list = from.join(LIST);
    let text = fs::read_to_string(&list).map_err(|_| {
        BackupError::Refused(format!("{} is no whole backup: it has no {LIST}", from.display()))
    })?;
    serde_json::from_str(&text)
        .map_err(|error| BackupError::Refused(format!("{} cannot be read: {error}", list.display())))
}

fn refuse_to_overwrite(database: &Path, files: &DiskFiles, folder: &Path) -> Result<(), BackupError> {
    if database.exists() {
        return Err(BackupError::Refused(format!(
            "there is a portal already: {} exists. Move it aside, together with its -wal and -shm, and the folder \
             {}; then ask again",
            database.display(),
            folder.display()
        )));
    }
    if !at(folder, files.keys())?.is_empty() {
        return Err(BackupError::Refused(format!(
            "there are files of a portal already in {}; move that folder aside and ask again",
            folder.display()
        )));
    }
    Ok(())
}

fn bring_back(
    from: &Path,
    contents: &Contents,
    aside: &Path,
    files: &DiskFiles,
) -> Result<VerifyReport, BackupError> {
    if let Some(folder) = aside.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        at(folder, fs::DirBuilder::new().recursive(true).mode(0o700).create(folder))?;
    }
    let _ = fs::remove_file(aside);
    at(aside, copy_private(&from.join(DATABASE), aside))?;
    let kept = at(from, DiskFiles::in_folder(&from.join(FILES)))?;
    for item in &contents.files {
        if !at(from, copy_file(item, &kept, files))? {
            return Err(BackupError::Refused(format!(
                "the file {} in {} is not the one that was backed up; use another backup",
                item.name,
                from.display()
            )));
        }
    }
    let store = Store::open_with(&address(aside)?, 1)?;
    // An older portal's tables are brought up to date; a newer one's are refused.
    store.migrate()?;
    Ok(verify(&store, Some(files))?)
}

fn bring_back_secret(from: &Path, secret: Option<&Path>) -> Result<(), BackupError> {
    match (secret, from.join(SECRET)) {
        (Some(secret), kept) if kept.exists() && !secret.exists() => at(secret, copy_private(&kept, secret)),
        _ => Ok(()),
    }
}
