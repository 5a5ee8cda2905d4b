//! Office before 2007 and Outlook: a file system in a file (OLE), whose entry names say what it holds.

use super::bytes::{Bytes, begins_with_tag, u16_at, u32_at};
use crate::domain::poe::{Media, PoeRefusal};
use std::io::{BufReader, ErrorKind, Read};

/// What every OLE file begins with.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Each directory entry has this many bytes and begins at a multiple of it, so no text can pass for one by chance.
const ENTRY: usize = 128;

pub(super) fn look(bytes: &mut Bytes<'_>, media: Media) -> Result<(), PoeRefusal> {
    let head = bytes.some(0, 512)?;
    if begins_with_tag(&head) {
        return Err(PoeRefusal::ActiveContent);
    }
    if !head.starts_with(MAGIC) {
        return Err(PoeRefusal::ContentDiffers);
    }
    let found = Entries::read(bytes)?;
    if found.locked {
        Err(PoeRefusal::Encrypted)
    } else if found.macros {
        Err(PoeRefusal::ActiveContent)
    } else if found.main.iter().any(|(kind, _)| *kind == media) {
        look_locks(bytes, &head, &found)
    } else {
        Err(PoeRefusal::ContentDiffers)
    }
}

/// Whether this OLE file is a modern Office document under a password.
pub(super) fn is_locked_office(bytes: &mut Bytes<'_>) -> Result<bool, PoeRefusal> {
    Ok(Entries::read(bytes)?.locked)
}

/// What the directory has.
#[derive(Default)]
struct Entries {
    /// The streams that make a file a document, a workbook, …, each with its first sector. A mail has those of its
    /// attachments too.
    main: Vec<(Media, u32)>,
    locked: bool,
    macros: bool,
}

impl Entries {
    /// Finds the entries by reading from end to end, which takes neither trust in the file's own tables nor a bound
    /// on their loops.
    fn read(bytes: &mut Bytes<'_>) -> Result<Self, PoeRefusal> {
        let mut found = Self::default();
        let mut reader = BufReader::with_capacity(64 * 1024, bytes.from(0)?);
        let mut entry = [0; ENTRY];
        loop {
            match reader.read_exact(&mut entry) {
                Ok(()) => found.note(&entry),
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(found),
                Err(error) => return Err(super::bytes::trouble(&error)),
            }
        }
    }

    fn note(&mut self, entry: &[u8; ENTRY]) {
        let Some(name) = entry_name(entry) else { return };
        let main = match name.as_str() {
            "WordDocument" => Media::Doc,
            "Workbook" | "Book" => Media::Xls,
            "PowerPoint Document" => Media::Ppt,
            "__properties_version1.0" => Media::Msg,
            "EncryptedPackage" | "EncryptedSummary" => return self.locked = true,
            "_VBA_PROJECT" | "_VBA_PROJECT_CUR" => return self.macros = true,
            _ => return,
        };
        // Damaged or made to be slow: no file has many of these.
        if self.main.len() < 1_000 {
            self.main.push((main, u32_at(entry, 116)));
        }
    }
}

/// The name of a directory entry; `None` when the bytes are none.
fn entry_name(entry: &[u8; ENTRY]) -> Option<String> {
    // The name's length counts its closing zero; a type of 1, 2 or 5 is a folder, a stream, the root.
    let length = usize::from(u16_at(entry, 64));
    let plausible = (4..=64).contains(&length) && length % 2 == 0 && matches!(entry[66], 1 | 2 | 5);
    if !plausible {
        return None;
    }
    let name = &entry[..length - 2];
    name.chunks_exact(2)
        .map(|pair| (pair[1] == 0 && pair[0].is_ascii()).then_some(char::from(pair[0])))
        .collect()
}

/// Word and Excel write the lock into the first bytes of their stream.
fn look_locks(bytes: &mut Bytes<'_>, head: &[u8], found: &Entries) -> Result<(), PoeRefusal> {
    // Sectors are 512 bytes, or 4,096 in very large files; the header takes the place of one.
    let sector = if u16_at(head, 30) == 12 { 4_096 } else { 512 };
    for (media, start) in &found.main {
        let stream = bytes.some((u64::from(*start) + 1) * sector, 512)?;
        let locked = match media {
            Media::Doc => u16_at(&stream, 0) == 0xA5EC && u16_at(&stream, 10) & 0x0100 != 0,
            Media::Xls => has_file_pass(&stream),
            _ => false,
        };
        if locked {
            return Err(PoeRefusal::Encrypted);
        }
    }
    Ok(())
}

/// Whether one of the first records of a workbook says that the rest is encrypted.
fn has_file_pass(stream: &[u8]) -> bool {
    const BEGIN: u16 = 0x0809;
    const FILE_PASS: u16 = 0x002F;
    let mut place = 0;
    for number in 0..8 {
        match u16_at(stream, place) {
            FILE_PASS => return true,
            kind if number == 0 && kind != BEGIN => return false,
            _ => place += 4 + usize::from(u16_at(stream, place + 2)),
        }
    }
    false
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::tests::verdict;
    use super::*;

    /// An OLE file with these entries; the first stream begins at sector 0 with `content`.
    pub(in super::super) fn ole(names: &[&str], content: &[u8]) -> Vec<u8> {
        let mut all = [MAGIC, &[0; 512 - 8], content].concat();
        all.resize(1_024, 0);
        for name in names {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let length = u16::try_from(entry.len() + 2).unwrap();
            entry.resize(64, 0);
            entry.extend(length.to_le_bytes());
            entry.push(2);
            entry.resize(ENTRY, 0);
            all.extend(entry);
        }
        all
    }

    #[test]
    fn an_old_office_file_or_a_saved_mail_is_known_by_its_entries() {
        for (name, entry, media) in [
            ("a.doc", "WordDocument", Media::Doc),
            ("a.xls", "Workbook", Media::Xls),
            ("a.ppt", "PowerPoint Document", Media::Ppt),
            ("a.msg", "__properties_version1.0", Media::Msg),
        ] {
            assert_eq!(verdict(name, &ole(&["Root Entry", entry], b"")), Ok(media));
            assert_eq!(
                verdict(name, &ole(&["Root Entry", "Installer"], b"")),
                Err(PoeRefusal::ContentDiffers)
            );
        }
        assert_eq!(verdict("a.xls", &ole(&["WordDocument"], b"")), Err(PoeRefusal::ContentDiffers));
        assert_eq!(verdict("a.doc", MAGIC), Err(PoeRefusal::ContentDiffers));
    }

    #[test]
    fn old_macros_are_refused_as_active() {
        let file = ole(&["WordDocument", "Macros", "_VBA_PROJECT"], b"");
        assert_eq!(verdict("a.doc", &file), Err(PoeRefusal::ActiveContent));
    }

    #[test]
    fn an_old_office_file_under_a_password_is_refused_as_encrypted() {
        let word = [0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01];
        let excel = [0x09, 0x08, 2, 0, 6, 5, 0x2F, 0, 2, 0, 0, 0];
        assert_eq!(verdict("a.doc", &ole(&["WordDocument"], &word)), Err(PoeRefusal::Encrypted));
        assert_eq!(verdict("a.xls", &ole(&["Workbook"], &excel)), Err(PoeRefusal::Encrypted));
        let slides = ole(&["PowerPoint Document", "EncryptedSummary"], b"");
        assert_eq!(verdict("a.ppt", &slides), Err(PoeRefusal::Encrypted));
    }
}
