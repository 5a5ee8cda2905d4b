//! Turns at looking into files: a few at a time and a short queue, so that a crowd of files, however made, leaves the
//! machine to everybody else.

use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many may wait for a turn.
const WAITING: usize = 32;

/// Hands out turns.
#[derive(Debug, Clone)]
pub struct Turns {
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
}

/// A turn; it ends when dropped. It goes with the work, not with the request: work whose asker has gone away goes on.
#[derive(Debug)]
pub struct Turn {
    _turn: OwnedSemaphorePermit,
    _place: OwnedSemaphorePermit,
}

impl Turns {
    /// This many at once, and this many waiting.
    pub fn new(at_once: usize, waiting: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(at_once + waiting)), turns: Arc::new(Semaphore::new(at_once)) }
    }

    /// As many at once as leave this machine half of its cores.
    pub fn for_this_machine() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self::new((cores / 2).max(1), WAITING)
    }

    /// Waits for a turn; `None` at once when too many wait already.
    pub async fn take(&self) -> Option<Turn> {
        let place = self.places.clone().try_acquire_owned().ok()?;
        let turn = self.turns.clone().acquire_owned().await.ok()?;
        Some(Turn { _turn: turn, _place: place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn the_third_is_turned_away_where_one_works_and_one_waits() {
        let turns = Turns::new(1, 1);
        let first = turns.take().await.unwrap();
        let (waiting, third) = tokio::join!(
            async {
                let waiting = turns.take();
                tokio::pin!(waiting);
                let at_once = tokio::time::timeout(std::time::Duration::from_millis(20), &mut waiting).await;
                assert!(at_once.is_err(), "the second has its turn beside the first");
                drop(first);
                waiting.await
            },
            turns.take()
        );
        assert!(waiting.is_some() && third.is_none());
        drop(waiting);
        assert!(turns.take().await.is_some());
    }
}
