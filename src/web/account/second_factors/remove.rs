//! Removes one of one's own second factors, with the password.

use super::complain_or_fail;
use crate::app::App;
use crate::domain::ids::FactorId;
use crate::domain::second_factor::Factor;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Confirmed, Reply, Shell, Viewer, form_page, see_other, session, urls};
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "account/remove_factor.html")]
struct RemoveFactorPage {
    shell: Shell,
    form: Entered,
    name: String,
    is_last: bool,
}

/// Asks before.
pub async fn get(viewer: Viewer, id: Path<String>, _: Confirmed, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    let (factor, is_last) = own(&viewer, &FactorId::new(id.into_inner()), &app).await?;
    show(viewer.shell, form, factor, is_last)
}

/// Removes it.
pub async fn post(
    viewer: Viewer,
    id: Path<String>,
    _: Confirmed,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let id = FactorId::new(id.into_inner());
    let (factor, is_last) = own(&viewer, &id, &app).await?;
    if form.is_again() {
        return show(viewer.shell, form, factor, is_last);
    }
    match app.workflow.remove_factor(&viewer.person, &viewer.door, &id).await {
        Ok(()) => {
            tracing::info!(person = %viewer.person.id, "removed a second factor");
            session::flash(&session, "success", "second-factors-removed");
            see_other(urls::second_factors())
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer.shell, form, factor, is_last)
        }
    }
}

async fn own(viewer: &Viewer, id: &FactorId, app: &App) -> Result<(Factor, bool), WebError> {
    let (factors, _) = app.workflow.factors_of(&viewer.person.id).await?;
    let is_last = factors.len() == 1;
    let found = factors.into_iter().find(|factor| factor.id == *id).ok_or(WebError::NotFound)?;
    Ok((found, is_last))
}

fn show(shell: Shell, form: Entered, factor: Factor, is_last: bool) -> Reply {
    let page = RemoveFactorPage { shell: shell.around(&form), form, name: factor.name, is_last };
    form_page(&page.form, &page)
}
