//! Who must be told what. The lifecycle's `tell` column holds these; `letters` words them.

use super::keyed::keyed;

keyed! {
    /// A kind of letter.
    pub enum Notice {
        /// To the partner: received, what happens next and by when.
        Submitted = "submitted",
        /// To the partner: more is needed, until when (R11).
        InfoRequested = "info-requested",
        /// To the partner: what was asked for is still missing, and the last day is near.
        Reminder = "reminder",
        /// To the partner: approved, which is not yet money (R6).
        Approved = "approved",
        /// To the partner: rejected, where the reason stands, how to dispute (R29, R30).
        Rejected = "rejected",
        /// To the customer: who, what, and how to deny (R13).
        Consent = "consent",
        /// To the partner: the customer has denied.
        ConsentDenied = "consent-denied",
        /// To the customer: receipt of the denial.
        DenialReceipt = "denial-receipt",
        /// To the partner: the consent period has passed, sent for assessment.
        ConsentElapsed = "consent-elapsed",
        /// To the partner: the dispute has been received.
        Disputed = "disputed",
        /// To the leads: a dispute waits for a reviewer.
        DisputeFiled = "dispute-filed",
        /// To the partner: the dispute is decided.
        DisputeDecided = "dispute-decided",
        /// To the partner: a reviewer has commented.
        Commented = "commented",
        /// To the reviewer: the customer's addressee says to be the wrong person.
        WrongPerson = "wrong-person",
        /// To the partner: nobody at the customer could be reached.
        ConsentBounced = "consent-bounced",
        /// To the reviewer: the customer's letter has to go to somebody else.
        ResendNeeded = "resend-needed",
        /// To a person: somebody lets you in; choose a password.
        Invitation = "invitation",
        /// To a person who has forgotten the password: choose another.
        PasswordReset = "password-reset",
        /// To a person: the password was changed; if it was not you, act.
        PasswordChanged = "password-changed",
        /// To a person: your second factors were removed; if you had not asked for it, act.
        FactorsRemoved = "factors-removed",
    }
}

keyed! {
    /// Which circle of people a letter goes to.
    pub enum Audience {
        /// The partner contact, who submitted, and the organisation's incentives admins.
        Partner = "partner",
        /// The customer contact and the technical contact.
        Customer = "customer",
        /// The claim's reviewer, or all leads when it has none.
        Reviewer = "reviewer",
        /// All lead reviewers.
        Leads = "leads",
        /// The person it is about, and nobody else.
        Oneself = "oneself",
    }
}

impl Notice {
    /// Whom the letter goes to.
    pub const fn audience(self) -> Audience {
        match self {
            Self::Consent | Self::DenialReceipt => Audience::Customer,
            Self::WrongPerson | Self::ResendNeeded => Audience::Reviewer,
            Self::DisputeFiled => Audience::Leads,
            Self::Invitation | Self::PasswordReset | Self::PasswordChanged | Self::FactorsRemoved => {
                Audience::Oneself
            }
            _ => Audience::Partner,
        }
    }
}
