//! What the portal does by itself: letters leave, deadlines pass, leftovers go; and the check of everything kept.
//! May know: `app`, `workflow`, `letters`, `store`, `files`, `domain`, and the machine's clock for files.
//! Start reading at `run`.

mod backup;
mod deadlines;
mod housekeeping;
mod outbox;
mod scans;
#[cfg(test)]
mod tests;
mod verify;

pub use backup::{BackupError, Contents, Home, back_up, restore};
pub use deadlines::{SweepReport, Swept};
pub use outbox::Delivered;
pub use verify::{Fault, FaultKind, VerifyReport, verify, verify_telling};

use crate::app::{App, DueJobs};
use crate::letters::{Letter, Postman};
use crate::store::Posted;
use futures_util::future::join;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

/// What the jobs work with. Cheap to clone; clones take turns at the outbox.
#[derive(Clone)]
pub struct Jobs {
    app: App,
    postman: Postman,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl fmt::Debug for Jobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Jobs(…)")
    }
}

/// How often each job is done.
#[derive(Debug, Clone, Copy)]
pub struct Rhythm {
    /// Letters.
    pub outbox: Duration,
    /// Deadlines.
    pub deadlines: Duration,
    /// Leftovers.
    pub housekeeping: Duration,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self {
            outbox: Duration::from_secs(3),
            deadlines: Duration::from_secs(30),
            housekeeping: Duration::from_secs(3600),
        }
    }
}

impl Jobs {
    /// Jobs over the assembled parts.
    pub fn new(app: App, postman: Postman) -> Self {
        Self { app, postman, turn: Arc::default() }
    }

    /// Does everything that is due now, once: files to look at, deadlines, then letters until none is due. For tests, and
    /// for the demo whose clock has just been moved.
    pub async fn tick(&self) {
        self.scan_and_log().await;
        self.sweep_and_log().await;
        self.deliver_and_log(None).await;
    }

    async fn scan_and_log(&self) {
        if let Err(error) = self.scan().await {
            tracing::error!(%error, "files could not be looked at for malware");
        }
    }

    async fn sweep_and_log(&self) {
        if let Err(error) = self.sweep(self.app.workflow.instant(), false).await {
            tracing::error!(%error, "the deadline sweep could not be done");
        }
    }

    async fn deliver_and_log(&self, stop: Option<&watch::Receiver<bool>>) {
        if let Err(error) = self.deliver(stop).await {
            tracing::error!(%error, "the outbox could not be read");
        }
    }

    async fn housekeep_and_log(&self) {
        if let Err(error) = self.housekeep().await {
            tracing::error!(%error, "housekeeping could not be done");
        }
    }
}

/// Does the jobs again and again, until `stop` holds `true` or its sender is gone. What has been begun is ended first.
pub async fn run(jobs: Jobs, rhythm: Rhythm, stop: watch::Receiver<bool>) {
    // A slow scanner holds up no letter.
    let scanning = keep_scanning(jobs.clone(), rhythm, stop.clone());
    join(keep_settling(jobs, rhythm, stop), scanning).await;
}

async fn keep_scanning(jobs: Jobs, rhythm: Rhythm, mut stop: watch::Receiver<bool>) {
    while jobs.app.scanner.is_some() {
        jobs.scan_and_log().await;
        if timeout(rhythm.outbox, stop.wait_for(|stop| *stop)).await.is_ok() {
            return;
        }
    }
}

async fn keep_settling(jobs: Jobs, rhythm: Rhythm, mut stop: watch::Receiver<bool>) {
    let (mut swept, mut housekept) = (None, None);
    loop {
        jobs.app.metrics.beat();
        if is_time(&mut swept, rhythm.deadlines) {
            jobs.sweep_and_log().await;
        }
        jobs.deliver_and_log(Some(&stop)).await;
        if is_time(&mut housekept, rhythm.housekeeping) {
            jobs.housekeep_and_log().await;
        }
        if timeout(rhythm.outbox, stop.wait_for(|stop| *stop)).await.is_ok() {
            return;
        }
    }
}

/// Whether a job has not been done for as long as it may rest; the first time it always is.
fn is_time(last: &mut Option<Instant>, rest: Duration) -> bool {
    let due = last.is_none_or(|last| last.elapsed() >= rest);
    if due {
        *last = Some(Instant::now());
    }
    due
}

impl DueJobs for Jobs {
    fn run_due(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(self.tick())
    }

    fn preview<'a>(&'a self, posted: &'a Posted) -> Pin<Box<dyn Future<Output = Option<Letter>> + 'a>> {
        Box::pin(async move {
            let written = Self::preview(self, posted).await;
            if let Err(error) = &written {
                tracing::error!(letter = %posted.id, %error, "a letter could not be shown");
            }
            written.ok()
        })
    }
}
