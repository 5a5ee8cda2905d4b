//! Roles on a person's form, and to which locations each of them is kept.

use super::role_choices;
use crate::domain::actor::Role;
use crate::domain::numbers::Mpn;
use crate::domain::person::{Location, Person};
use crate::domain::reach::Scopes;
use crate::web::Shell;
use crate::web::form::{Choice, Entered};
use std::collections::BTreeSet;

/// The role covers the whole organisation.
const WHOLE: &str = "whole";
/// The role is kept to the locations that are ticked.
const SOME: &str = "some";

/// One role to tick, and where it applies.
pub(in crate::web) struct RoleRow {
    /// The role.
    pub choice: Choice,
    /// What may be said of its reach; `None` where it always covers the organisation.
    pub scope: Option<ScopeChoice>,
}

/// The choice between the whole organisation and some of its locations.
pub(in crate::web) struct ScopeChoice {
    /// The radios' name.
    pub name: String,
    /// The locations' name.
    pub places: String,
    /// The locations.
    pub locations: Vec<Choice>,
}

fn name_of(role: Role) -> String {
    format!("where-{}", role.key())
}

fn places_of(role: Role) -> String {
    format!("at-{}", role.key())
}

/// The roles of one side of the table; of a partner's, each with where it may apply.
pub(in crate::web) fn role_rows(shell: &Shell, locations: Option<&[Location]>) -> Vec<RoleRow> {
    let place = |location: &Location| {
        Choice::new(location.mpn.as_str(), format!("{} ({})", location.name, location.mpn))
    };
    let scope = |role: Role| {
        let locations = locations.filter(|all| Role::SCOPED.contains(&role) && !all.is_empty())?;
        let locations = locations.iter().map(place).collect();
        Some(ScopeChoice { name: name_of(role), places: places_of(role), locations })
    };
    let row = |choice: Choice| RoleRow { scope: Role::from_key(&choice.value).and_then(scope), choice };
    role_choices(shell, locations.is_some()).into_iter().map(row).collect()
}

/// A form with a person's roles and where they apply.
pub(in crate::web) fn with_roles(form: Entered, person: &Person) -> Entered {
    let form = person.roles.iter().fold(form, |form, role| form.with("roles", role.key()));
    Role::SCOPED.iter().fold(form, |form, role| match person.scopes.of(*role) {
        None => form.with(&name_of(*role), WHOLE),
        Some(these) => {
            let form = form.with(&name_of(*role), SOME);
            these.iter().fold(form, |form, mpn| form.with(&places_of(*role), mpn.as_str()))
        }
    })
}

/// A form of somebody new, whose roles cover the whole organisation unless something else is said.
pub(in crate::web) fn with_whole(form: Entered) -> Entered {
    Role::SCOPED.iter().fold(form, |form, role| form.with(&name_of(*role), WHOLE))
}

/// Reads where each of the roles applies. What contradicts itself is asked again: nobody is to see more than was meant.
pub(in crate::web) fn scopes_of(form: &mut Entered, roles: &[Role], locations: &[Location]) -> Scopes {
    let mut scopes = Scopes::default();
    for role in Role::SCOPED.iter().filter(|role| roles.contains(role)) {
        let (name, places) = (name_of(*role), places_of(*role));
        let known =
            |typed: &str| Mpn::parse(typed).ok().filter(|mpn| locations.iter().any(|l| l.mpn == *mpn));
        let these: BTreeSet<Mpn> = form.ticked(&places, known).into_iter().collect();
        match (form.value(&name), these.is_empty()) {
            (SOME, false) => scopes = scopes.with(*role, these),
            (SOME, true) => form.complain(&name, "scope-no-location", &[]),
            (_, false) => form.complain(&name, "scope-whole-and-some", &[]),
            (WHOLE, true) => {}
            // There is nothing to choose from where there is no location.
            (_, true) if locations.is_empty() => {}
            (_, true) => form.complain(&name, "wrong-unchosen", &[]),
        }
    }
    scopes
}

/// Roles in words, each with the locations it is kept to.
pub(in crate::web) fn roles_in_words(shell: &Shell, roles: &[Role], scopes: &Scopes) -> String {
    let said = |role: &Role| {
        let name = shell.t(format!("role-{}", role.key()));
        match scopes.of(*role) {
            None => name,
            Some(these) => {
                let places = these.iter().map(Mpn::as_str).collect::<Vec<_>>().join(", ");
                let args = [("role", name.into()), ("locations", places.into())];
                shell.words().say("scope-role-at", &args)
            }
        }
    };
    roles.iter().map(said).collect::<Vec<_>>().join(", ")
}
