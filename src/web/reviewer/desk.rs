//! A claim on a reviewer's desk: everything its page and the pages of decisions need, read in one go.

use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::actor::{Actor, Side};
use crate::domain::calendar::Period;
use crate::domain::claim::{Claim, Rival, Scene, decide, impartial};
use crate::domain::day_count::Holidays;
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::{ClaimId, PartnerId, PersonId, PoeId};
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::person::{Location, Partner, Person};
use crate::domain::refusal::Refusal;
use crate::store::{Posted, Reader, Scans, StoreError};
use crate::web::claims::addressee::{Report, reports};
use crate::web::claims::card::ClaimCard;
use crate::web::claims::details_rows::{ProductNames, product_names};
use crate::web::claims::marks::Sign;
use crate::web::claims::timeline::{Day, Telling};
use crate::web::claims::{Opened, holiday_names, id_of, open};
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{ReviewerViewer, Shell};
use chrono::NaiveDateTime;
use std::collections::{BTreeMap, BTreeSet};

/// A claim on a reviewer's desk.
pub struct Desk {
    /// The claim, and when it was looked at.
    pub opened: Opened,
    /// What else was read.
    pub facts: Facts,
    /// Who looks.
    pub person: Person,
}

/// What is read beside the claim.
pub struct Facts {
    /// Everything that happened.
    pub history: Vec<Recorded>,
    /// Whose claim.
    pub partner: Option<Partner>,
    /// From which location.
    pub location: Option<Location>,
    /// The catalogue's names.
    pub products: ProductNames,
    /// The letters about it.
    pub letters: Vec<Posted>,
    /// Microsoft's people, by who they are.
    pub people: BTreeMap<PersonId, String>,
    /// The names of reviewers whom a conflict of interest keeps from this claim.
    pub partial: Vec<String>,
    /// Other claims that want the same.
    pub rivals: Vec<Rival>,
    /// Those claims, with their partners' names and when their files came.
    pub rival_claims: Vec<RivalClaim>,
    /// When this claim's files came.
    pub files_at: Vec<(PoeId, NaiveDateTime)>,
    /// What is known of malware in this claim's files.
    pub scans: Scans,
    /// The holidays' names.
    pub holidays: Holidays,
}

/// Another claim that wants the same.
pub struct RivalClaim {
    /// The claim.
    pub claim: Claim,
    /// Its partner's name.
    pub partner: String,
    /// When its files came.
    pub files_at: Vec<(PoeId, NaiveDateTime)>,
}

fn facts(reader: &mut Reader<'_>, claim: &Claim) -> Result<Facts, StoreError> {
    let rivals = reader.rivals(&claim.id, &claim.details.collides_with())?;
    let ids: BTreeSet<ClaimId> = rivals.iter().map(|rival| rival.claim.clone()).collect();
    let rival_claims = ids.iter().map(|id| rival_claim(reader, id)).collect::<Result<Vec<_>, _>>()?;
    let location = match &claim.details.mpn {
        Some(mpn) => reader.location(mpn)?,
        None => None,
    };
    let people = reader.people_of(None)?;
    let rivals_of = rivals.iter().filter(|rival| rival.blocks(claim)).map(|rival| &rival.partner);
    let concerned: BTreeSet<&PartnerId> = rivals_of.chain([&claim.partner]).collect();
    let is_partial = |person: &&Person| {
        person.active && person.conflicts.iter().any(|partner| concerned.contains(partner))
    };
    let partial = people.iter().filter(is_partial);
    let partial = partial.map(|person| person.name.clone()).collect();
    Ok(Facts {
        history: reader.history(&claim.id)?,
        partner: reader.partner(&claim.partner)?,
        location,
        products: product_names(&reader.products()?),
        letters: reader.letters_of(&claim.id)?,
        partial,
        people: people.into_iter().map(|person| (person.id, person.name)).collect(),
        rivals,
        rival_claims: rival_claims.into_iter().flatten().collect(),
        files_at: reader.poe_files_of(&claim.id)?,
        scans: reader.scans_of(&claim.id)?,
        holidays: holiday_names(reader)?,
    })
}

fn rival_claim(reader: &mut Reader<'_>, id: &ClaimId) -> Result<Option<RivalClaim>, StoreError> {
    let Some(claim) = reader.claim(id)? else { return Ok(None) };
    let partner = reader.partner(&claim.partner)?.map(|partner| partner.name).unwrap_or_default();
    let files_at = reader.poe_files_of(id)?;
    Ok(Some(RivalClaim { claim, partner, files_at }))
}

