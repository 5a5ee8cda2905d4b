//! The journeys are told in English. What a Swedish reader sees for the same words stands in the catalogue.
//! A sentence with blanks is known by its beginning.

use portal::domain::contact::Lang;
use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

/// What Swedish says for each English sentence. Few English ones stand for several Swedish ones.
static SWEDISH: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let (english, mut swedish) = (catalogue("en"), catalogue("sv"));
    let mut pairs: HashMap<String, Vec<String>> = HashMap::new();
    for (key, text) in english {
        pairs.entry(text).or_default().extend(swedish.remove(&key));
    }
    pairs
});

/// A catalogue's lines, each up to its first blank.
fn catalogue(lang: &str) -> HashMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/locales").join(lang);
    let mut texts = HashMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let file = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let lines = file.lines().filter_map(|line| line.split_once(" = "));
        let lines = lines.map(|(key, text)| (key, text.split('{').next().unwrap_or_default().trim()));
        let whole = lines.filter(|(key, text)| !key.starts_with([' ', '#']) && !text.is_empty());
        texts.extend(whole.map(|(key, text)| (key.to_owned(), text.to_owned())));
    }
    texts
}

/// What stands on the page for these English words: themselves, or every Swedish wording of them; of `A: B`, both halves'.
/// Words of no catalogue, such as a name somebody typed, are the same in both.
pub fn read_in(lang: Lang, english: &str) -> Vec<String> {
    if lang == Lang::En {
        return vec![english.to_owned()];
    }
    if let Some(swedish) = SWEDISH.get(english) {
        return swedish.clone();
    }
    let Some((before, after)) = english.split_once(": ") else { return vec![english.to_owned()] };
    let (before, after) = (read_in(lang, before), read_in(lang, after));
    before.iter().flat_map(|b| after.iter().map(move |a| format!("{b}: {a}"))).collect()
}
