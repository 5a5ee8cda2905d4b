//! What stands at the head of every page about a claim, for whichever side reads it.

use super::marks::Sign;
use crate::domain::actor::Side;
use crate::domain::calendar::{Calendar, Now, Span};
use crate::domain::claim::{Claim, State};
use crate::domain::event::Recorded;
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::review_time::{Promised, review_time};
use crate::web::{Shell, urls};

/// The strip at the head of a claim's pages. Draw it with `components/claim_head.html`.
#[derive(Debug, Clone)]
pub struct ClaimCard {
    /// The claim's number.
    pub id: ClaimId,
    /// Its label.
    pub name: String,
    /// The customer; empty while it is not named.
    pub customer: String,
    /// The key of the status's colour.
    pub status_key: &'static str,
    /// The status in words.
    pub status: String,
    /// Small signs beside the status.
    pub marks: Vec<Mark>,
    /// Whose move it is.
    pub mover: String,
    /// Until when, and what then.
    pub due: Option<Due>,
    /// What became of the consent period, once it is over.
    pub consent: Option<String>,
    /// How long the decision has taken; see `with_time`.
    pub time: Option<String>,
    /// Where the claim itself is, for the reader.
    pub home: String,
    /// Where its list is, for the reader.
    pub list: String,
    /// The list's name.
    pub list_name: String,
    /// Where everything that happened is.
    pub history: String,
}

/// A small sign beside a status.
#[derive(Debug, Clone)]
pub struct Mark {
    /// What it says.
    pub text: String,
    /// `overdue` for what is late, otherwise nothing.
    pub kind: &'static str,
}

/// A deadline as a page shows it.
#[derive(Debug, Clone)]
pub struct Due {
    /// What ends then.
    pub name: String,
    /// `late`, `soon` or nothing.
    pub kind: &'static str,
    /// For machines.
    pub iso: String,
    /// For people, with its zone.
    pub when: String,
    /// Its day alone, for lists.
    pub day: String,
    /// How much is left of it.
    pub left: String,
}

/// Whose move it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mover {
    /// The partner's.
    Partner,
    /// The partner's, who may leave it at that.
    MayDispute,
    /// Microsoft's.
    Microsoft,
    /// The customer's, who may deny.
    Customer,
    /// The customer's, as soon as its letter has been handed over.
    Untold,
    /// Nobody's: it is decided.
    Nobody,
}

impl Mover {
    /// Whose move it is in a phase with a deadline or without: a rejected claim is the partner's while it can be disputed,
    /// and a customer that has not been told cannot deny.
    pub const fn in_phase(phase: Phase, disputable: bool, due: bool) -> Self {
        match phase {
            Phase::Editing | Phase::Answering | Phase::DisputeAnswering => Self::Partner,
            Phase::Submitted | Phase::Review | Phase::DisputeReview => Self::Microsoft,
            Phase::ConsentOpen | Phase::DisputeConsentOpen if due => Self::Customer,
            Phase::ConsentOpen | Phase::DisputeConsentOpen => Self::Untold,
            Phase::Rejected if disputable => Self::MayDispute,
            Phase::Rejected | Phase::RejectedFinally | Phase::Associated | Phase::Discarded => Self::Nobody,
        }
    }

    /// In words, for a side.
    pub fn says(self, side: Side, shell: &Shell) -> String {
        shell.t(match (self, side) {
            (Self::Partner, Side::Partner) => "mover-you",
            (Self::Partner, _) => "mover-partner",
            (Self::MayDispute, Side::Partner) => "mover-you-may-dispute",
            (Self::MayDispute, _) => "mover-partner-may-dispute",
            (Self::Microsoft, _) => "mover-microsoft",
            (Self::Customer, _) => "mover-customer",
            (Self::Untold, _) => "mover-untold",
            (Self::Nobody, _) => "mover-nobody",
        })
    }
}

