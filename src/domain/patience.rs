//! How long somebody who has typed a wrong password waits before the next try: longer each time, never for ever. And how
//! often anybody may ask at all.

use chrono::Duration;

/// How often may be tried, and how the waiting grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Tries before the first wait.
    pub free: u32,
    /// The first wait; each further one is twice as long.
    pub first: Duration,
    /// The longest wait.
    pub longest: Duration,
}

impl Patience {
    /// For one account, from one address or with one device that has signed in before.
    pub const ACCOUNT: Self = Self { free: 5, first: Duration::seconds(1), longest: Duration::minutes(15) };
    /// The same while somebody tries the account from many addresses: a single try each.
    pub const ACCOUNT_UNDER_ATTACK: Self = Self { free: 1, ..Self::ACCOUNT };
    /// For one address and whatever accounts. An office shares one.
    pub const ADDRESS: Self = Self { free: 30, first: Duration::seconds(1), longest: Duration::minutes(15) };

    /// For what is only counted.
    pub const NEVER_WAITS: Self = Self { free: u32::MAX, ..Self::ACCOUNT };

    /// How long to wait after so many tries that came to nothing.
    pub fn wait_after(self, failures: u32) -> Duration {
        let Some(over) = failures.checked_sub(self.free.max(1)) else { return Duration::zero() };
        // Twenty doublings are more than any longest wait.
        (self.first * (1 << over.min(20))).min(self.longest)
    }
}

/// So many failures across addresses, and an account is taken to be under attack.
pub const ATTACKED_AFTER: u32 = 50;

/// After so long without a failure everything is forgotten.
pub const FORGOTTEN_AFTER: Duration = Duration::hours(24);

/// How many requests a minute; 0 is as many as they like. Style sheets and scripts are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// Of one person who is signed in.
    pub person: u32,
    /// From one address, whoever they are: an office may stand behind one.
    pub address: u32,
    /// From one address by people who are not signed in.
    pub visitor: u32,
    /// From one address by links that lead nowhere.
    pub guesses: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let waits: Vec<i64> =
            (0..18).map(|failures| Patience::ACCOUNT.wait_after(failures).num_seconds()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
        assert_eq!(Patience::ACCOUNT.wait_after(u32::MAX), Duration::minutes(15));
        assert_eq!(Patience::ACCOUNT_UNDER_ATTACK.wait_after(1), Duration::seconds(1));
        assert_eq!(Patience::ADDRESS.wait_after(29), Duration::zero());
    }
}
