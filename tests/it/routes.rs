//! Every route with every kind of person: who gets in, who is sent to sign in, for whom there is nothing.
//!
//! The table has a row for each route of the source; a route without one fails the test.

use crate::openid::entra;
use crate::support::{Form, Page, Person, Portal, days, select};
use portal::domain::ids::ClaimId;
use portal::web::urls;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What somebody meets behind a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meets {
    /// A page, an act, or a refusal that says what the claim is now.
    In,
    /// The way to the sign-in page.
    SignIn,
    /// Nothing: the same as where there is none.
    Nothing,
}
use Meets::{In, Nothing, SignIn};

/// The kinds of people, in the order of the columns below.
const KINDS: [&str; 11] = [
    "nobody",
    "incentives admin",
    "billing admin",
    "global admin",
    "incentives user",
    "another organisation's global admin",
    "reviewer",
    "lead reviewer",
    "portal admin",
    "a deactivated person",
    "a session that has ended",
];

/// What each kind of person meets.
type Who = [Meets; KINDS.len()];

const fn known(partners: [Meets; 4], other: Meets, microsoft: [Meets; 3]) -> Who {
    let ([incentives, billing, global, user], [reviewer, lead, admin]) = (partners, microsoft);
    [SignIn, incentives, billing, global, user, other, reviewer, lead, admin, SignIn, SignIn]
}

const ANYBODY: Who = [In; KINDS.len()];
/// A form of a session that is over comes back within the sign-in page.
const WITH_A_PAGE_OF_NOW: Who = [In, In, In, In, In, In, In, In, In, SignIn, SignIn];
/// For the portal's own people, and there is none of it at the moment: no file waits.
const FOR_NOBODY_NOW: Who = known([Nothing; 4], Nothing, [Nothing; 3]);
const NOBODY: Who = [Nothing; KINDS.len()];
const SIGNED_IN: Who = known([In; 4], In, [In; 3]);
/// What only somebody with a second factor has, and none of these does.
const WITH_A_FACTOR: Who = known([Nothing; 4], Nothing, [Nothing; 3]);
const PARTNERS: Who = known([In; 4], In, [Nothing; 3]);
/// The claim's own organisation.
const ITS_PARTNER: Who = known([In; 4], Nothing, [Nothing; 3]);
const BOTH_SIDES: Who = known([In; 4], Nothing, [In; 3]);
const MICROSOFT: Who = known([Nothing; 4], Nothing, [In; 3]);
const REVIEWERS: Who = known([Nothing; 4], Nothing, [In, In, In]);
/// Who reviews claims.
const WHO_REVIEW: Who = known([Nothing; 4], Nothing, [In, In, Nothing]);
const PORTAL_ADMIN: Who = known([Nothing; 4], Nothing, [Nothing, Nothing, In]);
/// Global admins at home, Portal admins everywhere.
const MANAGERS: Who = known([Nothing, Nothing, In, Nothing], In, [Nothing, Nothing, In]);
/// Global admins at home.
const AT_HOME: Who = known([Nothing, Nothing, In, Nothing], In, [Nothing; 3]);
/// The same of one organisation's people and places.
const ITS_MANAGERS: Who = known([Nothing, Nothing, In, Nothing], Nothing, [Nothing, Nothing, In]);
/// Who sees the assessments' results.
const BILLING: Who = known([Nothing, In, Nothing, Nothing], Nothing, [Nothing; 3]);

/// Module, method, handler; where it stands; who meets what.
type Row = (&'static str, &'static str, &'static str, &'static str, Who);

