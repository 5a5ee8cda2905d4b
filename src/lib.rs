//! The portal in which Microsoft partners claim their customers.
pub mod app;
pub mod clock;
pub mod config;
pub mod domain;
pub mod files;
pub mod jobs;
pub mod letters;
pub mod store;
pub mod words;
pub mod workflow;
