//! The reviewer finds the evidence sufficient, point by point; then the customer is asked.

use super::collision::Collision;
use super::desk::Desk;
use super::evidence::elements;
use super::knock::Decision;
use super::side_facts::SideFacts;
use crate::domain::action::{Act, Action};
use crate::domain::calendar::Period;
use crate::domain::limit::DeadlineKind;
use crate::domain::reason::ApprovalCheck;
use crate::domain::text::Note;
use crate::web::Shell;
use crate::web::form::{Choice, Entered};
use askama::Template;

/// The form; or, while another claim stands in the way, what must be settled first.
#[derive(Template)]
#[template(path = "reviewer/approve.html")]
pub struct ApprovePage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    collision: Option<Collision>,
    checks: Vec<Choice>,
    until: String,
    addressees: Vec<String>,
}

impl Decision for ApprovePage {
    const ACT: Act = Act::Approve;
    const DONE: &'static str = "flash-approved";

    fn parse(form: &mut Entered, _: &Desk) -> Option<Action> {
        let checks = form.ticked("checks", ApprovalCheck::from_key);
        if ApprovalCheck::ALL.iter().any(|check| !checks.contains(check)) {
            form.complain("checks", "approve-confirm-all", &[]);
        }
        let note = form.optional("approve_note", Note::parse);
        form.is_good().then_some(Action::Approve { note, checks })
    }

    fn page(shell: Shell, desk: &Desk, form: Entered) -> Self {
        Self {
            side: SideFacts::of(desk, Act::Approve, &form, &shell),
            heading: shell.t("approve-title"),
            collision: Collision::of(desk, &shell).filter(|collision| collision.blocks),
            checks: checks(desk, &shell),
            until: shell.until(&desk.deadline(DeadlineKind::Expiry, Period::Consent)),
            addressees: addressees(desk),
            form,
            shell,
        }
    }
}

/// Each point with what to look at.
fn checks(desk: &Desk, shell: &Shell) -> Vec<Choice> {
    let looks = elements(desk, shell).into_iter().map(|(_, look)| look);
    let looks = looks.chain(std::iter::once(shell.t("approve-check-tenant-look")));
    let check = |(check, look): (&ApprovalCheck, String)| {
        Choice::explained(check.key(), shell.t(format!("approve-check-{}", check.key())), look)
    };
    ApprovalCheck::ALL.iter().zip(looks).map(check).collect()
}

fn addressees(desk: &Desk) -> Vec<String> {
    let details = &desk.claim().details;
    let contacts = [
        (&details.customer_contact_name, &details.customer_contact_email),
        (&details.technical_contact_name, &details.technical_contact_email),
    ];
    let written = contacts
        .into_iter()
        .filter_map(|(name, email)| Some(format!("{} <{}>", name.as_ref()?, email.as_ref()?)));
    written.collect()
}
