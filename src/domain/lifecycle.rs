//! A claim's whole life as one table. Nothing else may move a claim.
//!
//! Read a row as a sentence: from this phase, this act, by these roles, if this holds, leads there,
//! sets this deadline, and tells these people.
#![doc = include_str!("lifecycle.md")]

use super::action::Act;
use super::actor::{Actor, Role};
use super::calendar::{Now, Period};
use super::claim::Claim;
use super::keyed::keyed;
use super::limit::{DeadlineKind, Limit};
use super::notice::Notice;
use super::refusal::Refusal;
use std::collections::VecDeque;

keyed! {
    /// The six statuses of the source document, which people see (R17), and the end of a draft nobody wants.
    pub enum Status {
        /// Created; not yet handed in.
        Editing = "editing",
        /// Handed in; no review has begun.
        Submitted = "submitted",
        /// PoE is being validated.
        UnderReview = "under-review",
        /// The reviewer needs more.
        PartnerActionRequired = "partner-action-required",
        /// Approved, also while the customer may still deny.
        Approved = "approved",
        /// Rejected, with a reason.
        Rejected = "rejected",
        /// A draft that was thrown away: in no list, kept in the log.
        Discarded = "discarded",
    }
}

keyed! {
    /// Where a claim stands, as finely as the rules need it. Each phase is shown as one of the statuses.
    pub enum Phase {
        /// A draft.
        Editing = "editing",
        /// Waiting for a reviewer.
        Submitted = "submitted",
        /// First round of review.
        Review = "review",
        /// The partner is asked, first round.
        Answering = "answering",
        /// The customer may deny.
        ConsentOpen = "consent-open",
        /// Rejected; a dispute may be open.
        Rejected = "rejected",
        /// Second round of review.
        DisputeReview = "dispute-review",
        /// The partner is asked, second round.
        DisputeAnswering = "dispute-answering",
        /// The customer may deny; the claim was approved after a dispute.
        DisputeConsentOpen = "dispute-consent-open",
        /// Rejected after a dispute: final.
        RejectedFinally = "rejected-finally",
        /// The consent period has passed; sent for assessment.
        Associated = "associated",
        /// A draft thrown away.
        Discarded = "discarded",
    }
}

impl Phase {
    /// The status people see.
    pub const fn status(self) -> Status {
        match self {
            Self::Editing => Status::Editing,
            Self::Submitted => Status::Submitted,
            Self::Review | Self::DisputeReview => Status::UnderReview,
            Self::Answering | Self::DisputeAnswering => Status::PartnerActionRequired,
            Self::ConsentOpen | Self::DisputeConsentOpen | Self::Associated => Status::Approved,
            Self::Rejected | Self::RejectedFinally => Status::Rejected,
            Self::Discarded => Status::Discarded,
        }
    }

    /// Whether it belongs to the round of a dispute, its end included.
    pub const fn is_dispute(self) -> bool {
        matches!(
            self,
            Self::DisputeReview | Self::DisputeAnswering | Self::DisputeConsentOpen | Self::RejectedFinally
        )
    }

    /// Whether the round of a dispute is decided.
    pub const fn is_after_dispute(self) -> bool {
        matches!(self, Self::DisputeConsentOpen | Self::RejectedFinally)
    }
}

keyed! {
    /// What must hold besides phase and role.
    pub enum Needs {
        /// Every required field and a PoE file (R19).
        Complete = "complete",
        /// No other claim of the same partner for the same product and activity.
        NoDuplicate = "no-duplicate",
        /// Only the fields open after submission change (R42).
        OpenFieldsOnly = "open-fields-only",
        /// Products are added only where the request for information allows it.
        ProductsAsAllowed = "products-as-allowed",
        /// The claim's limits of number and size of files are not passed.
        RoomForPoe = "room-for-poe",
        /// The file is one of the claim's.
        KnownPoe = "known-poe",
        /// Something was changed since the request for information, or a reply is given.
        Answered = "answered",
        /// The partner has asked for the rejection.
        PartnerAsked = "partner-asked",
        /// The partner has not asked yet.
        NotAskedYet = "not-asked-yet",
        /// Somebody else rejected it: a dispute is decided by another reviewer.
        NotTheRejecter = "not-the-rejecter",
        /// The claim has another reviewer, or none.
        NotTheReviewer = "not-the-reviewer",
        /// No other partner's claim stands in the way.
        CollisionSettled = "collision-settled",
        /// Another partner's pending claim wants the same.
        Collides = "collides",
        /// The dispute window is open, and the rejection was not the partner's own wish (R28).
        Disputable = "disputable",
        /// A justification, a file, or both (R33).
        WordsOrPoe = "words-or-poe",
        /// The deadline has passed.
        PastDue = "past-due",
        /// A moment has come at which the partner was to be reminded, and its time to answer has not passed.
        ReminderDue = "reminder-due",
        /// No letter has been handed over to the customer: its time to deny has not begun.
        CustomerNotTold = "customer-not-told",
    }
}

