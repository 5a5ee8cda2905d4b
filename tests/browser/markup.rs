//! The Nu HTML checker reads every page that was gathered, all at once: most of its time is its start.

use crate::tools;
use serde_json::Value;
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Pages as files, in a folder where one can look at them afterwards.
pub struct Pages {
    folder: PathBuf,
    kept: HashMap<u64, String>,
}

impl Pages {
    pub fn gathered_anew() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pages");
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(&folder).unwrap();
        Self { folder, kept: HashMap::new() }
    }

    /// Keeps a page, if none of this kind is kept yet; says whether it did.
    pub fn keep(&mut self, kind: &str, html: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        kind.hash(&mut hasher);
        let number = hasher.finish();
        let is_new = self.kept.insert(number, kind.to_owned()).is_none();
        if is_new {
            std::fs::write(self.folder.join(format!("{number:016x}.html")), html).unwrap();
        }
        is_new
    }

    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// What kind of page a file of the checker's is.
    fn kind<'a>(&'a self, url: &'a str) -> &'a str {
        let name = url.rsplit('/').next().and_then(|file| file.strip_suffix(".html"));
        let number = name.and_then(|name| u64::from_str_radix(name, 16).ok());
        number.and_then(|number| self.kept.get(&number)).map_or(url, String::as_str)
    }
}

/// Every error the checker finds, each kind of error once; none where there is no checker.
pub fn faults(pages: &Pages) -> Vec<String> {
    let Some((java, jar)) = tools::html_checker() else { return Vec::new() };
    let mut command = Command::new(java);
    // One processor's worth of compiling is enough for a run of seconds.
    command.args(["-XX:TieredStopAtLevel=1", "-Xss4m", "-jar"]).arg(jar);
    let output = command.args(["--errors-only", "--format", "json"]).arg(&pages.folder).output().unwrap();
    let report: Value = serde_json::from_slice(&output.stderr)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let mut said = HashSet::new();
    let messages = report["messages"].as_array().expect("a list of messages");
    let new = messages.iter().filter(|message| said.insert(message["message"].as_str()));
    let line = |message: &Value| {
        let text = |name: &str| message[name].as_str().unwrap_or_default();
        let kind = pages.kind(text("url")).chars().take(120).collect::<String>();
        format!("{} {:?} in {kind} ({})", text("message"), text("extract"), text("url"))
    };
    new.map(line).collect()
}
