//! What the upload script needs to know and to say: limits and words, handed over with the page.

use super::poe::limit_args;
use crate::domain::poe::POE_LIMITS;
use crate::words::Words;

/// The script's facts and sentences. What it fills in itself stands in braces.
#[derive(Debug, Clone)]
pub struct Uploader {
    /// The most bytes of a file.
    pub file_bytes: u64,
    /// How many files there is room for.
    pub room: usize,
    /// The sentences, by the name the script knows them under.
    pub words: Vec<(&'static str, String)>,
}

/// The script's name of a sentence, and its key.
const SENTENCES: [(&str, &str); 17] = [
    ("drop", "upload-drop"),
    ("list", "upload-list"),
    ("ready", "upload-ready"),
    ("sending", "upload-sending"),
    ("checking", "upload-checking"),
    ("stopped", "upload-stopped"),
    ("failed", "upload-failed"),
    ("cancel", "upload-cancel"),
    ("retry", "upload-retry"),
    ("leave-out", "upload-leave-out"),
    ("begun", "upload-begun"),
    ("finished", "upload-finished"),
    ("choose", "poe-none-chosen"),
    ("too-large", "poe-refused-too-large"),
    ("too-many", "poe-refused-too-many"),
    ("empty", "poe-refused-empty"),
    ("kind", "poe-refused-type-not-allowed"),
];

impl Uploader {
    /// For a claim that has so many files already.
    pub fn of(there: usize, words: &Words) -> Self {
        let blanks = ["name", "done", "total", "speed", "left", "kept", "n"];
        let mut args: Vec<_> = blanks.iter().map(|blank| (*blank, format!("{{{blank}}}").into())).collect();
        args.extend(limit_args(words));
        let say = |(name, key): &(&'static str, &str)| (*name, words.say(key, &args));
        Self {
            file_bytes: POE_LIMITS.file_bytes,
            room: POE_LIMITS.files.saturating_sub(there),
            words: SENTENCES.iter().map(say).collect(),
        }
    }
}
