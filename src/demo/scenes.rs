//! What happens in the demonstration, scene by scene: a claim in every state, each with its story.

use super::cast::{Cast, Who};
use super::evidence::Evidence;
use crate::domain::action::Action;
use crate::domain::contact::{Email, Lang};
use crate::domain::details::{Country, Details};
use crate::domain::numbers::{CustomerDomain, Mpn, SubscriptionId, TenantId};
use crate::domain::product::{Activity, Claimed, ProductCode};
use crate::domain::reason::{
    ApprovalCheck, AskReason, Assessment, DenyReason, Ineligible, InfoNeeded, PoeFault,
};
use crate::domain::text::{ClaimName, CustomerName, JobTitle, Label, Note, PersonName};
use chrono::Duration;

/// How many days before now the first curtain rises.
pub(super) const DAYS: i64 = 75;

/// What is done in one step.
pub(super) enum Doing {
    Open(Box<Details>),
    Attach(Evidence),
    Act(Action),
}

/// One step: how long before now, by whom, to which claim, what.
pub(super) struct Step {
    pub(super) before_now: Duration,
    pub(super) who: Who,
    pub(super) claim: &'static str,
    pub(super) doing: Doing,
}

/// A customer of the demonstration.
struct Customer {
    name: &'static str,
    domain: &'static str,
    tenant: &'static str,
    contact: &'static str,
    title: &'static str,
    language: Lang,
}

#[rustfmt::skip]
const CUSTOMERS: &[Customer] = &[
    Customer { name: "Litware Logistics",   domain: "litware.example",        tenant: "a0f1d48c-1bf1-4ae4-a330-14e71fc6bf33", contact: "Maria Söderström", title: "Head of IT",     language: Lang::Sv },
    Customer { name: "Fabrikam Hälsa",      domain: "fabrikam-halsa.example", tenant: "5b1c61f0-6f0e-4a7e-9a56-0d5f3c7e1b12", contact: "Johan Nyström",    title: "IT manager",     language: Lang::Sv },
    Customer { name: "Northwind Traders",   domain: "northwind.example",      tenant: "c7d0e4a8-2c55-4a39-8c8b-2b7d0a6f9e41", contact: "Grace Miller",     title: "CIO",            language: Lang::En },
    Customer { name: "Tailspin Toys",       domain: "tailspintoys.example",   tenant: "e2f7a9b3-90c4-4de0-b1c6-77a5d2c3f810", contact: "Omar Haddad",      title: "Operations lead", language: Lang::En },
    Customer { name: "Wide World Importers", domain: "wideworld.example",     tenant: "1f9a27c4-4b6d-4a0b-8c7e-3d5e6f708192", contact: "Elin Falk",        title: "Head of digital", language: Lang::Sv },
    Customer { name: "Adventure Works",     domain: "adventure-works.example", tenant: "8d3b5a17-e6f4-4c28-9b0a-1c2d3e4f5a6b", contact: "Tom Reed",        title: "IT director",    language: Lang::En },
];

/// Reads a text of this file; a mistake in it is found by the test that plays every scene.
macro_rules! good {
    ($kind:ident, $text:expr) => {
        $kind::parse($text).ok()
    };
}

fn note(text: &str) -> Note {
    // The scenes' own words are short and plain; the test below reads each of them.
    Note::parse(text).unwrap_or_else(|_| unreachable!("a scene's note"))
}

/// Complete details for a customer.
fn details(
    cast: &Cast,
    by: Who,
    label: &str,
    customer: usize,
    activity: Activity,
    products: &[&str],
) -> Details {
    let customer = &CUSTOMERS[customer];
    let name = ClaimName::parse(label).unwrap_or_else(|_| unreachable!("a scene's label"));
    let mut d = Details::named(name);
    d.mpn = match by {
        Who::Dora => good!(Mpn, "3980451"),
        Who::Henrik | Who::Ulla => good!(Mpn, "4417310"),
        _ => good!(Mpn, "4417302"),
    };
    d.tenant = good!(TenantId, customer.tenant);
    d.domain = good!(CustomerDomain, customer.domain);
    d.customer = good!(CustomerName, customer.name);
    d.country = Country::parse("SE");
    d.public_sector = Some(false);
    d.activity = Some(activity);
    d.customer_contact_name = good!(PersonName, customer.contact);
    d.customer_contact_title = good!(JobTitle, customer.title);
    d.customer_contact_email = good!(Email, &format!("contact@{}", customer.domain));
    d.customer_language = customer.language;
    if let Some((name, email)) = cast.contact(by) {
        d.partner_contact_name = good!(PersonName, name);
        d.partner_contact_email = good!(Email, email);
    }
    let business = activity != Activity::UsageM365;
    if business {
        d.technical_contact_name = good!(PersonName, "Ida Holmgren");
        d.technical_contact_title = good!(JobTitle, "System owner");
        d.technical_contact_email = good!(Email, &format!("it@{}", customer.domain));
    }
    if activity == Activity::RevenueAssociation {
        d.seller = good!(PersonName, "Karin Blom");
        d.seller_customer = good!(CustomerName, customer.name);
        d.isv_solution = good!(Label, "Contoso Fleet");
    }
    d.products = products.iter().enumerate().map(|(n, code)| claimed(customer, code, business, n)).collect();
    d
}

