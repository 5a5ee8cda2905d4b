//! Who may see and do what.

use crate::support::{ACKNOWLEDGED, Form, Page, Person, Portal, days, form_of, hours};
use portal::domain::action::Act;
use portal::domain::actor::{Actor, Role};
use portal::domain::calendar::Now;
use portal::domain::claim::Claim;
use portal::domain::ids::ClaimId;
use portal::domain::lifecycle::{Phase, may};
use portal::domain::reason::{AskReason, InfoNeeded, PoeFault};
use portal::domain::refusal::Refusal;
use portal::web::urls;

/// The acts whose forms have a page of their own.
const WITH_A_FORM: [Act; 15] = [
    Act::Edit,
    Act::AttachPoe,
    Act::Submit,
    Act::Discard,
    Act::Comment,
    Act::AskToReject,
    Act::ConfirmRejection,
    Act::RequestInfo,
    Act::Resubmit,
    Act::Approve,
    Act::Reject,
    Act::SettleCollision,
    Act::Dispute,
    Act::ResendConsent,
    Act::RecordAssessment,
];

#[actix_web::test]
async fn nobody_sees_a_management_page_without_signing_in() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    let stranger = portal.stranger();
    let pages = [
        urls::dashboard().to_owned(),
        urls::new_claim().to_owned(),
        urls::queue().to_owned(),
        urls::people().to_owned(),
        urls::claim(&claim),
        urls::history(&claim),
        urls::poe(&claim),
        urls::submit(&claim),
        urls::review(&claim),
    ];
    for path in pages {
        let page = stranger.gets(&path).await;
        assert_eq!((page.status, page.location()), (303, urls::sign_in_then(&path).as_str()), "{path}");
    }
}

#[actix_web::test]
async fn each_of_the_three_admins_manages_claims_and_nobody_else_does() {
    let portal = Portal::start().await;
    let three = [Role::BillingAdmin, Role::GlobalAdmin, Role::IncentivesAdmin];
    for role in three {
        let admin = portal.somebody(role).await;
        let claim = admin.begins("A claim").await;
        admin.opens(urls::dashboard()).await.is(200).says("A claim");
        admin.looks_at(&claim).await.is(200);
    }
    for role in [Role::Reviewer, Role::LeadReviewer, Role::PortalAdmin] {
        let other = portal.somebody(role).await;
        other.opens(urls::dashboard()).await.is(404);
        other.opens(urls::new_claim()).await.is(404);
    }
}

#[actix_web::test]
async fn an_incentives_user_prepares_a_draft_and_is_told_who_submits_it() {
    let portal = Portal::start().await;
    let (anna, gunnar) = (portal.incentives_admin("Contoso").await, portal.global_admin("Contoso").await);
    let (ulla, carla) = (portal.incentives_user("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let claim = ulla.has_draft().await;
    let page = ulla.looks_at(&claim).await;
    page.says("until an admin of your organization submits it").says(&anna.name).says(&gunnar.name);
    let check = ulla.opens(urls::submit(&claim)).await;
    check.is(200).says("An admin of your organization submits this claim").says(&anna.name);
    check.says_not(&carla.name).offers_not(urls::submit(&claim));
    let page = ulla.sends_by_hand(&urls::submit(&claim), ACKNOWLEDGED).await;
    page.is(409).says("This is for somebody else to do");
    ulla.looks_at(&claim).await.says("Editing");
    anna.submits(&claim).await.done();
}

#[actix_web::test]
async fn an_incentives_user_comments_on_a_submitted_claim_and_leaves_the_rest_to_an_admin() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let ulla = portal.incentives_user("Contoso").await;
    let asked = anna.has_been_asked(&rolf).await;
    let page = ulla.looks_at(&asked).await;
    page.says("An admin of your organization answers").says(&anna.name).says("Which products were used?");
    page.offers_not(urls::resubmit(&asked))
        .offers_not(urls::ask_to_reject(&asked))
        .offers_not(urls::poe(&asked));
    ulla.comments(&asked, "Exchange and Teams, I was there").await.done();
    anna.looks_at(&asked).await.says("Exchange and Teams, I was there").offers(urls::resubmit(&asked));
    let rejected = anna.has_rejected(&rolf).await;
    let page = ulla.looks_at(&rejected).await;
    page.says("An admin of your organization can do that").offers_not(urls::dispute(&rejected));
}

#[actix_web::test]
async fn a_draft_begun_by_an_incentives_user_keeps_its_admins_informed() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let ulla = portal.incentives_user("Contoso").await;
    let claim = ulla.has_draft().await;
    anna.submits(&claim).await.done();
    portal.clear_the_mailbox().await;
    rolf.starts(&claim).await.done();
    rolf.asks(&claim, &[InfoNeeded::MissingProducts], "Which products were used?").await.done();
    portal.letter_to(&anna).await.says("Which products were used?");
    portal.clear_the_mailbox().await;
}

