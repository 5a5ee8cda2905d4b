//! PoE bytes in a folder: `blobs/` holds what is kept, `incoming/` what is on its way.

use super::incoming::{Body, Leftover};
use super::{Finished, Incoming, KeptBytes, PoeFiles, checked, taken};
use crate::domain::ids::BlobKey;
use std::fs::{self, DirEntry, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Behind every file's date.
const FAR_FUTURE: Duration = Duration::from_secs(1 << 40);

/// Keeps PoE bytes in a folder of its own, which only the portal's user may read.
#[derive(Debug)]
pub struct DiskFiles {
    blobs: PathBuf,
    incoming: PathBuf,
    /// How much of the disk is left alone, in bytes.
    reserve: u64,
}

impl DiskFiles {
    /// Uses this folder, and makes it when it is not there.
    ///
    /// # Errors
    /// The disk's trouble: a place that cannot be written should stop the portal at its start.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        let files = Self { blobs: folder.join("blobs"), incoming: folder.join("incoming"), reserve: 0 };
        make_folder(&files.blobs)?;
        make_folder(&files.incoming)?;
        Ok(files)
    }

    /// The same, leaving this many bytes of the disk to the database, the log and the rest of the machine.
    #[must_use]
    pub fn with_reserve(self, reserve: u64) -> Self {
        Self { reserve, ..self }
    }

    /// Removes what never came all the way in, and says how many. Only for a portal that is alone: nobody else's upload
    /// is on its way.
    ///
    /// # Errors
    /// The disk's trouble.
    pub fn clear_incoming(&self) -> io::Result<u32> {
        sweep_folder(&self.incoming, &|_| false, Duration::ZERO, SystemTime::UNIX_EPOCH + FAR_FUTURE)
    }

    /// Whether a file of this size leaves the reserve untouched.
    fn make_room(&self, size: u64) -> io::Result<()> {
        let left = fs4::available_space(&self.incoming)?;
        if left >= self.reserve.saturating_add(size) {
            return Ok(());
        }
        let says = format!("{left} bytes are left on the disk, and {} of them are reserved", self.reserve);
        Err(io::Error::new(io::ErrorKind::StorageFull, says))
    }

    /// A key's place: in a folder named for its last two letters, because keys may begin with the time and would
    /// crowd one folder.
    fn place(&self, key: &BlobKey) -> io::Result<PathBuf> {
        let key = checked(key)?;
        Ok(self.blobs.join(&key[key.len() - 2..]).join(key))
    }
}

impl PoeFiles for DiskFiles {
    fn receive(&self, key: &BlobKey, limit: u64) -> io::Result<Incoming> {
        if self.place(key)?.exists() {
            return Err(taken());
        }
        self.make_room(limit)?;
        let path = self.incoming.join(checked(key)?);
        let file = private_file().open(&path)?;
        Ok(Incoming::new(key.clone(), Body::Disk { file, path: Leftover(path) }, limit))
    }

    fn keep(&self, finished: Finished) -> io::Result<()> {
        let place = self.place(&finished.key)?;
        let Body::Disk { mut file, path } = finished.body else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "this file was received elsewhere"));
        };
        if place.exists() {
            return Err(taken());
        }
        file.flush()?;
        file.sync_all()?;
        let folder = place.parent().unwrap_or(&self.blobs);
        make_folder(folder)?;
        fs::rename(&path.0, &place)?;
        // The name is in the folder and the folder's name in its own; both have to reach the disk.
        sync_folder(folder)?;
        sync_folder(&self.blobs)
    }

    fn open(&self, key: &BlobKey) -> io::Result<Box<dyn KeptBytes>> {
        Ok(Box::new(File::open(self.place(key)?)?))
    }

    fn path(&self, key: &BlobKey) -> io::Result<PathBuf> {
        self.place(key)
    }

    fn room(&self) -> io::Result<Option<u64>> {
        Ok(Some(fs4::available_space(&self.incoming)?.saturating_sub(self.reserve)))
    }

    fn remove(&self, key: &BlobKey) -> io::Result<()> {
        match fs::remove_file(self.place(key)?) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    fn keys(&self) -> io::Result<Vec<BlobKey>> {
        let mut keys = Vec::new();
        for folder in fs::read_dir(&self.blobs)? {
            let folder = folder?;
            if folder.file_type()?.is_dir() {
                for entry in fs::read_dir(folder.path())? {
                    let name = entry?.file_name();
                    keys.extend(name.to_str().map(BlobKey::new).filter(|key| checked(key).is_ok()));
                }
            }
        }
        Ok(keys)
    }

    fn sweep(&self, named: &dyn Fn(&BlobKey) -> bool, age: Duration, now: SystemTime) -> io::Result<u32> {
        let mut removed = sweep_folder(&self.incoming, &|_| false, age, now)?;
        for folder in fs::read_dir(&self.blobs)? {
            let folder = folder?;
            if folder.file_type()?.is_dir() {
                removed += sweep_folder(&folder.path(), named, age, now)?;
            }
        }
        Ok(removed)
    }
}

/// Removes the old files of one folder that nobody names.
fn sweep_folder(
    folder: &Path,
    named: &dyn Fn(&BlobKey) -> bool,
    age: Duration,
    now: SystemTime,
) -> io::Result<u32> {
    let mut removed = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if is_older(&entry, age, now)? && is_ours(&entry, named) {
            match fs::remove_file(entry.path()) {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(removed)
}

/// Whether this is an orphan of ours; what somebody else put into the folder is left alone.
fn is_ours(entry: &DirEntry, named: &dyn Fn(&BlobKey) -> bool) -> bool {
    let name = entry.file_name();
    let key = name.to_str().map(BlobKey::new);
    key.is_some_and(|key| checked(&key).is_ok() && !named(&key))
}

/// Whether nobody has written to this file for longer than `age`. One that has just gone is nobody's business, and
/// one from the future (a clock was set back) is young.
fn is_older(entry: &DirEntry, age: Duration, now: SystemTime) -> io::Result<bool> {
    match entry.metadata() {
        Ok(data) => Ok(data.is_file() && now.duration_since(data.modified()?).is_ok_and(|old| old > age)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// How a file that must not exist yet is opened for writing and reading, by us alone.
fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a rename last. Elsewhere than on Unix a folder cannot be opened, and the system does it by itself.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
