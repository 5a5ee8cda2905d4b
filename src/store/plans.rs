//! How the databases' planner reads the lists: along an index, from where the page begins, without sorting.

use super::connection::AnyConnection;
use super::testing::Scratch;
use super::{Cursor, DashboardFilter, DueFilter, Order, Place, Queue, QueueFilter, Reader, StoreError};
use crate::domain::actor::Role;
use crate::domain::calendar::Now;
use crate::domain::ids::{ClaimId, PartnerId, PersonId};
use crate::domain::lifecycle::Status;
use crate::domain::numbers::Mpn;
use crate::domain::reach::{Reach, Scopes};
use chrono::{DateTime, Utc};
use diesel::connection::InstrumentationEvent;
use diesel::prelude::*;
use std::sync::{Arc, Mutex};

/// Runs the work and answers the statements it sent, without what was bound to them.
fn statements(
    reader: &mut Reader<'_>,
    work: impl FnOnce(&mut Reader<'_>) -> Result<(), StoreError>,
) -> Vec<String> {
    let sent: Arc<Mutex<Vec<String>>> = Arc::default();
    let noted = sent.clone();
    reader.conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            noted.lock().unwrap().push(query.to_string());
        }
    });
    work(reader).unwrap();
    reader.conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
    let sent = std::mem::take(&mut *sent.lock().unwrap());
    sent.iter().map(|text| text.split(" -- binds").next().unwrap_or_default().to_owned()).collect()
}

