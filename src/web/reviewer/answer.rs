//! What a partner answered: the fields it changed, the files it added and what it said since it was asked.

use super::desk::Desk;
use super::review::{Said, said};
use crate::domain::details::Change;
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::PoeId;
use crate::domain::lifecycle::Phase;
use crate::web::claims::timeline::{changes_in_words, request_lines};
use crate::web::{Shell, urls};

/// A request and its answer.
pub struct Answer {
    /// What was asked for.
    pub request: Said,
    /// Who answered and when, and in which words.
    pub reply: Said,
    /// Each changed field, before and after.
    pub changes: Vec<(String, String, String)>,
    /// The new files: name, and where each is shown.
    pub files: Vec<(String, String)>,
}

impl Answer {
    /// The answer to the newest request, while it is to be judged.
    pub fn of(desk: &Desk, shell: &Shell) -> Option<Self> {
        let since = answered(desk)?;
        let (line, reply) = since.iter().rev().find_map(|line| match &line.outcome.event {
            Event::Resubmitted { reply, .. } => Some((line, reply)),
            _ => None,
        })?;
        let files = added(desk, since).map(|(id, name)| (name, urls::review_showing(&desk.claim().id, id)));
        Some(Self {
            request: request(desk, shell)?,
            reply: said(line, Vec::new(), reply.as_ref().map(|reply| reply.as_str()), shell),
            changes: changes_in_words(&merged(since), &desk.facts.products, shell),
            files: files.collect(),
        })
    }
}

/// The newest request: who asked and when, for which reasons, in which words.
pub fn request(desk: &Desk, shell: &Shell) -> Option<Said> {
    let (line, (lines, note)) = desk.last(|event| match event {
        Event::InfoRequested { note, .. } => Some((request_lines(event, &desk.facts.products, shell), note)),
        _ => None,
    })?;
    Some(said(line, lines, Some(note.as_str()), shell))
}

/// The files that came with the answer that is to be judged.
pub fn new_files(desk: &Desk) -> Vec<&PoeId> {
    answered(desk).map(|since| added(desk, since).map(|(id, _)| id).collect()).unwrap_or_default()
}

/// What happened since the newest request, where it was answered and the answer is to be judged: not where a dispute
/// has begun since.
fn answered(desk: &Desk) -> Option<&[Recorded]> {
    if !matches!(desk.claim().phase(), Phase::Review | Phase::DisputeReview) {
        return None;
    }
    let history = &desk.facts.history;
    let asked = |line: &Recorded| matches!(line.outcome.event, Event::InfoRequested { .. });
    let since = &history[history.iter().rposition(asked)? + 1..];
    let disputed = since.iter().any(|line| matches!(line.outcome.event, Event::Disputed { .. }));
    (!disputed).then_some(since)
}

fn added<'a>(desk: &'a Desk, since: &'a [Recorded]) -> impl Iterator<Item = (&'a PoeId, String)> {
    let brought = |line: &'a Recorded| line.outcome.event.brought();
    let there = |id: &PoeId| desk.claim().poe_file(id).is_some();
    let files = since.iter().flat_map(brought).filter(move |file| there(&file.id));
    files.map(|file| (&file.id, file.name.as_str().to_owned()))
}

/// The changes of all edits together: each field as it was at first and as it is now.
fn merged(since: &[Recorded]) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for line in since {
        let Event::Edited { changes } = &line.outcome.event else { continue };
        for change in changes {
            match all.iter_mut().find(|known| known.field == change.field) {
                Some(known) => known.new.clone_from(&change.new),
                None => all.push(change.clone()),
            }
        }
    }
    all.retain(|change| change.old != change.new);
    all
}
