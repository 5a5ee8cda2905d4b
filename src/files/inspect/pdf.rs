//! PDF: whole, open without a password, and without anything that runs.

mod lock;
mod names;

use super::bytes::{Bytes, begins_with_tag, contains, in_pieces};
use crate::domain::poe::PoeRefusal;
use flate2::read::ZlibDecoder;
use memchr::memmem;
use names::{Name, names};
use std::io::Read;

/// How far from the beginning the header may stand, in bytes: what PDF readers allow.
const HEADER_WITHIN: usize = 1024;

/// How far from the end the closing lines may stand, in bytes. Readers allow 1,024; some mail gateways append more.
const CLOSING_WITHIN: usize = 4 * 1024;

/// The most that the object streams of one file may unpack to together, in bytes: what a book of many hundred pages
/// has. Pictures and text are in other streams, which nothing here unpacks.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;

/// How far a stream's words may stand from its data, in bytes.
const NEAR: usize = 1024;

pub(super) fn look(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    look_header(&bytes.some(0, HEADER_WITHIN)?)?;
    look_closing(&bytes.tail(CLOSING_WITHIN)?, bytes.size())?;
    // Held whole: as large as one file may be, and only as many at once as there are turns.
    let whole = bytes.whole()?;
    let locked = look_names(&whole)?;
    look_inside(&whole)?;
    if locked { lock::look(&whole) } else { Ok(()) }
}

fn look_header(head: &[u8]) -> Result<(), PoeRefusal> {
    // A page with a PDF somewhere inside is a page to a browser.
    if begins_with_tag(head) {
        Err(PoeRefusal::ActiveContent)
    } else if contains(head, b"%PDF-") {
        Ok(())
    } else {
        Err(PoeRefusal::ContentDiffers)
    }
}

/// The last lines say where the table of contents is. A file that was cut has lost them, or has kept those of its
/// first page (place 0), or of an earlier version.
fn look_closing(tail: &[u8], size: u64) -> Result<(), PoeRefusal> {
    let tail = String::from_utf8_lossy(tail);
    let place = tail.rsplit_once("startxref").and_then(|(_, after)| {
        let number = after.split_ascii_whitespace().next()?;
        after.contains("%%EOF").then(|| number.parse::<u64>().ok())?
    });
    match place {
        Some(place) if 0 < place && place < size => Ok(()),
        _ => Err(PoeRefusal::Unreadable),
    }
}

/// Whether there is a lock; a name of something that runs refuses the file, wherever a program put it.
fn look_names(bytes: &[u8]) -> Result<bool, PoeRefusal> {
    let mut locked = false;
    for name in names(bytes) {
        if name.is_active() {
            return Err(PoeRefusal::ActiveContent);
        }
        locked |= name.is("Encrypt");
    }
    Ok(locked)
}

/// Looks for the same names in object streams, where newer programs keep most of a document. Those of a locked
/// document stay unseen: what they hold meets a reader's sandboxed frame, like all that is shown.
fn look_inside(whole: &[u8]) -> Result<(), PoeRefusal> {
    let mut left = MOST_UNPACKED;
    for name in names(whole).filter(|name| name.is("ObjStm")) {
        // Each costs something to begin with, so that a million of nothing end soon too.
        left = left.checked_sub(NEAR as u64).ok_or(PoeRefusal::Unreadable)?;
        if let Some(packed) = packed_after(whole, &name)? {
            look_packed(packed, &mut left)?;
        }
    }
    Ok(())
}

