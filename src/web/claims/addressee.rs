//! Whether the customer's letter came to the right person, as far as its addressees have said.

use crate::domain::claim::Claim;
use crate::domain::contact::Email;
use crate::domain::event::{Event, Recorded};
use crate::domain::lifecycle::Phase;

/// Somebody who was written to says to be the wrong person.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// When, and under which number.
    pub line: &'a Recorded,
    /// Whom to ask instead.
    pub colleague: Option<&'a Email>,
}

/// What was reported since the newest letter, oldest first, while the customer may still deny.
pub fn reports<'a>(claim: &Claim, history: &'a [Recorded]) -> Vec<Report<'a>> {
    let since = claim.consent_seq.unwrap_or_default();
    let open = matches!(claim.phase(), Phase::ConsentOpen | Phase::DisputeConsentOpen);
    let report = |line: &'a Recorded| match &line.outcome.event {
        Event::WrongPersonReported { colleague } if open && line.seq > since => {
            Some(Report { line, colleague: colleague.as_ref() })
        }
        _ => None,
    };
    history.iter().filter_map(report).collect()
}
