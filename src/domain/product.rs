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

keyed! {
    /// The programme a claim serves, named as the source document names it (R4).
    pub enum Programme {
        /// Presales advice.
        OsaSell = "osa-sell",
        /// Usage of Business Applications.
        OsuBusinessApplications = "osu-business-applications",
        /// Revenue credit for a Business Influencer.
        BusinessApplicationsRevenue = "business-applications-revenue",
        /// Usage of Microsoft 365.
        OsuMicrosoft365 = "osu-microsoft-365",
    }
}

impl Activity {
    /// Whether what counts is how much is used. Of the others the partner also sees how many licences were bought.
    pub const fn is_usage(self) -> bool {
        matches!(self, Self::Usage | Self::UsageM365)
    }

    /// The programme the activity serves.
    pub const fn programme(self) -> Programme {
        match self {
            Self::Presales => Programme::OsaSell,
            Self::Usage => Programme::OsuBusinessApplications,
            Self::RevenueAssociation => Programme::BusinessApplicationsRevenue,
            Self::UsageM365 => Programme::OsuMicrosoft365,
        }
    }

    /// The solution area the activity belongs to.
    pub const fn area(self) -> SolutionArea {
        match self {
            Self::Presales | Self::Usage | Self::RevenueAssociation => SolutionArea::BusinessApplications,
            Self::UsageM365 => SolutionArea::Microsoft365,
        }
    }
}

keyed! {
    /// The families in which each solution area's products are offered.
    pub enum Family {
        /// Microsoft 365: work together.
        ModernWork = "modern-work",
        /// Microsoft 365: protection.
        Security = "security",
        /// Business Applications: Dynamics 365.
        Dynamics365 = "dynamics-365",
        /// Business Applications: Power Platform.
        PowerPlatform = "power-platform",
    }
}

impl Family {
    /// The family of a product. Its code says it: codes are stable, and made from the product's first name.
    pub fn of(area: SolutionArea, code: &ProductCode) -> Self {
        let begins = |starts: &[&str]| starts.iter().any(|start| code.as_str().starts_with(start));
        let protects = [
            "azure-ad-",
            "azure-information-",
            "defender-",
            "entra-",
            "microsoft-defender",
            "microsoft-purview",
        ];
        match area {
            SolutionArea::Microsoft365 if begins(&protects) => Self::Security,
            SolutionArea::Microsoft365 => Self::ModernWork,
            SolutionArea::BusinessApplications if begins(&["dynamics-"]) => Self::Dynamics365,
            SolutionArea::BusinessApplications => Self::PowerPlatform,
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
    /// No subscription is named because the customer has exactly one of the product; the partner has confirmed that,
    /// since the portal cannot look into the tenant.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_one: bool,
}

impl Claimed {
    /// A product without a subscription.
    pub const fn of(product: ProductCode) -> Self {
        Self { product, subscription: None, only_one: false }
    }

    /// A product under a named subscription.
    pub const fn under(product: ProductCode, subscription: SubscriptionId) -> Self {
        Self { product, subscription: Some(subscription), only_one: false }
    }

    /// A product of which the customer is said to have exactly one subscription.
    pub const fn the_only_one_of(product: ProductCode) -> Self {
        Self { product, subscription: None, only_one: true }
    }

    /// What only one partner may hold at a time: the subscription, or the workload on its tenant.
    pub fn association(&self, tenant: &TenantId) -> AssociationKey {
        match &self.subscription {
            Some(subscription) => AssociationKey(format!("subscription/{subscription}")),
            None => self.on_tenant(tenant),
        }
    }

    /// Whether it is left open which subscription is meant; only in Business Applications is one asked for.
    pub const fn lacks_subscription(&self) -> bool {
        self.subscription.is_none() && !self.only_one
    }

    /// Everything by which others find this claim in their way. A named subscription is also one of its product's on
    /// the tenant: a claim to that product that names none may mean the very same one.
    pub fn wants(&self, tenant: &TenantId) -> Vec<AssociationKey> {
        let of_product = self.subscription.as_ref().map(|_| self.some_on_tenant(tenant));
        std::iter::once(self.association(tenant)).chain(of_product).collect()
    }

    /// Everything that would stand in this claim's way: the same, and where either side names no subscription, any of
    /// the product on the tenant.
    pub fn collides_with(&self, tenant: &TenantId) -> Vec<AssociationKey> {
        let other = match &self.subscription {
            Some(_) => self.on_tenant(tenant),
            None => self.some_on_tenant(tenant),
        };
        vec![self.association(tenant), other]
    }

    /// The product on its tenant, no subscription named.
    fn on_tenant(&self, tenant: &TenantId) -> AssociationKey {
        AssociationKey(format!("tenant/{tenant}/{}", self.product))
    }

    /// A named subscription of the product on its tenant, whichever it is.
    fn some_on_tenant(&self, tenant: &TenantId) -> AssociationKey {
        AssociationKey(format!("subscription-of/{tenant}/{}", self.product))
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
