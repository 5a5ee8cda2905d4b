//! Many people at once: each has a connection and an account, and asks again as soon as the answer is there.

use crate::pdf;
use crate::process::READY;
use crate::wire::{Ask, Form, Wire, form};
use crate::world::{Organisation, PASSWORD, World};
use anyhow::{Context, anyhow, bail};
use clap::{Args, ValueEnum};
use portal::clock::{Clock, Ids, SystemClock};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Work {
    /// The partner's dashboard.
    Dashboard,
    /// The reviewers' queue.
    Queue,
    /// The partner's page of a claim.
    Claim,
    /// A claim's history.
    History,
    /// A new claim.
    Create,
    /// A comment: any act on a claim.
    Comment,
    /// A file of one MiB.
    Upload,
    /// The bare program's list of an organisation's claims.
    IdealList,
    /// The bare program's list of claims that wait.
    IdealQueue,
    /// The bare program's claim with its history.
    IdealDetail,
    /// The bare program's new claim, each in a transaction of its own.
    IdealCreate,
    /// The bare program's new claim, committed together with others.
    IdealCreateGc,
    /// The bare program's upload.
    IdealUpload,
}

/// Who does what to which server for how long.
#[derive(Debug, Clone, Args)]
pub struct Order {
    /// Where the world is.
    #[arg(long)]
    pub folder: PathBuf,
    /// Where the server listens.
    #[arg(long)]
    pub port: u16,
    /// What is done.
    #[arg(long)]
    pub work: Work,
    /// By how many.
    #[arg(long)]
    pub connections: usize,
    /// For how long.
    #[arg(long)]
    pub seconds: u64,
    /// How often at most.
    #[arg(long)]
    pub count: u64,
    /// Which round this is, so that no two fill the same drafts.
    #[arg(long)]
    pub round: usize,
    /// Of how many.
    #[arg(long)]
    pub rounds: usize,
}

impl Order {
    /// The same, for a process of its own.
    pub fn as_arguments(&self) -> Vec<String> {
        let work = self.work.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
        [
            ("--folder", self.folder.display().to_string()),
            ("--port", self.port.to_string()),
            ("--work", work),
            ("--connections", self.connections.to_string()),
            ("--seconds", self.seconds.to_string()),
            ("--count", self.count.to_string()),
            ("--round", self.round.to_string()),
            ("--rounds", self.rounds.to_string()),
        ]
        .into_iter()
        .flat_map(|(name, value)| [name.to_owned(), value])
        .collect()
    }
}

/// What it came to.
#[derive(Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// Good answers.
    pub good: u64,
    /// Wrong answers.
    pub wrong: u64,
    /// What the first wrong answer was.
    pub first_wrong: String,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// The middle one of all waits, in milliseconds.
    pub p50: f64,
    /// What 99 of 100 did not wait longer than, in milliseconds.
    pub p99: f64,
    /// The size of an answer, in bytes.
    pub bytes: usize,
}

/// Requests each person makes before the clock runs.
const WARM_UP: usize = 20;
/// How many forms a person has ready for each second of creating.
const FORMS_A_SECOND: u64 = 250;
/// The most files a claim takes; the clock stops when a person's drafts are full.
const FILES_A_CLAIM: usize = 20;

/// Plays the loader's part.
pub fn run(order: &Order) -> anyhow::Result<()> {
    let world = World::load(&order.folder)?;
    let people: anyhow::Result<Vec<Person<'_>>> =
        (0..order.connections).map(|number| Person::arrive(order, &world, number)).collect();
    let people = match people {
        Ok(people) => people,
        Err(error) => {
            println!("{error:#}");
            return Ok(());
        }
    };
    println!("{READY}");
    let mut go = String::new();
    std::io::stdin().read_line(&mut go)?;
    println!("{}", serde_json::to_string(&everybody(people, order))?);
    Ok(())
}

/// What one person saw.
#[derive(Default)]
struct Seen {
    waits: Vec<Duration>,
    wrong: u64,
    first_wrong: String,
    bytes: usize,
}

