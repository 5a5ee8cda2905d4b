//! What every table relies on: transactions, many callers at once, readers, migrations.

use super::testing::Scratch;
use super::*;
use crate::domain::ids::ClaimId;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::sync::Barrier;
use std::sync::mpsc::channel;
use std::thread;

diesel::table! {
    notes (key) {
        key -> Text,
        value -> Text,
        parent -> Nullable<Text>,
    }
}

/// A store with a table that only these tests know.
fn open(scratch: &Scratch) -> Store {
    let store = scratch.open();
    let table = "CREATE TABLE notes (key text PRIMARY KEY NOT NULL, value text NOT NULL,
                 parent text REFERENCES notes (key) DEFERRABLE INITIALLY DEFERRED)";
    store.write_now(move |writer| Ok::<_, StoreError>(writer.conn.batch_execute(table)?)).unwrap();
    store
}

fn put(writer: &mut Writer<'_>, key: &str, value: &str) -> Result<(), StoreError> {
    diesel::insert_into(notes::table)
        .values((notes::key.eq(key), notes::value.eq(value)))
        .execute(writer.conn)?;
    Ok(())
}

fn value(reader: &mut Reader<'_>, key: &str) -> Result<Option<String>, StoreError> {
    Ok(notes::table.find(key).select(notes::value).first(reader.conn).optional()?)
}

/// Changes a value if it is still the one the caller saw; true when it was.
fn replace(writer: &mut Writer<'_>, key: &str, seen: &str, new: &str) -> Result<bool, StoreError> {
    let row = notes::table.filter(notes::key.eq(key)).filter(notes::value.eq(seen));
    Ok(diesel::update(row).set(notes::value.eq(new)).execute(writer.conn)? == 1)
}

fn count_up(writer: &mut Writer<'_>) -> Result<(), StoreError> {
    let seen = value(&mut writer.reader(), "count")?.ok_or(StoreError::NotFound)?;
    let next = seen.parse::<u32>().unwrap() + 1;
    diesel::update(notes::table.find("count")).set(notes::value.eq(next.to_string())).execute(writer.conn)?;
    Ok(())
}

fn stored_value(store: &Store, key: &'static str) -> Option<String> {
    store.read_now(|reader| value(reader, key)).unwrap()
}

fn wrote(store: &Store, key: &'static str) -> Result<(), StoreError> {
    store.write_now(move |writer| put(writer, key, "x"))
}

#[test]
fn of_two_writers_who_saw_the_same_version_one_wins() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    store.write_now(|writer| put(writer, "version", "1")).unwrap();
    let start = Barrier::new(2);
    let wins: Vec<bool> = thread::scope(|scope| {
        let both = ["2a", "2b"].map(|new| {
            let (store, start) = (store.clone(), &start);
            scope.spawn(move || {
                start.wait();
                store.write_now(move |writer| replace(writer, "version", "1", new)).unwrap()
            })
        });
        both.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(wins.iter().filter(|won| **won).count(), 1);
}

#[test]
fn eight_threads_that_read_and_then_write_never_fail_and_lose_nothing() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    store.write_now(|writer| put(writer, "count", "0")).unwrap();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..50).for_each(|_| store.write_now(count_up).unwrap()));
        }
    });
    assert_eq!(stored_value(&store, "count").as_deref(), Some("400"));
}

/// Holds the writer until released, so that what is asked meanwhile lands in one batch.
fn hold(store: &Store) -> (std::sync::mpsc::Sender<()>, thread::JoinHandle<()>) {
    let (release, held) = channel::<()>();
    let (began, begun) = channel();
    let (store, held) = (store.clone(), std::sync::Mutex::new(held));
    let thread = thread::spawn(move || {
        let work = move |_: &mut Writer<'_>| {
            began.send(()).unwrap();
            held.lock().unwrap().recv().unwrap();
            Ok::<_, StoreError>(())
        };
        store.write_now(work).unwrap();
    });
    begun.recv().unwrap();
    (release, thread)
}

