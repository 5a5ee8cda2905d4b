//! Each act as it was recorded. Shapes are for ever: a new field is optional, and an old one is never renamed.

use super::action::Action;
use super::actor::By;
use super::claim::Claim;
use super::contact::{Email, Lang};
use super::details::{Change, Details};
use super::ids::{ClaimId, PartnerId, PersonId, PoeId};
use super::lifecycle::Phase;
use super::limit::Deadline;
use super::poe::PoeFile;
use super::product::ProductCode;
use super::reason::{ApprovalCheck, AskReason, Assessment, DenyReason, Ground, InfoNeeded};
use super::text::{Note, PersonName};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What happened, with its particulars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// A draft was begun.
    Opened {
        /// Whose claim it is.
        partner: PartnerId,
        /// What it said at first.
        details: Box<Details>,
    },
    /// Fields were changed.
    Edited {
        /// Each field, before and after.
        changes: Vec<Change>,
    },
    /// A PoE file was added.
    PoeAttached {
        /// The file.
        file: PoeFile,
    },
    /// A PoE file was taken out of the draft.
    PoeRemoved {
        /// Which.
        id: PoeId,
        /// Its name, for the history.
        name: String,
    },
    /// The claim was handed in.
    Submitted {
        /// The version of the acknowledgements that were ticked.
        acknowledged: String,
    },
    /// The draft was thrown away.
    Discarded,
    /// Something was said.
    Commented {
        /// The comment.
        text: Note,
    },
    /// The partner asked for its own association to be rejected.
    RejectionAsked {
        /// The coded reason.
        reason: AskReason,
        /// In words.
        note: Option<Note>,
    },
    /// A reviewer began.
    ReviewStarted,
    /// Another reviewer took the claim.
    TakenOver {
        /// From whom.
        from: Option<PersonId>,
    },
    /// More was asked for.
    InfoRequested {
        /// Which of the five reasons.
        needed: Vec<InfoNeeded>,
        /// What would cure it.
        note: Note,
        /// The products it is about; empty means the whole claim.
        products: Vec<ProductCode>,
        /// Whether products may be added in the answer.
        may_add_products: bool,
        /// Business days the reviewer had left when the clock was stopped.
        review_days_left: u32,
        /// When the partner is reminded; no reminders were promised before there were any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        remind_at: Vec<DateTime<Utc>>,
    },
    /// The partner answered and handed back.
    Resubmitted {
        /// In words.
        reply: Option<Note>,
        /// The PoE that came with the answer; answers of before it could name none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<PoeFile>,
    },
    /// The PoE was found sufficient.
    Approved {
        /// In words.
        note: Option<Note>,
        /// What the reviewer confirmed, point by point; events of before it was kept name none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        checks: Vec<ApprovalCheck>,
    },
    /// The claim was rejected.
    Rejected {
        /// The primary reason.
        ground: Ground,
        /// In words: what would cure it.
        note: Option<Note>,
    },
    /// A lead let this claim go before others that want the same.
    CollisionSettled {
        /// The others.
        against: Vec<ClaimId>,
        /// Why.
        note: Note,
    },
    /// The rejection was contested.
    Disputed {
        /// The business justification.
        justification: Option<Note>,
        /// Updated PoE.
        files: Vec<PoeFile>,
    },
    /// The customer said no.
    ConsentDenied {
        /// The coded reason.
        reason: Option<DenyReason>,
        /// In words.
        note: Option<Note>,
        /// Who said it.
        name: Option<PersonName>,
    },
    /// The addressee says to be the wrong person.
    WrongPersonReported {
        /// Whom to ask instead.
        colleague: Option<Email>,
    },
    /// The customer's letter was sent again.
    ConsentResent {
        /// The addressee's name.
        name: PersonName,
        /// The addressee's address.
        email: Email,
        /// The letter's language.
        language: Lang,
    },
    /// The partner was reminded that it is asked.
    PartnerReminded,
    /// The partner did not answer in time.
    NoResponse,
    /// The customer's letter was handed over, and the time to deny began.
    ConsentDelivered,
    /// The customer's letter could not be delivered to anybody.
    ConsentBounced,
    /// The customer did not deny in time; the claim was handed to assessment.
    ConsentElapsed,
    /// The assessment's result was written down.
    AssessmentRecorded {
        /// The result.
        assessment: Assessment,
    },
}

