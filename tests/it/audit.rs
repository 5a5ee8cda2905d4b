//! What was done and read leaves a trace that nobody changes, and that Portal admins read.

use crate::support::{PASSWORD, Page, Person, Portal, evidence};
use portal::domain::ids::ClaimId;
use portal::domain::reason::PoeFault;
use portal::domain::trace::{Deed, Fact, Trace, Word};
use portal::jobs::verify;
use portal::store::{AuditFilter, ChainFault, Entry, PAGE_SIZE, Place};
use portal::web::urls;

/// Everything of a kind, newest first.
async fn left(portal: &Portal, deed: Deed) -> Vec<Entry> {
    let filter = AuditFilter { deed: Some(deed), ..AuditFilter::default() };
    portal.house.app.store.read(move |reader| Ok(reader.audit(&filter, &Place::Start)?.rows)).await.unwrap()
}

/// The newest of a kind.
async fn newest(portal: &Portal, deed: Deed) -> Trace {
    left(portal, deed).await.into_iter().next().unwrap_or_else(|| panic!("no {deed:?}")).trace
}

async fn tries(person: &Person, email: &str, password: &str) -> Page {
    let form = person.gets(urls::sign_in()).await.form(urls::sign_in());
    person.sends(form.fill(&[("email", email), ("password", password)])).await
}

/// The download of a claim's first file, as this reader's page offers it.
async fn download(reader: &Person, page: String) -> String {
    let ways = reader.opens(page).await.ways();
    ways.into_iter().find(|way| way.ends_with("/download")).expect("a file to keep")
}

fn id_of(person: &Person) -> Option<portal::domain::ids::PersonId> {
    person.actor().person().cloned()
}

#[actix_web::test]
async fn a_sign_in_and_its_failures_are_there_with_the_address_and_without_what_was_typed() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let came = newest(&portal, Deed::SignedIn).await;
    assert_eq!((came.by, came.door.address), (id_of(&anna), "127.0.0.1".parse().ok()));
    let stranger = portal.stranger();
    tries(&stranger, &anna.email, "a guess of mine").await.is(422);
    let failed = newest(&portal, Deed::SignInFailed).await;
    assert_eq!((failed.by.clone(), failed.person.clone()), (None, id_of(&anna)));
    assert_eq!(failed.says(Fact::Why), Some(Word::WrongPassword.key()));
    assert_eq!(failed.door.address, "127.0.0.1".parse().ok());
    tries(&stranger, "my-password@typed.wrong", PASSWORD).await.is(422);
    let unknown = newest(&portal, Deed::SignInFailed).await;
    assert_eq!((unknown.person.clone(), unknown.says(Fact::Why)), (None, Some("unknown-address")));
    let said = format!("{failed:?} {unknown:?}");
    assert!(!said.contains("guess") && !said.contains("typed"), "{said}");
}

#[actix_web::test]
async fn whoever_is_told_to_wait_leaves_a_trace_too() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let stranger = portal.stranger();
    let mut told_to_wait = 0;
    for _ in 0..12 {
        told_to_wait += usize::from(tries(&stranger, &anna.email, "a guess").await.status == 429);
    }
    assert!(told_to_wait > 0);
    let held = left(&portal, Deed::SignInHeldBack).await;
    assert_eq!(held.len(), told_to_wait);
    assert!(held.iter().all(|entry| entry.trace.person == id_of(&anna)));
}