const ROWS: &[Row] = &[
    ("mod", "get", "operations::health", "/healthz", ANYBODY),
    ("mod", "get", "operations::ready", "/readyz", ANYBODY),
    // At an address of its own, and nowhere here.
    ("mod", "get", "operations::metrics", "/metrics", NOBODY),
    ("account", "get", "home::get", "/", SIGNED_IN),
    ("account", "get", "sign_in::get", "/sign-in", ANYBODY),
    ("account", "post", "sign_in::post", "/sign-in", WITH_A_PAGE_OF_NOW),
    // Its provider is away in this test: nobody is let in.
    ("account", "post", "entra::post", "/sign-in/microsoft", SIGNED_IN),
    ("account", "get", "entra::get", "/sign-in/microsoft/callback", SIGNED_IN),
    ("account", "post", "language::post", "/language", ANYBODY),
    ("account", "get", "change_password::get", "/password", SIGNED_IN),
    ("account", "post", "change_password::post", "/password", SIGNED_IN),
    ("account", "get", "second_step::get", "/second-step", SIGNED_IN),
    ("account", "post", "second_step::post", "/second-step", SIGNED_IN),
    ("account", "post", "second_step::post_passkey", "/second-step/passkey", SIGNED_IN),
    ("account", "get", "second_factors::get", "/second-factors", SIGNED_IN),
    ("account", "get", "second_factors::add_app::get", "/second-factors/app", SIGNED_IN),
    ("account", "post", "second_factors::add_app::post", "/second-factors/app", SIGNED_IN),
    ("account", "get", "second_factors::add_passkey::get", "/second-factors/passkey", WITH_A_FACTOR),
    ("account", "post", "second_factors::add_passkey::post", "/second-factors/passkey", WITH_A_FACTOR),
    (
        "account",
        "get",
        "second_factors::recovery_codes::get",
        "/second-factors/recovery-codes",
        WITH_A_FACTOR,
    ),
    (
        "account",
        "post",
        "second_factors::recovery_codes::post",
        "/second-factors/recovery-codes",
        WITH_A_FACTOR,
    ),
    ("account", "get", "second_factors::remove::get", "/second-factors/x/remove", WITH_A_FACTOR),
    ("account", "post", "second_factors::remove::post", "/second-factors/x/remove", WITH_A_FACTOR),
    ("account", "post", "second_factors::demand::post", "/people/second-factors", SIGNED_IN),
    ("account", "post", "person::reset_second_factors", "/people/{person}/second-factors", ITS_MANAGERS),
    ("account", "get", "people::get", "/people", MANAGERS),
    ("account", "get", "new_person::get", "/people/new", MANAGERS),
    ("account", "post", "new_person::post", "/people/new", MANAGERS),
    ("account", "get", "person::get", "/people/{person}", ITS_MANAGERS),
    ("account", "post", "person::post", "/people/{person}", ITS_MANAGERS),
    ("account", "post", "person::invite", "/people/{person}/invite", ITS_MANAGERS),
    ("account", "post", "person::sign_out", "/people/{person}/sign-out", ITS_MANAGERS),
    ("account", "get", "sessions::get", "/account/sessions", SIGNED_IN),
    ("account", "post", "sessions::post", "/account/sessions", SIGNED_IN),
    ("account", "get", "confirm::get", "/confirm", SIGNED_IN),
    ("account", "post", "confirm::post", "/confirm", SIGNED_IN),
    ("account", "get", "forgot_password::get", "/forgotten-password", ANYBODY),
    ("account", "post", "forgot_password::post", "/forgotten-password", WITH_A_PAGE_OF_NOW),
    ("account", "get", "choose_password::get", "/choose-password/x", ANYBODY),
    ("account", "post", "choose_password::post", "/choose-password/x", WITH_A_PAGE_OF_NOW),
    ("account", "get", "locations::get", "/locations", AT_HOME),
    ("account", "get", "location::get_new", "/locations/new", AT_HOME),
    ("account", "post", "location::post_new", "/locations/new", AT_HOME),
    ("account", "get", "location::get", "/locations/{mpn}", ITS_MANAGERS),
    ("account", "post", "location::post", "/locations/{mpn}", ITS_MANAGERS),
    ("customer", "get", "consent::get", "{consent}", ANYBODY),
    ("customer", "head", "consent::get", "{consent}", ANYBODY),
    ("customer", "post", "consent::post", "{consent}", ANYBODY),
    ("customer", "get", "wrong_person::get", "{consent}/wrong-person", ANYBODY),
    ("customer", "head", "wrong_person::get", "{consent}/wrong-person", ANYBODY),
    ("customer", "post", "wrong_person::post", "{consent}/wrong-person", ANYBODY),
    ("customer", "get", "about_cpor::get", "/about-cpor", ANYBODY),
    ("reviewer", "get", "queue::get", "/queue", MICROSOFT),
    ("reviewer", "get", "queue::csv", "/queue.csv", MICROSOFT),
    ("reviewer", "post", "next_claim::post", "/queue/next", REVIEWERS),
    ("reviewer", "get", "conflicts::get", "/queue/conflicts", MICROSOFT),
    ("reviewer", "post", "conflicts::post", "/queue/conflicts", WHO_REVIEW),
    ("reviewer", "get", "conflicts::ask_to_withdraw", "/queue/conflicts/x/withdraw", FOR_NOBODY_NOW),
    ("reviewer", "post", "conflicts::withdraw", "/queue/conflicts/x/withdraw", FOR_NOBODY_NOW),
    ("reviewer", "get", "review::get", "/review/{claim}", MICROSOFT),
    ("reviewer", "post", "start::post", "/review/{claim}/start", MICROSOFT),
    ("reviewer", "post", "take_over::post", "/review/{claim}/take-over", MICROSOFT),
    ("reviewer", "get", "knock::get::<RequestInfoPage>", "/review/{claim}/request-info", MICROSOFT),
    ("reviewer", "post", "knock::post::<RequestInfoPage>", "/review/{claim}/request-info", MICROSOFT),
    ("reviewer", "get", "knock::get::<ApprovePage>", "/review/{claim}/approve", MICROSOFT),
    ("reviewer", "post", "knock::post::<ApprovePage>", "/review/{claim}/approve", MICROSOFT),
    ("reviewer", "get", "knock::get::<RejectPage>", "/review/{claim}/reject", MICROSOFT),
    ("reviewer", "post", "knock::post::<RejectPage>", "/review/{claim}/reject", MICROSOFT),
    ("reviewer", "get", "knock::get::<ConfirmRejectionPage>", "/review/{claim}/confirm-rejection", MICROSOFT),
    (
        "reviewer",
        "post",
        "knock::post::<ConfirmRejectionPage>",
        "/review/{claim}/confirm-rejection",
        MICROSOFT,
    ),
    ("reviewer", "get", "knock::get::<SettleCollisionPage>", "/review/{claim}/settle-collision", MICROSOFT),
    ("reviewer", "post", "knock::post::<SettleCollisionPage>", "/review/{claim}/settle-collision", MICROSOFT),
    ("reviewer", "get", "knock::get::<ResendConsentPage>", "/review/{claim}/resend-consent", MICROSOFT),
    ("reviewer", "post", "knock::post::<ResendConsentPage>", "/review/{claim}/resend-consent", MICROSOFT),
    ("claims", "get", "comment::get", "/claims/{claim}/comment", BOTH_SIDES),
    ("claims", "post", "comment::post", "/claims/{claim}/comment", BOTH_SIDES),
    ("claims", "get", "history::get", "/claims/{claim}/history", BOTH_SIDES),
    ("claims", "get", "download::get", "{poe}", BOTH_SIDES),
    ("claims", "get", "download::view", "{poe}/view", BOTH_SIDES),
    ("claims", "get", "download::download", "{poe}/download", BOTH_SIDES),
    ("figures", "get", "partner", "/claims/figures", PARTNERS),
    ("figures", "get", "microsoft", "/queue/figures", MICROSOFT),
    ("partner", "get", "dashboard::get", "/claims", PARTNERS),
    ("partner", "get", "dashboard::csv", "/claims.csv", PARTNERS),
    ("partner", "get", "new_claim::get", "/claims/new", PARTNERS),
    ("partner", "post", "new_claim::post", "/claims/new", PARTNERS),
    ("partner", "get", "claim::get", "/claims/{claim}", BOTH_SIDES),
    ("partner", "get", "edit::get", "/claims/{claim}/edit/contacts", ITS_PARTNER),
    ("partner", "post", "edit::post", "/claims/{claim}/edit/contacts", ITS_PARTNER),
    ("partner", "get", "poe::get", "/claims/{claim}/poe", ITS_PARTNER),
    ("partner", "post", "poe::post", "/claims/{claim}/poe", ITS_PARTNER),
    ("partner", "get", "remove_poe::get", "{poe}/remove", ITS_PARTNER),
    ("partner", "post", "remove_poe::post", "{poe}/remove", ITS_PARTNER),
    ("partner", "get", "submit::get", "/claims/{claim}/submit", ITS_PARTNER),
    ("partner", "post", "submit::post", "/claims/{claim}/submit", ITS_PARTNER),
    ("partner", "get", "resubmit::get", "/claims/{claim}/resubmit", ITS_PARTNER),
    ("partner", "post", "resubmit::post", "/claims/{claim}/resubmit", ITS_PARTNER),
    ("partner", "get", "dispute::get", "/claims/{claim}/dispute", ITS_PARTNER),
    ("partner", "post", "dispute::post", "/claims/{claim}/dispute", ITS_PARTNER),
    ("partner", "get", "ask_to_reject::get", "/claims/{claim}/ask-to-reject", ITS_PARTNER),
    ("partner", "post", "ask_to_reject::post", "/claims/{claim}/ask-to-reject", ITS_PARTNER),
    ("partner", "get", "discard::get", "/claims/{claim}/discard", ITS_PARTNER),
    ("partner", "post", "discard::post", "/claims/{claim}/discard", ITS_PARTNER),
    ("partner", "get", "copy::get", "/claims/{claim}/copy", ITS_PARTNER),
    ("partner", "post", "copy::post", "/claims/{claim}/copy", ITS_PARTNER),
    ("results", "get", "assessments::get", "/assessments", BILLING),
    ("results", "get", "assessments::csv", "/assessments.csv", BILLING),
    ("guidance", "get", "getting_started::get", "/getting-started", ANYBODY),
    ("admin", "get", "organisations::get", "/admin/organisations", PORTAL_ADMIN),
    ("admin", "get", "new_organisation::get", "/admin/organisations/new", PORTAL_ADMIN),
    ("admin", "post", "new_organisation::post", "/admin/organisations/new", PORTAL_ADMIN),
    ("admin", "get", "organisations::get_one", "/admin/organisations/{partner}", PORTAL_ADMIN),
    ("admin", "get", "catalogue::get", "/admin/catalogue", PORTAL_ADMIN),
    ("admin", "get", "product::get_new", "/admin/catalogue/new", PORTAL_ADMIN),
    ("admin", "post", "product::post_new", "/admin/catalogue/new", PORTAL_ADMIN),
    ("admin", "get", "product::get", "/admin/catalogue/exchange-online", PORTAL_ADMIN),
    ("admin", "post", "product::post", "/admin/catalogue/exchange-online", PORTAL_ADMIN),
    ("admin", "get", "holidays::get", "/admin/holidays", PORTAL_ADMIN),
    ("admin", "post", "holidays::post", "/admin/holidays", PORTAL_ADMIN),
    ("admin", "get", "holidays::ask_to_remove", "/admin/holidays/2026-12-25/remove", PORTAL_ADMIN),
    ("admin", "post", "holidays::remove", "/admin/holidays/2026-12-25/remove", PORTAL_ADMIN),
    ("admin", "get", "deadlines::get", "/admin/deadlines", PORTAL_ADMIN),
    ("admin", "post", "deadlines::post", "/admin/deadlines", PORTAL_ADMIN),
    ("admin", "get", "reasons::get", "/admin/reasons", PORTAL_ADMIN),
    ("admin", "get", "reason::get", "/admin/reasons/missing-products", PORTAL_ADMIN),
    ("admin", "post", "reason::post", "/admin/reasons/missing-products", PORTAL_ADMIN),
    ("admin", "get", "letters::get", "/admin/letters", PORTAL_ADMIN),
    ("admin", "post", "letters::retry_all", "/admin/letters/again", PORTAL_ADMIN),
    ("admin", "post", "letters::retry", "/admin/letters/{letter}/again", PORTAL_ADMIN),
    ("admin", "get", "audit::get", "/admin/audit", PORTAL_ADMIN),
    ("admin", "get", "audit::csv", "/admin/audit.csv", PORTAL_ADMIN),
    ("admin", "get", "assessments::get", "/admin/assessments", PORTAL_ADMIN),
    ("admin", "get", "assessments::pending_csv", "/admin/assessments/pending.csv", PORTAL_ADMIN),
    ("admin", "get", "import::get", "/admin/assessments/import", PORTAL_ADMIN),
    ("admin", "post", "import::check", "/admin/assessments/import", PORTAL_ADMIN),
    ("admin", "post", "import::post", "/admin/assessments/import/rows", PORTAL_ADMIN),
    ("admin", "get", "assessment::get", "/admin/assessments/{claim}", PORTAL_ADMIN),
    ("admin", "post", "assessment::post", "/admin/assessments/{claim}", PORTAL_ADMIN),
    ("admin", "get", "scans::get", "/admin/scans", PORTAL_ADMIN),
    ("admin", "post", "scans::again", "/admin/scans/{file}/again", FOR_NOBODY_NOW),
    ("admin", "post", "scans::release", "/admin/scans/{file}/release", FOR_NOBODY_NOW),
    // The demonstration's, of which this portal is none; the style guide is there in development, too.
    ("demo", "post", "clock::post", "/demo/clock", NOBODY),
    ("demo", "get", "mailbox::get", "/demo/mailbox", NOBODY),
    ("demo", "get", "mailbox::get_one", "/demo/mailbox/x", NOBODY),
    ("demo", "get", "mailbox::html", "/demo/mailbox/x/html", NOBODY),
    ("demo", "get", "styleguide::get", "/styleguide", ANYBODY),
    ("demo", "get", "styleguide::letter", "/styleguide/letter", ANYBODY),
    ("statics", "get", "get", "{style}", ANYBODY),
    // Last: whoever signs out is out.
    ("account", "post", "sign_out::post", "/sign-out", [SignIn; KINDS.len()]),
];

