//! What is doubtful about a picture of a page, so that the person is asked while
//! the page still lies before her. A wrong alarm teaches people to pass over
//! the right ones: where nothing can be told, nothing is said.

mod blurred;
mod glare;

use super::Doubt;
use super::luma::{Histogram, Luma};
use super::raster::Raster;

/// A longer side of fewer pixels shows a page's text at less than about 75 to
/// the inch, with letters of five pixels.
const MIN_SIDE: u32 = 860;
/// Of a picture in which something is bright, a twentieth is at least so bright.
const BRIGHT: u8 = 62;

/// The doubts about a page; `taken` is its longer side in the camera's pixels.
pub(super) fn about(page: &Raster, taken: u32) -> Vec<Doubt> {
    let luma = Luma::of(page);
    let values = Histogram::of(&luma.pixels);
    let dark = values.quantile(0.95) < BRIGHT;
    let mut doubts = Vec::new();
    if taken < MIN_SIDE {
        doubts.push(Doubt::TooSmall);
    }
    if dark {
        doubts.push(Doubt::TooDark);
    }
    // In the dark, noise is all that could be judged.
    if !dark && blurred::is(&luma) {
        doubts.push(Doubt::Blurred);
    }
    if glare::may_be(&values) && glare::is(page) {
        doubts.push(Doubt::Glare);
    }
    doubts
}
