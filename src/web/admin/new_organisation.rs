//! A new organisation together with its first Global admin, who then adds everybody else.

use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::contact::{Email, Lang};
use crate::domain::details::Country;
use crate::domain::numbers::CustomerDomain;
use crate::domain::reach::Scopes;
use crate::domain::text::{Label, PersonName};
use crate::web::account::{complain_or_fail, country_choices, language_choices};
use crate::web::checked::Checked;
use crate::web::form::{Choice, Entered};
use crate::web::{AdminViewer, Confirmed, Reply, Shell, form_page, see_other, session, urls};
use crate::workflow::{NewOrganisation, NewPerson};
use actix_session::Session;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "admin/new_organisation.html")]
struct NewOrganisationPage {
    shell: Shell,
    form: Entered,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
}

/// The form.
pub async fn get(viewer: AdminViewer) -> Reply {
    let form = Entered::blank(viewer.shell.words()).with("language", viewer.shell.lang());
    show(viewer.shell, form)
}

/// Adds both.
pub async fn post(
    viewer: AdminViewer,
    _: Confirmed,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some((organisation, first)) = parse(&mut form) else { return show(viewer.shell, form) };
    match app.workflow.add_organisation(&viewer.person, &viewer.door, organisation, first).await {
        Ok((partner, _)) => {
            tracing::info!(partner = %partner.id, by = %viewer.person.id, "added an organisation");
            session::flash(&session, "success", "people-invited");
            see_other(urls::organisation(&partner.id))
        }
        Err(error) => {
            complain_or_fail(&mut form, error)?;
            show(viewer.shell, form)
        }
    }
}

fn parse(form: &mut Entered) -> Option<(NewOrganisation, NewPerson)> {
    let name = form.required("organisation_name", Label::parse);
    let country = form.chosen("organisation_country", Country::parse);
    let domain = form.required("organisation_domain", CustomerDomain::parse);
    let person = form.required("person_name", PersonName::parse);
    let email = form.required("email", Email::parse);
    let language = form.chosen("language", Lang::from_key);
    let organisation = NewOrganisation { name: name?, country: country?, domain: domain? };
    let (roles, scopes) = (vec![Role::GlobalAdmin], Scopes::default());
    Some((organisation, NewPerson { name: person?, email: email?, language: language?, roles, scopes }))
}

fn show(shell: Shell, form: Entered) -> Reply {
    let shell = shell.around(&form);
    let countries = country_choices(shell.words());
    let page = NewOrganisationPage { countries, languages: language_choices(&shell), shell, form };
    form_page(&page.form, &page)
}
