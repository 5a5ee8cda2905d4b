//! The lock on a PDF, tried without a password: many programs lock a document against changes only, and it opens for
//! everybody.
//!
//! The lock alone is taken out and put on an empty document of ours: whatever else the file holds, however it is packed
//! and wherever its tables lead, costs nothing.

use super::names::names;
use crate::domain::poe::PoeRefusal;
use lopdf::{Document, Error};
use memchr::memmem;
use std::panic::catch_unwind;

/// The longest lock, in bytes; real ones have some hundreds.
const LONGEST_LOCK: usize = 8 * 1024;

pub(super) fn look(whole: &[u8]) -> Result<(), PoeRefusal> {
    let document = locked_document(whole).ok_or(PoeRefusal::Unreadable)?;
    // A panic over outside bytes is the file's fault.
    match catch_unwind(|| Document::load_metadata_mem_with_password(&document, "")) {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(Error::InvalidPassword | Error::Decryption(_) | Error::Unimplemented(_))) => {
            Err(PoeRefusal::Encrypted)
        }
        Ok(Err(_)) | Err(_) => Err(PoeRefusal::Unreadable),
    }
}

/// An empty document under the file's lock.
fn locked_document(whole: &[u8]) -> Option<Vec<u8>> {
    let lock = names(whole).filter(|name| name.is("Encrypt")).last()?;
    let lock = bracketed(resolved(whole, &whole[lock.end..])?, b"<<")?;
    // The lock's key is made with the file's identity, where it has one.
    let identities = names(whole).filter(|name| name.is("ID")).map(|name| trimmed(&whole[name.end..]));
    let identity = identities.filter(|value| value.starts_with(b"[")).last();
    let identity = identity.and_then(|value| bracketed(value, b"["));
    let mut document = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for object in [b"<</Type/Catalog/Pages 2 0 R>>", &b"<</Type/Pages/Kids[]/Count 0>>"[..], lock] {
        places.push(document.len());
        let number = places.len();
        document.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let table = document.len();
    document.extend(b"xref\n0 4\n0000000000 65535 f \n");
    for place in places {
        document.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    document.extend(b"trailer\n<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID");
    document.extend(identity.unwrap_or(b"[<><>]"));
    document.extend(format!(">>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    Some(document)
}

/// What a value is: itself, or the object it refers to, in its last version.
fn resolved<'a>(whole: &'a [u8], value: &'a [u8]) -> Option<&'a [u8]> {
    let value = trimmed(value);
    if !value.first()?.is_ascii_digit() {
        return Some(value);
    }
    let text = String::from_utf8_lossy(&value[..value.len().min(40)]).into_owned();
    let mut words = text.split_ascii_whitespace();
    let (number, generation) = (words.next()?.parse::<u32>().ok()?, words.next()?.parse::<u16>().ok()?);
    let heading = format!("{number} {generation} obj");
    let own = |place: &usize| *place == 0 || !whole[place - 1].is_ascii_digit();
    let place = memmem::find_iter(whole, heading.as_bytes()).filter(own).last()?;
    Some(trimmed(&whole[place + heading.len()..]))
}

fn trimmed(bytes: &[u8]) -> &[u8] {
    let blanks = bytes.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0).count();
    &bytes[blanks..]
}

/// A dictionary or an array from its opening to its end, texts with brackets inside them notwithstanding.
fn bracketed<'a>(bytes: &'a [u8], opening: &[u8]) -> Option<&'a [u8]> {
    let bytes = &bytes[..bytes.len().min(LONGEST_LOCK)];
    if !bytes.starts_with(opening) {
        return None;
    }
    let (mut depth, mut text, mut at) = (0_usize, 0_usize, 0);
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'\\' if text > 0 => at += 1,
            b'(' => text += 1,
            b')' => text = text.saturating_sub(1),
            b'<' | b'[' if text == 0 => depth += 1,
            b'>' | b']' if text == 0 => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += 1;
        if depth == 0 && text == 0 {
            return bytes.get(..at);
        }
    }
    None
}
