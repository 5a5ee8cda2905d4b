//! The people of one's own organisation, or Microsoft's for a Portal admin.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::person::Person;
use crate::web::account::second_factors::demand::Demand;
use crate::web::error::WebError;
use crate::web::{Reply, Shell, Viewer, page, urls};
use crate::workflow::manages;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "account/people.html")]
struct PeoplePage {
    shell: Shell,
    title: String,
    new: &'static str,
    rows: Vec<PersonRow>,
    demand: Option<Demand>,
}

/// One person in a list.
#[derive(Debug)]
pub struct PersonRow {
    /// The person's page.
    pub href: String,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The roles, in words.
    pub roles: String,
    /// Whether the person may sign in, in words.
    pub state: String,
    /// Whether the person may not.
    pub barred: bool,
}

/// The list.
pub async fn get(viewer: Viewer, app: Data<App>) -> Reply {
    let partner = viewer.person.partner.clone();
    if !manages(&viewer.person, partner.as_ref()) {
        return Err(WebError::NotFound);
    }
    let demand = partner.as_ref().map(|id| Demand::of(id, viewer.person.second_factor_demanded));
    let read = app.store.read(move |reader| {
        Ok((reader.organisation(partner.as_ref())?, reader.people_of(partner.as_ref())?))
    });
    let (organisation, people) = read.await?;
    let shell = viewer.shell;
    let title = match organisation {
        Some(name) => shell.t1("people-of", "organisation", name),
        None => shell.t("people-of-microsoft"),
    };
    let rows = rows_of(&shell, &people);
    page(&PeoplePage { shell, title, new: urls::new_person(), rows, demand })
}

/// People as a list shows them.
pub fn rows_of(shell: &Shell, people: &[Person]) -> Vec<PersonRow> {
    let row = |person: &Person| PersonRow {
        href: urls::person(&person.id),
        name: person.name.clone(),
        email: person.email.to_string(),
        roles: roles_in_words(shell, &person.roles),
        state: shell.t(match person {
            Person { active: false, .. } => "people-barred",
            Person { must_change_password: true, .. } => "people-never-signed-in",
            _ => "people-active",
        }),
        barred: !person.active,
    };
    people.iter().map(row).collect()
}

fn roles_in_words(shell: &Shell, roles: &[Role]) -> String {
    roles.iter().map(|role| shell.t(format!("role-{}", role.key()))).collect::<Vec<_>>().join(", ")
}
