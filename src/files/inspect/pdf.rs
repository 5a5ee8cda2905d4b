//! PDF: whole, open without a password, and without anything that runs.

use super::bytes::{Bytes, begins_with_tag, contains};
use crate::domain::poe::PoeRefusal;
use lopdf::{Document, Error};
use std::panic::catch_unwind;
use std::sync::{Mutex, PoisonError};

/// How far from the beginning the header may stand, in bytes: what PDF readers allow.
const HEADER_WITHIN: usize = 1024;

/// How far from the end the closing lines may stand, in bytes. Readers allow 1,024; some mail gateways append more.
const CLOSING_WITHIN: usize = 4 * 1024;

pub(super) fn look(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    look_header(&bytes.some(0, HEADER_WITHIN)?)?;
    look_closing(&bytes.tail(CLOSING_WITHIN)?, bytes.size())?;
    // One reading finds what matters wherever a program put it. Names inside compressed objects stay unseen; what
    // they hold meets a reader's sandboxed frame, like all that is shown.
    let [locked, script, launch, inner] =
        bytes.holds(0, [b"/Encrypt", b"/JavaScript", b"/Launch", b"/EmbeddedFile"])?;
    if script || launch || inner {
        Err(PoeRefusal::ActiveContent)
    } else if locked {
        look_lock(bytes)
    } else {
        Ok(())
    }
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

/// One at a time: each may need many times its size while it is taken apart.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Tries the lock without a password. Many programs lock a document against changes only, and it opens for everybody.
fn look_lock(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let mut whole = Vec::new();
    bytes.from(0)?.read_to_end(&mut whole).map_err(|e| super::bytes::trouble(&e))?;
    // Only the table of contents, the lock and the title are read: little enough for a hostile file to hide in. A
    // panic over outside bytes is the file's fault.
    match catch_unwind(|| Document::load_metadata_mem_with_password(&whole, "")) {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(Error::InvalidPassword | Error::Decryption(_) | Error::Unimplemented(_))) => {
            Err(PoeRefusal::Encrypted)
        }
        Ok(Err(_)) | Err(_) => Err(PoeRefusal::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::verdict;
    use crate::domain::poe::{Media, PoeRefusal};
    use lopdf::{
        Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat, dictionary,
    };

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
        for act in ["/S /JavaScript /JS (app.alert(1))", "/S /Launch /F (calc.exe)", "/Type /EmbeddedFile"] {
            let file = format!("%PDF-1.4\n1 0 obj << {act} >> endobj\nstartxref\n9\n%%EOF");
            assert_eq!(verdict("a.pdf", file.as_bytes()), Err(PoeRefusal::ActiveContent), "{act}");
        }
    }

    #[test]
    fn a_page_with_a_document_inside_is_refused_as_active() {
        let page = [b"<html><script>1</script>".as_slice(), &written(document())].concat();
        assert_eq!(verdict("a.pdf", &page), Err(PoeRefusal::ActiveContent));
    }
}
