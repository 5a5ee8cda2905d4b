//! A new draft filled from another claim, with the same or another activity: one activity a claim, so who did two
//! things for a customer claims twice.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::claim::Claim;
use crate::domain::details::Details;
use crate::domain::ids::ClaimId;
use crate::domain::product::{Activity, SolutionArea};
use crate::domain::refusal::Refusal;
use crate::domain::text::ClaimName;
use crate::store::Product;
use crate::web::checked::Checked;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::details_rows::{activity_about, activity_name};
use crate::web::claims::{id_of, open};
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::seal::{sealed, unsealed};
use crate::web::{PartnerViewer, Reply, Shell, form_page, see_other, session, urls};
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/copy.html")]
struct CopyPage {
    shell: Shell,
    card: ClaimCard,
    form: Entered,
    action: String,
    activities: Vec<Choice>,
}

/// The form. Its hidden number makes one claim of a form sent twice.
pub async fn get(viewer: PartnerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let id = id_of(&path)?;
    let number = app.workflow.ids().claim(app.workflow.instant());
    let (opened, ()) = open(&app, &viewer.actor(), &id, |_, _| Ok(())).await?;
    let details = &opened.claim.details;
    let form = Entered::blank(viewer.shell.words())
        .with("number", sealed(&app, &viewer.person.id, &number))
        .with("name", details.name.as_str())
        .with("activity", details.activity.map_or("", Activity::key));
    show(viewer, &id, form, &app).await
}

/// Opens the draft.
pub async fn post(
    viewer: PartnerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = id_of(&path)?;
    let (opened, catalogue) = open(&app, &viewer.actor(), &id, |reader, _| reader.products()).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let number = unsealed(&app, &viewer.person.id, form.value("number")).ok_or(WebError::Bad)?;
    let name = form.required("name", ClaimName::parse);
    let activity = form.chosen("activity", Activity::from_key);
    let (Some(name), Some(activity)) = (name, activity) else { return show(viewer, &id, form, &app).await };
    let details = copied(&opened.claim, name, activity, &catalogue);
    let copy = app.workflow.open(&viewer.actor(), number.clone(), details).await;
    copy.map_err(|error| WebError::of_act(error, &number))?;
    session::flash(&session, "success", "flash-copied");
    see_other(urls::claim(&number))
}

/// The details of a claim as another activity has them: what it does not know is left out.
fn copied(claim: &Claim, name: ClaimName, activity: Activity, catalogue: &[Product]) -> Details {
    let mut details = Details { name, activity: Some(activity), ..claim.details.clone() };
    details.products.retain(|claimed| {
        let known = catalogue.iter().find(|product| product.code == claimed.product);
        known.is_some_and(|product| product.active && product.activities.contains(&activity))
    });
    details.recognition_only = details.recognition_only && activity == Activity::UsageM365;
    if activity != Activity::RevenueAssociation {
        (details.seller, details.seller_customer, details.isv_solution) = (None, None, None);
    }
    if activity.area() == SolutionArea::Microsoft365 {
        details.technical_contact_name = None;
        details.technical_contact_title = None;
        details.technical_contact_email = None;
    }
    details
}

async fn show(viewer: PartnerViewer, id: &ClaimId, form: Entered, app: &App) -> Reply {
    let (actor, shell) = (viewer.actor(), viewer.shell.around(&form));
    if !actor.has_any(Role::PARTNER) {
        return Err(WebError::Refused(id.clone(), Refusal::NotYours));
    }
    let (opened, ()) = open(app, &actor, id, |_, _| Ok(())).await?;
    let choice = |activity: &Activity| {
        let words = shell.words();
        Choice::explained(activity.key(), activity_name(words, *activity), activity_about(words, *activity))
    };
    let page = CopyPage {
        card: opened.card(&actor, &shell),
        action: urls::copy(id),
        activities: Activity::ALL.iter().map(choice).collect(),
        form,
        shell,
    };
    form_page(&page.form, &page)
}
