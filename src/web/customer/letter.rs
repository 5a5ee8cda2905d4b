//! What the link of a customer's letter means now: which claim, whether it can still be denied, and what became of it.

use crate::app::App;
use crate::domain::action::Act;
use crate::domain::actor::Actor;
use crate::domain::calendar::{Now, Period};
use crate::domain::claim::{Claim, State};
use crate::domain::contact::{Email, Lang};
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::may;
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::person::{Location, Partner};
use crate::domain::product::Claimed;
use crate::domain::reason::Ground;
use crate::domain::refusal::Refusal;
use crate::store::{Product, Reader, StoreError};
use crate::web::claims::details_rows::country_name;
use crate::web::error::{Reply, WebError};
use crate::web::shell::{LANGUAGE_COOKIE, Shell};
use crate::workflow::ConsentLink;
use actix_web::HttpRequest;
use actix_web::http::header::{HeaderValue, REFERRER_POLICY};
use chrono::{DateTime, Utc};

/// A letter's link, opened.
pub struct Letter {
    /// The link's token; it is the permission, and stands in no log.
    pub token: String,
    /// The frame, in the language the customer chose or the letter was written in.
    pub shell: Shell,
    /// The claim.
    pub claim: Claim,
    /// Who claims.
    pub partner: Partner,
    /// From which location.
    pub location: Option<Location>,
    /// Whether it can still be denied, or what became of it.
    pub standing: Standing,
    /// When the customer denied before, where the partner contested that and the claim was approved after all.
    pub denied_before: Option<DateTime<Utc>>,
    products: Vec<Product>,
    reports: Vec<Option<Email>>,
}

/// What can still be done with a link.
pub enum Standing {
    /// The association can be denied until then.
    Open(Deadline),
    /// Nothing any more.
    Closed(Became),
}

/// Why nothing can be done with a link any more.
pub enum Became {
    /// A newer letter was sent; its link is the one that counts.
    Newer,
    /// The customer has denied.
    Denied(DateTime<Utc>),
    /// The customer has denied, after a dispute or so long ago that it can be contested no more.
    DeniedFinally(DateTime<Utc>),
    /// The customer has denied, and the partner contests it.
    Contested(DateTime<Utc>),
    /// Nobody denied in time: partner and customer are associated.
    Elapsed(Option<Deadline>),
    /// The claim was rejected for another reason.
    Rejected,
    /// The claim is reviewed again.
    Reviewed,
}

/// What is read for a letter.
struct Facts {
    claim: Claim,
    partner: Partner,
    location: Option<Location>,
    products: Vec<Product>,
    history: Vec<Recorded>,
}

fn facts(reader: &mut Reader<'_>, id: &ClaimId) -> Result<Option<Facts>, StoreError> {
    let Some(claim) = reader.claim_for(&Actor::Customer, id)? else { return Ok(None) };
    let Some(partner) = reader.partner(&claim.partner)? else { return Ok(None) };
    let location = match &claim.details.mpn {
        Some(mpn) => reader.location(mpn)?,
        None => None,
    };
    let (products, history) = (reader.products()?, reader.history(id)?);
    Ok(Some(Facts { claim, partner, location, products, history }))
}

/// How many times one letter's addressee may name somebody else.
const MOST_REPORTS: usize = 3;

impl Letter {
    /// Opens a link; `None` for one that was never ours.
    pub async fn open(request: &HttpRequest, app: &App, token: &str) -> Result<Option<Self>, WebError> {
        let Some(link) = app.workflow.read_consent_token(token) else { return Ok(None) };
        let id = link.claim.clone();
        let Some(facts) = app.store.read(move |reader| facts(reader, &id)).await? else { return Ok(None) };
        let calendar = app.workflow.calendar().await?;
        let now = calendar.now(app.workflow.instant());
        let chosen = request.cookie(LANGUAGE_COOKIE);
        let chosen = chosen.and_then(|cookie| Lang::from_key(cookie.value()));
        let words = app.words(chosen.unwrap_or(facts.claim.details.customer_language)).await?;
        let open = may(&facts.claim, Act::DenyConsent, &Actor::Customer, now);
        let standing = match open {
            Ok(_) if facts.claim.consent_seq == Some(link.seq) => {
                // Whoever holds the link has the letter, also where its handing over is not written down yet.
                let begins = || calendar.deadline(DeadlineKind::Expiry, now, calendar.span(Period::Consent));
                Standing::Open(facts.claim.due.unwrap_or_else(begins))
            }
            Ok(_) => Standing::Closed(Became::Newer),
            Err(refusal) => Standing::Closed(became(&facts, &link, &refusal, now)),
        };
        Ok(Some(Self {
            token: token.to_owned(),
            shell: Shell::of(request, app, words, None),
            claim: facts.claim,
            partner: facts.partner,
            location: facts.location,
            products: facts.products,
            reports: reports(&facts.history, link.seq),
            denied_before: denied_at(&facts.history),
            standing,
        }))
    }