/// The data of the object stream that a name stands in; `None` when it is not packed, and so was seen already.
fn packed_after<'a>(whole: &'a [u8], name: &Name<'_>) -> Result<Option<&'a [u8]>, PoeRefusal> {
    let ahead = &whole[name.end..(name.end + NEAR).min(whole.len())];
    let Some(data) = memmem::find(ahead, b"stream") else { return Ok(None) };
    let before = &whole[name.place.saturating_sub(NEAR)..name.place];
    let begin = memmem::rfind(before, b"obj").map_or(name.place, |at| name.place - before.len() + at);
    let data = name.end + data;
    let (mut deflated, mut otherwise) = (false, false);
    for filter in names(&whole[begin..data]) {
        deflated |= filter.is("FlateDecode") || filter.is("Fl");
        otherwise |= ["LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"]
            .iter()
            .any(|other| filter.is(other));
    }
    // No program packs an object stream in another way; one that does has something to hide.
    if otherwise {
        return Err(PoeRefusal::ActiveContent);
    }
    let packed = &whole[data + b"stream".len()..];
    let packed = packed.strip_prefix(b"\r").unwrap_or(packed);
    Ok(deflated.then(|| packed.strip_prefix(b"\n").unwrap_or(packed)))
}

/// Unpacks into nothing and looks at the names that go by. What does not unpack is a locked document's, or damaged.
fn look_packed(packed: &[u8], left: &mut u64) -> Result<(), PoeRefusal> {
    let mut window = Vec::new();
    let mut stream = ZlibDecoder::new(packed).take(*left + 1);
    let looked = in_pieces(&mut stream, |piece| {
        window.extend_from_slice(piece);
        *left = left.checked_sub(piece.len() as u64).ok_or(PoeRefusal::Unreadable)?;
        look_names(&window)?;
        // What a piece ends with is looked at again with the next.
        window.drain(..window.len().saturating_sub(names::LONGEST));
        Ok(())
    });
    let over = stream.limit() == 0;
    match looked {
        Err(PoeRefusal::Unreadable) if !over => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::verdict;
    use crate::domain::poe::{Media, PoeRefusal};
    use flate2::{Compression, write::ZlibEncoder};
    use lopdf::{
        Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat, dictionary,
    };
    use std::io::Write;

    /// A document of one empty page.
    fn document() -> Document {
        let mut document = Document::with_version("1.7");
        let pages = document.new_object_id();
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        document.objects.insert(pages, Object::Dictionary(tree));
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        let id = || Object::String(vec![7; 16], StringFormat::Hexadecimal);
        document.trailer.set("ID", vec![id(), id()]);
        document
    }

    fn written(mut document: Document) -> Vec<u8> {
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn locked(user_password: &str) -> Vec<u8> {
        let mut document = document();
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password,
            key_length: 128,
            permissions: Permissions::PRINTABLE,
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        written(document)
    }

    #[test]
    fn a_document_is_taken_and_so_is_one_with_a_little_before_or_after() {
        let whole = written(document());
        assert_eq!(verdict("a.pdf", &whole), Ok(Media::Pdf));
        assert_eq!(verdict("a.pdf", &[b"\r\n\r\n", &whole[..], &[b'\n'; 900]].concat()), Ok(Media::Pdf));
    }

    #[test]
    fn a_file_that_is_cut_off_is_refused_as_unreadable() {
        let whole = written(document());
        for length in [9, whole.len() / 2, whole.len() - 6] {
            assert_eq!(verdict("a.pdf", &whole[..length]), Err(PoeRefusal::Unreadable), "{length}");
        }
        assert_eq!(verdict("a.pdf", b"%PDF-1.4\nstartxref\n0\n%%EOF"), Err(PoeRefusal::Unreadable));
        assert_eq!(verdict("a.pdf", b"%PDF-1.4\nstartxref\n99999\n%%EOF"), Err(PoeRefusal::Unreadable));
    }

    #[test]
    fn a_document_that_needs_a_password_is_refused_and_one_that_opens_without_is_taken() {
        assert_eq!(verdict("a.pdf", &locked("secret")), Err(PoeRefusal::Encrypted));
        assert_eq!(verdict("a.pdf", &locked("")), Ok(Media::Pdf));
    }

    #[test]
    fn a_lock_that_leads_nowhere_is_refused_without_a_fall() {
        for lock in ["/Encrypt 7 0 R", "/Encrypt << /Filter /Standard >>", "/Encrypt"] {
            let file = format!("%PDF-1.4\ntrailer << {lock} /Size 1 >>\nstartxref\n9\n%%EOF");
            let refusal = verdict("a.pdf", file.as_bytes()).unwrap_err();
            assert!(matches!(refusal, PoeRefusal::Unreadable | PoeRefusal::Encrypted), "{lock}");
        }
    }

    #[test]
    fn a_document_that_runs_something_is_refused_as_active() {
        let acts = [
            "/S /JavaScript /JS (app.alert(1))",
            "/S /J#61vaScript /J#53 (app.alert(1))",
            "/S/#4a#61#76#61#53#63#72#69#70#74",
            "/S /Rendition /JS 12 0 R",
            "/S /Launch /F (calc.exe)",
            "/Type /EmbeddedFile",
            "/Names << /EmbeddedFiles 4 0 R >>",
            "/Subtype /RichMedia",
            "/AcroForm << /XFA 7 0 R >>",
            "/S /SubmitForm /F (https://elsewhere.example)",
            "/S /ImportData",
            "/S /GoToR /F (other.pdf)",
            "/S /GoToE",
        ];
        for act in acts {
            let file = format!("%PDF-1.4\n1 0 obj << {act} >> endobj\nstartxref\n9\n%%EOF");
            assert_eq!(verdict("a.pdf", file.as_bytes()), Err(PoeRefusal::ActiveContent), "{act}");
        }
    }

    #[test]
    fn what_a_document_links_to_and_is_called_is_no_matter() {
        for plain in [
            "/OpenAction [3 0 R /Fit]",
            "/S /URI /URI (https://x.example)",
            "/JSX 1",
            "/S /GoTo",
            "/Title (JS)",
        ] {
            let file = format!("%PDF-1.4\n1 0 obj << {plain} >> endobj\nstartxref\n9\n%%EOF");
            assert_eq!(verdict("a.pdf", file.as_bytes()), Ok(Media::Pdf), "{plain}");
        }
    }

    /// A document with one stream of this kind, packed.
    fn with_stream(words: &str, content: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let head = format!("%PDF-1.5\n1 0 obj << {words} /Filter /FlateDecode >> stream\r\n");
        [head.as_bytes(), &packed, b"\nendstream endobj\nstartxref\n9\n%%EOF"].concat()
    }

    #[test]
    fn what_runs_is_found_in_packed_objects_too() {
        let script = b"3 0 << /S /JavaScript /JS (app.alert(1)) >>";
        let late = [&[b' '; 200_000][..], script].concat();
        for content in [&script[..], &late] {
            let file = with_stream("/Type /ObjStm /N 1", content);
            assert_eq!(verdict("a.pdf", &file), Err(PoeRefusal::ActiveContent));
        }
        assert_eq!(verdict("a.pdf", &with_stream("/Type /ObjStm", b"<< /Type /Page >>")), Ok(Media::Pdf));
        let odd = "%PDF-1.5\n1 0 obj << /Filter /ASCIIHexDecode /Type /ObjStm >> stream\n2F4A53>\nendstream\nstartxref\n9\n%%EOF";
        assert_eq!(verdict("a.pdf", odd.as_bytes()), Err(PoeRefusal::ActiveContent));
    }

    #[test]
    fn a_bomb_is_not_unpacked_to_its_end() {
        let zeros = vec![b' '; 40 * 1024 * 1024];
        assert_eq!(verdict("a.pdf", &with_stream("/Type /ObjStm", &zeros)), Err(PoeRefusal::Unreadable));
        // A table of contents is not unpacked at all, lock or no lock.
        let table = with_stream("/Type /XRef /Encrypt 7 0 R", &zeros);
        assert!(verdict("a.pdf", &table).is_err());
        assert_eq!(verdict("a.pdf", &with_stream("/Type /XRef", &zeros)), Ok(Media::Pdf));
    }

    #[test]
    fn a_page_with_a_document_inside_is_refused_as_active() {
        let page = [b"<html><script>1</script>".as_slice(), &written(document())].concat();
        assert_eq!(verdict("a.pdf", &page), Err(PoeRefusal::ActiveContent));
    }
}
