//! The people of an organisation, and its locations.

use super::Workflow;
use crate::domain::actor::Role;
use crate::domain::contact::{Email, Lang};
use crate::domain::details::Country;
use crate::domain::ids::{PartnerId, PersonId};
use crate::domain::notice::Notice;
use crate::domain::numbers::{CustomerDomain, Mpn};
use crate::domain::password::Unfit;
use crate::domain::person::{Location, Partner, Person, roles_fit, roles_to_text};
use crate::domain::reach::{Scopes, scopes_to_text};
use crate::domain::text::{Label, PersonName};
use crate::domain::trace::{Deed, Door, Fact, Trace};
use crate::store::{StoreError, Writer};
use chrono::{DateTime, Utc};
use thiserror::Error;

/// Why a change to people was refused.
#[derive(Debug, Error)]
pub enum PeopleError {
    /// Not theirs to manage, or not there.
    #[error("no such person or organisation")]
    NotFound,
    /// The address belongs to somebody already.
    #[error("the address is taken")]
    AddressTaken,
    /// Nobody would be left who can manage the organisation's people.
    #[error("the last global admin")]
    LastGlobalAdmin,
    /// A role that does not fit the side of the table, or none at all.
    #[error("the roles do not fit")]
    UnfitRoles,
    /// A role is kept to locations that cannot be, or to locations of somebody else.
    #[error("the scopes do not fit")]
    UnfitScopes,
    /// The MPN ID is another organisation's.
    #[error("the MPN ID is taken")]
    MpnTaken,
    /// The old password was wrong.
    #[error("the password is wrong")]
    WrongPassword,
    /// The new password will not do.
    #[error("the password will not do")]
    Unfit(Unfit),
    /// Too many tries; the next is taken then.
    #[error("too many tries")]
    Wait(DateTime<Utc>),
    /// The link was used, has run out, or never was one.
    #[error("the link is good no more")]
    DeadLink,
    /// The same conflict of interest stands already, with other words.
    #[error("the conflict stands")]
    Declared,
    /// The conflict of interest has been withdrawn meanwhile.
    #[error("the conflict is withdrawn")]
    Withdrawn,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Somebody to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The address to sign in with.
    pub email: Email,
    /// The name others see.
    pub name: PersonName,
    /// The language of pages and letters.
    pub language: Lang,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// Where each of the roles applies.
    pub scopes: Scopes,
}

/// A person as it shall be.
#[derive(Debug, Clone)]
pub struct PersonChange {
    /// The name others see.
    pub name: PersonName,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// Where each of the roles applies.
    pub scopes: Scopes,
    /// Whether the person may sign in.
    pub active: bool,
}

/// An organisation to be added.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Its legal name.
    pub name: Label,
    /// Where it is.
    pub country: Country,
    /// Its own domain.
    pub domain: CustomerDomain,
}

