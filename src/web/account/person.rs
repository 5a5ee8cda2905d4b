//! One person: name, roles, whether they may sign in; a new invitation, and an end to their sessions.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::domain::text::PersonName;
use crate::web::account::new_person::list_of;
use crate::web::account::{complain_or_fail, role_choices};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::{Confirmed, Reply, Shell, Viewer, form_page, see_other, session, urls};
use crate::workflow::{PeopleError, manages};
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "account/person.html")]
struct PersonPage {
    shell: Shell,
    form: Entered,
    person: Person,
    is_self: bool,
    /// What is to be known of a sign-in with Microsoft, where there is one.
    by_microsoft: Option<&'static str>,
    roles: Vec<Choice>,
    back: String,
    invite: String,
    sign_out: String,
    reset_factors: String,
}

/// The form, as things stand.
pub async fn get(viewer: Viewer, id: Path<String>, app: Data<App>) -> Reply {
    let person = managed(&viewer, id.into_inner(), &app).await?;
    let form = Entered::blank(viewer.shell.words()).with("person_name", person.name.as_str());
    let form = if person.active { form.with("active", "yes") } else { form };
    let form = person.roles.iter().fold(form, |form, role| form.with("roles", role.key()));
    show(viewer, form, person, &app).await
}

/// Changes the person; its sessions end at once.
pub async fn post(
    viewer: Viewer,
    id: Path<String>,
    _: Confirmed,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let person = managed(&viewer, id.into_inner(), &app).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let name = form.required("person_name", PersonName::parse);
    let roles = form.ticked("roles", Role::from_key);
    let active = form.is("active", "yes");
    let Some(name) = name.filter(|_| form.is_good()) else { return show(viewer, form, person, &app).await };
    let (manager, door) = (&viewer.person, &viewer.door);
    match app.workflow.change_person(manager, door, &person.id, name, roles, active).await {
        Ok(()) => {
            tracing::info!(person = %person.id, by = %viewer.person.id, "changed a person");
            session::flash(&session, "success", "people-saved");
            see_other(list_of(&viewer.person, person.partner.as_ref()))
        }
        Err(PeopleError::LastGlobalAdmin) => {
            let microsoft = person.partner.is_none();
            let key = if microsoft { "people-last-portal-admin" } else { "people-last-global-admin" };
            form.complain(if active { "roles" } else { "active" }, key, &[]);
            show(viewer, form, person, &app).await
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer, form, person, &app).await
        }
    }
}

/// Invites the person anew. One's own password is changed on its own page, with the old one.
pub async fn invite(
    viewer: Viewer,
    id: Path<String>,
    _: Confirmed,
    _: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let Some(person) = another(&viewer, id, &app).await? else { return see_other(urls::change_password()) };
    if person.active {
        app.workflow.invite_again(&viewer.person, &viewer.door, &person).await?;
        tracing::info!(person = %person.id, by = %viewer.person.id, "invited a person anew");
        session::flash(&session, "success", "people-invited");
    }
    see_other(urls::person(&person.id))
}

/// Ends every session of the person. One's own are ended on a page of their own.
pub async fn sign_out(
    viewer: Viewer,
    id: Path<String>,
    _: Confirmed,
    _: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let Some(person) = another(&viewer, id, &app).await? else { return see_other(urls::own_sessions()) };
    app.workflow.sign_out_person(&viewer.person, &viewer.door, &person).await?;
    tracing::info!(person = %person.id, by = %viewer.person.id, "ended a person's sessions");
    session::flash(&session, "success", "people-signed-out");
    see_other(urls::person(&person.id))
}

/// Removes the second factors of somebody who has lost them. One's own are removed on one's own page, with the password.
pub async fn reset_second_factors(
    viewer: Viewer,
    id: Path<String>,
    _: Confirmed,
    _: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let Some(person) = another(&viewer, id, &app).await? else { return see_other(urls::second_factors()) };
    app.workflow.reset_second_factors(&viewer.person, &viewer.door, &person.id).await?;
    tracing::info!(person = %person.id, by = %viewer.person.id, "removed somebody's second factors");
    session::flash(&session, "success", "second-factors-reset-done");
    see_other(urls::person(&person.id))
}

/// The person, if it is this viewer's to manage; `None` when it is the viewer, who has pages of one's own.
async fn another(viewer: &Viewer, id: Path<String>, app: &App) -> Result<Option<Person>, WebError> {
    let person = managed(viewer, id.into_inner(), app).await?;
    Ok(Some(person).filter(|person| person.id != viewer.person.id))
}

/// The person, if it is this viewer's to manage.
async fn managed(viewer: &Viewer, id: String, app: &App) -> Result<Person, WebError> {
    let person = app.store.read(move |reader| reader.person(&PersonId::new(id))).await?;
    person.filter(|person| manages(&viewer.person, person.partner.as_ref())).ok_or(WebError::NotFound)
}

async fn show(viewer: Viewer, form: Entered, person: Person, app: &App) -> Reply {
    let id = person.id.clone();
    let identity = app.store.read(move |reader| reader.identity_of(&id)).await?;
    let shell = viewer.shell.around(&form);
    let page = PersonPage {
        roles: role_choices(&shell, person.partner.is_some()),
        is_self: person.id == viewer.person.id,
        by_microsoft: identity
            .map(|one| if one.by_group { "people-by-group" } else { "people-by-microsoft" }),
        back: list_of(&viewer.person, person.partner.as_ref()),
        invite: urls::invite(&person.id),
        sign_out: urls::sign_out_person(&person.id),
        reset_factors: urls::reset_second_factors(&person.id),
        shell,
        form,
        person,
    };
    form_page(&page.form, &page)
}
