//! The wording of reasons, as partners read them.

use crate::app::App;
use crate::domain::contact::Lang;
use crate::domain::reason::PoeFault;
use crate::store::ReasonText;
use crate::web::{AdminViewer, Reply, Shell, page, urls};
use crate::words::Words;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "admin/reasons.html")]
struct ReasonsPage {
    shell: Shell,
    rows: Vec<ReasonRow>,
}

struct ReasonRow {
    href: String,
    /// The short words, in each language.
    titles: Vec<(Lang, String)>,
    reworded: String,
}

/// The list: every reason of a request for information is among the faults.
pub async fn get(viewer: AdminViewer, app: Data<App>) -> Reply {
    let texts = app.store.read(|reader| reader.reason_texts()).await?;
    let shell = viewer.shell;
    let rows = PoeFault::ALL.iter().map(|fault| row(&shell, fault.key(), &texts)).collect();
    page(&ReasonsPage { shell, rows })
}

fn row(shell: &Shell, key: &'static str, texts: &[ReasonText]) -> ReasonRow {
    let own = |lang: Lang| texts.iter().find(|text| text.reason == key && text.language == lang);
    let title = |lang: Lang| {
        let portals = || Words::of(lang).t(&format!("reason-{key}"));
        (lang, own(lang).map_or_else(portals, |text| text.title.clone()))
    };
    let reworded = Lang::ALL.into_iter().filter(|lang| own(*lang).is_some());
    let in_words = reworded.map(|lang| shell.t(format!("people-language-{}", lang.key())));
    ReasonRow {
        href: urls::reason(key),
        titles: Lang::ALL.into_iter().map(title).collect(),
        reworded: in_words.collect::<Vec<_>>().join(", "),
    }
}
