//! Fills a database through the portal's own door: organisations, people, and claims in every status, weeks old.

use crate::parts;
use crate::world::{Organisation, PASSWORD, World};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, Utc};
use futures_util::{StreamExt, TryStreamExt, stream};
use portal::app::App;
use portal::clock::{Clock, SetClock, SystemClock};
use portal::domain::action::Action;
use portal::domain::actor::{Actor, Role};
use portal::domain::contact::{Email, Lang};
use portal::domain::details::{Country, Details};
use portal::domain::ids::{ClaimId, PartnerId};
use portal::domain::numbers::{CustomerDomain, Mpn, TenantId};
use portal::domain::person::{Location, Partner};
use portal::domain::poe::{Media, POE_LIMITS, PoeFile, PoeName};
use portal::domain::product::{Activity, Claimed, ProductCode};
use portal::domain::reach::Scopes;
use portal::domain::reason::{ApprovalCheck, InfoNeeded, PoeFault};
use portal::domain::text::{ClaimName, CustomerName, JobTitle, Note, PersonName, Wrong};
use portal::domain::trace::{Door, Entrance};
use portal::store::{StoreError, Writer};
use portal::workflow::{NewPerson, Seen};
use std::path::Path;
use std::sync::Arc;

/// How many organisations share the claims.
const PARTNERS: usize = 40;
/// How many reviewers share the reviews.
const REVIEWERS: usize = 8;
/// In how many waves the claims come, and how far apart.
const WAVES: usize = 24;
const BETWEEN_WAVES: Duration = Duration::hours(60);
/// How long ago the first wave came: the last one's lives end before now.
const BEGAN: Duration = Duration::days(72);
/// How long ago claims came that still move: nobody is late with most of them.
const MOVING_SINCE: Duration = Duration::days(3);
/// Acts that wait for the writer together: enough for whole batches.
const AT_ONCE: usize = 256;

/// How far a claim has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Life {
    Draft,
    Discarded,
    Waiting,
    Review,
    Asked,
    Consent,
    Associated,
    Rejected,
    Disputed,
}

impl Life {
    /// Of fifty claims, how many end how; 3.6 events each.
    const SHARES: [(usize, Self); 9] = [
        (15, Self::Draft),
        (5, Self::Discarded),
        (3, Self::Waiting),
        (2, Self::Review),
        (2, Self::Asked),
        (1, Self::Consent),
        (13, Self::Associated),
        (8, Self::Rejected),
        (1, Self::Disputed),
    ];

    fn of(number: usize) -> Self {
        // The organisation is the number's remainder; the life must not depend on it.
        let mut place = (number / PARTNERS) % 50;
        for (share, life) in Self::SHARES {
            if place < share {
                return life;
            }
            place -= share;
        }
        Self::Draft
    }

    /// Whether it waits for somebody with a deadline.
    const fn moves(self) -> bool {
        matches!(self, Self::Waiting | Self::Review | Self::Asked | Self::Consent)
    }

    const fn is_handed_in(self) -> bool {
        !matches!(self, Self::Draft | Self::Discarded)
    }

    const fn is_decided(self) -> bool {
        self.is_handed_in() && !matches!(self, Self::Waiting | Self::Review)
    }
}

/// A claim on its way.
#[derive(Debug, Clone)]
struct Course {
    number: usize,
    id: ClaimId,
    life: Life,
}

/// Who acts.
struct People {
    partners: Vec<(PartnerId, Actor)>,
    reviewers: Vec<Actor>,
}

/// Fills an empty folder.
pub async fn fill(folder: &Path, claims: usize) -> anyhow::Result<()> {
    let began = SystemClock.now() - BEGAN;
    let clock = Arc::new(SetClock::at(began));
    let app = parts::app(folder, clock.clone())?;
    let (people, mut world) = enrol(&app, began).await?;
    let filling = Filling { app, people, clock };
    for wave in 0..WAVES {
        let numbers = || claims * wave / WAVES..claims * (wave + 1) / WAVES;
        let at = began + BETWEEN_WAVES * i32::try_from(wave)?;
        let recently = SystemClock.now() - MOVING_SINCE + Duration::minutes(30) * i32::try_from(wave)?;
        let moving = numbers().filter(|number| Life::of(*number).moves()).collect();
        let still = numbers().filter(|number| !Life::of(*number).moves()).collect();
        let courses = [filling.wave(still, at).await?, filling.wave(moving, recently).await?].concat();
        for course in courses.into_iter().filter(|course| course.life != Life::Discarded) {
            let open = matches!(course.life, Life::Waiting | Life::Review);
            let organisation = &mut world.partners[course.number % PARTNERS];
            organisation.remember(course.id.as_str(), course.life == Life::Draft, open);
        }
    }
    world.save(folder)
}

