//! The language of somebody who has not said which: what the browser asks for.

use crate::domain::contact::Lang;

/// The best language for an `Accept-Language` header: the highest weight that we speak, English otherwise.
pub fn negotiate(accept: &str) -> Lang {
    let wish = |part: &str| {
        let mut pieces = part.split(';');
        let tag = pieces.next()?.trim().to_ascii_lowercase();
        let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        let lang = Lang::from_key(tag.split('-').next()?)?;
        (weight > 0.0).then_some((lang, weight))
    };
    let best = accept.split(',').take(20).filter_map(wish).reduce(|best, next| {
        // The first of equals wins, as the browser lists them in order.
        if next.1 > best.1 { next } else { best }
    });
    best.map_or(Lang::En, |(lang, _)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swedish_browser_is_answered_in_swedish() {
        assert_eq!(negotiate("sv-SE,sv;q=0.9,en;q=0.8"), Lang::Sv);
        assert_eq!(negotiate("de-DE,de;q=0.9,sv;q=0.3,en;q=0.2"), Lang::Sv);
        assert_eq!(negotiate("en-GB,en;q=0.9,sv;q=0.8"), Lang::En);
    }

    #[test]
    fn a_header_that_makes_no_sense_is_answered_in_english() {
        for odd in ["", "*", ";;;q", "sv;q=0", "xx-klingon", "sv;q=NaN"] {
            assert_eq!(negotiate(odd), Lang::En, "{odd}");
        }
    }
}
