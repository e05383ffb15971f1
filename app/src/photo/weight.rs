//! How many bytes a picture will take as a JPEG, told by a part of it, and in
//! which quality it takes as many as there may be.

use std::borrow::Cow;

use super::PhotoFault;
use super::encode::encode;
use super::raster::{CHANNELS, Raster};

/// Beyond this quality the eye gains nothing and the link pays.
const BEST: u8 = 85;
/// What a JPEG's headers and tables take of the bytes, about.
const HEADERS: f64 = 400.0;
/// Columns and rows of a block of four by four coefficients with halved colour.
const BLOCK: usize = 16;
/// Blocks are taken in runs of so many, as neighbours are written more briefly;
/// one block of so many; in the next row so many farther on.
const RUN: usize = 4;
const ONE_OF: usize = 7;
const FARTHER: usize = 11;
/// By how much, about, bytes grow with one step of quality: they double from a
/// poor quality to the best.
const GROWTH: f64 = 0.016;
/// So many guesses at the quality are weighed, unless one comes as near as this
/// (as a share of the bytes).
const GUESSES: usize = 3;
const NEAR: f64 = 0.1;

/// A part of a picture, which tells what all of it takes.
pub(super) struct Sample<'a> {
    part: Cow<'a, Raster>,
    /// How much larger the whole is.
    share: f64,
}

impl<'a> Sample<'a> {
    /// From each row of blocks some, at other places than in the row above, so
    /// that each line of text and each margin has its say.
    pub(super) fn of(picture: &'a Raster) -> Self {
        let blocks = picture.width() as usize / BLOCK;
        let runs = blocks / (RUN * ONE_OF);
        // A small picture is weighed as a whole.
        let Some(step) = blocks.checked_div(runs) else {
            return Self { part: Cow::Borrowed(picture), share: 1.0 };
        };
        let (row, piece) = (picture.width() as usize * CHANNELS, BLOCK * CHANNELS);
        let width = runs * RUN * BLOCK;
        let mut pixels = Vec::with_capacity(width * CHANNELS * picture.height() as usize);
        for (number, band) in picture.pixels().chunks(row * BLOCK).enumerate() {
            let first = number * FARTHER % step;
            for line in band.chunks_exact(row) {
                for at in 0..runs * RUN {
                    // Round the end of the line, so that no place is left out.
                    let left = (first + at / RUN * step + at % RUN) % blocks * piece;
                    pixels.extend_from_slice(line.get(left..left + piece).unwrap_or_default());
                }
            }
        }
        let share = f64::from(picture.width()) / width as f64;
        let width = u32::try_from(width).unwrap_or_default();
        Self { part: Cow::Owned(Raster::of_rows(width, picture.height(), pixels)), share }
    }

    /// What the whole picture takes in this quality, about.
    fn weigh(&self, quality: u8) -> Result<Guess, PhotoFault> {
        let length = encode(&self.part, quality)?.len() as f64;
        Ok(Guess { quality, bytes: HEADERS + (length - HEADERS).max(0.0) * self.share })
    }

    /// The best quality at which the picture takes so many bytes, about; none
    /// when that is below `least`.
    ///
    /// # Errors
    /// [`PhotoFault::Damaged`] when the picture has no pixels.
    pub(super) fn best_quality(&self, wanted: f64, least: u8) -> Result<Option<u8>, PhotoFault> {
        let mut low = self.weigh(least)?;
        if low.bytes > wanted {
            return Ok(None);
        }
        let (mut high, mut growth): (Option<Guess>, f64) = (None, GROWTH);
        for _ in 0..GUESSES {
            let next = low.reaching(wanted, growth, high);
            if next == low.quality {
                break;
            }
            let found = self.weigh(next)?;
            let before = low;
            if found.bytes > wanted {
                high = Some(found);
            } else {
                low = found;
            }
            growth = high.map_or_else(|| before.growth_to(&low), |high| low.growth_to(&high));
            if (found.bytes / wanted - 1.0).abs() < NEAR {
                break;
            }
        }
        Ok(Some(low.reaching(wanted, growth, high)))
    }
}

/// A quality and the bytes that it takes.
#[derive(Clone, Copy)]
struct Guess {
    quality: u8,
    bytes: f64,
}

impl Guess {
    /// Bytes grow about exponentially with quality, within a short reach.
    fn growth_to(&self, better: &Self) -> f64 {
        (better.bytes / self.bytes).ln() / f64::from(better.quality - self.quality)
    }

    /// The quality, from this one on and below what was found too much, that
    /// takes so many bytes, if they grow like this.
    fn reaching(&self, wanted: f64, growth: f64, too_much: Option<Self>) -> u8 {
        let limit = too_much.map_or(BEST, |it| it.quality - 1).max(self.quality);
        let quality = f64::from(self.quality) + (wanted / self.bytes).ln() / growth;
        quality.clamp(f64::from(self.quality), f64::from(limit)) as u8
    }
}
