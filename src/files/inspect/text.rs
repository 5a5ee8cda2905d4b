//! Plain text, separated values, mails, rich text.

use super::bytes::{Bytes, begins_with_tag, in_pieces};
use crate::domain::poe::PoeRefusal;

/// How much of the beginning is looked at for tags and header lines, in bytes.
const HEAD: usize = 16 * 1024;

/// Text in any encoding an office writes: UTF-8, a Latin one, or UTF-16 with its mark. Not markup, not binary.
pub(super) fn look(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    let head = bytes.some(0, HEAD)?;
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if begins_with_tag(&if wide { narrowed(&head) } else { head.clone() }) {
        return Err(PoeRefusal::ActiveContent);
    }
    if ["%PDF-", "{\\rtf"].iter().any(|other| head.starts_with(other.as_bytes())) {
        return Err(PoeRefusal::ContentDiffers);
    }
    let mut blank = true;
    in_pieces(bytes.from(0)?, |piece| {
        if !wide && piece.iter().any(|b| is_binary(*b)) {
            return Err(PoeRefusal::ContentDiffers);
        }
        blank &= piece.iter().all(|b| b.is_ascii_whitespace());
        Ok(())
    })?;
    if blank { Err(PoeRefusal::Empty) } else { Ok(()) }
}

/// Control characters that no text has. Tab, line ends and form feed are common; escape, backspace and the old
/// end-of-file mark come from terminals and from DOS.
fn is_binary(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, 0x08..=0x0D | 0x1A | 0x1B)
}

/// UTF-16 without its mark and its zero bytes: near enough to recognise a tag.
fn narrowed(head: &[u8]) -> Vec<u8> {
    head.iter().skip(2).copied().filter(|b| *b != 0).collect()
}

/// The headers of which a mail has at least one.
const MAIL_HEADERS: [&str; 10] = [
    "from",
    "to",
    "subject",
    "date",
    "received",
    "message-id",
    "mime-version",
    "return-path",
    "delivered-to",
    "sender",
];

/// A mail: header lines, one of them known, until an empty line. Its attachments are not looked at: nothing here
/// opens them, and a mail program asks before it does.
pub(super) fn look_mail(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    let head = bytes.some(0, HEAD)?;
    if begins_with_tag(&head) {
        return Err(PoeRefusal::ActiveContent);
    }
    let whole = head.len() < HEAD;
    let mut lines: Vec<&[u8]> = head.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end).collect();
    if !whole {
        // The window has cut the last line.
        lines.pop();
    }
    let lines = lines.strip_prefix(&[b"".as_slice()]).unwrap_or(&lines);
    let headers: Vec<&[u8]> = lines.iter().copied().take_while(|line| !line.is_empty()).collect();
    let known = headers
        .iter()
        .filter_map(|line| header_name(line))
        .any(|name| MAIL_HEADERS.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes())));
    let proper = headers.iter().enumerate().all(|(at, line)| is_header_line(line, at == 0));
    if known && proper { Ok(()) } else { Err(PoeRefusal::ContentDiffers) }
}

/// The name before the colon, when it is one that a header may have.
fn header_name(line: &[u8]) -> Option<&[u8]> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let name = line.split(|b| *b == b':').next().filter(|name| name.len() < line.len())?;
    (!name.is_empty() && name.iter().all(u8::is_ascii_graphic)).then_some(name)
}

/// A header, the continuation of one, or the line that some programs put before the first.
fn is_header_line(line: &[u8], first: bool) -> bool {
    header_name(line).is_some()
        || (first && line.starts_with(b"From "))
        || (!first && b" \t".contains(&line[0]))
}

/// The words of rich text that stand before another file, a program, a link that is followed by itself, or a template
/// that is fetched.
const ACTIVE_RTF: [&[u8]; 9] = [
    b"\\objdata",
    b"\\objupdate",
    b"\\objocx",
    b"\\objhtml",
    b"\\objautlink",
    b"\\objlink",
    b"DDEAUTO",
    b"ddeauto",
    b"\\*\\template http",
];