#[actix_web::test]
async fn signing_in_leads_back_to_the_claim_that_was_asked_for() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    let away = anna.elsewhere();
    let asked = away.gets(urls::claim(&claim)).await;
    asked.is(303);
    let form = away.gets(asked.location()).await.form(urls::sign_in());
    let form = form.fill(&[("email", &anna.email), ("password", "correct horse battery")]);
    assert_eq!(away.sends(form).await.done(), urls::claim(&claim));
}

#[actix_web::test]
async fn signing_in_leads_nowhere_outside() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let away = anna.elsewhere();
    let form = away.gets(urls::sign_in_then("//evil.example/")).await.form(urls::sign_in());
    let form = form.fill(&[("email", &anna.email), ("password", "correct horse battery")]);
    assert_eq!(away.sends(form).await.done(), urls::home());
}

#[actix_web::test]
async fn a_wrong_password_and_an_unknown_address_are_told_the_same() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let mut told = Vec::new();
    for email in [anna.email.as_str(), "nobody@contoso.example"] {
        let away = anna.elsewhere();
        let form = away.gets(urls::sign_in()).await.form(urls::sign_in());
        let page = away.sends(form.fill(&[("email", email), ("password", "not the password")])).await;
        page.is(422).says_not("not the password");
        assert_eq!(page.field("password"), "", "a password is never sent back");
        told.push(page.error_summary());
    }
    assert_eq!(told[0], told[1]);
}

#[actix_web::test]
async fn whoever_signs_out_is_out_and_an_office_day_ends_a_session_by_itself() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let form = anna.opens(urls::dashboard()).await.form(urls::sign_out());
    anna.sends(form).await.is(303);
    anna.gets(urls::dashboard()).await.is(303);
    anna.signs_in().await;
    anna.gets(urls::dashboard()).await.is(200);
    portal.only_the_clock_moves(hours(9));
    anna.gets(urls::dashboard()).await.is(303);
}

#[actix_web::test]
async fn signing_out_tells_the_browser_to_forget_what_it_kept() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let page = anna.presses(urls::dashboard(), urls::sign_out()).await;
    assert_eq!(page.header("clear-site-data"), "\"cache\", \"storage\"");
    assert_eq!(page.header("cache-control"), "no-store");
    anna.gets(urls::dashboard()).await.is(303);
}

#[actix_web::test]
async fn another_organisations_claim_looks_like_no_claim_at_all() {
    let portal = Portal::start().await;
    let (anna, carla) = (portal.incentives_admin("Contoso").await, portal.global_admin("Fabrikam").await);
    let claim = anna.has_submitted().await;
    let nowhere = ClaimId::new("CPOR-2026-0000000");
    let pages =
        [urls::claim, urls::history, urls::poe, urls::submit, urls::dispute, urls::comment, urls::copy];
    for page in pages {
        let (theirs, nothing) = (carla.gets(page(&claim)).await, carla.gets(page(&nowhere)).await);
        assert_eq!((theirs.status, theirs.text()), (404, nothing.text()), "{}", theirs.path);
    }
    let file = poe_of(&anna.looks_at(&claim).await);
    carla.gets(format!("{file}/download")).await.is(404);
    anna.gets(format!("{file}/download")).await.is(200);
}