fn claimed(customer: &Customer, code: &str, business: bool, number: usize) -> Claimed {
    // A subscription of its own for each product, made from the tenant's number.
    let subscription = format!("{}{:02x}{}", &customer.tenant[..6], 0xa0 + number, &customer.tenant[8..]);
    let subscription = if business { good!(SubscriptionId, &subscription) } else { None };
    Claimed { subscription, ..Claimed::of(ProductCode::new(code)) }
}

/// A scene as it is written down: steps at so many hours before now.
struct Scene<'a> {
    claim: &'static str,
    by: Who,
    cast: &'a Cast,
    steps: Vec<Step>,
}

impl Scene<'_> {
    fn at(mut self, days: i64, hours: i64, who: Who, doing: Doing) -> Self {
        let before_now = Duration::days(days) + Duration::hours(hours);
        self.steps.push(Step { before_now, who, claim: self.claim, doing });
        self
    }

    fn act(self, days: i64, hours: i64, who: Who, action: Action) -> Self {
        self.at(days, hours, who, Doing::Act(action))
    }

    /// Opened, proved and handed in on one morning.
    fn submitted(
        self,
        days: i64,
        label: &str,
        customer: usize,
        activity: Activity,
        products: &[&str],
        evidence: Evidence,
    ) -> Self {
        let (by, opened) = (self.by, details(self.cast, self.by, label, customer, activity, products));
        self.at(days, 5, by, Doing::Open(Box::new(opened))).at(days, 4, by, Doing::Attach(evidence)).act(
            days,
            3,
            by,
            Action::Submit { acknowledged: "2026-11".to_owned() },
        )
    }

    fn reviewed_by(self, days: i64, who: Who) -> Self {
        self.act(days, 2, who, Action::StartReview)
    }

    fn rejected(self, days: i64, who: Who, faults: &[PoeFault], why: &str) -> Self {
        self.act(days, 1, who, Action::Reject { faults: faults.to_vec(), note: note(why) })
    }

    fn asked(self, days: i64, who: Who, needed: &[InfoNeeded], why: &str) -> Self {
        let action = Action::RequestInfo {
            needed: needed.to_vec(),
            note: note(why),
            products: Vec::new(),
            may_add_products: false,
        };
        self.act(days, 1, who, action)
    }

    fn approved(self, days: i64, who: Who) -> Self {
        self.act(days, 1, who, Action::Approve { note: None, checks: ApprovalCheck::ALL.to_vec() })
    }
}

/// Every step of every scene, in the order of time.
pub(super) fn steps(cast: &Cast) -> Vec<Step> {
    let scene = |claim, by| Scene { claim, by, cast, steps: Vec::new() };
    let mut steps: Vec<Step> = [
        drafts(&scene),
        waiting(&scene),
        in_review(&scene),
        asked(&scene),
        approved(&scene),
        rejected(&scene),
        disputed(&scene),
        competing(&scene),
    ]
    .into_iter()
    .flatten()
    .flat_map(|scene| scene.steps)
    .collect();
    steps.sort_by_key(|step| std::cmp::Reverse(step.before_now));
    steps
}

fn drafts<'a>(scene: &impl Fn(&'static str, Who) -> Scene<'a>) -> Vec<Scene<'a>> {
    let just_named =
        Details::named(good!(ClaimName, "Tailspin, Power Automate").unwrap_or_else(|| unreachable!()));
    let begun = scene("begun", Who::Anna);
    let ready = scene("ready", Who::Anna);
    let prepared = scene("prepared", Who::Ulla);
    let by_ulla = details(
        prepared.cast,
        Who::Ulla,
        "Adventure Works, Intune",
        5,
        Activity::UsageM365,
        &["microsoft-intune"],
    );
    let full = details(
        ready.cast,
        Who::Anna,
        "Tailspin, Defender for Endpoint",
        3,
        Activity::UsageM365,
        &["defender-for-endpoint"],
    );
    vec![
        begun.at(2, 3, Who::Anna, Doing::Open(Box::new(just_named))),
        ready.at(3, 3, Who::Anna, Doing::Open(Box::new(full))).at(
            3,
            2,
            Who::Anna,
            Doing::Attach(Evidence::Complete),
        ),
        prepared.at(2, 2, Who::Ulla, Doing::Open(Box::new(by_ulla))).at(
            2,
            1,
            Who::Ulla,
            Doing::Attach(Evidence::Complete),
        ),
    ]
}