impl Desk {
    /// Puts a claim on the desk.
    pub async fn open(app: &App, viewer: &ReviewerViewer, path: &str) -> Result<Self, WebError> {
        let (opened, facts) = open(app, &viewer.actor(), &id_of(path)?, facts).await?;
        Ok(Self { opened, facts, person: viewer.person.clone() })
    }

    /// Puts a claim on the desk for one act, if that is possible now.
    pub async fn open_for(
        app: &App,
        viewer: &ReviewerViewer,
        path: &str,
        act: Act,
    ) -> Result<Self, WebError> {
        let desk = Self::open(app, viewer, path).await?;
        desk.opened.allows(act, &viewer.actor())?;
        desk.is_impartial().map_err(|refusal| WebError::Refused(desk.claim().id.clone(), refusal))?;
        Ok(desk)
    }

    /// Whether whoever looks is partial to nobody whose claim this one stands in the way of.
    ///
    /// # Errors
    /// `ConflictOfInterest`.
    pub fn is_impartial(&self) -> Result<(), Refusal> {
        impartial(self.claim(), &self.actor(), &self.facts.rivals)
    }

    /// The claim.
    pub const fn claim(&self) -> &Claim {
        &self.opened.claim
    }

    /// Who looks, as one who acts.
    pub fn actor(&self) -> Actor {
        self.person.actor()
    }

    /// The head of the claim's pages.
    pub fn card(&self, shell: &Shell) -> ClaimCard {
        let (now, calendar) = (self.opened.now, &self.opened.calendar);
        let card = self.opened.card(&self.actor(), shell).with_signs(self.signs(), shell);
        card.with_time(&self.facts.history, calendar, now, shell)
    }

    /// The signs that only Microsoft's people see.
    fn signs(&self) -> Vec<Sign> {
        let claim = self.claim();
        let open = claim.competes() && !claim.is_live();
        let collides = open && self.facts.rivals.iter().any(|rival| rival.blocks(claim));
        let misaddressed = !self.reports().is_empty();
        let signs = [collides.then_some(Sign::Colliding), misaddressed.then_some(Sign::WrongPerson)];
        signs.into_iter().flatten().collect()
    }

    /// What the customer's addressees say about being the wrong person, since the newest letter.
    pub fn reports(&self) -> Vec<Report<'_>> {
        reports(self.claim(), &self.facts.history)
    }

    /// The partner's name.
    pub fn partner(&self) -> &str {
        self.facts.partner.as_ref().map_or("", |partner| partner.name.as_str())
    }

    /// A colleague's name.
    pub fn colleague(&self, id: &PersonId) -> &str {
        self.facts.people.get(id).map_or("", String::as_str)
    }

    /// Whether an action would be let in now; what it carries beside its kind does not matter to the answer.
    pub fn would(&self, action: Action) -> Result<(), Refusal> {
        let scene = Scene { calendar: &self.opened.calendar, rivals: &self.facts.rivals };
        decide(self.claim(), action, &self.actor(), self.opened.now, &scene).map(|_| ())
    }

    /// The deadline an act would set if it were done now.
    pub fn deadline(&self, kind: DeadlineKind, period: Period) -> Deadline {
        let calendar = &self.opened.calendar;
        calendar.deadline(kind, self.opened.now, calendar.span(period))
    }

    /// How often information was requested before.
    pub fn requests(&self) -> usize {
        self.facts.history.iter().filter(|l| matches!(l.outcome.event, Event::InfoRequested { .. })).count()
    }

    /// The newest event of a kind, with its line.
    pub fn last<'a, T>(&'a self, wanted: impl Fn(&'a Event) -> Option<T>) -> Option<(&'a Recorded, T)> {
        self.facts.history.iter().rev().find_map(|line| Some((line, wanted(&line.outcome.event)?)))
    }

    /// What happened since the form was drawn, for somebody who comes too late with it.
    pub fn since(&self, form: &Entered, shell: &Shell) -> Vec<Day> {
        let seen = form.value("seen").parse().unwrap_or(self.claim().version);
        let new = self.facts.history.iter().position(|line| line.seq > seen);
        let Some(new) = new else { return Vec::new() };
        let telling = Telling {
            claim: self.claim(),
            history: &self.facts.history[new..],
            letters: &[],
            products: &self.facts.products,
            reader: Side::Reviewer,
            shell,
        };
        telling.days()
    }
}
