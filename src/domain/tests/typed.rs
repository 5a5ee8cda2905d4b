//! Whatever anybody types or sends into a word of the domain: no stumble, and what is accepted reads back as itself.

use crate::domain::action::Act;
use crate::domain::calendar::Span;
use crate::domain::contact::{Email, Lang};
use crate::domain::ids::ClaimId;
use crate::domain::lifecycle::Status;
use crate::domain::numbers::{CustomerDomain, Mpn, SubscriptionId, TenantId};
use crate::domain::poe::PoeName;
use crate::domain::text::{ClaimName, Note, PersonName};
use proptest::prelude::*;
use std::fmt::Display;

/// How many texts each parser meets.
const TEXTS: u32 = 3_000;

/// Text of any kind, and text that is nearly right.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,80}",
        "[ \t\u{200B}\u{202E}\u{FEFF}]{0,6}[0-9]{0,12}[\u{0}-\u{1F}]{0,2}",
        "[{ ]?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-fA-F]{11,13}[} ]?",
        "[a-zåäö0-9.-]{0,70}(\\.onmicrosoft)?\\.[a-z0-9-]{0,64}\\.?",
        "[a-z.+\"å ]{0,70}@[a-z0-9.åß-]{0,70}",
        "(CPOR-|cpor-| )[0-9]{3,5}-[0-9A-Za-zÅ]{6,8}",
        "[0-9]{0,6}[ dbw-]{0,3}[0-9]{0,20}",
        "[a-zÅ/\\\\.\u{202E}\u{0}-]{0,260}\\.(pdf|PDF|docx|exe|)",
    ]
}

/// What was accepted is accepted again as it was written down.
fn comes_back<T: Display + PartialEq + std::fmt::Debug, E>(
    parse: impl Fn(&str) -> Result<T, E>,
    text: &str,
) -> Result<(), TestCaseError> {
    if let Ok(read) = parse(text) {
        let written = read.to_string();
        let again = parse(&written).map_err(|_| TestCaseError::fail(format!("{written:?} of {text:?}")))?;
        prop_assert_eq!(again, read);
        prop_assert!(!written.contains('\0'), "{:?}", written);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(TEXTS))]

    #[test]
    fn no_text_whatever_brings_a_word_down_and_what_is_accepted_stays_what_it_is(text in typed()) {
        comes_back(Mpn::parse, &text)?;
        comes_back(TenantId::parse, &text)?;
        comes_back(SubscriptionId::parse, &text)?;
        comes_back(CustomerDomain::parse, &text)?;
        comes_back(Email::parse, &text)?;
        comes_back(PersonName::parse, &text)?;
        comes_back(ClaimName::parse, &text)?;
        comes_back(Note::parse, &text)?;
        comes_back(PoeName::parse, &text)?;
        comes_back(|text| ClaimId::parse(text).ok_or(()), &text)?;
        let _ = (Span::parse(&text), Lang::from_key(&text), Status::from_key(&text), Act::from_key(&text));
    }
}
