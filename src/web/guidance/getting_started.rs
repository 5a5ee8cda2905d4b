//! How to begin: the steps, how long each takes today, what a PoE must prove, and where the guides are (R7, R54).

use crate::app::App;
use crate::domain::calendar::Period;
use crate::domain::lifecycle::Status;
use crate::web::admin::span_says;
use crate::web::{Reply, Shell, Viewer, page, urls};
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
    periods: Vec<Explained>,
    elements: Vec<Explained>,
    statuses: Vec<StatusRow>,
}

struct Explained {
    name: String,
    says: String,
}

struct StatusRow {
    key: &'static str,
    name: String,
    meaning: String,
}

/// The page.
pub async fn get(viewer: Viewer, app: Data<App>) -> Reply {
    let calendar = app.workflow.calendar().await?;
    let shell = viewer.shell;
    let explained = |key: &str| Explained { name: shell.t(key), says: shell.t(format!("{key}-about")) };
    let period = |period: &Period| Explained {
        name: shell.t(format!("period-{}", period.key())),
        says: span_says(shell.words(), calendar.span(*period)),
    };
    let status = |status: &&Status| StatusRow {
        key: status.key(),
        name: shell.t(format!("status-{}", status.key())),
        meaning: shell.t(format!("status-{}-meaning", status.key())),
    };
    // Nobody meets a discarded draft.
    let statuses = Status::ALL.iter().filter(|status| **status != Status::Discarded);
    let page_of = GettingStartedPage {
        begin: viewer.person.partner.is_some().then_some(urls::new_claim()),
        guides: PROGRAMME_GUIDES,
        steps: (1..=6).map(|n| explained(&format!("start-step-{n}"))).collect(),
        periods: Period::ALL.iter().map(period).collect(),
        elements: ELEMENTS.iter().map(|element| explained(&format!("start-poe-{element}"))).collect(),
        statuses: statuses.map(|s| status(&s)).collect(),
        shell,
    };
    page(&page_of)
}
