//! One program at a time over a database file: what a dead one left half done is then known to be nobody's.

use super::StoreError;
use super::connection::DatabaseUrl;
use std::fs::{File, OpenOptions, TryLockError};

/// The right to be the only portal over a database file; it ends with this value, and with the process however it ends.
#[derive(Debug)]
pub struct Alone {
    _lock: File,
}

impl DatabaseUrl {
    /// Takes the right to be the only portal over this database; `None` on a server, which several may share.
    ///
    /// # Errors
    /// `Refused` when another portal runs over the file; `Unavailable` when the lock cannot be made.
    pub fn alone(&self) -> Result<Option<Alone>, StoreError> {
        let Some(database) = self.path() else { return Ok(None) };
        self.prepare()?;
        // Beside the database and not on it: SQLite has locks of its own there.
        let path = database.with_added_extension("lock");
        let failed = |error: std::io::Error| {
            StoreError::Unavailable(format!("cannot make the lock {}: {error}", path.display()))
        };
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Alone { _lock: lock })),
            Err(TryLockError::WouldBlock) => Err(StoreError::Refused(format!(
                "Another portal is running over {}; stop that one first.",
                database.display()
            ))),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}
