//! Signing in, and the people of an organisation.

use super::Workflow;
use crate::domain::actor::Role;
use crate::domain::contact::{Email, Lang};
use crate::domain::details::Country;
use crate::domain::ids::{PartnerId, PersonId};
use crate::domain::numbers::CustomerDomain;
use crate::domain::person::{Location, Partner, Person};
use crate::domain::text::{Label, PersonName};
use crate::store::{StoreError, Writer};
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use thiserror::Error;
use tokio::sync::Semaphore;

/// Passwords shorter than this are refused, in characters.
pub const SHORTEST_PASSWORD: usize = 12;
/// Passwords longer than this are refused, in bytes: hashing a megabyte is an attack.
pub const LONGEST_PASSWORD: usize = 256;

/// What a sign-in came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// Address and password belong together, and the person may sign in.
    Welcome(Box<Person>),
    /// They do not; nobody learns which of the two was wrong.
    Wrong,
    /// Too many are signing in at once.
    Busy,
}

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
    /// The MPN ID is another organisation's.
    #[error("the MPN ID is taken")]
    MpnTaken,
    /// The old password was wrong.
    #[error("the password is wrong")]
    WrongPassword,
    /// The new password is too short or too long.
    #[error("the password's length")]
    PasswordLength,
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

/// Hashes passwords, few at a time: each takes tens of milliseconds and megabytes.
pub(super) struct Passwords {
    params: Params,
    hashing: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    /// Verified against for unknown addresses, so that they take as long as known ones.
    nobody: String,
}

/// How many are hashed at the same time.
const AT_ONCE: usize = 2;
/// How many may wait for their turn before the next is told to come back.
const WAITING: usize = 64;

impl Passwords {
    pub(super) fn new(params: Params) -> Self {
        let nobody = hash(&params, "nobody's password").unwrap_or_default();
        let (hashing, waiting) = (Arc::new(Semaphore::new(AT_ONCE)), Arc::new(Semaphore::new(WAITING)));
        Self { params, hashing, waiting, nobody }
    }

    /// Runs on a blocking thread when its turn comes; `None` when too many wait already.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Params) -> T + Send + 'static,
    ) -> Option<T> {
        let waiting = self.waiting.clone().try_acquire_owned().ok()?;
        let turn = self.hashing.clone().acquire_owned().await.ok()?;
        let params = self.params.clone();
        let work = move || {
            // Held to the end of the work, also when nobody waits for it any more.
            let _held = (waiting, turn);
            work(&params)
        };
        tokio::task::spawn_blocking(work).await.ok()
    }
}

fn hasher(params: &Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
}

