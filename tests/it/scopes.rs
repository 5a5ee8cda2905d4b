//! Roles that are kept to some of an organisation's locations.

use crate::support::{Page, Person, Portal, days, select};
use portal::domain::action::Act;
use portal::domain::actor::Role;
use portal::domain::ids::ClaimId;
use portal::domain::numbers::Mpn;
use portal::domain::reason::PoeFault;
use portal::web::urls;

/// The organisation's locations: the first is where claims come from unless somebody chooses otherwise.
async fn locations(portal: &Portal, organisation: &str) -> (Mpn, Mpn) {
    let partner = portal.organisation(organisation).await;
    let all = portal.house.app.store.read(move |reader| reader.locations(&partner)).await.unwrap();
    (all[0].mpn.clone(), all[1].mpn.clone())
}

/// An Incentives admin of Contoso's second location, one of everywhere, and both locations.
struct Two {
    portal: Portal,
    anna: Person,
    malin: Person,
    here: Mpn,
    there: Mpn,
}

async fn two() -> Two {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (here, there) = locations(&portal, "Contoso").await;
    let malin = portal.kept_to("Contoso", Role::IncentivesAdmin, &[&there]).await;
    Two { portal, anna, malin, here, there }
}

/// Whether a control of this name offers a location.
fn offers_choice(page: &Page, name: &str, mpn: &Mpn) -> bool {
    let either = format!("[name={name}][value='{mpn}'], [name={name}] option[value='{mpn}']");
    page.document().select(&select(&either)).next().is_some()
}

async fn with_location(person: &Person, claim: &ClaimId, mpn: &Mpn) {
    person.edits(claim, "location", &[("mpn", mpn.as_str())]).await.done();
}

#[actix_web::test]
async fn whoever_is_kept_to_a_location_sees_its_claims_and_no_others() {
    let Two { portal, anna, malin, there, .. } = two().await;
    let (hers, other) = (anna.has_draft().await, anna.has_draft().await);
    with_location(&anna, &hers, &there).await;
    let list = malin.opens(urls::dashboard()).await;
    list.says(hers.as_str()).says_not(other.as_str());
    let file = malin.gets(urls::dashboard_csv()).await;
    file.says(hers.as_str()).says_not(other.as_str());
    malin.looks_at(&hers).await.is(200);
    let nowhere = ClaimId::new("CPOR-2026-0000000");
    let pages =
        [urls::claim, urls::history, urls::poe, urls::submit, urls::comment, urls::copy, urls::discard];
    for page in pages {
        let (theirs, nothing) = (malin.gets(page(&other)).await, malin.gets(page(&nowhere)).await);
        assert_eq!((theirs.status, theirs.text()), (404, nothing.text()), "{}", theirs.path);
    }
    let way = anna.looks_at(&other).await.ways().into_iter().find(|way| way.ends_with("/download")).unwrap();
    malin.gets(&way).await.is(404);
    anna.gets(&way).await.is(200);
    drop(portal);
}

#[actix_web::test]
async fn counts_figures_and_searches_know_only_the_claims_within_reach() {
    let Two { portal, anna, malin, here, there } = two().await;
    let claims = [anna.has_draft().await, anna.has_draft().await, anna.has_draft().await];
    with_location(&anna, &claims[0], &there).await;
    for claim in &claims {
        anna.submits(claim).await.done();
    }
    malin.opens(urls::dashboard()).await.says("1 of 1").says_not("of 3");
    anna.opens(urls::dashboard()).await.says("3 of 3");
    let search = |claim: &ClaimId| format!("{}?search={claim}", urls::dashboard());
    malin.opens(search(&claims[0])).await.offers(urls::claim(&claims[0]));
    malin.opens(search(&claims[1])).await.offers_not(urls::claim(&claims[1]));
    // A location that is asked for by hand shows nothing, and is not offered.
    let asked = malin.opens(format!("{}?location={here}", urls::dashboard())).await;
    asked.offers_not(urls::claim(&claims[1])).offers_not(urls::claim(&claims[0]));
    // With one location only there is nothing to choose.
    assert!(!offers_choice(&malin.opens(urls::dashboard()).await, "location", &here));
    assert!(!offers_choice(&malin.opens(urls::dashboard()).await, "location", &there));
    assert!(offers_choice(&anna.opens(urls::dashboard()).await, "location", &here));
    assert_eq!(figure_of(&malin.opens(urls::figures()).await), "1");
    assert_eq!(figure_of(&anna.opens(urls::figures()).await), "3");
    portal.clear_the_mailbox().await;
}

