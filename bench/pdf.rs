//! A file of one MiB that a partner could send.

/// The name it is sent under.
pub const NAME: &str = "statement-of-work-signed.pdf";

/// How big it is.
const SIZE: usize = 1024 * 1024;

/// A PDF: header, a comment that fills the size, one small object, its table, the closing lines.
pub fn one_mebibyte() -> Vec<u8> {
    let object = "1 0 obj\n<< /Type /Catalog >>\nendobj\n";
    let closing = |place: usize| {
        format!(
            "{object}xref\n0 1\n0000000000 65535 f \ntrailer << /Size 1 /Root 1 0 R >>\nstartxref\n{place}\n%%EOF\n"
        )
    };
    let mut file = b"%PDF-1.7\n%".to_vec();
    let filled = SIZE - closing(SIZE).len() - 1;
    // Bytes that do not repeat, so that nothing on the way can make them fewer.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    while file.len() < filled {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        file.push(b'a' + (state % 26) as u8);
    }
    file.push(b'\n');
    let place = file.len() + object.len();
    file.extend_from_slice(closing(place).as_bytes());
    file
}

/// Makes it another file of the same size: letters in the comment that fills it.
pub fn mark(file: &mut [u8], number: usize) {
    let letters = (0..13).map(|place| b'a' + u8::try_from((number >> (place * 4)) & 15).unwrap_or_default());
    for (byte, letter) in file.iter_mut().skip(b"%PDF-1.7\n%".len()).zip(letters) {
        *byte = letter;
    }
}
