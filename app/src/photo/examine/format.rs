//! Which kind of file it is, by its first bytes: names and promises of types
//! are often wrong.

use super::super::PhotoFault;

/// The kinds of pictures whose size can be told before they are decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Format {
    Jpeg,
    Png,
    WebP,
    Bmp,
    /// HEIF with pictures compressed by HEVC, which no free decoder reads.
    Heic,
    /// HEIF with pictures compressed by AV1.
    Avif,
}

const HEIC_BRANDS: [&[u8; 4]; 8] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];

/// # Errors
/// [`PhotoFault::NotAPicture`] for all other kinds.
pub(super) fn recognise(bytes: &[u8]) -> Result<Format, PhotoFault> {
    let at = |from: usize, what: &[u8]| bytes.get(from..).is_some_and(|it| it.starts_with(what));
    if at(0, &[0xFF, 0xD8, 0xFF]) {
        Ok(Format::Jpeg)
    } else if at(0, b"\x89PNG\r\n\x1a\n") {
        Ok(Format::Png)
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Ok(Format::WebP)
    } else if at(0, b"BM") {
        Ok(Format::Bmp)
    } else if at(4, b"ftypavif") {
        Ok(Format::Avif)
    } else if at(4, b"ftyp") && HEIC_BRANDS.iter().any(|brand| at(8, *brand)) {
        Ok(Format::Heic)
    } else {
        Err(PhotoFault::NotAPicture)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_first_bytes() {
        let of = |bytes: &[u8]| recognise(bytes);
        assert_eq!(of(b""), Err(PhotoFault::NotAPicture));
        assert_eq!(of(b"%PDF-1.7 \xFF\xD8\xFF"), Err(PhotoFault::NotAPicture));
        assert_eq!(of("نص عادي".as_bytes()), Err(PhotoFault::NotAPicture));
        assert_eq!(of(b"\0\0\0\x18ftypheic\0\0\0\0"), Ok(Format::Heic));
        assert_eq!(of(b"\0\0\0\x18ftypavif\0\0\0\0"), Ok(Format::Avif));
        assert_eq!(of(b"\0\0\0\x18ftypisom\0\0\0\0"), Err(PhotoFault::NotAPicture));
        assert_eq!(of(b"RIFF\0\0\0\0WEBPVP8 "), Ok(Format::WebP));
        assert_eq!(of(b"RIFF\0\0\0\0WAVEfmt "), Err(PhotoFault::NotAPicture));
        assert_eq!(of(&[0xFF, 0xD8, 0xFF, 0xE0]), Ok(Format::Jpeg));
    }
}
