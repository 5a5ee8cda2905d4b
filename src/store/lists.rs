//! Claims in lists: the partner's dashboard and the reviewers' queue, page by page without counting through.

use super::columns::{instant, stored};
use super::schema::{claims, partners, people};
use super::{Reader, StoreError};
use crate::domain::ids::{ClaimId, PartnerId, PersonId};
use crate::domain::keyed;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::limit::DeadlineKind;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::dsl::{not, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use std::collections::BTreeMap;

/// How many claims a page of a list shows.
pub const PAGE_SIZE: usize = 25;

/// One claim in a list.
#[derive(Debug, Clone)]
pub struct ListedClaim {
    /// Its number.
    pub id: ClaimId,
    /// The partner's label.
    pub name: String,
    /// The customer, once named.
    pub customer: String,
    /// The location's MPN ID, once chosen.
    pub mpn: String,
    /// Whose claim; for reviewers.
    pub partner: String,
    /// Who reviews it; empty while nobody does.
    pub reviewer: String,
    /// What people see.
    pub status: Status,
    /// Where it stands, more finely.
    pub phase: Phase,
    /// Whether the partner asks for its rejection.
    pub asked_to_reject: bool,
    /// What happens at the deadline, and its day and end.
    pub due: Option<(DeadlineKind, NaiveDate, DateTime<Utc>)>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// A page of a list and the ways onward.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// What is on it.
    pub rows: Vec<T>,
    /// Where the next page begins, if there is one.
    pub after: Option<Cursor>,
    /// Where the previous page ends, if there is one.
    pub before: Option<Cursor>,
}

/// A place in a list: the sorted-by instant and the claim there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    at: NaiveDateTime,
    id: ClaimId,
}

impl Cursor {
    /// Reads a cursor from an address; `None` for anything that is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('_')?;
        let at = NaiveDateTime::parse_from_str(at, "%Y%m%dT%H%M%S").ok()?;
        Some(Self { at, id: ClaimId::parse(id)? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}_{}", self.at.format("%Y%m%dT%H%M%S"), self.id)
    }
}

/// Which page is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// The first.
    #[default]
    Start,
    /// The one after this place.
    After(Cursor),
    /// The one before this place.
    Before(Cursor),
}

keyed::keyed! {
    /// The reviewers' lists.
    pub enum Queue {
        /// Handed in, nobody has begun; oldest due first.
        Waiting = "waiting",
        /// Under review, or asked, by the person looking.
        Mine = "mine",
        /// Under review by anybody.
        InReview = "in-review",
        /// Disputes.
        Disputes = "disputes",
        /// Waiting for the partner.
        Asked = "asked",
        /// The partner asks for its own rejection.
        RejectionAsked = "rejection-asked",
        /// The customer may deny.
        Consent = "consent",
        /// Ours, and late.
        Overdue = "overdue",
        /// Everything that was handed in, newest change first.
        All = "all",
    }
}

keyed::keyed! {
    /// What the partner's dashboard is narrowed to by time.
    pub enum DueFilter {
        /// The partner's move ends today.
        Today = "today",
        /// The partner's move ends within a week.
        Week = "week",
    }
}

/// What the partner's dashboard is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DashboardFilter {
    /// One status.
    pub status: Option<Status>,
    /// The partner's move, by its deadline.
    pub due: Option<DueFilter>,
    /// Words to look for; folded to lower case here.
    pub search: String,
}

/// How many claims are where, for the tiles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Claims by status.
    pub by_status: BTreeMap<Status, i64>,
    /// Partner action required that ends today.
    pub due_today: i64,
    /// Partner action required that ends within a week.
    pub due_this_week: i64,
}

impl Tally {
    /// Claims in a status.
    pub fn of(&self, status: Status) -> i64 {
        self.by_status.get(&status).copied().unwrap_or_default()
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = claims)]
struct ListedRow {
    id: ClaimId,
    name: String,
    customer: Option<String>,
    mpn: Option<String>,
    status: String,
    phase: String,
    asked_to_reject: bool,
    due_kind: Option<String>,
    due_on: Option<NaiveDate>,
    due_at: Option<NaiveDateTime>,
    changed_at: NaiveDateTime,
}

