//! What must hold on every page somebody comes to: it fits, speaks the right language, breaks nothing, shuts nobody out.

use crate::axe;
use crate::browser::{Browser, Sight};
use portal::domain::contact::Lang;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

/// The pages axe-core has seen, by how they were looked at and what they are built of.
static SEEN: LazyLock<Mutex<HashSet<(Sight, String)>>> = LazyLock::new(Mutex::default);

#[derive(Deserialize)]
struct Look {
    path: String,
    lang: String,
    title: String,
    /// How much wider than the window the page is.
    sideways: i64,
    wide: Vec<String>,
    /// What it is built of: two pages with the same are the same page with other words.
    built_of: String,
}

const LOOK: &str = "const root = document.documentElement;
    const elements = [...document.querySelectorAll('body *')];
    const name = (e) => `${e.localName}.${e.getAttribute('class') ?? ''}#${e.getAttribute('type') ?? ''}`;
    const wide = elements.filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
    return {
        path: location.pathname + location.search,
        lang: root.lang,
        title: document.title,
        sideways: root.scrollWidth - root.clientWidth,
        wide: wide.slice(0, 5).map(name),
        built_of: location.pathname.split('/').filter((part) => /^[a-z-]+$/.test(part)).join('/') + ' '
            + [...new Set(elements.map(name))].sort().join(' '),
    };";

/// Looks a page over: it must be in the reader's language and have no fault.
pub async fn over(browser: &Browser) {
    let faults = faults(browser, Some(browser.sight.lang())).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// All that is wrong with a page; `lang` is `None` where the page speaks its letter's language.
pub async fn faults(browser: &Browser, lang: Option<Lang>) -> Vec<String> {
    let look: Look = browser.asks(LOOK, Vec::new()).await;
    let mut faults = Vec::new();
    if lang.is_some_and(|lang| lang.key() != look.lang) {
        faults.push(format!("it is in {:?}", look.lang));
    }
    if look.title.trim().is_empty() {
        faults.push("it has no title".to_owned());
    }
    if look.sideways > 0 {
        faults.push(format!("it scrolls sideways by {} px: {:?}", look.sideways, look.wide));
    }
    faults.extend(complaints(browser).await);
    if seen_first(browser.sight, &look.built_of) {
        faults.extend(axe::barriers(browser).await);
        // What axe-core itself gives the browser to complain about is no fault of the page's.
        complaints(browser).await;
    }
    faults.into_iter().map(|fault| format!("{} as {:?}: {fault}", look.path, browser.sight)).collect()
}

fn seen_first(sight: Sight, built_of: &str) -> bool {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner).insert((sight, built_of.to_owned()))
}

/// What the browser's console holds against the page: errors of scripts, and what the content policy forbade.
async fn complaints(browser: &Browser) -> Vec<String> {
    let log = browser.driver().browser_log().await.unwrap();
    let bad =
        log.into_iter().filter(|entry| entry.level == "SEVERE" || entry.message.contains("Content Security"));
    // That a form came back with errors (4xx) is no error of the page's.
    let is_answer = |message: &str| message.contains("the server responded with a status of 4");
    bad.map(|entry| entry.message).filter(|message| !is_answer(message)).collect()
}
