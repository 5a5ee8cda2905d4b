//! The assembled parts, made once from the settings or by a test; nothing is global.
//! May know: floors 0 to 2.
//! Start reading at `App`.

use crate::clock::{Clock, Ids, MovableClock};
use crate::domain::contact::Lang;
use crate::domain::directory::GroupRules;
use crate::domain::patience::Limits;
use crate::files::{PoeFiles, Scanner, Turns};
pub use crate::letters::Letter;
use crate::metrics::Metrics;
use crate::openid::Provider;
use crate::store::{Lasting, Posted, ReasonText, Store, StoreError};
use crate::words::{Rewording, Words};
use crate::workflow::{ConsentKeys, Parts, RelyingParty, Vault, Workflow};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use ipnet::IpNet;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Instant;

/// What every page and job is handed.
#[derive(Clone)]
pub struct App {
    /// The door.
    pub workflow: Workflow,
    /// For reading; writing goes through the door.
    pub store: Store,
    /// Where PoE bytes are kept.
    pub files: Arc<dyn PoeFiles>,
    /// How long a sign-in lasts.
    pub sessions: Lasting,
    /// How slowly a form or a file may arrive.
    pub pace: Pace,
    /// Whose word about where a request comes from is believed.
    pub proxies: Arc<[IpNet]>,
    /// How often somebody may ask.
    pub limits: Limits,
    /// Who looks for malware in evidence; set by [`App::scan_by`].
    pub scanner: Option<Arc<Scanner>>,
    /// Turns at looking into files that arrive.
    pub inspections: Turns,
    /// What the portal counts of itself.
    pub metrics: Metrics,
    /// What was last found out about whether it can work.
    pub readiness: Readiness,
    /// The zone deadlines end in.
    pub zone: Tz,
    /// What stands before every path in a letter.
    pub public_url: String,
    /// Whether cookies travel under TLS only.
    pub secure: bool,
    /// Whether Microsoft's people must have a second factor.
    pub microsoft_second_factor: bool,
    /// Who else vouches for people.
    pub entra: Option<Arc<EntraId>>,
    /// The key session cookies are signed with.
    pub cookie_key: Arc<[u8]>,
    /// The clock the demo's visitors move; `None` outside the demo.
    pub demo: Option<Arc<MovableClock>>,
    rewording: Arc<RwLock<KnownRewording>>,
    due_jobs: Arc<OnceLock<Box<dyn DueJobs>>>,
}

/// A directory of people, and what its groups mean here.
pub struct EntraId {
    /// Who is asked.
    pub provider: Provider,
    /// What its groups mean.
    pub groups: GroupRules,
}

/// How slowly a request may arrive before its sender is told to try again.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// The longest its head may take: as long as a form may be silent, which a busy machine or a slow telephone needs.
    pub head: std::time::Duration,
    /// The longest without a byte.
    pub silence: std::time::Duration,
    /// How long a body may take whatever its size.
    pub grace: std::time::Duration,
    /// How much of it earns a further second: less than the slowest telephone sends.
    pub bytes_a_second: u64,
}

impl Default for Pace {
    fn default() -> Self {
        let seconds = std::time::Duration::from_secs;
        Self { head: seconds(15), silence: seconds(15), grace: seconds(30), bytes_a_second: 4 * 1024 }
    }
}

/// Whether the portal can do its work costs a write to find out, and anybody may ask: the answer is good for a moment.
#[derive(Clone, Default)]
pub struct Readiness(Arc<RwLock<Option<FoundOut>>>);

/// When something was found out, and what is wrong.
type FoundOut = (Instant, Vec<&'static str>);

/// How long an answer is good.
const READINESS_KNOWN_FOR: std::time::Duration = std::time::Duration::from_secs(2);

impl Readiness {
    /// What keeps the portal from working, when that was found out just now.
    pub fn known(&self) -> Option<Vec<&'static str>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().filter(|(at, _)| at.elapsed() < READINESS_KNOWN_FOR).map(|(_, wrong)| wrong.clone())
    }

    /// Remembers what was found out.
    pub fn learned(&self, wrong: Vec<&'static str>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), wrong));
    }
}

/// Work that is due: deadlines to settle, letters to send. The jobs do it; the demo's clock and mailbox ask for it.
pub trait DueJobs: Send + Sync {
    /// Does all of it once.
    fn run_due(&self) -> Pin<Box<dyn Future<Output = ()> + '_>>;

    /// A letter of the outbox as its reader gets it; `None` when it cannot be written.
    fn preview<'a>(&'a self, posted: &'a Posted) -> Pin<Box<dyn Future<Output = Option<Letter>> + 'a>>;
}

