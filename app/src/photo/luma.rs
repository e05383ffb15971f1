//! Brightness alone, on which light, sharpness and edges are judged.

use super::raster::{CHANNELS, Raster};

/// A byte a pixel, rows from the top without gaps.
pub(super) struct Luma {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

impl Luma {
    pub(super) fn of(picture: &Raster) -> Self {
        Self {
            width: picture.width() as usize,
            height: picture.height() as usize,
            pixels: picture
                .pixels()
                .as_chunks::<CHANNELS>()
                .0
                .iter()
                .map(|pixel| pixel[0])
                .collect(),
        }
    }

    pub(super) fn row(&self, y: usize) -> &[u8] {
        self.pixels.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }
}

/// How often each value occurs.
pub(super) struct Histogram {
    counts: [u32; 256],
    total: u32,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { counts: [0; 256], total: 0 }
    }
}

impl Histogram {
    pub(super) fn of(values: &[u8]) -> Self {
        let mut histogram = Self::default();
        values.iter().for_each(|value| histogram.add(*value));
        histogram
    }

    pub(super) fn add(&mut self, value: u8) {
        if let Some(count) = self.counts.get_mut(usize::from(value)) {
            *count += 1;
            self.total += 1;
        }
    }

    pub(super) fn total(&self) -> u32 {
        self.total
    }

    /// Each value with its count.
    pub(super) fn counts(&self) -> impl Iterator<Item = (f64, f64)> {
        (0u8..=255).zip(&self.counts).map(|(value, count)| (f64::from(value), f64::from(*count)))
    }

    /// The value below which this share of them lies.
    pub(super) fn quantile(&self, share: f64) -> u8 {
        let wanted = (f64::from(self.total) * share) as u32;
        let mut passed = 0;
        let found = (0u8..=255).zip(&self.counts).find(|(_, count)| {
            passed += **count;
            passed > wanted
        });
        found.map_or(255, |(value, _)| value)
    }
}
