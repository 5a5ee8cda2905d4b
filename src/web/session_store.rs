//! Sessions in the database: listed, ended at once, and worth nothing to whoever steals the table.

use crate::clock::Ids;
use crate::domain::ids::PersonId;
use crate::store::{Lasting, Sessions, StoreError};
use crate::web::session::PERSON_ENTRY;
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration;
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use std::sync::Arc;

type State = HashMap<String, String>;

/// actix-session's store over our own sessions.
#[derive(Clone)]
pub struct DatabaseSessions {
    sessions: Sessions,
    lasting: Lasting,
    ids: Arc<Ids>,
    clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

impl DatabaseSessions {
    /// A store that tells the time by `clock`.
    pub fn new(
        sessions: Sessions,
        lasting: Lasting,
        clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    ) -> Self {
        Self { sessions, lasting, ids: Arc::new(Ids::random()), clock }
    }
}

/// The person a state belongs to; values in a state are JSON texts.
fn person_of(state: &State) -> Option<PersonId> {
    let id: String = serde_json::from_str(state.get(PERSON_ENTRY)?).ok()?;
    Some(PersonId::new(id))
}

impl SessionStore for DatabaseSessions {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let state = self.sessions.load(key.as_ref(), (self.clock)(), self.lasting).await;
        let state = state.map_err(|error| LoadError::Other(error.into()))?;
        let read = state.map(|state| serde_json::from_str(&state)).transpose();
        read.map_err(|error| LoadError::Deserialization(error.into()))
    }

    async fn save(&self, state: State, _: &Duration) -> Result<SessionKey, SaveError> {
        let key = self.ids.secret();
        let text = serde_json::to_string(&state).map_err(|e| SaveError::Serialization(e.into()))?;
        let (person, now) = (person_of(&state), (self.clock)());
        let saved = self.sessions.save(&key, person, text, now, self.lasting).await;
        saved.map_err(|error| SaveError::Other(error.into()))?;
        SessionKey::try_from(key).map_err(|_| SaveError::Other(anyhow!("a key too long for a cookie")))
    }

    async fn update(&self, key: SessionKey, state: State, _: &Duration) -> Result<SessionKey, UpdateError> {
        let text = serde_json::to_string(&state).map_err(|e| UpdateError::Serialization(e.into()))?;
        let person = person_of(&state);
        // A session ended meanwhile stays ended: there is no row to change, and none is made.
        match self.sessions.update(key.as_ref(), person, text).await {
            Ok(_) => Ok(key),
            // A greeting that was shown is shown once more: somebody who only reads is not stopped by that. Signing in
            // and out are not this: they save a new session and end the old one.
            Err(error @ (StoreError::Unavailable(_) | StoreError::Busy(_))) => {
                tracing::warn!(cause = %error, "what a session holds was not written down");
                Ok(key)
            }
            Err(error) => Err(UpdateError::Other(error.into())),
        }
    }

    async fn update_ttl(&self, _: &SessionKey, _: &Duration) -> Result<(), anyhow::Error> {
        // A session's end is set when it begins, and put off when it is loaded.
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        Ok(self.sessions.end(key.as_ref()).await?)
    }
}
