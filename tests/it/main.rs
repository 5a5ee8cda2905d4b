//! What people can do and see, over HTTP; and what the sources promise about themselves.
//!
//! Start reading at any subject's file; `support/` brings the portal, the people and the pages.
#![allow(clippy::unwrap_used, reason = "a test that unwraps says so by failing")]

mod access;
mod admin;
mod again;
mod architecture;
mod assessment;
mod asvs;
mod audit;
#[cfg(feature = "sqlite")]
mod backup;
mod collisions;
mod conflicts;
mod consent;
mod cookies;
#[cfg(feature = "sqlite")]
mod damage;
mod deadlines;
mod desk;
mod dispute;
mod doors;
mod drafts;
mod editing;
mod errors;
mod fault_table;
#[cfg(feature = "sqlite")]
mod faults;
mod fuzz;
mod guards;
mod history;
mod information;
mod instances;
mod languages;
mod letters;
mod lists;
mod logs;
mod migrations;
mod openid;
mod pages;
mod parts;
mod passkeys;
mod passwords;
mod people;
mod pictures;
mod races;
mod rates;
mod rejection;
mod requests;
mod requirements;
mod review;
mod routes;
mod scans;
mod scopes;
mod second_factors;
#[cfg(feature = "sqlite")]
mod shutdown;
#[cfg(feature = "sqlite")]
mod storm;
mod styleguide;
mod submission;
mod support;
mod tls;
mod uploads;
mod weight;
mod words;