/// The path of the first file on a page.
fn poe_of(page: &Page) -> String {
    let way = page.ways().into_iter().find(|way| way.ends_with("/download")).expect("a file");
    way.trim_end_matches("/download").to_owned()
}

#[actix_web::test]
async fn a_reviewer_cannot_see_a_claim_that_is_being_edited() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_draft().await;
    rolf.gets(urls::review(&claim)).await.is(404);
    rolf.gets(urls::history(&claim)).await.is(404);
    anna.submits(&claim).await.done();
    rolf.gets(urls::review(&claim)).await.is(200);
}

#[actix_web::test]
async fn a_form_that_is_not_of_this_session_changes_nothing() {
    let portal = Portal::start().await;
    let (anna, bo) = (portal.incentives_admin("Contoso").await, portal.billing_admin("Contoso").await);
    let claim = anna.has_draft().await;
    let form = anna.submission(&claim).await;
    // Bo's browser sends a form that was drawn for Anna.
    bo.sends(form.clone()).await.is(403);
    anna.sends(form.clone().without("token")).await.is(403);
    anna.looks_at(&claim).await.says("Editing");
    anna.sends(form).await.done();
}

#[actix_web::test]
async fn a_form_on_another_site_changes_nothing() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let page =
        anna.posts_raw(urls::sign_out(), "application/x-www-form-urlencoded", b"token=x".to_vec()).await;
    page.is(403);
    anna.gets(urls::dashboard()).await.is(200);
}

/// Claims in every phase, by phase; the ones that need time to pass come first.
async fn claims_in_every_phase(
    portal: &Portal,
    anna: &Person,
    rolf: &Person,
    rita: &Person,
) -> Vec<(Phase, ClaimId)> {
    let associated = anna.has_approved(rolf).await;
    portal.pass(days(8)).await;
    let discarded = anna.has_draft().await;
    anna.fills(urls::discard(&discarded), &[]).await.done();
    let dispute_answering = anna.has_dispute(rolf, rita).await;
    rita.asks(&dispute_answering, &[InfoNeeded::MissingOrOldDates], "When was it done?").await.done();
    let dispute_consent = anna.has_dispute(rolf, rita).await;
    rita.approves(&dispute_consent).await.done();
    let finally = anna.has_dispute(rolf, rita).await;
    rita.rejects(&finally, &[PoeFault::MissingProducts], "Still no product").await.done();
    vec![
        (Phase::Editing, anna.has_draft().await),
        (Phase::Submitted, anna.has_submitted().await),
        (Phase::Review, anna.has_claim_under_review(rolf).await),
        (Phase::Answering, anna.has_been_asked(rolf).await),
        (Phase::ConsentOpen, anna.has_approved(rolf).await),
        (Phase::Rejected, anna.has_rejected(rolf).await),
        (Phase::DisputeReview, anna.has_dispute(rolf, rita).await),
        (Phase::DisputeAnswering, dispute_answering),
        (Phase::DisputeConsentOpen, dispute_consent),
        (Phase::RejectedFinally, finally),
        (Phase::Associated, associated),
        (Phase::Discarded, discarded),
    ]
}

/// One of each kind, and the reviewer who has the claims.
async fn everybody(portal: &Portal, rolf: Person) -> [Person; 10] {
    [
        portal.stranger(),
        portal.incentives_admin("Fabrikam").await,
        portal.global_admin("Contoso").await,
        portal.billing_admin("Contoso").await,
        portal.incentives_admin("Contoso").await,
        portal.incentives_user("Contoso").await,
        portal.reviewer().await,
        portal.lead().await,
        portal.portal_admin().await,
        rolf,
    ]
}

/// The claim as somebody may see it.
async fn seen_by(portal: &Portal, actor: &Actor, id: &ClaimId) -> Option<Claim> {
    let (viewer, id) = (actor.clone(), id.clone());
    portal.house.app.store.read(move |reader| reader.claim_for(&viewer, &id)).await.unwrap()
}

