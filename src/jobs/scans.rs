//! Files that wait are looked at for malware, one after the other and never in a request.

use super::Jobs;
use crate::domain::scan::Scan;
use crate::files::{Looked, Scanner};
use crate::store::{StoreError, ToScan};
use chrono::Duration;
use std::sync::Arc;

/// How many are looked up at a time.
const BATCH: i64 = 20;

/// How long a scanner may be away before a person hears of it.
const AWAY_AT_MOST: Duration = Duration::minutes(10);

impl Jobs {
    /// Looks at the files that wait, oldest first; how many have come to an end. While nobody is there who could look they
    /// go on waiting, for ten minutes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn scan(&self) -> Result<usize, StoreError> {
        let Some(scanner) = &self.app.scanner else { return Ok(0) };
        let mut done = 0;
        for file in self.app.store.read(|reader| reader.to_scan(BATCH)).await? {
            done += usize::from(self.scan_one(scanner.clone(), &file).await?);
        }
        Ok(done)
    }

    async fn scan_one(&self, scanner: Arc<Scanner>, file: &ToScan) -> Result<bool, StoreError> {
        let (files, blob) = (self.app.files.clone(), file.blob.clone());
        let looked = tokio::task::spawn_blocking(move || scanner.look(files.as_ref(), &blob)).await;
        let looked = looked.map_err(|_| StoreError::Panicked("looking for malware".into()))?;
        let patience_ends = file.since + AWAY_AT_MOST;
        let (verdict, said) = match looked {
            Looked::Verdict(verdict, said) => (verdict, said),
            Looked::Away(said) if self.app.workflow.instant() < patience_ends => {
                tracing::error!(cause = %said, "the malware scanner cannot be reached");
                return Ok(false);
            }
            Looked::Away(said) => (Scan::Failed, said),
        };
        note(file, verdict, &said);
        self.app.workflow.judge(&file.poe, verdict, said).await?;
        Ok(true)
    }
}

/// What the portal's keeper should hear of.
fn note(file: &ToScan, verdict: Scan, said: &str) {
    match verdict {
        Scan::Blocked => {
            tracing::warn!(claim = %file.claim, file = %file.poe, found = said, "malware was found in evidence");
        }
        Scan::Failed => {
            tracing::error!(claim = %file.claim, file = %file.poe, cause = said, "a file could not be looked at");
        }
        _ => {}
    }
}
