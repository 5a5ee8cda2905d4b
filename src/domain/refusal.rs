//! Why an act is refused: a value with a key, which the page words.

use super::ids::ClaimId;
use super::limit::Deadline;

/// Why something may not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The claim is not where this act belongs.
    NotNow,
    /// Somebody else's act.
    NotYours,
    /// The deadline has passed.
    TooLate(Deadline),
    /// The clock was early.
    NotDue,
    /// A letter to the customer has been handed over before.
    AlreadyTold,
    /// The partner has not asked for the rejection.
    PartnerHasNotAsked,
    /// The partner has asked already.
    AlreadyAsked,
    /// A dispute is decided by another reviewer than the one who rejected.
    YouRejectedIt,
    /// The reviewer has a conflict of interest with the claim's organisation.
    ConflictOfInterest,
    /// The claim is the actor's already.
    AlreadyYours,
    /// Thirty days have passed.
    WindowClosed,
    /// The partner asked for this rejection itself.
    OwnWish,
    /// Fields or PoE are missing; the names of the fields, `poe` for the file.
    Incomplete(Vec<&'static str>),
    /// The partner has claimed the same before.
    Duplicate(ClaimId),
    /// The partner has claimed the same before, at a location the actor does not reach.
    DuplicateElsewhere,
    /// The location is none of the actor's.
    OutOfReach,
    /// A field that can no longer be changed.
    Locked(String),
    /// Products may only be removed.
    OnlyRemoveProducts,
    /// More files than a claim may have.
    TooManyFiles,
    /// More bytes than a claim may have.
    TooManyBytes,
    /// No such file on this claim.
    NoSuchFile,
    /// Nothing was changed and nothing was replied.
    NothingAnswered,
    /// Neither justification nor file.
    NothingSaid,
    /// Other partners' claims stand in the way.
    Collides(Vec<ClaimId>),
    /// Nothing collides that a lead could settle.
    NothingToSettle,
    /// Evidence is gone or is not what was handed in; nothing is approved on it.
    EvidenceDamaged,
    /// Malware was found in all of the evidence.
    EvidenceBlocked,
    /// Nobody could look at part of the evidence: no verdict on it yet.
    EvidenceUnscanned,
}

impl Refusal {
    /// The key of the sentence.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotNow => "refusal-not-now",
            Self::NotYours => "refusal-not-yours",
            Self::TooLate(_) => "refusal-too-late",
            Self::NotDue => "refusal-not-due",
            Self::AlreadyTold => "refusal-already-told",
            Self::PartnerHasNotAsked => "refusal-partner-has-not-asked",
            Self::AlreadyAsked => "refusal-already-asked",
            Self::YouRejectedIt => "refusal-you-rejected-it",
            Self::ConflictOfInterest => "refusal-conflict-of-interest",
            Self::AlreadyYours => "refusal-already-yours",
            Self::WindowClosed => "refusal-window-closed",
            Self::OwnWish => "refusal-own-wish",
            Self::Incomplete(_) => "refusal-incomplete",
            Self::Duplicate(_) => "refusal-duplicate",
            Self::DuplicateElsewhere => "refusal-duplicate-elsewhere",
            Self::OutOfReach => "refusal-out-of-reach",
            Self::Locked(_) => "refusal-locked",
            Self::OnlyRemoveProducts => "refusal-only-remove-products",
            Self::TooManyFiles => "refusal-too-many-files",
            Self::TooManyBytes => "refusal-too-many-bytes",
            Self::NoSuchFile => "refusal-no-such-file",
            Self::NothingAnswered => "refusal-nothing-answered",
            Self::NothingSaid => "refusal-nothing-said",
            Self::Collides(_) => "refusal-collides",
            Self::NothingToSettle => "refusal-nothing-to-settle",
            Self::EvidenceDamaged => "refusal-evidence-damaged",
            Self::EvidenceBlocked => "refusal-evidence-blocked",
            Self::EvidenceUnscanned => "refusal-evidence-unscanned",
        }
    }
}
