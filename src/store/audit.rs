//! What was done and read, apart from the claims' histories: append only, one chain for all of it, and beside it how many
//! entries there are.

use super::chain::{ChainFault, Walk, chained};
use super::columns::{from_json, instant, stored, to_json};
use super::lists::{FETCH, FETCH_FILE, Page, Place, cut, page_of, seek};
use super::schema::{audit_entries, audit_head, partners, people, poe_files};
use super::{Cursor, Reader, StoreError, Writer};
use crate::domain::ids::{ClaimId, PartnerId, PersonId, PoeId};
use crate::domain::trace::{Deed, Door, Entrance, Trace};
use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_entries)]
struct EntryRow {
    number: i64,
    at: NaiveDateTime,
    deed: String,
    entrance: String,
    actor_id: Option<PersonId>,
    person_id: Option<PersonId>,
    partner_id: Option<PartnerId>,
    claim_id: Option<ClaimId>,
    poe_id: Option<PoeId>,
    facts: String,
    address: String,
    device: String,
    digest: String,
}

impl EntryRow {
    fn of(number: i64, trace: &Trace, at: DateTime<Utc>) -> Result<Self, StoreError> {
        Ok(Self {
            number,
            at: stored(at),
            deed: trace.deed.key().to_owned(),
            entrance: trace.door.entrance.key().to_owned(),
            actor_id: trace.by.clone(),
            person_id: trace.person.clone(),
            partner_id: trace.partner.clone(),
            claim_id: trace.claim.clone(),
            poe_id: trace.file.clone(),
            facts: to_json(&trace.facts)?,
            address: trace.door.address.map(|address| address.to_string()).unwrap_or_default(),
            device: trace.door.device.clone(),
            digest: String::new(),
        })
    }

    /// The digest this row must have behind `previous`.
    fn chained(&self, previous: &str) -> String {
        let at = self.at.and_utc().to_rfc3339_opts(SecondsFormat::Secs, true);
        let number = self.number.to_string();
        let parts = [
            number.as_str(),
            &at,
            &self.deed,
            &self.entrance,
            self.actor_id.as_ref().map_or("", PersonId::as_str),
            self.person_id.as_ref().map_or("", PersonId::as_str),
            self.partner_id.as_ref().map_or("", PartnerId::as_str),
            self.claim_id.as_ref().map_or("", ClaimId::as_str),
            self.poe_id.as_ref().map_or("", PoeId::as_str),
            &self.facts,
            &self.address,
            &self.device,
        ];
        chained(previous, &parts)
    }

    fn into_trace(self) -> Result<Trace, StoreError> {
        let unknown = |what: &str| StoreError::Broken(format!("an audit entry with an unknown {what}"));
        let entrance = Entrance::from_key(&self.entrance).ok_or_else(|| unknown("entrance"))?;
        Ok(Trace {
            deed: Deed::from_key(&self.deed).ok_or_else(|| unknown("deed"))?,
            door: Door { entrance, address: self.address.parse().ok(), device: self.device },
            by: self.actor_id,
            person: self.person_id,
            partner: self.partner_id,
            claim: self.claim_id,
            file: self.poe_id,
            facts: from_json(&self.facts)?,
        })
    }
}

/// One entry of the audit log, with the names of today.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its number: the first is 1.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What, by whom, about what, from where.
    pub trace: Trace,
    /// The name of who did it; empty where nobody is named.
    pub by: String,
    /// The name of the person it is about; likewise.
    pub person: String,
    /// The organisation's name.
    pub partner: String,
    /// The file's name.
    pub file: String,
}

/// What the audit log is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// One kind of entry.
    pub deed: Option<Deed>,
    /// One person: who did it, or whom it is about.
    pub person: Option<PersonId>,
    /// One claim.
    pub claim: Option<ClaimId>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
}

/// Entries that are looked at together when the chain is checked.
const BATCH: i64 = 1_000;

