//! A portal of its own for each test: database, files, letters and clock; a server on a port nobody else has.

use super::log::{self, Secrets};
use super::mailbox::{Mail, Mailbox};
use super::people::Person;
use super::testing::Scratch;
use actix_web::dev::ServerHandle;
use chrono::{DateTime, Datelike, Duration, Utc, Weekday};
use portal::app::{App, Assembly};
use portal::clock::{Clock, Ids, MovableClock, SetClock};
use portal::domain::actor::Role;
use portal::domain::contact::{Email, Lang};
use portal::domain::ids::{ClaimId, PartnerId};
use portal::domain::numbers::{CustomerDomain, Mpn};
use portal::domain::person::{Location, Partner};
use portal::domain::reach::Scopes;
use portal::domain::text::PersonName;
use portal::domain::trace::{Door, Entrance};
use portal::files::{DiskFiles, MemoryFiles, PoeFiles, Scanner};
use portal::jobs::Jobs;
use portal::letters::{Memory, Places, Postman, SendError};
use portal::store::{Store, StoreError, Writer};
use portal::web::urls;
use portal::workflow::NewPerson;
use std::collections::HashMap;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// When every test begins: a Monday morning in Stockholm.
const BEGINNING: &str = "2026-11-23T09:00:00Z";

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";

/// What every test's portal signs with.
pub const SECRET: &str = "a secret of these tests and of nobody else";

/// The people who are there in turn for a role; more than these nobody needs.
const NAMES: [&str; 4] = ["Anna Ek", "Rolf Ros", "Rita Lind", "Bo Holm"];

pub fn days(n: i64) -> Duration {
    Duration::days(n)
}

pub fn hours(n: i64) -> Duration {
    Duration::hours(n)
}

/// What people and the portal share.
pub struct House {
    pub app: App,
    pub base: String,
    pub clock: Arc<SetClock>,
    pub jobs: Jobs,
    pub mailbox: Mutex<Mailbox>,
    /// What the server has answered with an error of its own.
    pub broken: Mutex<Vec<String>>,
    next: AtomicU32,
    partners: Mutex<HashMap<String, PartnerId>>,
    pub memory: Arc<Memory>,
    /// What must not stand in the log.
    pub secrets: Secrets,
}

impl House {
    /// A number nobody else in this portal has.
    pub fn fresh(&self) -> u32 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Sends what waits and gathers it.
    pub async fn deliver(&self) {
        self.jobs.tick().await;
        self.mailbox.lock().unwrap().take_in(self.memory.take());
    }
}

/// A running portal. When it goes, it fails if the server ever answered with an error of its own, or if a secret stands
/// in the log.
pub struct Portal {
    pub house: Arc<House>,
    server: ServerHandle,
    thread: Option<JoinHandle<()>>,
    folder: Option<tempfile::TempDir>,
    /// How much of the log is from before.
    heard: usize,
    scratch: Scratch,
}

impl Portal {
    /// A portal that keeps evidence in memory.
    pub async fn start() -> Self {
        Self::with(Arc::new(MemoryFiles::default()), None, None).await
    }

    /// A portal that keeps evidence on the disk, as a real one does.
    pub async fn on_disk() -> Self {
        Self::on_disk_with_reserve(0).await
    }

    /// A portal that leaves so many bytes of the disk alone.
    pub async fn on_disk_with_reserve(reserve: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = DiskFiles::in_folder(folder.path()).unwrap().with_reserve(reserve);
        Self::with(Arc::new(files), Some(folder), None).await
    }