fn waiting<'a>(scene: &impl Fn(&'static str, Who) -> Scene<'a>) -> Vec<Scene<'a>> {
    vec![
        scene("fresh", Who::Anna).submitted(
            1,
            "Litware, Teams rollout",
            0,
            Activity::UsageM365,
            &["microsoft-teams", "teams-phone"],
            Evidence::Complete,
        ),
        scene("from-goteborg", Who::Henrik).submitted(
            3,
            "Wide World, Teams Phone",
            4,
            Activity::UsageM365,
            &["teams-phone"],
            Evidence::Complete,
        ),
        scene("overdue", Who::Dora).submitted(
            14,
            "Fabrikam, Dynamics 365 Sales",
            1,
            Activity::Presales,
            &["dynamics-365-sales"],
            Evidence::Complete,
        ),
        scene("withdrawn", Who::Anna)
            .submitted(
                4,
                "Adventure Works, SharePoint",
                5,
                Activity::UsageM365,
                &["sharepoint-online"],
                Evidence::Complete,
            )
            .act(
                2,
                1,
                Who::Anna,
                Action::AskToReject {
                    reason: AskReason::IncorrectMpn,
                    note: Some(note("It belongs to our Göteborg office.")),
                },
            ),
    ]
}

fn in_review<'a>(scene: &impl Fn(&'static str, Who) -> Scene<'a>) -> Vec<Scene<'a>> {
    vec![
        scene("reading", Who::Anna)
            .submitted(
                5,
                "Northwind, Intune",
                2,
                Activity::UsageM365,
                &["microsoft-intune"],
                Evidence::Complete,
            )
            .reviewed_by(2, Who::Rolf)
            .act(
                1,
                4,
                Who::Rolf,
                Action::Comment(note(
                    "Reading the statement of work now. I will get back before the weekend.",
                )),
            ),
        scene("answered", Who::Anna)
            .submitted(
                18,
                "Wide World, Business Central",
                4,
                Activity::Usage,
                &["dynamics-365-business-central"],
                Evidence::Unsigned,
            )
            .reviewed_by(12, Who::Sara)
            .asked(
                11,
                Who::Sara,
                &[InfoNeeded::MissingCustomerAcknowledgment],
                "The signature line at the end is empty. Send the page signed by the customer.",
            )
            .at(8, 3, Who::Anna, Doing::Attach(Evidence::Acknowledgement))
            .act(
                8,
                2,
                Who::Anna,
                Action::Resubmit { reply: Some(note("The signed letter is attached.")), files: Vec::new() },
            ),
    ]
}

fn asked<'a>(scene: &impl Fn(&'static str, Who) -> Scene<'a>) -> Vec<Scene<'a>> {
    vec![
        scene("asked", Who::Anna)
            .submitted(10, "Fabrikam, Exchange and SharePoint", 1, Activity::UsageM365, &["exchange-online", "sharepoint-online"], Evidence::NoProducts)
            .reviewed_by(4, Who::Rolf)
            .asked(2, Who::Rolf, &[InfoNeeded::MissingProducts, InfoNeeded::MissingPartnerSolution], "The summary names workshops but neither Exchange Online nor SharePoint Online. Say what you did for each, or remove the one you did not work on."),
        scene("asked-too", Who::Dora)
            .submitted(12, "Tailspin, Customer Service", 3, Activity::Usage, &["dynamics-365-customer-service"], Evidence::OldDates)
            .reviewed_by(6, Who::Sara)
            .asked(1, Who::Sara, &[InfoNeeded::MissingOrOldDates], "The work is dated more than two years back. Send proof of work within the last twelve months."),
    ]
}

