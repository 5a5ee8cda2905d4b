//! Proof-of-execution (PoE) files: which kinds are taken, how they are called, how much is too much, and why one is refused.

use super::ids::{BlobKey, PoeId};
use super::keyed::keyed;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

keyed! {
    /// The kinds of file a partner may hand in: the allow-list of the domain document, section 4.3. What can carry
    /// script into a reviewer's browser (HTML, SVG), archives, macro formats and video are left out on purpose.
    pub enum Media {
        /// Portable Document Format.
        Pdf = "pdf",
        /// Word, since 2007.
        Docx = "docx",
        /// Excel, since 2007.
        Xlsx = "xlsx",
        /// PowerPoint, since 2007.
        Pptx = "pptx",
        /// Word, before 2007.
        Doc = "doc",
        /// Excel, before 2007.
        Xls = "xls",
        /// PowerPoint, before 2007.
        Ppt = "ppt",
        /// Rich Text Format.
        Rtf = "rtf",
        /// A mail saved by Outlook.
        Msg = "msg",
        /// A mail as it travels.
        Eml = "eml",
        /// A picture, usually a screenshot.
        Png = "png",
        /// A picture, usually a photograph.
        Jpeg = "jpeg",
        /// A picture, usually a scan or a fax.
        Tiff = "tiff",
        /// Plain text.
        Text = "text",
        /// Values with separators between them.
        Csv = "csv",
    }
}

impl Media {
    /// One line a kind: its media type, and the ends of names it goes by.
    const fn row(self) -> (&'static str, &'static [&'static str]) {
        const OPEN_XML: [&str; 3] = [
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ];
        match self {
            Self::Pdf => ("application/pdf", &["pdf"]),
            Self::Docx => (OPEN_XML[0], &["docx"]),
            Self::Xlsx => (OPEN_XML[1], &["xlsx"]),
            Self::Pptx => (OPEN_XML[2], &["pptx"]),
            Self::Doc => ("application/msword", &["doc"]),
            Self::Xls => ("application/vnd.ms-excel", &["xls"]),
            Self::Ppt => ("application/vnd.ms-powerpoint", &["ppt"]),
            Self::Rtf => ("application/rtf", &["rtf"]),
            Self::Msg => ("application/vnd.ms-outlook", &["msg"]),
            Self::Eml => ("message/rfc822", &["eml"]),
            Self::Png => ("image/png", &["png"]),
            Self::Jpeg => ("image/jpeg", &["jpg", "jpeg"]),
            Self::Tiff => ("image/tiff", &["tif", "tiff"]),
            Self::Text => ("text/plain", &["txt"]),
            Self::Csv => ("text/csv", &["csv"]),
        }
    }

    /// The kind a file's name claims to be, in any case and without the dot; `None` when it is not on the list.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|media| media.extensions().iter().any(|e| e.eq_ignore_ascii_case(extension)))
    }

    /// How names of this kind may end: lower case, without the dot, the usual one first.
    pub const fn extensions(self) -> &'static [&'static str] {
        self.row().1
    }

    /// The media type to serve it as; never what the browser that sent it said.
    pub const fn mime(self) -> &'static str {
        self.row().0
    }

    /// Whether a browser shows it by itself, so that a reviewer may look at it in a sandboxed frame. The rest are
    /// downloaded.
    pub const fn opens_in_browser(self) -> bool {
        matches!(self, Media::Pdf | Media::Png | Media::Jpeg | Media::Text)
    }
}

/// A file's name, cleaned for the page and for `Content-Disposition`. It is shown and never opened: bytes are kept
/// under a [`BlobKey`], so no name reaches the disk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PoeName(String);

impl PoeName {
    /// How long a name may be, in bytes of UTF-8: what the file systems it is downloaded to can hold.
    pub const LONGEST: usize = 255;

    /// Cleans the name a browser sent: its last segment, composed (NFC), without characters that cannot be seen or
    /// turn the writing round, shortened to [`Self::LONGEST`] bytes with its extension kept.
    ///
    /// # Errors
    /// [`PoeRefusal::NoName`] when nothing is left.
    pub fn parse(sent: &str) -> Result<Self, PoeRefusal> {
        let segment = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let composed: String = segment.nfc().collect();
        // Taking a character away can bring two together that compose, hence composing on both sides.
        let seen: String = visible(&composed).nfc().collect();
        let name = shortened(seen.trim_matches(is_edge));
        if name.is_empty() { Err(PoeRefusal::NoName) } else { Ok(Self(name)) }
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the last dot, as typed; `None` when there is no dot.
    pub fn extension(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|(_, extension)| extension)
    }

    /// The kind of file the name says it is.
    ///
    /// # Errors
    /// [`PoeRefusal::TypeNotAllowed`] when it has no extension or one that is not on the list.
    pub fn media(&self) -> Result<Media, PoeRefusal> {
        self.extension().and_then(Media::from_extension).ok_or(PoeRefusal::TypeNotAllowed)
    }
}

