//! Pictures: read by their headers and never decoded here.

use super::bytes::{Bytes, begins_with_tag, u16_at, u32_at};
use crate::domain::poe::PoeRefusal;

/// How many pixels a reviewer's browser is asked to unfold. An A3 page scanned at 1,200 dots an inch has 278 million; a
/// picture bomb has thousands of millions in a few kilobytes.
const MOST_PIXELS: u64 = 300_000_000;

fn look_size(width: u32, height: u32) -> Result<(), PoeRefusal> {
    let pixels = u64::from(width) * u64::from(height);
    if (1..=MOST_PIXELS).contains(&pixels) { Ok(()) } else { Err(PoeRefusal::Unreadable) }
}

/// Refuses what is not this kind; a page under a picture's name gets its own word.
fn look_kind(bytes: &mut Bytes<'_>, is_kind: fn(&[u8]) -> bool) -> Result<Vec<u8>, PoeRefusal> {
    let head = bytes.some(0, 64)?;
    if is_kind(&head) {
        Ok(head)
    } else if begins_with_tag(&head) {
        Err(PoeRefusal::ActiveContent)
    } else {
        Err(PoeRefusal::ContentDiffers)
    }
}

/// PNG: begins with its size and ends with an end.
pub(super) fn look_png(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    let head = look_kind(bytes, infer::image::is_png)?;
    if head.get(12..16) != Some(b"IHDR".as_slice()) || head.len() < 24 {
        return Err(PoeRefusal::Unreadable);
    }
    let big_endian = |place| u32_at(&head, place).swap_bytes();
    look_size(big_endian(16), big_endian(20))?;
    match bytes.holds(24, [b"IEND\xAE\x42\x60\x82"])? {
        [true] => Ok(()),
        [false] => Err(PoeRefusal::Unreadable),
    }
}

/// How many segments a JPEG may have before its picture; colour profiles and thumbnails take a few dozen.
const MOST_SEGMENTS: usize = 1_000;

/// JPEG: segments up to the picture, one of which has its size; then the picture, which ends with a mark that
/// compressed data cannot contain. Telephones append films after that, so the end of the file says nothing.
pub(super) fn look_jpeg(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    look_kind(bytes, infer::image::is_jpeg)?;
    let (mut place, mut sized) = (2, false);
    for _ in 0..MOST_SEGMENTS {
        let start: [u8; 4] = bytes.exactly(place)?;
        let length = u64::from(u16_at(&start, 2).swap_bytes());
        match start {
            // A mark may be preceded by any number of these.
            [0xFF, 0xFF, ..] => {
                place += 1;
                continue;
            }
            [0xFF, 0xDA, ..] if sized => return ends(bytes, place),
            [0xFF, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF, ..] => {
                let frame: [u8; 9] = bytes.exactly(place)?;
                let side = |at| u32::from(u16_at(&frame, at).swap_bytes());
                look_size(side(7), side(5))?;
                sized = true;
            }
            [0xFF, 0xC4 | 0xC8 | 0xCC | 0xDB..=0xFE, ..] => {}
            _ => return Err(PoeRefusal::Unreadable),
        }
        place += 2 + length;
    }
    Err(PoeRefusal::Unreadable)
}

fn ends(bytes: &mut Bytes<'_>, scan: u64) -> Result<(), PoeRefusal> {
    match bytes.holds(scan, [b"\xFF\xD9"])? {
        [true] => Ok(()),
        [false] => Err(PoeRefusal::Unreadable),
    }
}

/// TIFF: its mark, and a first directory that is inside the file.
pub(super) fn look_tiff(bytes: &mut Bytes<'_>) -> Result<(), PoeRefusal> {
    // The marks are compared here because the usual guess also looks at bytes that are the directory's place.
    let head = look_kind(bytes, |head| head.starts_with(b"II*\0") || head.starts_with(b"MM\0*"))?;
    let place = u32_at(&head, 4);
    let place = u64::from(if head[0] == b'I' { place } else { place.swap_bytes() });
    if place >= 8 && place + 6 <= bytes.size() { Ok(()) } else { Err(PoeRefusal::Unreadable) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::verdict;
    use crate::domain::poe::{Media, PoeRefusal};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut all = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR".to_vec();
        all.extend(width.to_be_bytes());
        all.extend(height.to_be_bytes());
        all.extend(b"\x08\x02\0\0\0crc!\0\0\0\0IEND\xAE\x42\x60\x82");
        all
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut all = b"\xFF\xD8\xFF\xE0\0\x06JF\xFF\xD9\xFF\xFF\xC0\0\x0B\x08".to_vec();
        all.extend(height.to_be_bytes());
        all.extend(width.to_be_bytes());
        all.extend(b"\x01\x01\x11\0\xFF\xDA\0\x08\x01\x01\0\0\x3F\0picture\xFF\xD9");
        all
    }

    #[test]
    fn pictures_are_taken_with_whatever_follows_them() {
        let film = [jpeg(640, 480), vec![7; 100_000]].concat();
        assert_eq!(verdict("a.png", &png(640, 480)), Ok(Media::Png));
        assert_eq!(verdict("a.JPEG", &film), Ok(Media::Jpeg));
        assert_eq!(verdict("a.tif", b"II*\0\x08\0\0\0\0\0\0\0\0\0"), Ok(Media::Tiff));
        assert_eq!(verdict("a.tiff", b"MM\0*\0\0\0\x08\0\0\0\0\0\0"), Ok(Media::Tiff));
    }

    #[test]
    fn a_picture_that_is_cut_off_is_refused_as_unreadable() {
        for (name, whole) in [("a.png", png(640, 480)), ("a.jpg", jpeg(640, 480))] {
            for length in [16, 20, whole.len() - 1] {
                assert_eq!(verdict(name, &whole[..length]), Err(PoeRefusal::Unreadable), "{name} {length}");
            }
        }
        assert_eq!(verdict("a.tif", b"II*\0\xFF\0\0\0\0\0\0\0"), Err(PoeRefusal::Unreadable));
    }

    #[test]
    fn a_picture_bomb_is_refused_by_its_header() {
        assert_eq!(verdict("a.png", &png(60_000, 60_000)), Err(PoeRefusal::Unreadable));
        assert_eq!(verdict("a.png", &png(0, 10)), Err(PoeRefusal::Unreadable));
        assert_eq!(verdict("a.jpg", &jpeg(60_000, 60_000)), Err(PoeRefusal::Unreadable));
    }

    #[test]
    fn one_kind_of_picture_under_the_name_of_another_is_refused() {
        assert_eq!(verdict("a.jpg", &png(1, 1)), Err(PoeRefusal::ContentDiffers));
        assert_eq!(verdict("a.png", b"<svg xmlns='x'/>"), Err(PoeRefusal::ActiveContent));
    }
}