/// How many claims are submitted, as the figures' table says.
fn figure_of(page: &Page) -> String {
    let rows = page.texts("tr");
    let row = rows.iter().find(|row| row.starts_with("Submitted")).unwrap_or_else(|| panic!("{rows:?}"));
    row.trim_start_matches("Submitted").trim().to_owned()
}

#[actix_web::test]
async fn a_claim_is_begun_where_the_role_applies_and_moved_nowhere_else() {
    let Two { portal, malin, here, there, .. } = two().await;
    let claim = malin.begins("A claim of Malmö").await;
    let page = malin.opens(urls::edit(&claim, "location")).await;
    assert_eq!(page.field("mpn"), there.as_str());
    assert!(!offers_choice(&page, "mpn", &here));
    let path = urls::edit(&claim, "location");
    let form = page.form(&path);
    malin.sends(form.clone().fill(&[("mpn", here.as_str())])).await.is(422);
    let emptied = malin.sends(form.without("mpn")).await;
    emptied.is(409).says("Your role does not cover this location");
    malin.looks_at(&claim).await.says(there.as_str());
    let begun = malin.opens(urls::new_claim()).await.form(urls::new_claim());
    malin.sends(begun.fill(&[("name", "Elsewhere"), ("mpn", here.as_str())])).await.is(422);
    drop(portal);
}

#[actix_web::test]
async fn whoever_has_two_locations_chooses_where_a_claim_begins() {
    let portal = Portal::start().await;
    let (here, there) = locations(&portal, "Contoso").await;
    let ulla = portal.kept_to("Contoso", Role::IncentivesUser, &[&here, &there]).await;
    let form = ulla.opens(urls::new_claim()).await.form(urls::new_claim()).fill(&[("name", "A claim")]);
    let page = ulla.sends(form.clone()).await;
    page.is(422).says("From which location?");
    assert_eq!(page.field("name"), "A claim", "nothing typed is lost");
    let claim = ulla.sends(form.fill(&[("mpn", there.as_str())])).await.claim();
    ulla.looks_at(&claim).await.says(there.as_str());
}

#[actix_web::test]
async fn a_claim_that_moves_away_is_out_of_sight_for_those_who_stay() {
    let Two { portal, anna, malin, here, there } = two().await;
    let claim = malin.has_draft().await;
    anna.looks_at(&claim).await.says(there.as_str());
    with_location(&anna, &claim, &here).await;
    malin.gets(urls::claim(&claim)).await.is(404);
    drop(portal);
}

