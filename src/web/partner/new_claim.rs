//! A new claim asks for its name only; everything else is filled in on its own page (R2, R18).

use crate::app::App;
use crate::domain::details::Details;
use crate::domain::text::{ClaimName, PersonName};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{PartnerViewer, Reply, Shell, form_page, seal, see_other, session, urls};
use actix_session::Session;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "partner/new_claim.html")]
struct NewClaimPage {
    shell: Shell,
    form: Entered,
}

/// The form. Its hidden number makes one claim of a form sent twice.
pub async fn get(viewer: PartnerViewer, app: Data<App>) -> Reply {
    let number = app.workflow.ids().claim(app.workflow.instant());
    let form =
        Entered::blank(viewer.shell.words()).with("number", seal::sealed(&app, &viewer.person.id, &number));
    show(viewer.shell, form)
}

/// Opens the draft.
pub async fn post(viewer: PartnerViewer, form: Checked, session: Session, app: Data<App>) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let number = seal::unsealed(&app, &viewer.person.id, form.value("number")).ok_or(WebError::Bad)?;
    let Some(name) = form.required("name", ClaimName::parse) else { return show(viewer.shell, form) };
    let mut details = Details::named(name);
    // Whoever begins a claim is the one to ask about it, until somebody else is named.
    details.partner_contact_name = PersonName::parse(&viewer.person.name).ok();
    details.partner_contact_email = Some(viewer.person.email.clone());
    details.customer_language = viewer.person.language;
    let opened = app.workflow.open(&viewer.actor(), number.clone(), details).await;
    opened.map_err(|error| WebError::of_act(error, &number))?;
    session::flash(&session, "success", "flash-opened");
    see_other(urls::claim(&number))
}

fn show(shell: Shell, form: Entered) -> Reply {
    let page = NewClaimPage { shell: shell.around(&form), form };
    form_page(&page.form, &page)
}
