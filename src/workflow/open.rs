//! A new claim: a draft, saved from its first field on.

use super::{ActError, Workflow};
use crate::domain::actor::{Actor, Role};
use crate::domain::claim::Claim;
use crate::domain::details::Details;
use crate::domain::event::Recorded;
use crate::domain::ids::ClaimId;
use crate::domain::refusal::Refusal;
use crate::store::Writer;

impl Workflow {
    /// Opens a draft under a number that was minted for its form: the same form sent twice opens one claim.
    ///
    /// # Errors
    /// `Refused` unless the actor is a partner's, and reaches the location named; `NotFound` when the number is somebody else's claim.
    pub async fn open(&self, actor: &Actor, id: ClaimId, details: Details) -> Result<Claim, ActError> {
        let partner = actor.partner().filter(|_| actor.has_any(Role::PARTNER)).cloned();
        let partner = partner.ok_or(ActError::Refused(Refusal::NotYours))?;
        // Whoever is kept to locations begins claims there, or would lose sight of them at once.
        if !actor.has_any_at(Role::PARTNER, details.mpn.as_ref()) {
            return Err(ActError::Refused(Refusal::OutOfReach));
        }
        let calendar = self.calendar().await?;
        let now = calendar.now(self.clock.now());
        let first =
            Recorded { seq: 1, at: now.at, by: actor.as_recorded(), outcome: Claim::open(partner, details) };
        let actor = actor.clone();
        self.store
            .write(move |writer: &mut Writer<'_>| {
                if writer.reader().claim(&id)?.is_some() {
                    return writer.reader().claim_for(&actor, &id)?.ok_or(ActError::NotFound);
                }
                let claim = Claim::begin(id.clone(), &first).ok_or(ActError::NotFound)?;
                writer.add_claim(&claim)?;
                writer.append(&id, &first)?;
                Ok(claim)
            })
            .await
    }
}
