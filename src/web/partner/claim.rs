//! The partner's page of a claim: where it stands, what now, what it says, what was said.

use super::Link;
use super::next::{Facts, Next};
use super::tasks::{Task, tasks_of};
use super::warnings::{Around, Warning, warnings_of};
use crate::app::App;
use crate::domain::action::Act;
use crate::domain::actor::Actor;
use crate::domain::details::OPEN_AFTER_SUBMISSION;
use crate::domain::lifecycle::{Phase, available};
use crate::web::claims::card::ClaimCard;
use crate::web::claims::conversation::Conversation;
use crate::web::claims::details_rows::{DetailsGroup, Section, details_groups, product_names, with_location};
use crate::web::claims::files::{ListedFile, files_of};
use crate::web::claims::{Opened, id_of, open};
use crate::web::{Reply, Shell, Viewer, page, see_other, urls};
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/claim.html")]
struct ClaimPage {
    shell: Shell,
    card: ClaimCard,
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

/// The page. A reviewer has another.
pub async fn get(viewer: Viewer, path: Path<String>, app: Data<App>) -> Reply {
    let id = id_of(&path)?;
    if viewer.person.partner.is_none() {
        return see_other(urls::review(&id));
    }
    let (actor, shell) = (viewer.actor(), viewer.shell);
    let (opened, (history, catalogue, around)) = open(&app, &actor, &id, |reader, claim| {
        Ok((reader.history(&claim.id)?, reader.products()?, Around::of(reader, claim)?))
    })
    .await?;
    let (claim, products) = (&opened.claim, product_names(&catalogue));
    let acts = available(claim, &actor, opened.now);
    let tasks = match claim.phase() {
        Phase::Editing => tasks_of(claim, &products, &shell),
        _ => Vec::new(),
    };
    let facts = Facts {
        opened: &opened,
        history: &history,
        tasks: &tasks,
        products: &products,
        actor: &actor,
        shell: &shell,
    };
    let may_edit = acts.contains(&Act::Edit);
    // A draft's tasks say what it says; the whole is read before it is handed in.
    let groups = match tasks.is_empty() {
        true => with_location(details_groups(&claim.details, &products, &shell), &around.locations),
        false => Vec::new(),
    };
    let group =
        |details: DetailsGroup| Group { change: change_of(&opened, may_edit, details.section), details };
    let page_of = ClaimPage {
        next: facts.next(),
        warnings: warnings_of(claim, &around, &shell),
        card: opened.card(&actor, &shell).with_time(&history, &opened.calendar, opened.now, &shell),
        groups: groups.into_iter().map(group).collect(),
        files: files_of(claim, &history, actor.side(), &shell),
        upload: acts.contains(&Act::AttachPoe).then(|| urls::poe(&id)),
        can_remove: acts.contains(&Act::RemovePoe),
        comments: Conversation::of(claim, &history, &actor, opened.now, &shell),
        others: others(&opened, &acts, &actor, &shell),
        asked: claim.asked_to_reject.is_some() && claim.competes(),
        tasks,
        shell,
    };
    page(&page_of)
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
    if actor.has_any(crate::domain::actor::Role::PARTNER) {
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
