//! What a file is: its name says, and its bytes have to agree.
//!
//! Nothing is unpacked to disk, rendered or fetched. Each look is bounded: a few kilobytes at a known place, one
//! reading from end to end, or as many unpacked bytes as [`office`] and [`pdf`] allow. A PDF is held whole; callers take
//! [`Turns`](super::Turns), so that only a few are at any moment.

mod bytes;
mod office;
mod ole;
mod pdf;
mod picture;
mod text;

use super::Finished;
use crate::domain::poe::{Media, PoeName, PoeRefusal};
use bytes::Bytes;

/// Says what a received file is. Virus scanning, when there is some, comes after this and before it is kept.
///
/// # Errors
/// `TypeNotAllowed` by its name; `ContentDiffers`, `ActiveContent`, `Encrypted`, `Unreadable` or `Empty` by its
/// bytes; `NotStored` when they cannot be read back.
pub fn inspect(name: &PoeName, file: &mut Finished) -> Result<Media, PoeRefusal> {
    let media = name.media()?;
    let size = file.size();
    look(media, &mut Bytes::new(&mut file.body, size))?;
    Ok(media)
}

/// Whether the bytes are what they are said to be.
fn look(media: Media, bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    match media {
        Media::Pdf => pdf::look(bytes),
        Media::Docx => office::look(bytes, "word/"),
        Media::Xlsx => office::look(bytes, "xl/"),
        Media::Pptx => office::look(bytes, "ppt/"),
        Media::Doc | Media::Xls | Media::Ppt | Media::Msg => ole::look(bytes, media),
        Media::Rtf => text::look_rtf(bytes),
        Media::Eml => text::look_mail(bytes),
        Media::Png => picture::look_png(bytes),
        Media::Jpeg => picture::look_jpeg(bytes),
        Media::Tiff => picture::look_tiff(bytes),
        Media::Text | Media::Csv => text::look(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{MemoryFiles, PoeFiles};
    use proptest::prelude::*;
    use std::io::Cursor;

    /// What becomes of these bytes under this name.
    pub(super) fn verdict(name: &str, bytes: &[u8]) -> Result<Media, PoeRefusal> {
        let key = crate::domain::ids::BlobKey::new("test");
        let mut incoming = MemoryFiles::default().receive(&key, u64::MAX).unwrap();
        incoming.write_chunk(bytes).unwrap();
        inspect(&PoeName::parse(name).unwrap(), &mut incoming.finish().unwrap())
    }

    #[test]
    fn a_file_is_judged_by_its_last_extension() {
        for name in ["proof.html", "proof.svg", "proof.pdf.exe", "proof.docm", "proof.zip", "proof"] {
            assert_eq!(verdict(name, b"hello"), Err(PoeRefusal::TypeNotAllowed), "{name}");
        }
        assert_eq!(verdict("PROOF.TXT", b"hello"), Ok(Media::Text));
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_refused() {
        let program = [b"MZ\x90\0\x03\0\0\0".as_slice(), &[0; 500]].concat();
        for media in Media::ALL.iter().copied() {
            let name = format!("proof.{}", media.extensions()[0]);
            assert_eq!(verdict(&name, &program), Err(PoeRefusal::ContentDiffers), "{name}");
        }
    }

    #[test]
    fn one_byte_is_nothing_but_a_text() {
        for media in Media::ALL.iter().copied() {
            let name = format!("proof.{}", media.extensions()[0]);
            let taken = matches!(media, Media::Text | Media::Csv);
            assert_eq!(verdict(&name, b"x").is_ok(), taken, "{name}");
        }
    }

    /// Beginnings that get a look past the first check.
    const BEGINNINGS: [&[u8]; 12] = [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR",
        b"\xFF\xD8\xFF\xE0\0\x10",
        b"II*\0",
        b"{\\rtf1",
        b"\xFF\xFE",
        b"From: a\r\n",
        b"<",
    ];

    /// Ends that send a look somewhere.
    const ENDS: [&[u8]; 5] = [
        b"",
        b"startxref\n9\n%%EOF",
        b"/Encrypt 1 0 R startxref\n9\n%%EOF",
        b"\xFF\xD9",
        b"PK\x05\x06\0\0\0\0",
    ];

    proptest! {
        #[test]
        fn no_bytes_whatever_bring_an_inspection_down(
            begin in proptest::sample::select(&BEGINNINGS[..]),
            middle in proptest::collection::vec(any::<u8>(), 0..2_000),
            end in proptest::sample::select(&ENDS[..]),
            after in proptest::collection::vec(any::<u8>(), 0..20),
        ) {
            let all = [begin, &middle, end, &after].concat();
            let size = all.len() as u64;
            let mut source = Cursor::new(all);
            for media in Media::ALL.iter().copied() {
                let _ = look(media, &mut Bytes::new(&mut source, size));
            }
        }
    }
}
