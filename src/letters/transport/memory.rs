//! Letters kept in memory, for tests.

use super::{SendError, Sending, Transport};
use crate::letters::Letter;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Keeps every letter, and fails as it was told to.
#[derive(Debug, Default)]
pub struct Memory {
    letters: Mutex<Vec<Letter>>,
    failures: Mutex<VecDeque<SendError>>,
}

impl Memory {
    /// Every letter sent, oldest first.
    pub fn letters(&self) -> Vec<Letter> {
        locked(&self.letters).clone()
    }

    /// Takes out every letter sent, oldest first.
    pub fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut *locked(&self.letters))
    }

    /// Lets one sending fail, the next that has not been told to fail yet.
    pub fn fail_once(&self, error: SendError) {
        locked(&self.failures).push_back(error);
    }
}

impl Transport for Memory {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        let outcome = match locked(&self.failures).pop_front() {
            Some(error) => Err(error),
            None => {
                locked(&self.letters).push(letter.clone());
                Ok(())
            }
        };
        Box::pin(std::future::ready(outcome))
    }
}

fn locked<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    // A test that failed while it held the lock has said so already.
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}
