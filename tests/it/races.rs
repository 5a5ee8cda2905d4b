//! At the same moment: exactly one wins, and the other is told. On both databases, over HTTP and at the door.

use crate::support::{Page, Portal, days, hours};
use portal::domain::action::Action;
use portal::domain::ids::ClaimId;
use portal::domain::reason::{ApprovalCheck, AskReason, PoeFault};
use portal::domain::text::Note;
use portal::web::urls;
use portal::workflow::{ActError, Seen};

/// How often each kind of event stands in a claim's history.
async fn count(portal: &Portal, claim: &ClaimId, kinds: &[&str]) -> Vec<usize> {
    let id = claim.clone();
    let history = portal.house.app.store.read(move |reader| reader.history(&id)).await.unwrap();
    let of = |kind: &&str| history.iter().filter(|line| line.outcome.event.key() == *kind).count();
    kinds.iter().map(of).collect()
}

#[actix_web::test]
async fn of_two_reviewers_who_decide_at_once_one_decides_and_the_other_keeps_the_text() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    for _ in 0..3 {
        let claim = anna.has_claim_under_review(&rolf).await;
        let yes = rolf.approval(&claim).await;
        let no = rita.rejection(&claim, &[PoeFault::MissingProducts], "No product is named").await;
        let (approved, rejected) = futures_util::future::join(rolf.sends(yes), rita.sends(no)).await;
        let mut statuses = [approved.status, rejected.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{} / {}", approved.text(), rejected.text());
        if rejected.status == 409 {
            rejected.says("The claim changed while you were writing").says("approved").says(&rolf.name);
            assert_eq!(rejected.field("reject_note"), "No product is named");
        }
        assert_eq!(count(&portal, &claim, &["approved", "rejected"]).await.iter().sum::<usize>(), 1);
        let letters = portal.letters_to_address(&anna.email).await;
        let decisions = letters.iter().filter(|mail| {
            let subject = &mail.0.subject;
            subject.contains(claim.as_str()) && (subject.contains("approved") || subject.contains("rejected"))
        });
        assert_eq!(decisions.count(), 1, "one decision, one letter");
    }
}

#[actix_web::test]
async fn a_form_sent_twenty_times_at_once_submits_once_and_every_answer_leads_to_the_claim() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.has_draft().await;
    let form = anna.submission(&claim).await;
    for page in anna.sends_at_once(form, 20).await {
        assert_eq!(page.done(), urls::claim(&claim));
    }
    assert_eq!(count(&portal, &claim, &["submitted"]).await, [1]);
    assert_eq!(portal.letters_to_address(&anna.email).await.len(), 1);
}

#[actix_web::test]
async fn a_new_claims_form_sent_twenty_times_at_once_opens_one_claim() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let form = anna.opens(urls::new_claim()).await.form(urls::new_claim()).fill(&[("name", "Once only")]);
    let mut opened: Vec<ClaimId> = anna.sends_at_once(form, 20).await.iter().map(Page::claim).collect();
    opened.dedup();
    assert_eq!(opened.len(), 1);
    assert_eq!(anna.opens(urls::dashboard()).await.text().matches("Once only").count(), 1);
}

#[actix_web::test]
async fn twenty_different_claims_submitted_at_once_are_all_submitted() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let mut forms = Vec::new();
    for _ in 0..20 {
        let claim = anna.has_draft().await;
        forms.push(anna.submission(&claim).await);
    }
    for page in futures_util::future::join_all(forms.into_iter().map(|form| anna.sends(form))).await {
        page.done();
    }
}

#[actix_web::test]
async fn an_edit_that_races_the_start_of_a_review_is_saved_before_it_or_told_of_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    for _ in 0..3 {
        let claim = anna.has_submitted().await;
        let path = urls::edit(&claim, "contacts");
        let edit = anna.opens(&path).await.form(&path).fill(&[("customer_contact_name", "Mika Dahl")]);
        let start = rolf.opens(urls::review(&claim)).await.form(urls::start_review(&claim));
        let (edited, started) = futures_util::future::join(anna.sends(edit), rolf.sends(start)).await;
        let happened = count(&portal, &claim, &["edited", "review-started"]).await;
        let before = count(&portal, &claim, &["submitted"]).await;
        assert_eq!(before, [1]);
        started.done();
        if edited.status == 303 {
            // Rolf is led to the claim, which says that it changed; nothing was begun on a claim he had not read.
            assert_eq!(happened[1], 0);
            rolf.opens(urls::review(&claim)).await.says("Mika Dahl");
        } else {
            edited.is(409);
            assert_eq!(edited.field("customer_contact_name"), "Mika Dahl", "what was typed is kept");
            assert_eq!(happened[1], 1);
            anna.looks_at(&claim).await.says("Under review").says_not("Mika Dahl");
        }
    }
}

#[actix_web::test]
async fn a_resubmission_that_races_the_lapse_is_in_time_or_too_late_and_never_both() {
    let portal = Portal::patient().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    for lead in [0, 1] {
        let claim = anna.has_been_asked(&rolf).await;
        portal.pass_business_days(5).await;
        portal.only_the_clock_moves(hours(13));
        let path = urls::resubmit(&claim);
        let answer =
            anna.opens(&path).await.form(&path).fill(&[("reply", "Here it is"), ("ack-right", "yes")]);
        let lapse = async {
            for _ in 0..lead {
                tokio::task::yield_now().await;
            }
            portal.pass(hours(1)).await;
        };
        let (answered, ()) = futures_util::future::join(anna.sends(answer), lapse).await;
        portal.pass(hours(1)).await;
        let happened = count(&portal, &claim, &["resubmitted", "no-response"]).await;
        assert_eq!(happened.iter().sum::<usize>(), 1, "{happened:?}");
        assert_eq!(answered.status == 303, happened[0] == 1, "{}", answered.text());
        if happened[1] == 1 {
            assert_eq!(answered.is(409).field("reply"), "Here it is");
        }
    }
}