/// Where an act leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// Nowhere: the claim stays where it is.
    Stay,
    /// Into this phase.
    Go(Phase),
}

/// One row of the table.
#[derive(Debug)]
pub struct Rule {
    /// From which phases.
    pub from: &'static [Phase],
    /// Which act.
    pub act: Act,
    /// By which roles.
    pub by: &'static [Role],
    /// If what holds.
    pub needs: &'static [Needs],
    /// Leading where.
    pub to: To,
    /// Setting which deadline.
    pub limit: Limit,
    /// Telling whom.
    pub tell: &'static [Notice],
}

const fn row(
    from: &'static [Phase],
    act: Act,
    by: &'static [Role],
    needs: &'static [Needs],
    to: To,
    limit: Limit,
    tell: &'static [Notice],
) -> Rule {
    Rule { from, act, by, needs, to, limit, tell }
}

/// The partner's three admins, equal on claims (R1).
const P: &[Role] = Role::PARTNER_ADMINS;
/// Everybody of the partner's, Incentives users too: drafts are theirs, and so is the conversation.
const U: &[Role] = Role::PARTNER;
const R: &[Role] = &[Role::Reviewer, Role::LeadReviewer];
const LEAD: &[Role] = &[Role::LeadReviewer];
const ADMIN: &[Role] = &[Role::PortalAdmin];
const C: &[Role] = &[Role::Customer];
const T: &[Role] = &[Role::Clock];

/// Where both sides may talk, and the partner may ask to be rejected.
const IN_PROGRESS: &[Phase] = &[
    Phase::Submitted,
    Phase::Review,
    Phase::Answering,
    Phase::ConsentOpen,
    Phase::DisputeReview,
    Phase::DisputeAnswering,
    Phase::DisputeConsentOpen,
];
/// The same without and with a dispute, after which a rejection is final.
const FIRST_ROUND: &[Phase] = &[Phase::Submitted, Phase::Review, Phase::Answering, Phase::ConsentOpen];
const DISPUTE_ROUND: &[Phase] = &[Phase::DisputeReview, Phase::DisputeAnswering, Phase::DisputeConsentOpen];
const ANSWERING: &[Phase] = &[Phase::Answering, Phase::DisputeAnswering];
const ANSWERABLE: &[Phase] = &[Phase::Submitted, Phase::Answering, Phase::DisputeAnswering];
const CONSENT: &[Phase] = &[Phase::ConsentOpen, Phase::DisputeConsentOpen];
const IN_REVIEW: &[Phase] = &[Phase::Review, Phase::DisputeReview];

use Act as A;
use Limit::{Clear, Expiry, Same, Sla, SlaLeft, Window};
use Needs as N;
use Period as D;
use Phase as F;
use To::{Go, Stay};

