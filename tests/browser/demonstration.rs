//! Every page of the demonstration, as each kind of person reaches it: without barriers, and valid HTML.

use crate::browser::{DESK, PHONE, Sight};
use crate::guest::Guest;
use crate::looks;
use crate::markup;
use crate::support::{Page, Person, Portal, memory_files};
use chrono::{DateTime, Utc};
use portal::clock::MovableClock;
use portal::domain::contact::Lang;
use portal::jobs::Jobs;
use portal::letters::{Memory, Postman};
use portal::web::urls;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::sync::Arc;

/// One of each kind: a partner's three admins, a reviewer, a lead, a Portal admin.
const KINDS: [&str; 6] = ["anna", "bjorn", "carla", "rolf", "lena", "petra"];

/// The demonstration's own portal, and the people one can be in it.
async fn demonstration() -> (Portal, Vec<Person>) {
    let portal = Portal::with(memory_files(), None, Some(Arc::new(MovableClock::default()))).await;
    let house = portal.house.clone();
    let postman = || {
        let from = "Partner Claims <claims@portal.example>";
        Postman::new(Arc::new(Memory::default()), from, &house.base, crate::support::places()).unwrap()
    };
    let accounts = portal::demo::fill(portal::demo::Stage {
        store: house.app.store.clone(),
        files: house.app.files.clone(),
        postman: postman(),
        zone: house.app.zone,
        public_url: house.base.clone(),
        secret: crate::support::SECRET.to_owned(),
        seed: 1,
        now: portal.now(),
    });
    let accounts = accounts.await.unwrap();
    house.app.set_due_jobs(Jobs::new(house.app.clone(), postman()));
    let mut people = Vec::new();
    for account in accounts {
        let email = account.email.clone();
        let who = house.app.store.read(move |reader| reader.credentials(&email)).await.unwrap();
        let mut person = Person::known(house.clone(), &who.unwrap().person);
        person.password = account.password;
        people.push(person);
    }
    (portal, people)
}
