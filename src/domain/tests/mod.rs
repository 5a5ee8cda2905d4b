//! What the lifecycle promises, held by tests. Here files are read and written; nowhere else in the domain.
//!
//! Start reading at `rules.rs` for single rules, at `walk.rs` for random lives. `people.rs` brings the cast.

mod days;
mod document;
mod matrix;
mod people;
mod reaches;
mod rivals;
mod rules;
mod shapes;
mod table;
mod told;
mod typed;
mod walk;

use std::path::PathBuf;

/// Set to anything, it lets the tests rewrite the files they would otherwise compare with.
const RENEW: &str = "PORTAL_RENEW";

fn renewing() -> bool {
    std::env::var_os(RENEW).is_some()
}

/// A file of this room.
fn beside(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/domain").join(name)
}

/// Fails when a committed file is not what the code renders today; renews it when asked to.
fn hold(name: &str, rendered: &str) {
    if renewing() {
        std::fs::write(beside(name), rendered).unwrap();
    }
    // A checkout may have turned the line ends.
    let committed = std::fs::read_to_string(beside(name)).unwrap_or_default().replace("\r\n", "\n");
    let first = committed.lines().zip(rendered.lines()).find(|(old, new)| old != new);
    assert!(
        committed == rendered,
        "src/domain/{name} no longer says what the code does. First difference (file, code):\n{first:#?}\n\
         If the code is right, renew the file: {RENEW}=1 cargo test --lib domain::tests",
    );
}
