//! The frame around every page: language, navigation, token, message.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::contact::Lang;
use crate::domain::limit::Deadline;
use crate::domain::person::Person;
use crate::files::PoeFiles;
use crate::web::form::Entered;
use crate::web::{session, statics, urls, visit};
use crate::words::{Arg, Words, negotiate};
use actix_session::SessionExt;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, REFERER};
use actix_web::{HttpMessage, HttpRequest};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// The name of the cookie that remembers the language of people who are not signed in.
pub const LANGUAGE_COOKIE: &str = "language";

/// With less room than this for files somebody is told, in bytes: forty of the largest.
const SCARCE: u64 = 1024 * 1024 * 1024;

/// What every page is framed with.
#[derive(Debug, Clone)]
pub struct Shell {
    words: Words,
    zone: Tz,
    person: Option<Person>,
    token: String,
    path: String,
    back: String,
    /// The form that was sent, and may have failed.
    sent: Option<Again>,
    again: Option<Again>,
    flash: Option<Flash>,
    demo: Option<Demo>,
    is_scanning: bool,
    /// Says that the disk is nearly full, to whoever can do something about it.
    scarce: Option<String>,
    has_entra: bool,
    has_errors: bool,
    /// Whether something has to be done here before one can go anywhere else.
    is_held: bool,
}

/// A form that failed, as the language switch sends it again.
#[derive(Debug, Clone)]
pub struct Again {
    /// What was typed.
    pub typed: Vec<(String, String)>,
    /// Whether the form can carry files, and so is sent in parts.
    pub in_parts: bool,
}

/// A message from the page before.
#[derive(Debug, Clone)]
pub struct Flash {
    /// `success`, `info`, `warning` or `error`.
    pub kind: &'static str,
    /// What it says.
    pub text: String,
}

/// The demo's strip.
#[derive(Debug, Clone)]
pub struct Demo {
    /// Where its clock stands.
    pub now: String,
}

/// One way to go.
#[derive(Debug, Clone)]
pub struct NavigationItem {
    /// The key of its name, by which it gets its icon.
    pub key: &'static str,
    /// Where.
    pub href: &'static str,
    /// Its name.
    pub text: String,
    /// Whether one is there.
    pub current: bool,
}

impl Shell {
    /// The frame of a request by this person, or by somebody not signed in.
    pub fn of(request: &HttpRequest, app: &App, words: Words, person: Option<Person>) -> Self {
        let session = request.get_session();
        let now = app.workflow.instant();
        let flash = session::take_flash(&session).map(|(kind, key)| Flash { kind, text: words.t(&key) });
        let demo = app.demo.as_ref().map(|_| Demo { now: words.moment(now, app.zone) });
        let path = request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let sent = (request.method() == Method::POST)
            .then(|| Again { typed: Vec::new(), in_parts: request.content_type() == "multipart/form-data" });
        Self {
            zone: app.zone,
            person,
            token: session::mask(
                &session::token(&session).unwrap_or_else(|| visit::token(request, app)),
                &app.workflow.ids().secret(),
            ),
            back: if sent.is_some() { form_before(request, &path) } else { path.clone() },
            again: None,
            sent,
            path,
            flash,
            demo,
            is_scanning: app.workflow.is_scanning(),
            scarce: None,
            has_entra: app.entra.is_some(),
            words,
            has_errors: false,
            is_held: false,
        }
    }

    /// The same frame for somebody who can go nowhere else yet.
    #[must_use]
    pub fn without_ways(mut self) -> Self {
        self.is_held = true;
        self
    }

    /// Whether Microsoft vouches for people.
    pub const fn has_entra(&self) -> bool {
        self.has_entra
    }

    /// Whether its reader can go nowhere else yet.
    pub const fn is_held(&self) -> bool {
        self.is_held
    }

    /// The same frame for a Portal admin, who is told when files will soon find no room.
    #[must_use]
    pub fn told_of_room(mut self, files: &dyn PoeFiles) -> Self {
        // Where the disk cannot even be asked, `/readyz` says so.
        let scarce = files.room().ok().flatten().filter(|left| *left < SCARCE);
        self.scarce = scarce.map(|left| self.t1("disk-nearly-full", "left", self.words.bytes(left)));
        self
    }

    /// That the disk is nearly full, where its reader is to know.
    pub fn scarce(&self) -> Option<&str> {
        self.scarce.as_deref()
    }

    /// The same frame around a form: its title tells when something is wrong.
    #[must_use]
    pub fn around(mut self, form: &Entered) -> Self {
        self.has_errors = !form.errors().is_empty();
        if let Some(sent) = self.sent.clone().filter(|_| !form.is_good()) {
            self.again = Some(Again { typed: form.typed().cloned().collect(), ..sent });
            self.back.clone_from(&self.path);
        }
        self
    }

    /// The same frame with a token, for a form of somebody who was not known until now.
    #[must_use]
    pub fn with_token(mut self, token: String) -> Self {
        self.token = token;
        self
    }

