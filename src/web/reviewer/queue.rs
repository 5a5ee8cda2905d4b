//! What waits for reviewers, what is due first on top, and the button that takes the next claim.

use crate::app::App;
use crate::domain::action::Action;
use crate::domain::actor::Side;
use crate::domain::calendar::{Calendar, Now};
use crate::domain::lifecycle::Phase;
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::refusal::Refusal;
use crate::store::{Cursor, ListedClaim, Page, Place, Queue, Reader};
use crate::web::checked::Checked;
use crate::web::claims::card::{Due, Mark, due_of, status_says};
use crate::web::error::WebError;
use crate::web::form::{Entered, Fields};
use crate::web::{Reply, ReviewerViewer, Shell, page, see_other, session, urls};
use crate::workflow::{ActError, Seen};
use actix_session::Session;
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
    unsearched: String,
    everywhere: String,
    /// Whether the empty list should lead on to the waiting one.
    elsewhere: bool,
    next: Option<String>,
    previous: Option<String>,
    may_take: bool,
}

/// A list and how much is on it.
struct Tile {
    href: String,
    number: i64,
    text: String,
    kind: &'static str,
    current: bool,
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
}

/// The lists with a tile, what a reviewer begins the day with first.
const TILES: [Queue; 8] = [
    Queue::Waiting,
    Queue::Mine,
    Queue::Overdue,
    Queue::Disputes,
    Queue::InReview,
    Queue::Asked,
    Queue::RejectionAsked,
    Queue::Consent,
];

/// One list, a page of it.
pub async fn get(viewer: ReviewerViewer, query: Query<Vec<(String, String)>>, app: Data<App>) -> Reply {
    let form = Entered::of(Fields(query.into_inner()), viewer.shell.words());
    let list = Queue::from_key(form.value("list")).unwrap_or(Queue::Waiting);
    let search = form.value("q").trim().to_owned();
    let place = place_of(&form);
    let calendar = app.workflow.calendar().await?;
    let now = calendar.now(app.workflow.instant());
    let (me, words, at) = (viewer.person.id.clone(), search.clone(), now.at);
    let read = move |reader: &mut Reader<'_>| {
        Ok((reader.queue(list, &me, at, &words, &place)?, reader.queue_counts(&me, at)?))
    };
    let (found, counts) = app.store.read(read).await?;
    let shell = viewer.shell;
    let count = |list: Queue| counts.get(&list).copied().unwrap_or_default();
    let tiles = TILES.iter().map(|tile| tile_of(*tile, count(*tile), list, &shell)).collect();
    let rows = found.rows.iter().map(|row| row_of(row, now, &calendar, &shell)).collect();
    let (next, previous) = onward(list, &search, &found);
    page(&QueuePage {
        tiles,
        rows,
        next,
        previous,
        searched: !search.is_empty(),
        unsearched: urls::queue_of(list),
        everywhere: urls::queue_page(Queue::All, &search, None),
        elsewhere: !matches!(list, Queue::Waiting | Queue::All),
        may_take: viewer.person.reviews() && count(Queue::Waiting) > 0,
        list,
        form,
        shell,
    })
}

/// How often the list is read anew when colleagues were faster with everything on it.
const ROUNDS: usize = 3;

/// Begins the review of the waiting claim that is due first, and opens it. Whoever loses one to a colleague gets
/// the next: the lifecycle lets only one of them begin.
pub async fn post(viewer: ReviewerViewer, _: Checked, session: Session, app: Data<App>) -> Reply {
    let actor = viewer.actor();
    for _ in 0..ROUNDS {
        let (me, at) = (viewer.person.id.clone(), app.workflow.instant());
        let waiting = move |reader: &mut Reader<'_>| reader.queue(Queue::Waiting, &me, at, "", &Place::Start);
        for listed in app.store.read(waiting).await?.rows {
            match app.workflow.act(&actor, &listed.id, Seen::Any, Action::StartReview).await {
                Ok(_) => {
                    session::flash(&session, "success", "flash-review-started");
                    return see_other(urls::review(&listed.id));
                }
                Err(ActError::Refused(Refusal::NotNow) | ActError::NotFound) => {}
                Err(error) => return Err(WebError::of_act(error, &listed.id)),
            }
        }
    }
    session::flash(&session, "info", "flash-queue-empty");
    see_other(urls::queue())
}

fn place_of(form: &Entered) -> Place {
    let after = Cursor::parse(form.value("after")).map(Place::After);
    after.or(Cursor::parse(form.value("before")).map(Place::Before)).unwrap_or_default()
}

/// The addresses of the pages after and before.
fn onward(list: Queue, search: &str, found: &Page<ListedClaim>) -> (Option<String>, Option<String>) {
    let to = |way, cursor: &Option<Cursor>| {
        cursor.as_ref().map(|cursor| urls::queue_page(list, search, Some((way, cursor))))
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

fn row_of(row: &ListedClaim, now: Now, calendar: &Calendar, shell: &Shell) -> Row {
    let due = row.due.map(|(kind, due_on, due_at)| Deadline { kind, due_on, due_at, zone: calendar.zone() });
    let late = due.is_some_and(|due| due.kind == DeadlineKind::Sla && due.has_passed(now));
    let dispute = matches!(
        row.phase,
        Phase::DisputeReview | Phase::DisputeAnswering | Phase::DisputeConsentOpen | Phase::RejectedFinally
    );
    let marks = [
        (dispute, "mark-dispute", ""),
        (row.phase == Phase::RejectedFinally, "mark-final", ""),
        (row.asked_to_reject && row.due.is_some(), "mark-rejection-asked", ""),
        (late, "mark-overdue", "overdue"),
    ];
    let marks = marks.into_iter().filter(|(shown, ..)| *shown);
    Row {
        id: row.id.to_string(),
        href: urls::review(&row.id),
        name: row.name.clone(),
        partner: row.partner.clone(),
        customer: row.customer.clone(),
        status_key: row.status.key(),
        status: status_says(row.status, shell),
        marks: marks.map(|(_, key, kind)| Mark { text: shell.t(key), kind }).collect(),
        reviewer: row.reviewer.clone(),
        due: due.map(|due| due_of(&due, row.phase, Side::Reviewer, now, calendar, shell)),
    }
}
