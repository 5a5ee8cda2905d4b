//! What must hold in every life: of what is offered, of what is refused, and of what has come to pass.

use crate::domain::action::Act;
use crate::domain::actor::{Actor, Role};
use crate::domain::claim::State;
use crate::domain::details::{Details, OPEN_AFTER_SUBMISSION};
use crate::domain::event::Event;
use crate::domain::ids::PersonId;
use crate::domain::lifecycle::Phase;
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::reason::Ground;
use crate::domain::refusal::Refusal;
use crate::domain::tests::people::Life;

pub fn ensure(holds: bool, promise: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(promise.to_owned()) }
}

/// The expiry that has passed, if one has.
fn expired(life: &Life) -> Option<Deadline> {
    life.claim.due.filter(|due| due.kind == DeadlineKind::Expiry && due.has_passed(life.now()))
}

/// What is offered to somebody, before anything is tried.
pub fn of_offers(life: &Life, actor: &Actor, offered: &[Act]) -> Result<(), String> {
    let nothing = offered.is_empty();
    let foreign = actor.partner().is_some_and(|partner| *partner != life.claim.partner);
    ensure(nothing || !foreign, "another organisation's person is offered something")?;
    match life.claim.phase() {
        Phase::Editing => {
            ensure(nothing || actor.partner().is_some(), "somebody but the partner is offered a draft")?;
        }
        Phase::Associated => {
            let admin = actor.has_any(&[Role::PortalAdmin]) && offered == [Act::RecordAssessment];
            ensure(nothing || admin, "a settled association is offered to somebody")?;
        }
        Phase::RejectedFinally | Phase::Discarded => ensure(nothing, "something is offered after the end")?,
        _ => {}
    }
    if expired(life).is_some() {
        ensure(nothing != (*actor == Actor::Clock), "past an expiry the clock acts, and only the clock")?;
    }
    Ok(())
}

/// What is offered may be refused only for what the action carries or for the claims around it.
pub fn of_refusal(act: Act, offered: &[Act], refusal: &Refusal) -> Result<(), String> {
    let particular = matches!(
        refusal,
        Refusal::Incomplete(_)
            | Refusal::Duplicate(_)
            | Refusal::Locked(_)
            | Refusal::OnlyRemoveProducts
            | Refusal::TooManyFiles
            | Refusal::TooManyBytes
            | Refusal::NoSuchFile
            | Refusal::NothingAnswered
            | Refusal::NothingSaid
            | Refusal::Collides(_)
            | Refusal::NothingToSettle
            | Refusal::EvidenceDamaged
    );
    match (offered.contains(&act), particular) {
        (true, false) => Err(format!("{act:?} was offered and is refused with {refusal:?}")),
        (false, true) => Err(format!("{act:?} was not offered; {refusal:?} hides why")),
        _ => Ok(()),
    }
}

/// What may not have been allowed, seen from the claim as it was just before.
pub fn of_consent_to(
    life: &Life,
    actor: &Actor,
    act: Act,
    offered: &[Act],
    witness: &Witness,
) -> Result<(), String> {
    ensure(offered.contains(&act), "something was decided that was not offered")?;
    ensure(!witness.is_final, "something happens after the final rejection")?;
    if act == Act::Approve {
        let settled = &life.claim.settled_against;
        let stands = |rival: &crate::domain::claim::Rival| rival.live || !settled.contains(&rival.claim);
        let mut others = life.rivals.iter().filter(|rival| rival.partner != life.claim.partner);
        ensure(!others.any(stands), "approved while another partner's claim stands in the way")?;
    }
    let deciding = life.claim.phase() == Phase::DisputeReview
        && matches!(act, Act::Approve | Act::Reject | Act::RequestInfo | Act::TakeOver);
    let rejecter = witness.rejecter.is_some() && witness.rejecter.as_ref() == actor.person();
    ensure(!(deciding && rejecter), "whoever rejected hears the dispute")
}

/// Who watches one life and remembers, apart from the claim, what it must not contradict.
#[derive(Default)]
pub struct Witness {
    rejecter: Option<PersonId>,
    asked: bool,
    disputes: usize,
    handovers: usize,
    /// When the customer's newest letter was handed over.
    told: Option<chrono::DateTime<chrono::Utc>>,
    is_final: bool,
    /// The details as they were handed in, and as they were last seen.
    handed_in: Option<(Details, Details)>,
    poe: usize,
}

