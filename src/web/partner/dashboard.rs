//! The Customer Associations dashboard: every claim of one's organisation and where it stands (R16, R17).

use crate::app::App;
use crate::domain::actor::Side;
use crate::domain::lifecycle::Status;
use crate::store::{Cursor, DashboardFilter, DueFilter, Place, Tally};
use crate::web::claims::line::ClaimLine;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::partner::Link;
use crate::web::{PartnerViewer, Reply, Shell, page, urls};
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/dashboard.html")]
struct DashboardPage {
    shell: Shell,
    form: Entered,
    tiles: Vec<Tile>,
    chips: Vec<Link>,
    statuses: Vec<StatusMeaning>,
    status_choices: Vec<Choice>,
    due_choices: Vec<Choice>,
    rows: Vec<ClaimLine>,
    older: Option<String>,
    newer: Option<String>,
    /// Whether the organisation has any claim at all.
    any: bool,
}

/// A count that leads to what it counts.
struct Tile {
    href: String,
    number: i64,
    text: String,
    kind: &'static str,
    current: bool,
}

/// A status and what it means.
struct StatusMeaning {
    key: &'static str,
    name: String,
    meaning: String,
}

/// The six statuses people see, in the order a claim passes them.
const SHOWN: [Status; 6] = [
    Status::Editing,
    Status::Submitted,
    Status::UnderReview,
    Status::PartnerActionRequired,
    Status::Approved,
    Status::Rejected,
];

/// The dashboard, narrowed as the address says.
pub async fn get(viewer: PartnerViewer, query: Query<Vec<(String, String)>>, app: Data<App>) -> Reply {
    let shell = viewer.shell;
    let form = Entered::of(Fields(query.into_inner()), shell.words());
    let (filter, place) = (filter_of(&form), place_of(&form));
    let calendar = app.workflow.calendar().await?;
    let now = calendar.now(app.workflow.instant());
    let (partner, wanted) = (viewer.partner, filter.clone());
    let read = app.store.read(move |reader| {
        let rows = reader.dashboard(&partner, &wanted, now.today, &place)?;
        Ok((rows, reader.tally(&partner, now.today)?))
    });
    let (found, tally) = read.await?;
    let line = |claim| ClaimLine::of(claim, Side::Partner, now, &calendar, &shell);
    let at = |name, cursor: Option<&Cursor>| cursor.map(|c| address(&filter_pairs(&form), Some((name, c))));
    let (older, newer) = (at("after", found.after.as_ref()), at("before", found.before.as_ref()));
    let page_of = DashboardPage {
        tiles: tiles(&tally, &filter, &shell),
        chips: chips(&filter, &form, &shell),
        statuses: statuses(&shell),
        status_choices: status_choices(&shell),
        due_choices: due_choices(&shell),
        rows: found.rows.iter().map(line).collect(),
        any: SHOWN.iter().any(|status| tally.of(*status) > 0),
        older,
        newer,
        shell,
        form,
    };
    page(&page_of)
}

/// What the address narrows to; words nobody knows narrow nothing.
fn filter_of(form: &Entered) -> DashboardFilter {
    DashboardFilter {
        status: Status::from_key(form.value("status")).filter(|status| SHOWN.contains(status)),
        due: DueFilter::from_key(form.value("due")),
        search: form.value("search").trim().chars().take(100).collect(),
    }
}

fn place_of(form: &Entered) -> Place {
    let cursor = |name: &str| Cursor::parse(form.value(name));
    match (cursor("after"), cursor("before")) {
        (Some(cursor), _) => Place::After(cursor),
        (None, Some(cursor)) => Place::Before(cursor),
        (None, None) => Place::Start,
    }
}

/// What the address narrows by, as it would be written again.
fn filter_pairs(form: &Entered) -> Vec<(&'static str, String)> {
    ["status", "due", "search"]
        .into_iter()
        .map(|name| (name, form.value(name).to_owned()))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn address(pairs: &[(&'static str, String)], place: Option<(&'static str, &Cursor)>) -> String {
    let mut pairs = pairs.to_vec();
    pairs.extend(place.map(|(name, cursor)| (name, cursor.to_string())));
    let query = serde_html_form::to_string(&pairs).unwrap_or_default();
    if query.is_empty() { urls::dashboard().to_owned() } else { format!("{}?{query}", urls::dashboard()) }
}

fn tiles(tally: &Tally, filter: &DashboardFilter, shell: &Shell) -> Vec<Tile> {
    let due = |due: DueFilter, number: i64, kind| Tile {
        href: address(&[("due", due.key().to_owned())], None),
        number,
        text: shell.t(format!("dashboard-due-{}", due.key())),
        kind: if number > 0 { kind } else { "" },
        current: filter.due == Some(due) && filter.status.is_none(),
    };
    let status = |status: &Status| Tile {
        href: urls::dashboard_of(*status),
        number: tally.of(*status),
        text: shell.t(format!("status-{}", status.key())),
        kind: "",
        current: filter.status == Some(*status),
    };
    let mut tiles = vec![
        due(DueFilter::Today, tally.due_today, "late"),
        due(DueFilter::Week, tally.due_this_week, "soon"),
    ];
    tiles.extend(SHOWN.iter().map(status));
    tiles
}

/// Every filter in force, each leading to the list without it.
fn chips(filter: &DashboardFilter, form: &Entered, shell: &Shell) -> Vec<Link> {
    let without = |name: &str| {
        let pairs: Vec<_> = filter_pairs(form).into_iter().filter(|(key, _)| *key != name).collect();
        address(&pairs, None)
    };
    let status = filter.status.map(|status| {
        let text = shell.t(format!("status-{}", status.key()));
        Link { href: without("status"), text: shell.t1("dashboard-chip-status", "status", text) }
    });
    let due = filter
        .due
        .map(|due| Link { href: without("due"), text: shell.t(format!("dashboard-due-{}", due.key())) });
    let search = (!filter.search.is_empty()).then(|| Link {
        href: without("search"),
        text: shell.t1("dashboard-chip-search", "search", filter.search.as_str()),
    });
    [status, due, search].into_iter().flatten().collect()
}

fn statuses(shell: &Shell) -> Vec<StatusMeaning> {
    let meaning = |status: &Status| StatusMeaning {
        key: status.key(),
        name: shell.t(format!("status-{}", status.key())),
        meaning: shell.t(format!("status-{}-meaning", status.key())),
    };
    SHOWN.iter().map(meaning).collect()
}

fn status_choices(shell: &Shell) -> Vec<Choice> {
    SHOWN
        .iter()
        .map(|status| Choice::new(status.key(), shell.t(format!("status-{}", status.key()))))
        .collect()
}

fn due_choices(shell: &Shell) -> Vec<Choice> {
    DueFilter::ALL
        .iter()
        .map(|due| Choice::new(due.key(), shell.t(format!("dashboard-due-{}", due.key()))))
        .collect()
}