impl fmt::Display for PoeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Windows drops blanks and dots from the ends of names; so do we, or `proof.pdf.` and `proof.pdf` would differ.
fn is_edge(c: char) -> bool {
    c == '.' || c.is_whitespace()
}

/// How many accents may stand on one letter; Vietnamese needs two, and a tower of fifty covers the lines above.
const MOST_MARKS: usize = 3;

/// The name without what cannot be seen.
fn visible(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    let (mut marks, mut before) = (0, ' ');
    for c in name.chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        // A joiner makes one picture of several (a family, a technician); between letters it only hides.
        let joins_pictures = c == '\u{200D}' && before >= '\u{2190}';
        if marks <= MOST_MARKS && (joins_pictures || !is_hidden(c)) {
            kept.push(c);
            before = c;
        }
    }
    kept
}

/// Control characters, marks that turn the direction of writing, characters without width, language tags.
const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0000}'..='\u{001F}' | '\u{007F}'..='\u{009F}' | '\u{00AD}' | '\u{061C}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// At most [`PoeName::LONGEST`] bytes; the middle goes and the extension stays, because it says what the file is.
fn shortened(name: &str) -> String {
    if name.len() <= PoeName::LONGEST {
        return name.to_owned();
    }
    let dot = name.rfind('.').filter(|dot| name.len() - dot <= 16).unwrap_or(name.len());
    let (stem, extension) = name.split_at(dot);
    let room = stem.floor_char_boundary(PoeName::LONGEST - extension.len());
    format!("{}{extension}", stem[..room].trim_end_matches(is_edge))
}

/// The SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// Writes the 32 bytes of a SHA-256 as text.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Reads a digest back from the store; `None` when the text is not one.
    pub fn from_hex(text: &str) -> Option<Self> {
        let hex = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        hex.then(|| Self(text.to_owned()))
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One PoE file of a claim: what it is called, what it is, and under which key its bytes are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoeFile {
    /// Which file of the claim this is.
    pub id: PoeId,
    /// Where its bytes are.
    pub blob: BlobKey,
    /// What the partner called it.
    pub name: PoeName,
    /// What it was found to be.
    pub media: Media,
    /// How big it is, in bytes.
    pub size: u64,
    /// What its bytes add up to, so that a change would be seen.
    pub digest: Digest,
}

/// How much a partner may hand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub file_bytes: u64,
    /// The most files of one claim.
    pub files: usize,
    /// The most that all files of one claim may weigh together, in bytes.
    pub claim_bytes: u64,
}

/// The limits of the domain document, section 4.3.
pub const POE_LIMITS: Limits =
    Limits { file_bytes: 25 * 1024 * 1024, files: 20, claim_bytes: 100 * 1024 * 1024 };

impl Default for Limits {
    fn default() -> Self {
        POE_LIMITS
    }
}

impl Limits {
    /// Whether a file of `size` bytes fits beside the `files` that a claim has, of `bytes` together.
    ///
    /// # Errors
    /// `TooLarge`, `TooMany` or `TooMuch`: whichever the partner can do the most about first.
    pub fn admit(&self, files: usize, bytes: u64, size: u64) -> Result<(), PoeRefusal> {
        if size > self.file_bytes {
            Err(PoeRefusal::TooLarge)
        } else if files >= self.files {
            Err(PoeRefusal::TooMany)
        } else if bytes.saturating_add(size) > self.claim_bytes {
            Err(PoeRefusal::TooMuch)
        } else {
            Ok(())
        }
    }
}

keyed! {
    /// Why a file is not taken.
    pub enum PoeRefusal {
        /// No file was chosen, or nothing was left of its name.
        NoName = "poe-refused-no-name",
        /// It has no bytes, or only blanks.
        Empty = "poe-refused-empty",
        /// It is larger than one file may be.
        TooLarge = "poe-refused-too-large",
        /// The claim has as many files as it may.
        TooMany = "poe-refused-too-many",
        /// The claim's files would weigh too much together.
        TooMuch = "poe-refused-too-much",
        /// Its extension is not on the list.
        TypeNotAllowed = "poe-refused-type-not-allowed",
        /// It is not what its extension says.
        ContentDiffers = "poe-refused-content-differs",
        /// It carries something that runs: macros, scripts, a page of HTML, a file inside the file.
        ActiveContent = "poe-refused-active-content",
        /// It opens with a password only.
        Encrypted = "poe-refused-encrypted",
        /// It is cut off, damaged, or unpacks to more than anybody would read.
        Unreadable = "poe-refused-unreadable",
        /// The disk has too little room left. What is there stays, and so does the claim.
        NoRoom = "poe-refused-no-room",
        /// Too many files are being looked at. The partner may try again in a minute.
        NotNow = "poe-refused-not-now",
        /// Our trouble: it could not be written. The partner may try again.
        NotStored = "poe-refused-not-stored",
    }
}

