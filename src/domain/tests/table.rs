//! The table as a whole: nothing twice, nothing idle, nothing without an end.

use super::people::{Life, newcomer};
use crate::domain::action::Act;
use crate::domain::actor::Role;
use crate::domain::calendar::Period;
use crate::domain::lifecycle::{LIFECYCLE, Needs, Phase, Rule, To, may, way_on};
use crate::domain::limit::Limit;
use crate::domain::refusal::Refusal;
use std::collections::{BTreeMap, BTreeSet};

fn is_of_the_clock(rule: &Rule) -> bool {
    rule.by.contains(&Role::Clock)
}

/// The phases a rule leaves its claim in.
fn leads_to(rule: &Rule) -> Vec<Phase> {
    match rule.to {
        To::Stay => rule.from.to_vec(),
        To::Go(phase) => vec![phase],
    }
}

#[test]
fn no_two_rows_speak_about_the_same_person_doing_the_same_thing_in_the_same_place() {
    let mut seen: BTreeMap<(Phase, Act, Role), usize> = BTreeMap::new();
    for (number, rule) in (1..).zip(LIFECYCLE) {
        for phase in rule.from {
            for role in rule.by {
                let before = seen.insert((*phase, rule.act, *role), number);
                assert_eq!(before, None, "rows {before:?} and {number}: {phase:?} {:?} {role:?}", rule.act);
            }
        }
    }
}

#[test]
fn every_act_every_need_and_every_role_stands_in_some_row() {
    let acts: BTreeSet<Act> = LIFECYCLE.iter().map(|rule| rule.act).collect();
    let needs: BTreeSet<Needs> = LIFECYCLE.iter().flat_map(|rule| rule.needs).copied().collect();
    let roles: BTreeSet<Role> = LIFECYCLE.iter().flat_map(|rule| rule.by).copied().collect();
    assert!(Act::ALL.iter().all(|act| acts.contains(act)));
    assert!(Needs::ALL.iter().all(|need| needs.contains(need)));
    assert!(Role::ALL.iter().all(|role| roles.contains(role)));
}

#[test]
fn every_phase_can_be_reached_from_a_draft() {
    let mut reached = BTreeSet::from([Phase::Editing]);
    // As many rounds as there are phases reach whatever can be reached.
    for _ in Phase::ALL {
        let open = |rule: &&Rule| rule.from.iter().any(|phase| reached.contains(phase));
        let next: Vec<Phase> = LIFECYCLE.iter().filter(open).flat_map(leads_to).collect();
        reached.extend(next);
    }
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), Phase::ALL);
}

#[test]
fn the_clock_moves_a_claim_only_when_a_day_has_passed_that_an_expiry_set() {
    for rule in LIFECYCLE.iter().filter(|rule| is_of_the_clock(rule) && rule.to != To::Stay) {
        assert!(rule.needs.contains(&Needs::PastDue), "{:?}", rule.act);
        for phase in rule.from {
            let sets =
                |entry: &&Rule| leads_to(entry).contains(phase) && matches!(entry.limit, Limit::Expiry(_));
            assert!(LIFECYCLE.iter().any(|entry| sets(&entry)), "{phase:?}");
        }
    }
    let mut people = LIFECYCLE.iter().filter(|rule| !is_of_the_clock(rule));
    assert!(people.all(|rule| !rule.needs.contains(&Needs::PastDue)));
}

#[test]
fn wherever_time_can_run_out_the_clock_knows_what_to_do() {
    for rule in LIFECYCLE.iter().filter(|rule| matches!(rule.limit, Limit::Expiry(_))) {
        for phase in leads_to(rule) {
            let answers = |r: &&Rule| {
                is_of_the_clock(r) && r.from.contains(&phase) && r.needs.contains(&Needs::PastDue)
            };
            let needs: Vec<_> = LIFECYCLE.iter().filter(answers).map(|r| &r.needs[1..]).collect();
            // One answer; or two, of which a partner that has asked to be rejected gets the second.
            let asked = [&[Needs::NotAskedYet][..], &[Needs::PartnerAsked]];
            assert!(needs == [&[][..]] || needs == asked, "{phase:?} {needs:?}");
        }
    }
}