/// The lifecycle. To change what may happen to a claim, change a row.
#[rustfmt::skip]
pub const LIFECYCLE: &[Rule] = &[
    //  from                     act                  by     needs                                          to                          limit                     tell
    row(&[F::Editing],           A::Edit,             U,     &[],                                           Stay,                       Same,                     &[]),
    row(&[F::Editing],           A::AttachPoe,        U,     &[N::RoomForPoe],                              Stay,                       Same,                     &[]),
    row(&[F::Editing],           A::RemovePoe,        U,     &[N::KnownPoe],                                Stay,                       Same,                     &[]),
    row(&[F::Editing],           A::Submit,           P,     &[N::Complete, N::NoDuplicate],                Go(F::Submitted),           Sla(D::StartReview),      &[Notice::Submitted]),
    row(&[F::Editing],           A::Discard,          U,     &[],                                           Go(F::Discarded),           Clear,                    &[]),
    row(&[F::Submitted],         A::Edit,             P,     &[N::OpenFieldsOnly, N::Complete, N::NoDuplicate], Stay,                   Same,                     &[]),
    row(ANSWERABLE,              A::AttachPoe,        P,     &[N::RoomForPoe],                              Stay,                       Same,                     &[]),
    row(IN_PROGRESS,             A::Comment,          U,     &[],                                           Stay,                       Same,                     &[]),
    row(IN_PROGRESS,             A::Comment,          R,     &[],                                           Stay,                       Same,                     &[Notice::Commented]),
    row(IN_PROGRESS,             A::AskToReject,      P,     &[N::NotAskedYet],                             Stay,                       Same,                     &[]),
    row(FIRST_ROUND,             A::ConfirmRejection, R,     &[N::PartnerAsked],                            Go(F::Rejected),            Clear,                    &[Notice::Rejected]),
    row(DISPUTE_ROUND,           A::ConfirmRejection, R,     &[N::PartnerAsked],                            Go(F::RejectedFinally),     Clear,                    &[Notice::Rejected]),
    row(&[F::Submitted],         A::StartReview,      R,     &[],                                           Go(F::Review),              Sla(D::Review),           &[]),
    row(&[F::Review],            A::TakeOver,         R,     &[N::NotTheReviewer],                          Stay,                       Same,                     &[]),
    row(&[F::Review],            A::RequestInfo,      R,     &[],                                           Go(F::Answering),           Expiry(D::Answer),        &[Notice::InfoRequested]),
    row(&[F::Review],            A::Approve,          R,     &[N::CollisionSettled],                        Go(F::ConsentOpen),         Clear,                    &[Notice::Approved, Notice::Consent]),
    row(&[F::Review],            A::Reject,           R,     &[],                                           Go(F::Rejected),            Window(D::DisputeWindow), &[Notice::Rejected]),
    row(IN_REVIEW,               A::SettleCollision,  LEAD,  &[N::Collides],                                Stay,                       Same,                     &[]),
    row(ANSWERING,               A::Edit,             P,     &[N::OpenFieldsOnly, N::ProductsAsAllowed, N::Complete, N::NoDuplicate], Stay, Same,                 &[]),
    row(&[F::Answering],         A::Resubmit,         P,     &[N::Answered, N::RoomForPoe],                 Go(F::Review),              SlaLeft,                  &[Notice::Submitted]),
    row(ANSWERING,               A::RemindPartner,    T,     &[N::ReminderDue],                             Stay,                       Same,                     &[Notice::Reminder]),
    row(&[F::Answering],         A::NoResponse,       T,     &[N::PastDue, N::NotAskedYet],                 Go(F::Rejected),            Window(D::DisputeWindow), &[Notice::Rejected]),
    row(&[F::Answering],         A::LapseAsAsked,     T,     &[N::PastDue, N::PartnerAsked],                Go(F::Rejected),            Clear,                    &[Notice::Rejected]),
    row(&[F::Rejected],          A::Dispute,          P,     &[N::Disputable, N::NoDuplicate, N::RoomForPoe, N::WordsOrPoe], Go(F::DisputeReview), Sla(D::DisputeReview),    &[Notice::Disputed, Notice::DisputeFiled]),
    row(&[F::DisputeReview],     A::TakeOver,         R,     &[N::NotTheRejecter, N::NotTheReviewer],       Stay,                       Same,                     &[]),
    row(&[F::DisputeReview],     A::RequestInfo,      R,     &[N::NotTheRejecter],                          Go(F::DisputeAnswering),    Expiry(D::Answer),        &[Notice::InfoRequested]),
    row(&[F::DisputeReview],     A::Approve,          R,     &[N::NotTheRejecter, N::CollisionSettled],     Go(F::DisputeConsentOpen),  Clear,                    &[Notice::DisputeDecided, Notice::Consent]),
    row(&[F::DisputeReview],     A::Reject,           R,     &[N::NotTheRejecter],                          Go(F::RejectedFinally),     Clear,                    &[Notice::DisputeDecided]),
    row(&[F::DisputeAnswering],  A::Resubmit,         P,     &[N::Answered, N::RoomForPoe],                 Go(F::DisputeReview),       SlaLeft,                  &[Notice::Submitted]),
    row(&[F::DisputeAnswering],  A::NoResponse,       T,     &[N::PastDue, N::NotAskedYet],                 Go(F::RejectedFinally),     Clear,                    &[Notice::DisputeDecided]),
    row(&[F::DisputeAnswering],  A::LapseAsAsked,     T,     &[N::PastDue, N::PartnerAsked],                Go(F::RejectedFinally),     Clear,                    &[Notice::Rejected]),
    // The time to deny begins when the letter has been handed over, and not before: until then there is no deadline to pass.
    row(CONSENT,                 A::DeliverConsent,   T,     &[N::CustomerNotTold],                         Stay,                       Expiry(D::Consent),       &[]),
    row(CONSENT,                 A::BounceConsent,    T,     &[N::CustomerNotTold],                         Stay,                       Clear,                    &[Notice::ConsentBounced, Notice::ResendNeeded]),
    row(&[F::ConsentOpen],       A::DenyConsent,      C,     &[],                                           Go(F::Rejected),            Window(D::DisputeWindow), &[Notice::ConsentDenied, Notice::DenialReceipt]),
    row(&[F::DisputeConsentOpen], A::DenyConsent,     C,     &[],                                           Go(F::RejectedFinally),     Clear,                    &[Notice::ConsentDenied, Notice::DenialReceipt]),
    row(CONSENT,                 A::ReportWrongPerson, C,    &[],                                           Stay,                       Same,                     &[Notice::WrongPerson]),
    row(CONSENT,                 A::ResendConsent,    R,     &[],                                           Stay,                       Clear,                    &[Notice::Consent]),
    row(CONSENT,                 A::ElapseConsent,    T,     &[N::PastDue],                                 Go(F::Associated),          Clear,                    &[Notice::ConsentElapsed]),
    row(&[F::Associated],        A::RecordAssessment, ADMIN, &[],                                           Stay,                       Same,                     &[]),
];

