//! What somebody's roles were, from when on, and by whose hand: added to, never changed.

use super::columns::{instant, stored};
use super::schema::role_changes;
use super::{Reader, StoreError, Writer};
use crate::domain::ids::PersonId;
use crate::domain::person::{Person, RoleChange, roles_from_text, roles_to_text};
use crate::domain::reach::{scopes_from_text, scopes_to_text};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

/// When, by whom, the roles, where they applied, whether the person could sign in.
type Row = (NaiveDateTime, String, String, String, bool);

fn change_of((at, by, roles, scopes, active): Row) -> Result<RoleChange, StoreError> {
    let unreadable = || StoreError::Broken("where a role applied cannot be read".to_owned());
    let scopes = scopes_from_text(&scopes).ok_or_else(unreadable)?;
    Ok(RoleChange { at: instant(at), by, roles: roles_from_text(&roles), scopes, active })
}

impl Reader<'_> {
    /// Every change of a person's roles, the newest first.
    ///
    /// # Errors
    /// When the database fails; `Broken` where what it holds cannot be read.
    pub fn role_changes(&mut self, id: &PersonId) -> Result<Vec<RoleChange>, StoreError> {
        let rows: Vec<Row> = role_changes::table
            .filter(role_changes::person_id.eq(id))
            .order(role_changes::number.desc())
            .select((
                role_changes::at,
                role_changes::by_name,
                role_changes::roles,
                role_changes::scopes,
                role_changes::active,
            ))
            .load(self.conn)?;
        rows.into_iter().map(change_of).collect()
    }
}

impl Writer<'_> {
    /// Writes down what a person's roles are from now on; `by` is empty for the command line.
    ///
    /// # Errors
    /// When the database fails.
    pub fn note_roles(&mut self, person: &Person, by: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let theirs = role_changes::table.filter(role_changes::person_id.eq(&person.id));
        let last: Option<i32> = theirs.select(max(role_changes::number)).first(self.conn)?;
        diesel::insert_into(role_changes::table)
            .values((
                role_changes::person_id.eq(&person.id),
                role_changes::number.eq(last.unwrap_or_default() + 1),
                role_changes::at.eq(stored(at)),
                role_changes::by_name.eq(by),
                role_changes::roles.eq(roles_to_text(&person.roles)),
                role_changes::scopes.eq(scopes_to_text(&person.scopes)),
                role_changes::active.eq(person.active),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
