//! Signing in: how often it may be tried, what a try costs, and one's own password and sessions.
//!
//! Tries are counted by account and address together, and more patiently by address alone. A device that has signed in
//! before is counted by itself: whatever strangers do to an account, its owner's own device is never kept waiting for
//! it. Tries from many addresses only shorten the patience with each of them, so that nobody is ever locked out.

use super::Workflow;
use super::passwords::Match;
use super::people::{PeopleError, busy};
use crate::domain::ids::{LetterId, PersonId};
use crate::domain::notice::Notice;
use crate::domain::password::{Clues, LONGEST, SHORTEST_ALONE, Strength, judge};
use crate::domain::patience::{ATTACKED_AFTER, Patience};
use crate::domain::person::Person;
use crate::domain::trace::{Deed, Door, Fact, Trace, Word};
use crate::store::{Credentials, StoreError, Writer};
use crate::workflow::recipients::to_person;
use chrono::{DateTime, Utc};

/// What a sign-in came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// Address and password belong together, and the person may sign in.
    Welcome(Box<Person>),
    /// They do not; nobody learns which of the two was wrong.
    Wrong,
    /// Too many tries: the next is taken then.
    Wait(DateTime<Utc>),
    /// Too many are signing in at once.
    Busy,
}

/// Somebody at the door.
#[derive(Clone)]
pub struct Knock {
    /// The address typed.
    pub email: String,
    /// The password typed.
    pub password: String,
    /// Where on the net they are.
    pub address: String,
    /// The device, where it has signed in to this account before.
    pub device: Option<String>,
    /// What the password is asked for: to sign in, before something sensitive, to change it.
    pub occasion: Word,
    /// Where they stand, for the trace they leave.
    pub door: Door,
}

impl Knock {
    /// What a try that led nowhere leaves. Whose account it was is told by its owner; of one that nobody has, not even
    /// what was typed.
    fn failed(&self, deed: Deed, known: Option<&Person>) -> Trace {
        let trace = Trace::of(deed, &self.door).with(Fact::Occasion, self.occasion);
        match known {
            Some(person) => trace.about(&person.id),
            None => trace.with(Fact::Why, Word::UnknownAddress),
        }
    }

    /// What a try that was right leaves; nothing where what follows from it leaves its own.
    fn right(&self, person: &Person) -> Option<Trace> {
        let of = |deed| Trace::of(deed, &self.door).by(&person.id);
        match self.occasion {
            // The second factor is asked for next, and begins a session.
            Word::SignIn | Word::Confirmation if person.has_second_factor => {
                Some(of(Deed::PasswordGiven).with(Fact::Occasion, self.occasion))
            }
            Word::SignIn => Some(of(Deed::SignedIn).with(Fact::Means, Word::Password)),
            Word::Confirmation => Some(of(Deed::PasswordConfirmed)),
            _ => None,
        }
    }
}

/// Longer addresses nobody has.
const LONGEST_EMAIL: usize = 254;

/// Under what a try is counted.
#[derive(Clone)]
struct Counts {
    /// The account with this address or this device.
    tight: String,
    /// The account from everywhere, and the address for all accounts; not for a known device.
    wide: Option<(String, String)>,
}

impl Counts {
    /// The next try's instant, where it is not now; counts the try otherwise.
    fn begin(
        &self,
        writer: &mut Writer<'_>,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut waits = vec![writer.reader().waits_until(&self.tight, now)?];
        let mut patience = Patience::ACCOUNT;
        if let Some((account, address)) = &self.wide {
            waits.push(writer.reader().waits_until(address, now)?);
            if writer.reader().failures(account, now)? >= ATTACKED_AFTER {
                patience = Patience::ACCOUNT_UNDER_ATTACK;
            }
        }
        if let Some(until) = waits.into_iter().flatten().max() {
            return Ok(Some(until));
        }
        writer.count_try(&self.tight, patience, now)?;
        if let Some((account, address)) = &self.wide {
            writer.count_try(account, Patience::NEVER_WAITS, now)?;
            writer.count_try(address, Patience::ADDRESS, now)?;
        }
        Ok(None)
    }

