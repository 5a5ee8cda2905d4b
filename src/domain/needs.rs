//! What must hold besides phase and role, need by need.
//!
//! Standing needs are known before anybody types a word and decide what is offered; needs of the
//! action depend on what it carries and on the claims around it.

use super::action::Action;
use super::actor::Actor;
use super::calendar::Now;
use super::claim::{Claim, Rival, Scene, State};
use super::details::{Details, OPEN_AFTER_SUBMISSION};
use super::ids::ClaimId;
use super::lifecycle::Needs;
use super::limit::DeadlineKind;
use super::poe::{POE_LIMITS, PoeFile};
use super::refusal::Refusal;
use std::collections::BTreeSet;

/// Refuses unless `holds`.
fn unless(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

impl Needs {
    /// The part of a need that is known from claim, actor and time alone.
    ///
    /// # Errors
    /// The refusal, when the need is unmet; needs of the action always pass here.
    pub fn standing(self, claim: &Claim, actor: &Actor, now: Now) -> Result<(), Refusal> {
        match self {
            Self::PartnerAsked => unless(claim.rejection_pending().is_some(), Refusal::PartnerHasNotAsked),
            Self::NotAskedYet => unless(claim.rejection_pending().is_none(), Refusal::AlreadyAsked),
            Self::NotTheRejecter => {
                let rejecter = claim.rejected_by.as_ref();
                unless(rejecter.is_none() || rejecter != actor.person(), Refusal::YouRejectedIt)
            }
            Self::NotTheReviewer => {
                let reviewer = claim.reviewer.as_ref();
                unless(reviewer.is_none() || reviewer != actor.person(), Refusal::AlreadyYours)
            }
            Self::Disputable => disputable(claim, now),
            Self::PastDue => unless(claim.due.is_some_and(|due| due.has_passed(now)), Refusal::NotDue),
            Self::ReminderDue => unless(reminder_due(claim, now), Refusal::NotDue),
            Self::CustomerNotTold => unless(claim.due.is_none(), Refusal::AlreadyTold),
            Self::Complete
            | Self::NoDuplicate
            | Self::OpenFieldsOnly
            | Self::ProductsAsAllowed
            | Self::RoomForPoe
            | Self::KnownPoe
            | Self::Answered
            | Self::CollisionSettled
            | Self::Collides
            | Self::WordsOrPoe => Ok(()),
        }
    }

    /// The part of a need that depends on what the action carries and on the claims around it.
    ///
    /// # Errors
    /// The refusal, when the need is unmet; standing needs always pass here.
    pub fn of_action(self, claim: &Claim, action: &Action, scene: &Scene<'_>) -> Result<(), Refusal> {
        match self {
            Self::Complete => complete(claim, details_after(claim, action)),
            Self::NoDuplicate => no_duplicate(claim, details_after(claim, action), scene.rivals),
            Self::OpenFieldsOnly => open_fields_only(&claim.details, details_after(claim, action)),
            Self::ProductsAsAllowed => products_as_allowed(claim, details_after(claim, action)),
            Self::RoomForPoe => room_for(claim, files_of(action)),
            Self::KnownPoe => known_poe(claim, action),
            Self::Answered => answered(claim, action),
            Self::CollisionSettled => collision_settled(claim, scene.rivals),
            Self::Collides => {
                let pending = scene.rivals.iter().any(|rival| rival.blocks(claim) && !rival.live);
                unless(pending, Refusal::NothingToSettle)
            }
            Self::WordsOrPoe => words_or_poe(action),
            Self::PartnerAsked
            | Self::NotAskedYet
            | Self::NotTheRejecter
            | Self::NotTheReviewer
            | Self::Disputable
            | Self::PastDue
            | Self::ReminderDue
            | Self::CustomerNotTold => Ok(()),
        }
    }
}

fn reminder_due(claim: &Claim, now: Now) -> bool {
    let State::PartnerActionRequired { remind_at, .. } = &claim.state else { return false };
    let over = claim.due.is_none_or(|due| due.has_passed(now));
    !over && remind_at.iter().any(|at| *at <= now.at)
}

fn disputable(claim: &Claim, now: Now) -> Result<(), Refusal> {
    if let State::Rejected { ground, .. } = &claim.state
        && !ground.can_be_disputed()
    {
        return Err(Refusal::OwnWish);
    }
    let open = claim.due.is_some_and(|due| due.kind == DeadlineKind::Window && !due.has_passed(now));
    unless(open, Refusal::WindowClosed)
}

/// The details as they would be after the action.
fn details_after<'a>(claim: &'a Claim, action: &'a Action) -> &'a Details {
    match action {
        Action::Edit(details) => details,
        _ => &claim.details,
    }
}

/// The files an action would add.
fn files_of(action: &Action) -> &[PoeFile] {
    match action {
        Action::AttachPoe(file) => std::slice::from_ref(file),
        Action::Dispute { files, .. } | Action::Resubmit { files, .. } => files,
        _ => &[],
    }
}

fn complete(claim: &Claim, details: &Details) -> Result<(), Refusal> {
    let mut missing = details.missing();
    if claim.poe.is_empty() {
        missing.push("poe");
    }
    unless(missing.is_empty(), Refusal::Incomplete(missing))
}

fn no_duplicate(claim: &Claim, details: &Details, rivals: &[Rival]) -> Result<(), Refusal> {
    let wanted = details.collides_with();
    let same =
        |r: &&Rival| r.partner == claim.partner && r.activity == details.activity && wanted.contains(&r.key);
    rivals.iter().find(same).map_or(Ok(()), |rival| Err(Refusal::Duplicate(rival.claim.clone())))
}

fn open_fields_only(old: &Details, new: &Details) -> Result<(), Refusal> {
    let locked = old.changes(new).into_iter().find(|c| !OPEN_AFTER_SUBMISSION.contains(&c.field.as_str()));
    locked.map_or(Ok(()), |change| Err(Refusal::Locked(change.field)))
}

fn products_as_allowed(claim: &Claim, new: &Details) -> Result<(), Refusal> {
    let allowed = matches!(claim.state, State::PartnerActionRequired { may_add_products: true, .. });
    let added = !claim.details.added_products(new).is_empty();
    unless(allowed || !added, Refusal::OnlyRemoveProducts)
}

fn room_for(claim: &Claim, files: &[PoeFile]) -> Result<(), Refusal> {
    unless(claim.poe.len() + files.len() <= POE_LIMITS.files, Refusal::TooManyFiles)?;
    let more: u64 = files.iter().map(|file| file.size).sum();
    unless(claim.poe_bytes() + more <= POE_LIMITS.claim_bytes, Refusal::TooManyBytes)
}

fn known_poe(claim: &Claim, action: &Action) -> Result<(), Refusal> {
    let unknown = matches!(action, Action::RemovePoe(id) if claim.poe_file(id).is_none());
    unless(!unknown, Refusal::NoSuchFile)
}

fn answered(claim: &Claim, action: &Action) -> Result<(), Refusal> {
    let changed = matches!(claim.state, State::PartnerActionRequired { answered: true, .. });
    let says = matches!(action, Action::Resubmit { reply, files } if reply.is_some() || !files.is_empty());
    unless(changed || says, Refusal::NothingAnswered)
}

fn words_or_poe(action: &Action) -> Result<(), Refusal> {
    match action {
        Action::Dispute { justification: None, files } if files.is_empty() => Err(Refusal::NothingSaid),
        _ => Ok(()),
    }
}

fn collision_settled(claim: &Claim, rivals: &[Rival]) -> Result<(), Refusal> {
    let blocking: BTreeSet<ClaimId> =
        rivals.iter().filter(|rival| rival.blocks(claim)).map(|rival| rival.claim.clone()).collect();
    unless(blocking.is_empty(), Refusal::Collides(blocking.into_iter().collect()))
}
