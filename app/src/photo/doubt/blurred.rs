//! Sharpness, by the steepest edges: a sharp edge passes from dark to bright
//! within a pixel or two, a blurred one takes many.

use super::super::luma::{Histogram, Luma};

/// Edges are looked for in squares of so many pixels.
const SQUARE: usize = 32;
/// The difference of dark and bright in a square that is worth judging.
const CONTRAST: u8 = 40;
/// So many squares must be: otherwise the picture says nothing about sharpness.
const ENOUGH: usize = 12;
/// Of the squares, the sharpest tenth decides: a page may lie before a soft
/// background, but a blurred picture is sharp nowhere.
const DECIDING: f64 = 0.9;
/// The steepest edge's slope, as a share of the square's contrast for each pixel
/// (in 255ths), below which text of a page's size runs together.
const STEEP: u8 = 64;

/// Whether the picture has edges, and none of them is sharp.
pub(super) fn is(luma: &Luma) -> bool {
    sharpness(luma).is_some_and(|sharpness| sharpness < STEEP)
}

/// The slope of the steep edges (about 170 in a photo in focus, 60 where small
/// text runs together); `None` when there are too few edges.
fn sharpness(luma: &Luma) -> Option<u8> {
    let mut found = Histogram::default();
    let mut count = 0;
    for top in (1..luma.height.saturating_sub(SQUARE)).step_by(SQUARE) {
        // One square in four is enough.
        let first = if (top / SQUARE).is_multiple_of(2) { 1 } else { 1 + 2 * SQUARE };
        for left in (first..luma.width.saturating_sub(SQUARE)).step_by(4 * SQUARE) {
            if let Some(slope) = slope(luma, left, top) {
                found.add(slope);
                count += 1;
            }
        }
    }
    (count >= ENOUGH).then(|| found.quantile(DECIDING))
}

fn slope(luma: &Luma, left: usize, top: usize) -> Option<u8> {
    let mut values = Histogram::default();
    let mut slopes = Histogram::default();
    for y in top..top + SQUARE {
        let part = |row: usize| luma.row(row).get(left - 1..=left + SQUARE);
        let (above, row, below) = (part(y - 1)?, part(y)?, part(y + 1)?);
        for ((across, up), down) in row.windows(3).zip(above.get(1..)?).zip(below.get(1..)?) {
            let [before, here, after] = across else { continue };
            values.add(*here);
            slopes.add(before.abs_diff(*after).max(up.abs_diff(*down)) / 2);
        }
    }
    // The few extreme ones may be noise.
    let contrast = values.quantile(0.97) - values.quantile(0.03);
    let steepest = u32::from(slopes.quantile(0.985));
    (contrast >= CONTRAST).then(|| (steepest * 255 / u32::from(contrast)).min(255) as u8)
}