    /// The try was not looked at.
    fn undo(&self, writer: &mut Writer<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
        writer.uncount_try(&self.tight, now)?;
        self.wide
            .iter()
            .flat_map(|(account, address)| [account, address])
            .try_for_each(|key| writer.uncount_try(key, now))
    }

    /// The try was right: whoever made it begins anew.
    fn forget(&self, writer: &mut Writer<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.undo(writer, now)?;
        writer.forget_tries(&self.tight)
    }
}

impl Workflow {
    /// Checks address and password: the same words and the same time for unknown people.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_in(&self, knock: Knock) -> Result<SignIn, StoreError> {
        let empty = knock.password.is_empty() || knock.email.trim().is_empty();
        // Nobody's password, whoever it is: neither a guess nor worth a hash.
        if empty || knock.password.chars().count() > LONGEST || knock.email.len() > LONGEST_EMAIL {
            return Ok(SignIn::Wrong);
        }
        let (email, now) = (knock.email.trim().to_lowercase(), self.instant());
        let counts = self.counts(&email, &knock);
        let (counting, knocking) = (counts.clone(), knock.clone());
        let begin = move |writer: &mut Writer<'_>| {
            let wait = counting.begin(writer, now)?;
            let known = writer.reader().credentials(&email)?;
            if wait.is_some() {
                let account = known.as_ref().map(|known| &known.person);
                writer.trace(&knocking.failed(Deed::SignInHeldBack, account), now)?;
            }
            Ok::<_, StoreError>((wait, known))
        };
        let (wait, known) = self.store.write(begin).await?;
        if let Some(until) = wait {
            return Ok(SignIn::Wait(until));
        }
        let hash = known.as_ref().map(|known| known.password_hash.clone()).filter(|hash| !hash.is_empty());
        let Some(matched) = self.passwords.compare(knock.password.clone(), hash).await else {
            self.store.write(move |writer: &mut Writer<'_>| counts.undo(writer, now)).await?;
            return Ok(SignIn::Busy);
        };
        match known {
            Some(known) if matched != Match::No && known.person.active => {
                let trace = knock.right(&known.person);
                let welcome = move |writer: &mut Writer<'_>| {
                    counts.forget(writer, now)?;
                    trace.as_ref().map_or(Ok(()), |trace| writer.trace(trace, now))
                };
                self.store.write(welcome).await?;
                if matched == Match::Outgrown {
                    self.hash_anew(&known, knock.password).await;
                }
                Ok(SignIn::Welcome(Box::new(known.person)))
            }
            known => {
                let trace = knock.failed(Deed::SignInFailed, known.as_ref().map(|known| &known.person));
                let trace = match (known, matched) {
                    (None, _) => trace,
                    (Some(_), Match::No) => trace.with(Fact::Why, Word::WrongPassword),
                    (Some(_), _) => trace.with(Fact::Why, Word::Deactivated),
                };
                self.leave(trace).await?;
                Ok(SignIn::Wrong)
            }
        }
    }

    fn counts(&self, email: &str, knock: &Knock) -> Counts {
        let key = |kind: &str, parts: &[&str]| self.consent_keys.hash(kind, &parts.join("\n"));
        match &knock.device {
            Some(device) => Counts { tight: key("tries by device", &[email, device]), wide: None },
            None => Counts {
                tight: key("tries by account and address", &[email, &knock.address]),
                wide: Some((key("tries by account", &[email]), key("tries by address", &[&knock.address]))),
            },
        }
    }

    /// The password is right and its hash is of cheaper times. Where a dearer one cannot be made now, it is made next time.
    async fn hash_anew(&self, known: &Credentials, password: String) {
        let Some(hash) = self.passwords.hash(password).await else { return };
        let (id, old) = (known.person.id.clone(), known.password_hash.clone());
        let changed = self.store.write(move |writer: &mut Writer<'_>| writer.rehash(&id, &old, &hash)).await;
        if let Err(error) = changed {
            tracing::warn!(cause = %error, "a password could not be hashed anew");
        }
    }

    /// How many passwords were hashed or compared since the start: the same for known and unknown people.
    pub fn passwords_hashed(&self) -> u64 {
        self.passwords.done()
    }

    /// Changes one's own password, ends all one's sessions, and tells the person by letter. Answers how strong it is.
    ///
    /// # Errors
    /// `WrongPassword`, `Unfit`, `Wait`, or the database's failure.
    pub async fn change_password(
        &self,
        person: &Person,
        old: Knock,
        new: String,
    ) -> Result<Strength, PeopleError> {
        let trace = Trace::of(Deed::PasswordChanged, &old.door).by(&person.id);
        match self.sign_in(old).await? {
            SignIn::Welcome(same) if same.id == person.id => {}
            SignIn::Welcome(_) | SignIn::Wrong => return Err(PeopleError::WrongPassword),
            SignIn::Wait(until) => return Err(PeopleError::Wait(until)),
            SignIn::Busy => return Err(busy().into()),
        }
        let (hash, strength) = self.hash_for(person, new).await?;
        let (person, at) = (person.clone(), self.instant());
        let letter = self.ids.letter(at);
        self.store
            .write(move |writer: &mut Writer<'_>| {
                writer.set_password(&person.id, &hash, false)?;
                password_changed(writer, &person, &letter, at)?;
                Ok::<(), PeopleError>(writer.trace(&trace, at)?)
            })
            .await?;
        Ok(strength)
    }

    /// The hash of a new password and its strength, when it will do for this person.
    ///
    /// # Errors
    /// `Unfit`, or `Store(Busy)`.
    pub(super) async fn hash_for(
        &self,
        person: &Person,
        password: String,
    ) -> Result<(String, Strength), PeopleError> {
        let strength = self.judge_for(person, &password).await?;
        let hash = self.passwords.hash(password).await.ok_or_else(busy)?;
        Ok((hash, strength))
    }

    async fn judge_for(&self, person: &Person, password: &str) -> Result<Strength, PeopleError> {
        let partner = person.partner.clone();
        let organisation = self.store.read(move |reader| reader.organisation(partner.as_ref())).await?;
        let clues = Clues::of(person, &organisation.unwrap_or_default());
        judge(password, SHORTEST_ALONE, &clues).map_err(PeopleError::Unfit)
    }

    /// Ends one of one's own sessions, by its name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_session(
        &self,
        person: &PersonId,
        door: &Door,
        handle: String,
    ) -> Result<(), StoreError> {
        self.end_one(person, Trace::of(Deed::SessionsEnded, door), handle).await
    }

    /// Ends the session one is in, by its name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_out(&self, person: &PersonId, door: &Door, handle: String) -> Result<(), StoreError> {
        self.end_one(person, Trace::of(Deed::SignedOut, door), handle).await
    }

    async fn end_one(&self, person: &PersonId, trace: Trace, handle: String) -> Result<(), StoreError> {
        let (person, at, trace) = (person.clone(), self.instant(), trace.by(person));
        let end = move |writer: &mut Writer<'_>| {
            writer.end_session_of(&person, &handle)?;
            writer.trace(&trace, at)
        };
        self.store.write(end).await
    }

    /// Ends all of one's own sessions but the one of this name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_other_sessions(
        &self,
        person: &PersonId,
        door: &Door,
        kept: String,
    ) -> Result<(), StoreError> {
        let (trace, person) = (Trace::of(Deed::SessionsEnded, door).by(person), person.clone());
        let at = self.instant();
        let end = move |writer: &mut Writer<'_>| {
            writer.end_other_sessions_of(&person, &kept)?;
            writer.trace(&trace, at)
        };
        self.store.write(end).await
    }
}

/// What follows from another password: nobody stays signed in, no link opens the account, and its owner hears of it.
pub(super) fn password_changed(
    writer: &mut Writer<'_>,
    person: &Person,
    letter: &LetterId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    writer.end_sessions_of(&person.id)?;
    writer.forget_password_links(&person.id)?;
    writer.post_about(letter.clone(), &person.id, Notice::PasswordChanged, &to_person(person.clone()), at)
}
