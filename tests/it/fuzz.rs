//! Anything at all, sent to every page and every form: no stumble of the server, and nothing typed becomes markup.
//!
//! `PORTAL_FUZZ=100000` sends as many in each test; a run of the suite sends fewer. The seed is the same each time.

use crate::cookies::Bare;
use crate::support::{Form, Page, Person, Portal, evidence};
use portal::domain::ids::ClaimId;
use portal::domain::reason::{InfoNeeded, PoeFault};
use portal::web::urls;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestRunner};
use std::collections::BTreeSet;

/// What must never stand in a page as it was sent.
const MARK: &str = "<zq onload=1>";

/// How many requests a run of the suite sends.
const REQUESTS: usize = 1_200;

/// Texts that have hurt somebody.
const KNOWN: [&str; 24] = [
    "\"'><zq onload=1>",
    "<zq onload=1>",
    "javascript:<zq onload=1>",
    "x\r\nset-cookie: zq=1\r\n\r\n<zq onload=1>",
    "'; DROP TABLE claims; --<zq onload=1>",
    "' OR '1'='1",
    "{{7*7}}${7*7}<%=7*7%>",
    "=cmd|' /C calc'!A0",
    "\0",
    "\u{202E}fdp.exe\u{200B}\u{FEFF}",
    "../../../../etc/passwd",
    "//evil.example/\\@x",
    "18446744073709551616",
    "-1",
    "1e309",
    "9999-12-31",
    "2024-02-30",
    "00000000-0000-0000-0000-000000000000",
    "%",
    "_",
    "\\",
    "👩‍👩‍👧‍👦 Åäö ß İ",
    "on",
    "",
];

/// Names that a page may look for in its address.
const ASKED: [&str; 22] = [
    "q", "list", "sort", "order", "after", "before", "partner", "status", "due", "page", "from", "next",
    "lang", "mpn", "state", "kind", "person", "since", "until", "claim", "poe", "name",
];

/// Chance, the same each time.
struct Chance {
    runner: TestRunner,
}

impl Chance {
    fn new() -> Self {
        let config = Config {
            rng_seed: RngSeed::Fixed(20_261_123),
            rng_algorithm: RngAlgorithm::ChaCha,
            ..Config::default()
        };
        Self { runner: TestRunner::new(config) }
    }

    fn draw<S: Strategy>(&mut self, strategy: S) -> S::Value {
        strategy.new_tree(&mut self.runner).expect("a value").current()
    }

