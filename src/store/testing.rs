//! A fresh database for one test: a temporary file, or a schema of its own on the server that
//! `PORTAL_TEST_DATABASE` names. It goes away with the value.
//!
//! Uses only what the store shows to everybody, so that tests outside this crate can have it too:
//!
//! ```ignore
//! use portal::store::{DatabaseUrl, Store};
//! #[path = "../../../src/store/testing.rs"]
//! mod testing;
//! ```

use super::{DatabaseUrl, Store};

/// The environment variable that moves the tests to a server.
const SERVER: &str = "PORTAL_TEST_DATABASE";

/// A database that nobody else uses. Keep it alive as long as the stores on it, and declare it before them.
pub struct Scratch {
    url: String,
    _home: Home,
}

#[allow(dead_code, reason = "held for its drop")]
enum Home {
    Folder(tempfile::TempDir),
    #[cfg(feature = "postgres")]
    Schema {
        server: String,
        name: String,
    },
}

impl Scratch {
    /// On the server when one is named, otherwise in a file.
    pub fn new() -> Self {
        match std::env::var(SERVER) {
            #[cfg(feature = "postgres")]
            Ok(server) => Self::on_server(server),
            #[cfg(not(feature = "postgres"))]
            Ok(_) => panic!("{SERVER} is set: run the tests with --features postgres"),
            Err(_) => Self::in_file(),
        }
    }

    /// In a temporary file, whatever the environment says.
    pub fn in_file() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("made/when/missing/portal.db").display());
        Self { url, _home: Home::Folder(folder) }
    }

    /// The process and a counter make the name; what an earlier process of that number left is removed first.
    #[cfg(feature = "postgres")]
    fn on_server(server: String) -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        execute(&server, &format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"));
        let mark = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{mark}options=-csearch_path%3D{name}");
        Self { url, _home: Home::Schema { server, name } }
    }

    /// Its address.
    pub fn url(&self) -> DatabaseUrl {
        self.url.parse().expect("an address of ours")
    }

    /// A store on it, with all tables.
    pub fn open(&self) -> Store {
        let store = Store::open(&self.url()).expect("the database opens");
        store.migrate().expect("the migrations run");
        store
    }
}

#[cfg(feature = "postgres")]
impl Drop for Home {
    fn drop(&mut self) {
        if let Self::Schema { server, name } = self {
            execute(server, &format!("DROP SCHEMA IF EXISTS {name} CASCADE"));
        }
    }
}

#[cfg(feature = "postgres")]
fn execute(server: &str, sql: &str) {
    use diesel::connection::{Connection, SimpleConnection};
    let mut conn = diesel::PgConnection::establish(server).expect("the test server answers");
    conn.batch_execute(sql).expect("the test server obeys");
}
