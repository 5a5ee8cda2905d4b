//! Letters to send. The door writes them beside their event; the outbox job leases, sends and marks them.

use super::claims::version_column;
use super::columns::{instant, stored};
use super::schema::outbox;
use super::{Reader, StoreError, Writer};
use crate::domain::contact::Lang;
use crate::domain::ids::{ClaimId, LetterId, PersonId};
use crate::domain::notice::Notice;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

/// Whom a letter goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub email: String,
    /// The name.
    pub name: String,
    /// The language the letter is written in.
    pub language: Lang,
}

/// What a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An event of a claim, by its number in the claim's history.
    Claim(ClaimId, u32),
    /// A person and the way they sign in.
    Person(PersonId),
}

/// A letter that is to be sent, was sent, or could not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Which letter; its Message-ID is made from this.
    pub id: LetterId,
    /// What it is about.
    pub about: About,
    /// What kind of letter.
    pub notice: Notice,
    /// To whom.
    pub to: Recipient,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// How often it was tried.
    pub tries: u32,
    /// When it is tried next, while it waits.
    pub next_try_at: DateTime<Utc>,
    /// Where it stands.
    pub delivery: Delivery,
    /// Why the last try failed.
    pub last_error: Option<String>,
}

/// Why a letter was given up that need not be sent any more, and its word in the store: what it asks for was overtaken
/// by what happened since.
pub const OVERTAKEN: &str = "overtaken";

impl Posted {
    /// The claim it is about, if it is about one.
    pub const fn claim(&self) -> Option<&ClaimId> {
        match &self.about {
            About::Claim(claim, _) => Some(claim),
            About::Person(_) => None,
        }
    }

    /// The event of the claim it tells of; 0, which no event has, when it is about a person.
    pub const fn seq(&self) -> u32 {
        match &self.about {
            About::Claim(_, seq) => *seq,
            About::Person(_) => 0,
        }
    }

    /// Whether it was given up because what happened since has overtaken it.
    pub fn is_overtaken(&self) -> bool {
        matches!(self.delivery, Delivery::Failed(_)) && self.last_error.as_deref() == Some(OVERTAKEN)
    }
}

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Not yet sent.
    Waiting,
    /// Handed to the mail server.
    Sent(DateTime<Utc>),
    /// Given up, visibly.
    Failed(DateTime<Utc>),
}

impl Delivery {
    /// The key of its words, and its word in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => WAITING,
            Self::Sent(_) => SENT,
            Self::Failed(_) => FAILED,
        }
    }
}

const WAITING: &str = "waiting";
const SENT: &str = "sent";
const FAILED: &str = "failed";

/// Comments are gathered: at most one letter an hour to each reader.
const COMMENT_PAUSE: Duration = Duration::hours(1);

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = outbox)]
struct OutboxRow {
    id: LetterId,
    claim_id: Option<ClaimId>,
    person_id: Option<PersonId>,
    seq: i32,
    notice: String,
    email: String,
    name: String,
    language: String,
    created_at: NaiveDateTime,
    tries: i32,
    next_try_at: NaiveDateTime,
    leased_until: Option<NaiveDateTime>,
    sent_at: Option<NaiveDateTime>,
    gave_up_at: Option<NaiveDateTime>,
    last_error: Option<String>,
    state: String,
}

impl TryFrom<OutboxRow> for Posted {
    type Error = StoreError;
    fn try_from(row: OutboxRow) -> Result<Self, StoreError> {
        let broken = |what: &str| StoreError::Broken(format!("a letter with {what}"));
        let delivery = match (row.sent_at, row.gave_up_at) {
            (Some(at), _) => Delivery::Sent(instant(at)),
            (None, Some(at)) => Delivery::Failed(instant(at)),
            (None, None) => Delivery::Waiting,
        };
        let seq = u32::try_from(row.seq).map_err(|_| broken("a negative event"))?;
        let about = match (row.claim_id, row.person_id) {
            (Some(claim), _) => About::Claim(claim, seq),
            (None, Some(person)) => About::Person(person),
            (None, None) => return Err(broken("nothing to tell of")),
        };
        Ok(Self {
            id: row.id,
            about,
            notice: Notice::from_key(&row.notice).ok_or_else(|| broken("an unknown notice"))?,
            to: Recipient {
                email: row.email,
                name: row.name,
                language: Lang::from_key(&row.language).unwrap_or_default(),
            },
            created_at: instant(row.created_at),
            tries: u32::try_from(row.tries).unwrap_or_default(),
            next_try_at: instant(row.next_try_at),
            delivery,
            last_error: row.last_error,
        })
    }
}