fn everybody(people: Vec<Person<'_>>, order: &Order) -> Outcome {
    let (start, left) = (Barrier::new(people.len() + 1), AtomicU64::new(order.count));
    let (all, time) = std::thread::scope(|scope| {
        let (start, left) = (&start, &left);
        let begin = move |person: Person<'_>| {
            start.wait();
            person.work(left, Instant::now() + Duration::from_secs(order.seconds))
        };
        let working: Vec<_> = people.into_iter().map(|person| scope.spawn(move || begin(person))).collect();
        start.wait();
        let began = Instant::now();
        let all: Vec<Seen> = working.into_iter().filter_map(|one| one.join().ok()).collect();
        (all, began.elapsed())
    });
    let mut waits: Vec<Duration> = all.iter().flat_map(|seen| seen.waits.iter().copied()).collect();
    waits.sort_unstable();
    let at = |share: usize| waits.get(waits.len() * share / 100).map_or(0.0, |wait| wait.as_secs_f64() * 1e3);
    Outcome {
        good: waits.len() as u64,
        wrong: all.iter().map(|seen| seen.wrong).sum(),
        first_wrong: all
            .iter()
            .map(|seen| seen.first_wrong.clone())
            .find(|s| !s.is_empty())
            .unwrap_or_default(),
        seconds: time.as_secs_f64(),
        p50: at(50),
        p99: at(99),
        bytes: all.iter().map(|seen| seen.bytes).max().unwrap_or_default(),
    }
}

/// Somebody with an account, a connection, and something to do.
struct Person<'w> {
    wire: Wire,
    work: Work,
    organisation: &'w Organisation,
    drafts: &'w [String],
    token: String,
    form: Form,
    uploads: usize,
    numbers: Vec<String>,
    file: Vec<u8>,
    ids: Ids,
    random: u64,
}

impl<'w> Person<'w> {
    /// Signs in, fetches what forms need, and warms up.
    fn arrive(order: &Order, world: &'w World, number: usize) -> anyhow::Result<Self> {
        let organisation = &world.partners[number % world.partners.len()];
        let mut person = Self {
            wire: Wire::to(order.port)?,
            work: order.work,
            organisation,
            drafts: share_of_drafts(order, world, organisation, number),
            token: String::new(),
            form: Form::default(),
            uploads: 0,
            numbers: Vec::new(),
            file: Vec::new(),
            ids: Ids::random(),
            random: 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(number as u64 + 1) | 1,
        };
        let reviewer = &world.reviewers[number % world.reviewers.len()];
        person.sign_in(if order.work == Work::Queue { reviewer } else { &organisation.email })?;
        person.fetch_form()?;
        let reads = matches!(
            order.work,
            Work::Dashboard
                | Work::Queue
                | Work::Claim
                | Work::History
                | Work::IdealList
                | Work::IdealQueue
                | Work::IdealDetail
        );
        for _ in 0..if reads { WARM_UP } else { 1 } {
            person.once()?;
        }
        if order.work == Work::Create {
            let ahead = (0..order.seconds * FORMS_A_SECOND).map(|_| person.next_number());
            person.numbers = ahead.collect::<anyhow::Result<_>>()?;
        }
        Ok(person)
    }

    const fn is_portals(&self) -> bool {
        matches!(
            self.work,
            Work::Dashboard
                | Work::Queue
                | Work::Claim
                | Work::History
                | Work::Create
                | Work::Comment
                | Work::Upload
        )
    }

    fn sign_in(&mut self, email: &str) -> anyhow::Result<()> {
        if !self.is_portals() {
            let answer = self.wire.get(&format!("/login/{}", self.organisation.id))?;
            return if answer.status == 200 { Ok(()) } else { Err(anyhow!("no login: {}", answer.status)) };
        }
        let page = self.wire.get("/sign-in")?;
        let token = token_of(&page.body, "password")?;
        let fields = [("token", token.as_str()), ("email", email), ("password", PASSWORD)];
        let answer = self.wire.post("/sign-in", &serde_html_form::to_string(fields)?)?;
        if answer.status == 303 { Ok(()) } else { Err(anyhow!("no sign-in: {}", answer.status)) }
    }

