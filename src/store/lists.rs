//! Claims in lists: the partner's dashboard and the reviewers' queue, page by page without counting through.

use super::columns::{from_json, instant, stored};
use super::desk::COLLIDING;
use super::schema::{claims, partners, people};
use super::{Reader, StoreError};
use crate::domain::calendar::Now;
use crate::domain::ids::{ClaimId, PartnerId, PersonId};
use crate::domain::keyed;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::numbers::Mpn;
use crate::domain::reach::Reach;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::dsl::{not, sql};
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Timestamp};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How many claims a page of a list shows.
pub const PAGE_SIZE: usize = 25;

/// How many claims a list brings as a file at most.
pub const FILE_SIZE: usize = 5000;

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
    /// Whether the partner asks for its rejection, and a reviewer can still confirm it.
    pub asked_to_reject: bool,
    /// The deadline in force.
    pub due: Option<Deadline>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// A page of a list and the ways onward.
#[derive(Debug, Clone)]
pub struct Page<T, K = ClaimId> {
    /// What is on it.
    pub rows: Vec<T>,
    /// Where the next page begins, if there is one.
    pub after: Option<Cursor<K>>,
    /// Where the previous page ends, if there is one.
    pub before: Option<Cursor<K>>,
}

/// A place in a list: the sorted-by instant and what stands there, a claim as a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor<K = ClaimId> {
    pub(super) at: NaiveDateTime,
    pub(super) id: K,
}

impl Cursor {
    /// Reads a cursor from an address; `None` for anything that is none.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text, ClaimId::parse)
    }
}

impl Cursor<i64> {
    /// Reads a cursor in a list of numbered entries; `None` for anything that is none.
    pub fn parse_numbered(text: &str) -> Option<Self> {
        Self::read(text, |id| id.parse().ok())
    }
}

impl<K> Cursor<K> {
    fn read(text: &str, id_of: impl FnOnce(&str) -> Option<K>) -> Option<Self> {
        let (at, id) = text.split_once('_')?;
        // A year of six digits is a date to Rust and none to a database.
        let at = Some(at).filter(|at| at.len() == "20261123T090000".len())?;
        let at = NaiveDateTime::parse_from_str(at, "%Y%m%dT%H%M%S").ok()?;
        Some(Self { at, id: id_of(id)? })
    }
}

impl<K: std::fmt::Display> std::fmt::Display for Cursor<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}_{}", self.at.format("%Y%m%dT%H%M%S"), self.id)
    }
}

/// Which page is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place<K = ClaimId> {
    /// The first.
    #[default]
    Start,
    /// The one after this place.
    After(Cursor<K>),
    /// The one before this place.
    Before(Cursor<K>),
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
        /// Not decided, and in another partner's way; a lead has not settled it.
        Colliding = "colliding",
        /// The partner asks for its own rejection.
        RejectionAsked = "rejection-asked",
        /// The customer may deny.
        Consent = "consent",
        /// Approved, and the customer has not been told: its letter is on its way, or came back.
        Untold = "untold",
        /// Ours, and late.
        Overdue = "overdue",
        /// Everything that was handed in, newest change first.
        All = "all",
    }
}

impl Queue {
    /// Whether it is sorted by the deadline; by the last change otherwise.
    pub const fn is_by_deadline(self) -> bool {
        !matches!(self, Self::All | Self::RejectionAsked | Self::Untold)
    }
}

keyed::keyed! {
    /// What the partner's dashboard is narrowed to by time.
    pub enum DueFilter {
        /// The partner's move ends today.
        Today = "today",
        /// The partner's move ends within a week.
        Week = "week",
        /// Microsoft's move.
        Microsoft = "microsoft",
        /// Microsoft's move, and late.
        Late = "late",
        /// The customer may deny.
        Consent = "consent",
    }
}

keyed::keyed! {
    /// How a list is sorted. Every order is an index's.
    pub enum Order {
        /// The latest change first.
        Changed = "changed",
        /// The oldest change first.
        Unchanged = "unchanged",
        /// What is due first; what has no deadline last.
        Due = "due",
        /// What is due last; what has no deadline first.
        DueLast = "due-last",
    }
}

