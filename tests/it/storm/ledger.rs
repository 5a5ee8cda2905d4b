//! What people tried, and what the portal told them was done.

use portal::domain::ids::ClaimId;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One thing that somebody tried to do.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// To which claim; `None` while nobody knows whether it has begun to be.
    pub claim: Option<ClaimId>,
    /// Which event it makes.
    pub kind: &'static str,
    /// What only this attempt wrote; empty where an act says nothing of its own and can happen once.
    pub mark: String,
    /// Whether the portal said that it is done.
    pub acknowledged: bool,
}

/// Claims that wait for somebody to do something with them.
#[derive(Debug, Default)]
pub struct Waiting {
    pub drafts: Vec<ClaimId>,
    pub submitted: Vec<ClaimId>,
    pub under_review: Vec<ClaimId>,
}

#[derive(Default)]
pub struct Ledger {
    attempts: Mutex<Vec<Attempt>>,
    pub waiting: Mutex<Waiting>,
    next: AtomicUsize,
    life: AtomicUsize,
    /// Answers that are the portal's fault.
    pub faults: Mutex<Vec<String>>,
    /// Requests that were cut off.
    pub cut_off: AtomicUsize,
    /// Answers that asked to come again.
    pub busy: AtomicUsize,
}

impl Ledger {
    pub fn begin_life(&self, life: usize) {
        self.life.store(life, Ordering::SeqCst);
    }

    pub fn life(&self) -> usize {
        self.life.load(Ordering::SeqCst)
    }

    /// A word nobody has written before.
    pub fn mark(&self) -> String {
        format!("mark-{:06}", self.next.fetch_add(1, Ordering::Relaxed))
    }

    /// Somebody is at it now: it waits no more, or for something else.
    pub fn moves_on(&self, claim: &ClaimId, to: impl Fn(&mut Waiting) -> Option<&mut Vec<ClaimId>>) {
        let mut waiting = self.waiting.lock().unwrap();
        let Waiting { drafts, submitted, under_review } = &mut *waiting;
        for list in [drafts, submitted, under_review] {
            list.retain(|other| other != claim);
        }
        if let Some(list) = to(&mut waiting) {
            list.push(claim.clone());
        }
    }

    /// Notes what somebody is about to try; the answer names the entry.
    pub fn tries(&self, claim: Option<&ClaimId>, kind: &'static str, mark: &str) -> usize {
        let mut attempts = self.attempts.lock().unwrap();
        let mark = mark.to_owned();
        attempts.push(Attempt { claim: claim.cloned(), kind, mark, acknowledged: false });
        attempts.len() - 1
    }

    /// The portal says it is done.
    pub fn is_done(&self, entry: usize, claim: &ClaimId) {
        let attempt = &mut self.attempts.lock().unwrap()[entry];
        attempt.claim = Some(claim.clone());
        attempt.acknowledged = true;
    }

    pub fn attempts(&self) -> Vec<Attempt> {
        self.attempts.lock().unwrap().clone()
    }

    /// How much was done so far, in words.
    pub fn told(&self) -> String {
        let attempts = self.attempts.lock().unwrap();
        let mut done = BTreeMap::<&str, (usize, usize)>::new();
        for attempt in attempts.iter() {
            let (tried, acknowledged) = done.entry(attempt.kind).or_default();
            *tried += 1;
            *acknowledged += usize::from(attempt.acknowledged);
        }
        let kinds: Vec<_> =
            done.iter().map(|(kind, (tried, done))| format!("{kind} {done} of {tried}")).collect();
        let count = |number: &AtomicUsize| number.load(Ordering::Relaxed);
        format!(
            "{} acts acknowledged of {} ({}), {} requests cut off, {} told to come again",
            attempts.iter().filter(|attempt| attempt.acknowledged).count(),
            attempts.len(),
            kinds.join(", "),
            count(&self.cut_off),
            count(&self.busy),
        )
    }
}
