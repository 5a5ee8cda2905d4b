//! Looking after a portal: tables, deadlines, checks, backups.

use super::serve::{assemble, kept_secret_place, open_current, postman, refuse_lost_database};
use super::{BackupArgs, MigrateArgs, RestoreArgs, SweepArgs};
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::files::DiskFiles;
use crate::jobs::{Home, Jobs, VerifyReport, back_up, restore as bring_back, verify_telling};
use crate::store::Store;
use crate::workflow::leave_command;
use anyhow::bail;
use std::sync::Arc;

/// Brings the database's tables up to date.
pub(super) fn migrate(config: &Config, args: &MigrateArgs) -> anyhow::Result<()> {
    config.database.examine()?;
    if !args.start_empty {
        refuse_lost_database(config)?;
    }
    let store = Store::open(&config.database)?;
    let applied = store.migrate()?;
    if !applied.is_empty() {
        leave_command(&store, "migrate", SystemClock.now())?;
    }
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
    if !args.dry_run {
        leave_command(&app.store, "sweep", now)?;
    }
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

/// How many claims are looked at between two words about it.
const TELL_EVERY: u64 = 5_000;

/// Checks everything that is kept.
pub(super) fn verify(config: &Config) -> anyhow::Result<()> {
    let store = open_current(config)?;
    let files = DiskFiles::in_folder(&config.files)?;
    let mut told = 0;
    let report = verify_telling(&store, Some(&files), &mut |claims| {
        if claims / TELL_EVERY > told {
            told = claims / TELL_EVERY;
            eprintln!("{claims} claims looked at …");
        }
    })?;
    say(&report)
}

/// The report, and an error where something is wrong, so that the exit status says it too.
fn say(report: &VerifyReport) -> anyhow::Result<()> {
    println!("{report}");
    if report.all_is_well() { Ok(()) } else { bail!("something is not as it was written") }
}

/// Writes a copy of everything while the portal runs.
pub(super) fn backup(config: &Config, args: &BackupArgs) -> anyhow::Result<()> {
    config.database.examine()?;
    refuse_lost_database(config)?;
    let store = Store::open(&config.database)?;
    if !store.pending()?.is_empty() {
        bail!("the database is of an older program; back it up with that one, or run `portal migrate` first");
    }
    leave_command(&store, "backup", SystemClock.now())?;
    let secret = kept_secret_place(config);
    let home = Home { database: &config.database, files: &config.files, secret: secret.as_deref() };
    let (contents, report) = back_up(&store, &home, &args.folder, SystemClock.now())?;
    let (bytes, files) = (contents.database.bytes, contents.files.len());
    println!("{}: a database of {bytes} bytes and {files} files", args.folder.display());
    say(&report)
}

/// Brings a backup back.
pub(super) fn restore(config: &Config, args: &RestoreArgs) -> anyhow::Result<()> {
    let _alone = config.database.alone()?;
    let secret = kept_secret_place(config);
    let home = Home { database: &config.database, files: &config.files, secret: secret.as_deref() };
    let (contents, report) = bring_back(&args.folder, &home)?;
    leave_command(&Store::open(&config.database)?, "restore", SystemClock.now())?;
    println!("brought back what was there at {}", contents.made_at.to_rfc3339());
    say(&report)
}
