//! For whoever runs the portal: does it live, can it work, and how is it doing.

use crate::app::App;
use crate::domain::poe::POE_LIMITS;
use crate::metrics::Moment;
use crate::store::StoreError;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, ContentType};
use actix_web::web::Data;
use chrono::{DateTime, Duration, Utc};

/// The jobs come round every few seconds; a mail server that is silent to the last may keep them so long.
const LONGEST_ROUND: std::time::Duration = std::time::Duration::from_secs(10 * 60);

/// Deadlines are settled every half minute; one that is over for longer is stuck.
const LONGEST_LAG: Duration = Duration::minutes(15);

/// What can keep the portal from working, in the words a machine and its keeper read.
const DATABASE: &str = "database";
const FILES: &str = "files";
const JOBS: &str = "jobs";

/// Whether the portal lives and its database answers.
pub async fn health(app: Data<App>) -> HttpResponse {
    match app.store.read(|reader| reader.setting("health")).await {
        Ok(_) => HttpResponse::Ok().content_type(ContentType::plaintext()).body("ok\n"),
        Err(_) => {
            HttpResponse::ServiceUnavailable().content_type(ContentType::plaintext()).body("not ready\n")
        }
    }
}

/// Whether the portal can do all of its work: write to the database, keep files, send letters, settle deadlines. What it
/// cannot do is named, a word a line.
pub async fn ready(app: Data<App>) -> HttpResponse {
    let wrong = match app.readiness.known() {
        Some(wrong) => wrong,
        None => {
            let wrong = look(&app).await;
            app.readiness.learned(wrong.clone());
            wrong
        }
    };
    let mut answer = if wrong.is_empty() { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    let body = match wrong.is_empty() {
        true => "ready\n".to_owned(),
        false => format!("not ready\n{}\n", wrong.join("\n")),
    };
    answer.content_type(ContentType::plaintext()).insert_header((CACHE_CONTROL, "no-store")).body(body)
}

async fn look(app: &App) -> Vec<&'static str> {
    let stuck =
        if jobs_are_stuck(app).await { Err("deadlines or letters wait too long".to_owned()) } else { Ok(()) };
    let parts = [
        (DATABASE, app.workflow.can_write().await.map_err(|error| error.to_string())),
        (FILES, files_can_be_kept(app).await.map_err(|error| error.to_string())),
        (JOBS, stuck),
    ];
    let mut wrong = Vec::new();
    for (part, works) in parts {
        if let Err(error) = works {
            tracing::error!(part, error, "the portal is not ready");
            wrong.push(part);
        }
    }
    wrong
}

/// Takes in a byte and lets it go again.
async fn files_can_be_kept(app: &App) -> std::io::Result<()> {
    let (files, key) = (app.files.clone(), app.workflow.ids().blob());
    let tried = tokio::task::spawn_blocking(move || {
        let mut incoming = files.receive(&key, POE_LIMITS.file_bytes)?;
        incoming.write_chunk(b"?").map_err(|refusal| std::io::Error::other(refusal.key()))
    });
    tried.await.map_err(std::io::Error::other)?
}

async fn jobs_are_stuck(app: &App) -> bool {
    let Some(since) = app.metrics.since_beat() else { return false };
    let now = app.workflow.instant();
    let lag = app.store.read(move |reader| reader.pulse(now)).await;
    // That the database does not answer is said elsewhere.
    let lag = lag.ok().and_then(|pulse| pulse.unsettled_since).map_or(Duration::zero(), |since| now - since);
    since > LONGEST_ROUND || (lag > LONGEST_LAG && since > std::time::Duration::from_secs(60))
}

/// Everything counted, for Prometheus.
pub async fn metrics(app: Data<App>) -> HttpResponse {
    match moment(&app).await {
        Ok(moment) => {
            HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(app.metrics.told(&moment))
        }
        Err(error) => {
            tracing::error!(%error, "the figures could not be read");
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}

async fn moment(app: &App) -> Result<Moment, StoreError> {
    let now = app.workflow.instant();
    let pulse = app.store.read(move |reader| reader.pulse(now)).await?;
    let age = |since: Option<DateTime<Utc>>| since.map_or(0.0, |at| (now - at).num_seconds().max(0) as f64);
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    Ok(Moment {
        queues: pulse
            .queues
            .iter()
            .map(|(status, claims, oldest)| (status.key(), count(*claims), age(*oldest)))
            .collect(),
        overdue_claims: count(pulse.overdue),
        outbox_depth: count(pulse.letters),
        outbox_age: age(pulse.letters_since),
        outbox_failed: count(pulse.failed),
        sweep_lag: age(pulse.unsettled_since),
        wal_bytes: app.store.journal_bytes(),
    })
}
