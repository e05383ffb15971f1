//! A JPEG looked through from its first marker to its last (ITU-T T.81, annex B).

use super::super::PhotoFault;
use super::{Told, exif};

const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const BASELINE: u8 = 0xC0;
const EXTENDED: u8 = 0xC1;
const PROGRESSIVE: u8 = 0xC2;
const APP1: u8 = 0xE1;

/// Decoders fill what is missing with grey, which on a document looks like
/// paper; and the one used on native takes scans of single colours of a
/// baseline picture for garbage without a word (zune-image, issue 422). Both
/// must be found out here.
///
/// # Errors
/// [`PhotoFault::Damaged`] when it does not run on to its end marker or has no
/// frame.
pub(super) fn look(bytes: &[u8]) -> Result<Told, PhotoFault> {
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut told = Told::default();
    // The frame's marker and its number of colours.
    let mut frame = None;
    loop {
        // Between segments, and inside compressed data, a marker is FF and
        // a byte that is neither stuffing (00), filling (FF) nor a restart.
        let marker = next_marker(&mut rest).ok_or(PhotoFault::Damaged)?;
        if marker == END {
            return if frame.is_some() { Ok(told) } else { Err(PhotoFault::Damaged) };
        }
        let start = bytes.len() - rest.len();
        let &[high, low] = rest.first_chunk().ok_or(PhotoFault::Damaged)?;
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(..length).ok_or(PhotoFault::Damaged)?;
        // What follows a scan's header is compressed data, which
        // `next_marker` reads over just as well.
        rest = rest.get(length..).unwrap_or_default();
        match (marker, frame) {
            // Tables and an extension are left out, whose markers are among these.
            (0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF, _) => {
                let &[height_high, height_low, width_high, width_low, colours] =
                    segment.get(3..8).and_then(|it| it.first_chunk()).ok_or(PhotoFault::Damaged)?;
                told.width = u16::from_be_bytes([width_high, width_low]).into();
                told.height = u16::from_be_bytes([height_high, height_low]).into();
                // The others are lossless, arithmetic, hierarchical.
                told.rare |= !matches!(marker, BASELINE | EXTENDED | PROGRESSIVE);
                frame = Some((marker, colours));
            }
            (SCAN, Some((BASELINE | EXTENDED, colours))) => {
                told.rare |= segment.get(2) != Some(&colours);
            }
            (SCAN, _) => {}
            _ if rest.first() != Some(&0xFF) => return Err(PhotoFault::Damaged),
            (APP1, _) => {
                if let Some(block) = segment.get(2..).and_then(|it| it.strip_prefix(b"Exif\0\0")) {
                    told.note(exif::orientation(block), start - 2..start + length);
                }
            }
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

    /// A comment that looks like an end, a frame, a scan of so many colours,
    /// compressed data with stuffing and a restart, the end.
    fn jpeg(frame: u8, scanned: u8) -> Vec<u8> {
        let comment = [0xFF, 0xFE, 0, 4, 0xFF, 0xD9];
        let frame = [0xFF, frame, 0, 8, 8, 0, 16, 1, 16, 3];
        let scan = [0xFF, 0xDA, 0, 3, scanned, 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4];
        [&[0xFF, 0xD8][..], &comment, &frame, &scan, &[0xFF, 0xD9]].concat()
    }

    #[test]
    fn a_jpeg_is_whole_when_its_last_marker_is_there() {
        let whole = jpeg(0xC0, 3);
        let told = look(&whole).unwrap();
        assert_eq!((told.width, told.height, told.rare), (272, 16, false));
        assert!(look(&[&whole[..], b"what a phone appends"].concat()).is_ok());
        for length in 0..whole.len() {
            let cut = look(&whole[..length]);
            assert_eq!(cut.err(), Some(PhotoFault::Damaged), "{length} bytes");
        }
    }

    #[test]
    fn what_a_decoder_would_spoil_is_told() {
        assert!(look(&jpeg(0xC0, 1)).unwrap().rare);
        assert!(!look(&jpeg(0xC2, 1)).unwrap().rare);
        assert!(look(&jpeg(0xC9, 3)).unwrap().rare);
    }
}
