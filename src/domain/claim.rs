//! A claim, what is decided about it, and how an event changes it.
//!
//! One accepted action makes one event; `apply` folds it in. Replaying the history gives the claim.

use super::action::Action;
use super::actor::Actor;
use super::calendar::{Calendar, Now};
use super::details::Details;
use super::event::{Event, Outcome, Recorded};
use super::ids::{ClaimId, PartnerId, PersonId, PoeId};
use super::lifecycle::{Phase, Rule, Status, To, may};
use super::limit::{Deadline, DeadlineKind, Limit};
use super::notice::Notice;
use super::numbers::TenantId;
use super::poe::PoeFile;
use super::product::{Activity, AssociationKey};
use super::reason::{AskReason, Assessment, Ground};
use super::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which round of review a claim is in. A dispute is a second round, not a seventh status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Round {
    /// After submission.
    First,
    /// After a dispute.
    Dispute,
}

/// Whether the customer may still deny.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// It may.
    Open,
    /// Its time has passed.
    Elapsed,
}

/// Where a claim stands; each variant carries what only that status knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum State {
    /// A draft.
    Editing,
    /// Waiting for a reviewer.
    Submitted,
    /// PoE is being validated.
    UnderReview {
        /// Which round.
        round: Round,
    },
    /// The partner is asked.
    PartnerActionRequired {
        /// Which round.
        round: Round,
        /// Business days the reviewer has left when the partner answers.
        review_days_left: u32,
        /// Whether products may be added in the answer.
        may_add_products: bool,
        /// Whether anything was changed since the question.
        answered: bool,
    },
    /// Approved.
    Approved {
        /// Which round approved it.
        round: Round,
        /// Whether the customer may still deny.
        consent: Consent,
    },
    /// Rejected.
    Rejected {
        /// The primary reason.
        ground: Ground,
        /// Whether a dispute has been decided: then there is no other.
        is_final: bool,
    },
    /// A draft thrown away.
    Discarded,
}

impl State {
    /// The finer name of where the claim stands, by which the lifecycle's rows are found.
    pub const fn phase(&self) -> Phase {
        match self {
            Self::Editing => Phase::Editing,
            Self::Submitted => Phase::Submitted,
            Self::UnderReview { round: Round::First } => Phase::Review,
            Self::UnderReview { round: Round::Dispute } => Phase::DisputeReview,
            Self::PartnerActionRequired { round: Round::First, .. } => Phase::Answering,
            Self::PartnerActionRequired { round: Round::Dispute, .. } => Phase::DisputeAnswering,
            Self::Approved { consent: Consent::Elapsed, .. } => Phase::Associated,
            Self::Approved { round: Round::First, .. } => Phase::ConsentOpen,
            Self::Approved { round: Round::Dispute, .. } => Phase::DisputeConsentOpen,
            Self::Rejected { is_final: false, .. } => Phase::Rejected,
            Self::Rejected { is_final: true, .. } => Phase::RejectedFinally,
            Self::Discarded => Phase::Discarded,
        }
    }
}

/// A claim: the fold of its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its number.
    pub id: ClaimId,
    /// Whose it is.
    pub partner: PartnerId,
    /// How many events have made it; every form prints it, every act must have seen it.
    pub version: u32,
    /// Where it stands.
    pub state: State,
    /// What it says.
    pub details: Details,
    /// Its evidence, oldest first.
    pub poe: Vec<PoeFile>,
    /// The deadline in force.
    pub due: Option<Deadline>,
    /// The reviewer who has it.
    pub reviewer: Option<PersonId>,
    /// The reviewer who rejected it in the first round.
    pub rejected_by: Option<PersonId>,
    /// Why the partner wants it rejected, once it has asked.
    pub asked_to_reject: Option<AskReason>,
    /// The competing claims a lead has let it go before.
    pub settled_against: BTreeSet<ClaimId>,
    /// The event that opened the consent window: the customer's valid link names it.
    pub consent_seq: Option<u32>,
    /// What the assessment came to, once it was handed over.
    pub assessment: Option<Assessment>,
    /// Who began it.
    pub opened_by: Option<PersonId>,
    /// Who handed it in.
    pub submitted_by: Option<PersonId>,
    /// When it was begun.
    pub opened_at: DateTime<Utc>,
    /// When it was first handed in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When it came to the status it has.
    pub status_since: DateTime<Utc>,
    /// When it last changed in any way.
    pub changed_at: DateTime<Utc>,
}

/// Another claim that wants the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// Which claim.
    pub claim: ClaimId,
    /// Whose.
    pub partner: PartnerId,
    /// As what.
    pub activity: Option<Activity>,
    /// What both want.
    pub key: AssociationKey,
    /// Whether it is approved: a live association and no longer a mere wish.
    pub live: bool,
}

