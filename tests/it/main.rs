//! What people can do and see, over HTTP; and what the sources promise about themselves.
//!
//! Start reading at any subject's file; `support/` brings the portal, the people and the pages.
#![allow(clippy::unwrap_used, reason = "a test that unwraps says so by failing")]

mod access;
mod architecture;
mod collisions;
mod consent;
mod deadlines;
mod dispute;
mod drafts;
mod editing;
mod history;
mod information;
mod languages;
mod letters;
mod migrations;
mod rejection;
mod review;
mod submission;
mod support;
