//! Figures made from histories: decisions by week, days per step, reasons for rejection. Counted, never kept.

use super::calendar::Calendar;
use super::keyed::keyed;
use super::reason::{Ground, PoeFault};
use chrono::{DateTime, Days, NaiveDate, Utc, Weekday};
use std::collections::{BTreeMap, HashMap};

/// How many weeks figures look back, the running one included.
pub const WEEKS: u64 = 12;

keyed! {
    /// The events by which a claim moves on, by the kind they are recorded as.
    pub enum Milestone {
        /// Handed in: a life begins here, once.
        Submitted = "submitted",
        /// A reviewer began.
        ReviewStarted = "review-started",
        /// The partner was asked.
        InfoRequested = "info-requested",
        /// The partner answered.
        Resubmitted = "resubmitted",
        /// Approved.
        Approved = "approved",
        /// Rejected by a reviewer.
        Rejected = "rejected",
        /// Rejected by the clock.
        NoResponse = "no-response",
        /// The rejection was contested.
        Disputed = "disputed",
        /// Rejected by the customer.
        ConsentDenied = "consent-denied",
    }
}

keyed! {
    /// The steps whose business days are counted.
    pub enum Step {
        /// From submission until a reviewer started.
        StartReview = "start-review",
        /// From the start of the review until the decision, the reviewer's days only.
        Decision = "decision",
        /// From a request for information until the partner answered.
        Answer = "answer",
        /// From a dispute until its result, the reviewer's days only.
        Dispute = "dispute",
    }
}

keyed! {
    /// The primary reason of a rejection, without its particulars.
    pub enum GroundKind {
        /// The evidence was insufficient.
        InsufficientPoe = "insufficient-poe",
        /// The partner did not answer.
        NoPartnerResponse = "no-partner-response",
        /// The customer denied.
        CustomerDecline = "customer-decline",
        /// The partner asked for it.
        PartnerRequest = "partner-request",
    }
}

/// The decisions of one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Claims approved in it.
    pub approved: u32,
    /// Claims rejected in it, on whichever ground.
    pub rejected: u32,
}

/// What the last weeks came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Week by week, the oldest first.
    pub weeks: Vec<Week>,
    /// The business days of each step that ended in these weeks, the shortest first.
    pub days: BTreeMap<Step, Vec<u32>>,
    /// How often a claim was rejected on each ground.
    pub grounds: BTreeMap<GroundKind, u32>,
    /// How often the evidence had each fault; a rejection may name several.
    pub faults: BTreeMap<PoeFault, u32>,
}

impl Figures {
    /// Decisions in all weeks: approved and rejected.
    pub fn decisions(&self) -> (u32, u32) {
        self.weeks.iter().fold((0, 0), |(yes, no), week| (yes + week.approved, no + week.rejected))
    }

    /// How many steps of a kind ended.
    pub fn ended(&self, step: Step) -> usize {
        self.days.get(&step).map_or(0, Vec::len)
    }

    /// Twice the median of a step's business days, so that a half is a whole number; `None` without any.
    pub fn median_doubled(&self, step: Step) -> Option<u32> {
        let days = self.days.get(&step)?;
        let upper = *days.get(days.len() / 2)?;
        let lower = *days.get((days.len() - 1) / 2)?;
        Some(lower + upper)
    }
}

/// The Monday of the first week that figures made today look back to.
pub fn first_monday(today: NaiveDate) -> NaiveDate {
    monday_of(today).checked_sub_days(Days::new(7 * (WEEKS - 1))).unwrap_or(NaiveDate::MIN)
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).first_day()
}

/// Counts lives told milestone by milestone.
#[derive(Debug)]
pub struct Counting<'a> {
    calendar: &'a Calendar,
    first: NaiveDate,
    figures: Figures,
    life: Life,
    /// Business days between two days; the same pairs come again and again.
    known: HashMap<(NaiveDate, NaiveDate), u32>,
}

/// Who has the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hands {
    Nobody,
    Waiting,
    Reviewer,
    Partner,
}

/// The life that is being told.
#[derive(Debug, Clone, Copy)]
struct Life {
    hands: Hands,
    since: NaiveDate,
    /// The reviewer's days so far, in this round.
    spent: u32,
    dispute: bool,
}

impl Life {
    const fn begins(since: NaiveDate) -> Self {
        Self { hands: Hands::Nobody, since, spent: 0, dispute: false }
    }
}

