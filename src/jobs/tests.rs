//! What happens by itself, told with a clock that is pushed and letters that are looked at.

use super::*;
use crate::app::Assembly;
use crate::clock::{Ids, SetClock};
use crate::domain::action::{Act, Action};
use crate::domain::actor::{Actor, Role};
use crate::domain::claim::Claim;
use crate::domain::contact::{Email, Lang};
use crate::domain::details::{Country, Details};
use crate::domain::ids::{BlobKey, ClaimId, PartnerId, PoeId};
use crate::domain::lifecycle::Status;
use crate::domain::notice::Notice;
use crate::domain::numbers::{CustomerDomain, Mpn, TenantId};
use crate::domain::person::Partner;
use crate::domain::poe::{Media, PoeFile, PoeName};
use crate::domain::product::{Activity, Claimed, ProductCode};
use crate::domain::reach::Scopes;
use crate::domain::reason::{ApprovalCheck, InfoNeeded};
use crate::domain::text::{ClaimName, CustomerName, JobTitle, Note, PersonName};
use crate::domain::trace::{Door, Entrance};
use crate::files::MemoryFiles;
use crate::letters::{Letter, Memory, Places, SendError, Sending, Transport};
use crate::store::testing::Scratch;
use crate::store::{Delivery, Posted, Store, StoreError, Writer};
use crate::workflow::{NewPerson, Seen};
use chrono::{DateTime, Duration, TimeZone, Utc};
use chrono_tz::Europe::Stockholm;
use std::sync::OnceLock;

mod told;

/// A portal without pages.
struct World {
    app: App,
    jobs: Jobs,
    mail: Arc<Memory>,
    clock: Arc<SetClock>,
    anna: Actor,
    rolf: Actor,
    // Last, so that the database closes before its file goes.
    _scratch: Scratch,
}

fn monday() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap()
}

fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

fn postman(transport: Arc<dyn Transport>) -> Postman {
    let places = Places {
        claim: |id| format!("/claims/{id}"),
        history: |id| format!("/claims/{id}/history"),
        dispute: |id| format!("/claims/{id}/dispute"),
        review: |id| format!("/review/{id}"),
        consent: |token| format!("/consent/{token}"),
        about_cpor: || "/about-cpor",
        choose_password: |token| format!("/choose-password/{token}"),
        forgot_password: || "/forgotten-password",
    };
    Postman::new(transport, "Partner Claims <claims@portal.example>", "https://portal.example", places)
        .unwrap()
}

fn assemble(store: Store, clock: Arc<SetClock>) -> App {
    App::new(Assembly {
        store,
        files: Arc::new(MemoryFiles::default()),
        clock,
        ids: Ids::seeded(7),
        zone: Stockholm,
        public_url: "https://portal.example".into(),
        secrets: vec!["a secret of sufficient length, for tests".into()],
        hashing: argon2::Params::new(8, 1, 1, None).unwrap(),
        demo: None,
    })
}

async fn enrol(app: &App, partner: Option<PartnerId>, who: (&str, Lang), role: Role) -> Actor {
    let new = NewPerson {
        email: Email::parse(&format!("{}@people.example", who.0)).unwrap(),
        name: PersonName::parse(who.0).unwrap(),
        language: who.1,
        roles: vec![role],
        scopes: Scopes::default(),
    };
    app.workflow
        .enrol(&Door::inside(Entrance::Demonstration), partner, new, "long enough a password".into(), false)
        .await
        .unwrap()
        .actor()
}

impl World {
    async fn new() -> Self {
        let scratch = Scratch::in_file();
        let clock = Arc::new(SetClock::at(monday()));
        let app = assemble(scratch.open(), clock.clone());
        let mail = Arc::new(Memory::default());
        let jobs = Jobs::new(app.clone(), postman(mail.clone()));
        let id = PartnerId::new("contoso");
        let domain = CustomerDomain::parse("contoso.example").unwrap();
        let partner = Partner { id: id.clone(), name: "Contoso AB".into(), country: "SE".into(), domain };
        let add = move |writer: &mut Writer<'_>| writer.add_partner(&partner, monday());
        app.store.write::<_, StoreError>(add).await.unwrap();
        let anna = enrol(&app, Some(id), ("anna", Lang::Sv), Role::IncentivesAdmin).await;
        let rolf = enrol(&app, None, ("rolf", Lang::En), Role::Reviewer).await;
        Self { app, jobs, mail, clock, anna, rolf, _scratch: scratch }
    }

