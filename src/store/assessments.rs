//! What became of approved claims in the assessment of incentives: a list of its own (R8, R15).

use super::columns::{instant, stored};
use super::lists::{like_pattern, within};
use super::schema::{assessments, claims, partners};
use super::{Reader, StoreError, Writer};
use crate::domain::claim::Claim;
use crate::domain::ids::{ClaimId, PartnerId};
use crate::domain::product::Claimed;
use crate::domain::reach::Reach;
use crate::domain::reason::{Assessment, Ineligible};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

/// One claim in the assessment, with what R8 asks to be found: its subscription or tenant.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// The claim.
    pub claim: ClaimId,
    /// The claim's label.
    pub name: String,
    /// Whose claim.
    pub partner: String,
    /// The customer.
    pub customer: String,
    /// The customer's tenant ID.
    pub tenant: String,
    /// The products claimed, with the subscriptions they are used under.
    pub products: Vec<Claimed>,
    /// The location's MPN ID.
    pub mpn: String,
    /// When it was handed over.
    pub sent_at: DateTime<Utc>,
    /// What it came to.
    pub assessment: Assessment,
    /// When that was written down.
    pub recorded_at: Option<DateTime<Utc>>,
}

/// Which assessed claims are looked for.
#[derive(Debug, Clone, Default)]
pub struct AssessmentsWanted {
    /// Within somebody's reach, or of all.
    pub reach: Option<Reach>,
    /// With one result, or with any.
    pub result: Option<&'static str>,
    /// Words that stand in one of the claim's numbers or names (R8: by claim, tenant, subscription); where all
    /// organisations are looked through also in the organisation's name.
    pub search: String,
    /// Whether those that have waited longest come first.
    pub oldest_first: bool,
    /// How many at the most.
    pub most: i64,
}

type Row = (ClaimId, String, String, String, NaiveDateTime, String, Option<String>, Option<NaiveDateTime>);

impl Reader<'_> {
    /// Assessed claims.
    ///
    /// # Errors
    /// When the database fails.
    pub fn assessments(&mut self, wanted: &AssessmentsWanted) -> Result<Vec<Assessed>, StoreError> {
        let mut query = assessments::table
            .inner_join(claims::table.on(claims::id.eq(assessments::claim_id)))
            .inner_join(partners::table.on(partners::id.eq(assessments::partner_id)))
            .select((
                claims::id,
                claims::name,
                claims::body,
                partners::name,
                assessments::sent_at,
                assessments::result,
                assessments::reason,
                assessments::recorded_at,
            ))
            .limit(wanted.most)
            .into_boxed();
        query = match wanted.oldest_first {
            true => query.order((assessments::sent_at.asc(), assessments::claim_id.asc())),
            false => query.order((assessments::sent_at.desc(), assessments::claim_id.desc())),
        };
        if let Some(reach) = &wanted.reach {
            query = within!(query, reach).filter(assessments::partner_id.eq(reach.partner().clone()));
        }
        if let Some(result) = wanted.result {
            query = query.filter(assessments::result.eq(result));
        }
        if let Some(pattern) = like_pattern(&wanted.search) {
            let named = match wanted.reach {
                None => self.partners_named(&wanted.search)?,
                Some(_) => Vec::new(),
            };
            let found = claims::search.like(pattern).escape('\\');
            query = query.filter(found.or(assessments::partner_id.eq_any(named)));
        }
        let rows: Vec<Row> = query.load(self.conn)?;
        rows.into_iter().map(assessed).collect()
    }
}

impl Reader<'_> {
    /// Organisations whose names hold these words. Folded here, because SQLite's `lower` knows no Å.
    fn partners_named(&mut self, words: &str) -> Result<Vec<PartnerId>, StoreError> {
        let words = words.trim().to_lowercase();
        let all = self.partners()?;
        let named = all.into_iter().filter(|partner| partner.name.to_lowercase().contains(&words));
        Ok(named.map(|partner| partner.id).collect())
    }
}

fn assessed(row: Row) -> Result<Assessed, StoreError> {
    let (id, name, body, partner, sent_at, result, reason, recorded_at) = row;
    let claim: Claim = super::columns::from_json(&body)?;
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let details = &claim.details;
    Ok(Assessed {
        claim: id,
        name,
        partner,
        customer: text(details.customer.as_ref().map(|c| c.as_str())),
        tenant: text(details.tenant.as_ref().map(|t| t.as_str())),
        mpn: text(details.mpn.as_ref().map(|m| m.as_str())),
        products: details.products.clone(),
        sent_at: instant(sent_at),
        assessment: assessment_of(&result, reason.as_deref())?,
        recorded_at: recorded_at.map(instant),
    })
}

fn assessment_of(result: &str, reason: Option<&str>) -> Result<Assessment, StoreError> {
    match (result, reason.and_then(Ineligible::from_key)) {
        ("pending", _) => Ok(Assessment::Pending),
        ("eligible", _) => Ok(Assessment::Eligible),
        ("not-eligible", Some(reason)) => Ok(Assessment::NotEligible { reason }),
        _ => Err(StoreError::Broken("an assessment without a readable result".into())),
    }
}

impl Writer<'_> {
    /// Hands a claim over to assessment: once, or `Unique`.
    ///
    /// # Errors
    /// `Unique` when it was handed over before.
    pub fn hand_to_assessment(&mut self, claim: &Claim, at: DateTime<Utc>) -> Result<(), StoreError> {
        diesel::insert_into(assessments::table)
            .values((
                assessments::claim_id.eq(&claim.id),
                assessments::partner_id.eq(&claim.partner),
                assessments::sent_at.eq(stored(at)),
                assessments::result.eq(Assessment::Pending.key()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Writes down what the assessment came to.
    ///
    /// # Errors
    /// `NotFound` when the claim was never handed over.
    pub fn record_assessment(
        &mut self,
        claim: &ClaimId,
        assessment: Assessment,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let reason = match assessment {
            Assessment::NotEligible { reason } => Some(reason.key()),
            Assessment::Pending | Assessment::Eligible => None,
        };
        let changed = diesel::update(assessments::table.find(claim))
            .set((
                assessments::result.eq(assessment.key()),
                assessments::reason.eq(reason),
                assessments::recorded_at.eq(stored(at)),
            ))
            .execute(self.conn)?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }
}
