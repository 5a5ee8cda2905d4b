//! PoE bytes in memory, for tests and for a demonstration that leaves nothing behind.

use super::incoming::Body;
use super::{Finished, Incoming, KeptBytes, PoeFiles, checked, taken};
use crate::domain::ids::BlobKey;
use std::collections::HashMap;
use std::io::{self, Cursor};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// Keeps PoE bytes in memory.
#[derive(Debug, Default)]
pub struct MemoryFiles {
    kept: Mutex<HashMap<BlobKey, Kept>>,
}

#[derive(Debug)]
struct Kept {
    bytes: Vec<u8>,
    /// When a sweep first met it without a name. There is no clock here, so an orphan's age counts from then.
    orphan_since: Option<SystemTime>,
}

impl MemoryFiles {
    fn kept(&self) -> MutexGuard<'_, HashMap<BlobKey, Kept>> {
        // A test that failed while it held the lock has said so already.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PoeFiles for MemoryFiles {
    fn receive(&self, key: &BlobKey, limit: u64) -> io::Result<Incoming> {
        checked(key)?;
        if self.kept().contains_key(key) {
            return Err(taken());
        }
        Ok(Incoming::new(key.clone(), Body::Memory(Cursor::default()), limit))
    }

    fn keep(&self, finished: Finished) -> io::Result<()> {
        let Body::Memory(bytes) = finished.body else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "this file was received elsewhere"));
        };
        let mut kept = self.kept();
        if kept.contains_key(&finished.key) {
            return Err(taken());
        }
        kept.insert(finished.key, Kept { bytes: bytes.into_inner(), orphan_since: None });
        Ok(())
    }

    fn open(&self, key: &BlobKey) -> io::Result<Box<dyn KeptBytes>> {
        checked(key)?;
        let bytes = self.kept().get(key).map(|kept| kept.bytes.clone());
        bytes
            .map(|bytes| Box::new(Cursor::new(bytes)) as Box<dyn KeptBytes>)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn remove(&self, key: &BlobKey) -> io::Result<()> {
        checked(key)?;
        self.kept().remove(key);
        Ok(())
    }

    fn keys(&self) -> io::Result<Vec<BlobKey>> {
        Ok(self.kept().keys().cloned().collect())
    }

    fn sweep(&self, named: &dyn Fn(&BlobKey) -> bool, age: Duration, now: SystemTime) -> io::Result<u32> {
        let mut kept = self.kept();
        let before = kept.len();
        kept.retain(|key, file| {
            if named(key) {
                return true;
            }
            let since = *file.orphan_since.get_or_insert(now);
            !now.duration_since(since).is_ok_and(|old| old > age)
        });
        Ok(u32::try_from(before - kept.len()).unwrap_or(u32::MAX))
    }
}