/// The routes of the source: module, method, handler.
fn routes() -> BTreeSet<(String, String, String)> {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    let mut files =
        vec![("mod".to_owned(), web.join("mod.rs")), ("statics".to_owned(), web.join("statics.rs"))];
    for entry in fs::read_dir(&web).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        files.push((entry.file_name().into_string().unwrap(), entry.path().join("mod.rs")));
    }
    let mut found = BTreeSet::new();
    for (module, file) in files.into_iter().filter(|(_, file)| file.exists()) {
        let source = fs::read_to_string(file).unwrap();
        for (before, after) in
            source.match_indices("().to(").map(|(at, mark)| source.split_at(at + mark.len()))
        {
            let method = before.trim_end_matches("().to(").rsplit([':', ' ', '(']).next().unwrap();
            let handler = after.split(')').next().unwrap();
            found.insert((module.clone(), method.to_owned(), handler.to_owned()));
        }
    }
    // What answers where there is no route.
    found.retain(|(_, method, _)| method != "web");
    found
}

#[test]
fn every_route_has_its_row_and_every_row_a_route() {
    let rows: BTreeSet<_> = ROWS
        .iter()
        .map(|(module, method, handler, ..)| {
            ((*module).to_owned(), (*method).to_owned(), (*handler).to_owned())
        })
        .collect();
    let routes = routes();
    assert!(routes.len() > 100, "the source is read wrongly: {routes:?}");
    let missing: Vec<_> = routes.difference(&rows).collect();
    assert!(missing.is_empty(), "say who may, in the table above: {missing:#?}");
    let gone: Vec<_> = rows.difference(&routes).collect();
    assert!(gone.is_empty(), "rows without a route: {gone:#?}");
}

