//! Asking for one's own association to be rejected; a reviewer confirms it (R36).

use super::claim::is_open;
use super::{complain, seen};
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::ids::ClaimId;
use crate::domain::reason::AskReason;
use crate::domain::text::Note;
use crate::web::checked::Checked;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::details_rows::Section;
use crate::web::claims::{id_of, open};
use crate::web::form::{Choice, Entered};
use crate::web::{PartnerViewer, Reply, Shell, page_with, see_other, session, urls};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/ask_to_reject.html")]
struct AskToRejectPage {
    shell: Shell,
    card: ClaimCard,
    form: Entered,
    version: u32,
    action: String,
    reasons: Vec<Choice>,
    /// Where a wrong MPN ID is corrected instead, while it can be.
    correct_mpn: Option<String>,
}

/// The form.
pub async fn get(viewer: PartnerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer, &id_of(&path)?, form, StatusCode::OK, &app).await
}

/// Asks.
pub async fn post(
    viewer: PartnerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = id_of(&path)?;
    let words = viewer.shell.words().clone();
    let mut form = Entered::of(form.0, &words);
    let seen = seen(&form)?;
    let reason = form.chosen("reason", AskReason::from_key);
    let note = match reason {
        Some(AskReason::Other) => form.required("note", Note::parse),
        _ => form.optional("note", Note::parse),
    };
    let (Some(reason), true) = (reason, form.is_good()) else {
        return show(viewer, &id, form, StatusCode::UNPROCESSABLE_ENTITY, &app).await;
    };
    let action = Action::AskToReject { reason, note };
    if let Err(error) = app.workflow.act(&viewer.actor(), &id, seen, action).await {
        let status = complain(&mut form, "note", error, &id, &words)?;
        return show(viewer, &id, form, status, &app).await;
    }
    session::flash(&session, "success", "flash-asked-to-reject");
    see_other(urls::claim(&id))
}

async fn show(viewer: PartnerViewer, id: &ClaimId, form: Entered, status: StatusCode, app: &App) -> Reply {
    let (actor, shell) = (viewer.actor(), viewer.shell.around(&form));
    let (opened, ()) = open(app, &actor, id, |_, _| Ok(())).await?;
    if form.is_good() {
        opened.allows(Act::AskToReject, &actor)?;
    }
    let reason = |reason: &AskReason| Choice::new(reason.key(), shell.t(format!("ask-{}", reason.key())));
    // A wrong MPN ID need not cost the association where the lifecycle still lets it be corrected.
    let correct_mpn = opened.allows(Act::Edit, &actor).is_ok() && is_open(&opened, Section::Location);
    let page = AskToRejectPage {
        card: opened.card(&actor, &shell),
        version: opened.claim.version,
        action: urls::ask_to_reject(id),
        correct_mpn: correct_mpn.then(|| urls::edit(id, Section::Location.key())),
        reasons: AskReason::ALL.iter().map(reason).collect(),
        form,
        shell,
    };
    page_with(status, &page)
}
