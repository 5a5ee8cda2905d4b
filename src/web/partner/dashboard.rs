//! The Customer Associations dashboard: every claim of one's organisation and where it stands (R16, R17).

use crate::app::App;
use crate::domain::actor::Side;
use crate::domain::lifecycle::Status;
use crate::domain::numbers::Mpn;
use crate::domain::person::Location;
use crate::domain::trace::List;
use crate::store::{Cursor, DashboardFilter, DueFilter, FILE_SIZE, ListedClaim, Order, Place, Tally};
use crate::web::claims::line::ClaimLine;
use crate::web::claims::tile::Tile;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::partner::Link;
use crate::web::sheet::Export;
use crate::web::{PartnerViewer, Reply, Shell, page, sheet, urls};
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/dashboard.html")]
struct DashboardPage {
    shell: Shell,
    form: Entered,
    /// What waits for somebody, and below it what is in each status.
    tiles: [Vec<Tile>; 2],
    chips: Vec<Link>,
    statuses: Vec<StatusMeaning>,
    status_choices: Vec<Choice>,
    due_choices: Vec<Choice>,
    location_choices: Vec<Choice>,
    order_choices: Vec<Choice>,
    next_head: Head,
    changed_head: Head,
    /// How many are shown of how many, where that is known without counting through.
    shown: String,
    /// The list as a file.
    file: String,
    file_rows: usize,
    rows: Vec<ClaimLine>,
    older: Option<String>,
    newer: Option<String>,
    /// Whether the organisation has any claim at all.
    any: bool,
}

/// A column's heading that sorts.
struct Head {
    href: String,
    /// `ascending`, `descending`, or empty when another column leads.
    sorted: &'static str,
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
    let (reach, wanted) = (viewer.reach, filter.clone());
    let read = app.store.read(move |reader| {
        let rows = reader.dashboard(&reach, &wanted, now, &place)?;
        Ok((rows, reader.tally(&reach, now)?, reader.locations_within(&reach)?))
    });
    let (found, tally, locations) = read.await?;
    let line = |claim| ClaimLine::of(claim, Side::Partner, now, &calendar, &shell);
    let at = |name, cursor: Option<&Cursor>| cursor.map(|c| address(&filter_pairs(&form), Some((name, c))));
    let (older, newer) = (at("after", found.after.as_ref()), at("before", found.before.as_ref()));
    let page_of = DashboardPage {
        tiles: tiles(&tally, &filter, &shell),
        chips: chips(&filter, &form, &locations, &shell),
        statuses: statuses(&shell),
        status_choices: status_choices(&shell),
        due_choices: due_choices(&shell),
        location_choices: locations.iter().map(location_choice).collect(),
        order_choices: order_choices(&shell),
        next_head: head_of(Order::Due, &filter, &form),
        changed_head: head_of(Order::Changed, &filter, &form),
        shown: shown(
            found.rows.len(),
            found.after.is_some() || found.before.is_some(),
            &filter,
            &tally,
            &shell,
        ),
        file: with_query(urls::dashboard_csv(), &filter_pairs(&form)),
        file_rows: FILE_SIZE,
        rows: found.rows.iter().map(line).collect(),
        any: tally.all() > 0,
        older,
        newer,
        shell,
        form,
    };
    page(&page_of)
}

/// The same list as a file: every claim on it, up to a bound that the page names and the file's last row repeats.
pub async fn csv(viewer: PartnerViewer, query: Query<Vec<(String, String)>>, app: Data<App>) -> Reply {
    let shell = viewer.shell;
    let filter = filter_of(&Entered::of(Fields(query.into_inner()), shell.words()));
    let calendar = app.workflow.calendar().await?;
    let (now, reach) = (calendar.now(app.workflow.instant()), viewer.reach);
    let read = app.store.read(move |reader| reader.dashboard_file(&reach, &filter, now));
    let (found, more) = read.await?;
    let row = |claim: &ListedClaim| {
        let line = ClaimLine::of(claim, Side::Partner, now, &calendar, &shell);
        let due = claim.due.map(|due| due.due_on.to_string()).unwrap_or_default();
        let due_name = line.due.map(|due| due.name).unwrap_or_default();
        vec![
            line.id.to_string(),
            line.name,
            line.customer,
            claim.mpn.clone(),
            line.status,
            line.mover,
            due_name,
            due,
            line.changed,
        ]
    };
    let mut rows: Vec<Vec<String>> = found.iter().map(row).collect();
    rows.extend(more.then(|| vec![shell.count("list-file-cut", FILE_SIZE)]));
    let head = [
        "list-file-number",
        "field-name",
        "claim-customer",
        "field-mpn",
        "claim-status",
        "claim-mover",
        "list-file-what",
        "list-file-due",
        "dashboard-changed",
    ];
    let (by, door, head) = (&viewer.person, &viewer.door, head.map(|key| shell.t(key)));
    let export = Export { list: List::Claims, by, door, head: &head, rows: &rows };
    sheet::take_along(&app, export).await
}

