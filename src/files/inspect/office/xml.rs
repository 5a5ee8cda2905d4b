//! XML as it goes by: what Office never writes, what starts a program, and where relations lead.

use super::CONTENT_TYPES;
use crate::domain::poe::PoeRefusal;
use crate::files::inspect::bytes::contains;
use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The longest list of relations, in bytes; a workbook of a thousand links has a tenth of it.
const LONGEST_RELATIONS: usize = 2 * 1024 * 1024;

/// How far an encoding is declared from the beginning, in bytes.
const DECLARED_WITHIN: usize = 256;

/// Encodings that read like the rest once their zero bytes are gone.
const ENCODINGS: [&[u8]; 5] = [b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252"];

/// In the list of content types: macros and controls under whatever name.
const ACTIVE_TYPES: [&[u8]; 3] = [b"macroenabled", b"vbaproject", b"activex"];

/// Relations to what runs or is another document.
const ACTIVE_RELATIONS: [&str; 7] = [
    "/vbaproject",
    "/control",
    "/oleobject",
    "/activexcontrolbinary",
    "/attachedtoolbars",
    "/afchunk",
    "/xlmacrosheet",
];

/// Watches one member.
pub(super) struct Xml {
    types: bool,
    /// The text without its tags, where fields are spread over several of them.
    text: Option<Text>,
    /// The list of relations, read when it is whole.
    relations: Option<Vec<u8>>,
    window: Vec<u8>,
    begun: bool,
}

/// What stands between the tags, so far.
#[derive(Default)]
struct Text {
    window: Vec<u8>,
    in_tag: bool,
}

impl Xml {
    /// The longest text that is looked for, less one: what has to be looked at again with the next piece.
    const OVERLAP: usize = 16;

    /// A watch over a member of this name; `None` when it is no XML.
    pub(super) fn of(name: &str) -> Option<Self> {
        let xml = [".xml", ".rels", ".vml"].iter().any(|end| name.ends_with(end));
        xml.then(|| Self {
            types: name == CONTENT_TYPES,
            text: (name.starts_with("word/") && name.ends_with(".xml")).then(Text::default),
            relations: name.ends_with(".rels").then(Vec::new),
            window: Vec::new(),
            begun: false,
        })
    }

    /// Looks at the next piece.
    pub(super) fn look(&mut self, piece: &[u8]) -> Result<(), PoeRefusal> {
        // Without zero bytes UTF-16 reads like the rest.
        let piece: Vec<u8> = piece.iter().copied().filter(|byte| *byte != 0).collect();
        if !std::mem::replace(&mut self.begun, true) && !begins_readably(&piece) {
            return Err(PoeRefusal::ActiveContent);
        }
        if let Some(relations) = &mut self.relations {
            relations.extend(&piece);
            if relations.len() > LONGEST_RELATIONS {
                return Err(PoeRefusal::Unreadable);
            }
        }
        self.window.extend(piece.iter().map(u8::to_ascii_lowercase));
        let found = has_active_tag(&self.window)
            || memmem::find(&self.window, b"ddeauto").is_some()
            || has_letter_in_numbers(&self.window)
            || self.types && ACTIVE_TYPES.iter().any(|kind| contains(&self.window, kind))
            || self.text.as_mut().is_some_and(|text| text.look(&piece));
        self.window.drain(..self.window.len().saturating_sub(Self::OVERLAP));
        if found { Err(PoeRefusal::ActiveContent) } else { Ok(()) }
    }

    /// Looks at what can be looked at only whole.
    pub(super) fn end(self) -> Result<(), PoeRefusal> {
        self.relations.as_deref().map_or(Ok(()), look_relations)
    }
}

impl Text {
    fn look(&mut self, piece: &[u8]) -> bool {
        for byte in piece {
            match byte {
                b'<' => self.in_tag = true,
                b'>' => self.in_tag = false,
                _ if self.in_tag => {}
                byte => self.window.push(byte.to_ascii_lowercase()),
            }
        }
        let found = memmem::find(&self.window, b"ddeauto").is_some();
        self.window.drain(..self.window.len().saturating_sub(Xml::OVERLAP));
        found
    }
}

/// Whether this begins as XML does, in an encoding in which the rest can be looked at.
fn begins_readably(piece: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let bare = marks.iter().find_map(|mark| piece.strip_prefix(*mark)).unwrap_or(piece).trim_ascii_start();
    if !bare.starts_with(b"<") {
        return false;
    }
    let head = bare[..bare.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let end = memmem::find(&head, b"?>").unwrap_or(0);
    let Some(declared) = memmem::find(&head[..end], b"encoding") else { return true };
    let value = head[declared..end].split(|byte| matches!(byte, b'"' | b'\'')).nth(1).unwrap_or_default();
    ENCODINGS.contains(&value)
}

/// Document types, through which entities grow or fetch, and links of Excel's that start a program. Quick, because XML
/// is long.
fn has_active_tag(window: &[u8]) -> bool {
    let active: [&[u8]; 3] = [b"!doctype", b"!entity", b"ddelink"];
    memchr::memchr_iter(b'<', window).any(|at| active.iter().any(|tag| window[at + 1..].starts_with(tag)))
}

/// Whether a letter or a digit is written as its number, which hides words and helps nobody else.
fn has_letter_in_numbers(window: &[u8]) -> bool {
    memmem::find_iter(window, b"&#").any(|at| {
        let number = &window[at + 2..];
        let (digits, radix) = number.strip_prefix(b"x").map_or((number, 10), |hex| (hex, 16));
        let length = digits.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let value =
            std::str::from_utf8(&digits[..length]).ok().and_then(|d| u32::from_str_radix(d, radix).ok());
        length > 8
            || value.and_then(char::from_u32).is_some_and(|c| c.is_ascii_alphanumeric())
                && digits.get(length) == Some(&b';')
    })
}

fn look_relations(bytes: &[u8]) -> Result<(), PoeRefusal> {
    let marks: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];
    let bare = marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    let mut reader = Reader::from_reader(bare);
    loop {
        match reader.read_event().map_err(|_| PoeRefusal::Unreadable)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"Relationship" => {
                look_relation(&tag)?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A link is followed by whoever clicks it; everything else of elsewhere is fetched when the document is opened.
fn look_relation(tag: &BytesStart<'_>) -> Result<(), PoeRefusal> {
    let value = |name: &str| -> Result<String, PoeRefusal> {
        let attribute = tag.try_get_attribute(name).map_err(|_| PoeRefusal::Unreadable)?;
        let value =
            attribute.map(|attribute| attribute.unescape_value().map(|text| text.to_ascii_lowercase()));
        Ok(value.transpose().map_err(|_| PoeRefusal::Unreadable)?.unwrap_or_default())
    };
    let (kind, target) = (value("Type")?, value("Target")?);
    let external = value("TargetMode")? == "external";
    let fetched = external && !kind.ends_with("/hyperlink") && is_elsewhere(&target);
    if fetched || ACTIVE_RELATIONS.iter().any(|active| kind.ends_with(active)) {
        Err(PoeRefusal::ActiveContent)
    } else {
        Ok(())
    }
}

/// Whether a target is on another machine. A template on the writer's own disk is a name and no more.
fn is_elsewhere(target: &str) -> bool {
    let target = target.trim().replace('\\', "/");
    let rest = target.strip_prefix("file:").unwrap_or(&target);
    if rest.starts_with("//") {
        return rest.strip_prefix("///").is_none_or(|path| path.starts_with('/'));
    }
    // One letter before the colon is a drive.
    rest.split_once(':').is_some_and(|(scheme, _)| scheme.len() > 1 && !scheme.contains('/'))
}
