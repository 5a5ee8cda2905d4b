//! Looking into a file by place and from end to end, without holding it.

use crate::domain::poe::PoeRefusal;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

/// What can be read from any place.
pub(super) trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}

/// A file of a known size, open for looking.
pub(super) struct Bytes<'a> {
    source: &'a mut dyn Source,
    size: u64,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(source: &'a mut dyn Source, size: u64) -> Self {
        Self { source, size }
    }

    /// How many bytes there are.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// The bytes from `place` on, `count` at most; fewer at the end of the file. `count` is ours, never the file's.
    pub(super) fn some(&mut self, place: u64, count: usize) -> Result<Vec<u8>, PoeRefusal> {
        let mut found = Vec::new();
        self.from(place)?.take(count as u64).read_to_end(&mut found).map_err(|e| trouble(&e))?;
        Ok(found)
    }

    /// All of it. A file is never larger than one file may be.
    pub(super) fn whole(&mut self) -> Result<Vec<u8>, PoeRefusal> {
        let mut all = Vec::new();
        self.from(0)?.read_to_end(&mut all).map_err(|e| trouble(&e))?;
        Ok(all)
    }

    /// Exactly `N` bytes from `place` on; `Unreadable` when the file ends before.
    pub(super) fn exactly<const N: usize>(&mut self, place: u64) -> Result<[u8; N], PoeRefusal> {
        let mut found = [0; N];
        self.from(place)?.read_exact(&mut found).map_err(|e| trouble(&e))?;
        Ok(found)
    }

    /// The last `count` bytes, or all of them.
    pub(super) fn tail(&mut self, count: usize) -> Result<Vec<u8>, PoeRefusal> {
        self.some(self.size.saturating_sub(count as u64), count)
    }

    /// The file from `place` on, to be read as a stream.
    pub(super) fn from(&mut self, place: u64) -> Result<&mut dyn Source, PoeRefusal> {
        self.source.seek(SeekFrom::Start(place.min(self.size))).map_err(|e| trouble(&e))?;
        Ok(self.source)
    }

    /// Which of these byte strings occur from `place` on; the answers are in the order of the questions. Reads the
    /// rest of the file once, a piece at a time.
    pub(super) fn holds<const N: usize>(
        &mut self,
        place: u64,
        wanted: [&[u8]; N],
    ) -> Result<[bool; N], PoeRefusal> {
        let mut found = [false; N];
        let overlap = wanted.iter().map(|w| w.len()).max().unwrap_or(1) - 1;
        let mut first = [false; 256];
        wanted.iter().filter_map(|w| w.first()).for_each(|b| first[usize::from(*b)] = true);
        // What a piece ends with is looked at again with the next, or a string across the border would be missed.
        let mut window = Vec::new();
        in_pieces(self.from(place)?, |piece| {
            window.extend_from_slice(piece);
            for at in (0..window.len()).filter(|at| first[usize::from(window[*at])]) {
                for (answer, text) in found.iter_mut().zip(wanted) {
                    *answer |= window[at..].starts_with(text);
                }
            }
            window.drain(..window.len().saturating_sub(overlap));
            Ok(())
        })?;
        Ok(found)
    }
}

/// Hands a stream over piece by piece.
pub(super) fn in_pieces(
    source: &mut dyn Read,
    mut each: impl FnMut(&[u8]) -> Result<(), PoeRefusal>,
) -> Result<(), PoeRefusal> {
    let mut piece = vec![0; 64 * 1024];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(count) => each(&piece[..count])?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(trouble(&error)),
        }
    }
}

/// Whose trouble it is: a file that ends too early or does not unpack is the file's; anything else is the disk's.
pub(super) fn trouble(error: &io::Error) -> PoeRefusal {
    match error.kind() {
        ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput => PoeRefusal::Unreadable,
        _ => {
            tracing::error!(%error, "a PoE file could not be read back for inspection");
            PoeRefusal::NotStored
        }
    }
}

/// A little-endian number of two bytes at a place in `bytes`; 0 past the end.
pub(super) fn u16_at(bytes: &[u8], place: usize) -> u16 {
    bytes.get(place..place + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

/// A little-endian number of four bytes at a place in `bytes`; 0 past the end.
pub(super) fn u32_at(bytes: &[u8], place: usize) -> u32 {
    bytes.get(place..place + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// Whether one byte string occurs in another.
pub(super) fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Whether these first bytes are, after a byte order mark and blanks, the beginning of a tag: what a browser or an
/// XML reader would take for a page, and what no kind on the list begins with.
pub(super) fn begins_with_tag(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let Some(tag) = text.strip_prefix(b"<") else { return false };
    // "<anna@contoso.example>" is an address and "<5" is arithmetic: a name has to end like a tag's.
    let name = tag.iter().take_while(|b| b.is_ascii_alphanumeric() || b":-_".contains(b)).count();
    match tag.first() {
        Some(b'!' | b'?') => true,
        Some(b) if b.is_ascii_alphabetic() => {
            tag.get(name).is_none_or(|end| end.is_ascii_whitespace() || matches!(end, b'>' | b'/'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn a_word_across_the_border_of_two_pieces_is_found() {
        for place in (64 * 1024 - 8)..(64 * 1024 + 2) {
            let mut all = vec![b'/'; 200_000];
            all[place..place + 8].copy_from_slice(b"/Encrypt");
            let size = all.len() as u64;
            let mut source = Cursor::new(all);
            let mut bytes = Bytes::new(&mut source, size);
            assert_eq!(bytes.holds(0, [b"/Encrypt", b"/Launch"]), Ok([true, false]));
            assert_eq!(bytes.holds(place as u64 + 1, [b"/Encrypt"]), Ok([false]));
        }
    }

    #[test]
    fn an_address_in_angle_brackets_is_no_tag() {
        for tag in
            ["<html>", "\u{FEFF} \r\n<!doctype html>", "<?xml", "<svg xmlns", "<script", "<br/>", "<o:p>"]
        {
            assert!(begins_with_tag(tag.as_bytes()), "{tag}");
        }
        for text in ["<anna@contoso.example> wrote", "< 5 %", "<5", "a <b>", "", "<", "<åsa>"] {
            assert!(!begins_with_tag(text.as_bytes()), "{text}");
        }
    }
}
