//! Organisations, locations and the people who sign in.

use super::columns::stored;
use super::schema::{locations, partners, people, role_scopes, second_factors};
use super::{Reader, StoreError, Writer};
use crate::domain::actor::Role;
use crate::domain::contact::{Email, Lang};
use crate::domain::ids::{PartnerId, PersonId};
use crate::domain::numbers::{CustomerDomain, Mpn};
use crate::domain::person::{Location, Partner, Person, roles_from_text, roles_to_text};
use crate::domain::reach::{Reach, Scopes};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// How many people are looked up in one statement.
const AT_ONCE: usize = 500;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = people, treat_none_as_null = true)]
struct PersonRow {
    id: PersonId,
    email: String,
    name: String,
    password_hash: String,
    language: String,
    partner_id: Option<PartnerId>,
    roles: String,
    active: bool,
    must_change_password: bool,
    created_at: NaiveDateTime,
}

impl PersonRow {
    fn into_person(self, factors: Factors, ties: Ties) -> Result<Person, StoreError> {
        let email = Email::parse(&self.email)
            .map_err(|wrong| StoreError::Broken(format!("a person's address: {}", wrong.key)))?;
        Ok(Person {
            id: self.id,
            email,
            name: self.name,
            language: Lang::from_key(&self.language).unwrap_or_default(),
            partner: self.partner_id,
            roles: roles_from_text(&self.roles),
            scopes: ties.scopes,
            conflicts: ties.conflicts,
            active: self.active,
            must_change_password: self.must_change_password,
            has_second_factor: factors.0,
            second_factor_demanded: factors.1,
        })
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = partners)]
struct PartnerRow {
    id: PartnerId,
    name: String,
    country: String,
    domain: String,
    created_at: NaiveDateTime,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = locations)]
struct LocationRow {
    mpn: String,
    partner_id: PartnerId,
    name: String,
    country: String,
    enrolled: bool,
}

fn broken(what: &str) -> StoreError {
    StoreError::Broken(format!("{what} cannot be read"))
}

impl TryFrom<PartnerRow> for Partner {
    type Error = StoreError;
    fn try_from(row: PartnerRow) -> Result<Self, StoreError> {
        let domain = CustomerDomain::parse(&row.domain).map_err(|_| broken("a partner's domain"))?;
        Ok(Self { id: row.id, name: row.name, country: row.country, domain })
    }
}

impl TryFrom<LocationRow> for Location {
    type Error = StoreError;
    fn try_from(row: LocationRow) -> Result<Self, StoreError> {
        let mpn = Mpn::parse(&row.mpn).map_err(|_| broken("an MPN"))?;
        let LocationRow { partner_id, name, country, enrolled, .. } = row;
        Ok(Self { mpn, partner: partner_id, name, country, enrolled })
    }
}

/// What ties a person to locations or keeps them from organisations.
#[derive(Default)]
struct Ties {
    scopes: Scopes,
    conflicts: Vec<PartnerId>,
}

/// Whether a person has a second factor, and whether its organisation demands one.
type Factors = (bool, bool);

/// A person's row and what there is to know of its second factors: one question to the database, asked with every page.
macro_rules! people_and_factors {
    () => {{
        let own = second_factors::table.filter(second_factors::person_id.eq(people::id));
        let demanding = partners::table
            .filter(partners::id.nullable().eq(people::partner_id))
            .filter(partners::demands_second_factor);
        let factors = (diesel::dsl::exists(own), diesel::dsl::exists(demanding));
        people::table.select((PersonRow::as_select(), factors))
    }};
}

/// A person with the hash of the password, for signing in and nothing else.
#[derive(Debug)]
pub struct Credentials {
    /// Who it would be.
    pub person: Person,
    /// What the password must match.
    pub password_hash: String,
}

