//! Reflections: a spot without any drawing at the sensor's upper limit, on
//! paper that is clearly less bright. A page that is bright all over, a white
//! wall and a bright sky are none.

use std::collections::VecDeque;

use super::super::luma::Histogram;
use super::super::raster::{CHANNELS, Raster};

/// The picture is looked at in squares of so many pixels.
const SQUARE: usize = 8;
/// As good as the upper limit.
const LIMIT: u8 = 248;
/// The share of the picture that is worth a question, and the one at which the
/// spot is rather what was photographed.
const SHARE: std::ops::Range<f64> = 0.004..0.35;
/// Paper that is brighter is itself near the limit.
const WHITE: u8 = 240;
/// What is darker is no paper.
const GREY: u8 = 80;
/// The colour differences of paper under any lamp are no greater, summed; and
/// under a white one.
const COLOURFUL: u8 = 44;
const COLOURED: u8 = 24;

/// Whether enough of the picture is at the limit for a closer look.
pub(super) fn may_be(values: &Histogram) -> bool {
    values.quantile(1.0 - SHARE.start) >= LIMIT
}

/// Whether a reflection hides part of the page.
pub(super) fn is(page: &Raster) -> bool {
    let grid = Grid::of(page);
    let cells = grid.cells.len() as f64;
    let mut seen = vec![false; grid.cells.len()];
    (0..grid.cells.len()).any(|start| {
        let spot = grid.spot(start, &mut seen);
        SHARE.contains(&(spot.len() as f64 / cells)) && grid.is_reflection(&spot)
    })
}

/// A square of the picture.
#[derive(Clone, Copy)]
struct Cell {
    /// At the limit all over.
    full: bool,
    brightest: u8,
    average: u8,
    colour: u8,
}

struct Grid {
    width: usize,
    height: usize,
    cells: Vec<Cell>,
}

impl Grid {
    fn of(page: &Raster) -> Self {
        let (width, height) = (page.width() as usize / SQUARE, page.height() as usize / SQUARE);
        let rows: Vec<&[u8]> = page.rows().collect();
        let mut cells = Vec::with_capacity(width * height);
        for band in rows.chunks_exact(SQUARE) {
            cells.extend((0..width).map(|column| Cell::of(band, column)));
        }
        Self { width, height, cells }
    }

    fn cell(&self, at: usize) -> Option<&Cell> {
        self.cells.get(at)
    }

    /// The squares around one, as far as there are any.
    fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let (x, y) = (at % self.width.max(1), at / self.width.max(1));
        let across = x.saturating_sub(1)..=(x + 1).min(self.width.saturating_sub(1));
        let down = y.saturating_sub(1)..=(y + 1).min(self.height.saturating_sub(1));
        let width = self.width;
        down.flat_map(move |y| across.clone().map(move |x| y * width + x))
            .filter(move |it| *it != at)
    }

    /// The squares at the limit that hang together with this one; none when
    /// it is not, or was seen.
    fn spot(&self, start: usize, seen: &mut [bool]) -> Vec<usize> {
        let mut first_seen = |at: usize| {
            let full = self.cell(at).is_some_and(|cell| cell.full);
            full && seen.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true))
        };
        let mut spot = Vec::new();
        if first_seen(start) {
            spot.push(start);
        }
        let mut next = 0;
        while let Some(at) = spot.get(next).copied() {
            spot.extend(self.around(at).filter(|it| first_seen(*it)));
            next += 1;
        }
        spot
    }

    fn is_reflection(&self, spot: &[usize]) -> bool {
        // What runs along the picture's edge is a window, a wall, the sky.
        let reach = (spot.len() as f64).sqrt();
        let at_edge = spot.iter().filter(|at| self.around(**at).count() < 8).count();
        if at_edge as f64 > reach * 0.5 {
            return false;
        }
        // Light spreads around a reflection, so the paper is looked for at some
        // distance. The squares that touch the spot may be a part of it.
        let (near, far) = (2..=3, 4 + (reach * 0.3) as usize..=6 + (reach * 0.8) as usize);
        let mut distances = vec![usize::MAX; self.cells.len()];
        let mut queue: VecDeque<usize> = spot.iter().copied().collect();
        for at in spot {
            distances.get_mut(*at).into_iter().for_each(|distance| *distance = 0);
        }
        let (mut close, mut paper) = (Ring::default(), Ring::default());
        while let Some(at) = queue.pop_front() {
            let Some(distance) = distances.get(at).copied().filter(|it| it < far.end()) else {
                continue;
            };
            for next in self.around(at) {
                let Some(there) = distances.get_mut(next).filter(|it| **it == usize::MAX) else {
                    continue;
                };
                *there = distance + 1;
                queue.push_back(next);
                let Some(cell) = self.cell(next) else { continue };
                if near.contains(&(distance + 1)) {
                    close.add(cell);
                } else if far.contains(&(distance + 1)) {
                    paper.add(cell);
                }
            }
        }
        // A spot with a hard edge may also be something white.
        let bright = paper.brightest.quantile(0.6);
        let glow = close.brightest.quantile(0.25) > bright + (255 - bright) / 4;
        let (like_paper, enough) = if glow { (paper.tinted, 0.6) } else { (paper.white, 0.85) };
        like_paper as f64 >= enough * paper.cells.max(1) as f64 && bright < WHITE
    }
}

impl Cell {
    fn of(band: &[&[u8]], column: usize) -> Self {
        let (mut full, mut sum, mut brightest, mut colour) = (0, 0, 0, 0);
        let part = column * SQUARE * CHANNELS..(column + 1) * SQUARE * CHANNELS;
        for row in band {
            let pixels = row.get(part.clone()).unwrap_or_default();
            for [luma, blueness, redness] in pixels.as_chunks::<CHANNELS>().0 {
                full += usize::from(*luma >= LIMIT);
                sum += usize::from(*luma);
                brightest = brightest.max(*luma);
                colour += usize::from(blueness.abs_diff(128)) + usize::from(redness.abs_diff(128));
            }
        }
        let pixels = SQUARE * SQUARE;
        let share = |sum: usize| u8::try_from(sum / pixels).unwrap_or(u8::MAX);
        // A grain of noise or two does not matter.
        let full = full + pixels / 16 >= pixels;
        Self { full, brightest, average: share(sum), colour: share(colour) }
    }
}

/// What lies at some distance around a spot.
#[derive(Default)]
struct Ring {
    cells: usize,
    /// Like paper under any lamp.
    tinted: usize,
    /// Like paper under a white one.
    white: usize,
    /// How bright it is between the letters.
    brightest: Histogram,
}

impl Ring {
    fn add(&mut self, cell: &Cell) {
        self.cells += 1;
        self.brightest.add(cell.brightest);
        self.tinted += usize::from(cell.average >= GREY && cell.colour <= COLOURFUL);
        self.white += usize::from(cell.average >= GREY && cell.colour <= COLOURED);
    }
}