/// What a GET of an act's form answers, by what the domain says.
async fn expected(portal: &Portal, person: &Person, claim: &ClaimId, act: Act) -> u16 {
    let Some(actor) = &person.actor else { return 303 };
    let room_fits = match act {
        Act::Comment => true,
        Act::RecordAssessment => actor.has_any(&[Role::PortalAdmin]),
        Act::ConfirmRejection
        | Act::RequestInfo
        | Act::Approve
        | Act::Reject
        | Act::SettleCollision
        | Act::ResendConsent => actor.partner().is_none(),
        _ => actor.partner().is_some(),
    };
    let Some(claim) = seen_by(portal, actor, claim).await.filter(|_| room_fits) else { return 404 };
    let now: Now = portal.house.app.workflow.now().await.unwrap();
    match may(&claim, act, actor, now) {
        // Whoever may read the claim may read what was said.
        _ if act == Act::Comment => 200,
        // Whoever prepares a draft may check it, and is told there who hands it in.
        Err(Refusal::NotYours) if act == Act::Submit => 200,
        // No other claim stands in the way of these.
        Ok(_) if act == Act::SettleCollision => 409,
        Ok(_) => 200,
        Err(_) => 409,
    }
}

#[actix_web::test]
async fn every_form_is_there_for_exactly_those_who_may_use_it_now() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claims = claims_in_every_phase(&portal, &anna, &rolf, &rita).await;
    let people = everybody(&portal, rolf).await;
    let mut wrong = Vec::new();
    for (phase, claim) in &claims {
        for person in &people {
            for act in WITH_A_FORM {
                let path = form_of(act, claim).unwrap();
                let (found, wanted) =
                    (person.gets(&path).await.status, expected(&portal, person, claim, act).await);
                if found != wanted {
                    let who = person.actor.as_ref().map(|actor| actor.roles().to_vec());
                    wrong.push(format!("{phase:?} {act:?} {who:?}: {found}, not {wanted}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of the matrix: {wrong:#?}", wrong.len());
    let phases: Vec<Phase> = claims.iter().map(|(phase, _)| *phase).collect();
    assert!(Phase::ALL.iter().all(|phase| phases.contains(phase)), "a phase is missing");
}

/// What a form of an act carries when it is filled in; enough to be done, wherever it may be.
fn filled(act: Act) -> &'static [(&'static str, &'static str)] {
    match act {
        Act::Edit => &[("products", "exchange-online")],
        Act::Submit => ACKNOWLEDGED,
        Act::Comment => &[("comment", "By hand")],
        Act::AskToReject => &[("reason", "incorrect-mpn"), ("note", "By hand")],
        Act::RequestInfo => &[("needed", "missing-or-old-dates"), ("ask_note", "By hand")],
        Act::Resubmit => &[("reply", "By hand"), ("ack-right", "yes")],
        Act::Approve => &[
            ("checks", "document"),
            ("checks", "acknowledgment"),
            ("checks", "dates"),
            ("checks", "work"),
            ("checks", "products"),
            ("checks", "tenant"),
        ],
        Act::Reject => &[("faults", "missing-products"), ("reject_note", "By hand"), ("no_cure", "yes")],
        Act::SettleCollision => &[("settle_note", "By hand")],
        Act::Dispute => &[("justification", "By hand")],
        Act::ResendConsent => {
            &[("consent_name", "Kim"), ("consent_email", "kim@customer.example"), ("consent_language", "en")]
        }
        Act::RecordAssessment => &[("assessment", "eligible")],
        _ => &[],
    }
}

/// Where an act is sent to, also one that has a button and no page.
fn sent_to(act: Act, claim: &Claim) -> String {
    match act {
        Act::StartReview => urls::start_review(&claim.id),
        Act::TakeOver => urls::take_over(&claim.id),
        Act::RemovePoe => urls::remove_poe(&claim.id, &claim.poe.first().expect("a file").id),
        _ => form_of(act, &claim.id).expect("a form"),
    }
}

/// A form nobody was given, with a good token of its sender's own session and the claim's version.
fn by_hand(token: &Form, act: Act, claim: &Claim) -> Form {
    let seen = claim.version.to_string();
    let mut form = token.clone().with(filled(act)).with(&[("seen", &seen)]);
    form.action = sent_to(act, claim);
    if matches!(act, Act::AttachPoe | Act::Dispute | Act::Resubmit) {
        (form.is_multipart, form.file_control) = (true, "poe".to_owned());
        form = form.attach(&[("by-hand.txt", b"Sent by hand")]);
    }
    form
}

/// Every act in every phase, sent by everybody who has no such button there.
#[actix_web::test]
async fn what_one_may_not_do_is_refused_when_it_is_sent_by_hand_and_changes_nothing() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claims = claims_in_every_phase(&portal, &anna, &rolf, &rita).await;
    let people = everybody(&portal, rolf).await;
    let buttons = [Act::StartReview, Act::TakeOver, Act::RemovePoe];
    let (mut tried, mut wrong) = (0, Vec::new());
    for person in &people {
        let start = if person.actor.is_some() { urls::home() } else { urls::sign_in() };
        let token = person.opens(start).await.form(urls::language());
        for (phase, id) in &claims {
            let claim = the_claim(&portal, id).await;
            for act in WITH_A_FORM.into_iter().chain(buttons) {
                if has_the_right(&portal, person, &claim, act).await {
                    continue;
                }
                tried += 1;
                let status = person.sends(by_hand(&token, act, &claim)).await.status;
                let expected: &[u16] = match act {
                    _ if person.actor.is_none() => &[303, 403],
                    // A button leads back to the claim; what was said is shown again.
                    Act::StartReview | Act::TakeOver => &[404, 409, 303],
                    Act::Comment => &[404, 409, 422],
                    _ => &[404, 409],
                };
                let unchanged = the_claim(&portal, id).await == claim;
                if !expected.contains(&status) || !unchanged {
                    let who = person.actor.as_ref().map(|actor| actor.roles().to_vec());
                    wrong.push(format!("{phase:?} {act:?} {who:?}: {status}, unchanged: {unchanged}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}: {wrong:#?}", wrong.len());
    assert!(tried > 1_500, "{tried}");
}

async fn the_claim(portal: &Portal, id: &ClaimId) -> Claim {
    let id = id.clone();
    portal.house.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap()
}

async fn has_the_right(portal: &Portal, person: &Person, claim: &Claim, act: Act) -> bool {
    let Some(actor) = &person.actor else { return false };
    let now = portal.house.app.workflow.now().await.unwrap();
    let seen = seen_by(portal, actor, &claim.id).await;
    seen.is_some_and(|claim| may(&claim, act, actor, now).is_ok())
}

#[actix_web::test]
async fn every_phase_is_the_one_the_database_has() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    for (phase, claim) in claims_in_every_phase(&portal, &anna, &rolf, &rita).await {
        let id = claim.clone();
        let found = portal.house.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap();
        assert_eq!(found.phase(), phase);
    }
}

/// Acts that have a button and no page are refused at the door.
#[actix_web::test]
async fn buttons_pressed_by_hand_do_only_what_the_lifecycle_lets_them() {
    let portal = Portal::start().await;
    let (anna, rolf, petra) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.portal_admin().await);
    let claim = anna.has_submitted().await;
    let form = rolf.opens(urls::review(&claim)).await.form(urls::start_review(&claim));
    // A Portal admin may look, but has no such button; with a form of her own session she is still refused.
    petra.opens(urls::review(&claim)).await.is(200).offers_not(urls::start_review(&claim));
    assert!([303, 409].contains(&petra.sends_by_hand(&urls::start_review(&claim), &[]).await.status));
    anna.looks_at(&claim).await.says("Submitted");
    rolf.sends(form).await.done();
    anna.asks_to_reject(&claim, AskReason::IncorrectMpn, "").await.done();
    anna.looks_at(&claim).await.says("Under review");
}
