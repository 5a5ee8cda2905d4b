//! Letters leave: leased, written in their reader's language, sent, marked.
//!
//! A crash between sending and marking lets the lease run out, and the letter leaves again with the same Message-ID.

mod account;
mod gather;

use super::Jobs;
use crate::domain::action::{Act, Action};
use crate::domain::actor::Actor;
use crate::domain::calendar::Now;
use crate::domain::claim::Claim;
use crate::domain::ids::ClaimId;
use crate::domain::ids::LetterId;
use crate::domain::lifecycle::{Status, may};
use crate::domain::notice::Notice;
use crate::letters::{Letter, LetterFacts, SendError};
use crate::store::{About, Delivery, OVERTAKEN, Posted, StoreError, Writer};
use crate::workflow::ConsentLink;
use chrono::{DateTime, Duration, Utc};
use futures_util::StreamExt;
use futures_util::stream;
use gather::{gather, reviewers_comment};
use thiserror::Error;
use tokio::sync::watch;

/// How many letters are looked up at a time.
const BATCH: i64 = 20;

/// How many are under way at a time, so that one that hangs does not keep the others.
const SIDE_BY_SIDE: usize = 4;

/// Longer than any try can last: two conversations, each with a server that is silent as long as it may be.
const LEASE: Duration = Duration::minutes(10);

/// Before the second try; doubled for each further one.
const FIRST_PAUSE: Duration = Duration::minutes(1);

/// A mail server that was away is found again within this time.
const LONGEST_PAUSE: Duration = Duration::minutes(30);

/// A letter is given up when it has waited this long and has been tried this often. The days let a server be away over
/// a long weekend; the tries let a letter that an administrator has revived, or one that waited while the portal itself
/// was off, have its chance.
const GIVE_UP_AFTER: Duration = Duration::days(5);
const TRIES: u32 = 10;

/// What a delivery round came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Letters sent.
    pub sent: u32,
    /// Letters that will be tried again.
    pub again: u32,
    /// Letters given up.
    pub given_up: u32,
}

/// Why a letter could not be written.
#[derive(Debug, Error)]
pub enum LetterError {
    /// The database failed, or holds no such claim or event.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Writing it panicked.
    #[error("writing it failed: {0}")]
    Write(String),
}

enum Outcome {
    Sent,
    Again(String),
    Never(String),
}

impl Jobs {
    /// Sends every letter that is due, oldest first, until none is left or `stop` holds `true`.
    ///
    /// # Errors
    /// When the outbox cannot be read; what fails for one letter is noted beside it.
    pub async fn deliver(&self, stop: Option<&watch::Receiver<bool>>) -> Result<Delivered, StoreError> {
        // The demo's clock may leap past a lease while its letter is under way.
        let _turn = self.turn.lock().await;
        let mut delivered = Delivered::default();
        let stopped = || stop.is_some_and(|stop| *stop.borrow());
        while !stopped() {
            let now = self.app.workflow.instant();
            let due = self.app.store.read(move |reader| reader.letters_due(now, BATCH)).await?;
            if due.is_empty() {
                break;
            }
            let outcomes = stream::iter(due)
                .filter(|_| std::future::ready(!stopped()))
                .map(|posted| self.handle(posted))
                .buffer_unordered(SIDE_BY_SIDE)
                .collect::<Vec<_>>()
                .await;
            let mut progress = false;
            for outcome in outcomes.into_iter().flatten() {
                progress = true;
                delivered.count(&outcome);
            }
            // Another worker has the rest, or nothing can be written: no use in asking again at once.
            if !progress {
                break;
            }
        }
        Ok(delivered)
    }

    /// Gives back what a portal that is gone had taken for sending, so that nobody waits for its leases to run out. Only
    /// for a portal that is alone over its database.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn return_leases(&self) -> Result<(), StoreError> {
        let returned = self.app.store.write(|writer: &mut Writer<'_>| writer.return_leases()).await?;
        if returned > 0 {
            tracing::warn!(returned, "letters were under way when the portal last ended; they leave again");
        }
        Ok(())
    }

    /// Leases a letter, sends it and marks it; `None` when another worker has it or it could not be marked.
    async fn handle(&self, posted: Posted) -> Option<Outcome> {
        let (letter, about) = (posted.id.clone(), subject(&posted));
        match self.lease(posted).await {
            Ok(Some(leased)) => {
                let (outcome, told) = self.try_to_send(&leased).await;
                match self.mark(&leased, &outcome, told).await {
                    Ok(()) => Some(outcome),
                    Err(error) => {
                        tracing::error!(%letter, about, %error, "a letter about {about} could not be marked");
                        None
                    }
                }
            }
            Ok(None) => None,
            Err(error) => {
                tracing::error!(%letter, about, %error, "a letter about {about} could not be leased");
                None
            }
        }
    }

