//! Office since 2007: a zip of XML. Its members are unpacked into nothing, counted and checked on the way.

mod xml;

use super::bytes::{Bytes, begins_with_tag, in_pieces, u16_at, u32_at};
use super::ole;
use crate::domain::poe::PoeRefusal;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::io::Read;
use xml::Xml;

/// The most members an Office file may have; a long presentation has some hundreds.
const MOST_MEMBERS: usize = 1_000;

/// The most it may unpack to, in bytes, all members together.
const MOST_UNPACKED: u64 = 100 * 1024 * 1024;

/// The longest list of members, in bytes: what that many with reasonable names take.
const LONGEST_LIST: usize = 1024 * 1024;

/// What has to be there, whatever the program that wrote it.
const CONTENT_TYPES: &str = "[content_types].xml";

/// `folder` is where this kind keeps its parts: `word/`, `xl/` or `ppt/`.
pub(super) fn look(bytes: &mut Bytes<'_>, folder: &str) -> Result<(), PoeRefusal> {
    let head = bytes.some(0, 512)?;
    if head.starts_with(ole::MAGIC) {
        return Err(if ole::is_locked_office(bytes)? {
            PoeRefusal::Encrypted
        } else {
            PoeRefusal::ContentDiffers
        });
    }
    if begins_with_tag(&head) {
        return Err(PoeRefusal::ActiveContent);
    }
    if !head.starts_with(b"PK\x03\x04") {
        return Err(PoeRefusal::ContentDiffers);
    }
    let members = read_list(bytes)?;
    look_names(&members, folder)?;
    look_sizes(&members)?;
    members.iter().try_for_each(|member| unpack(bytes, member))
}

/// One member, as the list at the end of the zip has it.
struct Member {
    /// In lower case, with `/` between folders.
    name: String,
    locked: bool,
    deflated: bool,
    checksum: u32,
    packed: u64,
    unpacked: u64,
    place: u64,
}

/// Reads the list of members. The numbers in it are the file's own claims; [`unpack`] holds it to them.
fn read_list(bytes: &mut Bytes<'_>) -> Result<Vec<Member>, PoeRefusal> {
    // The last record is 22 bytes and a comment of up to 65,535.
    let tail = bytes.tail(22 + 65_535)?;
    let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06").ok_or(PoeRefusal::Unreadable)?;
    let count = usize::from(u16_at(&tail, end + 10));
    let length = u32_at(&tail, end + 12) as usize;
    if count == 0 || count > MOST_MEMBERS || length > LONGEST_LIST {
        return Err(PoeRefusal::Unreadable);
    }
    let list = bytes.some(u64::from(u32_at(&tail, end + 16)), length)?;
    let mut rest = list.as_slice();
    let members: Option<Vec<Member>> = (0..count).map(|_| next_member(&mut rest)).collect();
    // More in the list than its count says would be hidden from us and not from Word.
    members.filter(|_| !rest.starts_with(b"PK\x01\x02")).ok_or(PoeRefusal::Unreadable)
}

/// Takes one record off the list; `None` when it is damaged or packed in a way Office does not use.
fn next_member(rest: &mut &[u8]) -> Option<Member> {
    const FIXED: usize = 46;
    let record = rest.strip_prefix(b"PK\x01\x02").map(|_| *rest)?;
    let (name, extra, comment) = (u16_at(record, 28), u16_at(record, 30), u16_at(record, 32));
    let name_end = FIXED + usize::from(name);
    let text = String::from_utf8_lossy(record.get(FIXED..name_end)?);
    *rest = record.get(name_end + usize::from(extra) + usize::from(comment)..)?;
    Some(Member {
        name: text.replace('\\', "/").to_ascii_lowercase(),
        locked: u16_at(record, 8) & 1 != 0,
        deflated: match u16_at(record, 10) {
            0 => false,
            8 => true,
            _ => return None,
        },
        checksum: u32_at(record, 16),
        packed: u64::from(u32_at(record, 20)),
        unpacked: u64::from(u32_at(record, 24)),
        place: u64::from(u32_at(record, 42)),
    })
}

fn look_names(members: &[Member], folder: &str) -> Result<(), PoeRefusal> {
    let any = |test: &dyn Fn(&Member) -> bool| members.iter().any(test);
    if any(&|m| m.locked) {
        Err(PoeRefusal::Encrypted)
    } else if any(&|m| climbs(&m.name)) {
        Err(PoeRefusal::Unreadable)
    } else if any(&|m| is_macro(&m.name)) {
        Err(PoeRefusal::ActiveContent)
    } else if !any(&|m| m.name == CONTENT_TYPES) || !any(&|m| m.name.starts_with(folder)) {
        Err(PoeRefusal::ContentDiffers)
    } else if any(&|m| !is_known_kind(&m.name)) {
        Err(PoeRefusal::ActiveContent)
    } else {
        Ok(())
    }
}

