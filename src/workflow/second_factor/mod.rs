//! Proving oneself a second time: after the password, before there is a session.

mod app_code;
mod passkey;
mod vault;

pub use app_code::Told;
pub use passkey::RelyingParty;
pub use vault::Vault;

use super::hex::digest;
use super::recipients::to_person;
use super::{PeopleError, Workflow, manages};
use crate::clock::Ids;
use crate::domain::ids::{FactorId, PartnerId, PersonId};
use crate::domain::notice::Notice;
use crate::domain::person::Person;
use crate::domain::second_factor::{Factor, FactorKind, RECOVERY_CODES, recovery_code_as_kept};
use crate::domain::trace::{Deed, Door, Fact, Trace, Word};
use crate::store::{FactorDraft, KeptFactor, StoreError, Writer};
use chrono::{DateTime, Duration, Utc};
use std::sync::Arc;
use thiserror::Error;

/// How long a sign-in waits for its second factor.
pub const WAITS: Duration = Duration::minutes(10);
/// How many wrong codes end a sign-in.
const TRIES: i32 = 5;
/// How many wrong codes in a day, over all sign-ins of one person, end them: guessing has to stop somewhere. Only who
/// knows the password gets here, so that no stranger locks anybody out.
const TRIES_A_DAY: i64 = 25;
/// More factors than this nobody needs.
const MOST_FACTORS: usize = 10;

/// What second factors are checked with.
pub(super) struct Factors {
    vault: Vault,
    party: Option<RelyingParty>,
}

impl Factors {
    pub(super) const fn new(vault: Vault, party: Option<RelyingParty>) -> Self {
        Self { vault, party }
    }
}

/// What a try came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proved {
    /// It is who it should be.
    Welcome(Box<Person>),
    /// It is not; so many tries are left.
    Wrong(i32),
    /// The sign-in waits no longer: it took too long, or too many codes were wrong.
    Ended,
}

/// Who waits for their second factor.
pub struct Waiting {
    /// Who it would be.
    pub person: Person,
    /// Whether an authenticator app can be asked.
    pub has_app: bool,
    /// Whether a passkey can be asked.
    pub has_passkey: bool,
}

/// Why a change to somebody's second factors was refused.
#[derive(Debug, Error)]
pub enum FactorError {
    /// The code was not the app's.
    #[error("the code is wrong")]
    WrongCode,
    /// The passkey's answer was not good, or came too late.
    #[error("the passkey's answer is not good")]
    NoPasskey,
    /// It has so many already.
    #[error("too many second factors")]
    TooMany,
    /// Not theirs, or not there.
    #[error("no such second factor")]
    NotFound,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<PeopleError> for FactorError {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::Store(error) => Self::Store(error),
            _ => Self::NotFound,
        }
    }
}

/// An app's secret, not yet confirmed: the page carries it sealed.
pub struct Proposal {
    /// The secret under a seal for this person.
    pub sealed: String,
    /// What the app is told.
    pub told: Told,
}

/// What was added, and the recovery codes that came with the first.
pub type Added = Option<Vec<String>>;

impl Workflow {
    /// Whether passkeys can be made where the portal is reached.
    pub fn has_passkeys(&self) -> bool {
        self.factors.party.is_some()
    }

