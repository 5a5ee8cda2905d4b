//! Each picture of the figures: what it says, its bars, and the numbers behind it.

use super::Counted;
use crate::domain::figures::{Figures, GroundKind, Step};
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::reason::PoeFault;
use crate::store::Queue;
use crate::web::pictures::{Bars, Columns};
use crate::web::{Shell, urls};
use chrono::Datelike;

/// One picture with what it says and the numbers behind it. Draw it with `figures/figures.html`.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its name on the page.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// What it comes to, in a sentence.
    pub says: String,
    /// The bars; `None` where there is nothing to draw.
    pub drawing: Option<Drawing>,
    /// What the columns' parts are.
    pub legend: Vec<(&'static str, String)>,
    /// The heads of the table's columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether the numbers are shown at once: where they lead on to lists.
    pub is_open: bool,
}

/// How it is drawn.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// Lying bars.
    Bars(Bars),
    /// Standing columns.
    Columns(Columns),
}

/// One row of numbers.
#[derive(Debug, Clone)]
pub struct Row {
    /// What they are about.
    pub name: String,
    /// The list of what was counted; empty where there is none.
    pub href: String,
    /// The numbers.
    pub numbers: Vec<String>,
}

/// What differs between the sides: which statuses they see, and where their lists are.
pub struct Side {
    statuses: &'static [Status],
    list_of_status: fn(Status) -> String,
    late: fn() -> String,
}

/// A partner's: all six statuses, each with its list.
pub const PARTNERS: Side = Side {
    statuses: &[
        Status::Editing,
        Status::Submitted,
        Status::UnderReview,
        Status::PartnerActionRequired,
        Status::Approved,
        Status::Rejected,
    ],
    list_of_status: urls::dashboard_of,
    late: String::new,
};

/// Microsoft's: what was handed in; lists only of what still waits for somebody.
pub const MICROSOFTS: Side = Side {
    statuses: &[
        Status::Submitted,
        Status::UnderReview,
        Status::PartnerActionRequired,
        Status::Approved,
        Status::Rejected,
    ],
    list_of_status: queue_of_status,
    late: || urls::queue_of(Queue::Overdue),
};

fn queue_of_status(status: Status) -> String {
    match status {
        Status::Submitted => urls::queue_of(Queue::Waiting),
        Status::UnderReview => urls::queue_of(Queue::InReview),
        Status::PartnerActionRequired => urls::queue_of(Queue::Asked),
        Status::Editing | Status::Approved | Status::Rejected | Status::Discarded => String::new(),
    }
}

/// Every picture, in the order they are looked at.
pub fn pictures(counted: &Counted, side: &Side, shell: &Shell) -> Vec<Picture> {
    let figures = &counted.figures;
    vec![
        by_status(counted, side, shell),
        late(counted, side, shell),
        weeks(figures, shell),
        days(figures, shell),
        grounds(figures, shell),
        faults(figures, shell),
    ]
}

/// A number of things: its name, how many, and their list.
type Number = (String, u64, String);

/// A picture of plain numbers, one bar each.
fn plain(id: &'static str, says: String, numbers: Vec<Number>, shell: &Shell) -> Picture {
    let bars: Vec<_> = numbers.iter().map(|(name, n, _)| (name.clone(), *n, n.to_string())).collect();
    let any = numbers.iter().any(|(_, n, _)| *n > 0);
    let row = |(name, n, href): Number| Row { name, href, numbers: vec![n.to_string()] };
    Picture {
        id,
        title: shell.t(format!("figures-{id}")),
        says,
        drawing: any.then(|| Drawing::Bars(Bars::of(&bars))),
        legend: Vec::new(),
        head: vec![shell.t(format!("figures-{id}-name")), shell.t("figures-number")],
        is_open: any && numbers.iter().any(|(_, _, href)| !href.is_empty()),
        rows: numbers.into_iter().map(row).collect(),
    }
}

fn natural(n: Option<&i64>) -> u64 {
    n.map_or(0, |n| u64::try_from(*n).unwrap_or_default())
}

fn by_status(counted: &Counted, side: &Side, shell: &Shell) -> Picture {
    let number = |status: &Status| {
        let name = shell.t(format!("status-{}", status.key()));
        (name, natural(counted.statuses.get(status)), (side.list_of_status)(*status))
    };
    let numbers: Vec<Number> = side.statuses.iter().map(number).collect();
    let sum: u64 = numbers.iter().map(|(_, n, _)| n).sum();
    plain("status", shell.count("figures-status-says", sum), numbers, shell)
}

/// The phases Microsoft can be late in.
const LATE_IN: [Phase; 3] = [Phase::Submitted, Phase::Review, Phase::DisputeReview];