    fn below(&mut self, end: usize) -> usize {
        self.draw(0..end.max(1))
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    fn text(&mut self) -> String {
        match self.below(6) {
            0 => self.draw(any::<String>()),
            1 => self.draw("\\PC{0,40}") + MARK,
            2 => self.one(&KNOWN).repeat(400),
            _ => self.one(&KNOWN).to_owned(),
        }
    }

    fn bytes(&mut self) -> Vec<u8> {
        self.draw(proptest::collection::vec(any::<u8>(), 0..600))
    }
}

/// A portal with claims in many states, and people of both sides.
struct Scene {
    portal: Portal,
    people: Vec<Person>,
    claims: Vec<ClaimId>,
    link: String,
}

async fn scene() -> Scene {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let mut claims = vec![
        anna.has_draft().await,
        anna.has_submitted().await,
        anna.has_claim_under_review(&rolf).await,
        anna.has_been_asked(&rolf).await,
    ];
    let rejected = anna.has_claim_under_review(&rolf).await;
    rolf.rejects(&rejected, &[PoeFault::MissingProducts], "None").await.done();
    let again = anna.has_been_asked(&rolf).await;
    anna.resubmits(&again, "Now").await.done();
    rolf.asks(&again, &[InfoNeeded::MissingOrOldDates], "And when?").await.done();
    let approved = anna.has_approved(&rolf).await;
    let link = portal.customers_link(&approved).await;
    claims.extend([rejected, again, approved]);
    let people = vec![
        anna,
        portal.global_admin("Contoso").await,
        portal.billing_admin("Contoso").await,
        rolf,
        portal.lead().await,
        portal.portal_admin().await,
        portal.stranger(),
    ];
    Scene { portal, people, claims, link }
}

/// Every page that somebody finds by following links, two deep.
async fn pages_of(person: &Person, scene: &Scene) -> Vec<Page> {
    let mut open: Vec<String> = vec![urls::home().to_owned(), urls::sign_in().to_owned(), scene.link.clone()];
    open.extend(scene.claims.iter().flat_map(|claim| {
        [urls::claim, urls::review, urls::history, urls::dispute, urls::resubmit, urls::submit]
            .map(|of| of(claim))
    }));
    let (mut seen, mut pages) = (BTreeSet::new(), Vec::new());
    for _ in 0..2 {
        let mut found = Vec::new();
        for path in std::mem::take(&mut open) {
            let bare = path.split('?').next().unwrap_or_default().to_owned();
            let ours = path.starts_with('/') && !path.starts_with("/static");
            if !ours || bare == urls::sign_out() || !seen.insert(bare) {
                continue;
            }
            let page = person.opens(&path).await;
            if page.header("content-type").starts_with("text/html") && page.status == 200 {
                found.extend(page.ways());
                pages.push(page);
            }
        }
        open = found;
    }
    pages
}

/// What is wrong with an answer; nothing when it is a good one.
fn fault(page: &Page, sent: &str) -> Option<String> {
    let html = String::from_utf8_lossy(&page.bytes);
    let is_html = page.header("content-type").starts_with("text/html");
    let reflected = is_html && html.contains(MARK);
    let headed = page.header("set-cookie").contains("zq=1");
    (page.status >= 500 || reflected || headed).then(|| {
        format!("{} {} (reflected {reflected}, header {headed}) after {sent}", page.status, page.path)
    })
}

/// A form with anything in some of its controls. Its token is left alone mostly: behind it is more to be tried.
fn filled(chance: &mut Chance, form: &Form) -> Form {
    let mut form = form.clone();
    for name in form.names.clone() {
        let is_guarded = matches!(name.as_str(), "token" | "seen" | "number");
        if chance.below(if is_guarded { 20 } else { 2 }) == 0 {
            let text = chance.text();
            form = form.without(&name).with(&[(&name, &text)]);
        }
    }
    if chance.below(12) == 0 {
        let (name, text) = (chance.text(), chance.text());
        form = form.with(&[(&name, &text)]);
    }
    if form.is_multipart {
        let (name, bytes) = (chance.text(), chance.bytes());
        let good = evidence::pdf(&chance.text());
        let body = if chance.below(2) == 0 { bytes } else { good };
        form = form.attach(&[(&name, &body)]);
    }
    form
}

/// An address with anything behind or inside it.
fn address(chance: &mut Chance, path: &str) -> String {
    let encoded = |text: &str| percent_encode(text.as_bytes());
    let mut parts: Vec<String> =
        path.split('?').next().unwrap_or_default().split('/').map(str::to_owned).collect();
    if chance.below(4) == 0 {
        let place = chance.below(parts.len());
        parts[place] = encoded(&chance.text());
    }
    let asked: Vec<String> =
        (0..chance.below(5)).map(|_| format!("{}={}", chance.one(&ASKED), encoded(&chance.text()))).collect();
    let path = parts.join("/");
    let path = if path.starts_with('/') { path } else { format!("/{path}") };
    // Longer ones are no requests to any server.
    format!("{path}?{}", asked.join("&")).chars().take(8_000).collect()
}

fn percent_encode(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

#[actix_web::test]
async fn whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup() {
    let (mut chance, scene) = (Chance::new(), scene().await);
    let (mut faults, mut sent) = (Vec::new(), 0);
    let each = wanted(REQUESTS) / scene.people.len();
    for person in &scene.people {
        let pages = pages_of(person, &scene).await;
        let forms: Vec<Form> = pages.iter().flat_map(Page::forms).filter(|form| form.is_post).collect();
        let forms: Vec<&Form> = forms.iter().filter(|form| form.action != urls::sign_out()).collect();
        for _ in 0..each {
            sent += 1;
            let path = pages[chance.below(pages.len())].path.clone();
            let (page, what) = match chance.below(8) {
                0 => {
                    let (body, kind) = (chance.bytes(), chance.one(&KINDS));
                    (person.posts_raw(&path, kind, body).await, kind.to_owned())
                }
                1 | 2 => {
                    let address = address(&mut chance, &path);
                    (person.gets(&address).await, address)
                }
                _ => {
                    let form = chance.one(&forms);
                    let form = filled(&mut chance, form);
                    let what = format!("{:?}", form.fields).chars().take(400).collect();
                    (person.sends(form).await, what)
                }
            };
            faults.extend(fault(&page, &what));
        }
    }
    // What was kept is seen by others, too: on pages, in lists, in files.
    for person in &scene.people {
        for page in pages_of(person, &scene).await {
            faults.extend(fault(&page, "looking at it afterwards"));
        }
    }
    scene.portal.clear_the_mailbox().await;
    assert!(faults.is_empty(), "{} of {sent}: {faults:#?}", faults.len());
    eprintln!("{sent} requests");
}

/// How many inputs a run sends, as it was asked to or as the suite does.
fn wanted(usual: usize) -> usize {
    std::env::var("PORTAL_FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The same bytes with something wrong with them, once or several times.
fn disordered(chance: &mut Chance, mut bytes: Vec<u8>) -> Vec<u8> {
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        let end = (at + chance.below(60)).min(bytes.len());
        match chance.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, chance.bytes())),
            3 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
            4 => drop(bytes.splice(at..end, chance.one(&ODD_BYTES).iter().copied())),
            _ if at < bytes.len() => bytes[at] = chance.draw(any::<u8>()),
            _ => {}
        }
    }
    bytes
}

