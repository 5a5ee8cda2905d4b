//! Bringing a database to the tables this program knows.

use super::connection::{AnyConnection, Use};
use super::{Store, StoreError};
use diesel::migration::{Migration, MigrationSource};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::collections::BTreeSet;

type Known = Vec<Box<dyn Migration<<AnyConnection as diesel::Connection>::Backend>>>;

#[cfg(feature = "sqlite")]
const FILE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const SERVER: EmbeddedMigrations = embed_migrations!("migrations/postgres");

impl AnyConnection {
    pub(in crate::store) fn migrations(&self) -> EmbeddedMigrations {
        match self {
            #[cfg(feature = "postgres")]
            Self::Pg(_) => SERVER,
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => FILE,
        }
    }

    /// Lets one program migrate at a time; the lock goes with the connection. A file needs none beyond its write
    /// transaction. The number is ours by choice and means nothing.
    fn lock_for_migration(&mut self) -> Result<(), StoreError> {
        match self {
            #[cfg(feature = "postgres")]
            Self::Pg(conn) => Ok(diesel::connection::SimpleConnection::batch_execute(
                conn,
                // However long the other program needs: only the waiting for tables is limited.
                "SET lock_timeout = 0; SELECT pg_advisory_lock(7265616401); SET lock_timeout = 5000",
            )?),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => Ok(()),
        }
    }
}

impl Store {
    /// Applies what is missing, all of it or nothing, and returns the names in the order they were applied.
    /// Blocks: for the start of the program and the command line.
    ///
    /// # Errors
    /// `Refused` when the database was migrated by a newer program; `Broken` with the database's reason when a
    /// migration fails.
    pub fn migrate(&self) -> Result<Vec<String>, StoreError> {
        let mut link = self.inner.url.connect(Use::Writing)?;
        let conn = &mut link.conn;
        conn.lock_for_migration()?;
        conn.begin_write()?;
        // Nothing is undone by hand on failure: the connection is dropped, and the transaction with it.
        let pending = missing(conn)?;
        conn.run_migrations(&pending).map_err(broken)?;
        conn.commit()?;
        Ok(names(&pending))
    }

    /// The names of the migrations this database lacks, oldest first. Blocks.
    ///
    /// # Errors
    /// `Refused` when the database was migrated by a newer program.
    pub fn pending(&self) -> Result<Vec<String>, StoreError> {
        let mut link = self.inner.url.connect(Use::Writing)?;
        Ok(names(&missing(&mut link.conn)?))
    }
}

fn missing(conn: &mut AnyConnection) -> Result<Known, StoreError> {
    let known: Known = conn.migrations().migrations().map_err(broken)?;
    let known: BTreeSet<String> = known.iter().map(|one| one.name().version().to_string()).collect();
    let applied = conn.applied_migrations().map_err(broken)?;
    let unknown: Vec<String> =
        applied.iter().map(ToString::to_string).filter(|version| !known.contains(version)).collect();
    if !unknown.is_empty() {
        return Err(StoreError::Refused(format!(
            "The database is newer than this program: it has the migrations {}, which this program does not \
             know. Start the newer program, or restore a backup from before it.",
            unknown.join(", ")
        )));
    }
    let source = conn.migrations();
    conn.pending_migrations(source).map_err(broken)
}

fn names(migrations: &Known) -> Vec<String> {
    migrations.iter().map(|one| one.name().to_string()).collect()
}

fn broken(error: Box<dyn std::error::Error + Send + Sync>) -> StoreError {
    StoreError::Broken(error.to_string())
}
