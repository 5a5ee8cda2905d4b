//! What will do as a password: long, and no word that others would try first. The rules are NIST's (SP 800-63B): no
//! mixture of letters, digits and signs is asked for, and nobody has to change a good password because time passes.

use super::known_passwords::is_known;
use super::person::Person;
use zxcvbn::feedback::Warning;
use zxcvbn::matching::patterns::MatchPattern;
use zxcvbn::{Entropy, Score, zxcvbn};

/// The shortest password that is all there is between a stranger and an account, in characters.
pub const SHORTEST_ALONE: usize = 15;
/// The shortest password beside a second factor, in characters.
pub const SHORTEST_WITH_SECOND_FACTOR: usize = 8;
/// The longest password, in characters. Nothing is ever cut off.
pub const LONGEST: usize = 128;

/// What the portal is called: nobody's password is made of it.
const PORTAL: [&str; 5] = ["partner claims", "partner", "claims", "microsoft", "cpor"];

/// Long ones that everybody has read of, which the list of the estimate is too old or too short for.
const FAMOUS: [&str; 6] = [
    "correcthorsebatterystaple",
    "1q2w3e4r5t6y7u8i9o",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv",
    "thequickbrownfox",
    "letmeinletmeinletmein",
];

/// Characters that must be left of a password when all that others know of its owner is taken away.
const LEFT_OVER: usize = 8;

/// Shorter parts of names are no clue.
const SHORTEST_CLUE: usize = 3;

/// Why a password will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Too short; the least number of characters.
    Short(usize),
    /// Too long; the most characters.
    Long(usize),
    /// It is on the list of passwords that everybody tries first.
    Common,
    /// It is made of its owner's name, address or organisation, or of the portal's name.
    AboutOwner,
    /// It would be guessed soon; how strong it is, and what makes it weak.
    Weak(Strength, Weakness),
}

/// What makes a password easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// It runs along the keyboard.
    Keys,
    /// It repeats itself.
    Repeats,
    /// It counts, or says the alphabet.
    Sequence,
    /// There is a day or a year in it.
    Dates,
    /// It is made of names.
    Names,
    /// Its words are few, or often stand together.
    Words,
}

impl Weakness {
    fn of(guessed: &Entropy) -> Self {
        match guessed.feedback().and_then(|feedback| feedback.warning()) {
            Some(
                Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess,
            ) => Self::Keys,
            Some(
                Warning::RepeatsLikeAaaAreEasyToGuess
                | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
            ) => Self::Repeats,
            Some(Warning::SequencesLikeAbcAreEasyToGuess) => Self::Sequence,
            Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => Self::Dates,
            Some(
                Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
                | Warning::CommonNamesAndSurnamesAreEasyToGuess,
            ) => Self::Names,
            _ => Self::Words,
        }
    }

    /// The key of the sentence that says what would make it better.
    const fn sentence(self) -> &'static str {
        match self {
            Self::Keys => "password-weak-keys",
            Self::Repeats => "password-weak-repeats",
            Self::Sequence => "password-weak-sequence",
            Self::Dates => "password-weak-dates",
            Self::Names => "password-weak-names",
            Self::Words => "password-weak",
        }
    }
}

impl Unfit {
    /// The key of the sentence that says what to do, and the number in it.
    pub const fn sentence(self) -> (&'static str, usize) {
        match self {
            Self::Short(least) => ("password-short", least),
            Self::Long(most) => ("password-long", most),
            Self::Common => ("password-common", 0),
            Self::AboutOwner => ("password-about-you", 0),
            Self::Weak(_, weakness) => (weakness.sentence(), 0),
        }
    }

    /// How strong it is, where that was found out.
    pub const fn strength(self) -> Option<Strength> {
        match self {
            Self::Short(_) | Self::Long(_) | Self::AboutOwner => None,
            Self::Common => Some(0),
            Self::Weak(strength, _) => Some(strength),
        }
    }
}

/// How hard a password is to guess, from 0 (at once) to 4 (not in our time); 3 is enough.
pub type Strength = u8;

/// The least strength that will do.
pub const STRONG_ENOUGH: Strength = 3;

/// What others know of a password's owner.
#[derive(Debug, Clone, Default)]
pub struct Clues(Vec<String>);

impl Clues {
    /// Everything about a person and their organisation that a password must not be made of.
    pub fn of(person: &Person, organisation: &str) -> Self {
        let known = [person.name.as_str(), person.email.as_str(), organisation];
        let parts = known.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let parts = parts.chain(known.iter().copied()).chain(PORTAL);
        let mut clues: Vec<String> =
            parts.map(str::to_lowercase).filter(|clue| clue.chars().count() >= SHORTEST_CLUE).collect();
        // The longest first, so that a whole address goes before its parts.
        clues.sort_by_key(|clue| std::cmp::Reverse(clue.len()));
        clues.dedup();
        Self(clues)
    }

    fn all(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }

    /// Whether little is left of a password without what is known of its owner.
    fn make(&self, password: &str) -> bool {
        let whole = password.to_lowercase();
        let left = self.0.iter().fold(whole.clone(), |left, clue| left.replace(clue.as_str(), " "));
        left != whole && left.chars().filter(|c| c.is_alphanumeric()).count() < LEFT_OVER
    }
}

