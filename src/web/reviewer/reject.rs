//! The reviewer says no, what was wrong in detail, and what would cure it.

use super::desk::Desk;
use super::knock::Decision;
use super::side_facts::SideFacts;
use crate::domain::action::{Act, Action};
use crate::domain::calendar::Period;
use crate::domain::limit::DeadlineKind;
use crate::domain::reason::PoeFault;
use crate::domain::text::Note;
use crate::web::Shell;
use crate::web::form::{Choice, Entered};
use askama::Template;

/// The form.
#[derive(Template)]
#[template(path = "reviewer/reject.html")]
pub struct RejectPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    faults: Vec<Choice>,
    /// Nobody has asked the partner for anything yet.
    never_asked: bool,
    is_final: bool,
    until: String,
}

impl Decision for RejectPage {
    const ACT: Act = Act::Reject;
    const DONE: &'static str = "flash-rejected";

    fn parse(form: &mut Entered, desk: &Desk) -> Option<Action> {
        let faults =
            form.ticked("faults", |key| PoeFault::from_key(key).filter(|fault| makes_sense(*fault, desk)));
        if faults.is_empty() && form.error("faults").is_none() {
            form.complain("faults", "reject-choose", &[]);
        }
        let note = form.required("reject_note", Note::parse);
        // The source asks for a question in the comments first; without one the reviewer says why none would help.
        if desk.requests() == 0 && !form.is("no_cure", "yes") {
            form.complain("no_cure", "reject-confirm-no-cure", &[]);
        }
        let note = note.filter(|_| form.is_good())?;
        Some(Action::Reject { faults, note })
    }

    fn page(shell: Shell, desk: &Desk, form: Entered) -> Self {
        let faults = PoeFault::ALL.iter().copied().filter(|fault| makes_sense(*fault, desk));
        Self {
            side: SideFacts::of(desk, Act::Reject, &form, &shell),
            heading: shell.t("reject-title"),
            faults: faults.map(|fault| explained(fault, &shell)).collect(),
            never_asked: desk.requests() == 0,
            is_final: desk.claim().is_dispute(),
            until: shell.until(&desk.deadline(DeadlineKind::Window, Period::DisputeWindow)),
            form,
            shell,
        }
    }
}

/// Whether a fault can be this claim's: nobody fails to answer who was not asked, or loses to a claim that is not there.
fn makes_sense(fault: PoeFault, desk: &Desk) -> bool {
    match fault {
        PoeFault::NoPartnerResponse => desk.requests() > 0,
        PoeFault::CompetingClaim => {
            desk.facts.rivals.iter().any(|rival| rival.partner != desk.claim().partner)
        }
        _ => true,
    }
}

/// A fault with what it means, and what the partner will read about it.
fn explained(fault: PoeFault, shell: &Shell) -> Choice {
    let key = format!("reason-{}", fault.key());
    let (meaning, cure) = (shell.t(format!("{key}-meaning")), shell.t(format!("{key}-cure")));
    let hint = shell.words().say("reject-fault-about", &[("meaning", meaning.into()), ("cure", cure.into())]);
    Choice::explained(fault.key(), shell.t(&key), hint)
}
