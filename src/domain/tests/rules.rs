//! Single rules, each a sentence about people.

use super::people::*;
use crate::domain::action::{Act, Action};
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::Calendar;
use crate::domain::claim::{Claim, State};
use crate::domain::details::Details;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::limit::DeadlineKind;
use crate::domain::poe::POE_LIMITS;
use crate::domain::product::Activity;
use crate::domain::reason::{AskReason, Assessment, Ground, PoeFault};
use crate::domain::refusal::Refusal;
use crate::domain::text::{ClaimName, JobTitle};
use chrono::Duration;

/// The details as they are, with something else in them.
fn edited(life: &Life, change: impl FnOnce(&mut Details)) -> Action {
    let mut details = life.claim.details.clone();
    change(&mut details);
    Action::Edit(Box::new(details))
}

fn ground(life: &Life) -> &Ground {
    let State::Rejected { ground, .. } = &life.claim.state else { panic!("{:?}", life.claim.state) };
    ground
}

// Drafts and submission

#[test]
fn a_claim_without_its_fields_or_without_evidence_cannot_be_handed_in() {
    let mut life = Life::opened(Details::named(ClaimName::parse("Contoso").unwrap()));
    let Err(Refusal::Incomplete(missing)) = life.attempt(&anna(), submit()) else { panic!("it was taken") };
    assert!(missing.contains(&"tenant") && missing.contains(&"poe"));
    let mut life = Life::opened(details());
    assert_eq!(life.attempt(&anna(), submit()), Err(Refusal::Incomplete(vec!["poe"])));
}

#[test]
fn a_reviewer_is_offered_nothing_on_a_draft() {
    let life = Life::in_phase(Phase::Editing);
    for actor in [rolf(), lena(), petra(), Actor::Customer, Actor::Clock] {
        assert_eq!(life.offered(&actor), []);
    }
}

#[test]
fn a_colleague_may_go_on_where_another_began() {
    let life = Life::in_phase(Phase::Editing);
    assert_eq!(life.offered(&anna()), life.offered(&bo()));
    assert_eq!(life.then(&bo(), submit()).claim.submitted_by.as_ref(), bo().person());
}

#[test]
fn another_organisations_people_may_do_nothing_in_any_phase() {
    for phase in Phase::ALL {
        let mut life = Life::in_phase(*phase);
        assert_eq!(life.offered(&carla()), []);
        assert_eq!(life.attempt(&carla(), Action::Comment(note("Hello"))), Err(Refusal::NotYours));
    }
}

#[test]
fn a_partner_cannot_claim_the_same_twice() {
    let mut life = Life::in_phase(Phase::Editing);
    life.rivals = vec![twin_of(&life.claim, "TWIN000")];
    assert_eq!(life.attempt(&anna(), submit()), Err(Refusal::Duplicate(claim_id("TWIN000"))));
    // The same product under another activity serves another programme.
    life.rivals[0].activity = Some(Activity::Usage);
    assert_eq!(life.attempt(&anna(), submit()), Ok(()));
}

#[test]
fn a_partner_that_has_claimed_anew_cannot_dispute_the_old_claim_as_well() {
    let mut life = Life::in_phase(Phase::Rejected);
    life.rivals = vec![twin_of(&life.claim, "TWIN000")];
    assert_eq!(life.attempt(&anna(), dispute()), Err(Refusal::Duplicate(claim_id("TWIN000"))));
}

#[test]
fn a_draft_gives_back_a_file_it_has_and_no_other() {
    let mut life = Life::in_phase(Phase::Editing);
    let (one, two) = (file(1, 0).id, file(2, 0).id);
    assert_eq!(life.attempt(&anna(), Action::RemovePoe(two)), Err(Refusal::NoSuchFile));
    assert_eq!(life.attempt(&anna(), Action::RemovePoe(one)), Ok(()));
    assert!(life.claim.poe.is_empty());
}

#[test]
fn evidence_cannot_be_taken_back_once_it_is_handed_in() {
    for phase in Phase::ALL.iter().filter(|phase| **phase != Phase::Editing) {
        assert!(!Life::in_phase(*phase).offers(&anna(), Act::RemovePoe), "{phase:?}");
    }
}

#[test]
fn a_claim_takes_twenty_files_and_no_more() {
    let mut life = Life::in_phase(Phase::Editing);
    for number in 2..=20 {
        assert_eq!(life.attempt(&anna(), Action::AttachPoe(file(number, 1))), Ok(()));
    }
    assert_eq!(life.attempt(&anna(), Action::AttachPoe(file(21, 1))), Err(Refusal::TooManyFiles));
}

