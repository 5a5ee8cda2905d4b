//! What people might do next, how long they wait, and who else turns up.

use super::dice::Dice;
use crate::domain::action::{Act, Action};
use crate::domain::actor::Actor;
use crate::domain::details::Details;
use crate::domain::lifecycle::Phase;
use crate::domain::numbers::{Mpn, TenantId};
use crate::domain::poe::PoeFile;
use crate::domain::reason::{
    ApprovalCheck, AskReason, Assessment, DenyReason, Ineligible, InfoNeeded, PoeFault,
};
use crate::domain::tests::people::{self, Life, note, product};
use crate::domain::text::{ClaimName, Note, PersonName};
use chrono::Duration;

/// A life begins anywhere in a year, one in four with a draft that lacks something, three in four with evidence.
pub fn begin(dice: &mut Dice) -> Life {
    let mut details = people::details();
    if dice.one_in(4) {
        details.mpn = None;
    }
    let mut life = Life::opened(details).after(Duration::minutes(dice.below(60 * 24 * 366) as i64));
    if !dice.one_in(4) {
        life = life.then(&people::anna(), Action::AttachPoe(people::file(1, 50_000)));
    }
    life
}

/// Mostly minutes and hours, often days, seldom up to forty.
pub fn let_time_pass(life: &mut Life, dice: &mut Dice) {
    let (least, most): (u64, u64) = match dice.below(20) {
        0..=11 => (1, 12 * 60),
        12..=16 => (12 * 60, 3 * 24 * 60),
        17..=18 => (24 * 60, 10 * 24 * 60),
        _ => (5 * 24 * 60, 40 * 24 * 60),
    };
    let minutes = least + dice.below(most - least);
    life.at += Duration::minutes(minutes as i64);
    // Now and then somebody comes in the last good second, or a second too late.
    if let Some(due) = life.claim.due
        && due.due_at > life.at
        && dice.one_in(12)
    {
        life.at = due.due_at + Duration::seconds(dice.below(2) as i64);
    }
}

/// Other claims come, are approved, and go.
pub fn stir_rivals(life: &mut Life, dice: &mut Dice) {
    if life.claim.associations().is_empty() || !dice.one_in(6) {
        return;
    }
    match dice.below(8) {
        0..=2 => {
            let code = format!("RIVAL0{}", dice.below(3));
            life.rivals.push(people::rival_of(&life.claim, &code, false));
        }
        3 => life.rivals.push(people::rival_of(&life.claim, "RIVAL09", true)),
        4 if dice.one_in(3) => life.rivals.push(people::twin_of(&life.claim, "TWIN000")),
        _ => life.rivals.clear(),
    }
}

/// What somebody is about to try, and what they are offered.
pub struct Attempt<'a> {
    pub actor: &'a Actor,
    pub action: Action,
    pub offered: Vec<Act>,
}

/// Three times in four something that is offered to somebody, else anything by anybody.
pub fn choose<'a>(life: &Life, people: &'a [Actor], dice: &mut Dice) -> Attempt<'a> {
    if !dice.one_in(4) {
        let first = dice.below(people.len() as u64) as usize;
        let in_turn = people.iter().cycle().skip(first).take(people.len());
        for actor in in_turn {
            let offered = life.offered(actor);
            if !offered.is_empty() {
                let action = plausible(likely(&offered, dice), life, dice);
                return Attempt { actor, action, offered };
            }
        }
    }
    let actor = dice.pick(people);
    Attempt { actor, action: plausible(*dice.pick(Act::ALL), life, dice), offered: life.offered(actor) }
}

/// Acts that lead onward are likelier than talk, and drafts are seldom thrown away.
fn likely(offered: &[Act], dice: &mut Dice) -> Act {
    let weight = |act: &Act| match act {
        Act::Submit | Act::Resubmit | Act::Dispute | Act::StartReview => 16,
        Act::Approve | Act::RequestInfo | Act::DeliverConsent => 6,
        Act::Reject | Act::AttachPoe => 4,
        Act::Discard | Act::AskToReject | Act::RemovePoe => 1,
        _ => 2,
    };
    let mut left = dice.below(offered.iter().map(weight).sum());
    for act in offered {
        if left < weight(act) {
            return *act;
        }
        left -= weight(act);
    }
    unreachable!("the weights have been summed")
}