/// Names that would leave the folder they are unpacked in. Nothing is unpacked here, but a partner's tool may be less
/// careful, and no honest program writes them.
fn climbs(name: &str) -> bool {
    name.starts_with('/')
        || name.contains(':')
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
}

fn is_macro(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.starts_with("vba") && (file.ends_with(".bin") || file.ends_with(".xml"))
}

/// Kinds of member that documents have and that do nothing: XML, pictures, fonts, what a printer remembers, and the
/// workbook behind a chart. Everything else is another file, or something that runs.
fn is_known_kind(name: &str) -> bool {
    const PICTURES: [&str; 15] = [
        "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "tif", "tiff", "emf", "wmf", "wdp", "svg", "ico",
        "tmp",
    ];
    let file = name.rsplit('/').next().unwrap_or_default();
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "xml" | "rels" | "vml" | "odttf" | "fntdata" => true,
        "bin" => name.contains("/printersettings/"),
        "xlsx" => name.contains("/embeddings/"),
        "" => name.ends_with('/'),
        other => PICTURES.contains(&other),
    }
}

/// What a program begins with, whatever it is called: Windows, Linux, and macros in a file system of their own.
fn is_program(first: &[u8]) -> bool {
    [b"MZ".as_slice(), b"\x7FELF", ole::MAGIC].iter().any(|magic| first.starts_with(magic))
}

fn look_sizes(members: &[Member]) -> Result<(), PoeRefusal> {
    let unpacked: u64 = members.iter().map(|member| member.unpacked).sum();
    if unpacked <= MOST_UNPACKED { Ok(()) } else { Err(PoeRefusal::Unreadable) }
}

