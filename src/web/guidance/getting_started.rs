//! How to begin: the steps, what a PoE must prove, how long each step takes today, who can do what, and where the guides
//! are (R7, R54). Everybody may read it, signed in or not.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::calendar::{Calendar, Period};
use crate::domain::lifecycle::Status;
use crate::web::{Reply, Shell, Visitor, page, urls};
use actix_web::web::Data;
use askama::Template;

/// Where the incentive programme guides are (R7).
const PROGRAMME_GUIDES: &str = "https://aka.ms/partnerincentives";

/// What a PoE must prove, each with words of its own.
const ELEMENTS: [&str; 5] = ["document", "acknowledgment", "dates", "work", "products"];

#[derive(Template)]
#[template(path = "guidance/getting_started.html")]
struct GettingStartedPage {
    shell: Shell,
    /// Where a new claim begins; `None` for those who make none.
    begin: Option<&'static str>,
    guides: &'static str,
    steps: Vec<Explained>,
    elements: Vec<Element>,
    /// What a partner can write to its customer beforehand.
    tell: String,
    periods: Vec<PeriodRow>,
    statuses: Vec<StatusRow>,
    roles: Vec<Explained>,
}

struct Explained {
    name: String,
    says: String,
}

struct Element {
    name: String,
    says: String,
    example: String,
}

struct PeriodRow {
    name: String,
    mover: String,
    span: String,
    after: String,
}

struct StatusRow {
    key: &'static str,
    name: String,
    meaning: String,
}

/// The page.
pub async fn get(visitor: Visitor, app: Data<App>) -> Reply {
    let calendar = app.workflow.calendar().await?;
    let makes_claims = visitor.person.is_some_and(|person| person.partner.is_some());
    let shell = visitor.shell;
    let step = |n: u8| Explained {
        name: shell.t(format!("start-step-{n}")),
        says: shell.t(format!("start-step-{n}-about")),
    };
    let page_of = GettingStartedPage {
        begin: makes_claims.then_some(urls::new_claim()),
        guides: PROGRAMME_GUIDES,
        steps: (1..=6).map(step).collect(),
        elements: ELEMENTS.iter().map(|element| element_row(&shell, element)).collect(),
        tell: tell(&shell, &calendar, &app.public_url),
        periods: Period::ALL.iter().map(|period| period_row(&shell, &calendar, *period)).collect(),
        statuses: statuses(&shell),
        roles: roles(&shell),
        shell,
    };
    page(&page_of)
}

fn element_row(shell: &Shell, element: &str) -> Element {
    Element {
        name: shell.t(format!("start-poe-{element}")),
        says: shell.t(format!("start-poe-{element}-about")),
        example: shell.t(format!("start-poe-{element}-example")),
    }
}

fn tell(shell: &Shell, calendar: &Calendar, public_url: &str) -> String {
    let days = shell.words().span(calendar.span(Period::Consent));
    let address = format!("{public_url}{}", urls::about_cpor());
    shell.words().say("start-tell-text", &[("days", days.into()), ("address", address.into())])
}

fn period_row(shell: &Shell, calendar: &Calendar, period: Period) -> PeriodRow {
    let mover = match period {
        Period::StartReview | Period::Review | Period::DisputeReview => "side-reviewer",
        Period::Answer | Period::DisputeWindow => "side-partner",
        Period::Consent => "side-customer",
    };
    PeriodRow {
        name: shell.t(format!("period-{}", period.key())),
        mover: shell.t(mover),
        span: shell.words().span(calendar.span(period)),
        after: shell.t(format!("start-after-{}", period.key())),
    }
}

fn statuses(shell: &Shell) -> Vec<StatusRow> {
    let row = |status: &Status| StatusRow {
        key: status.key(),
        name: shell.t(format!("status-{}", status.key())),
        meaning: shell.t(format!("status-{}-meaning", status.key())),
    };
    // Nobody meets a discarded draft.
    Status::ALL.iter().filter(|status| **status != Status::Discarded).map(row).collect()
}

fn roles(shell: &Shell) -> Vec<Explained> {
    let role = |role: Role| Explained {
        name: shell.t(format!("role-{}", role.key())),
        says: shell.t(format!("people-role-{}", role.key())),
    };
    [Role::GlobalAdmin, Role::IncentivesAdmin, Role::IncentivesUser, Role::BillingAdmin].map(role).into()
}
