//! The portal in which Microsoft partners claim their customers.
pub mod domain;
pub mod store;
