//! The locations of one's own organisation. Claims and incentives hang on their MPN IDs.

use crate::app::App;
use crate::domain::person::Location;
use crate::web::account::country_name;
use crate::web::error::WebError;
use crate::web::{PartnerViewer, Reply, Shell, page, urls};
use crate::workflow::manages;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "account/locations.html")]
struct LocationsPage {
    shell: Shell,
    new: &'static str,
    rows: Vec<LocationRow>,
}

/// One location in a list.
#[derive(Debug)]
pub struct LocationRow {
    /// The location's page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its MPN ID.
    pub mpn: String,
    /// Its country, in words.
    pub country: String,
    /// Whether it is enrolled, in words.
    pub state: String,
    /// Whether it is not.
    pub unenrolled: bool,
}

/// The list.
pub async fn get(viewer: PartnerViewer, app: Data<App>) -> Reply {
    if !manages(&viewer.person, Some(&viewer.partner)) {
        return Err(WebError::NotFound);
    }
    let partner = viewer.partner;
    let locations = app.store.read(move |reader| reader.locations(&partner)).await?;
    let rows = rows_of(&viewer.shell, &locations);
    page(&LocationsPage { shell: viewer.shell, new: urls::new_location(), rows })
}

/// Locations as a list shows them.
pub fn rows_of(shell: &Shell, locations: &[Location]) -> Vec<LocationRow> {
    let row = |location: &Location| LocationRow {
        href: urls::location(&location.mpn),
        name: location.name.clone(),
        mpn: location.mpn.to_string(),
        country: country_name(shell.words(), &location.country),
        state: shell.t(if location.enrolled { "locations-enrolled" } else { "locations-not-enrolled" }),
        unenrolled: !location.enrolled,
    };
    locations.iter().map(row).collect()
}
