//! Conflicts of interest: with which organisations a reviewer must have nothing to do.

use super::columns::{instant, stored};
use super::schema::{conflicts, partners};
use super::{Reader, StoreError, Writer};
use crate::domain::ids::{ConflictId, PartnerId, PersonId};
use crate::domain::person::Conflict;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = conflicts)]
struct ConflictRow {
    id: ConflictId,
    person_id: PersonId,
    partner_id: PartnerId,
    why: String,
    declared_at: NaiveDateTime,
    withdrawn_at: Option<NaiveDateTime>,
    withdrawn_by: Option<String>,
    withdrawn_why: Option<String>,
}

impl From<ConflictRow> for Conflict {
    fn from(row: ConflictRow) -> Self {
        let ConflictRow { id, person_id, partner_id, why, declared_at, .. } = row;
        let said = (row.withdrawn_by.unwrap_or_default(), row.withdrawn_why.unwrap_or_default());
        let withdrawn = row.withdrawn_at.map(|at| (instant(at), said.0, said.1));
        Self { id, person: person_id, partner: partner_id, why, declared_at: instant(declared_at), withdrawn }
    }
}

/// What is looked up for a reviewer: who, and the domain of the address signed in with.
pub(super) type Known<'a> = (&'a PersonId, &'a str);

impl Reader<'_> {
    /// Every conflict that was ever declared, by one reviewer or by all, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn conflicts(&mut self, of: Option<&PersonId>) -> Result<Vec<Conflict>, StoreError> {
        let all = conflicts::table
            .order((conflicts::declared_at.desc(), conflicts::id.desc()))
            .select(ConflictRow::as_select())
            .into_boxed();
        let rows: Vec<ConflictRow> = match of {
            Some(person) => all.filter(conflicts::person_id.eq(person)).load(self.conn)?,
            None => all.load(self.conn)?,
        };
        Ok(rows.into_iter().map(Conflict::from).collect())
    }

    /// One conflict.
    ///
    /// # Errors
    /// When the database fails.
    pub fn conflict(&mut self, id: &ConflictId) -> Result<Option<Conflict>, StoreError> {
        let row = conflicts::table.find(id).select(ConflictRow::as_select()).first(self.conn).optional()?;
        Ok(row.map(Conflict::from))
    }

    /// The organisations each of these people of Microsoft's must not act for: those declared and not withdrawn, and
    /// those it belongs to, because it signs in with an address of theirs.
    pub(super) fn partial_to(
        &mut self,
        people: &[Known<'_>],
    ) -> Result<BTreeMap<PersonId, BTreeSet<PartnerId>>, StoreError> {
        let declared: Vec<(PersonId, PartnerId)> = conflicts::table
            .filter(conflicts::person_id.eq_any(people.iter().map(|(person, _)| *person)))
            .filter(conflicts::withdrawn_at.is_null())
            .select((conflicts::person_id, conflicts::partner_id))
            .load(self.conn)?;
        let domains: BTreeSet<&str> = people.iter().flat_map(|(_, domain)| with_parents(domain)).collect();
        let own: Vec<(String, PartnerId)> = partners::table
            .filter(partners::domain.eq_any(domains))
            .select((partners::domain, partners::id))
            .load(self.conn)?;
        let mut found: BTreeMap<PersonId, BTreeSet<PartnerId>> = BTreeMap::new();
        for (person, partner) in declared {
            found.entry(person).or_default().insert(partner);
        }
        for (person, domain) in people {
            let belongs = |known: &str| with_parents(domain).any(|domain| domain == known);
            let theirs = own.iter().filter(|(known, _)| belongs(known)).map(|(_, partner)| partner.clone());
            found.entry((*person).clone()).or_default().extend(theirs);
        }
        Ok(found)
    }
}

/// A domain and those it lies in: people of `it.contoso.example` belong to Contoso.
fn with_parents(domain: &str) -> impl Iterator<Item = &str> {
    let parents = domain.match_indices('.').map(|(dot, _)| &domain[dot + 1..]);
    std::iter::once(domain).chain(parents)
}

impl Writer<'_> {
    /// Writes down a conflict, unless the same stands already: then the words it stands with.
    ///
    /// # Errors
    /// `ForeignKey` when there is no such organisation.
    pub fn declare_conflict(&mut self, conflict: &Conflict) -> Result<Option<String>, StoreError> {
        let same = conflicts::table
            .filter(conflicts::person_id.eq(&conflict.person))
            .filter(conflicts::partner_id.eq(&conflict.partner))
            .filter(conflicts::withdrawn_at.is_null());
        let stands: Option<String> = same.select(conflicts::why).first(self.conn).optional()?;
        if stands.is_some() {
            return Ok(stands);
        }
        let row = ConflictRow {
            id: conflict.id.clone(),
            person_id: conflict.person.clone(),
            partner_id: conflict.partner.clone(),
            why: conflict.why.clone(),
            declared_at: stored(conflict.declared_at),
            withdrawn_at: None,
            withdrawn_by: None,
            withdrawn_why: None,
        };
        diesel::insert_into(conflicts::table).values(row).execute(self.conn)?;
        Ok(None)
    }

    /// Takes a conflict back; its row stays. Tells whether it still stood.
    ///
    /// # Errors
    /// When the database fails.
    pub fn withdraw_conflict(
        &mut self,
        id: &ConflictId,
        at: DateTime<Utc>,
        by: &str,
        why: &str,
    ) -> Result<bool, StoreError> {
        let standing = conflicts::table.find(id).filter(conflicts::withdrawn_at.is_null());
        let changed = diesel::update(standing)
            .set((
                conflicts::withdrawn_at.eq(stored(at)),
                conflicts::withdrawn_by.eq(by),
                conflicts::withdrawn_why.eq(why),
            ))
            .execute(self.conn)?;
        Ok(changed == 1)
    }
}