impl Order {
    /// The same column, read the other way.
    pub const fn reversed(self) -> Self {
        match self {
            Self::Changed => Self::Unchanged,
            Self::Unchanged => Self::Changed,
            Self::Due => Self::DueLast,
            Self::DueLast => Self::Due,
        }
    }

    /// Whether it is sorted by the deadline.
    pub const fn is_by_due(self) -> bool {
        matches!(self, Self::Due | Self::DueLast)
    }
}

/// What the partner's dashboard is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DashboardFilter {
    /// One status.
    pub status: Option<Status>,
    /// The partner's move, by its deadline.
    pub due: Option<DueFilter>,
    /// Words to look for; folded to lower case here.
    pub search: String,
    /// One location, by its MPN ID.
    pub mpn: Option<Mpn>,
    /// How it is sorted.
    pub order: Order,
}

impl Default for DashboardFilter {
    fn default() -> Self {
        Self { status: None, due: None, search: String::new(), mpn: None, order: Order::Changed }
    }
}

/// What one of the reviewers' lists is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// Words to look for; folded to lower case here.
    pub search: String,
    /// One organisation.
    pub partner: Option<PartnerId>,
    /// Whether it is read from its other end.
    pub reversed: bool,
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
    /// Microsoft's move, and late.
    pub late: i64,
    /// The customer may deny.
    pub consent: i64,
}

impl Tally {
    /// Claims in a status.
    pub fn of(&self, status: Status) -> i64 {
        self.by_status.get(&status).copied().unwrap_or_default()
    }

    /// Claims a filter by time shows.
    pub fn due(&self, due: DueFilter) -> i64 {
        match due {
            DueFilter::Today => self.due_today,
            DueFilter::Week => self.due_this_week,
            DueFilter::Microsoft => self.of(Status::Submitted) + self.of(Status::UnderReview),
            DueFilter::Late => self.late,
            DueFilter::Consent => self.consent,
        }
    }