/// Unpacks one member into nothing: it has to be as long as the list says and to add up to its checksum.
fn unpack(bytes: &mut Bytes<'_>, member: &Member) -> Result<(), PoeRefusal> {
    let header: [u8; 30] = bytes.exactly(member.place)?;
    if !header.starts_with(b"PK\x03\x04") {
        return Err(PoeRefusal::Unreadable);
    }
    let start = member.place + 30 + u64::from(u16_at(&header, 26)) + u64::from(u16_at(&header, 28));
    let packed = bytes.from(start)?.take(member.packed);
    // One byte more than promised is enough to see that the promise was false.
    let promised = member.unpacked + 1;
    let mut stream: Box<dyn Read + '_> = if member.deflated {
        Box::new(DeflateDecoder::new(packed).take(promised))
    } else {
        Box::new(packed.take(promised))
    };
    let (mut count, mut crc, mut xml) = (0, Crc::new(), Xml::of(&member.name));
    in_pieces(&mut stream, |piece| {
        if count == 0 && is_program(piece) {
            return Err(PoeRefusal::ActiveContent);
        }
        count += piece.len() as u64;
        crc.update(piece);
        xml.as_mut().map_or(Ok(()), |xml| xml.look(piece))
    })?;
    xml.map_or(Ok(()), Xml::end)?;
    if count == member.unpacked && crc.sum() == member.checksum {
        Ok(())
    } else {
        Err(PoeRefusal::Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ole::tests::ole;
    use super::super::tests::verdict;
    use crate::domain::poe::{Media, PoeRefusal};
    use flate2::{Compression, Crc, write::DeflateEncoder};
    use std::io::Write;

    /// A zip of these members. `lie` is added to the sizes it claims.
    fn zip(members: &[(&str, &[u8])], lie: i64) -> Vec<u8> {
        let (mut all, mut list) = (Vec::new(), Vec::new());
        for (name, content) in members {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(content).unwrap();
            let packed = encoder.finish().unwrap();
            let mut crc = Crc::new();
            crc.update(content);
            let claimed = u32::try_from(content.len() as i64 + lie).unwrap();
            let mut common = b"\x14\0\0\0\x08\0\0\0\0\0".to_vec();
            common.extend(crc.sum().to_le_bytes());
            common.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
            common.extend(claimed.to_le_bytes());
            common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            let place = u32::try_from(all.len()).unwrap();
            list.extend(
                [b"PK\x01\x02\x14\0", &common[..], &[0; 12], &place.to_le_bytes(), name.as_bytes()].concat(),
            );
            all.extend([b"PK\x03\x04", &common[..], &[0; 2], name.as_bytes(), &packed].concat());
        }
        let end = [all.len() as u32, list.len() as u32];
        let count = u16::try_from(members.len()).unwrap().to_le_bytes();
        let closing = [
            b"PK\x05\x06\0\0\0\0",
            &count[..],
            &count,
            &end[1].to_le_bytes(),
            &end[0].to_le_bytes(),
            &[0; 2],
        ];
        [all, list, closing.concat()].concat()
    }

    const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    const WORD: (&str, &[u8]) = ("word/document.xml", b"<w:document/>");

    #[test]
    fn documents_workbooks_and_slides_are_known_by_their_folder() {
        let names = [
            ("a.docx", "word/document.xml", Media::Docx),
            ("a.xlsx", "xl/workbook.xml", Media::Xlsx),
            ("a.pptx", "ppt/presentation.xml", Media::Pptx),
        ];
        for (name, part, media) in names {
            assert_eq!(verdict(name, &zip(&[TYPES, (part, b"<x/>")], 0)), Ok(media));
            assert_eq!(
                verdict(name, &zip(&[TYPES, ("other/x.xml", b"<x/>")], 0)),
                Err(PoeRefusal::ContentDiffers)
            );
            assert_eq!(verdict(name, &zip(&[(part, b"<x/>")], 0)), Err(PoeRefusal::ContentDiffers));
        }
    }

    #[test]
    fn macros_are_refused_whatever_the_extension() {
        let hidden: (&str, &[u8]) =
            ("[Content_Types].xml", b"<T x='application/vnd.ms-word.document.macroEnabled.main+xml'/>");
        for file in [zip(&[TYPES, WORD, ("word/vbaProject.bin", b"x")], 0), zip(&[hidden, WORD], 0)] {
            assert_eq!(verdict("a.docx", &file), Err(PoeRefusal::ActiveContent));
        }
    }

    /// The verdict on a document with one more member.
    fn with(name: &str, content: &[u8]) -> Result<Media, PoeRefusal> {
        verdict("a.docx", &zip(&[TYPES, WORD, (name, content)], 0))
    }

    #[test]
    fn other_files_and_programs_inside_are_refused_under_any_name() {
        for name in [
            "word/embeddings/oleObject1.bin",
            "word/activeX/activeX1.bin",
            "word/setup.exe",
            "word/page.html",
            "word/embeddings/report.docm",
            "word/nothing",
            "customUI/script.js",
        ] {
            assert_eq!(with(name, b"x"), Err(PoeRefusal::ActiveContent), "{name}");
        }
        for content in [&b"MZ\x90\0"[..], b"\x7FELF\x02", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
            assert_eq!(with("word/media/image1.png", content), Err(PoeRefusal::ActiveContent));
        }
        for name in
            ["word/media/image1.png", "word/embeddings/chart1.xlsx", "docProps/thumbnail.emf", "word/"]
        {
            assert_eq!(with(name, b"x"), Ok(Media::Docx), "{name}");
        }
    }

    #[test]
    fn macros_are_known_by_what_the_document_says_of_them() {
        let types = b"<Types><Override PartName='/word/a.xml' ContentType='application/vnd.ms-office.vbaProject'/></Types>";
        let file = zip(&[("[Content_Types].xml", types), WORD], 0);
        assert_eq!(verdict("a.docx", &file), Err(PoeRefusal::ActiveContent));
    }

    /// The verdict on a document with this relation.
    fn related(kind: &str, target: &str, mode: &str) -> Result<Media, PoeRefusal> {
        let text = format!(
            "<Relationships><Relationship Id='a' Type='http://schemas.example/{kind}' Target='{target}' TargetMode='{mode}'/></Relationships>"
        );
        let wide: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let plain = with("word/_rels/document.xml.rels", text.as_bytes());
        assert_eq!(plain, with("word/_rels/document.xml.rels", &wide));
        plain
    }

    #[test]
    fn what_is_fetched_from_elsewhere_is_refused_and_a_link_is_not() {
        for target in [
            "https://x.example/t.dotm",
            "\\\\x.example\\t.dotm",
            "file://x.example/t.dotm",
            "file:////x.example/t",
            "//x.example/t",
        ] {
            assert_eq!(
                related("attachedTemplate", target, "External"),
                Err(PoeRefusal::ActiveContent),
                "{target}"
            );
            assert_eq!(related("hyperlink", target, "External"), Ok(Media::Docx), "{target}");
        }
        for target in ["file:///C:\\Templates\\Letter.dotx", "Letter.dotx", "C:/Letter.dotx"] {
            assert_eq!(related("attachedTemplate", target, "External"), Ok(Media::Docx), "{target}");
        }
        for kind in ["oleObject", "vbaProject", "control", "aFChunk"] {
            assert_eq!(related(kind, "x.xml", "Internal"), Err(PoeRefusal::ActiveContent), "{kind}");
        }
        assert_eq!(related("image", "media/image1.png", "Internal"), Ok(Media::Docx));
    }

    #[test]
    fn a_field_that_starts_a_program_is_refused_however_it_is_cut_up() {
        for field in [
            "<w:fldSimple w:instr=' DDEAUTO c:\\cmd'/>",
            "<w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText>",
            "<w:instrText>&#68;DEAUTO cmd</w:instrText>",
            "<w:instrText>&#x000000000000000044;DEAUTO cmd</w:instrText>",
        ] {
            let content = format!("<w:document>{field}</w:document>");
            let file = zip(&[TYPES, ("word/document.xml", content.as_bytes())], 0);
            assert_eq!(verdict("a.docx", &file), Err(PoeRefusal::ActiveContent), "{field}");
        }
        let plain = zip(&[TYPES, ("word/document.xml", b"<w:t>It&#39;s added&#10;&amp; done</w:t>")], 0);
        assert_eq!(verdict("a.docx", &plain), Ok(Media::Docx));
    }

    #[test]
    fn xml_in_an_encoding_that_nothing_here_reads_is_refused() {
        for content in [
            &b"<?xml version='1.0' encoding='UTF-7'?>+ADw-x+AD4-"[..],
            b"\x4C\x6F\xA7\x94\x93",
            b"+ADw-x+AD4-",
            b"<?xml version=\"1.0\" encoding=\"IBM037\"?><x/>",
        ] {
            assert_eq!(with("word/styles.xml", content), Err(PoeRefusal::ActiveContent));
        }
        for content in
            ["<?xml version='1.0' encoding='UTF-8' standalone='yes'?><x/>", "\u{FEFF}<x/>", "\r\n<x/>"]
        {
            assert_eq!(with("word/styles.xml", content.as_bytes()), Ok(Media::Docx), "{content}");
        }
    }

    #[test]
    fn a_document_type_with_entities_is_refused_as_active() {
        let bomb = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>".as_slice();
        let late =
            [b"<!--".as_slice(), &[b'-'; 70_000], b"--><!DOCTYPE x SYSTEM 'http://x.example'>"].concat();
        let wide: Vec<u8> = "\u{FEFF}<!DOCTYPE x>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for content in [bomb, &late, &wide] {
            let file = zip(&[TYPES, ("word/document.xml", content)], 0);
            assert_eq!(verdict("a.docx", &file), Err(PoeRefusal::ActiveContent));
        }
    }

    #[test]
    fn a_member_that_climbs_out_is_refused() {
        for name in ["../../evil.xml", "word/../../evil.xml", "/etc/evil.xml", "C:\\evil.xml", "..\\evil.xml"]
        {
            let file = zip(&[TYPES, WORD, (name, b"x")], 0);
            assert_eq!(verdict("a.docx", &file), Err(PoeRefusal::Unreadable), "{name}");
        }
    }

    #[test]
    fn a_bomb_is_refused_whether_it_tells_its_size_or_lies() {
        let million = vec![0; 1_000_000];
        let honest: Vec<(&str, &[u8])> =
            [TYPES, WORD].into_iter().chain((0..110).map(|_| ("word/x.png", &million[..]))).collect();
        assert_eq!(verdict("a.docx", &zip(&honest, 0)), Err(PoeRefusal::Unreadable));
        for lie in [-7, 7] {
            assert_eq!(verdict("a.docx", &zip(&[TYPES, WORD], lie)), Err(PoeRefusal::Unreadable));
        }
        let many: Vec<(&str, &[u8])> =
            [TYPES, WORD].into_iter().chain((0..1_000).map(|_| ("word/x.png", &b""[..]))).collect();
        assert_eq!(verdict("a.docx", &zip(&many, 0)), Err(PoeRefusal::Unreadable));
    }

    #[test]
    fn a_document_that_is_cut_off_or_damaged_is_refused_as_unreadable() {
        let whole = zip(&[TYPES, WORD], 0);
        for length in [5, whole.len() / 2, whole.len() - 25] {
            assert_eq!(verdict("a.docx", &whole[..length]), Err(PoeRefusal::Unreadable), "{length}");
        }
        let mut damaged = whole;
        damaged[52] ^= 0x55;
        assert_eq!(verdict("a.docx", &damaged), Err(PoeRefusal::Unreadable));
    }

    #[test]
    fn a_document_under_a_password_is_refused_as_encrypted() {
        let file = ole(&["Root Entry", "EncryptionInfo", "EncryptedPackage"], b"");
        for name in ["a.docx", "a.xlsx", "a.pptx", "a.doc"] {
            assert_eq!(verdict(name, &file), Err(PoeRefusal::Encrypted), "{name}");
        }
        let old = ole(&["WordDocument"], b"");
        assert_eq!(verdict("a.docx", &old), Err(PoeRefusal::ContentDiffers));
    }
}