impl Witness {
    /// Sees what has just been recorded.
    pub fn sees(&mut self, life: &Life) -> Result<(), String> {
        let (claim, Some(line)) = (&life.claim, life.history.last()) else { return Ok(()) };
        ensure(claim.version as usize == life.history.len(), "the version is not the number of events")?;
        match &line.outcome.event {
            Event::RejectionAsked { .. } => self.asked = true,
            Event::Rejected { .. } => self.rejecter.clone_from(&line.by.person),
            Event::Disputed { .. } => {
                self.disputes += 1;
                self.asked = false;
            }
            Event::Approved { .. } | Event::ConsentResent { .. } | Event::ConsentBounced => self.told = None,
            Event::ConsentDelivered => self.told = Some(line.at),
            Event::ConsentElapsed => {
                self.handovers += 1;
                let week = self.told.is_some_and(|told| line.at - told >= chrono::Duration::days(7));
                ensure(week, "consent elapsed although the customer had not been told for seven days")?;
            }
            _ => {}
        }
        ensure(self.disputes <= 1, "disputed twice")?;
        ensure(self.handovers <= 1, "handed to assessment twice")?;
        self.is_final = claim.phase() == Phase::RejectedFinally;
        self.checks_ground(life)?;
        self.checks_what_was_handed_in(life)?;
        deadline_fits(life)
    }

    fn checks_ground(&self, life: &Life) -> Result<(), String> {
        let State::Rejected { ground, .. } = &life.claim.state else { return Ok(()) };
        let good = match ground {
            Ground::PartnerRequest { .. } => self.asked,
            Ground::InsufficientPoe { faults } => !faults.is_empty(),
            Ground::CustomerDecline { .. } | Ground::NoPartnerResponse => true,
        };
        ensure(good, "rejected on a ground that nobody gave")
    }

    fn checks_what_was_handed_in(&mut self, life: &Life) -> Result<(), String> {
        let claim = &life.claim;
        if claim.submitted_at.is_none() {
            return Ok(());
        }
        ensure(claim.poe.len() >= self.poe, "evidence was taken back")?;
        self.poe = claim.poe.len();
        let (first, last) =
            self.handed_in.get_or_insert_with(|| (claim.details.clone(), claim.details.clone()));
        // Comparing field by field takes long, and few steps change a field.
        if *last == claim.details {
            return Ok(());
        }
        last.clone_from(&claim.details);
        let changed = first.changes(&claim.details);
        let open = changed.iter().all(|change| OPEN_AFTER_SUBMISSION.contains(&change.field.as_str()));
        ensure(open, "a locked field has changed")?;
        ensure(claim.details.missing().is_empty(), "a field that is needed was emptied")
    }
}

/// Each phase has the kind of deadline that belongs to it, and business days end on business days.
fn deadline_fits(life: &Life) -> Result<(), String> {
    let (phase, due) = (life.claim.phase(), life.claim.due);
    let expected: &[Option<DeadlineKind>] = match phase {
        Phase::Editing | Phase::Discarded | Phase::RejectedFinally | Phase::Associated => &[None],
        Phase::Submitted | Phase::Review | Phase::DisputeReview => &[Some(DeadlineKind::Sla)],
        Phase::Answering | Phase::DisputeAnswering => &[Some(DeadlineKind::Expiry)],
        // None until the customer's letter has been handed over.
        Phase::ConsentOpen | Phase::DisputeConsentOpen => &[None, Some(DeadlineKind::Expiry)],
        Phase::Rejected => &[None, Some(DeadlineKind::Window)],
    };
    ensure(expected.contains(&due.map(|due| due.kind)), "a deadline of the wrong kind")?;
    let in_business_days = !matches!(phase, Phase::ConsentOpen | Phase::DisputeConsentOpen | Phase::Rejected);
    let fits = |due: Deadline| !in_business_days || life.calendar.is_business_day(due.due_on);
    ensure(due.is_none_or(fits), "a limit in business days ends on a day off")
}
