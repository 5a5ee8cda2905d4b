//! One location, new or known. Its MPN ID stays what it is: claims name it.

use crate::app::App;
use crate::domain::details::Country;
use crate::domain::ids::PartnerId;
use crate::domain::numbers::Mpn;
use crate::domain::person::{Location, Person};
use crate::domain::text::Label;
use crate::web::account::new_person::whose;
use crate::web::account::{complain_or_fail, country_choices};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::{Reply, Shell, Viewer, form_page, see_other, session, urls};
use crate::workflow::manages;
use actix_session::Session;
use actix_web::web::{Data, Path, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "account/location.html")]
struct LocationPage {
    shell: Shell,
    form: Entered,
    /// The MPN ID of a known location; empty for a new one.
    mpn: String,
    partner: String,
    countries: Vec<Choice>,
    back: String,
}

/// The form of a new location.
pub async fn get_new(viewer: Viewer, query: Query<Vec<(String, String)>>) -> Reply {
    let partner = of_partner(&viewer.person, Fields(query.into_inner()).get("partner"))?;
    let form = Entered::blank(viewer.shell.words());
    show(viewer, form, None, &partner)
}

/// Adds a location.
pub async fn post_new(viewer: Viewer, form: Checked, session: Session, app: Data<App>) -> Reply {
    let partner = of_partner(&viewer.person, form.0.get("partner"))?;
    let asked = partner.clone();
    if app.store.read(move |reader| reader.partner(&asked)).await?.is_none() {
        return Err(WebError::NotFound);
    }
    let mut form = Entered::of(form.0, viewer.shell.words());
    let mpn = form.required("mpn", Mpn::parse);
    if let Some(mpn) = mpn.clone()
        && app.store.read(move |reader| reader.location(&mpn)).await?.is_some()
    {
        form.complain("mpn", "locations-mpn-taken", &[]);
    }
    let parsed = parse(&mut form, partner.clone(), mpn);
    save(viewer, form, session, &app, None, (partner, parsed)).await
}

/// The form of a known location.
pub async fn get(viewer: Viewer, mpn: Path<String>, app: Data<App>) -> Reply {
    let location = managed(&viewer.person, &mpn, &app).await?;
    let form = Entered::blank(viewer.shell.words())
        .with("location_name", location.name.as_str())
        .with("location_country", location.country.as_str())
        .with("enrolled", if location.enrolled { "yes" } else { "no" });
    show(viewer, form, Some(&location.mpn), &location.partner)
}

/// Changes a location.
pub async fn post(
    viewer: Viewer,
    mpn: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let known = managed(&viewer.person, &mpn, &app).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let parsed = parse(&mut form, known.partner.clone(), Some(known.mpn.clone()));
    save(viewer, form, session, &app, Some(known.mpn), (known.partner, parsed)).await
}

/// Whose location: one's own organisation's, or for a Portal admin the one asked for.
fn of_partner(person: &Person, asked: &str) -> Result<PartnerId, WebError> {
    whose(person, asked)?.ok_or(WebError::NotFound)
}

async fn managed(person: &Person, mpn: &str, app: &App) -> Result<Location, WebError> {
    let mpn = Mpn::parse(mpn).map_err(|_| WebError::NotFound)?;
    let location = app.store.read(move |reader| reader.location(&mpn)).await?;
    location.filter(|location| manages(person, Some(&location.partner))).ok_or(WebError::NotFound)
}

fn parse(form: &mut Entered, partner: PartnerId, mpn: Option<Mpn>) -> Option<Location> {
    let name = form.required("location_name", Label::parse);
    let country = form.chosen("location_country", Country::parse);
    let enrolled = form.is("enrolled", "yes");
    let location = Location {
        mpn: mpn?,
        partner,
        name: name?.as_str().to_owned(),
        country: country?.as_str().to_owned(),
        enrolled,
    };
    form.is_good().then_some(location)
}

async fn save(
    viewer: Viewer,
    mut form: Entered,
    session: Session,
    app: &App,
    known: Option<Mpn>,
    (partner, parsed): (PartnerId, Option<Location>),
) -> Reply {
    let Some(location) = parsed else { return show(viewer, form, known.as_ref(), &partner) };
    match app.workflow.put_location(&viewer.person, &viewer.door, location).await {
        Ok(()) => {
            session::flash(&session, "success", "locations-saved");
            see_other(list_of(&viewer.person, &partner))
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer, form, known.as_ref(), &partner)
        }
    }
}

/// The list a location stands in, for this reader.
fn list_of(reader: &Person, partner: &PartnerId) -> String {
    if reader.partner.is_some() { urls::locations().to_owned() } else { urls::organisation(partner) }
}

fn show(viewer: Viewer, form: Entered, known: Option<&Mpn>, partner: &PartnerId) -> Reply {
    let shell = viewer.shell.around(&form);
    let page = LocationPage {
        countries: country_choices(shell.words()),
        mpn: known.map_or_else(String::new, ToString::to_string),
        back: list_of(&viewer.person, partner),
        partner: partner.to_string(),
        shell,
        form,
    };
    form_page(&page.form, &page)
}
