//! A picture that the platform decodes, taken over band by band: at no time do
//! all its pixels lie here in two ways.

use super::raster::{CHANNELS, Raster, ycbcr};
use super::{PhotoFault, within_limits};

/// The picture's upper part that is here already.
pub struct Bands {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Bands {
    /// Of a picture of this size.
    ///
    /// # Errors
    /// [`PhotoFault::TooManyPixels`]; [`PhotoFault::Damaged`] when it has none.
    pub fn of(width: u32, height: u32) -> Result<Self, PhotoFault> {
        within_limits(width, height)?;
        let bytes = width as usize * height as usize * CHANNELS;
        Ok(Self { width, height, pixels: Vec::with_capacity(bytes) })
    }

    /// Takes the next rows: red, green, blue and a byte that counts for nothing.
    pub fn add(&mut self, rows: &[u8]) {
        for [red, green, blue, _] in rows.as_chunks().0 {
            self.pixels.extend_from_slice(&ycbcr(*red, *green, *blue));
        }
    }

    pub(super) fn whole(self) -> Result<Raster, PhotoFault> {
        Raster::filled(self.width, self.height, self.pixels).ok_or(PhotoFault::Damaged)
    }
}
