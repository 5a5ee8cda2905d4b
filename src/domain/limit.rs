//! Until when: a day in a named zone, stored when it is set together with the instant it ends.

use super::calendar::{Now, Period};
use super::keyed::keyed;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

keyed! {
    /// What happens when a deadline passes.
    pub enum DeadlineKind {
        /// Our own promise: shown and sorted by, moves nothing.
        Sla = "sla",
        /// The clock acts.
        Expiry = "expiry",
        /// An act stops being offered.
        Window = "window",
    }
}

/// A last day, included. A running claim keeps the deadline it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// What happens when it passes.
    pub kind: DeadlineKind,
    /// The last good day.
    pub due_on: NaiveDate,
    /// The last good instant: the end of that day in `zone`.
    pub due_at: DateTime<Utc>,
    /// Where the day ends.
    pub zone: Tz,
}

impl Deadline {
    /// Whether it is over.
    pub fn has_passed(&self, now: Now) -> bool {
        now.at > self.due_at
    }
}

/// What a row of the lifecycle does to the claim's deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Leaves it as it is.
    Same,
    /// Takes it away.
    Clear,
    /// Sets our own promise.
    Sla(Period),
    /// Sets our own promise to the days that were left when the clock was stopped, at least one.
    SlaLeft,
    /// Sets a day after which the clock acts.
    Expiry(Period),
    /// Sets a day until which an act is offered.
    Window(Period),
}
