//! The customer is told before its time to deny begins, and the partner before its time to answer ends.

use super::people::*;
use crate::domain::action::{Act, Action};
use crate::domain::actor::Actor;
use crate::domain::claim::{Claim, State};
use crate::domain::event::Event;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::reason::{AskReason, Ground};
use crate::domain::refusal::Refusal;
use chrono::Duration;

fn ground(life: &Life) -> &Ground {
    let State::Rejected { ground, .. } = &life.claim.state else { panic!("{:?}", life.claim.state) };
    ground
}

/// Rolf has approved, and the letter is still on its way.
fn approved() -> Life {
    Life::in_phase(Phase::Review).then(&rolf(), approve())
}

// The customer

#[test]
fn consent_never_elapses_while_the_customer_has_not_been_told() {
    let mut life = approved().after(Duration::days(400));
    assert_eq!(life.claim.due, None);
    assert_eq!(life.attempt(&Actor::Clock, Action::ElapseConsent), Err(Refusal::NotDue));
    assert_eq!(life.claim.status(), Status::Approved);
}

#[test]
fn the_seven_days_count_from_the_hand_over_of_the_letter_however_late_that_is() {
    let life = approved().after(Duration::days(3)).told();
    assert_eq!(life.due_on(), day("2026-03-12"));
    let mut life = life.at_last_second();
    assert_eq!(life.attempt(&Actor::Clock, Action::ElapseConsent), Err(Refusal::NotDue));
    let life = life.past_due().then(&Actor::Clock, Action::ElapseConsent);
    assert_eq!(life.claim.phase(), Phase::Associated);
}

#[test]
fn a_second_addressees_letter_moves_no_deadline() {
    let mut life = approved().told().after(Duration::days(2));
    let due = life.claim.due;
    assert_eq!(life.attempt(&Actor::Clock, Action::DeliverConsent), Err(Refusal::AlreadyTold));
    // Nor does it count that the technical contact could not be reached.
    assert_eq!(life.attempt(&Actor::Clock, Action::BounceConsent), Err(Refusal::AlreadyTold));
    assert_eq!(life.claim.due, due);
}

#[test]
fn a_letter_that_reaches_nobody_is_sent_again_with_a_window_of_its_own() {
    let life = approved().after(Duration::days(5)).then(&Actor::Clock, Action::BounceConsent);
    assert!(life.claim.customer_unreachable() && life.claim.due.is_none());
    assert!(life.offers(&anna(), Act::Comment), "the partner can say who can be reached");
    let mut life = life.then(&rolf(), resend_consent());
    assert!(!life.claim.customer_unreachable());
    assert_eq!(life.attempt(&Actor::Clock, Action::ElapseConsent), Err(Refusal::NotDue));
    assert_eq!(life.told().due_on(), day("2026-03-14"));
}

#[test]
fn a_letter_that_gets_through_after_all_begins_the_time_to_deny() {
    let life = approved().then(&Actor::Clock, Action::BounceConsent).after(Duration::days(1)).told();
    assert!(!life.claim.customer_unreachable());
    assert_eq!(life.due_on(), day("2026-03-10"));
}

#[test]
fn a_letter_sent_again_stops_the_window_of_the_one_before() {
    let life = approved().told().after(Duration::days(6)).then(&rolf(), resend_consent());
    assert_eq!(life.claim.due, None);
    assert_eq!(life.after(Duration::days(3)).told().due_on(), day("2026-03-18"));
}

#[test]
fn a_customer_that_has_the_letter_may_deny_before_its_hand_over_is_written_down() {
    let life = approved().then(&Actor::Customer, deny());
    assert_eq!(life.claim.phase(), Phase::Rejected);
}

#[test]
fn an_approval_written_before_keeps_the_deadline_it_was_given() {
    // As events were written when the approval itself began the window.
    let mut life = Life::in_phase(Phase::Review);
    let mut outcome = approved().history.last().unwrap().outcome.clone();
    outcome.due = Life::in_phase(Phase::ConsentOpen).claim.due;
    life.record(&rolf(), outcome);
    let life = life.past_due().then(&Actor::Clock, Action::ElapseConsent);
    let replayed = Claim::replay(life.claim.id.clone(), &life.history).unwrap();
    assert_eq!((replayed.phase(), &replayed), (Phase::Associated, &life.claim));
}

// The partner

