//! The Comments section: what both sides have said to each other, requests and reasons included (R49–R51).

use super::timeline::ground_lines;
use crate::domain::action::Act;
use crate::domain::actor::{Actor, By, Side};
use crate::domain::calendar::Now;
use crate::domain::claim::Claim;
use crate::domain::event::{Event, Recorded};
use crate::domain::lifecycle::may;
use crate::domain::text::Note;
use crate::web::form::Entered;
use crate::web::{Shell, urls};

/// The Comments section of a page. Draw it with `components/comments.html`.
#[derive(Debug, Clone)]
pub struct Conversation {
    /// What was said, oldest first.
    pub said: Vec<Said>,
    /// Whether the reader may say something now.
    pub open: bool,
    /// Where the reply goes.
    pub action: String,
    /// The reply's form.
    pub form: Entered,
    /// The claim's version the form was drawn for.
    pub version: u32,
}

/// One thing said.
#[derive(Debug, Clone)]
pub struct Said {
    /// Who, as the reader may know.
    pub name: String,
    /// From which side.
    pub side: String,
    /// For machines.
    pub iso: String,
    /// For people.
    pub when: String,
    /// What the words belong to; empty for a plain comment.
    pub about: String,
    /// Its coded reasons.
    pub reasons: Vec<String>,
    /// The words.
    pub text: String,
    /// Whether the reader's own side said it.
    pub mine: bool,
}

impl Conversation {
    /// Everything said about a claim, and whether this reader may go on.
    pub fn of(claim: &Claim, history: &[Recorded], actor: &Actor, now: Now, shell: &Shell) -> Self {
        Self {
            said: history.iter().filter_map(|line| said(line, actor.side(), shell)).collect(),
            open: may(claim, Act::Comment, actor, now).is_ok(),
            action: urls::comment(&claim.id),
            form: Entered::blank(shell.words()),
            version: claim.version,
        }
    }
}

fn said(line: &Recorded, reader: Side, shell: &Shell) -> Option<Said> {
    let text = words_of(&line.outcome.event)?;
    let about = match &line.outcome.event {
        Event::Commented { .. } => String::new(),
        event => shell.t(format!("said-{}", event.key())),
    };
    Some(Said {
        name: known_as(&line.by, reader, shell),
        side: shell.t(format!("side-{}", line.by.side.key())),
        iso: line.at.to_rfc3339(),
        when: shell.moment(&line.at),
        about,
        reasons: reasons_of(&line.outcome.event, shell),
        text: text.as_str().to_owned(),
        mine: line.by.side == reader,
    })
}

/// The coded reasons of a request or a rejection.
fn reasons_of(event: &Event, shell: &Shell) -> Vec<String> {
    match event {
        Event::InfoRequested { needed, .. } => {
            needed.iter().map(|reason| shell.t(format!("reason-{}", reason.key()))).collect()
        }
        Event::RejectionAsked { reason, .. } => vec![shell.t(format!("ask-{}", reason.key()))],
        Event::Rejected { ground, .. } => ground_lines(ground, shell),
        _ => Vec::new(),
    }
}

/// The words two sides said to each other in an event. What a lead says when claims collide stays with Microsoft:
/// it speaks of another partner.
const fn words_of(event: &Event) -> Option<&Note> {
    match event {
        Event::Commented { text } => Some(text),
        Event::InfoRequested { note, .. } => Some(note),
        Event::Resubmitted { reply, .. } => reply.as_ref(),
        Event::Approved { note, .. } | Event::Rejected { note, .. } | Event::RejectionAsked { note, .. } => {
            note.as_ref()
        }
        Event::Disputed { justification, .. } => justification.as_ref(),
        _ => None,
    }
}

/// A person's name as a side may know it: Microsoft's people are "Reviewer" to everybody else.
pub fn known_as(by: &By, reader: Side, shell: &Shell) -> String {
    match by.side {
        Side::Reviewer if reader != Side::Reviewer => shell.t("known-as-reviewer"),
        Side::Partner | Side::Reviewer => by.name.clone(),
        Side::Customer | Side::System => String::new(),
    }
}
