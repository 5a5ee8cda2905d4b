//! What is done and read leaves a trace, kept apart from the claims' histories: who came in and who could not, who
//! changed people or the portal's settings, who opened which evidence and took which list along.
//!
//! A trace says nothing that opens anything: no password, no code, no token, no link, and of a failed sign-in not even
//! what was typed.

use super::ids::{ClaimId, PartnerId, PersonId, PoeId};
use super::keyed::keyed;
use std::fmt;
use std::net::IpAddr;

keyed! {
    /// What leaves a trace.
    pub enum Deed {
        /// Somebody came in: a session began.
        SignedIn = "signed-in",
        /// The password was right; the second factor was waited for.
        PasswordGiven = "password-given",
        /// Address and password did not belong together, or the person may not sign in.
        SignInFailed = "sign-in-failed",
        /// Too many tries before: this one was not looked at.
        SignInHeldBack = "sign-in-held-back",
        /// A code or a passkey's answer was wrong.
        SecondFactorFailed = "second-factor-failed",
        /// Somebody signed in said the password once more.
        PasswordConfirmed = "password-confirmed",
        /// Somebody ended the session they were in.
        SignedOut = "signed-out",
        /// Sessions were ended: one's own elsewhere, or somebody's by whoever manages them.
        SessionsEnded = "sessions-ended",
        /// A password was changed by its owner, who knew the old one.
        PasswordChanged = "password-changed",
        /// A letter with a way to another password was asked for.
        PasswordLinkAsked = "password-link-asked",
        /// A password was chosen with a letter's link.
        PasswordChosen = "password-chosen",
        /// An authenticator app or a passkey was added.
        SecondFactorAdded = "second-factor-added",
        /// One was removed by its owner.
        SecondFactorRemoved = "second-factor-removed",
        /// All of somebody's were removed by whoever manages them.
        SecondFactorsReset = "second-factors-reset",
        /// New recovery codes replaced the old.
        RecoveryCodesRenewed = "recovery-codes-renewed",
        /// An organisation demands a second factor of its people, or no longer does.
        SecondFactorDemanded = "second-factor-demanded",
        /// A person was added.
        PersonAdded = "person-added",
        /// A person was invited anew; the old password is worth nothing.
        PersonInvited = "person-invited",
        /// An account of a directory was tied to a person who had been invited.
        IdentityTied = "identity-tied",
        /// A person was given another name.
        PersonRenamed = "person-renamed",
        /// A person's roles were changed.
        RolesChanged = "roles-changed",
        /// A person may no longer sign in.
        PersonDeactivated = "person-deactivated",
        /// A person may sign in again.
        PersonReactivated = "person-reactivated",
        /// A reviewer declared a conflict of interest with an organisation.
        ConflictDeclared = "conflict-declared",
        /// A lead withdrew one.
        ConflictWithdrawn = "conflict-withdrawn",
        /// An organisation was added.
        OrganisationAdded = "organisation-added",
        /// A location was added.
        LocationAdded = "location-added",
        /// A location was changed.
        LocationChanged = "location-changed",
        /// A file of evidence was opened.
        EvidenceOpened = "evidence-opened",
        /// The scanner found malware in a file of evidence.
        EvidenceBlocked = "evidence-blocked",
        /// A file that the scanner could not judge was handed to it once more.
        EvidenceScannedAgain = "evidence-scanned-again",
        /// A file that the scanner could not judge was let through.
        EvidenceReleased = "evidence-released",
        /// A list was taken along as a file.
        ListExported = "list-exported",
        /// Results of the assessment were imported.
        ResultsImported = "results-imported",
        /// Letters that were given up were tried again.
        LettersRetried = "letters-retried",
        /// A product of the catalogue was added or changed.
        ProductChanged = "product-changed",
        /// A holiday was added or renamed.
        HolidaySet = "holiday-set",
        /// A holiday was made an ordinary day.
        HolidayRemoved = "holiday-removed",
        /// A period was given another length.
        DeadlineChanged = "deadline-changed",
        /// A reason was given other words, or the portal's own again.
        ReasonReworded = "reason-reworded",
        /// Something was done from the command line.
        CommandRun = "command-run",
        /// The demonstration's clock was moved.
        DemoClockMoved = "demo-clock-moved",
    }
}

keyed! {
    /// What else there is to say of a deed. Each is said once at most.
    pub enum Fact {
        /// With what somebody proved who they are.
        Means = "means",
        /// What the password was asked for.
        Occasion = "occasion",
        /// Why it failed.
        Why = "why",
        /// How many.
        Count = "count",
        /// The name given.
        Name = "name",
        /// The name before.
        NameBefore = "name-before",
        /// The roles given, by their keys.
        Roles = "roles",
        /// The roles before, by their keys.
        RolesBefore = "roles-before",
        /// The locations roles are kept to, as `role@mpn`.
        Scopes = "scopes",
        /// The locations before, likewise.
        ScopesBefore = "scopes-before",
        /// Yes or no.
        Demanded = "demanded",
        /// A location's MPN ID.
        Location = "location",
        /// As whom somebody opened evidence.
        Reader = "reader",
        /// In which way.
        How = "how",
        /// Which list.
        List = "list",
        /// A product's code.
        Product = "product",
        /// A day.
        Day = "day",
        /// A period, by its key.
        Period = "period",
        /// A length, as `5b` or `30d`.
        Span = "span",
        /// A reason, by its key.
        Reason = "reason",
        /// A language, by its key.
        Language = "language",
        /// What was asked of the command line.
        Command = "command",
        /// To which moment.
        Moment = "moment",
    }
}