#[test]
fn a_claim_takes_a_hundred_megabytes_and_not_a_byte_more() {
    let mut life = Life::opened(details());
    for number in 1..=4 {
        assert_eq!(life.attempt(&anna(), Action::AttachPoe(file(number, POE_LIMITS.file_bytes))), Ok(()));
    }
    assert_eq!(life.attempt(&anna(), Action::AttachPoe(file(5, 1))), Err(Refusal::TooManyBytes));
}

#[test]
fn a_dispute_counts_its_files_with_those_that_are_there() {
    let files: Vec<_> = (2..=21).map(|number| file(number, 1)).collect();
    let mut life = Life::in_phase(Phase::Rejected);
    let too_many = Action::Dispute { justification: None, files: files.clone() };
    assert_eq!(life.attempt(&anna(), too_many), Err(Refusal::TooManyFiles));
    let fitting = Action::Dispute { justification: None, files: files[1..].to_vec() };
    assert_eq!(life.attempt(&anna(), fitting), Ok(()));
    assert_eq!(life.claim.poe.len(), 20);
}

// Fields after submission

#[test]
fn after_submission_only_the_open_fields_change() {
    for phase in [Phase::Submitted, Phase::Answering, Phase::DisputeAnswering] {
        let mut life = Life::in_phase(phase);
        let locked = edited(&life, |d| d.name = ClaimName::parse("Another name").unwrap());
        assert_eq!(life.attempt(&anna(), locked), Err(Refusal::Locked("name".into())));
        let locked = edited(&life, |d| d.activity = Some(Activity::Usage));
        assert_eq!(life.attempt(&anna(), locked), Err(Refusal::Locked("activity".into())));
        let open = edited(&life, |d| d.customer_contact_title = JobTitle::parse("CIO").ok());
        assert_eq!(life.attempt(&anna(), open), Ok(()));
    }
}

#[test]
fn after_submission_a_required_field_cannot_be_emptied() {
    let mut life = Life::in_phase(Phase::Submitted);
    let emptied = edited(&life, |d| d.mpn = None);
    assert_eq!(life.attempt(&anna(), emptied), Err(Refusal::Incomplete(vec!["mpn"])));
}

#[test]
fn a_partner_who_is_asked_may_only_remove_products() {
    let mut life = Life::in_phase(Phase::Answering);
    let more = edited(&life, |d| d.products.push(product("sharepoint-online")));
    assert_eq!(life.attempt(&anna(), more), Err(Refusal::OnlyRemoveProducts));
    let fewer = edited(&life, |d| d.products.truncate(1));
    assert_eq!(life.attempt(&anna(), fewer), Ok(()));
    let none = edited(&life, |d| d.products.clear());
    assert_eq!(life.attempt(&anna(), none), Err(Refusal::Incomplete(vec!["products"])));
}

#[test]
fn a_partner_who_is_told_so_may_add_products() {
    let Action::RequestInfo { needed, note, products, .. } = request_info() else { unreachable!() };
    let ask = Action::RequestInfo { needed, note, products, may_add_products: true };
    let mut life = Life::in_phase(Phase::Review).then(&rolf(), ask);
    let more = edited(&life, |d| d.products.push(product("sharepoint-online")));
    assert_eq!(life.attempt(&anna(), more), Ok(()));
}

#[test]
fn an_edit_cannot_grow_into_the_partners_own_other_claim() {
    let mut life = Life::in_phase(Phase::Submitted);
    let more = edited(&life, |d| d.products.push(product("sharepoint-online")));
    let mut grown = life.claim.clone();
    grown.details.products = vec![product("sharepoint-online")];
    life.rivals = vec![twin_of(&grown, "TWIN000")];
    assert_eq!(life.attempt(&anna(), more), Err(Refusal::Duplicate(claim_id("TWIN000"))));
}

// Asking and answering

#[test]
fn a_partner_who_is_asked_has_five_business_days_to_answer() {
    let life = Life::in_phase(Phase::Answering);
    assert_eq!(life.due_on(), day("2026-03-09"));
    let life = life.at_last_second();
    assert_eq!(life.at.to_rfc3339(), "2026-03-09T22:59:59+00:00");
    assert_eq!(life.then(&anna(), resubmit()).claim.phase(), Phase::Review);
}

