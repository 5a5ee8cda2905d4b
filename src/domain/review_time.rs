//! How long a decision has taken: the reviewers' days and the partner's, told apart (R12).

use super::calendar::{Calendar, Now, Period, Span};
use super::event::{Event, Recorded};
use super::lifecycle::Phase;
use super::limit::DeadlineKind;

/// Business days spent in the round of review that is running, or was the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewTime {
    /// While Microsoft had the claim.
    pub reviewer: u32,
    /// While the partner was asked.
    pub partner: u32,
    /// What Microsoft promises for this round: ten business days in the first, five in a dispute, unless set otherwise.
    pub promised: Promised,
}

/// A promise as the settings make it: one length of time, or one after another where they count different days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promised {
    /// All of it in the same kind of days.
    Whole(Span),
    /// To begin, and then to decide.
    Parts(Span, Span),
}

/// Adds up a history. The day of an event does not count, as in every deadline, so the parts add up to the whole.
/// `None` while nothing has been handed in.
pub fn review_time(history: &[Recorded], calendar: &Calendar, now: Now) -> Option<ReviewTime> {
    let began = history.iter().rposition(|line| begins(&line.outcome.event))?;
    let dispute = matches!(history[began].outcome.event, Event::Disputed { .. });
    let mut time = ReviewTime { promised: promised(calendar, dispute), reviewer: 0, partner: 0 };
    let round = &history[began..];
    for (index, line) in round.iter().enumerate() {
        let until = round.get(index + 1).map_or(now.today, |next| calendar.now(next.at).today);
        // Past its last day the partner has no time left to use, however late the clock comes by.
        let until = line
            .outcome
            .due
            .filter(|due| due.kind == DeadlineKind::Expiry)
            .map_or(until, |due| until.min(due.due_on));
        let days = calendar.business_days_left(calendar.now(line.at).today, until);
        match line.outcome.phase {
            Phase::Submitted | Phase::Review | Phase::DisputeReview => time.reviewer += days,
            Phase::Answering | Phase::DisputeAnswering => time.partner += days,
            _ => {}
        }
    }
    Some(time)
}

const fn begins(event: &Event) -> bool {
    matches!(event, Event::Submitted { .. } | Event::Disputed { .. })
}

fn promised(calendar: &Calendar, dispute: bool) -> Promised {
    if dispute {
        return Promised::Whole(calendar.span(Period::DisputeReview));
    }
    match (calendar.span(Period::StartReview), calendar.span(Period::Review)) {
        (Span::Business(a), Span::Business(b)) => Promised::Whole(Span::Business(a + b)),
        (Span::Calendar(a), Span::Calendar(b)) => Promised::Whole(Span::Calendar(a + b)),
        (begin, decide) => Promised::Parts(begin, decide),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::{By, Side};
    use crate::domain::event::Outcome;
    use crate::domain::text::Note;
    use chrono::{DateTime, Utc};
    use std::collections::{BTreeMap, BTreeSet};

    fn at(day: &str) -> DateTime<Utc> {
        format!("{day}T09:00:00Z").parse().unwrap()
    }

    fn line(seq: u32, day: &str, event: Event, phase: Phase) -> Recorded {
        let by = By { side: Side::System, person: None, name: String::new() };
        Recorded { seq, at: at(day), by, outcome: Outcome { event, phase, due: None } }
    }

    fn submitted() -> Event {
        Event::Submitted { acknowledged: "1".into() }
    }

    fn asked() -> Event {
        Event::InfoRequested {
            needed: Vec::new(),
            note: Note::parse("Which page?").unwrap(),
            products: Vec::new(),
            may_add_products: false,
            review_days_left: 3,
            remind_at: Vec::new(),
        }
    }

    #[test]
    fn the_partners_days_are_told_apart_from_the_reviewers() {
        let calendar = Calendar::new(chrono_tz::Europe::Stockholm, BTreeSet::new(), BTreeMap::new());
        let history = [
            line(2, "2026-11-23", submitted(), Phase::Submitted),
            line(3, "2026-11-25", Event::ReviewStarted, Phase::Review),
            line(4, "2026-11-27", asked(), Phase::Answering),
            line(5, "2026-12-01", Event::Resubmitted { reply: None, files: Vec::new() }, Phase::Review),
        ];
        let time = review_time(&history, &calendar, calendar.now(at("2026-12-02"))).unwrap();
        assert_eq!(
            time,
            ReviewTime { reviewer: 5, partner: 2, promised: Promised::Whole(Span::Business(10)) }
        );
    }

    #[test]
    fn a_lapsed_answer_has_used_the_days_it_had_and_no_more() {
        let calendar = Calendar::new(chrono_tz::Europe::Stockholm, BTreeSet::new(), BTreeMap::new());
        let mut question = line(3, "2026-11-24", asked(), Phase::Answering);
        let five = calendar.span(Period::Answer);
        question.outcome.due = Some(calendar.deadline(DeadlineKind::Expiry, calendar.now(question.at), five));
        let mut history = vec![line(2, "2026-11-23", submitted(), Phase::Submitted), question];
        let waiting = review_time(&history, &calendar, calendar.now(at("2026-12-03"))).unwrap();
        assert_eq!((waiting.reviewer, waiting.partner), (1, 5), "the clock has not come by yet");
        history.push(line(4, "2026-12-02", Event::NoResponse, Phase::Rejected));
        let lapsed = review_time(&history, &calendar, calendar.now(at("2026-12-03"))).unwrap();
        assert_eq!((lapsed.reviewer, lapsed.partner), (1, 5), "the day after the last does not count");
    }

    #[test]
    fn a_decision_stops_both_and_a_dispute_starts_anew() {
        let calendar = Calendar::new(chrono_tz::Europe::Stockholm, BTreeSet::new(), BTreeMap::new());
        let mut history = vec![
            line(2, "2026-11-23", submitted(), Phase::Submitted),
            line(3, "2026-11-24", Event::NoResponse, Phase::Rejected),
        ];
        let now = calendar.now(at("2026-12-02"));
        let decided = review_time(&history, &calendar, now).unwrap();
        assert_eq!(
            decided,
            ReviewTime { reviewer: 1, partner: 0, promised: Promised::Whole(Span::Business(10)) }
        );
        let dispute = Event::Disputed { justification: None, files: Vec::new() };
        history.push(line(4, "2026-12-01", dispute, Phase::DisputeReview));
        let disputed = review_time(&history, &calendar, now).unwrap();
        assert_eq!(
            disputed,
            ReviewTime { reviewer: 1, partner: 0, promised: Promised::Whole(Span::Business(5)) }
        );
        assert_eq!(review_time(&[], &calendar, now), None);
    }
}
