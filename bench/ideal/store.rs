//! The bare program's database: a pool of readers, one writer behind a lock, one writer that commits for many.

use chrono::NaiveDateTime;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel::sqlite::SqliteConnection;
use portal::clock::{Clock, Ids, SystemClock};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use tables::{claim_events, claims, outbox, poe_files};

mod tables {
    diesel::table! {
        claims (id) {
            id -> Text,
            partner_id -> Text,
            version -> Integer,
            status -> Text,
            phase -> Text,
            name -> Text,
            customer -> Nullable<Text>,
            mpn -> Nullable<Text>,
            asked_to_reject -> Bool,
            due_at -> Nullable<Timestamp>,
            changed_at -> Timestamp,
            search -> Text,
            body -> Text,
        }
    }
    diesel::table! {
        claim_events (claim_id, seq) {
            claim_id -> Text,
            seq -> Integer,
            at -> Timestamp,
            side -> Text,
            person_name -> Text,
            kind -> Text,
            body -> Text,
            digest -> Text,
        }
    }
    diesel::table! {
        outbox (id) {
            id -> Text,
            claim_id -> Text,
            seq -> Integer,
            notice -> Text,
            email -> Text,
            name -> Text,
            language -> Text,
            created_at -> Timestamp,
            tries -> Integer,
            next_try_at -> Timestamp,
            state -> Text,
        }
    }
    diesel::table! {
        poe_files (id) {
            id -> Text,
            claim_id -> Text,
            blob -> Text,
            name -> Text,
            media -> Text,
            size -> BigInt,
            digest -> Text,
            added_at -> Timestamp,
            removed -> Bool,
        }
    }
}

/// A claim in a list.
#[derive(Queryable, Selectable)]
#[diesel(table_name = claims)]
pub struct Listed {
    /// Its number.
    pub id: String,
    /// Its label.
    pub name: String,
    /// Its customer.
    pub customer: Option<String>,
    /// Its location.
    pub mpn: Option<String>,
    /// Where it stands.
    pub status: String,
    /// And more finely.
    pub phase: String,
    /// Until when.
    pub due_at: Option<NaiveDateTime>,
    /// Since when.
    pub changed_at: NaiveDateTime,
}

/// What happened.
#[derive(Queryable, Selectable)]
#[diesel(table_name = claim_events)]
pub struct Event {
    /// When.
    pub at: NaiveDateTime,
    /// From which side.
    pub side: String,
    /// Who.
    pub person_name: String,
    /// What.
    pub kind: String,
    /// In detail.
    pub body: String,
}

/// A claim to be made.
pub struct NewClaim {
    /// Its number.
    pub number: String,
    /// Its label.
    pub name: String,
    /// Whose.
    pub partner: String,
}

/// A file whose bytes are kept.
pub struct NewFile {
    /// Of which claim.
    pub claim: String,
    /// Under which name.
    pub blob: String,
    /// How big.
    pub size: i64,
    /// What it adds up to.
    pub digest: String,
}

enum New {
    Claim(NewClaim),
    File(NewFile),
}

type Told = tokio::sync::oneshot::Sender<bool>;

/// The database.
pub struct Bare {
    pool: Pool<ConnectionManager<SqliteConnection>>,
    writer: Mutex<SqliteConnection>,
    together: SyncSender<(New, Told)>,
}

const SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                        PRAGMA foreign_keys = ON; PRAGMA cache_size = -8192;";

#[derive(Debug)]
struct Settings;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for Settings {
    fn on_acquire(&self, conn: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute(SETTINGS).map_err(diesel::r2d2::Error::QueryError)
    }
}

/// Readers in the pool: as many as the portal has on two cores.
const READERS: u32 = 4;
/// Writes that share one commit at most, and that may wait.
const BATCH: usize = 64;
const WAITING: usize = 1024;

