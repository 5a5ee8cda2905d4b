//! Assessment results from a file: every row is checked first, then the good ones are imported.

use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::actor::Actor;
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::may;
use crate::domain::reason::Ineligible;
use crate::domain::trace::{Deed, Fact, Trace};
use crate::web::admin::import_file::{self, GoodRow, LONGEST_FILE, Sheet, Wrong};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::results::ResultWords;
use crate::web::sheet::Brought;
use crate::web::{AdminViewer, Reply, Shell, form_page, page};
use crate::workflow::{ActError, Seen};
use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "admin/import.html")]
struct ImportPage {
    shell: Shell,
    form: Entered,
    longest: String,
    reasons: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "admin/import_checked.html")]
struct CheckedPage {
    shell: Shell,
    bad: Vec<BadRow>,
    good: Vec<ShownRow>,
    /// The good rows, to be sent back.
    rows: String,
    bad_heading: String,
    good_heading: String,
    button: String,
}

struct BadRow {
    line: u64,
    claim: String,
    says: String,
}

struct ShownRow {
    line: u64,
    claim: String,
    result: String,
}

#[derive(Template)]
#[template(path = "admin/import_done.html")]
struct DonePage {
    shell: Shell,
    title: String,
    unchanged: Option<String>,
    refused: Vec<String>,
}

/// The form, and what the file must look like.
pub async fn get(viewer: AdminViewer) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    ask(viewer.shell, form)
}

/// Checks every row and shows what would be imported. Nothing is written yet.
pub async fn check(viewer: AdminViewer, request: HttpRequest, payload: Multipart, app: Data<App>) -> Reply {
    let brought = Brought::receive(&request, payload).await?;
    let mut form = Entered::of(brought.fields, viewer.shell.words());
    let sheet = match import_file::read(&brought.table) {
        Ok(sheet) => sheet,
        Err(key) => {
            form.complain("file", key, &[("limit", LONGEST_FILE.into())]);
            return ask(viewer.shell, form);
        }
    };
    let sheet = against_claims(sheet, viewer.actor(), &app).await?;
    let shell = viewer.shell;
    let result = |row: &GoodRow| ShownRow {
        line: row.line,
        claim: row.claim.to_string(),
        result: ResultWords::of(shell.words(), row.assessment).in_one(),
    };
    let bad = |wrong: &Wrong| BadRow {
        line: wrong.line,
        claim: wrong.claim.clone(),
        says: shell.t1(wrong.key, "text", wrong.text.as_str()),
    };
    let page_of = CheckedPage {
        bad_heading: shell.count("import-bad-rows", sheet.bad.len()),
        good_heading: shell.count("import-good-rows", sheet.good.len()),
        button: shell.count("import-now", sheet.good.len()),
        bad: sheet.bad.iter().map(bad).collect(),
        good: sheet.good.iter().map(result).collect(),
        rows: import_file::to_text(&sheet.good),
        shell,
    };
    page(&page_of)
}

/// Imports the good rows, each through the door; rows that say nothing new change nothing.
pub async fn post(viewer: AdminViewer, form: Checked, app: Data<App>) -> Reply {
    let rows = import_file::from_text(form.0.get("rows")).ok_or(WebError::Bad)?;
    // Each result stands in its claim's history. This is written first: what leaves no trace is not imported.
    let trace = Trace::of(Deed::ResultsImported, &viewer.door).by(&viewer.person.id);
    app.workflow.leave(trace.with(Fact::Count, rows.len())).await?;
    let (actor, shell) = (viewer.actor(), viewer.shell);
    let (mut recorded, mut unchanged, mut refused) = (0u32, 0u32, Vec::new());
    for row in rows {
        let (reading, id) = (actor.clone(), row.claim.clone());
        let claim = app.store.read(move |reader| reader.claim_for(&reading, &id)).await?;
        if claim.is_some_and(|claim| claim.assessment == Some(row.assessment)) {
            unchanged += 1;
            continue;
        }
        let action = Action::RecordAssessment(row.assessment);
        match app.workflow.act(&actor, &row.claim, Seen::Any, action).await {
            Ok(_) => recorded += 1,
            Err(ActError::Store(error)) => return Err(error.into()),
            Err(_) => refused.push(row.claim.to_string()),
        }
    }
    tracing::info!(recorded, unchanged, refused = refused.len(), "imported assessment results");
    let unchanged = (unchanged > 0).then(|| shell.count("import-unchanged", unchanged));
    page(&DonePage { title: shell.count("import-done", recorded), unchanged, refused, shell })
}

/// Sorts out the rows whose claims take no result.
async fn against_claims(mut sheet: Sheet, actor: Actor, app: &App) -> Result<Sheet, WebError> {
    let now = app.workflow.now().await?;
    let ids: Vec<ClaimId> = sheet.good.iter().map(|row| row.claim.clone()).collect();
    let read = app.store.read(move |reader| {
        let takes = |id: &ClaimId| -> Result<Option<&'static str>, _> {
            let Some(claim) = reader.claim_for(&actor, id)? else { return Ok(Some("import-no-such-claim")) };
            let may = may(&claim, Act::RecordAssessment, &actor, now);
            Ok(may.is_err().then_some("import-not-assessed"))
        };
        ids.iter().map(takes).collect::<Result<Vec<_>, _>>()
    });
    let trouble = read.await?;
    let good = std::mem::take(&mut sheet.good);
    for (row, key) in good.into_iter().zip(trouble) {
        match key {
            None => sheet.good.push(row),
            Some(key) => {
                let claim = row.claim.to_string();
                sheet.bad.push(Wrong { line: row.line, text: claim.clone(), claim, key });
            }
        }
    }
    sheet.bad.sort_by_key(|wrong| wrong.line);
    Ok(sheet)
}

fn ask(shell: Shell, form: Entered) -> Reply {
    let shell = shell.around(&form);
    let reason = |r: &Ineligible| Choice::new(r.key(), shell.t(format!("ineligible-{}", r.key())));
    let reasons = Ineligible::ALL.iter().map(reason).collect();
    let longest = shell.count("import-longest", LONGEST_FILE);
    let page = ImportPage { longest, reasons, shell, form };
    form_page(&page.form, &page)
}