#[actix_web::test]
async fn a_session_that_is_ended_and_a_password_that_is_changed_say_by_whom() {
    let portal = Portal::start().await;
    let (anna, gunnar) = (portal.incentives_admin("Contoso").await, portal.global_admin("Contoso").await);
    let path = urls::person(&id_of(&anna).unwrap());
    gunnar.presses(&path, format!("{path}/sign-out")).await.done();
    let ended = newest(&portal, Deed::SessionsEnded).await;
    assert_eq!((ended.by, ended.person), (id_of(&gunnar), id_of(&anna)));
    let new = "a longer secret of mine";
    portal.house.secrets.add(new);
    let values = [("old_password", PASSWORD), ("new_password", new), ("repeat_password", new)];
    anna.fills(urls::change_password(), &values).await.is(303);
    assert_eq!(newest(&portal, Deed::PasswordChanged).await.by, id_of(&anna));
    gunnar.presses("/", urls::sign_out()).await.is(303);
    assert_eq!(newest(&portal, Deed::SignedOut).await.by, id_of(&gunnar));
    gunnar.gets(urls::people()).await.is(303);
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn a_changed_person_leaves_what_was_before_and_what_is_now() {
    let portal = Portal::start().await;
    let (rolf, petra) = (portal.reviewer().await, portal.portal_admin().await);
    let path = urls::person(&id_of(&rolf).unwrap());
    let form = petra.opens(&path).await.form(&path).without("roles").without("active");
    petra.sends(form.fill(&[("person_name", "Rolf Roth"), ("roles", "lead-reviewer")])).await.done();
    let roles = newest(&portal, Deed::RolesChanged).await;
    assert_eq!((roles.by.clone(), roles.person.clone()), (id_of(&petra), id_of(&rolf)));
    assert_eq!(roles.says(Fact::RolesBefore), Some("reviewer"));
    assert_eq!(roles.says(Fact::Roles), Some("lead-reviewer"));
    assert_eq!(newest(&portal, Deed::PersonRenamed).await.says(Fact::Name), Some("Rolf Roth"));
    assert_eq!(newest(&portal, Deed::PersonDeactivated).await.person, id_of(&rolf));
    tries(&portal.stranger(), &rolf.email, PASSWORD).await.is(422);
    assert_eq!(newest(&portal, Deed::SignInFailed).await.says(Fact::Why), Some("deactivated"));
}

#[actix_web::test]
async fn a_role_kept_to_a_location_leaves_where_it_applied_and_where_it_applies() {
    let portal = Portal::start().await;
    let (anna, gunnar) = (portal.incentives_admin("Contoso").await, portal.global_admin("Contoso").await);
    let partner = portal.organisation("Contoso").await;
    let mpn =
        portal.house.app.store.read(move |reader| reader.locations(&partner)).await.unwrap()[0].mpn.clone();
    let path = urls::person(&id_of(&anna).unwrap());
    let form = gunnar.opens(&path).await.form(&path);
    let kept = [("where-incentives-admin", "some"), ("at-incentives-admin", mpn.as_str())];
    gunnar.sends(form.fill(&kept)).await.done();
    let narrowed = newest(&portal, Deed::RolesChanged).await;
    assert_eq!((narrowed.by.clone(), narrowed.person.clone()), (id_of(&gunnar), id_of(&anna)));
    assert_eq!(narrowed.says(Fact::Scopes), Some(format!("incentives-admin@{mpn}").as_str()));
    assert_eq!(narrowed.says(Fact::ScopesBefore), None, "it covered the organisation");
    let form = gunnar.opens(&path).await.form(&path).without("at-incentives-admin");
    gunnar.sends(form.fill(&[("where-incentives-admin", "whole")])).await.done();
    let widened = newest(&portal, Deed::RolesChanged).await;
    assert_eq!(widened.says(Fact::ScopesBefore), Some(format!("incentives-admin@{mpn}").as_str()));
    let petra = portal.portal_admin().await;
    petra.opens(urls::audit()).await.says("Locations before").says(&format!("Incentives admin (only {mpn})"));
}

#[actix_web::test]
async fn a_conflict_of_interest_leaves_who_declared_and_who_withdrew_it() {
    let portal = Portal::start().await;
    let (rolf, lena) = (portal.reviewer().await, portal.lead().await);
    let partner = portal.organisation("Contoso").await;
    let words = [("conflict_with", partner.as_str()), ("conflict_why", "I worked there")];
    for _ in 0..2 {
        rolf.fills(urls::conflicts(), &words).await.done();
    }
    assert_eq!(left(&portal, Deed::ConflictDeclared).await.len(), 1, "declared twice, it stands once");
    let ways = lena.opens(urls::conflicts()).await.ways();
    let way = ways.into_iter().find(|way| way.ends_with("/withdraw")).expect("a conflict to withdraw");
    lena.fills(&way, &[("withdraw_why", "It is years ago")]).await.done();
    let withdrawn = newest(&portal, Deed::ConflictWithdrawn).await;
    assert_eq!((withdrawn.by, withdrawn.person), (id_of(&lena), id_of(&rolf)));
    assert_eq!(withdrawn.partner, Some(partner));
}

#[actix_web::test]
async fn opened_evidence_says_which_file_and_whether_its_reader_was_the_assigned_reviewer() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let path = download(&rolf, urls::review(&claim)).await;
    for (reader, expected, way, how) in [
        (&rolf, Word::Assigned, path.clone(), Word::Downloaded),
        (&rita, Word::NotAssigned, path.replace("/download", "/view"), Word::Viewed),
        (&anna, Word::OwnOrganisation, path.clone(), Word::Downloaded),
    ] {
        reader.gets(&way).await.is(200);
        let opened = newest(&portal, Deed::EvidenceOpened).await;
        assert_eq!((opened.by.clone(), opened.claim.as_ref()), (id_of(reader), Some(&claim)));
        assert_eq!(opened.says(Fact::Reader), Some(expected.key()), "{way}");
        assert_eq!(opened.says(Fact::How), Some(how.key()));
        assert!(opened.file.is_some_and(|file| way.contains(file.as_str())));
    }
    // What somebody may not open leaves nothing but their not getting it.
    portal.global_admin("Fabrikam").await.gets(&path).await.is(404);
    assert_eq!(left(&portal, Deed::EvidenceOpened).await.len(), 3);
}