impl Workflow {
    /// Adds a person to an organisation (`None`: Microsoft) for somebody who manages it, and invites them by letter.
    ///
    /// # Errors
    /// `NotFound`, `AddressTaken`, `UnfitRoles`, `UnfitScopes`, or the database's failure.
    pub async fn add_person(
        &self,
        manager: &Person,
        door: &Door,
        partner: Option<PartnerId>,
        new: NewPerson,
    ) -> Result<Person, PeopleError> {
        managed_by(manager, partner.as_ref())?;
        let at = self.instant();
        let person = self.new_person(partner, new, true, at)?;
        let (added, invitation) = (person.clone(), self.link_for(&person, Notice::Invitation));
        let trace = person_added(door, &person).by(&manager.id);
        let by = manager.name.clone();
        self.store
            .write(move |writer: &mut Writer<'_>| {
                add(writer, &added, NO_PASSWORD, &by, at)?;
                invitation.post(writer)?;
                Ok::<_, PeopleError>(writer.trace(&trace, at)?)
            })
            .await?;
        Ok(person)
    }

    /// Adds a person without asking who does it: for the command line and the demo.
    ///
    /// # Errors
    /// `AddressTaken`, `UnfitRoles`, `UnfitScopes`, or the database's failure.
    pub async fn enrol(
        &self,
        door: &Door,
        partner: Option<PartnerId>,
        new: NewPerson,
        password: String,
        must_change: bool,
    ) -> Result<Person, PeopleError> {
        let at = self.instant();
        let person = self.new_person(partner, new, must_change, at)?;
        let hash = self.passwords.hash(password).await.ok_or_else(busy)?;
        let (added, trace) = (person.clone(), person_added(door, &person));
        let enrol = move |writer: &mut Writer<'_>| {
            add(writer, &added, &hash, "", at)?;
            Ok::<_, PeopleError>(writer.trace(&trace, at)?)
        };
        self.store.write(enrol).await?;
        Ok(person)
    }

    fn new_person(
        &self,
        partner: Option<PartnerId>,
        new: NewPerson,
        must_change: bool,
        at: DateTime<Utc>,
    ) -> Result<Person, PeopleError> {
        fitting(&new.roles, &new.scopes, partner.is_some())?;
        let email = Email::parse(&new.email.as_str().to_lowercase()).unwrap_or(new.email);
        Ok(Person {
            id: self.ids.person(at),
            email,
            name: new.name.as_str().to_owned(),
            language: new.language,
            partner,
            roles: new.roles,
            scopes: new.scopes,
            conflicts: Vec::new(),
            active: true,
            must_change_password: must_change,
            has_second_factor: false,
            second_factor_demanded: false,
        })
    }

    /// Adds an organisation together with the first person who manages it, for a Portal admin: both or neither.
    /// The person is invited by letter.
    ///
    /// # Errors
    /// `NotFound`, `AddressTaken`, `UnfitRoles`, or the database's failure.
    pub async fn add_organisation(
        &self,
        admin: &Person,
        door: &Door,
        new: NewOrganisation,
        first: NewPerson,
    ) -> Result<(Partner, Person), PeopleError> {
        managed_by(admin, None)?;
        let at = self.instant();
        let NewOrganisation { name, country, domain } = new;
        let (name, country) = (name.as_str().to_owned(), country.as_str().to_owned());
        let partner = Partner { id: self.ids.partner(at), name, country, domain };
        let person = self.new_person(Some(partner.id.clone()), first, true, at)?;
        let (added, invitation) =
            ((partner.clone(), person.clone()), self.link_for(&person, Notice::Invitation));
        let founded = Trace::of(Deed::OrganisationAdded, door).of_partner(Some(&partner.id));
        let traces = [founded.by(&admin.id), person_added(door, &person).by(&admin.id)];
        let by = admin.name.clone();
        self.store
            .write(move |writer: &mut Writer<'_>| {
                writer.add_partner(&added.0, at)?;
                add(writer, &added.1, NO_PASSWORD, &by, at)?;
                invitation.post(writer)?;
                Ok::<_, PeopleError>(traces.iter().try_for_each(|trace| writer.trace(trace, at))?)
            })
            .await?;
        Ok((partner, person))
    }

    /// Changes a person's name, roles, where they apply, and whether it may sign in; its sessions end at once.
    ///
    /// # Errors
    /// `NotFound`, `UnfitRoles`, `UnfitScopes`, `LastGlobalAdmin`, or the database's failure.
    pub async fn change_person(
        &self,
        manager: &Person,
        door: &Door,
        id: &PersonId,
        change: PersonChange,
    ) -> Result<(), PeopleError> {
        let (manager, door, id, at) = (manager.clone(), door.clone(), id.clone(), self.instant());
        self.store
            .write(move |writer: &mut Writer<'_>| {
                // Whoever was demoted while this was on its way changes nobody any more.
                let manager = writer.reader().person(&manager.id)?.filter(|manager| manager.active);
                let manager = manager.ok_or(PeopleError::NotFound)?;
                let before = writer.reader().person(&id)?.ok_or(PeopleError::NotFound)?;
                let mut person = before.clone();
                managed_by(&manager, person.partner.as_ref())?;
                fitting(&change.roles, &change.scopes, person.partner.is_some())?;
                change.name.as_str().clone_into(&mut person.name);
                person.roles.clone_from(&change.roles);
                person.scopes.clone_from(&change.scopes);
                person.active = change.active;
                within_locations(writer, &person)?;
                writer.change_person(&person)?;
                if may_of(&before) != may_of(&person) {
                    writer.note_roles(&person, &manager.name, at)?;
                }
                writer.end_sessions_of(&person.id)?;
                if !person.active {
                    writer.forget_password_links(&person.id)?;
                }
                let mut changed = changes(&door, &before, &person).into_iter();
                changed.try_for_each(|trace| writer.trace(&trace.by(&manager.id), at))?;
                if manages_home(&before) && !manages_home(&person) {
                    somebody_manages(writer, person.partner.as_ref())?;
                }
                Ok(())
            })
            .await
    }

    /// Invites a person anew: the old password, every older link and the tie to a directory stop working, and the
    /// sessions end, at once.
    ///
    /// # Errors
    /// `NotFound`, or the database's failure.
    pub async fn invite_again(
        &self,
        manager: &Person,
        door: &Door,
        person: &Person,
    ) -> Result<(), PeopleError> {
        managed_by(manager, person.partner.as_ref())?;
        let (id, invitation) = (person.id.clone(), self.link_for(person, Notice::Invitation));
        let (trace, at) = (of_person(Deed::PersonInvited, door, person).by(&manager.id), self.instant());
        self.store
            .write(move |writer: &mut Writer<'_>| {
                writer.set_password(&id, NO_PASSWORD, true)?;
                writer.forget_identity(&id)?;
                writer.end_sessions_of(&id)?;
                invitation.post(writer)?;
                Ok::<_, PeopleError>(writer.trace(&trace, at)?)
            })
            .await
    }

    /// Ends every session of a person, for somebody who manages them.
    ///
    /// # Errors
    /// `NotFound`, or the database's failure.
    pub async fn sign_out_person(
        &self,
        manager: &Person,
        door: &Door,
        person: &Person,
    ) -> Result<(), PeopleError> {
        managed_by(manager, person.partner.as_ref())?;
        let trace = of_person(Deed::SessionsEnded, door, person).by(&manager.id);
        let (id, at) = (person.id.clone(), self.instant());
        let end = move |writer: &mut Writer<'_>| {
            writer.end_sessions_of(&id)?;
            writer.trace(&trace, at)
        };
        Ok(self.store.write(end).await?)
    }

    /// Sets one's own language.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_language(&self, id: &PersonId, language: Lang) -> Result<(), StoreError> {
        let id = id.clone();
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let mut person = writer.reader().person(&id)?.ok_or(StoreError::NotFound)?;
                person.language = language;
                writer.change_person(&person)
            })
            .await
    }

    /// Adds a location to an organisation, or changes it.
    ///
    /// # Errors
    /// `NotFound`, `MpnTaken`, or the database's failure.
    pub async fn put_location(
        &self,
        manager: &Person,
        door: &Door,
        location: Location,
    ) -> Result<(), PeopleError> {
        managed_by(manager, Some(&location.partner))?;
        let (manager, door, at) = (manager.id.clone(), door.clone(), self.instant());
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let owner = writer.reader().location(&location.mpn)?.map(|there| there.partner);
                let deed = if owner.is_some() { Deed::LocationChanged } else { Deed::LocationAdded };
                if owner.is_some_and(|owner| owner != location.partner) {
                    return Err(PeopleError::MpnTaken);
                }
                writer.put_location(&location)?;
                let trace = Trace::of(deed, &door).by(&manager).of_partner(Some(&location.partner));
                let trace = trace.with(Fact::Location, &location.mpn).with(Fact::Name, &location.name);
                Ok(writer.trace(&trace, at)?)
            })
            .await
    }
}