#[actix_web::test]
async fn a_wish_to_be_rejected_that_races_an_approval_stands_before_it_or_after_it() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    for _ in 0..3 {
        let claim = anna.has_claim_under_review(&rolf).await;
        let path = urls::ask_to_reject(&claim);
        let wish = anna.opens(&path).await.form(&path);
        let wish = wish.fill(&[("reason", AskReason::NoLongerWorking.key()), ("note", "We left them")]);
        let yes = rolf.approval(&claim).await;
        let (wished, approved) = futures_util::future::join(anna.sends(wish), rolf.sends(yes)).await;
        let happened = count(&portal, &claim, &["rejection-asked", "approved"]).await;
        assert_eq!(wished.status == 303, happened[0] == 1, "{}", wished.text());
        assert_eq!(approved.status == 303, happened[1] == 1, "{}", approved.text());
        assert!(happened[0] + happened[1] >= 1, "both were turned away");
        let page = anna.looks_at(&claim).await;
        page.says(if happened[1] == 1 { "Approved" } else { "Under review" });
        if happened[0] == 1 {
            // The wish is seen whichever came first, and a reviewer can grant it.
            rolf.confirms_rejection(&claim).await.done();
            anna.looks_at(&claim).await.says("Rejected");
        }
        portal.house.deliver().await;
        let told = portal.house.mailbox.lock().unwrap().about(&claim);
        let asked = told.iter().filter(|mail| mail.link("/consent/").is_some()).count();
        assert!(asked <= happened[1], "the customer of a rejected claim was asked");
        portal.clear_the_mailbox().await;
    }
}

#[actix_web::test]
async fn a_denial_that_races_the_end_of_its_period_rejects_or_comes_too_late_and_never_both() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    for late in [false, true] {
        let claim = anna.has_approved(&rolf).await;
        let link = portal.customers_link(&claim).await;
        portal.pass(days(7)).await;
        portal.only_the_clock_moves(hours(13));
        let kim = portal.stranger();
        let form = kim.gets(&link).await.form(&link).fill(&[("confirm", "yes")]);
        if late {
            portal.only_the_clock_moves(hours(1));
        }
        let (denied, ()) = futures_util::future::join(kim.sends(form), portal.pass(hours(1))).await;
        let happened = count(&portal, &claim, &["consent-denied", "consent-elapsed"]).await;
        assert_eq!(happened.iter().sum::<usize>(), 1, "{happened:?}");
        assert!([200, 303].contains(&denied.status), "{}", denied.text());
        let page = anna.looks_at(&claim).await;
        page.says(if happened[0] == 1 { "Customer decline" } else { "sent for assessment" });
    }
}

#[actix_web::test]
async fn a_customer_who_denies_in_two_windows_denies_once() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;
    let link = portal.customers_link(&claim).await;
    let kim = portal.stranger();
    let form = kim.gets(&link).await.form(&link).fill(&[("confirm", "yes")]);
    for page in kim.sends_at_once(form, 8).await {
        assert!([200, 303].contains(&page.status), "{}", page.text());
    }
    assert_eq!(count(&portal, &claim, &["consent-denied"]).await, [1]);
}

#[actix_web::test]
async fn the_next_claim_is_handed_to_one_reviewer_only() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claims = [anna.has_submitted().await, anna.has_submitted().await];
    let first = rolf.opens(urls::queue()).await.form(urls::next_claim());
    let second = rita.opens(urls::queue()).await.form(urls::next_claim());
    let (first, second) = futures_util::future::join(rolf.sends(first), rita.sends(second)).await;
    assert_ne!(first.done(), second.done());
    for claim in claims {
        assert_eq!(count(&portal, &claim, &["review-started"]).await, [1]);
    }
}

#[actix_web::test]
async fn of_many_who_knock_at_the_door_at_once_one_is_let_in() {
    let portal = Portal::start().await;
    let (anna, rolf, rita) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.reviewer().await);
    let claim = anna.has_claim_under_review(&rolf).await;
    let id = claim.clone();
    let seen = portal.house.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap().version;
    let door = &portal.house.app.workflow;
    let approve = || Action::Approve { note: None, checks: ApprovalCheck::ALL.to_vec() };
    let reject = || Action::Reject {
        faults: vec![PoeFault::MissingProducts],
        note: Note::parse("No product").unwrap(),
    };
    let knocks = (0..8).map(|n| {
        let (who, action) = if n % 2 == 0 { (&rolf, approve()) } else { (&rita, reject()) };
        door.act(who.actor(), &claim, Seen::Version(seen), action)
    });
    let answers = futures_util::future::join_all(knocks).await;
    let told =
        answers.iter().filter(|answer| matches!(answer, Err(ActError::Stale | ActError::Refused(_)))).count();
    // The winner's own repeated knocks find their wish done; the other side is told.
    assert!(told >= 4, "{answers:?}");
    assert_eq!(count(&portal, &claim, &["approved", "rejected"]).await.iter().sum::<usize>(), 1);
}
