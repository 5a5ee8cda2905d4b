//! Every component of the pages in each of its states, drawn by the macros pages are made of. For those who build
//! the portal: open in the demo and in debug builds, never where the portal serves.

use crate::app::App;
use crate::domain::calendar::{Now, Span};
use crate::domain::day_count::{CountedDay, DayCount, DayKind};
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::Status;
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::web::claims::card::{ClaimCard, Due, Mark};
use crate::web::claims::conversation::{Conversation, Said};
use crate::web::claims::counted::Counted;
use crate::web::claims::steps::Step;
use crate::web::demo::mailbox::LETTER_POLICY;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::pictures::{Bars, Columns};
use crate::web::{Reply, Shell, Visitor, page, urls};
use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, ContentType};
use actix_web::web::Data;
use askama::Template;
use chrono::{DateTime, Days, SubsecRound, Utc};

#[derive(Template)]
#[template(path = "demo/styleguide.html")]
struct StyleGuide {
    shell: Shell,
    card: ClaimCard,
    statuses: Vec<(&'static str, String)>,
    dues: [Due; 3],
    comments: Conversation,
    form: Entered,
    wrong: Entered,
    choices: Vec<Choice>,
    iso: String,
    when: String,
    steps: Vec<Step>,
    counted: Option<Counted>,
    bars: Bars,
    columns: Columns,
    people: [&'static str; 2],
    files: [&'static str; 7],
    sizes: [&'static str; 2],
}

#[derive(Template)]
#[template(path = "demo/styleguide_letter.html")]
struct LetterPieces {
    letter: Shell,
    person: &'static str,
    customer: &'static str,
}

/// Only where the portal is built or shown.
const fn is_open(developing: bool, demonstrating: bool) -> bool {
    developing || demonstrating
}

fn open(app: &App) -> Result<(), WebError> {
    if is_open(cfg!(debug_assertions), app.demo.is_some()) { Ok(()) } else { Err(WebError::NotFound) }
}

/// The page.
pub async fn get(visitor: Visitor, app: Data<App>) -> Reply {
    open(&app)?;
    let shell = visitor.shell;
    // To the second, as claims' own instants are shown.
    let at = app.workflow.instant().trunc_subsecs(0);
    let dues = dues(at, &shell);
    let guide = StyleGuide {
        card: card(dues[0].clone(), &shell),
        statuses: Status::ALL.iter().map(|s| (s.key(), shell.t(format!("status-{}", s.key())))).collect(),
        comments: comments(at, &shell),
        form: filled(&shell),
        wrong: wrong(&shell),
        choices: choices(&shell),
        iso: at.to_rfc3339(),
        when: shell.moment(&at),
        steps: steps(at, &shell),
        counted: Some(counted(at, &shell)),
        bars: Bars::of(&bars(&shell)),
        columns: Columns::of(&[("v45".to_owned(), 3, 1), ("v46".to_owned(), 5, 2), ("v47".to_owned(), 0, 0)]),
        people: ["Anna Lindqvist", "Rolf Berg"],
        files: [
            "signed.pdf",
            "summary.docx",
            "usage.xlsx",
            "closing.pptx",
            "screen.png",
            "mail.eml",
            "other.bin",
        ],
        sizes: ["PDF · 2 kB", "12 kB"],
        dues,
        shell,
    };
    page(&guide)
}

/// The pieces letters are made of, for their frame.
pub async fn letter(visitor: Visitor, app: Data<App>) -> Reply {
    open(&app)?;
    let html = LetterPieces { letter: visitor.shell, person: "Kim Ek", customer: "Fabrikam Hälsa" };
    let html = html.render()?;
    Ok(HttpResponse::Ok()
        .content_type(ContentType::html())
        .insert_header((CONTENT_SECURITY_POLICY, LETTER_POLICY))
        .body(html))
}

/// A deadline of each urgency.
fn dues(at: DateTime<Utc>, shell: &Shell) -> [Due; 3] {
    let due = |kind, days: u64, name: &str, left: String| {
        let then = at + Days::new(days);
        let day = shell.day(&then.with_timezone(&shell.zone()).date_naive());
        Due { name: shell.t(name), kind, iso: then.to_rfc3339(), when: shell.moment(&then), day, left }
    };
    [
        due("", 9, "due-decision", shell.count("left-business-days", 7)),
        due("soon", 2, "due-answer", shell.count("left-business-days", 2)),
        due("late", 0, "due-start", shell.t("left-microsoft-late")),
    ]
}

fn card(due: Due, shell: &Shell) -> ClaimCard {
    ClaimCard {
        id: ClaimId::new("CPOR-2026-0000000"),
        name: "Fabrikam, Intune".to_owned(),
        customer: "Fabrikam Hälsa".to_owned(),
        status_key: Status::UnderReview.key(),
        status: shell.t("status-under-review"),
        marks: vec![
            Mark { text: shell.t("mark-dispute"), kind: "" },
            Mark { text: shell.t("mark-overdue"), kind: "overdue" },
        ],
        mover: shell.t("mover-microsoft"),
        due: Some(due),
        consent: None,
        time: None,
        home: urls::styleguide().to_owned(),
        list: urls::home().to_owned(),
        list_name: shell.t("product-name"),
        history: urls::styleguide().to_owned(),
    }
}

/// A step of each kind.
fn steps(at: DateTime<Utc>, shell: &Shell) -> Vec<Step> {
    let step = |state: &'static str, kind, status: Status, when: String| Step {
        state,
        state_says: shell.t(format!("step-{state}")),
        kind,
        name: shell.t(format!("status-{}", status.key())),
        iso: if when.is_empty() { String::new() } else { at.to_rfc3339() },
        until: (state == "now").then(|| (shell.t("due-decision"), when.clone())),
        when,
        notes: Vec::new(),
        is_current: state == "now",
    };
    let day = shell.day(&at.with_timezone(&shell.zone()).date_naive());
    vec![
        step("done", "", Status::Submitted, day.clone()),
        step("done", "asked", Status::PartnerActionRequired, day.clone()),
        step("done", "bad", Status::Rejected, day.clone()),
        step("now", "", Status::UnderReview, day),
        step("ahead", "", Status::Approved, String::new()),
    ]
}

/// A count with a day of each kind.
fn counted(at: DateTime<Utc>, shell: &Shell) -> Counted {
    let kinds = [
        DayKind::Set,
        DayKind::Counted(1),
        DayKind::Weekend,
        DayKind::Holiday(shell.t("styleguide-title")),
        DayKind::Paused(3),
        DayKind::Late,
        DayKind::Counted(2),
    ];
    let today = at.with_timezone(&shell.zone()).date_naive();
    let days = (0..).zip(kinds).map(|(after, kind)| {
        let on = today + Days::new(after);
        CountedDay { on, kind, is_today: after == 1 }
    });
    let due_on = today + Days::new(6);
    let deadline =
        Deadline { kind: DeadlineKind::Sla, due_on, due_at: at + Days::new(6), zone: shell.zone() };
    let count = DayCount {
        deadline,
        span: Span::Business(2),
        days: days.collect(),
        otherwise: Some(due_on + Days::new(1)),
        stands_still: None,
    };
    Counted::of(&count, Now { at, today }, shell)
}

fn bars(shell: &Shell) -> Vec<(String, u64, String)> {
    let bar = |(status, n): (Status, u64)| (shell.t(format!("status-{}", status.key())), n, n.to_string());
    [(Status::Submitted, 8), (Status::UnderReview, 3), (Status::Rejected, 0)].map(bar).to_vec()
}

fn comments(at: DateTime<Utc>, shell: &Shell) -> Conversation {
    let said = |name: &str, side: &str, about: String, text: &str, mine| Said {
        name: name.to_owned(),
        side: shell.t(side),
        iso: at.to_rfc3339(),
        when: shell.moment(&at),
        reasons: if about.is_empty() { Vec::new() } else { vec![shell.t("reason-missing-products")] },
        about,
        text: shell.t(text),
        mine,
    };
    let about = shell.t("styleguide-request");
    Conversation {
        said: vec![
            said("Rolf Berg", "side-reviewer", about, "reason-missing-products-cure", false),
            said("Anna Lindqvist", "side-partner", String::new(), "poe-proves-products", true),
        ],
        open: false,
        action: String::new(),
        form: Entered::blank(shell.words()),
        version: 0,
    }
}

fn filled(shell: &Shell) -> Entered {
    Entered::blank(shell.words())
        .with("sample-text", "Fabrikam Hälsa")
        .with("sample-date", "2026-11-26")
        .with("sample-strength", "3")
        .with("sample-radios", Status::Approved.key())
        .with("sample-checkboxes", Status::Approved.key())
        .with("sample-opening", "yes")
}

/// The same controls, each with something wrong.
fn wrong(shell: &Shell) -> Entered {
    let mut wrong = Entered::blank(shell.words()).with("wrong-strength", "1");
    for field in ["text", "password", "textarea", "select", "radios", "checkboxes", "checkbox", "file"] {
        wrong.complain(&format!("wrong-{field}"), "wrong-empty", &[]);
    }
    wrong
}

fn choices(shell: &Shell) -> Vec<Choice> {
    let choice = |status: Status| {
        let key = status.key();
        Choice::explained(key, shell.t(format!("status-{key}")), shell.t(format!("status-{key}-meaning")))
    };
    [Status::Approved, Status::Rejected].map(choice).to_vec()
}

#[cfg(test)]
mod tests {
    use super::is_open;

    #[test]
    fn it_is_open_where_the_portal_is_built_or_shown_and_nowhere_else() {
        assert!(is_open(true, false) && is_open(false, true));
        assert!(!is_open(false, false), "a release that serves has no style guide");
    }
}
