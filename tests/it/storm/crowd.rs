//! People who work with the portal while it is killed under their hands: whoever gets no answer tries again.

use super::ledger::Ledger;
use super::stage::Stage;
use crate::support::{ACKNOWLEDGED, Form, PASSWORD, Page, PostOffice, evidence, select};
use portal::domain::ids::ClaimId;
use portal::domain::reason::{InfoNeeded, PoeFault};
use portal::web::urls;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::JoinHandle;

/// What somebody reads who has begun a review.
const STARTED: &str = "You have begun the review. The partner can no longer change the claim.";

/// The portal went away before it answered.
struct Gone;

pub struct Crowd {
    tasks: Vec<JoinHandle<()>>,
    enough: Arc<AtomicBool>,
}

impl Crowd {
    pub fn gathers(base: &str, stage: &Stage, ledger: &Arc<Ledger>, office: &PostOffice, seed: u64) -> Self {
        let enough = Arc::new(AtomicBool::new(false));
        let mut tasks = Vec::new();
        let people = stage.partners.iter().map(|person| (person, Part::Partner));
        let people = people.chain(stage.reviewers.iter().map(|person| (person, Part::Reviewer)));
        for (number, (person, part)) in people.enumerate() {
            let guest = Guest::new(base, person.email.as_str(), ledger, seed + number as u64);
            tasks.push(actix_web::rt::spawn(guest.works(part, enough.clone())));
        }
        let customer = Guest::new(base, "", ledger, seed + 99);
        tasks.push(actix_web::rt::spawn(customer.denies_some(office.clone(), enough.clone())));
        Self { tasks, enough }
    }

    /// Everybody ends what they are at, while the portal still answers.
    pub async fn goes_home(self) {
        self.enough.store(true, Ordering::SeqCst);
        for task in self.tasks {
            task.await.unwrap();
        }
    }
}

#[derive(Clone, Copy)]
enum Part {
    Partner,
    Reviewer,
}

/// What somebody is about to send, and what will have been done when it is answered well.
struct Deed {
    form: Form,
    entry: usize,
    claim: Option<ClaimId>,
    /// What the next page says when it was done, where being led onward does not say it; else nothing.
    told: &'static str,
}

pub struct Guest {
    base: String,
    email: String,
    client: reqwest::Client,
    ledger: Arc<Ledger>,
    dice: StdRng,
}