/// Rich text: its first word, and the brace that closes the first one.
pub(super) fn look_rtf(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    let head = bytes.some(0, HEAD)?;
    if begins_with_tag(&head) {
        return Err(PoeRefusal::ActiveContent);
    }
    if !head.starts_with(b"{\\rtf") {
        return Err(PoeRefusal::ContentDiffers);
    }
    if bytes.holds(0, ACTIVE_RTF)?.contains(&true) {
        return Err(PoeRefusal::ActiveContent);
    }
    let tail = bytes.tail(1024)?;
    let closed = tail.iter().rfind(|b| !b.is_ascii_whitespace() && **b != 0) == Some(&b'}');
    if closed { Ok(()) } else { Err(PoeRefusal::Unreadable) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::verdict;
    use crate::domain::poe::{Media, PoeRefusal};

    #[test]
    fn a_page_in_disguise_is_refused_as_active() {
        let page = "<!DOCTYPE html><script>alert(1)</script>";
        let wide: Vec<u8> = "\u{FEFF}<svg onload='x'>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for name in ["a.txt", "a.csv"] {
            assert_eq!(verdict(name, page.as_bytes()), Err(PoeRefusal::ActiveContent));
            assert_eq!(verdict(name, &wide), Err(PoeRefusal::ActiveContent));
        }
        for name in ["a.pdf", "a.eml", "a.rtf", "a.docx", "a.doc", "a.png", "a.jpg", "a.tif", "a.msg"] {
            assert!(verdict(name, page.as_bytes()).is_err(), "{name}");
        }
    }

    #[test]
    fn text_is_taken_in_the_encodings_that_offices_write() {
        let wide: Vec<u8> = "\u{FEFF}Åtgärder".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(verdict("a.txt", "Överlämning\r\n\tklar".as_bytes()), Ok(Media::Text));
        assert_eq!(verdict("a.csv", b"\xD6verl\xE4mning;klar"), Ok(Media::Csv));
        assert_eq!(verdict("a.txt", &wide), Ok(Media::Text));
    }

    #[test]
    fn text_with_zeros_or_of_blanks_only_is_refused() {
        assert_eq!(verdict("a.txt", b"abc\0def"), Err(PoeRefusal::ContentDiffers));
        assert_eq!(
            verdict("a.txt", &[[b'a'; 70_000].as_slice(), b"\0"].concat()),
            Err(PoeRefusal::ContentDiffers)
        );
        assert_eq!(verdict("a.txt", b"%PDF-1.7 and so on"), Err(PoeRefusal::ContentDiffers));
        assert_eq!(verdict("a.txt", b" \r\n"), Err(PoeRefusal::Empty));
    }

    #[test]
    fn a_mail_has_headers() {
        let mail = b"Received: by x\r\n\tfor anna\r\nFrom: a@contoso.example\r\n\r\nDone <b>today</b>.";
        assert_eq!(verdict("a.eml", mail), Ok(Media::Eml));
        assert_eq!(verdict("a.eml", b"From anna Mon\nSubject: Done\n\nYes."), Ok(Media::Eml));
        assert_eq!(verdict("a.eml", b"Dear Anna,\nwe are done: yes."), Err(PoeRefusal::ContentDiffers));
        assert_eq!(verdict("a.eml", b"Colour: red\n\n"), Err(PoeRefusal::ContentDiffers));
        let long = [b"Subject: x\r\nX-Long: ".as_slice(), &[b'y'; 40_000], b"\r\n\r\nYes."].concat();
        assert_eq!(verdict("a.eml", &long), Ok(Media::Eml));
    }

    #[test]
    fn rich_text_that_is_cut_off_is_refused_as_unreadable() {
        assert_eq!(verdict("a.rtf", b"{\\rtf1 Done.}\r\n\0"), Ok(Media::Rtf));
        assert_eq!(verdict("a.rtf", b"{\\rtf1 Do"), Err(PoeRefusal::Unreadable));
        assert_eq!(verdict("a.rtf", b"Done."), Err(PoeRefusal::ContentDiffers));
    }

    #[test]
    fn rich_text_with_a_file_a_link_or_a_template_of_elsewhere_is_refused_as_active() {
        for active in [
            r"{\object\objemb{\*\objdata 0105}}",
            r"{\object\objautlink\objupdate}",
            r"{\field{\*\fldinst DDEAUTO c:\\x cmd}}",
            r"{\*\template http://x.example/t.dotm}",
        ] {
            let file = format!("{{\\rtf1 {active} Done.}}");
            assert_eq!(verdict("a.rtf", file.as_bytes()), Err(PoeRefusal::ActiveContent), "{active}");
        }
    }
}
