//! Why more is needed, why a claim was rejected, why somebody refuses. Words live in `locales/*/reasons.ftl`.

use super::keyed::keyed;
use serde::{Deserialize, Serialize};

keyed! {
    /// What a request for information names, one at least (R27).
    pub enum InfoNeeded {
        /// Wrong file, or one that has nothing to do with the claim.
        MissingAllPoe = "missing-all-poe",
        /// The customer's signature is not on the PoE.
        MissingCustomerAcknowledgment = "missing-customer-acknowledgment",
        /// Dates are absent, or old in relation to the claim.
        MissingOrOldDates = "missing-or-old-dates",
        /// The work done is not described, or too thinly.
        MissingPartnerSolution = "missing-partner-solution",
        /// A claimed product or workload is not in the PoE.
        MissingProducts = "missing-products",
    }
}

keyed! {
    /// What was wrong with the evidence, in detail, any number beside the ground (R39).
    pub enum PoeFault {
        /// As the first reason of a request for information.
        MissingAllPoe = "missing-all-poe",
        /// As the second.
        MissingCustomerAcknowledgment = "missing-customer-acknowledgment",
        /// As the third.
        MissingOrOldDates = "missing-or-old-dates",
        /// As the fourth.
        MissingPartnerSolution = "missing-partner-solution",
        /// A claimed product is not in the PoE.
        MissingProducts = "missing-products",
        /// Nobody at the customer has signed for the association.
        MissingCustomerConsent = "missing-customer-consent",
        /// The partner was asked and answered nothing that helps.
        NoPartnerResponse = "no-partner-response",
        /// The file cannot be opened or is gone.
        PoeUnavailable = "poe-unavailable",
        /// Another partner's claim to the same product was preferred.
        CompetingClaim = "competing-claim",
        /// The product or subscription cannot be claimed.
        NotEligible = "not-eligible",
    }
}

keyed! {
    /// What a reviewer confirms before an approval: the five elements of the evidence, and that the customer's tenant
    /// and domain belong together.
    pub enum ApprovalCheck {
        /// The document is the right one.
        Document = "document",
        /// The customer has acknowledged it.
        Acknowledgment = "acknowledgment",
        /// Its dates are there and recent.
        Dates = "dates",
        /// Partner and work are described.
        Work = "work",
        /// Every claimed product is in it.
        Products = "products",
        /// Tenant and domain belong together.
        Tenant = "tenant",
    }
}

keyed! {
    /// Why a partner wants its own association rejected (R36).
    pub enum AskReason {
        /// Filed under the wrong location.
        IncorrectMpn = "incorrect-mpn",
        /// Filed as the wrong activity.
        IncorrectActivity = "incorrect-activity",
        /// The work has ended.
        NoLongerWorking = "no-longer-working",
        /// Something else, said in words.
        Other = "other",
    }
}

keyed! {
    /// Why a customer denies, if it wants to say.
    pub enum DenyReason {
        /// They do not work with this partner.
        NotOurPartner = "not-our-partner",
        /// The work was not done.
        WorkNotDone = "work-not-done",
        /// Some of the workloads are wrong.
        WrongWorkloads = "wrong-workloads",
        /// They did not sign.
        DidNotSign = "did-not-sign",
        /// Something else, said in words.
        Other = "other",
    }
}

/// The one primary reason of a rejection: the source's three, and its silent fourth (R22, R36–R39).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ground", rename_all = "kebab-case")]
pub enum Ground {
    /// The partner asked for it.
    PartnerRequest {
        /// The reason the partner gave.
        reason: AskReason,
    },
    /// The customer denied consent while the window was open.
    CustomerDecline {
        /// The reason the customer gave, if any.
        reason: Option<DenyReason>,
    },
    /// A reviewer found the evidence insufficient.
    InsufficientPoe {
        /// What was wrong, in detail.
        faults: Vec<PoeFault>,
    },
    /// The five business days passed without an answer.
    NoPartnerResponse,
}

impl Ground {
    /// The key of the ground's words.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::PartnerRequest { .. } => "partner-request",
            Self::CustomerDecline { .. } => "customer-decline",
            Self::InsufficientPoe { .. } => "insufficient-poe",
            Self::NoPartnerResponse => "no-partner-response",
        }
    }

    /// Whether a partner may dispute it: not its own wish.
    pub const fn can_be_disputed(&self) -> bool {
        !matches!(self, Self::PartnerRequest { .. })
    }
}

keyed! {
    /// Why an association earned nothing, as the assessment tells it.
    pub enum Ineligible {
        /// The customer is public sector.
        PublicSector = "public-sector",
        /// A required competency or designation was not met.
        DesignationNotMet = "designation-not-met",
        /// The partner's ID is not eligible.
        PartnerNotEligible = "partner-not-eligible",
        /// The location is not eligible.
        LocationNotEligible = "location-not-eligible",
        /// Partner and customer are one company.
        PartnerIsCustomer = "partner-is-customer",
        /// The role claimed does not earn.
        InvalidPartnerRole = "invalid-partner-role",
        /// Usage was not above the high-water mark.
        BelowHighWaterMark = "below-high-water-mark",
        /// Usage was below the minimum.
        BelowThreshold = "below-threshold",
        /// The claim came too late.
        TooLate = "too-late",
    }
}

impl Ineligible {
    /// Whether the partner can do something about it.
    pub const fn can_be_cured(self) -> bool {
        matches!(self, Self::PublicSector | Self::DesignationNotMet)
    }
}

/// What the assessment of incentives came to; always apart from the claim's approval (R6, R15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "kebab-case")]
pub enum Assessment {
    /// Handed over; no answer yet.
    Pending,
    /// It earns.
    Eligible,
    /// It does not earn.
    NotEligible {
        /// Why not.
        reason: Ineligible,
    },
}

impl Assessment {
    /// The key of the result's words.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Eligible => "eligible",
            Self::NotEligible { .. } => "not-eligible",
        }
    }
}