    /// The page whose form is sent later, once: its token and its names.
    fn fetch_form(&mut self) -> anyhow::Result<()> {
        let (page, mark) = match self.work {
            Work::Create => ("/claims/new".to_owned(), "name=\"name\""),
            Work::Comment => (format!("/claims/{}/comment", self.open_claim()?), "name=\"comment\""),
            Work::Upload => {
                (format!("/claims/{}/poe", self.drafts.first().context("no drafts")?), "type=\"file\"")
            }
            Work::IdealUpload => {
                self.form.file = "file".to_owned();
                self.file = pdf::one_mebibyte();
                return Ok(());
            }
            _ => return Ok(()),
        };
        let answer = self.wire.get(&page)?;
        if answer.status != 200 {
            bail!("{page} answers {}", answer.status);
        }
        self.form = form(&answer.body, mark).with_context(|| format!("{page} has no such form"))?;
        self.token = token_of(&answer.body, mark)?;
        if self.work == Work::Upload {
            self.file = pdf::one_mebibyte();
        }
        Ok(())
    }

    fn next_random(&mut self) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random >> 16).unwrap_or_default()
    }

    fn any_claim(&mut self) -> anyhow::Result<&'w str> {
        let (random, claims) = (self.next_random(), &self.organisation.claims);
        claims.get(random % claims.len().max(1)).map(String::as_str).context("no claims")
    }

    fn open_claim(&mut self) -> anyhow::Result<&'w str> {
        let (random, claims) = (self.next_random(), &self.organisation.open);
        claims.get(random % claims.len().max(1)).map(String::as_str).context("no open claims")
    }

    fn work(mut self, left: &AtomicU64, end: Instant) -> Seen {
        let mut seen = Seen::default();
        while Instant::now() < end && take_one(left) {
            let began = Instant::now();
            match self.once() {
                Ok(bytes) => {
                    seen.waits.push(began.elapsed());
                    seen.bytes = bytes;
                }
                Err(error) => {
                    seen.wrong += 1;
                    if seen.first_wrong.is_empty() {
                        seen.first_wrong = format!("{error:#}");
                    }
                    if seen.wrong > 100 {
                        break;
                    }
                }
            }
        }
        seen
    }

    /// One request, and whether its answer is the right one; the answer's size.
    fn once(&mut self) -> anyhow::Result<usize> {
        match self.work {
            Work::Dashboard => self.page("/claims"),
            Work::Queue => self.page("/queue"),
            Work::IdealList => self.page("/list"),
            Work::IdealQueue => self.page("/queue"),
            Work::Claim => self.any_claim().and_then(|id| self.page(&format!("/claims/{id}"))),
            Work::History => self.any_claim().and_then(|id| self.page(&format!("/claims/{id}/history"))),
            Work::IdealDetail => self.any_claim().and_then(|id| self.page(&format!("/detail/{id}"))),
            Work::Create => self.create("/claims/new"),
            Work::IdealCreate => self.create("/create"),
            Work::IdealCreateGc => self.create("/create_gc"),
            Work::Comment => self.comment(),
            Work::Upload => self.next_draft().and_then(|id| self.upload(&format!("/claims/{id}/poe"))),
            Work::IdealUpload => self.next_draft().and_then(|id| self.upload(&format!("/upload/{id}"))),
        }
    }

    fn page(&mut self, path: &str) -> anyhow::Result<usize> {
        let answer = self.wire.get(path)?;
        match answer.status {
            200 if answer.body.len() > 1_000 => Ok(answer.body.len()),
            200 => Err(anyhow!("{path}: an empty page")),
            status => Err(anyhow!("{path} answers {status}")),
        }
    }

    fn create(&mut self, path: &str) -> anyhow::Result<usize> {
        let mut fields = self.form.hidden.clone();
        // A form's own number makes one claim of a form sent twice; here each is another form.
        if fields.is_empty() {
            fields.push(("number".to_owned(), self.ids.claim(SystemClock.now()).to_string()));
        } else {
            let number = self.next_number()?;
            for (_, value) in fields.iter_mut().filter(|(name, _)| name == "number") {
                number.clone_into(value);
            }
        }
        fields.push(("name".to_owned(), "Another customer, Exchange Online".to_owned()));
        self.act(path, &serde_html_form::to_string(fields)?)
    }

    /// A number of the portal's own: it takes no other. They are fetched ahead while they last.
    fn next_number(&mut self) -> anyhow::Result<String> {
        if let Some(number) = self.numbers.pop() {
            return Ok(number);
        }
        let page = self.wire.get("/claims/new")?;
        let form = form(&page.body, "name=\"name\"").context("no form for a new claim")?;
        let number = form.hidden.into_iter().find(|(name, _)| name == "number");
        number.map(|(_, value)| value).context("no number in the form")
    }

    fn comment(&mut self) -> anyhow::Result<usize> {
        let id = self.open_claim()?;
        let said = "The signed page is on its way; the customer has promised it for Monday.";
        let fields = [("token", self.token.as_str()), ("comment", said)];
        let body = serde_html_form::to_string(fields)?;
        self.act(&format!("/claims/{id}/comment"), &body)
    }

    fn act(&mut self, path: &str, body: &str) -> anyhow::Result<usize> {
        let answer = self.wire.post(path, body)?;
        let done = answer.status == 303 && !answer.location.starts_with("/sign-in");
        if done { Ok(answer.body.len()) } else { Err(anyhow!("{path} answers {}", answer.status)) }
    }

    /// The draft whose turn it is: each takes as many files as it may, then the next.
    fn next_draft(&mut self) -> anyhow::Result<&'w str> {
        let draft = self.drafts.get(self.uploads / (FILES_A_CLAIM - 2)).context("every draft is full")?;
        self.uploads += 1;
        Ok(draft)
    }

    fn upload(&mut self, path: &str) -> anyhow::Result<usize> {
        const EDGE: &str = "----a-line-that-stands-in-no-file";
        let mut head = String::new();
        for (name, value) in &self.form.hidden {
            head.push_str(&format!(
                "--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        let (name, file_name) = (&self.form.file, pdf::NAME);
        head.push_str(&format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
             content-type: application/pdf\r\n\r\n"
        ));
        // No claim takes the same file twice.
        let number = self.next_random();
        pdf::mark(&mut self.file, number);
        let tail = format!("\r\n--{EDGE}--\r\n");
        let media = format!("multipart/form-data; boundary={EDGE}");
        let body = [head.as_bytes(), &self.file, tail.as_bytes()];
        let answer = self.wire.send(&Ask { method: "POST", path, media: &media, body: &body })?;
        if answer.status == 303 {
            Ok(answer.body.len())
        } else {
            Err(anyhow!("{path} answers {}: {}", answer.status, complaint(&answer.body)))
        }
    }
}

/// Drafts nobody else fills: of one organisation, this round's and this connection's part.
fn share_of_drafts<'w>(
    order: &Order,
    world: &World,
    organisation: &'w Organisation,
    number: usize,
) -> &'w [String] {
    let sharing = order.connections.div_ceil(world.partners.len());
    let (parts, part) = (order.rounds * sharing, order.round * sharing + number / world.partners.len());
    let drafts = &organisation.drafts;
    &drafts[drafts.len() * part / parts..drafts.len() * (part + 1) / parts]
}

fn token_of(page: &[u8], mark: &str) -> anyhow::Result<String> {
    let hidden = form(page, mark).context("no form")?.hidden;
    let token = hidden.into_iter().find(|(name, _)| name == "token");
    token.map(|(_, value)| value).context("no token")
}

fn take_one(left: &AtomicU64) -> bool {
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
}

/// What the summary of a form says is wrong with it.
fn complaint(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let summary = page.split_once("error-summary").map_or("", |(_, summary)| summary);
    let texts = summary.split('>').filter_map(|rest| rest.split_once('<')).map(|(text, _)| text.trim());
    texts.filter(|text| !text.is_empty()).take(4).collect::<Vec<_>>().join(" ")
}
