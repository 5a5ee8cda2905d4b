//! The database: every table is read and written here and nowhere else.
//! May know: `domain`. Nobody outside sees diesel, nor which database it is.
//! Start reading at `Store` below; then any table's file; then `connection.rs` and `writer.rs` for how it works.

mod alone;
mod assessments;
mod audit;
mod chain;
mod claims;
mod columns;
mod conflicts;
mod connection;
mod desk;
mod error;
mod events;
mod figures;
mod identities;
mod lists;
mod migrate;
mod outbox;
mod password_links;
mod people;
#[cfg(all(test, feature = "sqlite"))]
#[allow(clippy::unwrap_used, reason = "tests; the lint does not see that behind two conditions")]
mod plans;
mod pulse;
mod reference;
mod role_changes;
mod rows;
mod scans;
mod schema;
mod second_factors;
mod sessions;
#[cfg(test)]
pub(crate) mod testing;
mod tries;
mod whole;
mod writer;

pub use alone::Alone;
pub use assessments::{Assessed, AssessmentsWanted};
pub use audit::{AuditFilter, Entry};
pub use chain::ChainFault;
pub use claims::Expired;
pub use connection::DatabaseUrl;
pub use desk::RowMarks;
pub use error::StoreError;
pub use events::Chain;
pub use figures::Passed;
pub use identities::{Identity, Introduction};
pub use lists::{
    Cursor, DashboardFilter, DueFilter, FILE_SIZE, ListedClaim, Order, PAGE_SIZE, Page, Place, Queue,
    QueueFilter, Tally,
};
pub use outbox::{About, Delivery, OVERTAKEN, Posted, Recipient};
pub use people::Credentials;
pub use pulse::Pulse;
pub use reference::{Holiday, Product, ReasonText};
pub use scans::{Held, Scans, ToScan};
pub use second_factors::{FactorDraft, KeptFactor};
pub use sessions::{Lasting, OwnSession, Sessions};

use connection::{AnyConnection, Links, Use};
use r2d2::{Pool, PooledConnection};
use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::time::Duration;
use writer::{SideBySide, WriterThread, caught, panicked, stopped};

/// How long a reader waits for a connection before it hears that the database is busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// More readers than this gain nothing: reading is bound by the cores.
const MOST_READERS: u32 = 8;

/// The right to read, for the length of a closure. The functions in the tables' files take it.
pub struct Reader<'c> {
    pub(in crate::store) conn: &'c mut AnyConnection,
}

/// The right to read and write, for the length of one transaction. Only `Store::write` hands it out.
pub struct Writer<'c> {
    pub(in crate::store) conn: &'c mut AnyConnection,
}

impl Writer<'_> {
    /// Reads inside the transaction, seeing what it has written so far.
    pub fn reader(&mut self) -> Reader<'_> {
        Reader { conn: self.conn }
    }
}

/// The database. Cheap to clone; the last clone to go finishes the queued writes before it is gone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    // First, so that it is dropped first: queued writes end while everything else is still there.
    writing: Writing,
    pool: Pool<Links>,
    url: DatabaseUrl,
}

