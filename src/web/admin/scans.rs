//! Files that wait for the malware scanner, in which it found something, or of which it could not tell: those a Portal
//! admin has looked at again or lets through.

use crate::app::App;
use crate::domain::ids::PoeId;
use crate::domain::scan::Scan;
use crate::store::{Held, StoreError};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::{AdminViewer, Reply, Shell, page, see_other, session, urls};
use crate::workflow::ScanDecision;
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

/// How many files the list shows.
const SHOWN: i64 = 200;

#[derive(Template)]
#[template(path = "admin/scans.html")]
struct ScansPage {
    shell: Shell,
    is_scanning: bool,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    claim: String,
    claim_href: String,
    state: String,
    since: String,
    said: String,
    /// Where it is looked at again, and where it is let through; empty where nobody has to decide.
    again: String,
    release: String,
}

/// The list.
pub async fn get(viewer: AdminViewer, app: Data<App>) -> Reply {
    let held = app.store.read(|reader| reader.held_files(SHOWN)).await?;
    let shell = viewer.shell;
    let rows = held.iter().map(|file| row(file, &shell)).collect();
    page(&ScansPage { rows, is_scanning: app.workflow.is_scanning(), shell })
}

fn row(file: &Held, shell: &Shell) -> Row {
    let to = |path: fn(&PoeId) -> String| match file.scan {
        Scan::Failed => path(&file.poe),
        _ => String::new(),
    };
    Row {
        name: file.name.clone(),
        claim: file.claim.to_string(),
        claim_href: urls::review(&file.claim),
        state: shell.t(format!("scan-{}", file.scan.key())),
        since: shell.moment(&file.at),
        said: file.said.clone(),
        again: to(urls::scan_again),
        release: to(urls::release_scan),
    }
}

/// Has a file looked at again.
pub async fn again(
    viewer: AdminViewer,
    poe: Path<String>,
    _: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    decide(&viewer, poe.as_str(), ScanDecision::Again, &session, &app).await
}

/// Lets a file through.
pub async fn release(
    viewer: AdminViewer,
    poe: Path<String>,
    _: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    decide(&viewer, poe.as_str(), ScanDecision::Release, &session, &app).await
}

async fn decide(
    viewer: &AdminViewer,
    poe: &str,
    decision: ScanDecision,
    session: &Session,
    app: &App,
) -> Reply {
    let poe = PoeId::new(poe);
    let decided = app.workflow.decide_scan(&viewer.person, &viewer.door, &poe, decision).await;
    decided.map_err(|error| match error {
        StoreError::NotFound => WebError::NotFound,
        other => other.into(),
    })?;
    tracing::warn!(file = %poe, by = %viewer.person.id, ?decision, "a person decided about a file without a verdict");
    let says = match decision {
        ScanDecision::Again => "scans-again-done",
        ScanDecision::Release => "scans-release-done",
    };
    session::flash(session, "success", says);
    see_other(urls::scans())
}