impl Bare {
    /// Opens a file that has its tables.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let path = path.display().to_string();
        let pool = Pool::builder()
            .max_size(READERS)
            .test_on_check_out(false)
            .connection_customizer(Box::new(Settings))
            .build(ConnectionManager::new(&path))?;
        let connect = || -> anyhow::Result<SqliteConnection> {
            let mut conn = SqliteConnection::establish(&path)?;
            conn.batch_execute(SETTINGS)?;
            Ok(conn)
        };
        let (together, waiting) = sync_channel(WAITING);
        let conn = connect()?;
        std::thread::spawn(move || write_together(conn, &waiting));
        Ok(Self { pool, writer: Mutex::new(connect()?), together })
    }

    /// An organisation's claims, the latest change first.
    pub fn list(&self, partner: &str) -> anyhow::Result<Vec<Listed>> {
        Ok(claims::table
            .filter(claims::partner_id.eq(partner))
            .order((claims::changed_at.desc(), claims::id.desc()))
            .limit(25)
            .select(Listed::as_select())
            .load(&mut self.pool.get()?)?)
    }

    /// Claims that wait, what is due first on top.
    pub fn queue(&self) -> anyhow::Result<Vec<Listed>> {
        Ok(claims::table
            .filter(claims::status.eq("submitted"))
            .order((claims::due_at, claims::id))
            .limit(25)
            .select(Listed::as_select())
            .load(&mut self.pool.get()?)?)
    }

    /// A claim and what happened to it.
    pub fn claim(&self, id: &str) -> anyhow::Result<(Listed, Vec<Event>)> {
        let mut conn = self.pool.get()?;
        let claim = claims::table.find(id).select(Listed::as_select()).first(&mut conn)?;
        let events = claim_events::table
            .filter(claim_events::claim_id.eq(id))
            .order(claim_events::seq)
            .select(Event::as_select())
            .load(&mut conn)?;
        Ok((claim, events))
    }

    /// Makes a claim in a transaction of its own.
    pub fn create(&self, new: &NewClaim) -> anyhow::Result<()> {
        let mut conn = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(conn.immediate_transaction(|conn| add_claim(conn, new))?)
    }

    /// Makes a claim in a transaction shared with whoever waits too.
    pub async fn create_together(&self, new: NewClaim) -> anyhow::Result<()> {
        self.write_together(New::Claim(new)).await
    }

    /// Adds a file's row, likewise.
    pub async fn add_file(&self, file: NewFile) -> anyhow::Result<()> {
        self.write_together(New::File(file)).await
    }

    async fn write_together(&self, new: New) -> anyhow::Result<()> {
        let (told, hears) = tokio::sync::oneshot::channel();
        self.together.try_send((new, told)).map_err(|_| anyhow::anyhow!("too many wait"))?;
        if hears.await? { Ok(()) } else { Err(anyhow::anyhow!("not written")) }
    }
}

fn write_together(mut conn: SqliteConnection, waiting: &Receiver<(New, Told)>) {
    while let Ok(first) = waiting.recv() {
        let mut batch = vec![first];
        batch.extend(waiting.try_iter().take(BATCH - 1));
        let written = conn.immediate_transaction(|conn| {
            batch.iter().try_for_each(|(new, _)| match new {
                New::Claim(claim) => add_claim(conn, claim),
                New::File(file) => add_file(conn, file),
            })
        });
        for (_, told) in batch {
            // Who went away needs no answer.
            let _ = told.send(written.is_ok());
        }
    }
}

/// As long as a draft's own.
const BODY: &str = include_str!("body.json");

/// Claim, event and letter.
fn add_claim(conn: &mut SqliteConnection, new: &NewClaim) -> QueryResult<()> {
    let now = SystemClock.now();
    let at = now.naive_utc();
    diesel::insert_into(claims::table)
        .values((
            claims::id.eq(&new.number),
            claims::partner_id.eq(&new.partner),
            claims::version.eq(1),
            claims::status.eq("editing"),
            claims::phase.eq("editing"),
            claims::name.eq(&new.name),
            claims::asked_to_reject.eq(false),
            claims::changed_at.eq(at),
            claims::search.eq(&new.name),
            claims::body.eq(BODY),
        ))
        .execute(conn)?;
    diesel::insert_into(claim_events::table)
        .values((
            claim_events::claim_id.eq(&new.number),
            claim_events::seq.eq(1),
            claim_events::at.eq(at),
            claim_events::side.eq("partner"),
            claim_events::person_name.eq("Robin Bergström"),
            claim_events::kind.eq("opened"),
            claim_events::body.eq(BODY),
            claim_events::digest.eq(""),
        ))
        .execute(conn)?;
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(Ids::random().letter(now).as_str()),
            outbox::claim_id.eq(&new.number),
            outbox::seq.eq(1),
            outbox::notice.eq("submitted"),
            outbox::email.eq("robin@partner.example"),
            outbox::name.eq("Robin Bergström"),
            outbox::language.eq("en"),
            outbox::created_at.eq(at),
            outbox::tries.eq(0),
            outbox::next_try_at.eq(at),
            outbox::state.eq("waiting"),
        ))
        .execute(conn)?;
    Ok(())
}

fn add_file(conn: &mut SqliteConnection, file: &NewFile) -> QueryResult<()> {
    let now = SystemClock.now();
    diesel::insert_into(poe_files::table)
        .values((
            poe_files::id.eq(Ids::random().poe(now).as_str()),
            poe_files::claim_id.eq(&file.claim),
            poe_files::blob.eq(&file.blob),
            poe_files::name.eq(crate::pdf::NAME),
            poe_files::media.eq("pdf"),
            poe_files::size.eq(file.size),
            poe_files::digest.eq(&file.digest),
            poe_files::added_at.eq(now.naive_utc()),
            poe_files::removed.eq(false),
        ))
        .execute(conn)?;
    Ok(())
}