/// What the paths' blanks stand for.
struct Scene {
    claim: ClaimId,
    person: String,
    partner: String,
    mpn: String,
    poe: String,
    consent: String,
    style: String,
    letter: String,
}

impl Scene {
    fn path(&self, path: &str) -> String {
        let blanks = [
            ("{claim}", self.claim.as_str()),
            ("{person}", &self.person),
            ("{partner}", &self.partner),
            ("{mpn}", &self.mpn),
            ("{poe}", &self.poe),
            ("{file}", self.poe.rsplit('/').next().unwrap_or_default()),
            ("{consent}", &self.consent),
            ("{style}", &self.style),
            ("{letter}", &self.letter),
        ];
        blanks.iter().fold(path.to_owned(), |path, (blank, with)| path.replace(blank, with))
    }
}

/// A claim whose customer may deny, and everybody and everything around it.
async fn scene(portal: &Portal, admin: &Person, anna: &Person, bo: &Person) -> Scene {
    let rolf = portal.reviewer().await;
    let claim = anna.has_approved(&rolf).await;
    let consent = portal.customers_link(&claim).await;
    let page = anna.looks_at(&claim).await;
    let poe = page.ways().into_iter().find(|way| way.ends_with("/download")).expect("a file");
    let document = page.document();
    let style = document.select(&select("link[rel=stylesheet]")).next().and_then(|link| link.attr("href"));
    let style = style.expect("a style sheet").to_owned();
    let locations = admin.opens(urls::locations()).await;
    let mpn = locations
        .ways()
        .into_iter()
        .find(|way| way.starts_with("/locations/") && *way != urls::new_location())
        .expect("a location");
    let id = claim.clone();
    let letters = portal.house.app.store.read(move |reader| reader.letters_of(&id)).await.unwrap();
    Scene {
        claim,
        person: bo.actor().person().expect("a person").to_string(),
        partner: anna.actor().partner().expect("an organisation").to_string(),
        mpn: mpn.trim_start_matches("/locations/").to_owned(),
        poe: poe.trim_end_matches("/download").to_owned(),
        letter: letters.first().expect("a letter").id.to_string(),
        consent,
        style,
    }
}

