//! Approved claims in the assessment of incentives: which wait for a result, and what others came to.

use crate::app::App;
use crate::domain::trace::List;
use crate::store::{Assessed, AssessmentsWanted};
use crate::web::form::{Choice, Entered, Fields};
use crate::web::results::{RESULTS, ResultWords};
use crate::web::sheet::Export;
use crate::web::{AdminViewer, Reply, Shell, page, sheet, urls};
use actix_web::web::{Data, Query};
use askama::Template;

/// How many claims the list shows.
const SHOWN: i64 = 200;
/// How many claims the file to fill in holds.
const WRITTEN: i64 = 2000;

#[derive(Template)]
#[template(path = "admin/assessments.html")]
struct AssessmentsPage {
    shell: Shell,
    form: Entered,
    results: Vec<Choice>,
    /// Says so when there may be more than are shown.
    more: Option<String>,
    rows: Vec<AssessmentRow>,
}

struct AssessmentRow {
    href: String,
    claim: String,
    partner: String,
    customer: String,
    tenant: String,
    sent: String,
    words: ResultWords,
    pending: bool,
}

/// The list; those that wait, unless another result is asked for.
pub async fn get(viewer: AdminViewer, query: Query<Vec<(String, String)>>, app: Data<App>) -> Reply {
    let asked = Fields(query.into_inner());
    let untouched = asked.0.iter().all(|(name, _)| name != "result");
    let form = Entered::of(asked, viewer.shell.words());
    let form = if untouched { form.with("result", "pending") } else { form };
    let wanted = RESULTS.into_iter().find(|result| *result == form.value("result"));
    let asked = AssessmentsWanted {
        reach: None,
        result: wanted,
        search: form.value("q").to_owned(),
        oldest_first: wanted == Some("pending"),
        most: SHOWN,
    };
    let claims = app.store.read(move |reader| reader.assessments(&asked)).await?;
    let more = claims.len() as i64 == SHOWN;
    let shell = viewer.shell;
    let rows = claims.iter().map(|claim| row(&shell, claim));
    let page_of = AssessmentsPage {
        results: RESULTS.iter().map(|r| Choice::new(*r, shell.t(format!("assessment-{r}")))).collect(),
        more: more.then(|| shell.count("assessments-more", SHOWN)),
        rows: rows.collect(),
        shell,
        form,
    };
    page(&page_of)
}

fn row(shell: &Shell, claim: &Assessed) -> AssessmentRow {
    let words = ResultWords::of(shell.words(), claim.assessment);
    AssessmentRow {
        href: urls::record_assessment(&claim.claim),
        claim: claim.claim.to_string(),
        partner: claim.partner.clone(),
        customer: claim.customer.clone(),
        tenant: claim.tenant.clone(),
        sent: shell.moment(&claim.sent_at),
        pending: claim.assessment.key() == "pending",
        words,
    }
}

/// What waits, those that have waited longest first, as a file whose last two columns are to be filled in and imported.
pub async fn pending_csv(viewer: AdminViewer, app: Data<App>) -> Reply {
    let waiting = AssessmentsWanted {
        result: Some("pending"),
        oldest_first: true,
        most: WRITTEN,
        ..AssessmentsWanted::default()
    };
    let claims = app.store.read(move |reader| reader.assessments(&waiting)).await?;
    // The columns' names are read back by the import, so they are the same in every language.
    let head = ["claim", "partner", "customer", "tenant", "subscriptions", "mpn", "result", "reason"];
    let row = |claim: &Assessed| {
        let subscriptions = claim.products.iter().filter_map(|p| p.subscription.as_ref());
        let subscriptions: Vec<&str> = subscriptions.map(|subscription| subscription.as_str()).collect();
        vec![
            claim.claim.to_string(),
            claim.partner.clone(),
            claim.customer.clone(),
            claim.tenant.clone(),
            subscriptions.join(" "),
            claim.mpn.clone(),
            String::new(),
            String::new(),
        ]
    };
    let rows: Vec<Vec<String>> = claims.iter().map(row).collect();
    let (by, door, head) = (&viewer.person, &viewer.door, head.map(str::to_owned));
    let export = Export { list: List::Assessments, by, door, head: &head, rows: &rows };
    sheet::take_along(&app, export).await
}
