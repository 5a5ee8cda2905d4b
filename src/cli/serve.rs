//! The real thing: settings, database, files, letters, pages and jobs, until told to stop.

use crate::app::{App, Assembly, EntraId};
use crate::clock::{Clock, Ids, MovableClock, SystemClock};
use crate::config::{self, Config, Keys, MailWay, Scanning, TlsFiles};
use crate::files::{DiskFiles, PoeFiles, Scanner};
use crate::jobs::{Jobs, Rhythm, run as keep_working};
use crate::letters::{Folder, Places, Postman, Smtp, Transport};
use crate::openid::{Provider, Registration};
use crate::server::{self, Tls};
use crate::store::{Store, StoreError};
use crate::web::urls;
use actix_web::dev::ServerHandle;
use anyhow::{Context, bail};
use secrecy::ExposeSecret;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a start rests before it asks once more for a database server.
const BETWEEN_TRIES: Duration = Duration::from_secs(1);

/// Serves until the process is told to stop.
pub(super) async fn serve(config: Config) -> anyhow::Result<()> {
    let alone = config.database.alone()?;
    let store = open_current(&config)?;
    let app = assemble(&config, store, Arc::new(SystemClock), None)?;
    let jobs = Jobs::new(app.clone(), postman(&config)?);
    if alone.is_some() {
        take_up(&config, &jobs).await?;
    }
    let listener = TcpListener::bind(config.http.address)
        .with_context(|| format!("cannot listen on {}", config.http.address))?;
    let tls = config.http.tls.as_ref().map(certificate).transpose()?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    println!(
        "The portal listens on {scheme}://{} and is reached as {}",
        listener.local_addr()?,
        app.public_url
    );
    println!("{}", where_letters_go(&config.mail.way));
    let figures = match config.metrics {
        Some(address) => Some(figures(&app, address, tls.as_ref())?),
        None => None,
    };
    let ended = run(&app, jobs, listener, tls.as_ref()).await;
    if let Some(figures) = figures {
        figures.stop(false).await;
    }
    ended
}

/// Serves the figures for Prometheus beside the portal.
fn figures(app: &App, address: SocketAddr, tls: Option<&Tls>) -> anyhow::Result<ServerHandle> {
    let listener = TcpListener::bind(address).with_context(|| format!("cannot listen on {address}"))?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    println!("Figures for Prometheus are at {scheme}://{}/metrics", listener.local_addr()?);
    let server = server::run_metrics(app, listener, tls)?;
    let handle = server.handle();
    actix_web::rt::spawn(server);
    Ok(handle)
}

/// What a portal that was killed left half done is nobody's now: letters under way, uploads half way.
async fn take_up(config: &Config, jobs: &Jobs) -> anyhow::Result<()> {
    jobs.return_leases().await?;
    let removed = DiskFiles::in_folder(&config.files)?.clear_incoming()?;
    if removed > 0 {
        tracing::warn!(removed, "uploads were under way when the portal last ended; they are gone");
    }
    Ok(())
}

/// The portal's certificate, kept fresh as long as the process lives.
fn certificate(files: &TlsFiles) -> anyhow::Result<Tls> {
    let tls =
        Tls::read(&files.certificate, &files.key).context("PORTAL_TLS_CERTIFICATE and PORTAL_TLS_KEY")?;
    actix_web::rt::spawn(tls.clone().keep_fresh());
    Ok(tls)
}

/// Pages and jobs together; when the pages end, the jobs finish what they are at.
pub(super) async fn run(
    app: &App,
    jobs: Jobs,
    listener: TcpListener,
    tls: Option<&Tls>,
) -> anyhow::Result<()> {
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let working = actix_web::rt::spawn(keep_working(jobs, Rhythm::default(), stopped));
    server::run_under(app, listener, workers, tls)?.await?;
    // The receiver lives in the task we wait for.
    let _ = stop.send(true);
    working.await.context("the jobs ended badly")
}