#[test]
fn a_late_answer_is_refused_from_midnight_even_before_the_sweep_has_come_by() {
    let mut life = Life::in_phase(Phase::Answering).past_due();
    let due = life.claim.due.unwrap();
    assert_eq!(life.claim.status(), Status::PartnerActionRequired);
    assert_eq!(life.attempt(&anna(), resubmit()), Err(Refusal::TooLate(due)));
    assert_eq!(life.attempt(&rolf(), confirm_rejection()), Err(Refusal::TooLate(due)));
    assert_eq!(life.offered(&Actor::Clock), [Act::NoResponse]);
}

#[test]
fn a_partner_who_does_not_answer_is_rejected_for_that_and_may_dispute_it() {
    let life = Life::in_phase(Phase::Answering).past_due().then(&Actor::Clock, Action::NoResponse);
    assert_eq!(ground(&life), &Ground::NoPartnerResponse);
    assert_eq!(life.due_on(), day("2026-04-09"));
    // Nobody rejected it, so whoever reviewed it may hear the dispute.
    assert!(life.then(&anna(), dispute()).offers(&rolf(), Act::Approve));
}

#[test]
fn silence_in_the_second_round_is_final() {
    let life = Life::in_phase(Phase::DisputeAnswering).past_due().then(&Actor::Clock, Action::NoResponse);
    assert_eq!((life.claim.phase(), life.claim.due), (Phase::RejectedFinally, None));
}

#[test]
fn the_clock_may_not_be_early() {
    let mut answering = Life::in_phase(Phase::Answering).at_last_second();
    assert_eq!(answering.attempt(&Actor::Clock, Action::NoResponse), Err(Refusal::NotDue));
    let mut consent = Life::in_phase(Phase::ConsentOpen).at_last_second();
    assert_eq!(consent.attempt(&Actor::Clock, Action::ElapseConsent), Err(Refusal::NotDue));
}

#[test]
fn the_reviewers_clock_stands_still_while_the_partner_is_asked() {
    let life = Life::in_phase(Phase::Review);
    assert_eq!(life.due_on(), day("2026-03-09"));
    // On Wednesday three of the five days are left; the partner answers on Friday.
    let life = life.at("2026-03-04T09:00:00Z").then(&rolf(), request_info());
    let life = life.at("2026-03-06T15:00:00Z").then(&anna(), resubmit());
    assert_eq!(life.due_on(), day("2026-03-11"));
    assert_eq!(life.claim.due.unwrap().kind, DeadlineKind::Sla);
}

#[test]
fn a_reviewer_who_is_late_has_one_day_left_when_the_answer_comes() {
    let life = Life::in_phase(Phase::Review).past_due();
    assert!(life.claim.is_overdue(life.now()));
    let life = life.then(&rolf(), request_info()).then(&anna(), resubmit());
    // It is Tuesday, 10 March, in Stockholm.
    assert_eq!(life.due_on(), day("2026-03-11"));
}

#[test]
fn the_answer_goes_back_to_the_reviewer_who_asked() {
    let life = Life::in_phase(Phase::Review).then(&rita(), request_info()).then(&anna(), resubmit());
    assert_eq!(life.claim.reviewer.as_ref(), rita().person());
    let life = Life::in_phase(Phase::DisputeAnswering).then(&bo(), resubmit());
    assert_eq!((life.claim.phase(), life.claim.reviewer.as_ref()), (Phase::DisputeReview, rita().person()));
}

#[test]
fn handing_back_needs_a_change_a_file_or_a_reply() {
    let silent = || Action::Resubmit { reply: None, files: Vec::new() };
    let mut life = Life::in_phase(Phase::Answering);
    assert_eq!(life.attempt(&anna(), silent()), Err(Refusal::NothingAnswered));
    // Saving the form without touching it changes nothing, and a comment is not an answer.
    let unchanged = edited(&life, |_| ());
    let mut life = life.then(&anna(), unchanged).then(&anna(), Action::Comment(note("Soon")));
    assert_eq!(life.attempt(&anna(), silent()), Err(Refusal::NothingAnswered));
    assert_eq!(life.clone().attempt(&anna(), resubmit()), Ok(()));
    let mut life = life.then(&anna(), Action::AttachPoe(file(2, 1)));
    assert_eq!(life.attempt(&anna(), silent()), Ok(()));
}

