//! Letters to look at in tests: one of every kind, and of every turn a kind can take.

use super::{Correspondent, LetterFacts, Memory, Places, Postman, Said};
use crate::domain::actor::{By, Side};
use crate::domain::claim::Claim;
use crate::domain::contact::Email;
use crate::domain::details::Details;
use crate::domain::event::{Event, Outcome, Recorded};
use crate::domain::ids::{ClaimId, LetterId, PartnerId};
use crate::domain::lifecycle::Phase;
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::notice::Notice;
use crate::domain::numbers::{CustomerDomain, Mpn, TenantId};
use crate::domain::product::{Activity, Claimed, ProductCode};
use crate::domain::reason::{AskReason, DenyReason, Ground, InfoNeeded, PoeFault};
use crate::domain::text::{ClaimName, CustomerName, Note, PersonName};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Stockholm;
use std::sync::Arc;

pub(super) const NUMBER: &str = "CPOR-2026-4F7K2MX";
pub(super) const TOKEN: &str = "CPOR-2026-4F7K2MX.4.20261130.0123456789abcdef0123456789abcdef01234567";

fn places() -> Places {
    Places {
        claim: |id| format!("/claims/{id}"),
        history: |id| format!("/claims/{id}/history"),
        dispute: |id| format!("/claims/{id}/dispute"),
        review: |id| format!("/review/{id}"),
        consent: |token| format!("/consent/{token}"),
        about_cpor: || "/about-cpor",
        choose_password: |token| format!("/choose-password/{token}"),
        forgot_password: || "/forgotten-password",
    }
}

pub(super) fn postman() -> Postman {
    let transport = Arc::new(Memory::default());
    let from = "Partner Claims <claims@portal.example>";
    Postman::new(transport, from, "https://portal.example:8443/", places()).unwrap()
}

pub(super) fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap()
}

fn due(kind: DeadlineKind) -> Option<Deadline> {
    let due_on = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let due_at = Utc.with_ymd_and_hms(2026, 11, 30, 22, 59, 59).unwrap();
    Some(Deadline { kind, due_on, due_at, zone: Stockholm })
}

fn details() -> Details {
    let mut details = Details::named(ClaimName::parse("Fabrikam, Exchange").unwrap());
    details.customer = CustomerName::parse("Fabrikam AB").ok();
    details.mpn = Mpn::parse("3980451").ok();
    details.tenant = TenantId::parse("6babcaad-604b-40ac-a9d7-9fd97c0b779f").ok();
    details.domain = CustomerDomain::parse("fabrikam.example").ok();
    details.activity = Some(Activity::UsageM365);
    let claimed = |code: &str| Claimed::of(ProductCode::new(code));
    details.products = vec![claimed("exchange-online"), claimed("teams")];
    details.partner_contact_name = PersonName::parse("Anna Berg").ok();
    details.partner_contact_email = Email::parse("anna@contoso.example").ok();
    details
}

pub(super) fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

/// The facts of a letter about an event.
pub(super) fn facts(notice: Notice, event: Event, phase: Phase, kind: Option<DeadlineKind>) -> LetterFacts {
    let by = By { side: Side::Reviewer, person: None, name: "Rolf Ek".into() };
    let outcome = Claim::open(PartnerId::new("contoso"), details());
    let first = Recorded { seq: 1, at: noon(), by: by.clone(), outcome };
    let outcome = Outcome { event, phase, due: kind.and_then(due) };
    let name = |code: &str, name: &str| (ProductCode::new(code), name.to_owned());
    LetterFacts {
        asked: None,
        id: LetterId::new("0199e3a1-7b1c-7c3e-9d53-7a0c1d2e3f40"),
        notice,
        to: Correspondent { name: "Eva Lund".into(), email: "eva@fabrikam.example".into() },
        at: noon(),
        claim: Claim::begin(ClaimId::new(NUMBER), &first).unwrap(),
        line: Recorded { seq: 4, at: noon(), by, outcome },
        partner: "Contoso Consulting AB".into(),
        location: Some("Contoso Stockholm".into()),
        products: [name("exchange-online", "Exchange Online"), name("teams", "Microsoft Teams")].into(),
        comments: Vec::new(),
        consent_token: (notice == Notice::Consent).then(|| TOKEN.to_owned()),
        zone: Stockholm,
    }
}

pub(super) fn info_requested(phase: Phase) -> LetterFacts {
    let event = Event::InfoRequested {
        needed: vec![InfoNeeded::MissingProducts, InfoNeeded::MissingOrOldDates],
        note: note("Teams is not named.\nThe signature is from 2019."),
        products: vec![ProductCode::new("teams")],
        may_add_products: true,
        review_days_left: 3,
        remind_at: Vec::new(),
    };
    facts(Notice::InfoRequested, event, phase, Some(DeadlineKind::Expiry))
}

