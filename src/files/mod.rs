//! PoE bytes: taken in piece by piece, looked at, kept under a key, given back, and swept when nobody names them.
//! May know: `domain`.
//! Start reading at the trait below, then `incoming.rs` (a file on its way in) and `inspect.rs` (what it is).
//!
//! A file's way: [`PoeFiles::receive`] opens an [`Incoming`]; its chunks are written and counted; [`Incoming::finish`]
//! makes it [`Finished`]; [`inspect()`] says what it is or refuses it; [`PoeFiles::keep`] makes it last. Dropping it on
//! any step before the last leaves nothing behind. Everything here blocks; call it from a blocking thread.

mod disk;
mod incoming;
mod inspect;
mod memory;
mod scan;
mod turns;

pub use disk::DiskFiles;
pub use incoming::{Finished, Incoming};
pub use inspect::inspect;
pub use memory::MemoryFiles;
pub use scan::{Looked, Scanner};
pub use turns::{Turn, Turns};

use crate::domain::ids::BlobKey;
use crate::domain::poe::{Digest, PoeFile};
use sha2::{Digest as _, Sha256};
use std::io::{self, Read, Seek};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// Bytes that are kept, to be read from any place.
pub trait KeptBytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> KeptBytes for T {}

/// Where PoE bytes are kept. Knows keys and bytes; whose they are and what they are called is the store's business.
pub trait PoeFiles: Send + Sync {
    /// Opens a file on its way in, of at most `limit` bytes. The key is minted by the caller and follows the file to
    /// its end, so that a half-received file is found under the name it would have had.
    ///
    /// # Errors
    /// `InvalidInput` for a key that cannot be a file's name, `AlreadyExists` for one in use, `StorageFull` when the
    /// room that is left is kept for other things, or the disk's trouble.
    fn receive(&self, key: &BlobKey, limit: u64) -> io::Result<Incoming>;

    /// Makes a received file last: when this returns, a power cut does not lose it. Do this before the row is written,
    /// never after.
    ///
    /// # Errors
    /// `AlreadyExists` when the key holds a file (none is ever overwritten), or the disk's trouble.
    fn keep(&self, finished: Finished) -> io::Result<()>;

    /// The bytes kept under a key, from the first.
    ///
    /// # Errors
    /// `NotFound` when there are none, or the disk's trouble.
    fn open(&self, key: &BlobKey) -> io::Result<Box<dyn KeptBytes>>;

    /// Where the bytes kept under a key lie, for a command that looks at them itself.
    ///
    /// # Errors
    /// `Unsupported` where they lie in no file.
    fn path(&self, key: &BlobKey) -> io::Result<PathBuf> {
        checked(key)?;
        Err(io::ErrorKind::Unsupported.into())
    }

    /// How many bytes files may still take before they are turned away, where there is an end to it.
    ///
    /// # Errors
    /// The disk's trouble.
    fn room(&self) -> io::Result<Option<u64>> {
        Ok(None)
    }

    /// Removes the bytes kept under a key; no trouble when there are none.
    ///
    /// # Errors
    /// The disk's trouble.
    fn remove(&self, key: &BlobKey) -> io::Result<()>;

    /// The keys of everything that is kept, in no order.
    ///
    /// # Errors
    /// The disk's trouble.
    fn keys(&self) -> io::Result<Vec<BlobKey>>;

    /// Removes orphans and says how many: files that `named` does not know, and files that never came all the way in,
    /// when they are older than `age` at `now`. The age gives an upload in progress the time to become a row.
    ///
    /// # Errors
    /// The disk's trouble; what was removed until then stays removed.
    fn sweep(&self, named: &dyn Fn(&BlobKey) -> bool, age: Duration, now: SystemTime) -> io::Result<u32>;
}

/// Whether these bytes are the ones a file had when it was handed in.
///
/// # Errors
/// The disk's trouble.
pub fn is_whole(bytes: &mut dyn KeptBytes, file: &PoeFile) -> io::Result<bool> {
    Ok(measure(bytes)? == (file.size, file.digest.clone()))
}

