//! One act: load through the actor, decide, fold, save, record, tell; all of it or nothing.

use super::Workflow;
use super::recipients::recipients;
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, Now};
use crate::domain::claim::{Claim, Decision, Scene, apply, decide};
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::Status;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::scan::Scan;
use crate::store::{StoreError, Writer};
use std::sync::Arc;
use thiserror::Error;

/// Which version of the claim somebody looked at when deciding to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// This one: the act is refused as stale when the claim has changed since.
    Version(u32),
    /// This one or a later one: for acts that no change makes a surprise, as a comment. The same form sent twice, by a
    /// double click or by going back, has done once what it asks.
    Since(u32),
    /// Whichever: for a customer's no.
    Any,
}

/// What an act came to.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The claim after it.
    pub claim: Claim,
    /// What was recorded; or, for a form sent twice, what had been recorded the first time.
    pub line: Recorded,
}

/// Why an act did not happen.
#[derive(Debug, Error)]
pub enum ActError {
    /// Not theirs, or not there: the same to whoever asks.
    #[error("no such claim")]
    NotFound,
    /// The claim changed while they were reading.
    #[error("the claim changed in the meantime")]
    Stale,
    /// The lifecycle says no.
    #[error("refused: {}", .0.key())]
    Refused(Refusal),
    /// The database failed.
    #[error(transparent)]
    Store(StoreError),
}

impl From<Refusal> for ActError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for ActError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Workflow {
    /// Acts on a claim. The time is taken once; claim, event and letters are written together.
    ///
    /// # Errors
    /// `NotFound`, `Stale`, `Refused` with the reason, or the database's failure.
    pub async fn act(
        &self,
        actor: &Actor,
        claim: &ClaimId,
        seen: Seen,
        action: Action,
    ) -> Result<Receipt, ActError> {
        let done = self.knock(actor, claim, seen, action).await;
        if let Err(ActError::Refused(refusal)) = &done {
            let person = actor.person().map_or("nobody", |person| person.as_str());
            tracing::info!(%claim, person, why = refusal.key(), "an act was refused");
        }
        done
    }

    async fn knock(
        &self,
        actor: &Actor,
        claim: &ClaimId,
        seen: Seen,
        action: Action,
    ) -> Result<Receipt, ActError> {
        let approving = matches!(action, Action::Approve { .. });
        if approving {
            self.evidence_is_whole(actor, claim).await?;
        }
        if approving || matches!(action, Action::Submit { .. } | Action::Resubmit { .. }) {
            self.evidence_is_let_through(actor, claim, approving).await?;
        }
        let calendar = self.calendar().await?;
        let now = calendar.now(self.clock.now());
        let (door, actor, id) = (self.clone(), actor.clone(), claim.clone());
        let knock = move |writer: &mut Writer<'_>| {
            let knocking = Knock { door: &door, actor: &actor, now, calendar: &calendar };
            knocking.act(writer, &id, seen, action.clone())
        };
        self.store.write(knock).await
    }

    /// The clock acts on a claim inside a transaction that is open already, so that what it learned is written down
    /// together with what follows from it. `None` when the lifecycle refuses, which changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub fn clock_acts(
        &self,
        writer: &mut Writer<'_>,
        calendar: &Arc<Calendar>,
        claim: &ClaimId,
        action: Action,
    ) -> Result<Option<Receipt>, StoreError> {
        let now = calendar.now(self.clock.now());
        let knocking = Knock { door: self, actor: &Actor::Clock, now, calendar };
        match knocking.act(writer, claim, Seen::Any, action) {
            Ok(receipt) => Ok(Some(receipt)),
            Err(ActError::Store(error)) => Err(error),
            Err(ActError::Refused(_) | ActError::NotFound) => Ok(None),
            // The version was read in this very transaction; whoever changed it since makes the whole of it begin again.
            Err(ActError::Stale) => Err(StoreError::Conflict),
        }
    }
}

impl Workflow {
    /// Nothing is approved on evidence that is not what the partner handed in. The table cannot know: it is asked before.
    async fn evidence_is_whole(&self, actor: &Actor, id: &ClaimId) -> Result<(), ActError> {
        let (actor, id) = (actor.clone(), id.clone());
        let claim = self.store.read(move |reader| reader.claim_for(&actor, &id)).await?;
        let claim = claim.ok_or(ActError::NotFound)?;
        let damaged = self.damaged(&claim).await;
        for file in &damaged {
            tracing::error!(claim = %claim.id, file = %file.id, "evidence is damaged");
        }
        if damaged.is_empty() { Ok(()) } else { Err(Refusal::EvidenceDamaged.into()) }
    }
}

/// Somebody at the door, at one instant.
struct Knock<'a> {
    door: &'a Workflow,
    actor: &'a Actor,
    now: Now,
    calendar: &'a Arc<Calendar>,
}