#[test]
fn no_time_to_deny_begins_before_a_letter_has_been_handed_over() {
    let begins = |rule: &&Rule| matches!(rule.limit, Limit::Expiry(Period::Consent));
    let acts: Vec<Act> = LIFECYCLE.iter().filter(begins).map(|rule| rule.act).collect();
    assert_eq!(acts, [Act::DeliverConsent]);
}

#[test]
fn whoever_moves_a_claim_says_what_becomes_of_its_deadline() {
    for rule in LIFECYCLE.iter().filter(|rule| rule.to != To::Stay) {
        assert_ne!(rule.limit, Limit::Same, "{:?} from {:?}", rule.act, rule.from);
    }
}

#[test]
fn a_reviewer_has_no_row_on_a_draft() {
    let draft = |rule: &&Rule| rule.from.contains(&Phase::Editing);
    let mut roles = LIFECYCLE.iter().filter(draft).flat_map(|rule| rule.by);
    assert!(roles.all(|role| Role::PARTNER.contains(role)));
}

#[test]
fn the_partners_three_admins_have_the_same_rights_everywhere() {
    for rule in LIFECYCLE {
        let named = Role::PARTNER_ADMINS.iter().filter(|role| rule.by.contains(role)).count();
        assert!(named == 0 || named == Role::PARTNER_ADMINS.len(), "{:?}", rule.act);
    }
    for phase in Phase::ALL {
        let life = Life::in_phase(*phase);
        let offers = |role: &Role| life.offered(&newcomer(*role));
        let equal = Role::PARTNER_ADMINS.iter().all(|role| offers(role) == offers(&Role::GlobalAdmin));
        assert!(equal, "{phase:?}");
    }
}

#[test]
fn an_incentives_user_prepares_drafts_and_joins_the_conversation_and_no_more() {
    let mut offered = BTreeSet::new();
    for phase in Phase::ALL {
        let life = Life::in_phase(*phase);
        let acts = life.offered(&newcomer(Role::IncentivesUser));
        let admins = life.offered(&newcomer(Role::IncentivesAdmin));
        assert!(acts.iter().all(|act| admins.contains(act)), "{phase:?}");
        offered.extend(acts.into_iter().map(|act| (*phase == Phase::Editing, act)));
    }
    let draft = [Act::Edit, Act::AttachPoe, Act::RemovePoe, Act::Discard].map(|act| (true, act));
    let wanted = draft.into_iter().chain([(false, Act::Comment)]);
    assert_eq!(offered, wanted.collect());
}

#[test]
fn a_lead_may_all_that_a_reviewer_may() {
    for phase in Phase::ALL {
        let life = Life::in_phase(*phase);
        let lead = life.offered(&newcomer(Role::LeadReviewer));
        assert!(life.offered(&newcomer(Role::Reviewer)).iter().all(|act| lead.contains(act)), "{phase:?}");
    }
}

#[test]
fn nobody_without_a_role_may_anything() {
    let crate::domain::actor::Actor::Microsoft { person, conflicts, name, .. } = newcomer(Role::Reviewer)
    else {
        unreachable!("a reviewer is Microsoft's");
    };
    let nobody = crate::domain::actor::Actor::Microsoft { person, roles: Vec::new(), conflicts, name };
    for phase in Phase::ALL {
        let life = Life::in_phase(*phase);
        for act in Act::ALL {
            let answer = may(&life.claim, *act, &nobody, life.now()).map(|rule| rule.act);
            assert!(matches!(answer, Err(Refusal::NotNow | Refusal::NotYours)), "{phase:?} {act:?}");
        }
    }
}

#[test]
fn the_way_on_is_the_shortest_to_assessment_and_a_dispute_is_no_part_of_it() {
    use Phase::*;
    assert_eq!(way_on(Editing), [Submitted, Review, ConsentOpen, Associated]);
    assert_eq!(way_on(Answering), [Review, ConsentOpen, Associated]);
    assert_eq!(way_on(DisputeAnswering), [DisputeReview, DisputeConsentOpen, Associated]);
    for end in [Rejected, RejectedFinally, Associated, Discarded] {
        assert_eq!(way_on(end), [], "{end:?}");
    }
}