impl Reader<'_> {
    /// One person.
    ///
    /// # Errors
    /// When the database fails.
    pub fn person(&mut self, id: &PersonId) -> Result<Option<Person>, StoreError> {
        let row = people_and_factors!().filter(people::id.eq(id)).first(self.conn).optional()?;
        row.map(|row| self.whole(row)).transpose()
    }

    /// The person of an address, with what the password must match.
    ///
    /// # Errors
    /// When the database fails.
    pub fn credentials(&mut self, email: &str) -> Result<Option<Credentials>, StoreError> {
        let row: Option<(PersonRow, Factors)> = people_and_factors!()
            .filter(people::email.eq(email.to_lowercase()))
            .first(self.conn)
            .optional()?;
        row.map(|row| {
            let password_hash = row.0.password_hash.clone();
            Ok(Credentials { person: self.whole(row)?, password_hash })
        })
        .transpose()
    }

    /// The person of an address.
    ///
    /// # Errors
    /// When the database fails.
    pub fn person_at(&mut self, email: &str) -> Result<Option<Person>, StoreError> {
        Ok(self.credentials(email)?.map(|known| known.person))
    }

    /// The people of one organisation, or Microsoft's, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn people_of(&mut self, partner: Option<&PartnerId>) -> Result<Vec<Person>, StoreError> {
        let all = people_and_factors!().order((people::name, people::id));
        let rows: Vec<(PersonRow, Factors)> = match partner {
            Some(partner) => all.filter(people::partner_id.eq(partner)).load(self.conn)?,
            None => all.filter(people::partner_id.is_null()).load(self.conn)?,
        };
        let mut ties = self.ties_of(rows.iter().map(|(row, _)| row))?;
        let whole = |(row, factors): (PersonRow, Factors)| {
            let ties = ties.remove(&row.id).unwrap_or_default();
            row.into_person(factors, ties)
        };
        rows.into_iter().map(whole).collect()
    }

    fn whole(&mut self, (row, factors): (PersonRow, Factors)) -> Result<Person, StoreError> {
        let ties = self.ties_of([&row].into_iter())?.remove(&row.id).unwrap_or_default();
        row.into_person(factors, ties)
    }

    /// What ties people: a partner's to locations, Microsoft's from organisations.
    fn ties_of<'a>(
        &mut self,
        rows: impl Iterator<Item = &'a PersonRow>,
    ) -> Result<BTreeMap<PersonId, Ties>, StoreError> {
        let (theirs, ours): (Vec<&PersonRow>, Vec<&PersonRow>) =
            rows.partition(|row| row.partner_id.is_some());
        let mut ties: BTreeMap<PersonId, Ties> = BTreeMap::new();
        if !theirs.is_empty() {
            let ids: Vec<&PersonId> = theirs.iter().map(|row| &row.id).collect();
            for (person, scopes) in self.scopes_of(&ids)? {
                ties.entry(person).or_default().scopes = scopes;
            }
        }
        if !ours.is_empty() {
            let known: Vec<_> =
                ours.iter().map(|row| (&row.id, row.email.rsplit('@').next().unwrap_or_default())).collect();
            for (person, conflicts) in self.partial_to(&known)? {
                ties.entry(person).or_default().conflicts = conflicts.into_iter().collect();
            }
        }
        Ok(ties)
    }

    /// The locations to which roles of these people are kept; who is not among them is kept to none.
    fn scopes_of(&mut self, ids: &[&PersonId]) -> Result<BTreeMap<PersonId, Scopes>, StoreError> {
        let mut scopes: BTreeMap<PersonId, Scopes> = BTreeMap::new();
        for some in ids.chunks(AT_ONCE) {
            let rows: Vec<(PersonId, String, String)> = role_scopes::table
                .filter(role_scopes::person_id.eq_any(some.iter().copied()))
                .select((role_scopes::person_id, role_scopes::role, role_scopes::mpn))
                .load(self.conn)?;
            for (person, role, mpn) in rows {
                // What cannot be read must not widen what somebody sees.
                let role = Role::from_key(&role).ok_or_else(|| broken("a scope's role"))?;
                let mpn = Mpn::parse(&mpn).map_err(|_| broken("a scope's MPN"))?;
                let before = scopes.remove(&person).unwrap_or_default();
                scopes.insert(person, before.with(role, [mpn]));
            }
        }
        Ok(scopes)
    }

    /// Active people of an organisation (or of Microsoft's) who hold a role.
    ///
    /// # Errors
    /// When the database fails.
    pub fn people_with(
        &mut self,
        partner: Option<&PartnerId>,
        role: Role,
    ) -> Result<Vec<Person>, StoreError> {
        let people = self.people_of(partner)?;
        Ok(people.into_iter().filter(|person| person.active && person.is(role)).collect())
    }

    /// The name of an organisation; `None` for Microsoft's people.
    ///
    /// # Errors
    /// When the database fails.
    pub fn organisation(&mut self, partner: Option<&PartnerId>) -> Result<Option<String>, StoreError> {
        let partner = partner.map(|id| self.partner(id)).transpose()?.flatten();
        Ok(partner.map(|partner| partner.name))
    }

    /// One organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub fn partner(&mut self, id: &PartnerId) -> Result<Option<Partner>, StoreError> {
        let row = partners::table.find(id).select(PartnerRow::as_select()).first(self.conn).optional()?;
        row.map(Partner::try_from).transpose()
    }

    /// Every organisation, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn partners(&mut self) -> Result<Vec<Partner>, StoreError> {
        let rows: Vec<PartnerRow> =
            partners::table.select(PartnerRow::as_select()).order(partners::name).load(self.conn)?;
        rows.into_iter().map(Partner::try_from).collect()
    }

    /// The locations of an organisation, by MPN ID.
    ///
    /// # Errors
    /// When the database fails.
    pub fn locations(&mut self, partner: &PartnerId) -> Result<Vec<Location>, StoreError> {
        let rows: Vec<LocationRow> = locations::table
            .filter(locations::partner_id.eq(partner))
            .select(LocationRow::as_select())
            .order(locations::mpn)
            .load(self.conn)?;
        rows.into_iter().map(Location::try_from).collect()
    }

    /// The locations of an organisation that lie within a reach, by MPN ID.
    ///
    /// # Errors
    /// When the database fails.
    pub fn locations_within(&mut self, reach: &Reach) -> Result<Vec<Location>, StoreError> {
        let mut all = self.locations(reach.partner())?;
        all.retain(|location| reach.covers(&location.partner, Some(&location.mpn)));
        Ok(all)
    }

    /// One location, whosever it is.
    ///
    /// # Errors
    /// When the database fails.
    pub fn location(&mut self, mpn: &Mpn) -> Result<Option<Location>, StoreError> {
        let row = locations::table
            .find(mpn.as_str())
            .select(LocationRow::as_select())
            .first(self.conn)
            .optional()?;
        row.map(Location::try_from).transpose()
    }
}

