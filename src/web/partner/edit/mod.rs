//! The form of a claim, a page a part. In a draft fields may be left empty; what is filled in must be good. After
//! submission only what the lifecycle leaves open can be changed (R41, R42).

mod activity;
mod contacts;
mod customer;
mod location;
mod products;

pub(super) use location::location_choice;

use super::claim::is_open;
use super::tasks::{task_after, tasks_of};
use super::warnings::Around;
use super::{AT_BUTTON, Link, back_from, complain, seen};
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::actor::Actor;
use crate::domain::claim::Claim;
use crate::domain::details::Details;
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::text::Wrong;
use crate::store::Product;
use crate::web::checked::Checked;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::details_rows::{Section, product_names};
use crate::web::claims::{Opened, id_of, open};
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::{PartnerViewer, Reply, Shell, page_with, refusal_says, see_other, session, urls};
use crate::workflow::ActError;
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/edit.html")]
struct EditPage {
    shell: Shell,
    card: ClaimCard,
    title: String,
    about: String,
    form: Entered,
    version: u32,
    action: String,
    asks: Asks,
    duplicate: Option<Link>,
    back: Link,
    /// Whether saving leads on to the next part of a draft.
    goes_on: bool,
}

/// What a part asks for.
enum Asks {
    Customer { countries: Vec<Choice> },
    Activity { activities: Vec<Choice> },
    Products { shelves: Vec<products::Shelf>, without_power_platform: bool },
    Keep { claimed: Vec<Choice> },
    Location { locations: Vec<Choice> },
    Contacts { technical: bool, languages: Vec<Choice> },
}

/// What is read with the claim to ask and to judge.
struct Aux {
    catalogue: Vec<Product>,
    around: Around,
    /// Whether somebody has said in which language the customer is written to.
    language_chosen: bool,
}

/// A form in the making: the claim it changes and what stands around it.
struct Editing<'a> {
    claim: &'a Claim,
    aux: &'a Aux,
    person: &'a Person,
    shell: &'a Shell,
}

impl Editing<'_> {
    /// Whether a field may stay empty for now.
    fn is_draft(&self) -> bool {
        self.claim.phase() == Phase::Editing
    }

    /// Reads a field that only a draft may lack.
    fn field<T>(
        &self,
        form: &mut Entered,
        name: &str,
        parse: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        if self.is_draft() { form.optional(name, parse) } else { form.required(name, parse) }
    }

    fn fill(&self, section: Section) -> Fields {
        Fields(match section {
            Section::Customer => customer::fill(&self.claim.details),
            Section::Activity => activity::fill(&self.claim.details),
            Section::Products => products::fill(self),
            Section::Location => location::fill(self),
            Section::Contacts => contacts::fill(&self.claim.details),
        })
    }

    fn read(&self, section: Section, form: &mut Entered) -> Details {
        match section {
            Section::Customer => customer::read(self, form),
            Section::Activity => activity::read(self, form),
            Section::Products => products::read(self, form),
            Section::Location => location::read(self, form),
            Section::Contacts => contacts::read(self, form),
        }
    }

    fn asks(&self, section: Section) -> Asks {
        match section {
            Section::Customer => customer::asks(self.shell),
            Section::Activity => activity::asks(self.shell),
            Section::Products => products::asks(self),
            Section::Location => location::asks(self),
            Section::Contacts => contacts::asks(self),
        }
    }
}

/// The form as the claim has it.
pub async fn get(
    viewer: PartnerViewer,
    path: Path<(String, String)>,
    query: Query<Vec<(String, String)>>,
    app: Data<App>,
) -> Reply {
    let (id, section) = names(&path)?;
    let (opened, aux) = load(&app, &viewer.actor(), &id).await?;
    let allowed = allowed(&opened, section, &viewer.actor());
    allowed.map_err(|refusal| WebError::Refused(id.clone(), refusal))?;
    let editing = Editing { claim: &opened.claim, aux: &aux, person: &viewer.person, shell: &viewer.shell };
    let from = Fields(query.into_inner()).get("from").to_owned();
    let form = Entered::of(editing.fill(section), viewer.shell.words()).with("from", from);
    show(viewer, section, &opened, &aux, form, StatusCode::OK, None)
}

