//! Whether the rows beside a claim's history say what the history says.

use super::claims::ClaimRow;
use super::columns::{instant, stored};
use super::schema::{assessments, association_claims, claim_products, claims, outbox, poe_files, reminders};
use super::{Reader, StoreError};
use crate::domain::claim::Claim;
use crate::domain::event::Recorded;
use crate::domain::ids::{BlobKey, PoeId};
use crate::domain::lifecycle::Phase;
use crate::domain::poe::PoeFile;
use crate::domain::product::Activity;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// The names of the columns in which two rows differ.
macro_rules! differing {
    ($table:literal, $one:expr, $other:expr; $($column:ident),+ $(,)?) => {{
        let mut found: Vec<&'static str> = Vec::new();
        $(if $one.$column != $other.$column {
            found.push(concat!($table, ".", stringify!($column)));
        })+
        found
    }};
}

impl Reader<'_> {
    /// Which columns and tables say something else of a claim than its history does; `claim` is the fold of `history`.
    ///
    /// # Errors
    /// When the database fails or a row cannot be read.
    pub fn differing_rows(
        &mut self,
        claim: &Claim,
        history: &[Recorded],
    ) -> Result<Vec<&'static str>, StoreError> {
        let mut differing = self.differing_columns(claim)?;
        let mut note = |same: bool, table: &'static str| {
            if !same {
                differing.push(table);
            }
        };
        note(self.products_fit(claim)?, "claim_products");
        note(self.reminder_fits(claim)?, "reminders");
        note(self.files_fit(claim, history)?, "poe_files");
        note(self.associations_fit(claim)?, "association_claims");
        note(self.assessment_fits(claim)?, "assessments");
        note(self.letters_fit(claim)?, "outbox");
        Ok(differing)
    }

    /// The body is compared by what it says, elsewhere; its words may be of an older shape.
    fn differing_columns(&mut self, claim: &Claim) -> Result<Vec<&'static str>, StoreError> {
        let row: ClaimRow = claims::table.find(&claim.id).select(ClaimRow::as_select()).first(self.conn)?;
        let made = ClaimRow::of(claim)?;
        Ok(differing!("claims", row, made;
            partner_id, version, status, phase, name, customer, mpn, reviewer_id, asked_to_reject, due_kind, due_on,
            due_at, changed_at, search))
    }

    fn products_fit(&mut self, claim: &Claim) -> Result<bool, StoreError> {
        let rows: Vec<(String, Option<String>)> = claim_products::table
            .filter(claim_products::claim_id.eq(&claim.id))
            .select((claim_products::association, claim_products::activity))
            .load(self.conn)?;
        let activity = claim.details.activity.map(|activity| activity.key().to_owned());
        let wanted: BTreeSet<_> =
            claim.details.wants().iter().map(|key| (key.as_str().to_owned(), activity.clone())).collect();
        Ok(rows.into_iter().collect::<BTreeSet<_>>() == wanted)
    }

    fn reminder_fits(&mut self, claim: &Claim) -> Result<bool, StoreError> {
        let row: Option<NaiveDateTime> =
            reminders::table.find(&claim.id).select(reminders::at).first(self.conn).optional()?;
        Ok(row == claim.next_reminder().map(stored))
    }

    /// Every file that was ever attached has its row, and those taken out again are marked so.
    fn files_fit(&mut self, claim: &Claim, history: &[Recorded]) -> Result<bool, StoreError> {
        type Row = (PoeId, BlobKey, String, String, i64, String, NaiveDateTime, bool);
        let rows: Vec<Row> = poe_files::table
            .filter(poe_files::claim_id.eq(&claim.id))
            .select((
                poe_files::id,
                poe_files::blob,
                poe_files::name,
                poe_files::media,
                poe_files::size,
                poe_files::digest,
                poe_files::added_at,
                poe_files::removed,
            ))
            .load(self.conn)?;
        let held = |file: &PoeFile| claim.poe_file(&file.id).is_some();
        let row_of = |file: &PoeFile, line: &Recorded| {
            (
                file.id.to_string(),
                file.blob.as_str().to_owned(),
                file.name.as_str().to_owned(),
                file.media.key().to_owned(),
                i64::try_from(file.size).unwrap_or(i64::MAX),
                file.digest.as_str().to_owned(),
                instant(stored(line.at)),
                !held(file),
            )
        };
        let attached =
            history.iter().flat_map(|line| line.outcome.event.brought().iter().map(move |file| (file, line)));
        let made: BTreeSet<_> = attached.map(|(file, line)| row_of(file, line)).collect();
        let there = rows.into_iter().map(|(id, blob, name, media, size, digest, added_at, removed)| {
            let (id, blob) = (id.to_string(), blob.as_str().to_owned());
            (id, blob, name, media, size, digest, instant(added_at), removed)
        });
        Ok(there.collect::<BTreeSet<_>>() == made)
    }

    /// An approved claim holds its associations, and no other claim holds any.
    fn associations_fit(&mut self, claim: &Claim) -> Result<bool, StoreError> {
        let rows: Vec<(String, String, String)> = association_claims::table
            .filter(association_claims::claim_id.eq(&claim.id))
            .select((
                association_claims::association,
                association_claims::partner_id,
                association_claims::activity,
            ))
            .load(self.conn)?;
        let activity = claim.details.activity.map_or("", Activity::key);
        let held = if claim.is_live() { claim.associations() } else { Vec::new() };
        let row = |key: &str| (key.to_owned(), claim.partner.to_string(), activity.to_owned());
        let held: BTreeSet<_> = held.iter().map(|key| row(key.as_str())).collect();
        Ok(rows.into_iter().collect::<BTreeSet<_>>() == held)
    }

    fn assessment_fits(&mut self, claim: &Claim) -> Result<bool, StoreError> {
        let rows: i64 =
            assessments::table.filter(assessments::claim_id.eq(&claim.id)).count().get_result(self.conn)?;
        Ok(rows == i64::from(claim.phase() == Phase::Associated))
    }

    /// No letter tells of what has not happened.
    fn letters_fit(&mut self, claim: &Claim) -> Result<bool, StoreError> {
        let version = super::claims::version_column(claim.version)?;
        let beyond: i64 = outbox::table
            .filter(outbox::claim_id.eq(&claim.id))
            .filter(outbox::seq.lt(1).or(outbox::seq.gt(version)))
            .count()
            .get_result(self.conn)?;
        Ok(beyond == 0)
    }
}
