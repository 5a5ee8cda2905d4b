//! Tests by their names, and parts of documents by their headings: whoever points at one wants it to be there.
//!
//! `access::name` is a test of this folder, `browser/denial::name` one in a browser, `src/web/host::name` one beside the
//! code; `deploy/security.md#Sessions` is a part of a document, and `.ci/run#words` are words in any other file.

use std::fs;
use std::path::Path;

/// Fails unless what a name points at is there, and is a test that runs where it is a test.
pub fn assert_there(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| {
        fs::read_to_string(root.join(path)).unwrap_or_else(|_| panic!("{name}: there is no {path}"))
    };
    if let Some((file, part)) = name.split_once('#') {
        let text = read(file);
        let is_heading = |line: &str| line.starts_with('#') && line.trim_start_matches('#').trim() == part;
        let found = if file.ends_with(".md") { text.lines().any(is_heading) } else { text.contains(part) };
        assert!(found, "{file} has no {part:?}");
        return;
    }
    let (file, function) = name.split_once("::").unwrap_or_else(|| panic!("{name} names no test"));
    let path = match file.split_once('/') {
        Some(("src" | "browser", _)) => file.replacen("browser/", "tests/browser/", 1),
        _ => {
            let first = file.split('/').next().unwrap_or_default();
            let here = read("tests/it/main.rs").contains(&format!("mod {first};"));
            assert!(here, "{file} is not part of the tests");
            format!("tests/it/{file}")
        }
    };
    assert_runs(name, function, &read(&format!("{path}.rs")));
}

fn assert_runs(name: &str, function: &str, source: &str) {
    let declared = format!("fn {function}(");
    let (before, _) = source.split_once(&declared).unwrap_or_else(|| panic!("{name} is not there"));
    let attributes: Vec<&str> = before.lines().rev().take(3).collect();
    assert!(attributes.iter().any(|line| line.trim().ends_with("test]")), "{name} is no test");
    assert!(!attributes.iter().any(|line| line.contains("ignore")), "{name} is ignored");
}
