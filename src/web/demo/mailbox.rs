//! The demo's mailbox: every letter the portal has written, as its reader gets it. Anybody may look, so that a
//! customer's link can be clicked.

use crate::app::{App, Letter};
use crate::domain::ids::LetterId;
use crate::store::Posted;
use crate::web::error::WebError;
use crate::web::{Reply, Shell, Visitor, demo, page, urls};
use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, ContentType};
use actix_web::web::{Data, Path};
use askama::Template;

/// How many letters the list shows.
const SHOWN: i64 = 40;

/// A letter in its frame: its own styles, nothing fetched, no script; its links lead the whole window on.
pub(super) const LETTER_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; \
    sandbox allow-top-navigation-by-user-activation";

#[derive(Template)]
#[template(path = "demo/mailbox.html")]
struct MailboxPage {
    shell: Shell,
    rows: Vec<LetterRow>,
    opened: Option<OpenLetter>,
}

struct LetterRow {
    href: String,
    subject: String,
    to: String,
    when: String,
    state: String,
    current: bool,
}

struct OpenLetter {
    subject: String,
    to: String,
    when: String,
    frame: String,
    text: String,
    links: Vec<String>,
}

/// The list.
pub async fn get(visitor: Visitor, app: Data<App>) -> Reply {
    demo::demo(&app)?;
    show(visitor.shell, None, &app).await
}

/// The list with one letter opened.
pub async fn get_one(visitor: Visitor, id: Path<String>, app: Data<App>) -> Reply {
    demo::demo(&app)?;
    let (posted, letter) = written(id.into_inner(), &app).await?;
    show(visitor.shell, Some((posted, letter)), &app).await
}

/// A letter's HTML, for its frame.
pub async fn html(id: Path<String>, app: Data<App>) -> Reply {
    demo::demo(&app)?;
    let (_, letter) = written(id.into_inner(), &app).await?;
    // A link that opened inside the frame would meet a page that refuses frames.
    let html = letter.html.replacen("<head>", "<head><base target=\"_top\">", 1);
    Ok(HttpResponse::Ok()
        .content_type(ContentType::html())
        .insert_header((CONTENT_SECURITY_POLICY, LETTER_POLICY))
        .body(html))
}

async fn written(id: String, app: &App) -> Result<(Posted, Letter), WebError> {
    let posted = app.store.read(move |reader| reader.letter(&LetterId::new(id))).await?;
    let posted = posted.ok_or(WebError::NotFound)?;
    let letter = app.preview(&posted).await.ok_or(WebError::NotFound)?;
    Ok((posted, letter))
}

async fn show(shell: Shell, opened: Option<(Posted, Letter)>, app: &App) -> Reply {
    let newest = app.store.read(|reader| reader.newest_letters(None, SHOWN)).await?;
    let current = opened.as_ref().map(|(posted, _)| posted.id.clone());
    let mut rows = Vec::new();
    for posted in &newest {
        let subject = app.preview(posted).await.map(|letter| letter.subject);
        rows.push(LetterRow {
            href: urls::mailbox_letter(&posted.id),
            subject: subject.unwrap_or_else(|| shell.t(format!("letters-kind-{}", posted.notice.key()))),
            to: addressed_to(&shell, posted),
            when: shell.moment(&posted.created_at),
            state: shell.t(format!("letters-{}", posted.delivery.key())),
            current: current.as_ref() == Some(&posted.id),
        });
    }
    let opened = opened.map(|(posted, letter)| OpenLetter {
        to: addressed_to(&shell, &posted),
        when: shell.moment(&posted.created_at),
        frame: urls::mailbox_letter_html(&posted.id),
        links: links_of(&letter.text),
        subject: letter.subject,
        text: letter.text,
    });
    page(&MailboxPage { shell, rows, opened })
}

fn addressed_to(shell: &Shell, posted: &Posted) -> String {
    let to = format!("{} <{}>", posted.to.name, posted.to.email);
    shell.t1("mailbox-to", "to", to)
}

/// The addresses in a letter, each once: in its text each stands by itself between blanks.
fn links_of(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|word| word.trim_matches(['<', '>', '(', ')', ',', '.']));
    let mut links: Vec<String> = Vec::new();
    for word in words.filter(|word| word.starts_with("http://") || word.starts_with("https://")) {
        if links.iter().all(|link| link != word) {
            links.push(word.to_owned());
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letters_links_are_found_once_each() {
        let text =
            "See\nhttp://localhost/claims/1\nor <https://example.com/a?b=c>.\nhttp://localhost/claims/1\n";
        assert_eq!(links_of(text), ["http://localhost/claims/1", "https://example.com/a?b=c"]);
    }
}