#[actix_web::test]
async fn work_that_fails_or_panics_takes_nothing_of_its_neighbours_along() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    let (release, holder) = hold(&store);
    let before = store.write(|writer| put(writer, "before", "x"));
    let panics = store.write(|writer| -> Result<(), StoreError> {
        put(writer, "panics", "x")?;
        panic!("as planned")
    });
    let fails = store.write(|writer| {
        put(writer, "fails", "x")?;
        Err::<(), _>(StoreError::NotFound)
    });
    let after = store.write(|writer| put(writer, "after", "x"));
    let asked = futures_util::future::join4(before, panics, fails, after);
    let (outcomes, ()) = futures_util::future::join(asked, async { release.send(()).unwrap() }).await;
    holder.join().unwrap();

    assert_eq!((outcomes.0, outcomes.3), (Ok(()), Ok(())));
    assert_eq!(outcomes.1, Err(StoreError::Panicked("as planned".to_string())));
    assert_eq!(outcomes.2, Err(StoreError::NotFound));
    let kept = ["before", "panics", "fails", "after"].map(|key| stored_value(&store, key).is_some());
    assert_eq!(kept, [true, false, false, true]);
    wrote(&store, "still alive").unwrap();
}

/// A violation that shows only at the commit is nobody's own; it must not be answered with success.
#[cfg(feature = "sqlite")]
#[actix_web::test]
async fn when_the_commit_fails_everyone_in_the_batch_hears_it_and_the_next_batch_is_written() {
    let scratch = Scratch::in_file();
    let store = open(&scratch);
    let (release, holder) = hold(&store);
    let good = store.write(|writer| put(writer, "good", "x"));
    let orphan = store.write(|writer| -> Result<(), StoreError> {
        let row = (notes::key.eq("orphan"), notes::value.eq("x"), notes::parent.eq("nobody"));
        diesel::insert_into(notes::table).values(row).execute(writer.conn)?;
        Ok(())
    });
    let asked = futures_util::future::join(good, orphan);
    let (outcomes, ()) = futures_util::future::join(asked, async { release.send(()).unwrap() }).await;
    holder.join().unwrap();
    assert!(
        matches!(outcomes, (Err(StoreError::ForeignKey(_)), Err(StoreError::ForeignKey(_)))),
        "{outcomes:?}"
    );
    assert_eq!(stored_value(&store, "good"), None);
    wrote(&store, "next").unwrap();
}

#[test]
fn readers_see_nothing_before_the_commit() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    let (written, look) = channel();
    let (looked, go_on) = channel::<()>();
    let writing = store.clone();
    let go_on = std::sync::Mutex::new(go_on);
    let thread = thread::spawn(move || {
        let work = move |writer: &mut Writer<'_>| {
            put(writer, "new", "x")?;
            let own = value(&mut writer.reader(), "new")?;
            written.send(own.is_some()).unwrap();
            go_on.lock().unwrap().recv().unwrap();
            Ok::<_, StoreError>(())
        };
        writing.write_now(work)
    });
    assert!(look.recv().unwrap(), "the writer sees its own row");
    assert_eq!(stored_value(&store, "new"), None);
    looked.send(()).unwrap();
    thread.join().unwrap().unwrap();
    assert_eq!(stored_value(&store, "new").as_deref(), Some("x"));
}

#[test]
fn a_reader_cannot_write() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    let tried = store.read_now(|reader| put(&mut Writer { conn: reader.conn }, "sneaked", "in"));
    // SQLite calls it a read-only database, PostgreSQL a read-only transaction.
    assert!(matches!(tried, Err(StoreError::Broken(_) | StoreError::Unavailable(_))), "{tried:?}");
}