/// The rule under which this actor may do this act now.
///
/// Asked by every button, every form and the door alike, so none can disagree.
///
/// # Errors
/// Why not: not in this phase, not with these roles, too late, or a standing need unmet.
pub fn may(claim: &Claim, act: Act, actor: &Actor, now: Now) -> Result<&'static Rule, Refusal> {
    // Whoever loads claims loads through the viewer; should that ever fail, the rules still hold.
    if actor.partner().is_some_and(|partner| *partner != claim.partner) {
        return Err(Refusal::NotYours);
    }
    // Whoever belongs to an organisation, or is partial for another reason, does nothing at all to its claims.
    if actor.is_partial_to(&claim.partner) {
        return Err(Refusal::ConflictOfInterest);
    }
    let phase = claim.phase();
    let mut here = LIFECYCLE.iter().filter(|r| r.act == act && r.from.contains(&phase)).peekable();
    here.peek().ok_or(Refusal::NotNow)?;
    let location = claim.details.mpn.as_ref();
    let rule = here.find(|r| actor.has_any_at(r.by, location)).ok_or(Refusal::NotYours)?;
    // Past an expiry only the clock may act, whether or not the sweep has come by yet.
    let expired = claim.due.filter(|d| d.kind == DeadlineKind::Expiry && d.has_passed(now));
    if let Some(due) = expired
        && *actor != Actor::Clock
    {
        return Err(Refusal::TooLate(due));
    }
    rule.needs.iter().try_for_each(|needs| needs.standing(claim, actor, now))?;
    Ok(rule)
}

/// What this actor is offered now, in the order of the acts.
pub fn available(claim: &Claim, actor: &Actor, now: Now) -> Vec<Act> {
    let phase = claim.phase();
    let here = LIFECYCLE.iter().filter(|rule| rule.from.contains(&phase) && actor.has_any(rule.by));
    let mut acts: Vec<Act> =
        here.map(|rule| rule.act).filter(|act| may(claim, *act, actor, now).is_ok()).collect();
    // Somebody with several roles may find the same act in several rows.
    acts.sort();
    acts.dedup();
    acts
}

/// The phases that lie ahead on the shortest way from a phase to assessment; none where no way leads there. A dispute
/// is a branch, not the way.
pub fn way_on(phase: Phase) -> Vec<Phase> {
    let mut ways = VecDeque::from([vec![phase]]);
    while let Some(way) = ways.pop_front() {
        let here = way.last().copied().unwrap_or(phase);
        if here == Phase::Associated {
            return way[1..].to_vec();
        }
        let onward = LIFECYCLE.iter().filter(|rule| rule.from.contains(&here) && rule.act != Act::Dispute);
        for rule in onward {
            if let To::Go(next) = rule.to
                && !way.contains(&next)
            {
                ways.push_back([way.as_slice(), &[next]].concat());
            }
        }
    }
    Vec::new()
}
