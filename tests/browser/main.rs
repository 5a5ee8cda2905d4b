//! What people live through in a real browser: Chromium, driven through chromedriver.
//!
//! Start reading at `approval.rs`: people click what they read and type under labels, in English or in Swedish.
//! `guest.rs` is what they can do, `looks.rs` what must hold on every page they come to.
//! Without chromedriver or axe-core the tests say so and pass; under `CI=true` they fail (`tools.rs`).
#![allow(clippy::unwrap_used, reason = "a test that unwraps says so by failing")]
#![allow(
    clippy::cognitive_complexity,
    reason = "every step of a story that is waited for counts as a branch"
)]

mod approval;
mod axe;
mod browser;
mod demonstration;
mod denial;
mod dispute;
mod guest;
mod keyboard;
mod looks;
mod markup;
mod second_factor;
mod sentences;
mod tools;
mod without_a_mouse;

/// The same portal, people and letters as over HTTP; not every test needs all of them.
#[allow(dead_code, unused_imports, reason = "shared with tests/it, which uses the rest")]
#[path = "../it/support/mod.rs"]
mod support;
