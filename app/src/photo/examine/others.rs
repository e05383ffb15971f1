//! Kinds that only a platform's own decoder reads; here, no more than their size.

use super::super::PhotoFault;
use super::Told;

/// # Errors
/// [`PhotoFault::NotAPicture`] when there is no header.
pub(super) fn bmp(bytes: &[u8]) -> Result<Told, PhotoFault> {
    let long = |from: usize| Some(i32::from_le_bytes(*bytes.get(from..)?.first_chunk()?));
    // A negative height tells that the first row is the upper one.
    let (Some(width), Some(height)) = (long(18), long(22)) else {
        return Err(PhotoFault::NotAPicture);
    };
    let (width, height) = (width.unsigned_abs(), height.unsigned_abs());
    Ok(Told { width, height, rare: true, ..Told::default() })
}

/// The largest of the pictures in a HEIF file (ISO/IEC 23008-12, 6.5.3): besides
/// the whole there may be its tiles and a thumbnail.
pub(super) fn heif(bytes: &[u8]) -> Option<Told> {
    // The properties of all pictures lie in one box inside others.
    let meta = inside(bytes, b"meta")?.get(4..)?;
    let mut properties = inside(inside(meta, b"iprp")?, b"ipco")?;
    let mut told = Told { rare: true, ..Told::default() };
    while let Some((kind, content, rest)) = next_box(properties) {
        properties = rest;
        if kind == b"ispe" {
            let long = |at: usize| Some(u32::from_be_bytes(*content.get(at..)?.first_chunk()?));
            let (width, height) = (long(4)?, long(8)?);
            told.width = told.width.max(width);
            told.height = told.height.max(height);
        }
    }
    (told.width > 0).then_some(told)
}

fn inside<'a>(mut boxes: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    loop {
        let (kind, content, rest) = next_box(boxes)?;
        if kind == wanted {
            return Some(content);
        }
        boxes = rest;
    }
}

/// A box's kind, what it holds, and what follows it (ISO/IEC 14496-12, 4.2).
/// None that is larger than 4 GB or has no end comes before what is looked for.
fn next_box(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let length = u32::from_be_bytes(*bytes.first_chunk()?) as usize;
    let kind = bytes.get(4..)?.first_chunk()?;
    Some((kind, bytes.get(8..length)?, bytes.get(length..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
        [&length, kind, content].concat()
    }

    #[test]
    fn the_whole_of_a_tiled_picture_is_its_size() {
        let size = |width: u32, height: u32| {
            boxed(b"ispe", &[[0; 4], width.to_be_bytes(), height.to_be_bytes()].concat())
        };
        let properties = [boxed(b"hvcC", &[1; 9]), size(512, 512), size(4032, 3024)].concat();
        let items = boxed(b"iprp", &boxed(b"ipco", &properties));
        let meta = boxed(b"meta", &[&[0; 4][..], &boxed(b"hdlr", &[0; 20]), &items].concat());
        let file = [boxed(b"ftyp", b"heic\0\0\0\0mif1"), meta, boxed(b"mdat", &[7; 50])].concat();
        let told = heif(&file).unwrap();
        assert_eq!((told.width, told.height), (4032, 3024));
        for length in 0..file.len() {
            heif(&file[..length]);
        }
        assert!(heif(&boxed(b"ftyp", b"heic")).is_none());
    }
}