pub(super) fn rejected(notice: Notice, phase: Phase) -> LetterFacts {
    let ground = Ground::InsufficientPoe { faults: vec![PoeFault::PoeUnavailable] };
    let event = Event::Rejected { ground, note: Some(note("The file asks for a password.")) };
    let kind = (phase == Phase::Rejected).then_some(DeadlineKind::Window);
    facts(notice, event, phase, kind)
}

pub(super) fn own_wish() -> LetterFacts {
    let ground = Ground::PartnerRequest { reason: AskReason::IncorrectMpn };
    facts(Notice::Rejected, Event::Rejected { ground, note: None }, Phase::Rejected, None)
}

pub(super) fn no_response() -> LetterFacts {
    let asked = info_requested(Phase::Answering).line.outcome.event;
    let lapsed = facts(Notice::Rejected, Event::NoResponse, Phase::Rejected, Some(DeadlineKind::Window));
    LetterFacts { asked: Some(asked), ..lapsed }
}

pub(super) fn approved(notice: Notice, phase: Phase) -> LetterFacts {
    facts(notice, Event::Approved { note: None, checks: Vec::new() }, phase, Some(DeadlineKind::Expiry))
}

pub(super) fn consent() -> LetterFacts {
    approved(Notice::Consent, Phase::ConsentOpen)
}

pub(super) fn consent_denied(notice: Notice, phase: Phase) -> LetterFacts {
    let event = Event::ConsentDenied {
        reason: Some(DenyReason::WorkNotDone),
        note: Some(note("They never came.")),
        name: None,
    };
    let kind = (phase == Phase::Rejected).then_some(DeadlineKind::Window);
    facts(notice, event, phase, kind)
}

pub(super) fn commented(texts: &[&str]) -> LetterFacts {
    let event = Event::Commented { text: note(texts[0]) };
    let mut facts = facts(Notice::Commented, event, Phase::Review, Some(DeadlineKind::Sla));
    let said = |text: &&str| Said { at: noon(), text: (*text).to_owned() };
    facts.comments = texts.iter().map(said).collect();
    facts
}

pub(super) fn wrong_person(colleague: Option<&str>) -> LetterFacts {
    let colleague = colleague.and_then(|address| Email::parse(address).ok());
    let event = Event::WrongPersonReported { colleague };
    facts(Notice::WrongPerson, event, Phase::ConsentOpen, Some(DeadlineKind::Expiry))
}

fn sla(notice: Notice, event: Event, phase: Phase) -> LetterFacts {
    facts(notice, event, phase, Some(DeadlineKind::Sla))
}

/// Every letter in every turn it can take.
pub(super) fn all() -> Vec<LetterFacts> {
    let submitted = Event::Submitted { acknowledged: "1".into() };
    let resubmitted = Event::Resubmitted { reply: None, files: Vec::new() };
    let disputed = Event::Disputed { justification: Some(note("It was signed.")), files: Vec::new() };
    let silent = Event::ConsentDenied { reason: None, note: None, name: None };
    vec![
        sla(Notice::Submitted, submitted, Phase::Submitted),
        sla(Notice::Submitted, resubmitted, Phase::Review),
        info_requested(Phase::Answering),
        info_requested(Phase::DisputeAnswering),
        LetterFacts { notice: Notice::Reminder, ..info_requested(Phase::Answering) },
        facts(Notice::DisputeFiled, disputed.clone(), Phase::DisputeReview, Some(DeadlineKind::Sla)),
        facts(Notice::ConsentBounced, Event::ConsentBounced, Phase::ConsentOpen, None),
        facts(Notice::ResendNeeded, Event::ConsentBounced, Phase::ConsentOpen, None),
        approved(Notice::Approved, Phase::ConsentOpen),
        rejected(Notice::Rejected, Phase::Rejected),
        own_wish(),
        no_response(),
        consent(),
        consent_denied(Notice::ConsentDenied, Phase::Rejected),
        consent_denied(Notice::ConsentDenied, Phase::RejectedFinally),
        facts(Notice::ConsentDenied, silent, Phase::Rejected, Some(DeadlineKind::Window)),
        consent_denied(Notice::DenialReceipt, Phase::Rejected),
        facts(Notice::ConsentElapsed, Event::ConsentElapsed, Phase::Associated, None),
        sla(Notice::Disputed, disputed, Phase::DisputeReview),
        approved(Notice::DisputeDecided, Phase::DisputeConsentOpen),
        rejected(Notice::DisputeDecided, Phase::RejectedFinally),
        facts(Notice::DisputeDecided, Event::NoResponse, Phase::RejectedFinally, None),
        commented(&["Which contract is this?"]),
        commented(&["Which contract is this?", "And who signed it?"]),
        wrong_person(Some("bo@fabrikam.example")),
        wrong_person(None),
    ]
}
