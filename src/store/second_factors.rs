//! Second factors, recovery codes, and sign-ins that wait for one of them.

use super::columns::{instant, stored};
use super::schema::{partners, pending_sign_ins, recovery_codes, second_factors};
use super::{Reader, StoreError, Writer};
use crate::domain::ids::{FactorId, PartnerId, PersonId};
use crate::domain::second_factor::{Factor, FactorKind};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = second_factors)]
struct FactorRow {
    id: FactorId,
    person_id: PersonId,
    kind: String,
    name: String,
    secret: String,
    credential: Option<String>,
    state: String,
    created_at: NaiveDateTime,
    used_at: Option<NaiveDateTime>,
}

/// A second factor with what it is checked against. What it holds of an app is sealed.
#[derive(Clone)]
pub struct KeptFactor {
    /// The factor as its owner knows it.
    pub factor: Factor,
    /// An app's sealed secret; a passkey's public key.
    pub secret: String,
    /// A passkey's own name.
    pub credential: Option<String>,
    /// What changes with each use.
    pub state: String,
}

/// A second factor to be added.
pub struct FactorDraft {
    /// Which.
    pub id: FactorId,
    /// What kind.
    pub kind: FactorKind,
    /// What its owner calls it.
    pub name: String,
    /// An app's sealed secret; a passkey's public key.
    pub secret: String,
    /// A passkey's own name.
    pub credential: Option<String>,
    /// What changes with each use.
    pub state: String,
}

impl TryFrom<FactorRow> for KeptFactor {
    type Error = StoreError;
    fn try_from(row: FactorRow) -> Result<Self, StoreError> {
        let kind = FactorKind::from_key(&row.kind)
            .ok_or_else(|| StoreError::Broken(format!("a second factor of kind {:?}", row.kind)))?;
        let (added_at, used_at) = (instant(row.created_at), row.used_at.map(instant));
        let factor = Factor { id: row.id, kind, name: row.name, added_at, used_at };
        Ok(Self { factor, secret: row.secret, credential: row.credential, state: row.state })
    }
}

/// A sign-in that waits for its second factor.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = pending_sign_ins)]
struct PendingRow {
    key_digest: String,
    person_id: PersonId,
    begun_at: NaiveDateTime,
    tries: i32,
    challenge: Option<String>,
    done: bool,
}

impl Reader<'_> {
    /// A person's second factors, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn second_factors(&mut self, person: &PersonId) -> Result<Vec<KeptFactor>, StoreError> {
        let rows: Vec<FactorRow> = second_factors::table
            .filter(second_factors::person_id.eq(person))
            .order((second_factors::created_at, second_factors::id))
            .select(FactorRow::as_select())
            .load(self.conn)?;
        rows.into_iter().map(KeptFactor::try_from).collect()
    }

    /// How many recovery codes a person has left.
    ///
    /// # Errors
    /// When the database fails.
    pub fn recovery_codes_left(&mut self, person: &PersonId) -> Result<i64, StoreError> {
        let left = recovery_codes::table
            .filter(recovery_codes::person_id.eq(person))
            .filter(recovery_codes::used_at.is_null());
        Ok(left.count().get_result(self.conn)?)
    }

    /// Whether an organisation demands a second factor of its people.
    ///
    /// # Errors
    /// When the database fails.
    pub fn demands_second_factor(&mut self, partner: &PartnerId) -> Result<bool, StoreError> {
        let demands = partners::table.find(partner).select(partners::demands_second_factor);
        Ok(demands.first(self.conn).optional()?.unwrap_or_default())
    }

    /// Who waits under a key for the second factor, and what a passkey was asked to sign; begun after `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn pending_sign_in(
        &mut self,
        key_digest: &str,
        since: DateTime<Utc>,
    ) -> Result<Option<(PersonId, Option<String>)>, StoreError> {
        let found = pending_sign_ins::table
            .find(key_digest)
            .filter(pending_sign_ins::done.eq(false))
            .filter(pending_sign_ins::begun_at.gt(stored(since)))
            .select((pending_sign_ins::person_id, pending_sign_ins::challenge));
        Ok(found.first(self.conn).optional()?)
    }

    /// How many codes were tried in vain for a person since an instant, in all its sign-ins.
    ///
    /// # Errors
    /// When the database fails.
    pub fn codes_tried(&mut self, person: &PersonId, since: DateTime<Utc>) -> Result<i64, StoreError> {
        let tries = pending_sign_ins::table
            .filter(pending_sign_ins::person_id.eq(person))
            .filter(pending_sign_ins::begun_at.gt(stored(since)))
            .select(pending_sign_ins::tries)
            .load::<i32>(self.conn)?;
        Ok(tries.into_iter().map(i64::from).sum())
    }
}