/// Whether a password will do for its owner, and how strong it is.
///
/// # Errors
/// Why it will not do.
pub fn judge(password: &str, shortest: usize, clues: &Clues) -> Result<Strength, Unfit> {
    let length = password.chars().count();
    if length > LONGEST {
        return Err(Unfit::Long(LONGEST));
    }
    if length < shortest {
        return Err(Unfit::Short(shortest));
    }
    if clues.make(password) {
        return Err(Unfit::AboutOwner);
    }
    let guessed = zxcvbn(password, &clues.all());
    let listed =
        |pattern: &MatchPattern| matches!(pattern, MatchPattern::Dictionary(_) | MatchPattern::Repeat(_));
    let common = is_famous(password)
        || is_known(password)
        || matches!(guessed.sequence(), [one] if listed(&one.pattern));
    match guessed.score() {
        _ if common => Err(Unfit::Common),
        weak @ (Score::Zero | Score::One | Score::Two) => {
            Err(Unfit::Weak(weak.into(), Weakness::of(&guessed)))
        }
        Score::Three => Ok(3),
        _ => Ok(4),
    }
}

/// However it is spaced and written.
fn is_famous(password: &str) -> bool {
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    FAMOUS.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::{Email, Lang};
    use crate::domain::ids::PersonId;

    fn clues() -> Clues {
        let anna = Person {
            id: PersonId::new("anna"),
            email: Email::parse("anna.bergstrom@contoso.example").unwrap(),
            name: "Anna Bergström".into(),
            language: Lang::Sv,
            partner: None,
            roles: Vec::new(),
            scopes: Default::default(),
            conflicts: Vec::new(),
            active: true,
            must_change_password: false,
            has_second_factor: false,
            second_factor_demanded: false,
        };
        Clues::of(&anna, "Contoso Consulting AB")
    }

    fn of(password: &str) -> Result<Strength, Unfit> {
        judge(password, SHORTEST_ALONE, &clues())
    }

    #[test]
    fn a_few_words_in_a_row_will_do_in_any_writing() {
        let long = "a river ran past our old house ".repeat(5);
        for good in [
            "correct horse battery",
            "a long enough password",
            "k3fa-9xdw-77qm-p0zr-aa1t",
            "åska över älven 17",
            "🦊 räv på taket 🏠 igår",
            "  blanks  at  both  ends  ",
            &long[..LONGEST],
        ] {
            assert!(of(good).is_ok(), "{good}: {:?}", of(good));
        }
    }

    #[test]
    fn what_everybody_tries_first_will_not_do() {
        for (bad, why) in [
            ("short", Unfit::Short(SHORTEST_ALONE)),
            ("aaaaaaaaaaaaaaaaaa", Unfit::Common),
            ("correcthorsebatterystaple", Unfit::Common),
            ("111111matias_ignacio69", Unfit::Common),
            ("abcdefghijklmnopqrstuv", Unfit::Common),
            ("Anna Bergström 2026", Unfit::AboutOwner),
            ("anna.bergstrom@contoso.example", Unfit::AboutOwner),
            ("contosocontosocontoso1", Unfit::AboutOwner),
            ("Partner Claims 1234", Unfit::AboutOwner),
        ] {
            assert_eq!(of(bad), Err(why), "{bad}");
        }
        assert_eq!(of(&"x".repeat(LONGEST + 1)), Err(Unfit::Long(LONGEST)));
    }

    #[test]
    fn every_word_of_the_portal_stands_in_the_document() {
        let document = include_str!("../../deploy/security.md");
        for word in PORTAL {
            assert!(document.contains(&format!("`{word}`")), "{word}");
        }
    }

    #[test]
    fn what_makes_a_password_weak_is_told() {
        for (bad, weakness) in
            [("yxwvutsrqponmlkjihgf", Weakness::Sequence), ("blueblueblueblueblueblue1", Weakness::Repeats)]
        {
            let Err(Unfit::Weak(strength, told)) = of(bad) else { panic!("{bad}: {:?}", of(bad)) };
            assert_eq!(told, weakness, "{bad}");
            assert!(strength < STRONG_ENOUGH, "{bad}: {strength}");
        }
    }

    #[test]
    fn each_of_the_list_that_is_long_enough_to_be_tried_is_refused() {
        // The list comes with the estimate: thirty thousand, the most frequent first.
        for listed in
            ["passwordpassword", "Correct Horse Battery Staple", "123456789012345", "qwertyuiop123456"]
        {
            assert!(of(listed).is_err(), "{listed}");
            assert!(judge(listed, SHORTEST_WITH_SECOND_FACTOR, &clues()).is_err(), "{listed}");
        }
        for listed in ["password1", "iloveyou", "football1", "princess", "sunshine", "trustno1", "superman1"]
        {
            assert!(judge(listed, SHORTEST_WITH_SECOND_FACTOR, &clues()).is_err(), "{listed}");
        }
    }
}
