//! What was done and read: newest first, narrowed to a kind, a person, a claim, some days; and the same as a file, which
//! itself leaves a trace.

use super::holidays::day;
use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::calendar::{Period, Span};
use crate::domain::ids::{ClaimId, PersonId};
use crate::domain::person::Person;
use crate::domain::text::Wrong;
use crate::domain::trace::{Deed, Entrance, Fact, List, Word};
use crate::store::{AuditFilter, Cursor, Entry, FILE_SIZE, Page, Place};
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::sheet::Export;
use crate::web::{AdminViewer, Reply, Shell, form_page, see_other, sheet, urls};
use actix_web::web::{Data, Query};
use askama::Template;
use chrono::{DateTime, Days, Utc};

/// What the address narrows by.
const FILTERS: [&str; 5] = ["deed", "who", "which_claim", "from_day", "to_day"];

#[derive(Template)]
#[template(path = "admin/audit.html")]
struct AuditPage {
    shell: Shell,
    form: Entered,
    deeds: Vec<Choice>,
    chips: Vec<(String, String)>,
    file: String,
    file_rows: usize,
    rows: Vec<AuditRow>,
    older: Option<String>,
    newer: Option<String>,
}

/// One entry in words.
struct AuditRow {
    number: i64,
    when: String,
    deed: String,
    /// Who did it, or by which way it was done; and the list of everything of that person.
    by: String,
    by_href: String,
    /// About whom, with the same list.
    person: String,
    person_href: String,
    partner: String,
    claim: String,
    claim_href: String,
    /// What else there is to say: what it is, and how it is.
    facts: Vec<(String, String)>,
    address: String,
    device: String,
}

impl AuditRow {
    fn is_about_nothing(&self) -> bool {
        self.person.is_empty() && self.claim.is_empty() && self.partner.is_empty()
    }
}

type Asked = Query<Vec<(String, String)>>;

/// The list.
pub async fn get(viewer: AdminViewer, query: Asked, app: Data<App>) -> Reply {
    let (form, filter) = narrowed(query, &viewer.shell, &app).await?;
    let place = place_of(&form);
    let found = app.store.read(move |reader| reader.audit(&filter, &place)).await?;
    let shell = viewer.shell.around(&form);
    let (older, newer) = onward(&form, &found);
    let page = AuditPage {
        deeds: Deed::ALL.iter().map(|deed| Choice::new(deed.key(), name_of(*deed, &shell))).collect(),
        chips: chips(&form, &shell),
        file: address(urls::audit_csv(), &form, None, None),
        file_rows: FILE_SIZE,
        rows: found.rows.iter().map(|entry| row(entry, &shell)).collect(),
        older,
        newer,
        shell,
        form,
    };
    form_page(&page.form, &page)
}

/// The same as a file, up to a bound that the page names and the file's last row repeats.
pub async fn csv(viewer: AdminViewer, query: Asked, app: Data<App>) -> Reply {
    let (form, filter) = narrowed(query, &viewer.shell, &app).await?;
    if !form.is_good() {
        // The page says what is wrong, at its field.
        return see_other(address(urls::audit(), &form, None, None));
    }
    let (found, more) = app.store.read(move |reader| reader.audit_file(&filter)).await?;
    let shell = viewer.shell;
    let line = |entry: &Entry| {
        let row = row(entry, &shell);
        let facts: Vec<String> = row.facts.iter().map(|(name, says)| format!("{name}: {says}")).collect();
        vec![
            row.number.to_string(),
            entry.at.to_rfc3339(),
            row.deed,
            row.by,
            row.person,
            row.partner,
            row.claim,
            facts.join("; "),
            row.address,
            row.device,
        ]
    };
    let mut rows: Vec<Vec<String>> = found.iter().map(line).collect();
    rows.extend(more.then(|| vec![shell.count("audit-file-cut", FILE_SIZE)]));
    let head = ["number", "when", "what", "by", "person", "partner", "claim", "facts", "address", "device"];
    let head = head.map(|name| shell.t(format!("audit-{name}")));
    let (by, door) = (&viewer.person, &viewer.door);
    sheet::take_along(&app, Export { list: List::AuditLog, by, door, head: &head, rows: &rows }).await
}