impl fmt::Display for PoeRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl std::error::Error for PoeRefusal {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cleaned(sent: &str) -> String {
        PoeName::parse(sent).map(|name| name.0).unwrap_or_default()
    }

    #[test]
    fn a_swedish_name_and_a_picture_come_through_as_typed() {
        for name in ["Överlämning Åre.pdf", "👩\u{200D}💻 klart ✔\u{FE0F}.docx", "50 % \"off\"; <b>.txt"]
        {
            assert_eq!(cleaned(name), name);
        }
        assert_eq!(cleaned("O\u{308}verla\u{308}mning.pdf"), "Överlämning.pdf");
    }

    #[test]
    fn a_path_is_cut_down_to_its_last_name() {
        assert_eq!(cleaned("../../etc/passwd.txt"), "passwd.txt");
        assert_eq!(cleaned("C:\\Users\\anna\\proof.pdf"), "proof.pdf");
        assert_eq!(cleaned("/proof.pdf"), "proof.pdf");
    }

    #[test]
    fn nobody_can_hide_the_true_extension() {
        let name = PoeName::parse("invoice\u{202E}fdp.exe").unwrap();
        assert_eq!(name.as_str(), "invoicefdp.exe");
        assert_eq!(name.media(), Err(PoeRefusal::TypeNotAllowed));
        assert_eq!(cleaned("pro\u{200B}of\r\n\0.pdf. . "), "proof.pdf");
        assert_eq!(cleaned(&format!("e{}.pdf", "\u{301}".repeat(60))), "é\u{301}\u{301}\u{301}.pdf");
    }

    #[test]
    fn a_name_of_nothing_is_no_name() {
        for sent in ["", " ", "...", "folder/", "\u{200B}\u{202E}", "..\\.."] {
            assert_eq!(PoeName::parse(sent), Err(PoeRefusal::NoName), "{sent:?}");
        }
    }

    #[test]
    fn a_very_long_name_keeps_its_extension() {
        let name = PoeName::parse(&format!("{}.pdf", "å".repeat(4_000))).unwrap();
        assert!(name.as_str().len() <= PoeName::LONGEST);
        assert_eq!(name.media(), Ok(Media::Pdf));
        assert_eq!(PoeName::parse(&"a".repeat(4_000)).unwrap().as_str().len(), PoeName::LONGEST);
    }

    #[test]
    fn every_kind_is_found_by_its_key_and_by_its_extensions() {
        for media in Media::ALL.iter().copied() {
            assert_eq!(Media::from_key(media.key()), Some(media));
            let json = serde_json::to_string(&media).unwrap();
            assert_eq!(serde_json::from_str::<Media>(&json).unwrap(), media);
            for extension in media.extensions() {
                assert_eq!(Media::from_extension(&extension.to_uppercase()), Some(media));
            }
        }
        for refused in ["html", "svg", "docm", "xlsm", "zip", "exe", "mht", ""] {
            assert_eq!(Media::from_extension(refused), None);
        }
        assert!(serde_json::from_str::<Media>("\"exe\"").is_err());
    }

    #[test]
    fn a_claim_is_full_by_number_or_by_weight() {
        let limits = POE_LIMITS;
        assert_eq!(limits.admit(19, 0, limits.file_bytes), Ok(()));
        assert_eq!(limits.admit(20, 0, 1), Err(PoeRefusal::TooMany));
        assert_eq!(limits.admit(0, 0, limits.file_bytes + 1), Err(PoeRefusal::TooLarge));
        assert_eq!(limits.admit(4, limits.claim_bytes, 1), Err(PoeRefusal::TooMuch));
        assert_eq!(limits.admit(4, u64::MAX, 1), Err(PoeRefusal::TooMuch));
    }

    #[test]
    fn a_digest_is_64_hexadecimal_digits_and_nothing_else() {
        let digest = Digest::from_bytes(&[0xA5; 32]);
        assert_eq!(Digest::from_hex(digest.as_str()), Some(digest));
        assert_eq!(Digest::from_hex("A5"), None);
        assert_eq!(Digest::from_hex(&"G".repeat(64)), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_a_name_is_short_visible_and_stays_the_same(
            sent in "[\\PC\\pC./\\\\ å\u{301}\u{200D}\u{202E}]{0,300}"
        ) {
            if let Ok(name) = PoeName::parse(&sent) {
                prop_assert!(!name.0.is_empty() && name.0.len() <= PoeName::LONGEST);
                prop_assert!(!name.0.chars().any(|c| c.is_control() || c == '/' || c == '\\'));
                let hidden = name.0.chars().any(|c| c != '\u{200D}' && is_hidden(c));
                prop_assert!(!hidden);
                prop_assert_eq!(PoeName::parse(&name.0), Ok(name));
            }
        }
    }
}
