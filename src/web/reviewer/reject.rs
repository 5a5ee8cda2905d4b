//! The reviewer says no, what was wrong in detail, and what would cure it.

use super::desk::Desk;
use super::knock::{Knocked, back_to_review, knock};
use super::side_facts::SideFacts;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::calendar::Period;
use crate::domain::limit::DeadlineKind;
use crate::domain::reason::PoeFault;
use crate::domain::text::Note;
use crate::web::checked::Checked;
use crate::web::form::{Choice, Entered};
use crate::web::{Reply, ReviewerViewer, Shell, page_with};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/reject.html")]
struct RejectPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    faults: Vec<Choice>,
    /// Nobody has asked the partner for anything yet.
    never_asked: bool,
    is_final: bool,
    until: String,
}

/// The form.
pub async fn get(viewer: ReviewerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let desk = Desk::open_for(&app, &viewer, &path, Act::Reject).await?;
    let form = Entered::blank(viewer.shell.words());
    show(viewer.shell, &desk, form, StatusCode::OK)
}

/// Rejects.
pub async fn post(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let desk = Desk::open(&app, &viewer, &path).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some(action) = parse(&mut form, &desk) else {
        return show(viewer.shell, &desk, form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match knock(&app, &viewer, &path, form, action).await? {
        Knocked::Done => back_to_review(&path, &session, "flash-rejected"),
        Knocked::Kept(form) => {
            let desk = Desk::open(&app, &viewer, &path).await?;
            show(viewer.shell, &desk, form, StatusCode::CONFLICT)
        }
    }
}

fn parse(form: &mut Entered, desk: &Desk) -> Option<Action> {
    let faults = form.ticked("faults", PoeFault::from_key);
    if faults.is_empty() && form.error("faults").is_none() {
        form.complain("faults", "reject-choose", &[]);
    }
    let note = form.required("reject_note", Note::parse);
    // The source asks for a question in the comments first; without one the reviewer says why none would help.
    if desk.requests() == 0 && !form.is("no_cure", "yes") {
        form.complain("no_cure", "reject-confirm-no-cure", &[]);
    }
    let note = note.filter(|_| form.is_good())?;
    Some(Action::Reject { faults, note })
}

fn show(shell: Shell, desk: &Desk, form: Entered, status: StatusCode) -> Reply {
    let shell = shell.around(&form);
    let fault = |fault: &PoeFault| {
        let key = format!("reason-{}", fault.key());
        Choice::explained(fault.key(), shell.t(&key), shell.t(format!("{key}-cure")))
    };
    page_with(
        status,
        &RejectPage {
            side: SideFacts::of(desk, Act::Reject, &form, &shell),
            heading: shell.t("reject-title"),
            faults: PoeFault::ALL.iter().map(fault).collect(),
            never_asked: desk.requests() == 0,
            is_final: desk.claim().is_dispute(),
            until: shell.until(&desk.deadline(DeadlineKind::Window, Period::DisputeWindow)),
            form,
            shell,
        },
    )
}
