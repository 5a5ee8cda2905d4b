//! Sign-in sessions. They belong to no claim, so they have a small handle of their own.

use super::columns::stored;
use super::schema::sessions;
use super::{Reader, Store, StoreError, Writer};
use crate::domain::ids::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

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
}

/// What is kept of a session's key: a stolen table opens no session.
fn digest(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Store {
    /// The handle on sessions.
    pub fn sessions(&self) -> Sessions {
        Sessions { store: self.clone() }
    }
}

impl Sessions {
    /// The state of a session that has not ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(&self, key: &str, now: DateTime<Utc>) -> Result<Option<String>, StoreError> {
        let key = digest(key);
        self.store.read(move |reader| reader.session(&key, now)).await
    }

    /// Keeps a new session until `expires`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save(
        &self,
        key: &str,
        person: Option<PersonId>,
        state: String,
        now: DateTime<Utc>,
        expires: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let key = digest(key);
        self.store
            .write(move |writer| {
                let row = SessionRow {
                    key_digest: key.clone(),
                    person_id: person.clone(),
                    state: state.clone(),
                    created_at: stored(now),
                    expires_at: stored(expires),
                };
                diesel::insert_into(sessions::table).values(row).execute(writer.conn)?;
                Ok(())
            })
            .await
    }

    /// Changes a session's state; tells whether there still is one. An ended session stays ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update(
        &self,
        key: &str,
        person: Option<PersonId>,
        state: String,
        expires: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let key = digest(key);
        self.store
            .write(move |writer| {
                let changed = diesel::update(sessions::table.find(&key))
                    .set((
                        sessions::person_id.eq(person.clone()),
                        sessions::state.eq(&state),
                        sessions::expires_at.eq(stored(expires)),
                    ))
                    .execute(writer.conn)?;
                Ok::<_, StoreError>(changed == 1)
            })
            .await
    }

    /// Lets a session live until `expires`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prolong(&self, key: &str, expires: DateTime<Utc>) -> Result<(), StoreError> {
        let key = digest(key);
        self.store
            .write(move |writer| {
                diesel::update(sessions::table.find(&key))
                    .set(sessions::expires_at.eq(stored(expires)))
                    .execute(writer.conn)?;
                Ok(())
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
    fn session(&mut self, key_digest: &str, now: DateTime<Utc>) -> Result<Option<String>, StoreError> {
        let state = sessions::table
            .find(key_digest)
            .filter(sessions::expires_at.gt(stored(now)))
            .select(sessions::state)
            .first(self.conn)
            .optional()?;
        Ok(state)
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

    /// Forgets sessions that have ended; tells how many.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_ended_sessions(&mut self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let ended = sessions::table.filter(sessions::expires_at.le(stored(now)));
        Ok(diesel::delete(ended).execute(self.conn)?)
    }
}