    /// A portal that keeps evidence on the disk and has it looked at for malware.
    pub async fn scanning(scanner: Scanner) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = Arc::new(DiskFiles::in_folder(folder.path()).unwrap());
        Self::made(files, Some(folder), None, |app| app.scan_by(scanner)).await
    }

    /// A portal with something about it changed.
    pub async fn changed(change: impl FnOnce(&mut App)) -> Self {
        Self::made(Arc::new(MemoryFiles::default()), None, None, change).await
    }

    /// A portal that is reached by a name, as passkeys want it.
    pub async fn with_a_name() -> Self {
        Self::reached_as("localhost", Arc::new(MemoryFiles::default()), None, None, |_| {}).await
    }

    /// A portal where a sign-in lasts its office day however seldom it is used: time passes while somebody writes.
    pub async fn patient() -> Self {
        Self::changed(|app| app.sessions.idle = app.sessions.at_most).await
    }

    /// The kept files of evidence on the disk.
    pub fn kept_files(&self) -> Vec<PathBuf> {
        let blobs = self.folder.as_ref().expect("a portal on the disk").path().join("blobs");
        let folders = std::fs::read_dir(blobs).unwrap().map(|entry| entry.unwrap().path());
        let files = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap());
        files.map(|entry| entry.unwrap().path()).collect()
    }

    /// Does something to the database behind the portal's back, where it is a file; tells whether it is.
    pub fn obeys(&self, sql: &str) -> bool {
        #[cfg(feature = "sqlite")]
        if let Some(path) = self.scratch.url().path() {
            use diesel::connection::{Connection, SimpleConnection};
            let mut database = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
            database.batch_execute(sql).unwrap();
            return true;
        }
        false
    }

    /// Files of evidence that are on their way in.
    pub fn unfinished_files(&self) -> Vec<PathBuf> {
        let incoming = self.folder.as_ref().expect("a portal on the disk").path().join("incoming");
        std::fs::read_dir(incoming).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    /// Expects that the server answered with errors of its own, which were wanted.
    pub fn forgives_errors(&self) {
        self.house.broken.lock().unwrap().clear();
    }

    /// A portal that keeps evidence here; a demonstration when it has that one's clock.
    pub async fn with(
        files: Arc<dyn PoeFiles>,
        folder: Option<tempfile::TempDir>,
        demo: Option<Arc<MovableClock>>,
    ) -> Self {
        Self::made(files, folder, demo, |_| {}).await
    }

    async fn made(
        files: Arc<dyn PoeFiles>,
        folder: Option<tempfile::TempDir>,
        demo: Option<Arc<MovableClock>>,
        change: impl FnOnce(&mut App),
    ) -> Self {
        Self::reached_as("127.0.0.1", files, folder, demo, change).await
    }

    async fn reached_as(
        host: &str,
        files: Arc<dyn PoeFiles>,
        folder: Option<tempfile::TempDir>,
        demo: Option<Arc<MovableClock>>,
        change: impl FnOnce(&mut App),
    ) -> Self {
        let heard = log::listen();
        let scratch = Scratch::new();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{host}:{}", listener.local_addr().unwrap().port());
        let clock = Arc::new(SetClock::at(BEGINNING.parse().unwrap()));
        let mut app = App::new(parts(scratch.open(), files, &clock, &base, demo));
        change(&mut app);
        let memory = Arc::new(Memory::default());
        let postman = postman(&memory, &base);
        let (server, thread) = serve(&app, listener);
        let house = House {
            jobs: Jobs::new(app.clone(), postman),
            app,
            base,
            clock,
            mailbox: Mutex::default(),
            broken: Mutex::default(),
            next: AtomicU32::new(1),
            partners: Mutex::default(),
            memory,
            secrets: Secrets::default(),
        };
        house.secrets.add(PASSWORD);
        house.secrets.add(SECRET);
        Self { house: Arc::new(house), server, thread: Some(thread), folder, heard, scratch }
    }

    /// The jobs of a second portal over the same database, and where its letters go.
    pub fn another_instance(&self) -> (Jobs, Arc<Memory>) {
        let memory = Arc::new(Memory::default());
        let (house, store) = (&self.house, self.scratch.open());
        let app = App::new(parts(store, house.app.files.clone(), &house.clock, &house.base, None));
        (Jobs::new(app, postman(&memory, &self.house.base)), memory)
    }

    /// The instant it is.
    pub fn now(&self) -> DateTime<Utc> {
        self.house.clock.now()
    }

    /// Lets time pass, and what is due happen.
    pub async fn pass(&self, by: Duration) {
        self.house.clock.set(self.now() + by);
        self.house.deliver().await;
    }

    /// Lets time pass without anything happening: the sweep has not come by yet.
    pub fn only_the_clock_moves(&self, by: Duration) {
        self.house.clock.set(self.now() + by);
    }

    /// Lets business days pass; no holiday lies in the weeks these tests use it for.
    pub async fn pass_business_days(&self, n: u32) {
        let mut to = self.now();
        for _ in 0..n {
            to += days(1);
            while matches!(to.weekday(), Weekday::Sat | Weekday::Sun) {
                to += days(1);
            }
        }
        self.pass(to - self.now()).await;
    }

    /// Lets the mail server fail once.
    pub fn the_next_letter_fails(&self, error: SendError) {
        self.house.memory.fail_once(error);
    }

    /// The newest letter to somebody that nobody has looked at.
    #[track_caller]
    pub fn letter_to(&self, person: &Person) -> impl Future<Output = Mail> {
        self.letter_to_address(&person.email)
    }

    /// The newest letter to an address that nobody has looked at.
    pub fn letter_to_address(&self, address: &str) -> impl Future<Output = Mail> {
        let (house, address) = (self.house.clone(), address.to_owned());
        async move {
            house.deliver().await;
            house.mailbox.lock().unwrap().newest(&address)
        }
    }

    /// Every letter to an address so far, oldest first.
    pub async fn letters_to_address(&self, address: &str) -> Vec<Mail> {
        self.house.deliver().await;
        self.house.mailbox.lock().unwrap().all(address)
    }

    /// Throws away what came so far, so that only news is looked at.
    pub async fn clear_the_mailbox(&self) {
        self.house.deliver().await;
        self.house.mailbox.lock().unwrap().clear();
    }

    /// The link in the customer's newest letter about a claim, as a path.
    pub async fn customers_link(&self, claim: &ClaimId) -> String {
        self.house.deliver().await;
        let letters = self.house.mailbox.lock().unwrap().about(claim);
        let link = letters.iter().rev().find_map(|mail| mail.link("/consent/"));
        let link = link.expect("a letter with the customer's link");
        self.house.secrets.add(link.trim_start_matches("/consent/"));
        link
    }

    /// Somebody without an account.
    pub fn stranger(&self) -> Person {
        Person::stranger(self.house.clone())
    }

    pub async fn incentives_admin(&self, organisation: &str) -> Person {
        self.partner_person(organisation, Role::IncentivesAdmin).await
    }

    pub async fn incentives_user(&self, organisation: &str) -> Person {
        self.partner_person(organisation, Role::IncentivesUser).await
    }

    /// Somebody of Microsoft's who signs in with an address of this domain.
    pub async fn microsofts_at(&self, domain: &str, role: Role) -> Person {
        self.person(None, domain, &[role]).await
    }

    /// Somebody of an organisation whose role is kept to some of its locations.
    pub async fn kept_to(&self, organisation: &str, role: Role, locations: &[&Mpn]) -> Person {
        let partner = self.organisation(organisation).await;
        let scopes = Scopes::default().with(role, locations.iter().map(|mpn| (*mpn).clone()));
        self.person_kept_to(Some(partner), &domain_of(organisation), &[role], scopes).await
    }

    pub async fn billing_admin(&self, organisation: &str) -> Person {
        self.partner_person(organisation, Role::BillingAdmin).await
    }

    pub async fn global_admin(&self, organisation: &str) -> Person {
        self.partner_person(organisation, Role::GlobalAdmin).await
    }

    pub async fn reviewer(&self) -> Person {
        self.person(None, "microsoft.example", &[Role::Reviewer]).await
    }

    pub async fn lead(&self) -> Person {
        self.person(None, "microsoft.example", &[Role::LeadReviewer]).await
    }

    pub async fn portal_admin(&self) -> Person {
        self.person(None, "microsoft.example", &[Role::PortalAdmin]).await
    }

    /// Somebody with this role: of Contoso, or of Microsoft.
    pub async fn somebody(&self, role: Role) -> Person {
        match role {
            Role::GlobalAdmin | Role::BillingAdmin | Role::IncentivesAdmin | Role::IncentivesUser => {
                self.partner_person("Contoso", role).await
            }
            _ => self.person(None, "microsoft.example", &[role]).await,
        }
    }

    async fn partner_person(&self, organisation: &str, role: Role) -> Person {
        let partner = self.organisation(organisation).await;
        self.person(Some(partner), &domain_of(organisation), &[role]).await
    }

    /// The organisation of this name, made with two locations when there is none yet.
    pub async fn organisation(&self, name: &str) -> PartnerId {
        if let Some(known) = self.house.partners.lock().unwrap().get(name) {
            return known.clone();
        }
        let at = self.now();
        let id = self.house.app.workflow.ids().partner(at);
        let domain = CustomerDomain::parse(&domain_of(name)).unwrap();
        let partner =
            Partner { id: id.clone(), name: format!("{name} AB"), country: "SE".to_owned(), domain };
        let place = |mpn: u32, enrolled| Location {
            mpn: Mpn::parse(&mpn.to_string()).unwrap(),
            partner: id.clone(),
            name: format!("{name} {}", if enrolled { "Stockholm" } else { "Malmö" }),
            country: "SE".to_owned(),
            enrolled,
        };
        let number = 4_000_000 + self.house.fresh() * 10;
        let locations = [place(number, true), place(number + 1, false)];
        let write = move |writer: &mut Writer<'_>| {
            writer.add_partner(&partner, at)?;
            locations.iter().try_for_each(|location| writer.put_location(location))
        };
        self.house.app.store.write::<_, StoreError>(write).await.unwrap();
        self.house.partners.lock().unwrap().insert(name.to_owned(), id.clone());
        id
    }

    /// Enrols somebody and lets them sign in through the form.
    async fn person(&self, partner: Option<PartnerId>, domain: &str, roles: &[Role]) -> Person {
        self.person_kept_to(partner, domain, roles, Scopes::default()).await
    }

    async fn person_kept_to(
        &self,
        partner: Option<PartnerId>,
        domain: &str,
        roles: &[Role],
        scopes: Scopes,
    ) -> Person {
        let number = self.house.fresh();
        let name = format!("{} {number}", NAMES[number as usize % NAMES.len()]);
        let email = format!("person{number}@{domain}");
        let new = NewPerson {
            email: Email::parse(&email).unwrap(),
            name: PersonName::parse(&name).unwrap(),
            language: Lang::En,
            roles: roles.to_vec(),
            scopes,
        };
        let enrolled = self
            .house
            .app
            .workflow
            .enrol(&Door::inside(Entrance::Demonstration), partner, new, PASSWORD.to_owned(), false)
            .await
            .unwrap();
        let person = Person::known(self.house.clone(), &enrolled);
        self.house.secrets.add(&person.email);
        person.signs_in().await;
        person
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        drop(self.server.stop(false));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
        let broken = self.house.broken.lock().map(|broken| broken.clone()).unwrap_or_default();
        if !std::thread::panicking() {
            let told = self.house.secrets.told_in(&log::since(self.heard));
            assert!(told.is_empty(), "these stand in the log: {told:#?}");
            assert!(broken.is_empty(), "the server answered with errors of its own: {broken:#?}");
            let found = portal::jobs::verify(&self.house.app.store, None);
            let report = found.unwrap_or_default();
            let (faults, audit) = (report.faults, report.audit);
            assert!(faults.is_empty(), "the rows do not say what the history says: {faults:?}");
            assert_eq!(audit, None, "the audit log is not what was written");
        }
    }
}

