//! Who appears in the demonstration.

use crate::app::App;
use crate::clock::Ids;
use crate::domain::actor::{Actor, Role};
use crate::domain::contact::{Email, Lang};
use crate::domain::ids::PartnerId;
use crate::domain::numbers::{CustomerDomain, Mpn};
use crate::domain::person::{Location, Partner, Person};
use crate::domain::reach::Scopes;
use crate::domain::text::{Note, PersonName};
use crate::domain::trace::{Deed, Door, Entrance, Trace};
use crate::store::{StoreError, Writer};
use crate::workflow::NewPerson;
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::collections::HashMap;

/// Somebody of the cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    Anna,
    Henrik,
    Ulla,
    Bjorn,
    Carla,
    Dora,
    Erik,
    Rolf,
    Sara,
    Lena,
    Petra,
    Customer,
}

/// What somebody signs in with; printed at the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The keys of the roles.
    pub roles: Vec<String>,
    /// The MPN IDs of the locations its roles are kept to; empty for the whole organisation.
    pub locations: Vec<String>,
    /// The organisation's name.
    pub organisation: String,
}

struct Part {
    who: Who,
    name: &'static str,
    email: &'static str,
    language: Lang,
    roles: &'static [Role],
    organisation: &'static str,
    /// The locations its roles are kept to; empty for the whole organisation.
    locations: &'static [&'static str],
}

const CONTOSO: &str = "Contoso Consulting";
const ALPINE: &str = "Alpine Ski House IT";
const MICROSOFT: &str = "Microsoft";

const fn part(
    who: Who,
    name: &'static str,
    email: &'static str,
    language: Lang,
    roles: &'static [Role],
    organisation: &'static str,
) -> Part {
    Part { who, name, email, language, roles, organisation, locations: &[] }
}

impl Part {
    const fn only_at(self, locations: &'static [&'static str]) -> Self {
        Self { locations, ..self }
    }

    fn scopes(&self) -> Scopes {
        let these = || self.locations.iter().filter_map(|mpn| Mpn::parse(mpn).ok());
        let kept = self.roles.iter().filter(|_| !self.locations.is_empty());
        kept.fold(Scopes::default(), |scopes, role| scopes.with(*role, these()))
    }
}

#[rustfmt::skip]
const PARTS: &[Part] = &[
    part(Who::Anna,  "Anna Lindqvist", "anna@contoso-consulting.example", Lang::En, &[Role::IncentivesAdmin], CONTOSO),
    part(Who::Henrik, "Henrik Åberg", "henrik@contoso-consulting.example", Lang::Sv, &[Role::IncentivesAdmin], CONTOSO).only_at(&["4417310"]),
    part(Who::Ulla,  "Ulla Sand",      "ulla@contoso-consulting.example", Lang::En, &[Role::IncentivesUser], CONTOSO),
    part(Who::Bjorn, "Björn Ek",       "bjorn@contoso-consulting.example", Lang::Sv, &[Role::GlobalAdmin], CONTOSO),
    part(Who::Carla, "Carla Diaz",     "carla@contoso-consulting.example", Lang::En, &[Role::BillingAdmin], CONTOSO),
    part(Who::Dora,  "Dora Weiss",     "dora@alpineskihouse.example", Lang::En, &[Role::GlobalAdmin, Role::IncentivesAdmin], ALPINE),
    part(Who::Erik,  "Erik Holm",      "erik@alpineskihouse.example", Lang::Sv, &[Role::BillingAdmin], ALPINE),
    part(Who::Rolf,  "Rolf Berg",      "rolf@reviewers.example", Lang::En, &[Role::Reviewer], MICROSOFT),
    part(Who::Sara,  "Sara Nyman",     "sara@reviewers.example", Lang::Sv, &[Role::Reviewer], MICROSOFT),
    part(Who::Lena,  "Lena Qvist",     "lena@reviewers.example", Lang::En, &[Role::LeadReviewer], MICROSOFT),
    part(Who::Petra, "Petra Vinge",    "petra@reviewers.example", Lang::En, &[Role::PortalAdmin], MICROSOFT),
];

/// An organisation and its locations: MPN ID, name, country, enrolled.
type Organisation = (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str, bool)]);

const ORGANISATIONS: &[Organisation] = &[
    (
        CONTOSO,
        "contoso-consulting.example",
        &[
            ("4417302", "Stockholm", "SE", true),
            ("4417310", "Göteborg", "SE", true),
            ("4417395", "Oslo", "NO", false),
        ],
    ),
    (
        ALPINE,
        "alpineskihouse.example",
        &[("3980451", "Åre", "SE", true), ("3980460", "Innsbruck", "AT", true)],
    ),
];

