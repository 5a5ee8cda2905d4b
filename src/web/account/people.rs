//! The people of one's own organisation, or Microsoft's for a Portal admin.

use crate::app::App;
use crate::domain::person::{Partner, Person};
use crate::web::account::scopes::roles_in_words;
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
    /// The organisations a conflict of interest keeps the person from.
    pub conflicts: String,
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
        let people = reader.people_of(partner.as_ref())?;
        Ok((reader.organisation(partner.as_ref())?, people, reader.partners()?))
    });
    let (organisation, people, partners) = read.await?;
    let shell = viewer.shell;
    let title = match organisation {
        Some(name) => shell.t1("people-of", "organisation", name),
        None => shell.t("people-of-microsoft"),
    };
    let rows = rows_of(&shell, &people, &partners);
    page(&PeoplePage { shell, title, new: urls::new_person(), rows, demand })
}

/// People as a list shows them; Microsoft's with the names of the organisations they must not act for.
pub fn rows_of(shell: &Shell, people: &[Person], partners: &[Partner]) -> Vec<PersonRow> {
    let conflicts = |person: &Person| {
        let with = partners.iter().filter(|partner| person.conflicts.contains(&partner.id));
        let names = with.map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(", ");
        if names.is_empty() { names } else { shell.t1("people-conflicts", "organisations", names) }
    };
    let row = |person: &Person| PersonRow {
        href: urls::person(&person.id),
        name: person.name.clone(),
        email: person.email.to_string(),
        roles: roles_in_words(shell, &person.roles, &person.scopes),
        conflicts: conflicts(person),
        state: shell.t(match person {
            Person { active: false, .. } => "people-barred",
            Person { must_change_password: true, .. } => "people-never-signed-in",
            _ => "people-active",
        }),
        barred: !person.active,
    };
    people.iter().map(row).collect()
}