/// What the address narrows to, and the form that says so. What cannot be read is said at its field, and nothing is found.
async fn narrowed(query: Asked, shell: &Shell, app: &App) -> Result<(Entered, AuditFilter), WebError> {
    let calendar = app.workflow.calendar().await?;
    let mut asked = Fields(query.into_inner());
    let typed = asked.take("who").trim().to_owned();
    let person = person_of(typed.clone(), app).await?;
    // A link names a person by a number nobody knows; the form says the address.
    let shown = person.as_ref().map_or(typed, |person| person.email.to_string());
    asked.0.push(("who".to_owned(), shown));
    let mut form = Entered::of(asked, shell.words());
    if person.is_none() && !form.value("who").is_empty() {
        form.complain("who", "audit-no-person", &[]);
    }
    let claim = form.optional("which_claim", |text| match text.trim() {
        "" => Err(Wrong::new("wrong-empty")),
        typed => ClaimId::parse(typed).ok_or(Wrong::new("audit-no-claim")),
    });
    let deed = form.optional("deed", |key| match key {
        "" => Err(Wrong::new("wrong-empty")),
        key => Deed::from_key(key).ok_or(Wrong::new("wrong-choice")),
    });
    let (from, to) = (form.optional("from_day", day), form.optional("to_day", day));
    // Nothing is older than the beginning: so narrowed, a list is empty.
    let nothing = (!form.is_good()).then_some(DateTime::<Utc>::UNIX_EPOCH);
    let filter = AuditFilter {
        deed,
        person: person.map(|person| person.id),
        claim,
        from: from.map(|day| calendar.start_of(day)),
        until: nothing.or(to.map(|day| calendar.start_of(day + Days::new(1)))),
    };
    Ok((form, filter))
}

/// The person of an e-mail address, or of a link to everything of one person.
async fn person_of(typed: String, app: &App) -> Result<Option<Person>, WebError> {
    // Longer addresses nobody has, and no address has a NUL, of which not every database is fond.
    if typed.is_empty() || typed.len() > 254 || typed.contains('\0') {
        return Ok(None);
    }
    let read = app.store.read(move |reader| match reader.person(&PersonId::new(typed.as_str()))? {
        Some(person) => Ok(Some(person)),
        None => Ok(reader.credentials(&typed)?.map(|known| known.person)),
    });
    Ok(read.await?)
}

fn place_of(form: &Entered) -> Place<i64> {
    let after = Cursor::parse_numbered(form.value("after")).map(Place::After);
    after.or(Cursor::parse_numbered(form.value("before")).map(Place::Before)).unwrap_or_default()
}

/// The address of the list as it is narrowed: without one of its filters, or from a place on.
fn address(path: &str, form: &Entered, without: Option<&str>, place: Option<(&str, String)>) -> String {
    let filters = FILTERS.into_iter().filter(|name| Some(*name) != without);
    let mut pairs: Vec<(&str, String)> = filters
        .map(|name| (name, form.value(name).to_owned()))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    pairs.extend(place);
    let query = serde_html_form::to_string(pairs).unwrap_or_default();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// The addresses of the pages after and before.
fn onward(form: &Entered, found: &Page<Entry, i64>) -> (Option<String>, Option<String>) {
    let to = |way, cursor: &Option<Cursor<i64>>| {
        let cursor = cursor.as_ref()?.to_string();
        Some(address(urls::audit(), form, None, Some((way, cursor))))
    };
    (to("after", &found.after), to("before", &found.before))
}

/// Every filter in force, each with the list without it.
fn chips(form: &Entered, shell: &Shell) -> Vec<(String, String)> {
    let chip = |name: &'static str| {
        let value = form.value(name).trim().to_owned();
        let text = match name {
            "deed" => name_of(Deed::from_key(&value)?, shell),
            "from_day" => shell.t1("audit-from", "day", shell.day(&day(&value).ok()?)),
            "to_day" => shell.t1("audit-to", "day", shell.day(&day(&value).ok()?)),
            _ => value,
        };
        (!text.is_empty()).then(|| (text, address(urls::audit(), form, Some(name), None)))
    };
    FILTERS.into_iter().filter_map(chip).collect()
}

