//! The partner's page of a claim: where it stands, what now, what it says, what was said.

use super::Link;
use super::admins::admins_for;
use super::next::{Facts, Next};
use super::tasks::{Task, tasks_of};
use super::warnings::{Around, Warning, warnings_of};
use crate::app::App;
use crate::domain::action::Act;
use crate::domain::actor::{Actor, Role};
use crate::domain::day_count::Holidays;
use crate::domain::details::OPEN_AFTER_SUBMISSION;
use crate::domain::event::Recorded;
use crate::domain::lifecycle::{Phase, available};
use crate::web::claims::card::ClaimCard;
use crate::web::claims::conversation::Conversation;
use crate::web::claims::counted::Counted;
use crate::web::claims::details_rows::{
    DetailsGroup, ProductNames, Section, details_groups, product_names, with_location,
};
use crate::web::claims::files::{ListedFile, files_of};
use crate::web::claims::steps::{Step, steps_of};
use crate::web::claims::{Opened, holiday_names, id_of, open};
use crate::web::{Reply, Shell, Viewer, page, see_other, urls};
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/claim.html")]
struct ClaimPage {
    shell: Shell,
    card: ClaimCard,
    steps: Vec<Step>,
    counted: Option<Counted>,
    next: Next,
    warnings: Vec<Warning>,
    /// A draft's; empty afterwards.
    tasks: Vec<Task>,
    groups: Vec<Group>,
    files: Vec<ListedFile>,
    upload: Option<String>,
    can_remove: bool,
    comments: Conversation,
    others: Vec<Link>,
    asked: bool,
}

/// One part of the claim, and where it is changed while that is possible.
struct Group {
    details: DetailsGroup,
    change: String,
}

/// What the page is drawn from.
struct Read {
    history: Vec<Recorded>,
    products: ProductNames,
    around: Around,
    holidays: Holidays,
    /// Who does what the reader may not.
    admins: Vec<String>,
}

/// The page. A reviewer has another.
pub async fn get(viewer: Viewer, path: Path<String>, app: Data<App>) -> Reply {
    let id = id_of(&path)?;
    if viewer.person.partner.is_none() {
        return see_other(urls::review(&id));
    }
    let (actor, shell) = (viewer.actor(), viewer.shell);
    let asking = actor.clone();
    let (opened, read) = open(&app, &actor, &id, move |reader, claim| {
        let products = product_names(&reader.products()?);
        Ok(Read {
            history: reader.history(&claim.id)?,
            products,
            around: Around::of(reader, claim, &asking)?,
            holidays: holiday_names(reader)?,
            admins: admins_for(reader, claim, &asking)?,
        })
    })
    .await?;
    page(&drawn(&opened, &read, &actor, shell))
}

fn drawn(opened: &Opened, read: &Read, actor: &Actor, shell: Shell) -> ClaimPage {
    let (claim, Read { history, products, around, holidays, admins }) = (&opened.claim, read);
    let acts = available(claim, actor, opened.now);
    let tasks = match claim.phase() {
        Phase::Editing => tasks_of(claim, products, actor, &shell),
        _ => Vec::new(),
    };
    let facts = Facts { opened, history, tasks: &tasks, products, actor, admins, shell: &shell };
    let card = opened.card(actor, &shell).with_time(history, &opened.calendar, opened.now, &shell);
    ClaimPage {
        steps: steps_of(claim, history, &card, &shell),
        counted: card.due.as_ref().and_then(|_| opened.counted(history, holidays, &shell)),
        next: facts.next(),
        warnings: warnings_of(claim, around, &shell),
        card,
        // A draft's tasks say what it says; the whole is read before it is handed in.
        groups: if tasks.is_empty() { groups(opened, read, &acts, &shell) } else { Vec::new() },
        files: files_of(claim, history, &around.scans, actor.side(), &shell),
        upload: acts.contains(&Act::AttachPoe).then(|| urls::poe(&claim.id)),
        can_remove: acts.contains(&Act::RemovePoe),
        comments: Conversation::of(claim, history, actor, opened.now, &shell),
        others: others(opened, &acts, actor, &shell),
        asked: claim.rejection_pending().is_some(),
        tasks,
        shell,
    }
}

fn groups(opened: &Opened, read: &Read, acts: &[Act], shell: &Shell) -> Vec<Group> {
    let all = details_groups(&opened.claim.details, &read.products, shell);
    let may_edit = acts.contains(&Act::Edit);
    let group =
        |details: DetailsGroup| Group { change: change_of(opened, may_edit, details.section), details };
    with_location(all, &read.around.locations, shell).into_iter().map(group).collect()
}

/// Where a part is changed; empty when it cannot be.
fn change_of(opened: &Opened, may_edit: bool, section: Section) -> String {
    let claim = &opened.claim;
    let blocked = section == Section::Products && claim.details.activity.is_none();
    if may_edit && !blocked && is_open(opened, section) {
        urls::edit(&claim.id, section.key())
    } else {
        String::new()
    }
}

/// Whether a part has fields that can be changed where the claim stands (R42).
pub fn is_open(opened: &Opened, section: Section) -> bool {
    let draft = opened.claim.phase() == Phase::Editing;
    draft || section.fields().iter().any(|field| OPEN_AFTER_SUBMISSION.contains(field))
}

/// What else can be done with the claim.
fn others(opened: &Opened, acts: &[Act], actor: &Actor, shell: &Shell) -> Vec<Link> {
    let id = &opened.claim.id;
    let link = |href: String, text: &str| Link { href, text: shell.t(text) };
    let mut all = Vec::new();
    if actor.has_any(Role::PARTNER) {
        all.push(link(urls::copy(id), "act-copy"));
    }
    if acts.contains(&Act::AskToReject) {
        all.push(link(urls::ask_to_reject(id), "act-ask-to-reject"));
    }
    if acts.contains(&Act::Discard) {
        all.push(link(urls::discard(id), "act-discard"));
    }
    all
}