impl Reader<'_> {
    /// A page of the audit log, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn audit(
        &mut self,
        filter: &AuditFilter,
        place: &Place<i64>,
    ) -> Result<Page<Entry, i64>, StoreError> {
        let rows = self.audit_rows(filter, place, FETCH)?;
        let page = page_of(rows, place, |row| Cursor { at: row.at, id: row.number });
        Ok(Page { rows: self.with_names(page.rows)?, after: page.after, before: page.before })
    }

    /// The audit log for a file, and whether there is more of it than that holds.
    ///
    /// # Errors
    /// When the database fails.
    pub fn audit_file(&mut self, filter: &AuditFilter) -> Result<(Vec<Entry>, bool), StoreError> {
        let (rows, more) = cut(self.audit_rows(filter, &Place::Start, FETCH_FILE)?);
        Ok((self.with_names(rows)?, more))
    }

    fn audit_rows(
        &mut self,
        filter: &AuditFilter,
        place: &Place<i64>,
        fetch: i64,
    ) -> Result<Vec<EntryRow>, StoreError> {
        let mut query = audit_entries::table.select(EntryRow::as_select()).limit(fetch).into_boxed();
        if let Some(deed) = filter.deed {
            query = query.filter(audit_entries::deed.eq(deed.key()));
        }
        if let Some(person) = &filter.person {
            let did = audit_entries::actor_id.eq(person.clone());
            query = query.filter(did.or(audit_entries::person_id.eq(person.clone())));
        }
        if let Some(claim) = &filter.claim {
            query = query.filter(audit_entries::claim_id.eq(claim.clone()));
        }
        if let Some(from) = filter.from {
            query = query.filter(audit_entries::at.ge(stored(from)));
        }
        if let Some(until) = filter.until {
            query = query.filter(audit_entries::at.lt(stored(until)));
        }
        let query = seek!(query, place, audit_entries::at, audit_entries::number, descending);
        Ok(query.load(self.conn)?)
    }

    /// Looks up everybody and everything that is named, once each.
    fn with_names(&mut self, rows: Vec<EntryRow>) -> Result<Vec<Entry>, StoreError> {
        let persons = rows.iter().flat_map(|row| [&row.actor_id, &row.person_id]).flatten();
        let persons: HashMap<PersonId, String> = people::table
            .filter(people::id.eq_any(unique(persons)))
            .select((people::id, people::name))
            .load(self.conn)?
            .into_iter()
            .collect();
        let named: HashMap<PartnerId, String> = partners::table
            .filter(partners::id.eq_any(unique(rows.iter().filter_map(|row| row.partner_id.as_ref()))))
            .select((partners::id, partners::name))
            .load(self.conn)?
            .into_iter()
            .collect();
        let files: HashMap<PoeId, String> = poe_files::table
            .filter(poe_files::id.eq_any(unique(rows.iter().filter_map(|row| row.poe_id.as_ref()))))
            .select((poe_files::id, poe_files::name))
            .load(self.conn)?
            .into_iter()
            .collect();
        let entry = |row: EntryRow| {
            let (number, at) = (row.number, instant(row.at));
            let trace = row.into_trace()?;
            let by = name_of(trace.by.as_ref(), &persons);
            let person = name_of(trace.person.as_ref(), &persons);
            let partner = name_of(trace.partner.as_ref(), &named);
            let file = name_of(trace.file.as_ref(), &files);
            Ok(Entry { number, at, by, person, partner, file, trace })
        };
        rows.into_iter().map(entry).collect()
    }

    /// Looks at the whole audit log, link by link: how many entries there are, and the first fault.
    ///
    /// # Errors
    /// When the database fails.
    pub fn audit_chain(&mut self) -> Result<(u64, Option<ChainFault>), StoreError> {
        let (mut walk, mut last) = (Walk::default(), 0);
        loop {
            let rows: Vec<EntryRow> = audit_entries::table
                .filter(audit_entries::number.gt(last))
                .order(audit_entries::number)
                .limit(BATCH)
                .select(EntryRow::as_select())
                .load(self.conn)?;
            let Some(newest) = rows.last() else { break };
            last = newest.number;
            for row in &rows {
                walk.step(row.number, &row.digest, |previous| row.chained(previous));
            }
        }
        // An end that was cut off leaves a whole chain, but not as many entries as were written.
        let head = self.audit_head()?;
        let written = head.as_ref().map_or(0, |(entries, _)| *entries);
        let ends = match u64::try_from(written) {
            Ok(written) if written > walk.records => Some(ChainFault::Missing(walk.records + 1)),
            _ if head == Some((last, walk.head)) => None,
            _ => Some(ChainFault::Changed(walk.records)),
        };
        Ok((walk.records, walk.fault.or(ends)))
    }

    fn audit_head(&mut self) -> Result<Option<(i64, String)>, StoreError> {
        let head = audit_head::table.select((audit_head::entries, audit_head::digest));
        Ok(head.first(self.conn).optional()?)
    }
}

