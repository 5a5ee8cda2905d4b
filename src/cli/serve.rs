//! The real thing: settings, database, files, letters, pages and jobs, until told to stop.

use crate::app::{App, Assembly};
use crate::clock::{Clock, Ids, MovableClock, SystemClock};
use crate::config::{Config, Keys, MailWay};
use crate::files::DiskFiles;
use crate::jobs::{Jobs, Rhythm, run as keep_working};
use crate::letters::{Folder, Places, Postman, Smtp, Transport};
use crate::server;
use crate::store::Store;
use crate::web::urls;
use anyhow::{Context, bail};
use secrecy::ExposeSecret;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Serves until the process is told to stop.
pub(super) async fn serve(config: Config) -> anyhow::Result<()> {
    let store = open_current(&config)?;
    let app = assemble(&config, store, Arc::new(SystemClock), None)?;
    let jobs = Jobs::new(app.clone(), postman(&config)?);
    let listener = TcpListener::bind(config.http.address)
        .with_context(|| format!("cannot listen on {}", config.http.address))?;
    println!("The portal listens on http://{} and is reached as {}", listener.local_addr()?, app.public_url);
    println!("{}", where_letters_go(&config.mail.way));
    run(&app, jobs, listener).await
}

/// Pages and jobs together; when the pages end, the jobs finish what they are at.
pub(super) async fn run(app: &App, jobs: Jobs, listener: TcpListener) -> anyhow::Result<()> {
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let working = actix_web::rt::spawn(keep_working(jobs, Rhythm::default(), stopped));
    server::run(app, listener, workers)?.await?;
    // The receiver lives in the task we wait for.
    let _ = stop.send(true);
    working.await.context("the jobs ended badly")
}

/// The database, which must be up to date. One's own file is brought up to date here; a server's by `portal migrate`,
/// because others may be using it.
pub(super) fn open_current(config: &Config) -> anyhow::Result<Store> {
    let store = Store::open(&config.database)?;
    if config.database.has_single_writer() {
        store.migrate()?;
    }
    let pending = store.pending()?;
    if !pending.is_empty() {
        bail!("the database lacks {} migrations; run `portal migrate` first", pending.len());
    }
    Ok(store)
}

/// The parts of a portal with these settings.
pub(super) fn assemble(
    config: &Config,
    store: Store,
    clock: Arc<dyn Clock>,
    demo: Option<Arc<MovableClock>>,
) -> anyhow::Result<App> {
    let files = DiskFiles::in_folder(&config.files)
        .with_context(|| format!("the folder for PoE files, {}", config.files.display()))?
        .with_reserve(config.files_reserve);
    let mut app = App::new(Assembly {
        store,
        files: Arc::new(files),
        clock,
        ids: Ids::random(),
        zone: config.zone,
        public_url: config.http.public_url.clone(),
        secrets: secrets(&config.keys, &config.files)?,
        hashing: config.hashing.params(),
        demo,
    });
    app.sessions = config.sessions;
    app.microsoft_second_factor = config.microsoft_second_factor;
    Ok(app)
}

/// The secrets, the signing one first. On one's own machine one is made and kept beside the files.
fn secrets(keys: &Keys, files: &Path) -> anyhow::Result<Vec<String>> {
    let own = match &keys.secret {
        Some(secret) => secret.expose_secret().to_owned(),
        None => kept_secret(&files.join("../secret"))?,
    };
    Ok([own].into_iter().chain(keys.previous.iter().map(|s| s.expose_secret().to_owned())).collect())
}

/// The secret in a file that only its owner may read, made when it is not there.
fn kept_secret(path: &PathBuf) -> anyhow::Result<String> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    if let Ok(secret) = std::fs::read_to_string(path) {
        let secret = secret.trim();
        if secret.len() < 32 {
            bail!("{} holds no whole secret; remove it and start again", path.display());
        }
        return Ok(secret.to_owned());
    }
    // Written aside and renamed: a crash leaves no half secret, which others could guess.
    let (secret, aside) = (Ids::random().secret(), path.with_extension("part"));
    let mut file =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
    file.write_all(secret.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&aside, path)?;
    Ok(secret)
}

/// Who writes and sends the letters.
pub(super) fn postman(config: &Config) -> anyhow::Result<Postman> {
    let transport: Arc<dyn Transport> = match &config.mail.way {
        MailWay::Folder(path) => Arc::new(Folder::new(path)?),
        MailWay::Smtp(url) => Arc::new(Smtp::from_url(url.expose_secret())?),
    };
    let places = Places {
        claim: urls::claim,
        history: urls::history,
        dispute: urls::dispute,
        review: urls::review,
        consent: urls::consent,
        about_cpor: urls::about_cpor,
        choose_password: urls::choose_password,
        forgot_password: urls::forgot_password,
    };
    Ok(Postman::new(transport, &config.mail.from, &config.http.public_url, places)?)
}

fn where_letters_go(way: &MailWay) -> String {
    match way {
        MailWay::Folder(path) => format!("Letters are written to the folder {}", path.display()),
        MailWay::Smtp(_) => "Letters are sent through the mail server".to_owned(),
    }
}