#[actix_web::test]
async fn a_duplicate_at_another_location_is_refused_without_being_named() {
    let Two { portal, anna, malin, .. } = two().await;
    let wanted = anna.new_customer();
    let first = anna.has_submitted_of(&wanted).await;
    let second = malin.has_draft_of(&wanted).await;
    // A draft does not tell what others have claimed: it could be changed and asked as often as one likes.
    let page = malin.looks_at(&second).await;
    page.says_not("Another location of your organization").says_not(first.as_str());
    let page = malin.submits(&second).await;
    page.is(409).says("Another location of your organization").says_not(first.as_str());
    let page = anna.submits(&second).await;
    page.is(409).says(first.as_str());
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn the_same_file_at_another_location_is_not_named() {
    let Two { portal, anna, malin, .. } = two().await;
    let (first, second) = (anna.has_draft().await, malin.has_draft().await);
    let third = anna.has_draft().await;
    let same: &[(&str, &[u8])] = &[("same.txt", b"The very same words, signed by both")];
    for (who, claim) in [(&anna, &first), (&malin, &second), (&anna, &third)] {
        who.uploads(claim, same).await.done();
    }
    malin.opens(urls::poe(&second)).await.says_not(first.as_str()).says_not(third.as_str());
    anna.opens(urls::poe(&third)).await.says(first.as_str());
    drop(portal);
}

#[actix_web::test]
async fn letters_about_a_claim_go_to_the_admins_it_is_within_reach_of() {
    let Two { portal, anna, malin, .. } = two().await;
    let rolf = portal.reviewer().await;
    let claim = anna.has_claim_under_review(&rolf).await;
    portal.clear_the_mailbox().await;
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
    portal.letter_to(&anna).await.says("No product is named");
    assert!(portal.letters_to_address(&malin.email).await.is_empty());
    let hers = malin.has_claim_under_review(&rolf).await;
    portal.clear_the_mailbox().await;
    rolf.rejects(&hers, &[PoeFault::MissingProducts], "Nor is one here").await.done();
    portal.letter_to(&malin).await.says("Nor is one here");
    portal.letter_to(&anna).await.says("Nor is one here");
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn a_person_may_be_an_admin_at_one_location_and_a_user_at_another() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (here, there) = locations(&portal, "Contoso").await;
    let both = portal.kept_to("Contoso", Role::IncentivesAdmin, &[&here]).await;
    let gunnar = portal.global_admin("Contoso").await;
    let path = urls::person(both.actor().person().unwrap());
    let form = gunnar.opens(&path).await.form(&path);
    let form = form.fill(&[("where-incentives-user", "some"), ("at-incentives-user", there.as_str())]);
    gunnar.sends(form.with(&[("roles", "incentives-user")])).await.done();
    let (mine, other) = (anna.has_draft().await, anna.has_draft().await);
    with_location(&anna, &other, &there).await;
    both.opens(urls::submit(&mine)).await.offers(urls::submit(&mine));
    let page = both.opens(urls::submit(&other)).await;
    page.says("An admin of your organization submits this claim")
        .says(&anna.name)
        .offers_not(urls::submit(&other));
    // With the rights of a user there, it is not handed over to where those would be an admin's, or the other way round.
    with_location(&both, &other, &here).await;
    both.submits(&other).await.done();
    both.edits(&other, "location", &[("mpn", there.as_str())]).await.is(409).says("Your role does not cover");
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn a_global_admin_chooses_where_a_role_applies_and_the_list_says_so() {
    let portal = Portal::start().await;
    let gunnar = portal.global_admin("Contoso").await;
    let anna = portal.incentives_admin("Contoso").await;
    let (here, there) = locations(&portal, "Contoso").await;
    let claim = anna.has_draft().await;
    let path = urls::person(anna.actor().person().unwrap());
    let page = gunnar.opens(&path).await;
    page.says("Where does the role Incentives admin apply?");
    assert_eq!(page.field("where-incentives-admin"), "whole");
    let form = page.form(&path).fill(&[("where-incentives-admin", "some")]);
    gunnar.sends(form.clone()).await.is(422).says("Select at least one location");
    let contradicts = page.form(&path).with(&[("at-incentives-admin", there.as_str())]);
    gunnar.sends(page.form(&path).without("where-incentives-admin")).await.is(422);
    gunnar
        .sends(contradicts)
        .await
        .is(422)
        .says("You chose the whole organization and also selected locations");
    gunnar.sends(form.with(&[("at-incentives-admin", there.as_str())])).await.done();
    gunnar.opens(urls::people()).await.says(&format!("Incentives admin (only {there})"));
    // It bites at once: she signs in again and the other location's claim is gone.
    anna.gets(urls::claim(&claim)).await.is(303);
    anna.opens(urls::claim(&claim)).await.is(404);
    let page = gunnar.opens(&path).await;
    assert_eq!(page.field("at-incentives-admin"), there.as_str());
    assert_ne!(page.field("at-incentives-admin"), here.as_str());
}

#[actix_web::test]
async fn no_role_is_kept_to_another_organisations_location() {
    let portal = Portal::start().await;
    let gunnar = portal.global_admin("Contoso").await;
    let anna = portal.incentives_admin("Contoso").await;
    let (theirs, _) = locations(&portal, "Fabrikam").await;
    let path = urls::person(anna.actor().person().unwrap());
    let form = gunnar.opens(&path).await.form(&path).fill(&[("where-incentives-admin", "some")]);
    let form = form.with(&[("at-incentives-admin", theirs.as_str())]);
    gunnar.sends(form).await.is(422);
}

#[actix_web::test]
async fn somebody_new_is_kept_to_a_location_from_the_first_day() {
    let portal = Portal::start().await;
    let gunnar = portal.global_admin("Contoso").await;
    let (_, there) = locations(&portal, "Contoso").await;
    let form = gunnar.opens(urls::new_person()).await.form(urls::new_person());
    let form = form.fill(&[
        ("person_name", "Ulla Berg"),
        ("email", "ulla@contoso.example"),
        ("language", "en"),
        ("roles", "incentives-user"),
        ("where-incentives-user", "some"),
    ]);
    gunnar.sends(form.with(&[("at-incentives-user", there.as_str())])).await.done();
    gunnar.opens(urls::people()).await.says(&format!("Incentives user (only {there})"));
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn whoever_is_kept_to_a_location_has_its_whole_life_of_a_claim() {
    let Two { portal, malin, .. } = two().await;
    let (rolf, rita) = (portal.reviewer().await, portal.reviewer().await);
    let claim = malin.has_dispute(&rolf, &rita).await;
    rita.approves(&claim).await.done();
    malin.looks_at(&claim).await.says("Approved");
    portal.clear_the_mailbox().await;
    portal.pass(days(8)).await;
    malin.looks_at(&claim).await.says("assessment");
    assert!(malin.looks_at(&claim).await.ways().iter().all(|way| !way.contains(Act::Dispute.key())));
    portal.clear_the_mailbox().await;
}