impl Event {
    /// The key of the event's words, and its `kind` in the store.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "opened",
            Self::Edited { .. } => "edited",
            Self::PoeAttached { .. } => "poe-attached",
            Self::PoeRemoved { .. } => "poe-removed",
            Self::Submitted { .. } => "submitted",
            Self::Discarded => "discarded",
            Self::Commented { .. } => "commented",
            Self::RejectionAsked { .. } => "rejection-asked",
            Self::ReviewStarted => "review-started",
            Self::TakenOver { .. } => "taken-over",
            Self::InfoRequested { .. } => "info-requested",
            Self::Resubmitted { .. } => "resubmitted",
            Self::Approved { .. } => "approved",
            Self::Rejected { .. } => "rejected",
            Self::CollisionSettled { .. } => "collision-settled",
            Self::Disputed { .. } => "disputed",
            Self::ConsentDenied { .. } => "consent-denied",
            Self::WrongPersonReported { .. } => "wrong-person-reported",
            Self::ConsentResent { .. } => "consent-resent",
            Self::PartnerReminded => "partner-reminded",
            Self::NoResponse => "no-response",
            Self::ConsentDelivered => "consent-delivered",
            Self::ConsentBounced => "consent-bounced",
            Self::ConsentElapsed => "consent-elapsed",
            Self::AssessmentRecorded { .. } => "assessment-recorded",
        }
    }
}

/// An event with where it led: what was decided then, whatever the table says today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What happened.
    pub event: Event,
    /// Where the claim stood after it.
    pub phase: Phase,
    /// The deadline in force after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Deadline>,
}

/// One line of a claim's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number within the claim, from 1; the claim's version after it.
    pub seq: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: By,
    /// What, and where it led.
    pub outcome: Outcome,
}

impl Event {
    /// Whether it changes nothing that anybody looked at in order to act: whoever did not see it acts all the same.
    pub const fn is_quiet(&self) -> bool {
        matches!(self, Self::PartnerReminded | Self::ConsentDelivered)
    }

    /// The PoE that came with it.
    pub fn brought(&self) -> &[PoeFile] {
        match self {
            Self::PoeAttached { file } => std::slice::from_ref(file),
            Self::Disputed { files, .. } | Self::Resubmitted { files, .. } => files,
            _ => &[],
        }
    }

    /// Whether this is what the action made the first time: the same form, sent twice. One word that differs makes
    /// it another form, which must not be taken for said.
    pub fn is_result_of(&self, action: &Action, claim: &Claim) -> bool {
        match (action, self) {
            (Action::Edit(details), Self::Edited { .. }) => claim.details == **details,
            (Action::RemovePoe(gone), Self::PoeRemoved { id, .. }) => id == gone,
            (
                Action::Dispute { justification: said, files: sent },
                Self::Disputed { justification, files },
            ) => justification == said && same_files(files, sent),
            (Action::ConfirmRejection { note: said }, Self::Rejected { note, .. }) => note == said,
            (Action::SettleCollision { note: said }, Self::CollisionSettled { note, .. }) => note == said,
            (
                Action::RequestInfo { needed: n, note: t, products: p, may_add_products: m },
                Self::InfoRequested { needed, note, products, may_add_products, .. },
            ) => needed == n && note == t && products == p && may_add_products == m,
            (Action::Reject { faults: f, note: said }, Self::Rejected { ground, note }) => {
                matches!(ground, Ground::InsufficientPoe { faults } if faults == f)
                    && note.as_ref() == Some(said)
            }
            _ => self.says_the_same(action),
        }
    }

    /// The plain cases: what the action carries is what the event keeps.
    fn says_the_same(&self, action: &Action) -> bool {
        match (action, self) {
            (Action::Submit { acknowledged: a }, Self::Submitted { acknowledged }) => acknowledged == a,
            (Action::Comment(said), Self::Commented { text }) => text == said,
            (Action::AskToReject { reason: r, note: n }, Self::RejectionAsked { reason, note }) => {
                reason == r && note == n
            }
            (Action::Resubmit { reply: said, files: sent }, Self::Resubmitted { reply, files }) => {
                reply == said && same_files(files, sent)
            }
            (Action::Approve { note: said, checks: c }, Self::Approved { note, checks }) => {
                note == said && checks == c
            }
            (
                Action::ResendConsent { name: n, email: e, language: l },
                Self::ConsentResent { name, email, language },
            ) => name == n && email == e && language == l,
            (Action::RecordAssessment(result), Self::AssessmentRecorded { assessment }) => {
                assessment == result
            }
            (Action::ReportWrongPerson { colleague: c }, Self::WrongPersonReported { colleague }) => {
                colleague == c
            }
            (Action::Discard, Self::Discarded)
            | (Action::StartReview, Self::ReviewStarted)
            | (Action::TakeOver, Self::TakenOver { .. }) => true,
            _ => false,
        }
    }
}

/// Whether the same files were sent: their ids differ each time, their names and bytes do not.
fn same_files(kept: &[PoeFile], sent: &[PoeFile]) -> bool {
    let same = |(a, b): (&PoeFile, &PoeFile)| a.name == b.name && a.digest == b.digest;
    kept.len() == sent.len() && kept.iter().zip(sent).all(same)
}
