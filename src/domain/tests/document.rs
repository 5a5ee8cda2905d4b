//! The lifecycle as a document: `lifecycle.md`, which the table's own documentation shows.

use super::hold;
use crate::domain::actor::Role;
use crate::domain::calendar::{Period, Span};
use crate::domain::lifecycle::{LIFECYCLE, Phase, Rule, Status, To};
use crate::domain::limit::Limit;
use crate::domain::notice::Audience;
use std::fmt::Write;

#[test]
fn the_committed_document_shows_the_table_as_it_is() {
    hold("lifecycle.md", &document());
}

fn document() -> String {
    format!(
        "# The lifecycle of a claim\n\nWritten from the table in `lifecycle.rs`; a test holds it.\n\n\
         {}\n## Statuses\n\n{}\n## Lengths of time\n\n{}\n## Where a claim can go\n\n{}",
        table(),
        statuses(),
        periods(),
        diagram()
    )
}

/// A key as people read it: `dispute-review` is "dispute review".
fn words(key: &str) -> String {
    key.replace('-', " ")
}

/// A key at the beginning of a line.
fn title(key: &str) -> String {
    let (first, rest) = key.split_at(1);
    words(&format!("{}{rest}", first.to_uppercase()))
}

fn listed(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn table() -> String {
    let mut text = String::from(
        "| # | From | Act | By | Needs | To | Limit | Letters |\n|--:|---|---|---|---|---|---|---|\n",
    );
    for (number, rule) in (1..).zip(LIFECYCLE) {
        writeln!(text, "| {number} | {} |", cells(rule).join(" | ")).unwrap();
    }
    text.push_str(
        "\n*By*: \"partner's admins\" are the three admins of the claim's partner; \"partner\" is any of them or an \
         Incentives user of it;\n\"reviewer\" includes leads; the customer acts by the link in its letter; the clock \
         is the passing of time. *To*: \"=\" is where it was.\n*Limit*: \"=\" is the deadline there was; a promise \
         is our own, is shown and moves nothing; when an expiry has passed only the clock\nmay act; when a window has \
         passed an act is no longer offered.\n",
    );
    text
}

fn cells(rule: &Rule) -> [String; 7] {
    [
        listed(rule.from.iter().map(|phase| title(phase.key()))),
        format!("{:?}", rule.act),
        by(rule.by),
        listed(rule.needs.iter().map(|need| words(need.key()))),
        match rule.to {
            To::Stay => "=".to_owned(),
            To::Go(phase) => title(phase.key()),
        },
        limit(rule.limit),
        listed(rule.tell.iter().map(|n| format!("{} → {}", words(n.key()), audience(n.audience())))),
    ]
}

fn by(roles: &[Role]) -> String {
    match roles {
        Role::PARTNER => "partner".to_owned(),
        Role::PARTNER_ADMINS => "partner's admins".to_owned(),
        [Role::Reviewer, Role::LeadReviewer] => "reviewer".to_owned(),
        _ => listed(roles.iter().map(|role| words(role.key()))),
    }
}

fn limit(limit: Limit) -> String {
    match limit {
        Limit::Same => "=".to_owned(),
        Limit::Clear => "none".to_owned(),
        Limit::Sla(period) => format!("promise: {}", words(period.key())),
        Limit::SlaLeft => "promise: the days that were left".to_owned(),
        Limit::Expiry(period) => format!("expiry: {}", words(period.key())),
        Limit::Window(period) => format!("window: {}", words(period.key())),
    }
}

const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Partner => "partner",
        Audience::Customer => "customer",
        Audience::Reviewer => "reviewer",
        Audience::Leads => "leads",
        Audience::Oneself => "oneself",
    }
}

fn statuses() -> String {
    let mut text = String::from("| Status people see | Phases of the table |\n|---|---|\n");
    for status in Status::ALL {
        let phases = Phase::ALL.iter().filter(|phase| phase.status() == *status);
        let phases = listed(phases.map(|phase| title(phase.key())));
        writeln!(text, "| {} | {phases} |", title(status.key())).unwrap();
    }
    text
}

fn periods() -> String {
    let mut text = String::from("| Period | Days unless set otherwise |\n|---|---|\n");
    for period in Period::ALL {
        let days = match period.default_span() {
            Span::Business(days) => format!("{days} business days"),
            Span::Calendar(days) => format!("{days} calendar days"),
        };
        writeln!(text, "| {} | {days} |", title(period.key())).unwrap();
    }
    text
}

/// One arrow a pair of phases; the acts that lead along it are its label.
fn diagram() -> String {
    let mut text = String::from("```mermaid\nstateDiagram-v2\n    [*] --> Editing\n");
    for from in Phase::ALL {
        let leaving: Vec<&Rule> =
            LIFECYCLE.iter().filter(|r| r.from.contains(from) && r.to != To::Stay).collect();
        for to in Phase::ALL {
            let acts = listed(leaving.iter().filter(|r| r.to == To::Go(*to)).map(|r| format!("{:?}", r.act)));
            if !acts.is_empty() {
                writeln!(text, "    {from:?} --> {to:?}: {acts}").unwrap();
            }
        }
        if leaving.is_empty() {
            writeln!(text, "    {from:?} --> [*]").unwrap();
        }
    }
    text.push_str("```\n");
    text
}
