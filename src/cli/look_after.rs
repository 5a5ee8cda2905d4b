//! Looking after a portal: tables, deadlines, checks.

use super::SweepArgs;
use super::serve::{assemble, open_current, postman};
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::files::DiskFiles;
use crate::jobs::{Jobs, VerifyReport, verify as check};
use crate::store::Store;
use anyhow::bail;
use std::sync::Arc;

/// Brings the database's tables up to date.
pub(super) fn migrate(config: &Config) -> anyhow::Result<()> {
    let applied = Store::open(&config.database)?.migrate()?;
    match applied.len() {
        0 => println!("The database is up to date."),
        _ => applied.iter().for_each(|name| println!("applied {name}")),
    }
    Ok(())
}

/// Settles deadlines that have passed.
pub(super) async fn sweep(config: Config, args: SweepArgs) -> anyhow::Result<()> {
    let store = open_current(&config)?;
    let app = assemble(&config, store, Arc::new(SystemClock), None)?;
    let now = SystemClock.now();
    let calendar = app.workflow.calendar().await?;
    let at = args.as_of.map_or(now, |day| calendar.start_of(day + chrono::Days::new(1)));
    if at > now && !args.dry_run {
        bail!("that day has not ended; add --dry-run to see what would be settled by then");
    }
    let jobs = Jobs::new(app.clone(), postman(&config)?);
    let report = jobs.sweep(at, args.dry_run).await?;
    for swept in &report.swept {
        println!("{}: {}, over since {}", swept.claim, swept.act.key(), swept.due_at);
    }
    let done = if report.dry_run { "would be settled" } else { "settled" };
    println!("{} {done}, {} passed over, {} broken", report.swept.len(), report.passed, report.broken.len());
    if report.broken.is_empty() {
        Ok(())
    } else {
        bail!("some claims could not be settled; the log says why")
    }
}

/// Checks everything that is kept.
pub(super) fn verify(config: &Config) -> anyhow::Result<()> {
    let store = open_current(config)?;
    let files = DiskFiles::in_folder(&config.files)?;
    let report = check(&store, Some(&files))?;
    report.faults.iter().for_each(|fault| println!("{fault}"));
    let VerifyReport { claims, events, files, faults } = &report;
    println!("{claims} claims, {events} events, {files} files looked at; {} faults", faults.len());
    if faults.is_empty() { Ok(()) } else { bail!("something is not as it was written") }
}
