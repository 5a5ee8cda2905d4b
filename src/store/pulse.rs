//! How the portal is doing: what waits, for how long, and who is late.

use super::columns::{instant, stored};
use super::schema::{claims, outbox};
use super::{Reader, Store, StoreError};
use crate::domain::lifecycle::Status;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::min;
use diesel::prelude::*;

/// The queues of claims in which somebody waits for somebody.
const QUEUES: [Status; 3] = [Status::Submitted, Status::UnderReview, Status::PartnerActionRequired];

/// How it is at one instant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pulse {
    /// How many claims wait in each status, and since when nothing has happened to the one that waits longest.
    pub queues: Vec<(Status, i64, Option<DateTime<Utc>>)>,
    /// Claims whose reviewers have broken our promise.
    pub overdue: i64,
    /// The earliest expiry that is over and not settled.
    pub unsettled_since: Option<DateTime<Utc>>,
    /// Letters that wait.
    pub letters: i64,
    /// When the first of the letters that could leave now was to leave.
    pub letters_since: Option<DateTime<Utc>>,
    /// Letters given up.
    pub failed: i64,
}

impl Reader<'_> {
    /// How it is at this instant.
    ///
    /// # Errors
    /// When the database fails.
    pub fn pulse(&mut self, at: DateTime<Utc>) -> Result<Pulse, StoreError> {
        let now = stored(at);
        let mut queues = Vec::new();
        for status in QUEUES {
            let waiting = claims::table.filter(claims::status.eq(status.key()));
            let count = waiting.count().get_result(self.conn)?;
            let oldest: Option<NaiveDateTime> =
                waiting.select(min(claims::changed_at)).get_result(self.conn)?;
            queues.push((status, count, oldest.map(instant)));
        }
        let late =
            |kind: &'static str| claims::table.filter(claims::due_kind.eq(kind).and(claims::due_at.lt(now)));
        let unsettled: Option<Option<NaiveDateTime>> =
            late("expiry").select(min(claims::due_at)).first(self.conn).optional()?;
        let due: Option<NaiveDateTime> = outbox::table
            .filter(outbox::state.eq("waiting"))
            .filter(outbox::next_try_at.le(now))
            .select(min(outbox::next_try_at))
            .get_result(self.conn)?;
        Ok(Pulse {
            queues,
            overdue: late("sla").count().get_result(self.conn)?,
            unsettled_since: unsettled.flatten().map(instant),
            letters: self.count_letters("waiting")?,
            letters_since: due.map(instant),
            failed: self.count_letters("failed")?,
        })
    }
}

impl Store {
    /// How long the journal beside a database file is, in bytes; nothing on a server.
    pub fn journal_bytes(&self) -> u64 {
        let journal = self.inner.url.path().map(|path| {
            let mut name = path.as_os_str().to_owned();
            name.push("-wal");
            name
        });
        journal.and_then(|name| std::fs::metadata(name).ok()).map_or(0, |data| data.len())
    }
}