impl Writer<'_> {
    /// Adds a person.
    ///
    /// # Errors
    /// `Unique` when the address is taken.
    pub fn add_person(
        &mut self,
        person: &Person,
        password_hash: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = PersonRow {
            id: person.id.clone(),
            email: person.email.as_str().to_lowercase(),
            name: person.name.clone(),
            password_hash: password_hash.to_owned(),
            language: person.language.key().to_owned(),
            partner_id: person.partner.clone(),
            roles: roles_to_text(&person.roles),
            active: person.active,
            must_change_password: person.must_change_password,
            created_at: stored(at),
        };
        diesel::insert_into(people::table).values(row).execute(self.conn)?;
        self.put_scopes(person)
    }

    /// Changes a person's name, language, roles, where they apply, and whether it may sign in.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn change_person(&mut self, person: &Person) -> Result<(), StoreError> {
        let changed = diesel::update(people::table.find(&person.id))
            .set((
                people::name.eq(&person.name),
                people::language.eq(person.language.key()),
                people::roles.eq(roles_to_text(&person.roles)),
                people::active.eq(person.active),
            ))
            .execute(self.conn)?;
        if changed == 1 { self.put_scopes(person) } else { Err(StoreError::NotFound) }
    }

    /// Writes down anew to which locations a person's roles are kept.
    fn put_scopes(&mut self, person: &Person) -> Result<(), StoreError> {
        let old = role_scopes::table.filter(role_scopes::person_id.eq(&person.id));
        diesel::delete(old).execute(self.conn)?;
        for (role, locations) in person.scopes.iter() {
            for mpn in locations {
                diesel::insert_into(role_scopes::table)
                    .values((
                        role_scopes::person_id.eq(&person.id),
                        role_scopes::role.eq(role.key()),
                        role_scopes::mpn.eq(mpn.as_str()),
                    ))
                    .execute(self.conn)?;
            }
        }
        Ok(())
    }

    /// Sets a person's password; `must_change` when somebody else chose it.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn set_password(&mut self, id: &PersonId, hash: &str, must_change: bool) -> Result<(), StoreError> {
        let changed = diesel::update(people::table.find(id))
            .set((people::password_hash.eq(hash), people::must_change_password.eq(must_change)))
            .execute(self.conn)?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Puts a dearer hash of the same password in the place of an older one, unless the password was changed meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub fn rehash(&mut self, id: &PersonId, old: &str, new: &str) -> Result<(), StoreError> {
        diesel::update(people::table.find(id).filter(people::password_hash.eq(old)))
            .set(people::password_hash.eq(new))
            .execute(self.conn)?;
        Ok(())
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// `Unique` when it is there already.
    pub fn add_partner(&mut self, partner: &Partner, at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = PartnerRow {
            id: partner.id.clone(),
            name: partner.name.clone(),
            country: partner.country.clone(),
            domain: partner.domain.as_str().to_owned(),
            created_at: stored(at),
        };
        diesel::insert_into(partners::table).values(row).execute(self.conn)?;
        Ok(())
    }

    /// Adds a location, or changes the one with its MPN ID.
    ///
    /// # Errors
    /// `Unique` when the MPN ID is another organisation's.
    pub fn put_location(&mut self, location: &Location) -> Result<(), StoreError> {
        let row = LocationRow {
            mpn: location.mpn.as_str().to_owned(),
            partner_id: location.partner.clone(),
            name: location.name.clone(),
            country: location.country.clone(),
            enrolled: location.enrolled,
        };
        let mine = locations::table.find(&row.mpn).filter(locations::partner_id.eq(&row.partner_id));
        if diesel::update(mine).set(&row).execute(self.conn)? == 0 {
            diesel::insert_into(locations::table).values(row).execute(self.conn)?;
        }
        Ok(())
    }
}
