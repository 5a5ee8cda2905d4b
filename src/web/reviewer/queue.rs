//! What waits for reviewers, what is due first on top, and the button that takes the next claim.

use crate::app::App;
use crate::domain::actor::Side;
use crate::domain::calendar::{Calendar, Now};
use crate::domain::ids::{ClaimId, PartnerId};
use crate::domain::trace::List;
use crate::store::{Cursor, FILE_SIZE, ListedClaim, Page, Place, Queue, QueueFilter, Reader, RowMarks};
use crate::web::claims::card::{Due, Mark, due_of, status_says};
use crate::web::claims::marks::Sign;
use crate::web::claims::tile::Tile;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::sheet::Export;
use crate::web::{Reply, ReviewerViewer, Shell, page, sheet, urls};
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/queue.html")]
struct QueuePage {
    shell: Shell,
    form: Entered,
    list: Queue,
    tiles: Vec<Tile>,
    rows: Vec<Row>,
    searched: bool,
    chips: Vec<(String, String)>,
    partner_choices: Vec<Choice>,
    order_choices: Vec<Choice>,
    /// The address of the list read from its other end, and how it is read now.
    turned: String,
    sorted: &'static str,
    shown: String,
    file: String,
    file_rows: usize,
    everywhere: String,
    /// Whether the empty list should lead on to the waiting one.
    elsewhere: bool,
    next: Option<String>,
    previous: Option<String>,
    may_take: bool,
}

/// One claim.
struct Row {
    id: String,
    href: String,
    name: String,
    partner: String,
    customer: String,
    status_key: &'static str,
    status: String,
    marks: Vec<Mark>,
    reviewer: String,
    due: Option<Due>,
    changed: String,
}

/// The lists with a tile, what a reviewer begins the day with first.
const TILES: [Queue; 9] = [
    Queue::Waiting,
    Queue::Mine,
    Queue::Overdue,
    Queue::Disputes,
    Queue::InReview,
    Queue::Asked,
    Queue::RejectionAsked,
    Queue::Colliding,
    Queue::Consent,
];

/// One list, a page of it.
pub async fn get(viewer: ReviewerViewer, query: Query<Vec<(String, String)>>, app: Data<App>) -> Reply {
    let form = Entered::of(Fields(query.into_inner()), viewer.shell.words());
    let list = Queue::from_key(form.value("list")).unwrap_or(Queue::Waiting);
    let (filter, place) = (filter_of(&form), place_of(&form));
    let calendar = app.workflow.calendar().await?;
    let now = calendar.now(app.workflow.instant());
    let (me, wanted, at) = (viewer.person.id.clone(), filter.clone(), now.at);
    let read = move |reader: &mut Reader<'_>| {
        let found = reader.queue(list, &me, at, &wanted, &place)?;
        let marks = reader.row_marks(&ids_of(&found.rows))?;
        Ok((found, marks, reader.queue_counts(&me, at)?, reader.partners()?))
    };
    let (found, marks, counts, partners) = app.store.read(read).await?;
    let shell = viewer.shell;
    let count = |list: Queue| counts.get(&list).copied().unwrap_or_default();
    let tiles = TILES.iter().map(|tile| tile_of(*tile, count(*tile), list, &shell)).collect();
    let rows = found.rows.iter().map(|row| row_of(row, &marks, now, &calendar, &shell)).collect();
    let (next, previous) = onward(list, &filter, &found);
    let partner_choices: Vec<Choice> =
        partners.iter().map(|partner| Choice::new(partner.id.as_str(), partner.name.as_str())).collect();
    let turned = QueueFilter { reversed: !filter.reversed, ..filter.clone() };
    let ascending = list.is_by_deadline() != filter.reversed;
    let file = urls::queue_page(list, &filter, None).replacen(urls::queue(), urls::queue_csv(), 1);
    page(&QueuePage {
        tiles,
        rows,
        next,
        previous,
        searched: !filter.search.is_empty() || filter.partner.is_some(),
        chips: chips(list, &filter, &partner_choices),
        partner_choices,
        order_choices: order_choices(list, &shell),
        turned: urls::queue_page(list, &turned, None),
        sorted: if ascending { "ascending" } else { "descending" },
        shown: shown(&found, list, &filter, counts.get(&list).copied(), &shell),
        file,
        file_rows: FILE_SIZE,
        everywhere: urls::queue_page(Queue::All, &filter, None),
        elsewhere: !matches!(list, Queue::Waiting | Queue::All),
        may_take: viewer.person.reviews() && count(Queue::Waiting) + count(Queue::Disputes) > 0,
        list,
        form,
        shell,
    })
}

