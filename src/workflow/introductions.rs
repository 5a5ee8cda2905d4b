//! Signing in by a directory of people elsewhere: who it vouches for, and who that is here.
//!
//! Somebody who was invited is found by address once, and from then on by the directory's own name for them: whoever
//! gets the address later is somebody else. Others are let in by their groups, and stay what their groups make them.

use super::Workflow;
use super::hex::digest;
use super::people::{NO_PASSWORD, changes, of_person, person_added};
use crate::domain::actor::Role;
use crate::domain::contact::{Email, Lang};
use crate::domain::directory::{Contradiction, GroupRules, Introduced, Place};
use crate::domain::ids::{PartnerId, PersonId};
use crate::domain::person::Person;
use crate::domain::reach::Scopes;
use crate::domain::trace::{Deed, Door, Fact, Trace, Word};
use crate::store::{Credentials, Identity, Introduction, StoreError, Writer};
use chrono::{DateTime, Duration, Utc};

/// Who gives roles by groups, in the history of somebody's roles: a name, and the same in every language.
const BY_ITS_GROUPS: &str = "Microsoft Entra ID";

/// How long somebody may stay at the directory's provider.
pub const INTRODUCTION_LASTS: Duration = Duration::minutes(10);

/// What an introduction came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// They may come in.
    Welcome(Box<Person>),
    /// Nobody invited them, and no group of theirs lets them in.
    Unknown,
    /// The access of this person was ended here.
    Ended(PersonId),
    /// Their address is this person's, who signs in as another of the directory.
    Taken(PersonId),
    /// Their groups contradict each other, or name an organisation that is not there.
    Unfit,
}

/// How somebody comes back from a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asks {
    /// The language of whoever is made a person.
    pub language: Lang,
    /// Whether a second factor was given there.
    pub twofold: bool,
    /// Whether somebody signed in proves it anew.
    pub anew: bool,
}

/// What somebody's groups say of their place here.
type PlaceByGroups = Result<Option<Place>, Contradiction>;

impl Workflow {
    /// Lets a browser go to the provider; answers the state with which it is to come back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_introduction(&self, browser: &str, how: Introduction) -> Result<String, StoreError> {
        let (state, at, browser) = (self.ids.secret(), self.instant(), digest(browser));
        let key = digest(&state);
        let begin = move |writer: &mut Writer<'_>| writer.begin_introduction((&key, &browser), &how, at);
        self.store.write(begin).await?;
        Ok(state)
    }

    /// Takes the browser that comes back, once; `None` when it took too long, came before, or is another.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_introduction(
        &self,
        state: &str,
        browser: &str,
    ) -> Result<Option<Introduction>, StoreError> {
        if state.is_empty() || browser.is_empty() {
            return Ok(None);
        }
        let (key, browser, since) = (digest(state), digest(browser), self.instant() - INTRODUCTION_LASTS);
        let take = move |writer: &mut Writer<'_>| writer.take_introduction(&key, &browser, since);
        self.store.write(take).await
    }

    /// Who somebody is here for whom a directory has vouched. Whoever comes for the first time is tied to their name
    /// there; who is let in by a group is made a person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn admit(
        &self,
        who: Introduced,
        asks: Asks,
        rules: &GroupRules,
        door: Door,
    ) -> Result<Admission, StoreError> {
        let at = self.instant();
        let place = rules.place_of(&who.groups);
        let coming = Coming { place, who, asks, door, at };
        let id = self.ids.person(at);
        let admit = move |writer: &mut Writer<'_>| {
            let admission = coming.admission(writer, &id)?;
            if let Some(trace) = coming.trace_of(&admission) {
                writer.trace(&trace, at)?;
            }
            Ok(admission)
        };
        self.store.write(admit).await
    }
}

/// Somebody at the door, for whom a directory has vouched.
struct Coming {
    who: Introduced,
    place: PlaceByGroups,
    asks: Asks,
    door: Door,
    at: DateTime<Utc>,
}

impl Coming {
    fn admission(&self, writer: &mut Writer<'_>, newcomer: &PersonId) -> Result<Admission, StoreError> {
        if let Some(identity) = writer.reader().identity(&self.who.issuer, &self.who.subject)? {
            return self.comes_again(writer, &identity);
        }
        for address in &self.who.addresses {
            if let Some(invited) = writer.reader().credentials(address.as_str())? {
                return self.comes_invited(writer, invited);
            }
        }
        self.comes_by_group(writer, newcomer)
    }

    fn comes_again(&self, writer: &mut Writer<'_>, identity: &Identity) -> Result<Admission, StoreError> {
        let Some(person) = writer.reader().person(&identity.person)? else { return Ok(Admission::Unknown) };
        if !person.active {
            return Ok(Admission::Ended(person.id));
        }
        if !identity.by_group {
            return Ok(Admission::Welcome(Box::new(person)));
        }
        match &self.place {
            Ok(Some(place)) if partner_of(writer, place)?.as_ref() == Some(&person.partner) => {
                let person = self.with_roles(writer, person, &place.roles)?;
                Ok(Admission::Welcome(Box::new(person)))
            }
            // What the groups gave, they have taken.
            other => {
                writer.end_sessions_of(&person.id)?;
                Ok(if *other == Ok(None) { Admission::Unknown } else { Admission::Unfit })
            }
        }
    }

