//! Everything that happened to a claim, told to whoever reads it (R52, R53).

use super::card::ClaimCard;
use super::details_rows::product_names;
use super::timeline::{Day, Telling};
use super::{id_of, open};
use crate::app::App;
use crate::web::{Reply, Shell, Viewer, page};
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "claims/history.html")]
struct HistoryPage {
    shell: Shell,
    card: ClaimCard,
    days: Vec<Day>,
    /// That every event is still what was written, checked while the page was drawn; `None` when one is not.
    whole: Option<String>,
    head: String,
}

/// The history.
pub async fn get(viewer: Viewer, path: Path<String>, app: Data<App>) -> Reply {
    let id = id_of(&path)?;
    let (actor, shell) = (viewer.actor(), viewer.shell);
    let (opened, (chain, letters, catalogue)) = open(&app, &actor, &id, |reader, claim| {
        Ok((reader.chain(&claim.id)?, reader.letters_of(&claim.id)?, reader.products()?))
    })
    .await?;
    if let Some(fault) = chain.fault {
        tracing::error!(claim = %id, ?fault, "a claim's history is not what was written");
    }
    let telling = Telling {
        claim: &opened.claim,
        history: &chain.history,
        letters: &letters,
        products: &product_names(&catalogue),
        reader: actor.side(),
        shell: &shell,
    };
    let days = telling.days();
    let whole = chain.fault.is_none().then(|| shell.count("history-whole", chain.history.len()));
    let card = opened.card(&actor, &shell);
    page(&HistoryPage { shell, card, days, whole, head: chain.head })
}
