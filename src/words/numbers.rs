//! Numbers as people write them: `1,234` in English; in Swedish with a blank at which no line breaks.

use super::Words;
use crate::domain::contact::Lang;
use fluent_templates::fluent_bundle::FluentValue;

impl Words {
    /// A number of things.
    pub fn number(&self, number: i64) -> String {
        grouped(number, between(self.lang()))
    }
}

/// What stands between thousands.
const fn between(lang: Lang) -> char {
    match lang {
        Lang::En => ',',
        Lang::Sv => '\u{a0}',
    }
}

fn grouped(number: i64, between: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

/// How Fluent writes the numbers of English sentences.
pub(super) fn english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    written(value, Lang::En)
}

/// How Fluent writes the numbers of Swedish sentences.
pub(super) fn swedish<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    written(value, Lang::Sv)
}

fn written(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "counts are whole numbers, far below where a float loses one"
    )]
    Some(grouped(number.value as i64, between(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_each_language_does() {
        let (english, swedish) = (Words::of(Lang::En), Words::of(Lang::Sv));
        for (number, en, sv) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_234, "1,234", "1\u{a0}234"),
            (25_000_000, "25,000,000", "25\u{a0}000\u{a0}000"),
            (-1_234, "-1,234", "-1\u{a0}234"),
        ] {
            assert_eq!((english.number(number).as_str(), swedish.number(number).as_str()), (en, sv));
        }
    }

    #[test]
    fn numbers_in_sentences_are_written_likewise_and_choose_their_plural() {
        let said = |lang, n: i64| Words::of(lang).say("span-business", &[("n", n.into())]);
        assert_eq!(said(Lang::En, 1), "1 business day");
        assert_eq!(said(Lang::En, 1_234), "1,234 business days");
        assert_eq!(said(Lang::Sv, 1), "1 arbetsdag");
        assert_eq!(said(Lang::Sv, 1_234), "1\u{a0}234 arbetsdagar");
    }
}