    /// The words of a key.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.words.t(key.as_ref())
    }

    /// The words of a key with one blank filled.
    pub fn t1(&self, key: impl AsRef<str>, name: &'static str, value: impl Into<Arg>) -> String {
        self.words.say(key.as_ref(), &[(name, value.into())])
    }

    /// The words of a key about a number of things.
    pub fn count(&self, key: impl AsRef<str>, n: impl Into<Arg>) -> String {
        self.t1(key, "n", n)
    }

    /// A hint about a text, and how long it may be where there is a limit.
    pub fn hint(&self, hint: impl AsRef<str>, most: &usize) -> String {
        let most = (*most > 0).then(|| self.t1("field-most", "limit", *most));
        let parts = [hint.as_ref(), most.as_deref().unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The words themselves, for what takes more than a key.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// A day, as the reader writes it.
    pub fn day(&self, day: &NaiveDate) -> String {
        self.words.day(*day)
    }

    /// An instant, in the portal's zone, which it names.
    pub fn moment(&self, at: &DateTime<Utc>) -> String {
        self.words.moment(*at, self.zone)
    }

    /// The end of a deadline, in the zone it was given in.
    pub fn until(&self, due: &Deadline) -> String {
        self.words.moment(due.due_at, due.zone)
    }

    /// The portal's zone.
    pub const fn zone(&self) -> Tz {
        self.zone
    }

    /// The language's code.
    pub const fn lang(&self) -> &'static str {
        self.words.lang().key()
    }

    /// "Error:" before the title of a page that shows what is wrong.
    pub fn title_prefix(&self) -> String {
        if self.has_errors { self.t("title-error") } else { String::new() }
    }

    /// The address of a static file, with its content's hash.
    pub fn asset(&self, name: &str) -> String {
        statics::url(name)
    }

    /// The token every form carries.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Where one is, for coming back; after sending a form, the page it was on.
    pub fn back(&self) -> &str {
        &self.back
    }

    /// The form that failed on this page, for reading the page in another language with everything still in it.
    pub const fn again(&self) -> Option<&Again> {
        self.again.as_ref()
    }

    /// Whether somebody is signed in.
    pub const fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }

    /// The signed-in person's name.
    pub fn person_name(&self) -> &str {
        self.person.as_ref().map_or("", |person| person.name.as_str())
    }

    /// The message from the page before.
    pub const fn flash(&self) -> Option<&Flash> {
        self.flash.as_ref()
    }

    /// The demo's strip, in the demo.
    pub const fn demo(&self) -> Option<&Demo> {
        self.demo.as_ref()
    }

    /// The ways to go, for this person.
    pub fn navigation(&self) -> Vec<NavigationItem> {
        self.ways(|way| !SETTINGS.contains(&way))
    }

    /// The ways to what a Portal admin sets once and seldom changes; they share one place in the menu.
    pub fn settings(&self) -> Vec<NavigationItem> {
        self.ways(|way| SETTINGS.contains(&way))
    }

    fn ways(&self, wanted: impl Fn(&str) -> bool) -> Vec<NavigationItem> {
        // Whoever must change the password first can go nowhere else.
        let free = |person: &&Person| !person.must_change_password && !self.is_held;
        let Some(person) = self.person.as_ref().filter(free) else {
            return Vec::new();
        };
        let ways = ways_of(person, self.is_scanning);
        // The longest way that leads here is the one we are on.
        let here = ways.iter().filter(|(_, href)| self.is_below(href)).map(|(_, href)| href.len()).max();
        ways.into_iter()
            .filter(|(key, _)| wanted(key))
            .map(|(key, href)| NavigationItem {
                key,
                href,
                text: self.t(key),
                current: self.is_below(href) && here == Some(href.len()),
            })
            .collect()
    }

    fn is_below(&self, href: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        path == href || path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// What stands under one heading of the menu.
const SETTINGS: [&str; 4] = ["nav-catalogue", "nav-holidays", "nav-deadlines", "nav-reasons"];

/// Which ways are open to whom, in the order they are read.
fn ways_of(person: &Person, is_scanning: bool) -> Vec<(&'static str, &'static str)> {
    let admin = person.is(Role::PortalAdmin);
    let all = [
        (person.partner.is_some(), "nav-claims", urls::dashboard()),
        (person.is(Role::BillingAdmin), "nav-assessments", urls::assessments()),
        (person.reviews() || admin, "nav-queue", urls::queue()),
        (person.reviews(), "nav-conflicts", urls::conflicts()),
        (admin, "nav-record-assessments", urls::record_assessments()),
        (admin, "nav-letters", urls::letters()),
        (admin && is_scanning, "nav-scans", urls::scans()),
        (admin, "nav-audit", urls::audit()),
        (admin, "nav-organisations", urls::organisations()),
        (admin, "nav-catalogue", urls::catalogue()),
        (admin, "nav-holidays", urls::holidays()),
        (admin, "nav-deadlines", urls::deadlines()),
        (admin, "nav-reasons", urls::reasons()),
        (person.is(Role::GlobalAdmin) || admin, "nav-people", urls::people()),
        (person.is(Role::GlobalAdmin), "nav-locations", urls::locations()),
        (person.partner.is_some(), "nav-getting-started", urls::getting_started()),
    ];
    all.into_iter().filter(|(open, ..)| *open).map(|(_, key, href)| (key, href)).collect()
}

/// The page a form was on, where the browser says so: some forms are sent to where no page is.
fn form_before(request: &HttpRequest, sent_to: &str) -> String {
    let referrer = request.headers().get(REFERER).and_then(|value| value.to_str().ok());
    let path = referrer
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|i| &rest[i..]));
    urls::inside(path.unwrap_or(sent_to)).to_owned()
}

/// The language of a request: the person's own, the one chosen before, or what the browser asks for.
pub fn language_of(request: &HttpRequest, person: Option<&Person>) -> Lang {
    let chosen = request.cookie(LANGUAGE_COOKIE).and_then(|cookie| Lang::from_key(cookie.value()));
    let asked = || {
        let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        negotiate(header.unwrap_or_default())
    };
    person.map(|person| person.language).or(chosen).unwrap_or_else(asked)
}
