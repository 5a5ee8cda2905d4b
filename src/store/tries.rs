//! Tries at signing in that came to nothing: how many, and from when the next is taken. Kept in the database, because
//! several instances may stand behind one address, and a restart forgives nobody.

use super::columns::{instant, stored};
use super::schema::tries;
use super::{Reader, StoreError, Writer};
use crate::domain::patience::{FORGOTTEN_AFTER, Patience};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = tries)]
struct TryRow {
    key: String,
    failures: i32,
    next_at: NaiveDateTime,
    last_at: NaiveDateTime,
}

impl TryRow {
    fn count(&self) -> u32 {
        u32::try_from(self.failures).unwrap_or_default()
    }
}

impl Reader<'_> {
    fn tries(&mut self, key: &str, at: DateTime<Utc>) -> Result<Option<TryRow>, StoreError> {
        Ok(tries::table
            .find(key)
            .filter(tries::last_at.gt(stored(at - FORGOTTEN_AFTER)))
            .select(TryRow::as_select())
            .first(self.conn)
            .optional()?)
    }

    /// How many tries under a key have come to nothing of late.
    ///
    /// # Errors
    /// When the database fails.
    pub fn failures(&mut self, key: &str, at: DateTime<Utc>) -> Result<u32, StoreError> {
        Ok(self.tries(key, at)?.map_or(0, |row| row.count()))
    }

    /// From when the next try under a key is taken; `None` when that is now.
    ///
    /// # Errors
    /// When the database fails.
    pub fn waits_until(&mut self, key: &str, at: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        let next = self.tries(key, at)?.map(|row| instant(row.next_at));
        Ok(next.filter(|next| *next > at))
    }
}

impl Writer<'_> {
    /// Counts a try under a key as one that came to nothing, before anybody knows whether it will: tries made at the
    /// same time are then counted as well.
    ///
    /// # Errors
    /// When the database fails.
    pub fn count_try(&mut self, key: &str, patience: Patience, at: DateTime<Utc>) -> Result<(), StoreError> {
        let failures = self.reader().failures(key, at)?.saturating_add(1);
        let row = TryRow {
            key: key.to_owned(),
            failures: i32::try_from(failures).unwrap_or(i32::MAX),
            next_at: stored(at + patience.wait_after(failures)),
            last_at: stored(at),
        };
        if diesel::update(tries::table.find(key)).set(&row).execute(self.conn)? == 0 {
            diesel::insert_into(tries::table).values(row).execute(self.conn)?;
        }
        Ok(())
    }

    /// Takes back one try under a key: it was not looked at, or it was right.
    ///
    /// # Errors
    /// When the database fails.
    pub fn uncount_try(&mut self, key: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        diesel::update(tries::table.find(key).filter(tries::failures.gt(0)))
            .set((tries::failures.eq(tries::failures - 1), tries::next_at.eq(stored(at))))
            .execute(self.conn)?;
        Ok(())
    }

    /// Forgets the tries under a key.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_tries(&mut self, key: &str) -> Result<(), StoreError> {
        diesel::delete(tries::table.find(key)).execute(self.conn)?;
        Ok(())
    }

    /// Forgets every count that nothing was added to for a day; tells how many.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_old_tries(&mut self, at: DateTime<Utc>) -> Result<usize, StoreError> {
        let old = tries::table.filter(tries::last_at.le(stored(at - FORGOTTEN_AFTER)));
        Ok(diesel::delete(old).execute(self.conn)?)
    }
}
