//! What people read, in English and Swedish. Rust and HTML hold keys; the words live in `templates/locales`.
//! May know: `domain`.
//! Start reading at `Words`.

#[cfg(test)]
mod covered;
mod dates;
mod negotiate;
mod numbers;

pub use negotiate::negotiate;

use crate::domain::contact::Lang;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use unic_langid::{LanguageIdentifier, langid};

static_loader! {
    static LOCALES = {
        locales: "./templates/locales",
        fallback_language: "en",
        customise: |bundle| {
            // The marks that isolate arguments show up as boxes in plain-text letters.
            bundle.set_use_isolating(false);
            let swedish = bundle.locales.first() == Some(&identifier(Lang::Sv));
            bundle.set_formatter(Some(if swedish { numbers::swedish } else { numbers::english }));
        },
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

macro_rules! whole {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                // What people count here stays far below the bound.
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}
whole!(i64, u32, usize, u64, i32);

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
        if let Some(own) = self.own(key) {
            return own.clone();
        }
        if args.is_empty() {
            return plain(self.lang, key);
        }
        let args: Blanks<'_> = args.iter().map(|(name, arg)| (Cow::Borrowed(*name), value_of(arg))).collect();
        look_up(self.lang, key, Some(&args)).unwrap_or_else(|| missing(key))
    }

    fn own(&self, key: &str) -> Option<&String> {
        if self.rewording.is_empty() { None } else { self.rewording.get(&(self.lang, key.to_owned())) }
    }

    /// Whether the key has words of its own.
    pub fn knows(&self, key: &str) -> bool {
        look_up(self.lang, key, None).is_some()
    }
}

type Blanks<'a> = HashMap<Cow<'static, str>, FluentValue<'a>>;

/// The words of a key in one language, or in English where that has none.
fn look_up(lang: Lang, key: &str, args: Option<&Blanks<'_>>) -> Option<String> {
    // Asked of the language itself first: the loader would negotiate between languages for every word.
    let own = LOCALES.lookup_single_language(&identifier(lang), key, args).ok();
    own.or_else(|| LOCALES.try_lookup_complete(&identifier(lang), key, args))
}

/// Words without blanks, put together once: a page asks for hundreds, and they never change.
type Plain = LazyLock<RwLock<HashMap<String, String>>>;
static ENGLISH: Plain = LazyLock::new(RwLock::default);
static SWEDISH: Plain = LazyLock::new(RwLock::default);

fn plain(lang: Lang, key: &str) -> String {
    let known = match lang {
        Lang::En => &ENGLISH,
        Lang::Sv => &SWEDISH,
    };
    if let Some(words) = known.read().unwrap_or_else(PoisonError::into_inner).get(key) {
        return words.clone();
    }
    // Only keys that have words are kept, so no more than the locales hold.
    let Some(words) = look_up(lang, key, None) else { return missing(key) };
    known.write().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned(), words.clone());
    words
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

    #[test]
    fn a_portal_admins_wording_replaces_the_portals_own() {
        let key = (Lang::En, "product-name".to_owned());
        let words = Words::reworded(Lang::En, Arc::new(HashMap::from([(key, "Ours".to_owned())])));
        assert_eq!(words.t("product-name"), "Ours");
        assert_ne!(Words::of(Lang::En).t("product-name"), "Ours");
    }
}
