//! Who may do what where, all of it on one sheet: `lifecycle_matrix.txt`.

use super::hold;
use super::people::{Life, newcomer};
use crate::domain::action::Act;
use crate::domain::actor::Role;
use crate::domain::lifecycle::{Phase, may};
use crate::domain::refusal::Refusal;
use std::fmt::Write;

const LEGEND: &str = "\
Who may do what where: one table a role, phases down, acts across (the first four letters of each).
The actor is new to the claim; Rolf reviewed it, Rita heard the dispute; nobody has asked for rejection.
Rows ending in > stand a second past the deadline.

yes   offered               .     not in this phase        no    somebody else's
late  the time has passed   due   the time has not passed  ask   the partner has not asked
gone  the window is closed        told  the customer's letter was handed over before
";

#[test]
fn everybodys_permissions_are_as_committed() {
    hold("lifecycle_matrix.txt", &matrix());
}

#[test]
fn acts_can_be_told_apart_by_four_letters() {
    let heads: std::collections::BTreeSet<String> = Act::ALL.iter().map(head).collect();
    assert_eq!(heads.len(), Act::ALL.len());
}

fn matrix() -> String {
    let lives: Vec<(String, Life)> = Phase::ALL.iter().flat_map(|phase| standings(*phase)).collect();
    let mut text = String::from(LEGEND);
    for role in Role::ALL {
        write!(text, "\n{:<23}", role.key()).unwrap();
        line(&mut text, Act::ALL.iter().map(head));
        for (name, life) in &lives {
            write!(text, "{name:<23}").unwrap();
            line(&mut text, Act::ALL.iter().map(|act| cell(life, *act, *role).to_owned()));
        }
    }
    text
}

/// A phase in time and, where there is a deadline, past it.
fn standings(phase: Phase) -> Vec<(String, Life)> {
    let life = Life::in_phase(phase);
    let late = life.claim.due.map(|_| (format!("{} >", phase.key()), life.clone().past_due()));
    std::iter::once((phase.key().to_owned(), life)).chain(late).collect()
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    let cells: String = cells.map(|cell| format!("{cell:<5}")).collect();
    writeln!(text, "{}", cells.trim_end()).unwrap();
}

fn head(act: &Act) -> String {
    format!("{act:?}").chars().take(4).collect()
}

fn cell(life: &Life, act: Act, role: Role) -> &'static str {
    match may(&life.claim, act, &newcomer(role), life.now()) {
        Ok(_) => "yes",
        Err(Refusal::NotNow) => ".",
        Err(Refusal::NotYours) => "no",
        Err(Refusal::TooLate(_)) => "late",
        Err(Refusal::NotDue) => "due",
        Err(Refusal::PartnerHasNotAsked) => "ask",
        Err(Refusal::WindowClosed) => "gone",
        Err(Refusal::AlreadyTold) => "told",
        Err(other) => panic!("the legend has no word for {other:?}"),
    }
}
