//! The small signs beside a claim's status, the same on its pages and in every list.

use super::card::Mark;
use crate::domain::calendar::Now;
use crate::domain::claim::Claim;
use crate::domain::ids::ClaimId;
use crate::domain::keyed;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::limit::DeadlineKind;
use crate::store::{ListedClaim, RowMarks};
use crate::web::Shell;

keyed::keyed! {
    /// One sign.
    pub enum Sign {
        /// A dispute is being decided.
        Dispute = "dispute",
        /// It was decided after a dispute.
        AfterDispute = "after-dispute",
        /// There is no further dispute.
        Final = "final",
        /// Another partner wants the same.
        Colliding = "colliding",
        /// The customer's letter came to the wrong person.
        WrongPerson = "wrong-person",
        /// The partner asks for its own rejection.
        RejectionAsked = "rejection-asked",
        /// Microsoft is late.
        Overdue = "overdue",
    }
}

impl Sign {
    /// The signs of a claim that both sides see.
    pub fn of_claim(claim: &Claim, now: Now) -> Vec<Self> {
        let decided = matches!(claim.status(), Status::Approved | Status::Rejected);
        let asked = claim.rejection_pending().is_some();
        shown([
            (Self::Dispute, claim.is_dispute() && !decided),
            (Self::AfterDispute, claim.is_dispute() && decided),
            (Self::Final, claim.phase() == Phase::RejectedFinally),
            (Self::RejectionAsked, asked),
            (Self::Overdue, claim.is_overdue(now)),
        ])
    }

    /// The signs of a listed claim that both sides see.
    pub fn of_line(claim: &ListedClaim, now: Now) -> Vec<Self> {
        let phase = claim.phase;
        let asked = claim.asked_to_reject;
        let late = claim.due.is_some_and(|due| due.kind == DeadlineKind::Sla && due.has_passed(now));
        shown([
            (Self::Dispute, phase.is_dispute() && !phase.is_after_dispute()),
            (Self::AfterDispute, phase.is_after_dispute()),
            (Self::Final, phase == Phase::RejectedFinally),
            (Self::RejectionAsked, asked),
            (Self::Overdue, late),
        ])
    }

    /// The signs that only Microsoft's people see: they speak of other partners, and of what the customer's people say.
    pub fn inside(id: &ClaimId, marks: &RowMarks) -> Vec<Self> {
        shown([
            (Self::Colliding, marks.colliding.contains(id)),
            (Self::WrongPerson, marks.misaddressed.contains(id)),
        ])
    }

    /// The sign in words.
    pub fn mark(self, shell: &Shell) -> Mark {
        let kind = if self == Self::Overdue { "overdue" } else { "" };
        Mark { text: shell.t(format!("mark-{}", self.key())), kind }
    }
}

fn shown<const N: usize>(signs: [(Sign, bool); N]) -> Vec<Sign> {
    signs.into_iter().filter_map(|(sign, shown)| shown.then_some(sign)).collect()
}
