//! The demonstration: filled once, continued after.

use super::DemoArgs;
use super::serve::{assemble, postman, run};
use crate::clock::{Clock, MovableClock, SystemClock};
use crate::config::{Config, Hashing};
use crate::demo::{Account, Stage, accounts, fill};
use crate::domain::patience::Limits;
use crate::files::DiskFiles;
use crate::jobs::Jobs;
use crate::store::Store;
use anyhow::{Context, bail};
use chrono::Duration;
use secrecy::ExposeSecret;
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;

/// Under this name the database keeps the seed it was filled from.
const SEED: &str = "demo/seed";
/// Under this name the database keeps how far ahead visitors have moved the clock, in seconds.
pub(crate) const CLOCK_AHEAD: &str = "demo/clock-ahead-seconds";

/// Fills the demonstration, or continues it, and serves it.
pub(super) async fn demo(args: DemoArgs) -> anyhow::Result<()> {
    if !args.address.ip().is_loopback() {
        bail!(
            "the demonstration protects nothing, so it listens on this machine only; use `portal serve` for others"
        );
    }
    let listener =
        TcpListener::bind(args.address).with_context(|| format!("cannot listen on {}", args.address))?;
    let address = listener.local_addr()?;
    let config = settings(&args.data, &format!("http://{address}"))?;
    let store = Store::open(&config.database)?;
    store.migrate()?;
    prepare(&args, &config, &store).await?;
    let ahead =
        store.read_now(|reader| reader.setting(CLOCK_AHEAD))?.and_then(|s| s.parse().ok()).unwrap_or(0);
    let clock = Arc::new(MovableClock::ahead(Duration::seconds(ahead)));
    let app = assemble(&config, store, clock.clone(), Some(clock))?;
    let jobs = Jobs::new(app.clone(), postman(&config)?);
    app.set_due_jobs(jobs.clone());
    let people = accounts(args.seed);
    if let Some(path) = &args.accounts {
        std::fs::write(path, serde_json::to_string_pretty(&people)?)
            .with_context(|| format!("the accounts file {}", path.display()))?;
    }
    println!("{}", table(&people));
    println!("The demonstration is open at http://{address}");
    run(&app, jobs, listener, None).await
}

/// The settings of a demonstration: this machine, one folder, nothing of the environment's.
fn settings(data: &Path, public_url: &str) -> anyhow::Result<Config> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.with_context(|| format!("the folder {}", data.display()))?;
    let text = |name: &str| match name {
        "PORTAL_DATABASE" => Some(format!("sqlite:{}", data.join("portal.sqlite").display())),
        "PORTAL_FILES" => Some(data.join("poe").display().to_string()),
        "PORTAL_MAIL" => Some(format!("folder:{}", data.join("letters").display())),
        // Whoever looks around has no authenticator app for people who do not exist.
        "PORTAL_MICROSOFT_SECOND_FACTOR" => Some("off".to_owned()),
        _ => None,
    };
    let mut config = Config::read(text).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
    config.http.public_url = public_url.to_owned();
    // Everybody comes from this machine, some of them tests: what a portal in earnest allows each is allowed each many times.
    let Limits { person, address, visitor, guesses } = config.limits;
    config.limits = Limits {
        person: person.saturating_mul(10),
        address: address.saturating_mul(10),
        visitor: visitor.saturating_mul(50),
        guesses: guesses.saturating_mul(10),
    };
    config.hashing = Hashing { memory: 8_192, passes: 1 };
    config.keys.secret = Some("the demonstration's secret protects nothing".into());
    Ok(config)
}

/// Fills an empty folder; continues a filled one; refuses one filled from another seed.
async fn prepare(args: &DemoArgs, config: &Config, store: &Store) -> anyhow::Result<()> {
    let seed = args.seed.to_string();
    match store.read_now(|reader| reader.setting(SEED))? {
        Some(there) if there == seed => return Ok(()),
        Some(there) => bail!(
            "{} holds a demonstration of seed {there}; choose another folder with --data, or remove it",
            args.data.display()
        ),
        None => {}
    }
    println!("Preparing the demonstration …");
    let stage = Stage {
        store: store.clone(),
        files: Arc::new(DiskFiles::in_folder(&config.files)?),
        postman: postman(config)?,
        zone: config.zone,
        public_url: config.http.public_url.clone(),
        secret: config.keys.secret.as_ref().map(|s| s.expose_secret().to_owned()).unwrap_or_default(),
        seed: args.seed,
        now: SystemClock.now(),
    };
    fill(stage).await?;
    store.write_now(move |writer| writer.put_setting(SEED, &seed))?;
    Ok(())
}

/// The accounts as a table.
fn table(people: &[Account]) -> String {
    let rows =
        people.iter().map(|p| [&*p.organisation, &*p.name, &*p.email, &*p.password].map(ToOwned::to_owned));
    let roles = people.iter().map(|p| match p.locations.as_slice() {
        [] => p.roles.join(", "),
        these => format!("{} (only {})", p.roles.join(", "), these.join(", ")),
    });
    let mut lines =
        vec![line(&["Organisation", "Name", "E-mail", "Password"].map(ToOwned::to_owned), "Roles")];
    lines.extend(rows.zip(roles).map(|(row, roles)| line(&row, &roles)));
    lines.join("\n")
}

fn line(row: &[String; 4], roles: &str) -> String {
    let [organisation, name, email, password] = row;
    format!("  {organisation:<19} {name:<15} {email:<33} {password:<26} {roles}")
}