/// How long something is, and what its bytes add up to.
///
/// # Errors
/// The disk's trouble.
pub fn measure(bytes: &mut (impl io::Read + ?Sized)) -> io::Result<(u64, Digest)> {
    let (mut hash, mut size, mut piece) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        match bytes.read(&mut piece) {
            Ok(0) => return Ok((size, Digest::from_bytes(&hash.finalize().into()))),
            Ok(count) => {
                hash.update(&piece[..count]);
                size += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Lets a key become a file's name: two to 100 letters, digits and hyphens, so nothing that climbs or hides.
fn checked(key: &BlobKey) -> io::Result<&str> {
    let text = key.as_str();
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if plain && (2..=100).contains(&text.len()) {
        Ok(text)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "a blob's key is letters, digits and hyphens"))
    }
}

fn taken() -> io::Error {
    io::Error::new(io::ErrorKind::AlreadyExists, "this key holds a file already")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::poe::PoeRefusal;
    use std::path::Path;

    const DAY: Duration = Duration::from_secs(86_400);
    const LIMIT: u64 = 1_000;

    fn key(text: &str) -> BlobKey {
        BlobKey::new(text)
    }

    fn received(files: &dyn PoeFiles, name: &str, chunks: &[&[u8]]) -> Finished {
        let mut incoming = files.receive(&key(name), LIMIT).unwrap();
        for chunk in chunks {
            incoming.write_chunk(chunk).unwrap();
        }
        incoming.finish().unwrap()
    }

    fn bytes_of(files: &dyn PoeFiles, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        files.open(&key(name)).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// The same story told of each keeper of files.
    fn of_each(story: impl Fn(&dyn PoeFiles)) {
        let folder = tempfile::tempdir().unwrap();
        story(&DiskFiles::in_folder(folder.path()).unwrap());
        story(&MemoryFiles::default());
    }

    fn files_under(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { files_under(&path) } else { 1 }).sum()
    }

    #[test]
    fn the_same_bytes_come_back_with_their_size_and_digest() {
        of_each(|files| {
            let finished = received(files, "blob-1", &[b"proof ", b"of ", b"execution"]);
            assert_eq!(finished.size(), 18);
            let digest = "7e335dfa9f30d12af27b3f2f991ce075cb0406b443c138a2465c3e92fadedcc6";
            assert_eq!(finished.digest().as_str(), digest);
            files.keep(finished).unwrap();
            assert_eq!(bytes_of(files, "blob-1"), b"proof of execution");
        });
    }

    #[test]
    fn a_file_over_the_limit_is_stopped_there_and_cannot_be_finished() {
        of_each(|files| {
            let mut incoming = files.receive(&key("blob-1"), 10).unwrap();
            assert_eq!(incoming.write_chunk(&[1; 10]), Ok(()));
            assert_eq!(incoming.write_chunk(&[1]), Err(PoeRefusal::TooLarge));
            assert_eq!(incoming.write_chunk(&[]), Err(PoeRefusal::TooLarge));
            assert_eq!(incoming.finish().err(), Some(PoeRefusal::TooLarge));
        });
    }

    #[test]
    fn a_file_without_bytes_is_refused_as_empty() {
        of_each(|files| {
            let incoming = files.receive(&key("blob-1"), LIMIT).unwrap();
            assert_eq!(incoming.finish().err(), Some(PoeRefusal::Empty));
        });
    }

    #[test]
    fn an_upload_that_is_broken_off_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let files = DiskFiles::in_folder(folder.path()).unwrap();
        let mut incoming = files.receive(&key("half"), LIMIT).unwrap();
        incoming.write_chunk(b"half of it").unwrap();
        assert_eq!(files_under(folder.path()), 1);
        drop(incoming);
        drop(received(&files, "refused", &[b"all of it"]));
        assert_eq!(files_under(folder.path()), 0);
    }

    #[test]
    fn a_key_cannot_climb_out_of_the_folder() {
        of_each(|files| {
            for bad in
                ["../x", "..", "a/b", "a\\b", "", "a", "/etc/passwd", "nul\0", "å-ä", "a.b", &"x".repeat(101)]
            {
                assert!(files.receive(&key(bad), LIMIT).is_err(), "{bad:?}");
                assert!(files.open(&key(bad)).is_err(), "{bad:?}");
                assert!(files.remove(&key(bad)).is_err(), "{bad:?}");
            }
        });
    }

    #[test]
    fn no_file_is_ever_overwritten() {
        of_each(|files| {
            files.keep(received(files, "blob-1", &[b"first"])).unwrap();
            let again = files.receive(&key("blob-1"), LIMIT).map(|_| ());
            assert_eq!(again.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(bytes_of(files, "blob-1"), b"first");
        });
    }

    #[test]
    fn a_disk_with_little_room_left_takes_no_more_files() {
        let folder = tempfile::tempdir().unwrap();
        let files = DiskFiles::in_folder(folder.path()).unwrap().with_reserve(u64::MAX);
        let refused = files.receive(&key("blob-1"), LIMIT).err().map(|error| error.kind());
        assert_eq!(refused, Some(io::ErrorKind::StorageFull));
        let files = files.with_reserve(0);
        assert!(files.receive(&key("blob-1"), LIMIT).is_ok());
    }

    #[test]
    fn a_removed_file_is_gone_and_removing_it_twice_is_no_trouble() {
        of_each(|files| {
            files.keep(received(files, "blob-1", &[b"x"])).unwrap();
            files.remove(&key("blob-1")).unwrap();
            files.remove(&key("blob-1")).unwrap();
            assert_eq!(files.open(&key("blob-1")).err().map(|e| e.kind()), Some(io::ErrorKind::NotFound));
        });
    }

    #[test]
    fn the_sweep_takes_old_orphans_and_spares_the_young_and_the_named() {
        of_each(|files| {
            files.keep(received(files, "orphan", &[b"x"])).unwrap();
            files.keep(received(files, "named", &[b"y"])).unwrap();
            let named = |key: &BlobKey| key.as_str() == "named";
            // Long after the disk's own clock, which gives the files their time.
            let today = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
            assert_eq!(files.sweep(&named, Duration::MAX, today).unwrap(), 0);
            let next_week = today + 7 * DAY;
            assert_eq!(files.sweep(&named, DAY, next_week).unwrap(), 1);
            assert_eq!(files.sweep(&named, DAY, next_week).unwrap(), 0);
            assert!(files.open(&key("orphan")).is_err());
            assert_eq!(bytes_of(files, "named"), b"y");
        });
    }

    #[test]
    fn the_sweep_clears_uploads_that_a_crash_left_half_way() {
        let folder = tempfile::tempdir().unwrap();
        let files = DiskFiles::in_folder(folder.path()).unwrap();
        let left = folder.path().join("incoming").join("left-behind");
        std::fs::write(&left, "half").unwrap();
        let written = left.metadata().unwrap().modified().unwrap();
        assert_eq!(files.sweep(&|_| true, DAY, written + DAY / 2).unwrap(), 0);
        assert_eq!(files.sweep(&|_| true, DAY, written + 2 * DAY).unwrap(), 1);
        assert_eq!(files_under(folder.path()), 0);
    }
}
