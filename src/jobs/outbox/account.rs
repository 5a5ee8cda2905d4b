//! Letters about the way somebody signs in: an invitation, a way to another password, a warning that it was changed.

use super::{Jobs, LetterError};
use crate::domain::ids::PersonId;
use crate::letters::{AccountFacts, Correspondent, Letter};
use crate::store::{Posted, Reader, StoreError};
use crate::workflow::link_lasts;
use chrono::{DateTime, Utc};

impl Jobs {
    pub(super) async fn write_about_person(
        &self,
        person: &PersonId,
        posted: &Posted,
        at: DateTime<Utc>,
    ) -> Result<Letter, LetterError> {
        let words = self.app.words(posted.to.language).await?;
        let id = person.clone();
        let read = self.app.store.read(move |reader| organisation_of(reader, &id)).await?;
        let link = link_lasts(posted.notice);
        let facts = AccountFacts {
            id: posted.id.clone(),
            notice: posted.notice,
            to: Correspondent { name: posted.to.name.clone(), email: posted.to.email.clone() },
            at,
            happened: posted.created_at,
            organisation: read,
            // Made anew from the portal's secret each time: it is kept nowhere.
            link: link.map(|lasts| (self.app.workflow.link_token(&posted.id), posted.created_at + lasts)),
            zone: self.app.zone,
        };
        let postman = self.postman.clone();
        let written = tokio::task::spawn_blocking(move || postman.write_about_oneself(&words, &facts)).await;
        let written = written.map_err(|_| LetterError::Write("it panicked".into()))?;
        written.map_err(|error| LetterError::Write(error.to_string()))
    }
}

fn organisation_of(reader: &mut Reader<'_>, person: &PersonId) -> Result<Option<String>, StoreError> {
    let person = reader.person(person)?.ok_or(StoreError::NotFound)?;
    reader.organisation(person.partner.as_ref())
}

/// Whether the link in a letter is good no more, or its reader may not sign in.
pub(super) fn overtaken(
    reader: &mut Reader<'_>,
    person: &PersonId,
    posted: &Posted,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let barred = reader.person(person)?.is_none_or(|person| !person.active);
    Ok(barred || (link_lasts(posted.notice).is_some() && reader.password_link_of(&posted.id, now)?.is_none()))
}
