//! A file on its way in: counted and digested as it comes, gone again unless it is kept.

use crate::domain::ids::BlobKey;
use crate::domain::poe::{Digest, PoeRefusal};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// A path that is removed when dropped, unless it has been moved away.
#[derive(Debug)]
pub(super) struct Leftover(pub(super) PathBuf);

impl Drop for Leftover {
    fn drop(&mut self) {
        // After a rename there is nothing here; after a failure the sweep comes by. Neither is worth a word.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The bytes so far.
#[derive(Debug)]
pub(super) enum Body {
    /// Beside their final place, on the same file system.
    Disk {
        file: File,
        path: Leftover,
    },
    Memory(Cursor<Vec<u8>>),
}

impl Read for Body {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Body::Disk { file, .. } => file.read(into),
            Body::Memory(bytes) => bytes.read(into),
        }
    }
}

impl Seek for Body {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Body::Disk { file, .. } => file.seek(to),
            Body::Memory(bytes) => bytes.seek(to),
        }
    }
}

impl Write for Body {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        match self {
            Body::Disk { file, .. } => file.write(from),
            Body::Memory(bytes) => bytes.write(from),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Body::Disk { file, .. } => file.flush(),
            Body::Memory(bytes) => bytes.flush(),
        }
    }
}

/// An open file that receives chunks. Dropping it removes what it received.
#[derive(Debug)]
pub struct Incoming {
    key: BlobKey,
    body: Body,
    limit: u64,
    size: u64,
    hasher: Sha256,
}

impl Incoming {
    pub(super) fn new(key: BlobKey, body: Body, limit: u64) -> Self {
        Self { key, body, limit, size: 0, hasher: Sha256::new() }
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// `TooLarge` as soon as the limit is passed, and from then on; `NotStored` when the disk refuses.
    pub fn write_chunk(&mut self, chunk: &[u8]) -> Result<(), PoeRefusal> {
        self.size = self.size.saturating_add(chunk.len() as u64);
        if self.size > self.limit {
            return Err(PoeRefusal::TooLarge);
        }
        self.hasher.update(chunk);
        self.body.write_all(chunk).map_err(|error| {
            tracing::error!(%error, "a piece of a PoE file could not be written");
            // A hole in the middle would go unseen, so nothing more is taken.
            self.limit = 0;
            PoeRefusal::NotStored
        })
    }

    /// Ends the file after its last chunk.
    ///
    /// # Errors
    /// `Empty` when no byte came, `TooLarge` when too many did.
    pub fn finish(self) -> Result<Finished, PoeRefusal> {
        match self.size {
            0 => Err(PoeRefusal::Empty),
            size if size > self.limit => Err(PoeRefusal::TooLarge),
            size => {
                let digest = Digest::from_bytes(&self.hasher.finalize().into());
                Ok(Finished { key: self.key, body: self.body, size, digest })
            }
        }
    }
}

/// A file that came all the way in and is not kept yet. Dropping it removes it.
#[derive(Debug)]
pub struct Finished {
    pub(super) key: BlobKey,
    pub(super) body: Body,
    size: u64,
    digest: Digest,
}

impl Finished {
    /// The key it will be kept under.
    pub fn key(&self) -> &BlobKey {
        &self.key
    }

    /// How many bytes came.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What they add up to.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}
