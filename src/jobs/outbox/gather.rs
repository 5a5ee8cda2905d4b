//! What a letter is told from, as its event left the claim; and what only the passing of time completes.

use crate::domain::actor::Side;
use crate::domain::calendar::{Calendar, Period};
use crate::domain::claim::Claim;
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::ClaimId;
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::notice::Notice;
use crate::letters::{Correspondent, LetterFacts, Said};
use crate::store::{Delivery, Posted, Reader, StoreError};
use chrono::{DateTime, Utc};

/// Everything a letter is told from, in one reading; and the last event it speaks of.
pub(super) fn gather(
    reader: &mut Reader<'_>,
    claim: &ClaimId,
    posted: &Posted,
    at: DateTime<Utc>,
    calendar: &Calendar,
) -> Result<(LetterFacts, u32), StoreError> {
    let history = reader.history(claim)?;
    let missing = || StoreError::Broken("a letter about an event that is not there".into());
    let mut line = history.iter().find(|line| line.seq == posted.seq()).ok_or_else(missing)?.clone();
    let until: Vec<Recorded> = history.iter().filter(|line| line.seq <= posted.seq()).cloned().collect();
    // The claim as that event left it, and not as it is today.
    let claim = Claim::replay(claim.clone(), &until).ok_or_else(missing)?;
    complete(&mut line, &history, at, calendar);
    let partner = reader.partner(&claim.partner)?.ok_or_else(missing)?.name;
    let location = location_of(reader, &claim)?;
    let facts = LetterFacts {
        id: posted.id.clone(),
        notice: posted.notice,
        to: Correspondent { name: posted.to.name.clone(), email: posted.to.email.clone() },
        at,
        claim,
        asked: matches!(line.outcome.event, Event::NoResponse)
            .then(|| asked_before(&line, &history))
            .flatten(),
        line,
        partner,
        location,
        products: reader.products()?.into_iter().map(|product| (product.code, product.name)).collect(),
        comments: comments_from(&history, posted),
        consent_token: None,
        zone: calendar.zone(),
    };
    Ok((facts, history.last().map_or(posted.seq(), |line| line.seq)))
}

/// What a letter needs besides its own event: a reminder, what was asked; a letter about consent, until when.
fn complete(line: &mut Recorded, history: &[Recorded], at: DateTime<Utc>, calendar: &Calendar) {
    match &line.outcome.event {
        Event::PartnerReminded => {
            if let Some(asked) = asked_before(line, history) {
                line.outcome.event = asked;
            }
        }
        Event::Approved { .. } | Event::ConsentResent { .. } if line.outcome.due.is_none() => {
            line.outcome.due = Some(consent_deadline(line.seq, history, at, calendar));
        }
        _ => {}
    }
}

/// What the reviewer had asked for last before an event.
fn asked_before(line: &Recorded, history: &[Recorded]) -> Option<Event> {
    let before = history.iter().filter(|other| other.seq < line.seq).rev();
    let mut events = before.map(|other| &other.outcome.event);
    events.find(|event| matches!(event, Event::InfoRequested { .. })).cloned()
}

/// Until when the customer can deny: as it was set when its letter was handed over, or would be if it is now.
fn consent_deadline(seq: u32, history: &[Recorded], at: DateTime<Utc>, calendar: &Calendar) -> Deadline {
    let since = history.iter().filter(|line| line.seq > seq);
    let same_letter = since.take_while(|line| !matches!(line.outcome.event, Event::ConsentResent { .. }));
    let delivered = same_letter.filter(|line| matches!(line.outcome.event, Event::ConsentDelivered));
    delivered.last().and_then(|line| line.outcome.due).unwrap_or_else(|| {
        calendar.deadline(DeadlineKind::Expiry, calendar.now(at), calendar.span(Period::Consent))
    })
}

/// The name of the location that claims.
fn location_of(reader: &mut Reader<'_>, claim: &Claim) -> Result<Option<String>, StoreError> {
    let Some(mpn) = &claim.details.mpn else { return Ok(None) };
    Ok(reader.location(mpn)?.map(|location| location.name))
}

/// The reviewers' comments from the letter's own event on: those before it stood in an earlier letter, and those made
/// since it left stand in a later one.
fn comments_from(history: &[Recorded], posted: &Posted) -> Vec<Said> {
    if posted.notice != Notice::Commented {
        return Vec::new();
    }
    let until = match posted.delivery {
        Delivery::Sent(at) => at,
        Delivery::Waiting | Delivery::Failed(_) => DateTime::<Utc>::MAX_UTC,
    };
    let told = history.iter().filter(|line| line.seq >= posted.seq() && line.at <= until);
    told.filter_map(|line| {
        let text = reviewers_comment(line)?.to_owned();
        Some(Said { at: line.at, text })
    })
    .collect()
}

/// The words of a reviewer's comment.
pub(super) fn reviewers_comment(line: &Recorded) -> Option<&str> {
    match &line.outcome.event {
        Event::Commented { text } if line.by.side == Side::Reviewer => Some(text.as_str()),
        _ => None,
    }
}
