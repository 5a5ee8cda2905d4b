//! A claim, what is decided about it, and how an event changes it.
//!
//! One accepted action makes one event; `apply` folds it in. Replaying the history gives the claim.

use super::action::{Act, Action};
use super::actor::Actor;
use super::calendar::{Calendar, Now};
use super::details::Details;
use super::event::{Event, Outcome, Recorded};
use super::ids::{ClaimId, PartnerId, PersonId, PoeId};
use super::lifecycle::{LIFECYCLE, Phase, Rule, Status, To, may};
use super::limit::{Deadline, DeadlineKind, Limit};
use super::notice::Notice;
use super::numbers::{Mpn, TenantId};
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
    /// It may, as soon as its letter has been handed over: from then on there is a deadline.
    Open,
    /// Its letter could not be delivered: it may, as soon as another letter has been.
    Undelivered,
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
        /// When the partner is still to be reminded.
        #[serde(default)]
        remind_at: Vec<DateTime<Utc>>,
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
    /// From which location.
    pub mpn: Option<Mpn>,
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

    /// Why the partner wants it rejected, as long as a reviewer can still confirm that. The one rule for all pages: a
    /// wish ends where the lifecycle knows no confirmation, as when the consent period has passed.
    pub fn rejection_pending(&self) -> Option<AskReason> {
        let confirmable =
            |rule: &Rule| rule.act == Act::ConfirmRejection && rule.from.contains(&self.phase());
        self.asked_to_reject.filter(|_| LIFECYCLE.iter().any(confirmable))
    }

    /// Whether the partner's wish to be rejected ended unconfirmed, because the consent period passed first.
    pub fn rejection_came_to_nothing(&self) -> bool {
        self.asked_to_reject.is_some() && self.phase() == Phase::Associated
    }

    /// When the partner is to be reminded next.
    pub fn next_reminder(&self) -> Option<DateTime<Utc>> {
        match &self.state {
            State::PartnerActionRequired { remind_at, .. } => remind_at.iter().min().copied(),
            _ => None,
        }
    }

    /// Whether the customer's letter could be delivered to nobody.
    pub const fn customer_unreachable(&self) -> bool {
        matches!(self.state, State::Approved { consent: Consent::Undelivered, .. })
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
    stays_in_reach(&action, actor, rule)?;
    if rule.act != Act::Comment {
        impartial(claim, actor, scene.rivals)?;
    }
    let met = rule.needs.iter().try_for_each(|needs| needs.of_action(claim, &action, scene));
    met.map_err(|refusal| as_told_to(actor, refusal, scene))?;
    let phase = match rule.to {
        To::Stay => claim.phase(),
        To::Go(phase) => phase,
    };
    let due = new_deadline(claim, rule, now, scene.calendar);
    let event = event_of(claim, action, now, due, scene);
    Ok(Decision { outcome: Outcome { event, phase, due }, tell: rule.tell })
}

/// Whoever is partial to an organisation decides nothing about a claim that stands in the way of one of its claims either.
///
/// # Errors
/// `ConflictOfInterest`.
pub fn impartial(claim: &Claim, actor: &Actor, rivals: &[Rival]) -> Result<(), Refusal> {
    let gains = |rival: &Rival| rival.blocks(claim) && actor.is_partial_to(&rival.partner);
    if rivals.iter().any(gains) { Err(Refusal::ConflictOfInterest) } else { Ok(()) }
}

/// Nobody hands a claim over to a location where they could not have done the same.
fn stays_in_reach(action: &Action, actor: &Actor, rule: &Rule) -> Result<(), Refusal> {
    match action {
        Action::Edit(details) if !actor.has_any_at(rule.by, details.mpn.as_ref()) => Err(Refusal::OutOfReach),
        _ => Ok(()),
    }
}

/// A claim that somebody may not know of is not named to them.
fn as_told_to(actor: &Actor, refusal: Refusal, scene: &Scene<'_>) -> Refusal {
    let Refusal::Duplicate(claim) = &refusal else { return refusal };
    let reach = actor.reach();
    let knows =
        |rival: &Rival| reach.as_ref().is_none_or(|reach| reach.covers(&rival.partner, rival.mpn.as_ref()));
    let known = scene.rivals.iter().any(|rival| rival.claim == *claim && knows(rival));
    if known { refusal } else { Refusal::DuplicateElsewhere }
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
fn event_of(claim: &Claim, action: Action, now: Now, due: Option<Deadline>, scene: &Scene<'_>) -> Event {
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
        Action::ConfirmRejection { note } => Event::Rejected { ground: as_asked(claim), note },
        Action::LapseAsAsked => Event::Rejected { ground: as_asked(claim), note: None },
        Action::StartReview => Event::ReviewStarted,
        Action::TakeOver => Event::TakenOver { from: claim.reviewer.clone() },
        Action::RequestInfo { needed, note, products, may_add_products } => Event::InfoRequested {
            needed,
            note,
            products,
            may_add_products,
            review_days_left: days_left(claim, now, scene.calendar),
            remind_at: due.map(|due| reminders(due, now, scene.calendar)).unwrap_or_default(),
        },
        Action::Resubmit { reply, files } => Event::Resubmitted { reply, files },
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
        Action::RemindPartner => Event::PartnerReminded,
        Action::NoResponse => Event::NoResponse,
        Action::DeliverConsent => Event::ConsentDelivered,
        Action::BounceConsent => Event::ConsentBounced,
        Action::ElapseConsent => Event::ConsentElapsed,
        Action::RecordAssessment(assessment) => Event::AssessmentRecorded { assessment },
    }
}