    /// Lets a sign-in wait for its second factor; answers the key it waits under.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn await_second_factor(&self, person: &Person) -> Result<String, StoreError> {
        let (key, at, id) = (self.ids.secret(), self.instant(), person.id.clone());
        let digest = digest(&key);
        let begin = move |writer: &mut Writer<'_>| writer.begin_pending(digest.clone(), &id, at);
        self.store.write(begin).await?;
        Ok(key)
    }

    /// Who waits under a key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&self, key: &str) -> Result<Option<Waiting>, StoreError> {
        let (key, since) = (digest(key), self.instant() - WAITS);
        let read = self.store.read(move |reader| {
            let Some((id, _)) = reader.pending_sign_in(&key, since)? else { return Ok(None) };
            let Some(person) = reader.person(&id)? else { return Ok(None) };
            Ok(Some((person, reader.second_factors(&id)?)))
        });
        let Some((person, factors)) = read.await? else { return Ok(None) };
        let has = |kind| factors.iter().any(|kept| kept.factor.kind == kind);
        let has_passkey = has(FactorKind::Passkey) && self.has_passkeys();
        let has_app = has(FactorKind::App);
        Ok(Some(Waiting { person, has_app, has_passkey }).filter(|waiting| waiting.person.active))
    }

    /// Tries a code: of an authenticator app, or a recovery code.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prove_by_code(&self, key: &str, door: &Door, typed: &str) -> Result<Proved, StoreError> {
        let (factors, ids, typed) = (self.factors.clone(), self.ids.clone(), typed.to_owned());
        let at = self.instant();
        let proof = move |writer: &mut Writer<'_>, person: &PersonId, _: Option<&str>| {
            code_is_right(writer, &factors, &ids, person, &typed, at)
        };
        self.prove(key, door, proof).await
    }

    /// Asks a waiting person's passkeys to sign; `None` when nobody waits or has one. Each question replaces the one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ask_passkey(&self, key: &str) -> Result<Option<String>, StoreError> {
        let (factors, key, since) = (self.factors.clone(), digest(key), self.instant() - WAITS);
        let ask = move |writer: &mut Writer<'_>| {
            let Some((id, _)) = writer.reader().pending_sign_in(&key, since)? else { return Ok(None) };
            let there = writer.reader().second_factors(&id)?;
            let question = factors.party.as_ref().and_then(|party| party.ask_to_sign(&there));
            let Some(question) = question else { return Ok(None) };
            writer.put_challenge(&key, Some(&question.kept))?;
            Ok(Some(question.asked))
        };
        self.store.write::<_, StoreError>(ask).await
    }

    /// Judges a passkey's answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prove_by_passkey(&self, key: &str, door: &Door, answer: &str) -> Result<Proved, StoreError> {
        let (factors, answer, own) = (self.factors.clone(), answer.to_owned(), digest(key));
        let at = self.instant();
        let proof = move |writer: &mut Writer<'_>, person: &PersonId, challenge: Option<&str>| {
            // A question is answered once.
            writer.put_challenge(&own, None)?;
            let there = writer.reader().second_factors(person)?;
            let signed = factors
                .party
                .as_ref()
                .zip(challenge)
                .and_then(|(party, challenge)| party.signed(challenge, &answer, person, &there));
            let used = match signed {
                Some((factor, state)) => writer.use_factor(factor, &factor.secret, &state, at)?,
                None => false,
            };
            Ok(used.then_some(Word::Passkey))
        };
        self.prove(key, door, proof).await
    }

    /// Counts the try before it is looked at, so that a hundred at once are a hundred. `proof` says with what it was
    /// proved, if it was.
    async fn prove(
        &self,
        key: &str,
        door: &Door,
        proof: impl Fn(&mut Writer<'_>, &PersonId, Option<&str>) -> Result<Option<Word>, StoreError>
        + Send
        + Sync
        + 'static,
    ) -> Result<Proved, StoreError> {
        let (key, at, door) = (digest(key), self.instant(), door.clone());
        let prove = move |writer: &mut Writer<'_>| {
            let Some((id, challenge)) = writer.reader().pending_sign_in(&key, at - WAITS)? else {
                return Ok(Proved::Ended);
            };
            let tries = writer.count_code(&key)?;
            let today = writer.reader().codes_tried(&id, at - Duration::days(1))?;
            let person = writer.reader().person(&id)?.filter(|person| person.active);
            let Some(person) = person.filter(|_| tries <= TRIES && today <= TRIES_A_DAY) else {
                return turned_away(writer, &key, &door, &id, at);
            };
            if let Some(means) = proof(writer, &id, challenge.as_deref())? {
                if !writer.end_pending(&key, 1)? {
                    return Ok(Proved::Ended);
                }
                let trace = Trace::of(Deed::SignedIn, &door).by(&id).with(Fact::Means, means);
                writer.trace(&trace, at)?;
                return Ok(Proved::Welcome(Box::new(person)));
            }
            if tries == TRIES {
                return turned_away(writer, &key, &door, &id, at);
            }
            writer.trace(&Trace::of(Deed::SecondFactorFailed, &door).about(&id), at)?;
            Ok(Proved::Wrong(TRIES - tries))
        };
        self.store.write::<_, StoreError>(prove).await
    }

    /// A new secret for a person's authenticator app.
    pub fn propose_app(&self, person: &Person) -> Option<Proposal> {
        let secret = self.ids.bytes::<{ app_code::SECRET }>();
        let sealed = self.factors.vault.seal(self.ids.bytes(), person.id.as_str(), &secret)?;
        Some(Proposal { sealed, told: app_code::told(&secret, person.email.as_str())? })
    }

    /// The same secret once more, from under its seal.
    pub fn proposed_app(&self, person: &Person, sealed: &str) -> Option<Proposal> {
        let opened = self.factors.vault.open(person.id.as_str(), sealed)?;
        let told = app_code::told(&opened.secret, person.email.as_str())?;
        Some(Proposal { sealed: sealed.to_owned(), told })
    }

    /// Adds an authenticator app that has shown the right code; the first factor brings recovery codes.
    ///
    /// # Errors
    /// `WrongCode`, `TooMany`, or the database's failure.
    pub async fn add_app(
        &self,
        person: &Person,
        door: &Door,
        sealed: &str,
        code: &str,
        name: String,
    ) -> Result<Added, FactorError> {
        let vault = &self.factors.vault;
        let opened = vault.open(person.id.as_str(), sealed).ok_or(FactorError::WrongCode)?;
        let second = self.instant().timestamp();
        let step =
            app_code::digits(code).and_then(|digits| app_code::step(&opened.secret, &digits, second, 0));
        let step = step.ok_or(FactorError::WrongCode)?;
        // Sealed anew: what the page carried adds nothing a second time.
        let secret = vault.seal(self.ids.bytes(), person.id.as_str(), &opened.secret);
        let secret = secret.ok_or_else(|| StoreError::Broken("a secret cannot be sealed".into()))?;
        let (kind, id) = (FactorKind::App, self.ids.factor(self.instant()));
        let draft = FactorDraft { id, kind, name, secret, credential: None, state: step.to_string() };
        self.add_factor(person, door, draft).await
    }

    /// Asks for a new passkey: what the browser is asked, and what is kept meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ask_for_passkey(&self, person: &Person) -> Result<Option<(String, String)>, StoreError> {
        let id = person.id.clone();
        let there = self.store.read(move |reader| reader.second_factors(&id)).await?;
        let question = self.factors.party.as_ref().and_then(|party| party.ask_for_new(person, &there));
        Ok(question.map(|question| (question.asked, question.kept)))
    }

    /// Adds the passkey that answers.
    ///
    /// # Errors
    /// `NoPasskey`, `TooMany`, or the database's failure.
    pub async fn add_passkey(
        &self,
        person: &Person,
        door: &Door,
        kept: &str,
        answer: &str,
        name: String,
    ) -> Result<Added, FactorError> {
        let made = self.factors.party.as_ref().and_then(|party| party.made(kept, answer));
        let made = made.ok_or(FactorError::NoPasskey)?;
        let (kind, id) = (FactorKind::Passkey, self.ids.factor(self.instant()));
        let credential = Some(made.credential);
        let draft = FactorDraft { id, kind, name, secret: made.public_key, credential, state: made.state };
        self.add_factor(person, door, draft).await
    }

    async fn add_factor(
        &self,
        person: &Person,
        door: &Door,
        draft: FactorDraft,
    ) -> Result<Added, FactorError> {
        let trace =
            Trace::of(Deed::SecondFactorAdded, door).by(&person.id).with(Fact::Means, draft.kind.key());
        let (at, id, codes) = (self.instant(), person.id.clone(), self.recovery_codes());
        let digests = digests_of(&codes);
        let add = move |writer: &mut Writer<'_>| {
            let there = writer.reader().second_factors(&id)?.len();
            if there >= MOST_FACTORS {
                return Err(FactorError::TooMany);
            }
            match writer.add_factor(&id, &draft, at) {
                Err(StoreError::Unique(_)) => return Err(FactorError::NoPasskey),
                other => other?,
            }
            if there == 0 {
                writer.put_recovery_codes(&id, &digests)?;
            }
            writer.trace(&trace, at)?;
            Ok(there == 0)
        };
        let is_first = self.store.write(add).await?;
        Ok(is_first.then_some(codes))
    }

    /// One's second factors, and how many recovery codes are left.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn factors_of(&self, person: &PersonId) -> Result<(Vec<Factor>, i64), StoreError> {
        let id = person.clone();
        let read = self
            .store
            .read(move |reader| Ok((reader.second_factors(&id)?, reader.recovery_codes_left(&id)?)));
        let (kept, left) = read.await?;
        Ok((kept.into_iter().map(|kept: KeptFactor| kept.factor).collect(), left))
    }

    /// Removes one of one's factors; with the last go the recovery codes.
    ///
    /// # Errors
    /// `NotFound`, or the database's failure.
    pub async fn remove_factor(
        &self,
        person: &Person,
        door: &Door,
        factor: &FactorId,
    ) -> Result<(), FactorError> {
        let (id, factor, at) = (person.id.clone(), factor.clone(), self.instant());
        let trace = Trace::of(Deed::SecondFactorRemoved, door).by(&id);
        let remove = move |writer: &mut Writer<'_>| {
            let there = writer.reader().second_factors(&id)?;
            let kind = there.iter().find(|kept| kept.factor.id == factor).map(|kept| kept.factor.kind.key());
            if !writer.remove_factor(&id, &factor)? {
                return Err(FactorError::NotFound);
            }
            if writer.reader().second_factors(&id)?.is_empty() {
                writer.put_recovery_codes(&id, &[])?;
            }
            let trace = kind.into_iter().fold(trace.clone(), |trace, kind| trace.with(Fact::Means, kind));
            Ok(writer.trace(&trace, at)?)
        };
        self.store.write(remove).await
    }

    /// Replaces one's recovery codes by new ones.
    ///
    /// # Errors
    /// `NotFound` for somebody without a second factor, or the database's failure.
    pub async fn renew_recovery_codes(
        &self,
        person: &Person,
        door: &Door,
    ) -> Result<Vec<String>, FactorError> {
        let (id, codes, at) = (person.id.clone(), self.recovery_codes(), self.instant());
        let trace = Trace::of(Deed::RecoveryCodesRenewed, door).by(&id);
        let digests = digests_of(&codes);
        let renew = move |writer: &mut Writer<'_>| {
            if writer.reader().second_factors(&id)?.is_empty() {
                return Err(FactorError::NotFound);
            }
            writer.put_recovery_codes(&id, &digests)?;
            Ok(writer.trace(&trace, at)?)
        };
        self.store.write(renew).await?;
        Ok(codes)
    }

    /// Removes every second factor of somebody who has lost them, for whoever manages them. Their sessions end, and they
    /// hear of it by letter. Tells whether there was any.
    ///
    /// # Errors
    /// `NotFound`, or the database's failure.
    pub async fn reset_second_factors(
        &self,
        manager: &Person,
        door: &Door,
        id: &PersonId,
    ) -> Result<bool, PeopleError> {
        let (manager, id, at) = (manager.clone(), id.clone(), self.instant());
        let trace = Trace::of(Deed::SecondFactorsReset, door).by(&manager.id).about(&id);
        let letter = self.ids.letter(at);
        let reset = move |writer: &mut Writer<'_>| {
            let person = writer.reader().person(&id)?.ok_or(PeopleError::NotFound)?;
            // One's own are removed on one's own page, with the password.
            if !manages(&manager, person.partner.as_ref()) || manager.id == id {
                return Err(PeopleError::NotFound);
            }
            let removed = writer.remove_factors(&id)?;
            writer.end_sessions_of(&id)?;
            let trace = trace.clone().of_partner(person.partner.as_ref()).with(Fact::Count, removed);
            writer.trace(&trace, at)?;
            if removed > 0 {
                writer.post_about(letter.clone(), &id, Notice::FactorsRemoved, &to_person(person), at)?;
            }
            Ok(removed > 0)
        };
        self.store.write(reset).await
    }

    /// Sets whether an organisation demands a second factor of its people, for whoever manages them.
    ///
    /// # Errors
    /// `NotFound`, or the database's failure.
    pub async fn demand_second_factor(
        &self,
        manager: &Person,
        door: &Door,
        partner: &PartnerId,
        demanded: bool,
    ) -> Result<(), PeopleError> {
        if !manages(manager, Some(partner)) {
            return Err(PeopleError::NotFound);
        }
        let trace = Trace::of(Deed::SecondFactorDemanded, door).by(&manager.id).of_partner(Some(partner));
        let trace = trace.with(Fact::Demanded, if demanded { Word::Yes } else { Word::No });
        let (partner, at) = (partner.clone(), self.instant());
        let demand = move |writer: &mut Writer<'_>| {
            writer.demand_second_factor(&partner, demanded)?;
            writer.trace(&trace, at)
        };
        self.store.write(demand).await.map_err(|error| match error {
            StoreError::NotFound => PeopleError::NotFound,
            other => other.into(),
        })
    }

    fn recovery_codes(&self) -> Vec<String> {
        (0..RECOVERY_CODES).map(|_| self.ids.recovery_code()).collect()
    }
}

