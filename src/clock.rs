//! The time and fresh names, as things that are handed in, so that a test or the demo can set them.
//! May know: `domain`.
//! Start reading at `Clock` and `Ids`.

use crate::domain::ids::{
    BlobKey, CLAIM_ALPHABET, CLAIM_CODE_LENGTH, ClaimId, ConflictId, FactorId, LetterId, PartnerId, PersonId,
    PoeId,
};
use chrono::{DateTime, Datelike, Duration, Utc};
use rand::rngs::StdRng;
use rand::{Rng, RngExt, SeedableRng};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// The machine's clock, moved forward by a visitor of the demo.
#[derive(Debug, Default)]
pub struct MovableClock {
    ahead_seconds: AtomicI64,
}

impl MovableClock {
    /// A clock this far ahead of the machine's.
    pub fn ahead(by: Duration) -> Self {
        Self { ahead_seconds: AtomicI64::new(by.num_seconds()) }
    }

    /// How far ahead of the machine's clock it is.
    pub fn lead(&self) -> Duration {
        Duration::seconds(self.ahead_seconds.load(Ordering::SeqCst))
    }

    /// Moves on to an instant; never back.
    pub fn move_to(&self, at: DateTime<Utc>) {
        // Rounded up: a clock that stops within the second before a deadline's end has not passed it.
        let lead = (at - SystemClock.now() + Duration::milliseconds(999)).num_seconds();
        self.ahead_seconds.fetch_max(lead, Ordering::SeqCst);
    }
}

impl Clock for MovableClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.lead()
    }
}

/// A clock that stands still until it is set.
#[derive(Debug)]
pub struct SetClock(Mutex<DateTime<Utc>>);

impl SetClock {
    /// A clock that stands at this instant.
    pub const fn at(at: DateTime<Utc>) -> Self {
        Self(Mutex::new(at))
    }

    /// Sets it.
    pub fn set(&self, at: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Mints names and secrets.
#[derive(Debug)]
pub struct Ids(Option<Mutex<StdRng>>);

impl Ids {
    /// Names nobody can guess, from the system's randomness.
    pub const fn random() -> Self {
        Self(None)
    }

    /// The same names for the same seed: for the demo's data and for tests.
    pub fn seeded(seed: u64) -> Self {
        Self(Some(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// Fills with random bytes.
    #[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
    fn fill(&self, bytes: &mut [u8]) {
        match &self.0 {
            Some(seeded) => seeded.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes),
            None => rand::rng().fill(bytes),
        }
    }

    /// A secret of 256 bits, in hexadecimal digits.
    pub fn secret(&self) -> String {
        let mut bytes = [0u8; 32];
        self.fill(&mut bytes);
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A claim's number in the year of `now`.
    pub fn claim(&self, now: DateTime<Utc>) -> ClaimId {
        let mut bytes = [0u8; CLAIM_CODE_LENGTH];
        self.fill(&mut bytes);
        let code: String =
            bytes.iter().map(|byte| char::from(CLAIM_ALPHABET[usize::from(byte % 32)])).collect();
        ClaimId::new(format!("CPOR-{:04}-{code}", now.year()))
    }

    /// A name that sorts by time (version 7 of the UUID's shapes).
    #[expect(clippy::disallowed_methods, reason = "the one place that makes identifiers")]
    fn by_time(&self, now: DateTime<Utc>) -> String {
        let mut random = [0u8; 10];
        self.fill(&mut random);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }

    /// A person's name.
    pub fn person(&self, now: DateTime<Utc>) -> PersonId {
        PersonId::new(self.by_time(now))
    }

    /// An organisation's name.
    pub fn partner(&self, now: DateTime<Utc>) -> PartnerId {
        PartnerId::new(self.by_time(now))
    }

    /// A PoE file's name.
    pub fn poe(&self, now: DateTime<Utc>) -> PoeId {
        PoeId::new(self.by_time(now))
    }

    /// A blob's name: random through and through, so that it tells nothing.
    pub fn blob(&self) -> BlobKey {
        BlobKey::new(self.secret())
    }

    /// A letter's name.
    pub fn letter(&self, now: DateTime<Utc>) -> LetterId {
        LetterId::new(self.by_time(now))
    }

    /// A second factor's name.
    pub fn factor(&self, now: DateTime<Utc>) -> FactorId {
        FactorId::new(self.by_time(now))
    }

    /// A conflict of interest's name.
    pub fn conflict(&self, now: DateTime<Utc>) -> ConflictId {
        ConflictId::new(self.by_time(now))
    }

    /// Random bytes: secrets of authenticator apps, nonces.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0u8; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A code for when a second factor is lost: six groups of letters and digits nobody confuses, 120 bits.
    pub fn recovery_code(&self) -> String {
        let letters: Vec<char> = self
            .bytes::<24>()
            .iter()
            .map(|byte| char::from(CLAIM_ALPHABET[usize::from(byte % 32)]))
            .collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    /// A temporary password: five groups of letters and digits nobody confuses, 100 bits.
    pub fn password(&self) -> String {
        let mut bytes = [0u8; 20];
        self.fill(&mut bytes);
        let letters: Vec<char> = bytes
            .iter()
            .map(|byte| char::from(CLAIM_ALPHABET[usize::from(byte % 32)]).to_ascii_lowercase())
            .collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_clock_is_not_before_the_instant_it_was_moved_to() {
        let clock = MovableClock::default();
        let at = SystemClock.now() + Duration::milliseconds(86_400_500);
        clock.move_to(at);
        assert!(clock.now() >= at);
    }
}
