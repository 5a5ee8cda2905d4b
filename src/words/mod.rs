//! What people read, in English and Swedish. Rust and HTML hold keys; the words live in `templates/locales`.
//! May know: `domain`.
//! Start reading at `Words`.

#[cfg(test)]
mod covered;
mod dates;
mod negotiate;

pub use negotiate::negotiate;

use crate::domain::contact::Lang;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use unic_langid::{LanguageIdentifier, langid};

static_loader! {
    static LOCALES = {
        locales: "./templates/locales",
        fallback_language: "en",
        // The marks that isolate arguments show up as boxes in plain-text letters.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// Wording that Portal admins have put in the place of the portal's own: text by language and key.
pub type Rewording = HashMap<(Lang, String), String>;

/// What fills a sentence's blanks.
#[derive(Debug, Clone)]
pub enum Arg {
    /// A word, already in the reader's language.
    Text(String),
    /// A number; the sentence chooses its plural.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                // What people count here stays far below the bound.
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}
numbers!(i64, u32, usize, u64, i32);

/// Speaks one language.
#[derive(Debug, Clone)]
pub struct Words {
    lang: Lang,
    rewording: Arc<Rewording>,
}

impl Words {
    /// The portal's own words in a language.
    pub fn of(lang: Lang) -> Self {
        Self::reworded(lang, Arc::default())
    }

    /// Words in a language, with what Portal admins have reworded.
    pub const fn reworded(lang: Lang, rewording: Arc<Rewording>) -> Self {
        Self { lang, rewording }
    }

    /// The language spoken.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The words of a key, its blanks filled.
    pub fn say(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        if let Some(own) = self.rewording.get(&(self.lang, key.to_owned())) {
            return own.clone();
        }
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> =
            args.iter().map(|(name, arg)| (Cow::Borrowed(*name), value_of(arg))).collect();
        let found = LOCALES.try_lookup_with_args(&identifier(self.lang), key, &args);
        found.unwrap_or_else(|| missing(key))
    }

    /// Whether the key has words of its own.
    pub fn knows(&self, key: &str) -> bool {
        LOCALES.try_lookup(&identifier(self.lang), key).is_some()
    }
}

fn value_of(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Number(number) => FluentValue::from(*number),
    }
}

const fn identifier(lang: Lang) -> LanguageIdentifier {
    match lang {
        Lang::En => langid!("en"),
        Lang::Sv => langid!("sv"),
    }
}

/// A missing key stops a test and shows itself to a user.
fn missing(key: &str) -> String {
    debug_assert!(false, "no words for {key:?}");
    key.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of a language's files, attributes and terms left out.
    fn keys(lang: &str) -> std::collections::BTreeSet<String> {
        let folder = format!("{}/templates/locales/{lang}", env!("CARGO_MANIFEST_DIR"));
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let texts = files.map(|path| std::fs::read_to_string(path).unwrap());
        let key = |line: &str| {
            let (key, _) = line.split_once(" =")?;
            let named = key.chars().next().is_some_and(|c| c.is_ascii_lowercase());
            named.then(|| key.to_owned())
        };
        texts.flat_map(|text| text.lines().filter_map(key).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn english_and_swedish_have_the_same_keys() {
        let (en, sv) = (keys("en"), keys("sv"));
        assert_eq!(en.difference(&sv).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in Swedish");
        assert_eq!(sv.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
        assert!(en.len() > 50);
    }

    #[test]
    fn a_portal_admins_wording_replaces_the_portals_own() {
        let key = (Lang::En, "product-name".to_owned());
        let words = Words::reworded(Lang::En, Arc::new(HashMap::from([(key, "Ours".to_owned())])));
        assert_eq!(words.t("product-name"), "Ours");
        assert_ne!(Words::of(Lang::En).t("product-name"), "Ours");
    }
}