/// What the address narrows to; words nobody knows narrow nothing.
fn filter_of(form: &Entered) -> DashboardFilter {
    DashboardFilter {
        status: Status::from_key(form.value("status")).filter(|status| SHOWN.contains(status)),
        due: DueFilter::from_key(form.value("due")),
        search: form.value("search").trim().chars().take(100).collect(),
        mpn: Mpn::parse(form.value("location")).ok(),
        order: Order::from_key(form.value("sort")).unwrap_or(Order::Changed),
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
    ["status", "due", "location", "search", "sort"]
        .into_iter()
        .map(|name| (name, form.value(name).to_owned()))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn address(pairs: &[(&'static str, String)], place: Option<(&'static str, &Cursor)>) -> String {
    let mut pairs = pairs.to_vec();
    pairs.extend(place.map(|(name, cursor)| (name, cursor.to_string())));
    with_query(urls::dashboard(), &pairs)
}

fn with_query(path: &str, pairs: &[(&'static str, String)]) -> String {
    let query = serde_html_form::to_string(pairs).unwrap_or_default();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A heading: it asks for its own order, and when that is in force, for the other way round.
fn head_of(first: Order, filter: &DashboardFilter, form: &Entered) -> Head {
    let leads = filter.order.is_by_due() == first.is_by_due();
    let wanted = if leads { filter.order.reversed() } else { first };
    let mut pairs = filter_pairs(form);
    pairs.retain(|(name, _)| *name != "sort");
    pairs.push(("sort", wanted.key().to_owned()));
    let sorted = match filter.order {
        _ if !leads => "",
        Order::Due | Order::Unchanged => "ascending",
        Order::DueLast | Order::Changed => "descending",
    };
    Head { href: address(&pairs, None), sorted }
}

/// How many claims are shown, and of how many where the tiles know.
fn shown(here: usize, pages: bool, filter: &DashboardFilter, tally: &Tally, shell: &Shell) -> String {
    let total = match (filter.status, filter.due) {
        _ if !filter.search.is_empty() || filter.mpn.is_some() => None,
        (None, None) => Some(tally.all()),
        (Some(status), None) => Some(tally.of(status)),
        (None, Some(due)) => Some(tally.due(due)),
        (Some(_), Some(_)) => None,
    };
    match total {
        Some(total) => shell.words().say("list-shown-of", &[("n", here.into()), ("total", total.into())]),
        None if pages => shell.count("list-shown-here", here),
        None => shell.count("list-shown", here),
    }
}

fn location_choice(location: &Location) -> Choice {
    Choice::new(location.mpn.as_str(), format!("{} ({})", location.name, location.mpn))
}

fn order_choices(shell: &Shell) -> Vec<Choice> {
    let choice = |order: &Order| Choice::new(order.key(), shell.t(format!("order-{}", order.key())));
    Order::ALL.iter().map(choice).collect()
}

fn tiles(tally: &Tally, filter: &DashboardFilter, shell: &Shell) -> [Vec<Tile>; 2] {
    let due = |due: DueFilter, kind| Tile {
        href: address(&[("due", due.key().to_owned())], None),
        number: tally.due(due),
        text: shell.t(format!("dashboard-due-{}", due.key())),
        kind: if tally.due(due) > 0 { kind } else { "" },
        current: filter.due == Some(due) && filter.status.is_none(),
    };
    let status = |status: &Status| Tile {
        href: urls::dashboard_of(*status),
        number: tally.of(*status),
        text: shell.t(format!("status-{}", status.key())),
        kind: "",
        current: filter.status == Some(*status),
    };
    let waiting = vec![
        due(DueFilter::Today, "late"),
        due(DueFilter::Week, "soon"),
        due(DueFilter::Microsoft, ""),
        due(DueFilter::Late, "late"),
        due(DueFilter::Consent, ""),
    ];
    [waiting, SHOWN.iter().map(status).collect()]
}

/// Every filter in force, each leading to the list without it.
fn chips(filter: &DashboardFilter, form: &Entered, locations: &[Location], shell: &Shell) -> Vec<Link> {
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
    let location = filter.mpn.as_ref().map(|mpn| Link {
        href: without("location"),
        text: locations
            .iter()
            .find(|location| location.mpn == *mpn)
            .map_or_else(|| mpn.to_string(), |location| location_choice(location).label),
    });
    [status, due, location, search].into_iter().flatten().collect()
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