#[actix_web::test]
async fn evidence_stays_shut_and_a_list_stays_here_while_no_trace_can_be_left() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let path = download(&rolf, urls::review(&claim)).await;
    // On a server the store's own tests say that a lost log fails what would be written in it.
    if !portal.obeys("ALTER TABLE audit_head RENAME TO audit_head_elsewhere") {
        return;
    }
    let page = rolf.gets(&path).await;
    assert!(page.status >= 500 && !page.bytes.starts_with(b"%PDF"), "{}", page.status);
    let page = anna.gets(urls::dashboard_csv()).await;
    assert!(page.status >= 500 && !page.html().contains(claim.as_str()), "{}", page.status);
    portal.forgives_errors();
    assert!(portal.obeys("ALTER TABLE audit_head_elsewhere RENAME TO audit_head"));
    rolf.gets(&path).await.is(200);
}

#[actix_web::test]
async fn a_list_that_is_taken_along_is_told_with_how_much_was_on_it() {
    let portal = Portal::start().await;
    let (anna, petra) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    anna.has_submitted().await;
    anna.begins("A draft").await;
    anna.gets(urls::dashboard_csv()).await.is(200);
    let taken = newest(&portal, Deed::ListExported).await;
    assert_eq!((taken.by.clone(), taken.says(Fact::List)), (id_of(&anna), Some("claims")));
    assert_eq!(taken.says(Fact::Count), Some("2"));
    petra.gets("/queue.csv").await.is(200);
    assert_eq!(newest(&portal, Deed::ListExported).await.says(Fact::List), Some("queue"));
    petra.gets(urls::audit_csv()).await.is(200);
    assert_eq!(newest(&portal, Deed::ListExported).await.says(Fact::List), Some("audit-log"));
}

#[actix_web::test]
async fn what_portal_admins_change_is_told_with_who_did_it() {
    let portal = Portal::start().await;
    let petra = portal.portal_admin().await;
    petra.fills(urls::deadlines(), &[("start-review", "3")]).await.done();
    let day = [("holiday_day", "2026-11-25"), ("holiday_name", "A day off")];
    petra.fills(urls::holidays(), &day).await.done();
    let words = [("title_en", "No product"), ("cure_en", "Name it")];
    petra.fills(urls::reason(PoeFault::MissingProducts.key()), &words).await.done();
    let period = newest(&portal, Deed::DeadlineChanged).await;
    assert_eq!((period.says(Fact::Period), period.says(Fact::Span)), (Some("start-review"), Some("3b")));
    assert_eq!(newest(&portal, Deed::HolidaySet).await.says(Fact::Day), Some("2026-11-25"));
    assert_eq!(newest(&portal, Deed::ReasonReworded).await.by, id_of(&petra));
    let page = petra.opens(urls::audit()).await;
    page.says("Period changed").says("3 business days").says("25 November 2026").says("No product");
}

