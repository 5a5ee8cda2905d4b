//! Claims as they stand: saved as the fold of their events, and what they hold against each other.

use super::columns::{from_json, instant, stored, to_json};
use super::lists::within;
use super::schema::{association_claims, associations, claim_products, claims, poe_files, reminders};
use super::{Reader, StoreError, Writer};
use crate::domain::actor::Actor;
use crate::domain::claim::{Claim, Rival};
use crate::domain::ids::{BlobKey, ClaimId, PartnerId, PersonId, PoeId};
use crate::domain::lifecycle::Status;
use crate::domain::numbers::Mpn;
use crate::domain::poe::PoeFile;
use crate::domain::product::{Activity, AssociationKey};
use crate::domain::reach::Reach;
use crate::domain::scan::Scan;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = claims, treat_none_as_null = true)]
pub(super) struct ClaimRow {
    pub(super) id: ClaimId,
    pub(super) partner_id: PartnerId,
    pub(super) version: i32,
    pub(super) status: String,
    pub(super) phase: String,
    pub(super) name: String,
    pub(super) customer: Option<String>,
    pub(super) mpn: Option<String>,
    pub(super) reviewer_id: Option<PersonId>,
    pub(super) asked_to_reject: bool,
    pub(super) due_kind: Option<String>,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) due_at: Option<NaiveDateTime>,
    pub(super) changed_at: NaiveDateTime,
    pub(super) search: String,
    pub(super) body: String,
}

impl ClaimRow {
    pub(super) fn of(claim: &Claim) -> Result<Self, StoreError> {
        let details = &claim.details;
        let text = |value: Option<&str>| value.map(ToOwned::to_owned);
        Ok(Self {
            id: claim.id.clone(),
            partner_id: claim.partner.clone(),
            version: version_column(claim.version)?,
            status: claim.status().key().to_owned(),
            phase: claim.phase().key().to_owned(),
            name: details.name.as_str().to_owned(),
            customer: text(details.customer.as_ref().map(|c| c.as_str())),
            mpn: text(details.mpn.as_ref().map(|m| m.as_str())),
            reviewer_id: claim.reviewer.clone(),
            asked_to_reject: claim.rejection_pending().is_some(),
            due_kind: text(claim.due.map(|due| due.kind.key())),
            due_on: claim.due.map(|due| due.due_on),
            due_at: claim.due.map(|due| stored(due.due_at)),
            changed_at: stored(claim.changed_at),
            search: search_text(claim),
            body: to_json(claim)?,
        })
    }
}

/// What a search looks through. Folded here, because SQLite's `lower` knows no Å.
fn search_text(claim: &Claim) -> String {
    let details = &claim.details;
    let parts = [
        Some(claim.id.as_str()),
        Some(details.name.as_str()),
        details.customer.as_ref().map(|c| c.as_str()),
        details.tenant.as_ref().map(|t| t.as_str()),
        details.domain.as_ref().map(|d| d.as_str()),
        details.mpn.as_ref().map(|m| m.as_str()),
    ];
    let subscriptions = details.products.iter().filter_map(|p| p.subscription.as_ref()).map(|s| s.as_str());
    parts.into_iter().flatten().chain(subscriptions).collect::<Vec<_>>().join("\n").to_lowercase()
}

/// A claim that ran out of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expired {
    /// Which claim.
    pub claim: ClaimId,
    /// When its time was over, or its partner was to be reminded.
    pub due_at: DateTime<Utc>,
}

/// A version as the column holds it.
pub(super) fn version_column(version: u32) -> Result<i32, StoreError> {
    i32::try_from(version).map_err(|_| StoreError::Broken("a claim with too many events".into()))
}

