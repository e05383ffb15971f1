//! Where a bright page lies on a darker ground, as a suggestion for its
//! corners. Where it is not plain to see, nothing is suggested: a person drags
//! four corners sooner than she mends four wrong ones.

use super::Point;
use super::luma::{Histogram, Luma};
use super::raster::Raster;
use super::scale;

/// The longer side of the picture in which the page is looked for.
const SIDE: u32 = 320;
/// How much of the picture the page may cover.
const SHARE: std::ops::Range<f64> = 0.15..0.94;
/// How much of its outline's four-cornered shape the page must fill: text and
/// a shadow may be missing.
const FILLED: f64 = 0.8;
/// The page must be brighter by so much than the ground, along each side.
const STEP: f64 = 30.0;
/// How far from an edge that is judged, as a share of the longer side.
const OFF: f64 = 0.018;

type Place = (f64, f64);

/// The page's corners, clockwise from the left upper one.
pub(super) fn find(picture: &Raster) -> Option<[Point; 4]> {
    let (width, height) = scale::fitting(picture.width(), picture.height(), SIDE);
    let luma = Luma::of(&scale::to_size(picture, None, width, height)?);
    let threshold = threshold(&Histogram::of(&luma.pixels))?;
    let bright = largest_bright(&luma, threshold);
    let corners = corners(&bright, luma.width)?;
    let (width, height) = (luma.width as f64, luma.height as f64);
    let area = area(&corners);
    let plain = SHARE.contains(&(area / (width * height)))
        && bright.len() as f64 >= FILLED * area
        && inside(&bright, luma.width, &corners)
        && steps_down(&luma, &corners);
    let fraction = |(x, y): Place| Point { x: (x / width) as f32, y: (y / height) as f32 };
    plain.then(|| corners.map(fraction))
}

/// The brightness that parts the two most different groups of pixels (Otsu 1979).
fn threshold(histogram: &Histogram) -> Option<u8> {
    let total: f64 = f64::from(histogram.total());
    let sum: f64 = histogram.counts().map(|(value, count)| value * count).sum();
    let (mut below, mut below_sum) = (0.0, 0.0);
    let (mut best, mut found) = (0.0, None);
    for (value, count) in histogram.counts() {
        below += count;
        below_sum += value * count;
        let above = total - below;
        if below == 0.0 || above == 0.0 {
            continue;
        }
        let apart = (sum - below_sum) / above - below_sum / below;
        let between = below * above * apart * apart;
        if between > best {
            (best, found) = (between, (apart > STEP).then_some(value as u8));
        }
    }
    found
}

/// The places of the largest group of bright pixels that hang together.
fn largest_bright(luma: &Luma, threshold: u8) -> Vec<usize> {
    let mut open: Vec<bool> = luma.pixels.iter().map(|pixel| *pixel > threshold).collect();
    let mut take = |at: usize| open.get_mut(at).is_some_and(std::mem::take);
    let mut largest = Vec::new();
    for start in 0..luma.pixels.len() {
        let mut group = Vec::new();
        if take(start) {
            group.push(start);
        }
        let mut next = 0;
        while let Some(at) = group.get(next).copied() {
            next += 1;
            let column = at % luma.width;
            let sides = [
                (column > 0).then(|| at - 1),
                (column + 1 < luma.width).then_some(at + 1),
                at.checked_sub(luma.width),
                Some(at + luma.width),
            ];
            group.extend(sides.into_iter().flatten().filter(|side| take(*side)));
        }
        if group.len() > largest.len() {
            largest = group;
        }
    }
    largest
}

/// The pixels that reach farthest to the four corners: those of a page that
/// is turned by less than a third of a right angle.
fn corners(places: &[usize], width: usize) -> Option<[Place; 4]> {
    let place = |at: &usize| ((at % width) as f64 + 0.5, (at / width) as f64 + 0.5);
    let farthest = |across: f64, down: f64| {
        let reach = |(x, y): Place| x * across + y * down;
        places.iter().map(place).max_by(|one, other| reach(*one).total_cmp(&reach(*other)))
    };
    Some([farthest(-1.0, -1.0)?, farthest(1.0, -1.0)?, farthest(1.0, 1.0)?, farthest(-1.0, 1.0)?])
}

fn area(corners: &[Place; 4]) -> f64 {
    let [a, b, c, d] = *corners;
    ((c.0 - a.0) * (d.1 - b.1) - (d.0 - b.0) * (c.1 - a.1)) / 2.0
}

/// The four sides, each with its direction, length one, and its length.
fn sides(corners: &[Place; 4]) -> [(Place, Place, f64); 4] {
    let [a, b, c, d] = *corners;
    [(a, b), (b, c), (c, d), (d, a)].map(|(from, to)| {
        let length = (to.0 - from.0).hypot(to.1 - from.1).max(1.0);
        (from, ((to.0 - from.0) / length, (to.1 - from.1) / length), length)
    })
}

/// Whether hardly a bright pixel lies outside: else the shape is another.
fn inside(places: &[usize], width: usize, corners: &[Place; 4]) -> bool {
    let sides = sides(corners);
    let outside = places.iter().filter(|at| {
        let (x, y) = ((*at % width) as f64 + 0.5, (*at / width) as f64 + 0.5);
        sides.iter().any(|(from, along, _)| {
            // Two pixels beyond: a page is never quite straight.
            (x - from.0) * along.1 - (y - from.1) * along.0 > 2.0
        })
    });
    outside.count() * 50 < places.len()
}

/// Whether it is darker outside, along most of each side.
fn steps_down(luma: &Luma, corners: &[Place; 4]) -> bool {
    let off = OFF * luma.width.max(luma.height) as f64;
    let at = |x: f64, y: f64| {
        let inside = x >= 0.0 && y >= 0.0 && x < luma.width as f64;
        let pixel = inside.then(|| luma.row(y as usize).get(x as usize)).flatten();
        pixel.map(|pixel| f64::from(*pixel))
    };
    sides(corners).iter().all(|(from, along, length)| {
        let steps = (*length / 2.0) as usize;
        let down = (0..steps).filter(|step| {
            let far = (*step as f64 + 0.5) * 2.0;
            let (x, y) = (from.0 + along.0 * far, from.1 + along.1 * far);
            let (outwards, inwards) =
                ((along.1 * off, -along.0 * off), (-along.1 * off, along.0 * off));
            match (at(x + inwards.0, y + inwards.1), at(x + outwards.0, y + outwards.1)) {
                (Some(page), Some(ground)) => page - ground > STEP,
                _ => false,
            }
        });
        down.count() * 10 >= steps * 8
    })
}