/// Somebody with a form that was drawn for them.
struct Visitor {
    person: Person,
    form: Form,
}

async fn visitor(person: Person) -> Visitor {
    let page = if person.actor.is_some() { urls::home() } else { urls::sign_in() };
    let form = person.opens(page).await.form(urls::language());
    Visitor { person, form }
}

/// One of each kind, in the order of the columns.
async fn everybody(portal: &Portal) -> Vec<Visitor> {
    let gone = visitor(portal.incentives_admin("Contoso").await).await;
    let stale = visitor(portal.incentives_admin("Contoso").await).await;
    deactivated(portal, &gone.person).await;
    // Longer than a session lasts; the others sign in afterwards.
    portal.only_the_clock_moves(days(1));
    let present = [
        portal.stranger(),
        portal.incentives_admin("Contoso").await,
        portal.billing_admin("Contoso").await,
        portal.global_admin("Contoso").await,
        portal.incentives_user("Contoso").await,
        portal.global_admin("Fabrikam").await,
        portal.reviewer().await,
        portal.lead().await,
        portal.portal_admin().await,
    ];
    let mut all = Vec::new();
    for person in present {
        all.push(visitor(person).await);
    }
    all.extend([gone, stale]);
    all
}

async fn deactivated(portal: &Portal, person: &Person) {
    let manager = portal.global_admin("Contoso").await;
    let path = urls::person(person.actor().person().expect("a person"));
    let form = manager.opens(&path).await.form(&path).without("active");
    manager.sends(form).await.done();
}

