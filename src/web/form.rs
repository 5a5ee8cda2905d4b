//! What a browser sent, what it means, and what is wrong with it: the form is drawn again with all three.

use crate::domain::text::Wrong;
use crate::words::{Arg, Words};

/// The pairs a form sent, in order; a name may stand more than once.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a name; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// These names and no others, of what an address says: whoever made the link has written it, not who follows it.
    pub fn only(mut self, names: &[&str]) -> Self {
        self.0.retain(|(key, _)| names.contains(&key.as_str()));
        self
    }

    /// Takes a name out, for what is read once and never sent back; its first value.
    pub fn take(&mut self, name: &str) -> String {
        let value = self.get(name).to_owned();
        self.0.retain(|(key, _)| key != name);
        value
    }

    /// Every value of a name that is not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }
}

/// The hidden control of a form that is sent again only to be read in another language.
pub const AGAIN: &str = "again";

/// One complaint, tied to a control.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// The control's id, for the link in the summary.
    pub field: String,
    /// The sentence, with the field's name before it.
    pub text: String,
}

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What explains it; may be empty.
    pub hint: String,
}

impl Choice {
    /// A choice without an explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// A choice with an explanation.
    pub fn explained(value: impl Into<String>, label: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: hint.into() }
    }
}

/// A form as it was filled in: its values, and what is wrong with them. Parsing takes values out of it and
/// gathers every complaint; nothing that was typed is lost.
#[derive(Debug, Clone)]
pub struct Entered {
    fields: Fields,
    wrong: Vec<(String, String)>,
    words: Words,
}

impl Entered {
    /// An empty form.
    pub fn blank(words: &Words) -> Self {
        Self::of(Fields::default(), words)
    }

    /// A form with these values: as sent, or as kept.
    pub fn of(fields: Fields, words: &Words) -> Self {
        Self { fields, wrong: Vec::new(), words: words.clone() }
    }

    /// A form with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.fields.0.push((name.to_owned(), value.into()));
        self
    }

    /// Has something shown beside a control, or nothing.
    pub fn shows(&mut self, name: &str, value: Option<String>) {
        self.fields.0.retain(|(known, _)| known != name);
        self.fields.0.extend(value.map(|value| (name.to_owned(), value)));
    }

    /// What stands in a control.
    pub fn value(&self, name: impl AsRef<str>) -> &str {
        self.fields.get(name.as_ref())
    }

    /// Whether a choice is made.
    pub fn is(&self, name: impl AsRef<str>, value: impl AsRef<str>) -> bool {
        let (name, value) = (name.as_ref(), value.as_ref());
        self.fields.0.iter().any(|(key, chosen)| key == name && chosen == value)
    }

    /// Every value of a name that is not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.all(name)
    }

    /// What is wrong with a control, in words.
    pub fn error(&self, name: impl AsRef<str>) -> Option<String> {
        let name = name.as_ref();
        let all: Vec<&str> =
            self.wrong.iter().filter(|(field, _)| field == name).map(|(_, text)| text.as_str()).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    /// Everything that is wrong, in the order it was found.
    pub fn errors(&self) -> Vec<FieldError> {
        self.wrong
            .iter()
            .map(|(field, text)| FieldError { field: field.clone(), text: self.named(field, text) })
            .collect()
    }

    /// Whether nothing is wrong. A form that only asks for another language is never good, so it does nothing.
    pub fn is_good(&self) -> bool {
        self.wrong.is_empty() && !self.is_again()
    }

    /// Whether the form was sent again only to be read in another language.
    pub fn is_again(&self) -> bool {
        !self.fields.get(AGAIN).is_empty()
    }

    /// Everything that was typed, for sending it again; a password never.
    pub fn typed(&self) -> impl Iterator<Item = &(String, String)> {
        let ours = |name: &str| matches!(name, "token" | "back" | "lang" | AGAIN);
        self.fields.0.iter().filter(move |(name, _)| !ours(name) && !name.contains("password"))
    }

    /// Complains about a field in a sentence of its own.
    pub fn complain(&mut self, field: &str, key: &str, args: &[(&'static str, Arg)]) {
        let text = self.words.say(key, args);
        self.complain_in_words(field, text);
    }

    /// Complains about a field in words that are already the reader's.
    pub fn complain_in_words(&mut self, field: &str, text: String) {
        self.wrong.push((field.to_owned(), text));
    }

    /// Reads a field that must be filled in; `None` when it is wrong, which is noted.
    pub fn required<T>(&mut self, field: &str, parse: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
        match parse(self.fields.get(field)) {
            Ok(value) => Some(value).filter(|_| !self.is_again()),
            Err(wrong) => {
                self.note(field, wrong);
                None
            }
        }
    }

    /// Reads a field that may be left empty; `None` when it is empty or wrong, the latter noted.
    pub fn optional<T>(&mut self, field: &str, parse: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
        match parse(self.fields.get(field)) {
            Ok(value) => Some(value),
            Err(wrong) if wrong.key == "wrong-empty" => None,
            Err(wrong) => {
                self.note(field, wrong);
                None
            }
        }
    }

    /// Reads a choice that must be made.
    pub fn chosen<T>(&mut self, field: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.required(field, |text| match (text, read(text)) {
            (_, Some(value)) => Ok(value),
            ("", None) => Err(Wrong::new("wrong-unchosen")),
            _ => Err(Wrong::new("wrong-choice")),
        })
    }

    /// Reads every ticked choice of a group; an unknown one is noted.
    pub fn ticked<T>(&mut self, field: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let read: Vec<Option<T>> = self.fields.all(field).map(read).collect();
        if read.iter().any(Option::is_none) {
            self.note(field, Wrong::new("wrong-choice"));
        }
        read.into_iter().flatten().collect()
    }

    fn note(&mut self, field: &str, wrong: Wrong) {
        self.complain(field, wrong.key, &[("limit", wrong.limit.into())]);
    }

    /// The complaint as the summary shows it: with the field's name before it, unless the sentence names it itself.
    fn named(&self, field: &str, text: &str) -> String {
        let key = format!("field-{}", field.replace('_', "-"));
        if !self.words.knows(&key) {
            return text.to_owned();
        }
        let name = self.words.t(&key);
        let is_said = text.to_lowercase().contains(&name.to_lowercase());
        if is_said { text.to_owned() } else { format!("{name}: {text}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_that_stands_twice_the_first_counts() {
        let pairs = [("role", "reader"), ("role", "owner"), ("name", ""), ("name", "Anna")];
        let mut fields =
            Fields(pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect());
        assert_eq!((fields.get("role"), fields.get("name"), fields.get("none")), ("reader", "", ""));
        assert_eq!(fields.all("role").collect::<Vec<_>>(), ["reader", "owner"]);
        assert_eq!(fields.take("role"), "reader");
        assert_eq!(fields.all("role").count(), 0, "nothing of it is left behind");
    }
}