fn late(counted: &Counted, side: &Side, shell: &Shell) -> Picture {
    let number = |phase: &Phase| {
        let name = shell.t(format!("figures-late-{}", phase.key()));
        (name, natural(counted.late.get(phase)), (side.late)())
    };
    let numbers: Vec<Number> = LATE_IN.iter().map(number).collect();
    let sum: u64 = numbers.iter().map(|(_, n, _)| n).sum();
    plain("late", shell.count("figures-late-says", sum), numbers, shell)
}

fn weeks(figures: &Figures, shell: &Shell) -> Picture {
    let (approved, rejected) = figures.decisions();
    let args =
        [("n", (approved + rejected).into()), ("approved", approved.into()), ("rejected", rejected.into())];
    let number = |monday: chrono::NaiveDate| monday.iso_week().week();
    let columns: Vec<_> = figures
        .weeks
        .iter()
        .map(|week| (number(week.monday).to_string(), week.approved.into(), week.rejected.into()))
        .collect();
    let rows = figures.weeks.iter().map(|week| {
        let args = [("week", number(week.monday).into()), ("day", shell.day(&week.monday).into())];
        let name = shell.words().say("figures-week-of", &args);
        Row { name, href: String::new(), numbers: vec![week.approved.to_string(), week.rejected.to_string()] }
    });
    let key = |part: &'static str| (part, shell.t(format!("figures-{part}")));
    Picture {
        id: "weeks",
        title: shell.t("figures-weeks"),
        says: shell.words().say("figures-weeks-says", &args),
        drawing: (approved + rejected > 0).then(|| Drawing::Columns(Columns::of(&columns))),
        legend: vec![key("approved"), key("rejected")],
        head: vec![shell.t("figures-week"), shell.t("figures-approved"), shell.t("figures-rejected")],
        rows: rows.collect(),
        is_open: false,
    }
}

fn days(figures: &Figures, shell: &Shell) -> Picture {
    let name = |step: &Step, end: &str| shell.t(format!("figures-step-{}{end}", step.key()));
    let median =
        |step: &Step| figures.median_doubled(*step).map(|doubled| (doubled, half_of(doubled, shell)));
    let bars: Vec<_> = Step::ALL
        .iter()
        .filter_map(|step| median(step).map(|(doubled, says)| (name(step, "-short"), doubled.into(), says)))
        .collect();
    let row = |step: &Step| {
        let says = median(step).map_or_else(|| "–".to_owned(), |(_, says)| says);
        let numbers = vec![says, figures.ended(*step).to_string()];
        Row { name: name(step, ""), href: String::new(), numbers }
    };
    let any = !bars.is_empty();
    Picture {
        id: "days",
        title: shell.t("figures-days"),
        says: shell.t(if any { "figures-days-says" } else { "figures-days-none" }),
        drawing: any.then(|| Drawing::Bars(Bars::of(&bars))),
        legend: Vec::new(),
        head: ["name", "median", "ended"]
            .iter()
            .map(|part| shell.t(format!("figures-days-{part}")))
            .collect(),
        rows: Step::ALL.iter().map(row).collect(),
        is_open: false,
    }
}

/// Half of a number, with one decimal where there is one.
fn half_of(doubled: u32, shell: &Shell) -> String {
    match (doubled / 2, doubled % 2) {
        (whole, 0) => whole.to_string(),
        (whole, _) => shell.count("figures-and-a-half", whole),
    }
}

fn grounds(figures: &Figures, shell: &Shell) -> Picture {
    let number = |kind: &GroundKind| {
        let n = figures.grounds.get(kind).copied().unwrap_or_default();
        (shell.t(format!("ground-{}", kind.key())), n.into(), String::new())
    };
    let numbers: Vec<Number> = GroundKind::ALL.iter().map(number).collect();
    let sum: u64 = numbers.iter().map(|(_, n, _)| n).sum();
    plain("grounds", shell.count("figures-grounds-says", sum), numbers, shell)
}

/// The faults that were named, the most frequent first.
fn faults(figures: &Figures, shell: &Shell) -> Picture {
    let mut named: Vec<(PoeFault, u32)> = figures.faults.iter().map(|(fault, n)| (*fault, *n)).collect();
    named.sort_by_key(|(fault, n)| (std::cmp::Reverse(*n), *fault));
    let number = |(fault, n): (PoeFault, u32)| {
        (shell.t(format!("reason-{}", fault.key())), u64::from(n), String::new())
    };
    let numbers = named.into_iter().map(number).collect();
    plain("faults", shell.t("figures-faults-says"), numbers, shell)
}