fn good<T>(parsed: Result<T, Wrong>) -> anyhow::Result<T> {
    parsed.map_err(|wrong| anyhow!("{}", wrong.key))
}

async fn enrol(app: &App, at: DateTime<Utc>) -> anyhow::Result<(People, World)> {
    let (mut people, mut world) = (People { partners: vec![], reviewers: vec![] }, World::default());
    for number in 0..PARTNERS {
        let id = found(app, number, at).await?;
        let email = format!("admin@partner{number}.example");
        let admin = vec![Role::GlobalAdmin, Role::IncentivesAdmin];
        let actor = person(app, Some(id.clone()), &email, admin).await?;
        world.partners.push(Organisation { id: id.to_string(), email, ..Organisation::default() });
        people.partners.push((id, actor));
    }
    for number in 0..REVIEWERS {
        let email = format!("reviewer{number}@reviewers.example");
        people.reviewers.push(person(app, None, &email, vec![Role::Reviewer]).await?);
        world.reviewers.push(email);
    }
    Ok((people, world))
}

async fn found(app: &App, number: usize, at: DateTime<Utc>) -> anyhow::Result<PartnerId> {
    let id = app.workflow.ids().partner(at);
    let domain = good(CustomerDomain::parse(&format!("partner{number}.example")))?;
    let name = format!("Partner number {number}");
    let partner = Partner { id: id.clone(), name: name.clone(), country: "SE".to_owned(), domain };
    let mpn = mpn_of(number)?;
    let location = Location { mpn, partner: id.clone(), name, country: "SE".to_owned(), enrolled: true };
    let write = move |writer: &mut Writer<'_>| {
        writer.add_partner(&partner, at)?;
        writer.put_location(&location)
    };
    app.store.write::<_, StoreError>(write).await?;
    Ok(id)
}

fn mpn_of(number: usize) -> anyhow::Result<Mpn> {
    good(Mpn::parse(&format!("{}", 4_400_000 + number)))
}

async fn person(
    app: &App,
    partner: Option<PartnerId>,
    email: &str,
    roles: Vec<Role>,
) -> anyhow::Result<Actor> {
    let (email, name) = (good(Email::parse(email))?, good(PersonName::parse("Robin Bergström"))?);
    let new = NewPerson { email, name, language: Lang::En, roles, scopes: Scopes::default() };
    Ok(app
        .workflow
        .enrol(&Door::inside(Entrance::Demonstration), partner, new, PASSWORD.to_owned(), false)
        .await?
        .actor())
}

/// The database while it is filled.
struct Filling {
    app: App,
    people: People,
    clock: Arc<SetClock>,
}

impl Filling {
    /// The lives of one wave, stage by stage, each stage at its own time.
    async fn wave(&self, numbers: Vec<usize>, at: DateTime<Utc>) -> anyhow::Result<Vec<Course>> {
        self.clock.set(at);
        let ids = self.app.workflow.ids();
        let course = |number| Course { number, id: ids.claim(at), life: Life::of(number) };
        let courses: Vec<Course> = numbers.into_iter().map(course).collect();
        let opening = stream::iter(&courses).map(|course| self.open(course)).buffer_unordered(AT_ONCE);
        opening.try_collect::<Vec<()>>().await?;
        let thrown_away: Vec<&Course> = courses.iter().filter(|c| c.life == Life::Discarded).collect();
        let handed_in: Vec<&Course> = courses.iter().filter(|c| c.life.is_handed_in()).collect();
        let begun: Vec<&Course> = handed_in.iter().copied().filter(|c| c.life != Life::Waiting).collect();
        let decided: Vec<&Course> = begun.iter().copied().filter(|c| c.life.is_decided()).collect();
        let last: Vec<&Course> = decided.iter().copied().filter(|c| last_act(c.life).is_some()).collect();
        self.stage(at + Duration::hours(1), &thrown_away, |_| Some(Action::Discard)).await?;
        self.stage(at + Duration::hours(1), &handed_in, |course| self.attachment(course)).await?;
        self.stage(at + Duration::hours(2), &handed_in, |_| Some(submit())).await?;
        self.stage(at + Duration::days(1), &begun, |_| Some(Action::StartReview)).await?;
        self.stage(at + Duration::days(2), &decided, |course| decision(course.life)).await?;
        self.stage(at + Duration::days(2), &decided, |course| told(course.life)).await?;
        self.stage(at + Duration::days(10), &last, |course| last_act(course.life)).await?;
        Ok(courses)
    }

    async fn open(&self, course: &Course) -> anyhow::Result<()> {
        let (_, actor) = &self.people.partners[course.number % PARTNERS];
        self.app.workflow.open(actor, course.id.clone(), details(course.number)?).await?;
        Ok(())
    }