    async fn lease(&self, posted: Posted) -> Result<Option<Posted>, StoreError> {
        let now = self.app.workflow.instant();
        let free = posted.clone();
        let taken = self
            .app
            .store
            .write(move |writer: &mut Writer<'_>| writer.lease(&free, now, now + LEASE))
            .await?;
        Ok(taken.then(|| Posted { tries: posted.tries + 1, ..posted }))
    }

    /// What came of it, and the last event the letter has told of.
    async fn try_to_send(&self, posted: &Posted) -> (Outcome, u32) {
        let now = self.app.workflow.instant();
        match self.is_overtaken(posted).await {
            Ok(true) => return (Outcome::Never(OVERTAKEN.into()), posted.seq()),
            Ok(false) => {}
            Err(error) => return (again_or_never(posted, error.to_string(), now), posted.seq()),
        }
        let (letter, told) = match self.write_letter(posted, now).await {
            Ok(written) => written,
            Err(error) => {
                let about = subject(posted);
                tracing::error!(letter = %posted.id, about, %error, "a letter about {about} could not be written");
                return (again_or_never(posted, error.to_string(), now), posted.seq());
            }
        };
        let outcome = match self.postman.send(&letter).await {
            Ok(()) => Outcome::Sent,
            Err(SendError::Again(why)) => again_or_never(posted, why, now),
            Err(SendError::Never(why)) => Outcome::Never(why),
        };
        (outcome, told)
    }

    async fn mark(&self, posted: &Posted, outcome: &Outcome, told: u32) -> Result<(), StoreError> {
        log(posted, outcome);
        let now = self.app.workflow.instant();
        let next_letter = self.app.workflow.ids().letter(now);
        let posted = posted.clone();
        let why = match outcome {
            Outcome::Sent => None,
            Outcome::Again(why) => Some((why.clone(), Some(now + pause(posted.tries)))),
            Outcome::Never(why) => Some((why.clone(), None)),
        };
        let (door, calendar) = (self.app.workflow.clone(), self.app.workflow.calendar().await?);
        // What became of a letter and what follows from it are written together: a crash parts them never.
        let mark = move |writer: &mut Writer<'_>| match &why {
            None => {
                writer.mark_sent(&posted, now)?;
                if let Some(claim) = posted.claim()
                    && posted.notice == Notice::Consent
                    && is_newest(writer, claim, &posted)?
                {
                    door.clock_acts(writer, &calendar, claim, Action::DeliverConsent)?;
                }
                told_meanwhile(writer, &posted, told, &next_letter, now)
            }
            Some((why, Some(next))) => writer.mark_again(&posted, why, *next),
            Some((why, None)) => {
                writer.mark_failed(&posted, why, now)?;
                if let Some(claim) = posted.claim()
                    && posted.notice == Notice::Consent
                    && reached_nobody(writer, claim, &posted)?
                {
                    door.clock_acts(writer, &calendar, claim, Action::BounceConsent)?;
                }
                Ok(())
            }
        };
        self.app.store.write(mark).await
    }

    /// A letter of the outbox as its reader gets it, without sending it: for the demo's mailbox.
    ///
    /// # Errors
    /// When its claim or event cannot be read.
    pub async fn preview(&self, posted: &Posted) -> Result<Letter, LetterError> {
        Ok(self.write_letter(posted, posted.created_at).await?.0)
    }

    /// Writes a letter, and tells the last event it speaks of.
    async fn write_letter(&self, posted: &Posted, at: DateTime<Utc>) -> Result<(Letter, u32), LetterError> {
        match &posted.about {
            About::Claim(claim, _) => self.write_about_claim(claim, posted, at).await,
            About::Person(person) => Ok((self.write_about_person(person, posted, at).await?, 0)),
        }
    }

    async fn write_about_claim(
        &self,
        claim: &ClaimId,
        posted: &Posted,
        at: DateTime<Utc>,
    ) -> Result<(Letter, u32), LetterError> {
        let words = self.app.words(posted.to.language).await?;
        let (row, calendar) = (posted.clone(), self.app.workflow.calendar().await?);
        let claim = claim.clone();
        let read = self.app.store.read(move |reader| gather(reader, &claim, &row, at, &calendar)).await?;
        let (mut facts, told) = read;
        if facts.notice == Notice::Consent {
            facts.consent_token = self.consent_token(&facts);
        }
        let postman = self.postman.clone();
        // On a thread of its own, so that a sentence that panics takes one letter with it and not the rest.
        let written = tokio::task::spawn_blocking(move || postman.write(&words, &facts)).await;
        let written = written.map_err(|_| LetterError::Write("it panicked".into()))?;
        Ok((written.map_err(|error| LetterError::Write(error.to_string()))?, told))
    }

