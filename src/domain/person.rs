//! People who sign in, and the organisations and locations they act for.

use super::actor::{Actor, Role};
use super::contact::{Email, Lang};
use super::ids::{ConflictId, PartnerId, PersonId};
use super::numbers::{CustomerDomain, Mpn};
use super::reach::Scopes;
use chrono::{DateTime, Utc};

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Which person.
    pub id: PersonId,
    /// The address signed in with, in lower case.
    pub email: Email,
    /// The name others see.
    pub name: String,
    /// The language of pages and letters.
    pub language: Lang,
    /// The organisation; `None` for Microsoft's people.
    pub partner: Option<PartnerId>,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// Where each of the roles applies.
    pub scopes: Scopes,
    /// The organisations whose claims this person of Microsoft's must not act on: those declared, and its own.
    pub conflicts: Vec<PartnerId>,
    /// Whether the person may sign in.
    pub active: bool,
    /// Whether the password was given by somebody else and must be changed first.
    pub must_change_password: bool,
    /// Whether a second factor is asked for after the password.
    pub has_second_factor: bool,
    /// Whether its organisation demands one of its people.
    pub second_factor_demanded: bool,
}

impl Person {
    /// The person as one who acts on claims.
    pub fn actor(&self) -> Actor {
        let (person, roles, name) = (self.id.clone(), self.roles.clone(), self.name.clone());
        match self.partner.clone() {
            Some(partner) => Actor::Partner { person, partner, roles, scopes: self.scopes.clone(), name },
            None => Actor::Microsoft { person, roles, conflicts: self.conflicts.clone(), name },
        }
    }

    /// Whether the person has this role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the person reviews claims.
    pub fn reviews(&self) -> bool {
        self.is(Role::Reviewer) || self.is(Role::LeadReviewer)
    }
}

/// What somebody's roles were from an instant on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    /// From when.
    pub at: DateTime<Utc>,
    /// The name of whoever changed them; empty for the command line.
    pub by: String,
    /// The roles.
    pub roles: Vec<Role>,
    /// Where each of them applied.
    pub scopes: Scopes,
    /// Whether the person could sign in.
    pub active: bool,
}

/// That a reviewer must not act on an organisation's claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which.
    pub id: ConflictId,
    /// Whose.
    pub person: PersonId,
    /// With which organisation.
    pub partner: PartnerId,
    /// Why, in the reviewer's words.
    pub why: String,
    /// Since when.
    pub declared_at: DateTime<Utc>,
    /// When a lead took it back, who, and why.
    pub withdrawn: Option<(DateTime<Utc>, String, String)>,
}

/// A partner organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Which organisation.
    pub id: PartnerId,
    /// Its legal name.
    pub name: String,
    /// Its country's two letters.
    pub country: String,
    /// Its own domain: partner and customer may not be the same company.
    pub domain: CustomerDomain,
}

/// A partner location: claims and incentives hang on its MPN ID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The location's MPN ID.
    pub mpn: Mpn,
    /// Whose location.
    pub partner: PartnerId,
    /// Its name.
    pub name: String,
    /// Its country's two letters.
    pub country: String,
    /// Whether it is enrolled in an incentive programme; claiming without earns nothing.
    pub enrolled: bool,
}

/// Whether somebody may hold these roles: one at least, all of the right side of the table.
pub fn roles_fit(roles: &[Role], partner: bool) -> bool {
    let side = if partner { Role::PARTNER } else { Role::MICROSOFT };
    // Who gives out roles does not review: one person's two sessions would be no separation.
    let reviews = roles.iter().any(|role| matches!(role, Role::Reviewer | Role::LeadReviewer));
    let apart = !(reviews && roles.contains(&Role::PortalAdmin));
    !roles.is_empty() && apart && roles.iter().all(|role| side.contains(role))
}

/// Roles as one text, for the store and for forms: keys separated by blanks.
pub fn roles_to_text(roles: &[Role]) -> String {
    roles.iter().map(|role| role.key()).collect::<Vec<_>>().join(" ")
}

/// Roles read back; unknown words are passed over.
pub fn roles_from_text(text: &str) -> Vec<Role> {
    text.split_whitespace().filter_map(Role::from_key).collect()
}