    /// The claimed products by name, one a line, with their subscriptions.
    pub fn products(&self) -> String {
        let line = |claimed: &Claimed| {
            let found = self.products.iter().find(|product| product.code == claimed.product);
            let name = found.map_or(claimed.product.as_str(), |product| product.name.as_str());
            match &claimed.subscription {
                Some(id) => format!("{name}\n{}", self.shell.t1("customer-subscription", "id", id.as_str())),
                None => name.to_owned(),
            }
        };
        self.claim.details.products.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// A location with its country.
    pub fn place(&self, location: &Location) -> String {
        format!("{}, {}", location.name, country_name(self.shell.words(), &location.country))
    }

    /// Whether this letter's addressee has reported exactly this before.
    pub fn reported(&self, colleague: &Option<Email>) -> bool {
        self.reports.contains(colleague)
    }

    /// Whether more reports about this letter would tell nobody anything and only fill a mailbox.
    pub fn has_reported_enough(&self) -> bool {
        self.reports.len() >= MOST_REPORTS
    }

    /// The customer's own name for itself; its domain or tenant where none was given.
    pub fn customer(&self) -> &str {
        let details = &self.claim.details;
        let name = details.customer.as_ref().map(|name| name.as_str());
        name.or(details.domain.as_ref().map(|domain| domain.as_str())).unwrap_or_default()
    }
}

/// What became of a claim that can no longer be denied.
fn became(facts: &Facts, link: &ConsentLink, refusal: &Refusal, now: Now) -> Became {
    let denied = denied_at(&facts.history);
    let over = facts.claim.due.is_none_or(|due| due.has_passed(now));
    if let Refusal::TooLate(due) = refusal {
        return Became::Elapsed(Some(*due));
    }
    match (&facts.claim.state, denied) {
        (State::Rejected { ground: Ground::CustomerDecline { .. }, is_final }, Some(at)) => {
            if *is_final || over { Became::DeniedFinally(at) } else { Became::Denied(at) }
        }
        (State::Rejected { .. }, _) => Became::Rejected,
        (State::Approved { .. }, _) => Became::Elapsed(window_of(facts, link)),
        (_, Some(at)) => Became::Contested(at),
        _ => Became::Reviewed,
    }
}

/// When the customer denied last.
fn denied_at(history: &[Recorded]) -> Option<DateTime<Utc>> {
    history.iter().rev().find_map(|line| match line.outcome.event {
        Event::ConsentDenied { .. } => Some(line.at),
        _ => None,
    })
}

/// What was reported about the addressee since this letter.
fn reports(history: &[Recorded], since: u32) -> Vec<Option<Email>> {
    let report = |line: &Recorded| match &line.outcome.event {
        Event::WrongPersonReported { colleague } if line.seq > since => Some(colleague.clone()),
        _ => None,
    };
    history.iter().filter_map(report).collect()
}

/// The consent window as it was when it was opened, by the letter or by its handing over.
fn window_of(facts: &Facts, link: &ConsentLink) -> Option<Deadline> {
    let seq = facts.claim.consent_seq.unwrap_or(link.seq);
    let opens = |line: &&Recorded| {
        line.seq == seq || line.seq > seq && matches!(line.outcome.event, Event::ConsentDelivered)
    };
    facts.history.iter().filter(opens).filter_map(|line| line.outcome.due).next_back()
}

/// An answer that tells no other site which link led to it.
pub fn discreet(reply: Reply) -> Reply {
    reply.map(|mut response| {
        response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        response
    })
}
