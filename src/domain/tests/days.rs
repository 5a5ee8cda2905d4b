//! A deadline told day by day ends on the day that was given, whatever the calendar.

use super::people::{
    Life, anna, approve, day, details, dispute, file, reject, request_info, resubmit, rita, rolf, submit,
};
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, Period, Span};
use crate::domain::day_count::{DayCount, DayKind, Holidays, day_count};
use crate::domain::lifecycle::Phase;
use chrono::{Days, Duration, NaiveDate};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn named(days: &BTreeSet<NaiveDate>) -> Holidays {
    days.iter().map(|on| (*on, format!("Feast of {on}"))).collect()
}

fn count(life: &Life) -> Option<DayCount> {
    day_count(&life.history, &life.calendar, &Holidays::new(), life.now())
}

/// The kinds of days by their dates, as short as a test reads them.
fn told(count: &DayCount) -> Vec<String> {
    let word = |kind: &DayKind| match kind {
        DayKind::Set => "set".to_owned(),
        DayKind::Counted(n) => n.to_string(),
        DayKind::Weekend => "weekend".to_owned(),
        DayKind::Holiday(name) => name.clone(),
        DayKind::Paused(left) => format!("paused, {left} left"),
        DayKind::Late => "late".to_owned(),
    };
    count.days.iter().map(|day| format!("{} {}", day.on.format("%m-%d"), word(&day.kind))).collect()
}

fn submitted(instant: &str) -> Life {
    Life::opened(details())
        .at(instant)
        .then(&anna(), Action::AttachPoe(file(1, 1_000)))
        .then(&anna(), submit())
}

#[test]
fn the_day_of_the_event_is_day_zero_and_the_weekend_is_not_counted() {
    let life = submitted("2026-03-05T09:00:00Z");
    let count = count(&life).unwrap();
    assert_eq!(
        told(&count),
        [
            "03-05 set",
            "03-06 1",
            "03-07 weekend",
            "03-08 weekend",
            "03-09 2",
            "03-10 3",
            "03-11 4",
            "03-12 5"
        ]
    );
    assert_eq!((count.span, count.otherwise, count.set_on()), (Span::Business(5), None, day("2026-03-05")));
    assert!(count.days[0].is_today && !count.days[1].is_today);
}

#[test]
fn a_holiday_is_told_by_its_name() {
    let life = submitted("2026-12-22T09:00:00Z");
    let names = Holidays::from([(day("2026-12-24"), "Julafton".to_owned())]);
    let count = day_count(&life.history, &life.calendar, &names, life.now()).unwrap();
    // The one without a name in the table still is no business day.
    assert_eq!(told(&count)[..4], ["12-22 set", "12-23 1", "12-24 Julafton", "12-25 "]);
    assert_eq!(count.days.last().unwrap().on, life.due_on());
}

#[test]
fn calendar_days_count_every_day() {
    let life = submitted("2026-03-02T09:00:00Z")
        .then(&rolf(), Action::StartReview)
        .then(&rolf(), approve())
        .then(&Actor::Clock, Action::DeliverConsent);
    let count = count(&life).unwrap();
    assert_eq!(count.span, Span::Calendar(7));
    assert!(told(&count).ends_with(&["03-07 5".to_owned(), "03-08 6".to_owned(), "03-09 7".to_owned()]));
}

/// Review began on a Monday, the partner was asked on Wednesday and answered a week later.
fn asked_and_answered() -> Life {
    submitted("2026-03-02T08:00:00Z")
        .then(&rolf(), Action::StartReview)
        .after(Duration::days(2))
        .then(&rolf(), request_info())
}