/// The steps of a statement, as SQLite plans them.
fn plan(conn: &mut AnyConnection, statement: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Step {
        #[diesel(sql_type = diesel::sql_types::Text)]
        detail: String,
    }
    let steps: Vec<Step> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(conn).unwrap();
    steps.into_iter().map(|step| step.detail).collect()
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn places() -> [Place; 3] {
    let cursor = || Cursor::parse("20261103T101500_CPOR-2026-4F7K2MX").unwrap();
    [Place::Start, Place::After(cursor()), Place::Before(cursor())]
}

/// The whole of an organisation, and some of its locations.
fn reaches() -> [Reach; 2] {
    let these = ["1234567", "1234568"].map(|number| Mpn::parse(number).unwrap());
    let kept = Scopes::default().with(Role::IncentivesAdmin, these);
    [Reach::whole(PartnerId::new("p")), kept.reach(&[Role::IncentivesAdmin], PartnerId::new("p"))]
}

/// Every way to narrow the dashboard, with its name.
fn dashboards() -> Vec<(String, DashboardFilter)> {
    let mut all = vec![("everything".to_owned(), DashboardFilter::default())];
    all.extend(Status::ALL.iter().map(|status| {
        (format!("status {}", status.key()), DashboardFilter { status: Some(*status), ..Default::default() })
    }));
    all.extend(DueFilter::ALL.iter().map(|due| {
        (format!("due {}", due.key()), DashboardFilter { due: Some(*due), ..Default::default() })
    }));
    all.push(("search".to_owned(), DashboardFilter { search: "northwind".to_owned(), ..Default::default() }));
    all.push((
        "location".to_owned(),
        DashboardFilter { mpn: Mpn::parse("1234567").ok(), ..Default::default() },
    ));
    let sorted = |(name, filter): &(String, DashboardFilter)| {
        let (name, filter) = (name.clone(), filter.clone());
        let by = move |order: &Order| {
            (format!("{name} by {}", order.key()), DashboardFilter { order: *order, ..filter.clone() })
        };
        Order::ALL.iter().map(by).collect::<Vec<_>>()
    };
    all.iter().flat_map(sorted).collect()
}

/// Every way to narrow and to turn a reviewers' list.
fn queue_filters() -> Vec<QueueFilter> {
    let either_way = [false, true].into_iter();
    let each = |reversed| {
        let plain = QueueFilter { reversed, ..Default::default() };
        let searched = QueueFilter { search: "northwind".to_owned(), ..plain.clone() };
        [plain.clone(), searched, QueueFilter { partner: Some(PartnerId::new("p")), ..plain }]
    };
    either_way.flat_map(each).collect()
}

/// What a plan does wrong; nothing when it is good.
fn fault(steps: &[String]) -> Option<String> {
    let bad = |step: &&String| step.contains("TEMP B-TREE") || step.starts_with("SCAN");
    steps.iter().find(bad).map(|step| format!("{step} in {steps:?}"))
}

/// The faults of what a list's page sends: one statement, whatever is on it.
fn faults_of(
    reader: &mut Reader<'_>,
    name: &str,
    list: impl FnOnce(&mut Reader<'_>) -> Result<(), StoreError>,
) -> Vec<String> {
    let sent = statements(reader, list);
    assert_eq!(sent.len(), 1, "{name}: {sent:?}");
    let faults = sent.iter().filter_map(|sql| fault(&plan(reader.conn, sql)));
    faults.map(|fault| format!("{name}: {fault}")).collect()
}

fn moment() -> Now {
    Now { at: now(), today: now().date_naive() }
}

#[test]
fn every_page_of_the_dashboard_is_read_along_an_index_without_sorting() {
    let scratch = Scratch::in_file();
    let faults = scratch.open().read_now(|reader| {
        let mut faults = Vec::new();
        let each =
            places().into_iter().flat_map(|place| dashboards().into_iter().map(move |d| (place.clone(), d)));
        for ((place, (name, filter)), reach) in
            each.flat_map(|one| reaches().map(|reach| (one.clone(), reach)))
        {
            faults.extend(faults_of(reader, &format!("{name}, {place:?}, {reach:?}"), |reader| {
                reader.dashboard(&reach, &filter, moment(), &place).map(|_| ())
            }));
        }
        Ok(faults)
    });
    assert_eq!(faults, Ok(Vec::new()));
}

#[test]
fn every_page_of_every_queue_is_read_along_an_index_without_sorting() {
    let scratch = Scratch::in_file();
    let faults = scratch.open().read_now(|reader| {
        let mut faults = Vec::new();
        for (place, queue) in places().iter().flat_map(|p| Queue::ALL.iter().map(move |queue| (p, *queue))) {
            for filter in queue_filters() {
                faults.extend(faults_of(reader, &format!("{queue:?}, {filter:?}, {place:?}"), |reader| {
                    reader.queue(queue, &PersonId::new("r"), now(), &filter, place).map(|_| ())
                }));
            }
        }
        Ok(faults)
    });
    assert_eq!(faults, Ok(Vec::new()));
}

#[test]
fn every_count_is_made_along_an_index() {
    let scratch = Scratch::in_file();
    let faults = scratch.open().read_now(|reader| {
        let mut sent = Vec::new();
        for reach in reaches() {
            sent.extend(statements(reader, |reader| reader.tally(&reach, moment()).map(|_| ())));
        }
        sent.extend(statements(reader, |reader| reader.queue_counts(&PersonId::new("r"), now()).map(|_| ())));
        assert!(sent.len() > 8, "{sent:?}");
        Ok(sent.iter().filter_map(|sql| fault(&plan(reader.conn, sql))).collect::<Vec<_>>())
    });
    assert_eq!(faults, Ok(Vec::new()));
}

#[test]
fn every_figure_is_counted_along_an_index() {
    let scratch = Scratch::in_file();
    let faults = scratch.open().read_now(|reader| {
        let mut faults = Vec::new();
        let [whole, some] = reaches();
        for (whose, is_covered) in [(None, true), (Some(&whole), true), (Some(&some), false)] {
            let mut sent = statements(reader, |reader| reader.milestones(whose, now()).map(|_| ()));
            let covered = plan(reader.conn, &sent[0]);
            let is_read = covered.iter().all(|step| step.contains("COVERING INDEX"));
            assert!(is_read || !is_covered, "{covered:?}");
            sent.extend(statements(reader, |reader| reader.grounds(&[ClaimId::new("c")], now()).map(|_| ())));
            sent.extend(statements(reader, |reader| reader.status_counts(whose).map(|_| ())));
            sent.extend(statements(reader, |reader| reader.late(whose, now()).map(|_| ())));
            faults.extend(sent.iter().filter_map(|sql| fault(&plan(reader.conn, sql))));
        }
        Ok(faults)
    });
    assert_eq!(faults, Ok(Vec::new()));
}
