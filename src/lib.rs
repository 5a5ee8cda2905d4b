//! The portal in which Microsoft partners claim their customers.
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod files;
pub mod jobs;
pub mod letters;
pub mod server;
pub mod store;
pub mod web;
pub mod words;
pub mod workflow;
