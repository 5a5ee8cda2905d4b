//! A real OpenID provider, started by the test; its people are whoever the test says.

use reqwest::redirect::Policy;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// Where `.ci/run` puts what npm brings.
const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools/node_modules/oidc-provider");
const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/openid/provider.mjs");

/// The library of the provider, and the Node.js it runs on; where one is missing, the test says so and is left out,
/// never under `CI=true`.
pub fn library() -> Option<PathBuf> {
    let library = std::env::var_os("PORTAL_TEST_OPENID").map_or_else(|| LIBRARY.into(), PathBuf::from);
    let node = Command::new("node").arg("--version").stdout(Stdio::null()).status();
    if library.join("lib/index.js").is_file() && node.is_ok_and(|status| status.success()) {
        return Some(library);
    }
    let how =
        "Install Node.js and let PORTAL_TEST_OPENID name the folder of oidc-provider, or run .ci/run once.";
    let must_have_all = std::env::var("CI").is_ok_and(|ci| ci == "true" || ci == "1");
    assert!(!must_have_all, "the OpenID provider is missing. {how}");
    // Past the capture of what passing tests print.
    writeln!(std::io::stderr().lock(), "SKIPPED: the OpenID provider is missing. {how}").unwrap();
    None
}

pub struct RealProvider {
    child: Child,
    pub issuer: String,
    /// Kept open: whoever says something to nobody is ended.
    _says: BufReader<ChildStdout>,
}

impl RealProvider {
    /// Starts it for a portal that people return to here; with this secret between the two, or none.
    pub fn start(library: &Path, returns_to: &str, secret: &str) -> Self {
        let mut child = Command::new("node")
            .arg(PROGRAM)
            .args([library.as_os_str(), secret.as_ref(), returns_to.as_ref()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut says = BufReader::new(child.stdout.take().unwrap());
        let issuer = says.by_ref().lines().map_while(Result::ok).find(|line| line.starts_with("http://"));
        Self { issuer: issuer.expect("a provider that starts"), child, _says: says }
    }

    /// Signs in there as whoever these claims say; answers the path the browser is sent back to.
    pub async fn lets_in(&self, door: &str, claims: &Value) -> String {
        let browser = reqwest::Client::builder().cookie_store(true).redirect(Policy::none()).build().unwrap();
        let leads = |answer: reqwest::Response| -> String {
            let status = answer.status();
            let to = answer.headers().get("location").unwrap_or_else(|| panic!("no way on: {status}"));
            to.to_str().unwrap().to_owned()
        };
        let mut at = leads(browser.get(door).send().await.unwrap());
        for _ in 0..6 {
            if !at.starts_with('/') && !at.starts_with(&self.issuer) {
                break;
            }
            let url = if at.starts_with('/') { format!("{}{at}", self.issuer) } else { at };
            let request = if url.contains("/people/") {
                browser.post(&url).body(claims.to_string())
            } else {
                browser.get(&url)
            };
            at = leads(request.send().await.unwrap());
        }
        let back = reqwest::Url::parse(&at).unwrap();
        format!("{}?{}", back.path(), back.query().unwrap())
    }
}

impl Drop for RealProvider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