/// What an answer comes to; `None` when it is none that a person should get.
fn met(page: &Page) -> Option<Meets> {
    match page.status {
        404 => Some(Nothing),
        303 if page.location().starts_with(urls::sign_in()) => Some(SignIn),
        // A form whose sender is not signed in comes back within the sign-in page.
        403 if page.has_field("password") => Some(SignIn),
        // A letter's link that is good no more is told so, whoever holds it.
        200 | 303 | 307 | 400 | 409 | 410 | 422 => Some(In),
        _ => None,
    }
}

async fn asks(visitor: &Visitor, method: &str, path: &str) -> Page {
    match method {
        "get" => visitor.person.gets(path).await,
        "head" => visitor.person.heads(path).await,
        _ => {
            let form = visitor.form.clone().without("back");
            let mut form = form.with(&[("lang", "en"), ("back", "/about-cpor"), ("seen", "1")]);
            path.clone_into(&mut form.action);
            form.is_multipart =
                path.ends_with("/poe") || path.ends_with("/dispute") || path.ends_with("/resubmit");
            visitor.person.sends(form).await
        }
    }
}

#[actix_web::test]
async fn every_route_is_there_for_exactly_those_it_is_for() {
    let portal = Portal::changed(|app| app.entra = entra(app, "http://127.0.0.1:9", "")).await;
    let people = everybody(&portal).await;
    let bo = portal.billing_admin("Contoso").await;
    let scene = scene(&portal, &people[3].person, &people[1].person, &bo).await;
    let mut wrong = Vec::new();
    for (module, method, handler, path, who) in ROWS {
        let path = scene.path(path);
        for ((kind, visitor), wanted) in KINDS.iter().zip(&people).zip(who) {
            let page = asks(visitor, method, &path).await;
            if met(&page) != Some(*wanted) {
                wrong.push(format!(
                    "{method} {path} ({module} {handler}), {kind}: {}, wanted {wanted:?}",
                    page.status
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), ROWS.len() * KINDS.len());
    let claim = people[1].person.elsewhere().looks_at(&scene.claim).await;
    claim.says("Approved");
}
