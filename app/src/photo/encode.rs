//! The JPEG that is kept: as legible as a number of bytes allows. Written
//! without any metadata.

use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};

use super::PhotoFault;
use super::raster::{CHANNELS, Raster};
use super::scale::{self, MAX_SIDE};

/// The longer side of a thumbnail.
const SMALL_SIDE: u32 = 192;
/// Beyond this the eye gains nothing and the link pays.
const BEST: u8 = 85;
/// Below this, fewer and better pixels read more easily.
const WORTH_ITS_SIZE: u8 = 42;
/// The sizes tried, each with about two thirds of the pixels of the one before.
const SIDES: [u32; 5] = [MAX_SIDE, 1664, 1360, 1104, 896];
/// What a JPEG's headers and tables take of the bytes, about.
const HEADERS: f64 = 400.0;
/// Rows of a block of four by four coefficients with halved colour.
const BLOCK_ROWS: usize = 16;
/// So many guesses between a quality that fits and one that does not.
const GUESSES: usize = 2;
/// One row of blocks in so many is weighed when the quality is sought.
const WEIGHED: usize = 7;

/// The picture, made smaller if it must be, and its JPEG of `max` bytes at most.
///
/// # Errors
/// [`PhotoFault::Damaged`] when the picture has no pixels.
pub(super) fn within(page: Raster, max: usize) -> Result<(Raster, Vec<u8>), PhotoFault> {
    let mut page = page;
    let longer = page.width().max(page.height());
    let mut smaller = SIDES.into_iter().filter(|side| *side < longer);
    let mut quality = loop {
        if let Some(quality) = quality_for(&page, max, WORTH_ITS_SIZE)? {
            break quality;
        }
        let Some(side) = smaller.next() else {
            break quality_for(&page, max, 1)?.unwrap_or(1);
        };
        let (width, height) = scale::fitting(page.width(), page.height(), side);
        page = scale::to_size(&page, None, width, height).ok_or(PhotoFault::Damaged)?;
    };
    // The estimate holds but for a few bytes, seldom for more.
    loop {
        let jpeg = encode(&page, quality)?;
        if jpeg.len() <= max {
            return Ok((page, jpeg));
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

/// The best quality at which the picture takes `max` bytes, about, and none
/// when that is below `least`: what a sample of its rows takes tells what all
/// of them take.
fn quality_for(page: &Raster, max: usize, least: u8) -> Result<Option<u8>, PhotoFault> {
    let sample = sample(page);
    let share = f64::from(page.height()) / f64::from(sample.height().max(1));
    // A little short of the limit, as a sample is not the whole.
    let wanted = max as f64 * 0.975;
    let weigh = |quality| {
        let length = encode(&sample, quality)?.len() as f64;
        Ok(HEADERS + (length - HEADERS).max(0.0) * share)
    };
    let (mut low, mut high) = ((least, weigh(least)?), (BEST, weigh(BEST)?));
    if low.1 > wanted {
        return Ok(None);
    }
    if high.1 <= wanted {
        return Ok(Some(BEST));
    }
    // Bytes grow about exponentially with quality, and faster at its upper end:
    // so what is found between two qualities is seldom too much.
    for _ in 0..GUESSES {
        let part = (wanted / low.1).ln() / (high.1 / low.1).ln();
        let guess = low.0 + (f64::from(high.0 - low.0) * part) as u8;
        if guess == low.0 || guess >= high.0 {
            break;
        }
        let weight = weigh(guess)?;
        if weight <= wanted { low = (guess, weight) } else { high = (guess, weight) }
    }
    Ok(Some(low.0))
}

/// Every seventh row of blocks, so that each part of the page has its say.
fn sample(page: &Raster) -> Raster {
    let row = page.width() as usize * CHANNELS;
    let blocks = page.pixels().chunks(row * BLOCK_ROWS);
    let weighed: Vec<&[u8]> = if (page.height() as usize) < BLOCK_ROWS * WEIGHED {
        blocks.collect()
    } else {
        blocks.skip(WEIGHED / 2).step_by(WEIGHED).collect()
    };
    let pixels = weighed.concat();
    let height = u32::try_from(pixels.len() / row.max(1)).unwrap_or_default();
    Raster::of_rows(page.width(), height, pixels)
}

fn encode(page: &Raster, quality: u8) -> Result<Vec<u8>, PhotoFault> {
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