    /// Claims that are on the list at all.
    pub fn all(&self) -> i64 {
        self.by_status.iter().filter(|(status, _)| **status != Status::Discarded).map(|(_, n)| n).sum()
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
    changed_at: NaiveDateTime,
    body: String,
}

/// Of the whole claim, what no column says: a deadline with the zone it was given in.
#[derive(Deserialize)]
struct Kept {
    due: Option<Deadline>,
}

fn listed(row: ListedRow, partner: String, reviewer: Option<String>) -> Result<ListedClaim, StoreError> {
    let broken = |what| StoreError::Broken(format!("a claim with an unknown {what}"));
    let Kept { due } = from_json(&row.body)?;
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
pub(super) fn page_of<T, K>(
    mut rows: Vec<T>,
    place: &Place<K>,
    cursor: impl Fn(&T) -> Cursor<K>,
) -> Page<T, K> {
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
    let at = row.due.map_or(row.changed_at, |due| due.due_at);
    Cursor { at: stored(at), id: row.id.clone() }
}

/// Claims without a deadline stand behind all others.
fn by_end(row: &ListedClaim) -> Cursor {
    let at = row.due.map_or(no_end(), |due| stored(due.due_at));
    Cursor { at, id: row.id.clone() }
}

/// The end of claims that have none; the same as in `END`.
fn no_end() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(9999, 12, 31)
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .unwrap_or(NaiveDateTime::MAX)
}

/// One row more than a page, to know whether there is a next one.
pub(super) const FETCH: i64 = PAGE_SIZE as i64 + 1;

/// One row more than a file holds, likewise.
pub(super) const FETCH_FILE: i64 = FILE_SIZE as i64 + 1;

/// Seeks in a boxed query: from `place` on, sorted by `$column` then `$id`, ascending or not. Written as
/// `a <= x and (a < x or id < y)` so that both databases walk the index.
macro_rules! seek {
    ($query:expr, $place:expr, $column:expr, $id:expr, ascending) => {
        match $place {
            Place::Start => $query.order(($column.asc(), $id.asc())),
            Place::After(c) => $query
                .filter($column.ge(c.at))
                .filter($column.gt(c.at).or($id.gt(c.id.clone())))
                .order(($column.asc(), $id.asc())),
            Place::Before(c) => $query
                .filter($column.le(c.at))
                .filter($column.lt(c.at).or($id.lt(c.id.clone())))
                .order(($column.desc(), $id.desc())),
        }
    };
    ($query:expr, $place:expr, $column:expr, $id:expr, descending) => {
        match $place {
            Place::Start => $query.order(($column.desc(), $id.desc())),
            Place::After(c) => $query
                .filter($column.le(c.at))
                .filter($column.lt(c.at).or($id.lt(c.id.clone())))
                .order(($column.desc(), $id.desc())),
            Place::Before(c) => $query
                .filter($column.ge(c.at))
                .filter($column.gt(c.at).or($id.gt(c.id.clone())))
                .order(($column.asc(), $id.asc())),
        }
    };
}
pub(super) use seek;

/// Narrows a boxed query of claims to what somebody may know of. The locations are said as a double negation, which
/// keeps the planner on the order's own index.
macro_rules! within {
    ($query:expr, $reach:expr) => {{
        let theirs = $query.filter(claims::partner_id.eq($reach.partner().clone()));
        match $reach.locations() {
            None => theirs,
            Some(these) => {
                let these: Vec<String> = these.iter().map(ToString::to_string).collect();
                theirs.filter(diesel::dsl::not(claims::mpn.ne_all(these)))
            }
        }
    }};
}
pub(super) use within;

/// Conditions in the very words of the small indexes of migration 0006, each of which holds only the claims it is
/// about: a planner recognises a condition by its text, and a bound value has none.
const IN_HAND: &str = "claims.status IN ('under-review', 'partner-action-required')";
const ASKED: &str = "claims.status = 'partner-action-required'";
const DISPUTED: &str = "claims.phase = 'dispute-review'";
const UNTOLD: &str = "claims.due_at IS NULL AND claims.phase IN ('consent-open', 'dispute-consent-open')";
const ASKING: &str = "claims.asked_to_reject = TRUE";
const WITH_MICROSOFT: &str = "claims.status IN ('submitted', 'under-review')";
const DENIABLE: &str = "claims.status = 'approved' AND claims.due_at IS NOT NULL";
/// What migration 0008 sorts by: the deadline, or the end of all days.
const END: &str = "COALESCE(claims.due_at, '9999-12-31 00:00:00')";

/// The deadline as an order's column.
fn end() -> SqlLiteral<Timestamp> {
    sql(END)
}

impl Reader<'_> {
    /// A page of the claims somebody may know of.
    ///
    /// # Errors
    /// When the database fails.
    pub fn dashboard(
        &mut self,
        reach: &Reach,
        filter: &DashboardFilter,
        now: Now,
        place: &Place,
    ) -> Result<Page<ListedClaim>, StoreError> {
        let rows = self.dashboard_rows(reach, filter, now, place, FETCH)?;
        Ok(page_of(rows, place, if filter.order.is_by_due() { by_end } else { by_change }))
    }

    /// The same claims for a file, and whether there are more than it holds.
    ///
    /// # Errors
    /// When the database fails.
    pub fn dashboard_file(
        &mut self,
        reach: &Reach,
        filter: &DashboardFilter,
        now: Now,
    ) -> Result<(Vec<ListedClaim>, bool), StoreError> {
        Ok(cut(self.dashboard_rows(reach, filter, now, &Place::Start, FETCH_FILE)?))
    }

