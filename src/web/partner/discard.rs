//! Throwing a draft away.

use super::seen;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::web::checked::Checked;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::{id_of, open};
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{PartnerViewer, Reply, Shell, page, see_other, session, urls};
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/discard.html")]
struct DiscardPage {
    shell: Shell,
    card: ClaimCard,
    files: usize,
    version: u32,
    action: String,
}

/// What it means.
pub async fn get(viewer: PartnerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let id = id_of(&path)?;
    let (actor, shell) = (viewer.actor(), viewer.shell);
    let (opened, ()) = open(&app, &actor, &id, |_, _| Ok(())).await?;
    opened.allows(Act::Discard, &actor)?;
    let page_of = DiscardPage {
        card: opened.card(&actor, &shell),
        files: opened.claim.poe.len(),
        version: opened.claim.version,
        action: urls::discard(&id),
        shell,
    };
    page(&page_of)
}

/// Throws it away.
pub async fn post(
    viewer: PartnerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = id_of(&path)?;
    let seen = seen(&Entered::of(form.0, viewer.shell.words()))?;
    let discarded = app.workflow.act(&viewer.actor(), &id, seen, Action::Discard).await;
    discarded.map_err(|error| WebError::of_act(error, &id))?;
    session::flash(&session, "success", "flash-discarded");
    see_other(urls::dashboard())
}
