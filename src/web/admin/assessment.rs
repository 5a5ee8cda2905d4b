//! What the assessment of one claim came to, written down by a Portal admin.

use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::claim::Claim;
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::may;
use crate::domain::reason::{Assessment, Ineligible};
use crate::store::Product;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::results::{ResultWords, named};
use crate::web::{AdminViewer, Reply, Shell, form_page, see_other, session, urls};
use crate::workflow::Seen;
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "admin/assessment.html")]
struct AssessmentPage {
    shell: Shell,
    form: Entered,
    version: u32,
    claim: String,
    claim_href: String,
    facts: Vec<(String, String)>,
    results: Vec<Choice>,
    reasons: Vec<Choice>,
}

/// The form, with what is written down now.
pub async fn get(viewer: AdminViewer, id: Path<String>, app: Data<App>) -> Reply {
    let known = assessable(&viewer, id.into_inner(), &app).await?;
    let form = Entered::blank(viewer.shell.words());
    let form = match known.claim.assessment {
        Some(Assessment::Eligible) => form.with("result", "eligible"),
        Some(Assessment::NotEligible { reason }) => {
            form.with("result", "not-eligible").with("reason", reason.key())
        }
        Some(Assessment::Pending) | None => form,
    };
    show(viewer.shell, form, &known)
}

/// Writes it down.
pub async fn post(
    viewer: AdminViewer,
    id: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let known = assessable(&viewer, id.into_inner(), &app).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let seen = form.value("seen").parse().map(Seen::Version).map_err(|_| WebError::Bad)?;
    let Some(assessment) = parse(&mut form) else { return show(viewer.shell, form, &known) };
    let action = Action::RecordAssessment(assessment);
    let acted = app.workflow.act(&viewer.actor(), &known.claim.id, seen, action).await;
    acted.map_err(|error| WebError::of_act(error, &known.claim.id))?;
    session::flash(&session, "success", "assessments-recorded");
    see_other(urls::record_assessments())
}

/// A claim with what its facts are worded from.
struct Known {
    claim: Claim,
    /// Its organisation's name.
    partner: String,
    catalogue: Vec<Product>,
}

/// The claim, when a result may be written down.
async fn assessable(viewer: &AdminViewer, id: String, app: &App) -> Result<Known, WebError> {
    let id = ClaimId::parse(&id).ok_or(WebError::NotFound)?;
    let actor = viewer.actor();
    let read = app.store.read(move |reader| {
        let Some(claim) = reader.claim_for(&actor, &id)? else { return Ok(None) };
        let partner = reader.partner(&claim.partner)?.map_or_else(String::new, |partner| partner.name);
        Ok(Some(Known { claim, partner, catalogue: reader.products()? }))
    });
    let known = read.await?.ok_or(WebError::NotFound)?;
    let now = app.workflow.now().await?;
    may(&known.claim, Act::RecordAssessment, &viewer.actor(), now)
        .map_err(|refusal| WebError::Refused(known.claim.id.clone(), refusal))?;
    Ok(known)
}

fn parse(form: &mut Entered) -> Option<Assessment> {
    let result = form.chosen("result", |key| ["eligible", "not-eligible"].into_iter().find(|r| *r == key))?;
    if result == "eligible" {
        return Some(Assessment::Eligible);
    }
    let reason = form.chosen("reason", Ineligible::from_key)?;
    Some(Assessment::NotEligible { reason })
}

fn facts(shell: &Shell, known: &Known) -> Vec<(String, String)> {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let details = &known.claim.details;
    let products = named(&details.products, &known.catalogue).into_iter();
    let products = products.map(|(product, subscription)| match subscription.as_str() {
        "" => product,
        subscription => format!("{product} ({subscription})"),
    });
    let now = known.claim.assessment.unwrap_or(Assessment::Pending);
    [
        ("assessment-claim-name", details.name.to_string()),
        ("assessment-partner", known.partner.clone()),
        ("assessment-mpn", text(details.mpn.as_ref().map(|mpn| mpn.as_str()))),
        ("assessment-customer", text(details.customer.as_ref().map(|customer| customer.as_str()))),
        ("assessment-tenant", text(details.tenant.as_ref().map(|tenant| tenant.as_str()))),
        ("assessment-products", products.collect::<Vec<_>>().join("\n")),
        ("assessment-result-now", ResultWords::of(shell.words(), now).in_one()),
    ]
    .map(|(key, value)| (shell.t(key), value))
    .to_vec()
}

fn show(shell: Shell, form: Entered, known: &Known) -> Reply {
    let shell = shell.around(&form);
    let result = |key: &str| Choice::new(key, shell.t(format!("assessment-{key}")));
    let reason =
        |reason: &Ineligible| Choice::new(reason.key(), shell.t(format!("ineligible-{}", reason.key())));
    let page = AssessmentPage {
        version: known.claim.version,
        claim: known.claim.id.to_string(),
        claim_href: urls::review(&known.claim.id),
        facts: facts(&shell, known),
        results: ["eligible", "not-eligible"].map(result).to_vec(),
        reasons: Ineligible::ALL.iter().map(reason).collect(),
        shell,
        form,
    };
    form_page(&page.form, &page)
}