/// The same list as a file: everything on it, up to a bound that the page names and the file's last row repeats.
pub async fn csv(viewer: ReviewerViewer, query: Query<Vec<(String, String)>>, app: Data<App>) -> Reply {
    let form = Entered::of(Fields(query.into_inner()), viewer.shell.words());
    let list = Queue::from_key(form.value("list")).unwrap_or(Queue::Waiting);
    let filter = filter_of(&form);
    let calendar = app.workflow.calendar().await?;
    let now = calendar.now(app.workflow.instant());
    let (me, at, shell) = (viewer.person.id.clone(), now.at, viewer.shell);
    let read = app.store.read(move |reader| {
        let (found, more) = reader.queue_file(list, &me, at, &filter)?;
        let marks = reader.row_marks(&ids_of(&found))?;
        Ok((found, marks, more))
    });
    let (found, marks, more) = read.await?;
    let row = |claim: &ListedClaim| {
        let row = row_of(claim, &marks, now, &calendar, &shell);
        let due = claim.due.map(|due| due.due_on.to_string()).unwrap_or_default();
        let due_name = row.due.map(|due| due.name).unwrap_or_default();
        let marks: Vec<String> = row.marks.into_iter().map(|mark| mark.text).collect();
        let (status, marks) = (row.status, marks.join(", "));
        vec![
            row.id,
            row.name,
            row.partner,
            row.customer,
            status,
            marks,
            row.reviewer,
            due_name,
            due,
            row.changed,
        ]
    };
    let mut rows: Vec<Vec<String>> = found.iter().map(row).collect();
    rows.extend(more.then(|| vec![shell.count("list-file-cut", FILE_SIZE)]));
    let head = [
        "list-file-number",
        "field-name",
        "queue-partner",
        "queue-customer",
        "queue-status",
        "list-file-marks",
        "queue-reviewer",
        "list-file-what",
        "list-file-due",
        "dashboard-changed",
    ];
    let (by, door, head) = (&viewer.person, &viewer.door, head.map(|key| shell.t(key)));
    let export = Export { list: List::Queue, by, door, head: &head, rows: &rows };
    sheet::take_along(&app, export).await
}

fn filter_of(form: &Entered) -> QueueFilter {
    let partner = form.value("partner");
    QueueFilter {
        search: form.value("q").trim().chars().take(100).collect(),
        partner: (!partner.is_empty() && partner.len() <= 64).then(|| PartnerId::new(partner)),
        reversed: form.value("sort") == "reversed",
    }
}

/// Every filter in force with the list without it.
fn chips(list: Queue, filter: &QueueFilter, partners: &[Choice]) -> Vec<(String, String)> {
    let searched = (!filter.search.is_empty()).then(|| {
        let without = QueueFilter { search: String::new(), ..filter.clone() };
        (filter.search.clone(), urls::queue_page(list, &without, None))
    });
    let of_partner = filter.partner.as_ref().map(|partner| {
        let without = QueueFilter { partner: None, ..filter.clone() };
        let name = partners.iter().find(|choice| choice.value == partner.as_str());
        let name = name.map_or_else(|| partner.to_string(), |choice| choice.label.clone());
        (name, urls::queue_page(list, &without, None))
    });
    searched.into_iter().chain(of_partner).collect()
}

/// A list's two orders: its own, and the same from its other end.
fn order_choices(list: Queue, shell: &Shell) -> Vec<Choice> {
    let (own, other) = if list.is_by_deadline() { ("due", "due-last") } else { ("changed", "unchanged") };
    let choice = |value: &str, key: &str| Choice::new(value, shell.t(format!("order-{key}")));
    vec![choice("", own), choice("reversed", other)]
}

/// How many claims are shown, and of how many where the tile knows.
fn shown(
    found: &Page<ListedClaim>,
    list: Queue,
    filter: &QueueFilter,
    counted: Option<i64>,
    shell: &Shell,
) -> String {
    let here = found.rows.len();
    let pages = found.after.is_some() || found.before.is_some();
    let narrowed = !filter.search.is_empty() || filter.partner.is_some() || list == Queue::All;
    match counted.filter(|_| !narrowed) {
        Some(total) => shell.words().say("list-shown-of", &[("n", here.into()), ("total", total.into())]),
        None if pages => shell.count("list-shown-here", here),
        None => shell.count("list-shown", here),
    }
}

fn ids_of(rows: &[ListedClaim]) -> Vec<ClaimId> {
    rows.iter().map(|row| row.id.clone()).collect()
}

fn place_of(form: &Entered) -> Place {
    let after = Cursor::parse(form.value("after")).map(Place::After);
    after.or(Cursor::parse(form.value("before")).map(Place::Before)).unwrap_or_default()
}

/// The addresses of the pages after and before.
fn onward(list: Queue, filter: &QueueFilter, found: &Page<ListedClaim>) -> (Option<String>, Option<String>) {
    let to = |way, cursor: &Option<Cursor>| {
        cursor.as_ref().map(|cursor| urls::queue_page(list, filter, Some((way, cursor))))
    };
    (to("after", &found.after), to("before", &found.before))
}

fn tile_of(tile: Queue, number: i64, current: Queue, shell: &Shell) -> Tile {
    Tile {
        href: urls::queue_of(tile),
        number,
        text: shell.t(format!("queue-{}", tile.key())),
        kind: if tile == Queue::Overdue && number > 0 { "late" } else { "" },
        current: tile == current,
    }
}

fn row_of(row: &ListedClaim, marks: &RowMarks, now: Now, calendar: &Calendar, shell: &Shell) -> Row {
    let signs = Sign::of_line(row, now).into_iter().chain(Sign::inside(&row.id, marks));
    Row {
        id: row.id.to_string(),
        href: urls::review(&row.id),
        name: row.name.clone(),
        partner: row.partner.clone(),
        customer: row.customer.clone(),
        status_key: row.status.key(),
        status: status_says(row.status, shell),
        marks: signs.map(|sign| sign.mark(shell)).collect(),
        reviewer: row.reviewer.clone(),
        due: row.due.map(|due| due_of(&due, row.phase, Side::Reviewer, now, calendar, shell)),
        changed: shell.moment(&row.changed_at),
    }
}
