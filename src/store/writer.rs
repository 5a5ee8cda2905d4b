//! Two ways to write, of which a database needs one: a single thread that commits for many at once, or a
//! transaction of its own for each caller that is repeated when it loses.

use super::connection::{DatabaseUrl, Link, Trouble, Use};
use super::{StoreError, Writer};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{PoisonError, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Jobs that share one commit at most. More would let the first of them wait long for the last.
const BATCH: usize = 64;

/// Jobs that may wait for the writer. Beyond this the caller is told that the database is busy.
const QUEUE: usize = 1024;

/// How often a transaction is tried that loses against others.
const ATTEMPTS: u32 = 5;

/// The pause before a repetition, times the number of tries so far.
const PAUSE: Duration = Duration::from_millis(10);

/// Runs `work` and turns a panic into an error of the caller's own type.
pub(super) fn caught<T, E: From<StoreError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    // What the work touched is a transaction that gets undone and a closure that is not called again, so
    // nothing half-changed is seen afterwards.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(E::from(panicked(&*panic))))
}

pub(super) fn panicked(panic: &(dyn Any + Send)) -> StoreError {
    let text =
        panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    StoreError::Panicked(text.unwrap_or("no message").to_string())
}

/// Runs the work inside a transaction that is open already.
///
/// Work that says it succeeded although one of its statements failed is not believed: a server would throw the
/// whole transaction away and report success, and both databases shall behave alike.
fn attempt<T, E: From<StoreError>>(
    link: &mut Link,
    work: &impl Fn(&mut Writer<'_>) -> Result<T, E>,
) -> Result<T, E> {
    link.forgive();
    let outcome = caught(|| work(&mut Writer { conn: &mut link.conn }));
    match (outcome, link.trouble()) {
        (Ok(_), Trouble::Conflict) => Err(E::from(StoreError::Conflict)),
        (Ok(_), Trouble::Failed) => {
            Err(E::from(StoreError::Broken("a statement failed and the work went on".to_string())))
        }
        (outcome, _) => outcome,
    }
}

/// Something to be written, with the caller who waits for it.
trait Job: Send {
    /// Does the work in the open savepoint; true when it is to be kept.
    fn run(&mut self, link: &mut Link) -> bool;

    /// Tells the caller. An error here means that nothing of the batch was kept.
    fn answer(self: Box<Self>, fate: Result<(), StoreError>);
}

struct Asked<T, E, F, A> {
    work: F,
    outcome: Option<Result<T, E>>,
    reply: A,
}

impl<T, E, F, A> Job for Asked<T, E, F, A>
where
    T: Send,
    E: From<StoreError> + Send,
    F: Fn(&mut Writer<'_>) -> Result<T, E> + Send,
    A: FnOnce(Result<T, E>) + Send,
{
    fn run(&mut self, link: &mut Link) -> bool {
        let outcome = attempt(link, &self.work);
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn answer(self: Box<Self>, fate: Result<(), StoreError>) {
        let unreached = || Err(E::from(StoreError::Broken("the batch ended before this work".to_string())));
        // Even work that failed by itself is told about the lost batch: it may have failed because of a
        // neighbour's row that is gone now.
        (self.reply)(match fate {
            Ok(()) => self.outcome.unwrap_or_else(unreached),
            Err(error) => Err(E::from(error)),
        });
    }
}

/// The thread that writes for everybody, and the queue before it.
pub(super) struct WriterThread {
    // Both are `Some` until the drop below takes them.
    queue: Option<SyncSender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
}

impl WriterThread {
    /// Starts the thread on a connection that was opened already, so that opening could report its failure.
    pub(super) fn start(url: DatabaseUrl, link: Link) -> Result<Self, StoreError> {
        let (queue, waiting) = sync_channel(QUEUE);
        let thread = thread::Builder::new()
            .name("store-writer".to_string())
            .spawn(move || write_for_all(&url, link, &waiting))
            .map_err(|error| StoreError::Unavailable(format!("cannot start the writer: {error}")))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Queues the work; `reply` is called on the writer's thread after the commit.
    ///
    /// # Errors
    /// `Busy` when too much waits already; `Broken` when called from inside a write, which would wait for itself.
    pub(super) fn submit<T, E, F, A>(&self, work: F, reply: A) -> Result<(), StoreError>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: Fn(&mut Writer<'_>) -> Result<T, E> + Send + 'static,
        A: FnOnce(Result<T, E>) + Send + 'static,
    {
        if self.is_current_thread() {
            return Err(StoreError::Broken("a write was asked for inside a write".to_string()));
        }
        let queue = self.queue.as_ref().ok_or_else(stopped)?;
        queue.try_send(Box::new(Asked { work, outcome: None, reply })).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Busy(format!("{QUEUE} writes are waiting")),
            TrySendError::Disconnected(_) => stopped(),
        })
    }

    fn is_current_thread(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| thread.thread().id() == thread::current().id())
    }
}

impl Drop for WriterThread {
    /// Lets the thread finish what is queued, and waits for it.
    fn drop(&mut self) {
        let own = self.is_current_thread();
        drop(self.queue.take());
        // A job may hold the last handle to the store; a thread cannot wait for its own end.
        if let Some(thread) = self.thread.take().filter(|_| !own)
            && thread.join().is_err()
        {
            tracing::error!("the writer ended with a panic");
        }
    }
}

/// What a caller hears who waits for a writer that is gone.
pub(super) fn stopped() -> StoreError {
    StoreError::Unavailable("the store is closed".to_string())
}

/// The thread's life: take what waits, write it, answer; until the store is dropped and the queue is empty.
fn write_for_all(url: &DatabaseUrl, link: Link, waiting: &Receiver<Box<dyn Job>>) {
    let mut link = Some(link);
    while let Ok(first) = waiting.recv() {
        let mut jobs = vec![first];
        jobs.extend(waiting.try_iter().take(BATCH - 1));
        let fate = match link.take().map_or_else(|| url.connect(Use::Writing), Ok) {
            Ok(mut usable) => {
                let fate = write_batch(&mut usable, &mut jobs);
                // A connection whose transaction did not end as it should is closed, which undoes the rest.
                link = fate.is_ok().then_some(usable);
                fate
            }
            Err(error) => Err(error),
        };
        for job in jobs {
            answer(job, fate.clone());
        }
    }
}

/// A caller's reply is foreign code too; the thread outlives it.
fn answer(job: Box<dyn Job>, fate: Result<(), StoreError>) {
    if catch_unwind(AssertUnwindSafe(|| job.answer(fate))).is_err() {
        tracing::error!("answering a write panicked");
    }
}

/// One transaction for all jobs, a savepoint for each.
fn write_batch(link: &mut Link, jobs: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
    link.conn.begin_write()?;
    for job in jobs {
        link.conn.begin_savepoint()?;
        match job.run(link) {
            true => link.conn.commit()?,
            false => link.conn.rollback()?,
        }
    }
    Ok(link.conn.commit()?)
}

/// Transactions side by side, each on its caller's connection.
#[derive(Default)]
pub(super) struct SideBySide {
    /// Shared by first tries, held alone by repetitions: work that lost once cannot lose again to this process.
    turnstile: RwLock<()>,
}

impl SideBySide {
    /// Runs the work in a transaction of its own; from its first line again, a few times, when it loses against
    /// another transaction.
    pub(super) fn write<T, E: From<StoreError>>(
        &self,
        link: &mut Link,
        work: &impl Fn(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut outcome = {
            let _shared = self.turnstile.read().unwrap_or_else(PoisonError::into_inner);
            once(link, work)
        };
        if link.trouble() == Trouble::Conflict {
            let _alone = self.turnstile.write().unwrap_or_else(PoisonError::into_inner);
            for tries in 1..ATTEMPTS {
                thread::sleep(PAUSE * tries);
                outcome = once(link, work);
                if link.trouble() != Trouble::Conflict {
                    break;
                }
            }
        }
        outcome
    }
}

fn once<T, E: From<StoreError>>(
    link: &mut Link,
    work: &impl Fn(&mut Writer<'_>) -> Result<T, E>,
) -> Result<T, E> {
    link.forgive();
    link.conn.begin_write().map_err(StoreError::from)?;
    let outcome = attempt(link, work);
    if outcome.is_ok() {
        link.conn.commit().map_err(StoreError::from)?;
    } else if let Err(error) = link.conn.rollback() {
        // The caller hears the cause, which came first; the pool drops the connection.
        tracing::warn!("a transaction could not be rolled back: {error}");
    }
    outcome
}
