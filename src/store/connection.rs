//! Where the database is, how one connection to it is made, and how a write transaction begins and ends.
//!
//! Only this file, `migrate.rs` and `whole.rs` may tell one database from the other.

use super::error::{StoreError, is_conflict};
use diesel::connection::{
    AnsiTransactionManager, InstrumentationEvent, SimpleConnection, TransactionManager,
};
#[cfg(feature = "postgres")]
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::r2d2::R2D2Connection;
use diesel::result::Error as DieselError;
#[cfg(feature = "sqlite")]
use diesel::sqlite::SqliteConnection;
use r2d2::ManageConnection;
use std::fmt;
#[cfg(feature = "sqlite")]
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

#[cfg(not(any(feature = "sqlite", feature = "postgres")))]
compile_error!("choose a database: build with the feature `sqlite`, `postgres` or both");

/// One connection to either database; diesel's statements run on it unchanged.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    #[cfg(feature = "postgres")]
    Pg(PgConnection),
    #[cfg(feature = "sqlite")]
    Sqlite(SqliteConnection),
}

/// What a connection is going to be used for. Readers are forbidden to write by the database itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Reading; on a server also the write transactions, which say so when they begin.
    Pool,
    /// The one writer of an embedded database, and migrations on both.
    Writing,
}

/// `busy_timeout` comes first, so that the statements after it already wait for a lock instead of failing.
/// `synchronous = FULL`: what somebody was told is decided must survive a power cut.
/// The cache is kibibytes for each connection (negative by SQLite's convention), the journal limit bytes.
#[cfg(feature = "sqlite")]
const EMBEDDED_SETTINGS: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA cache_size = -8192;
    PRAGMA journal_size_limit = 67108864;";

/// Times are kept in UTC without a zone, so the session must not shift them. The limits are milliseconds.
#[cfg(feature = "postgres")]
const SERVER_SETTINGS: &str = "
    SET TIME ZONE 'UTC';
    SET statement_timeout = 10000;
    SET lock_timeout = 5000;
    SET idle_in_transaction_session_timeout = 60000;
    SET default_transaction_read_only = on;";

/// A migration may work through a large table; it takes the time it needs.
#[cfg(feature = "postgres")]
const SERVER_MIGRATION_SETTINGS: &str = "
    SET TIME ZONE 'UTC';
    SET lock_timeout = 5000;";

/// The address of a database: `sqlite:portal.db` or `postgres://user:password@host/name`.
///
/// A server address may choose a schema with `?options=-csearch_path%3Dname`. Printing the address leaves out
/// everything in it that could be a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Place);

#[derive(Clone, PartialEq, Eq)]
enum Place {
    #[cfg(feature = "postgres")]
    Server(String),
    #[cfg(feature = "sqlite")]
    File(PathBuf),
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    /// Reads an address from the settings.
    ///
    /// # Errors
    /// `Refused`, with a sentence for the person who wrote the setting: an unknown scheme, a database this
    /// program was built without, or a file name that cannot hold a lasting database.
    fn from_str(text: &str) -> Result<Self, StoreError> {
        let text = text.trim();
        match text.split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest)) {
            Some((scheme, rest)) if scheme == "sqlite" => file(rest).map(Self),
            Some((scheme, _)) if scheme == "postgres" || scheme == "postgresql" => server(text).map(Self),
            // The text itself is not repeated: it may hold a password.
            _ => Err(refused("The database address must begin with `sqlite:` or `postgres://`.")),
        }
    }
}

fn refused(sentence: &str) -> StoreError {
    StoreError::Refused(sentence.to_string())
}

#[cfg(feature = "sqlite")]
fn file(rest: &str) -> Result<Place, StoreError> {
    let path = rest.strip_prefix("//").unwrap_or(rest);
    if path.is_empty() {
        return Err(refused("The database address lacks a file name: write `sqlite:portal.db`."));
    }
    // SQLite reads these two as something other than a file that stays.
    if path.contains(":memory:") || path.starts_with("file:") {
        return Err(refused(
            "The database must be a plain file: a database in memory is lost and not shared.",
        ));
    }
    Ok(Place::File(PathBuf::from(path)))
}

