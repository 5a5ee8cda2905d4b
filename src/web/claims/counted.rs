//! How a deadline is counted, as a picture of weeks and as a table that names every day.

use crate::domain::calendar::{Now, Span};
use crate::domain::day_count::{CountedDay, DayCount, DayKind};
use crate::web::Shell;
use chrono::{Datelike, NaiveDate};

/// The count of a deadline's days. Draw it with `components/life.html`.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The whole in a sentence: what the picture shows.
    pub says: String,
    /// What else there is to know: pauses, what is over.
    pub notes: Vec<String>,
    /// That today's calendar would give another day, where it would.
    pub otherwise: Option<String>,
    /// The heads of the picture's seven columns.
    pub weekdays: Vec<String>,
    /// Every day.
    pub days: Vec<Day>,
    /// The signs that occur, and what they mean.
    pub legend: Vec<Key>,
}

/// One sign of the picture.
#[derive(Debug, Clone)]
pub struct Key {
    /// As of a day; or `last`, or `today`.
    pub kind: &'static str,
    /// What stands in it.
    pub sign: String,
    /// What it means.
    pub says: String,
}

/// One day.
#[derive(Debug, Clone)]
pub struct Day {
    /// `set`, `counted`, `weekend`, `holiday`, `paused` or `late`.
    pub kind: &'static str,
    /// In which column the picture puts it, from 1 for Monday.
    pub column: u32,
    /// For machines.
    pub iso: String,
    /// The day of the month; with the month where one begins.
    pub short: String,
    /// The sign or number under it.
    pub sign: String,
    /// Its weekday.
    pub weekday: String,
    /// The day itself.
    pub date: String,
    /// What it is to the deadline.
    pub what: String,
    /// Whether it is today.
    pub is_today: bool,
    /// Whether it is the last.
    pub is_last: bool,
}

impl Counted {
    /// The count in a reader's words.
    pub fn of(count: &DayCount, now: Now, shell: &Shell) -> Self {
        let last = count.days.len().saturating_sub(1);
        let days = count.days.iter().enumerate();
        let days: Vec<Day> = days.map(|(index, day)| day_of(day, index == 0, index == last, shell)).collect();
        let to = shell.day(&count.deadline.due_on);
        let otherwise = count.otherwise.map(|day| {
            let args = [("day", shell.day(&day).into()), ("to", to.as_str().into())];
            shell.words().say("days-otherwise", &args)
        });
        Self {
            says: summary(count, &to, shell),
            notes: notes(count, &to, now, shell),
            otherwise,
            weekdays: (1..=7).map(|n| shell.t(format!("weekday-short-{n}"))).collect(),
            legend: legend(&days, shell),
            days,
        }
    }
}

fn summary(count: &DayCount, to: &str, shell: &Shell) -> String {
    let key = match count.span {
        Span::Business(_) => "days-business",
        Span::Calendar(_) => "days-calendar",
    };
    let args =
        [("from", shell.day(&count.set_on()).into()), ("n", count.span.days().into()), ("to", to.into())];
    shell.words().say(key, &args)
}

fn notes(count: &DayCount, to: &str, now: Now, shell: &Shell) -> Vec<String> {
    let was_paused = count.days.iter().any(|day| matches!(day.kind, DayKind::Paused(_)));
    let still = count.stands_still.map(|left| shell.count("days-stand-still", left));
    let over = (now.today > count.deadline.due_on).then(|| {
        let args = [("to", to.into()), ("today", shell.day(&now.today).into())];
        shell.words().say("days-over", &args)
    });
    was_paused.then(|| shell.t("days-paused")).into_iter().chain(still).chain(over).collect()
}

fn day_of(day: &CountedDay, is_first: bool, is_last: bool, shell: &Shell) -> Day {
    let (kind, sign) = sign_of(&day.kind);
    let column = day.on.weekday().number_from_monday();
    Day {
        kind,
        column,
        iso: day.on.to_string(),
        short: short(day.on, is_first, shell),
        sign,
        weekday: shell.t(format!("weekday-{column}")),
        date: shell.day(&day.on),
        what: what_says(&day.kind, is_last, shell),
        is_today: day.is_today,
        is_last,
    }
}

/// The day of the month, with the month where it begins and where the picture does.
fn short(on: NaiveDate, is_first: bool, shell: &Shell) -> String {
    if is_first || on.day() == 1 {
        format!("{} {}", on.day(), shell.t(format!("month-short-{}", on.month())))
    } else {
        on.day().to_string()
    }
}

/// Signs, not colours, tell the days apart.
fn sign_of(kind: &DayKind) -> (&'static str, String) {
    match kind {
        DayKind::Set => ("set", "0".to_owned()),
        DayKind::Counted(n) => ("counted", n.to_string()),
        DayKind::Weekend => ("weekend", "–".to_owned()),
        DayKind::Holiday(_) => ("holiday", "✱".to_owned()),
        DayKind::Paused(_) => ("paused", "‖".to_owned()),
        DayKind::Late => ("late", "!".to_owned()),
    }
}

fn what_says(kind: &DayKind, is_last: bool, shell: &Shell) -> String {
    match kind {
        DayKind::Set => shell.t("day-set"),
        DayKind::Counted(n) if is_last => shell.count("day-last", *n),
        DayKind::Counted(n) => shell.count("day-counted", *n),
        DayKind::Weekend => shell.t("day-weekend"),
        DayKind::Holiday(name) if name.is_empty() => shell.t("day-holiday"),
        DayKind::Holiday(name) => shell.t1("day-holiday-named", "name", name.as_str()),
        DayKind::Paused(left) => shell.count("day-paused", *left),
        DayKind::Late => shell.t("day-late"),
    }
}

/// The signs that occur, in the order they do, and the two frames.
fn legend(days: &[Day], shell: &Shell) -> Vec<Key> {
    let mut signs: Vec<(&'static str, String)> = Vec::new();
    for day in days {
        if signs.iter().all(|(kind, _)| *kind != day.kind) {
            signs.push((day.kind, day.sign.clone()));
        }
    }
    signs.push(("last", String::new()));
    if days.iter().any(|day| day.is_today) {
        signs.push(("today", String::new()));
    }
    let key = |(kind, sign)| Key { kind, sign, says: shell.t(format!("days-legend-{kind}")) };
    signs.into_iter().map(key).collect()
}
