//! What can be asked of the portal from a shell: serve, demonstrate, look after.
//! May know: all below.
//! Start reading at `Command`.

mod demo;
mod look_after;
mod people;
mod serve;

use crate::config::Config;
use anyhow::bail;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use std::future::Future;
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::PathBuf;

/// The portal in which Microsoft partners claim their customers.
///
/// Settings come from the environment (PORTAL_…); README.md lists them.
#[derive(Debug, Parser)]
#[command(name = "portal", version)]
pub struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serve the portal. Refuses to start when a setting is unsafe, and names all that are.
    Serve,
    /// Start a demonstration: organisations, people, claims in every state, a mailbox, a clock to move.
    Demo(DemoArgs),
    /// Bring the database's tables up to date.
    Migrate(MigrateArgs),
    /// Settle every deadline that has passed, then stop.
    Sweep(SweepArgs),
    /// Check the database, the history's digests, every claim and every row against the history, every file against its digest.
    Verify,
    /// Write a copy of everything into a new folder, while the portal runs, and check it.
    Backup(BackupArgs),
    /// Bring a backup back to where nothing is, and check it.
    Restore(RestoreArgs),
    /// Add people.
    #[command(subcommand)]
    Person(PersonCommand),
}

#[derive(Debug, Args)]
struct DemoArgs {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    address: SocketAddr,
    /// Where to keep the demonstration; what is there already is continued.
    #[arg(long, default_value = "demo-data")]
    data: PathBuf,
    /// The same seed gives the same organisations, people, passwords and claims.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A file to write the accounts to, as JSON.
    #[arg(long)]
    accounts: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct MigrateArgs {
    /// Begin with an empty database although the folder for PoE files holds some: their claims are given up.
    #[arg(long)]
    start_empty: bool,
}

#[derive(Debug, Args)]
struct BackupArgs {
    /// The folder to write it into; it must not exist yet.
    folder: PathBuf,
}

#[derive(Debug, Args)]
struct RestoreArgs {
    /// The folder of the backup.
    folder: PathBuf,
}

#[derive(Debug, Args)]
struct SweepArgs {
    /// Tell what would be settled, and settle nothing.
    #[arg(long)]
    dry_run: bool,
    /// Settle as at the end of this day instead of now (YYYY-MM-DD); only together with --dry-run for days to come.
    #[arg(long, value_name = "DAY")]
    as_of: Option<NaiveDate>,
}

#[derive(Debug, Subcommand)]
enum PersonCommand {
    /// Add a person and print a temporary password, to be changed at the first sign-in.
    Add(PersonArgs),
}

#[derive(Debug, Args)]
struct PersonArgs {
    /// The address to sign in with.
    #[arg(long)]
    email: String,
    /// The name others see.
    #[arg(long)]
    name: String,
    /// A role; may be given more than once: global-admin, billing-admin, incentives-admin (partner);
    /// reviewer, lead-reviewer, portal-admin (Microsoft).
    #[arg(long = "role", required = true)]
    roles: Vec<String>,
    /// The partner organisation's name; left out for Microsoft's people. A new name founds an organisation.
    #[arg(long)]
    organisation: Option<String>,
    /// The domain of a new organisation.
    #[arg(long, requires = "organisation")]
    domain: Option<String>,
    /// The country of a new organisation, two letters.
    #[arg(long, default_value = "SE")]
    country: String,
    /// The language of pages and letters: en or sv.
    #[arg(long, default_value = "en")]
    language: String,
}

impl Command {
    /// Does what was asked.
    ///
    /// # Errors
    /// What went wrong, in a sentence.
    pub fn run(self) -> anyhow::Result<()> {
        // The demonstration makes months of claims at its start; nobody wants a line for each.
        start_log(if matches!(self.what, What::Demo(_)) { "warn" } else { "warn,portal=info" });
        match self.what {
            What::Serve => waiting(serve::serve(settings()?)),
            What::Demo(args) => waiting(demo::demo(args)),
            What::Migrate(args) => look_after::migrate(&settings()?, &args),
            What::Sweep(args) => waiting(look_after::sweep(settings()?, args)),
            What::Verify => look_after::verify(&settings()?),
            What::Backup(args) => look_after::backup(&settings()?, &args),
            What::Restore(args) => look_after::restore(&settings()?, &args),
            What::Person(PersonCommand::Add(args)) => waiting(people::add(settings()?, args)),
        }
    }
}

/// The settings of the environment; every problem at once.
fn settings() -> anyhow::Result<Config> {
    match Config::read(|name| std::env::var(name).ok()) {
        Ok(config) => Ok(config),
        Err(problems) => {
            let list: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
            bail!("these settings cannot be used:\n{}", list.join("\n"))
        }
    }
}

fn waiting<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    actix_web::rt::System::new().block_on(work)
}

/// The log goes to standard error; `PORTAL_LOG` chooses what it holds, `PORTAL_LOG_FORMAT=json` writes an object a line.
fn start_log(level: &str) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("PORTAL_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Set once a process; a second command in one test is content with the first's.
    let _ = match std::env::var("PORTAL_LOG_FORMAT").as_deref() {
        Ok("json") => log.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
        _ => log.with_ansi(std::io::stderr().is_terminal()).try_init(),
    };
    // Where and not what: the words of a panic may hold what somebody typed.
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(at, "the program stumbled");
    }));
}