pub(super) fn busy() -> StoreError {
    StoreError::Busy("too many passwords are being checked".into())
}

/// The hash of somebody who has not chosen a password yet: no password has it.
pub(super) const NO_PASSWORD: &str = "";

/// Whether somebody manages the people of an organisation (`None`: of Microsoft): Global admins their own, Portal
/// admins all.
pub fn manages(manager: &Person, partner: Option<&PartnerId>) -> bool {
    let own = partner.is_some() && manager.partner.as_ref() == partner && manager.is(Role::GlobalAdmin);
    let all = manager.partner.is_none() && manager.is(Role::PortalAdmin);
    own || all
}

/// A deed about a person of some organisation.
pub(super) fn of_person(deed: Deed, door: &Door, person: &Person) -> Trace {
    Trace::of(deed, door).about(&person.id).of_partner(person.partner.as_ref())
}

pub(super) fn person_added(door: &Door, person: &Person) -> Trace {
    let added = of_person(Deed::PersonAdded, door, person).with(Fact::Roles, roles_to_text(&person.roles));
    with_scopes(added, Fact::Scopes, &scopes_to_text(&person.scopes))
}

/// Where roles apply is said of those that are kept to locations.
fn with_scopes(trace: Trace, fact: Fact, scopes: &str) -> Trace {
    if scopes.is_empty() { trace } else { trace.with(fact, scopes) }
}

