//! The tools a machine may lack. Where one is missing, tests say so and leave out what needs it; never under `CI=true`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Where `.ci/run` puts what npm brings.
const MODULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools/node_modules");

/// Whether leaving something out is allowed here.
fn must_have_all() -> bool {
    std::env::var("CI").is_ok_and(|ci| ci == "true" || ci == "1")
}

/// Says what is missing, or fails where nothing may be.
fn missing<T>(what: &str, how: &str) -> Option<T> {
    assert!(!must_have_all(), "{what} is missing. {how}");
    // Past the capture of what passing tests print.
    let mut errors = std::io::stderr().lock();
    writeln!(errors, "SKIPPED: {what} is missing. {how}").unwrap();
    None
}

fn on_the_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn named_or_installed(variable: &str, module: &str) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    let installed = Path::new(MODULES).join(module);
    named.into_iter().chain([installed]).find(|file| file.is_file())
}

/// The program that drives Chromium.
pub fn chromedriver() -> Option<&'static Path> {
    static FOUND: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
        let found = on_the_path("chromedriver");
        found.or_else(|| missing("chromedriver", "Install the packages chromium and chromium-driver."))
    });
    FOUND.as_deref()
}

/// The script of axe-core, which looks for barriers.
pub fn axe() -> Option<String> {
    let file = named_or_installed("PORTAL_TEST_AXE", "axe-core/axe.min.js");
    match file {
        Some(file) => Some(std::fs::read_to_string(file).unwrap()),
        None => missing("axe-core", "Let PORTAL_TEST_AXE name its axe.min.js, or run .ci/run once."),
    }
}

/// The Nu HTML checker, and the Java it runs on.
pub fn html_checker() -> Option<(PathBuf, PathBuf)> {
    let jar = named_or_installed("PORTAL_TEST_VNU", "vnu-jar/build/dist/vnu.jar");
    match (on_the_path("java"), jar) {
        (Some(java), Some(jar)) => Some((java, jar)),
        _ => missing(
            "the Nu HTML checker",
            "Install a Java runtime and let PORTAL_TEST_VNU name its vnu.jar, or run .ci/run once.",
        ),
    }
}
