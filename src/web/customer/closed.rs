//! A link with which nothing can be done any more says what became of its claim, and no more than that.

use super::letter::{Became, Letter, Standing, discreet};
use crate::app::App;
use crate::web::shell::{Shell, language_of};
use crate::web::{Reply, page, page_with};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "customer/closed.html")]
struct ClosedPage {
    shell: Shell,
    title: String,
    says: String,
    then: String,
    partner: String,
    reference: String,
}

#[derive(Template)]
#[template(path = "customer/unknown.html")]
struct UnknownPage {
    shell: Shell,
}

/// What became of the letter's claim; `tried` when somebody just asked to deny it.
pub fn show(letter: &Letter, tried: bool) -> Reply {
    let shell = letter.shell.clone();
    let (key, when) = match &letter.standing {
        Standing::Closed(Became::Newer) | Standing::Open(_) => ("newer", String::new()),
        Standing::Closed(Became::Denied(at)) if tried => ("already-denied", shell.moment(at)),
        Standing::Closed(Became::Denied(at)) => ("denied", shell.moment(at)),
        Standing::Closed(Became::DeniedFinally(at)) => ("denied-finally", shell.moment(at)),
        Standing::Closed(Became::Contested(at)) => ("contested", shell.moment(at)),
        Standing::Closed(Became::Elapsed(Some(due))) => ("elapsed", shell.until(due)),
        Standing::Closed(Became::Elapsed(None)) => ("associated", String::new()),
        Standing::Closed(Became::Rejected) => ("rejected", String::new()),
        Standing::Closed(Became::Reviewed) => ("reviewed", String::new()),
    };
    let says = |end: &str| {
        let args = [("partner", letter.partner.name.as_str().into()), ("when", when.as_str().into())];
        shell.words().say(&format!("customer-{key}{end}"), &args)
    };
    let (title, said, then) = (says("-title"), says(""), says("-then"));
    let (partner, reference) = (letter.partner.name.clone(), letter.claim.id.to_string());
    discreet(page(&ClosedPage { shell, title, says: said, then, partner, reference }))
}

/// The page for a link that was never ours, or was cut off on its way: the same for all.
pub async fn unknown(request: &HttpRequest, app: &App) -> Reply {
    let words = app.words(language_of(request, None)).await?;
    let shell = Shell::of(request, app, words, None);
    discreet(page_with(StatusCode::NOT_FOUND, &UnknownPage { shell }))
}