    fn pass(&self, time: Duration) {
        self.clock.set(self.app.workflow.instant() + time);
    }

    async fn act(&self, actor: &Actor, claim: &ClaimId, action: Action) -> Claim {
        self.app.workflow.act(actor, claim, Seen::Any, action).await.unwrap().claim
    }

    /// A claim that waits for its reviewer.
    async fn submitted(&self, number: &str, product: &str) -> ClaimId {
        let id = ClaimId::parse(number).unwrap();
        self.app.workflow.open(&self.anna, id.clone(), details(product)).await.unwrap();
        let file = self.evidence(number);
        self.app.workflow.attach(&self.anna, &id, file).await.unwrap();
        self.act(&self.anna, &id, Action::Submit { acknowledged: "1".into() }).await;
        id
    }

    fn evidence(&self, number: &str) -> PoeFile {
        let blob = BlobKey::new(number.to_lowercase());
        let mut incoming = self.app.files.receive(&blob, 100).unwrap();
        incoming.write_chunk(b"signed").unwrap();
        let finished = incoming.finish().unwrap();
        let (size, digest) = (finished.size(), finished.digest().clone());
        self.app.files.keep(finished).unwrap();
        let name = PoeName::parse("signed.txt").unwrap();
        PoeFile { id: PoeId::new(number), blob, name, media: Media::Text, size, digest }
    }

    /// A claim whose partner is asked for more.
    async fn asked(&self, number: &str, product: &str) -> ClaimId {
        let id = self.submitted(number, product).await;
        self.act(&self.rolf, &id, Action::StartReview).await;
        let ask = Action::RequestInfo {
            needed: vec![InfoNeeded::MissingProducts],
            note: note("Teams is missing."),
            products: Vec::new(),
            may_add_products: false,
        };
        self.act(&self.rolf, &id, ask).await;
        id
    }

    /// A claim whose customer may deny.
    async fn approved(&self, number: &str, product: &str) -> ClaimId {
        let id = self.submitted(number, product).await;
        self.act(&self.rolf, &id, Action::StartReview).await;
        self.act(&self.rolf, &id, Action::Approve { note: None, checks: ApprovalCheck::ALL.to_vec() }).await;
        id
    }

    async fn status(&self, claim: &ClaimId) -> Status {
        let id = claim.clone();
        self.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap().status()
    }

    async fn letters_of(&self, claim: &ClaimId) -> Vec<Posted> {
        let id = claim.clone();
        self.app.store.read(move |reader| reader.letters_of(&id)).await.unwrap()
    }

    async fn only_letter(&self, claim: &ClaimId) -> Posted {
        let mut letters = self.letters_of(claim).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        letters.remove(0)
    }

    async fn deliver(&self) -> Delivered {
        self.jobs.deliver(None).await.unwrap()
    }

    async fn comments(&self, claim: &ClaimId, text: &str) {
        self.act(&self.rolf, claim, Action::Comment(note(text))).await;
    }
}

/// A complete claim whose partner contact is its submitter, so that each notice is one letter.
fn details(product: &str) -> Details {
    let mut details = Details::named(ClaimName::parse("Fabrikam").unwrap());
    details.mpn = Mpn::parse("3980451").ok();
    details.tenant = TenantId::parse("6babcaad-604b-40ac-a9d7-9fd97c0b779f").ok();
    details.domain = CustomerDomain::parse("fabrikam.example").ok();
    details.customer = CustomerName::parse("Fabrikam AB").ok();
    details.country = Country::parse("SE");
    details.public_sector = Some(false);
    details.activity = Some(Activity::UsageM365);
    details.products = vec![Claimed::of(ProductCode::new(product))];
    details.customer_contact_name = PersonName::parse("Eva Lund").ok();
    details.customer_contact_title = JobTitle::parse("CIO").ok();
    details.customer_contact_email = Email::parse("eva@fabrikam.example").ok();
    details.customer_language = Lang::Sv;
    details.partner_contact_name = PersonName::parse("anna").ok();
    details.partner_contact_email = Email::parse("anna@people.example").ok();
    details
}

