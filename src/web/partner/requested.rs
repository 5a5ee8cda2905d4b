//! What the reviewer asked for, with what each reason means and what would cure it (R27).

use crate::domain::event::{Event, Recorded};
use crate::domain::reason::Ground;
use crate::web::Shell;
use crate::web::claims::details_rows::{ProductNames, product_name};

/// A reason with its meaning and its cure.
#[derive(Debug, Clone)]
pub struct Explained {
    /// Its name.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// What would cure it.
    pub cure: String,
}

/// What the reviewer asked for last.
#[derive(Debug, Clone)]
pub struct Requested {
    /// The reasons.
    pub reasons: Vec<Explained>,
    /// In the reviewer's words.
    pub note: String,
    /// The products it is about; empty for the whole claim.
    pub products: String,
    /// Whether products may be added in the answer.
    pub may_add: bool,
}

/// The last request of a history, and the events since.
pub fn last_request(history: &[Recorded]) -> Option<(&Event, &[Recorded])> {
    let asked = |line: &Recorded| matches!(line.outcome.event, Event::InfoRequested { .. });
    let place = history.iter().rposition(asked)?;
    Some((&history[place].outcome.event, &history[place + 1..]))
}

impl Requested {
    /// The last request of a history, in words.
    pub fn of(history: &[Recorded], products: &ProductNames, shell: &Shell) -> Option<Self> {
        let (Event::InfoRequested { needed, note, products: about, may_add_products, .. }, _) =
            last_request(history)?
        else {
            return None;
        };
        let names: Vec<_> = about.iter().map(|code| product_name(code.as_str(), products)).collect();
        Some(Self {
            reasons: needed.iter().map(|reason| explained("reason", reason.key(), shell)).collect(),
            note: note.as_str().to_owned(),
            products: names.join(", "),
            may_add: *may_add_products,
        })
    }
}

/// Why a claim was rejected: the primary reason first, then what was wrong in detail.
pub fn rejected_because(ground: &Ground, shell: &Shell) -> Vec<Explained> {
    let mut all = vec![explained("ground", ground.key(), shell)];
    match ground {
        Ground::InsufficientPoe { faults } => {
            all.extend(faults.iter().map(|fault| explained("reason", fault.key(), shell)));
        }
        Ground::PartnerRequest { reason } => all.push(plain("ask", reason.key(), shell)),
        Ground::CustomerDecline { reason } => {
            all.extend(reason.map(|reason| plain("deny", reason.key(), shell)));
        }
        Ground::NoPartnerResponse => {}
    }
    all
}

fn explained(prefix: &str, key: &str, shell: &Shell) -> Explained {
    Explained {
        title: shell.t(format!("{prefix}-{key}")),
        meaning: shell.t(format!("{prefix}-{key}-meaning")),
        cure: shell.t(format!("{prefix}-{key}-cure")),
    }
}

fn plain(prefix: &str, key: &str, shell: &Shell) -> Explained {
    Explained { title: shell.t(format!("{prefix}-{key}")), meaning: String::new(), cure: String::new() }
}