fn posted(rows: Vec<OutboxRow>) -> Result<Vec<Posted>, StoreError> {
    rows.into_iter().map(Posted::try_from).collect()
}

impl Reader<'_> {
    /// Letters whose turn it is, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn letters_due(&mut self, at: DateTime<Utc>, most: i64) -> Result<Vec<Posted>, StoreError> {
        let at = stored(at);
        posted(
            outbox::table
                .filter(outbox::state.eq(WAITING))
                .filter(outbox::next_try_at.le(at))
                .filter(outbox::leased_until.is_null().or(outbox::leased_until.lt(at)))
                .order((outbox::next_try_at, outbox::id))
                .limit(most)
                .select(OutboxRow::as_select())
                .load(self.conn)?,
        )
    }

    /// Every letter about a claim, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn letters_of(&mut self, claim: &ClaimId) -> Result<Vec<Posted>, StoreError> {
        posted(
            outbox::table
                .filter(outbox::claim_id.eq(claim))
                .order((outbox::created_at, outbox::id))
                .select(OutboxRow::as_select())
                .load(self.conn)?,
        )
    }

    /// One letter.
    ///
    /// # Errors
    /// When the database fails.
    pub fn letter(&mut self, id: &LetterId) -> Result<Option<Posted>, StoreError> {
        let row = outbox::table.find(id).select(OutboxRow::as_select()).first(self.conn).optional()?;
        row.map(Posted::try_from).transpose()
    }

    /// The newest letters, in one state or in any, for the admin's page and the demo's mailbox.
    ///
    /// # Errors
    /// When the database fails.
    pub fn newest_letters(&mut self, state: Option<&str>, most: i64) -> Result<Vec<Posted>, StoreError> {
        let all = outbox::table
            .select(OutboxRow::as_select())
            .order((outbox::created_at.desc(), outbox::id.desc()))
            .limit(most);
        posted(match state {
            Some(state) => all.filter(outbox::state.eq(state.to_owned())).load(self.conn)?,
            None => all.load(self.conn)?,
        })
    }

    /// How many letters are in a state.
    ///
    /// # Errors
    /// When the database fails.
    pub fn count_letters(&mut self, state: &str) -> Result<i64, StoreError> {
        Ok(outbox::table.filter(outbox::state.eq(state)).count().get_result(self.conn)?)
    }

    /// The newest letter of a kind to one reader about a claim.
    fn last_letter(
        &mut self,
        claim: &ClaimId,
        notice: Notice,
        email: &str,
    ) -> Result<Option<Posted>, StoreError> {
        let row = outbox::table
            .filter(outbox::claim_id.eq(claim))
            .filter(outbox::notice.eq(notice.key()))
            .filter(outbox::email.eq(email))
            .order(outbox::created_at.desc())
            .select(OutboxRow::as_select())
            .first(self.conn)
            .optional()?;
        row.map(Posted::try_from).transpose()
    }
}

/// A letter that waits for its first try and is about nothing yet.
fn waiting(id: LetterId, notice: Notice, to: &Recipient, at: DateTime<Utc>) -> OutboxRow {
    OutboxRow {
        id,
        claim_id: None,
        person_id: None,
        seq: 0,
        notice: notice.key().to_owned(),
        email: to.email.clone(),
        name: to.name.clone(),
        language: to.language.key().to_owned(),
        created_at: stored(at),
        tries: 0,
        next_try_at: stored(at),
        leased_until: None,
        sent_at: None,
        gave_up_at: None,
        last_error: None,
        state: WAITING.to_owned(),
    }
}

/// The row of a leased letter, as long as the lease is still its holder's: the number of tries is the fence, so a
/// worker whose lease ran out cannot undo what the next one has done.
macro_rules! leased {
    ($letter:expr) => {
        outbox::table
            .find(&$letter.id)
            .filter(outbox::state.eq(WAITING))
            .filter(outbox::tries.eq(version_column($letter.tries)?))
    };
}

