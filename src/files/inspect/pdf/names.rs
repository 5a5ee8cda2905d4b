//! The names in a PDF: a slash and what follows, with some of its letters perhaps written as `#4A`.

/// The most letters of a name that matters.
const LONGEST_NAME: usize = 16;

/// The most bytes such a name takes with what stands around it and matters.
pub(super) const LONGEST: usize = 3 * LONGEST_NAME + BEFORE + AFTER;

/// How much of what stands before a short name has to be text.
const BEFORE: usize = 4;

/// How much of what stands after it is looked at.
const AFTER: usize = 32;

/// Names of what runs, fetches, sends, or is another file.
const ACTIVE: [&str; 10] = [
    "JavaScript",
    "Launch",
    "EmbeddedFile",
    "EmbeddedFiles",
    "RichMedia",
    "SubmitForm",
    "ImportData",
    "GoToR",
    "GoToE",
    "XFA",
];

/// One name, decoded.
pub(super) struct Name<'a> {
    bytes: &'a [u8],
    /// Where its slash stands.
    pub(super) place: usize,
    /// Where it ends.
    pub(super) end: usize,
    letters: [u8; LONGEST_NAME],
    length: usize,
}

/// Every name that is not too long to matter, in the order they stand.
pub(super) fn names(bytes: &[u8]) -> impl Iterator<Item = Name<'_>> {
    memchr::memchr_iter(b'/', bytes).filter_map(move |place| Name::read(bytes, place))
}

impl<'a> Name<'a> {
    fn read(bytes: &'a [u8], place: usize) -> Option<Self> {
        let (mut letters, mut length, mut end) = ([0; LONGEST_NAME], 0, place + 1);
        while let Some(byte) = bytes.get(end).copied().filter(|byte| is_regular(*byte)) {
            let (letter, taken) = match bytes.get(end + 1..end + 3).and_then(hex) {
                Some(letter) if byte == b'#' => (letter, 3),
                _ => (byte, 1),
            };
            *letters.get_mut(length)? = letter;
            length += 1;
            end += taken;
        }
        Some(Self { bytes, place, end, letters, length })
    }

    /// Whether this is the name.
    pub(super) fn is(&self, name: &str) -> bool {
        &self.letters[..self.length] == name.as_bytes()
    }

    /// Whether it names something that runs, fetches, sends, or is another file.
    pub(super) fn is_active(&self) -> bool {
        ACTIVE.iter().any(|name| self.is(name)) && (self.length > 5 || self.is_among_text())
            || self.is("JS") && self.is_among_text() && self.has_value()
    }

    /// Two or three letters turn up by chance in packed pictures; in a document's own words they have text before
    /// them.
    fn is_among_text(&self) -> bool {
        let before = &self.bytes[self.place.saturating_sub(BEFORE)..self.place];
        before.iter().all(|byte| byte.is_ascii_graphic() || is_blank(*byte))
    }

    /// Whether a text or a reference follows, as after `/JS`.
    fn has_value(&self) -> bool {
        let after = &self.bytes[self.end..(self.end + AFTER).min(self.bytes.len())];
        let value = after.iter().copied().find(|byte| !is_blank(*byte));
        value.is_some_and(|first| matches!(first, b'(' | b'<' | b'%') || first.is_ascii_digit())
    }
}

/// What a name may consist of.
fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !b"()<>[]{}/%".contains(&byte)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn hex(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
