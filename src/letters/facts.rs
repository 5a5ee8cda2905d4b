//! What a letter is told from.

use super::Correspondent;
use crate::domain::claim::Claim;
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::LetterId;
use crate::domain::notice::Notice;
use crate::domain::product::ProductCode;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// Everything a letter may say.
#[derive(Debug, Clone)]
pub struct LetterFacts {
    /// The letter's number in the outbox.
    pub id: LetterId,
    /// What kind of letter.
    pub notice: Notice,
    /// To whom.
    pub to: Correspondent,
    /// When it is written.
    pub at: DateTime<Utc>,
    /// The claim as the event left it.
    pub claim: Claim,
    /// The event told of.
    pub line: Recorded,
    /// What had been asked for, where the event is that no answer came.
    pub asked: Option<Event>,
    /// The partner's legal name.
    pub partner: String,
    /// The name of the location that claims, where it is known.
    pub location: Option<String>,
    /// Names of products by their codes.
    pub products: BTreeMap<ProductCode, String>,
    /// What reviewers have said since the last letter about comments.
    pub comments: Vec<Said>,
    /// The token of the customer's link, for the letter that asks for consent.
    pub consent_token: Option<String>,
    /// The portal's time zone.
    pub zone: Tz,
}

/// A reviewer's comment. It has no name: partners know Microsoft's people as "Reviewer".
#[derive(Debug, Clone)]
pub struct Said {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub text: String,
}

/// Everything a letter about the way its reader signs in may say.
#[derive(Clone)]
pub struct AccountFacts {
    /// The letter's number in the outbox.
    pub id: LetterId,
    /// What kind of letter.
    pub notice: Notice,
    /// To whom.
    pub to: Correspondent,
    /// When it is written.
    pub at: DateTime<Utc>,
    /// When what it tells of happened.
    pub happened: DateTime<Utc>,
    /// The reader's organisation; `None` for Microsoft's people.
    pub organisation: Option<String>,
    /// The token of the link with which a password is chosen, and until when it is good.
    pub link: Option<(String, DateTime<Utc>)>,
    /// The portal's time zone.
    pub zone: Tz,
}