const ONE: &str = "CPOR-2026-0000001";
const TWO: &str = "CPOR-2026-0000002";

fn again() -> SendError {
    SendError::Again("451 later".into())
}

#[actix_web::test]
async fn a_letter_leaves_once_in_its_readers_language() {
    let world = World::new().await;
    let claim = world.submitted(ONE, "exchange-online").await;
    assert_eq!(world.deliver().await, Delivered { sent: 1, ..Delivered::default() });
    assert_eq!(world.deliver().await, Delivered::default());
    let letters = world.mail.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].subject, format!("{claim}: anspråket är inskickat"));
    assert!(letters[0].text.contains("https://portal.example/claims/CPOR-2026-0000001"));
    assert!(matches!(world.only_letter(&claim).await.delivery, Delivery::Sent(_)));
}

#[actix_web::test]
async fn a_letter_that_fails_is_tried_after_growing_pauses_with_the_same_message_id() {
    let world = World::new().await;
    let claim = world.submitted(ONE, "exchange-online").await;
    for minutes in [1, 2, 4, 8, 16, 30, 30] {
        world.mail.fail_once(again());
        assert_eq!(world.deliver().await.again, 1);
        let waiting = world.only_letter(&claim).await;
        assert_eq!(waiting.next_try_at - world.app.workflow.instant(), Duration::minutes(minutes));
        assert_eq!(waiting.last_error.as_deref(), Some("451 later"));
        assert_eq!(world.deliver().await, Delivered::default(), "before its time");
        world.pass(Duration::minutes(minutes));
    }
    let id = format!("<{}@portal.example>", world.only_letter(&claim).await.id);
    assert_eq!(world.deliver().await.sent, 1);
    assert_eq!(world.mail.letters()[0].message_id, id);
    assert_eq!(world.only_letter(&claim).await.last_error, None);
}

#[actix_web::test]
async fn a_refused_letter_is_given_up_at_once_visibly_and_holds_nobody_back() {
    let world = World::new().await;
    let (first, second) =
        (world.submitted(ONE, "exchange-online").await, world.submitted(TWO, "microsoft-teams").await);
    world.mail.fail_once(SendError::Never("550 unknown".into()));
    assert_eq!(world.deliver().await, Delivered { sent: 1, again: 0, given_up: 1 });
    let failed = world.app.store.read(|reader| reader.newest_letters(Some("failed"), 9)).await.unwrap();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].last_error.as_deref(), Some("550 unknown"));
    world.pass(Duration::days(9));
    assert_eq!(world.deliver().await, Delivered::default());
    assert_eq!(world.status(&first).await, world.status(&second).await);
}

#[actix_web::test]
async fn a_letter_is_given_up_after_five_days() {
    let world = World::new().await;
    let claim = world.submitted(ONE, "exchange-online").await;
    let mut tries = 0;
    loop {
        world.mail.fail_once(again());
        tries += 1;
        if world.deliver().await.given_up == 1 {
            break;
        }
        let next = world.only_letter(&claim).await.next_try_at;
        assert!(next - world.app.workflow.instant() <= Duration::minutes(30));
        world.clock.set(next);
    }
    assert!(world.app.workflow.instant() - monday() >= Duration::days(5) && tries > 200, "{tries}");
    let Delivery::Failed(_) = world.only_letter(&claim).await.delivery else { panic!("not given up") };
}

#[actix_web::test]
async fn a_letter_another_worker_has_is_left_to_it_until_its_lease_runs_out() {
    let world = World::new().await;
    let claim = world.submitted(ONE, "exchange-online").await;
    let (letter, now) = (world.only_letter(&claim).await, world.app.workflow.instant());
    let until = now + Duration::minutes(10);
    let lease = move |writer: &mut Writer<'_>| writer.lease(&letter, now, until);
    assert!(world.app.store.write::<_, StoreError>(lease).await.unwrap());
    assert_eq!(world.deliver().await, Delivered::default());
    world.pass(Duration::minutes(11));
    assert_eq!(world.deliver().await.sent, 1);
}

