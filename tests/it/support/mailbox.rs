//! Letters that left, and what they say.

use portal::domain::ids::ClaimId;
use portal::letters::Letter;

/// Every letter of a portal, in the order they left.
#[derive(Default)]
pub struct Mailbox {
    letters: Vec<(Letter, bool)>,
}

impl Mailbox {
    /// Takes letters in, and looks at each as no test should have to: nothing in it may be left blank or untranslated.
    pub fn take_in(&mut self, letters: Vec<Letter>) {
        for letter in letters {
            for part in [&letter.subject, &letter.text, &letter.html] {
                assert!(!part.contains("Unknown localization") && !part.contains("{ $"), "{part}");
            }
            self.letters.push((letter, false));
        }
    }

    pub fn newest(&mut self, address: &str) -> Mail {
        let unread = self.letters.iter_mut().filter(|(letter, read)| !read && letter.to.email == address);
        // Letters leave side by side; their numbers sort by the time they were written down.
        let (letter, read) = unread
            .max_by_key(|(letter, _)| letter.id.clone())
            .unwrap_or_else(|| panic!("no unread letter to {address}"));
        *read = true;
        Mail(letter.clone())
    }

    pub fn all(&self, address: &str) -> Vec<Mail> {
        let theirs = self.letters.iter().filter(|(letter, _)| letter.to.email == address);
        theirs.map(|(letter, _)| Mail(letter.clone())).collect()
    }

    /// Every letter that names a claim.
    pub fn about(&self, claim: &ClaimId) -> Vec<Mail> {
        let about = self.letters.iter().filter(|(letter, _)| letter.text.contains(claim.as_str()));
        let mut about: Vec<Mail> = about.map(|(letter, _)| Mail(letter.clone())).collect();
        about.sort_by_key(|mail| mail.0.id.clone());
        about
    }

    pub fn clear(&mut self) {
        self.letters.clear();
    }
}

/// One letter, to be asked.
#[derive(Clone)]
pub struct Mail(pub Letter);

impl Mail {
    fn told(&self) -> String {
        format!("Subject: {}\n\n{}", self.0.subject, self.0.text)
    }

    /// Both forms of the letter say it.
    #[track_caller]
    pub fn says(&self, what: &str) -> &Self {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat(&self.told()).contains(&flat(what)), "no {what:?} in\n{}", self.told());
        self
    }

    #[track_caller]
    pub fn says_not(&self, what: &str) -> &Self {
        assert!(!self.told().contains(what) && !self.0.html.contains(what), "{what:?} in\n{}", self.told());
        self
    }

    /// The first link whose path begins so, as a path of the portal.
    pub fn link(&self, beginning: &str) -> Option<String> {
        let links = self.0.text.split(|c: char| c.is_whitespace() || "<>()".contains(c));
        let paths = links.filter_map(|word| {
            let rest = word.strip_prefix("http://")?;
            rest.find('/').map(|at| rest[at..].to_owned())
        });
        paths.into_iter().find(|path| path.starts_with(beginning))
    }

    /// Both forms of the letter link there.
    #[track_caller]
    pub fn links_to(&self, path: &str) -> &Self {
        assert_eq!(self.link(path).as_deref(), Some(path), "{}", self.told());
        assert!(self.0.html.contains(path), "the HTML form does not link to {path}");
        self
    }
}
