//! Letters that were given up, tried once more for a Portal admin.

use super::Workflow;
use crate::domain::ids::LetterId;
use crate::domain::person::Person;
use crate::store::{StoreError, Writer};

/// How many given-up letters one press of the button brings back.
const AT_ONCE: i64 = 500;

impl Workflow {
    /// Gives a given-up letter another chance, from now. One that is waiting or sent stays as it is.
    ///
    /// # Errors
    /// `NotFound` for anybody but a Portal admin; otherwise when the database fails.
    pub async fn retry_letter(&self, admin: &Person, id: &LetterId) -> Result<(), StoreError> {
        must_manage(admin)?;
        let (id, at) = (id.clone(), self.instant());
        self.store.write(move |writer: &mut Writer<'_>| writer.try_again(&id, at)).await
    }

    /// Gives every given-up letter another chance: the mail server is back.
    ///
    /// # Errors
    /// As `retry_letter`.
    pub async fn retry_letters(&self, admin: &Person) -> Result<(), StoreError> {
        must_manage(admin)?;
        let at = self.instant();
        self.store
            .write(move |writer: &mut Writer<'_>| {
                let failed = writer.reader().newest_letters(Some("failed"), AT_ONCE)?;
                failed.iter().try_for_each(|letter| writer.try_again(&letter.id, at))
            })
            .await
    }
}

fn must_manage(admin: &Person) -> Result<(), StoreError> {
    if super::manages(admin, None) { Ok(()) } else { Err(StoreError::NotFound) }
}