impl Rival {
    /// Whether it stands in a claim's way: another partner's wish for the same, which no lead has settled yet. A live
    /// association cannot be settled away.
    pub fn blocks(&self, claim: &Claim) -> bool {
        self.partner != claim.partner && (self.live || !claim.settled_against.contains(&self.claim))
    }
}

/// What a decision depends on besides the claim.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// Days and spans.
    pub calendar: &'a Calendar,
    /// Submitted and approved claims that want what this claim (after the action) wants.
    pub rivals: &'a [Rival],
}

/// What was decided: the event to record and the letters to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What happens.
    pub outcome: Outcome,
    /// Who is told what.
    pub tell: &'static [Notice],
}

impl Claim {
    /// A new draft: event 1.
    pub fn open(partner: PartnerId, details: Details) -> Outcome {
        let event = Event::Opened { partner, details: Box::new(details) };
        Outcome { event, phase: Phase::Editing, due: None }
    }

    /// The claim its first event makes; `None` when that event is not `Opened`.
    pub fn begin(id: ClaimId, first: &Recorded) -> Option<Self> {
        let Event::Opened { partner, details } = &first.outcome.event else { return None };
        Some(Self {
            id,
            partner: partner.clone(),
            version: first.seq,
            state: State::Editing,
            details: (**details).clone(),
            poe: Vec::new(),
            due: None,
            reviewer: None,
            rejected_by: None,
            asked_to_reject: None,
            settled_against: BTreeSet::new(),
            consent_seq: None,
            assessment: None,
            opened_by: first.by.person.clone(),
            submitted_by: None,
            opened_at: first.at,
            submitted_at: None,
            status_since: first.at,
            changed_at: first.at,
        })
    }

    /// The claim its whole history makes; `None` when there is no history.
    pub fn replay(id: ClaimId, history: &[Recorded]) -> Option<Self> {
        let (first, rest) = history.split_first()?;
        Some(rest.iter().fold(Self::begin(id, first)?, apply))
    }

    /// Where it stands, as finely as the rules need it.
    pub const fn phase(&self) -> Phase {
        self.state.phase()
    }

    /// Where it stands, as people say it.
    pub const fn status(&self) -> Status {
        self.state.phase().status()
    }

    /// Whether it is, or was decided in, the round of a dispute.
    pub const fn is_dispute(&self) -> bool {
        matches!(
            self.state,
            State::UnderReview { round: Round::Dispute }
                | State::PartnerActionRequired { round: Round::Dispute, .. }
                | State::Approved { round: Round::Dispute, .. }
                | State::Rejected { is_final: true, .. }
        )
    }

    /// Whether our own promise has been broken: Microsoft is late.
    pub fn is_overdue(&self, now: Now) -> bool {
        self.due.is_some_and(|due| due.kind == DeadlineKind::Sla && due.has_passed(now))
    }

    /// The bytes of all its evidence.
    pub fn poe_bytes(&self) -> u64 {
        self.poe.iter().map(|file| file.size).sum()
    }

    /// One file of its evidence.
    pub fn poe_file(&self, id: &PoeId) -> Option<&PoeFile> {
        self.poe.iter().find(|file| file.id == *id)
    }

    /// Whether it competes: it is handed in, and not yet rejected.
    pub const fn competes(&self) -> bool {
        matches!(
            self.status(),
            Status::Submitted | Status::UnderReview | Status::PartnerActionRequired | Status::Approved
        )
    }

    /// Whether it is a live association of partner and customer (R5).
    pub const fn is_live(&self) -> bool {
        matches!(self.status(), Status::Approved)
    }

    /// What it wants and nobody else may have.
    pub fn associations(&self) -> Vec<AssociationKey> {
        self.details.associations()
    }

    /// The customer's tenant, once named.
    pub const fn tenant(&self) -> Option<&TenantId> {
        self.details.tenant.as_ref()
    }
}

/// Decides what an action comes to. Pure and total: the same question has the same answer.
///
/// # Errors
/// Why the action is refused.
pub fn decide(
    claim: &Claim,
    action: Action,
    actor: &Actor,
    now: Now,
    scene: &Scene<'_>,
) -> Result<Decision, Refusal> {
    let rule = may(claim, action.act(), actor, now)?;
    rule.needs.iter().try_for_each(|needs| needs.of_action(claim, &action, scene))?;
    let phase = match rule.to {
        To::Stay => claim.phase(),
        To::Go(phase) => phase,
    };
    let due = new_deadline(claim, rule, now, scene.calendar);
    let event = event_of(claim, action, now, scene);
    Ok(Decision { outcome: Outcome { event, phase, due }, tell: rule.tell })
}

