//! Two partners who want the same.

use super::people::*;
use crate::domain::action::{Act, Action};
use crate::domain::lifecycle::Phase;
use crate::domain::refusal::Refusal;

fn settle() -> Action {
    Action::SettleCollision { note: note("The newer statement") }
}

/// A claim in review that another partner's claim stands against.
fn contested(live: bool) -> Life {
    let mut life = Life::in_phase(Phase::Review);
    life.rivals = vec![rival_of(&life.claim, "RIVAL00", live)];
    life
}

#[test]
fn a_claim_may_be_handed_in_against_another_partners_and_is_not_approved_over_it() {
    let mut life = Life::in_phase(Phase::Editing);
    life.rivals = vec![rival_of(&life.claim, "RIVAL00", false)];
    let mut life = life.then(&anna(), submit()).then(&rolf(), Action::StartReview);
    let blocked = Err(Refusal::Collides(vec![claim_id("RIVAL00")]));
    assert_eq!(life.attempt(&rolf(), approve()), blocked);
    assert!(life.offers(&rolf(), Act::Approve), "the reviewer is told why, not shut out");
    assert_eq!(life.attempt(&rolf(), reject()), Ok(()));
}

#[test]
fn a_claim_is_approved_once_the_other_is_gone() {
    let mut life = contested(false);
    life.rivals.clear();
    assert_eq!(life.attempt(&rolf(), approve()), Ok(()));
}

#[test]
fn a_lead_lets_one_of_two_claims_go_before_the_other_and_a_reviewer_does_not() {
    let mut life = contested(false);
    assert_eq!(life.attempt(&rolf(), settle()), Err(Refusal::NotYours));
    assert_eq!(life.attempt(&lena(), settle()), Ok(()));
    assert_eq!(life.attempt(&lena(), settle()), Err(Refusal::NothingToSettle));
    assert_eq!(life.attempt(&rolf(), approve()), Ok(()));
}

#[test]
fn what_is_settled_against_one_rival_says_nothing_about_the_next() {
    let mut life = contested(false).then(&lena(), settle());
    life.rivals.push(rival_of(&life.claim, "RIVAL11", false));
    assert_eq!(life.attempt(&rolf(), approve()), Err(Refusal::Collides(vec![claim_id("RIVAL11")])));
}

#[test]
fn a_live_association_cannot_be_settled_away() {
    let mut life = contested(true);
    assert_eq!(life.attempt(&lena(), settle()), Err(Refusal::NothingToSettle));
    assert_eq!(life.attempt(&lena(), approve()), Err(Refusal::Collides(vec![claim_id("RIVAL00")])));
}

#[test]
fn a_rival_that_was_settled_and_then_approved_stands_in_the_way_again() {
    let mut life = contested(false).then(&lena(), settle());
    life.rivals[0].live = true;
    assert_eq!(life.attempt(&rolf(), approve()), Err(Refusal::Collides(vec![claim_id("RIVAL00")])));
}

#[test]
fn a_dispute_is_not_won_over_a_partner_who_came_in_meanwhile() {
    let mut life = Life::in_phase(Phase::DisputeReview);
    life.rivals = vec![rival_of(&life.claim, "RIVAL00", true)];
    assert_eq!(life.attempt(&rita(), approve()), Err(Refusal::Collides(vec![claim_id("RIVAL00")])));
}
