//! People's words that may be kept: trimmed, bounded, free of control characters.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text could not become a value. The page words it by `key`; `limit` fills the sentence's `{ $limit }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// Key of the sentence that says what to do.
    pub key: &'static str,
    /// The bound that was passed, in characters, or 0 where the sentence needs none.
    pub limit: usize,
}

impl Wrong {
    /// A complaint whose sentence needs no number.
    pub const fn new(key: &'static str) -> Self {
        Self { key, limit: 0 }
    }
}

/// Characters nobody sees: they make two different texts look alike, or an empty one look filled.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// Characters that alone show nothing, though beside others they belong to a picture or a letter.
fn is_blank(c: char) -> bool {
    let alone = matches!(c,
        '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}'
        | '\u{E0000}'..='\u{E0FFF}');
    alone || c.is_whitespace() || is_invisible(c)
}

/// Trims and checks a text of at most `max` characters; `lines` allows line breaks and tabs.
///
/// # Errors
/// `wrong-empty`, `wrong-too-long`, `wrong-control`.
pub fn clean(typed: &str, max: usize, lines: bool) -> Result<String, Wrong> {
    let text = typed.replace("\r\n", "\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    if text.chars().all(is_blank) {
        return Err(Wrong::new("wrong-empty"));
    }
    if text.chars().count() > max {
        return Err(Wrong { key: "wrong-too-long", limit: max });
    }
    let forbidden = |c: char| c.is_control() && !(lines && matches!(c, '\n' | '\t'));
    if text.chars().any(forbidden) {
        return Err(Wrong::new("wrong-control"));
    }
    Ok(text.to_owned())
}

/// Declares a text type: its greatest length in characters and whether it may have several lines.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $max:literal, $lines:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Greatest length, in characters.
            pub const MAX: usize = $max;

            /// Reads what somebody typed.
            ///
            /// # Errors
            /// Empty, too long, or holding control characters.
            pub fn parse(typed: &str) -> Result<Self, Wrong> {
                clean(typed, $max, $lines).map(Self)
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

texts! {
    /// The partner's own label for a claim.
    ClaimName, 120, false;
    /// The customer's organisation.
    CustomerName, 160, false;
    /// A person's name.
    PersonName, 120, false;
    /// What a person does at their organisation.
    JobTitle, 120, false;
    /// A solution's name, an organisation's name: one line of plain text.
    Label, 160, false;
    /// A comment, a justification, a reviewer's explanation.
    Note, 4000, true;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_blanks_or_of_nothing_visible_is_no_name() {
        for empty in [
            "",
            "   ",
            "\u{200B}\u{200B}",
            "\n\t",
            "\u{3164} \u{2800}",
            "\u{E0041}\u{FE0F}",
            "\u{202E}\u{2066}",
        ] {
            assert_eq!(ClaimName::parse(empty), Err(Wrong::new("wrong-empty")));
        }
    }

    #[test]
    fn a_comment_may_have_lines_and_a_name_may_not() {
        assert!(Note::parse("first\r\nsecond").is_ok_and(|n| n.as_str() == "first\nsecond"));
        assert_eq!(ClaimName::parse("first\nsecond"), Err(Wrong::new("wrong-control")));
    }

    #[test]
    fn limits_count_characters_and_not_bytes() {
        assert!(Note::parse(&"å".repeat(4000)).is_ok());
        assert_eq!(Note::parse(&"å".repeat(4001)), Err(Wrong { key: "wrong-too-long", limit: 4000 }));
    }
}