    /// Whether a letter about something that is still to be done has been overtaken by what happened since.
    async fn is_overtaken(&self, posted: &Posted) -> Result<bool, StoreError> {
        let (now, row) = (self.app.workflow.now().await?, posted.clone());
        self.app
            .store
            .read(move |reader| match &row.about {
                About::Claim(claim, _) => Ok(reader.claim(claim)?.is_none_or(|c| overtaken(&c, &row, now))),
                About::Person(person) => account::overtaken(reader, person, &row, now.at),
            })
            .await
    }

    fn consent_token(&self, facts: &LetterFacts) -> Option<String> {
        let last_day = facts.line.outcome.due?.due_on;
        let link = ConsentLink { claim: facts.claim.id.clone(), seq: facts.line.seq, last_day };
        Some(self.app.workflow.consent_token(&link))
    }
}

impl Delivered {
    fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Sent => self.sent += 1,
            Outcome::Again(_) => self.again += 1,
            Outcome::Never(_) => self.given_up += 1,
        }
    }
}

/// The pause after a number of tries: doubled each time, up to the longest.
fn pause(tries: u32) -> Duration {
    // Beyond six doublings the longest pause rules anyway.
    let doubled = FIRST_PAUSE * (1 << tries.saturating_sub(1).min(6));
    doubled.min(LONGEST_PAUSE)
}

fn again_or_never(posted: &Posted, why: String, now: DateTime<Utc>) -> Outcome {
    let spent = posted.tries >= TRIES && now - posted.created_at >= GIVE_UP_AFTER;
    if spent { Outcome::Never(why) } else { Outcome::Again(why) }
}

/// Whether nothing is left of what a letter asks for.
fn overtaken(claim: &Claim, posted: &Posted, now: Now) -> bool {
    match posted.notice {
        // A newer letter has the link that works, or there is nothing left to deny.
        Notice::Consent => {
            let may_deny = may(claim, Act::DenyConsent, &Actor::Customer, now).is_ok();
            claim.consent_seq != Some(posted.seq()) || !may_deny
        }
        Notice::Reminder => {
            let over = claim.due.is_some_and(|due| due.has_passed(now));
            claim.status() != Status::PartnerActionRequired || over
        }
        _ => false,
    }
}

/// Whether the customer's letter is the one whose link works.
fn is_newest(writer: &mut Writer<'_>, claim: &ClaimId, posted: &Posted) -> Result<bool, StoreError> {
    let claim = writer.reader().claim(claim)?;
    Ok(claim.is_some_and(|claim| claim.consent_seq == Some(posted.seq())))
}

/// Whether the customer's newest letter has been given up for each of its addressees.
fn reached_nobody(writer: &mut Writer<'_>, claim: &ClaimId, posted: &Posted) -> Result<bool, StoreError> {
    let letters = writer.reader().letters_of(claim)?;
    let mut these =
        letters.iter().filter(|other| other.notice == posted.notice && other.seq() == posted.seq());
    Ok(is_newest(writer, claim, posted)?
        && these.all(|letter| matches!(letter.delivery, Delivery::Failed(_))))
}

/// What a letter is about, as the log may say it.
fn subject(posted: &Posted) -> String {
    match &posted.about {
        About::Claim(claim, _) => claim.to_string(),
        About::Person(person) => format!("person {person}"),
    }
}

fn log(posted: &Posted, outcome: &Outcome) {
    let (letter, about, notice) = (&posted.id, subject(posted), posted.notice.key());
    match outcome {
        Outcome::Sent => tracing::info!(%letter, about, notice, "a letter about {about} has left"),
        Outcome::Again(why) => {
            tracing::warn!(%letter, about, notice, tries = posted.tries, why, "a letter about {about} waits");
        }
        Outcome::Never(why) => {
            tracing::error!(%letter, about, notice, why, "a letter about {about} was given up");
        }
    }
}

/// A comment made while the letter about comments was under way found a letter waiting, and was not in it.
fn told_meanwhile(
    writer: &mut Writer<'_>,
    posted: &Posted,
    told: u32,
    next_letter: &LetterId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (Some(claim), Notice::Commented) = (posted.claim(), posted.notice) else { return Ok(()) };
    let history = writer.reader().history(claim)?;
    let untold = history.iter().find(|line| line.seq > told && reviewers_comment(line).is_some());
    let Some(untold) = untold else { return Ok(()) };
    let letters = writer.reader().letters_of(claim)?;
    let written = letters.iter().any(|other| {
        other.notice == Notice::Commented && other.to.email == posted.to.email && other.seq() >= untold.seq
    });
    if written {
        return Ok(());
    }
    writer.post(next_letter.clone(), claim, untold.seq, Notice::Commented, &posted.to, now)
}
