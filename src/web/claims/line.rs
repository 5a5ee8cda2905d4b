//! A claim in a list, in words.

use super::card::{Due, Mark, Mover, due_of, status_says};
use super::marks::Sign;
use crate::domain::actor::Side;
use crate::domain::calendar::{Calendar, Now};
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::Phase;
use crate::domain::limit::DeadlineKind;
use crate::store::ListedClaim;
use crate::web::Shell;

/// One line of a list of claims.
#[derive(Debug, Clone)]
pub struct ClaimLine {
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
    /// Until when.
    pub due: Option<Due>,
    /// The day it last changed.
    pub changed: String,
}

impl ClaimLine {
    /// A listed claim for one side of the table.
    pub fn of(claim: &ListedClaim, side: Side, now: Now, calendar: &Calendar, shell: &Shell) -> Self {
        let due = claim.due;
        // A window is given only where there is something to dispute.
        let disputable = due.is_some_and(|due| due.kind == DeadlineKind::Window && !due.has_passed(now));
        let shown = due.filter(|due| due.kind != DeadlineKind::Window || disputable);
        Self {
            id: claim.id.clone(),
            name: claim.name.clone(),
            customer: claim.customer.clone(),
            status_key: claim.status.key(),
            status: status_says(claim.status, shell),
            marks: Sign::of_line(claim, now).into_iter().map(|sign| sign.mark(shell)).collect(),
            mover: match claim.phase {
                Phase::ConsentOpen | Phase::DisputeConsentOpen if due.is_none() => shell.t("line-untold"),
                Phase::ConsentOpen | Phase::DisputeConsentOpen => shell.t("line-associated-open"),
                Phase::Associated => shell.t("line-associated"),
                phase => Mover::in_phase(phase, disputable, due.is_some()).says(side, shell),
            },
            due: shown.map(|due| due_of(&due, claim.phase, side, now, calendar, shell)),
            changed: shell.day(&claim.changed_at.with_timezone(&shell.zone()).date_naive()),
        }
    }
}