/// The act with particulars somebody might give it, good ones and bad ones.
fn plausible(act: Act, life: &Life, dice: &mut Dice) -> Action {
    match act {
        Act::Edit => Action::Edit(Box::new(edited(life, dice))),
        Act::AttachPoe => Action::AttachPoe(some_file(life, 0, dice)),
        Act::RemovePoe => {
            let known = life.claim.poe.first().map(|file| file.id.clone());
            Action::RemovePoe(known.unwrap_or(people::file(0, 1).id))
        }
        Act::Submit => people::submit(),
        Act::Discard => Action::Discard,
        Act::Comment => Action::Comment(note("A word")),
        Act::AskToReject => Action::AskToReject { reason: *dice.pick(AskReason::ALL), note: some_note(dice) },
        Act::Resubmit => answered(life, dice),
        Act::Dispute => disputed(life, dice),
        Act::DenyConsent => denied(dice),
        Act::ReportWrongPerson => Action::ReportWrongPerson { colleague: None },
        Act::RemindPartner => Action::RemindPartner,
        Act::NoResponse => Action::NoResponse,
        Act::LapseAsAsked => Action::LapseAsAsked,
        Act::DeliverConsent => Action::DeliverConsent,
        Act::BounceConsent => Action::BounceConsent,
        Act::ElapseConsent => Action::ElapseConsent,
        Act::RecordAssessment => assessed(dice),
        _ => by_a_reviewer(act, dice),
    }
}

fn by_a_reviewer(act: Act, dice: &mut Dice) -> Action {
    match act {
        Act::ConfirmRejection => Action::ConfirmRejection { note: some_note(dice) },
        Act::StartReview => Action::StartReview,
        Act::TakeOver => Action::TakeOver,
        Act::RequestInfo => Action::RequestInfo {
            needed: vec![*dice.pick(InfoNeeded::ALL)],
            note: note("Please show more"),
            products: Vec::new(),
            may_add_products: dice.one_in(3),
        },
        Act::Approve => Action::Approve { note: some_note(dice), checks: ApprovalCheck::ALL.to_vec() },
        Act::Reject => Action::Reject { faults: vec![*dice.pick(PoeFault::ALL)], note: note("Too thin") },
        Act::SettleCollision => Action::SettleCollision { note: note("The newer statement") },
        Act::ResendConsent => people::resend_consent(),
        _ => unreachable!("{act:?} is somebody else's"),
    }
}

/// The details after somebody has been at the form.
fn edited(life: &Life, dice: &mut Dice) -> Details {
    let mut details = life.claim.details.clone();
    let drafting = life.claim.phase() == Phase::Editing;
    match dice.below(if drafting { 9 } else { 10 }) {
        0..=2 => details.mpn = Mpn::parse(&format!("398{}", dice.below(1_000))).ok(),
        3 => {
            let code = *dice.pick(&["teams", "sharepoint-online", "intune"]);
            details.products.push(product(code));
        }
        4 => details.products.truncate(dice.below(3) as usize),
        5 => details.customer_contact_name = PersonName::parse("Mika Dahl").ok(),
        6 => details.mpn = None,
        7 => {}
        8 if drafting => details.tenant = TenantId::parse("b0f1d48c-1bf1-4ae4-a330-14e71fc6bf33").ok(),
        8 => details.recognition_only = !details.recognition_only,
        _ => details.name = ClaimName::parse("Another name").unwrap(),
    }
    details.products.sort();
    details.products.dedup();
    details
}

/// A file whose number is not taken: mostly small, sometimes as large as one may be.
fn some_file(life: &Life, offset: u32, dice: &mut Dice) -> PoeFile {
    let size = if dice.one_in(3) { crate::domain::poe::POE_LIMITS.file_bytes } else { 50_000 };
    people::file(life.claim.version * 100 + offset, size)
}

fn some_note(dice: &mut Dice) -> Option<Note> {
    (!dice.one_in(3)).then(|| note("Because"))
}

fn disputed(life: &Life, dice: &mut Dice) -> Action {
    Action::Dispute { justification: some_note(dice), files: some_files(life, dice) }
}

fn answered(life: &Life, dice: &mut Dice) -> Action {
    Action::Resubmit { reply: some_note(dice), files: some_files(life, dice) }
}

fn some_files(life: &Life, dice: &mut Dice) -> Vec<PoeFile> {
    // Sometimes more files than any claim may have.
    let number = if dice.one_in(20) { 21 } else { dice.below(3) as u32 };
    (0..number).map(|offset| some_file(life, offset, dice)).collect()
}

fn denied(dice: &mut Dice) -> Action {
    let reason = dice.one_in(2).then(|| *dice.pick(DenyReason::ALL));
    Action::DenyConsent { reason, note: some_note(dice), name: PersonName::parse("Kim Berg").ok() }
}

fn assessed(dice: &mut Dice) -> Action {
    let reason = *dice.pick(Ineligible::ALL);
    let result = if dice.one_in(2) { Assessment::Eligible } else { Assessment::NotEligible { reason } };
    Action::RecordAssessment(result)
}