impl Knock<'_> {
    fn act(
        &self,
        writer: &mut Writer<'_>,
        id: &ClaimId,
        seen: Seen,
        action: Action,
    ) -> Result<Receipt, ActError> {
        let claim = writer.reader().claim_for(self.actor, id)?.ok_or(ActError::NotFound)?;
        let mut since = |version| writer.reader().history_since(&claim.id, version);
        let done = match seen {
            Seen::Version(version) if version == claim.version => None,
            Seen::Version(version) if version > claim.version => return Err(ActError::Stale),
            Seen::Version(version) => self.repeated(&claim, since(version)?, &action)?,
            Seen::Since(version) => since(version)?.into_iter().find(|line| self.made(line, &action, &claim)),
            Seen::Any => None,
        };
        if let Some(line) = done {
            return Ok(Receipt { claim, line });
        }
        let decision = self.decide(writer, &claim, action)?;
        self.write(writer, claim, decision)
    }

    fn decide(&self, writer: &mut Writer<'_>, claim: &Claim, action: Action) -> Result<Decision, ActError> {
        let wanted = match &action {
            Action::Edit(details) => details.collides_with(),
            _ => claim.details.collides_with(),
        };
        let rivals = writer.reader().rivals(&claim.id, &wanted)?;
        let scene = Scene { calendar: self.calendar, rivals: &rivals };
        Ok(decide(claim, action, self.actor, self.now, &scene)?)
    }

    /// The same form sent twice, by a double click or by going back, has already done what it asks. Anything else that
    /// happened meanwhile makes the form stale, unless it changed nothing that mattered to whoever filled it in.
    fn repeated(
        &self,
        claim: &Claim,
        since: Vec<Recorded>,
        action: &Action,
    ) -> Result<Option<Recorded>, ActError> {
        match since.into_iter().find(|line| !line.outcome.event.is_quiet()) {
            None => Ok(None),
            Some(line) if self.made(&line, action, claim) => Ok(Some(line)),
            Some(_) => Err(ActError::Stale),
        }
    }

    /// Whether this very person's same form made an event.
    fn made(&self, line: &Recorded, action: &Action, claim: &Claim) -> bool {
        line.by == self.actor.as_recorded() && line.outcome.event.is_result_of(action, claim)
    }

    fn write(&self, writer: &mut Writer<'_>, claim: Claim, decision: Decision) -> Result<Receipt, ActError> {
        let line = Recorded {
            seq: claim.version + 1,
            at: self.now.at,
            by: self.actor.as_recorded(),
            outcome: decision.outcome,
        };
        let before = claim.clone();
        let after = apply(claim, &line);
        if !writer.save_claim(&after, before.version)? {
            return Err(ActError::Stale);
        }
        writer.append(&after.id, &line)?;
        write_facts(writer, &before, &after, &line, self.door.known_of_new())?;
        self.tell(writer, &after, &line, decision.tell)?;
        Ok(Receipt { claim: after, line })
    }

    fn tell(
        &self,
        writer: &mut Writer<'_>,
        claim: &Claim,
        line: &Recorded,
        notices: &[Notice],
    ) -> Result<(), StoreError> {
        for notice in notices {
            for to in recipients(&mut writer.reader(), claim, *notice)? {
                let letter = self.door.ids.letter(self.now.at);
                writer.post(letter, &claim.id, line.seq, *notice, &to, self.now.at)?;
            }
        }
        Ok(())
    }
}

/// The tables that stand beside the claim: what it wants and holds, its files, its assessment.
fn write_facts(
    writer: &mut Writer<'_>,
    before: &Claim,
    after: &Claim,
    line: &Recorded,
    scan: Scan,
) -> Result<(), ActError> {
    let wanted = |claim: &Claim| (claim.details.wants(), claim.details.activity);
    if wanted(before) != wanted(after) {
        writer.put_products(after)?;
    }
    if before.next_reminder() != after.next_reminder() {
        writer.put_reminder(&after.id, after.next_reminder())?;
    }
    match (before.is_live(), after.is_live()) {
        // Lost against another claim between looking and holding: the database has the last word.
        (false, true) => writer.hold_associations(after).map_err(|error| match error {
            StoreError::Unique(_) | StoreError::ForeignKey(_) => ActError::Stale,
            other => ActError::Store(other),
        })?,
        (true, false) => writer.release_associations(&after.id)?,
        _ => {}
    }
    let mut brought = line.outcome.event.brought().iter();
    brought.try_for_each(|file| writer.add_poe_file(&after.id, file, scan, line.at))?;
    match &line.outcome.event {
        Event::PoeRemoved { id, .. } => writer.remove_poe_file(id)?,
        Event::CollisionSettled { against, .. } => writer.settle_collisions(&after.id, against)?,
        Event::ConsentElapsed => writer.hand_to_assessment(after, line.at)?,
        Event::AssessmentRecorded { assessment } => {
            writer.record_assessment(&after.id, *assessment, line.at)?;
        }
        _ => {}
    }
    let competing = |claim: &Claim| (claim.status(), wanted(claim));
    let handed_in = before.status() != Status::Editing || after.status() != Status::Editing;
    let settled = matches!(line.outcome.event, Event::CollisionSettled { .. });
    if settled || (handed_in && competing(before) != competing(after)) {
        writer.mark_collisions(before, after)?;
    }
    Ok(())
}
