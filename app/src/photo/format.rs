//! Which kind of file it is, by its first bytes: names and promises of types
//! are often wrong.

use super::PhotoFault;

/// What can be decoded here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    WebP,
}

/// HEIF's brands for pictures compressed by HEVC, which no free decoder reads.
const HEIC_BRANDS: [&[u8; 4]; 8] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];

/// # Errors
/// HEIC, or none of the known kinds.
pub(super) fn recognise(bytes: &[u8]) -> Result<Format, PhotoFault> {
    let at = |from: usize, what: &[u8]| bytes.get(from..).is_some_and(|it| it.starts_with(what));
    if at(0, &[0xFF, 0xD8, 0xFF]) {
        Ok(Format::Jpeg)
    } else if at(0, b"\x89PNG\r\n\x1a\n") {
        Ok(Format::Png)
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Ok(Format::WebP)
    } else if at(4, b"ftyp") && HEIC_BRANDS.iter().any(|brand| at(8, *brand)) {
        Err(PhotoFault::HeicNotReadable)
    } else {
        Err(PhotoFault::NotAPicture)
    }
}

/// Looks a JPEG through before it is decoded. The decoder fills what is missing
/// with grey, which on a document looks like paper, and takes scans of single
/// colours of a baseline picture for garbage without a word (zune-image, issue
/// 422): both must be found out here.
///
/// # Errors
/// [`PhotoFault::Damaged`] when it does not run on to its end marker,
/// [`PhotoFault::NotAPicture`] for the kinds that are not decoded.
pub(super) fn examine_jpeg(bytes: &[u8]) -> Result<(), PhotoFault> {
    const END: u8 = 0xD9;
    const SCAN: u8 = 0xDA;
    const BASELINE: u8 = 0xC0;
    const EXTENDED: u8 = 0xC1;
    const PROGRESSIVE: u8 = 0xC2;
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut frame = None;
    loop {
        // Between segments, and inside compressed data, a marker is FF and
        // a byte that is neither stuffing (00), filling (FF) nor a restart.
        let marker = next_marker(&mut rest).ok_or(PhotoFault::Damaged)?;
        if marker == END {
            return Ok(());
        }
        let &[high, low] = rest.first_chunk().ok_or(PhotoFault::Damaged)?;
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(..length).ok_or(PhotoFault::Damaged)?;
        // What follows a scan's header is compressed data, which
        // `next_marker` reads over just as well.
        rest = rest.get(length..).unwrap_or_default();
        match (marker, frame) {
            (BASELINE | EXTENDED | PROGRESSIVE, _) => frame = Some((marker, segment.get(7))),
            // Lossless, arithmetic, hierarchical; but tables are among them.
            (0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF, _) => {
                return Err(PhotoFault::NotAPicture);
            }
            (SCAN, Some((BASELINE | EXTENDED, colours))) if segment.get(2) != colours => {
                return Err(PhotoFault::NotAPicture);
            }
            (SCAN, _) => {}
            _ if rest.first() != Some(&0xFF) => return Err(PhotoFault::Damaged),
            _ => {}
        }
    }
}

fn next_marker(rest: &mut &[u8]) -> Option<u8> {
    loop {
        let at = rest.iter().position(|byte| *byte == 0xFF)?;
        let marker = *rest.get(at + 1)?;
        match marker {
            0x00 | 0xD0..=0xD7 => *rest = rest.get(at + 2..)?,
            0xFF => *rest = rest.get(at + 1..)?,
            _ => {
                *rest = rest.get(at + 2..)?;
                return Some(marker);
            }
        }
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
        assert_eq!(of(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(PhotoFault::HeicNotReadable));
        assert_eq!(of(b"\0\0\0\x18ftypavif\0\0\0\0"), Err(PhotoFault::NotAPicture));
        assert_eq!(of(b"RIFF\0\0\0\0WEBPVP8 "), Ok(Format::WebP));
        assert_eq!(of(b"RIFF\0\0\0\0WAVEfmt "), Err(PhotoFault::NotAPicture));
        assert_eq!(of(&[0xFF, 0xD8, 0xFF, 0xE0]), Ok(Format::Jpeg));
    }

    /// A comment that looks like an end, a frame, a scan of so many colours,
    /// compressed data with stuffing and a restart, the end.
    fn jpeg(frame: u8, scanned: u8) -> Vec<u8> {
        let comment = [0xFF, 0xFE, 0, 4, 0xFF, 0xD9];
        let frame = [0xFF, frame, 0, 8, 8, 0, 16, 0, 16, 3];
        let scan = [0xFF, 0xDA, 0, 3, scanned, 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4];
        [&[0xFF, 0xD8][..], &comment, &frame, &scan, &[0xFF, 0xD9]].concat()
    }

    #[test]
    fn a_jpeg_is_whole_when_its_last_marker_is_there() {
        let whole = jpeg(0xC0, 3);
        assert_eq!(examine_jpeg(&whole), Ok(()));
        assert_eq!(examine_jpeg(&[&whole[..], b"what a phone appends"].concat()), Ok(()));
        for length in 0..whole.len() {
            let cut = examine_jpeg(&whole[..length]);
            assert_eq!(cut, Err(PhotoFault::Damaged), "{length} bytes");
        }
    }

    #[test]
    fn what_the_decoder_would_spoil_is_left_to_the_platform() {
        assert_eq!(examine_jpeg(&jpeg(0xC0, 1)), Err(PhotoFault::NotAPicture));
        assert_eq!(examine_jpeg(&jpeg(0xC2, 1)), Ok(()));
        assert_eq!(examine_jpeg(&jpeg(0xC9, 3)), Err(PhotoFault::NotAPicture));
    }
}
