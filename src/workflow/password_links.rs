//! Links with which a password is chosen, and the letters they travel in.
//!
//! A link's token is a keyed hash of its letter's number. The database keeps a digest of the token; the letter, whenever
//! it is written, makes the token anew from the portal's secret. So neither the database nor its copy opens an account.

use super::Workflow;
use super::hex::digest;
use super::people::{NO_PASSWORD, PeopleError};
use super::recipients::to_person;
use super::sign_in::password_changed;
use crate::domain::ids::LetterId;
use crate::domain::notice::Notice;
use crate::domain::password::Strength;
use crate::domain::patience::Patience;
use crate::domain::person::Person;
use crate::domain::trace::{Deed, Door, Fact, Trace, Word};
use crate::store::{Reader, StoreError, Writer};
use chrono::{DateTime, Duration, Utc};

/// How long the link in a letter is good; `None` for letters without one.
pub const fn link_lasts(notice: Notice) -> Option<Duration> {
    match notice {
        Notice::Invitation => Some(Duration::days(7)),
        Notice::PasswordReset => Some(Duration::minutes(10)),
        _ => None,
    }
}

/// Letters with a way to another password: a few at once are forgiven, more only annoy.
const LETTERS: Patience = Patience { free: 3, first: Duration::minutes(1), longest: Duration::hours(1) };

/// The same asked from one address, for whatever accounts.
const LETTERS_FROM_ADDRESS: Patience = Patience { free: 20, ..LETTERS };

/// A link and the letter it travels in.
#[derive(Clone)]
pub(super) struct NewLink {
    letter: LetterId,
    person: Person,
    notice: Notice,
    token_digest: String,
    at: DateTime<Utc>,
}

impl NewLink {
    /// Writes down both. Older links of the person are good no more.
    pub(super) fn post(&self, writer: &mut Writer<'_>) -> Result<(), StoreError> {
        let until = self.at + link_lasts(self.notice).unwrap_or_default();
        let (letter, person) = (&self.letter, &self.person.id);
        let to = to_person(self.person.clone());
        writer.put_password_link(letter, person, &self.token_digest, self.at, until)?;
        writer.post_about(letter.clone(), person, self.notice, &to, self.at)
    }
}

impl Workflow {
    /// The token of the link in a letter: 160 bits that only the portal's secret makes.
    pub fn link_token(&self, letter: &LetterId) -> String {
        self.consent_keys.hash("password link", letter.as_str())
    }

    pub(super) fn link_for(&self, person: &Person, notice: Notice) -> NewLink {
        let at = self.instant();
        let letter = self.ids.letter(at);
        let token_digest = digest(&self.link_token(&letter));
        NewLink { letter, person: person.clone(), notice, token_digest, at }
    }

    /// Sends a way to another password to whoever signs in with an address. Nobody who asks learns whether anybody does,
    /// nor whether it was asked too often.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forgot_password(&self, email: &str, address: &str, door: &Door) -> Result<(), StoreError> {
        let (email, at) = (email.trim().to_lowercase(), self.instant());
        let by_account = self.consent_keys.hash("letters by account", &email);
        let by_address = self.consent_keys.hash("letters by address", address);
        let known = {
            let email = email.clone();
            let read = move |reader: &mut Reader<'_>| {
                let Some(known) = reader.credentials(&email)? else { return Ok(None) };
                let by_group = reader.identity_of(&known.person.id)?.is_some_and(|one| one.by_group);
                Ok(Some((known.person, by_group)))
            };
            self.store.read(read).await?
        };
        let asked = Trace::of(Deed::PasswordLinkAsked, door);
        let trace = match &known {
            Some((person, false)) if person.active => asked.about(&person.id),
            // Who was let in by a group has no password: the group would not be asked.
            Some((person, true)) if person.active => asked.about(&person.id).with(Fact::Why, Word::Microsoft),
            Some((person, _)) => asked.about(&person.id).with(Fact::Why, Word::Deactivated),
            None => asked.with(Fact::Why, Word::UnknownAddress),
        };
        let known = known.filter(|(person, by_group)| person.active && !by_group);
        let link = known.map(|(person, _)| self.link_for(&person, Notice::PasswordReset));
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let waits = [&by_account, &by_address]
                    .map(|key| writer.reader().waits_until(key, at).map(|until| until.is_some()));
                for waits in waits {
                    if waits? {
                        return Ok(());
                    }
                }
                writer.count_try(&by_account, LETTERS, at)?;
                writer.count_try(&by_address, LETTERS_FROM_ADDRESS, at)?;
                writer.trace(&trace, at)?;
                link.as_ref().map_or(Ok(()), |link| link.post(writer))
            })
            .await
    }

    /// Whose link a token is, while it is good. Looking uses nothing up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn password_link(&self, token: &str) -> Result<Option<Person>, StoreError> {
        let (token, now) = (digest(token), self.instant());
        let read = self.store.read(move |reader| {
            let Some(id) = reader.password_link(&token, now)? else { return Ok(None) };
            reader.person(&id)
        });
        Ok(read.await?.filter(|person| person.active))
    }

    /// Chooses a password with a link, which is good once. Every session of the person ends, and a letter says so.
    ///
    /// # Errors
    /// `DeadLink`, `Unfit`, or the database's failure.
    pub async fn choose_password(
        &self,
        token: &str,
        new: String,
        door: &Door,
    ) -> Result<(Person, Strength), PeopleError> {
        let person = self.password_link(token).await?.ok_or(PeopleError::DeadLink)?;
        let (hash, strength) = self.hash_for(&person, new).await?;
        let (token, at, chosen) = (digest(token), self.instant(), person.clone());
        let letter = self.ids.letter(at);
        let trace = Trace::of(Deed::PasswordChosen, door).by(&person.id);
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let used = writer.use_password_link(&token, at)?;
                if used.as_ref() != Some(&chosen.id) {
                    return Err(PeopleError::DeadLink);
                }
                let before = writer.reader().credentials(chosen.email.as_str())?;
                writer.set_password(&chosen.id, &hash, false)?;
                // Whoever had none before was invited, and chooses the first one: no news to anybody.
                if before.is_some_and(|before| before.password_hash != NO_PASSWORD) {
                    password_changed(writer, &chosen, &letter, at)?;
                }
                Ok(writer.trace(&trace, at)?)
            })
            .await?;
        Ok((person, strength))
    }
}
