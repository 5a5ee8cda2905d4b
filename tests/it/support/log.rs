//! The log of everything these tests do. No secret may stand in it, and nothing that was typed.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::{Mutex, Once, PoisonError};
use tracing_subscriber::EnvFilter;

/// Everything of ours, whatever the setting; of the libraries what a portal in earnest might be set to.
const HEARD: &str = "info,portal=trace";

static HEARD_SO_FAR: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Ear;

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        HEARD_SO_FAR.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Begins to listen, once for all tests, and tells how much was heard before.
pub fn listen() -> usize {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let log = tracing_subscriber::fmt().with_env_filter(EnvFilter::new(HEARD)).with_ansi(false);
        log.with_writer(|| Ear).try_init().expect("nobody else listens in these tests");
    });
    HEARD_SO_FAR.lock().unwrap_or_else(PoisonError::into_inner).len()
}

/// What was heard since.
pub fn since(place: usize) -> String {
    let heard = HEARD_SO_FAR.lock().unwrap_or_else(PoisonError::into_inner);
    String::from_utf8_lossy(&heard[place..]).into_owned()
}

/// What must not stand in the log: one portal's passwords, tokens, cookies, links, addresses, and whatever was typed.
#[derive(Default)]
pub struct Secrets(Mutex<BTreeSet<String>>);

/// Shorter than this it may be a word of anybody's.
const SHORTEST: usize = 12;

impl Secrets {
    /// Remembers one.
    pub fn add(&self, secret: &str) {
        if secret.len() >= SHORTEST {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(secret.to_owned());
        }
    }

    /// What an answer hands out: cookies and the tokens of forms.
    pub fn learn(&self, headers: &reqwest::header::HeaderMap, page: &str) {
        for cookie in headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()) {
            let value = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            self.add(value.map_or("", |(_, value)| value));
        }
        for token in page.split("name=\"token\" value=\"").skip(1) {
            self.add(token.split('"').next().unwrap_or_default());
        }
    }

    /// Which of them stand in a log.
    pub fn told_in(&self, log: &str) -> Vec<String> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|secret| log.contains(secret.as_str())).cloned().collect()
    }

    /// How many are known.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}
