//! What can be claimed: solution areas, activities, products (R3, R4).

use super::keyed::keyed;
use super::numbers::{SubscriptionId, TenantId};
use serde::{Deserialize, Serialize};
use std::fmt;

keyed! {
    /// The two product families CPOR exists for, and no other (R3).
    pub enum SolutionArea {
        /// Dynamics 365 and Power Platform, claimed by subscription.
        BusinessApplications = "business-applications",
        /// Microsoft 365, claimed by workload on the tenant.
        Microsoft365 = "microsoft-365",
    }
}

keyed! {
    /// What the partner did. It decides which programme the claim serves (R4) and cannot be changed after submission.
    pub enum Activity {
        /// Influenced a Business Applications purchase; serves OSA.
        Presales = "presales",
        /// Got users onto a Business Applications workload; serves OSU.
        Usage = "usage",
        /// Influenced which product was chosen, as Business Influencer; revenue credit, never money.
        RevenueAssociation = "revenue-association",
        /// Got users onto a Microsoft 365 workload; serves OSU.
        UsageM365 = "usage-m365",
    }
}

impl Activity {
    /// The solution area the activity belongs to.
    pub const fn area(self) -> SolutionArea {
        match self {
            Self::Presales | Self::Usage | Self::RevenueAssociation => SolutionArea::BusinessApplications,
            Self::UsageM365 => SolutionArea::Microsoft365,
        }
    }
}

/// A product or workload of the catalogue, by its stable code: `exchange-online`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProductCode(String);

impl ProductCode {
    /// Wraps a code that stands in the catalogue.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProductCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One product of a claim, with its subscription where one is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claimed {
    /// The product or workload.
    pub product: ProductCode,
    /// The Dynamics subscription it is used under; never for a Microsoft 365 workload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription: Option<SubscriptionId>,
}

impl Claimed {
    /// What only one partner may hold at a time: the subscription, or the workload on its tenant.
    pub fn association(&self, tenant: &TenantId) -> AssociationKey {
        AssociationKey(match &self.subscription {
            Some(subscription) => format!("subscription/{subscription}"),
            None => format!("tenant/{tenant}/{}", self.product),
        })
    }
}

/// The name of the thing two partners cannot both hold: one live association per tenant and
/// workload, and per subscription.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssociationKey(String);

impl AssociationKey {
    /// Reads a key back from the store.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