fn listed(row: ListedRow, partner: String, reviewer: Option<String>) -> Result<ListedClaim, StoreError> {
    let broken = |what| StoreError::Broken(format!("a claim with an unknown {what}"));
    let kind = row.due_kind.as_deref().and_then(DeadlineKind::from_key);
    let due = match (kind, row.due_on, row.due_at) {
        (Some(kind), Some(on), Some(at)) => Some((kind, on, instant(at))),
        _ => None,
    };
    Ok(ListedClaim {
        id: row.id,
        name: row.name,
        customer: row.customer.unwrap_or_default(),
        mpn: row.mpn.unwrap_or_default(),
        partner,
        reviewer: reviewer.unwrap_or_default(),
        status: Status::from_key(&row.status).ok_or_else(|| broken("status"))?,
        phase: Phase::from_key(&row.phase).ok_or_else(|| broken("phase"))?,
        asked_to_reject: row.asked_to_reject,
        due,
        changed_at: instant(row.changed_at),
    })
}

/// Cuts the one row too many that tells whether there is a further page, and turns a page read backwards around.
fn page_of<T>(mut rows: Vec<T>, place: &Place, cursor: impl Fn(&T) -> Cursor) -> Page<T> {
    let more = rows.len() > PAGE_SIZE;
    rows.truncate(PAGE_SIZE);
    let backwards = matches!(place, Place::Before(_));
    if backwards {
        rows.reverse();
    }
    let (has_after, has_before) = match place {
        Place::Start => (more, false),
        Place::After(_) => (more, true),
        Place::Before(_) => (true, more),
    };
    let after = rows.last().filter(|_| has_after).map(&cursor);
    let before = rows.first().filter(|_| has_before).map(&cursor);
    Page { rows, after, before }
}

fn by_change(row: &ListedClaim) -> Cursor {
    Cursor { at: stored(row.changed_at), id: row.id.clone() }
}

fn by_due(row: &ListedClaim) -> Cursor {
    let at = row.due.map_or(row.changed_at, |(_, _, at)| at);
    Cursor { at: stored(at), id: row.id.clone() }
}

/// One row more than a page, to know whether there is a next one.
const FETCH: i64 = PAGE_SIZE as i64 + 1;

/// Seeks in a boxed query: from `place` on, sorted by `$column` then number, `$ascending` or not. Written as
/// `a <= x and (a < x or id < y)` so that both databases walk the index.
macro_rules! seek {
    ($query:expr, $place:expr, $column:expr, ascending) => {
        match $place {
            Place::Start => $query.order(($column.asc(), claims::id.asc())),
            Place::After(c) => $query
                .filter($column.ge(c.at))
                .filter($column.gt(c.at).or(claims::id.gt(c.id.clone())))
                .order(($column.asc(), claims::id.asc())),
            Place::Before(c) => $query
                .filter($column.le(c.at))
                .filter($column.lt(c.at).or(claims::id.lt(c.id.clone())))
                .order(($column.desc(), claims::id.desc())),
        }
    };
    ($query:expr, $place:expr, $column:expr, descending) => {
        match $place {
            Place::Start => $query.order(($column.desc(), claims::id.desc())),
            Place::After(c) => $query
                .filter($column.le(c.at))
                .filter($column.lt(c.at).or(claims::id.lt(c.id.clone())))
                .order(($column.desc(), claims::id.desc())),
            Place::Before(c) => $query
                .filter($column.ge(c.at))
                .filter($column.gt(c.at).or(claims::id.gt(c.id.clone())))
                .order(($column.asc(), claims::id.asc())),
        }
    };
}

/// Statuses in which a claim still moves, as long as it has a deadline: an approved one has none once the consent
/// period is over.
const IN_PROGRESS: [Status; 4] =
    [Status::Submitted, Status::UnderReview, Status::PartnerActionRequired, Status::Approved];