impl<'a> Counting<'a> {
    /// Begins to count what ended in the last weeks before today.
    pub fn new(calendar: &'a Calendar, today: NaiveDate) -> Self {
        let first = first_monday(today);
        let monday = |n| first.checked_add_days(Days::new(7 * n)).unwrap_or(NaiveDate::MAX);
        let week = |n| Week { monday: monday(n), approved: 0, rejected: 0 };
        let figures = Figures {
            weeks: (0..WEEKS).map(week).collect(),
            days: BTreeMap::new(),
            grounds: BTreeMap::new(),
            faults: BTreeMap::new(),
        };
        Self { calendar, first, figures, life: Life::begins(first), known: HashMap::new() }
    }

    /// The next milestone: of the same claim, or the first one of another.
    pub fn tell(&mut self, at: DateTime<Utc>, milestone: Milestone) {
        let on = at.with_timezone(&self.calendar.zone()).date_naive();
        match milestone {
            Milestone::Submitted => self.life = Life { hands: Hands::Waiting, ..Life::begins(on) },
            Milestone::ReviewStarted => {
                self.ends(Step::StartReview, Hands::Waiting, on);
                self.passes_to(Hands::Reviewer, on);
            }
            Milestone::InfoRequested => {
                self.life.spent += self.business_days(self.life.since, on);
                self.passes_to(Hands::Partner, on);
            }
            Milestone::Resubmitted => {
                self.ends(Step::Answer, Hands::Partner, on);
                self.passes_to(Hands::Reviewer, on);
            }
            Milestone::Disputed => {
                self.life = Life { hands: Hands::Reviewer, dispute: true, ..Life::begins(on) };
            }
            Milestone::Approved => self.decided(on, true),
            Milestone::Rejected => self.decided(on, false),
            Milestone::NoResponse => self.rejected_as(GroundKind::NoPartnerResponse, on),
            Milestone::ConsentDenied => self.rejected_as(GroundKind::CustomerDecline, on),
        }
    }

    /// Why a reviewer rejected a claim in these weeks: told once for each such rejection.
    pub fn because(&mut self, ground: &Ground) {
        let kind = GroundKind::from_key(ground.key());
        kind.into_iter().for_each(|kind| *self.figures.grounds.entry(kind).or_default() += 1);
        if let Ground::InsufficientPoe { faults } = ground {
            faults.iter().for_each(|fault| *self.figures.faults.entry(*fault).or_default() += 1);
        }
    }

    /// What it all came to.
    pub fn figures(mut self) -> Figures {
        self.figures.days.values_mut().for_each(|days| days.sort_unstable());
        self.figures
    }

    /// A reviewer's word. From the reviewer's hands it ends a review; otherwise it only grants the partner's wish.
    fn decided(&mut self, on: NaiveDate, approved: bool) {
        self.week(on).into_iter().for_each(|week| match approved {
            true => week.approved += 1,
            false => week.rejected += 1,
        });
        let step = if self.life.dispute { Step::Dispute } else { Step::Decision };
        self.ends(step, Hands::Reviewer, on);
        self.passes_to(Hands::Nobody, on);
    }

    /// Rejected by somebody else than a reviewer.
    fn rejected_as(&mut self, ground: GroundKind, on: NaiveDate) {
        if let Some(week) = self.week(on) {
            week.rejected += 1;
            *self.figures.grounds.entry(ground).or_default() += 1;
        }
        self.passes_to(Hands::Nobody, on);
    }

    fn passes_to(&mut self, hands: Hands, on: NaiveDate) {
        self.life.hands = hands;
        self.life.since = on;
    }

    /// A step ends, if the claim was in the hands that take it; counted when it ends in these weeks.
    fn ends(&mut self, step: Step, hands: Hands, on: NaiveDate) {
        if self.life.hands != hands || on < self.first {
            return;
        }
        let before = if hands == Hands::Reviewer { self.life.spent } else { 0 };
        let days = before + self.business_days(self.life.since, on);
        self.figures.days.entry(step).or_default().push(days);
    }

    fn week(&mut self, on: NaiveDate) -> Option<&mut Week> {
        let days = usize::try_from((on - self.first).num_days()).ok()?;
        self.figures.weeks.get_mut(days / 7)
    }

