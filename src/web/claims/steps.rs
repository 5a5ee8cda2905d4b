//! The claim's life step by step: what was done and when, where it is and until when, what is still to come.

use super::card::ClaimCard;
use crate::domain::claim::Claim;
use crate::domain::event::Recorded;
use crate::domain::lifecycle::{Phase, way_on};
use crate::web::Shell;
use chrono::{DateTime, Utc};

/// One step. Draw them with `components/life.html`.
#[derive(Debug, Clone)]
pub struct Step {
    /// `done`, `now` or `ahead`.
    pub state: &'static str,
    /// That, in words.
    pub state_says: String,
    /// `asked`, `bad` or `good` for a step that is more than one on the way.
    pub kind: &'static str,
    /// What it is.
    pub name: String,
    /// The day it was reached, for machines and for people; empty for what is still to come.
    pub iso: String,
    /// The same for people.
    pub when: String,
    /// What is to be done there and until which day.
    pub until: Option<(String, String)>,
    /// How often it happened, what it came to.
    pub notes: Vec<String>,
    /// Whether the claim is there.
    pub is_current: bool,
}

/// A phase the claim came to.
struct Reached {
    phase: Phase,
    at: DateTime<Utc>,
    /// How often the partner was asked in this round, where more than once is told as one step.
    times: usize,
}

/// The steps of a claim, from what happened to it and from where the lifecycle leads it.
pub fn steps_of(claim: &Claim, history: &[Recorded], card: &ClaimCard, shell: &Shell) -> Vec<Step> {
    let reached = reached(history);
    let here = reached.len().saturating_sub(1);
    let done = reached.iter().enumerate().map(|(index, one)| {
        let mut step = step_of(one, index == here, shell);
        if index == here {
            let due = card.due.as_ref().zip(claim.due);
            step.until = due.map(|(shown, due)| (shown.name.clone(), shell.day(&due.due_on)));
            step.notes.extend(came_to(claim, shell));
        }
        step
    });
    done.chain(way_on(claim.phase()).into_iter().map(|phase| ahead(phase, shell))).collect()
}

/// The phases a claim came to, in their order. Questions asked again and again in one round are one step.
fn reached(history: &[Recorded]) -> Vec<Reached> {
    let mut all: Vec<Reached> = Vec::new();
    for line in history {
        let phase = line.outcome.phase;
        if all.last().is_some_and(|last| last.phase == phase) {
            continue;
        }
        let mut times = 1;
        let asked = matches!(phase, Phase::Answering | Phase::DisputeAnswering);
        if asked && all.len() > 2 && all[all.len() - 2].phase == phase {
            times += all[all.len() - 2].times;
            all.truncate(all.len() - 2);
        }
        all.push(Reached { phase, at: line.at, times });
    }
    all
}

fn step_of(one: &Reached, is_current: bool, shell: &Shell) -> Step {
    let state = if is_current { "now" } else { "done" };
    let day = one.at.with_timezone(&shell.zone()).date_naive();
    Step {
        state,
        state_says: shell.t(format!("step-{state}")),
        kind: kind_of(one.phase),
        name: name_of(one.phase, shell),
        iso: day.to_string(),
        when: shell.day(&day),
        until: None,
        notes: (one.times > 1).then(|| shell.count("step-times", one.times)).into_iter().collect(),
        is_current,
    }
}

fn ahead(phase: Phase, shell: &Shell) -> Step {
    Step {
        state: "ahead",
        state_says: shell.t("step-ahead"),
        kind: "",
        name: name_of(phase, shell),
        iso: String::new(),
        when: String::new(),
        until: None,
        notes: Vec::new(),
        is_current: false,
    }
}

fn name_of(phase: Phase, shell: &Shell) -> String {
    shell.t(format!("step-{}", phase.key()))
}

const fn kind_of(phase: Phase) -> &'static str {
    match phase {
        Phase::Answering | Phase::DisputeAnswering => "asked",
        Phase::Rejected | Phase::RejectedFinally | Phase::Discarded => "bad",
        Phase::ConsentOpen | Phase::DisputeConsentOpen | Phase::Associated => "good",
        Phase::Editing | Phase::Submitted | Phase::Review | Phase::DisputeReview => "",
    }
}

/// What the last step came to.
fn came_to(claim: &Claim, shell: &Shell) -> Option<String> {
    claim.assessment.map(|assessment| shell.t(format!("assessment-{}", assessment.key())))
}
