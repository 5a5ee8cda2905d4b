//! More than one portal over one database, and a database server that goes away and comes back.

use crate::support::{Portal, days};
use std::collections::BTreeSet;

#[actix_web::test]
async fn two_portals_over_one_database_settle_and_write_everything_once() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let mut claims = Vec::new();
    for _ in 0..4 {
        claims.extend([anna.has_been_asked(&rolf).await, anna.has_approved(&rolf).await]);
    }
    portal.clear_the_mailbox().await;
    let (other, others) = portal.another_instance();
    portal.only_the_clock_moves(days(9));
    let both = [portal.house.jobs.clone(), other].map(|jobs| {
        std::thread::spawn(move || {
            let rounds = async move {
                for _ in 0..3 {
                    jobs.tick().await;
                }
            };
            actix_web::rt::System::new().block_on(rounds);
        })
    });
    both.into_iter().for_each(|thread| thread.join().unwrap());
    for claim in &claims {
        let id = claim.clone();
        let history = portal.house.app.store.read(move |reader| reader.history(&id)).await.unwrap();
        let settled = ["no-response", "consent-elapsed"];
        let settled = history.iter().filter(|line| settled.contains(&line.outcome.event.key()));
        assert_eq!(settled.count(), 1, "{claim} was settled more than once, or not at all");
    }
    let letters = [portal.house.memory.letters(), others.letters()].concat();
    let once: BTreeSet<&str> = letters.iter().map(|letter| letter.message_id.as_str()).collect();
    assert_eq!(once.len(), letters.len(), "a letter left twice");
    assert!(letters.len() >= claims.len(), "{} letters", letters.len());
}

/// Only where the portal is built for both databases, and a server can be made.
#[cfg(all(feature = "postgres", feature = "sqlite"))]
mod on_a_server {
    use crate::storm::crowd::Guest;
    use crate::storm::ledger::Ledger;
    use crate::storm::stage::Stage;
    use crate::support::{Cluster, Settings};
    use portal::domain::ids::ClaimId;
    use portal::jobs::verify;
    use portal::web::urls;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::{Duration, Instant};

    /// What somebody was told was kept, who went on commenting whatever happened.
    async fn comments_on(guest: Guest, claim: ClaimId, name: usize, enough: Arc<AtomicBool>) -> Vec<String> {
        let (mut kept, mut number) = (Vec::new(), 0);
        while !enough.load(Ordering::SeqCst) {
            number += 1;
            let text = format!("Said by {name} as number {number}.");
            let page = guest.reads(&urls::claim(&claim)).await.filter(|page| page.status == 200);
            let Some(page) = page.filter(|page| page.has_field("comment")) else {
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let form = page.form(urls::comment(&claim)).fill(&[("comment", &text)]);
            if guest.hands_in(form).await.is_some_and(|page| page.status == 303) {
                kept.push(text);
            }
        }
        kept
    }

    #[actix_web::test]
    async fn a_server_of_the_database_that_restarts_under_load_loses_nothing() {
        let Some(cluster) = Cluster::made() else { return };
        let (folder, ledger) = (tempfile::tempdir().unwrap(), Arc::new(Ledger::default()));
        let stage = Stage::build_on(folder.path(), &cluster.url()).await;
        stage.fills_a_little(&ledger).await;
        let settings = Settings::in_folder(folder.path()).with("PORTAL_DATABASE", cluster.url());
        let portal = settings.serve();
        let claim = ledger.waiting.lock().unwrap().under_review[0].clone();
        let enough = Arc::new(AtomicBool::new(false));
        let people = stage.partners.iter().enumerate().map(|(name, person)| {
            let guest = Guest::new(&settings.base, person.email.as_str(), &ledger, 1);
            actix_web::rt::spawn(comments_on(guest, claim.clone(), name, enough.clone()))
        });
        let people: Vec<_> = people.collect();
        for _ in 0..2 {
            tokio::time::sleep(Duration::from_millis(1_500)).await;
            let (at_once, down) = (cluster.clone(), cluster.clone());
            tokio::task::spawn_blocking(move || at_once.stops()).await.unwrap();
            let ready = reqwest::get(format!("{}{}", settings.base, urls::ready())).await.unwrap();
            assert_eq!(ready.status(), 503);
            tokio::task::spawn_blocking(move || down.starts()).await.unwrap();
        }
        let began = Instant::now();
        while reqwest::get(format!("{}{}", settings.base, urls::ready())).await.unwrap().status() != 200 {
            assert!(began.elapsed() < Duration::from_secs(20), "it did not come back by itself");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        enough.store(true, Ordering::SeqCst);
        let history = stage.app.store.read({
            let claim = claim.clone();
            move |reader| reader.history(&claim)
        });
        let mut kept = Vec::new();
        for person in people {
            kept.extend(person.await.unwrap());
        }
        let said = format!("{:?}", history.await.unwrap());
        for text in &kept {
            assert_eq!(said.matches(text.as_str()).count(), 1, "{text}");
        }
        println!("{} comments kept, {} told to come again", kept.len(), ledger.busy.load(Ordering::Relaxed));
        let faults = ledger.faults.lock().unwrap().clone();
        assert!(faults.is_empty(), "{faults:#?}");
        drop(portal);
        let report = verify(&stage.app.store, Some(stage.app.files.as_ref())).unwrap();
        assert!(report.all_is_well(), "{report}");
    }

    #[actix_web::test]
    async fn a_portal_whose_database_server_is_away_waits_for_it_and_then_says_what_to_do() {
        let Some(cluster) = Cluster::made() else { return };
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::in_folder(folder.path()).with("PORTAL_DATABASE", cluster.url());
        assert!(settings.runs(&["migrate"]).status.success());
        cluster.stops();
        let (impatient, began) = (settings.clone().with("PORTAL_DATABASE_PATIENCE", "2"), Instant::now());
        let Err(said) = impatient.try_to_serve() else { panic!("it started without a database") };
        assert!(said.starts_with("exit status: 1"), "{said}");
        for word in ["did not answer within 2 seconds", "127.0.0.1", "PORTAL_DATABASE"] {
            assert!(said.contains(word), "no {word:?} in: {said}");
        }
        assert!((1..20).contains(&began.elapsed().as_secs()), "{:?}", began.elapsed());
        let starting = std::thread::spawn(move || settings.try_to_serve().map(drop));
        std::thread::sleep(Duration::from_millis(1_500));
        cluster.starts();
        starting.join().unwrap().unwrap();
    }
}