keyed! {
    /// What a fact says where its words are few and known.
    pub enum Word {
        /// Means: the password alone.
        Password = "password",
        /// Means: an authenticator app's code.
        App = "app",
        /// Means: a passkey.
        Passkey = "passkey",
        /// Means: one of the recovery codes.
        RecoveryCode = "recovery-code",
        /// Means: Microsoft vouched for them.
        Microsoft = "microsoft",
        /// Occasion: to sign in.
        SignIn = "sign-in",
        /// Occasion: before something sensitive.
        Confirmation = "confirmation",
        /// Occasion: to change the password.
        ChangePassword = "change-password",
        /// Why: the password was wrong.
        WrongPassword = "wrong-password",
        /// Why: nobody signs in with that address.
        UnknownAddress = "unknown-address",
        /// Why: the person may not sign in.
        Deactivated = "deactivated",
        /// Why: too many wrong tries, or too late; the sign-in begins anew.
        Ended = "ended",
        /// Reader: the reviewer the claim is assigned to.
        Assigned = "assigned",
        /// Reader: one of Microsoft's people the claim is not assigned to.
        NotAssigned = "not-assigned",
        /// Reader: somebody of the claim's own organisation.
        OwnOrganisation = "own-organisation",
        /// How: in the browser.
        Viewed = "viewed",
        /// How: kept as a file.
        Downloaded = "downloaded",
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

keyed! {
    /// Which lists can be taken along as files, by the files' names.
    pub enum List {
        /// An organisation's claims.
        Claims = "claims",
        /// One of the reviewers' lists.
        Queue = "queue",
        /// The claims whose assessment waits for a result.
        Assessments = "assessments",
        /// What became of an organisation's claims in the assessment.
        AssessmentResults = "assessment-results",
        /// The audit log.
        AuditLog = "audit-log",
    }
}

keyed! {
    /// By which way somebody came.
    pub enum Entrance {
        /// Through the portal's pages.
        Pages = "pages",
        /// From the command line of the machine.
        CommandLine = "command-line",
        /// Made up for the demonstration.
        Demonstration = "demonstration",
        /// The portal itself.
        Portal = "portal",
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Where somebody stands who does something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// By which way.
    pub entrance: Entrance,
    /// From which address on the net.
    pub address: Option<IpAddr>,
    /// With which browser and system, in two words; empty where it is not told.
    pub device: String,
}

impl Door {
    /// Before the portal's pages.
    pub const fn on_the_net(address: IpAddr, device: String) -> Self {
        Self { entrance: Entrance::Pages, address: Some(address), device }
    }

    /// On the machine itself.
    pub const fn inside(entrance: Entrance) -> Self {
        Self { entrance, address: None, device: String::new() }
    }
}

/// One deed with who did it, from where, and what it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What.
    pub deed: Deed,
    /// From where.
    pub door: Door,
    /// Who; nobody while it is not proved who it is, and where no person did it.
    pub by: Option<PersonId>,
    /// About which person.
    pub person: Option<PersonId>,
    /// About which organisation.
    pub partner: Option<PartnerId>,
    /// About which claim.
    pub claim: Option<ClaimId>,
    /// About which file of it.
    pub file: Option<PoeId>,
    /// What else there is to say.
    pub facts: Vec<(Fact, String)>,
}

impl Trace {
    /// A deed at a door, and nothing else yet.
    pub fn of(deed: Deed, door: &Door) -> Self {
        let door = door.clone();
        Self { deed, door, by: None, person: None, partner: None, claim: None, file: None, facts: Vec::new() }
    }

    /// Done by this person.
    #[must_use]
    pub fn by(self, person: &PersonId) -> Self {
        Self { by: Some(person.clone()), ..self }
    }

    /// About this person.
    #[must_use]
    pub fn about(self, person: &PersonId) -> Self {
        Self { person: Some(person.clone()), ..self }
    }

    /// About this organisation; about Microsoft's people when there is none.
    #[must_use]
    pub fn of_partner(self, partner: Option<&PartnerId>) -> Self {
        Self { partner: partner.cloned(), ..self }
    }

    /// About this claim.
    #[must_use]
    pub fn on(self, claim: &ClaimId) -> Self {
        Self { claim: Some(claim.clone()), ..self }
    }

    /// About this file.
    #[must_use]
    pub fn file(self, file: &PoeId) -> Self {
        Self { file: Some(file.clone()), ..self }
    }

    /// And this is to be said of it.
    #[must_use]
    pub fn with(mut self, fact: Fact, says: impl fmt::Display) -> Self {
        self.facts.push((fact, says.to_string()));
        self
    }

    /// What is said of it, where it is.
    pub fn says(&self, fact: Fact) -> Option<&str> {
        self.facts.iter().find(|(known, _)| *known == fact).map(|(_, says)| says.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_says_who_did_what_with_whom_and_from_where() {
        let door = Door::on_the_net("192.0.2.7".parse().unwrap(), "Edge, Windows".to_owned());
        let (petra, rolf) = (PersonId::new("petra"), PersonId::new("rolf"));
        let trace =
            Trace::of(Deed::RolesChanged, &door).by(&petra).about(&rolf).with(Fact::Roles, "reviewer");
        assert_eq!((trace.by.as_ref(), trace.person.as_ref()), (Some(&petra), Some(&rolf)));
        assert_eq!((trace.says(Fact::Roles), trace.says(Fact::Why)), (Some("reviewer"), None));
        assert_eq!(trace.door, door);
    }
}
