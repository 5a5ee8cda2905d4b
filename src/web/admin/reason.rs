//! The wording of one reason in both languages, and the way back to the portal's own words.

use crate::app::App;
use crate::domain::contact::Lang;
use crate::domain::reason::PoeFault;
use crate::domain::text::{Label, Wrong, clean};
use crate::store::ReasonText;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{AdminViewer, Confirmed, Reply, Shell, form_page, see_other, session, urls};
use crate::words::Words;
use crate::workflow::ReferenceChange;
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

/// The longest advice, in characters.
const LONGEST_CURE: usize = 1000;

#[derive(Template)]
#[template(path = "admin/reason.html")]
struct ReasonPage {
    shell: Shell,
    form: Entered,
    heading: String,
    meaning: String,
    languages: Vec<LanguageOfReason>,
}

struct LanguageOfReason {
    key: &'static str,
    name: String,
    title_field: String,
    cure_field: String,
    /// The portal's own words.
    own_title: String,
    own_cure: String,
    reworded: bool,
}

/// The form, as the words stand.
pub async fn get(viewer: AdminViewer, key: Path<String>, app: Data<App>) -> Reply {
    let fault = PoeFault::from_key(&key).ok_or(WebError::NotFound)?;
    let texts = texts_of(fault, &app).await?;
    let blank = Entered::blank(viewer.shell.words());
    let form = Lang::ALL.into_iter().fold(blank, |form, lang| {
        let own = own_words(fault, lang);
        let text = texts.iter().find(|text| text.language == lang).unwrap_or(&own);
        form.with(&title_field(lang), text.title.as_str()).with(&cure_field(lang), text.cure.as_str())
    });
    show(viewer.shell, form, fault, &texts)
}

/// Keeps the words that differ from the portal's own; goes back to those where asked, or where nothing differs.
pub async fn post(
    viewer: AdminViewer,
    key: Path<String>,
    _: Confirmed,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let fault = PoeFault::from_key(&key).ok_or(WebError::NotFound)?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let back = Lang::from_key(form.value("own"));
    let changes = match back {
        Some(lang) => vec![ReferenceChange::OwnReasonText(fault.key().to_owned(), lang)],
        None => Lang::ALL.into_iter().filter_map(|lang| parse(&mut form, fault, lang)).collect(),
    };
    if !form.is_good() {
        let texts = texts_of(fault, &app).await?;
        return show(viewer.shell, form, fault, &texts);
    }
    for change in changes {
        app.workflow.change_reference(&viewer.person, &viewer.door, change).await?;
    }
    app.forget_rewording();
    session::flash(&session, "success", if back.is_some() { "reasons-own-again" } else { "reasons-saved" });
    see_other(if back.is_some() { urls::reason(fault.key()) } else { urls::reasons().to_owned() })
}

fn title_field(lang: Lang) -> String {
    format!("title_{}", lang.key())
}

fn cure_field(lang: Lang) -> String {
    format!("cure_{}", lang.key())
}

fn own_words(fault: PoeFault, lang: Lang) -> ReasonText {
    let (words, key) = (Words::of(lang), fault.key());
    let (title, cure) = (words.t(&format!("reason-{key}")), words.t(&format!("reason-{key}-cure")));
    ReasonText { reason: key.to_owned(), language: lang, title, cure }
}

async fn texts_of(fault: PoeFault, app: &App) -> Result<Vec<ReasonText>, WebError> {
    let texts = app.store.read(|reader| reader.reason_texts()).await?;
    Ok(texts.into_iter().filter(|text| text.reason == fault.key()).collect())
}

fn parse(form: &mut Entered, fault: PoeFault, lang: Lang) -> Option<ReferenceChange> {
    let advice = |typed: &str| -> Result<String, Wrong> { clean(typed, LONGEST_CURE, true) };
    let title = form.required(&title_field(lang), Label::parse);
    let cure = form.required(&cure_field(lang), advice);
    let (reason, title) = (fault.key().to_owned(), title?.as_str().to_owned());
    let text = ReasonText { reason, language: lang, title, cure: cure? };
    let is_own = text == own_words(fault, lang);
    Some(if is_own {
        ReferenceChange::OwnReasonText(text.reason, lang)
    } else {
        ReferenceChange::ReasonText(text)
    })
}

fn show(shell: Shell, form: Entered, fault: PoeFault, texts: &[ReasonText]) -> Reply {
    let shell = shell.around(&form);
    let language = |lang: Lang| {
        let own = own_words(fault, lang);
        LanguageOfReason {
            key: lang.key(),
            name: shell.t(format!("people-language-{}", lang.key())),
            title_field: title_field(lang),
            cure_field: cure_field(lang),
            own_title: own.title,
            own_cure: own.cure,
            reworded: texts.iter().any(|text| text.language == lang),
        }
    };
    let page = ReasonPage {
        heading: shell.t(format!("reason-{}", fault.key())),
        meaning: shell.t(format!("reason-{}-meaning", fault.key())),
        languages: Lang::ALL.into_iter().map(language).collect(),
        shell,
        form,
    };
    form_page(&page.form, &page)
}