    fn dashboard_rows(
        &mut self,
        reach: &Reach,
        filter: &DashboardFilter,
        now: Now,
        place: &Place,
        fetch: i64,
    ) -> Result<Vec<ListedClaim>, StoreError> {
        let all = claims::table
            .left_join(people::table)
            .select((ListedRow::as_select(), people::name.nullable()))
            .limit(fetch)
            .into_boxed();
        let mut query = within!(all, reach);
        query = match filter.status {
            // Said twice over, it keeps the planner on the order's own index.
            Some(status) if filter.order.is_by_due() => query.filter(not(claims::status.ne(status.key()))),
            Some(status) => query.filter(claims::status.eq(status.key())),
            None => query.filter(claims::status.ne(Status::Discarded.key())),
        };
        let is = |status: Status| not(claims::status.ne(status.key()));
        query = match filter.due {
            Some(due @ (DueFilter::Today | DueFilter::Week)) => query
                .filter(is(Status::PartnerActionRequired))
                .filter(claims::due_on.le(last_day_of(due, now.today))),
            Some(DueFilter::Microsoft) => query.filter(not(claims::status.ne_all(WITH_MICROSOFT_KEYS))),
            Some(DueFilter::Late) => query
                .filter(not(claims::status.ne_all(WITH_MICROSOFT_KEYS)))
                .filter(claims::due_at.lt(stored(now.at))),
            Some(DueFilter::Consent) => {
                query.filter(is(Status::Approved)).filter(claims::due_at.is_not_null())
            }
            None => query,
        };
        if let Some(mpn) = &filter.mpn {
            query = query.filter(claims::mpn.eq(mpn.as_str().to_owned()));
        }
        if let Some(pattern) = like_pattern(&filter.search) {
            query = query.filter(claims::search.like(pattern).escape('\\'));
        }
        let query = match filter.order {
            Order::Changed => seek!(query, place, claims::changed_at, claims::id, descending),
            Order::Unchanged => seek!(query, place, claims::changed_at, claims::id, ascending),
            Order::Due => seek!(query, place, end(), claims::id, ascending),
            Order::DueLast => seek!(query, place, end(), claims::id, descending),
        };
        let rows: Vec<(ListedRow, Option<String>)> = query.load(self.conn)?;
        rows.into_iter().map(|(row, reviewer)| listed(row, String::new(), reviewer)).collect()
    }