#[test]
fn the_reviewers_days_stand_still_while_the_partner_is_asked() {
    let asked = asked_and_answered();
    let partners = count(&asked).unwrap();
    assert_eq!((partners.span, partners.stands_still), (Span::Business(5), Some(3)));
    assert_eq!(partners.set_on(), day("2026-03-04"), "the partner's own days");
    let life = asked.after(Duration::days(2)).then(&anna(), resubmit());
    let reviewers = count(&life).unwrap();
    assert_eq!(
        told(&reviewers),
        [
            "03-02 set",
            "03-03 1",
            "03-04 2",
            "03-05 paused, 3 left",
            "03-06 paused, 3 left",
            "03-07 weekend",
            "03-08 weekend",
            "03-09 3",
            "03-10 4",
            "03-11 5",
        ]
    );
    assert_eq!((reviewers.span, reviewers.otherwise), (Span::Business(5), None));
    // Asked a second time, on the day the reviewer got it back: all stretches are told.
    let twice = life.then(&rolf(), request_info()).after(Duration::days(3)).then(&anna(), resubmit());
    let again = count(&twice).unwrap();
    assert_eq!(again.span, Span::Business(5));
    assert_eq!(again.days.iter().filter(|day| matches!(day.kind, DayKind::Paused(3))).count(), 5);
}

#[test]
fn a_reviewer_who_asks_too_late_was_late_and_gets_one_day_back() {
    let life = submitted("2026-03-02T08:00:00Z").then(&rolf(), Action::StartReview);
    let life = life.after(Duration::days(8)).then(&rolf(), request_info());
    let life = life.after(Duration::days(1)).then(&anna(), resubmit());
    let count = count(&life).unwrap();
    assert_eq!(told(&count)[7..], ["03-09 5", "03-10 late", "03-11 paused, 1 left", "03-12 6"]);
}

#[test]
fn a_dispute_has_days_of_its_own_and_a_decided_claim_has_none() {
    let life = Life::in_phase(Phase::Rejected);
    assert_eq!(count(&life).unwrap().span, Span::Calendar(30));
    let life = life.after(Duration::days(4)).then(&anna(), dispute());
    let disputed = count(&life).unwrap();
    assert_eq!((disputed.span, disputed.set_on()), (Span::Business(5), day("2026-03-06")));
    assert_eq!(count(&life.then(&rita(), reject())), None);
    assert_eq!(count(&Life::opened(details())), None);
}

#[test]
fn a_holiday_that_comes_or_goes_later_moves_no_deadline_and_is_said() {
    let life = submitted("2026-03-05T09:00:00Z");
    let holidays = BTreeSet::from([day("2026-03-12"), day("2026-03-09")]);
    let changed = Calendar::new(life.calendar.zone(), holidays.clone(), BTreeMap::new());
    let count = day_count(&life.history, &changed, &named(&holidays), life.now()).unwrap();
    assert_eq!(count.deadline.due_on, day("2026-03-12"));
    assert_eq!(count.otherwise, Some(day("2026-03-16")));
    assert_eq!(
        told(&count)[4..],
        ["03-09 Feast of 2026-03-09", "03-10 2", "03-11 3", "03-12 4"],
        "the day that was given counts, also when it has become a holiday"
    );
    let longer = BTreeMap::from([(Period::StartReview, Span::Business(9))]);
    let longer = Calendar::new(life.calendar.zone(), BTreeSet::new(), longer);
    let count = day_count(&life.history, &longer, &Holidays::new(), life.now()).unwrap();
    assert_eq!((count.span, count.otherwise), (Span::Business(5), Some(day("2026-03-18"))));
}

/// The last day of a span by trying each day in turn.
fn slowly(calendar: &Calendar, start: NaiveDate, span: Span) -> NaiveDate {
    let (mut on, mut left) = (start, span.days());
    while left > 0 {
        on = on.succ_opt().unwrap();
        left -= u32::from(matches!(span, Span::Calendar(_)) || calendar.is_business_day(on));
    }
    on
}

fn days_of_a_year(numbers: BTreeSet<u64>) -> BTreeSet<NaiveDate> {
    numbers.into_iter().map(|n| day("2026-01-01") + Days::new(n)).collect()
}

