//! Days: what counts as a business day, and when a deadline ends.
//!
//! The day of the event does not count; a deadline ends with the last second of its last day, in the
//! portal's named time zone.

use super::keyed::keyed;
use super::limit::{Deadline, DeadlineKind};
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The present, taken once at the door and handed down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The instant, in whole seconds.
    pub at: DateTime<Utc>,
    /// The day it is in the portal's time zone.
    pub today: NaiveDate,
}

/// A length of time as the source document speaks: "five business days", "seven days".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// Days that are neither weekend nor holiday.
    Business(u32),
    /// Days of the calendar.
    Calendar(u32),
}

impl Span {
    /// The longest span that can be set, in days.
    pub const MAX_DAYS: u32 = 366;

    /// Reads the short form `5b` or `30d`; `None` for anything else, for none and for more than a year.
    pub fn parse(text: &str) -> Option<Self> {
        let unit = text.chars().last()?;
        let days = text.strip_suffix(unit)?.parse().ok().filter(|d| (1..=Self::MAX_DAYS).contains(d))?;
        match unit {
            'b' => Some(Self::Business(days)),
            'd' => Some(Self::Calendar(days)),
            _ => None,
        }
    }

    /// How many days, of whichever kind.
    pub const fn days(self) -> u32 {
        match self {
            Self::Business(days) | Self::Calendar(days) => days,
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Business(days) => write!(f, "{days}b"),
            Self::Calendar(days) => write!(f, "{days}d"),
        }
    }
}

keyed! {
    /// The six lengths of time the portal lives by. Their days are settings; the source's values are the defaults.
    pub enum Period {
        /// From submission until a reviewer starts (R9).
        StartReview = "start-review",
        /// From the start of the review until a decision (R10).
        Review = "review",
        /// From a request for information until the partner has answered (R11).
        Answer = "answer",
        /// From approval until the customer can no longer deny (R14).
        Consent = "consent",
        /// From a rejection until it can no longer be disputed (R28).
        DisputeWindow = "dispute-window",
        /// From a dispute until its result (R35).
        DisputeReview = "dispute-review",
    }
}

impl Period {
    /// The source document's value.
    pub const fn default_span(self) -> Span {
        match self {
            Self::StartReview | Self::Review | Self::Answer | Self::DisputeReview => Span::Business(5),
            Self::Consent => Span::Calendar(7),
            Self::DisputeWindow => Span::Calendar(30),
        }
    }
}

/// Everything a deadline is computed from. A value: a holiday added later changes no deadline given before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    zone: Tz,
    holidays: BTreeSet<NaiveDate>,
    spans: BTreeMap<Period, Span>,
}

impl Calendar {
    /// A calendar of a zone, with its holidays, and the spans that differ from the defaults.
    pub fn new(zone: Tz, holidays: BTreeSet<NaiveDate>, spans: BTreeMap<Period, Span>) -> Self {
        Self { zone, holidays, spans }
    }

    /// The zone in which deadlines end.
    pub const fn zone(&self) -> Tz {
        self.zone
    }

    /// The present at an instant, cut to whole seconds.
    pub fn now(&self, at: DateTime<Utc>) -> Now {
        let at = at - Duration::nanoseconds(i64::from(at.timestamp_subsec_nanos()));
        Now { at, today: at.with_timezone(&self.zone).date_naive() }
    }

    /// The span in force for a period.
    pub fn span(&self, period: Period) -> Span {
        self.spans.get(&period).copied().unwrap_or(period.default_span())
    }

    /// Whether people work on that day.
    pub fn is_business_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// The last day of a span that starts today; today itself does not count.
    pub fn last_day(&self, today: NaiveDate, span: Span) -> NaiveDate {
        match span {
            Span::Calendar(days) => later(today, days),
            Span::Business(days) => (0..days).fold(today, |day, _| self.next_business_day(day)),
        }
    }

    /// The first business day after `day`.
    pub fn next_business_day(&self, day: NaiveDate) -> NaiveDate {
        // A year of nothing but holidays is a mistake in the table, not a reason to walk for ever.
        (1..=366).map(|n| later(day, n)).find(|d| self.is_business_day(*d)).unwrap_or_else(|| later(day, 1))
    }

    /// The day that is this many business days before `day`.
    pub fn business_days_before(&self, day: NaiveDate, days: u32) -> NaiveDate {
        (0..days).fold(day, |day, _| self.business_day_before(day))
    }

    fn business_day_before(&self, day: NaiveDate) -> NaiveDate {
        let earlier = |n| day.checked_sub_days(Days::new(n)).unwrap_or(NaiveDate::MIN);
        // As in `next_business_day`.
        (1..=366).map(earlier).find(|d| self.is_business_day(*d)).unwrap_or_else(|| earlier(1))
    }

    /// When people begin their work on a day in the portal's zone.
    pub fn morning_of(&self, day: NaiveDate) -> DateTime<Utc> {
        self.start_of(day) + Duration::hours(8)
    }

