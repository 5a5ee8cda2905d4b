//! The report (R8): of every claim handed to assessment its tenant, subscriptions and result, to read and to keep.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::trace::List;
use crate::store::{Assessed, AssessmentsWanted, Product};
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::results::{RESULTS, ResultWords, named};
use crate::web::sheet::Export;
use crate::web::{PartnerViewer, Reply, Shell, page, sheet, urls};
use actix_web::web::{Data, Query};
use askama::Template;

/// How many claims the page shows.
const SHOWN: i64 = 200;
/// How many claims the file holds.
const WRITTEN: i64 = 20_000;

#[derive(Template)]
#[template(path = "results/assessments.html")]
struct AssessmentsPage {
    shell: Shell,
    form: Entered,
    results: Vec<Choice>,
    file: String,
    filtered: bool,
    /// Says so when there may be more than are shown.
    more: Option<String>,
    rows: Vec<AssessmentRow>,
}

struct AssessmentRow {
    href: String,
    claim: String,
    name: String,
    customer: String,
    tenant: String,
    products: Vec<(String, String)>,
    mpn: String,
    sent: String,
    words: ResultWords,
}

type Asked = Query<Vec<(String, String)>>;

/// The report.
pub async fn get(viewer: PartnerViewer, query: Asked, app: Data<App>) -> Reply {
    let form = Entered::of(Fields(query.into_inner()), viewer.shell.words());
    let (claims, products) = wanted(&viewer, &form, SHOWN, &app).await?;
    let shell = viewer.shell;
    let filters = [("result", form.value("result")), ("q", form.value("q"))];
    let query = serde_html_form::to_string(filters).unwrap_or_default();
    let page_of = AssessmentsPage {
        results: RESULTS.iter().map(|r| Choice::new(*r, shell.t(format!("assessment-{r}")))).collect(),
        file: format!("{}?{query}", urls::assessments_csv()),
        filtered: filters.iter().any(|(_, value)| !value.is_empty()),
        more: (claims.len() as i64 == SHOWN).then(|| shell.count("assessments-more", SHOWN)),
        rows: claims.iter().map(|claim| row(&shell, claim, &products)).collect(),
        shell,
        form,
    };
    page(&page_of)
}

/// The same as a file for a spreadsheet.
pub async fn csv(viewer: PartnerViewer, query: Asked, app: Data<App>) -> Reply {
    let form = Entered::of(Fields(query.into_inner()), viewer.shell.words());
    let (claims, products) = wanted(&viewer, &form, WRITTEN, &app).await?;
    let shell = viewer.shell;
    let names =
        ["claim", "claim-name", "customer", "tenant", "product", "subscription", "mpn", "sent", "result"];
    let names = names.into_iter().chain(["reason", "cure", "recorded"]);
    let head: Vec<String> = names.map(|name| shell.t(format!("assessment-{name}"))).collect();
    let rows: Vec<Vec<String>> = claims.iter().flat_map(|claim| lines(&shell, claim, &products)).collect();
    let (by, door) = (&viewer.person, &viewer.door);
    let export = Export { list: List::AssessmentResults, by, door, head: &head, rows: &rows };
    sheet::take_along(&app, export).await
}

/// The organisation's claims in the assessment, and the catalogue for the products' names. Billing admins only.
async fn wanted(
    viewer: &PartnerViewer,
    form: &Entered,
    most: i64,
    app: &App,
) -> Result<(Vec<Assessed>, Vec<Product>), WebError> {
    if !viewer.person.is(Role::BillingAdmin) {
        return Err(WebError::NotFound);
    }
    let asked = AssessmentsWanted {
        reach: Some(viewer.reach.clone()),
        result: RESULTS.into_iter().find(|result| *result == form.value("result")),
        search: form.value("q").to_owned(),
        oldest_first: false,
        most,
    };
    let read = app.store.read(move |reader| Ok((reader.assessments(&asked)?, reader.products()?)));
    Ok(read.await?)
}

fn row(shell: &Shell, claim: &Assessed, products: &[Product]) -> AssessmentRow {
    AssessmentRow {
        href: urls::claim(&claim.claim),
        claim: claim.claim.to_string(),
        name: claim.name.clone(),
        customer: claim.customer.clone(),
        tenant: claim.tenant.clone(),
        products: named(&claim.products, products),
        mpn: claim.mpn.clone(),
        sent: shell.moment(&claim.sent_at),
        words: ResultWords::of(shell.words(), claim.assessment),
    }
}

/// One line a product, so that a spreadsheet can look a subscription up.
fn lines(shell: &Shell, claim: &Assessed, products: &[Product]) -> Vec<Vec<String>> {
    let words = ResultWords::of(shell.words(), claim.assessment);
    let recorded = claim.recorded_at.map(|at| shell.moment(&at)).unwrap_or_default();
    let line = |(product, subscription): (String, String)| {
        vec![
            claim.claim.to_string(),
            claim.name.clone(),
            claim.customer.clone(),
            claim.tenant.clone(),
            product,
            subscription,
            claim.mpn.clone(),
            shell.moment(&claim.sent_at),
            words.result.clone(),
            words.reason.clone(),
            words.cure.clone(),
            recorded.clone(),
        ]
    };
    named(&claim.products, products).into_iter().map(line).collect()
}
