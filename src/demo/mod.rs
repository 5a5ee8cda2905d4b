//! The demonstration: organisations, people and claims in every state, made through the same door as real ones.
//! May know: all below `main`.
//! Start reading at `fill`; then `scenes.rs` for what happens to whom.

mod cast;
mod evidence;
mod scenes;

pub use cast::Account;

use crate::app::{App, Assembly};
use crate::clock::{Clock, Ids, SetClock};
use crate::config::Hashing;
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::details::Details;
use crate::domain::ids::ClaimId;
use crate::domain::poe::{Media, POE_LIMITS, PoeFile, PoeName};
use crate::files::{PoeFiles, inspect};
use crate::jobs::Jobs;
use crate::letters::Postman;
use crate::store::Store;
use crate::workflow::Seen;
use anyhow::{Context, anyhow, bail};
use cast::{Cast, Who};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use evidence::Evidence;
use scenes::{Doing, Step};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything the demonstration is made with.
pub struct Stage {
    /// The database, migrated and empty.
    pub store: Store,
    /// Where PoE bytes are kept.
    pub files: Arc<dyn PoeFiles>,
    /// How letters leave.
    pub postman: Postman,
    /// In which zone deadlines end.
    pub zone: Tz,
    /// What stands before every path in a letter.
    pub public_url: String,
    /// What everything is signed with.
    pub secret: String,
    /// What the same data come from.
    pub seed: u64,
    /// When the demonstration begins; its claims' lives lie before.
    pub now: DateTime<Utc>,
}

/// Fills an empty database with the demonstration.
///
/// # Errors
/// When the database or the disk fails, or when a scene no longer fits the lifecycle.
pub async fn fill(stage: Stage) -> anyhow::Result<Vec<Account>> {
    let first_day = stage.now - Duration::days(scenes::DAYS);
    let clock = Arc::new(SetClock::at(first_day));
    let app = app_of(&stage, clock.clone());
    let jobs = Jobs::new(app.clone(), stage.postman.clone());
    let cast = Cast::enrol(&app, stage.seed, first_day).await?;
    let mut play = Play { app, cast, claims: HashMap::new() };
    for step in scenes::steps(&play.cast) {
        let at = stage.now - step.before_now;
        for day in days_between(clock.now(), at) {
            clock.set(day);
            jobs.tick().await;
        }
        clock.set(at);
        play.act(step).await?;
    }
    for day in days_between(clock.now(), stage.now) {
        clock.set(day);
        jobs.tick().await;
    }
    play.cast.declare_conflict(&play.app).await?;
    Ok(play.cast.accounts())
}

/// The accounts a demonstration of this seed has, without making them.
pub fn accounts(seed: u64) -> Vec<Account> {
    cast::accounts_of(seed)
}

fn app_of(stage: &Stage, clock: Arc<SetClock>) -> App {
    App::new(Assembly {
        store: stage.store.clone(),
        files: stage.files.clone(),
        clock,
        ids: Ids::seeded(stage.seed),
        zone: stage.zone,
        public_url: stage.public_url.clone(),
        secrets: vec![stage.secret.clone()],
        // The demonstration's passwords are printed for everyone; hashing them at full cost would only delay its start.
        hashing: Hashing { memory: 8_192, passes: 1 }.params(),
        demo: None,
    })
}

/// Noon of every day from one instant to another: often enough for deadlines to pass on their own day.
fn days_between(from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = DateTime<Utc>> {
    let days = (to - from).num_days().max(0);
    (1..=days).map(move |n| from + Duration::days(n)).chain([to])
}

/// The scenes as they are played.
struct Play {
    app: App,
    cast: Cast,
    claims: HashMap<&'static str, ClaimId>,
}

impl Play {
    async fn act(&mut self, step: Step) -> anyhow::Result<()> {
        let actor = self.cast.actor(step.who);
        let done = match step.doing {
            Doing::Open(details) => self.open(&actor, step.claim, *details).await,
            Doing::Attach(evidence) => self.attach(&actor, step.claim, step.who, evidence).await,
            Doing::Act(action) => self.knock(&actor, step.claim, action).await,
        };
        done.with_context(|| format!("the demonstration's scene `{}`", step.claim))
    }

    async fn open(&mut self, actor: &Actor, name: &'static str, details: Details) -> anyhow::Result<()> {
        let id = self.app.workflow.ids().claim(self.app.workflow.instant());
        self.app.workflow.open(actor, id.clone(), details).await?;
        self.claims.insert(name, id);
        Ok(())
    }

    async fn knock(&self, actor: &Actor, name: &str, action: Action) -> anyhow::Result<()> {
        let id = self.claims.get(name).ok_or_else(|| anyhow!("it was never opened"))?;
        self.app.workflow.act(actor, id, Seen::Any, action).await?;
        Ok(())
    }

    /// Adds a real PDF that says what the claim says, or leaves out what a reviewer will miss.
    async fn attach(&self, actor: &Actor, name: &str, who: Who, evidence: Evidence) -> anyhow::Result<()> {
        let id = self.claims.get(name).ok_or_else(|| anyhow!("it was never opened"))?.clone();
        let (viewer, wanted) = (actor.clone(), id.clone());
        let claim = self.app.store.read(move |reader| reader.claim_for(&viewer, &wanted)).await?;
        let claim = claim.ok_or_else(|| anyhow!("it is not theirs"))?;
        let day = self.app.workflow.now().await?.today;
        let pdf = evidence.pdf(&claim.details, self.cast.organisation(who), day)?;
        let file = self.keep(evidence.file_name(), &pdf)?;
        self.app.workflow.attach(actor, &id, file).await?;
        Ok(())
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> anyhow::Result<PoeFile> {
        let name = PoeName::parse(name).map_err(|refusal| anyhow!("{}", refusal.key()))?;
        let ids = self.app.workflow.ids();
        let blob = ids.blob();
        let mut incoming = self.app.files.receive(&blob, POE_LIMITS.file_bytes)?;
        incoming.write_chunk(bytes).map_err(|refusal| anyhow!("{}", refusal.key()))?;
        let mut finished = incoming.finish().map_err(|refusal| anyhow!("{}", refusal.key()))?;
        let media: Media = inspect(&name, &mut finished).map_err(|refusal| anyhow!("{}", refusal.key()))?;
        let (size, digest) = (finished.size(), finished.digest().clone());
        self.app.files.keep(finished)?;
        if size == 0 {
            bail!("an empty file");
        }
        Ok(PoeFile { id: ids.poe(self.app.workflow.instant()), blob, name, media, size, digest })
    }
}