#[test]
fn a_second_question_wants_a_second_answer() {
    let life = Life::in_phase(Phase::Answering).then(&anna(), Action::AttachPoe(file(2, 1)));
    let mut life = life.then(&anna(), resubmit()).then(&rolf(), request_info());
    assert_eq!(
        life.attempt(&anna(), Action::Resubmit { reply: None, files: Vec::new() }),
        Err(Refusal::NothingAnswered)
    );
}

#[test]
fn a_reviewer_takes_over_from_a_colleague_and_not_from_oneself() {
    let mut life = Life::in_phase(Phase::Review);
    assert_eq!(life.attempt(&rolf(), Action::TakeOver), Err(Refusal::AlreadyYours));
    let due = life.claim.due;
    assert_eq!(life.attempt(&rita(), Action::TakeOver), Ok(()));
    assert_eq!((life.claim.reviewer.as_ref(), life.claim.due), (rita().person(), due));
}

#[test]
fn a_holiday_added_later_changes_no_deadline_already_given() {
    let mut life = Life::in_phase(Phase::Answering);
    let given = life.claim.due;
    let holidays = ["2026-03-03", "2026-03-04"].map(day).into_iter().collect();
    let zone = life.calendar.zone();
    life.calendar = Calendar::new(zone, holidays, Default::default());
    let life = life.then(&anna(), Action::Comment(note("Soon")));
    assert_eq!(life.claim.due, given);
    let replayed = Claim::replay(life.claim.id.clone(), &life.history).unwrap();
    assert_eq!(replayed.due, given);
    // Whoever asks from now on reckons with it.
    let life = life.then(&anna(), resubmit()).then(&rolf(), request_info());
    assert_eq!(life.due_on(), day("2026-03-11"));
}

// The partner's own wish

#[test]
fn a_reviewer_rejects_on_request_only_when_the_partner_has_asked() {
    let mut life = Life::in_phase(Phase::Submitted);
    assert_eq!(life.attempt(&rolf(), confirm_rejection()), Err(Refusal::PartnerHasNotAsked));
    let life = life.then(&anna(), ask_to_reject());
    assert!(!life.offers(&bo(), Act::AskToReject), "once is enough");
    let life = life.then(&rolf(), confirm_rejection());
    assert_eq!(ground(&life), &Ground::PartnerRequest { reason: AskReason::NoLongerWorking });
}

#[test]
fn a_partner_cannot_dispute_its_own_wish() {
    let mut life = Life::in_phase(Phase::Review).then(&anna(), ask_to_reject());
    life = life.then(&rolf(), confirm_rejection());
    assert_eq!(life.attempt(&anna(), dispute()), Err(Refusal::OwnWish));
    assert_eq!((life.offered(&anna()), life.claim.due), (vec![], None));
}

#[test]
fn whoever_disputes_takes_an_earlier_wish_to_be_rejected_back() {
    let life = Life::in_phase(Phase::Review).then(&anna(), ask_to_reject());
    let mut life = life.then(&rolf(), reject()).then(&anna(), dispute());
    assert_eq!(life.attempt(&rita(), confirm_rejection()), Err(Refusal::PartnerHasNotAsked));
    // And may change its mind again.
    let life = life.then(&anna(), ask_to_reject()).then(&rita(), confirm_rejection());
    assert!(matches!(ground(&life), Ground::PartnerRequest { .. }));
    assert!(!life.offers(&anna(), Act::Dispute));
}

// Rejection and dispute

#[test]
fn a_rejection_says_why_and_can_be_disputed_for_thirty_days() {
    let mut life = Life::in_phase(Phase::Rejected);
    assert_eq!(ground(&life), &Ground::InsufficientPoe { faults: vec![PoeFault::MissingProducts] });
    assert_eq!(life.due_on(), day("2026-04-01"));
    assert!(life.clone().at_last_second().offers(&anna(), Act::Dispute));
    life = life.past_due();
    assert_eq!(life.attempt(&anna(), dispute()), Err(Refusal::WindowClosed));
}

#[test]
fn a_dispute_says_something_or_shows_something() {
    let mut life = Life::in_phase(Phase::Rejected);
    let nothing = Action::Dispute { justification: None, files: Vec::new() };
    assert_eq!(life.attempt(&anna(), nothing), Err(Refusal::NothingSaid));
    let shown = Action::Dispute { justification: None, files: vec![file(2, 1)] };
    assert_eq!(life.attempt(&anna(), shown), Ok(()));
    assert_eq!((life.claim.status(), life.claim.poe.len()), (Status::UnderReview, 2));
}