#[cfg(not(feature = "sqlite"))]
fn file(_rest: &str) -> Result<Place, StoreError> {
    Err(refused(
        "This program was built without the feature `sqlite`: build it with it, or use `postgres://`.",
    ))
}

#[cfg(feature = "postgres")]
fn server(text: &str) -> Result<Place, StoreError> {
    if !text.contains("://") {
        return Err(refused("The database address must look like `postgres://user:password@host/name`."));
    }
    Ok(Place::Server(text.to_string()))
}

#[cfg(not(feature = "postgres"))]
fn server(_text: &str) -> Result<Place, StoreError> {
    Err(refused("This program was built without the feature `postgres`: build it with it, or use `sqlite:`."))
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            #[cfg(feature = "postgres")]
            Place::Server(url) => write!(f, "postgres://{}", host_and_name(url)),
            #[cfg(feature = "sqlite")]
            Place::File(path) => write!(f, "sqlite:{}", path.display()),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The part of a server address that is safe to print: without user, password and options.
#[cfg(feature = "postgres")]
fn host_and_name(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (place, options) = rest.split_once(['?', '#']).unwrap_or((rest, ""));
    // One of the two signs then stands in a password, and nobody knows which.
    if options.contains('@') { "…" } else { place.rsplit_once('@').map_or(place, |(_, place)| place) }
}

/// Whether each host of a server's address is this machine, by a socket or by its own name, or the address asks for
/// certificates to be checked.
#[cfg(any(feature = "postgres", test))]
fn is_guarded(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let hosts =
        place.rsplit_once('@').map_or(place, |(_, hosts)| hosts).split('/').next().unwrap_or_default();
    let asked: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let said = |name: &str| asked.iter().rev().find(|(key, _)| *key == name).map(|(_, value)| *value);
    let near = |host: &str| {
        let bare = match host.strip_prefix('[') {
            Some(v6) => v6.split(']').next().unwrap_or_default(),
            None => host.split(':').next().unwrap_or_default(),
        };
        // Without a name it is the socket; a path is one too.
        bare.is_empty()
            || bare.starts_with(['/', '%'])
            || bare == "localhost"
            || bare.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
    };
    let all = [Some(hosts), said("host"), said("hostaddr")];
    let all_near = all.into_iter().flatten().flat_map(|hosts| hosts.split(',')).all(near);
    all_near || said("sslmode") == Some("verify-full")
}

impl DatabaseUrl {
    /// True when this program is the only one to write, so that one thread of ours may do it for everybody.
    pub fn has_single_writer(&self) -> bool {
        match &self.0 {
            #[cfg(feature = "postgres")]
            Place::Server(_) => false,
            #[cfg(feature = "sqlite")]
            Place::File(_) => true,
        }
    }

    /// Whether nobody on the way can read or answer in the database's place: it is on this machine, or has to show a
    /// certificate for its name.
    pub fn is_guarded_on_the_way(&self) -> bool {
        match &self.0 {
            #[cfg(feature = "postgres")]
            Place::Server(url) => is_guarded(url),
            #[cfg(feature = "sqlite")]
            Place::File(_) => true,
        }
    }

    /// Where the database's file is; `None` when it is on a server.
    pub fn path(&self) -> Option<&std::path::Path> {
        match &self.0 {
            #[cfg(feature = "postgres")]
            Place::Server(_) => None,
            #[cfg(feature = "sqlite")]
            Place::File(path) => Some(path),
        }
    }

    /// Makes what must exist before the first connection: a file's folder.
    pub(super) fn prepare(&self) -> Result<(), StoreError> {
        match &self.0 {
            #[cfg(feature = "postgres")]
            Place::Server(_) => Ok(()),
            #[cfg(feature = "sqlite")]
            Place::File(path) => match path.parent() {
                Some(folder) => own_folder(folder).map_err(|error| {
                    StoreError::Unavailable(format!("cannot make the folder {}: {error}", folder.display()))
                }),
                None => Ok(()),
            },
        }
    }

    /// Opens one connection and gives it the session settings.
    ///
    /// # Errors
    /// `Unavailable` with the database's own reason.
    pub(super) fn connect(&self, purpose: Use) -> Result<Link, StoreError> {
        let conn = match &self.0 {
            #[cfg(feature = "postgres")]
            Place::Server(url) => connect_server(url, purpose),
            #[cfg(feature = "sqlite")]
            Place::File(path) => connect_file(path, purpose),
        };
        conn.map(Link::new).map_err(|error| self.unavailable(&error))
    }

    /// The client library repeats an address that it cannot read, password and all.
    fn unavailable(&self, error: &ConnectionError) -> StoreError {
        let reason = error.to_string();
        match &self.0 {
            #[cfg(feature = "postgres")]
            Place::Server(url) if repeats_secret(&reason, url) => {
                StoreError::Unavailable(format!("{self}: the address cannot be read"))
            }
            _ => StoreError::Unavailable(format!("{self}: {}", reason.trim())),
        }
    }
}

/// Makes a folder that is its owner's alone; one that is there stays as it is.
#[cfg(feature = "sqlite")]
fn own_folder(folder: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// True when a message holds the address, or the password in it.
#[cfg(feature = "postgres")]
fn repeats_secret(message: &str, url: &str) -> bool {
    let user_and_password =
        url.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')).map(|(user, _)| user);
    let password = user_and_password.and_then(|user| user.split_once(':')).map(|(_, password)| password);
    message.contains("://")
        || url.contains("password=")
        || password.is_some_and(|password| !password.is_empty() && message.contains(password))
}

#[cfg(feature = "sqlite")]
fn connect_file(path: &std::path::Path, purpose: Use) -> ConnectionResult<AnyConnection> {
    let name = path.to_str().ok_or_else(|| {
        ConnectionError::InvalidConnectionUrl("the file name is not valid UTF-8".to_string())
    })?;
    let mut conn = SqliteConnection::establish(name)?;
    let only_reads = if purpose == Use::Pool { "PRAGMA query_only = ON;" } else { "" };
    conn.batch_execute(&format!("{EMBEDDED_SETTINGS}{only_reads}"))
        .map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(AnyConnection::Sqlite(conn))
}

#[cfg(feature = "postgres")]
fn connect_server(url: &str, purpose: Use) -> ConnectionResult<AnyConnection> {
    let mut conn = PgConnection::establish(url)?;
    let settings = if purpose == Use::Pool { SERVER_SETTINGS } else { SERVER_MIGRATION_SETTINGS };
    conn.batch_execute(settings).map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(AnyConnection::Pg(conn))
}

impl AnyConnection {
    /// Begins the only kind of transaction that may write. On a file it takes the write lock at once: a
    /// transaction that reads first and asks for the lock later fails when somebody wrote in between, and no
    /// waiting helps. On a server it is as if transactions came one after the other: it loses against whoever
    /// changed what it has read, also where both only added rows that the other did not see.
    ///
    /// # Errors
    /// `AlreadyInTransaction` inside another one; the database's own reason otherwise.
    pub(super) fn begin_write(&mut self) -> QueryResult<()> {
        match self {
            #[cfg(feature = "postgres")]
            Self::Pg(conn) => AnsiTransactionManager::begin_transaction_sql(
                conn,
                "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE",
            ),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE"),
        }
    }

    /// Begins a transaction that only reads: all its statements see one moment.
    ///
    /// # Errors
    /// The database's own reason.
    pub(super) fn begin_read(&mut self) -> QueryResult<()> {
        match self {
            #[cfg(feature = "postgres")]
            Self::Pg(conn) => AnsiTransactionManager::begin_transaction_sql(
                conn,
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            ),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN DEFERRED"),
        }
    }

    /// Opens a savepoint inside the write transaction; closed by `commit` or `rollback`, as the transaction is.
    pub(super) fn begin_savepoint(&mut self) -> QueryResult<()> {
        <Self as TransactionManager<Self>>::begin_transaction(self)
    }

    /// Keeps the innermost transaction or savepoint.
    pub(super) fn commit(&mut self) -> QueryResult<()> {
        <Self as TransactionManager<Self>>::commit_transaction(self)
    }

    /// Undoes the innermost transaction or savepoint.
    pub(super) fn rollback(&mut self) -> QueryResult<()> {
        <Self as TransactionManager<Self>>::rollback_transaction(self)
    }
}

/// A connection that remembers whether one of its statements failed since it was last asked.
///
/// The work hands its failures to its caller in a type of the caller's own, so the connection itself has to tell
/// whether it was beaten by another transaction.
pub(super) struct Link {
    pub(super) conn: AnyConnection,
    trouble: Arc<AtomicU8>,
}

/// The worst that happened to a connection's statements; ordered from harmless to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trouble {
    /// Every statement succeeded.
    None,
    /// A statement failed.
    Failed,
    /// A statement lost against another transaction.
    Conflict,
}

impl Link {
    fn new(mut conn: AnyConnection) -> Self {
        let trouble = Arc::new(AtomicU8::new(Trouble::None as u8));
        let noted = Arc::clone(&trouble);
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::FinishQuery { error: Some(error), .. } = event {
                noted.fetch_max(severity(error) as u8, Ordering::Relaxed);
            }
        });
        Self { conn, trouble }
    }

    /// Forgets earlier trouble.
    pub(super) fn forgive(&self) {
        self.trouble.store(Trouble::None as u8, Ordering::Relaxed);
    }

    /// The worst since `forgive`.
    pub(super) fn trouble(&self) -> Trouble {
        match self.trouble.load(Ordering::Relaxed) {
            0 => Trouble::None,
            1 => Trouble::Failed,
            _ => Trouble::Conflict,
        }
    }
}