#[test]
fn a_reader_that_panics_is_told_so_and_the_next_one_reads() {
    let scratch = Scratch::new();
    open(&scratch);
    let store = Store::open_with(&scratch.url(), 1).unwrap();
    let told = store.read_now(|_| -> Result<(), StoreError> { panic!("as planned") });
    assert_eq!(told, Err(StoreError::Panicked("as planned".to_string())));
    assert_eq!(stored_value(&store, "anything"), None);
}

#[test]
fn a_row_that_exists_already_is_called_so_and_the_reason_names_the_table() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    wrote(&store, "once").unwrap();
    match wrote(&store, "once") {
        Err(StoreError::Unique(what)) => assert!(what.contains("notes"), "{what}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn work_that_goes_on_after_a_failed_statement_is_not_kept() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    wrote(&store, "taken").unwrap();
    let outcome = store.write_now(|writer| {
        put(writer, "kept?", "x")?;
        let _ = put(writer, "taken", "x");
        Ok::<_, StoreError>(())
    });
    assert!(matches!(outcome, Err(StoreError::Broken(_))), "{outcome:?}");
    assert_eq!(stored_value(&store, "kept?"), None);
}

/// Asks for a write and goes away: one poll queues it, nobody waits for the answer.
#[cfg(feature = "sqlite")]
fn ask_and_leave(
    store: Store,
    work: impl Fn(&mut Writer<'_>) -> Result<(), StoreError> + Send + Sync + 'static,
) {
    use futures_util::FutureExt;
    let asked = async move { store.write(work).await };
    assert!(asked.now_or_never().is_none());
}

#[cfg(feature = "sqlite")]
#[test]
fn writes_that_are_queued_when_the_store_is_dropped_are_done() {
    let scratch = Scratch::in_file();
    let store = open(&scratch);
    let (release, holder) = hold(&store);
    ask_and_leave(store, |writer| put(writer, "last", "x"));
    release.send(()).unwrap();
    // The holder has the last handle; its thread ends when the writer's has.
    holder.join().unwrap();
    assert!(stored_value(&Store::open(&scratch.url()).unwrap(), "last").is_some());
}

#[cfg(feature = "sqlite")]
#[test]
fn the_last_handle_may_be_dropped_by_a_write() {
    let scratch = Scratch::in_file();
    let store = open(&scratch);
    let (go, waits) = channel::<()>();
    let (done, ended) = channel();
    let inside = std::sync::Mutex::new((Some(store.clone()), waits));
    ask_and_leave(store, move |_| {
        let mut inside = inside.lock().unwrap();
        inside.1.recv().unwrap();
        drop(inside.0.take());
        done.send(()).unwrap();
        Ok(())
    });
    go.send(()).unwrap();
    ended.recv().unwrap();
}

#[cfg(feature = "sqlite")]
#[test]
fn a_write_inside_a_write_is_refused_by_the_single_writer() {
    let scratch = Scratch::in_file();
    let store = open(&scratch);
    let inner = store.clone();
    let outcome = store.write_now(move |_| wrote(&inner, "inner"));
    assert!(matches!(outcome, Err(StoreError::Broken(_))), "{outcome:?}");
}

#[test]
fn our_own_types_lie_in_text_columns() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    store.write_now(|writer| put(writer, "CPOR-2026-4F7K2MX", "x")).unwrap();
    let id = ClaimId::new("CPOR-2026-4F7K2MX");
    let found = store.read_now(|reader| {
        Ok(notes::table.filter(notes::key.eq(&id)).select(notes::key).first::<ClaimId>(reader.conn)?)
    });
    assert_eq!(found, Ok(id));
}

#[test]
fn an_instant_is_stored_in_whole_seconds() {
    let precise = chrono::DateTime::from_timestamp(1_790_000_000, 999_999_999).unwrap();
    let back = super::columns::instant(super::columns::stored(precise));
    assert_eq!(back, chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap());
}

#[test]
fn a_value_survives_its_json_and_another_shape_is_an_error() {
    let json = super::columns::to_json(&["a", "b"]).unwrap();
    assert_eq!(super::columns::from_json(&json), Ok(["a".to_string(), "b".to_string()]));
    assert!(matches!(super::columns::from_json::<u8>(&json), Err(StoreError::Broken(_))));
}

#[cfg(feature = "sqlite")]
#[test]
fn every_connection_to_a_file_has_its_settings() {
    #[derive(QueryableByName)]
    struct Setting {
        #[diesel(sql_type = diesel::sql_types::Text)]
        value: String,
    }
    let expected = [
        ("busy_timeout", "timeout", "5000"),
        ("journal_mode", "journal_mode", "wal"),
        ("synchronous", "synchronous", "2"),
        ("foreign_keys", "foreign_keys", "1"),
        ("cache_size", "cache_size", "-8192"),
        ("journal_size_limit", "journal_size_limit", "67108864"),
    ];
    let check = move |conn: &mut AnyConnection| {
        for (pragma, column, wanted) in expected {
            let sql = format!("SELECT CAST({column} AS TEXT) AS value FROM pragma_{pragma}");
            let found: Setting = diesel::sql_query(sql).get_result(conn)?;
            assert_eq!(found.value, wanted, "{pragma}");
        }
        Ok(())
    };
    let scratch = Scratch::in_file();
    let store = open(&scratch);
    store.read_now(|reader| check(reader.conn)).unwrap();
    store.write_now(move |writer| check(writer.conn)).unwrap();
}

#[test]
fn migrations_run_once() {
    let scratch = Scratch::new();
    let store = Store::open(&scratch.url()).unwrap();
    let waiting = store.pending().unwrap();
    assert!(!waiting.is_empty());
    assert_eq!(store.migrate().unwrap(), waiting);
    assert!(store.pending().unwrap().is_empty() && store.migrate().unwrap().is_empty());
}

#[test]
fn every_migration_can_be_undone_and_done_again() {
    use diesel_migrations::MigrationHarness;
    let scratch = Scratch::new();
    let store = scratch.open();
    let mut link = store.inner.url.connect(Use::Writing).unwrap();
    let known = link.conn.migrations();
    let undone = link.conn.revert_all_migrations(known).unwrap().len();
    drop(link);
    assert_eq!(store.migrate().unwrap().len(), undone);
}

#[test]
fn two_programs_that_migrate_at_once_do_not_hurt_each_other() {
    let scratch = Scratch::new();
    let url = scratch.url();
    let applied: usize = thread::scope(|scope| {
        let both = [(); 2].map(|()| scope.spawn(|| Store::open(&url).unwrap().migrate().unwrap().len()));
        both.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert!(applied > 0);
    assert!(Store::open(&url).unwrap().pending().unwrap().is_empty());
}

#[test]
fn a_database_from_a_newer_program_is_refused() {
    let scratch = Scratch::new();
    let store = open(&scratch);
    let mark = |writer: &mut Writer<'_>| -> Result<(), StoreError> {
        Ok(writer.conn.batch_execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')")?)
    };
    store.write_now(mark).unwrap();
    for outcome in [store.migrate(), store.pending()] {
        match outcome {
            Err(StoreError::Refused(sentence)) => assert!(sentence.contains("9999"), "{sentence}"),
            other => panic!("{other:?}"),
        }
    }
}

/// New folders are only embedded when the crate is compiled anew; this notices a forgotten build, and a
/// migration that one of the databases lacks.
#[test]
fn every_migration_exists_for_both_databases_and_is_embedded() {
    let folders = |backend: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(backend);
        let mut names: Vec<String> = std::fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let scratch = Scratch::new();
    assert_eq!(folders("sqlite"), folders("postgres"));
    assert_eq!(Store::open(&scratch.url()).unwrap().pending().unwrap(), folders("sqlite"));
}

#[test]
fn neither_a_store_nor_its_errors_tell_a_password() {
    let scratch = Scratch::new();
    let shown = format!("{:?}", open(&scratch));
    assert!(!shown.contains("portal:portal") && !shown.contains('@'), "{shown}");
}