#[actix_web::test]
async fn a_letter_that_cannot_be_written_waits_and_the_others_leave() {
    let world = World::new().await;
    let claim = world.submitted(ONE, "exchange-online").await;
    let letter = world.only_letter(&claim).await;
    let id = world.app.workflow.ids().letter(monday());
    let about_nothing = move |writer: &mut Writer<'_>| {
        writer.post(id.clone(), letter.claim().unwrap(), 99, Notice::Submitted, &letter.to, monday())
    };
    world.app.store.write::<_, StoreError>(about_nothing).await.unwrap();
    assert_eq!(world.deliver().await, Delivered { sent: 1, again: 1, given_up: 0 });
}

#[actix_web::test]
async fn comments_are_gathered_into_one_letter_an_hour() {
    let world = World::new().await;
    let claim = world.submitted(ONE, "exchange-online").await;
    world.comments(&claim, "Which contract?").await;
    world.comments(&claim, "And who signed?").await;
    world.deliver().await;
    // Letters leave side by side: the receipt of the submission may come after.
    let first = world.mail.take().into_iter().find(|letter| letter.text.contains("Which contract?")).unwrap();
    assert!(
        first.text.contains("Which contract?") && first.text.contains("And who signed?"),
        "{}",
        first.text
    );
    world.comments(&claim, "Thank you.").await;
    world.deliver().await;
    assert!(world.mail.take().is_empty(), "within the hour");
    world.pass(Duration::hours(1));
    world.deliver().await;
    let second = world.mail.take().pop().unwrap();
    assert!(
        second.text.contains("Thank you.") && !second.text.contains("Which contract?"),
        "{}",
        second.text
    );
}

/// Lets the reviewer comment once more while the letter is under way.
struct Meddler {
    world: OnceLock<(App, Actor, ClaimId)>,
    letters: Memory,
    done: OnceLock<()>,
}

impl Transport for Meddler {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move {
            if let Some((app, rolf, claim)) = self.world.get()
                && self.done.set(()).is_ok()
            {
                let action = Action::Comment(note("One more thing."));
                app.workflow.act(rolf, claim, Seen::Any, action).await.unwrap();
            }
            self.letters.send(letter).await
        })
    }
}

#[actix_web::test]
async fn a_comment_made_while_the_letter_is_under_way_gets_a_letter_of_its_own() {
    let world = World::new().await;
    let claim = world.submitted(ONE, "exchange-online").await;
    world.deliver().await;
    let meddler =
        Arc::new(Meddler { world: OnceLock::new(), letters: Memory::default(), done: OnceLock::new() });
    assert!(meddler.world.set((world.app.clone(), world.rolf.clone(), claim.clone())).is_ok());
    let jobs = Jobs::new(world.app.clone(), postman(meddler.clone()));
    world.comments(&claim, "Which contract?").await;
    assert_eq!(jobs.deliver(None).await.unwrap().sent, 1);
    assert!(!meddler.letters.take()[0].text.contains("One more thing."));
    world.pass(Duration::hours(1));
    assert_eq!(jobs.deliver(None).await.unwrap().sent, 1);
    assert!(meddler.letters.take()[0].text.contains("One more thing."));
}

#[actix_web::test]
async fn the_customers_letter_holds_a_link_the_door_knows_and_can_be_looked_at_without_sending() {
    let world = World::new().await;
    let claim = world.approved(ONE, "exchange-online").await;
    let posted = world.letters_of(&claim).await;
    let posted = posted.iter().find(|posted| posted.notice == Notice::Consent).unwrap();
    let letter = world.jobs.preview(posted).await.unwrap();
    let link = letter.text.lines().find_map(|line| line.strip_prefix("https://portal.example/consent/"));
    let said = world.app.workflow.read_consent_token(link.unwrap()).unwrap();
    assert_eq!((&said.claim, said.seq), (&claim, posted.seq()));
    assert!(letter.subject.starts_with("Contoso AB har associerats"), "{}", letter.subject);
    assert!(world.mail.letters().is_empty());
    assert_eq!(world.letters_of(&claim).await.iter().filter(|l| l.tries > 0).count(), 0);
}

#[actix_web::test]
async fn a_letter_tells_of_its_event_and_not_of_today() {
    let world = World::new().await;
    let claim = world.asked(ONE, "exchange-online").await;
    world.pass(Duration::days(8));
    world.jobs.tick().await;
    let letters = world.mail.letters();
    let subjects: Vec<_> = letters.iter().map(|letter| letter.subject.as_str()).collect();
    let asked = format!("{claim}: svara senast 2026-11-09 kl. 23:59 (CET)");
    assert!(subjects.contains(&asked.as_str()), "{subjects:?}");
    assert!(subjects.contains(&format!("{claim}: avslaget").as_str()), "{subjects:?}");
}

