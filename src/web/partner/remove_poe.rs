//! Taking a PoE file out of a draft, after a look at what goes.

use super::seen;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::ids::PoeId;
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
#[template(path = "partner/remove_poe.html")]
struct RemovePoePage {
    shell: Shell,
    card: ClaimCard,
    file: String,
    version: u32,
    action: String,
    back: String,
}

/// Which file, and what it means to take it out.
pub async fn get(viewer: PartnerViewer, path: Path<(String, String)>, app: Data<App>) -> Reply {
    let (id, poe) = (id_of(&path.0)?, PoeId::new(path.1.as_str()));
    let (actor, shell) = (viewer.actor(), viewer.shell);
    let (opened, ()) = open(&app, &actor, &id, |_, _| Ok(())).await?;
    opened.allows(Act::RemovePoe, &actor)?;
    let file = opened.claim.poe_file(&poe).ok_or(WebError::NotFound)?.name.as_str().to_owned();
    let page_of = RemovePoePage {
        card: opened.card(&actor, &shell),
        version: opened.claim.version,
        action: urls::remove_poe(&id, &poe),
        back: urls::poe(&id),
        file,
        shell,
    };
    page(&page_of)
}

/// Takes it out.
pub async fn post(
    viewer: PartnerViewer,
    path: Path<(String, String)>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let (id, poe) = (id_of(&path.0)?, PoeId::new(path.1.as_str()));
    let seen = seen(&Entered::of(form.0, viewer.shell.words()))?;
    let removed = app.workflow.act(&viewer.actor(), &id, seen, Action::RemovePoe(poe)).await;
    removed.map_err(|error| WebError::of_act(error, &id))?;
    session::flash(&session, "success", "flash-poe-removed");
    see_other(urls::poe(&id))
}
