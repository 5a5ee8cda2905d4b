//! The codes for when every second factor is lost: shown once, to be printed, and renewed when they run out.

use super::complain_or_fail;
use crate::app::App;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Confirmed, Reply, Shell, Viewer, form_page, page, see_other, urls};
use crate::workflow::Added;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "account/renew_codes.html")]
struct RenewCodesPage {
    shell: Shell,
    form: Entered,
}

#[derive(Template)]
#[template(path = "account/recovery_codes.html")]
struct RecoveryCodesPage {
    shell: Shell,
    codes: Vec<String>,
}

/// Asks before the old codes are replaced.
pub async fn get(viewer: Viewer, _: Confirmed) -> Reply {
    if !viewer.person.has_second_factor {
        return Err(WebError::NotFound);
    }
    let form = Entered::blank(viewer.shell.words());
    ask(viewer.shell, form)
}

/// Replaces them and shows the new ones.
pub async fn post(viewer: Viewer, _: Confirmed, form: Checked, app: Data<App>) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    if form.is_again() {
        return ask(viewer.shell, form);
    }
    match app.workflow.renew_recovery_codes(&viewer.person, &viewer.door).await {
        Ok(codes) => {
            tracing::info!(person = %viewer.person.id, "renewed the recovery codes");
            show(viewer.shell, codes)
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            ask(viewer.shell, form)
        }
    }
}

/// The codes that came with the first factor; back to the list after another one.
pub fn show_or_go_on(shell: Shell, added: Added) -> Reply {
    match added {
        Some(codes) => show(shell, codes),
        None => see_other(urls::second_factors()),
    }
}

fn show(shell: Shell, codes: Vec<String>) -> Reply {
    page(&RecoveryCodesPage { shell, codes })
}

fn ask(shell: Shell, form: Entered) -> Reply {
    let page = RenewCodesPage { shell: shell.around(&form), form };
    form_page(&page.form, &page)
}
