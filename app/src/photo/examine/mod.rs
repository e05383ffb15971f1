//! What a file says of itself, read before anything is decoded: its kind, its
//! size (a small file may claim a huge picture), how the camera was held, and
//! whether it is whole. Pixels are the decoders' matter: `decode` on native, the
//! browser's own behind `host::web`.

mod chunked;
mod exif;
mod format;
mod jpeg;
mod others;

use std::ops::Range;

use super::turn::Turn;
use super::{PhotoFault, check_size, within_limits};
pub(super) use format::Format;

/// A picture beyond this that a decoder gives up has been too much for the
/// device's memory rather than damaged.
const LARGE: u64 = 25_000_000;

/// What a parser found.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Pixels across, as stored.
    pub(super) width: u32,
    /// Pixels down, as stored.
    pub(super) height: u32,
    /// Of a variant that the decoders of this program do not read or would spoil.
    pub(super) rare: bool,
    turn: Option<Turn>,
    exif: Vec<Range<usize>>,
}

impl Told {
    /// Takes down where Exif lies; what the first says of the camera counts.
    fn note(&mut self, turn: Turn, place: Range<usize>) {
        self.turn.get_or_insert(turn);
        self.exif.push(place);
    }
}

/// A file that can be decoded: its size is within the limits.
#[derive(Debug)]
pub struct Examined {
    pub(super) format: Format,
    pub(super) told: Told,
}

/// Looks a file through.
///
/// # Errors
/// What is wrong with it: too large, no picture, too many pixels, broken off.
pub fn examine(bytes: &[u8]) -> Result<Examined, PhotoFault> {
    check_size(bytes.len())?;
    let format = format::recognise(bytes)?;
    let told = match format {
        Format::Jpeg => jpeg::look(bytes)?,
        Format::Png => chunked::png(bytes)?,
        Format::WebP => chunked::webp(bytes)?,
        Format::Bmp => others::bmp(bytes)?,
        Format::Heic => others::heif(bytes).ok_or(PhotoFault::HeicNotReadable)?,
        Format::Avif => others::heif(bytes).ok_or(PhotoFault::NotAPicture)?,
    };
    within_limits(told.width, told.height)?;
    Ok(Examined { format, told })
}

impl Examined {
    /// How the stored picture must be turned, as Exif says.
    pub(super) fn turn(&self) -> Turn {
        self.told.turn.unwrap_or(Turn::NONE)
    }

    /// The same file without Exif, so that a platform's decoder does not turn
    /// the picture: whether it would differs by its age.
    #[must_use]
    pub fn without_exif(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        for place in self.told.exif.iter().rev() {
            bytes.drain(place.clone());
        }
        if self.format == Format::WebP {
            chunked::tell_webp_again(&mut bytes);
        }
        bytes
    }

    /// Why there are no pixels, when a decoder gave this file up.
    #[must_use]
    pub fn given_up(&self) -> PhotoFault {
        let pixels = u64::from(self.told.width) * u64::from(self.told.height);
        match self.format {
            Format::Heic => PhotoFault::HeicNotReadable,
            _ if self.told.rare => PhotoFault::NotAPicture,
            _ if pixels > LARGE => PhotoFault::TooManyPixels,
            _ => PhotoFault::Damaged,
        }
    }
}
