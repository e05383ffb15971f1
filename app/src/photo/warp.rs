//! Cutting a page out of a picture by its four corners, so that it lies flat.

use super::Point;
use super::raster::{CHANNELS, Raster};
use super::scale::{self, MAX_SIDE, Part};
use super::turn::Turn;

/// A page must cover so much of the picture.
const MIN_SHARE: f64 = 0.005;
/// The picture is read at so many times the page's size: between its pixels
/// lies a straight line, which at the page's own size would blur it.
const OVERSAMPLED: f64 = 1.5;

/// The page between the corners (clockwise from the left upper one, fractions
/// of the seen picture), and its longer side in the picture's own pixels;
/// `None` when the corners enclose no page.
pub(super) fn page(picture: &Raster, turn: Turn, corners: &[Point; 4]) -> Option<(Raster, u32)> {
    let (width, height) = turn.size((f64::from(picture.width()), f64::from(picture.height())));
    let corners = corners.map(|corner| {
        (f64::from(corner.x.clamp(0.0, 1.0)) * width, f64::from(corner.y.clamp(0.0, 1.0)) * height)
    });
    if !encloses(&corners, MIN_SHARE * width * height) {
        return None;
    }
    let [first, second, third, fourth] = corners;
    let across = distance(first, second).max(distance(fourth, third));
    let down = distance(first, fourth).max(distance(second, third));
    let taken = across.max(down);
    let shrink = (f64::from(MAX_SIDE) / taken).min(1.0);
    let size = |length: f64| ((length * shrink).round() as u32).clamp(1, MAX_SIDE);
    let (page_width, page_height) = (size(across), size(down));

    // What lies around the page, at a size near its own, as it is seen.
    let bounds = Bounds::around(&corners, width, height);
    let read = (shrink * OVERSAMPLED).min(1.0);
    let seen = (bounds.width(), bounds.height());
    let stored = bounds.part(turn, (width, height));
    let scaled = |length: f64| ((length * read).round() as u32).max(2);
    let (stored_width, stored_height) = turn.size((scaled(seen.0), scaled(seen.1)));
    let around = turn.apply(scale::to_size(picture, Some(stored), stored_width, stored_height)?);
    let (across_scale, down_scale) =
        (f64::from(around.width()) / seen.0, f64::from(around.height()) / seen.1);
    let inside =
        corners.map(|(x, y)| ((x - bounds.left) * across_scale, (y - bounds.top) * down_scale));
    let flat = flatten(&around, &Projection::onto(&inside)?, page_width, page_height)?;
    Some((flat, taken.round() as u32))
}

/// Whether the corners go round clockwise without crossing, around enough.
fn encloses(corners: &[(f64, f64); 4], area: f64) -> bool {
    let [a, b, c, d] = *corners;
    let corner = |p: (f64, f64), q: (f64, f64), r: (f64, f64)| {
        (q.0 - p.0) * (r.1 - q.1) - (q.1 - p.1) * (r.0 - q.0)
    };
    let turns = [corner(a, b, c), corner(b, c, d), corner(c, d, a), corner(d, a, b)];
    turns.iter().all(|turn| *turn > 0.0) && (turns.iter().sum::<f64>() / 4.0) > area
}

fn distance(from: (f64, f64), to: (f64, f64)) -> f64 {
    (to.0 - from.0).hypot(to.1 - from.1)
}

/// The upright rectangle around the corners, whole pixels.
struct Bounds {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Bounds {
    fn around(corners: &[(f64, f64); 4], width: f64, height: f64) -> Self {
        let least = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::MAX, f64::min);
        let most = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(0.0, f64::max);
        Self {
            left: (least(|it| it.0) - 2.0).floor().max(0.0),
            top: (least(|it| it.1) - 2.0).floor().max(0.0),
            right: (most(|it| it.0) + 2.0).ceil().min(width),
            bottom: (most(|it| it.1) + 2.0).ceil().min(height),
        }
    }

    fn width(&self) -> f64 {
        self.right - self.left
    }

    fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The same in the picture as it is stored.
    fn part(&self, turn: Turn, seen: (f64, f64)) -> Part {
        let place =
            |x: f64, y: f64| turn.stored(Point { x: (x / seen.0) as f32, y: (y / seen.1) as f32 });
        let (one, other) = (place(self.left, self.top), place(self.right, self.bottom));
        let (width, height) = turn.size(seen);
        // Fractions are coarse numbers; the edges are whole pixels.
        let edges = |one: f32, other: f32, length: f64| {
            let from = (f64::from(one.min(other)) * length).round();
            (from, (f64::from(one.max(other)) * length).round() - from)
        };
        let ((left, width), (top, height)) =
            (edges(one.x, other.x, width), edges(one.y, other.y, height));
        Part { left, top, width, height }
    }
}

/// From the unit square to a quadrilateral (Heckbert 1989, "Fundamentals of
/// texture mapping and image warping", section 2.2.3).
struct Projection {
    x: [f64; 3],
    y: [f64; 3],
    depth: [f64; 3],
}

impl Projection {
    fn onto(corners: &[(f64, f64); 4]) -> Option<Self> {
        let [a, b, c, d] = *corners;
        let sum = (a.0 - b.0 + c.0 - d.0, a.1 - b.1 + c.1 - d.1);
        let (one, two) = ((b.0 - c.0, b.1 - c.1), (d.0 - c.0, d.1 - c.1));
        let whole = one.0 * two.1 - two.0 * one.1;
        if whole.abs() < f64::EPSILON {
            return None;
        }
        let g = (sum.0 * two.1 - two.0 * sum.1) / whole;
        let h = (one.0 * sum.1 - sum.0 * one.1) / whole;
        Some(Self {
            x: [b.0 - a.0 + g * b.0, d.0 - a.0 + h * d.0, a.0],
            y: [b.1 - a.1 + g * b.1, d.1 - a.1 + h * d.1, a.1],
            depth: [g, h, 1.0],
        })
    }
}

/// Reads the page's pixels through the projection.
fn flatten(around: &Raster, through: &Projection, width: u32, height: u32) -> Option<Raster> {
    let at = |row: &[f64; 3], u: f64, v: f64| row[0] * u + row[1] * v + row[2];
    let mut pixels = Vec::with_capacity(width as usize * height as usize * CHANNELS);
    for y in 0..height {
        let v = (f64::from(y) + 0.5) / f64::from(height);
        let half = 0.5 / f64::from(width);
        let [mut x, mut line, mut depth] =
            [&through.x, &through.y, &through.depth].map(|row| at(row, half, v) as f32);
        let [x_step, line_step, depth_step] =
            [&through.x, &through.y, &through.depth].map(|row| (row[0] * 2.0 * half) as f32);
        for _ in 0..width {
            pixels.extend_from_slice(&between(around, x / depth - 0.5, line / depth - 0.5)?);
            x += x_step;
            line += line_step;
            depth += depth_step;
        }
    }
    Some(Raster::of_rows(width, height, pixels))
}

/// The colour at a place between four pixels.
fn between(picture: &Raster, x: f32, y: f32) -> Option<[u8; CHANNELS]> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let x = x.clamp(0.0, (width - 1) as f32);
    let y = y.clamp(0.0, (height - 1) as f32);
    let (column, row) =
        ((x as usize).min(width.checked_sub(2)?), (y as usize).min(height.checked_sub(2)?));
    let across = ((x - column as f32) * 256.0) as u32;
    let down = ((y - row as f32) * 256.0) as u32;
    let pair = |row: usize| {
        picture.pixels().get((row * width + column) * CHANNELS..)?.first_chunk::<{ 2 * CHANNELS }>()
    };
    let (upper, lower) = (pair(row)?, pair(row + 1)?);
    let mix = |&[a, b, c, d, e, f]: &[u8; 2 * CHANNELS]| {
        [(a, d), (b, e), (c, f)]
            .map(|(left, right)| u32::from(left) * (256 - across) + u32::from(right) * across)
    };
    let ([a, b, c], [d, e, f]) = (mix(upper), mix(lower));
    Some(
        [(a, d), (b, e), (c, f)]
            .map(|(above, below)| ((above * (256 - down) + below * down + (1 << 15)) >> 16) as u8),
    )
}
