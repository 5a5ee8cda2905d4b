//! Axe-core looks at a page for barriers: WCAG 2.0 to 2.2, A and AA, and best practices.

use crate::browser::Browser;
use crate::tools;
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

static SCRIPT: LazyLock<Option<String>> = LazyLock::new(tools::axe);

/// The page's violations, each as a line for reading; none where axe-core is missing.
pub async fn barriers(browser: &Browser) -> Vec<String> {
    #[derive(Deserialize)]
    struct Violation {
        id: String,
        help: String,
        places: Vec<String>,
    }
    const RUN: &str = "const done = arguments[0];
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
        const told = (v) => ({ id: v.id, help: v.help, places: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 200)) });
        axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
            (found) => done(found.violations.map(told)),
            (error) => done([{ id: 'axe', help: String(error), places: [] }]),
        );";
    let Some(script) = SCRIPT.as_ref() else { return Vec::new() };
    let driver = browser.driver();
    if !browser.sight.scripts {
        browser.lets_scripts_run(true).await;
    }
    driver.execute(script.as_str(), Vec::<Value>::new()).await.unwrap();
    let found = driver.execute_async(RUN, Vec::<Value>::new()).await.unwrap();
    if !browser.sight.scripts {
        browser.lets_scripts_run(false).await;
    }
    let found: Vec<Violation> = found.convert().unwrap();
    found.into_iter().map(|v| format!("{}: {} {:#?}", v.id, v.help, v.places)).collect()
}