fn approved<'a>(scene: &impl Fn(&'static str, Who) -> Scene<'a>) -> Vec<Scene<'a>> {
    let earned = |result| Action::RecordAssessment(result);
    vec![
        scene("consent", Who::Anna)
            .submitted(
                12,
                "Litware, Exchange Online",
                0,
                Activity::UsageM365,
                &["exchange-online"],
                Evidence::Complete,
            )
            .reviewed_by(6, Who::Rolf)
            .approved(2, Who::Rolf),
        scene("associated", Who::Anna)
            .submitted(
                30,
                "Northwind, SharePoint",
                2,
                Activity::UsageM365,
                &["sharepoint-online"],
                Evidence::Complete,
            )
            .reviewed_by(26, Who::Sara)
            .approved(20, Who::Sara),
        scene("earning", Who::Anna)
            .submitted(
                60,
                "Adventure Works, Teams",
                5,
                Activity::UsageM365,
                &["microsoft-teams"],
                Evidence::Complete,
            )
            .reviewed_by(56, Who::Rolf)
            .approved(52, Who::Rolf)
            .act(30, 1, Who::Petra, earned(Assessment::Eligible)),
        scene("not-earning", Who::Dora)
            .submitted(
                62,
                "Wide World, Sales presales",
                4,
                Activity::Presales,
                &["dynamics-365-sales"],
                Evidence::Complete,
            )
            .reviewed_by(58, Who::Sara)
            .approved(54, Who::Sara)
            .act(
                33,
                1,
                Who::Petra,
                earned(Assessment::NotEligible { reason: Ineligible::DesignationNotMet }),
            ),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table of lives, a few lines each")]
fn rejected<'a>(scene: &impl Fn(&'static str, Who) -> Scene<'a>) -> Vec<Scene<'a>> {
    vec![
        scene("insufficient", Who::Anna)
            .submitted(
                15,
                "Wide World, Purview",
                4,
                Activity::UsageM365,
                &["microsoft-purview"],
                Evidence::WrongDocument,
            )
            .reviewed_by(9, Who::Rolf)
            .rejected(
                6,
                Who::Rolf,
                &[PoeFault::MissingAllPoe],
                "The file is a restaurant receipt. Send the signed statement of work for Microsoft Purview.",
            ),
        scene("silent", Who::Anna)
            .submitted(
                35,
                "Tailspin, Viva Engage",
                3,
                Activity::UsageM365,
                &["viva-engage"],
                Evidence::Unsigned,
            )
            .reviewed_by(30, Who::Sara)
            .asked(
                26,
                Who::Sara,
                &[InfoNeeded::MissingCustomerAcknowledgment],
                "The customer's signature is missing.",
            ),
        scene("denied", Who::Dora)
            .submitted(
                28,
                "Litware, Defender for Identity",
                0,
                Activity::UsageM365,
                &["defender-for-identity"],
                Evidence::Complete,
            )
            .reviewed_by(24, Who::Rolf)
            .approved(20, Who::Rolf)
            .act(
                17,
                2,
                Who::Customer,
                Action::DenyConsent {
                    reason: Some(DenyReason::WrongWorkloads),
                    note: Some(note("We do not use this product.")),
                    name: None,
                },
            ),
        scene("own-wish", Who::Anna)
            .submitted(
                24,
                "Northwind, revenue association",
                2,
                Activity::RevenueAssociation,
                &["dynamics-365-finance"],
                Evidence::Complete,
            )
            .act(20, 2, Who::Bjorn, Action::AskToReject { reason: AskReason::IncorrectActivity, note: None })
            .act(19, 2, Who::Lena, Action::ConfirmRejection { note: None }),
    ]
}

fn disputed<'a>(scene: &impl Fn(&'static str, Who) -> Scene<'a>) -> Vec<Scene<'a>> {
    let dispute = |why| Action::Dispute { justification: Some(note(why)), files: Vec::new() };
    vec![
        scene("disputed", Who::Anna)
            .submitted(
                22,
                "Fabrikam, Intune",
                1,
                Activity::UsageM365,
                &["microsoft-intune"],
                Evidence::Complete,
            )
            .reviewed_by(18, Who::Rolf)
            .rejected(
                12,
                Who::Rolf,
                &[PoeFault::MissingPartnerSolution],
                "What you did is not described in enough detail.",
            )
            .act(
                2,
                2,
                Who::Anna,
                dispute("Page 1 names the configuration and the rollout to all users, with dates."),
            ),
        scene("final", Who::Dora)
            .submitted(
                48,
                "Adventure Works, Viva Insights",
                5,
                Activity::UsageM365,
                &["viva-insights"],
                Evidence::OldDates,
            )
            .reviewed_by(44, Who::Rolf)
            .rejected(
                40,
                Who::Rolf,
                &[PoeFault::MissingOrOldDates],
                "The dates are more than twelve months old.",
            )
            .act(34, 2, Who::Dora, dispute("The work went on after the report was written."))
            .act(30, 2, Who::Sara, Action::TakeOver)
            .rejected(
                29,
                Who::Sara,
                &[PoeFault::MissingOrOldDates],
                "Nothing shows work within the last twelve months. A new claim with newer PoE is welcome.",
            ),
    ]
}

fn competing<'a>(scene: &impl Fn(&'static str, Who) -> Scene<'a>) -> Vec<Scene<'a>> {
    vec![
        scene("rival-one", Who::Anna)
            .submitted(
                8,
                "Northwind, Teams Phone",
                2,
                Activity::UsageM365,
                &["teams-phone"],
                Evidence::Complete,
            )
            .reviewed_by(3, Who::Rolf),
        scene("rival-two", Who::Dora).submitted(
            6,
            "Northwind, telephony",
            2,
            Activity::UsageM365,
            &["teams-phone"],
            Evidence::Complete,
        ),
    ]
}
