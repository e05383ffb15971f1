//! A decoded picture: luma and two colour differences, a byte each (JFIF's
//! YCbCr). JPEG stores them so; nothing here needs red, green and blue.

/// Bytes of a pixel.
pub(super) const CHANNELS: usize = 3;

/// Rows from the top, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raster {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Raster {
    /// Takes pixels as they are; short rows are filled up, so that the sizes
    /// always agree.
    pub(super) fn of_rows(width: u32, height: u32, mut pixels: Vec<u8>) -> Self {
        pixels.resize(width as usize * height as usize * CHANNELS, 0);
        Self { width, height, pixels }
    }

    /// Takes pixels as they are, unless they do not fill the picture.
    pub(super) fn filled(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        let fits = pixels.len() == width as usize * height as usize * CHANNELS;
        fits.then_some(Self { width, height, pixels })
    }

    pub(super) fn width(&self) -> u32 {
        self.width
    }

    pub(super) fn height(&self) -> u32 {
        self.height
    }

    pub(super) fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The rows from the top, each [`CHANNELS`] bytes a pixel.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.pixels.chunks_exact((self.width as usize * CHANNELS).max(1))
    }
}

/// JFIF 1.02's conversion, in 16 bits of fraction. The factors' sums leave
/// nothing beyond a byte.
pub(super) fn ycbcr(red: u8, green: u8, blue: u8) -> [u8; CHANNELS] {
    const HALF: i32 = 1 << 15;
    let (red, green, blue) = (i32::from(red), i32::from(green), i32::from(blue));
    let luma = 19_595 * red + 38_470 * green + 7_471 * blue + HALF;
    let blueness = -11_059 * red - 21_709 * green + 32_768 * blue + (128 << 16) + HALF - 1;
    let redness = 32_768 * red - 27_439 * green - 5_329 * blue + (128 << 16) + HALF - 1;
    [luma, blueness, redness].map(|sum| (sum >> 16) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_converted_as_jfif_says() {
        assert_eq!(ycbcr(255, 255, 255), [255, 128, 128]);
        assert_eq!(ycbcr(0, 0, 0), [0, 128, 128]);
        assert_eq!(ycbcr(255, 0, 0), [76, 85, 255]);
        assert_eq!(ycbcr(0, 0, 255), [29, 255, 107]);
        assert_eq!(ycbcr(255, 255, 0), [226, 0, 149]);
        assert_eq!(ycbcr(0, 255, 255), [179, 171, 0]);
    }
}
