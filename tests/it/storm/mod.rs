//! The portal is killed at any instant, again and again, while people work with it; afterwards everything that it
//! acknowledged is there once, nothing is half done, and every letter has arrived.
//!
//! A short storm runs with the other tests. `PORTAL_STORM_KILLS=1000 cargo test --test it storm -- --nocapture` runs a
//! long one and prints its figures; `PORTAL_STORM_SEED` repeats one.

pub mod crowd;
pub mod inspection;
pub mod ledger;
pub mod stage;

use crate::support::{PostOffice, RealPortal, Settings};
use crowd::Crowd;
use inspection::Inspection;
use ledger::Ledger;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use stage::Stage;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often the portal is killed when nobody says otherwise.
const KILLS: usize = 4;
/// After so many kills fresh claims are made, among them some whose time is over.
const BETWEEN_CLAIMS: usize = 25;
/// So many times in all everything is looked at while it rages: it takes longer the more there is.
const INSPECTIONS: usize = 10;
/// How long a life lasts that is cut short, in milliseconds.
const LIFE: std::ops::Range<u64> = 20..1200;
/// How long the last life may do nothing of what is left.
const PATIENCE: Duration = Duration::from_secs(60);

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[actix_web::test]
async fn nothing_acknowledged_is_lost_however_often_the_portal_is_killed() {
    let kills = usize::try_from(number("PORTAL_STORM_KILLS", KILLS as u64)).unwrap();
    let seed = number("PORTAL_STORM_SEED", 20_261_126);
    let folder = tempfile::tempdir().unwrap();
    let office = PostOffice::open();
    let settings = Settings::in_folder(folder.path())
        .with("PORTAL_MAIL", format!("smtp://127.0.0.1:{}", office.port))
        .with("PORTAL_PUBLIC_URL", "http://127.0.0.1");
    let storm = Storm { stage: Stage::build(folder.path()).await, office, settings, kills };
    storm.rages(seed).await;
}

struct Storm {
    stage: Stage,
    office: PostOffice,
    settings: Settings,
    kills: usize,
}

impl Storm {
    async fn rages(self, seed: u64) {
        let (began, mut dice) = (Instant::now(), StdRng::seed_from_u64(seed));
        let ledger = Arc::new(Ledger::default());
        self.stage.fills(&ledger).await;
        let crowd = Crowd::gathers(&self.settings.base, &self.stage, &ledger, &self.office, seed);
        let mut inspection = Inspection::of(&self.stage, &ledger, &self.office);
        let mut slowest = Duration::ZERO;
        for life in 1..=self.kills {
            self.office.begin_life(life);
            ledger.begin_life(life);
            let starting = Instant::now();
            let portal = self.starts().await;
            slowest = slowest.max(starting.elapsed());
            let lives = Duration::from_millis(dice.random_range(LIFE));
            kill_after(portal, lives).await;
            if life % BETWEEN_CLAIMS == 0 {
                if life % (self.kills / INSPECTIONS).next_multiple_of(BETWEEN_CLAIMS) == 0 {
                    inspection.looks().await;
                }
                self.stage.fills(&ledger).await;
                println!("{life} kills in {:.0?}: {}", began.elapsed(), ledger.told());
            }
        }
        self.office.begin_life(self.kills + 1);
        ledger.begin_life(self.kills + 1);
        let portal = self.starts().await;
        crowd.goes_home().await;
        inspection.waits_until_settled(PATIENCE).await;
        portal.is_told_to_stop();
        let (status, log) =
            tokio::task::spawn_blocking(|| portal.ends(Duration::from_secs(40))).await.unwrap();
        assert!(status.success(), "{status}: {log}");
        inspection.looks().await;
        let letters = inspection.letters_arrived().await;
        println!(
            "seed {seed}: {} kills in {:.0?}, slowest start {slowest:.1?}; {}; {letters}; {}",
            self.kills,
            began.elapsed(),
            ledger.told(),
            inspection.told(),
        );
    }

    async fn starts(&self) -> RealPortal {
        let settings = self.settings.clone();
        tokio::task::spawn_blocking(move || settings.serve()).await.unwrap()
    }
}

/// On a thread of its own, so that the instant has nothing to do with what the people are at.
async fn kill_after(portal: RealPortal, lives: Duration) {
    let killed = tokio::task::spawn_blocking(move || {
        std::thread::sleep(lives);
        portal.killed()
    });
    let log = killed.await.unwrap();
    let bad = log.lines().find(|line| line.contains("panicked") || line.contains("incident="));
    assert!(bad.is_none(), "the portal stumbled before it was killed: {bad:?}");
}
