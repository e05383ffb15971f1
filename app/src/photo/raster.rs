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

    /// From red, green, blue; `None` when the bytes do not fill the picture.
    pub(super) fn from_rgb(width: u32, height: u32, bytes: &[u8]) -> Option<Self> {
        Self::converted(width, height, bytes, |[red, green, blue]| ycbcr(*red, *green, *blue))
    }

    /// From red, green, blue and opacity, laid on white paper.
    pub(super) fn from_rgba(width: u32, height: u32, bytes: &[u8]) -> Option<Self> {
        Self::converted(width, height, bytes, |[red, green, blue, opacity]| {
            ycbcr(on_white(*red, *opacity), on_white(*green, *opacity), on_white(*blue, *opacity))
        })
    }

    /// From brightness alone.
    pub(super) fn from_luma(width: u32, height: u32, bytes: &[u8]) -> Option<Self> {
        Self::converted(width, height, bytes, |[luma]| [*luma, NEUTRAL, NEUTRAL])
    }

    /// From brightness and opacity, laid on white paper.
    pub(super) fn from_luma_alpha(width: u32, height: u32, bytes: &[u8]) -> Option<Self> {
        Self::converted(width, height, bytes, |[luma, opacity]| {
            [on_white(*luma, *opacity), NEUTRAL, NEUTRAL]
        })
    }

    fn converted<const N: usize>(
        width: u32,
        height: u32,
        bytes: &[u8],
        convert: impl Fn(&[u8; N]) -> [u8; CHANNELS],
    ) -> Option<Self> {
        let count = width as usize * height as usize;
        let pixels = bytes.get(..count.checked_mul(N)?)?;
        let pixels = pixels.as_chunks::<N>().0.iter().flat_map(convert).collect();
        Some(Self { width, height, pixels })
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

/// A colour difference of none.
const NEUTRAL: u8 = 128;

fn on_white(value: u8, opacity: u8) -> u8 {
    let (value, opacity) = (u32::from(value), u32::from(opacity));
    ((value * opacity + 255 * (255 - opacity) + 127) / 255) as u8
}

/// JFIF 1.02's conversion, in 16 bits of fraction.
fn ycbcr(red: u8, green: u8, blue: u8) -> [u8; CHANNELS] {
    const HALF: i32 = 1 << 15;
    let (red, green, blue) = (i32::from(red), i32::from(green), i32::from(blue));
    let luma = 19_595 * red + 38_470 * green + 7_471 * blue + HALF;
    let blueness = -11_059 * red - 21_709 * green + 32_768 * blue + (128 << 16) + HALF - 1;
    let redness = 32_768 * red - 27_439 * green - 5_329 * blue + (128 << 16) + HALF - 1;
    [luma, blueness, redness].map(|sum| (sum >> 16).clamp(0, 255) as u8)
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
    }

    #[test]
    fn what_is_transparent_is_paper() {
        let clear = Raster::from_rgba(1, 1, &[0, 0, 0, 0]).unwrap();
        assert_eq!(clear.pixels(), [255, 128, 128]);
        let ink = Raster::from_luma_alpha(1, 1, &[20, 255]).unwrap();
        assert_eq!(ink.pixels(), [20, 128, 128]);
        assert_eq!(Raster::from_rgb(2, 2, &[0; 11]), None);
    }
}
