//! Somebody at a browser: opens, reads, clicks, types under labels. Nobody here knows a class or an id.

use crate::browser::{Browser, Sight};
use crate::looks;
use crate::sentences::read_in;
use crate::support::Person;
use portal::web::urls;
use serde_json::{Value, json};
use std::ops::Deref;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// How long a page may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// Something to press, by what it says: in the page's own part first, word for word first.
const FIND: &str = "const [wanted] = arguments;
    const flat = (text) => text.replace(/\\s+/g, ' ').trim();
    const shown = (e) => e.checkVisibility({ visibilityProperty: true });
    const all = (root) => [...document.querySelectorAll(`${root} :is(a[href], button, summary)`)].filter(shown);
    const says = (e) => flat(e.textContent);
    const found = all('main').find((e) => wanted.includes(says(e)))
        ?? all('body').find((e) => wanted.includes(says(e)))
        ?? all('main').find((e) => wanted.some((text) => says(e).startsWith(text) || says(e).endsWith(` ${text}`)));
    return found ?? null;";

/// The control a label belongs to.
const CONTROL: &str = "const [wanted] = arguments;
    const flat = (text) => text.replace(/\\s+/g, ' ').trim();
    const labels = [...document.querySelectorAll('label')].filter((e) => e.checkVisibility());
    const label = labels.find((e) => wanted.includes(flat(e.textContent)))
        ?? labels.find((e) => wanted.some((text) => flat(e.textContent).startsWith(text)));
    return label?.control ?? null;";

/// Whether pressing it leads to another page.
const LEADS_ON: &str = "const [e] = arguments;
    return e.localName === 'a' ? !e.getAttribute('href').startsWith('#') : e.localName === 'button' && e.type === 'submit';";

/// A person at a browser of their own. What the person does over HTTP is done elsewhere and at once.
pub struct Guest {
    person: Person,
    pub browser: Browser,
}

impl Deref for Guest {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.person
    }
}

impl Guest {
    /// Sits down at a browser. `None`, with the reason printed, where there is none.
    pub async fn sits_down(person: Person, sight: Sight) -> Option<Self> {
        let browser = Browser::open(sight).await?;
        if person.actor.is_some() {
            person.speaks(sight.lang()).await;
        }
        Some(Self { person, browser })
    }

    /// Somebody else sits down at the same browser.
    pub async fn gives_way_to(&mut self, person: Person) {
        self.browser.driver().delete_all_cookies().await.unwrap();
        if person.actor.is_some() {
            person.speaks(self.browser.sight.lang()).await;
        }
        self.person = person;
    }

    pub fn reads(&self, english: &str) -> Vec<String> {
        read_in(self.browser.sight.lang(), english)
    }

    /// Goes to a path; signs in where that is asked for.
    pub async fn opens(&self, path: impl AsRef<str>) -> &Self {
        self.goes_to(path.as_ref()).await;
        if self.path().await.starts_with(urls::sign_in()) && self.actor.is_some() {
            self.signs_in().await;
        }
        self
    }

    /// Goes to a path, and stays where that leads.
    pub async fn goes_to(&self, path: &str) {
        self.is_led_to(path).await;
        looks::over(&self.browser).await;
    }

    /// Goes to a path and does not look yet.
    pub async fn is_led_to(&self, path: &str) {
        self.browser.driver().goto(format!("{}{path}", self.house.base)).await.unwrap();
    }

    /// Fills in the form for signing in, which leads on to where one wanted to go.
    pub async fn signs_in(&self) {
        self.fills("E-mail address", &self.email).await;
        self.fills("Password", &self.password).await;
        self.clicks("Sign in").await;
    }

    pub async fn path(&self) -> String {
        self.browser.asks("return location.pathname + location.search", Vec::new()).await
    }

