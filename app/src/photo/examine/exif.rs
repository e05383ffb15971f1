//! The one thing that is read from a picture's metadata before they are
//! dropped: how the camera was held.

use super::super::turn::Turn;

const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;

/// The turn that a TIFF block asks for; none when it says nothing usable.
/// (Exif 2.32, 4.6.2 and 4.6.4: the tag "Orientation" of the 0th IFD.)
pub(super) fn orientation(block: &[u8]) -> Turn {
    read(block).map_or(Turn::NONE, Turn::of_exif)
}

fn read(block: &[u8]) -> Option<u16> {
    // WebP and PNG carry the bare block, some writers put JPEG's prefix first.
    let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    let big = match block.get(..4)? {
        [b'M', b'M', 0, 42] => true,
        [b'I', b'I', 42, 0] => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = *block.get(at..)?.first_chunk()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes: [u8; 4] = *block.get(at..)?.first_chunk()?;
        let value = if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
        usize::try_from(value).ok()
    };
    let directory = long(4)?;
    let entries = usize::from(short(directory)?);
    (0..entries).find_map(|entry| {
        let at = directory.checked_add(2 + entry * 12)?;
        let wanted = short(at)? == ORIENTATION && short(at.checked_add(2)?)? == SHORT;
        if wanted { short(at.checked_add(8)?) } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(big: bool, orientation: u16) -> Vec<u8> {
        let short = |n: u16| if big { n.to_be_bytes() } else { n.to_le_bytes() };
        let long = |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() };
        let mut block = if big { b"MM\0\x2A".to_vec() } else { b"II\x2A\0".to_vec() };
        block.extend(long(8));
        block.extend(short(2));
        for (tag, value) in [(0x010F, 7), (ORIENTATION, orientation)] {
            block.extend(short(tag));
            block.extend(short(SHORT));
            block.extend(long(1));
            block.extend(short(value));
            block.extend([0, 0]);
        }
        block
    }

    #[test]
    fn both_byte_orders_are_read_and_nonsense_is_no_turn() {
        for big in [true, false] {
            for value in 1..=8 {
                assert_eq!(orientation(&block(big, value)), Turn::of_exif(value));
            }
            assert_eq!(orientation(&block(big, 77)), Turn::NONE);
            let whole = block(big, 6);
            for length in 0..whole.len() {
                orientation(&whole[..length]);
            }
        }
        assert_eq!(orientation(b"II\x2A\0\xFF\xFF\xFF\xFF\xFF\xFF"), Turn::NONE);
    }
}
