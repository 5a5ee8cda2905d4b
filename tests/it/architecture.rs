//! The dependency rule, read from the sources. The table below is the rule; `src/lib.rs` shows it to readers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms a room may name, besides itself.
const RULE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("files", &["domain"]),
    ("words", &["domain"]),
    ("clock", &["domain"]),
    ("config", &["domain", "store"]),
    ("metrics", &[]),
    ("openid", &["domain"]),
    ("workflow", &["domain", "store", "files", "clock"]),
    ("letters", &["domain", "words"]),
    ("app", &["domain", "store", "files", "words", "clock", "metrics", "openid", "workflow", "letters"]),
    ("web", &["domain", "store", "files", "words", "clock", "metrics", "openid", "workflow", "app"]),
    ("jobs", &["domain", "store", "files", "words", "clock", "metrics", "workflow", "letters", "app"]),
    ("server", &["app", "web"]),
    ("demo", BELOW),
    ("cli", BELOW),
    ("main", &["cli"]),
];

/// Every room the assembling ones stand on.
const BELOW: &[&str] = &[
    "domain", "store", "files", "words", "clock", "config", "metrics", "openid", "workflow", "letters",
    "app", "web", "jobs", "server", "demo",
];

/// Who may write to the database: the door; sessions, leases and leftovers of the jobs; the demo's and
/// the command line's beginnings.
const MAY_WRITE: &[&str] =
    &["store/", "workflow/", "demo/", "cli/people.rs", "jobs/outbox.rs", "jobs/housekeeping.rs"];

/// Where the names of the two databases may stand.
const KNOW_THE_DATABASE: &[&str] =
    &["store/connection.rs", "store/migrate.rs", "store/testing.rs", "store/whole.rs"];

/// What pages may name of the store: what reading needs, never what writes.
const NOT_FOR_PAGES: &[&str] = &["Writer", "DatabaseUrl", "Chain"];

struct Source {
    /// The path under `src`, with forward slashes.
    path: String,
    /// The code without comments and without tests.
    code: String,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    fn is_test(&self) -> bool {
        self.path.contains("tests") || self.path.ends_with("testing.rs") || self.path.ends_with("samples.rs")
    }

    /// Whether a word stands in the code, as a word.
    fn says(&self, word: &str) -> bool {
        let part_of_a_word = |c: char| c.is_alphanumeric() || c == '_';
        self.code.split(|c| !part_of_a_word(c)).any(|found| found == word)
    }

    /// The rooms named as `crate::room` or in `use crate::{…}`.
    fn rooms_named(&self) -> BTreeSet<String> {
        let mut named = BTreeSet::new();
        for (at, _) in self.code.match_indices("crate::").chain(self.code.match_indices("portal::")) {
            let rest = self.code[at..].split_once("::").map_or("", |(_, rest)| rest);
            match rest.strip_prefix('{') {
                Some(group) => named.extend(first_words_of(group)),
                None => named.extend(first_word(rest)),
            }
        }
        named.retain(|name| RULE.iter().any(|(room, _)| room == name));
        named
    }
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

/// The first words of a group's members, up to the brace that closes it.
fn first_words_of(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut members = vec![String::new()];
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => members.push(String::new()),
            _ => members.last_mut().unwrap().push(c),
        }
        depth += i32::from(c == '{') - i32::from(c == '}');
    }
    members.iter().filter_map(|member| first_word(member)).collect()
}

fn sources() -> Vec<Source> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    gather(&root, &root, &mut found);
    assert!(found.len() > 50, "the sources were not found");
    found
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source {
                path: name,
                code: without_comments_and_tests(&fs::read_to_string(&path).unwrap()),
            });
        }
    }
}

/// Unit tests stand at the end of a file; they may arrange what their room may not name.
fn without_comments_and_tests(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn allowed(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| path.starts_with(place))
}