#[actix_web::test]
async fn time_rejects_what_was_not_answered_and_passes_what_was_not_denied_once_each() {
    let world = World::new().await;
    let asked = world.asked(ONE, "exchange-online").await;
    let approved = world.approved(TWO, "microsoft-teams").await;
    world.deliver().await;
    let last_hour = Utc.with_ymd_and_hms(2026, 11, 9, 22, 59, 59).unwrap();
    world.clock.set(last_hour);
    // The partner is reminded on its last day; nothing is settled before that has passed.
    let early = world.jobs.sweep(last_hour, false).await.unwrap().swept;
    assert_eq!(early.iter().map(|swept| swept.act).collect::<Vec<_>>(), [Act::RemindPartner]);
    let after = last_hour + Duration::seconds(1);
    world.clock.set(after);
    let dry = world.jobs.sweep(after, true).await.unwrap();
    let what = |report: &SweepReport| {
        report.swept.iter().map(|swept| (swept.claim.clone(), swept.act)).collect::<Vec<_>>()
    };
    let expected = vec![(asked.clone(), Act::NoResponse), (approved.clone(), Act::ElapseConsent)];
    assert_eq!(what(&dry), expected);
    assert_eq!(world.status(&asked).await, Status::PartnerActionRequired, "a dry run changed something");
    assert_eq!(what(&world.jobs.sweep(after, false).await.unwrap()), expected);
    assert_eq!(world.status(&asked).await, Status::Rejected);
    assert_eq!(world.status(&approved).await, Status::Approved);
    assert_eq!(what(&world.jobs.sweep(after, false).await.unwrap()), []);
}

#[actix_web::test]
async fn a_sweep_ahead_of_the_clock_looks_but_cannot_act() {
    let world = World::new().await;
    let asked = world.asked(ONE, "exchange-online").await;
    let next_month = monday() + Duration::days(30);
    assert_eq!(world.jobs.sweep(next_month, true).await.unwrap().swept.len(), 1);
    let report = world.jobs.sweep(next_month, false).await.unwrap();
    assert_eq!((report.swept.len(), report.passed), (0, 1));
    assert_eq!(world.status(&asked).await, Status::PartnerActionRequired);
}

#[actix_web::test]
async fn housekeeping_spares_the_files_claims_name() {
    let world = World::new().await;
    world.submitted(ONE, "exchange-online").await;
    world.jobs.housekeep().await.unwrap();
    assert!(world.app.files.open(&BlobKey::new(ONE.to_lowercase())).is_ok());
}

#[actix_web::test]
async fn a_check_finds_nothing_wrong_until_bytes_are_gone() {
    let world = World::new().await;
    world.submitted(ONE, "exchange-online").await;
    world.asked(TWO, "microsoft-teams").await;
    let report = verify(&world.app.store, Some(&*world.app.files)).unwrap();
    assert_eq!((report.claims, report.files, report.faults), (2, 2, vec![]));
    world.app.files.remove(&BlobKey::new(TWO.to_lowercase())).unwrap();
    let report = verify(&world.app.store, Some(&*world.app.files)).unwrap();
    let missing = Fault { claim: ClaimId::new(TWO), what: FaultKind::FileMissing(PoeId::new(TWO)) };
    assert_eq!(report.faults, [missing]);
    assert_eq!(verify(&world.app.store, None).unwrap().faults, []);
}

#[actix_web::test]
async fn the_loop_does_its_work_and_ends_when_it_is_told_to() {
    let world = World::new().await;
    world.submitted(ONE, "exchange-online").await;
    let (stop, stopped) = watch::channel(false);
    let working = actix_web::rt::spawn(run(world.jobs.clone(), Rhythm::default(), stopped));
    for _ in 0..1_000 {
        if world.mail.letters().is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }
    assert_eq!(world.mail.letters().len(), 1);
    stop.send(true).unwrap();
    timeout(std::time::Duration::from_secs(5), working).await.expect("the loop ends").unwrap();
}
