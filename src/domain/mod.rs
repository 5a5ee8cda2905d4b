//! What a claim is and what may happen to it. Pure: no IO, no clock reading, no randomness, no log.
//! May know: nothing of ours; `std`, `chrono` types, `serde`.
//! Start reading at `lifecycle.rs`, then `claim.rs`.

pub mod action;
pub mod actor;
pub mod calendar;
pub mod claim;
pub mod contact;
pub mod day_count;
pub mod details;
pub mod directory;
pub mod event;
pub mod figures;
pub mod ids;
pub(crate) mod keyed;
mod known_passwords;
pub mod lifecycle;
pub mod limit;
mod needs;
pub mod notice;
pub mod numbers;
pub mod password;
pub mod patience;
pub mod person;
pub mod poe;
pub mod product;
pub mod reach;
pub mod reason;
pub mod refusal;
pub mod review_time;
pub mod scan;
pub mod second_factor;
#[cfg(test)]
mod tests;
pub mod text;
pub mod trace;