/// A sign-in that waits no longer.
fn turned_away(
    writer: &mut Writer<'_>,
    key: &str,
    door: &Door,
    id: &PersonId,
    at: DateTime<Utc>,
) -> Result<Proved, StoreError> {
    writer.end_pending(key, 0)?;
    writer.trace(&Trace::of(Deed::SecondFactorFailed, door).about(id).with(Fact::Why, Word::Ended), at)?;
    Ok(Proved::Ended)
}

/// Looks at a code, and uses it up when it is right; tells of which kind it was.
fn code_is_right(
    writer: &mut Writer<'_>,
    factors: &Arc<Factors>,
    ids: &Ids,
    person: &PersonId,
    typed: &str,
    at: DateTime<Utc>,
) -> Result<Option<Word>, StoreError> {
    let Some(digits) = app_code::digits(typed) else {
        let used = writer.use_recovery_code(person, &digest(&recovery_code_as_kept(typed)), at)?;
        return Ok(used.then_some(Word::RecoveryCode));
    };
    for kept in writer.reader().second_factors(person)? {
        if kept.factor.kind != FactorKind::App {
            continue;
        }
        let Some(opened) = factors.vault.open(person.as_str(), &kept.secret) else {
            tracing::error!(%person, "an app's secret does not open: neither secret of the portal sealed it");
            continue;
        };
        let last = kept.state.parse().unwrap_or(u64::MAX);
        if let Some(step) = app_code::step(&opened.secret, &digits, at.timestamp(), last) {
            let anew = || factors.vault.seal(ids.bytes(), person.as_str(), &opened.secret);
            let sealed = if opened.is_old { anew() } else { None }.unwrap_or_else(|| kept.secret.clone());
            let used = writer.use_factor(&kept, &sealed, &step.to_string(), at)?;
            return Ok(used.then_some(Word::App));
        }
    }
    Ok(None)
}

fn digests_of(codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| digest(&recovery_code_as_kept(code))).collect()
}