/// What means something to whoever reads a form in parts.
const ODD_BYTES: [&[u8]; 14] = [
    b"\r\n--x\r\n",
    b"\r\n--x--\r\n",
    b"--x",
    b"\r\n\r\n",
    b"\n",
    b"\0",
    b"content-disposition: form-data; name=\"poe\"; filename=\"a.pdf\"\r\n",
    b"content-disposition: attachment\r\n",
    b"content-transfer-encoding: base64\r\n",
    b"content-type: multipart/mixed; boundary=x\r\n",
    b"content-length: 18446744073709551616\r\n",
    b"; filename*=utf-8''%00%ff",
    b"\"; name=\"token\"; filename=\"",
    b"\xff\xfe\xc3",
];

#[actix_web::test]
async fn a_form_with_files_whose_bytes_are_in_any_disorder_is_answered_and_keeps_nothing_by_halves() {
    let portal = Portal::on_disk().await;
    let (mut chance, anna) = (Chance::new(), portal.incentives_admin("Contoso").await);
    let claim = anna.begins("Evidence").await;
    let (path, proof) = (urls::poe(&claim), evidence::pdf("Signed"));
    let form = anna.opens(&path).await.form(&path);
    let mut whole = Vec::new();
    for (name, value) in &form.fields {
        whole.extend(
            format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    for name in ["one.pdf", "two.txt"] {
        let control = &form.file_control;
        let head =
            format!("--x\r\ncontent-disposition: form-data; name=\"{control}\"; filename=\"{name}\"\r\n\r\n");
        whole.extend([head.as_bytes(), &proof, b"\r\n"].concat());
    }
    whole.extend(b"--x--\r\n");
    let (mut faults, inputs) = (Vec::new(), wanted(400));
    for _ in 0..inputs {
        let body = disordered(&mut chance, whole.clone());
        let told = String::from_utf8_lossy(&body).chars().take(300).collect::<String>();
        let page = anna.posts_raw(&path, "multipart/form-data; boundary=x", body).await;
        faults.extend(fault(&page, &told));
    }
    assert!(faults.is_empty(), "{} of {inputs}: {faults:#?}", faults.len());
    assert!(portal.unfinished_files().is_empty(), "something half done has stayed");
    let id = claim.clone();
    let kept = portal.house.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap().poe;
    assert_eq!(portal.kept_files().len(), kept.len(), "bytes that no claim names have stayed");
    eprintln!("{inputs} forms with files");
}

#[actix_web::test]
async fn cookies_and_links_of_any_letters_open_nothing_and_bring_nothing_down() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_approved(&rolf).await;
    let (link, bare) = (portal.customers_link(&claim).await, Bare::of(&portal));
    let (mut chance, cookies) = (Chance::new(), bare.signs_in(&anna, "").await);
    let allowed = |bytes: Vec<u8>| -> Vec<u8> {
        // Others are no header to any client.
        bytes.into_iter().filter(|byte| *byte >= 0x20 && *byte != 0x7F).collect()
    };
    let (mut faults, inputs) = (Vec::new(), wanted(600));
    for _ in 0..inputs / 2 {
        let odd = allowed(disordered(&mut chance, cookies.clone().into_bytes()));
        let page = bare.gets(urls::dashboard(), &odd).await;
        faults.extend(fault(&page, &String::from_utf8_lossy(&odd)));
        // Whoever is let in sent Anna's own cookie, whatever else was odd.
        let own = cookies.split("; ").find(|cookie| cookie.starts_with("portal=")).unwrap();
        let is_hers = odd.windows(own.len()).any(|part| part == own.as_bytes());
        assert!(page.status == 303 || is_hers, "{}", String::from_utf8_lossy(&odd));
        let token = link.trim_start_matches("/consent/").as_bytes().to_vec();
        let token = disordered(&mut chance, token);
        let path = format!("/consent/{}", percent_encode(&token));
        let page = bare.gets(&path, "").await;
        faults.extend(fault(&page, &path));
        assert!(
            [400, 404].contains(&page.status) || link.ends_with(&*String::from_utf8_lossy(&token)),
            "{path}"
        );
    }
    assert!(faults.is_empty(), "{} of {inputs}: {faults:#?}", faults.len());
    portal.clear_the_mailbox().await;
    eprintln!("{inputs} cookies and links");
}

/// What a body says that it is.
const KINDS: [&str; 5] = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    "text/\u{e5}",
];
