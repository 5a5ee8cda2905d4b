//! The portal in which Microsoft partners claim their customers.
//!
//! # The rooms
//!
//! A room may name only the rooms below it: reading downward is free, and nothing below ever learns who asked.
//!
//! ```text
//! floor 5   cli · demo · server · main
//! floor 4   web · jobs
//! floor 3   app
//! floor 2   workflow · letters
//! floor 1   store · files · words · clock · config · metrics · openid
//! floor 0   domain
//! ```
//!
//! | Room | May name |
//! |---|---|
//! | `domain` | nothing of ours |
//! | `store` | `domain` |
//! | `files` | `domain` |
//! | `words` | `domain` |
//! | `clock` | `domain` |
//! | `config` | `domain`, `store` |
//! | `metrics` | nothing of ours |
//! | `openid` | `domain` |
//! | `workflow` | `domain`, `store`, `files`, `clock` |
//! | `letters` | `domain`, `words` |
//! | `app` | `domain`, `store`, `files`, `words`, `clock`, `metrics`, `openid`, `workflow`, `letters` |
//! | `web` | `domain`, `store`, `files`, `words`, `clock`, `metrics`, `openid`, `workflow`, `app` |
//! | `jobs` | `domain`, `store`, `files`, `words`, `clock`, `metrics`, `workflow`, `letters`, `app` |
//! | `server` | `app`, `web` |
//! | `demo` | every room below it |
//! | `cli` | every room below it |
//! | `main` | `cli` |
//!
//! `tests/it/architecture.rs` holds this table and reads the sources to see that it is kept. Only `workflow` changes
//! claims; beside it only the jobs' outbox and housekeeping, and the beginnings made by demo and command line, write to
//! the database. Which
//! database it is stands in `store` and nowhere else.
//!
//! Start reading at `domain::lifecycle`: a claim's whole life is one table.

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod files;
pub mod jobs;
pub mod letters;
pub mod metrics;
pub mod openid;
pub mod server;
pub mod store;
pub mod web;
pub mod words;
pub mod workflow;
