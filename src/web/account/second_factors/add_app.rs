//! Adds an authenticator app: it reads a picture, shows a code, and the code proves that it did.

use super::{complain_or_fail, name_of, recovery_codes};
use crate::app::App;
use crate::domain::second_factor::FactorKind;
use crate::domain::text::Wrong;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Confirmed, Reply, Shell, Viewer, form_page, see_other, session, urls};
use crate::workflow::Proposal;
use actix_session::Session;
use actix_web::web::Data;
use askama::Template;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;

#[derive(Template)]
#[template(path = "account/add_app.html")]
struct AddAppPage {
    shell: Shell,
    form: Entered,
    picture: String,
    secret: String,
    url: String,
    sealed: String,
}

/// The picture, the secret in letters, and the form.
pub async fn get(viewer: Viewer, _: Confirmed, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    let proposal = app.workflow.propose_app(&viewer.person);
    show(viewer, form, proposal)
}

/// Adds it when the code is right.
pub async fn post(viewer: Viewer, _: Confirmed, form: Checked, session: Session, app: Data<App>) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let sealed = form.value("sealed").to_owned();
    let proposal = app.workflow.proposed_app(&viewer.person, &sealed);
    if proposal.is_none() {
        // Not ours, or of a secret two changes ago: a new one is proposed.
        return see_other(urls::add_app());
    }
    let code = form.required("code", |text| {
        let text = text.trim();
        if text.is_empty() { Err(Wrong::new("wrong-empty")) } else { Ok(text.to_owned()) }
    });
    let name = name_of(&mut form, &viewer.shell, FactorKind::App);
    let (Some(code), Some(name), true) = (code, name, form.is_good()) else {
        return show(viewer, form, proposal);
    };
    match app.workflow.add_app(&viewer.person, &viewer.door, &sealed, &code, name).await {
        Ok(added) => {
            tracing::info!(person = %viewer.person.id, "added an authenticator app");
            session::flash(&session, "success", "second-factors-added");
            recovery_codes::show_or_go_on(viewer.shell, added)
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer, form, proposal)
        }
    }
}

fn show(viewer: Viewer, form: Entered, proposal: Option<Proposal>) -> Reply {
    let proposal = proposal.ok_or_else(|| WebError::broken(&"no secret can be proposed"))?;
    let picture = picture(&proposal.told.url)?;
    let (secret, url) = (proposal.told.secret, proposal.told.url);
    let page =
        AddAppPage { shell: viewer.shell.around(&form), form, picture, secret, url, sealed: proposal.sealed };
    form_page(&page.form, &page)
}

/// The QR code as SVG. It paints by attributes only, which the content policy allows.
fn picture(url: &str) -> Result<String, WebError> {
    let code =
        QRBuilder::new(url).build().map_err(|error| WebError::broken(&format!("no QR code: {error:?}")))?;
    Ok(SvgBuilder::default().to_str(&code))
}