#[test]
fn a_room_names_only_the_rooms_below_it() {
    let rule: BTreeMap<&str, &[&str]> = RULE.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.room() != "lib" && !source.is_test()) {
        let may = rule.get(source.room()).unwrap_or_else(|| panic!("no rule for {}", source.path));
        let named = source.rooms_named();
        wrong.extend(
            named
                .iter()
                .filter(|name| *name != source.room() && !may.contains(&name.as_str()))
                .map(|name| format!("{} names {name}", source.path)),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_two_rooms_name_each_other() {
    for (room, may) in RULE {
        for below in *may {
            let back = RULE.iter().find(|(name, _)| name == below).map_or(&[][..], |(_, may)| may);
            assert!(room == below || !back.contains(room), "{room} and {below} name each other");
        }
    }
}

#[test]
fn only_the_door_and_its_like_can_write() {
    let all = sources();
    let writes = all
        .iter()
        .filter(|source| !source.is_test() && source.says("Writer") && !source.code.contains("csv::Writer"));
    let wrong: Vec<_> = writes.map(|source| &source.path).filter(|path| !allowed(path, MAY_WRITE)).collect();
    assert!(wrong.is_empty(), "{wrong:?} name Writer");
}

#[test]
fn which_database_it_is_stands_in_two_files() {
    let all = sources();
    for word in ["Pg", "PgConnection", "Sqlite", "SqliteConnection", "diesel"] {
        let places = if word == "diesel" { &["store/"][..] } else { KNOW_THE_DATABASE };
        let wrong: Vec<_> = all
            .iter()
            .filter(|source| source.says(word) && !allowed(&source.path, places))
            .map(|source| &source.path)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?} name {word}");
    }
}

#[test]
fn a_page_names_of_the_store_only_what_reading_needs() {
    for source in sources().iter().filter(|source| source.room() == "web" && !source.is_test()) {
        for word in NOT_FOR_PAGES {
            let another = source.code.contains(&format!("csv::{word}"));
            assert!(another || !source.says(word), "{} names {word}", source.path);
        }
    }
}

#[test]
fn the_domain_reads_no_clock_no_file_and_writes_no_log() {
    for source in sources().iter().filter(|source| source.room() == "domain" && !source.is_test()) {
        for word in ["tracing", "tokio", "rand", "async", "println"] {
            assert!(!source.says(word), "{} names {word}", source.path);
        }
        assert!(!source.code.contains("std::fs") && !source.code.contains("std::io"), "{}", source.path);
    }
}

#[test]
fn every_room_begins_by_saying_what_it_is_for_whom_it_may_know_and_where_to_start() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    for (room, _) in RULE.iter().filter(|(room, _)| *room != "main") {
        let folder = root.join(room).join("mod.rs");
        let file = if folder.exists() { folder } else { root.join(format!("{room}.rs")) };
        let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{room} has no file"));
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
        assert!(
            head.iter().any(|line| line.contains("May know")),
            "{} does not say whom it may know",
            file.display()
        );
        assert!(
            head.iter().any(|line| line.contains("Start reading")),
            "{} does not say where to start",
            file.display()
        );
    }
}

/// The table in `src/lib.rs` is this one.
#[test]
fn the_rule_is_shown_to_readers() {
    let text = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let shown: BTreeMap<String, String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("//! | `")?.split_once("` | "))
        .map(|(room, may)| (room.to_owned(), may.trim_end_matches(" |").to_owned()))
        .collect();
    for (room, may) in RULE {
        let listed = may.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let expected = match may.len() {
            0 => "nothing of ours".to_owned(),
            all if all == BELOW.len() => "every room below it".to_owned(),
            _ => listed,
        };
        assert_eq!(shown.get(*room), Some(&expected), "src/lib.rs, the line of {room}");
    }
}

/// What a script of ours never does: make markup or code of text, keep anything, or talk to windows and other hosts.
const NOT_FOR_SCRIPTS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "document.cookie",
    "postMessage",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "Object.assign",
    "__proto__",
    "import(",
    "http:",
    "https:",
];

/// The files below a folder whose names end so.
fn files_below(folder: &str, end: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

#[test]
fn no_page_holds_a_script_and_no_script_makes_markup_or_keeps_or_tells_anything() {
    let scripts = files_below("static", ".js");
    assert_eq!(scripts.len(), 3, "a new script is looked at first");
    for (path, text) in &scripts {
        let found: Vec<_> = NOT_FOR_SCRIPTS.iter().filter(|word| text.contains(**word)).collect();
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
    let pages = files_below("templates", ".html");
    assert!(pages.len() > 50, "the templates were not found");
    for (path, text) in &pages {
        let lower = text.to_ascii_lowercase();
        let bare = lower.split("<script").skip(1).find(|tag| !tag.trim_start().starts_with("src="));
        assert_eq!(bare, None, "a script within {}", path.display());
        assert!(!lower.contains("javascript:"), "{}", path.display());
        let handler = lower.split(" on").skip(1).find(|rest| {
            let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
            rest[name.len()..].starts_with("=\"")
        });
        assert_eq!(handler, None, "{}", path.display());
    }
}

/// Who opens connections and starts programs, all of them named in the settings: the mail server, the scanner, the
/// database, the provider people sign in by.
const REACH_OUT: &[(&str, &[&str])] = &[
    ("TcpStream", &["files/scan.rs"]),
    ("UnixStream", &["files/scan.rs"]),
    ("UdpSocket", &[]),
    ("ToSocketAddrs", &["files/scan.rs"]),
    ("SmtpTransport", &["letters/transport/smtp.rs"]),
    ("PgConnection", KNOW_THE_DATABASE),
    ("Child", &["files/scan.rs"]),
    ("reqwest", &["openid/asking.rs"]),
    ("hyper", &[]),
    ("awc", &[]),
];

#[test]
fn only_what_the_operator_names_is_ever_connected_to() {
    let all = sources();
    for (word, places) in REACH_OUT {
        let wrong: Vec<_> = all
            .iter()
            .filter(|source| !source.is_test() && source.says(word) && !allowed(&source.path, places))
            .map(|source| &source.path)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?} name {word}");
    }
}
