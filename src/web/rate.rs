//! How often somebody may ask. Whoever works is never told; whoever hammers, or guesses at links, is told when to try
//! again, and what a form said is kept.

use crate::domain::ids::PersonId;
use crate::domain::patience::Limits;
use crate::web::client::{client_address, household};
use crate::web::error::WebError;
use crate::web::{again, headers, session, statics, urls};
use actix_session::SessionExt;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, ResponseError};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// After how many requests those who have been quiet are forgotten.
const FORGET_EVERY: u32 = 4_096;

/// How often each has asked lately. One for all of a portal's threads.
pub struct Rates {
    people: Option<Counter<PersonId>>,
    addresses: Option<Counter<IpAddr>>,
    visitors: Option<Counter<IpAddr>>,
    guesses: Option<Counter<IpAddr>>,
    /// Addresses that guessed too often, and until when nothing by link is opened for them.
    shut: Mutex<HashMap<IpAddr, Instant>>,
    asked: AtomicU32,
}

/// So many a minute, all of them at once if need be.
struct Counter<K: Hash + Eq + Clone>(DefaultKeyedRateLimiter<K>);

impl<K: Hash + Eq + Clone> Counter<K> {
    fn of(a_minute: u32) -> Option<Self> {
        let quota = Quota::per_minute(NonZeroU32::new(a_minute)?);
        Some(Self(DefaultKeyedRateLimiter::keyed(quota)))
    }

    /// Counts one; how long to wait when it was one too many.
    fn count(&self, key: &K) -> Result<(), Duration> {
        self.0.check_key(key).map_err(|not_until| not_until.wait_time_from(DefaultClock::default().now()))
    }
}

impl Rates {
    /// Nobody has asked yet.
    pub fn new(limits: Limits) -> Self {
        Self {
            people: Counter::of(limits.person),
            addresses: Counter::of(limits.address),
            visitors: Counter::of(limits.visitor),
            guesses: Counter::of(limits.guesses),
            shut: Mutex::default(),
            asked: AtomicU32::new(0),
        }
    }

    /// Counts a request before anything is done for it.
    fn admit(&self, person: Option<&PersonId>, from: IpAddr, by_link: bool) -> Result<(), Duration> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            self.forget_the_quiet();
        }
        count(self.addresses.as_ref(), &from)?;
        match person {
            Some(person) => count(self.people.as_ref(), person),
            None => {
                count(self.visitors.as_ref(), &from)?;
                if by_link { self.is_open(from) } else { Ok(()) }
            }
        }
    }

    /// Counts a link that led nowhere; one too many, and for a while no link is opened for this address.
    fn note_guess(&self, from: IpAddr) -> Result<(), Duration> {
        count(self.guesses.as_ref(), &from).inspect_err(|wait| {
            tracing::warn!(address = %from, "links that lead nowhere are being tried");
            self.shut().insert(from, Instant::now() + *wait);
        })
    }

    fn is_open(&self, from: IpAddr) -> Result<(), Duration> {
        match self.shut().get(&from).map(|until| until.saturating_duration_since(Instant::now())) {
            Some(wait) if !wait.is_zero() => Err(wait),
            _ => Ok(()),
        }
    }

    fn shut(&self) -> std::sync::MutexGuard<'_, HashMap<IpAddr, Instant>> {
        self.shut.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn forget_the_quiet(&self) {
        if let Some(people) = &self.people {
            people.0.retain_recent();
        }
        for counter in [&self.addresses, &self.visitors, &self.guesses].into_iter().flatten() {
            counter.0.retain_recent();
        }
        let now = Instant::now();
        self.shut().retain(|_, until| *until > now);
    }
}

fn count<K: Hash + Eq + Clone>(counter: Option<&Counter<K>>, key: &K) -> Result<(), Duration> {
    counter.map_or(Ok(()), |counter| counter.count(key))
}

/// Lets a request through, or says when to try again.
pub async fn hold(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    // What every page needs anyway, and what watches over the portal itself, is not counted.
    let free = statics::is_asset(request.path()) || request.path() == urls::health();
    let Some(rates) = request.app_data::<Data<Rates>>().filter(|_| !free).cloned() else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let from = household(client_address(request.request()));
    let person = session::person(&request.get_session());
    let by_link = urls::is_by_link(request.path());
    if let Err(wait) = rates.admit(person.as_ref(), from, by_link) {
        tracing::warn!(address = %from, room = headers::logged(request.path()), "somebody asks too often");
        if *request.method() == Method::POST {
            let mut payload = request.take_payload();
            again::put_aside(request.request(), &mut payload);
        }
        return Ok(request.into_response(WebError::TooOften(seconds(wait)).error_response()));
    }
    let response = next.call(request).await?.map_into_boxed_body();
    let led_nowhere = by_link && [StatusCode::NOT_FOUND, StatusCode::GONE].contains(&response.status());
    match if led_nowhere { rates.note_guess(from) } else { Ok(()) } {
        Ok(()) => Ok(response),
        Err(wait) => Ok(response.into_response(WebError::TooOften(seconds(wait)).error_response())),
    }
}

/// Whole seconds, and never none.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + 1
}
