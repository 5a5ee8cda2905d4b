//! Who people are in the directory they sign in by, and sign-ins that are at its provider just now.

use super::columns::stored;
use super::schema::{identities, introductions, partners};
use super::{Reader, StoreError, Writer};
use crate::domain::ids::{PartnerId, PersonId};
use crate::domain::numbers::CustomerDomain;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Insertable)]
#[diesel(table_name = identities)]
struct IdentityRow<'a> {
    issuer: &'a str,
    subject: &'a str,
    person_id: &'a PersonId,
    by_group: bool,
    bound_at: NaiveDateTime,
}

/// The person behind a name in a directory.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Identity {
    /// Who.
    pub person: PersonId,
    /// Whether a group let them in.
    pub by_group: bool,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = introductions)]
struct IntroductionRow {
    state_digest: String,
    browser_digest: String,
    next: String,
    kept: String,
    anew: bool,
    begun_at: NaiveDateTime,
}

/// A sign-in that is at the directory's provider: how it goes on when its browser comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// Where to go on.
    pub next: String,
    /// A form that waits to be sent again; empty where there is none.
    pub kept: String,
    /// Whether the person was to prove anew who they are.
    pub anew: bool,
}

impl Reader<'_> {
    /// Who somebody of a directory is here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn identity(&mut self, issuer: &str, subject: &str) -> Result<Option<Identity>, StoreError> {
        let found =
            identities::table.find((issuer, subject)).select((identities::person_id, identities::by_group));
        Ok(found.first(self.conn).optional()?)
    }

    /// Whether a person is tied to somebody of a directory, and how they came.
    ///
    /// # Errors
    /// When the database fails.
    pub fn identity_of(&mut self, person: &PersonId) -> Result<Option<Identity>, StoreError> {
        let found = identities::table
            .filter(identities::person_id.eq(person))
            .select((identities::person_id, identities::by_group));
        Ok(found.first(self.conn).optional()?)
    }

    /// The one organisation with this domain; `None` where there is none, or more than one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn partner_of_domain(&mut self, domain: &CustomerDomain) -> Result<Option<PartnerId>, StoreError> {
        let found: Vec<PartnerId> = partners::table
            .filter(partners::domain.eq(domain.as_str()))
            .select(partners::id)
            .limit(2)
            .load(self.conn)?;
        Ok(<[PartnerId; 1]>::try_from(found).ok().map(|[only]| only))
    }
}

impl Writer<'_> {
    /// Ties a person to somebody of a directory.
    ///
    /// # Errors
    /// `Unique` when either is tied already.
    pub fn bind_identity(
        &mut self,
        (issuer, subject): (&str, &str),
        identity: &Identity,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Identity { person, by_group } = identity;
        let row =
            IdentityRow { issuer, subject, person_id: person, by_group: *by_group, bound_at: stored(at) };
        diesel::insert_into(identities::table).values(row).execute(self.conn)?;
        Ok(())
    }

    /// Unties a person: whoever signs in next with their address is they.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_identity(&mut self, person: &PersonId) -> Result<(), StoreError> {
        diesel::delete(identities::table.filter(identities::person_id.eq(person))).execute(self.conn)?;
        Ok(())
    }

    /// Lets a sign-in go to the provider.
    ///
    /// # Errors
    /// When the database fails.
    pub fn begin_introduction(
        &mut self,
        (state_digest, browser_digest): (&str, &str),
        how: &Introduction,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Introduction { next, kept, anew } = how.clone();
        let (state_digest, browser_digest) = (state_digest.to_owned(), browser_digest.to_owned());
        let row = IntroductionRow { state_digest, browser_digest, next, kept, anew, begun_at: stored(at) };
        diesel::insert_into(introductions::table).values(row).execute(self.conn)?;
        Ok(())
    }

    /// Takes a sign-in that comes back, once: begun after `since`, by this browser.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take_introduction(
        &mut self,
        state_digest: &str,
        browser_digest: &str,
        since: DateTime<Utc>,
    ) -> Result<Option<Introduction>, StoreError> {
        let theirs = introductions::table
            .find(state_digest)
            .filter(introductions::browser_digest.eq(browser_digest))
            .filter(introductions::begun_at.gt(stored(since)));
        let Some(row) = theirs.select(IntroductionRow::as_select()).first(self.conn).optional()? else {
            return Ok(None);
        };
        let taken = diesel::delete(introductions::table.find(state_digest)).execute(self.conn)?;
        let IntroductionRow { next, kept, anew, .. } = row;
        Ok((taken == 1).then_some(Introduction { next, kept, anew }))
    }

    /// Forgets sign-ins that never came back; how many.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_introductions(&mut self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let old = introductions::table.filter(introductions::begun_at.le(stored(before)));
        Ok(diesel::delete(old).execute(self.conn)?)
    }
}
