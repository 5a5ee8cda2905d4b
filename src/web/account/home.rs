//! Where everybody lands: each person's own first page.

use crate::domain::actor::Role;
use crate::web::{Reply, Viewer, see_other, urls};

/// Leads on.
pub async fn get(viewer: Viewer) -> Reply {
    let person = &viewer.person;
    see_other(match () {
        () if person.partner.is_some() => urls::dashboard(),
        () if person.reviews() => urls::queue(),
        () if person.is(Role::PortalAdmin) => urls::record_assessments(),
        () => urls::change_password(),
    })
}
