//! A lead reviewer decides which of several competing claims may go on.

use super::collision::Collision;
use super::desk::Desk;
use super::knock::Decision;
use super::side_facts::SideFacts;
use crate::domain::action::{Act, Action};
use crate::domain::refusal::Refusal;
use crate::domain::text::Note;
use crate::web::Shell;
use crate::web::form::Entered;
use askama::Template;

/// The form, where something collides that can be settled.
#[derive(Template)]
#[template(path = "reviewer/settle_collision.html")]
pub struct SettleCollisionPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    collision: Option<Collision>,
}

impl Decision for SettleCollisionPage {
    const ACT: Act = Act::SettleCollision;
    const DONE: &'static str = "flash-collision-settled";

    fn fits(desk: &Desk) -> Result<(), Refusal> {
        Note::parse("?").map_or(Ok(()), |note| desk.would(Action::SettleCollision { note }))
    }

    fn parse(form: &mut Entered, _: &Desk) -> Option<Action> {
        form.required("settle_note", Note::parse).map(|note| Action::SettleCollision { note })
    }

    fn page(shell: Shell, desk: &Desk, form: Entered) -> Self {
        Self {
            side: SideFacts::of(desk, Act::SettleCollision, &form, &shell),
            heading: shell.t("settle-title"),
            collision: Collision::of(desk, &shell),
            form,
            shell,
        }
    }
}