impl Reader<'_> {
    /// A claim, whoever asks: for jobs and checks. People load through `claim_for`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn claim(&mut self, id: &ClaimId) -> Result<Option<Claim>, StoreError> {
        let body: Option<String> = claims::table.find(id).select(claims::body).first(self.conn).optional()?;
        body.map(|body| from_json(&body)).transpose()
    }

    /// A claim as far as this actor may know of it: what is not theirs is not there.
    ///
    /// # Errors
    /// When the database fails.
    pub fn claim_for(&mut self, actor: &Actor, id: &ClaimId) -> Result<Option<Claim>, StoreError> {
        Ok(self.claim(id)?.filter(|claim| may_see(actor, claim)))
    }

    /// Other claims, handed in and not rejected, that want one of `keys`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn rivals(&mut self, id: &ClaimId, keys: &[AssociationKey]) -> Result<Vec<Rival>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<&str> = keys.iter().map(AssociationKey::as_str).collect();
        let competing = [
            Status::Submitted.key(),
            Status::UnderReview.key(),
            Status::PartnerActionRequired.key(),
            Status::Approved.key(),
        ];
        let rows: Vec<RivalRow> = claim_products::table
            .inner_join(claims::table)
            .filter(claim_products::association.eq_any(keys))
            .filter(claim_products::claim_id.ne(id))
            .filter(claims::status.eq_any(competing))
            .select((
                claims::id,
                claims::partner_id,
                claims::mpn,
                claim_products::activity,
                claim_products::association,
                claims::status,
            ))
            .order((claims::id, claim_products::association))
            .load(self.conn)?;
        Ok(rows.into_iter().map(rival_of).collect())
    }

    /// Claims whose expiry is over, oldest first and behind `after`: what the clock has to settle. Their numbers only,
    /// so that one that cannot be read hides no other.
    ///
    /// # Errors
    /// When the database fails.
    pub fn expired(
        &mut self,
        at: DateTime<Utc>,
        after: Option<&Expired>,
        most: i64,
    ) -> Result<Vec<Expired>, StoreError> {
        let mut all = claims::table
            .filter(claims::due_kind.eq("expiry"))
            .filter(claims::due_at.lt(stored(at)))
            .order((claims::due_at, claims::id))
            .limit(most)
            .select((claims::id, claims::due_at))
            .into_boxed();
        if let Some(Expired { claim, due_at }) = after {
            let last = stored(*due_at);
            all = all.filter(
                claims::due_at.gt(last).or(claims::due_at.eq(last).and(claims::id.gt(claim.clone()))),
            );
        }
        let rows: Vec<(ClaimId, Option<NaiveDateTime>)> = all.load(self.conn)?;
        let expired =
            |(claim, due_at): (ClaimId, Option<_>)| Some(Expired { claim, due_at: instant(due_at?) });
        Ok(rows.into_iter().filter_map(expired).collect())
    }

    /// Claims whose partner is to be reminded and can still answer, the longest waiting first and behind `after`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn to_remind(
        &mut self,
        at: DateTime<Utc>,
        after: Option<&Expired>,
        most: i64,
    ) -> Result<Vec<Expired>, StoreError> {
        let mut all = reminders::table
            .inner_join(claims::table)
            .filter(reminders::at.le(stored(at)))
            .filter(claims::due_at.ge(stored(at)))
            .order((reminders::at, reminders::claim_id))
            .limit(most)
            .select((reminders::claim_id, reminders::at))
            .into_boxed();
        if let Some(Expired { claim, due_at }) = after {
            let last = stored(*due_at);
            let later = reminders::at.eq(last).and(reminders::claim_id.gt(claim.clone()));
            all = all.filter(reminders::at.gt(last).or(later));
        }
        let rows: Vec<(ClaimId, NaiveDateTime)> = all.load(self.conn)?;
        Ok(rows.into_iter().map(|(claim, at)| Expired { claim, due_at: instant(at) }).collect())
    }

    /// The next instant at which a deadline of any kind ends, after `at`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn next_deadline(&mut self, at: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        let next: Option<Option<NaiveDateTime>> = claims::table
            .filter(claims::due_at.gt(stored(at)))
            .order(claims::due_at)
            .select(claims::due_at)
            .first(self.conn)
            .optional()?;
        Ok(next.flatten().map(instant))
    }

    /// Every claim's number after `after`, in order, for checks that walk through all.
    ///
    /// # Errors
    /// When the database fails.
    pub fn claim_ids(&mut self, after: Option<&ClaimId>, most: i64) -> Result<Vec<ClaimId>, StoreError> {
        let after = after.map_or("", ClaimId::as_str);
        Ok(claims::table
            .filter(claims::id.gt(ClaimId::new(after)))
            .order(claims::id)
            .limit(most)
            .select(claims::id)
            .load(self.conn)?)
    }

    /// Whether a claim holds the file with these bytes: not one taken out of a draft, nor one of a draft thrown away.
    /// Their rows keep name and digest.
    ///
    /// # Errors
    /// When the database fails.
    pub fn names_blob(&mut self, blob: &BlobKey) -> Result<bool, StoreError> {
        let found = poe_files::table
            .inner_join(claims::table)
            .filter(poe_files::blob.eq(blob))
            .filter(poe_files::removed.eq(false))
            .filter(claims::status.ne(Status::Discarded.key()));
        Ok(diesel::select(diesel::dsl::exists(found)).get_result(self.conn)?)
    }

    /// Which of a claim's files the same organisation has sent with another claim too, byte for byte: file and other claim.
    /// Claims beyond the reader's reach are never looked at.
    ///
    /// # Errors
    /// When the database fails.
    pub fn same_files(&mut self, claim: &Claim, reach: &Reach) -> Result<Vec<(PoeId, ClaimId)>, StoreError> {
        let digests: Vec<&str> = claim.poe.iter().map(|file| file.digest.as_str()).collect();
        let all = poe_files::table
            .inner_join(claims::table)
            .filter(poe_files::digest.eq_any(digests))
            .filter(poe_files::claim_id.ne(&claim.id))
            .filter(poe_files::removed.eq(false))
            .filter(claims::status.ne(Status::Discarded.key()))
            .order(poe_files::claim_id)
            .select((poe_files::digest, poe_files::claim_id))
            .into_boxed();
        let rows: Vec<(String, ClaimId)> = within!(all, reach).load(self.conn)?;
        let mut same = Vec::new();
        for file in &claim.poe {
            let others = rows.iter().filter(|(digest, _)| digest == file.digest.as_str());
            same.extend(others.map(|(_, other)| (file.id.clone(), other.clone())));
        }
        Ok(same)
    }

    /// When each of a claim's files came.
    ///
    /// # Errors
    /// When the database fails.
    pub fn poe_files_of(&mut self, claim: &ClaimId) -> Result<Vec<(PoeId, NaiveDateTime)>, StoreError> {
        Ok(poe_files::table
            .filter(poe_files::claim_id.eq(claim))
            .order(poe_files::id)
            .select((poe_files::id, poe_files::added_at))
            .load(self.conn)?)
    }
}

