//! Check your answers, acknowledge, hand in (R19, R20).

use super::admins::{admins_for, names_of};
use super::tasks::missing_links;
use super::warnings::{Around, Warning, warnings_of};
use super::{AT_BUTTON, Link, complain, seen};
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::ids::ClaimId;
use crate::domain::refusal::Refusal;
use crate::web::checked::Checked;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::details_rows::{DetailsGroup, details_groups, product_names, with_location};
use crate::web::claims::files::{ListedFile, files_of};
use crate::web::claims::{id_of, open};
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{PartnerViewer, Reply, Shell, page_with, see_other, session, urls};
use crate::words::Words;
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

/// The wording of the acknowledgements in force; a new wording gets a new name.
const ACKNOWLEDGED: &str = "2026-11";

/// The acknowledgements, by their controls' names.
const ACKNOWLEDGEMENTS: [&str; 3] = ["ack-right", "ack-customer-knows", "ack-may-sign"];

#[derive(Template)]
#[template(path = "partner/submit.html")]
struct SubmitPage {
    shell: Shell,
    card: ClaimCard,
    form: Entered,
    version: u32,
    action: String,
    /// Who hands the claim in, where the reader may not.
    admins: Option<String>,
    missing: Vec<Link>,
    warnings: Vec<Warning>,
    groups: Vec<(DetailsGroup, String)>,
    files: Vec<ListedFile>,
    poe: String,
    begins_within: String,
}

/// Everything the claim says, once more.
pub async fn get(viewer: PartnerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer, &id_of(&path)?, form, StatusCode::OK, &app).await
}

/// Hands the claim in.
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
    acknowledge(&mut form, &words);
    if !form.is_good() {
        return show(viewer, &id, form, StatusCode::UNPROCESSABLE_ENTITY, &app).await;
    }
    let action = Action::Submit { acknowledged: ACKNOWLEDGED.to_owned() };
    if let Err(error) = app.workflow.act(&viewer.actor(), &id, seen, action).await {
        let status = complain(&mut form, AT_BUTTON, error, &id, &words)?;
        return show(viewer, &id, form, status, &app).await;
    }
    session::flash(&session, "success", "flash-submitted");
    see_other(urls::claim(&id))
}

/// Complains about an acknowledgement that was not given.
pub fn acknowledged(form: &mut Entered, name: &str, words: &Words) {
    if !form.is(name, "yes") {
        form.complain(name, "wrong-unacknowledged", &[("what", words.t(name).into())]);
    }
}

/// Every acknowledgement has to be given, each by itself.
fn acknowledge(form: &mut Entered, words: &Words) {
    for name in ACKNOWLEDGEMENTS {
        acknowledged(form, name, words);
    }
}

async fn show(viewer: PartnerViewer, id: &ClaimId, form: Entered, status: StatusCode, app: &App) -> Reply {
    let (actor, shell) = (viewer.actor(), viewer.shell.around(&form));
    let asking = actor.clone();
    let (opened, (history, catalogue, around, admins)) = open(app, &actor, id, move |reader, claim| {
        let admins = admins_for(reader, claim, &asking)?;
        Ok((reader.history(&claim.id)?, reader.products()?, Around::of(reader, claim, &asking)?, admins))
    })
    .await?;
    let submits = match opened.allows(Act::Submit, &actor) {
        Ok(()) => true,
        // Whoever prepares a draft may check it, too; somebody else hands it in.
        Err(WebError::Refused(_, Refusal::NotYours)) => false,
        Err(refused) => return Err(refused),
    };
    let claim = &opened.claim;
    let groups = details_groups(&claim.details, &product_names(&catalogue), &shell);
    let groups = with_location(groups, &around.locations, &shell).into_iter();
    let page = SubmitPage {
        card: opened.card(&actor, &shell),
        version: claim.version,
        action: urls::submit(id),
        admins: (!submits).then(|| names_of(&admins, &shell)),
        missing: missing_links(claim, &shell),
        warnings: warnings_of(claim, &around, &shell),
        groups: groups
            .map(|group| {
                let change = urls::from_check(&urls::edit(id, group.section.key()));
                (group, change)
            })
            .collect(),
        files: files_of(claim, &history, &around.scans, actor.side(), &shell),
        poe: urls::from_check(&urls::poe(id)),
        begins_within: shell.words().span(opened.calendar.span(crate::domain::calendar::Period::StartReview)),
        form,
        shell,
    };
    page_with(status, &page)
}
