//! What the scanner said of files, and the record of it.

use super::columns::{instant, stored};
use super::schema::{claims, poe_files, poe_scans};
use super::{Reader, StoreError, Writer};
use crate::domain::ids::{BlobKey, ClaimId, PersonId, PoeId};
use crate::domain::lifecycle::Status;
use crate::domain::scan::Scan;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// What is known of each file of a claim.
pub type Scans = BTreeMap<PoeId, Scan>;

/// A file that waits for the scanner.
#[derive(Debug, Clone)]
pub struct ToScan {
    /// Which file.
    pub poe: PoeId,
    /// Of which claim.
    pub claim: ClaimId,
    /// Where its bytes are.
    pub blob: BlobKey,
    /// Since when it waits.
    pub since: DateTime<Utc>,
}

/// A file that has no verdict, or a bad one.
#[derive(Debug, Clone)]
pub struct Held {
    /// Which file.
    pub poe: PoeId,
    /// Of which claim.
    pub claim: ClaimId,
    /// What the partner called it.
    pub name: String,
    /// What is known of it.
    pub scan: Scan,
    /// When that was said; for one that waits, when it came.
    pub at: DateTime<Utc>,
    /// What the scanner said.
    pub said: String,
}

fn scan_of(key: &str) -> Result<Scan, StoreError> {
    Scan::from_key(key).ok_or_else(|| StoreError::Broken(format!("{key:?} is no state of a scan")))
}

impl Reader<'_> {
    /// What is known of each file of a claim.
    ///
    /// # Errors
    /// When the database fails.
    pub fn scans_of(&mut self, claim: &ClaimId) -> Result<Scans, StoreError> {
        let rows: Vec<(PoeId, String)> = poe_files::table
            .filter(poe_files::claim_id.eq(claim))
            .select((poe_files::id, poe_files::scan))
            .load(self.conn)?;
        rows.into_iter().map(|(id, key)| Ok((id, scan_of(&key)?))).collect()
    }

    /// The files that wait for the scanner, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn to_scan(&mut self, most: i64) -> Result<Vec<ToScan>, StoreError> {
        let rows: Vec<(PoeId, ClaimId, BlobKey, NaiveDateTime)> = poe_files::table
            .filter(poe_files::scan.eq(Scan::Pending.key()))
            .filter(poe_files::removed.eq(false))
            .order(poe_files::id)
            .limit(most)
            .select((poe_files::id, poe_files::claim_id, poe_files::blob, poe_files::added_at))
            .load(self.conn)?;
        let file = |(poe, claim, blob, at)| ToScan { poe, claim, blob, since: instant(at) };
        Ok(rows.into_iter().map(file).collect())
    }

    /// Files without a verdict or with a bad one, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn held_files(&mut self, most: i64) -> Result<Vec<Held>, StoreError> {
        let held = [Scan::Failed, Scan::Blocked, Scan::Pending].map(Scan::key);
        let rows: Vec<(PoeId, ClaimId, String, String, NaiveDateTime)> = poe_files::table
            .inner_join(claims::table)
            .filter(poe_files::scan.eq_any(held))
            .filter(poe_files::removed.eq(false))
            .filter(claims::status.ne(Status::Discarded.key()))
            .order(poe_files::id.desc())
            .limit(most)
            .select((
                poe_files::id,
                poe_files::claim_id,
                poe_files::name,
                poe_files::scan,
                poe_files::added_at,
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(poe, claim, name, key, added)| {
                let last = self.last_scan(&poe)?.unwrap_or((added, String::new()));
                Ok(Held { scan: scan_of(&key)?, at: instant(last.0), said: last.1, poe, claim, name })
            })
            .collect()
    }

    /// Which claim a file belongs to.
    ///
    /// # Errors
    /// When the database fails.
    pub fn claim_of_file(&mut self, poe: &PoeId) -> Result<Option<ClaimId>, StoreError> {
        Ok(poe_files::table.find(poe).select(poe_files::claim_id).first(self.conn).optional()?)
    }

    fn last_scan(&mut self, poe: &PoeId) -> Result<Option<(NaiveDateTime, String)>, StoreError> {
        Ok(poe_scans::table
            .filter(poe_scans::poe_id.eq(poe))
            .order(poe_scans::seq.desc())
            .select((poe_scans::at, poe_scans::said))
            .first(self.conn)
            .optional()?)
    }
}

impl Writer<'_> {
    /// Sets what is known of a file from what was known, and writes it on the record; `false` when something else was.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record_scan(
        &mut self,
        poe: &PoeId,
        from: &[Scan],
        to: Scan,
        said: &str,
        by: Option<&PersonId>,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let from: Vec<&str> = from.iter().map(|scan| scan.key()).collect();
        let file = poe_files::table.filter(poe_files::id.eq(poe)).filter(poe_files::scan.eq_any(from));
        if diesel::update(file).set(poe_files::scan.eq(to.key())).execute(self.conn)? == 0 {
            return Ok(false);
        }
        let last: Option<i32> = poe_scans::table
            .filter(poe_scans::poe_id.eq(poe))
            .select(diesel::dsl::max(poe_scans::seq))
            .get_result(self.conn)?;
        diesel::insert_into(poe_scans::table)
            .values((
                poe_scans::poe_id.eq(poe),
                poe_scans::seq.eq(last.unwrap_or(0) + 1),
                poe_scans::at.eq(stored(at)),
                poe_scans::state.eq(to.key()),
                poe_scans::said.eq(said),
                poe_scans::person_id.eq(by),
            ))
            .execute(self.conn)?;
        Ok(true)
    }
}
