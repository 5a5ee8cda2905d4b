//! Roles that are kept to some of the organisation's locations.

use super::people::*;
use crate::domain::action::Action;
use crate::domain::actor::Role;
use crate::domain::ids::PartnerId;
use crate::domain::lifecycle::Phase;
use crate::domain::numbers::Mpn;
use crate::domain::reach::Scopes;
use crate::domain::refusal::Refusal;

/// The location of the claims in these tests.
const HERE: &str = "3980451";
const ELSEWHERE: &str = "3980460";

fn mpn(number: &str) -> Mpn {
    Mpn::parse(number).unwrap()
}

fn moved_to(life: &Life, number: Option<&str>) -> Action {
    let mut details = life.claim.details.clone();
    details.mpn = number.map(mpn);
    Action::Edit(Box::new(details))
}

#[test]
fn whoever_is_kept_to_a_location_has_there_the_rights_of_the_role_and_elsewhere_none() {
    for phase in Phase::ALL {
        let life = Life::in_phase(*phase);
        assert_eq!(
            life.offered(&solveig(&[HERE])),
            life.offered(&newcomer(Role::IncentivesAdmin)),
            "{phase:?}"
        );
        assert_eq!(life.offered(&solveig(&[ELSEWHERE])), [], "{phase:?}");
    }
}

#[test]
fn a_claim_is_moved_only_to_a_location_one_reaches() {
    for phase in [Phase::Editing, Phase::Submitted] {
        let mut life = Life::in_phase(phase);
        let (away, nowhere) = (moved_to(&life, Some(ELSEWHERE)), moved_to(&life, None));
        assert_eq!(life.attempt(&solveig(&[HERE]), away.clone()), Err(Refusal::OutOfReach), "{phase:?}");
        assert_eq!(life.attempt(&solveig(&[HERE]), nowhere), Err(Refusal::OutOfReach), "{phase:?}");
        assert_eq!(life.attempt(&solveig(&[HERE, ELSEWHERE]), away), Ok(()), "{phase:?}");
    }
}

#[test]
fn a_duplicate_at_another_location_is_not_named() {
    let mut life = Life::in_phase(Phase::Editing);
    let mut twin = twin_of(&life.claim, "TWIN000");
    twin.mpn = Some(mpn(ELSEWHERE));
    life.rivals = vec![twin];
    assert_eq!(life.attempt(&solveig(&[HERE]), submit()), Err(Refusal::DuplicateElsewhere));
    assert_eq!(life.attempt(&anna(), submit()), Err(Refusal::Duplicate(claim_id("TWIN000"))));
}

#[test]
fn roles_reach_together_as_far_as_the_farthest_of_them() {
    let northwind = PartnerId::new("northwind");
    let kept = Scopes::default()
        .with(Role::IncentivesAdmin, [mpn(HERE)])
        .with(Role::IncentivesUser, [mpn(ELSEWHERE)]);
    let both = [Role::IncentivesAdmin, Role::IncentivesUser];
    let reach = kept.reach(&both, northwind.clone());
    assert!(reach.covers(&northwind, Some(&mpn(HERE))) && reach.covers(&northwind, Some(&mpn(ELSEWHERE))));
    assert!(!reach.covers(&northwind, None) && !reach.covers(&northwind, Some(&mpn("1234567"))));
    assert!(!reach.covers(&PartnerId::new("fabrikam"), Some(&mpn(HERE))));
    let whole = kept.reach(&[Role::IncentivesAdmin, Role::GlobalAdmin], northwind.clone());
    assert_eq!(whole.locations(), None);
    let none = kept.reach(&[], northwind.clone());
    assert!(!none.covers(&northwind, Some(&mpn(HERE))), "whoever has no role reaches nothing");
}

#[test]
fn only_incentives_roles_that_one_has_are_kept_to_locations() {
    let kept = |role| Scopes::default().with(role, [mpn(HERE)]);
    assert!(kept(Role::IncentivesUser).fit(&[Role::IncentivesUser]));
    assert!(!kept(Role::IncentivesUser).fit(&[Role::IncentivesAdmin]));
    assert!(!kept(Role::GlobalAdmin).fit(&[Role::GlobalAdmin]));
    assert!(!kept(Role::BillingAdmin).fit(&[Role::BillingAdmin]));
    assert!(!Scopes::default().with(Role::IncentivesUser, []).fit(&[Role::IncentivesUser]));
}