    /// How many of the claims somebody may know of are where.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tally(&mut self, reach: &Reach, now: Now) -> Result<Tally, StoreError> {
        let by_status = self.by_status(reach)?;
        let due_today = self.due_count(reach, last_day_of(DueFilter::Today, now.today))?;
        let due_this_week = self.due_count(reach, last_day_of(DueFilter::Week, now.today))?;
        let which = |condition: &'static str| {
            within!(claims::table.filter(sql::<Bool>(condition)).into_boxed(), reach)
        };
        let late =
            which(WITH_MICROSOFT).filter(claims::due_at.lt(stored(now.at))).count().get_result(self.conn)?;
        let consent = which(DENIABLE).count().get_result(self.conn)?;
        Ok(Tally { by_status, due_today, due_this_week, late, consent })
    }

    /// How many are in each status; those in which there is none are left out.
    fn by_status(&mut self, reach: &Reach) -> Result<BTreeMap<Status, i64>, StoreError> {
        let counted = (claims::status, diesel::dsl::count_star());
        let theirs = claims::table.filter(claims::partner_id.eq(reach.partner()));
        let counts: Vec<(String, i64)> = match reach.locations() {
            None => theirs.group_by(claims::status).select(counted).load(self.conn)?,
            Some(these) => theirs
                .filter(claims::mpn.eq_any(these.iter().map(Mpn::as_str)))
                .group_by(claims::status)
                .select(counted)
                .load(self.conn)?,
        };
        Ok(counts.into_iter().filter_map(|(key, n)| Some((Status::from_key(&key)?, n))).collect())
    }

    fn due_count(&mut self, reach: &Reach, last: NaiveDate) -> Result<i64, StoreError> {
        let asked = claims::table.filter(sql::<Bool>(ASKED)).filter(claims::due_on.le(last));
        Ok(within!(asked.into_boxed(), reach).count().get_result(self.conn)?)
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
        filter: &QueueFilter,
        place: &Place,
    ) -> Result<Page<ListedClaim>, StoreError> {
        let rows = self.queue_rows(queue, reader, now, filter, place, FETCH)?;
        Ok(page_of(rows, place, if queue.is_by_deadline() { by_due } else { by_change }))
    }

    /// One of the reviewers' lists for a file, and whether there is more on it than that holds.
    ///
    /// # Errors
    /// When the database fails.
    pub fn queue_file(
        &mut self,
        queue: Queue,
        reader: &PersonId,
        now: DateTime<Utc>,
        filter: &QueueFilter,
    ) -> Result<(Vec<ListedClaim>, bool), StoreError> {
        Ok(cut(self.queue_rows(queue, reader, now, filter, &Place::Start, FETCH_FILE)?))
    }

    fn queue_rows(
        &mut self,
        queue: Queue,
        reader: &PersonId,
        now: DateTime<Utc>,
        filter: &QueueFilter,
        place: &Place,
        fetch: i64,
    ) -> Result<Vec<ListedClaim>, StoreError> {
        let mut query = claims::table
            .inner_join(partners::table)
            .left_join(people::table)
            .select((ListedRow::as_select(), partners::name, people::name.nullable()))
            .limit(fetch)
            .into_boxed();
        let reviewing = Status::UnderReview.key();
        query = match queue {
            Queue::Waiting => query.filter(claims::status.eq(Status::Submitted.key())),
            Queue::Mine => query.filter(claims::reviewer_id.eq(reader.clone())).filter(sql::<Bool>(IN_HAND)),
            Queue::InReview => query.filter(claims::status.eq(reviewing)),
            Queue::Disputes => query.filter(sql::<Bool>(DISPUTED)),
            Queue::Asked => query.filter(claims::status.eq(Status::PartnerActionRequired.key())),
            // The first bound leaves nothing out; it tells the planner at which end of which index to begin.
            Queue::Colliding => query
                .filter(claims::due_at.gt(DateTime::UNIX_EPOCH.naive_utc()))
                .filter(sql::<Bool>(COLLIDING)),
            Queue::RejectionAsked => query.filter(sql::<Bool>(ASKING)),
            Queue::Untold => query
                .filter(claims::status.eq(Status::Approved.key()))
                .filter(claims::changed_at.gt(DateTime::UNIX_EPOCH.naive_utc()))
                .filter(sql::<Bool>(UNTOLD)),
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
        if let Some(pattern) = like_pattern(&filter.search) {
            query = query.filter(claims::search.like(pattern).escape('\\'));
        }
        if let Some(partner) = &filter.partner {
            query = query.filter(not(claims::partner_id.ne(partner.clone())));
        }
        let query = match (queue.is_by_deadline(), filter.reversed) {
            (true, false) => seek!(query, place, claims::due_at.assume_not_null(), claims::id, ascending),
            (true, true) => seek!(query, place, claims::due_at.assume_not_null(), claims::id, descending),
            (false, false) => seek!(query, place, claims::changed_at, claims::id, descending),
            (false, true) => seek!(query, place, claims::changed_at, claims::id, ascending),
        };
        let rows: Vec<(ListedRow, String, Option<String>)> = query.load(self.conn)?;
        rows.into_iter().map(|(row, partner, reviewer)| listed(row, partner, reviewer)).collect()
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
        let rejection_asked: i64 = claims::table.filter(sql::<Bool>(ASKING)).count().get_result(self.conn)?;
        let untold: i64 = of_status(Status::Approved)
            .filter(claims::changed_at.gt(DateTime::UNIX_EPOCH.naive_utc()))
            .filter(sql::<Bool>(UNTOLD))
            .count()
            .get_result(self.conn)?;
        let colliding: i64 = claims::table
            .filter(claims::due_at.gt(DateTime::UNIX_EPOCH.naive_utc()))
            .filter(sql::<Bool>(COLLIDING))
            .count()
            .get_result(self.conn)?;
        Ok(BTreeMap::from([
            (Queue::Colliding, colliding),
            (Queue::Consent, consent),
            (Queue::Untold, untold),
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

/// What fits into a file, and whether that is not all.
pub(super) fn cut<T>(mut rows: Vec<T>) -> (Vec<T>, bool) {
    let more = rows.len() > FILE_SIZE;
    rows.truncate(FILE_SIZE);
    (rows, more)
}

/// The statuses in which it is Microsoft's move.
const WITH_MICROSOFT_KEYS: [&str; 2] = [Status::Submitted.key(), Status::UnderReview.key()];

/// The last day a due filter reaches to.
fn last_day_of(due: DueFilter, today: NaiveDate) -> NaiveDate {
    match due {
        DueFilter::Week => today + chrono::Days::new(7),
        _ => today,
    }
}

/// The most characters a search looks for.
const LONGEST_SEARCH: usize = 100;

/// The pattern that finds the words anywhere; `None` when there are none.
pub(super) fn like_pattern(search: &str) -> Option<String> {
    // Longer words find nothing more, and a pattern has its limits; nobody types a NUL.
    let folded: String = search.trim().chars().filter(|c| *c != '\0').take(LONGEST_SEARCH).collect();
    let folded = folded.to_lowercase();
    if folded.is_empty() {
        return None;
    }
    let escaped = folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Some(format!("%{escaped}%"))
}