#[actix_web::test]
async fn a_portal_admin_narrows_the_log_and_turns_its_pages() {
    let portal = Portal::patient().await;
    let (anna, petra) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    for _ in 0..=PAGE_SIZE {
        anna.gets(urls::dashboard_csv()).await.is(200);
    }
    portal.pass(chrono::Duration::hours(24)).await;
    petra.signs_in().await;
    let page = petra.opens(format!("{}?deed=list-exported", urls::audit())).await;
    assert_eq!(page.texts(".table__title").len(), PAGE_SIZE);
    assert_eq!(page.texts(".chip"), ["Remove filter: List exported"]);
    let next = page.ways().into_iter().find(|way| way.contains("after=")).expect("a next page");
    assert!(next.contains("deed=list-exported"), "{next}");
    assert_eq!(petra.opens(next).await.texts(".table__title").len(), 1);
    let of_anna = format!("{}?who={}&from_day=2026-11-24", urls::audit(), anna.email);
    petra.opens(&of_anna).await.says("No entries");
    let of_anna = format!("{}?who={}&to_day=2026-11-23", urls::audit(), anna.email);
    let page = petra.opens(&of_anna).await;
    assert_eq!(page.texts(".table__title").len(), PAGE_SIZE);
    assert_eq!(page.field("who"), anna.email);
    // A name in the list leads to everything of that person.
    let link = page.ways().into_iter().find(|way| way.contains("?who=") && !way.contains("%40"));
    let link = link.expect("a name that leads on");
    assert_eq!(petra.opens(link).await.field("who"), anna.email);
    let wrong = [
        ("who=nobody@nowhere.example", "who"),
        ("which_claim=17", "which_claim"),
        ("from_day=soon", "from_day"),
    ];
    for (query, field) in wrong {
        let page = petra.opens(format!("{}?{query}", urls::audit())).await;
        page.is(422).says("No entries");
        assert_eq!(page.field(field), query.split_once('=').unwrap().1);
    }
    petra.opens(format!("{}?deed=whatever", urls::audit())).await.is(422).says("No entries");
    let file = petra.gets(format!("{}?deed=whatever", urls::audit_csv())).await;
    assert!(file.is(303).location().starts_with(urls::audit()), "no file of everything");
}

#[actix_web::test]
async fn the_log_is_for_portal_admins_and_its_file_holds_no_formula() {
    let portal = Portal::start().await;
    let people =
        [portal.global_admin("Contoso").await, portal.incentives_admin("Contoso").await, portal.lead().await];
    for person in &people {
        for path in [urls::audit(), urls::audit_csv()] {
            person.gets(path).await.is(404);
        }
    }
    let petra = portal.portal_admin().await;
    let product = [("product_name", "=HYPERLINK(1)"), ("activities", "usage-m365"), ("offered", "yes")];
    petra.fills(urls::new_product(), &product).await.done();
    petra.opens("/").await.offers(urls::audit());
    let file = petra.gets(format!("{}?deed=product-changed", urls::audit_csv())).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"audit-log.csv\"");
    let text = file.is(200).html();
    assert!(text.starts_with("\u{FEFF}Number,When,What,"), "{text}");
    assert!(!text.contains(",=") && !text.contains("\n="), "{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[actix_web::test]
async fn a_changed_entry_is_found_by_the_check() {
    let portal = Portal::start().await;
    portal.incentives_admin("Contoso").await;
    let store = portal.house.app.store.clone();
    let report = verify(&store, None).unwrap();
    assert!(report.all_is_well() && report.entries >= 2, "{report}");
    assert!(report.to_string().contains("audit entries looked at"), "{report}");
    // By whoever has the database itself, which lets nobody change an entry otherwise.
    let set = |device: &str| format!("UPDATE audit_entries SET device = '{device}' WHERE number = 2;");
    let laws = "DROP TRIGGER audit_entries_are_not_changed;";
    let was = left(&portal, Deed::PersonAdded).await.into_iter().find(|entry| entry.number == 2);
    let was = was.map(|entry| entry.trace.door.device).unwrap_or_default();
    if portal.obeys(&format!("{laws} {}", set("another"))) {
        let broken = verify(&store, None).unwrap();
        assert_eq!(broken.audit, Some(ChainFault::Changed(2)));
        assert!(!broken.all_is_well());
        assert!(broken.to_string().contains("entry 2 or the one before it was changed"), "{broken}");
        portal.obeys(&set(&was));
        assert!(verify(&store, None).unwrap().all_is_well());
    }
}

#[actix_web::test]
async fn claims_are_not_traced_by_the_pages_that_show_them() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim: ClaimId = anna.has_draft().await;
    anna.uploads(&claim, &[("more.pdf", &evidence::pdf("More"))]).await.done();
    anna.submits(&claim).await.done();
    let entries = |portal: &Portal| {
        let store = portal.house.app.store.clone();
        async move { store.read(|reader| reader.audit_chain()).await.unwrap().0 }
    };
    let before = entries(&portal).await;
    rolf.opens(urls::queue()).await.is(200);
    rolf.opens(urls::review(&claim)).await.is(200);
    anna.looks_at(&claim).await.is(200);
    anna.opens(urls::history(&claim)).await.is(200);
    assert_eq!(entries(&portal).await, before);
}
