//! Every page of the demonstration, as each kind of person reaches it: without barriers, and valid HTML.

use crate::browser::{DESK, PHONE, Sight};
use crate::guest::Guest;
use crate::looks;
use crate::markup::{self, Pages};
use crate::support::{Page, Person, Portal, SECRET, postman};
use portal::clock::MovableClock;
use portal::demo::{Stage, fill};
use portal::domain::contact::Lang;
use portal::files::MemoryFiles;
use portal::jobs::Jobs;
use portal::web::urls;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

/// One of each kind: a partner's three admins, a reviewer, a lead, a Portal admin.
const KINDS: [&str; 6] = ["anna", "bjorn", "carla", "rolf", "lena", "petra"];

/// How many pages of one address with other numbers in it are looked at; a claim's own pages differ most.
const ALIKE: usize = 3;
const CLAIMS: usize = 30;

#[actix_web::test]
async fn every_page_of_the_demonstration_is_valid_and_shuts_nobody_out() {
    let (portal, people) = demonstration().await;
    let mut pages = Pages::gathered_anew();
    let mut walks = Vec::new();
    for person in people.into_iter().chain([portal.stranger()]) {
        let ways = reads_everything(&person, &mut pages).await;
        reads_again_in_swedish(&person, &ways, &mut pages).await;
        walks.push((person, ways));
    }
    // One after the other: a person's language is the same at every browser.
    let (mut faults, phone) = (is_shown(&walks, DESK).await, is_shown(&walks, PHONE).await);
    faults.extend(phone);
    for (person, ways) in &walks {
        sends_empty_forms(person, ways, &mut pages).await;
    }
    faults.extend(markup::faults(&pages));
    assert!(faults.is_empty(), "{} faults in {} pages:\n{}", faults.len(), pages.len(), faults.join("\n"));
}

/// The demonstration's own portal, and one person of each kind in it.
async fn demonstration() -> (Portal, Vec<Person>) {
    let clock = Some(Arc::new(MovableClock::default()));
    let portal = Portal::with(Arc::new(MemoryFiles::default()), None, clock).await;
    let (house, app) = (portal.house.clone(), &portal.house.app);
    let stage = Stage {
        store: app.store.clone(),
        files: app.files.clone(),
        postman: postman(&house.memory, &house.base),
        zone: app.zone,
        public_url: house.base.clone(),
        secret: SECRET.to_owned(),
        seed: 1,
        now: portal.now(),
    };
    let accounts = fill(stage).await.unwrap();
    app.set_due_jobs(Jobs::new(app.clone(), postman(&house.memory, &house.base)));
    let mut people = Vec::new();
    for kind in KINDS {
        let account = accounts.iter().find(|account| account.email.starts_with(kind)).unwrap();
        let email = account.email.clone();
        let known = app.store.read(move |reader| reader.credentials(&email)).await.unwrap().unwrap();
        let mut person = Person::known(house.clone(), &known.person);
        person.password.clone_from(&account.password);
        people.push(person);
    }
    (portal, people)
}

/// An address with its numbers taken out.
fn kind_of(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts = path.split('/').map(|part| if part.chars().any(|c| c.is_ascii_digit()) { "N" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// What a page's own part is built of: two pages with the same differ in words only.
fn built_of(page: &Page) -> String {
    let document = page.document();
    let all = scraper::Selector::parse("main *").unwrap();
    let parts = document
        .select(&all)
        .map(|e| format!("{}.{}", e.value().name(), e.attr("class").unwrap_or_default()));
    let parts = parts.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ");
    format!("{} {parts}", kind_of(&page.path))
}

/// Follows every link; gives one address of every page that is built differently from all met before.
async fn reads_everything(person: &Person, pages: &mut Pages) -> Vec<String> {
    if person.actor.is_some() {
        person.speaks(Lang::En).await;
    }
    let (mut queue, mut met) = (VecDeque::from(beginnings(person)), BTreeSet::new());
    let (mut alike, mut found) = (HashMap::<String, usize>::new(), Vec::new());
    while let Some(path) = queue.pop_front() {
        let kind = kind_of(&path);
        let limit = if matches!(kind.as_str(), "/claims/N" | "/review/N") { CLAIMS } else { ALIKE };
        let count = alike.entry(kind).or_default();
        if *count >= limit || !met.insert(path.clone()) {
            continue;
        }
        *count += 1;
        let page = read(person, &path, Lang::En).await;
        if page.header("content-type").starts_with("text/html") {
            queue.extend(links(&page, &person.house.base));
            if pages.keep(&built_of(&page), &page.html()) {
                found.push(path);
            }
        }
    }
    found
}

/// Reads the same pages in Swedish.
async fn reads_again_in_swedish(person: &Person, ways: &[String], pages: &mut Pages) {
    if person.actor.is_some() {
        person.speaks(Lang::Sv).await;
    }
    for path in ways {
        let page = read(person, path, Lang::Sv).await;
        pages.keep(&format!("Swedish {}", built_of(&page)), &page.html());
    }
}

async fn read(person: &Person, path: &str, lang: Lang) -> Page {
    if person.actor.is_some() {
        person.opens(path).await
    } else {
        person.gets_with(path, &[("accept-language", lang.key())]).await
    }
}

fn beginnings(person: &Person) -> Vec<String> {
    let signed_in = [urls::home()];
    let public = [urls::sign_in(), urls::about_cpor(), urls::mailbox(), urls::styleguide(), "/nothing-here"];
    let beginnings = if person.actor.is_some() { &signed_in[..] } else { &public[..] };
    beginnings.iter().map(|path| (*path).to_owned()).collect()
}

/// Links that lead to pages of the portal.
fn links(page: &Page, base: &str) -> Vec<String> {
    let document = page.document();
    let links = scraper::Selector::parse("a[href]").unwrap();
    let inside = document.select(&links).filter_map(|link| {
        let href = link.attr("href")?;
        let path = href.strip_prefix(base).unwrap_or(href).split('#').next()?;
        path.starts_with('/').then(|| path.to_owned())
    });
    // Files are no pages.
    inside.filter(|path| !path.ends_with("/download") && !path.ends_with(".csv")).collect()
}

/// Shows every page in a browser, and gathers what is wrong with them.
async fn is_shown(walks: &[(Person, Vec<String>)], sight: Sight) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(mut guest) = Guest::sits_down(walks[0].0.elsewhere(), sight).await else { return faults };
    for (person, ways) in walks {
        guest.gives_way_to(person.elsewhere()).await;
        if person.actor.is_some() {
            guest.opens(urls::home()).await;
        }
        for path in ways {
            guest.is_led_to(path).await;
            let lang = (!path.starts_with("/consent/")).then_some(sight.lang());
            faults.extend(looks::faults(&guest.browser, lang).await);
        }
    }
    faults
}

/// Sends every form as nobody should, and keeps the pages that say so.
async fn sends_empty_forms(person: &Person, ways: &[String], pages: &mut Pages) {
    let mut sent = BTreeSet::new();
    for path in ways {
        let page = read(person, path, Lang::En).await;
        for mut form in page.forms() {
            let harmless = form.is_post && !form.names.iter().any(|name| name == "back");
            if !harmless || form.action == urls::sign_out() || !sent.insert(kind_of(&form.action)) {
                continue;
            }
            form.fields.retain(|(name, _)| name == "token" || name == "seen");
            let answer = person.sends(form).await;
            if !answer.error_summary().is_empty() {
                pages.keep(&format!("empty {}", built_of(&answer)), &answer.html());
            }
        }
    }
}
