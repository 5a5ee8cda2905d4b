//! Conflicts of interest: a reviewer declares one, and only a lead takes it back.

use super::{PeopleError, Workflow};
use crate::domain::actor::Role;
use crate::domain::ids::{ConflictId, PartnerId};
use crate::domain::person::{Conflict, Person};
use crate::domain::text::Note;
use crate::store::{StoreError, Writer};

impl Workflow {
    /// A reviewer has nothing more to do with an organisation's claims. Declared twice, it stands once.
    ///
    /// # Errors
    /// `NotFound` for anybody who does not review and for an organisation that is none; the database's failure.
    pub async fn declare_conflict(
        &self,
        reviewer: &Person,
        partner: PartnerId,
        why: Note,
    ) -> Result<(), PeopleError> {
        if reviewer.partner.is_some() || !reviewer.reviews() {
            return Err(PeopleError::NotFound);
        }
        let at = self.instant();
        let (id, person, why) = (self.ids.conflict(at), reviewer.id.clone(), why.as_str().to_owned());
        let conflict = Conflict { id, person, partner, why, declared_at: at, withdrawn: None };
        let declared =
            self.store.write(move |writer: &mut Writer<'_>| writer.declare_conflict(&conflict)).await;
        match declared {
            Err(StoreError::ForeignKey(_)) => Err(PeopleError::NotFound),
            other => Ok(other?),
        }
    }

    /// A lead takes somebody's conflict back, and says why. Nobody takes back their own.
    ///
    /// # Errors
    /// `NotFound` for anybody who may not, and for a conflict that does not stand; the database's failure.
    pub async fn withdraw_conflict(
        &self,
        lead: &Person,
        id: &ConflictId,
        why: Note,
    ) -> Result<(), PeopleError> {
        let (lead, id, at) = (lead.clone(), id.clone(), self.instant());
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let conflict = writer.reader().conflict(&id)?;
                conflict.filter(|conflict| withdraws(&lead, conflict)).ok_or(PeopleError::NotFound)?;
                let stood = writer.withdraw_conflict(&id, at, &lead.name, why.as_str())?;
                if stood { Ok(()) } else { Err(PeopleError::NotFound) }
            })
            .await
    }
}

/// Whether somebody may take a conflict back that still stands.
pub fn withdraws(lead: &Person, conflict: &Conflict) -> bool {
    let is_lead = lead.partner.is_none() && lead.is(Role::LeadReviewer);
    is_lead && conflict.withdrawn.is_none() && conflict.person != lead.id
}