/// What an `App` is made of.
pub struct Assembly {
    /// The database, migrated.
    pub store: Store,
    /// Where PoE bytes are kept.
    pub files: Arc<dyn PoeFiles>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh names.
    pub ids: Ids,
    /// The zone deadlines end in.
    pub zone: Tz,
    /// What stands before every path in a letter.
    pub public_url: String,
    /// The secret everything is signed with, and the one before it.
    pub secrets: Vec<String>,
    /// What a password's hash costs.
    pub hashing: argon2::Params,
    /// The clock the demo's visitors move.
    pub demo: Option<Arc<MovableClock>>,
}

#[derive(Default)]
struct KnownRewording {
    texts: Arc<Rewording>,
    until: Option<DateTime<Utc>>,
}

/// Another instance may reword a reason; we notice within a minute.
const REWORDING_KNOWN_FOR: Duration = Duration::seconds(60);

impl App {
    /// Puts the parts together.
    pub fn new(parts: Assembly) -> Self {
        let secrets: Vec<&str> = parts.secrets.iter().map(String::as_str).collect();
        let cookie_key = cookie_key(secrets.first().copied().unwrap_or_default());
        let workflow = Workflow::new(Parts {
            store: parts.store.clone(),
            files: parts.files.clone(),
            clock: parts.clock,
            ids: Arc::new(parts.ids),
            zone: parts.zone,
            consent_keys: ConsentKeys::new(&secrets),
            hashing: parts.hashing,
            vault: Vault::new(&secrets),
            relying_party: RelyingParty::of(&parts.public_url),
        });
        Self {
            workflow,
            store: parts.store,
            files: parts.files,
            sessions: Lasting::default(),
            pace: Pace::default(),
            proxies: Arc::default(),
            scanner: None,
            limits: Limits::default(),
            inspections: Turns::for_this_machine(),
            metrics: Metrics::default(),
            readiness: Readiness::default(),
            zone: parts.zone,
            secure: parts.public_url.starts_with("https://"),
            microsoft_second_factor: false,
            entra: None,
            public_url: parts.public_url,
            cookie_key: cookie_key.into(),
            demo: parts.demo,
            rewording: Arc::default(),
            due_jobs: Arc::default(),
        }
    }

    /// Has evidence that comes from now on looked at for malware, and held back until then.
    pub fn scan_by(&mut self, scanner: Scanner) {
        self.scanner = Some(Arc::new(scanner));
        self.workflow = self.workflow.clone().with_scanning();
    }

    /// Lets the demo's clock have due work done. Only the first call counts.
    pub fn set_due_jobs(&self, jobs: impl DueJobs + 'static) {
        // A second call would come from a second start of the same portal; the first one's jobs are as good.
        let _ = self.due_jobs.set(Box::new(jobs));
    }

    /// A letter of the outbox as its reader gets it, where somebody can write it.
    pub async fn preview(&self, posted: &Posted) -> Option<Letter> {
        self.due_jobs.get()?.preview(posted).await
    }

    /// Does the work that is due, where somebody was told to.
    pub async fn run_due_jobs(&self) {
        if let Some(jobs) = self.due_jobs.get() {
            jobs.run_due().await;
        }
    }

    /// Words in a language, with what Portal admins have reworded.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn words(&self, lang: Lang) -> Result<Words, StoreError> {
        Ok(Words::reworded(lang, self.rewording().await?))
    }

    /// Notices at once that reasons were reworded.
    pub fn forget_rewording(&self) {
        self.rewording.write().unwrap_or_else(PoisonError::into_inner).until = None;
    }

    async fn rewording(&self) -> Result<Arc<Rewording>, StoreError> {
        let at = self.workflow.instant();
        if let Some(known) = self.known_rewording(at) {
            return Ok(known);
        }
        let texts = Arc::new(rewording_of(self.store.read(|reader| reader.reason_texts()).await?));
        let known = KnownRewording { texts: texts.clone(), until: Some(at + REWORDING_KNOWN_FOR) };
        *self.rewording.write().unwrap_or_else(PoisonError::into_inner) = known;
        Ok(texts)
    }

    fn known_rewording(&self, at: DateTime<Utc>) -> Option<Arc<Rewording>> {
        let known = self.rewording.read().unwrap_or_else(PoisonError::into_inner);
        known.until.filter(|until| at < *until).map(|_| known.texts.clone())
    }
}

/// Which words a reason's own wording replaces.
fn rewording_of(texts: Vec<ReasonText>) -> Rewording {
    texts
        .into_iter()
        .flat_map(|text| {
            let title = ((text.language, format!("reason-{}", text.reason)), text.title);
            let cure = ((text.language, format!("reason-{}-cure", text.reason)), text.cure);
            [title, cure]
        })
        .collect()
}

/// The session cookies' key, made from the secret so that one setting is enough.
fn cookie_key(secret: &str) -> Vec<u8> {
    use sha2::{Digest, Sha512};
    Sha512::new().chain_update(b"session cookies\0").chain_update(secret.as_bytes()).finalize().to_vec()
}