fn hash(params: &Params, password: &str) -> Option<String> {
    hasher(params).hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

fn matches(params: &Params, password: &str, hash: &str) -> bool {
    let parsed = PasswordHash::new(hash);
    parsed.is_ok_and(|parsed| hasher(params).verify_password(password.as_bytes(), &parsed).is_ok())
}

impl Workflow {
    /// Checks address and password: the same words and the same time for unknown people.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_in(&self, email: &str, password: String) -> Result<SignIn, StoreError> {
        if password.len() > LONGEST_PASSWORD || email.len() > 254 {
            return Ok(SignIn::Wrong);
        }
        let email = email.trim().to_lowercase();
        let known = self.store.read(move |reader| reader.credentials(&email)).await?;
        let hash = known.as_ref().map_or_else(|| self.passwords.nobody.clone(), |k| k.password_hash.clone());
        let checked = self.passwords.in_turn(move |params| matches(params, &password, &hash)).await;
        Ok(match (checked, known) {
            (None, _) => SignIn::Busy,
            (Some(true), Some(known)) if known.person.active => SignIn::Welcome(Box::new(known.person)),
            _ => SignIn::Wrong,
        })
    }

    /// Changes one's own password and ends all one's sessions.
    ///
    /// # Errors
    /// `WrongPassword`, `PasswordLength`, or the database's failure.
    pub async fn change_password(
        &self,
        person: &Person,
        old: String,
        new: String,
    ) -> Result<(), PeopleError> {
        match self.sign_in(person.email.as_str(), old).await? {
            SignIn::Welcome(_) => {}
            SignIn::Wrong => return Err(PeopleError::WrongPassword),
            SignIn::Busy => return Err(busy().into()),
        }
        let hash = self.hash(new).await?;
        let id = person.id.clone();
        self.store
            .write(move |writer: &mut Writer<'_>| {
                writer.set_password(&id, &hash, false)?;
                writer.end_sessions_of(&id)?;
                Ok(())
            })
            .await
    }

    /// Hashes a password of permitted length.
    ///
    /// # Errors
    /// `PasswordLength`, or `Store(Busy)`.
    async fn hash(&self, password: String) -> Result<String, PeopleError> {
        if password.chars().count() < SHORTEST_PASSWORD || password.len() > LONGEST_PASSWORD {
            return Err(PeopleError::PasswordLength);
        }
        let hashed = self.passwords.in_turn(move |params| hash(params, &password)).await.flatten();
        hashed.ok_or_else(|| busy().into())
    }

    /// Adds a person to an organisation (`None`: Microsoft) for somebody who manages it.
    /// Answers the person and the temporary password, which must be changed at the first sign-in.
    ///
    /// # Errors
    /// `NotFound`, `AddressTaken`, `UnfitRoles`, or the database's failure.
    pub async fn add_person(
        &self,
        manager: &Person,
        partner: Option<PartnerId>,
        new: NewPerson,
    ) -> Result<(Person, String), PeopleError> {
        managed_by(manager, partner.as_ref())?;
        let password = self.ids.password();
        let person = self.enrol(partner, new, password.clone(), true).await?;
        Ok((person, password))
    }

    /// Adds a person without asking who does it: for the command line and the demo.
    ///
    /// # Errors
    /// `AddressTaken`, `UnfitRoles`, `PasswordLength`, or the database's failure.
    pub async fn enrol(
        &self,
        partner: Option<PartnerId>,
        new: NewPerson,
        password: String,
        must_change: bool,
    ) -> Result<Person, PeopleError> {
        let at = self.instant();
        let person = self.new_person(partner, new, must_change, at)?;
        let hash = self.hash(password).await?;
        let added = person.clone();
        self.store.write(move |writer: &mut Writer<'_>| add(writer, &added, &hash, at)).await?;
        Ok(person)
    }

    fn new_person(
        &self,
        partner: Option<PartnerId>,
        new: NewPerson,
        must_change: bool,
        at: DateTime<Utc>,
    ) -> Result<Person, PeopleError> {
        fitting(&new.roles, partner.is_some())?;
        let email = Email::parse(&new.email.as_str().to_lowercase()).unwrap_or(new.email);
        Ok(Person {
            id: self.ids.person(at),
            email,
            name: new.name.as_str().to_owned(),
            language: new.language,
            partner,
            roles: new.roles,
            active: true,
            must_change_password: must_change,
        })
    }

    /// Adds an organisation together with the first person who manages it, for a Portal admin: both or neither.
    /// Answers the organisation, the person, and the temporary password.
    ///
    /// # Errors
    /// `NotFound`, `AddressTaken`, `UnfitRoles`, or the database's failure.
    pub async fn add_organisation(
        &self,
        admin: &Person,
        new: NewOrganisation,
        first: NewPerson,
    ) -> Result<(Partner, Person, String), PeopleError> {
        managed_by(admin, None)?;
        let at = self.instant();
        let NewOrganisation { name, country, domain } = new;
        let (name, country) = (name.as_str().to_owned(), country.as_str().to_owned());
        let partner = Partner { id: self.ids.partner(at), name, country, domain };
        let person = self.new_person(Some(partner.id.clone()), first, true, at)?;
        let password = self.ids.password();
        let hash = self.hash(password.clone()).await?;
        let added = (partner.clone(), person.clone());
        self.store
            .write(move |writer: &mut Writer<'_>| {
                writer.add_partner(&added.0, at)?;
                add(writer, &added.1, &hash, at)
            })
            .await?;
        Ok((partner, person, password))
    }

    /// Changes a person's name, roles, and whether it may sign in; its sessions end at once.
    ///
    /// # Errors
    /// `NotFound`, `UnfitRoles`, `LastGlobalAdmin`, or the database's failure.
    pub async fn change_person(
        &self,
        manager: &Person,
        id: &PersonId,
        name: PersonName,
        roles: Vec<Role>,
        active: bool,
    ) -> Result<(), PeopleError> {
        let (manager, id) = (manager.clone(), id.clone());
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let mut person = writer.reader().person(&id)?.ok_or(PeopleError::NotFound)?;
                managed_by(&manager, person.partner.as_ref())?;
                fitting(&roles, person.partner.is_some())?;
                person.name = name.as_str().to_owned();
                person.roles.clone_from(&roles);
                person.active = active;
                writer.change_person(&person)?;
                writer.end_sessions_of(&person.id)?;
                somebody_manages(writer, person.partner.as_ref())
            })
            .await
    }

    /// Gives a person a new temporary password; its sessions end at once.
    ///
    /// # Errors
    /// `NotFound`, or the database's failure.
    pub async fn reset_password(&self, manager: &Person, id: &PersonId) -> Result<String, PeopleError> {
        let password = self.ids.password();
        let hash = self.hash(password.clone()).await?;
        let (manager, id) = (manager.clone(), id.clone());
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let person = writer.reader().person(&id)?.ok_or(PeopleError::NotFound)?;
                managed_by(&manager, person.partner.as_ref())?;
                writer.set_password(&id, &hash, true)?;
                writer.end_sessions_of(&id)?;
                Ok::<_, PeopleError>(())
            })
            .await?;
        Ok(password)
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
    pub async fn put_location(&self, manager: &Person, location: Location) -> Result<(), PeopleError> {
        managed_by(manager, Some(&location.partner))?;
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let owner = writer.reader().location(&location.mpn)?.map(|there| there.partner);
                if owner.is_some_and(|owner| owner != location.partner) {
                    return Err(PeopleError::MpnTaken);
                }
                Ok(writer.put_location(&location)?)
            })
            .await
    }
}

