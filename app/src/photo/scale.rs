//! Making pictures smaller.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};

use super::PhotoFault;
use super::raster::Raster;
use super::turn::Turn;

/// Pixels of a photo's longer side at most: about 175 to the inch on a page of
/// A4 that fills the picture. More of them would have to be paid with coarser
/// ones, as the bytes are limited.
pub(super) const MAX_SIDE: u32 = 2048;

/// A part of a picture, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The whole picture as it is seen, [`MAX_SIDE`] at most, and its longer side
/// before.
///
/// # Errors
/// [`PhotoFault::Damaged`] for a picture without pixels.
pub(super) fn whole(picture: &Raster, turn: Turn) -> Result<(Raster, u32), PhotoFault> {
    let before = picture.width().max(picture.height());
    let (width, height) = fitting(picture.width(), picture.height(), MAX_SIDE);
    let scaled = to_size(picture, None, width, height).ok_or(PhotoFault::Damaged)?;
    Ok((turn.apply(scaled), before))
}

/// Width and height with the longer side no longer than `side`, never larger.
pub(super) fn fitting(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longer = width.max(height).max(1);
    if longer <= side {
        return (width, height);
    }
    let scaled = |length: u32| {
        let scaled =
            (u64::from(length) * u64::from(side) + u64::from(longer) / 2) / u64::from(longer);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    (scaled(width), scaled(height))
}

/// The picture, or a part of it, in another size; `None` when either is empty.
pub(super) fn to_size(
    picture: &Raster,
    part: Option<Part>,
    width: u32,
    height: u32,
) -> Option<Raster> {
    if part.is_none() && (width, height) == (picture.width(), picture.height()) {
        return Some(picture.clone());
    }
    // With its kind of pixel known when compiling, the others and their tables (half a megabyte)
    // stay out of the program.
    let (columns, rows) = (picture.width(), picture.height());
    let source = TypedImageRef::<U8x3>::from_buffer(columns, rows, picture.pixels()).ok()?;
    let mut pixels = vec![0; usize::try_from(u64::from(width) * u64::from(height) * 3).ok()?];
    let mut target = TypedImage::<U8x3>::from_buffer(width, height, &mut pixels).ok()?;
    // Keeps strokes crisper than a plain average of the pixels beneath.
    let mut options = ResizeOptions::new()
        .use_alpha(false)
        .resize_alg(ResizeAlg::Convolution(FilterType::Hamming));
    if let Some(Part { left, top, width, height }) = part {
        options = options.crop(left, top, width, height);
    }
    Resizer::new().resize_typed(&source, &mut target, &options).ok()?;
    Some(Raster::of_rows(width, height, pixels))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_fit_and_nothing_is_enlarged() {
        assert_eq!(fitting(4000, 3000, 2000), (2000, 1500));
        assert_eq!(fitting(3000, 4000, 2000), (1500, 2000));
        assert_eq!(fitting(640, 480, 2000), (640, 480));
        assert_eq!(fitting(60_000, 1, 2000), (2000, 1));
    }

    #[test]
    fn a_part_is_scaled_alone() {
        let pixels = (0..8 * 8).flat_map(|at| [if at % 8 < 4 { 0 } else { 200 }, 128, 128]);
        let picture = Raster::of_rows(8, 8, pixels.collect());
        let right = Part { left: 4.0, top: 0.0, width: 4.0, height: 8.0 };
        let scaled = to_size(&picture, Some(right), 2, 4).unwrap();
        // The scaling looks a little beyond the part's edge.
        assert!(scaled.pixels().chunks(3).all(|pixel| pixel[0] > 180), "{scaled:?}");
    }
}