fn name_of(deed: Deed, shell: &Shell) -> String {
    shell.t(format!("audit-deed-{}", deed.key()))
}

fn row(entry: &Entry, shell: &Shell) -> AuditRow {
    let trace = &entry.trace;
    let of_person = |id: &Option<PersonId>| id.as_ref().map(urls::audit_of).unwrap_or_default();
    let claim = trace.claim.as_ref();
    let file = (!entry.file.is_empty()).then(|| (shell.t("audit-file"), entry.file.clone()));
    let facts = trace
        .facts
        .iter()
        .map(|(fact, says)| (shell.t(format!("audit-fact-{}", fact.key())), in_words(*fact, says, shell)));
    AuditRow {
        number: entry.number,
        when: shell.moment(&entry.at),
        deed: name_of(trace.deed, shell),
        by: if trace.by.is_some() { entry.by.clone() } else { nobody(trace.door.entrance, shell) },
        by_href: of_person(&trace.by),
        person: entry.person.clone(),
        person_href: of_person(&trace.person),
        partner: entry.partner.clone(),
        claim: claim.map(ToString::to_string).unwrap_or_default(),
        claim_href: claim.map(urls::audit_on).unwrap_or_default(),
        facts: file.into_iter().chain(facts).collect(),
        address: trace.door.address.map(|address| address.to_string()).unwrap_or_default(),
        device: trace.door.device.clone(),
    }
}

/// By which way something was done that no known person did.
fn nobody(entrance: Entrance, shell: &Shell) -> String {
    shell.t(format!("audit-entrance-{}", entrance.key()))
}

/// Words of the store in the reader's language; what is no word of today's stays as it was written down.
fn each(says: &str, in_words: impl Fn(&str) -> Option<String>) -> String {
    let one = |word: &str| in_words(word).unwrap_or_else(|| word.to_owned());
    says.split_whitespace().map(one).collect::<Vec<_>>().join(", ")
}

fn role_in_words(word: &str, shell: &Shell) -> Option<String> {
    Role::from_key(word).map(|role| shell.t(format!("role-{}", role.key())))
}

fn scope_in_words(word: &str, shell: &Shell) -> Option<String> {
    let (role, mpn) = word.split_once('@')?;
    let args = [("role", role_in_words(role, shell)?.into()), ("locations", mpn.into())];
    Some(shell.words().say("scope-role-at", &args))
}

/// What a fact says, in the reader's language where its words are known.
fn in_words(fact: Fact, says: &str, shell: &Shell) -> String {
    let known = match fact {
        Fact::Roles | Fact::RolesBefore => Some(each(says, |word| role_in_words(word, shell))),
        Fact::Scopes | Fact::ScopesBefore => Some(each(says, |word| scope_in_words(word, shell))),
        Fact::Period => Period::from_key(says).map(|period| shell.t(format!("period-{}", period.key()))),
        Fact::Span => Span::parse(says).map(|span| shell.words().span(span)),
        Fact::Day => day(says).ok().map(|day| shell.day(&day)),
        Fact::Moment => says.parse::<DateTime<Utc>>().ok().map(|at| shell.moment(&at)),
        Fact::List => List::from_key(says).map(|list| shell.t(format!("audit-list-{}", list.key()))),
        Fact::Language => Some(format!("people-language-{says}"))
            .filter(|key| shell.words().knows(key))
            .map(|key| shell.t(key)),
        Fact::Reason => {
            Some(format!("reason-{says}")).filter(|key| shell.words().knows(key)).map(|key| shell.t(key))
        }
        Fact::Means | Fact::Occasion | Fact::Why | Fact::Reader | Fact::How | Fact::Demanded => {
            Word::from_key(says).map(|word| shell.t(format!("audit-word-{}", word.key())))
        }
        _ => None,
    };
    known.unwrap_or_else(|| says.to_owned())
}