impl Writer<'_> {
    /// Adds a second factor.
    ///
    /// # Errors
    /// `Unique` when the passkey is somebody's already.
    pub fn add_factor(
        &mut self,
        person: &PersonId,
        draft: &FactorDraft,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = FactorRow {
            id: draft.id.clone(),
            person_id: person.clone(),
            kind: draft.kind.key().to_owned(),
            name: draft.name.clone(),
            secret: draft.secret.clone(),
            credential: draft.credential.clone(),
            state: draft.state.clone(),
            created_at: stored(at),
            used_at: None,
        };
        diesel::insert_into(second_factors::table).values(row).execute(self.conn)?;
        Ok(())
    }

    /// Writes down that a factor was used, if what it was checked against is still what stands there: of two uses at
    /// once only one counts. Tells whether this one did.
    ///
    /// # Errors
    /// When the database fails.
    pub fn use_factor(
        &mut self,
        was: &KeptFactor,
        secret: &str,
        state: &str,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let unchanged =
            second_factors::table.find(&was.factor.id).filter(second_factors::state.eq(&was.state));
        let changed = diesel::update(unchanged)
            .set((
                second_factors::secret.eq(secret),
                second_factors::state.eq(state),
                second_factors::used_at.eq(stored(at)),
            ))
            .execute(self.conn)?;
        Ok(changed == 1)
    }

    /// Removes one factor of a person; tells whether it was there.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remove_factor(&mut self, person: &PersonId, id: &FactorId) -> Result<bool, StoreError> {
        let theirs = second_factors::table.find(id).filter(second_factors::person_id.eq(person));
        Ok(diesel::delete(theirs).execute(self.conn)? == 1)
    }

    /// Removes every factor and recovery code of a person; tells how many factors there were.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remove_factors(&mut self, person: &PersonId) -> Result<usize, StoreError> {
        self.put_recovery_codes(person, &[])?;
        let theirs = second_factors::table.filter(second_factors::person_id.eq(person));
        Ok(diesel::delete(theirs).execute(self.conn)?)
    }

    /// Replaces a person's recovery codes by these, of which only digests are kept.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_recovery_codes(&mut self, person: &PersonId, digests: &[String]) -> Result<(), StoreError> {
        diesel::delete(recovery_codes::table.filter(recovery_codes::person_id.eq(person)))
            .execute(self.conn)?;
        for digest in digests {
            let row = (recovery_codes::digest.eq(digest), recovery_codes::person_id.eq(person));
            diesel::insert_into(recovery_codes::table).values(row).execute(self.conn)?;
        }
        Ok(())
    }

    /// Uses a recovery code up; tells whether it was a person's and not used before.
    ///
    /// # Errors
    /// When the database fails.
    pub fn use_recovery_code(
        &mut self,
        person: &PersonId,
        digest: &str,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let unused = recovery_codes::table
            .find(digest)
            .filter(recovery_codes::person_id.eq(person))
            .filter(recovery_codes::used_at.is_null());
        let set = recovery_codes::used_at.eq(stored(at));
        Ok(diesel::update(unused).set(set).execute(self.conn)? == 1)
    }

    /// Sets whether an organisation demands a second factor of its people.
    ///
    /// # Errors
    /// `NotFound` when there is no such organisation.
    pub fn demand_second_factor(&mut self, partner: &PartnerId, demanded: bool) -> Result<(), StoreError> {
        let set = partners::demands_second_factor.eq(demanded);
        let changed = diesel::update(partners::table.find(partner)).set(set).execute(self.conn)?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Lets a sign-in wait for its second factor.
    ///
    /// # Errors
    /// When the database fails.
    pub fn begin_pending(
        &mut self,
        key_digest: String,
        person: &PersonId,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (person_id, begun_at) = (person.clone(), stored(at));
        let row = PendingRow { key_digest, person_id, begun_at, tries: 0, challenge: None, done: false };
        diesel::insert_into(pending_sign_ins::table).values(row).execute(self.conn)?;
        Ok(())
    }

    /// Keeps what a passkey is asked to sign; `None` once it was answered.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_challenge(&mut self, key_digest: &str, challenge: Option<&str>) -> Result<(), StoreError> {
        let set = pending_sign_ins::challenge.eq(challenge);
        diesel::update(pending_sign_ins::table.find(key_digest)).set(set).execute(self.conn)?;
        Ok(())
    }

    /// Counts one more code of a waiting sign-in; answers how many there were, this one among them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn count_code(&mut self, key_digest: &str) -> Result<i32, StoreError> {
        let waiting = pending_sign_ins::table.find(key_digest);
        diesel::update(waiting)
            .set(pending_sign_ins::tries.eq(pending_sign_ins::tries + 1))
            .execute(self.conn)?;
        Ok(waiting.select(pending_sign_ins::tries).first(self.conn)?)
    }

    /// Ends a waiting sign-in, forgiving the try that succeeded; tells whether it still waited. Only one does.
    ///
    /// # Errors
    /// When the database fails.
    pub fn end_pending(&mut self, key_digest: &str, forgiven: i32) -> Result<bool, StoreError> {
        let waiting = pending_sign_ins::table.find(key_digest).filter(pending_sign_ins::done.eq(false));
        let set =
            (pending_sign_ins::done.eq(true), pending_sign_ins::tries.eq(pending_sign_ins::tries - forgiven));
        Ok(diesel::update(waiting).set(set).execute(self.conn)? == 1)
    }

    /// Forgets waiting sign-ins begun before an instant.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_pending(&mut self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let old = pending_sign_ins::table.filter(pending_sign_ins::begun_at.le(stored(before)));
        Ok(diesel::delete(old).execute(self.conn)?)
    }
}
