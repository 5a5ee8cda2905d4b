//! The portal as it is, put together over a folder of the bench.

use anyhow::Context;
use portal::app::{App, Assembly};
use portal::clock::{Clock, Ids, SystemClock};
use portal::files::DiskFiles;
use portal::server;
use portal::store::Store;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a folder keeps the portal's database.
pub fn database(folder: &Path) -> PathBuf {
    folder.join("portal.db")
}

/// Where a folder keeps the portal's files.
pub fn files(folder: &Path) -> PathBuf {
    folder.join("poe")
}

/// The portal's parts. Only the hash of passwords is cheap: signing in is not what is measured.
pub fn app(folder: &Path, clock: Arc<dyn Clock>) -> anyhow::Result<App> {
    let store = Store::open(&format!("sqlite:{}", database(folder).display()).parse()?)?;
    store.migrate()?;
    Ok(App::new(Assembly {
        store,
        files: Arc::new(DiskFiles::in_folder(&files(folder))?),
        clock,
        ids: Ids::random(),
        zone: chrono_tz::Europe::Stockholm,
        public_url: "http://127.0.0.1".to_owned(),
        secrets: vec!["the secret of a bench protects nothing".to_owned()],
        hashing: argon2::Params::new(argon2::Params::MIN_M_COST, 1, 1, None).unwrap_or_default(),
        demo: None,
    }))
}

/// Serves the portal until the parent goes away.
pub fn serve(folder: &Path) -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    actix_web::rt::System::new().block_on(async {
        let app = app(folder, Arc::new(SystemClock))?;
        let server = server::run(&app, listener, super::process::WORKERS)?;
        super::process::say_port(port);
        server.await.context("the portal ended")
    })
}
