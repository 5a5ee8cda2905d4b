//! Each act with what it carries.

use super::contact::{Email, Lang};
use super::details::Details;
use super::ids::PoeId;
use super::keyed::keyed;
use super::poe::PoeFile;
use super::product::ProductCode;
use super::reason::{ApprovalCheck, AskReason, Assessment, DenyReason, InfoNeeded, PoeFault};
use super::text::{Note, PersonName};

keyed! {
    /// What can be done to a claim. One stem an act: action, event, page, letter and words share it.
    pub enum Act {
        /// Change the claim's fields.
        Edit = "edit",
        /// Add a PoE file.
        AttachPoe = "attach-poe",
        /// Take a PoE file out of a draft.
        RemovePoe = "remove-poe",
        /// Hand the claim in.
        Submit = "submit",
        /// Throw a draft away.
        Discard = "discard",
        /// Say something in the Comments section.
        Comment = "comment",
        /// Ask for one's own association to be rejected.
        AskToReject = "ask-to-reject",
        /// Reject because the partner asked.
        ConfirmRejection = "confirm-rejection",
        /// Begin validating PoE.
        StartReview = "start-review",
        /// Become the claim's reviewer in another's place.
        TakeOver = "take-over",
        /// Ask the partner for more.
        RequestInfo = "request-info",
        /// Answer, and hand back for review.
        Resubmit = "resubmit",
        /// Find the PoE sufficient.
        Approve = "approve",
        /// Find the PoE insufficient.
        Reject = "reject",
        /// Decide which of several competing claims may go on.
        SettleCollision = "settle-collision",
        /// Contest a rejection.
        Dispute = "dispute",
        /// Say no, as the customer.
        DenyConsent = "deny-consent",
        /// Say that one is not the person to ask.
        ReportWrongPerson = "report-wrong-person",
        /// Send the customer's letter again, with a fresh window.
        ResendConsent = "resend-consent",
        /// The partner's last days to answer have come.
        RemindPartner = "remind-partner",
        /// The partner's time to answer has passed.
        NoResponse = "no-response",
        /// The partner's time to answer has passed, and it wanted the claim rejected anyway.
        LapseAsAsked = "lapse-as-asked",
        /// The customer's letter was handed over: its time to deny begins.
        DeliverConsent = "deliver-consent",
        /// The customer's letter cannot be delivered: no time begins.
        BounceConsent = "bounce-consent",
        /// The customer's time to deny has passed.
        ElapseConsent = "elapse-consent",
        /// Write down what the assessment came to.
        RecordAssessment = "record-assessment",
    }
}

/// An act with its particulars, as a page, a job or the command line hands it to the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The details as they shall be.
    Edit(Box<Details>),
    /// The file, whose bytes are already kept.
    AttachPoe(PoeFile),
    /// Which file.
    RemovePoe(PoeId),
    /// The version of the acknowledgements that were ticked.
    Submit {
        /// Which wording was agreed to.
        acknowledged: String,
    },
    /// Nothing more to say.
    Discard,
    /// The comment.
    Comment(Note),
    /// Why the partner wants out.
    AskToReject {
        /// The coded reason.
        reason: AskReason,
        /// In words; required for `Other` at the form.
        note: Option<Note>,
    },
    /// What the reviewer says to it.
    ConfirmRejection {
        /// In words.
        note: Option<Note>,
    },
    /// Nothing more to say.
    StartReview,
    /// Nothing more to say.
    TakeOver,
    /// What is needed.
    RequestInfo {
        /// One at least.
        needed: Vec<InfoNeeded>,
        /// What would cure it, in the reviewer's words.
        note: Note,
        /// The products it is about; empty means the whole claim.
        products: Vec<ProductCode>,
        /// Whether products may be added in the answer.
        may_add_products: bool,
    },
    /// The answer.
    Resubmit {
        /// In words, where nothing else was changed.
        reply: Option<Note>,
        /// More PoE, whose bytes are already kept.
        files: Vec<PoeFile>,
    },
    /// What the reviewer says to it.
    Approve {
        /// In words.
        note: Option<Note>,
        /// What was confirmed, point by point.
        checks: Vec<ApprovalCheck>,
    },
    /// Why not.
    Reject {
        /// In detail; one at least.
        faults: Vec<PoeFault>,
        /// What would cure it, in the reviewer's words.
        note: Note,
    },
    /// Why this claim goes before the others.
    SettleCollision {
        /// In words.
        note: Note,
    },
    /// Why the rejection should be reconsidered; words, files, or both.
    Dispute {
        /// The business justification.
        justification: Option<Note>,
        /// Updated PoE, whose bytes are already kept.
        files: Vec<PoeFile>,
    },
    /// Why the customer says no, if it wants to say.
    DenyConsent {
        /// The coded reason.
        reason: Option<DenyReason>,
        /// In words.
        note: Option<Note>,
        /// Who says it.
        name: Option<PersonName>,
    },
    /// Whom to ask instead, if known.
    ReportWrongPerson {
        /// A colleague's address.
        colleague: Option<Email>,
    },
    /// Whom the letter goes to now.
    ResendConsent {
        /// The addressee's name.
        name: PersonName,
        /// The addressee's address.
        email: Email,
        /// The letter's language.
        language: Lang,
    },
    /// Nothing more to say.
    RemindPartner,
    /// Nothing more to say.
    NoResponse,
    /// Nothing more to say.
    LapseAsAsked,
    /// Nothing more to say.
    DeliverConsent,
    /// Nothing more to say.
    BounceConsent,
    /// Nothing more to say.
    ElapseConsent,
    /// The result.
    RecordAssessment(Assessment),
}

impl Action {
    /// The act, without its particulars.
    pub const fn act(&self) -> Act {
        match self {
            Self::Edit(_) => Act::Edit,
            Self::AttachPoe(_) => Act::AttachPoe,
            Self::RemovePoe(_) => Act::RemovePoe,
            Self::Submit { .. } => Act::Submit,
            Self::Discard => Act::Discard,
            Self::Comment(_) => Act::Comment,
            Self::AskToReject { .. } => Act::AskToReject,
            Self::ConfirmRejection { .. } => Act::ConfirmRejection,
            Self::StartReview => Act::StartReview,
            Self::TakeOver => Act::TakeOver,
            Self::RequestInfo { .. } => Act::RequestInfo,
            Self::Resubmit { .. } => Act::Resubmit,
            Self::Approve { .. } => Act::Approve,
            Self::Reject { .. } => Act::Reject,
            Self::SettleCollision { .. } => Act::SettleCollision,
            Self::Dispute { .. } => Act::Dispute,
            Self::DenyConsent { .. } => Act::DenyConsent,
            Self::ReportWrongPerson { .. } => Act::ReportWrongPerson,
            Self::ResendConsent { .. } => Act::ResendConsent,
            Self::RemindPartner => Act::RemindPartner,
            Self::NoResponse => Act::NoResponse,
            Self::LapseAsAsked => Act::LapseAsAsked,
            Self::DeliverConsent => Act::DeliverConsent,
            Self::BounceConsent => Act::BounceConsent,
            Self::ElapseConsent => Act::ElapseConsent,
            Self::RecordAssessment(_) => Act::RecordAssessment,
        }
    }
}
