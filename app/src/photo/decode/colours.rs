//! From the colours that decoders give to luma and colour differences; what is
//! transparent lies on white paper.

use super::super::raster::{CHANNELS, Raster, ycbcr};

/// A colour difference of none.
const NEUTRAL: u8 = 128;

/// From red, green, blue; `None` when the bytes do not fill the picture.
pub(super) fn from_rgb(width: u32, height: u32, bytes: &[u8]) -> Option<Raster> {
    converted(width, height, bytes, |[red, green, blue]| ycbcr(*red, *green, *blue))
}

/// From red, green, blue and opacity.
pub(super) fn from_rgba(width: u32, height: u32, bytes: &[u8]) -> Option<Raster> {
    converted(width, height, bytes, |[red, green, blue, opacity]| {
        ycbcr(on_white(*red, *opacity), on_white(*green, *opacity), on_white(*blue, *opacity))
    })
}

/// From brightness alone.
pub(super) fn from_luma(width: u32, height: u32, bytes: &[u8]) -> Option<Raster> {
    converted(width, height, bytes, |[luma]| [*luma, NEUTRAL, NEUTRAL])
}

/// From brightness and opacity.
pub(super) fn from_luma_alpha(width: u32, height: u32, bytes: &[u8]) -> Option<Raster> {
    converted(width, height, bytes, |[luma, opacity]| [on_white(*luma, *opacity), NEUTRAL, NEUTRAL])
}

fn converted<const N: usize>(
    width: u32,
    height: u32,
    bytes: &[u8],
    convert: impl Fn(&[u8; N]) -> [u8; CHANNELS],
) -> Option<Raster> {
    let count = width as usize * height as usize;
    let pixels = bytes.get(..count.checked_mul(N)?)?;
    let pixels = pixels.as_chunks::<N>().0.iter().flat_map(convert).collect();
    Raster::filled(width, height, pixels)
}

fn on_white(value: u8, opacity: u8) -> u8 {
    let (value, opacity) = (u32::from(value), u32::from(opacity));
    ((value * opacity + 255 * (255 - opacity) + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_transparent_is_paper() {
        let clear = from_rgba(1, 1, &[0, 0, 0, 0]).unwrap();
        assert_eq!(clear.pixels(), [255, 128, 128]);
        let ink = from_luma_alpha(1, 1, &[20, 255]).unwrap();
        assert_eq!(ink.pixels(), [20, 128, 128]);
        assert_eq!(from_rgb(2, 2, &[0; 11]), None);
    }
}
