//! The cast, and the life of a claim that they lead.

use crate::domain::action::{Act, Action};
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::{Calendar, Now};
use crate::domain::claim::{Claim, Rival, Scene, apply, decide};
use crate::domain::contact::{Email, Lang};
use crate::domain::details::{Country, Details};
use crate::domain::event::{Outcome, Recorded};
use crate::domain::ids::{BlobKey, ClaimId, PartnerId, PersonId, PoeId};
use crate::domain::lifecycle::{Phase, available};
use crate::domain::numbers::{CustomerDomain, Mpn, TenantId};
use crate::domain::poe::{Digest, Media, PoeFile, PoeName};
use crate::domain::product::{Activity, Claimed, ProductCode};
use crate::domain::reach::Scopes;
use crate::domain::reason::{ApprovalCheck, AskReason, InfoNeeded, PoeFault};
use crate::domain::refusal::Refusal;
use crate::domain::text::{ClaimName, CustomerName, JobTitle, Note, PersonName};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

fn partner_person(name: &str, partner: &str, role: Role) -> Actor {
    let (person, partner) = (PersonId::new(name.to_lowercase()), PartnerId::new(partner));
    Actor::Partner { person, partner, roles: vec![role], scopes: Scopes::default(), name: name.to_owned() }
}

fn microsoft_person(name: &str, role: Role) -> Actor {
    let (person, name) = (PersonId::new(name.to_lowercase()), name.to_owned());
    Actor::Microsoft { person, roles: vec![role], conflicts: Vec::new(), name }
}

/// Incentives admin of Northwind, whose claim it is.
pub fn anna() -> Actor {
    partner_person("Anna", "northwind", Role::IncentivesAdmin)
}

/// Global admin of Northwind.
pub fn bo() -> Actor {
    partner_person("Bo", "northwind", Role::GlobalAdmin)
}

/// Incentives admin of Northwind, at some of its locations only.
pub fn solveig(locations: &[&str]) -> Actor {
    let Actor::Partner { person, partner, roles, name, .. } =
        partner_person("Solveig", "northwind", Role::IncentivesAdmin)
    else {
        unreachable!("a partner's person");
    };
    let these = locations.iter().map(|number| Mpn::parse(number).unwrap());
    let scopes = Scopes::default().with(Role::IncentivesAdmin, these);
    Actor::Partner { person, partner, roles, scopes, name }
}

/// Incentives admin of another organisation.
pub fn carla() -> Actor {
    partner_person("Carla", "fabrikam", Role::IncentivesAdmin)
}

/// The reviewer of the first round.
pub fn rolf() -> Actor {
    microsoft_person("Rolf", Role::Reviewer)
}

/// Another reviewer.
pub fn rita() -> Actor {
    microsoft_person("Rita", Role::Reviewer)
}

/// A lead reviewer.
pub fn lena() -> Actor {
    microsoft_person("Lena", Role::LeadReviewer)
}

/// A reviewer who must not act on Northwind's claims.
pub fn partial(role: Role) -> Actor {
    let (person, name) = (PersonId::new("stig"), "Stig".to_owned());
    Actor::Microsoft { person, roles: vec![role], conflicts: vec![PartnerId::new("northwind")], name }
}

/// A portal admin.
pub fn petra() -> Actor {
    microsoft_person("Petra", Role::PortalAdmin)
}

/// Somebody new who has this role and no part yet in any claim of these tests.
pub fn newcomer(role: Role) -> Actor {
    match role {
        Role::GlobalAdmin | Role::BillingAdmin | Role::IncentivesAdmin | Role::IncentivesUser => {
            partner_person("Nils", "northwind", role)
        }
        Role::Reviewer | Role::LeadReviewer | Role::PortalAdmin => microsoft_person("Nora", role),
        Role::Customer => Actor::Customer,
        Role::Clock => Actor::Clock,
    }
}

pub fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

pub fn claim_id(code: &str) -> ClaimId {
    ClaimId::new(format!("CPOR-2026-{code}"))
}

pub fn product(code: &str) -> Claimed {
    Claimed::of(ProductCode::new(code))
}