fn unique<'a, K: Clone + Ord + 'a>(all: impl Iterator<Item = &'a K>) -> Vec<K> {
    let mut all: Vec<K> = all.cloned().collect();
    all.sort();
    all.dedup();
    all
}

fn name_of<K: std::hash::Hash + Eq>(id: Option<&K>, names: &HashMap<K, String>) -> String {
    id.and_then(|id| names.get(id)).cloned().unwrap_or_default()
}

impl Writer<'_> {
    /// Leaves a trace, together with whatever else is written in this transaction: both or neither.
    ///
    /// # Errors
    /// When the database fails. Whoever is handed the error lets the act fail with it.
    pub fn trace(&mut self, trace: &Trace, at: DateTime<Utc>) -> Result<(), StoreError> {
        let head = self.reader().audit_head()?;
        let (entries, previous) =
            head.ok_or_else(|| StoreError::Broken("the audit log's head is gone".into()))?;
        let mut row = EntryRow::of(entries + 1, trace, at)?;
        row.digest = row.chained(&previous);
        // First the head: of two who write at once, one loses here and begins again from its first line.
        let moved = diesel::update(audit_head::table.filter(audit_head::entries.eq(entries)))
            .set((audit_head::entries.eq(row.number), audit_head::digest.eq(&row.digest)))
            .execute(self.conn)?;
        if moved != 1 {
            return Err(StoreError::Conflict);
        }
        diesel::insert_into(audit_entries::table).values(row).execute(self.conn)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Scratch;
    use super::*;
    use crate::domain::trace::Fact;
    use crate::store::{PAGE_SIZE, Store};
    use chrono::Duration;
    use diesel::connection::SimpleConnection;
    use std::thread;

    fn noon() -> DateTime<Utc> {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    fn door() -> Door {
        Door::on_the_net("192.0.2.7".parse().unwrap(), "Edge, Windows".to_owned())
    }

    fn leave(store: &Store, trace: Trace, at: DateTime<Utc>) {
        store.write_now(move |writer| writer.trace(&trace, at)).unwrap();
    }

    fn signed_in(person: &str) -> Trace {
        Trace::of(Deed::SignedIn, &door()).by(&PersonId::new(person)).with(Fact::Means, "password")
    }

    fn obey(store: &Store, sql: &'static str) -> Result<(), StoreError> {
        store.write_now(move |writer| Ok(writer.conn.batch_execute(sql)?))
    }

    /// Somebody with the keys to the database takes the locks off first.
    fn unlock(store: &Store) {
        let server = !store.inner.url.has_single_writer();
        let on = |table: &str| if server { format!(" ON {table}") } else { String::new() };
        let mut sql = format!("DROP TRIGGER audit_entries_are_not_changed{};", on("audit_entries"));
        if !server {
            sql += "DROP TRIGGER audit_entries_are_not_removed;";
        }
        store.write_now(move |writer| Ok::<_, StoreError>(writer.conn.batch_execute(&sql)?)).unwrap();
    }

    fn fault(store: &Store) -> Option<ChainFault> {
        store.read_now(|reader| reader.audit_chain()).unwrap().1
    }

    fn numbers(page: &Page<Entry, i64>) -> Vec<i64> {
        page.rows.iter().map(|entry| entry.number).collect()
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let scratch = Scratch::new();
        let store = scratch.open();
        let trace = signed_in("anna")
            .about(&PersonId::new("rolf"))
            .of_partner(Some(&PartnerId::new("contoso")))
            .on(&ClaimId::new("CPOR-2026-4F7K2MX"))
            .file(&PoeId::new("file"));
        leave(&store, trace.clone(), noon());
        let page = store.read_now(|reader| reader.audit(&AuditFilter::default(), &Place::Start)).unwrap();
        assert_eq!((page.rows[0].number, page.rows[0].at), (1, noon()));
        assert_eq!(page.rows[0].trace, trace);
        assert_eq!(store.read_now(|reader| reader.audit_chain()).unwrap(), (1, None));
    }

    #[test]
    fn no_entry_is_changed_or_removed_and_the_count_only_goes_on() {
        let scratch = Scratch::new();
        let store = scratch.open();
        leave(&store, signed_in("anna"), noon());
        for sql in [
            "UPDATE audit_entries SET actor_id = 'rolf'",
            "DELETE FROM audit_entries",
            "UPDATE audit_head SET entries = 0",
            "DELETE FROM audit_head",
        ] {
            assert!(obey(&store, sql).is_err(), "{sql}");
        }
        assert_eq!(fault(&store), None);
    }

    #[test]
    fn a_changed_a_missing_and_a_cut_off_entry_are_each_found() {
        let cases = [
            ("UPDATE audit_entries SET actor_id = 'rolf' WHERE number = 2", ChainFault::Changed(2)),
            ("UPDATE audit_entries SET address = '' WHERE number = 3", ChainFault::Changed(3)),
            ("DELETE FROM audit_entries WHERE number = 2", ChainFault::Missing(2)),
            ("DELETE FROM audit_entries WHERE number = 3", ChainFault::Missing(3)),
            ("DELETE FROM audit_entries", ChainFault::Missing(1)),
        ];
        for (sql, found) in cases {
            let scratch = Scratch::new();
            let store = scratch.open();
            ["anna", "bo", "carla"].into_iter().for_each(|who| leave(&store, signed_in(who), noon()));
            assert_eq!(fault(&store), None);
            unlock(&store);
            obey(&store, sql).unwrap();
            assert_eq!(fault(&store), Some(found), "{sql}");
        }
    }

    #[test]
    fn many_who_write_at_once_leave_one_unbroken_chain() {
        let scratch = Scratch::new();
        let store = scratch.open();
        thread::scope(|scope| {
            for who in ["anna", "bo", "carla", "david"] {
                let store = &store;
                scope.spawn(move || (0..10).for_each(|_| leave(store, signed_in(who), noon())));
            }
        });
        assert_eq!(store.read_now(|reader| reader.audit_chain()).unwrap(), (40, None));
    }

    #[test]
    fn an_act_that_fails_leaves_no_trace() {
        let scratch = Scratch::new();
        let store = scratch.open();
        let failed = store.write_now(|writer| {
            writer.trace(&signed_in("anna"), noon())?;
            Err::<(), _>(StoreError::NotFound)
        });
        assert!(matches!(failed, Err(StoreError::NotFound)));
        assert_eq!(store.read_now(|reader| reader.audit_chain()).unwrap(), (0, None));
    }

    #[test]
    fn the_log_is_read_page_by_page_and_narrowed_to_kind_person_claim_and_days() {
        let scratch = Scratch::new();
        let store = scratch.open();
        let claim = ClaimId::new("CPOR-2026-4F7K2MX");
        let many = PAGE_SIZE as i64 + 2;
        (0..many).for_each(|n| leave(&store, signed_in("anna"), noon() + Duration::hours(n)));
        leave(&store, Trace::of(Deed::EvidenceOpened, &door()).on(&claim), noon());
        leave(&store, Trace::of(Deed::RolesChanged, &door()).about(&PersonId::new("anna")), noon());
        let read =
            |filter: AuditFilter, place| store.read_now(move |reader| reader.audit(&filter, &place)).unwrap();
        let all = AuditFilter::default;
        let first = read(all(), Place::Start);
        assert_eq!((first.rows.len(), first.rows[0].number, first.before.is_none()), (PAGE_SIZE, many, true));
        let rest = read(all(), Place::After(first.after.clone().unwrap()));
        assert_eq!(numbers(&rest), [2, many + 2, many + 1, 1]);
        assert!(rest.after.is_none());
        let back = read(all(), Place::Before(rest.before.unwrap()));
        assert_eq!(numbers(&back), numbers(&first));
        let of_deed = read(AuditFilter { deed: Some(Deed::EvidenceOpened), ..all() }, Place::Start);
        assert_eq!(numbers(&of_deed), [many + 1]);
        let of_claim = read(AuditFilter { claim: Some(claim.clone()), ..all() }, Place::Start);
        assert_eq!(numbers(&of_claim), [many + 1]);
        let day = AuditFilter { from: Some(noon()), until: Some(noon() + Duration::hours(1)), ..all() };
        assert_eq!(numbers(&read(day.clone(), Place::Start)), [many + 2, many + 1, 1]);
        let annas = AuditFilter { person: Some(PersonId::new("anna")), ..day };
        assert_eq!(numbers(&read(annas, Place::Start)), [many + 2, 1]);
        let file = store.read_now(|reader| reader.audit_file(&all())).unwrap();
        assert_eq!((file.0.len() as i64, file.1), (many + 2, false));
    }
}
