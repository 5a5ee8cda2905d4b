//! A claim's history: append only, each row chained to the one before by its digest.

use super::chain::{ChainFault, Walk, chained};
use super::claims::version_column;
use super::columns::{from_json, instant, stored, to_json};
use super::schema::claim_events;
use super::{Reader, StoreError, Writer};
use crate::domain::actor::{By, Side};
use crate::domain::event::Recorded;
use crate::domain::ids::{ClaimId, PersonId};
use chrono::{NaiveDateTime, SecondsFormat};
use diesel::prelude::*;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = claim_events)]
struct EventRow {
    claim_id: ClaimId,
    seq: i32,
    at: NaiveDateTime,
    side: String,
    person_id: Option<PersonId>,
    person_name: String,
    kind: String,
    body: String,
    digest: String,
}

impl EventRow {
    /// The digest this row must have behind `previous`.
    fn chained(&self, previous: &str) -> String {
        let at = self.at.and_utc().to_rfc3339_opts(SecondsFormat::Secs, true);
        let person = self.person_id.as_ref().map_or("", PersonId::as_str);
        let seq = self.seq.to_string();
        let said = [&*self.side, person, &self.person_name, &self.kind, &self.body];
        chained(previous, &[&[self.claim_id.as_str(), &seq, &at][..], &said].concat())
    }

    fn into_recorded(self) -> Result<Recorded, StoreError> {
        let seq = u32::try_from(self.seq).map_err(|_| StoreError::Broken("a negative event".into()))?;
        let side = Side::from_key(&self.side).ok_or_else(|| StoreError::Broken("an unknown side".into()))?;
        Ok(Recorded {
            seq,
            at: instant(self.at),
            by: By { side, person: self.person_id, name: self.person_name },
            outcome: from_json(&self.body)?,
        })
    }
}

/// A claim's history with the head of its chain.
#[derive(Debug)]
pub struct Chain {
    /// Every event, oldest first.
    pub history: Vec<Recorded>,
    /// The digest of the last event; whoever keeps it can tell later that the end was not cut off.
    pub head: String,
    /// The first fault, if there is one.
    pub fault: Option<ChainFault>,
}

impl Reader<'_> {
    /// Everything that happened to a claim, oldest first.
    ///
    /// # Errors
    /// When the database fails or a row cannot be read.
    pub fn history(&mut self, id: &ClaimId) -> Result<Vec<Recorded>, StoreError> {
        self.event_rows(id)?.into_iter().map(EventRow::into_recorded).collect()
    }

    /// What happened to a claim after an event, oldest first.
    ///
    /// # Errors
    /// When the database fails or a row cannot be read.
    pub fn history_since(&mut self, id: &ClaimId, seq: u32) -> Result<Vec<Recorded>, StoreError> {
        let rows: Vec<EventRow> = claim_events::table
            .filter(claim_events::claim_id.eq(id))
            .filter(claim_events::seq.gt(version_column(seq)?))
            .order(claim_events::seq)
            .select(EventRow::as_select())
            .load(self.conn)?;
        rows.into_iter().map(EventRow::into_recorded).collect()
    }

    /// One event of a claim.
    ///
    /// # Errors
    /// When the database fails or the row cannot be read.
    pub fn event(&mut self, id: &ClaimId, seq: u32) -> Result<Option<Recorded>, StoreError> {
        let row = claim_events::table
            .find((id, version_column(seq)?))
            .select(EventRow::as_select())
            .first(self.conn)
            .optional()?;
        row.map(EventRow::into_recorded).transpose()
    }

    /// A claim's history, with its chain of digests checked link by link.
    ///
    /// # Errors
    /// When the database fails or a row cannot be read.
    pub fn chain(&mut self, id: &ClaimId) -> Result<Chain, StoreError> {
        let rows = self.event_rows(id)?;
        let mut walk = Walk::default();
        for row in &rows {
            walk.step(row.seq.into(), &row.digest, |previous| row.chained(previous));
        }
        let history = rows.into_iter().map(EventRow::into_recorded).collect::<Result<_, _>>()?;
        Ok(Chain { history, head: walk.head, fault: walk.fault })
    }

    fn event_rows(&mut self, id: &ClaimId) -> Result<Vec<EventRow>, StoreError> {
        Ok(claim_events::table
            .filter(claim_events::claim_id.eq(id))
            .order(claim_events::seq)
            .select(EventRow::as_select())
            .load(self.conn)?)
    }
}

impl Writer<'_> {
    /// Appends an event to a claim's history.
    ///
    /// # Errors
    /// `Unique` when the claim already has an event of this number: somebody was faster.
    pub fn append(&mut self, id: &ClaimId, line: &Recorded) -> Result<(), StoreError> {
        let previous: Option<String> = claim_events::table
            .filter(claim_events::claim_id.eq(id))
            .filter(claim_events::seq.eq(version_column(line.seq - 1)?))
            .select(claim_events::digest)
            .first(self.conn)
            .optional()?;
        let mut row = EventRow {
            claim_id: id.clone(),
            seq: version_column(line.seq)?,
            at: stored(line.at),
            side: line.by.side.key().to_owned(),
            person_id: line.by.person.clone(),
            person_name: line.by.name.clone(),
            kind: line.outcome.event.key().to_owned(),
            body: to_json(&line.outcome)?,
            digest: String::new(),
        };
        row.digest = row.chained(previous.as_deref().unwrap_or_default());
        diesel::insert_into(claim_events::table).values(row).execute(self.conn)?;
        Ok(())
    }
}