pub fn file(number: u32, size: u64) -> PoeFile {
    static NAME: LazyLock<PoeName> = LazyLock::new(|| PoeName::parse("signed statement.pdf").unwrap());
    PoeFile {
        id: PoeId::new(format!("poe-{number}")),
        blob: BlobKey::new(format!("blob-{number}")),
        name: NAME.clone(),
        media: Media::Pdf,
        size,
        digest: Digest::from_bytes(&[7; 32]),
    }
}

/// Details that lack nothing. Reading them takes longer than copying, and twenty thousand lives begin with them.
pub fn details() -> Details {
    static READ: LazyLock<Details> = LazyLock::new(read_details);
    READ.clone()
}

fn read_details() -> Details {
    let mut details = Details::named(ClaimName::parse("Contoso, mail").unwrap());
    details.mpn = Mpn::parse("3980451").ok();
    details.tenant = TenantId::parse("a0f1d48c-1bf1-4ae4-a330-14e71fc6bf33").ok();
    details.domain = CustomerDomain::parse("contoso.com").ok();
    details.customer = CustomerName::parse("Contoso AB").ok();
    details.country = Country::parse("SE");
    details.public_sector = Some(false);
    details.activity = Some(Activity::UsageM365);
    details.products = vec![product("exchange-online"), product("teams")];
    details.customer_contact_name = PersonName::parse("Kim Berg").ok();
    details.customer_contact_title = JobTitle::parse("IT manager").ok();
    details.customer_contact_email = Email::parse("kim@contoso.com").ok();
    details.partner_contact_name = PersonName::parse("Anna").ok();
    details.partner_contact_email = Email::parse("anna@northwind.example").ok();
    details
}

/// Another partner's claim for the same.
pub fn rival_of(claim: &Claim, code: &str, live: bool) -> Rival {
    rival(claim, code, "fabrikam", live)
}

/// The partner's own other claim for the same.
pub fn twin_of(claim: &Claim, code: &str) -> Rival {
    rival(claim, code, "northwind", false)
}

fn rival(claim: &Claim, code: &str, partner: &str, live: bool) -> Rival {
    Rival {
        claim: claim_id(code),
        partner: PartnerId::new(partner),
        mpn: claim.details.mpn.clone(),
        activity: claim.details.activity,
        key: claim.associations()[0].clone(),
        live,
    }
}

pub fn submit() -> Action {
    Action::Submit { acknowledged: "2026-01".into() }
}

pub fn request_info() -> Action {
    Action::RequestInfo {
        needed: vec![InfoNeeded::MissingProducts],
        note: note("Which products?"),
        products: Vec::new(),
        may_add_products: false,
    }
}

pub fn resubmit() -> Action {
    Action::Resubmit { reply: Some(note("Page two names them")), files: Vec::new() }
}

pub fn approve() -> Action {
    Action::Approve { note: None, checks: ApprovalCheck::ALL.to_vec() }
}

pub fn reject() -> Action {
    Action::Reject { faults: vec![PoeFault::MissingProducts], note: note("No product is named") }
}

pub fn dispute() -> Action {
    Action::Dispute { justification: Some(note("Page two names them")), files: Vec::new() }
}

pub fn deny() -> Action {
    Action::DenyConsent { reason: None, note: None, name: None }
}

pub fn ask_to_reject() -> Action {
    Action::AskToReject { reason: AskReason::NoLongerWorking, note: None }
}

pub fn confirm_rejection() -> Action {
    Action::ConfirmRejection { note: None }
}