    /// Business days after `today` up to and including `last`; none when it has passed.
    pub fn business_days_left(&self, today: NaiveDate, last: NaiveDate) -> u32 {
        today
            .iter_days()
            .skip(1)
            .take_while(|day| *day <= last)
            .filter(|day| self.is_business_day(*day))
            .map(|_| 1)
            .sum()
    }

    /// The deadline a span makes, counted from now.
    pub fn deadline(&self, kind: DeadlineKind, now: Now, span: Span) -> Deadline {
        let due_on = self.last_day(now.today, span);
        Deadline { kind, due_on, due_at: self.end_of(due_on), zone: self.zone }
    }

    /// The last second of a day in the portal's zone.
    pub fn end_of(&self, day: NaiveDate) -> DateTime<Utc> {
        self.start_of(later(day, 1)) - Duration::seconds(1)
    }

    /// The first second of a day in the portal's zone. Where clocks skip midnight, the day starts when they have.
    pub fn start_of(&self, day: NaiveDate) -> DateTime<Utc> {
        (0..24)
            .filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0))
            .find_map(|time| self.zone.from_local_datetime(&day.and_time(time)).earliest())
            .map_or_else(|| day.and_time(NaiveTime::MIN).and_utc(), |at| at.with_timezone(&Utc))
    }
}

/// `days` after `day`; the end of the calendar stands still.
fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stockholm(holidays: &[&str]) -> Calendar {
        let holidays = holidays.iter().map(|d| day(d)).collect();
        Calendar::new(chrono_tz::Europe::Stockholm, holidays, BTreeMap::new())
    }

    #[test]
    fn five_business_days_from_a_monday_end_on_the_next_monday() {
        let calendar = stockholm(&[]);
        assert_eq!(calendar.last_day(day("2026-11-23"), Span::Business(5)), day("2026-11-30"));
        assert_eq!(calendar.last_day(day("2026-11-21"), Span::Business(5)), day("2026-11-27"));
    }

    #[test]
    fn christmas_makes_five_business_days_two_weeks_long() {
        let calendar = stockholm(&["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01", "2027-01-06"]);
        assert_eq!(calendar.last_day(day("2026-12-23"), Span::Business(5)), day("2027-01-05"));
    }

    #[test]
    fn a_month_of_calendar_days_crosses_february() {
        let calendar = stockholm(&[]);
        assert_eq!(calendar.last_day(day("2027-01-31"), Span::Calendar(30)), day("2027-03-02"));
        assert_eq!(calendar.last_day(day("2028-01-31"), Span::Calendar(30)), day("2028-03-01"));
    }

    #[test]
    fn a_deadline_ends_with_the_last_second_of_its_day_in_its_own_zone() {
        let calendar = stockholm(&[]);
        let summer = calendar.end_of(day("2027-06-15"));
        assert_eq!(summer.to_rfc3339(), "2027-06-15T21:59:59+00:00");
        let winter = calendar.end_of(day("2026-11-30"));
        assert_eq!(winter.to_rfc3339(), "2026-11-30T22:59:59+00:00");
    }

    #[test]
    fn a_day_whose_midnight_does_not_exist_still_starts() {
        // Clocks in Santiago skip midnight when summer begins.
        let calendar = Calendar::new(chrono_tz::America::Santiago, BTreeSet::new(), BTreeMap::new());
        let start = calendar.start_of(day("2027-09-05"));
        assert_eq!(start.to_rfc3339(), "2027-09-05T04:00:00+00:00");
    }

    #[test]
    fn spans_are_written_as_a_number_and_a_letter() {
        assert_eq!(Span::parse("5b"), Some(Span::Business(5)));
        assert_eq!(Span::parse("30d"), Some(Span::Calendar(30)));
        for bad in ["", "5", "b", "0b", "-1d", "367d", "5w", "5å"] {
            assert_eq!(Span::parse(bad), None, "{bad}");
        }
    }

    /// The slow way to count, for comparison: try every day in turn.
    fn slowly(calendar: &Calendar, today: NaiveDate, days: u32) -> NaiveDate {
        let (mut day, mut left) = (today, days);
        while left > 0 {
            day = day.succ_opt().unwrap();
            left -= u32::from(calendar.is_business_day(day));
        }
        day
    }

    proptest! {
        #[test]
        fn counting_business_days_agrees_with_walking_through_them(
            start in 0u32..4000, days in 1u32..60, holidays in prop::collection::btree_set(0u32..4200, 0..80),
        ) {
            let epoch = day("2024-01-01");
            let holidays = holidays.into_iter().map(|n| later(epoch, n)).collect();
            let calendar = Calendar::new(chrono_tz::Europe::Stockholm, holidays, BTreeMap::new());
            let today = later(epoch, start);
            let last = calendar.last_day(today, Span::Business(days));
            prop_assert_eq!(last, slowly(&calendar, today, days));
            prop_assert!(calendar.is_business_day(last));
            prop_assert_eq!(calendar.business_days_left(today, last), days);
            prop_assert!(calendar.end_of(last) < calendar.start_of(later(last, 1)));
        }
    }
}
