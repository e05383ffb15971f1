//! PNG (its specification, section 5) and WebP (RFC 9649): files made of chunks
//! that tell their lengths.

use super::super::PhotoFault;
use super::{Told, exif};

/// # Errors
/// [`PhotoFault::Damaged`] when a chunk is cut off, or its first or last one is
/// another than it must be.
pub(super) fn png(bytes: &[u8]) -> Result<Told, PhotoFault> {
    let mut told = Told::default();
    let mut at = 8;
    loop {
        let part = |from: usize, length: usize| bytes.get(from..from.checked_add(length)?);
        let quad = |from: usize| part(from, 4)?.first_chunk::<4>();
        let (Some(length), Some(kind)) = (quad(at), quad(at + 4)) else {
            return Err(PhotoFault::Damaged);
        };
        let length = u32::from_be_bytes(*length) as usize;
        if kind == b"IEND" && told.width > 0 {
            return Ok(told);
        }
        let data = part(at + 8, length).ok_or(PhotoFault::Damaged)?;
        let end = at + 12 + length;
        match (kind, quad(at + 8), quad(at + 12)) {
            (b"IHDR", Some(width), Some(height)) => {
                told.width = u32::from_be_bytes(*width);
                told.height = u32::from_be_bytes(*height);
            }
            _ if told.width == 0 => return Err(PhotoFault::Damaged),
            (b"eXIf", ..) => told.note(exif::orientation(data), at..end),
            _ => {}
        }
        at = end;
    }
}

/// # Errors
/// [`PhotoFault::Damaged`] when it is cut off or tells no size.
pub(super) fn webp(bytes: &[u8]) -> Result<Told, PhotoFault> {
    let mut told = Told::default();
    let part = |from: usize, length: usize| bytes.get(from..from.checked_add(length)?);
    let long = |from: usize| Some(u32::from_le_bytes(*part(from, 4)?.first_chunk()?) as usize);
    let length = long(4).ok_or(PhotoFault::Damaged)?;
    part(8, length).ok_or(PhotoFault::Damaged)?;
    let mut at = 12;
    while at + 8 <= 8 + length {
        let (Some(kind), Some(length)) = (part(at, 4), long(at + 4)) else {
            return Err(PhotoFault::Damaged);
        };
        let data = part(at + 8, length).ok_or(PhotoFault::Damaged)?;
        // Chunks begin at even places.
        let end = at + 8 + length + length % 2;
        if told.width == 0 {
            (told.width, told.height) = webp_size(kind, data).ok_or(PhotoFault::Damaged)?;
        }
        if kind == b"EXIF" {
            told.note(exif::orientation(data), at..end.min(bytes.len()));
        }
        at = end;
    }
    Ok(told)
}

/// The size that a WebP's first chunk tells.
fn webp_size(kind: &[u8], data: &[u8]) -> Option<(u32, u32)> {
    match kind {
        b"VP8X" => {
            let &[a, b, c, d, e, f] = data.get(4..)?.first_chunk()?;
            let size = |low, middle, high| u32::from_le_bytes([low, middle, high, 0]) + 1;
            Some((size(a, b, c), size(d, e, f)))
        }
        b"VP8L" => {
            let bits = u32::from_le_bytes(*data.get(1..)?.first_chunk()?);
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " => {
            let &[a, b, c, d] = data.get(6..)?.first_chunk()?;
            let size = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
            Some((size(a, b), size(c, d)))
        }
        _ => None,
    }
}

/// Brings a WebP's header into line with what is left of it: its length, and
/// that no Exif is there.
pub(super) fn tell_webp_again(bytes: &mut [u8]) {
    const EXIF: u8 = 0x08;
    if let Ok(length) = u32::try_from(bytes.len().saturating_sub(8))
        && let Some(told) = bytes.get_mut(4..8)
    {
        told.copy_from_slice(&length.to_le_bytes());
    }
    if bytes.get(12..16) == Some(b"VP8X")
        && let Some(flags) = bytes.get_mut(20)
    {
        *flags &= !EXIF;
    }
}
