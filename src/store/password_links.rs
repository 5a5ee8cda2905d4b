//! Links with which somebody chooses a password: good once and for a short time. What is kept of a link opens nothing.

use super::columns::{instant, stored};
use super::schema::password_links;
use super::{Reader, StoreError, Writer};
use crate::domain::ids::{LetterId, PersonId};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Insertable)]
#[diesel(table_name = password_links)]
struct LinkRow {
    id: LetterId,
    token_digest: String,
    person_id: PersonId,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
}

impl Reader<'_> {
    /// Whose link it is, by the digest of its token, while it is good.
    ///
    /// # Errors
    /// When the database fails.
    pub fn password_link(
        &mut self,
        token_digest: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<PersonId>, StoreError> {
        Ok(password_links::table
            .filter(password_links::token_digest.eq(token_digest))
            .filter(password_links::expires_at.gt(stored(now)))
            .select(password_links::person_id)
            .first(self.conn)
            .optional()?)
    }

    /// Until when the link in a letter is good; `None` when it was used, has run out, or a newer one has taken its place.
    ///
    /// # Errors
    /// When the database fails.
    pub fn password_link_of(
        &mut self,
        letter: &LetterId,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let end = password_links::table
            .find(letter)
            .filter(password_links::expires_at.gt(stored(now)))
            .select(password_links::expires_at)
            .first(self.conn)
            .optional()?;
        Ok(end.map(instant))
    }
}

impl Writer<'_> {
    /// Makes a person's only link: an older one is good no more.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_password_link(
        &mut self,
        letter: &LetterId,
        person: &PersonId,
        token_digest: &str,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.forget_password_links(person)?;
        let row = LinkRow {
            id: letter.clone(),
            token_digest: token_digest.to_owned(),
            person_id: person.clone(),
            created_at: stored(now),
            expires_at: stored(until),
        };
        diesel::insert_into(password_links::table).values(row).execute(self.conn)?;
        Ok(())
    }

    /// Uses a link up: its person, the first time, and nobody ever after.
    ///
    /// # Errors
    /// When the database fails.
    pub fn use_password_link(
        &mut self,
        token_digest: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<PersonId>, StoreError> {
        let Some(person) = self.reader().password_link(token_digest, now)? else { return Ok(None) };
        let used = password_links::table.filter(password_links::token_digest.eq(token_digest));
        let mine = diesel::delete(used).execute(self.conn)? == 1;
        Ok(mine.then_some(person))
    }

    /// Makes a person's links good for nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_password_links(&mut self, person: &PersonId) -> Result<(), StoreError> {
        let theirs = password_links::table.filter(password_links::person_id.eq(person));
        diesel::delete(theirs).execute(self.conn)?;
        Ok(())
    }

    /// Forgets links that have run out; tells how many.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_ended_password_links(&mut self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let ended = password_links::table.filter(password_links::expires_at.le(stored(now)));
        Ok(diesel::delete(ended).execute(self.conn)?)
    }
}
