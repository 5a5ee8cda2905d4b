//! The reviewer's one "what now": whose move it is, until when, and the buttons the lifecycle offers.

use super::desk::Desk;
use crate::domain::action::{Act, Action};
use crate::domain::actor::{Actor, Side};
use crate::domain::claim::State;
use crate::domain::event::Event;
use crate::domain::lifecycle::{Phase, available, may};
use crate::domain::limit::DeadlineKind;
use crate::domain::refusal::Refusal;
use crate::domain::text::Note;
use crate::web::claims::card::Mover;
use crate::web::{Shell, refusal_says, urls};

/// What now, in words.
pub struct NextMove {
    /// `yours`, `waiting` or `done`.
    pub kind: &'static str,
    /// Whose move it is.
    pub who: String,
    /// What it is about.
    pub title: String,
    /// What happens, and until when.
    pub says: Vec<String>,
    /// Why the reader, of all people, may not decide.
    pub not_you: Option<String>,
    /// What can be done.
    pub buttons: Vec<ActButton>,
    /// Whether the reader can turn to the next claim: nothing here waits for Microsoft.
    pub onward: bool,
}

/// One act that is offered.
pub struct ActButton {
    /// Which act.
    pub act: Act,
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Whether it acts at once, without a page of its own.
    pub at_once: bool,
    /// Whether it is the one that goes on.
    pub primary: bool,
}

impl NextMove {
    /// What now, for whoever has the claim on the desk.
    pub fn of(desk: &Desk, shell: &Shell) -> Self {
        let (claim, actor) = (desk.claim(), desk.actor());
        let open = claim.due.is_some_and(|due| !due.has_passed(desk.opened.now));
        let disputable = matches!(&claim.state, State::Rejected { ground, .. } if ground.can_be_disputed());
        let mover = Mover::in_phase(claim.phase(), disputable && open, claim.due.is_some());
        let colleague = claim.reviewer.as_ref().filter(|id| Some(*id) != actor.person());
        let (kind, who) = match (mover, colleague) {
            (Mover::Microsoft, Some(id)) => ("waiting", desk.colleague(id).to_owned()),
            (Mover::Microsoft, None) if claim.reviewer.is_some() => ("yours", shell.t("review-who-you")),
            (Mover::Microsoft, None) => ("yours", shell.t("review-who-nobody")),
            (Mover::Untold, _) if claim.customer_unreachable() => {
                ("yours", mover.says(Side::Reviewer, shell))
            }
            (Mover::Nobody, _) => ("done", mover.says(Side::Reviewer, shell)),
            _ => ("waiting", mover.says(Side::Reviewer, shell)),
        };
        let (title, says) = says(desk, shell, colleague.map(|id| desk.colleague(id)));
        Self {
            kind,
            who,
            title,
            says,
            not_you: not_you(desk, &actor, shell),
            buttons: buttons(desk, &actor, shell),
            onward: desk.person.reviews() && (mover != Mover::Microsoft || desk.is_impartial().is_err()),
        }
    }
}

/// The heading and the sentences of the claim's phase.
fn says(desk: &Desk, shell: &Shell, colleague: Option<&str>) -> (String, Vec<String>) {
    let claim = desk.claim();
    let key = match claim.phase() {
        Phase::Review if colleague.is_some() => "review-now-taken",
        Phase::DisputeReview if colleague.is_some() => "review-now-dispute-taken",
        Phase::DisputeReview if claim.reviewer.is_none() => "review-now-dispute-waiting",
        Phase::ConsentOpen | Phase::DisputeConsentOpen if claim.customer_unreachable() => {
            "review-now-consent-bounced"
        }
        Phase::ConsentOpen | Phase::DisputeConsentOpen if claim.due.is_none() => "review-now-consent-sending",
        Phase::DisputeConsentOpen => "review-now-consent-open",
        Phase::DisputeAnswering => "review-now-dispute-answering",
        Phase::Rejected if claim.due.is_none_or(|due| due.has_passed(desk.opened.now)) => "review-now-closed",
        phase => return worded(desk, shell, &format!("review-now-{}", phase.key()), colleague),
    };
    worded(desk, shell, key, colleague)
}

