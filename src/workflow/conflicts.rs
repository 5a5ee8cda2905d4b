//! Conflicts of interest: a reviewer declares one, and only a lead takes it back.

use super::{PeopleError, Workflow};
use crate::domain::actor::Role;
use crate::domain::ids::{ConflictId, PartnerId};
use crate::domain::person::{Conflict, Person};
use crate::domain::text::Note;
use crate::domain::trace::{Deed, Door, Trace};
use crate::store::{StoreError, Writer};

impl Workflow {
    /// A reviewer has nothing more to do with an organisation's claims. The same sent twice stands once.
    ///
    /// # Errors
    /// `Declared` when it stands with other words; `NotFound` for anybody who does not review and for an organisation that is none; the database's failure.
    pub async fn declare_conflict(
        &self,
        reviewer: &Person,
        door: &Door,
        partner: PartnerId,
        why: Note,
    ) -> Result<(), PeopleError> {
        if reviewer.partner.is_some() || !reviewer.reviews() {
            return Err(PeopleError::NotFound);
        }
        let at = self.instant();
        let (id, person, why) = (self.ids.conflict(at), reviewer.id.clone(), why.as_str().to_owned());
        let conflict = Conflict { id, person, partner, why, declared_at: at, withdrawn: None };
        let trace = Trace::of(Deed::ConflictDeclared, door).by(&reviewer.id).about(&reviewer.id);
        let trace = trace.of_partner(Some(&conflict.partner));
        let declare = move |writer: &mut Writer<'_>| match writer.declare_conflict(&conflict)? {
            None => Ok(writer.trace(&trace, at)?),
            Some(words) if words == conflict.why => Ok(()),
            Some(_) => Err(PeopleError::Declared),
        };
        match self.store.write(declare).await {
            Err(PeopleError::Store(StoreError::ForeignKey(_))) => Err(PeopleError::NotFound),
            other => other,
        }
    }

    /// A lead takes somebody's conflict back, and says why. Nobody takes back their own.
    ///
    /// # Errors
    /// `NotFound` for anybody who may not, and for a conflict that never stood; `Withdrawn` when a colleague was faster;
    /// the database's failure.
    pub async fn withdraw_conflict(
        &self,
        lead: &Person,
        door: &Door,
        id: &ConflictId,
        why: Note,
    ) -> Result<(), PeopleError> {
        let (lead, door, id, at) = (lead.clone(), door.clone(), id.clone(), self.instant());
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let conflict = writer.reader().conflict(&id)?;
                let conflict = conflict.filter(|conflict| may_withdraw(&lead, conflict));
                let conflict = conflict.ok_or(PeopleError::NotFound)?;
                if !writer.withdraw_conflict(&id, at, &lead.name, why.as_str())? {
                    return Err(PeopleError::Withdrawn);
                }
                let trace = Trace::of(Deed::ConflictWithdrawn, &door).by(&lead.id).about(&conflict.person);
                Ok(writer.trace(&trace.of_partner(Some(&conflict.partner)), at)?)
            })
            .await
    }
}

/// Whether somebody may take a conflict back that still stands.
pub fn withdraws(lead: &Person, conflict: &Conflict) -> bool {
    conflict.withdrawn.is_none() && may_withdraw(lead, conflict)
}

fn may_withdraw(lead: &Person, conflict: &Conflict) -> bool {
    lead.partner.is_none() && lead.is(Role::LeadReviewer) && conflict.person != lead.id
}