/// The deadline in force after a rule was used.
fn new_deadline(claim: &Claim, rule: &Rule, now: Now, calendar: &Calendar) -> Option<Deadline> {
    let make = |kind, period| Some(calendar.deadline(kind, now, calendar.span(period)));
    match rule.limit {
        Limit::Same => claim.due,
        Limit::Clear => None,
        Limit::Sla(period) => make(DeadlineKind::Sla, period),
        Limit::Expiry(period) => make(DeadlineKind::Expiry, period),
        Limit::Window(period) => make(DeadlineKind::Window, period),
        Limit::SlaLeft => {
            let left = match claim.state {
                State::PartnerActionRequired { review_days_left, .. } => review_days_left.max(1),
                _ => 1,
            };
            Some(calendar.deadline(DeadlineKind::Sla, now, super::calendar::Span::Business(left)))
        }
    }
}

/// The event an accepted action becomes.
fn event_of(claim: &Claim, action: Action, now: Now, scene: &Scene<'_>) -> Event {
    match action {
        Action::Edit(details) => Event::Edited { changes: claim.details.changes(&details) },
        Action::AttachPoe(file) => Event::PoeAttached { file },
        Action::RemovePoe(id) => {
            let name = claim.poe_file(&id).map(|f| f.name.as_str().to_owned()).unwrap_or_default();
            Event::PoeRemoved { id, name }
        }
        Action::Submit { acknowledged } => Event::Submitted { acknowledged },
        Action::Discard => Event::Discarded,
        Action::Comment(text) => Event::Commented { text },
        Action::AskToReject { reason, note } => Event::RejectionAsked { reason, note },
        Action::ConfirmRejection { note } => {
            let reason = claim.asked_to_reject.unwrap_or(AskReason::Other);
            Event::Rejected { ground: Ground::PartnerRequest { reason }, note }
        }
        Action::StartReview => Event::ReviewStarted,
        Action::TakeOver => Event::TakenOver { from: claim.reviewer.clone() },
        Action::RequestInfo { needed, note, products, may_add_products } => Event::InfoRequested {
            needed,
            note,
            products,
            may_add_products,
            review_days_left: days_left(claim, now, scene.calendar),
        },
        Action::Resubmit { reply } => Event::Resubmitted { reply },
        Action::Approve { note, checks } => Event::Approved { note, checks },
        Action::Reject { faults, note } => {
            Event::Rejected { ground: Ground::InsufficientPoe { faults }, note: Some(note) }
        }
        Action::SettleCollision { note } => {
            Event::CollisionSettled { against: pending_rivals(claim, scene), note }
        }
        Action::Dispute { justification, files } => Event::Disputed { justification, files },
        Action::DenyConsent { reason, note, name } => Event::ConsentDenied { reason, note, name },
        Action::ReportWrongPerson { colleague } => Event::WrongPersonReported { colleague },
        Action::ResendConsent { name, email, language } => Event::ConsentResent { name, email, language },
        Action::NoResponse => Event::NoResponse,
        Action::ElapseConsent => Event::ConsentElapsed,
        Action::RecordAssessment(assessment) => Event::AssessmentRecorded { assessment },
    }
}

/// Business days the reviewer has left today, at least one.
fn days_left(claim: &Claim, now: Now, calendar: &Calendar) -> u32 {
    claim.due.map_or(1, |due| calendar.business_days_left(now.today, due.due_on).max(1))
}

