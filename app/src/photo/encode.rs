//! The JPEG that is kept: as legible as a number of bytes allows. Written
//! without any metadata. How large a picture may be for that, and in which
//! quality, is `weight`'s to say.

use std::borrow::Cow;

use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};

use super::PhotoFault;
use super::raster::Raster;
use super::scale::{self, MAX_SIDE};
use super::weight::Sample;

/// The longer side of a thumbnail.
const SMALL_SIDE: u32 = 192;
/// The sizes tried, each with about two thirds of the pixels of the one before.
const SIDES: [u32; 5] = [MAX_SIDE, 1664, 1360, 1104, 896];
/// Below this quality, fewer and better pixels read more easily.
const WORTH_ITS_SIZE: u8 = 42;

/// A picture's JPEG and its size in pixels.
pub(super) struct Encoded {
    pub(super) jpeg: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// The picture's JPEG of `max` bytes at most, made of a smaller picture if it
/// must be.
///
/// # Errors
/// [`PhotoFault::Damaged`] when the picture has no pixels.
pub(super) fn within(page: &Raster, max: usize) -> Result<Encoded, PhotoFault> {
    // A little short of the limit, as a sample is not the whole.
    let wanted = max as f64 * 0.985;
    let longer = page.width().max(page.height());
    let mut smaller = SIDES.into_iter().filter(|side| *side < longer);
    let mut picture = Cow::Borrowed(page);
    let mut quality = loop {
        let sample = Sample::of(&picture);
        if let Some(quality) = sample.best_quality(wanted, WORTH_ITS_SIZE)? {
            break quality;
        }
        let Some(side) = smaller.next() else {
            break sample.best_quality(wanted, 1)?.unwrap_or(1);
        };
        // From the page itself: what is scaled twice is blurred twice.
        let (width, height) = scale::fitting(page.width(), page.height(), side);
        let scaled = scale::to_size(page, None, width, height).ok_or(PhotoFault::Damaged)?;
        picture = Cow::Owned(scaled);
    };
    // The estimate holds but for a few bytes, seldom for more.
    loop {
        let jpeg = encode(&picture, quality)?;
        if jpeg.len() <= max {
            return Ok(Encoded { jpeg, width: picture.width(), height: picture.height() });
        }
        let excess = jpeg.len() as f64 / max as f64 - 1.0;
        let step = 1 + (excess * f64::from(quality) * 1.6).ceil() as u8;
        let lower = quality.saturating_sub(step).max(1);
        quality = if lower < quality { lower } else { return Err(PhotoFault::Damaged) };
    }
}

/// The thumbnail of `max` bytes at most.
///
/// # Errors
/// [`PhotoFault::Damaged`] when the picture has no pixels.
pub(super) fn small(page: &Raster, max: usize) -> Result<Vec<u8>, PhotoFault> {
    let (width, height) = scale::fitting(page.width(), page.height(), SMALL_SIDE);
    let small = scale::to_size(page, None, width, height).ok_or(PhotoFault::Damaged)?;
    for quality in [70, 55, 40, 25, 10] {
        let jpeg = encode(&small, quality)?;
        if jpeg.len() <= max {
            return Ok(jpeg);
        }
    }
    Err(PhotoFault::Damaged)
}

/// # Errors
/// [`PhotoFault::Damaged`] when the picture has no pixels.
pub(super) fn encode(page: &Raster, quality: u8) -> Result<Vec<u8>, PhotoFault> {
    let size = |length: u32| u16::try_from(length).map_err(|_| PhotoFault::Damaged);
    let (width, height) = (size(page.width())?, size(page.height())?);
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, quality);
    // The eye, and a reader of text, see colour coarsely.
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    // A fifth smaller than with the tables of the standard. One scan for the
    // averages and one for all else: more of them would only cost bytes.
    encoder.set_optimized_huffman_tables(true);
    encoder.set_progressive_scans(2);
    encoder.set_quantization_tables(
        QuantizationTableType::ImageMagick,
        QuantizationTableType::ImageMagick,
    );
    encoder
        .encode(page.pixels(), width, height, ColorType::Ycbcr)
        .map_err(|_| PhotoFault::Damaged)?;
    Ok(jpeg)
}