pub fn resend_consent() -> Action {
    Action::ResendConsent {
        name: PersonName::parse("Mika Dahl").unwrap(),
        email: Email::parse("mika@contoso.com").unwrap(),
        language: Lang::Sv,
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Stockholm's days, with one holiday far from the tests that count days.
pub fn stockholm() -> Calendar {
    let holidays = BTreeSet::from([day("2026-12-24"), day("2026-12-25")]);
    Calendar::new(chrono_tz::Europe::Stockholm, holidays, BTreeMap::new())
}

/// A claim among its surroundings: what has happened to it, when it is, and who else wants the same.
#[derive(Clone)]
pub struct Life {
    pub claim: Claim,
    pub history: Vec<Recorded>,
    pub at: DateTime<Utc>,
    pub calendar: Calendar,
    pub rivals: Vec<Rival>,
}

impl Life {
    /// Anna begins a draft on the morning of Monday, 2 March 2026.
    pub fn opened(details: Details) -> Self {
        let at: DateTime<Utc> = "2026-03-02T09:00:00Z".parse().unwrap();
        let outcome = Claim::open(PartnerId::new("northwind"), details);
        let first = Recorded { seq: 1, at, by: anna().as_recorded(), outcome };
        let claim = Claim::begin(claim_id("4F7K2MX"), &first).unwrap();
        Self { claim, history: vec![first], at, calendar: stockholm(), rivals: Vec::new() }
    }

    /// A claim in this phase, all on the same day: Anna claims, Rolf reviews, Rita hears the dispute.
    pub fn in_phase(phase: Phase) -> Self {
        let from = |before: Phase, actor: Actor, action: Action| Self::in_phase(before).then(&actor, action);
        match phase {
            Phase::Editing => Self::opened(details()).then(&anna(), Action::AttachPoe(file(1, 1_000))),
            Phase::Submitted => from(Phase::Editing, anna(), submit()),
            Phase::Review => from(Phase::Submitted, rolf(), Action::StartReview),
            Phase::Answering => from(Phase::Review, rolf(), request_info()),
            // The customer's letter has left at once.
            Phase::ConsentOpen => from(Phase::Review, rolf(), approve()).told(),
            Phase::Rejected => from(Phase::Review, rolf(), reject()),
            Phase::DisputeReview => from(Phase::Rejected, anna(), dispute()),
            Phase::DisputeAnswering => from(Phase::DisputeReview, rita(), request_info()),
            Phase::DisputeConsentOpen => from(Phase::DisputeReview, rita(), approve()).told(),
            Phase::RejectedFinally => from(Phase::DisputeReview, rita(), reject()),
            Phase::Associated => {
                Self::in_phase(Phase::ConsentOpen).past_due().then(&Actor::Clock, Action::ElapseConsent)
            }
            Phase::Discarded => from(Phase::Editing, anna(), Action::Discard),
        }
    }

    /// The same life after the customer's letter has been handed over.
    pub fn told(self) -> Self {
        self.then(&Actor::Clock, Action::DeliverConsent)
    }

    pub fn now(&self) -> Now {
        self.calendar.now(self.at)
    }

    /// Somebody tries something: it is recorded, or refused and nothing has changed.
    pub fn attempt(&mut self, actor: &Actor, action: Action) -> Result<(), Refusal> {
        let scene = Scene { calendar: &self.calendar, rivals: &self.rivals };
        let decision = decide(&self.claim, action, actor, self.now(), &scene)?;
        self.record(actor, decision.outcome);
        Ok(())
    }

    /// Writes down what was decided and folds it in.
    pub fn record(&mut self, actor: &Actor, outcome: Outcome) {
        let seq = self.claim.version + 1;
        let line = Recorded { seq, at: self.at, by: actor.as_recorded(), outcome };
        self.claim = apply(self.claim.clone(), &line);
        self.history.push(line);
    }

    /// The same life after something that must be allowed.
    pub fn then(mut self, actor: &Actor, action: Action) -> Self {
        let act = action.act();
        let phase = self.claim.phase();
        self.attempt(actor, action).unwrap_or_else(|refusal| panic!("{act:?} in {phase:?}: {refusal:?}"));
        self
    }

    /// The same life after some time.
    pub fn after(mut self, time: Duration) -> Self {
        self.at += time;
        self
    }

    /// The same life at an instant.
    pub fn at(mut self, instant: &str) -> Self {
        self.at = instant.parse().unwrap();
        self
    }

    /// The same life in the last good second of its deadline.
    pub fn at_last_second(mut self) -> Self {
        self.at = self.claim.due.unwrap().due_at;
        self
    }

    /// The same life a second after its deadline.
    pub fn past_due(self) -> Self {
        self.at_last_second().after(Duration::seconds(1))
    }

    pub fn offered(&self, actor: &Actor) -> Vec<Act> {
        available(&self.claim, actor, self.now())
    }

    pub fn offers(&self, actor: &Actor, act: Act) -> bool {
        self.offered(actor).contains(&act)
    }

    /// The last good day of the deadline in force.
    pub fn due_on(&self) -> NaiveDate {
        self.claim.due.unwrap().due_on
    }
}
