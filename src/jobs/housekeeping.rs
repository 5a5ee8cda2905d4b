//! Leftovers go: ended sessions and links, counts of tries at signing in, and files that no claim names.

use super::Jobs;
use crate::clock::{Clock, SystemClock};
use crate::domain::ids::BlobKey;
use crate::store::{StoreError, Writer};
use crate::workflow::INTRODUCTION_LASTS;
use std::time::{Duration, SystemTime};

/// An upload may take its time before its claim names it.
const ORPHANS_LIVE: Duration = Duration::from_secs(24 * 3600);

impl Jobs {
    /// Forgets ended sessions and links and old counts of tries, and removes files that no claim names, when they are older than a day.
    ///
    /// # Errors
    /// When the database or the disk fails.
    pub async fn housekeep(&self) -> Result<(), StoreError> {
        let now = self.app.workflow.instant();
        let forget = move |writer: &mut Writer<'_>| {
            let sessions = writer.forget_ended_sessions(now)?;
            let links = writer.forget_ended_password_links(now)?;
            // Their wrong codes count for a day.
            let waited = writer.forget_pending(now - chrono::Duration::days(1))?;
            let introduced = writer.forget_introductions(now - INTRODUCTION_LASTS)?;
            Ok::<_, StoreError>(sessions + links + waited + introduced + writer.forget_old_tries(now)?)
        };
        let forgotten = self.app.store.write(forget).await?;
        let removed = self.remove_orphans().await?;
        if forgotten > 0 || removed > 0 {
            tracing::info!(forgotten, removed, "housekeeping is done");
        }
        Ok(())
    }

    async fn remove_orphans(&self) -> Result<u32, StoreError> {
        // The disk dates its files by the machine's clock, which is not the one the demo moves.
        let now = SystemTime::from(SystemClock.now());
        let (files, store) = (self.app.files.clone(), self.app.store.clone());
        let swept = tokio::task::spawn_blocking(move || {
            // In doubt a file is kept.
            let named = |key: &BlobKey| store.read_now(|reader| reader.names_blob(key)).unwrap_or(true);
            files.sweep(&named, ORPHANS_LIVE, now)
        });
        let swept = swept.await.map_err(|_| StoreError::Panicked("the sweep of files".into()))?;
        swept.map_err(|error| StoreError::Broken(format!("files cannot be swept: {error}")))
    }
}
