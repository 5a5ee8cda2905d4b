//! What people read, read from the sources: no word missing, none left over, the same blanks in both languages, and
//! nothing in a template that is not in the catalogue.
//!
//! A key is used where it stands as a literal. A key that is put together belongs to a family that its `format!` declares,
//! such as `status-{}`: a member is used when what fills the hole stands as a literal somewhere, as every enum's keys do.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Attributes that people read or hear.
const READ_ATTRIBUTES: &[&str] =
    &["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt", "label"];

/// The ways to ask for a key.
const ASKING: &[&str] = &[".t(\"", ".t1(\"", ".say(\"", ".count(\"", "words.t(\""];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with one of these extensions, with its path and its text.
fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { gather(&path, found) } else { found.push(path) }
        }
    }
    let mut paths = Vec::new();
    gather(&root().join(folder), &mut paths);
    paths.sort();
    let wanted = |path: &PathBuf| {
        path.extension().is_some_and(|own| extensions.iter().any(|extension| own == *extension))
    };
    let read = |path: PathBuf| {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(path).unwrap())
    };
    paths.into_iter().filter(wanted).map(read).collect()
}

/// The catalogue of one language: each key with the file it stands in and the blanks it fills.
fn catalogue(lang: &str) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut all = BTreeMap::new();
    for (path, text) in files(&format!("templates/locales/{lang}"), &["ftl"]) {
        let resource: Resource<String> =
            fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut blanks = BTreeSet::new();
            message.value.iter().for_each(|pattern| blanks_of(pattern, &mut blanks));
            let twice = all.insert(message.id.name.clone(), (path.clone(), blanks));
            assert!(twice.is_none(), "{path}: {} stands twice", message.id.name);
        }
    }
    assert!(all.len() > 500, "the catalogue was not found");
    all
}

fn blanks_of(pattern: &Pattern<String>, blanks: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            blanks_of_expression(expression, blanks);
        }
    }
}

fn blanks_of_expression(expression: &Expression<String>, blanks: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => blanks_of_inline(inline, blanks),
        Expression::Select { selector, variants } => {
            blanks_of_inline(selector, blanks);
            variants.iter().for_each(|variant| blanks_of(&variant.value, blanks));
        }
    }
}

fn blanks_of_inline(inline: &InlineExpression<String>, blanks: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            blanks.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|argument| blanks_of_inline(argument, blanks));
        }
        InlineExpression::Placeable { expression } => blanks_of_expression(expression, blanks),
        _ => {}
    }
}

/// The code without comments and without unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Everything between two quotation marks; quotation marks that are escaped or characters only shift it by a literal.
fn literals(text: &str, found: &mut BTreeSet<String>) {
    for line in text.lines() {
        for (at, _) in line.match_indices('"') {
            let rest = &line[at + 1..];
            let Some(end) = rest.find('"') else { continue };
            // Names of controls are keys with hyphens for their underscores; countries stand several in a row.
            let literal = rest[..end].replace('_', "-");
            let codes = literal.split(' ').filter(|code| code.len() == 2).map(str::to_ascii_lowercase);
            found.extend(codes);
            found.insert(literal);
        }
    }
}

/// The sources people's pages and letters are made by.
fn sources() -> Vec<(String, String)> {
    let is_test =
        |path: &str| path.contains("tests") || path.ends_with("samples.rs") || path.contains("covered");
    let rust = files("src", &["rs"]).into_iter().filter(|(path, _)| !is_test(path));
    let rust = rust.map(|(path, text)| (path, code(&text)));
    rust.chain(files("templates", &["html", "txt"])).collect()
}

/// A key with holes, cut at its holes: `reason-{}-cure` is `reason-` and `-cure`.
type Family = Vec<String>;

/// The families among the literals: words with hyphens, and holes between them.
fn families(literals: &BTreeSet<String>) -> Vec<Family> {
    let family = |literal: &String| {
        let mut pieces = vec![String::new()];
        let mut rest = literal.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            pieces.last_mut()?.push_str(before);
            pieces.push(String::new());
            rest = after.split_once('}')?.1;
        }
        pieces.last_mut()?.push_str(rest);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let named = pieces.iter().any(|piece| piece.len() > 1);
        (pieces.len() > 1 && named && pieces.iter().all(|piece| piece.chars().all(plain))).then_some(pieces)
    };
    literals.iter().filter_map(family).collect()
}

