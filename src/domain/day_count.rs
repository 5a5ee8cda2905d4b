//! A deadline told day by day: which days were counted, which were not, and why.
//!
//! The stored due day is the truth. Where today's holidays or lengths would give another, the count says so and still
//! ends on the day that was given.

use super::calendar::{Calendar, Now, Span};
use super::event::{Event, Recorded};
use super::lifecycle::{LIFECYCLE, Phase, To};
use super::limit::{Deadline, Limit};
use chrono::{Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// The holidays by day, with their names.
pub type Holidays = BTreeMap<NaiveDate, String>;

/// What a day is to a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// Day zero: the deadline was set; the day itself does not count.
    Set,
    /// It counts, as which one.
    Counted(u32),
    /// A Saturday or Sunday.
    Weekend,
    /// A holiday, with its name.
    Holiday(String),
    /// The partner was asked; the reviewer's clock stood still with so many days left.
    Paused(u32),
    /// The reviewer's days were already used up.
    Late,
}

/// One day of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDay {
    /// Which day.
    pub on: NaiveDate,
    /// What it is to the deadline.
    pub kind: DayKind,
    /// Whether it is today.
    pub is_today: bool,
}

/// A deadline, day by day from the day it was set to its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCount {
    /// The deadline as it was given.
    pub deadline: Deadline,
    /// How many days were counted, and of which kind.
    pub span: Span,
    /// Every day, oldest first.
    pub days: Vec<CountedDay>,
    /// The day today's holidays and lengths would give, where that is another.
    pub otherwise: Option<NaiveDate>,
    /// The days the reviewer has left when the partner, who is asked now, has answered.
    pub stands_still: Option<u32>,
}

impl DayCount {
    /// The day it was set.
    pub fn set_on(&self) -> NaiveDate {
        self.days.first().map_or(self.deadline.due_on, |day| day.on)
    }
}

/// Counts the days of the deadline in force at the end of a history; `None` where there is none.
pub fn day_count(
    history: &[Recorded],
    calendar: &Calendar,
    holidays: &Holidays,
    now: Now,
) -> Option<DayCount> {
    let deadline = history.last()?.outcome.due?;
    let (at, limit) = setting(history)?;
    let span = span_of(limit, &history[..at], calendar)?;
    let day_of = |line: &Recorded| line.at.with_timezone(&deadline.zone).date_naive();
    let set_on = day_of(&history[at]);
    let mut legs = legs_before(history, at, limit, deadline.zone);
    legs.push(Leg { from: set_on, to: deadline.due_on, pace: Pace::Runs { until: deadline.due_on } });
    let business = matches!(span, Span::Business(_));
    let days = walk(&legs, business, calendar, holidays, now.today);
    let counted = days.iter().filter(|day| matches!(day.kind, DayKind::Counted(_))).map(|_| 1).sum();
    let by_todays_rules = calendar.last_day(set_on, span);
    Some(DayCount {
        deadline,
        span: if business { Span::Business(counted) } else { Span::Calendar(counted) },
        days,
        otherwise: Some(by_todays_rules).filter(|day| *day != deadline.due_on),
        stands_still: match &history[at].outcome.event {
            Event::InfoRequested { review_days_left, .. } => Some(*review_days_left),
            _ => None,
        },
    })
}

/// A stretch of days: those after `from`, up to and including `to`.
#[derive(Debug, Clone, Copy)]
struct Leg {
    from: NaiveDate,
    to: NaiveDate,
    pace: Pace,
}

#[derive(Debug, Clone, Copy)]
enum Pace {
    /// Days count, until this one.
    Runs { until: NaiveDate },
    /// The partner has the claim; so many days wait.
    StandsStill { left: u32 },
}

/// The event that set the deadline in force at the end of a history, and by which kind of limit.
fn setting(history: &[Recorded]) -> Option<(usize, Limit)> {
    let last = &history.last()?.outcome;
    let same = |line: &&Recorded| line.outcome.due == last.due && line.outcome.phase == last.phase;
    let at = history.len() - history.iter().rev().take_while(same).count();
    let before = history.get(at.checked_sub(1)?)?.outcome.phase;
    Some((at, limit_between(before, last.phase)?))
}