prop_compose! {
    fn any_span()(business in any::<bool>(), days in 1u32..50) -> Span {
        if business { Span::Business(days) } else { Span::Calendar(days) }
    }
}

/// A life of so many hours between its steps, and whether the clock stood still in it.
fn led(calendar: &Calendar, start: i64, gaps: &[i64]) -> Life {
    let mut life = Life::opened(details());
    life.calendar = calendar.clone();
    let life = life.after(Duration::hours(start)).then(&anna(), Action::AttachPoe(file(1, 1_000)));
    let mut life = life.then(&anna(), submit());
    let acts: [(Actor, Action); 6] = [
        (rolf(), Action::StartReview),
        (rolf(), request_info()),
        (anna(), resubmit()),
        (rolf(), request_info()),
        (anna(), resubmit()),
        (rolf(), reject()),
    ];
    for ((actor, action), gap) in acts.into_iter().zip(gaps) {
        life.at += Duration::hours(*gap);
        // The partner may have come too late; then the story ends there.
        if life.attempt(&actor, action).is_err() {
            break;
        }
    }
    life
}

proptest! {
    /// For every span, calendar and start: the last counted day is the stored one, and the one that walking finds.
    #[test]
    fn the_last_counted_day_is_the_day_that_was_given(
        start in 0i64..9000, span in any_span(), holidays in prop::collection::btree_set(0u64..420, 0..60),
    ) {
        let holidays = days_of_a_year(holidays);
        let spans = BTreeMap::from([(Period::StartReview, span)]);
        let calendar = Calendar::new(chrono_tz::Europe::Stockholm, holidays.clone(), spans);
        let life = led(&calendar, start, &[]);
        let count = day_count(&life.history, &calendar, &named(&holidays), life.now()).unwrap();
        let last = count.days.iter().rev().find(|day| matches!(day.kind, DayKind::Counted(_))).unwrap();
        prop_assert_eq!(last.on, life.due_on());
        prop_assert_eq!(&last.kind, &DayKind::Counted(span.days()));
        prop_assert_eq!(last.on, slowly(&calendar, count.set_on(), span));
        prop_assert_eq!((count.span, count.otherwise), (span, None));
    }

    /// Through pauses, and read with a calendar that has changed since: the day that was given stays the last, the
    /// days follow each other without a gap, and another result is said exactly where there is one.
    #[test]
    fn no_later_calendar_makes_the_count_lie(
        start in 0i64..8000,
        gaps in prop::collection::vec(0i64..200, 0..6),
        before in prop::collection::btree_set(0u64..420, 0..40),
        after in prop::collection::btree_set(0u64..420, 0..40),
    ) {
        let zone = chrono_tz::Europe::Stockholm;
        let life = led(&Calendar::new(zone, days_of_a_year(before), BTreeMap::new()), start, &gaps);
        let holidays = days_of_a_year(after);
        let changed = Calendar::new(zone, holidays.clone(), BTreeMap::new());
        for (calendar, same) in [(&life.calendar, true), (&changed, false)] {
            let count = day_count(&life.history, calendar, &named(&holidays), life.now()).unwrap();
            let (first, last) = (&count.days[0], count.days.last().unwrap());
            prop_assert_eq!(&first.kind, &DayKind::Set);
            prop_assert_eq!(last.on, life.due_on());
            prop_assert_eq!(&last.kind, &DayKind::Counted(count.span.days()));
            prop_assert!(count.days.windows(2).all(|pair| pair[0].on.succ_opt() == Some(pair[1].on)));
            let numbers: Vec<u32> = count.days.iter().filter_map(|day| match day.kind {
                DayKind::Counted(n) => Some(n),
                _ => None,
            }).collect();
            prop_assert_eq!(numbers, (1..=count.span.days()).collect::<Vec<_>>());
            prop_assert!(!same || count.otherwise.is_none());
            prop_assert_ne!(count.otherwise, Some(life.due_on()));
        }
    }
}