/// Whether a key is a member: each hole filled with a number, a literal, or (at the start) a key that is used.
fn is_member(key: &str, family: &[String], fills: &dyn Fn(&str) -> bool) -> bool {
    let Some(rest) = key.strip_prefix(family[0].as_str()) else { return false };
    match family {
        [_] => rest.is_empty(),
        _ => (0..=rest.len()).any(|at| fills(&rest[..at]) && is_member(&rest[at..], &family[1..], fills)),
    }
}

/// Which keys of the catalogue anything asks for.
fn used(keys: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    sources().iter().for_each(|(_, text)| literals(text, &mut all));
    let families = families(&all);
    let mut used: BTreeSet<String> = keys.intersection(&all).cloned().collect();
    let number = |fill: &str| !fill.is_empty() && fill.chars().all(|c| c.is_ascii_digit());
    let plain = |fill: &str| all.contains(fill) || number(fill);
    // A control's name may be put together before its label's key is: `title_{}`, then `field-{}`.
    let name = |fill: &str| plain(fill) || families.iter().any(|family| is_member(fill, family, &plain));
    loop {
        let fills = |fill: &str| name(fill) || used.contains(fill);
        let more: Vec<String> = keys
            .iter()
            .filter(|key| !used.contains(*key) && families.iter().any(|f| is_member(key, f, &fills)))
            .cloned()
            .collect();
        if more.is_empty() {
            return used;
        }
        used.extend(more);
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    let (en, sv) = (catalogue("en"), catalogue("sv"));
    let only = |some: &BTreeMap<String, _>, other: &BTreeMap<String, _>| -> Vec<String> {
        some.keys().filter(|key| !other.contains_key(*key)).cloned().collect()
    };
    assert_eq!(only(&en, &sv), Vec::<String>::new(), "missing in Swedish");
    assert_eq!(only(&sv, &en), Vec::<String>::new(), "missing in English");
}

#[test]
fn every_key_stands_in_the_same_file_and_has_the_same_blanks_in_both_languages() {
    let (en, sv) = (catalogue("en"), catalogue("sv"));
    let mut wrong = Vec::new();
    for (key, (file, blanks)) in &en {
        let Some((swedish_file, swedish)) = sv.get(key) else { continue };
        if file.replace("/en/", "/sv/") != *swedish_file {
            wrong.push(format!("{key}: {file}, {swedish_file}"));
        }
        // Each language writes its days from other pieces.
        if blanks != swedish && key != "date-day" {
            wrong.push(format!("{key}: {blanks:?} in English, {swedish:?} in Swedish"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_key_is_left_over() {
    let keys: BTreeSet<String> = catalogue("en").into_keys().collect();
    let used = used(&keys);
    let left: Vec<_> = keys.difference(&used).collect();
    assert!(left.is_empty(), "nothing asks for these {}: {left:#?}", left.len());
}

#[test]
fn every_key_that_is_asked_for_has_its_words() {
    let keys = catalogue("en");
    let mut missing = Vec::new();
    for (path, text) in sources() {
        for (at, asking) in ASKING.iter().flat_map(|asking| text.match_indices(asking)) {
            let rest = &text[at + asking.len()..];
            let key = rest.split('"').next().unwrap_or_default();
            if !keys.contains_key(key) && !key.contains('{') {
                missing.push(format!("{path}: {key}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// What Swedish never says here: wrong terms, and the tone of an advertisement.
const NOT_SWEDISH: &[&str] =
    &["!", "avvis", "klient-id", "stimulans", "körning", "slutanvänd", "påstått", "medling", "serviceavtal"];

/// What is written to a customer's organisation, or about two people, says `ni`; everything else says `du`.
const SAYS_NI: &[&str] = &[
    "customer-",
    "cpor-",
    "letter-consent-",
    "letter-denial-",
    "letter-fact-organization",
    "start-tell-",
    "history-notice-consent",
];

#[test]
fn swedish_keeps_its_house_rules() {
    let mut wrong = Vec::new();
    for (path, text) in files("templates/locales/sv", &["ftl"]) {
        let mut key = "";
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            key = line.split_once(" =").map_or(key, |(key, _)| key.trim());
            let said = line.split_once(" = ").map_or(line, |(_, said)| said).to_lowercase();
            wrong.extend(
                NOT_SWEDISH.iter().filter(|w| said.contains(**w)).map(|w| format!("{path}: {key}: {w}")),
            );
            let words = said.split(|c: char| !c.is_alphabetic());
            let to_many = words.into_iter().any(|word| ["ni", "er", "ert", "era"].contains(&word));
            if to_many && !SAYS_NI.iter().any(|start| key.starts_with(start)) {
                wrong.push(format!("{path}: {key} says ni"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Blocks of the layout's that stand inside a tag.
const BLOCKS_IN_TAGS: &[&str] = &["{% block body %}", "{% block page_class %}"];

/// A template without what askama fills in.
fn without_askama(text: &str) -> String {
    let mut left = String::new();
    let in_tag = |block: &&&str| text.contains(**block);
    let whole = BLOCKS_IN_TAGS.iter().filter(in_tag).fold(text.to_owned(), |text, block| {
        let (before, after) = text.split_once(block).unwrap_or_default();
        before.to_owned() + after.split_once("{% endblock %}").map_or("", |(_, after)| after)
    });
    let mut rest = whole.as_str();
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        left.push_str(&rest[..at]);
        let end = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        rest = rest[at..].split_once(end).map_or("", |(_, after)| after);
    }
    left + rest
}

/// A macro puts attributes together outside any tag; they are not read.
fn without_attributes(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("=\"") {
        left.push_str(before.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '-'));
        rest = after.split_once('"').map_or("", |(_, after)| after);
    }
    left + rest
}

/// The text between tags, and the attributes people read, of HTML without askama.
fn visible(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (nth, piece) in html.split('<').enumerate() {
        let (tag, text) = if nth == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        if !tag.contains(" translate=\"no\"") {
            found.push(without_attributes(text));
        }
        for attribute in READ_ATTRIBUTES {
            let Some((_, value)) = tag.split_once(&format!(" {attribute}=\"")) else { continue };
            found.push(value.split('"').next().unwrap_or_default().to_owned());
        }
    }
    found
}

/// Words outside the catalogue: letters that are no entity such as `&nbsp;`.
fn words_in(text: &str) -> bool {
    let mut rest = text;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        rest = after.split_once(';').map_or(after, |(_, after)| after);
    }
    plain.push_str(rest);
    plain.chars().any(char::is_alphabetic)
}

#[test]
fn no_template_says_anything_that_is_not_in_the_catalogue() {
    let mut wrong = Vec::new();
    for (path, text) in files("templates", &["html", "txt"]) {
        let plain = without_askama(&text);
        let texts = if path.ends_with(".html") { visible(&plain) } else { vec![plain] };
        wrong.extend(
            texts.iter().filter(|text| words_in(text)).map(|text| format!("{path}: {}", text.trim())),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Words handed to a macro would be read as well.
#[test]
fn no_template_hands_a_sentence_to_a_macro() {
    let mut wrong = Vec::new();
    for (path, text) in files("templates", &["html", "txt"]) {
        for call in text.split("{{").skip(1).filter_map(|piece| piece.split_once("}}")) {
            let mut said = BTreeSet::new();
            literals(call.0, &mut said);
            let sentence = |text: &&String| {
                text.contains(' ') && words_in(text) && !text.contains(['(', ')', '{', ','])
                    || text.chars().next().is_some_and(char::is_uppercase)
            };
            wrong.extend(said.iter().filter(sentence).map(|text| format!("{path}: {text}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_template_test_sees_words_where_people_would() {
    let seen = |html: &str| visible(&without_askama(html)).iter().any(|text| words_in(text));
    for words in
        ["<p>Hello</p>", "a", "<p>{{ x }} left</p>", "<a aria-label=\"Close\">×</a>", "<img alt=\"å\">"]
    {
        assert!(seen(words), "{words}");
    }
    for silent in ["<p class=\"big\">{{ t(\"key\") }}:&nbsp;12</p>", "{% if a < b %}–{% endif %}{# why #}"]
    {
        assert!(!seen(silent), "{silent}");
    }
}