fn severity(error: &DieselError) -> Trouble {
    match error {
        DieselError::DatabaseError(kind, about) if is_conflict(*kind, about.message()) => Trouble::Conflict,
        _ => Trouble::Failed,
    }
}

/// Makes the pool's connections. Ours instead of diesel's, so that the address alone chooses the database and a
/// failure keeps its reason.
#[derive(Debug)]
pub(super) struct Links(pub(super) DatabaseUrl);

impl ManageConnection for Links {
    type Connection = Link;
    type Error = StoreError;

    fn connect(&self) -> Result<Link, StoreError> {
        self.0.connect(Use::Pool)
    }

    fn is_valid(&self, link: &mut Link) -> Result<(), StoreError> {
        link.conn.ping().map_err(StoreError::from)
    }

    fn has_broken(&self, link: &mut Link) -> bool {
        std::thread::panicking() || link.conn.is_broken()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(address: &str) -> String {
        address.parse::<DatabaseUrl>().unwrap_err().to_string()
    }

    #[test]
    fn a_server_elsewhere_has_to_show_who_it_is() {
        for guarded in [
            "postgres://portal:secret@127.0.0.1/portal",
            "postgres://portal@localhost:5432/portal",
            "postgres://portal@[::1]:5432/portal",
            "postgres:///portal?host=/run/postgresql",
            "postgres://portal@%2Frun%2Fpostgresql/portal",
            "postgres://portal:p@ss@db.example.com/portal?sslmode=verify-full",
            "postgres://portal@db.example.com,db2.example.com/portal?options=-csearch_path%3Da&sslmode=verify-full",
        ] {
            assert!(is_guarded(guarded), "{guarded}");
        }
        for open in [
            "postgres://portal@db.example.com/portal",
            "postgres://portal@db.example.com/portal?sslmode=require",
            "postgres://portal@localhost,db.example.com/portal",
            "postgres:///portal?host=db.example.com",
            "postgres://portal@localhost/portal?hostaddr=10.0.0.9",
            "postgres://portal@db.example.com/portal?sslmode=verify-full&sslmode=disable",
        ] {
            assert!(!is_guarded(open), "{open}");
        }
    }

    #[test]
    fn an_address_of_neither_database_is_refused_without_repeating_it() {
        for address in ["mysql://root:hunter2@host/db", "portal.db", "", "/var/lib/portal.db"] {
            let said = sentence(address);
            assert!(said.contains("`sqlite:` or `postgres://`"), "{said}");
            assert!(!said.contains("hunter2"), "{said}");
        }
    }

    #[cfg(feature = "sqlite")]
    #[test]
    fn a_database_in_memory_is_refused() {
        assert!(sentence("sqlite::memory:").contains("plain file"));
        assert!(sentence("sqlite:file:x?mode=memory").contains("plain file"));
        assert!(sentence("sqlite:").contains("file name"));
    }

    #[cfg(feature = "sqlite")]
    #[test]
    fn a_file_may_be_written_with_and_without_slashes() {
        for (address, shown) in [("sqlite:a/b.db", "sqlite:a/b.db"), ("sqlite:///a/b.db", "sqlite:/a/b.db")] {
            assert_eq!(address.parse::<DatabaseUrl>().unwrap().to_string(), shown);
        }
    }

    /// Parts of addresses, good and bad.
    const PARTS: [&str; 18] = [
        "sqlite:",
        "postgres://",
        "postgresql://",
        "POSTGRES:",
        "mysql://",
        "file:",
        "://",
        "host",
        "/",
        "@",
        ":",
        "?",
        "#",
        "%",
        "options=-csearch_path%3Dname",
        ":memory:",
        "5432",
        "\0",
    ];

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_the_setting_is_read_or_refused_and_no_password_is_repeated(
            before in proptest::collection::vec(proptest::sample::select(&PARTS[..]), 0..6),
            user in "[a-z]{0,8}",
            password in "\\PC{0,12}",
            after in "\\PC{0,30}",
        ) {
            let secret = format!("hunter2{password}hunter3");
            let odd = format!("{}{user}:{secret}@{after}", before.concat());
            let asked = format!("postgres://{user}@host/name?password={secret}");
            for address in [odd, format!("postgres://{user}:{secret}@host/{user}"), asked, after] {
                let read = address.parse::<DatabaseUrl>();
                let is_file = read.as_ref().is_ok_and(|url| url.path().is_some());
                let said = match &read {
                    Ok(url) => format!("{url} {url:?}"),
                    Err(error) => format!("{error} {error:?}"),
                };
                // A file's name is no secret: it is told as it is.
                proptest::prop_assert!(is_file || !said.contains("hunter2") && !said.contains("hunter3"), "{said}");
            }
        }
    }

    #[cfg(not(feature = "postgres"))]
    #[test]
    fn a_server_is_refused_by_a_program_built_without_it() {
        assert!(sentence("postgres://u:hunter2@host/db").contains("feature `postgres`"));
        assert!(!sentence("postgresql://u:hunter2@host/db").contains("hunter2"));
    }

    #[cfg(feature = "postgres")]
    #[test]
    fn a_password_is_printed_neither_with_the_address_nor_with_an_error() {
        for address in
            ["postgres://anna:hunter2@127.0.0.1:1/db", "postgresql://anna:hunter2@127.0.0.1:port/db"]
        {
            let url: DatabaseUrl = address.parse().unwrap();
            let error = url.connect(Use::Pool).err().unwrap();
            let said = format!("{url} {url:?} {error} {error:?}");
            assert!(said.contains("127.0.0.1") && !said.contains("hunter2"), "{said}");
        }
    }
}