/// The database, which must be up to date. One's own file is brought up to date here; a server's by `portal migrate`,
/// because others may be using it.
pub(super) fn open_current(config: &Config) -> anyhow::Result<Store> {
    config.database.examine()?;
    refuse_lost_database(config)?;
    let store = open_patiently(config)?;
    if config.database.has_single_writer() {
        store.migrate()?;
    }
    let pending = store.pending()?;
    if !pending.is_empty() {
        bail!("the database lacks {} migrations; run `portal migrate` first", pending.len());
    }
    Ok(store)
}

/// A database server may be starting at the same time as the portal; it is waited for.
fn open_patiently(config: &Config) -> anyhow::Result<Store> {
    let (began, patience) = (Instant::now(), config.database_patience);
    loop {
        match Store::open(&config.database) {
            Err(error @ StoreError::Unavailable(_)) if !config.database.has_single_writer() => {
                if began.elapsed() >= patience {
                    let seconds = patience.as_secs();
                    return Err(error).with_context(|| {
                        format!(
                            "the database server did not answer within {seconds} seconds; start it, or set \
                             PORTAL_DATABASE to where it is"
                        )
                    });
                }
                tracing::warn!(cause = %error, "the database server does not answer; the portal waits for it");
                std::thread::sleep(BETWEEN_TRIES);
            }
            outcome => return Ok(outcome?),
        }
    }
}

/// Evidence without a database is a database that was lost, not a new portal.
pub(super) fn refuse_lost_database(config: &Config) -> anyhow::Result<()> {
    let Some(database) = config.database.path() else { return Ok(()) };
    let is_there = database.metadata().is_ok_and(|data| data.len() > 0);
    if !is_there && config.files.exists() && !DiskFiles::in_folder(&config.files)?.keys()?.is_empty() {
        bail!(
            "the database {} is missing, though {} holds files of a portal. Bring it back from a backup (README.md, \
             Backup and restore), or set PORTAL_DATABASE to where it is; to give those files up and begin anew, run \
             `portal migrate --start-empty`",
            database.display(),
            config.files.display()
        );
    }
    Ok(())
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
    app.proxies = config.http.proxies.clone().into();
    match config.scan.clone() {
        Scanning::Off => {}
        Scanning::Command(path) => app.scan_by(Scanner::Command(path)),
        Scanning::Clamd(address) => app.scan_by(Scanner::Clamd(address)),
        Scanning::ClamdSocket(path) => app.scan_by(Scanner::ClamdSocket(path)),
    }
    app.limits = config.limits;
    app.microsoft_second_factor = config.microsoft_second_factor;
    app.entra =
        config.entra.as_ref().map(|entra| introduced_by(entra, &config.http.public_url)).transpose()?;
    Ok(app)
}

/// The provider that vouches for people besides their passwords. It is asked when somebody comes by it, not now.
fn introduced_by(entra: &config::EntraId, public_url: &str) -> anyhow::Result<Arc<EntraId>> {
    let registration = Registration {
        issuer: entra.issuer.clone(),
        tenant: entra.tenant.clone(),
        client_id: entra.client_id.clone(),
        secret: entra.secret.clone(),
        returns_to: format!("{public_url}{}", urls::back_from_entra()),
        names_are_addresses: entra.names_are_addresses(),
    };
    Ok(Arc::new(EntraId { provider: Provider::new(registration)?, groups: entra.groups.clone() }))
}

/// The secrets, the signing one first. On one's own machine one is made and kept beside the files.
fn secrets(keys: &Keys, files: &Path) -> anyhow::Result<Vec<String>> {
    let own = match &keys.secret {
        Some(secret) => secret.expose_secret().to_owned(),
        None => kept_secret(&secret_place(files))?,
    };
    Ok([own].into_iter().chain(keys.previous.iter().map(|s| s.expose_secret().to_owned())).collect())
}

/// Beside the folder of files.
fn secret_place(files: &Path) -> PathBuf {
    files.join("../secret")
}

/// Where the portal keeps the secret it has made, when none was given to it.
pub(super) fn kept_secret_place(config: &Config) -> Option<PathBuf> {
    config.keys.secret.is_none().then(|| secret_place(&config.files))
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
