//! What is there before people come: an organisation, its people, reviewers; and claims on their way, some of them over
//! their time. All of it through the portal's own door, by a clock that is behind.

use super::ledger::Ledger;
use crate::support::{PASSWORD, SECRET, evidence};
use chrono::{DateTime, Duration, Utc};
use portal::app::{App, Assembly};
use portal::clock::{Clock, Ids, SetClock, SystemClock};
use portal::domain::action::Action;
use portal::domain::actor::{Actor, Role};
use portal::domain::contact::{Email, Lang};
use portal::domain::details::{Country, Details};
use portal::domain::ids::ClaimId;
use portal::domain::numbers::{CustomerDomain, Mpn, TenantId};
use portal::domain::person::{Location, Partner, Person};
use portal::domain::poe::{Media, POE_LIMITS, PoeFile, PoeName};
use portal::domain::product::{Activity, Claimed, ProductCode};
use portal::domain::reach::Scopes;
use portal::domain::reason::InfoNeeded;
use portal::domain::text::{ClaimName, CustomerName, JobTitle, Label, Note, PersonName};
use portal::domain::trace::{Door, Entrance};
use portal::files::DiskFiles;
use portal::store::{Store, StoreError, Writer};
use portal::workflow::{NewPerson, Seen};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// How many claims of each kind are made at a time.
const OF_EACH: usize = 20;
/// How many run out of time while nobody answers: the sweep is at them when it is killed.
const OVERDUE: usize = 40;

pub struct Stage {
    pub app: App,
    pub folder: PathBuf,
    pub partners: Vec<Person>,
    pub reviewers: Vec<Person>,
    clock: Arc<SetClock>,
    next: AtomicU32,
}

impl Stage {
    /// A portal that has people.
    pub async fn build(folder: &Path) -> Self {
        Self::build_on(folder, &file_in(folder)).await
    }

    /// The same, with the claims in another database.
    pub async fn build_on(folder: &Path, database: &str) -> Self {
        let mut stage = Self::over_database(folder, database);
        stage.peoples(SystemClock.now()).await;
        stage
    }

    /// The door of whichever portal is in this folder.
    pub fn over(folder: &Path) -> Self {
        Self::over_database(folder, &file_in(folder))
    }

    fn over_database(folder: &Path, database: &str) -> Self {
        let now = SystemClock.now();
        let clock = Arc::new(SetClock::at(now));
        let store = Store::open(&database.parse().unwrap()).unwrap();
        store.migrate().unwrap();
        let app = App::new(Assembly {
            store,
            files: Arc::new(DiskFiles::in_folder(&folder.join("poe")).unwrap()),
            clock: clock.clone(),
            ids: Ids::random(),
            zone: chrono_tz::Europe::Stockholm,
            public_url: "http://127.0.0.1".to_owned(),
            secrets: vec![SECRET.to_owned()],
            hashing: argon2::Params::new(8, 1, 1, None).unwrap(),
            demo: None,
        });
        let (partners, reviewers) = (vec![], vec![]);
        let folder = folder.to_owned();
        Self { app, folder, partners, reviewers, clock, next: AtomicU32::new(1) }
    }

