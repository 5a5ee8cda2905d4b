//! The database as a whole: is its file sound, and how is a copy of it made while people work.

use super::connection::{AnyConnection, DatabaseUrl, Use};
use super::{Store, StoreError};
use diesel::prelude::*;
#[cfg(feature = "sqlite")]
use diesel::sql_types::Text;
use std::path::Path;

/// How closely a database file is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Every page, up to the first damage: for each start.
    Quick,
    /// Every index against its table and every reference too.
    Thorough,
}

/// A file larger than this is not read through at each start, only opened; `portal verify` reads any.
const READ_THROUGH: u64 = 1 << 30;

#[cfg(feature = "sqlite")]
#[derive(QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    said: String,
}

impl AnyConnection {
    /// What is damaged, in the database's own words; on a server that is the server's business.
    fn damage(&mut self, look: Look) -> QueryResult<Vec<String>> {
        match self {
            #[cfg(feature = "postgres")]
            Self::Pg(_) => Ok(Vec::new()),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(conn) => {
                let ask = |conn: &mut _, sql: &str| diesel::sql_query(sql).load::<Said>(conn);
                let said = match look {
                    Look::Quick => ask(conn, "SELECT quick_check AS said FROM pragma_quick_check LIMIT 1")?,
                    Look::Thorough => {
                        let mut said =
                            ask(conn, "SELECT integrity_check AS said FROM pragma_integrity_check LIMIT 20")?;
                        said.extend(ask(
                            conn,
                            "SELECT 'a row of ' || \"table\" || ' refers to a missing row of ' || \"parent\" AS said \
                             FROM pragma_foreign_key_check LIMIT 20",
                        )?);
                        said
                    }
                };
                Ok(said.into_iter().map(|line| line.said).filter(|said| said != "ok").collect())
            }
        }
    }

    /// Writes all of it into a new file: what was committed at one moment, whoever writes meanwhile.
    fn copy_into(&mut self, path: &str) -> Result<(), StoreError> {
        match self {
            #[cfg(feature = "postgres")]
            Self::Pg(_) => Err(on_a_server()),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(conn) => {
                diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(path).execute(conn)?;
                Ok(())
            }
        }
    }
}

/// What whoever asks for a copy of a server's database is told.
#[cfg(feature = "postgres")]
fn on_a_server() -> StoreError {
    StoreError::Refused(
        "The database is on a server, which is backed up with its own tool: first `pg_dump --format=custom`, then a \
         copy of the folder PORTAL_FILES. Restore them with `pg_restore` and a copy back, then run `portal verify`."
            .to_owned(),
    )
}

impl DatabaseUrl {
    /// Looks whether the database's file, where there is one, can be worked with. Changes nothing.
    ///
    /// # Errors
    /// `Refused` when it is damaged, with what to do; the database's own reason when it cannot be opened.
    pub fn examine(&self) -> Result<(), StoreError> {
        let Some(path) = self.path().filter(|path| path.metadata().is_ok_and(|data| data.len() > 0)) else {
            return Ok(());
        };
        let small = path.metadata().is_ok_and(|data| data.len() <= READ_THROUGH);
        let looked = self.connect(Use::Pool).and_then(|mut link| match small {
            true => Ok(link.conn.damage(Look::Quick)?),
            false => Ok(Vec::new()),
        });
        match looked {
            Ok(damage) => damage.first().map_or(Ok(()), |why| Err(damaged(path, why))),
            Err(StoreError::Unavailable(why) | StoreError::Broken(why)) if speaks_of_damage(&why) => {
                Err(damaged(path, &why))
            }
            Err(other) => Err(other),
        }
    }
}

fn speaks_of_damage(why: &str) -> bool {
    why.contains("not a database") || why.contains("malformed")
}

fn damaged(path: &Path, why: &str) -> StoreError {
    let (path, why) = (path.display(), why.lines().last().unwrap_or_default().trim());
    StoreError::Refused(format!(
        "The database file {path} is damaged ({why}). Nothing in it was changed. Move it aside, together with \
         {path}-wal and {path}-shm, and bring back the last backup with `portal restore`; README.md says how under \
         Backup and restore."
    ))
}

impl Store {
    /// Writes a copy of the database into a new file, as it is at one moment, while others go on writing. Blocks.
    ///
    /// # Errors
    /// `Refused` on a server, with what to do there; the database's reason.
    pub fn copy_into(&self, path: &Path) -> Result<(), StoreError> {
        let name = path.to_str().ok_or_else(|| StoreError::Refused("a path that is no UTF-8".to_owned()))?;
        self.inner.url.connect(Use::Writing)?.conn.copy_into(name)
    }

    /// What the database itself finds damaged: pages, indexes, references. Blocks.
    ///
    /// # Errors
    /// When it cannot even look.
    pub fn damage(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.inner.url.connect(Use::Pool)?.conn.damage(Look::Thorough)?)
    }
}
