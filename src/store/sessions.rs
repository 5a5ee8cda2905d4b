//! Sign-in sessions. They belong to no claim, so they have a small handle of their own.

use super::columns::{instant, stored};
use super::schema::sessions;
use super::{Reader, Store, StoreError, Writer};
use crate::domain::ids::PersonId;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// How long a sign-in lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lasting {
    /// From signing in, whatever happens.
    pub at_most: Duration,
    /// From the last time it was used.
    pub idle: Duration,
}

impl Default for Lasting {
    /// An office day, and half an hour.
    fn default() -> Self {
        Self { at_most: Duration::hours(8), idle: Duration::minutes(30) }
    }
}

impl Lasting {
    fn end(self, begun: DateTime<Utc>, used: DateTime<Utc>) -> DateTime<Utc> {
        (begun + self.at_most).min(used + self.idle)
    }
}

/// How much later an end has to be to be worth a write: pages are looked at more often than this.
const WORTH_A_WRITE: Duration = Duration::minutes(5);

/// What the web may do with sessions.
#[derive(Debug, Clone)]
pub struct Sessions {
    store: Store,
}

#[derive(Insertable)]
#[diesel(table_name = sessions)]
struct SessionRow {
    key_digest: String,
    person_id: Option<PersonId>,
    state: String,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    used_at: Option<NaiveDateTime>,
}

/// A session as its person sees it.
#[derive(Debug, Clone)]
pub struct OwnSession {
    /// Its name towards its person: it tells nothing of its key.
    pub handle: String,
    /// What it remembers.
    pub state: String,
    /// When it began.
    pub begun: DateTime<Utc>,
    /// When it was used last, give or take five minutes.
    pub used: DateTime<Utc>,
}

/// How much of a key's digest is a session's name: enough to tell one's own apart.
const HANDLE: usize = 16;

struct Found {
    state: String,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
}

/// What is kept of a session's key: a stolen table opens no session.
fn digest(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The pattern of the digests that begin with a session's name; `None` for anything that is no name.
fn beginning_with(handle: &str) -> Option<String> {
    let is_name = handle.len() == HANDLE && handle.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_name.then(|| format!("{handle}%"))
}

impl Store {
    /// The handle on sessions.
    pub fn sessions(&self) -> Sessions {
        Sessions { store: self.clone() }
    }
}

impl Sessions {
    /// The state of a session that has not ended. Being looked at keeps it from going idle; that is written down once
    /// in five minutes at most.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(
        &self,
        key: &str,
        now: DateTime<Utc>,
        lasting: Lasting,
    ) -> Result<Option<String>, StoreError> {
        let key = digest(key);
        let asked = key.clone();
        let Some(found) = self.store.read(move |reader| reader.session(&asked, now)).await? else {
            return Ok(None);
        };
        let end = lasting.end(instant(found.created_at), now);
        if end - instant(found.expires_at) >= WORTH_A_WRITE {
            let prolonged = self.prolong(key, now, end).await;
            // Somebody who only reads is not stopped by a database that cannot be written.
            if let Err(error) = prolonged {
                tracing::warn!(cause = %error, "a session's last use was not written down");
            }
        }
        Ok(Some(found.state))
    }

    async fn prolong(&self, key: String, now: DateTime<Utc>, end: DateTime<Utc>) -> Result<(), StoreError> {
        let prolong = move |writer: &mut Writer<'_>| {
            let set = (sessions::expires_at.eq(stored(end)), sessions::used_at.eq(stored(now)));
            diesel::update(sessions::table.find(&key)).set(set).execute(writer.conn)?;
            Ok(())
        };
        self.store.write(prolong).await
    }

    /// Keeps a new session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save(
        &self,
        key: &str,
        person: Option<PersonId>,
        state: String,
        now: DateTime<Utc>,
        lasting: Lasting,
    ) -> Result<(), StoreError> {
        let key = digest(key);
        self.store
            .write(move |writer| {
                let row = SessionRow {
                    key_digest: key.clone(),
                    person_id: person.clone(),
                    state: state.clone(),
                    created_at: stored(now),
                    expires_at: stored(lasting.end(now, now)),
                    used_at: Some(stored(now)),
                };
                diesel::insert_into(sessions::table).values(row).execute(writer.conn)?;
                Ok(())
            })
            .await
    }

    /// Changes a session's state and not its end; tells whether there still is one. An ended session stays ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update(
        &self,
        key: &str,
        person: Option<PersonId>,
        state: String,
    ) -> Result<bool, StoreError> {
        let key = digest(key);
        self.store
            .write(move |writer| {
                let changed = diesel::update(sessions::table.find(&key))
                    .set((sessions::person_id.eq(person.clone()), sessions::state.eq(&state)))
                    .execute(writer.conn)?;
                Ok::<_, StoreError>(changed == 1)
            })
            .await
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end(&self, key: &str) -> Result<(), StoreError> {
        let key = digest(key);
        self.store
            .write(move |writer| {
                diesel::delete(sessions::table.find(&key)).execute(writer.conn)?;
                Ok(())
            })
            .await
    }
}