/// The limit that the lifecycle sets on the way from one phase to another.
fn limit_between(before: Phase, after: Phase) -> Option<Limit> {
    let leads = |to| match to {
        To::Stay => before == after,
        To::Go(phase) => phase == after,
    };
    let ways = LIFECYCLE.iter().filter(|rule| rule.from.contains(&before) && leads(rule.to));
    ways.map(|rule| rule.limit).find(|limit| !matches!(limit, Limit::Same | Limit::Clear))
}

/// How long a limit lasts by today's settings.
fn span_of(limit: Limit, before: &[Recorded], calendar: &Calendar) -> Option<Span> {
    match limit {
        Limit::Sla(period) | Limit::Expiry(period) | Limit::Window(period) => Some(calendar.span(period)),
        Limit::SlaLeft => last_request(before).map(|(_, left)| Span::Business(left.max(1))),
        Limit::Same | Limit::Clear => None,
    }
}

/// The newest request for information, and the days the reviewer had left then.
fn last_request(history: &[Recorded]) -> Option<(usize, u32)> {
    history.iter().enumerate().rev().find_map(|(index, line)| match line.outcome.event {
        Event::InfoRequested { review_days_left, .. } => Some((index, review_days_left)),
        _ => None,
    })
}

/// What came before, where the deadline goes on with days that were left: the reviewer's days and the partner's in
/// turn, oldest first.
fn legs_before(history: &[Recorded], at: usize, limit: Limit, zone: Tz) -> Vec<Leg> {
    let day_of = |line: &Recorded| line.at.with_timezone(&zone).date_naive();
    let mut legs = Vec::new();
    let (mut at, mut limit) = (at, limit);
    while limit == Limit::SlaLeft {
        let Some((asked, left)) = last_request(&history[..at]) else { break };
        let earlier = &history[..asked];
        let Some((began, by)) = setting(earlier) else { break };
        let Some(due) = earlier.last().and_then(|line| line.outcome.due) else { break };
        let (from, to) = (day_of(&history[asked]), day_of(&history[at]));
        legs.push(Leg { from, to, pace: Pace::StandsStill { left } });
        legs.push(Leg { from: day_of(&history[began]), to: from, pace: Pace::Runs { until: due.due_on } });
        (at, limit) = (began, by);
    }
    legs.reverse();
    legs
}

/// Every day of the legs, the first leg's day zero before them.
fn walk(
    legs: &[Leg],
    business: bool,
    calendar: &Calendar,
    holidays: &Holidays,
    today: NaiveDate,
) -> Vec<CountedDay> {
    let day = |on, kind| CountedDay { on, kind, is_today: on == today };
    let mut days: Vec<CountedDay> = legs.first().map(|leg| day(leg.from, DayKind::Set)).into_iter().collect();
    // The last day was given, and counts whatever became of it.
    let given = legs.last().map(|leg| leg.to);
    let mut counted = 0;
    for leg in legs {
        for on in leg.from.iter_days().skip(1).take_while(|on| *on <= leg.to) {
            let kind = match leg.pace {
                Pace::StandsStill { left } => DayKind::Paused(left),
                Pace::Runs { until } if on > until => DayKind::Late,
                Pace::Runs { .. } if business && Some(on) != given && !calendar.is_business_day(on) => {
                    day_off(on, holidays)
                }
                Pace::Runs { .. } => {
                    counted += 1;
                    DayKind::Counted(counted)
                }
            };
            days.push(day(on, kind));
        }
    }
    days
}

/// Why nobody works on a day; a holiday on a weekend is told as the holiday it is.
fn day_off(on: NaiveDate, holidays: &Holidays) -> DayKind {
    match holidays.get(&on) {
        Some(name) => DayKind::Holiday(name.clone()),
        None if matches!(on.weekday(), Weekday::Sat | Weekday::Sun) => DayKind::Weekend,
        None => DayKind::Holiday(String::new()),
    }
}