/// Conditions in the very words of the small indexes of migration 0006, each of which holds only the claims it is
/// about: a planner recognises a condition by its text, and a bound value has none.
const IN_HAND: &str = "claims.status IN ('under-review', 'partner-action-required')";
const ASKED: &str = "claims.status = 'partner-action-required'";
const DISPUTED: &str = "claims.phase = 'dispute-review'";
const ASKING: &str = "claims.asked_to_reject = TRUE";

impl Reader<'_> {
    /// A page of an organisation's claims, the latest change first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn dashboard(
        &mut self,
        partner: &PartnerId,
        filter: &DashboardFilter,
        today: NaiveDate,
        place: &Place,
    ) -> Result<Page<ListedClaim>, StoreError> {
        let mut query = claims::table
            .left_join(people::table)
            .filter(claims::partner_id.eq(partner.clone()))
            .select((ListedRow::as_select(), people::name.nullable()))
            .limit(FETCH)
            .into_boxed();
        query = match filter.status {
            Some(status) => query.filter(claims::status.eq(status.key())),
            None => query.filter(claims::status.ne(Status::Discarded.key())),
        };
        if let Some(due) = filter.due {
            let last = last_day_of(due, today);
            query = query
                .filter(claims::status.eq(Status::PartnerActionRequired.key()))
                .filter(claims::due_on.le(last));
        }
        if let Some(pattern) = like_pattern(&filter.search) {
            query = query.filter(claims::search.like(pattern).escape('\\'));
        }
        let rows: Vec<(ListedRow, Option<String>)> =
            seek!(query, place, claims::changed_at, descending).load(self.conn)?;
        let rows = rows.into_iter().map(|(row, reviewer)| listed(row, String::new(), reviewer));
        Ok(page_of(rows.collect::<Result<_, _>>()?, place, by_change))
    }

    /// How many of an organisation's claims are where.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tally(&mut self, partner: &PartnerId, today: NaiveDate) -> Result<Tally, StoreError> {
        let counts: Vec<(String, i64)> = claims::table
            .filter(claims::partner_id.eq(partner))
            .group_by(claims::status)
            .select((claims::status, diesel::dsl::count_star()))
            .load(self.conn)?;
        let by_status =
            counts.into_iter().filter_map(|(key, n)| Some((Status::from_key(&key)?, n))).collect();
        let due_today = self.due_count(partner, last_day_of(DueFilter::Today, today))?;
        let due_this_week = self.due_count(partner, last_day_of(DueFilter::Week, today))?;
        Ok(Tally { by_status, due_today, due_this_week })
    }

    fn due_count(&mut self, partner: &PartnerId, last: NaiveDate) -> Result<i64, StoreError> {
        Ok(claims::table
            .filter(claims::partner_id.eq(partner))
            .filter(sql::<Bool>(ASKED))
            .filter(claims::due_on.le(last))
            .count()
            .get_result(self.conn)?)
    }

    /// A page of one of the reviewers' lists.
    ///
    /// # Errors
    /// When the database fails.
    pub fn queue(
        &mut self,
        queue: Queue,
        reader: &PersonId,
        now: DateTime<Utc>,
        search: &str,
        place: &Place,
    ) -> Result<Page<ListedClaim>, StoreError> {
        let mut query = claims::table
            .inner_join(partners::table)
            .left_join(people::table)
            .select((ListedRow::as_select(), partners::name, people::name.nullable()))
            .limit(FETCH)
            .into_boxed();
        let reviewing = Status::UnderReview.key();
        query = match queue {
            Queue::Waiting => query.filter(claims::status.eq(Status::Submitted.key())),
            Queue::Mine => query.filter(claims::reviewer_id.eq(reader.clone())).filter(sql::<Bool>(IN_HAND)),
            Queue::InReview => query.filter(claims::status.eq(reviewing)),
            Queue::Disputes => query.filter(sql::<Bool>(DISPUTED)),
            Queue::Asked => query.filter(claims::status.eq(Status::PartnerActionRequired.key())),
            Queue::RejectionAsked => query
                .filter(sql::<Bool>(ASKING))
                .filter(claims::status.eq_any(IN_PROGRESS.map(Status::key)))
                .filter(claims::due_at.is_not_null()),
            Queue::Consent => {
                query.filter(claims::status.eq(Status::Approved.key())).filter(claims::due_at.is_not_null())
            }
            Queue::Overdue => query
                .filter(claims::due_kind.eq(DeadlineKind::Sla.key()))
                .filter(claims::due_at.lt(stored(now))),
            // The first bound leaves nothing out; it tells the planner at which end of which index to begin.
            Queue::All => query
                .filter(claims::changed_at.gt(DateTime::UNIX_EPOCH.naive_utc()))
                .filter(not(claims::status.eq_any([Status::Editing.key(), Status::Discarded.key()]))),
        };
        if let Some(pattern) = like_pattern(search) {
            query = query.filter(claims::search.like(pattern).escape('\\'));
        }
        let by_deadline = !matches!(queue, Queue::All | Queue::RejectionAsked);
        let query = if by_deadline {
            seek!(query, place, claims::due_at.assume_not_null(), ascending)
        } else {
            seek!(query, place, claims::changed_at, descending)
        };
        let rows: Vec<(ListedRow, String, Option<String>)> = query.load(self.conn)?;
        let rows: Vec<ListedClaim> = rows
            .into_iter()
            .map(|(row, partner, reviewer)| listed(row, partner, reviewer))
            .collect::<Result<_, _>>()?;
        Ok(page_of(rows, place, if by_deadline { by_due } else { by_change }))
    }

    /// How many claims each of the reviewers' lists holds, for the tiles; `All` is too long to be counted each time.
    ///
    /// # Errors
    /// When the database fails.
    pub fn queue_counts(
        &mut self,
        reader: &PersonId,
        now: DateTime<Utc>,
    ) -> Result<BTreeMap<Queue, i64>, StoreError> {
        let of_status = |status: Status| claims::table.filter(claims::status.eq(status.key()));
        let waiting: i64 = of_status(Status::Submitted).count().get_result(self.conn)?;
        let in_review: i64 = of_status(Status::UnderReview).count().get_result(self.conn)?;
        let asked: i64 = of_status(Status::PartnerActionRequired).count().get_result(self.conn)?;
        let disputes: i64 = claims::table.filter(sql::<Bool>(DISPUTED)).count().get_result(self.conn)?;
        let mine: i64 = claims::table
            .filter(claims::reviewer_id.eq(reader))
            .filter(sql::<Bool>(IN_HAND))
            .count()
            .get_result(self.conn)?;
        let overdue: i64 = claims::table
            .filter(claims::due_kind.eq(DeadlineKind::Sla.key()))
            .filter(claims::due_at.lt(stored(now)))
            .count()
            .get_result(self.conn)?;
        let consent: i64 =
            of_status(Status::Approved).filter(claims::due_at.is_not_null()).count().get_result(self.conn)?;
        let rejection_asked: i64 = claims::table
            .filter(sql::<Bool>(ASKING))
            .filter(claims::status.eq_any(IN_PROGRESS.map(Status::key)))
            .filter(claims::due_at.is_not_null())
            .count()
            .get_result(self.conn)?;
        Ok(BTreeMap::from([
            (Queue::Consent, consent),
            (Queue::RejectionAsked, rejection_asked),
            (Queue::Waiting, waiting),
            (Queue::InReview, in_review),
            (Queue::Asked, asked),
            (Queue::Disputes, disputes),
            (Queue::Mine, mine),
            (Queue::Overdue, overdue),
        ]))
    }
}

/// The last day a due filter reaches to.
fn last_day_of(due: DueFilter, today: NaiveDate) -> NaiveDate {
    match due {
        DueFilter::Today => today,
        DueFilter::Week => today + chrono::Days::new(7),
    }
}

/// The most characters a search looks for.
const LONGEST_SEARCH: usize = 100;

/// The pattern that finds the words anywhere; `None` when there are none.
fn like_pattern(search: &str) -> Option<String> {
    // Longer words find nothing more, and a pattern has its limits; nobody types a NUL.
    let folded: String = search.trim().chars().filter(|c| *c != '\0').take(LONGEST_SEARCH).collect();
    let folded = folded.to_lowercase();
    if folded.is_empty() {
        return None;
    }
    let escaped = folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Some(format!("%{escaped}%"))
}