    /// The words on the page.
    pub async fn text(&self) -> String {
        let text: String = self.browser.asks("return document.body.innerText", Vec::new()).await;
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    pub fn says(&self, english: &str) -> impl Future<Output = &Self> {
        let place = std::panic::Location::caller();
        let wanted = self.reads(english);
        async move {
            let text = self.text().await;
            assert!(
                wanted.iter().any(|wanted| text.contains(wanted)),
                "{place}: none of {wanted:?} on {}:\n{text}",
                self.path().await
            );
            self
        }
    }

    async fn finds(&self, script: &str, english: &str) -> WebElement {
        let wanted = self.reads(english);
        let found = self.browser.driver().execute(script, vec![json!(wanted)]).await.unwrap();
        if *found.json() == Value::Null {
            panic!("nothing says {wanted:?} on {}:\n{}", self.path().await, self.text().await);
        }
        found.element().unwrap()
    }

    pub async fn control(&self, label: &str) -> WebElement {
        self.finds(CONTROL, label).await
    }

    /// Presses a link or a button, and looks over the page it leads to.
    pub async fn clicks(&self, english: &str) -> &Self {
        let element = self.finds(FIND, english).await;
        let leads_on: bool = self.browser.asks(LEADS_ON, vec![element.to_json().unwrap()]).await;
        if leads_on {
            self.leaves().await;
        }
        element.click().await.unwrap_or_else(|error| panic!("{english}: {error}"));
        if leads_on {
            self.arrives().await;
        }
        self
    }

    /// Presses what may stay on the page or lead to another; what comes is waited for by its words.
    pub async fn presses(&self, english: &str) -> &Self {
        let element = self.finds(FIND, english).await;
        self.leaves().await;
        element.click().await.unwrap_or_else(|error| panic!("{english}: {error}"));
        self
    }

    /// Waits until the page says so, and looks it over.
    #[track_caller]
    pub fn comes_to_say(&self, english: &str) -> impl Future<Output = &Self> {
        let place = std::panic::Location::caller();
        let wanted = self.reads(english);
        async move {
            let until = Instant::now() + PATIENCE;
            let there = "return arguments[0].some((text) => document.body.innerText.replace(/\\s+/g, ' ').includes(text))";
            while !self.is_so(there, vec![json!(wanted)]).await {
                let late = Instant::now() >= until;
                assert!(
                    !late,
                    "{place}: none of {wanted:?} on {}:\n{}",
                    self.path().await,
                    self.text().await
                );
                actix_web::rt::time::sleep(Duration::from_millis(20)).await;
            }
            looks::over(&self.browser).await;
            self
        }
    }

    /// Whether a script finds so; between two pages there is nobody to answer.
    async fn is_so(&self, script: &str, arguments: Vec<Value>) -> bool {
        let answer = self.browser.driver().execute(script, arguments).await;
        answer.is_ok_and(|answer| *answer.json() == Value::Bool(true))
    }

    /// About to leave a page: it is marked, and a second passes, so that what is done later is known to be later.
    pub async fn leaves(&self) {
        self.house.clock.set(self.house.app.workflow.instant() + chrono::Duration::seconds(1));
        let _: Value = self.browser.asks("window.left = true; return null", Vec::new()).await;
    }

    /// Waits until another page is there, and looks it over.
    pub async fn arrives(&self) {
        let until = Instant::now() + PATIENCE;
        let there = "return window.left !== true && document.readyState === 'complete'";
        while !self.is_so(there, Vec::new()).await {
            assert!(Instant::now() < until, "no other page has come after {}", self.path().await);
            actix_web::rt::time::sleep(Duration::from_millis(10)).await;
        }
        looks::over(&self.browser).await;
    }

    /// Types into the control under a label, in place of what stands there.
    pub async fn fills(&self, label: &str, value: &str) -> &Self {
        let control = self.control(label).await;
        control.clear().await.unwrap();
        control.send_keys(value).await.unwrap();
        self
    }

    /// Ticks a box or chooses one of several, by its label.
    pub async fn ticks(&self, label: &str) -> &Self {
        let control = self.control(label).await;
        if !control.is_selected().await.unwrap() {
            control.click().await.unwrap();
        }
        assert!(control.is_selected().await.unwrap(), "{label} cannot be ticked");
        self
    }

    /// Chooses from a list.
    pub async fn chooses(&self, label: &str, option: &str) -> &Self {
        let (control, wanted) = (self.control(label).await, self.reads(option));
        for option in control.find_all(By::Tag("option")).await.unwrap() {
            if wanted.contains(&option.text().await.unwrap()) {
                option.click().await.unwrap();
                return self;
            }
        }
        panic!("{label} does not offer {wanted:?}");
    }

    /// Chooses one of the fixtures' files.
    pub async fn attaches(&self, label: &str, fixture: &str) -> &Self {
        let file = format!("{}/tests/fixtures/poe/{fixture}", env!("CARGO_MANIFEST_DIR"));
        self.control(label).await.send_keys(file).await.unwrap();
        self
    }
}
