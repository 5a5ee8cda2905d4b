//! What both sides of the table share about a claim: its head, its details in words, comments, history, files.
//! May know: as `web`.
//! Start reading at `card.rs`; then `history.rs`.

pub mod addressee;
pub mod card;
mod comment;
pub mod conversation;
pub mod counted;
pub mod details_rows;
mod download;
pub mod files;
mod history;
pub mod line;
pub mod marks;
pub mod scans;
pub mod steps;
pub mod tile;
pub mod timeline;

use crate::app::App;
use crate::domain::action::Act;
use crate::domain::actor::{Actor, Side};
use crate::domain::calendar::{Calendar, Now};
use crate::domain::claim::Claim;
use crate::domain::day_count::{Holidays, day_count};
use crate::domain::event::Recorded;
use crate::domain::ids::{ClaimId, PoeId};
use crate::domain::lifecycle::may;
use crate::store::{Reader, StoreError};
use crate::web::error::WebError;
use crate::web::{Shell, urls};
use actix_web::web;
use std::sync::Arc;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    let any = || ClaimId::new("{id}");
    let file = || PoeId::new("{poe}");
    config
        .route(&urls::comment(&any()), web::get().to(comment::get))
        .route(&urls::comment(&any()), web::post().to(comment::post))
        .route(&urls::history(&any()), web::get().to(history::get))
        .route(&urls::poe_file(&any(), &file()), web::get().to(download::get))
        .route(&urls::poe_view(&any(), &file()), web::get().to(download::view))
        .route(&urls::poe_download(&any(), &file()), web::get().to(download::download));
}

/// A claim as its reader found it, and when.
pub struct Opened {
    /// The claim.
    pub claim: Claim,
    /// The present.
    pub now: Now,
    /// Days and spans.
    pub calendar: Arc<Calendar>,
}

impl Opened {
    /// The claim's head, for the side that reads it.
    pub fn card(&self, actor: &Actor, shell: &Shell) -> card::ClaimCard {
        card::ClaimCard::of(&self.claim, actor.side(), self.now, &self.calendar, shell)
    }

    /// How the deadline in force is counted, day by day.
    pub fn counted(
        &self,
        history: &[Recorded],
        holidays: &Holidays,
        shell: &Shell,
    ) -> Option<counted::Counted> {
        let count = day_count(history, &self.calendar, holidays, self.now)?;
        Some(counted::Counted::of(&count, self.now, shell))
    }

    /// Asks the lifecycle whether this reader may do something now.
    ///
    /// # Errors
    /// `Refused`, with the reason.
    pub fn allows(&self, act: Act, actor: &Actor) -> Result<(), WebError> {
        let refused = |refusal| WebError::Refused(self.claim.id.clone(), refusal);
        may(&self.claim, act, actor, self.now).map(|_| ()).map_err(refused)
    }
}

/// Loads a claim for its reader, and in the same breath whatever else the page needs.
///
/// # Errors
/// `NotFound` when it is not theirs or not there; the database's failure.
pub async fn open<T: Send + 'static>(
    app: &App,
    actor: &Actor,
    id: &ClaimId,
    more: impl FnOnce(&mut Reader<'_>, &Claim) -> Result<T, StoreError> + Send + 'static,
) -> Result<(Opened, T), WebError> {
    let calendar = app.workflow.calendar().await?;
    let now = calendar.now(app.workflow.instant());
    let (actor, id) = (actor.clone(), id.clone());
    let read = move |reader: &mut Reader<'_>| {
        let Some(claim) = reader.claim_for(&actor, &id)? else { return Ok(None) };
        let more = more(reader, &claim)?;
        Ok(Some((claim, more)))
    };
    let (claim, more) = app.store.read(read).await?.ok_or(WebError::NotFound)?;
    Ok((Opened { claim, now, calendar }, more))
}

/// The holidays' names.
///
/// # Errors
/// When the database fails.
pub fn holiday_names(reader: &mut Reader<'_>) -> Result<Holidays, StoreError> {
    Ok(reader.holidays()?.into_iter().map(|holiday| (holiday.day, holiday.name)).collect())
}

/// The claim a path names.
///
/// # Errors
/// `NotFound` for what is no claim's number.
pub fn id_of(path: &str) -> Result<ClaimId, WebError> {
    ClaimId::parse(path).ok_or(WebError::NotFound)
}

/// The claim's own page, on the reader's side of the table.
pub fn home_of(actor: &Actor, id: &ClaimId) -> String {
    if actor.side() == Side::Partner { urls::claim(id) } else { urls::review(id) }
}
