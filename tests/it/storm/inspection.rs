//! What must hold after however many kills.

use super::ledger::{Attempt, Ledger};
use super::stage::Stage;
use crate::support::{PostOffice, Received};
use portal::app::App;
use portal::clock::{Clock, SystemClock};
use portal::domain::ids::ClaimId;
use portal::jobs::verify;
use portal::store::Delivery;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// More letters than any storm writes.
const ALL: i64 = 1_000_000;

pub struct Inspection {
    app: App,
    folder: PathBuf,
    ledger: Arc<Ledger>,
    office: PostOffice,
    seen: (u64, u64, u64),
}

impl Inspection {
    pub fn of(stage: &Stage, ledger: &Arc<Ledger>, office: &PostOffice) -> Self {
        let (app, folder) = (stage.app.clone(), stage.folder.clone());
        Self { app, folder, ledger: ledger.clone(), office: office.clone(), seen: (0, 0, 0) }
    }

    /// Looks at everything; nobody need stop working for it.
    pub async fn looks(&mut self) {
        let faults = self.ledger.faults.lock().unwrap().clone();
        assert!(faults.is_empty(), "{faults:#?}");
        // What is tried from here on is looked at the next time.
        self.acts_are_there(&self.ledger.attempts()).await;
        let app = self.app.clone();
        let report =
            tokio::task::spawn_blocking(move || verify(&app.store, Some(app.files.as_ref()))).await.unwrap();
        let report = report.unwrap();
        assert!(report.faults.is_empty(), "{:#?}", report.faults);
        self.seen = (report.claims, report.events, report.files);
    }

    /// What was acknowledged is there once; what was not is there once or not at all.
    pub async fn acts_are_there(&self, attempts: &[Attempt]) {
        let mut events: HashMap<ClaimId, Vec<(&'static str, String)>> = HashMap::new();
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for claim in self.claims().await {
            let id = claim.clone();
            let lines = self.app.store.read(move |reader| reader.history(&id)).await.unwrap();
            let told = |line: &portal::domain::event::Recorded| {
                (line.outcome.event.key(), serde_json::to_string(&line.outcome.event).unwrap())
            };
            let lines: Vec<_> = lines.iter().map(told).collect();
            for (_, body) in lines.iter().filter(|(kind, _)| *kind == "opened") {
                if let Some(mark) = mark_in(body) {
                    *names.entry(mark).or_default() += 1;
                }
            }
            events.insert(claim, lines);
        }
        for attempt in attempts {
            let there = match &attempt.claim {
                Some(claim) => {
                    let lines = events.get(claim).map_or(&[][..], Vec::as_slice);
                    lines.iter().filter(|(kind, body)| made(attempt, kind, body)).count()
                }
                None => names.get(&attempt.mark).copied().unwrap_or_default(),
            };
            let wanted = if attempt.acknowledged { 1..=1 } else { 0..=1 };
            assert!(wanted.contains(&there), "{there} times in the history: {attempt:?}");
        }
    }

    async fn claims(&self) -> Vec<ClaimId> {
        self.app.store.read(|reader| reader.claim_ids(None, ALL)).await.unwrap()
    }

    /// Waits until nothing is due any more: letters have left, deadlines are settled. However much a long storm has
    /// left to do, some of it must be done all the time.
    pub async fn waits_until_settled(&self, patience: Duration) {
        let (mut least, mut since) = ((usize::MAX, usize::MAX), Instant::now());
        loop {
            let now = SystemClock.now();
            let left = self.app.store.read(move |reader| {
                let waiting = reader.newest_letters(Some("waiting"), ALL)?;
                let due = waiting.iter().filter(|letter| letter.next_try_at <= now).count();
                Ok((due, reader.expired(now, None, ALL)?.len()))
            });
            let left = left.await.unwrap();
            if left == (0, 0) {
                return;
            }
            if left < least {
                (least, since) = (left, Instant::now());
            }
            assert!(since.elapsed() < patience, "letters and deadlines left: {left:?}");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Every letter that was to leave has arrived; each kill repeats it once at most, with the same number and text.
    pub async fn letters_arrived(&self) -> String {
        let received = self.office.received();
        let mut copies: HashMap<&str, Vec<&Received>> = HashMap::new();
        for letter in &received {
            copies.entry(&letter.id).or_default().push(letter);
        }
        let letters = self.app.store.read(|reader| reader.newest_letters(None, ALL)).await.unwrap();
        let (mut arrived, mut waiting, mut overtaken) = (0, 0, 0);
        for letter in &letters {
            let got = copies.remove(letter.id.as_str()).unwrap_or_default();
            match letter.delivery {
                Delivery::Sent(_) => {
                    assert!(!got.is_empty(), "never arrived: {letter:?}");
                    arrived += 1;
                }
                Delivery::Waiting => waiting += 1,
                Delivery::Failed(_) => {
                    assert!(letter.is_overtaken(), "given up: {letter:?}");
                    overtaken += 1;
                }
            }
            let lives: BTreeSet<usize> = got.iter().map(|copy| copy.life).collect();
            assert_eq!(lives.len(), got.len(), "twice in one life: {letter:?}");
        }
        assert!(copies.is_empty(), "letters nobody wrote: {:?}", copies.keys());
        let mut times = BTreeMap::<usize, usize>::new();
        for letter in &letters {
            let count = received.iter().filter(|copy| copy.id == letter.id.as_str()).count();
            *times.entry(count).or_default() += usize::from(count > 1);
        }
        times.retain(|_, letters| *letters > 0);
        format!(
            "{} letters, {arrived} arrived, {waiting} gathered for later, {overtaken} overtaken; repeats {times:?}",
            letters.len()
        )
    }

    /// What there was to look at, in words.
    pub fn told(&self) -> String {
        let (claims, events, files) = self.seen;
        let half = std::fs::read_dir(self.folder.join("poe/incoming")).unwrap().count();
        assert_eq!(half, 0, "uploads half way are left");
        format!("{claims} claims, {events} events, {files} files verified, 0 faults")
    }
}

fn made(attempt: &Attempt, kind: &str, body: &str) -> bool {
    kind == attempt.kind && body.contains(&attempt.mark)
}

/// The mark that somebody gave a claim as its name.
fn mark_in(body: &str) -> Option<String> {
    let at = body.find("mark-")?;
    body.get(at..at + 11).map(str::to_owned)
}
