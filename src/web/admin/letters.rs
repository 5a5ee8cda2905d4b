//! Letters waiting, sent and given up; a given-up one gets another chance.

use crate::app::App;
use crate::domain::ids::LetterId;
use crate::store::{About, Delivery, Posted, StoreError};
use crate::web::checked::Checked;
use crate::web::claims::tile::Tile;
use crate::web::error::WebError;
use crate::web::form::Fields;
use crate::web::{AdminViewer, Reply, Shell, page, see_other, session, urls};
use actix_session::Session;
use actix_web::web::{Data, Path, Query};
use askama::Template;

/// How many letters the list shows.
const SHOWN: i64 = 100;

/// The states letters are in; trouble first.
const STATES: [&str; 4] = ["failed", "waiting", "sent", "overtaken"];

#[derive(Template)]
#[template(path = "admin/letters.html")]
struct LettersPage {
    shell: Shell,
    tiles: Vec<Tile>,
    any_failed: bool,
    /// Says so when there are more than are shown.
    more: Option<String>,
    rows: Vec<LetterRow>,
}

struct LetterRow {
    notice: String,
    about: String,
    about_href: String,
    to: String,
    written: String,
    state: String,
    failed: bool,
    error: String,
    again: String,
}

/// The list, of one state or of all.
pub async fn get(viewer: AdminViewer, query: Query<Vec<(String, String)>>, app: Data<App>) -> Reply {
    let asked = Fields(query.into_inner());
    let state = STATES.into_iter().find(|state| *state == asked.get("state"));
    let read = app.store.read(move |reader| {
        let counts = STATES.map(|state| reader.count_letters(state));
        Ok((counts, reader.newest_letters(state, SHOWN)?))
    });
    let (counts, letters) = read.await?;
    let [failed, waiting, sent, overtaken] = counts;
    let counts = [failed?, waiting?, sent?, overtaken?];
    let shell = viewer.shell;
    let shown = STATES.iter().zip(counts).filter(|(s, _)| state.is_none_or(|state| state == **s));
    let all: i64 = shown.map(|(_, count)| count).sum();
    let page_of = LettersPage {
        tiles: tiles(&shell, counts, state),
        any_failed: counts[0] > 0,
        more: (all > SHOWN).then(|| shell.count("letters-more", SHOWN)),
        rows: letters.iter().map(|letter| row(&shell, letter)).collect(),
        shell,
    };
    page(&page_of)
}

/// Another chance for one letter.
pub async fn retry(
    viewer: AdminViewer,
    id: Path<String>,
    _: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = LetterId::new(id.into_inner());
    let retried = app.workflow.retry_letter(&viewer.person, &viewer.door, &id).await;
    retried.map_err(|error| match error {
        StoreError::NotFound => WebError::NotFound,
        other => other.into(),
    })?;
    session::flash(&session, "success", "letters-again-one");
    see_other(urls::letters())
}

/// Another chance for every letter given up.
pub async fn retry_all(viewer: AdminViewer, _: Checked, session: Session, app: Data<App>) -> Reply {
    app.workflow.retry_letters(&viewer.person, &viewer.door).await?;
    session::flash(&session, "success", "letters-again-all");
    see_other(urls::letters())
}

fn tiles(shell: &Shell, counts: [i64; 4], state: Option<&str>) -> Vec<Tile> {
    let tile = |(name, number): (&'static str, i64)| Tile {
        href: urls::letters_in(name),
        number,
        text: shell.t(format!("letters-{name}")),
        kind: if name == "failed" && number > 0 { "late" } else { "" },
        current: state == Some(name),
    };
    let all = Tile {
        href: urls::letters().to_owned(),
        number: counts.iter().sum(),
        text: shell.t("letters-all"),
        kind: "",
        current: state.is_none(),
    };
    STATES.into_iter().zip(counts).map(tile).chain([all]).collect()
}

fn row(shell: &Shell, letter: &Posted) -> LetterRow {
    let (key, at) = match letter.delivery {
        Delivery::Waiting => ("letters-waits-until", letter.next_try_at),
        Delivery::Sent(at) => ("letters-sent-at", at),
        Delivery::Failed(at) => ("letters-failed-at", at),
    };
    let tries = shell.count("letters-tries", letter.tries);
    LetterRow {
        notice: shell.t(format!("letters-kind-{}", letter.notice.key())),
        about: match &letter.about {
            About::Claim(claim, _) => claim.to_string(),
            About::Person(_) => letter.to.name.clone(),
        },
        about_href: match &letter.about {
            About::Claim(claim, _) => urls::review(claim),
            About::Person(person) => urls::person(person),
        },
        to: letter.to.email.clone(),
        written: shell.moment(&letter.created_at),
        state: format!("{} {tries}", shell.t1(key, "when", shell.moment(&at))),
        failed: matches!(letter.delivery, Delivery::Failed(_)) && !letter.is_overtaken(),
        error: match letter.is_overtaken() {
            true => shell.t("letters-overtaken-why"),
            false => letter.last_error.clone().unwrap_or_default(),
        },
        again: urls::retry_letter(&letter.id),
    }
}