/// Saves a part. A form that cannot be saved comes back with every word that was typed.
pub async fn post(
    viewer: PartnerViewer,
    path: Path<(String, String)>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let (id, section) = names(&path)?;
    let (actor, words) = (viewer.actor(), viewer.shell.words().clone());
    let (opened, aux) = load(&app, &actor, &id).await?;
    let mut form = Entered::of(form.0, &words);
    let seen = seen(&form)?;
    if let Err(refusal) = allowed(&opened, section, &actor) {
        let began = refusal == Refusal::NotNow && opened.claim.status() == Status::UnderReview;
        let says = if began { words.t("partner-review-began") } else { refusal_says(&words, &refusal) };
        form.complain_in_words(AT_BUTTON, says);
        return show(viewer, section, &opened, &aux, form, StatusCode::CONFLICT, None);
    }
    let editing = Editing { claim: &opened.claim, aux: &aux, person: &viewer.person, shell: &viewer.shell };
    let new = editing.read(section, &mut form);
    if !form.is_good() {
        return show(viewer, section, &opened, &aux, form, StatusCode::UNPROCESSABLE_ENTITY, None);
    }
    let says = flash_of(&opened.claim.details, &new);
    // A form saved untouched is no event.
    if new != opened.claim.details {
        let action = Action::Edit(Box::new(new));
        if let Err(error) = app.workflow.act(&actor, &id, seen, action).await {
            let duplicate = duplicate_of(&error);
            let status = complain(&mut form, AT_BUTTON, error, &id, &words)?;
            return show(viewer, section, &opened, &aux, form, status, duplicate);
        }
    }
    session::flash(&session, says.0, says.1);
    see_other(match form.value("then") {
        "next" => after(&app, &actor, &id, &viewer.shell, section).await?,
        _ => back_from(&form, &id, &words).href,
    })
}

/// The page of the next unfinished part of a draft.
async fn after(
    app: &App,
    actor: &Actor,
    id: &ClaimId,
    shell: &Shell,
    section: Section,
) -> Result<String, WebError> {
    let (opened, products) = open(app, actor, id, |reader, _| Ok(product_names(&reader.products()?))).await?;
    let draft = opened.claim.phase() == Phase::Editing;
    let tasks = if draft { tasks_of(&opened.claim, &products, actor, shell) } else { Vec::new() };
    let here = urls::edit(id, section.key());
    Ok(task_after(&tasks, &here).map_or_else(|| urls::claim(id), |next| next.href))
}

fn names(path: &(String, String)) -> Result<(ClaimId, Section), WebError> {
    Ok((id_of(&path.0)?, Section::from_key(&path.1).ok_or(WebError::NotFound)?))
}

async fn load(app: &App, actor: &Actor, id: &ClaimId) -> Result<(Opened, Aux), WebError> {
    let asking = actor.clone();
    open(app, actor, id, move |reader, claim| {
        let language_chosen = contacts::language_chosen(claim, &reader.history(&claim.id)?);
        Ok(Aux {
            catalogue: reader.products()?,
            around: Around::of(reader, claim, &asking)?,
            language_chosen,
        })
    })
    .await
}

/// Whether the part can be changed where the claim stands.
fn allowed(opened: &Opened, section: Section, actor: &Actor) -> Result<(), Refusal> {
    crate::domain::lifecycle::may(&opened.claim, Act::Edit, actor, opened.now)?;
    if is_open(opened, section) { Ok(()) } else { Err(Refusal::Locked(first_field(section).to_owned())) }
}

fn first_field(section: Section) -> &'static str {
    section.fields().first().copied().unwrap_or_default()
}

/// What the next page says: products that the new activity does not know are gone.
fn flash_of(old: &Details, new: &Details) -> (&'static str, &'static str) {
    if old.activity != new.activity && new.products.len() < old.products.len() {
        ("warning", "flash-products-dropped")
    } else {
        ("success", "flash-saved")
    }
}

fn duplicate_of(error: &ActError) -> Option<Link> {
    match error {
        ActError::Refused(Refusal::Duplicate(other)) => {
            Some(Link { href: urls::claim(other), text: other.as_str().to_owned() })
        }
        _ => None,
    }
}

fn show(
    viewer: PartnerViewer,
    section: Section,
    opened: &Opened,
    aux: &Aux,
    form: Entered,
    status: StatusCode,
    duplicate: Option<Link>,
) -> Reply {
    let (actor, shell) = (viewer.actor(), viewer.shell.clone().around(&form));
    let editing = Editing { claim: &opened.claim, aux, person: &viewer.person, shell: &shell };
    let id = &opened.claim.id;
    let page = EditPage {
        asks: editing.asks(section),
        card: opened.card(&actor, &shell),
        title: shell.t(format!("section-{}", section.key())),
        about: shell.t(format!("edit-{}-about", section.key())),
        version: opened.claim.version,
        action: urls::edit(id, section.key()),
        duplicate,
        back: back_from(&form, id, shell.words()),
        goes_on: editing.is_draft() && form.value("from").is_empty(),
        form,
        shell,
    };
    page_with(status, &page)
}

/// A value that a draft may lack, as a control shows it.
fn shown<T: std::fmt::Display>(name: &str, value: Option<&T>) -> (String, String) {
    (name.to_owned(), value.map(ToString::to_string).unwrap_or_default())
}
