//! Figures: how claims stand and what became of them, as pictures with the numbers behind them; a partner's own, and
//! everybody's for Microsoft.
//! May know: as `web`.
//! Start reading at `partner` and `microsoft` below; then `drawn.rs` for each picture.

mod drawn;

use crate::app::App;
use crate::domain::figures::{Counting, Figures, Milestone, first_monday};
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::reach::Reach;
use crate::store::{Reader, StoreError};
use crate::web::{PartnerViewer, Reply, ReviewerViewer, Shell, page, urls};
use actix_web::web;
use actix_web::web::Data;
use askama::Template;
use drawn::{Drawing, Picture};
use std::collections::BTreeMap;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(urls::figures(), web::get().to(partner))
        .route(urls::all_figures(), web::get().to(microsoft));
}

#[derive(Template)]
#[template(path = "figures/figures.html")]
struct FiguresPage {
    shell: Shell,
    about: String,
    list: &'static str,
    list_name: String,
    pictures: Vec<Picture>,
}

/// What is counted at one moment.
struct Counted {
    figures: Figures,
    statuses: BTreeMap<Status, i64>,
    late: BTreeMap<Phase, i64>,
}

/// An organisation's own figures.
async fn partner(viewer: PartnerViewer, app: Data<App>) -> Reply {
    let (shell, counted) = (viewer.shell, counted(&app, Some(viewer.reach)).await?);
    let pictures = drawn::pictures(&counted, &drawn::PARTNERS, &shell);
    page(&FiguresPage {
        about: shell.t("figures-about-partner"),
        list: urls::dashboard(),
        list_name: shell.t("nav-claims"),
        pictures,
        shell,
    })
}

/// Everybody's figures.
async fn microsoft(viewer: ReviewerViewer, app: Data<App>) -> Reply {
    let (shell, counted) = (viewer.shell, counted(&app, None).await?);
    let pictures = drawn::pictures(&counted, &drawn::MICROSOFTS, &shell);
    page(&FiguresPage {
        about: shell.t("figures-about-all"),
        list: urls::queue(),
        list_name: shell.t("nav-queue"),
        pictures,
        shell,
    })
}

async fn counted(app: &App, reach: Option<Reach>) -> Result<Counted, StoreError> {
    let calendar = app.workflow.calendar().await?;
    let now = calendar.now(app.workflow.instant());
    let since = calendar.start_of(first_monday(now.today));
    let count = move |reader: &mut Reader<'_>| {
        let whose = reach.as_ref();
        let mut counting = Counting::new(&calendar, now.today);
        let passed = reader.milestones(whose, since)?;
        passed.iter().for_each(|one| counting.tell(one.at, one.milestone));
        let rejected =
            passed.into_iter().filter(|one| one.milestone == Milestone::Rejected && one.at >= since);
        let mut rejected: Vec<ClaimId> = rejected.map(|one| one.claim).collect();
        rejected.dedup();
        reader.grounds(&rejected, since)?.iter().for_each(|ground| counting.because(ground));
        Ok(Counted {
            figures: counting.figures(),
            statuses: reader.status_counts(whose)?,
            late: reader.late(whose, now.at)?,
        })
    };
    app.store.read(count).await
}