    async fn peoples(&mut self, at: DateTime<Utc>) {
        let id = self.app.workflow.ids().partner(at);
        let domain = CustomerDomain::parse("contoso.example").unwrap();
        let name = Label::parse("Contoso AB").unwrap().as_str().to_owned();
        let partner = Partner { id: id.clone(), name, country: "SE".to_owned(), domain };
        let location = Location {
            mpn: mpn(),
            partner: id.clone(),
            name: "Contoso Stockholm".to_owned(),
            country: "SE".to_owned(),
            enrolled: true,
        };
        let write = move |writer: &mut Writer<'_>| {
            writer.add_partner(&partner, at)?;
            writer.put_location(&location)
        };
        self.app.store.write::<_, StoreError>(write).await.unwrap();
        for number in 0..3 {
            let email = format!("partner{number}@contoso.example");
            let new = person(&email, Role::IncentivesAdmin);
            let enrolled = self
                .app
                .workflow
                .enrol(
                    &Door::inside(Entrance::Demonstration),
                    Some(id.clone()),
                    new,
                    PASSWORD.to_owned(),
                    false,
                )
                .await;
            self.partners.push(enrolled.unwrap());
        }
        for number in 0..2 {
            let new = person(&format!("reviewer{number}@microsoft.example"), Role::Reviewer);
            let enrolled = self
                .app
                .workflow
                .enrol(&Door::inside(Entrance::Demonstration), None, new, PASSWORD.to_owned(), false)
                .await;
            self.reviewers.push(enrolled.unwrap());
        }
    }

    /// Fresh claims for people to work on, and some that nobody has answered in time.
    pub async fn fills(&self, ledger: &Ledger) {
        let now = SystemClock.now();
        self.some(OF_EACH, ledger).await;
        self.clock.set(now - Duration::days(40));
        for _ in 0..OVERDUE {
            let claim = self.under_review().await;
            let note = Note::parse("Which products were used?").unwrap();
            let ask = Action::RequestInfo {
                needed: vec![InfoNeeded::MissingProducts],
                note,
                products: Vec::new(),
                may_add_products: false,
            };
            self.act(&self.reviewers[0].actor(), &claim, ask).await;
        }
        self.clock.set(now);
    }

    /// One fresh claim of each kind.
    pub async fn fills_a_little(&self, ledger: &Ledger) {
        self.some(1, ledger).await;
    }

    async fn some(&self, of_each: usize, ledger: &Ledger) {
        self.clock.set(SystemClock.now());
        for _ in 0..of_each {
            let (draft, submitted) = (self.draft().await, self.submitted().await);
            let under_review = self.under_review().await;
            let mut waiting = ledger.waiting.lock().unwrap();
            waiting.drafts.push(draft);
            waiting.submitted.push(submitted);
            waiting.under_review.push(under_review);
        }
    }

    async fn act(&self, actor: &Actor, claim: &ClaimId, action: Action) {
        self.app.workflow.act(actor, claim, Seen::Any, action).await.unwrap();
    }

    async fn draft(&self) -> ClaimId {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let id = self.app.workflow.ids().claim(self.clock.now());
        let owner = self.partners[0].actor();
        self.app.workflow.open(&owner, id.clone(), details(number)).await.unwrap();
        let file = self.evidence(number);
        self.act(&owner, &id, Action::AttachPoe(file)).await;
        id
    }

    async fn submitted(&self) -> ClaimId {
        let id = self.draft().await;
        let submit = Action::Submit { acknowledged: "2026-11".to_owned() };
        self.act(&self.partners[0].actor(), &id, submit).await;
        id
    }

    async fn under_review(&self) -> ClaimId {
        let id = self.submitted().await;
        self.act(&self.reviewers[0].actor(), &id, Action::StartReview).await;
        id
    }

    fn evidence(&self, number: u32) -> PoeFile {
        let (ids, files) = (self.app.workflow.ids(), &self.app.files);
        let blob = ids.blob();
        let mut incoming = files.receive(&blob, POE_LIMITS.file_bytes).unwrap();
        incoming.write_chunk(&evidence::pdf(&format!("Signed statement {number}"))).unwrap();
        let finished = incoming.finish().unwrap();
        let (size, digest) = (finished.size(), finished.digest().clone());
        files.keep(finished).unwrap();
        let name = PoeName::parse("signed statement.pdf").unwrap();
        PoeFile { id: ids.poe(self.clock.now()), blob, name, media: Media::Pdf, size, digest }
    }
}

fn file_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("portal.sqlite").display())
}

fn mpn() -> Mpn {
    Mpn::parse("4400001").unwrap()
}

fn person(email: &str, role: Role) -> NewPerson {
    NewPerson {
        email: Email::parse(email).unwrap(),
        name: PersonName::parse("Robin Bergström").unwrap(),
        language: Lang::En,
        roles: vec![role],
        scopes: Scopes::default(),
    }
}

/// Complete details; every claim has a customer of its own, so that none stands in another's way.
fn details(number: u32) -> Details {
    let name = ClaimName::parse(&format!("Customer {number}, Exchange Online")).unwrap();
    let mut details = Details::named(name);
    details.mpn = Some(mpn());
    details.tenant = TenantId::parse(&format!("5b1c61f0-6f0e-4a7e-9a56-{number:012x}")).ok();
    details.domain = CustomerDomain::parse(&format!("customer{number}.example")).ok();
    details.customer = CustomerName::parse(&format!("Customer number {number}")).ok();
    details.country = Country::parse("SE");
    details.public_sector = Some(false);
    details.activity = Some(Activity::UsageM365);
    details.customer_contact_name = PersonName::parse("Maria Söderström").ok();
    details.customer_contact_title = JobTitle::parse("Head of IT").ok();
    details.customer_contact_email = Email::parse(&format!("it@customer{number}.example")).ok();
    details.partner_contact_name = PersonName::parse("Robin Bergström").ok();
    details.partner_contact_email = Email::parse("cpor@contoso.example").ok();
    details.products = vec![Claimed::of(ProductCode::new("exchange-online"))];
    details
}
