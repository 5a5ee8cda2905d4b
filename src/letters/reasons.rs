//! Reasons in words: what they are called, what they mean, what would cure them.

use crate::domain::event::Event;
use crate::domain::reason::Ground;
use crate::words::Words;

/// A reason as a letter tells it.
pub(super) struct Reason {
    pub(super) title: String,
    pub(super) meaning: String,
    pub(super) cure: String,
}

/// The reasons of an event: a rejection's ground first, then what was wrong in detail.
pub(super) fn reasons_of(words: &Words, event: &Event) -> Vec<Reason> {
    let reason = |key: String| Reason {
        title: words.t(&key),
        meaning: words.t(&format!("{key}-meaning")),
        cure: words.t(&format!("{key}-cure")),
    };
    let ground = |ground: &Ground| reason(format!("ground-{}", ground.key()));
    match event {
        Event::InfoRequested { needed, .. } => {
            needed.iter().map(|needed| reason(format!("reason-{}", needed.key()))).collect()
        }
        Event::Rejected { ground: primary @ Ground::InsufficientPoe { faults }, .. } => {
            let details = faults.iter().map(|fault| reason(format!("reason-{}", fault.key())));
            std::iter::once(ground(primary)).chain(details).collect()
        }
        Event::Rejected { ground: primary, .. } => vec![ground(primary)],
        Event::NoResponse => vec![ground(&Ground::NoPartnerResponse)],
        Event::ConsentDenied { reason, .. } => vec![ground(&Ground::CustomerDecline { reason: *reason })],
        _ => Vec::new(),
    }
}
