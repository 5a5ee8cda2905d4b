//! One person: name, roles, where they apply, whether they may sign in; what the roles were before; a new invitation, and
//! an end to the sessions.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::ids::PersonId;
use crate::domain::person::{Location, Person, RoleChange};
use crate::domain::text::PersonName;
use crate::store::Identity;
use crate::web::account::complain_or_fail;
use crate::web::account::new_person::{list_of, locations_of};
use crate::web::account::scopes::{RoleRow, role_rows, roles_in_words, scopes_of, with_roles};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::reviewer::conflicts::{ConflictRow, Known};
use crate::web::{Confirmed, Reply, Shell, Viewer, form_page, see_other, session, urls};
use crate::workflow::{PeopleError, PersonChange, manages};
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
    roles: Vec<RoleRow>,
    changes: Vec<ChangeLine>,
    conflicts: Vec<ConflictRow>,
    back: String,
    invite: String,
    sign_out: String,
    reset_factors: String,
}

/// What somebody's roles were from a moment on.
struct ChangeLine {
    when: String,
    roles: String,
    state: String,
    by: String,
}

/// The person with all that its page shows beside the form.
struct Subject {
    person: Person,
    /// The organisation's locations; `None` of Microsoft's people.
    locations: Option<Vec<Location>>,
    changes: Vec<RoleChange>,
    conflicts: Option<Known>,
    /// How the person is known to the directory that vouches for it.
    identity: Option<Identity>,
}

impl Subject {
    async fn of(viewer: &Viewer, id: String, app: &App) -> Result<Self, WebError> {
        let person = managed(viewer, id, app).await?;
        let locations = locations_of(person.partner.as_ref(), app).await?;
        let (id, microsoft) = (person.id.clone(), person.partner.is_none());
        let read = app.store.read(move |reader| {
            let conflicts = microsoft.then(|| Known::read(reader, Some(&id))).transpose()?;
            Ok((reader.role_changes(&id)?, conflicts, reader.identity_of(&id)?))
        });
        let (changes, conflicts, identity) = read.await?;
        Ok(Self { person, locations, changes, conflicts, identity })
    }
}

/// The form, as things stand.
pub async fn get(viewer: Viewer, id: Path<String>, app: Data<App>) -> Reply {
    let subject = Subject::of(&viewer, id.into_inner(), &app).await?;
    let person = &subject.person;
    let form = Entered::blank(viewer.shell.words()).with("person_name", person.name.as_str());
    let form = if person.active { form.with("active", "yes") } else { form };
    let form = with_roles(form, person);
    show(viewer, form, subject)
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
    let subject = Subject::of(&viewer, id.into_inner(), &app).await?;
    let person = &subject.person;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let name = form.required("person_name", PersonName::parse);
    let roles = form.ticked("roles", Role::from_key);
    let scopes = scopes_of(&mut form, &roles, subject.locations.as_deref().unwrap_or_default());
    let active = form.is("active", "yes");
    let Some(name) = name.filter(|_| form.is_good()) else { return show(viewer, form, subject) };
    let (manager, door) = (&viewer.person, &viewer.door);
    let change = PersonChange { name, roles, scopes, active };
    match app.workflow.change_person(manager, door, &person.id, change).await {
        Ok(()) => {
            tracing::info!(person = %person.id, by = %viewer.person.id, "changed a person");
            session::flash(&session, "success", "people-saved");
            see_other(list_of(&viewer.person, person.partner.as_ref()))
        }
        Err(PeopleError::LastGlobalAdmin) => {
            let microsoft = person.partner.is_none();
            let key = if microsoft { "people-last-portal-admin" } else { "people-last-global-admin" };
            form.complain(if active { "roles" } else { "active" }, key, &[]);
            show(viewer, form, subject)
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer, form, subject)
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

fn show(viewer: Viewer, form: Entered, subject: Subject) -> Reply {
    let (shell, reader) = (viewer.shell.around(&form), viewer.person);
    let Subject { person, locations, changes, conflicts, identity } = subject;
    let page = PersonPage {
        roles: role_rows(&shell, locations.as_deref()),
        changes: changes.iter().map(|change| line_of(change, &shell)).collect(),
        conflicts: conflicts.map_or_else(Vec::new, |known| known.rows(Some(&person.id), &reader, &shell)),
        is_self: person.id == reader.id,
        by_microsoft: identity
            .map(|one| if one.by_group { "people-by-group" } else { "people-by-microsoft" }),
        back: list_of(&reader, person.partner.as_ref()),
        invite: urls::invite(&person.id),
        sign_out: urls::sign_out_person(&person.id),
        reset_factors: urls::reset_second_factors(&person.id),
        shell,
        form,
        person,
    };
    form_page(&page.form, &page)
}

fn line_of(change: &RoleChange, shell: &Shell) -> ChangeLine {
    ChangeLine {
        when: shell.moment(&change.at),
        roles: roles_in_words(shell, &change.roles, &change.scopes),
        state: shell.t(if change.active { "people-active" } else { "people-barred" }),
        by: if change.by.is_empty() { shell.t("role-changes-by-command") } else { change.by.clone() },
    }
}