    fn business_days(&mut self, from: NaiveDate, to: NaiveDate) -> u32 {
        let calendar = self.calendar;
        *self.known.entry((from, to)).or_insert_with(|| calendar.business_days_left(from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(lives: &[(&str, Milestone)], today: &str) -> Figures {
        let calendar = Calendar::new(chrono_tz::Europe::Stockholm, BTreeSet::new(), BTreeMap::new());
        let mut counting = Counting::new(&calendar, day(today));
        for (on, milestone) in lives {
            counting.tell(format!("{on}T09:00:00Z").parse().unwrap(), *milestone);
        }
        counting.figures()
    }

    use Milestone as M;

    #[test]
    fn the_reviewers_days_are_counted_without_the_partners() {
        let figures = told(
            &[
                ("2026-11-02", M::Submitted),
                ("2026-11-04", M::ReviewStarted),
                ("2026-11-06", M::InfoRequested),
                ("2026-11-11", M::Resubmitted),
                ("2026-11-12", M::Rejected),
                ("2026-11-13", M::Disputed),
                ("2026-11-17", M::Approved),
                ("2026-11-18", M::ConsentDenied),
            ],
            "2026-11-26",
        );
        let days = [(Step::StartReview, vec![2]), (Step::Decision, vec![3]), (Step::Answer, vec![3])];
        assert_eq!(figures.days, days.into_iter().chain([(Step::Dispute, vec![2])]).collect());
        assert_eq!(figures.decisions(), (1, 2));
        let week = |monday| figures.weeks.iter().find(|week| week.monday == day(monday)).unwrap();
        assert_eq!((week("2026-11-09").approved, week("2026-11-09").rejected), (0, 1));
        assert_eq!((week("2026-11-16").approved, week("2026-11-16").rejected), (1, 1));
        assert_eq!(figures.grounds, BTreeMap::from([(GroundKind::CustomerDecline, 1)]));
    }

    #[test]
    fn what_ended_before_the_twelve_weeks_is_not_counted_and_what_began_before_is() {
        let lives = [
            ("2026-09-01", M::Submitted),
            ("2026-09-04", M::ReviewStarted),
            ("2026-09-07", M::Approved),
            ("2026-09-01", M::Submitted),
            ("2026-09-02", M::ReviewStarted),
            ("2026-09-04", M::Rejected),
        ];
        let figures = told(&lives, "2026-11-26");
        assert_eq!(first_monday(day("2026-11-26")), day("2026-09-07"));
        assert_eq!(figures.weeks.len(), 12);
        assert_eq!(figures.weeks[0], Week { monday: day("2026-09-07"), approved: 1, rejected: 0 });
        assert_eq!(figures.days, BTreeMap::from([(Step::Decision, vec![1])]));
    }

    #[test]
    fn a_wish_that_is_granted_is_a_rejection_and_ends_no_review() {
        let figures = told(&[("2026-11-23", M::Submitted), ("2026-11-25", M::Rejected)], "2026-11-26");
        assert_eq!((figures.decisions(), figures.days.len()), ((0, 1), 0));
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        let days = BTreeMap::from([(Step::Answer, vec![1, 2, 5, 9]), (Step::Decision, vec![3])]);
        let figures = Figures { days, ..told(&[], "2026-11-26") };
        assert_eq!(figures.median_doubled(Step::Answer), Some(7));
        assert_eq!(figures.median_doubled(Step::Decision), Some(6));
        assert_eq!(figures.median_doubled(Step::Dispute), None);
    }

    #[test]
    fn every_ground_is_counted_as_itself() {
        use crate::domain::reason::AskReason;
        let all = [
            Ground::PartnerRequest { reason: AskReason::Other },
            Ground::CustomerDecline { reason: None },
            Ground::InsufficientPoe { faults: vec![PoeFault::MissingProducts, PoeFault::NotEligible] },
            Ground::NoPartnerResponse,
        ];
        let calendar = Calendar::new(chrono_tz::UTC, BTreeSet::new(), BTreeMap::new());
        let mut counting = Counting::new(&calendar, day("2026-11-26"));
        all.iter().for_each(|ground| counting.because(ground));
        let figures = counting.figures();
        assert_eq!(figures.grounds, GroundKind::ALL.iter().map(|kind| (*kind, 1)).collect());
        assert_eq!(figures.faults.len(), 2);
    }
}