impl Reader<'_> {
    /// A person's sessions that have not ended, the one used last first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn sessions_of(
        &mut self,
        person: &PersonId,
        now: DateTime<Utc>,
    ) -> Result<Vec<OwnSession>, StoreError> {
        let rows: Vec<(String, String, NaiveDateTime, Option<NaiveDateTime>)> = sessions::table
            .filter(sessions::person_id.eq(person))
            .filter(sessions::expires_at.gt(stored(now)))
            .order(sessions::created_at.desc())
            .select((sessions::key_digest, sessions::state, sessions::created_at, sessions::used_at))
            .load(self.conn)?;
        let own = |(digest, state, begun, used): (String, String, NaiveDateTime, Option<NaiveDateTime>)| {
            let handle = digest.chars().take(HANDLE).collect();
            OwnSession { handle, state, begun: instant(begun), used: instant(used.unwrap_or(begun)) }
        };
        let mut all: Vec<OwnSession> = rows.into_iter().map(own).collect();
        all.sort_by_key(|session| std::cmp::Reverse(session.used));
        Ok(all)
    }

    fn session(&mut self, key_digest: &str, now: DateTime<Utc>) -> Result<Option<Found>, StoreError> {
        let found = sessions::table
            .find(key_digest)
            .filter(sessions::expires_at.gt(stored(now)))
            .select((sessions::state, sessions::created_at, sessions::expires_at))
            .first::<(String, NaiveDateTime, NaiveDateTime)>(self.conn)
            .optional()?;
        Ok(found.map(|(state, created_at, expires_at)| Found { state, created_at, expires_at }))
    }
}

impl Writer<'_> {
    /// Ends every session of a person: at once when it is deactivated or its roles change.
    ///
    /// # Errors
    /// When the database fails.
    pub fn end_sessions_of(&mut self, person: &PersonId) -> Result<(), StoreError> {
        diesel::delete(sessions::table.filter(sessions::person_id.eq(person))).execute(self.conn)?;
        Ok(())
    }

    /// Ends one session of a person, by its name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn end_session_of(&mut self, person: &PersonId, handle: &str) -> Result<(), StoreError> {
        // Whoever says less than a name says nothing.
        if let Some(named) = beginning_with(handle) {
            let theirs = sessions::table.filter(sessions::person_id.eq(person));
            diesel::delete(theirs.filter(sessions::key_digest.like(named))).execute(self.conn)?;
        }
        Ok(())
    }

    /// Ends every session of a person but the one of this name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn end_other_sessions_of(&mut self, person: &PersonId, kept: &str) -> Result<(), StoreError> {
        let theirs = sessions::table.filter(sessions::person_id.eq(person));
        match beginning_with(kept) {
            Some(kept) => {
                diesel::delete(theirs.filter(sessions::key_digest.not_like(kept))).execute(self.conn)?
            }
            None => diesel::delete(theirs).execute(self.conn)?,
        };
        Ok(())
    }

    /// Forgets sessions that have ended; tells how many.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_ended_sessions(&mut self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let ended = sessions::table.filter(sessions::expires_at.le(stored(now)));
        Ok(diesel::delete(ended).execute(self.conn)?)
    }
}
