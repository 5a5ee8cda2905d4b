//! Whether an organisation demands a second factor of its people.

use crate::app::App;
use crate::domain::ids::PartnerId;
use crate::web::account::new_person::list_of;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::{Confirmed, Reply, Viewer, see_other, session};
use actix_session::Session;
use actix_web::web::Data;

/// What a list of people says of it.
pub struct Demand {
    /// The organisation's id, for the form.
    pub partner: String,
    /// Whether it is demanded.
    pub demanded: bool,
}

impl Demand {
    /// What is said about an organisation.
    pub fn of(partner: &PartnerId, demanded: bool) -> Self {
        Self { partner: partner.to_string(), demanded }
    }
}

/// Sets it.
pub async fn post(viewer: Viewer, _: Confirmed, form: Checked, session: Session, app: Data<App>) -> Reply {
    let partner = PartnerId::new(form.0.get("partner"));
    let demanded = match form.0.get("demanded") {
        "yes" => true,
        "no" => false,
        _ => return Err(WebError::Bad),
    };
    let (manager, door) = (&viewer.person, &viewer.door);
    app.workflow.demand_second_factor(manager, door, &partner, demanded).await?;
    tracing::info!(%partner, by = %viewer.person.id, demanded, "set whether a second factor is demanded");
    let key = if demanded { "second-factors-demanded-now" } else { "second-factors-free-now" };
    session::flash(&session, "success", key);
    see_other(list_of(&viewer.person, Some(&partner)))
}
