//! The people of an organisation, their passwords and their locations.

use crate::support::{Form, Page, Person, Portal};
use portal::domain::actor::Role;
use portal::web::urls;

const NEW: &str = "a long enough password";

/// Adds somebody through the form, who is invited by letter.
async fn adds(manager: &Person, email: &str, role: &str) -> Page {
    let values = [("person_name", "Nils Ny"), ("email", email), ("language", "en"), ("roles", role)];
    manager.fills(urls::new_person(), &values).await
}

async fn signs_in(portal: &Portal, email: &str, password: &str) -> (Person, Page) {
    let browser = portal.stranger();
    let form = browser.gets(urls::sign_in()).await.form(urls::sign_in());
    let page = browser.sends(form.fill(&[("email", email), ("password", password)])).await;
    (browser, page)
}

#[actix_web::test]
async fn a_global_admin_adds_somebody_who_chooses_a_password_by_letter() {
    let portal = Portal::start().await;
    let gunnar = portal.global_admin("Contoso").await;
    adds(&gunnar, "nils@contoso.example", "incentives-admin").await.done();
    gunnar.opens(urls::people()).await.says("Nils Ny").says("An invitation is on its way");
    let link = portal.letter_to_address("nils@contoso.example").await.link("/choose-password/").unwrap();
    let nils = portal.stranger();
    let form = nils.gets(&link).await.form(&link);
    nils.sends(form.fill(&[("new_password", NEW), ("repeat_password", NEW)])).await.is(303);
    let (nils, page) = signs_in(&portal, "nils@contoso.example", NEW).await;
    page.done();
    nils.gets(urls::dashboard()).await.is(200);
}

#[actix_web::test]
async fn only_a_global_admin_manages_the_people_of_its_own_organisation() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let carla = portal.global_admin("Fabrikam").await;
    anna.gets(urls::new_person()).await.is(404);
    let id = anna.actor().person().unwrap().clone();
    carla.gets(urls::person(&id)).await.is(404);
    gunnar.gets(urls::person(&id)).await.is(200).says(&anna.name);
    carla.opens(urls::people()).await.says_not(&anna.name);
    // No organisation gives itself Microsoft's roles.
    let form = gunnar.opens(urls::new_person()).await.form(urls::new_person());
    let form = form.fill(&[("person_name", "Eve"), ("email", "eve@contoso.example"), ("language", "en")]);
    gunnar.sends(form.with(&[("roles", "reviewer")])).await.is(422);
}

#[actix_web::test]
async fn whoever_may_no_longer_sign_in_is_out_at_once() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    anna.gets(urls::dashboard()).await.is(200);
    let path = urls::person(anna.actor().person().unwrap());
    let form = gunnar.opens(&path).await.form(&path).without("active");
    gunnar.sends(form).await.done();
    anna.gets(urls::dashboard()).await.is(303);
    signs_in(&portal, &anna.email, "correct horse battery").await.1.is(422);
}

#[actix_web::test]
async fn the_last_global_admin_cannot_leave_the_organisation_without_one() {
    let portal = Portal::start().await;
    let gunnar = portal.global_admin("Contoso").await;
    let path = urls::person(gunnar.actor().person().unwrap());
    let form = gunnar.opens(&path).await.form(&path);
    let page = gunnar.sends(form.clone().fill(&[("roles", "incentives-admin")])).await;
    page.is(422).says("Nobody would be left to manage your people");
    gunnar.sends(form.without("active")).await.is(422);
    gunnar.gets(urls::people()).await.is(200);
}

#[actix_web::test]
async fn where_nobody_manages_an_organisation_its_people_can_be_changed_all_the_same() {
    let portal = Portal::start().await;
    let (anna, petra) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    let path = urls::person(anna.actor().person().unwrap());
    let form = petra.opens(&path).await.form(&path);
    petra.sends(form.fill(&[("person_name", "Anna Ny")])).await.done();
    let form = petra.opens(&path).await.form(&path);
    petra.sends(form.without("active")).await.done();
    petra.opens(&path).await.says("Anna Ny");
    anna.gets(urls::dashboard()).await.is(303);
}

/// The form with which somebody's roles become one other.
async fn demotion(by: &Person, of: &Person, role: &str) -> Form {
    let path = urls::person(of.actor().person().unwrap());
    by.opens(&path).await.form(&path).fill(&[("roles", role)])
}

#[actix_web::test]
async fn two_global_admins_who_demote_each_other_at_once_leave_one_of_them() {
    let portal = Portal::start().await;
    let (gunnar, greta) = (portal.global_admin("Contoso").await, portal.global_admin("Contoso").await);
    let first = demotion(&gunnar, &greta, "billing-admin").await;
    let second = demotion(&greta, &gunnar, "billing-admin").await;
    let (one, two) = futures_util::future::join(gunnar.sends(first), greta.sends(second)).await;
    let done =
        [&one, &two].iter().filter(|page| page.status == 303 && page.location() == urls::people()).count();
    assert!(done <= 1, "{} {}", one.status, two.status);
    assert_eq!(managers(&portal, Some("Contoso"), Role::GlobalAdmin).await, 1);
}