/// The cast, enrolled.
pub(super) struct Cast {
    people: HashMap<Who, Person>,
    accounts: Vec<Account>,
}

/// Passwords come from the seed alone, so that they can be told again without being kept.
fn passwords(seed: u64) -> Vec<String> {
    let ids = Ids::seeded(seed.wrapping_add(0x5EED));
    PARTS.iter().map(|_| ids.password()).collect()
}

/// The accounts of a seed.
pub(super) fn accounts_of(seed: u64) -> Vec<Account> {
    let account = |(part, password): (&Part, String)| Account {
        name: part.name.to_owned(),
        email: part.email.to_owned(),
        password,
        roles: part.roles.iter().map(|role| role.key().to_owned()).collect(),
        locations: part.locations.iter().map(|mpn| (*mpn).to_owned()).collect(),
        organisation: part.organisation.to_owned(),
    };
    PARTS.iter().zip(passwords(seed)).map(account).collect()
}

impl Cast {
    /// Enrols everybody.
    pub(super) async fn enrol(app: &App, seed: u64, at: DateTime<Utc>) -> anyhow::Result<Self> {
        let mut organisations = HashMap::new();
        for organisation in ORGANISATIONS {
            organisations.insert(organisation.0, found(app, organisation, at).await?);
        }
        let accounts = accounts_of(seed);
        let door = Door::inside(Entrance::Demonstration);
        let mut people = HashMap::new();
        for (part, account) in PARTS.iter().zip(&accounts) {
            let new = NewPerson {
                email: Email::parse(part.email).map_err(|wrong| anyhow!("{}", wrong.key))?,
                name: PersonName::parse(part.name).map_err(|wrong| anyhow!("{}", wrong.key))?,
                language: part.language,
                roles: part.roles.to_vec(),
                scopes: part.scopes(),
            };
            let partner = organisations.get(part.organisation).cloned();
            let person = app.workflow.enrol(&door, partner, new, account.password.clone(), false).await?;
            people.insert(part.who, person);
        }
        Ok(Self { people, accounts })
    }

    /// One reviewer stands too near to one organisation, and has said so.
    pub(super) async fn declare_conflict(&self, app: &App) -> anyhow::Result<()> {
        let (Some(sara), Some(dora)) = (self.people.get(&Who::Sara), self.people.get(&Who::Dora)) else {
            return Err(anyhow!("the cast is not complete"));
        };
        let partner = dora.partner.clone().ok_or_else(|| anyhow!("she has no organisation"))?;
        let door = Door::inside(Entrance::Demonstration);
        let why = Note::parse("My brother works there.").map_err(|wrong| anyhow!("{}", wrong.key))?;
        Ok(app.workflow.declare_conflict(sara, &door, partner, why).await?)
    }

    /// Somebody of the cast as one who acts on claims.
    pub(super) fn actor(&self, who: Who) -> Actor {
        self.people.get(&who).map_or(Actor::Customer, Person::actor)
    }

    /// The name of somebody's organisation.
    pub(super) fn organisation(&self, who: Who) -> &'static str {
        PARTS.iter().find(|part| part.who == who).map_or("", |part| part.organisation)
    }

    /// A person's name and address, for a claim's partner contact.
    pub(super) fn contact(&self, who: Who) -> Option<(&str, &str)> {
        self.people.get(&who).map(|person| (person.name.as_str(), person.email.as_str()))
    }

    /// What everybody signs in with.
    pub(super) fn accounts(self) -> Vec<Account> {
        self.accounts
    }
}

/// Founds an organisation with its locations.
async fn found(app: &App, organisation: &Organisation, at: DateTime<Utc>) -> anyhow::Result<PartnerId> {
    let (name, domain, places) = *organisation;
    let id = app.workflow.ids().partner(at);
    let domain = CustomerDomain::parse(domain).map_err(|wrong| anyhow!("{}", wrong.key))?;
    let partner = Partner { id: id.clone(), name: name.to_owned(), country: "SE".to_owned(), domain };
    let mut locations = Vec::new();
    for (mpn, place, country, enrolled) in places {
        let mpn = Mpn::parse(mpn).map_err(|wrong| anyhow!("{}", wrong.key))?;
        let (name, country) = ((*place).to_owned(), (*country).to_owned());
        locations.push(Location { mpn, partner: id.clone(), name, country, enrolled: *enrolled });
    }
    app.store
        .write(move |writer: &mut Writer<'_>| {
            writer.add_partner(&partner, at)?;
            let door = Door::inside(Entrance::Demonstration);
            writer.trace(&Trace::of(Deed::OrganisationAdded, &door).of_partner(Some(&partner.id)), at)?;
            locations.iter().try_for_each(|location| writer.put_location(location))?;
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(id)
}