/// Partners see their own claims, as far as their roles reach; Microsoft's people see what was handed in; the portal sees all.
fn may_see(actor: &Actor, claim: &Claim) -> bool {
    match actor {
        Actor::Partner { .. } => {
            let location = claim.details.mpn.as_ref();
            let reached = actor.reach().is_some_and(|reach| reach.covers(&claim.partner, location));
            reached && claim.status() != Status::Discarded
        }
        Actor::Microsoft { .. } => !matches!(claim.status(), Status::Editing | Status::Discarded),
        Actor::Customer | Actor::Clock => true,
    }
}

/// Number, partner, location, activity, association, status.
type RivalRow = (ClaimId, PartnerId, Option<String>, Option<String>, String, String);

fn rival_of(row: RivalRow) -> Rival {
    let (claim, partner, mpn, activity, key, status) = row;
    Rival {
        claim,
        partner,
        mpn: mpn.and_then(|mpn| Mpn::parse(&mpn).ok()),
        activity: activity.as_deref().and_then(Activity::from_key),
        key: AssociationKey::new(key),
        live: status == Status::Approved.key(),
    }
}

impl Writer<'_> {
    /// Adds a new claim.
    ///
    /// # Errors
    /// `Unique` when its number is taken.
    pub fn add_claim(&mut self, claim: &Claim) -> Result<(), StoreError> {
        diesel::insert_into(claims::table).values(ClaimRow::of(claim)?).execute(self.conn)?;
        self.put_products(claim)
    }

    /// Saves a changed claim, if it is still at the version `seen`; tells whether it was.
    ///
    /// # Errors
    /// When the database fails.
    pub fn save_claim(&mut self, claim: &Claim, seen: u32) -> Result<bool, StoreError> {
        let unchanged = claims::table.find(&claim.id).filter(claims::version.eq(version_column(seen)?));
        let changed = diesel::update(unchanged).set(ClaimRow::of(claim)?).execute(self.conn)?;
        Ok(changed == 1)
    }

    /// Writes down anew what a claim wants.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_products(&mut self, claim: &Claim) -> Result<(), StoreError> {
        let old = claim_products::table.filter(claim_products::claim_id.eq(&claim.id));
        diesel::delete(old).execute(self.conn)?;
        for key in claim.details.wants() {
            diesel::insert_into(claim_products::table)
                .values((
                    claim_products::claim_id.eq(&claim.id),
                    claim_products::association.eq(key.as_str()),
                    claim_products::activity.eq(claim.details.activity.map(Activity::key)),
                ))
                .execute(self.conn)?;
        }
        self.put_meets(claim)
    }

    /// Writes down when a claim's partner is to be reminded next, if it is.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_reminder(&mut self, id: &ClaimId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        diesel::delete(reminders::table.find(id)).execute(self.conn)?;
        if let Some(at) = at {
            diesel::insert_into(reminders::table)
                .values((reminders::claim_id.eq(id), reminders::at.eq(stored(at))))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Adds the row of a PoE file whose bytes are kept, with what is known of it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn add_poe_file(
        &mut self,
        claim: &ClaimId,
        file: &PoeFile,
        scan: Scan,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let size =
            i64::try_from(file.size).map_err(|_| StoreError::Broken("a file beyond measure".into()))?;
        diesel::insert_into(poe_files::table)
            .values((
                poe_files::id.eq(&file.id),
                poe_files::claim_id.eq(claim),
                poe_files::blob.eq(&file.blob),
                poe_files::name.eq(file.name.as_str()),
                poe_files::media.eq(file.media.key()),
                poe_files::size.eq(size),
                poe_files::digest.eq(file.digest.as_str()),
                poe_files::added_at.eq(stored(at)),
                poe_files::removed.eq(false),
                poe_files::scan.eq(scan.key()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Marks a file as taken out of its draft.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remove_poe_file(&mut self, id: &PoeId) -> Result<(), StoreError> {
        diesel::update(poe_files::table.find(id)).set(poe_files::removed.eq(true)).execute(self.conn)?;
        Ok(())
    }

    /// Makes an approved claim hold its products and subscriptions.
    ///
    /// # Errors
    /// `Unique` or `ForeignKey` when another partner, or another claim of the same activity, holds one of them:
    /// the database's own word on the rule, whatever was looked up before.
    pub fn hold_associations(&mut self, claim: &Claim) -> Result<(), StoreError> {
        let activity = claim.details.activity.map_or("", Activity::key);
        for key in claim.associations() {
            let there = associations::table.find(key.as_str());
            let held: bool = diesel::select(diesel::dsl::exists(there)).get_result(self.conn)?;
            if !held {
                let row =
                    (associations::association.eq(key.as_str()), associations::partner_id.eq(&claim.partner));
                diesel::insert_into(associations::table).values(row).execute(self.conn)?;
            }
            diesel::insert_into(association_claims::table)
                .values((
                    association_claims::claim_id.eq(&claim.id),
                    association_claims::association.eq(key.as_str()),
                    association_claims::partner_id.eq(&claim.partner),
                    association_claims::activity.eq(activity),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Frees what a claim held, for others to claim.
    ///
    /// # Errors
    /// When the database fails.
    pub fn release_associations(&mut self, id: &ClaimId) -> Result<(), StoreError> {
        let held: Vec<String> = association_claims::table
            .filter(association_claims::claim_id.eq(id))
            .select(association_claims::association)
            .load(self.conn)?;
        diesel::delete(association_claims::table.filter(association_claims::claim_id.eq(id)))
            .execute(self.conn)?;
        for key in held {
            let others = association_claims::table.filter(association_claims::association.eq(&key));
            let still: bool = diesel::select(diesel::dsl::exists(others)).get_result(self.conn)?;
            if !still {
                diesel::delete(associations::table.find(&key)).execute(self.conn)?;
            }
        }
        Ok(())
    }
}
