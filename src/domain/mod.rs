//! What a claim is and what may happen to it. Pure: no IO, no clock reading, no randomness, no log.
//! May know: nothing of ours; `std`, `chrono` types, `serde`.
//! Start reading at `lifecycle.rs`, then `claim.rs`.

pub mod ids;
