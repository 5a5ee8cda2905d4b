//! Every shape an event was ever written in still loads: `event_shapes.jsonl`, to which lines are only added.

use super::people::{anna, claim_id, details, file, note, product, rolf, stockholm};
use super::{RENEW, beside, renewing};
use crate::domain::contact::{Email, Lang};
use crate::domain::details::Change;
use crate::domain::event::{Event, Outcome};
use crate::domain::ids::{PartnerId, PoeId};
use crate::domain::lifecycle::Phase;
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::product::Claimed;
use crate::domain::reason::{
    ApprovalCheck, AskReason, Assessment, DenyReason, Ground, Ineligible, InfoNeeded, PoeFault,
};
use crate::domain::text::PersonName;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;

const FILE: &str = "event_shapes.jsonl";

fn written() -> Vec<String> {
    let text = std::fs::read_to_string(beside(FILE)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// Adds what is written today and was never written before; what stands there is never touched.
fn add_missing() {
    let lines = written();
    let today = samples().into_iter().map(|outcome| serde_json::to_string(&outcome).unwrap() + "\n");
    let new: String = today.filter(|line| !lines.contains(&line.trim_end().to_owned())).collect();
    let mut file = OpenOptions::new().create(true).append(true).open(beside(FILE)).unwrap();
    file.write_all(new.as_bytes()).unwrap();
}

#[test]
fn every_shape_ever_written_loads_and_loses_nothing() {
    for line in written() {
        let outcome: Outcome = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}"));
        let (before, after): (Value, Value) =
            (serde_json::from_str(&line).unwrap(), serde_json::to_value(&outcome).unwrap());
        // A field added since is there now; every field that was written then must have kept its value.
        assert!(holds(&after, &before), "read and written again, this says something else: {line}");
        assert_eq!(before["event"]["kind"], outcome.event.key(), "the store finds events by this key");
    }
}

/// Whether `after` says all that `before` said.
fn holds(after: &Value, before: &Value) -> bool {
    match (after, before) {
        (Value::Object(after), Value::Object(before)) => before
            .iter()
            .all(|(key, old)| after.get(key).map_or_else(|| old.is_null(), |new| holds(new, old))),
        (Value::Array(after), Value::Array(before)) => {
            after.len() == before.len() && after.iter().zip(before).all(|(new, old)| holds(new, old))
        }
        _ => after == before,
    }
}

#[test]
fn the_shapes_written_today_are_among_those_kept() {
    if renewing() {
        add_missing();
    }
    let lines = written();
    for outcome in samples() {
        let line = serde_json::to_string(&outcome).unwrap();
        assert!(
            lines.contains(&line),
            "src/domain/{FILE} lacks a shape; add it: {RENEW}=1 cargo test --lib domain::tests\n{line}"
        );
    }
}

#[test]
fn every_kind_of_event_has_a_shape() {
    let sampled: BTreeSet<String> = samples().iter().map(|o| o.event.key().to_owned()).collect();
    assert_eq!(sampled, kinds(), "a new kind of event needs a sample in this file");
}

/// Every kind of event, as the reader of events itself lists them when it meets a stranger.
fn kinds() -> BTreeSet<String> {
    let stranger = serde_json::from_str::<Event>(r#"{"kind":"stranger"}"#).unwrap_err().to_string();
    let (_, known) = stranger.split_once("expected").unwrap();
    known.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn due(kind: DeadlineKind, days: u32) -> Option<Deadline> {
    let calendar = stockholm();
    let now = calendar.now("2026-03-02T09:00:00Z".parse().unwrap());
    Some(calendar.deadline(kind, now, crate::domain::calendar::Span::Calendar(days)))
}

fn outcome(phase: Phase, due: Option<Deadline>, event: Event) -> Outcome {
    Outcome { event, phase, due }
}

/// One outcome a kind of event at least, with every optional part present in some and absent in others.
fn samples() -> Vec<Outcome> {
    [drafting(), reviewing(), rejecting(), consenting()].concat()
}

fn drafting() -> Vec<Outcome> {
    let details = Box::new(details());
    let mut renamed = (*details).clone();
    renamed.products.push(product("sharepoint-online"));
    let changes: Vec<Change> = details.changes(&renamed);
    let (id, name) = (PoeId::new("poe-1"), "signed statement.pdf".to_owned());
    [
        Event::Opened { partner: PartnerId::new("northwind"), details },
        Event::Edited { changes },
        Event::PoeAttached { file: file(1, 1_000) },
        Event::PoeRemoved { id, name },
    ]
    .map(|event| outcome(Phase::Editing, None, event))
    .into_iter()
    .chain([
        outcome(Phase::Discarded, None, Event::Discarded),
        outcome(
            Phase::Submitted,
            due(DeadlineKind::Sla, 7),
            Event::Submitted { acknowledged: "2026-01".into() },
        ),
    ])
    .collect()
}

fn reviewing() -> Vec<Outcome> {
    let info = Event::InfoRequested {
        needed: InfoNeeded::ALL.to_vec(),
        note: note("Which products?\nOn which page?"),
        products: vec![product("teams").product],
        may_add_products: true,
        review_days_left: 3,
        remind_at: Vec::new(),
    };
    let promised = Event::InfoRequested {
        needed: vec![InfoNeeded::MissingProducts],
        note: note("Which products?"),
        products: Vec::new(),
        may_add_products: false,
        review_days_left: 5,
        remind_at: vec!["2026-03-05T07:00:00Z".parse().unwrap(), "2026-03-09T07:00:00Z".parse().unwrap()],
    };
    let settled =
        Event::CollisionSettled { against: vec![claim_id("0000001")], note: note("The newer statement") };
    let in_review = [
        Event::ReviewStarted,
        Event::TakenOver { from: None },
        Event::TakenOver { from: rolf().person().cloned() },
        Event::Resubmitted { reply: None, files: Vec::new() },
        Event::Resubmitted { reply: Some(note("On page two")), files: Vec::new() },
        Event::Resubmitted { reply: None, files: vec![file(3, 9)] },
        Event::Commented { text: note("Thank you") },
        Event::RejectionAsked { reason: AskReason::Other, note: Some(note("We have parted")) },
        Event::RejectionAsked { reason: AskReason::IncorrectMpn, note: None },
        settled,
    ]
    .map(|event| outcome(Phase::Review, due(DeadlineKind::Sla, 7), event));
    let asked = [info, promised, Event::PartnerReminded]
        .map(|event| outcome(Phase::Answering, due(DeadlineKind::Expiry, 7), event));
    in_review.into_iter().chain(asked).collect()
}

fn rejecting() -> Vec<Outcome> {
    let window = || due(DeadlineKind::Window, 30);
    let rejected = |ground| Event::Rejected { ground, note: Some(note("No product is named")) };
    let on_request = Ground::PartnerRequest { reason: AskReason::NoLongerWorking };
    let disputed = Event::Disputed { justification: Some(note("Look again")), files: vec![file(2, 9)] };
    let promise = due(DeadlineKind::Sla, 7);
    vec![
        outcome(
            Phase::Rejected,
            window(),
            rejected(Ground::InsufficientPoe { faults: PoeFault::ALL.to_vec() }),
        ),
        outcome(Phase::Rejected, None, Event::Rejected { ground: on_request, note: None }),
        outcome(Phase::RejectedFinally, None, rejected(Ground::InsufficientPoe { faults: Vec::new() })),
        outcome(Phase::Rejected, window(), rejected(Ground::CustomerDecline { reason: None })),
        outcome(Phase::Rejected, window(), rejected(Ground::NoPartnerResponse)),
        outcome(Phase::Rejected, window(), Event::NoResponse),
        outcome(Phase::DisputeReview, promise, disputed),
        outcome(Phase::DisputeReview, promise, Event::Disputed { justification: None, files: Vec::new() }),
    ]
}

fn consenting() -> Vec<Outcome> {
    let person = || PersonName::parse("Kim Berg").unwrap();
    let email = || Email::parse("kim@contoso.com").unwrap();
    let denied = Event::ConsentDenied {
        reason: Some(DenyReason::DidNotSign),
        note: Some(note("Not mine")),
        name: Some(person()),
    };
    let open = [
        Event::Approved { note: None, checks: Vec::new() },
        Event::Approved { note: Some(note("Well done, Anna")), checks: Vec::new() },
        Event::Approved { note: None, checks: ApprovalCheck::ALL.to_vec() },
        Event::WrongPersonReported { colleague: None },
        Event::WrongPersonReported { colleague: Some(email()) },
        Event::ConsentResent { name: person(), email: email(), language: Lang::Sv },
        Event::ConsentDelivered,
    ]
    .map(|event| outcome(Phase::ConsentOpen, due(DeadlineKind::Expiry, 7), event));
    // Since the time to deny begins with the handing over, an approval and a new letter set no deadline themselves.
    let untold = [
        Event::Approved { note: None, checks: Vec::new() },
        Event::ConsentResent { name: person(), email: email(), language: Lang::En },
        Event::ConsentBounced,
    ]
    .map(|event| outcome(Phase::ConsentOpen, None, event));
    let one_subscription = {
        let mut renamed = details();
        renamed.products = vec![Claimed::the_only_one_of(product("dynamics-365-sales").product)];
        Event::Edited { changes: details().changes(&renamed) }
    };
    let only_one = outcome(Phase::Editing, None, one_subscription);
    let reason = Ineligible::BelowThreshold;
    let results = [Assessment::Pending, Assessment::Eligible, Assessment::NotEligible { reason }]
        .map(|assessment| outcome(Phase::Associated, None, Event::AssessmentRecorded { assessment }));
    let silent = Event::ConsentDenied { reason: None, note: None, name: None };
    let ends = [
        outcome(Phase::Rejected, due(DeadlineKind::Window, 30), denied),
        outcome(Phase::RejectedFinally, None, silent),
        outcome(Phase::Associated, None, Event::ConsentElapsed),
    ];
    open.into_iter().chain(untold).chain([only_one]).chain(results).chain(ends).collect()
}

#[test]
fn who_did_something_is_kept_as_it_was() {
    let by = anna().as_recorded();
    let json = serde_json::to_string(&by).unwrap();
    assert_eq!(json, r#"{"side":"partner","person":"anna","name":"Anna"}"#);
    assert_eq!(serde_json::from_str::<crate::domain::actor::By>(&json).unwrap(), by);
}