impl ClaimCard {
    /// The strip of a claim for one side of the table.
    pub fn of(claim: &Claim, side: Side, now: Now, calendar: &Calendar, shell: &Shell) -> Self {
        let partner = side == Side::Partner;
        let open = claim.due.filter(|due| !due.has_passed(now));
        let disputable = matches!(&claim.state, State::Rejected { ground, .. } if ground.can_be_disputed());
        let elapsed = claim.phase() == Phase::Associated;
        Self {
            id: claim.id.clone(),
            name: claim.details.name.as_str().to_owned(),
            customer: claim.details.customer.as_ref().map_or("", |c| c.as_str()).to_owned(),
            status_key: claim.status().key(),
            status: status_says(claim.status(), shell),
            marks: Sign::of_claim(claim, now).into_iter().map(|sign| sign.mark(shell)).collect(),
            mover: Mover::in_phase(claim.phase(), disputable && open.is_some(), claim.due.is_some())
                .says(side, shell),
            due: claim.due.and_then(|due| {
                // A window that cannot be used is no deadline of anybody's.
                let shown = due.kind != DeadlineKind::Window || disputable;
                shown.then(|| due_of(&due, claim.phase(), side, now, calendar, shell))
            }),
            consent: elapsed.then(|| shell.t("claim-consent-passed")),
            time: None,
            home: if partner { urls::claim(&claim.id) } else { urls::review(&claim.id) },
            list: if partner { urls::dashboard() } else { urls::queue() }.to_owned(),
            list_name: shell.t(if partner { "nav-claims" } else { "nav-queue" }),
            history: urls::history(&claim.id),
        }
    }

    /// The same strip with more signs beside the status.
    #[must_use]
    pub fn with_signs(mut self, signs: Vec<Sign>, shell: &Shell) -> Self {
        self.marks.extend(signs.into_iter().map(|sign| sign.mark(shell)));
        self
    }

    /// The same strip with how long the decision has taken, from the claim's history (R12).
    #[must_use]
    pub fn with_time(mut self, history: &[Recorded], calendar: &Calendar, now: Now, shell: &Shell) -> Self {
        self.time = review_time(history, calendar, now).map(|time| {
            let words = shell.words();
            let promised = match time.promised {
                Promised::Whole(span) => words.span(span),
                Promised::Parts(begin, decide) => format!("{} + {}", words.span(begin), words.span(decide)),
            };
            let args = [
                ("used", words.span(Span::Business(time.reviewer)).into()),
                ("promised", promised.into()),
                ("partner", words.span(Span::Business(time.partner)).into()),
            ];
            words.say("claim-time-spent", &args)
        });
        self
    }
}

/// A status in words.
pub fn status_says(status: Status, shell: &Shell) -> String {
    shell.t(format!("status-{}", status.key()))
}

/// A deadline as a page shows it.
pub fn due_of(due: &Deadline, phase: Phase, side: Side, now: Now, calendar: &Calendar, shell: &Shell) -> Due {
    let (kind, left) = left_of(due, phase, side, now, calendar, shell);
    Due {
        name: shell.t(due_name(due.kind, phase)),
        kind,
        iso: due.due_at.to_rfc3339(),
        when: shell.until(due),
        day: shell.day(&due.due_on),
        left,
    }
}

/// What ends with a deadline.
const fn due_name(kind: DeadlineKind, phase: Phase) -> &'static str {
    match (kind, phase) {
        (DeadlineKind::Window, _) => "due-dispute",
        (DeadlineKind::Expiry, Phase::ConsentOpen | Phase::DisputeConsentOpen) => "due-consent",
        (DeadlineKind::Expiry, _) => "due-answer",
        (DeadlineKind::Sla, Phase::Submitted) => "due-start",
        (DeadlineKind::Sla, _) => "due-decision",
    }
}

/// How much is left, and how urgent that is for the side that reads it.
fn left_of(
    due: &Deadline,
    phase: Phase,
    side: Side,
    now: Now,
    calendar: &Calendar,
    shell: &Shell,
) -> (&'static str, String) {
    let calendar_days =
        due.kind == DeadlineKind::Window || matches!(phase, Phase::ConsentOpen | Phase::DisputeConsentOpen);
    let days = match calendar_days {
        true => u32::try_from((due.due_on - now.today).num_days()).unwrap_or_default(),
        false => calendar.business_days_left(now.today, due.due_on),
    };
    // Only the side whose move it is needs to hurry.
    let mine = (side == Side::Partner) == (due.kind != DeadlineKind::Sla);
    let hurry = if mine && !calendar_days && days <= 2 { "soon" } else { "" };
    match (due.kind, due.has_passed(now)) {
        (DeadlineKind::Sla, true) => ("late", shell.t("left-microsoft-late")),
        (_, true) => ("", shell.t("left-over")),
        _ if due.due_on == now.today => (if mine { "soon" } else { "" }, shell.t("left-today")),
        _ if calendar_days => ("", shell.count("left-days", days)),
        _ => (hurry, shell.count("left-business-days", days)),
    }
}