/// Other partners' claims that want the same and are not yet approved.
fn pending_rivals(claim: &Claim, scene: &Scene<'_>) -> Vec<ClaimId> {
    let others = scene.rivals.iter().filter(|r| r.partner != claim.partner && !r.live);
    others.map(|r| r.claim.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Folds one event in: the only way a claim changes. Takes no calendar, so no later setting changes the past.
#[must_use]
pub fn apply(mut claim: Claim, line: &Recorded) -> Claim {
    let Outcome { event, phase, due } = &line.outcome;
    let status_before = claim.status();
    claim.state = state_after(&claim, event, *phase);
    claim.version = line.seq;
    claim.due = *due;
    claim.changed_at = line.at;
    if claim.status() != status_before {
        claim.status_since = line.at;
    }
    fold_facts(claim, event, line)
}

/// The facts an event adds beside the state.
fn fold_facts(mut claim: Claim, event: &Event, line: &Recorded) -> Claim {
    let person = line.by.person.clone();
    match event {
        Event::Edited { changes } => claim.details = claim.details.with(changes),
        Event::PoeAttached { file } => claim.poe.push(file.clone()),
        Event::PoeRemoved { id, .. } => claim.poe.retain(|file| file.id != *id),
        Event::Submitted { .. } => {
            claim.submitted_by = person;
            claim.submitted_at = Some(line.at);
        }
        Event::RejectionAsked { reason, .. } => claim.asked_to_reject = Some(*reason),
        Event::ReviewStarted | Event::TakenOver { .. } => claim.reviewer = person,
        Event::InfoRequested { .. } => claim.reviewer = person,
        Event::Approved { .. } => {
            claim.reviewer = person;
            claim.consent_seq = Some(line.seq);
        }
        Event::Rejected { .. } => {
            claim.reviewer.clone_from(&person);
            claim.rejected_by = person;
        }
        Event::CollisionSettled { against, .. } => claim.settled_against.extend(against.iter().cloned()),
        Event::Disputed { files, .. } => {
            claim.poe.extend(files.iter().cloned());
            // Another reviewer than the one who rejected decides: nobody has it yet.
            claim.reviewer = None;
            // Whoever disputes wants the claim approved: an earlier wish to be rejected is taken back.
            claim.asked_to_reject = None;
        }
        Event::ConsentResent { name, email, language } => {
            claim.details.customer_contact_name = Some(name.clone());
            claim.details.customer_contact_email = Some(email.clone());
            claim.details.customer_language = *language;
            claim.consent_seq = Some(line.seq);
        }
        Event::ConsentElapsed => claim.assessment = Some(Assessment::Pending),
        Event::AssessmentRecorded { assessment } => claim.assessment = Some(*assessment),
        Event::Opened { .. }
        | Event::Discarded
        | Event::Commented { .. }
        | Event::Resubmitted { .. }
        | Event::ConsentDenied { .. }
        | Event::WrongPersonReported { .. }
        | Event::NoResponse => {}
    }
    claim
}

/// The state a phase means, with the facts the event brought or the claim had.
fn state_after(claim: &Claim, event: &Event, phase: Phase) -> State {
    match phase {
        Phase::Editing => State::Editing,
        Phase::Submitted => State::Submitted,
        Phase::Review => State::UnderReview { round: Round::First },
        Phase::DisputeReview => State::UnderReview { round: Round::Dispute },
        Phase::Answering => asked(claim, event, Round::First),
        Phase::DisputeAnswering => asked(claim, event, Round::Dispute),
        Phase::ConsentOpen => State::Approved { round: Round::First, consent: Consent::Open },
        Phase::DisputeConsentOpen => State::Approved { round: Round::Dispute, consent: Consent::Open },
        Phase::Associated => match claim.state {
            State::Approved { round, .. } => State::Approved { round, consent: Consent::Elapsed },
            _ => State::Approved { round: Round::First, consent: Consent::Elapsed },
        },
        Phase::Rejected => State::Rejected { ground: ground_of(claim, event), is_final: false },
        Phase::RejectedFinally => State::Rejected { ground: ground_of(claim, event), is_final: true },
        Phase::Discarded => State::Discarded,
    }
}

/// The partner is asked: freshly, or still and perhaps answering.
fn asked(claim: &Claim, event: &Event, round: Round) -> State {
    match (event, &claim.state) {
        (Event::InfoRequested { review_days_left, may_add_products, .. }, _) => {
            State::PartnerActionRequired {
                round,
                review_days_left: *review_days_left,
                may_add_products: *may_add_products,
                answered: false,
            }
        }
        (_, State::PartnerActionRequired { review_days_left, may_add_products, answered, .. }) => {
            State::PartnerActionRequired {
                round,
                review_days_left: *review_days_left,
                may_add_products: *may_add_products,
                answered: *answered || answers(event),
            }
        }
        _ => State::PartnerActionRequired {
            round,
            review_days_left: 1,
            may_add_products: false,
            answered: false,
        },
    }
}

/// Whether an event is part of an answer. A form that was saved untouched answers nothing.
fn answers(event: &Event) -> bool {
    match event {
        Event::Edited { changes } => !changes.is_empty(),
        Event::PoeAttached { .. } => true,
        _ => false,
    }
}

/// The primary reason an event gives for a rejection, or the one the claim already has.
fn ground_of(claim: &Claim, event: &Event) -> Ground {
    match (event, &claim.state) {
        (Event::Rejected { ground, .. }, _) => ground.clone(),
        (Event::ConsentDenied { reason, .. }, _) => Ground::CustomerDecline { reason: *reason },
        (Event::NoResponse, _) => Ground::NoPartnerResponse,
        (_, State::Rejected { ground, .. }) => ground.clone(),
        _ => Ground::InsufficientPoe { faults: Vec::new() },
    }
}