#[test]
fn a_partner_is_reminded_two_business_days_before_its_last_day_and_on_that_morning() {
    // Asked on Monday, it has until the next Monday.
    let mut life = Life::in_phase(Phase::Answering).at("2026-03-05T06:59:59Z");
    assert_eq!(life.attempt(&Actor::Clock, Action::RemindPartner), Err(Refusal::NotDue));
    let mut life = life.at("2026-03-05T07:00:00Z").then(&Actor::Clock, Action::RemindPartner);
    assert_eq!(life.attempt(&Actor::Clock, Action::RemindPartner), Err(Refusal::NotDue));
    let due = life.claim.due;
    let life = life.at("2026-03-09T07:00:00Z").then(&Actor::Clock, Action::RemindPartner);
    assert_eq!((life.claim.due, life.claim.next_reminder()), (due, None));
    assert_eq!(life.past_due().offered(&Actor::Clock), [Act::NoResponse]);
}

#[test]
fn a_partner_that_has_answered_is_not_reminded() {
    let life = Life::in_phase(Phase::Answering).then(&anna(), resubmit());
    assert_eq!(life.claim.next_reminder(), None);
    assert!(!life.at("2026-03-05T07:00:00Z").offers(&Actor::Clock, Act::RemindPartner));
}

#[test]
fn a_reminder_that_was_missed_is_not_made_up_for_when_the_time_is_over() {
    let life = Life::in_phase(Phase::Answering).past_due();
    assert_eq!(life.offered(&Actor::Clock), [Act::NoResponse]);
}

#[test]
fn reminders_stand_in_the_question_so_that_later_holidays_move_none() {
    let life = Life::in_phase(Phase::Answering);
    let Event::InfoRequested { remind_at, .. } = &life.history.last().unwrap().outcome.event else {
        panic!()
    };
    assert_eq!(
        remind_at.iter().map(|at| at.to_rfc3339()).collect::<Vec<_>>(),
        ["2026-03-05T07:00:00+00:00", "2026-03-09T07:00:00+00:00"]
    );
}

// The partner's own wish

#[test]
fn a_partner_that_asked_to_be_rejected_and_does_not_answer_is_rejected_at_its_own_request() {
    let mut life = Life::in_phase(Phase::Answering).then(&anna(), ask_to_reject()).past_due();
    assert_eq!(life.attempt(&Actor::Clock, Action::NoResponse), Err(Refusal::AlreadyAsked));
    let reviewer = life.claim.reviewer.clone();
    let mut life = life.then(&Actor::Clock, Action::LapseAsAsked);
    assert_eq!(ground(&life), &Ground::PartnerRequest { reason: AskReason::NoLongerWorking });
    assert_eq!((life.claim.due, &life.claim.reviewer, &life.claim.rejected_by), (None, &reviewer, &None));
    assert_eq!(life.attempt(&anna(), dispute()), Err(Refusal::OwnWish));
}

#[test]
fn a_rejection_on_request_during_a_dispute_is_final() {
    for phase in [Phase::DisputeReview, Phase::DisputeAnswering, Phase::DisputeConsentOpen] {
        let life = Life::in_phase(phase).then(&anna(), ask_to_reject()).then(&rita(), confirm_rejection());
        assert_eq!(life.claim.phase(), Phase::RejectedFinally, "{phase:?}");
        assert!(matches!(ground(&life), Ground::PartnerRequest { .. }));
    }
    let life = Life::in_phase(Phase::DisputeAnswering).then(&anna(), ask_to_reject()).past_due();
    assert_eq!(life.then(&Actor::Clock, Action::LapseAsAsked).claim.phase(), Phase::RejectedFinally);
}

#[test]
fn a_wish_to_be_rejected_ends_with_the_consent_period() {
    let life = Life::in_phase(Phase::ConsentOpen).then(&anna(), ask_to_reject());
    assert_eq!(life.claim.rejection_pending(), Some(AskReason::NoLongerWorking));
    let life = life.past_due().then(&Actor::Clock, Action::ElapseConsent);
    assert_eq!(life.claim.rejection_pending(), None);
    assert!(life.claim.rejection_came_to_nothing(), "the partner is told so");
}

#[test]
fn a_wish_is_pending_exactly_where_a_reviewer_can_confirm_it() {
    for phase in Phase::ALL {
        let mut life = Life::in_phase(*phase);
        life.claim.asked_to_reject = Some(AskReason::Other);
        assert_eq!(
            life.claim.rejection_pending().is_some(),
            life.offers(&rita(), Act::ConfirmRejection),
            "{phase:?}"
        );
    }
}