fn worded(desk: &Desk, shell: &Shell, key: &str, colleague: Option<&str>) -> (String, Vec<String>) {
    let due = desk.claim().due;
    let args = [
        ("reviewer", colleague.unwrap_or_default().into()),
        ("due", due.map(|due| shell.until(&due)).unwrap_or_default().into()),
    ];
    let mut says = vec![shell.words().say(key, &args)];
    let late = due.is_some_and(|due| due.kind == DeadlineKind::Sla && due.has_passed(desk.opened.now));
    says.extend(late.then(|| shell.t("review-now-late")));
    (shell.words().say(&format!("{key}-title"), &args), says)
}

/// The reviewer who rejected, or who has a conflict of interest, is told, rather than left without buttons.
fn not_you(desk: &Desk, actor: &Actor, shell: &Shell) -> Option<String> {
    let allowed = may(desk.claim(), Act::Approve, actor, desk.opened.now).map(|_| ());
    let refusal = allowed.and_then(|()| desk.is_impartial()).err()?;
    if refusal == Refusal::ConflictOfInterest {
        return Some(refusal_says(shell.words(), &refusal));
    }
    matches!(refusal, Refusal::YouRejectedIt).then(|| {
        let when = desk.last(|event| matches!(event, Event::Rejected { .. }).then_some(()));
        let when = when.map(|(line, ())| shell.moment(&line.at)).unwrap_or_default();
        format!("{} {}", refusal_says(shell.words(), &refusal), shell.t1("review-you-rejected", "when", when))
    })
}

/// The acts with a button, the likeliest to go on with first.
const OFFERED: &[Act] = &[
    Act::ConfirmRejection,
    Act::StartReview,
    Act::SettleCollision,
    Act::TakeOver,
    Act::Approve,
    Act::RequestInfo,
    Act::Reject,
    Act::ResendConsent,
    Act::RecordAssessment,
];

fn buttons(desk: &Desk, actor: &Actor, shell: &Shell) -> Vec<ActButton> {
    if desk.is_impartial().is_err() {
        return Vec::new();
    }
    let claim = desk.claim();
    let offered = available(claim, actor, desk.opened.now);
    let shown = OFFERED.iter().copied().filter(|act| offered.contains(act) && has_effect(desk, *act));
    let mut buttons: Vec<ActButton> = shown.map(|act| button(desk, act, shell)).collect();
    // A colleague has it: nothing here is the expected next step.
    let colleague = claim.reviewer.is_some() && claim.reviewer.as_ref() != actor.person();
    let blocked = desk.facts.rivals.iter().any(|rival| rival.blocks(claim));
    let expected = |button: &ActButton| match button.act {
        Act::ConfirmRejection | Act::SettleCollision => true,
        Act::Approve => !colleague && !blocked,
        Act::ResendConsent => !desk.reports().is_empty() || claim.customer_unreachable(),
        _ => !colleague,
    };
    if let Some(first) = buttons.iter_mut().next().filter(|button| expected(button)) {
        first.primary = true;
    }
    buttons
}

/// A lead's settlement is offered only where something collides.
fn has_effect(desk: &Desk, act: Act) -> bool {
    let asks = Note::parse("?").ok().map(|note| Action::SettleCollision { note });
    act != Act::SettleCollision || asks.is_some_and(|action| desk.would(action).is_ok())
}

fn button(desk: &Desk, act: Act, shell: &Shell) -> ActButton {
    let claim = desk.claim();
    let from = claim.reviewer.as_ref().map(|id| desk.colleague(id));
    let text = match (act, from) {
        (Act::TakeOver, Some(from)) => shell.t1("review-act-take-over-from", "from", from),
        _ => shell.t(format!("review-act-{}", act.key())),
    };
    let (href, at_once) = match act {
        Act::StartReview => (urls::start_review(&claim.id), true),
        Act::TakeOver => (urls::take_over(&claim.id), true),
        Act::SettleCollision => (urls::settle_collision(&claim.id), false),
        Act::ConfirmRejection => (urls::confirm_rejection(&claim.id), false),
        Act::Approve => (urls::approve(&claim.id), false),
        Act::RequestInfo => (urls::request_info(&claim.id), false),
        Act::Reject => (urls::reject(&claim.id), false),
        Act::ResendConsent => (urls::resend_consent(&claim.id), false),
        _ => (urls::record_assessment(&claim.id), false),
    };
    ActButton { act, text, href, at_once, primary: false }
}
