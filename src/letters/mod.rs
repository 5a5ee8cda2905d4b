//! What people are told by mail: twenty letters in two languages, and the ways they leave.
//! May know: `domain`, `words`. It is handed the facts and fetches nothing.
//! Start reading at `Postman::write`, then `notices.rs`; the ways out are in `transport.rs`.

mod facts;
mod message;
mod notices;
mod reasons;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod transport;
mod view;

pub use facts::{AccountFacts, LetterFacts, Said};
pub use transport::{BadAddress, Folder, Memory, SendError, Sending, Smtp, Transport};

use crate::domain::ids::{ClaimId, LetterId};
use crate::words::Words;
use chrono::{DateTime, Utc};
use notices::Parts;
use std::fmt;
use std::sync::Arc;
use thiserror::Error;
use view::View;

/// Somebody who writes or is written to.
#[derive(Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
}

impl fmt::Debug for Correspondent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Correspondent(…)")
    }
}

/// A letter, ready to leave.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its number in the outbox.
    pub id: LetterId,
    /// Its name among all mails of the world: the same each time it is tried.
    pub message_id: String,
    /// Who writes.
    pub from: Correspondent,
    /// Who reads.
    pub to: Correspondent,
    /// When it is dated.
    pub at: DateTime<Utc>,
    /// One line.
    pub subject: String,
    /// The letter as plain text.
    pub text: String,
    /// The letter as HTML.
    pub html: String,
}

// A letter may hold the customer's link, which is a secret, and always holds an address.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Why a letter could not be written: a template failed, which is our fault.
#[derive(Debug, Error)]
#[error("a letter's template failed: {0}")]
pub struct WriteError(#[from] askama::Error);

/// Where letters lead: each a function from what the page is about to its path.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// The partner's page of a claim.
    pub claim: fn(&ClaimId) -> String,
    /// Everything that happened to it.
    pub history: fn(&ClaimId) -> String,
    /// Where a rejection is disputed.
    pub dispute: fn(&ClaimId) -> String,
    /// The reviewer's page of a claim.
    pub review: fn(&ClaimId) -> String,
    /// The customer's page, by its token.
    pub consent: fn(&str) -> String,
    /// What CPOR is, for customers.
    pub about_cpor: fn() -> &'static str,
    /// Where a password is chosen, by the letter's token.
    pub choose_password: fn(&str) -> String,
    /// Where somebody says that a password is forgotten.
    pub forgot_password: fn() -> &'static str,
}

/// Writes letters and hands them over.
#[derive(Clone)]
pub struct Postman {
    transport: Arc<dyn Transport>,
    from: Correspondent,
    public_url: String,
    places: Places,
}

impl fmt::Debug for Postman {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postman").field("public_url", &self.public_url).finish_non_exhaustive()
    }
}

impl Postman {
    /// A postman who writes as `from` (`Partner Claims <claims@example.com>`) and whose links begin with `public_url`.
    ///
    /// # Errors
    /// When `from` is no address.
    pub fn new(
        transport: Arc<dyn Transport>,
        from: &str,
        public_url: &str,
        places: Places,
    ) -> Result<Self, BadAddress> {
        let from = message::correspondent(from)?;
        Ok(Self { transport, from, public_url: public_url.trim_end_matches('/').to_owned(), places })
    }

    /// Writes a letter in the language of `words`.
    ///
    /// # Errors
    /// When a template fails.
    pub fn write(&self, words: &Words, facts: &LetterFacts) -> Result<Letter, WriteError> {
        let parts = notices::write(facts.notice, &View::of(self, words, facts))?;
        Ok(self.letter(&facts.id, &facts.to, facts.at, parts))
    }

    /// Writes a letter about the way its reader signs in.
    ///
    /// # Errors
    /// When a template fails.
    pub fn write_about_oneself(&self, words: &Words, facts: &AccountFacts) -> Result<Letter, WriteError> {
        let parts = notices::write(facts.notice, &View::of_account(self, words, facts))?;
        Ok(self.letter(&facts.id, &facts.to, facts.at, parts))
    }

    fn letter(&self, id: &LetterId, to: &Correspondent, at: DateTime<Utc>, parts: Parts) -> Letter {
        Letter {
            id: id.clone(),
            message_id: format!("<{id}@{}>", self.host()),
            from: self.from.clone(),
            to: to.clone(),
            at,
            subject: view::one_line(&parts.subject, LONGEST_SUBJECT),
            text: view::tidy(&parts.text),
            html: parts.html,
        }
    }

    /// Hands a letter over; when this answers well, somebody else has taken charge of it.
    ///
    /// # Errors
    /// `Again` when it may go later, `Never` when it will not.
    pub async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        self.transport.send(letter).await
    }

    /// The portal's own name on the net, without its port.
    fn host(&self) -> &str {
        let rest = self.public_url.split_once("://").map_or(&*self.public_url, |(_, rest)| rest);
        let host = rest.split(['/', ':', '[', ']']).find(|part| !part.is_empty());
        host.unwrap_or("localhost")
    }
}

/// Long enough for every subject we write; a name that would make it longer is cut.
const LONGEST_SUBJECT: usize = 200;
