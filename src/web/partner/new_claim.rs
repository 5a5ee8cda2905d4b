//! A new claim asks for its name only; everything else is filled in on its own page (R2, R18). Whoever is kept to some
//! locations begins it at one of them.

use super::edit::location_choice;
use crate::app::App;
use crate::domain::details::Details;
use crate::domain::numbers::Mpn;
use crate::domain::person::Location;
use crate::domain::text::{ClaimName, PersonName};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::{PartnerViewer, Reply, Shell, form_page, seal, see_other, session, urls};
use actix_session::Session;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "partner/new_claim.html")]
struct NewClaimPage {
    shell: Shell,
    form: Entered,
    /// Where it can begin; empty for whoever reaches the whole organisation, and says so later.
    locations: Vec<Choice>,
}

/// The form. Its hidden number makes one claim of a form sent twice.
pub async fn get(viewer: PartnerViewer, app: Data<App>) -> Reply {
    let number = app.workflow.ids().claim(app.workflow.instant());
    let form =
        Entered::blank(viewer.shell.words()).with("number", seal::sealed(&app, &viewer.person.id, &number));
    let offered = offered(&viewer, &app).await?;
    let form = match offered.as_slice() {
        [only] => form.with("mpn", only.mpn.as_str()),
        _ => form,
    };
    show(viewer.shell, form, &offered)
}

/// Opens the draft.
pub async fn post(viewer: PartnerViewer, form: Checked, session: Session, app: Data<App>) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let number = seal::unsealed(&app, &viewer.person.id, form.value("number")).ok_or(WebError::Bad)?;
    let offered = offered(&viewer, &app).await?;
    let name = form.required("name", ClaimName::parse);
    let kept = viewer.reach.locations().is_some();
    let mpn = kept.then(|| form.chosen("mpn", |typed| one_of(&offered, typed))).flatten();
    let Some(name) = name.filter(|_| form.is_good()) else { return show(viewer.shell, form, &offered) };
    let mut details = Details::named(name);
    details.mpn = mpn;
    // Whoever begins a claim is the one to ask about it, until somebody else is named.
    details.partner_contact_name = PersonName::parse(&viewer.person.name).ok();
    details.partner_contact_email = Some(viewer.person.email.clone());
    details.customer_language = viewer.person.language;
    let opened = app.workflow.open(&viewer.actor(), number.clone(), details).await;
    opened.map_err(|error| WebError::of_act(error, &number))?;
    session::flash(&session, "success", "flash-opened");
    see_other(urls::claim(&number))
}

/// The locations to choose from, for whoever is kept to some.
async fn offered(viewer: &PartnerViewer, app: &App) -> Result<Vec<Location>, WebError> {
    if viewer.reach.locations().is_none() {
        return Ok(Vec::new());
    }
    let reach = viewer.reach.clone();
    Ok(app.store.read(move |reader| reader.locations_within(&reach)).await?)
}

fn one_of(offered: &[Location], typed: &str) -> Option<Mpn> {
    let mpn = Mpn::parse(typed).ok()?;
    offered.iter().any(|location| location.mpn == mpn).then_some(mpn)
}

fn show(shell: Shell, form: Entered, offered: &[Location]) -> Reply {
    let shell = shell.around(&form);
    let locations = offered.iter().map(|location| location_choice(location, &shell)).collect();
    let page = NewClaimPage { shell, form, locations };
    form_page(&page.form, &page)
}
