//! The partner organisations: all of them, and one with its people and locations.

use crate::app::App;
use crate::domain::ids::PartnerId;
use crate::domain::person::Partner;
use crate::web::account::country_name;
use crate::web::account::locations::{self, LocationRow};
use crate::web::account::people::{self, PersonRow};
use crate::web::account::second_factors::demand::Demand;
use crate::web::error::WebError;
use crate::web::{AdminViewer, Reply, Shell, page, urls};
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "admin/organisations.html")]
struct OrganisationsPage {
    shell: Shell,
    rows: Vec<OrganisationRow>,
}

struct OrganisationRow {
    href: String,
    name: String,
    country: String,
    domain: String,
}

#[derive(Template)]
#[template(path = "admin/organisation.html")]
struct OrganisationPage {
    shell: Shell,
    organisation: OrganisationRow,
    people: Vec<PersonRow>,
    locations: Vec<LocationRow>,
    demand: Demand,
    new_person: String,
    new_location: String,
}

/// All organisations.
pub async fn get(viewer: AdminViewer, app: Data<App>) -> Reply {
    let partners = app.store.read(|reader| reader.partners()).await?;
    let rows = partners.iter().map(|partner| row(&viewer.shell, partner)).collect();
    page(&OrganisationsPage { shell: viewer.shell, rows })
}

/// One organisation.
pub async fn get_one(viewer: AdminViewer, id: Path<String>, app: Data<App>) -> Reply {
    let id = PartnerId::new(id.into_inner());
    let read = app.store.read(move |reader| {
        let Some(partner) = reader.partner(&id)? else { return Ok(None) };
        let demand = Demand::of(&id, reader.demands_second_factor(&id)?);
        Ok(Some((partner, reader.people_of(Some(&id))?, reader.locations(&id)?, demand)))
    });
    let (partner, people, locations, demand) = read.await?.ok_or(WebError::NotFound)?;
    let shell = viewer.shell;
    let page_of = OrganisationPage {
        organisation: row(&shell, &partner),
        people: people::rows_of(&shell, &people, &[]),
        locations: locations::rows_of(&shell, &locations),
        demand,
        new_person: urls::new_person_of(&partner.id),
        new_location: urls::new_location_of(&partner.id),
        shell,
    };
    page(&page_of)
}

fn row(shell: &Shell, partner: &Partner) -> OrganisationRow {
    OrganisationRow {
        href: urls::organisation(&partner.id),
        name: partner.name.clone(),
        country: country_name(shell.words(), &partner.country),
        domain: partner.domain.to_string(),
    }
}
