//! The door. Everyone who wants something of a claim knocks here: pages, jobs, the command line.
//! May know: `domain`, `store`, `files`, `clock`.
//! Start reading at `act.rs`.

mod act;
mod conflicts;
mod consent;
mod hex;
mod introductions;
mod letters;
mod open;
mod password_links;
mod passwords;
mod people;
mod poe;
mod recipients;
mod reference;
mod scans;
mod second_factor;
mod sign_in;
mod traces;

pub use act::{ActError, Receipt, Seen};
pub use conflicts::withdraws;
pub use consent::{ConsentKeys, ConsentLink};
pub use introductions::{Admission, Asks, INTRODUCTION_LASTS};
pub use password_links::link_lasts;
pub use people::{NewOrganisation, NewPerson, PeopleError, PersonChange, manages};
pub use poe::{OpenPoe, OpenPoeError};
pub use reference::{DEMO_CLOCK_SETTING, ReferenceChange};
pub use scans::ScanDecision;
pub use second_factor::{Added, FactorError, Proposal, Proved, RelyingParty, Told, Vault, WAITS, Waiting};
pub use sign_in::{Knock, SignIn};
pub use traces::leave_command;

use crate::clock::{Clock, Ids};
use crate::domain::calendar::{Calendar, Now};
use crate::files::PoeFiles;
use crate::store::{Store, StoreError};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use passwords::Passwords;
use second_factor::Factors;
use std::sync::{Arc, PoisonError, RwLock};

/// Everything an act needs.
#[derive(Clone)]
pub struct Workflow {
    store: Store,
    files: Arc<dyn PoeFiles>,
    clock: Arc<dyn Clock>,
    ids: Arc<Ids>,
    zone: Tz,
    consent_keys: Arc<ConsentKeys>,
    passwords: Arc<Passwords>,
    factors: Arc<Factors>,
    calendar: Arc<RwLock<Option<KnownCalendar>>>,
    /// Whether what comes in waits for a malware scanner.
    scanning: bool,
}

/// A calendar and until when it is believed.
struct KnownCalendar {
    calendar: Arc<Calendar>,
    until: DateTime<Utc>,
}

/// Another instance may change holidays or deadlines; we notice within a minute.
const CALENDAR_KNOWN_FOR: Duration = Duration::seconds(60);

/// What a workflow is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Where PoE bytes are kept.
    pub files: Arc<dyn PoeFiles>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh names.
    pub ids: Arc<Ids>,
    /// The zone deadlines end in.
    pub zone: Tz,
    /// The keys of customers' links.
    pub consent_keys: ConsentKeys,
    /// The cost of a password's hash.
    pub hashing: argon2::Params,
    /// What seals the secrets of second factors.
    pub vault: Vault,
    /// Whom passkeys are made for.
    pub relying_party: Option<RelyingParty>,
}

impl Workflow {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self {
            store: parts.store,
            files: parts.files,
            clock: parts.clock,
            ids: parts.ids,
            zone: parts.zone,
            consent_keys: Arc::new(parts.consent_keys),
            passwords: Arc::new(Passwords::new(parts.hashing)),
            factors: Arc::new(Factors::new(parts.vault, parts.relying_party)),
            calendar: Arc::default(),
            scanning: false,
        }
    }

    /// Fresh names.
    pub fn ids(&self) -> &Ids {
        &self.ids
    }

    /// The instant it is.
    pub fn instant(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The calendar in force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar(&self) -> Result<Arc<Calendar>, StoreError> {
        let at = self.clock.now();
        if let Some(known) = self.known_calendar(at) {
            return Ok(known);
        }
        let zone = self.zone;
        let calendar = Arc::new(self.store.read(move |reader| reader.calendar(zone)).await?);
        let known = KnownCalendar { calendar: calendar.clone(), until: at + CALENDAR_KNOWN_FOR };
        *self.calendar.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(calendar)
    }

    /// The present, in the portal's zone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn now(&self) -> Result<Now, StoreError> {
        Ok(self.calendar().await?.now(self.clock.now()))
    }

    fn known_calendar(&self, at: DateTime<Utc>) -> Option<Arc<Calendar>> {
        let known = self.calendar.read().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().filter(|known| at < known.until).map(|known| known.calendar.clone())
    }

    fn forget_calendar(&self) {
        *self.calendar.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
