//! Hashing passwords: few at a time, in memory that is kept, with a short queue. A flood of sign-ins fills that queue
//! and nothing else: pages, files and jobs never wait behind it.

use crate::files::Turns;
use argon2::password_hash::PasswordHasher;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use subtle::ConstantTimeEq;

/// How many may wait for their turn before the next is told to come back.
const WAITING: usize = 64;

/// The longest hash read back, in bytes.
const LONGEST_HASH: usize = 64;

/// Hashes passwords (argon2id).
pub(super) struct Passwords {
    params: Params,
    turns: Turns,
    desk: Arc<Desk>,
    /// Verified against for unknown people, so that they take as long as known ones.
    nobody: String,
}

/// What those whose turn it is work with.
#[derive(Default)]
struct Desk {
    /// As many pieces of memory as there are turns. A hash fills megabytes: asking the system for them each time and
    /// giving them back costs as much as a third of the hash.
    scratch: Mutex<Vec<Vec<Block>>>,
    /// How many passwords were hashed or compared.
    done: AtomicU64,
}

/// What comparing a password came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// It is another password.
    No,
    /// It is the password, and its hash costs what the settings ask.
    Yes,
    /// It is the password, and its hash is of cheaper times: it should be hashed anew.
    Outgrown,
}

impl Passwords {
    /// As many at once as there are cores.
    pub(super) fn new(params: Params) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self::with_turns(params, Turns::new(cores, WAITING))
    }

    fn with_turns(params: Params, turns: Turns) -> Self {
        let nobody = hash(&params, "nobody's password").unwrap_or_default();
        Self { params, turns, desk: Arc::default(), nobody }
    }

    /// How many passwords were hashed or compared since the start.
    pub(super) fn done(&self) -> u64 {
        self.desk.done.load(Ordering::Relaxed)
    }

    /// Hashes a password; `None` when too many wait already.
    pub(super) async fn hash(&self, password: String) -> Option<String> {
        self.in_turn(move |params, _| hash(params, &password)).await.flatten()
    }

    /// Compares a password with a hash; without a hash with nobody's, which takes as long. `None` when too many wait
    /// already.
    pub(super) async fn compare(&self, password: String, hash: Option<String>) -> Option<Match> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let compared =
            self.in_turn(move |params, scratch| compare(params, &password, &hash, scratch)).await?;
        Some(if known { compared } else { Match::No })
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Params, &mut Vec<Block>) -> T + Send + 'static,
    ) -> Option<T> {
        let turn = self.turns.take().await?;
        let (params, desk) = (self.params.clone(), self.desk.clone());
        let work = move || {
            // Held to the end of the work, also when nobody waits for it any more.
            let _held = turn;
            let mut scratch = desk.lend();
            let done = work(&params, &mut scratch);
            desk.done.fetch_add(1, Ordering::Relaxed);
            desk.take_back(scratch);
            done
        };
        tokio::task::spawn_blocking(work).await.ok()
    }
}

impl Desk {
    fn lend(&self) -> Vec<Block> {
        self.scratch.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn take_back(&self, scratch: Vec<Block>) {
        self.scratch.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
    }
}

fn hasher(params: Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(params: &Params, password: &str) -> Option<String> {
    hasher(params.clone()).hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

fn compare(params: &Params, password: &str, hash: &str, scratch: &mut Vec<Block>) -> Match {
    match matches(password, hash, scratch) {
        None => Match::No,
        Some(used) if is_cheaper(&used, params) => Match::Outgrown,
        Some(_) => Match::Yes,
    }
}

/// What the hash cost, when it is this password's.
fn matches(password: &str, hash: &str, scratch: &mut Vec<Block>) -> Option<Params> {
    let parsed = PasswordHash::new(hash).ok()?;
    let (used, salt, expected) = (Params::try_from(&parsed).ok()?, parsed.salt?, parsed.hash?);
    let algorithm = Algorithm::try_from(parsed.algorithm.as_str()).ok()?;
    if scratch.len() < used.block_count() {
        scratch.resize(used.block_count(), Block::new());
    }
    let mut made = [0u8; LONGEST_HASH];
    let made = made.get_mut(..expected.len())?;
    let argon2 = Argon2::new(algorithm, Version::V0x13, used.clone());
    let memory = &mut scratch[..used.block_count()];
    argon2.hash_password_into_with_memory(password.as_bytes(), salt.as_ref(), made, memory).ok()?;
    bool::from(made.ct_eq(expected.as_bytes())).then_some(used)
}

fn is_cheaper(used: &Params, asked: &Params) -> bool {
    used.m_cost() < asked.m_cost() || used.t_cost() < asked.t_cost() || used.p_cost() < asked.p_cost()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(memory: u32, passes: u32) -> Params {
        Params::new(memory, passes, 1, None).unwrap()
    }

    #[actix_web::test]
    async fn a_password_is_known_again_and_a_cheaper_hash_is_outgrown() {
        let cheap = Passwords::new(params(8, 1));
        let hash = cheap.hash("correct horse".into()).await;
        assert_eq!(cheap.compare("correct horse".into(), hash.clone()).await, Some(Match::Yes));
        assert_eq!(cheap.compare("correct horsf".into(), hash.clone()).await, Some(Match::No));
        for dearer in [params(16, 1), params(8, 2)] {
            let dearer = Passwords::new(dearer);
            assert_eq!(dearer.compare("correct horse".into(), hash.clone()).await, Some(Match::Outgrown));
            let dear = dearer.hash("correct horse".into()).await;
            // What costs more than is asked stays as it is, and memory of another size is no hindrance.
            assert_eq!(cheap.compare("correct horse".into(), dear).await, Some(Match::Yes));
            assert_eq!(cheap.compare("correct horse".into(), hash.clone()).await, Some(Match::Yes));
        }
    }

    #[actix_web::test]
    async fn nobodys_password_costs_a_hash_and_is_never_right() {
        let passwords = Passwords::new(params(8, 1));
        assert_eq!(passwords.compare("nobody's password".into(), None).await, Some(Match::No));
        assert_eq!(passwords.done(), 1);
        assert_eq!(passwords.compare("anything".into(), Some("no hash".into())).await, Some(Match::No));
    }

    #[actix_web::test]
    async fn a_crowd_is_turned_away_at_once_and_memory_is_kept_for_the_rest() {
        let passwords = Passwords::with_turns(params(64, 3), Turns::new(1, 3));
        let crowd = (0..40).map(|_| passwords.compare("guess".into(), None));
        let answers = futures_util::future::join_all(crowd).await;
        let served = answers.iter().filter(|answer| answer.is_some()).count();
        assert_eq!(served, 4);
        assert_eq!(passwords.desk.scratch.lock().unwrap().len(), 1);
        assert_eq!(passwords.compare("guess".into(), None).await, Some(Match::No));
    }
}
