//! Two partners who want the same.

use super::people::*;
use crate::domain::action::{Act, Action};
use crate::domain::lifecycle::Phase;
use crate::domain::numbers::SubscriptionId;
use crate::domain::product::{Activity, Claimed, ProductCode};
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

// Subscriptions, named and not

fn sales(subscription: Option<&str>) -> Claimed {
    let product = ProductCode::new("dynamics-365-sales");
    match subscription {
        Some(id) => Claimed::under(product, SubscriptionId::parse(id).unwrap()),
        None => Claimed::the_only_one_of(product),
    }
}

const ONE: &str = "11111111-89ab-4def-8123-456789abcdef";
const TWO: &str = "22222222-89ab-4def-8123-456789abcdef";

/// Whether `this` finds `other` in its way, both on one tenant.
fn finds(this: &Claimed, other: &Claimed) -> bool {
    let tenant = details().tenant.unwrap();
    let wanted = other.wants(&tenant);
    this.collides_with(&tenant).iter().any(|key| wanted.contains(key))
}

#[test]
fn a_claim_that_names_no_subscription_and_one_that_does_are_rivals_in_both_directions() {
    let (blank, named) = (sales(None), sales(Some(ONE)));
    assert!(finds(&blank, &named) && finds(&named, &blank));
    assert!(finds(&blank, &blank) && finds(&named, &named));
    assert!(!finds(&named, &sales(Some(TWO))), "two subscriptions are two things");
    let other = Claimed::of(ProductCode::new("dynamics-365-marketing"));
    assert!(!finds(&blank, &other) && !finds(&other, &named), "two products are two things");
}

#[test]
fn a_business_applications_claim_says_which_subscription_or_that_there_is_only_one() {
    let mut claim = details();
    claim.activity = Some(Activity::Presales);
    claim.products = vec![Claimed::of(ProductCode::new("dynamics-365-sales"))];
    assert!(claim.missing().contains(&"subscriptions"));
    for settled in [sales(None), sales(Some(ONE))] {
        claim.products = vec![settled];
        assert!(!claim.missing().contains(&"subscriptions"));
    }
    assert!(!details().missing().contains(&"subscriptions"), "a workload has none");
}
