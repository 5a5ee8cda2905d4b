//! Nothing typed is lost when a session ends in the middle of a form, its token is an older one, or the portal cannot save
//! anything just now: what the form said is carried, through the sign-in page where need be, to a page that shows it and
//! sends it with one click.
//!
//! It is no way around the token. Nothing is sent without that click on a page of ours, the page's own token goes with
//! it, and rights and version are looked at as always. A form of another site is never carried, nor one out of an
//! address, nor is a password.

use crate::app::App;
use crate::web::error::WebError;
use crate::web::error_pages::wants_json;
use crate::web::form::{Entered, Fields};
use crate::web::shell::{Shell, language_of};
use crate::web::viewer::known;
use crate::web::{account, checked, session, upload, urls};
use crate::words::Words;
use actix_multipart::Multipart;
use actix_session::Session;
use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{HOST, ORIGIN};
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest};
use askama::Template;
use serde::{Deserialize, Serialize};

/// The hidden control that carries a form through the sign-in page.
pub const KEPT: &str = "kept";

/// The most that is carried: as a hidden control it has to fit into a form again, each letter up to three bytes.
const KEPT_LIMIT: usize = 64 * 1024;

/// Fields that nobody wrote: they go along, or are made anew, and are not shown.
const SILENT: [&str; 9] = ["token", "seen", "back", "own", "from", "first", "then", "sealed", "answer"];

/// A form that could not be taken in, as it was sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    to: String,
    with_files: bool,
    fields: Vec<(String, String)>,
    /// Controls and the names of files chosen there. Their bytes are gone.
    files: Vec<(String, String)>,
}

impl Kept {
    /// What a form without files said; `None` when it must not be carried.
    fn of(request: &HttpRequest, fields: Fields) -> Option<Self> {
        Self::whole(request, fields, Vec::new(), false)
    }

    fn whole(
        request: &HttpRequest,
        fields: Fields,
        files: Vec<(String, String)>,
        with_files: bool,
    ) -> Option<Self> {
        let to = request.path().to_owned();
        let secret = |(name, _): &(String, String)| name.contains("password");
        let mut fields = fields.0;
        // The sign-in form may come back without its password; any other form with one is not carried at all.
        if fields.iter().any(secret) && to != urls::sign_in() {
            return None;
        }
        fields.retain(|field| field.0 != "token" && !secret(field));
        let kept = Self { to, with_files, fields, files };
        (sent_by_our_page(request) && kept.to_text().len() <= 2 * KEPT_LIMIT).then_some(kept)
    }

    /// What a hidden control carries; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 2 * KEPT_LIMIT {
            return None;
        }
        let kept: Self = serde_json::from_str(text).ok()?;
        let ours = !kept.to.is_empty() && urls::inside(&kept.to) == kept.to && kept.to != urls::sign_in();
        ours.then_some(kept)
    }

    /// What a hidden control is to carry.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Whether the browser says that a page of ours sent this. One that says nothing is not believed.