impl Guest {
    pub fn new(base: &str, email: &str, ledger: &Arc<Ledger>, seed: u64) -> Self {
        let client = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20));
        Self {
            base: base.to_owned(),
            email: email.to_owned(),
            client: client.build().unwrap(),
            ledger: ledger.clone(),
            dice: StdRng::seed_from_u64(seed),
        }
    }

    async fn works(mut self, part: Part, enough: Arc<AtomicBool>) {
        while !enough.load(Ordering::SeqCst) {
            let done = match part {
                Part::Partner => self.partners_deed().await,
                Part::Reviewer => self.reviewers_deed().await,
            };
            match done {
                Ok(Some(deed)) => self.does(deed).await,
                Ok(None) => rest().await,
                Err(Gone) => rest().await,
            }
        }
    }

    /// Sends it; when no answer comes, once more to whoever is there then, as people do.
    async fn does(&self, deed: Deed) {
        for _ in 0..200 {
            match self.sends(deed.form.clone()).await {
                Ok(page) if page.status == 303 && !page.location().starts_with(urls::sign_in()) => {
                    let claim = deed.claim.clone().unwrap_or_else(|| page.claim());
                    if self.is_told(&deed, page.location()).await {
                        self.ledger.is_done(deed.entry, &claim);
                    }
                    return;
                }
                // Told to come again, which is an answer too: nothing was done.
                Ok(page) if page.status == 503 => rest().await,
                Ok(_) => return,
                Err(Gone) => rest().await,
            }
        }
    }

    /// Whoever comes too late to begin a review is led to the claim as well; the words there tell which it was.
    async fn is_told(&self, deed: &Deed, onward: &str) -> bool {
        match deed.told {
            "" => true,
            words => self.opens(onward).await.is_ok_and(|page| page.text().contains(words)),
        }
    }

    async fn read(&self, path: &str, request: reqwest::RequestBuilder) -> Result<Page, Gone> {
        let cut_off = |_| {
            self.ledger.cut_off.fetch_add(1, Ordering::Relaxed);
            Gone
        };
        let answer = request.send().await.map_err(cut_off)?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let bytes = answer.bytes().await.map_err(cut_off)?.to_vec();
        let page = Page { status, path: path.to_owned(), headers, bytes };
        if status == 503 {
            self.ledger.busy.fetch_add(1, Ordering::Relaxed);
        } else if status >= 500 {
            let life = self.ledger.life();
            self.ledger.faults.lock().unwrap().push(format!("life {life}: {status} {path}: {}", page.text()));
        }
        Ok(page)
    }

    async fn gets(&self, path: &str) -> Result<Page, Gone> {
        self.read(path, self.client.get(format!("{}{path}", self.base))).await
    }

    /// Opens a page of a portal that stays; `None` when it went away.
    pub async fn reads(&self, path: &str) -> Option<Page> {
        self.opens(path).await.ok()
    }

    /// Hands a form in to a portal that stays.
    pub async fn hands_in(&self, form: Form) -> Option<Page> {
        self.sends(form).await.ok()
    }

    /// Opens a page, signing in where that is asked.
    async fn opens(&self, path: &str) -> Result<Page, Gone> {
        let mut page = self.gets(path).await?;
        if page.status == 303 && page.location().starts_with(urls::sign_in()) {
            let asked = self.gets(page.location().to_owned().as_str()).await?;
            let Some(form) = form_for(&asked, urls::sign_in()) else { return Err(Gone) };
            self.sends(form.fill(&[("email", &self.email), ("password", PASSWORD)])).await?;
            page = self.gets(path).await?;
        }
        Ok(page)
    }

    async fn sends(&self, form: Form) -> Result<Page, Gone> {
        let request = self.client.post(format!("{}{}", self.base, form.action)).header("origin", &self.base);
        let request = if form.is_multipart {
            let mut body = reqwest::multipart::Form::new();
            for (name, value) in form.fields {
                body = body.text(name, value);
            }
            for (name, bytes) in form.files {
                let part = reqwest::multipart::Part::bytes(bytes).file_name(name);
                body = body.part(form.file_control.clone(), part);
            }
            request.multipart(body)
        } else {
            request.form(&form.fields)
        };
        self.read(&form.action, request).await
    }

    /// One of the claims that wait.
    fn one_of(&mut self, claims: &[ClaimId]) -> Option<ClaimId> {
        let place = (!claims.is_empty()).then(|| self.dice.random_range(0..claims.len()))?;
        Some(claims[place].clone())
    }

    async fn partners_deed(&mut self) -> Result<Option<Deed>, Gone> {
        let (ledger, mark) = (self.ledger.clone(), self.ledger.mark());
        match self.dice.random_range(0..10) {
            0..3 => {
                let page = self.opens(urls::new_claim()).await?;
                let Some(form) = form_for(&page, urls::new_claim()) else { return Ok(None) };
                let entry = ledger.tries(None, "opened", &mark);
                Ok(Some(Deed { form: form.fill(&[("name", &mark)]), entry, claim: None, told: "" }))
            }
            3..6 => {
                let draft = self.one_of(&ledger.waiting.lock().unwrap().drafts);
                let Some(claim) = draft else { return Ok(None) };
                let page = self.opens(&urls::poe(&claim)).await?;
                let Some(form) = form_for(&page, &urls::poe(&claim)) else { return Ok(None) };
                // Large enough that a kill falls into it.
                let length = self.dice.random_range(0..500_000);
                let proof = evidence::pdf(&format!("{mark} {}", "x".repeat(length)));
                let entry = ledger.tries(Some(&claim), "poe-attached", &mark);
                let form = form.attach(&[(&format!("{mark}.pdf"), &proof)]);
                Ok(Some(Deed { form, entry, claim: Some(claim), told: "" }))
            }
            6 => {
                let draft = self.one_of(&ledger.waiting.lock().unwrap().drafts);
                let Some(claim) = draft else { return Ok(None) };
                let page = self.opens(&urls::submit(&claim)).await?;
                let Some(form) = form_for(&page, &urls::submit(&claim)) else { return Ok(None) };
                let entry = ledger.tries(Some(&claim), "submitted", "");
                ledger.moves_on(&claim, |waiting| Some(&mut waiting.submitted));
                Ok(Some(Deed { form: form.fill(ACKNOWLEDGED), entry, claim: Some(claim), told: "" }))
            }
            _ => {
                let claim = self.one_of(&ledger.waiting.lock().unwrap().under_review);
                let Some(claim) = claim else { return Ok(None) };
                self.comment(&claim, &urls::claim(&claim), &mark).await
            }
        }
    }

    async fn comment(&self, claim: &ClaimId, page: &str, mark: &str) -> Result<Option<Deed>, Gone> {
        let page = self.opens(page).await?;
        let Some(form) = form_for(&page, &urls::comment(claim)) else { return Ok(None) };
        let entry = self.ledger.tries(Some(claim), "commented", mark);
        Ok(Some(Deed { form: form.fill(&[("comment", mark)]), entry, claim: Some(claim.clone()), told: "" }))
    }

    async fn reviewers_deed(&mut self) -> Result<Option<Deed>, Gone> {
        let (ledger, mark) = (self.ledger.clone(), self.ledger.mark());
        let what = self.dice.random_range(0..10);
        if what < 3 {
            let claim = self.one_of(&ledger.waiting.lock().unwrap().submitted);
            let Some(claim) = claim else { return Ok(None) };
            let page = self.opens(&urls::review(&claim)).await?;
            let Some(form) = form_for(&page, &urls::start_review(&claim)) else { return Ok(None) };
            let entry = ledger.tries(Some(&claim), "review-started", "");
            ledger.moves_on(&claim, |waiting| Some(&mut waiting.under_review));
            return Ok(Some(Deed { form, entry, claim: Some(claim), told: STARTED }));
        }
        let claim = self.one_of(&ledger.waiting.lock().unwrap().under_review);
        let Some(claim) = claim else { return Ok(None) };
        match what {
            3 | 4 => self.comment(&claim, &urls::review(&claim), &mark).await,
            5 | 6 => self.approval(claim).await,
            7 | 8 => {
                let path = urls::reject(&claim);
                let page = self.opens(&path).await?;
                let Some(form) = form_for(&page, &path) else { return Ok(None) };
                let form = if page.has_field("no_cure") { form.fill(&[("no_cure", "yes")]) } else { form };
                let form = form.fill(&[("faults", PoeFault::MissingProducts.key()), ("reject_note", &mark)]);
                let entry = ledger.tries(Some(&claim), "rejected", &mark);
                ledger.moves_on(&claim, |_| None);
                Ok(Some(Deed { form, entry, claim: Some(claim), told: "" }))
            }
            _ => {
                let path = urls::request_info(&claim);
                let page = self.opens(&path).await?;
                let Some(form) = form_for(&page, &path) else { return Ok(None) };
                let needed = InfoNeeded::MissingProducts.key();
                let form = form.fill(&[("needed", needed), ("ask_note", &mark)]);
                let entry = ledger.tries(Some(&claim), "info-requested", &mark);
                ledger.moves_on(&claim, |_| None);
                Ok(Some(Deed { form, entry, claim: Some(claim), told: "" }))
            }
        }
    }

    async fn approval(&self, claim: ClaimId) -> Result<Option<Deed>, Gone> {
        let path = urls::approve(&claim);
        let page = self.opens(&path).await?;
        let Some(form) = form_for(&page, &path) else { return Ok(None) };
        let document = page.document();
        let boxes: Vec<_> = document.select(&select("input[name=checks]")).collect();
        let checks: Vec<_> =
            boxes.iter().map(|input| ("checks", input.attr("value").unwrap_or_default())).collect();
        let form = form.fill(&checks);
        let entry = self.ledger.tries(Some(&claim), "approved", "");
        self.ledger.moves_on(&claim, |_| None);
        Ok(Some(Deed { form, entry, claim: Some(claim), told: "" }))
    }

    /// A customer with a link in a letter says no, to every other claim.
    async fn denies_some(mut self, office: PostOffice, enough: Arc<AtomicBool>) {
        let mut read = 0;
        while !enough.load(Ordering::SeqCst) {
            let received = office.received();
            let Some(letter) = received.get(read) else {
                rest().await;
                continue;
            };
            read += 1;
            let text = letter.text.replace("=\n", "").replace("=3D", "=");
            let Some(link) = link_of(&text).filter(|_| self.dice.random_bool(0.5)) else { continue };
            if let Ok(Some(deed)) = self.denial(&link).await {
                self.does(deed).await;
            }
        }
    }

    async fn denial(&self, link: &str) -> Result<Option<Deed>, Gone> {
        let Some(claim) = link.split(['/', '.']).find(|part| part.starts_with("CPOR-")).map(ClaimId::new)
        else {
            return Ok(None);
        };
        let page = self.gets(link).await?;
        let Some(form) = form_for(&page, link) else { return Ok(None) };
        let entry = self.ledger.tries(Some(&claim), "consent-denied", "");
        Ok(Some(Deed { form: form.fill(&[("confirm", "yes")]), entry, claim: Some(claim), told: "" }))
    }
}

fn link_of(text: &str) -> Option<String> {
    let at = text.find("/consent/")?;
    let link = text[at..].split(|c: char| c.is_whitespace() || "<>()\"".contains(c)).next()?;
    Some(link.to_owned())
}

fn form_for(page: &Page, action: &str) -> Option<Form> {
    page.forms().into_iter().find(|form| form.is_post && form.action == action)
}

async fn rest() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}
