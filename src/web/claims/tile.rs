//! A count that leads to what it counts.

/// A list and how much is on it. Draw it with `components/claim.html`.
#[derive(Debug, Clone)]
pub struct Tile {
    /// The list.
    pub href: String,
    /// How much is on it.
    pub number: i64,
    /// What it is called.
    pub text: String,
    /// `late`, `soon` or nothing.
    pub kind: &'static str,
    /// Whether it is the list being looked at.
    pub current: bool,
}