/// The ground of a rejection that the partner asked for.
fn as_asked(claim: &Claim) -> Ground {
    Ground::PartnerRequest { reason: claim.rejection_pending().unwrap_or(AskReason::Other) }
}

/// When a partner that does not answer is reminded: two business days before its last day, and on that day's morning.
fn reminders(due: Deadline, now: Now, calendar: &Calendar) -> Vec<DateTime<Utc>> {
    let mornings = [calendar.business_days_before(due.due_on, 2), due.due_on];
    mornings.map(|day| calendar.morning_of(day)).into_iter().filter(|at| *at > now.at).collect()
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
    let Outcome { event, due, .. } = &line.outcome;
    let status_before = claim.status();
    claim.state = state_after(&claim, line);
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
    claim.poe.extend_from_slice(event.brought());
    match event {
        Event::Edited { changes } => claim.details = claim.details.with(changes),
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
            // The clock rejects too, where the partner asked for it; the claim keeps its reviewer then.
            if person.is_some() {
                claim.reviewer.clone_from(&person);
                claim.rejected_by = person;
            }
        }
        Event::CollisionSettled { against, .. } => claim.settled_against.extend(against.iter().cloned()),
        Event::Disputed { .. } => {
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
        | Event::PoeAttached { .. }
        | Event::Resubmitted { .. }
        | Event::Discarded
        | Event::Commented { .. }
        | Event::ConsentDenied { .. }
        | Event::WrongPersonReported { .. }
        | Event::PartnerReminded
        | Event::ConsentDelivered
        | Event::ConsentBounced
        | Event::NoResponse => {}
    }
    claim
}

/// The state a phase means, with the facts the event brought or the claim had.
fn state_after(claim: &Claim, line: &Recorded) -> State {
    let Outcome { event, phase, .. } = &line.outcome;
    match phase {
        Phase::Editing => State::Editing,
        Phase::Submitted => State::Submitted,
        Phase::Review => State::UnderReview { round: Round::First },
        Phase::DisputeReview => State::UnderReview { round: Round::Dispute },
        Phase::Answering => asked(claim, line, Round::First),
        Phase::DisputeAnswering => asked(claim, line, Round::Dispute),
        Phase::ConsentOpen => State::Approved { round: Round::First, consent: consent(claim, event) },
        Phase::DisputeConsentOpen => {
            State::Approved { round: Round::Dispute, consent: consent(claim, event) }
        }
        Phase::Associated => match claim.state {
            State::Approved { round, .. } => State::Approved { round, consent: Consent::Elapsed },
            _ => State::Approved { round: Round::First, consent: Consent::Elapsed },
        },
        Phase::Rejected => State::Rejected { ground: ground_of(claim, event), is_final: false },
        Phase::RejectedFinally => State::Rejected { ground: ground_of(claim, event), is_final: true },
        Phase::Discarded => State::Discarded,
    }
}

/// The customer may deny once it has been told, which the last news of its letter decides.
const fn consent(claim: &Claim, event: &Event) -> Consent {
    match (event, &claim.state) {
        (Event::ConsentBounced, _) => Consent::Undelivered,
        (Event::Approved { .. } | Event::ConsentResent { .. } | Event::ConsentDelivered, _) => Consent::Open,
        (_, State::Approved { consent, .. }) => *consent,
        _ => Consent::Open,
    }
}

/// The partner is asked: freshly, or still and perhaps answering.
fn asked(claim: &Claim, line: &Recorded, round: Round) -> State {
    let event = &line.outcome.event;
    match (event, &claim.state) {
        (Event::InfoRequested { review_days_left, may_add_products, remind_at, .. }, _) => {
            State::PartnerActionRequired {
                round,
                review_days_left: *review_days_left,
                may_add_products: *may_add_products,
                answered: false,
                remind_at: remind_at.clone(),
            }
        }
        (_, State::PartnerActionRequired { review_days_left, may_add_products, answered, remind_at, .. }) => {
            // One reminder does for all that were due.
            let reminded = matches!(event, Event::PartnerReminded);
            let to_come = remind_at.iter().filter(|at| !reminded || **at > line.at);
            State::PartnerActionRequired {
                round,
                review_days_left: *review_days_left,
                may_add_products: *may_add_products,
                answered: *answered || answers(event),
                remind_at: to_come.copied().collect(),
            }
        }
        _ => State::PartnerActionRequired {
            round,
            review_days_left: 1,
            may_add_products: false,
            answered: false,
            remind_at: Vec::new(),
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