fn sent_by_our_page(request: &HttpRequest) -> bool {
    let said = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match (said("sec-fetch-site"), said(ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => {
            let host = request.headers().get(HOST).map_or(&[][..], |host| host.as_bytes());
            origin.split_once("://").is_some_and(|(_, from)| from.as_bytes() == host)
        }
        (None, None) => false,
    }
}

/// A form's body that nobody has read, because its sender is not signed in.
struct Unread(Payload);

/// Puts the body of a form aside whose sender is not signed in, for the page that answers it.
pub fn put_aside(request: &HttpRequest, payload: &mut Payload) {
    if request.method() == Method::POST && sent_by_our_page(request) {
        request.extensions_mut().insert(Unread(payload.take()));
    }
}

/// Remembers a form, for the page that answers when it cannot be taken in.
pub fn remember(request: &HttpRequest, fields: Fields) {
    if let Some(kept) = Kept::of(request, fields) {
        request.extensions_mut().insert(kept);
    }
}

/// Remembers a form with files likewise; the files themselves have to be chosen again.
pub fn remember_with_files(request: &HttpRequest, fields: Fields, files: Vec<(String, String)>) {
    if let Some(kept) = Kept::whole(request, fields, files, true) {
        request.extensions_mut().insert(kept);
    }
}

/// The page for a form that was not taken in; `None` when it is not carried along.
pub async fn answer(request: &HttpRequest, wrong: &WebError, app: &Data<App>) -> Option<String> {
    let kept = match wrong {
        WebError::SignIn(_) | WebError::Confirm(_) | WebError::TooOften(_) => read_aside(request).await?,
        WebError::Token | WebError::Busy => request.extensions_mut().remove::<Kept>()?,
        _ => return None,
    };
    if wants_json(request.headers()) {
        return None;
    }
    let person = known(request, app).await.ok()?;
    let signed_in = person.is_some();
    let words = app.words(language_of(request, person.as_ref())).await.ok()?;
    if matches!(wrong, WebError::Busy) && !signed_in {
        return None;
    }
    let shell = Shell::of(request, app, words, person);
    if matches!(wrong, WebError::Confirm(_)) {
        return account::confirm_to_go_on(shell, &kept).ok();
    }
    if let WebError::TooOften(seconds) = wrong {
        return if kept.to == urls::sign_in() {
            None
        } else {
            page(shell, kept, Why::TooOften(*seconds)).ok()
        };
    }
    if kept.to == urls::sign_in() {
        let fields = Fields(kept.fields);
        // The sign-in was sent twice, by reloading: what it carried is shown once more.
        return match (signed_in, Kept::parse(fields.get(KEPT))) {
            (true, Some(kept)) => page(shell, kept, Why::SignedInAgain).ok(),
            (true, None) => None,
            (false, _) => account::sign_in_once_more(request, shell, fields, app).ok(),
        };
    }
    if signed_in {
        let why = if matches!(wrong, WebError::Busy) { Why::Busy } else { Why::TooOld };
        return page(shell, kept, why).ok();
    }
    let fields = vec![("next".to_owned(), kept.to.clone()), (KEPT.to_owned(), kept.to_text())];
    account::sign_in_to_go_on(request, shell, Fields(fields), app).ok()
}

/// Reads what was put aside.
async fn read_aside(request: &HttpRequest) -> Option<Kept> {
    let Unread(payload) = request.extensions_mut().remove::<Unread>()?;
    if request.content_type() == "multipart/form-data" {
        let words = upload::read_words(Multipart::new(request.headers(), payload)).await.ok()?;
        return Kept::whole(request, words.fields, words.files, true);
    }
    Kept::of(request, checked::read(request, payload).await.ok()?)
}

/// Why a form has to be sent once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its sender had to sign in first.
    SignedInAgain,
    /// Its sender has given the password once more.
    Confirmed,
    /// Its page was of before the last sign-in.
    TooOld,
    /// Nothing could be saved just then.
    Busy,
    /// Its sender asked too often, and has so many seconds to wait.
    TooOften(u64),
}

impl Why {
    fn says(self, shell: &Shell) -> String {
        match self {
            Self::SignedInAgain => shell.t("again-signed-in"),
            Self::Confirmed => shell.t("again-confirmed"),
            Self::TooOld => shell.t("again-too-old"),
            Self::Busy => shell.t("again-busy"),
            Self::TooOften(seconds) => shell.count("again-too-often", seconds),
        }
    }
}

#[derive(Template)]
#[template(path = "account/again.html")]
struct AgainPage {
    shell: Shell,
    says: String,
    kept: Kept,
    written: Vec<Written>,
    lost: Vec<String>,
    controls: Vec<String>,
}

/// One answer, as its writer knows it.
struct Written {
    label: String,
    value: String,
}

/// The page that shows what was written and sends it with one click.
pub fn page(shell: Shell, kept: Kept, why: Why) -> Result<String, WebError> {
    let shown =
        kept.fields.iter().filter(|(name, value)| !SILENT.contains(&name.as_str()) && !value.is_empty());
    let written = shown.map(|(name, value)| written(shell.words(), name, value)).collect();
    let lost = kept.files.iter().map(|(_, name)| name.clone()).collect();
    let mut controls: Vec<String> = kept.files.iter().map(|(control, _)| control.clone()).collect();
    controls.dedup();
    let says = why.says(&shell);
    Ok(AgainPage { written, lost, controls, says, kept, shell }.render()?)
}

/// A form with the one that waits in the session because its writer was turned back on another way in.
pub fn with_waiting(form: Entered, session: &Session) -> Entered {
    match session::take_form(session) {
        Some(kept) => form.with(KEPT, kept),
        None => form,
    }
}

/// Whether a form carries another one.
pub fn carried(form: &Entered) -> Option<Kept> {
    Kept::parse(form.value(KEPT))
}

/// Choices by the start of their words' keys.
const CHOICES: [(&str, &str); 4] =
    [("faults", "reason"), ("needed", "reason"), ("reason", "ask"), ("activity", "activity")];

fn written(words: &Words, name: &str, value: &str) -> Written {
    let keys = [format!("field-{}", name.replace('_', "-")), name.to_owned(), "again-other".to_owned()];
    let label = keys.iter().find(|key| words.knows(key)).map(|key| words.t(key)).unwrap_or_default();
    let choice =
        CHOICES.iter().find(|(known, _)| *known == name).map(|(_, start)| format!("{start}-{value}"));
    let value = match choice.filter(|key| words.knows(key)) {
        Some(key) => words.t(&key),
        None if value == "yes" => words.t("say-yes"),
        None => value.to_owned(),
    };
    Written { label, value }
}