/// What is another than before, a trace each. The sessions end in any case.
pub(super) fn changes(door: &Door, before: &Person, after: &Person) -> Vec<Trace> {
    let of = |deed| of_person(deed, door, after);
    let in_order = |person: &Person| {
        let mut roles = person.roles.clone();
        roles.sort();
        roles_to_text(&roles)
    };
    let (roles_before, roles) = (in_order(before), in_order(after));
    let renamed = (before.name != after.name)
        .then(|| of(Deed::PersonRenamed).with(Fact::NameBefore, &before.name).with(Fact::Name, &after.name));
    let (kept_before, kept) = (scopes_to_text(&before.scopes), scopes_to_text(&after.scopes));
    let moved = (roles_before != roles || kept_before != kept).then(|| {
        let trace = of(Deed::RolesChanged).with(Fact::RolesBefore, &roles_before);
        let trace = with_scopes(trace, Fact::ScopesBefore, &kept_before).with(Fact::Roles, &roles);
        with_scopes(trace, Fact::Scopes, &kept)
    });
    let let_in = match (before.active, after.active) {
        (true, false) => Some(of(Deed::PersonDeactivated)),
        (false, true) => Some(of(Deed::PersonReactivated)),
        _ => None,
    };
    let mut all: Vec<Trace> = [renamed, moved, let_in].into_iter().flatten().collect();
    if all.is_empty() {
        all.push(of(Deed::SessionsEnded));
    }
    all
}

fn managed_by(manager: &Person, partner: Option<&PartnerId>) -> Result<(), PeopleError> {
    if manages(manager, partner) { Ok(()) } else { Err(PeopleError::NotFound) }
}

/// What is kept of a person's rights.
fn may_of(person: &Person) -> (&[Role], &Scopes, bool) {
    (&person.roles, &person.scopes, person.active)
}

fn add(
    writer: &mut Writer<'_>,
    person: &Person,
    hash: &str,
    by: &str,
    at: DateTime<Utc>,
) -> Result<(), PeopleError> {
    within_locations(writer, person)?;
    match writer.add_person(person, hash, at) {
        Err(StoreError::Unique(_)) => Err(PeopleError::AddressTaken),
        Err(StoreError::ForeignKey(_)) => Err(PeopleError::NotFound),
        other => Ok(other?),
    }?;
    Ok(writer.note_roles(person, by, at)?)
}

/// Roles are kept to the organisation's own locations.
fn within_locations(writer: &mut Writer<'_>, person: &Person) -> Result<(), PeopleError> {
    let Some(partner) = person.partner.as_ref().filter(|_| person.scopes.iter().next().is_some()) else {
        return Ok(());
    };
    let own = writer.reader().locations(partner)?;
    let known = |mpn: &Mpn| own.iter().any(|location| location.mpn == *mpn);
    let fit = person.scopes.iter().all(|(_, these)| these.iter().all(known));
    if fit { Ok(()) } else { Err(PeopleError::UnfitScopes) }
}

/// Roles of the right side of the table; and only those that may be kept to locations are.
fn fitting(roles: &[Role], scopes: &Scopes, partner: bool) -> Result<(), PeopleError> {
    match (roles_fit(roles, partner), scopes.fit(roles)) {
        (true, true) => Ok(()),
        (true, false) => Err(PeopleError::UnfitScopes),
        (false, _) => Err(PeopleError::UnfitRoles),
    }
}

/// Whether somebody manages the people of where they belong.
fn manages_home(person: &Person) -> bool {
    person.active && manages(person, person.partner.as_ref())
}

/// Somebody must be left who can manage the people: a Global admin, or among Microsoft's a Portal admin.
fn somebody_manages(writer: &mut Writer<'_>, partner: Option<&PartnerId>) -> Result<(), PeopleError> {
    let role = if partner.is_some() { Role::GlobalAdmin } else { Role::PortalAdmin };
    let left = writer.reader().people_with(partner, role)?;
    if left.is_empty() { Err(PeopleError::LastGlobalAdmin) } else { Ok(()) }
}
