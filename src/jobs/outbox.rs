//! Letters leave: leased, written in their reader's language, sent, marked.
//!
//! A crash between sending and marking lets the lease run out, and the letter leaves again with the same Message-ID.

use super::Jobs;
use crate::domain::actor::Side;
use crate::domain::claim::Claim;
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::LetterId;
use crate::domain::notice::Notice;
use crate::letters::{Correspondent, Letter, LetterFacts, Said, SendError};
use crate::store::{Delivery, Posted, Reader, StoreError, Writer};
use crate::workflow::ConsentLink;
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use futures_util::StreamExt;
use futures_util::stream;
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

    /// Leases a letter, sends it and marks it; `None` when another worker has it or it could not be marked.
    async fn handle(&self, posted: Posted) -> Option<Outcome> {
        let (letter, claim) = (posted.id.clone(), posted.claim.clone());
        match self.lease(posted).await {
            Ok(Some(leased)) => {
                let (outcome, told) = self.try_to_send(&leased).await;
                match self.mark(&leased, &outcome, told).await {
                    Ok(()) => Some(outcome),
                    Err(error) => {
                        tracing::error!(%letter, %claim, %error, "a letter about {claim} could not be marked");
                        None
                    }
                }
            }
            Ok(None) => None,
            Err(error) => {
                tracing::error!(%letter, %claim, %error, "a letter about {claim} could not be leased");
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
        let (letter, told) = match self.write_letter(posted, now).await {
            Ok(written) => written,
            Err(error) => {
                tracing::error!(letter = %posted.id, claim = %posted.claim, %error, "a letter about {} could not be written", posted.claim);
                return (again_or_never(posted, error.to_string(), now), posted.seq);
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
        let mark = move |writer: &mut Writer<'_>| match &why {
            None => {
                writer.mark_sent(&posted, now)?;
                told_meanwhile(writer, &posted, told, &next_letter, now)
            }
            Some((why, Some(next))) => writer.mark_again(&posted, why, *next),
            Some((why, None)) => writer.mark_failed(&posted, why, now),
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
        let words = self.app.words(posted.to.language).await?;
        let (row, zone) = (posted.clone(), self.app.zone);
        let read = self.app.store.read(move |reader| gather(reader, &row, at, zone)).await?;
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

fn log(posted: &Posted, outcome: &Outcome) {
    let (letter, claim, notice) = (&posted.id, &posted.claim, posted.notice.key());
    match outcome {
        Outcome::Sent => tracing::info!(%letter, %claim, notice, "a letter about {claim} has left"),
        Outcome::Again(why) => {
            tracing::warn!(%letter, %claim, notice, tries = posted.tries, why, "a letter about {claim} waits");
        }
        Outcome::Never(why) => {
            tracing::error!(%letter, %claim, notice, why, "a letter about {claim} was given up");
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
    if posted.notice != Notice::Commented {
        return Ok(());
    }
    let history = writer.reader().history(&posted.claim)?;
    let untold = history.iter().find(|line| line.seq > told && reviewers_comment(line).is_some());
    let Some(untold) = untold else { return Ok(()) };
    let letters = writer.reader().letters_of(&posted.claim)?;
    let written = letters.iter().any(|other| {
        other.notice == Notice::Commented && other.to.email == posted.to.email && other.seq >= untold.seq
    });
    if written {
        return Ok(());
    }
    writer.post(next_letter.clone(), &posted.claim, untold.seq, Notice::Commented, &posted.to, now)
}

fn reviewers_comment(line: &Recorded) -> Option<&str> {
    match &line.outcome.event {
        Event::Commented { text } if line.by.side == Side::Reviewer => Some(text.as_str()),
        _ => None,
    }
}

/// Everything a letter is told from, in one reading; and the last event it speaks of.
fn gather(
    reader: &mut Reader<'_>,
    posted: &Posted,
    at: DateTime<Utc>,
    zone: Tz,
) -> Result<(LetterFacts, u32), StoreError> {
    let history = reader.history(&posted.claim)?;
    let missing = || StoreError::Broken("a letter about an event that is not there".into());
    let line = history.iter().find(|line| line.seq == posted.seq).ok_or_else(missing)?.clone();
    let until: Vec<Recorded> = history.iter().filter(|line| line.seq <= posted.seq).cloned().collect();
    // The claim as that event left it, and not as it is today.
    let claim = Claim::replay(posted.claim.clone(), &until).ok_or_else(missing)?;
    let partner = reader.partner(&claim.partner)?.ok_or_else(missing)?.name;
    let location = location_of(reader, &claim)?;
    let facts = LetterFacts {
        id: posted.id.clone(),
        notice: posted.notice,
        to: Correspondent { name: posted.to.name.clone(), email: posted.to.email.clone() },
        at,
        claim,
        line,
        partner,
        location,
        products: reader.products()?.into_iter().map(|product| (product.code, product.name)).collect(),
        comments: comments_from(&history, posted),
        consent_token: None,
        zone,
    };
    Ok((facts, history.last().map_or(posted.seq, |line| line.seq)))
}

/// The name of the location that claims.
fn location_of(reader: &mut Reader<'_>, claim: &Claim) -> Result<Option<String>, StoreError> {
    let Some(mpn) = &claim.details.mpn else { return Ok(None) };
    Ok(reader.location(mpn)?.map(|location| location.name))
}

/// The reviewers' comments from the letter's own event on: those before it stood in an earlier letter, and those made
/// since it left stand in a later one.
fn comments_from(history: &[Recorded], posted: &Posted) -> Vec<Said> {
    if posted.notice != Notice::Commented {
        return Vec::new();
    }
    let until = match posted.delivery {
        Delivery::Sent(at) => at,
        Delivery::Waiting | Delivery::Failed(_) => DateTime::<Utc>::MAX_UTC,
    };
    let told = history.iter().filter(|line| line.seq >= posted.seq && line.at <= until);
    told.filter_map(|line| {
        let text = reviewers_comment(line)?.to_owned();
        Some(Said { by: line.by.name.clone(), at: line.at, text })
    })
    .collect()
}
