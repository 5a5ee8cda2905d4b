//! What a draft still needs: a list of tasks, each done, to do, or waiting for another.

use crate::domain::actor::{Actor, Role};
use crate::domain::claim::Claim;
use crate::web::claims::details_rows::{ProductNames, Section, activity_name, field_name, product_name};
use crate::web::partner::Link;
use crate::web::{Shell, urls};

/// One task of a draft.
#[derive(Debug, Clone)]
pub struct Task {
    /// Its name.
    pub name: String,
    /// Its page; empty while it cannot be started.
    pub href: String,
    /// `done`, `todo` or `blocked`.
    pub state: &'static str,
    /// That in words.
    pub state_says: String,
    /// What is missing, or what it waits for.
    pub hint: String,
}

/// The tasks of a draft, in their order, handing in last.
pub fn tasks_of(claim: &Claim, products: &ProductNames, actor: &Actor, shell: &Shell) -> Vec<Task> {
    let section = |section: &Section| of_section(claim, *section, products, shell);
    let mut tasks: Vec<Task> = Section::ALL.iter().map(section).collect();
    tasks.push(of_poe(claim, shell));
    let done = tasks.iter().all(|task| task.state == "done");
    let submit = urls::submit(&claim.id);
    let admin = actor.has_any_at(Role::PARTNER_ADMINS, claim.details.mpn.as_ref());
    let last = if admin { "task-submit" } else { "task-check" };
    tasks.push(match done {
        true => task(shell, last, submit, "todo", String::new()),
        false => task(shell, last, String::new(), "blocked", shell.t("task-submit-waits")),
    });
    tasks
}

/// The first task that can be done now.
pub fn next_task(tasks: &[Task]) -> Option<Link> {
    let next = tasks.iter().find(|task| task.state == "todo")?;
    Some(Link { href: next.href.clone(), text: next.name.clone() })
}

/// The task to go on with after the one on this page: the first after it that can be done, or one left out before.
pub fn task_after(tasks: &[Task], here: &str) -> Option<Link> {
    let place = tasks.iter().position(|task| task.href == here).map_or(0, |place| place + 1);
    let (before, after) = tasks.split_at(place.min(tasks.len()));
    let others: Vec<Task> = before.iter().filter(|task| task.href != here).cloned().collect();
    next_task(after).or_else(|| next_task(&others))
}

fn task(shell: &Shell, name: &str, href: String, state: &'static str, hint: String) -> Task {
    let state_says = shell.t(format!("task-{state}"));
    Task { name: shell.t(name), href, state, state_says, hint }
}

/// What a finished section says, in short.
fn essence(claim: &Claim, section: Section, products: &ProductNames, shell: &Shell) -> String {
    let details = &claim.details;
    let said = match section {
        Section::Customer => details.customer.as_ref().map(ToString::to_string),
        Section::Activity => details.activity.map(|activity| activity_name(shell.words(), activity)),
        Section::Products => {
            let names = details.products.iter().map(|c| product_name(c.product.as_str(), products));
            Some(names.collect::<Vec<_>>().join(", "))
        }
        Section::Location => details.mpn.as_ref().map(ToString::to_string),
        Section::Contacts => details.customer_contact_name.as_ref().map(ToString::to_string),
    };
    said.unwrap_or_default()
}

fn of_section(claim: &Claim, section: Section, products: &ProductNames, shell: &Shell) -> Task {
    let name = format!("section-{}", section.key());
    let href = urls::edit(&claim.id, section.key());
    // Which products there are, and whether a technical contact is asked for, the activity decides.
    let waits = claim.details.activity.is_none() && section == Section::Products;
    if waits {
        return task(shell, &name, String::new(), "blocked", shell.t("task-products-wait"));
    }
    let missing = missing_in(claim, section, shell);
    if missing.is_empty() {
        return task(shell, &name, href, "done", essence(claim, section, products, shell));
    }
    let hint = shell.t1("task-missing", "fields", missing.join(", "));
    task(shell, &name, href, "todo", hint)
}

/// The names of the fields a section still lacks.
fn missing_in(claim: &Claim, section: Section, shell: &Shell) -> Vec<String> {
    let missing = claim.details.missing();
    let here = missing.into_iter().filter(|field| section.fields().contains(field));
    here.map(|field| field_name(shell.words(), field)).collect()
}

fn of_poe(claim: &Claim, shell: &Shell) -> Task {
    let href = urls::poe(&claim.id);
    match claim.poe.len() {
        0 => task(shell, "field-poe", href, "todo", shell.t("task-poe-missing")),
        n => task(shell, "field-poe", href, "done", shell.count("task-poe-files", n)),
    }
}

/// Every missing field as a link to where it is filled in, for the page on which a claim is handed in.
pub fn missing_links(claim: &Claim, shell: &Shell) -> Vec<Link> {
    let link = |field: &&str| {
        let page = Section::of(field).map(|section| urls::from_check(&urls::edit(&claim.id, section.key())));
        let href = format!("{}#{field}", page.unwrap_or_else(|| urls::claim(&claim.id)));
        Link { href, text: field_name(shell.words(), field) }
    };
    let mut links: Vec<Link> = claim.details.missing().iter().map(link).collect();
    if claim.poe.is_empty() {
        links.push(Link { href: urls::from_check(&urls::poe(&claim.id)), text: shell.t("task-poe-missing") });
    }
    links
}