impl Writer<'_> {
    /// Writes down a letter about an event. Comments are gathered into one letter an hour.
    ///
    /// # Errors
    /// `Unique` when this letter was written down before.
    pub fn post(
        &mut self,
        id: LetterId,
        claim: &ClaimId,
        seq: u32,
        notice: Notice,
        to: &Recipient,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut turn = at;
        if notice == Notice::Commented
            && let Some(last) = self.reader().last_letter(claim, notice, &to.email)?
        {
            match last.delivery {
                // It has not left yet: it will carry this comment too.
                Delivery::Waiting => return Ok(()),
                Delivery::Sent(sent) | Delivery::Failed(sent) => turn = at.max(sent + COMMENT_PAUSE),
            }
        }
        let row = OutboxRow {
            claim_id: Some(claim.clone()),
            seq: version_column(seq)?,
            next_try_at: stored(turn),
            ..waiting(id, notice, to, at)
        };
        diesel::insert_into(outbox::table).values(row).execute(self.conn)?;
        Ok(())
    }

    /// Writes down a letter about a person and the way they sign in.
    ///
    /// # Errors
    /// When the database fails.
    pub fn post_about(
        &mut self,
        id: LetterId,
        person: &PersonId,
        notice: Notice,
        to: &Recipient,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = OutboxRow { person_id: Some(person.clone()), ..waiting(id, notice, to, at) };
        diesel::insert_into(outbox::table).values(row).execute(self.conn)?;
        Ok(())
    }

    /// Takes a letter for sending until `until`; tells whether it was free. Two workers never get the same.
    ///
    /// # Errors
    /// When the database fails.
    pub fn lease(
        &mut self,
        letter: &Posted,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let free = outbox::table
            .find(&letter.id)
            .filter(outbox::state.eq(WAITING))
            .filter(outbox::next_try_at.le(stored(now)))
            .filter(outbox::leased_until.is_null().or(outbox::leased_until.lt(stored(now))));
        let taken = diesel::update(free)
            .set((outbox::leased_until.eq(stored(until)), outbox::tries.eq(outbox::tries + 1)))
            .execute(self.conn)?;
        Ok(taken == 1)
    }

    /// Gives back what a portal that is gone had taken for sending; tells how many. Only for a portal that is alone:
    /// each of these letters may have left, and leaves again with the same Message-ID.
    ///
    /// # Errors
    /// When the database fails.
    pub fn return_leases(&mut self) -> Result<usize, StoreError> {
        let taken =
            outbox::table.filter(outbox::state.eq(WAITING)).filter(outbox::leased_until.is_not_null());
        Ok(diesel::update(taken).set(outbox::leased_until.eq(None::<NaiveDateTime>)).execute(self.conn)?)
    }

    /// The mail server has it: that stands, whoever holds the lease by now.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_sent(&mut self, letter: &Posted, at: DateTime<Utc>) -> Result<(), StoreError> {
        diesel::update(outbox::table.find(&letter.id))
            .set((
                outbox::state.eq(SENT),
                outbox::sent_at.eq(stored(at)),
                outbox::last_error.eq(None::<String>),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// It failed, and is tried again at `next`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_again(&mut self, letter: &Posted, why: &str, next: DateTime<Utc>) -> Result<(), StoreError> {
        diesel::update(leased!(letter))
            .set((
                outbox::next_try_at.eq(stored(next)),
                outbox::leased_until.eq(None::<NaiveDateTime>),
                outbox::last_error.eq(why),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// It failed for good, or need not leave any more: nobody is offered another try of that.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_failed(&mut self, letter: &Posted, why: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let state = if why == OVERTAKEN { OVERTAKEN } else { FAILED };
        diesel::update(leased!(letter))
            .set((outbox::state.eq(state), outbox::gave_up_at.eq(stored(at)), outbox::last_error.eq(why)))
            .execute(self.conn)?;
        Ok(())
    }

    /// A given-up letter gets another chance, from now.
    ///
    /// # Errors
    /// When the database fails.
    pub fn try_again(&mut self, id: &LetterId, now: DateTime<Utc>) -> Result<(), StoreError> {
        let known: bool =
            diesel::select(diesel::dsl::exists(outbox::table.find(id))).get_result(self.conn)?;
        if !known {
            return Err(StoreError::NotFound);
        }
        diesel::update(outbox::table.find(id).filter(outbox::state.eq(FAILED)))
            .set((
                outbox::state.eq(WAITING),
                outbox::tries.eq(0),
                outbox::gave_up_at.eq(None::<NaiveDateTime>),
                outbox::leased_until.eq(None::<NaiveDateTime>),
                outbox::next_try_at.eq(stored(now)),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