enum Writing {
    OneThread(WriterThread),
    SideBySide(SideBySide),
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("url", &self.inner.url).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database with as many readers as suit this machine: two for each core, eight at most.
    /// A database file and its folder are made when missing. Tables are not: see `migrate`.
    ///
    /// # Errors
    /// `Unavailable`, with the database's own reason, when it cannot be reached.
    pub fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u32);
        Self::open_with(url, (2 * cores).min(MOST_READERS))
    }

    /// Opens the database with this many pooled connections, one at least.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_with(url: &DatabaseUrl, readers: u32) -> Result<Self, StoreError> {
        url.prepare()?;
        // Connecting once by hand tells the true reason now; the pool would only tell that time ran out.
        let first = url.connect(Use::Writing)?;
        let writing = if url.has_single_writer() {
            Writing::OneThread(WriterThread::start(url.clone(), first)?)
        } else {
            Writing::SideBySide(SideBySide::default())
        };
        let pool = pool(url, readers.max(1));
        Ok(Self { inner: Arc::new(Inner { writing, pool, url: url.clone() }) })
    }

    /// Reads on a thread where waiting is allowed, with a connection of its own. To look at several tables,
    /// do it in one closure: it sees one moment, and each call takes a thread and a connection anew.
    ///
    /// # Errors
    /// The closure's own; `Busy` when no connection becomes free within five seconds; `Panicked`.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let store = self.clone();
        wait_for(move || store.read_now(work)).await
    }

    /// Reads on this very thread: for the command line, and where waiting is allowed already.
    ///
    /// # Errors
    /// As `read`.
    pub fn read_now<T>(
        &self,
        work: impl FnOnce(&mut Reader<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // Taken inside, so that a panic finds the connection in its hand and the pool throws it away.
        caught(|| {
            let mut link = self.link()?;
            link.conn.begin_read()?;
            let answer = work(&mut Reader { conn: &mut link.conn });
            // Nothing was written; ending it either way gives the connection back as it was.
            link.conn.rollback()?;
            answer
        })
    }

    /// Writes in one transaction: all of it, or nothing when the closure returns an error or panics. When this
    /// returns `Ok`, the data are on the disk.
    ///
    /// The closure may run several times, so it must do nothing but read and write here. A failed statement
    /// condemns the whole transaction: return its error, do not go on.
    ///
    /// # Errors
    /// The closure's own; `Busy`, `Conflict`, `Unavailable` and `Panicked` from the store, in the caller's type.
    pub async fn write<T, E>(
        &self,
        work: impl Fn(&mut Writer<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.inner.writing {
            Writing::OneThread(thread) => {
                let (reply, answer) = tokio::sync::oneshot::channel();
                // A caller who went away is not told; the write stands.
                thread.submit(work, move |outcome| drop(reply.send(outcome)))?;
                answer.await.unwrap_or_else(|_| Err(E::from(stopped())))
            }
            Writing::SideBySide(_) => {
                let store = self.clone();
                wait_for(move || store.write_now(work)).await
            }
        }
    }

    /// Writes and waits on this very thread: for the command line, and where waiting is allowed already.
    ///
    /// # Errors
    /// As `write`.
    pub fn write_now<T, E>(
        &self,
        work: impl Fn(&mut Writer<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.inner.writing {
            Writing::OneThread(thread) => {
                let (reply, answer) = sync_channel(1);
                thread.submit(work, move |outcome| drop(reply.send(outcome)))?;
                answer.recv().unwrap_or_else(|_| Err(E::from(stopped())))
            }
            Writing::SideBySide(many) => many.write(&mut *self.link()?, &work),
        }
    }

    fn link(&self) -> Result<PooledConnection<Links>, StoreError> {
        self.inner.pool.get().map_err(|error| StoreError::Busy(error.to_string()))
    }
}

/// Connections are opened as they are needed. Only a server's are tested before use, since only a server can go
/// away; a file's are never renewed.
fn pool(url: &DatabaseUrl, size: u32) -> Pool<Links> {
    let builder = Pool::builder().max_size(size).min_idle(Some(0)).connection_timeout(PATIENCE);
    let builder = if url.has_single_writer() {
        builder.test_on_check_out(false).idle_timeout(None).max_lifetime(None)
    } else {
        builder.test_on_check_out(true)
    };
    builder.build_unchecked(Links(url.clone()))
}

/// Runs work that blocks away from the threads that serve requests.
async fn wait_for<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    // What is logged on the other thread is still about this request.
    let span = tracing::Span::current();
    match tokio::task::spawn_blocking(move || span.in_scope(work)).await {
        Ok(outcome) => outcome,
        Err(lost) => Err(E::from(match lost.try_into_panic() {
            Ok(panic) => panicked(&*panic),
            Err(_) => stopped(),
        })),
    }
}

#[cfg(test)]
mod tests;
