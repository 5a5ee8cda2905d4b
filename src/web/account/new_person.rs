//! A new person, who is invited by letter to choose a password.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::contact::{Email, Lang};
use crate::domain::ids::PartnerId;
use crate::domain::person::{Location, Person};
use crate::domain::text::PersonName;
use crate::web::account::scopes::{RoleRow, role_rows, scopes_of, with_whole};
use crate::web::account::{complain_or_fail, language_choices};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::{Confirmed, Reply, Shell, Viewer, form_page, see_other, session, urls};
use crate::workflow::{NewPerson, manages};
use actix_session::Session;
use actix_web::web::{Data, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "account/new_person.html")]
struct NewPersonPage {
    shell: Shell,
    form: Entered,
    organisation: String,
    partner: String,
    back: String,
    roles: Vec<RoleRow>,
    languages: Vec<Choice>,
}

/// The form.
pub async fn get(viewer: Viewer, query: Query<Vec<(String, String)>>, app: Data<App>) -> Reply {
    let asked = Fields(query.into_inner());
    let partner = whose(&viewer.person, asked.get("partner"))?;
    let form = Entered::blank(viewer.shell.words()).with("language", viewer.shell.lang());
    show(viewer, with_whole(form), partner, &app).await
}

/// Adds the person.
pub async fn post(viewer: Viewer, _: Confirmed, form: Checked, session: Session, app: Data<App>) -> Reply {
    let partner = whose(&viewer.person, form.0.get("partner"))?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let locations = locations_of(partner.as_ref(), &app).await?;
    let Some(new) = parse(&mut form, locations.as_deref()) else {
        return show(viewer, form, partner, &app).await;
    };
    match app.workflow.add_person(&viewer.person, &viewer.door, partner.clone(), new).await {
        Ok(person) => {
            tracing::info!(person = %person.id, by = %viewer.person.id, "added a person");
            session::flash(&session, "success", "people-invited");
            see_other(list_of(&viewer.person, partner.as_ref()))
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer, form, partner, &app).await
        }
    }
}

/// Whose people: one's own organisation's; for a Portal admin the organisation asked for, or Microsoft's.
pub fn whose(person: &Person, asked: &str) -> Result<Option<PartnerId>, WebError> {
    let of_asked = (!asked.is_empty()).then(|| PartnerId::new(asked));
    let partner = person.partner.clone().or(of_asked);
    if manages(person, partner.as_ref()) { Ok(partner) } else { Err(WebError::NotFound) }
}

/// The list a person stands in, for this reader.
pub fn list_of(reader: &Person, partner: Option<&PartnerId>) -> String {
    match partner {
        Some(partner) if reader.partner.is_none() => urls::organisation(partner),
        _ => urls::people().to_owned(),
    }
}

/// The locations to which roles of an organisation's people can be kept; Microsoft's people have none.
pub async fn locations_of(partner: Option<&PartnerId>, app: &App) -> Result<Option<Vec<Location>>, WebError> {
    let Some(partner) = partner.cloned() else { return Ok(None) };
    Ok(Some(app.store.read(move |reader| reader.locations(&partner)).await?))
}

/// Reads name, address, language, roles, and where they apply.
fn parse(form: &mut Entered, locations: Option<&[Location]>) -> Option<NewPerson> {
    let name = form.required("person_name", PersonName::parse);
    let email = form.required("email", Email::parse);
    let language = form.chosen("language", Lang::from_key);
    let side = if locations.is_some() { Role::PARTNER } else { Role::MICROSOFT };
    let roles = form.ticked("roles", |key| Role::from_key(key).filter(|role| side.contains(role)));
    if roles.is_empty() && form.error("roles").is_none() {
        form.complain("roles", "people-no-role", &[]);
    }
    let scopes = scopes_of(form, &roles, locations.unwrap_or_default());
    let new = NewPerson { name: name?, email: email?, language: language?, roles, scopes };
    form.is_good().then_some(new)
}

async fn show(viewer: Viewer, form: Entered, partner: Option<PartnerId>, app: &App) -> Reply {
    let locations = locations_of(partner.as_ref(), app).await?;
    let id = partner.clone();
    let read = app.store.read(move |reader| id.map(|id| reader.partner(&id)).transpose());
    let shell = viewer.shell.around(&form);
    let organisation = match read.await? {
        Some(partner) => partner.ok_or(WebError::NotFound)?.name,
        None => shell.t("people-microsoft"),
    };
    let page = NewPersonPage {
        roles: role_rows(&shell, locations.as_deref()),
        languages: language_choices(&shell),
        back: list_of(&viewer.person, partner.as_ref()),
        partner: partner.map_or_else(String::new, |partner| partner.to_string()),
        organisation,
        shell,
        form,
    };
    form_page(&page.form, &page)
}