#[actix_web::test]
async fn two_portal_admins_who_bar_each_other_at_once_leave_one_of_them() {
    let portal = Portal::start().await;
    let (petra, paul) = (portal.portal_admin().await, portal.portal_admin().await);
    let first = demotion(&petra, &paul, "reviewer").await.without("active");
    let second = demotion(&paul, &petra, "reviewer").await.without("active");
    futures_util::future::join(petra.sends(first), paul.sends(second)).await;
    assert_eq!(managers(&portal, None, Role::PortalAdmin).await, 1);
}

/// How many can manage the people of an organisation, or Microsoft's.
async fn managers(portal: &Portal, organisation: Option<&str>, role: Role) -> usize {
    let partner = match organisation {
        Some(name) => Some(portal.organisation(name).await),
        None => None,
    };
    let read = portal.house.app.store.read(move |reader| reader.people_with(partner.as_ref(), role));
    read.await.unwrap().len()
}

#[actix_web::test]
async fn a_persons_page_tells_who_gave_which_roles_and_when() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let greta = portal.global_admin("Contoso").await;
    let form = demotion(&gunnar, &anna, "incentives-user").await;
    gunnar.sends(form).await.done();
    let path = urls::person(anna.actor().person().unwrap());
    let form = greta.opens(&path).await.form(&path).without("active");
    greta.sends(form).await.done();
    let lines = greta.opens(&path).await.texts("[aria-labelledby=role-changes] tbody tr");
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].contains("Incentives user") && lines[0].contains("Cannot sign in"), "{lines:?}");
    assert!(lines[0].contains(&greta.name) && lines[1].contains(&gunnar.name), "{lines:?}");
    assert!(lines[2].contains("Incentives admin") && lines[2].contains("The command line"), "{lines:?}");
    // Another name is no other role.
    let form = greta.opens(&path).await.form(&path).fill(&[("person_name", "Anna Andersson")]);
    greta.sends(form).await.done();
    assert_eq!(greta.opens(&path).await.texts("[aria-labelledby=role-changes] tbody tr").len(), 3);
    let carla = portal.global_admin("Fabrikam").await;
    carla.gets(&path).await.is(404);
}

#[actix_web::test]
async fn an_address_belongs_to_one_person() {
    let portal = Portal::start().await;
    let (gunnar, carla) = (portal.global_admin("Contoso").await, portal.global_admin("Fabrikam").await);
    adds(&gunnar, "nils@contoso.example", "incentives-admin").await.done();
    adds(&carla, "Nils@Contoso.example", "incentives-admin")
        .await
        .is(422)
        .says("already signs in with this address");
}

#[actix_web::test]
async fn a_password_is_changed_with_the_old_one_and_ends_every_session() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let away = anna.elsewhere();
    away.signs_in().await;
    let old = "correct horse battery";
    let wrong = [("old_password", "not the old one"), ("new_password", NEW), ("repeat_password", NEW)];
    anna.fills(urls::change_password(), &wrong).await.is(422).says("The old password is wrong");
    let short = [("old_password", old), ("new_password", "short"), ("repeat_password", "short")];
    anna.fills(urls::change_password(), &short).await.is(422).says("at least 15 characters");
    anna.fills(
        urls::change_password(),
        &[("old_password", old), ("new_password", NEW), ("repeat_password", NEW)],
    )
    .await
    .is(303);
    away.gets(urls::dashboard()).await.is(303);
    anna.gets(urls::dashboard()).await.is(303);
    signs_in(&portal, &anna.email, NEW).await.1.done();
}

#[actix_web::test]
async fn a_new_invitation_makes_the_old_password_worthless() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let id = anna.actor().person().unwrap().clone();
    gunnar.presses(urls::person(&id), urls::invite(&id)).await.done();
    anna.gets(urls::dashboard()).await.is(303);
    signs_in(&portal, &anna.email, "correct horse battery").await.1.is(422);
}

#[actix_web::test]
async fn a_location_added_by_the_global_admin_can_claim() {
    let portal = Portal::start().await;
    let (gunnar, anna) = (portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await);
    let claim = anna.begins("A draft").await;
    let values = [("mpn", "7654321"), ("location_name", "Contoso Umeå"), ("location_country", "SE")];
    gunnar.fills(urls::new_location(), &values).await.done();
    anna.opens(urls::edit(&claim, "location")).await.says("7654321").says("Contoso Umeå");
    let carla = portal.global_admin("Fabrikam").await;
    carla.fills(urls::new_location(), &values).await.is(422);
}

#[actix_web::test]
async fn a_new_portal_knows_nobody() {
    let portal = Portal::start().await;
    for (email, password) in [("admin", "admin"), ("admin@localhost", "admin"), ("root", "root"), ("sa", "")]
    {
        signs_in(&portal, email, password).await.1.is(422);
    }
    let read =
        portal.house.app.store.read(|reader| Ok((reader.partners()?.len(), reader.people_of(None)?.len())));
    assert_eq!(read.await.unwrap(), (0, 0));
}