fn busy() -> StoreError {
    StoreError::Busy("too many passwords are being checked".into())
}

/// Whether somebody manages the people of an organisation (`None`: of Microsoft): Global admins their own, Portal
/// admins all.
pub fn manages(manager: &Person, partner: Option<&PartnerId>) -> bool {
    let own = partner.is_some() && manager.partner.as_ref() == partner && manager.is(Role::GlobalAdmin);
    let all = manager.partner.is_none() && manager.is(Role::PortalAdmin);
    own || all
}

fn managed_by(manager: &Person, partner: Option<&PartnerId>) -> Result<(), PeopleError> {
    if manages(manager, partner) { Ok(()) } else { Err(PeopleError::NotFound) }
}

fn add(writer: &mut Writer<'_>, person: &Person, hash: &str, at: DateTime<Utc>) -> Result<(), PeopleError> {
    match writer.add_person(person, hash, at) {
        Err(StoreError::Unique(_)) => Err(PeopleError::AddressTaken),
        Err(StoreError::ForeignKey(_)) => Err(PeopleError::NotFound),
        other => Ok(other?),
    }
}

/// One role at least, all of the right side of the table.
fn fitting(roles: &[Role], partner: bool) -> Result<(), PeopleError> {
    let side = if partner { Role::PARTNER } else { Role::MICROSOFT };
    // Who gives out roles does not review: one person's two sessions would be no separation.
    let reviews = roles.iter().any(|role| matches!(role, Role::Reviewer | Role::LeadReviewer));
    let apart = !(reviews && roles.contains(&Role::PortalAdmin));
    let fit = !roles.is_empty() && apart && roles.iter().all(|role| side.contains(role));
    if fit { Ok(()) } else { Err(PeopleError::UnfitRoles) }
}

/// Somebody must be left who can manage the people: a Global admin, or among Microsoft's a Portal admin.
fn somebody_manages(writer: &mut Writer<'_>, partner: Option<&PartnerId>) -> Result<(), PeopleError> {
    let role = if partner.is_some() { Role::GlobalAdmin } else { Role::PortalAdmin };
    let left = writer.reader().people_with(partner, role)?;
    if left.is_empty() { Err(PeopleError::LastGlobalAdmin) } else { Ok(()) }
}
