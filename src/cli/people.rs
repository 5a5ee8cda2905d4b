//! The first people of a portal: somebody must be let in before anybody can let others in.

use super::PersonArgs;
use super::serve::{assemble, open_current};
use crate::app::App;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::domain::actor::Role;
use crate::domain::contact::{Email, Lang};
use crate::domain::ids::PartnerId;
use crate::domain::numbers::CustomerDomain;
use crate::domain::person::Partner;
use crate::domain::reach::Scopes;
use crate::domain::text::{Label, PersonName};
use crate::domain::trace::{Deed, Door, Entrance, Trace};
use crate::store::Writer;
use crate::workflow::NewPerson;
use anyhow::{Context, anyhow, bail};
use std::sync::Arc;

/// Adds a person and prints the temporary password.
pub(super) async fn add(config: Config, args: PersonArgs) -> anyhow::Result<()> {
    let store = open_current(&config)?;
    let app = assemble(&config, store, Arc::new(SystemClock), None)?;
    let new = read(&args)?;
    let partner = match &args.organisation {
        Some(name) => Some(organisation(&app, name, &args).await?),
        None => None,
    };
    let password = app.workflow.ids().password();
    let person = app
        .workflow
        .enrol(&Door::inside(Entrance::CommandLine), partner, new, password.clone(), true)
        .await?;
    println!("{} may sign in with {} and must then choose another password:", person.name, person.email);
    println!("{password}");
    Ok(())
}

fn read(args: &PersonArgs) -> anyhow::Result<NewPerson> {
    let role = |key: &String| Role::from_key(key).ok_or_else(|| anyhow!("there is no role `{key}`"));
    Ok(NewPerson {
        email: Email::parse(&args.email).map_err(|_| anyhow!("`{}` is no e-mail address", args.email))?,
        name: PersonName::parse(&args.name).map_err(|_| anyhow!("give a name of at most 120 characters"))?,
        language: Lang::from_key(&args.language).ok_or_else(|| anyhow!("the language is en or sv"))?,
        roles: args.roles.iter().map(role).collect::<Result<_, _>>()?,
        scopes: Scopes::default(),
    })
}

/// The organisation of a name, founded when it is new.
async fn organisation(app: &App, name: &str, args: &PersonArgs) -> anyhow::Result<PartnerId> {
    let partners = app.store.read(|reader| reader.partners()).await?;
    if let Some(there) = partners.into_iter().find(|partner| partner.name == name) {
        return Ok(there.id);
    }
    let Some(domain) = &args.domain else {
        bail!("there is no organisation `{name}`; give its --domain to found it");
    };
    let at = app.workflow.instant();
    let name = Label::parse(name).map_err(|_| anyhow!("the organisation's name is too long"))?;
    let domain = CustomerDomain::parse(domain).map_err(|_| anyhow!("`{domain}` is no domain"))?;
    let id = app.workflow.ids().partner(at);
    let partner =
        Partner { id: id.clone(), name: name.as_str().to_owned(), country: args.country.clone(), domain };
    app.store
        .write(move |writer: &mut Writer<'_>| {
            writer.add_partner(&partner, at)?;
            let door = Door::inside(Entrance::CommandLine);
            writer.trace(&Trace::of(Deed::OrganisationAdded, &door).of_partner(Some(&partner.id)), at)
        })
        .await
        .context("the organisation")?;
    Ok(id)
}