    async fn stage(
        &self,
        at: DateTime<Utc>,
        courses: &[&Course],
        action: impl Fn(&Course) -> Option<Action>,
    ) -> anyhow::Result<()> {
        self.clock.set(at);
        let acts = courses.iter().filter_map(|course| Some((*course, action(course)?)));
        let acting = acts.map(|(course, action)| self.act(course, action));
        stream::iter(acting).buffer_unordered(AT_ONCE).try_collect::<Vec<()>>().await?;
        Ok(())
    }

    async fn act(&self, course: &Course, action: Action) -> anyhow::Result<()> {
        let actor = match action {
            Action::DeliverConsent | Action::ElapseConsent => &Actor::Clock,
            Action::AttachPoe(_) | Action::Submit { .. } | Action::Dispute { .. } | Action::Discard => {
                &self.people.partners[course.number % PARTNERS].1
            }
            _ => &self.people.reviewers[course.number % REVIEWERS],
        };
        let acted = self.app.workflow.act(actor, &course.id, Seen::Any, action).await;
        acted.map(|_| ()).with_context(|| format!("claim {} ({:?})", course.number, course.life))
    }

    /// A small file, kept as any other: nothing is approved on evidence that is not there.
    fn attachment(&self, course: &Course) -> Option<Action> {
        let ids = self.app.workflow.ids();
        let blob = ids.blob();
        let mut incoming = self.app.files.receive(&blob, POE_LIMITS.file_bytes).ok()?;
        incoming.write_chunk(format!("Signed statement of work {}", course.number).as_bytes()).ok()?;
        let finished = incoming.finish().ok()?;
        let (size, digest) = (finished.size(), finished.digest().clone());
        self.app.files.keep(finished).ok()?;
        Some(Action::AttachPoe(PoeFile {
            id: ids.poe(self.clock.now()),
            blob,
            name: PoeName::parse("statement-of-work-signed.pdf").ok()?,
            media: Media::Pdf,
            size,
            digest,
        }))
    }
}

fn submit() -> Action {
    Action::Submit { acknowledged: "2026-11".to_owned() }
}

fn note() -> Option<Note> {
    Note::parse("The signature line at the end is empty. Send the page signed by the customer.").ok()
}

fn decision(life: Life) -> Option<Action> {
    match life {
        Life::Asked => Some(Action::RequestInfo {
            needed: vec![InfoNeeded::MissingCustomerAcknowledgment],
            note: note()?,
            products: Vec::new(),
            may_add_products: false,
        }),
        Life::Consent | Life::Associated => {
            Some(Action::Approve { note: None, checks: ApprovalCheck::ALL.to_vec() })
        }
        Life::Rejected | Life::Disputed => {
            Some(Action::Reject { faults: vec![PoeFault::MissingOrOldDates], note: note()? })
        }
        Life::Draft | Life::Discarded | Life::Waiting | Life::Review => None,
    }
}

/// The customer's letter has been handed over: its time to deny begins.
fn told(life: Life) -> Option<Action> {
    matches!(life, Life::Consent | Life::Associated).then_some(Action::DeliverConsent)
}

fn last_act(life: Life) -> Option<Action> {
    match life {
        Life::Associated => Some(Action::ElapseConsent),
        Life::Disputed => Some(Action::Dispute { justification: note(), files: Vec::new() }),
        _ => None,
    }
}

/// Complete details; every claim has a customer of its own, so that none stands in another's way.
fn details(number: usize) -> anyhow::Result<Details> {
    let partner = number % PARTNERS;
    let mut details = Details::named(good(ClaimName::parse(&format!("Customer {number}, Exchange Online")))?);
    details.mpn = Some(mpn_of(partner)?);
    details.tenant = Some(good(TenantId::parse(&format!("5b1c61f0-6f0e-4a7e-9a56-{number:012x}")))?);
    details.domain = Some(good(CustomerDomain::parse(&format!("customer{number}.example")))?);
    details.customer = Some(good(CustomerName::parse(&format!("Customer number {number}")))?);
    details.country = Country::parse("SE");
    details.public_sector = Some(false);
    details.activity = Some(Activity::UsageM365);
    details.customer_contact_name = Some(good(PersonName::parse("Maria Söderström"))?);
    details.customer_contact_title = Some(good(JobTitle::parse("Head of IT"))?);
    details.customer_contact_email = Some(good(Email::parse(&format!("it@customer{number}.example")))?);
    details.partner_contact_name = Some(good(PersonName::parse("Robin Bergström"))?);
    details.partner_contact_email = Some(good(Email::parse(&format!("cpor@partner{partner}.example")))?);
    details.products = vec![Claimed::of(ProductCode::new("exchange-online"))];
    Ok(details)
}