    /// The person with the roles their groups give; where these are others than before, open sessions end.
    fn with_roles(
        &self,
        writer: &mut Writer<'_>,
        mut person: Person,
        roles: &[Role],
    ) -> Result<Person, StoreError> {
        if person.roles != roles {
            let before = person.clone();
            person.roles = roles.to_vec();
            // A role that is gone leaves no locations behind; one that stays keeps to its own.
            person.scopes = person.scopes.kept_to(roles);
            writer.change_person(&person)?;
            writer.note_roles(&person, BY_ITS_GROUPS, self.at)?;
            writer.end_sessions_of(&person.id)?;
            changes(&self.door, &before, &person)
                .iter()
                .try_for_each(|trace| writer.trace(trace, self.at))?;
        }
        Ok(person)
    }

    fn comes_invited(&self, writer: &mut Writer<'_>, invited: Credentials) -> Result<Admission, StoreError> {
        let Credentials { person, password_hash } = invited;
        if writer.reader().identity_of(&person.id)?.is_some() {
            return Ok(Admission::Taken(person.id));
        }
        if !person.active {
            return Ok(Admission::Ended(person.id));
        }
        if password_hash == NO_PASSWORD {
            // There is none to change.
            writer.set_password(&person.id, NO_PASSWORD, false)?;
        }
        self.bind(writer, &person.id, false)?;
        writer.trace(&of_person(Deed::IdentityTied, &self.door, &person).by(&person.id), self.at)?;
        Ok(Admission::Welcome(Box::new(person)))
    }

    fn comes_by_group(&self, writer: &mut Writer<'_>, id: &PersonId) -> Result<Admission, StoreError> {
        let Ok(place) = &self.place else { return Ok(Admission::Unfit) };
        let Some((place, address)) = place.as_ref().zip(self.who.addresses.first()) else {
            return Ok(Admission::Unknown);
        };
        let Some(partner) = partner_of(writer, place)? else { return Ok(Admission::Unfit) };
        let name = self.who.name.as_ref().map_or(address.as_str(), |name| name.as_str());
        let person = Person {
            id: id.clone(),
            email: Email::parse(&address.as_str().to_lowercase()).unwrap_or_else(|_| address.clone()),
            name: name.to_owned(),
            language: self.asks.language,
            partner,
            roles: place.roles.clone(),
            active: true,
            must_change_password: false,
            has_second_factor: false,
            second_factor_demanded: false,
            scopes: Scopes::default(),
            conflicts: Vec::new(),
        };
        writer.add_person(&person, NO_PASSWORD, self.at)?;
        writer.note_roles(&person, BY_ITS_GROUPS, self.at)?;
        self.bind(writer, id, true)?;
        writer.trace(&person_added(&self.door, &person), self.at)?;
        // Read back: whether its organisation demands a second factor is the organisation's to say.
        let person = writer.reader().person(id)?;
        Ok(person.map_or(Admission::Unknown, |person| Admission::Welcome(Box::new(person))))
    }

    fn bind(&self, writer: &mut Writer<'_>, person: &PersonId, by_group: bool) -> Result<(), StoreError> {
        let identity = Identity { person: person.clone(), by_group };
        writer.bind_identity((&self.who.issuer, &self.who.subject), &identity, self.at)
    }

    /// What is left behind; nothing by somebody who has yet to give a second factor, which leaves its own.
    fn trace_of(&self, admission: &Admission) -> Option<Trace> {
        let by_microsoft = |deed| Trace::of(deed, &self.door).with(Fact::Means, Word::Microsoft);
        let failed = || by_microsoft(Deed::SignInFailed);
        match admission {
            Admission::Welcome(person) if person.has_second_factor && !self.asks.twofold => None,
            Admission::Welcome(person) if self.asks.anew => {
                Some(by_microsoft(Deed::PasswordConfirmed).by(&person.id))
            }
            Admission::Welcome(person) => Some(by_microsoft(Deed::SignedIn).by(&person.id)),
            Admission::Ended(person) => Some(failed().about(person).with(Fact::Why, Word::Deactivated)),
            Admission::Taken(person) => Some(failed().about(person)),
            Admission::Unknown | Admission::Unfit => Some(failed()),
        }
    }
}

/// The organisation of a place, `Some(None)` for Microsoft; `None` where no organisation has the domain.
fn partner_of(writer: &mut Writer<'_>, place: &Place) -> Result<Option<Option<PartnerId>>, StoreError> {
    let Some(domain) = &place.organisation else { return Ok(Some(None)) };
    Ok(writer.reader().partner_of_domain(domain)?.map(Some))
}
