//! The partner asked for its own association to be rejected; a reviewer confirms.

use super::desk::Desk;
use super::knock::Decision;
use super::side_facts::SideFacts;
use crate::domain::action::{Act, Action};
use crate::domain::event::Event;
use crate::domain::text::Note;
use crate::web::Shell;
use crate::web::form::Entered;
use askama::Template;

/// The form.
#[derive(Template)]
#[template(path = "reviewer/confirm_rejection.html")]
pub struct ConfirmRejectionPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    asked: String,
    reason: String,
    words: String,
}

impl Decision for ConfirmRejectionPage {
    const ACT: Act = Act::ConfirmRejection;
    const DONE: &'static str = "flash-rejection-confirmed";

    fn parse(form: &mut Entered, _: &Desk) -> Option<Action> {
        let note = form.optional("confirm_note", Note::parse);
        form.is_good().then_some(Action::ConfirmRejection { note })
    }

    fn page(shell: Shell, desk: &Desk, form: Entered) -> Self {
        let asked = desk.last(|event| match event {
            Event::RejectionAsked { reason, note } => Some((reason, note)),
            _ => None,
        });
        let (asked, reason, words) = asked.map_or_else(Default::default, |(line, (reason, note))| {
            let args = [("who", line.by.name.as_str().into()), ("when", shell.moment(&line.at).into())];
            let asked = shell.words().say("confirm-rejection-asked", &args);
            let words = note.as_ref().map(ToString::to_string).unwrap_or_default();
            (asked, shell.t(format!("ask-{}", reason.key())), words)
        });
        Self {
            side: SideFacts::of(desk, Act::ConfirmRejection, &form, &shell),
            heading: shell.t("confirm-rejection-title"),
            asked,
            reason,
            words,
            form,
            shell,
        }
    }
}