/// What a portal of these tests is made of.
fn parts(
    store: Store,
    files: Arc<dyn PoeFiles>,
    clock: &Arc<SetClock>,
    base: &str,
    demo: Option<Arc<MovableClock>>,
) -> Assembly {
    Assembly {
        store,
        files,
        clock: clock.clone(),
        ids: Ids::random(),
        zone: chrono_tz::Europe::Stockholm,
        public_url: base.to_owned(),
        secrets: vec![SECRET.to_owned()],
        hashing: argon2::Params::new(8, 1, 1, None).unwrap(),
        demo,
    }
}

fn domain_of(organisation: &str) -> String {
    format!("{}.example", organisation.to_lowercase().replace(' ', "-"))
}

/// Letters of a portal go into memory.
pub fn postman(memory: &Arc<Memory>, base: &str) -> Postman {
    Postman::new(memory.clone(), "Partner Claims <claims@portal.example>", base, places()).unwrap()
}

fn places() -> Places {
    Places {
        claim: urls::claim,
        history: urls::history,
        dispute: urls::dispute,
        review: urls::review,
        consent: urls::consent,
        about_cpor: urls::about_cpor,
        choose_password: urls::choose_password,
        forgot_password: urls::forgot_password,
    }
}

/// The server has a thread and a runtime of its own, as it has in earnest.
fn serve(app: &App, listener: TcpListener) -> (ServerHandle, JoinHandle<()>) {
    let (tell, told) = std::sync::mpsc::channel();
    let app = app.clone();
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = portal::server::run(&app, listener, 1).unwrap();
            tell.send(server.handle()).unwrap();
            drop(app);
            server.await.unwrap();
        });
    });
    (told.recv().unwrap(), thread)
}
