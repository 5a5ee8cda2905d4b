//! Letters that were given up, tried once more for a Portal admin.

use super::Workflow;
use crate::domain::ids::LetterId;
use crate::domain::person::Person;
use crate::domain::trace::{Deed, Door, Fact, Trace};
use crate::store::{StoreError, Writer};

/// How many given-up letters one press of the button brings back.
const AT_ONCE: i64 = 500;

impl Workflow {
    /// Gives a given-up letter another chance, from now. One that is waiting or sent stays as it is.
    ///
    /// # Errors
    /// `NotFound` for anybody but a Portal admin; otherwise when the database fails.
    pub async fn retry_letter(&self, admin: &Person, door: &Door, id: &LetterId) -> Result<(), StoreError> {
        must_manage(admin)?;
        let (id, at) = (id.clone(), self.instant());
        let trace = Trace::of(Deed::LettersRetried, door).by(&admin.id).with(Fact::Count, 1);
        let retry = move |writer: &mut Writer<'_>| {
            writer.try_again(&id, at)?;
            writer.trace(&trace, at)
        };
        self.store.write(retry).await
    }

    /// Gives every given-up letter another chance: the mail server is back.
    ///
    /// # Errors
    /// As `retry_letter`.
    pub async fn retry_letters(&self, admin: &Person, door: &Door) -> Result<(), StoreError> {
        must_manage(admin)?;
        let (at, trace) = (self.instant(), Trace::of(Deed::LettersRetried, door).by(&admin.id));
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let failed = writer.reader().newest_letters(Some("failed"), AT_ONCE)?;
                failed.iter().try_for_each(|letter| writer.try_again(&letter.id, at))?;
                writer.trace(&trace.clone().with(Fact::Count, failed.len()), at)
            })
            .await
    }
}

fn must_manage(admin: &Person) -> Result<(), StoreError> {
    if super::manages(admin, None) { Ok(()) } else { Err(StoreError::NotFound) }
}