#[test]
fn the_reviewer_who_rejected_is_told_so_when_the_dispute_is_to_be_decided() {
    let life = Life::in_phase(Phase::DisputeReview);
    assert_eq!(life.claim.reviewer, None);
    for action in [approve(), reject(), request_info(), Action::TakeOver] {
        assert_eq!(life.clone().attempt(&rolf(), action.clone()), Err(Refusal::YouRejectedIt));
        assert_eq!(life.clone().attempt(&rita(), action), Ok(()));
    }
}

#[test]
fn whoever_asked_but_did_not_reject_may_decide_the_dispute() {
    let life = Life::in_phase(Phase::Review).then(&rita(), Action::TakeOver).then(&rolf(), reject());
    let life = life.then(&anna(), dispute());
    assert!(life.offers(&rita(), Act::Approve) && !life.offers(&rolf(), Act::Approve));
}

#[test]
fn a_dispute_that_is_lost_is_the_end() {
    let life = Life::in_phase(Phase::RejectedFinally);
    for actor in [anna(), rolf(), rita(), lena(), petra(), Actor::Customer, Actor::Clock] {
        assert_eq!(life.offered(&actor), []);
    }
}

// Consent

#[test]
fn the_customer_has_seven_days_to_deny_and_a_denial_rejects() {
    let life = Life::in_phase(Phase::ConsentOpen);
    assert_eq!(life.due_on(), day("2026-03-09"));
    let life = life.at_last_second().then(&Actor::Customer, deny());
    assert_eq!(ground(&life), &Ground::CustomerDecline { reason: None });
    assert!(life.offers(&anna(), Act::Dispute) && !life.claim.competes());
}

#[test]
fn a_denial_after_a_dispute_is_final() {
    let life = Life::in_phase(Phase::DisputeConsentOpen).then(&Actor::Customer, deny());
    assert_eq!(life.claim.phase(), Phase::RejectedFinally);
}

#[test]
fn a_denial_that_comes_late_is_refused_and_the_claim_goes_to_assessment() {
    let mut life = Life::in_phase(Phase::ConsentOpen).past_due();
    let due = life.claim.due.unwrap();
    assert_eq!(life.attempt(&Actor::Customer, deny()), Err(Refusal::TooLate(due)));
    let life = life.then(&Actor::Clock, Action::ElapseConsent);
    assert_eq!((life.claim.phase(), life.claim.assessment), (Phase::Associated, Some(Assessment::Pending)));
    assert_eq!(life.claim.status(), Status::Approved);
}

#[test]
fn the_wrong_person_denies_nothing_and_the_right_one_gets_seven_days_of_their_own() {
    let life = Life::in_phase(Phase::ConsentOpen).after(Duration::days(5));
    let life = life.then(&Actor::Customer, Action::ReportWrongPerson { colleague: None });
    assert_eq!((life.claim.phase(), life.due_on()), (Phase::ConsentOpen, day("2026-03-09")));
    let first_letter = life.claim.consent_seq;
    let life = life.then(&rolf(), resend_consent());
    let life = life.told();
    assert_eq!(life.due_on(), day("2026-03-14"));
    assert_eq!(life.claim.details.customer_contact_email.as_ref().unwrap().as_str(), "mika@contoso.com");
    assert_ne!(life.claim.consent_seq, first_letter, "the first letter's link is dead");
}

#[test]
fn what_the_assessment_came_to_is_written_down_by_the_portal_admin_alone() {
    let life = Life::in_phase(Phase::Associated);
    for actor in [anna(), rolf(), lena(), Actor::Customer, Actor::Clock] {
        assert_eq!(life.offered(&actor), []);
    }
    let life = life.then(&petra(), Action::RecordAssessment(Assessment::Eligible));
    assert_eq!(life.claim.assessment, Some(Assessment::Eligible));
}

#[test]
fn whoever_has_a_conflict_of_interest_may_nothing_on_the_organisations_claims() {
    for phase in Phase::ALL {
        let life = Life::in_phase(*phase);
        for role in Role::MICROSOFT {
            assert_eq!(life.offered(&partial(*role)), [], "{phase:?} {role:?}");
        }
    }
    let mut life = Life::in_phase(Phase::Review);
    assert_eq!(life.attempt(&partial(Role::Reviewer), approve()), Err(Refusal::ConflictOfInterest));
}
