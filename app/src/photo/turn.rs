//! The eight ways in which a picture can lie: as a camera notes it, as a
//! person turns it.

use super::Point;
use super::raster::{CHANNELS, Raster};

/// From the picture as it is stored to the picture as it is seen: axes swapped
/// or not, then mirrored from left to right, then from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    swapped: bool,
    mirrored_across: bool,
    mirrored_down: bool,
}

impl Turn {
    pub(super) const NONE: Self = Self::new(false, false, false);

    const fn new(swapped: bool, mirrored_across: bool, mirrored_down: bool) -> Self {
        Self { swapped, mirrored_across, mirrored_down }
    }

    /// What Exif's orientation asks for; unknown numbers ask for nothing.
    pub(super) fn of_exif(orientation: u16) -> Self {
        match orientation {
            2 => Self::new(false, true, false),
            3 => Self::new(false, true, true),
            4 => Self::new(false, false, true),
            5 => Self::new(true, false, false),
            6 => Self::new(true, true, false),
            7 => Self::new(true, true, true),
            8 => Self::new(true, false, true),
            _ => Self::NONE,
        }
    }

    /// This, and then quarter turns clockwise.
    pub(super) fn then_quarters(self, quarters: u8) -> Self {
        (0..quarters % 4).fold(self, |turn, _| {
            Self::new(!turn.swapped, !turn.mirrored_down, turn.mirrored_across)
        })
    }

    /// Width and height as seen, of what is stored with these (or the reverse,
    /// which is the same).
    pub(super) fn size<T>(self, (width, height): (T, T)) -> (T, T) {
        if self.swapped { (height, width) } else { (width, height) }
    }

    /// Where a place in the seen picture lies in the stored one.
    pub(super) fn stored(self, seen: Point) -> Point {
        let across = if self.mirrored_across { 1.0 - seen.x } else { seen.x };
        let down = if self.mirrored_down { 1.0 - seen.y } else { seen.y };
        if self.swapped { Point { x: down, y: across } } else { Point { x: across, y: down } }
    }

    /// The picture as it is seen.
    pub(super) fn apply(self, stored: Raster) -> Raster {
        if self == Self::NONE {
            return stored;
        }
        let (columns, rows) = (stored.width() as usize, stored.height() as usize);
        let (width, height) = self.size((columns, rows));
        let mut pixels = Vec::with_capacity(width * height * CHANNELS);
        for y in 0..height {
            let down = if self.mirrored_down { height - 1 - y } else { y };
            let (start, stride) = if self.swapped { (down, columns) } else { (down * columns, 1) };
            let mut copy = |x: usize| {
                let at = (start + x * stride) * CHANNELS;
                pixels.extend_from_slice(stored.pixels().get(at..at + CHANNELS).unwrap_or(&[0; 3]));
            };
            if self.mirrored_across {
                (0..width).rev().for_each(&mut copy);
            } else {
                (0..width).for_each(&mut copy);
            }
        }
        let (width, height) = self.size((stored.width(), stored.height()));
        Raster::of_rows(width, height, pixels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three across, two down, each pixel's luma its number.
    fn numbered() -> Raster {
        Raster::of_rows(3, 2, (0..6).flat_map(|n| [n, 128, 128]).collect())
    }

    fn seen(turn: Turn) -> (u32, Vec<u8>) {
        let picture = turn.apply(numbered());
        (picture.width(), picture.pixels().chunks(CHANNELS).map(|pixel| pixel[0]).collect())
    }

    #[test]
    fn every_orientation_is_turned_upright() {
        let expected: [(u32, [u8; 6]); 8] = [
            (3, [0, 1, 2, 3, 4, 5]),
            (3, [2, 1, 0, 5, 4, 3]),
            (3, [5, 4, 3, 2, 1, 0]),
            (3, [3, 4, 5, 0, 1, 2]),
            (2, [0, 3, 1, 4, 2, 5]),
            (2, [3, 0, 4, 1, 5, 2]),
            (2, [5, 2, 4, 1, 3, 0]),
            (2, [2, 5, 1, 4, 0, 3]),
        ];
        for (orientation, (width, pixels)) in (1..).zip(expected) {
            let got = seen(Turn::of_exif(orientation));
            assert_eq!(got, (width, pixels.to_vec()), "orientation {orientation}");
        }
    }

    #[test]
    fn quarter_turns_add_up() {
        assert_eq!(Turn::NONE.then_quarters(1), Turn::of_exif(6));
        assert_eq!(Turn::NONE.then_quarters(2), Turn::of_exif(3));
        assert_eq!(Turn::NONE.then_quarters(3), Turn::of_exif(8));
        for orientation in 1..=8 {
            let turn = Turn::of_exif(orientation);
            assert_eq!(turn.then_quarters(4), turn);
            assert_eq!(turn.then_quarters(1).then_quarters(3), turn);
        }
    }

    #[test]
    fn a_place_is_found_where_the_pixel_came_from() {
        for orientation in 1..=8 {
            let turn = Turn::of_exif(orientation);
            let (width, pixels) = seen(turn);
            for (at, number) in (0..).zip(pixels) {
                let (x, y) = (at % width, at / width);
                let height = 6 / width;
                let place = Point {
                    x: (x as f32 + 0.5) / width as f32,
                    y: (y as f32 + 0.5) / height as f32,
                };
                let there = turn.stored(place);
                let (column, row) = ((there.x * 3.0) as u8, (there.y * 2.0) as u8);
                assert_eq!(row * 3 + column, number, "orientation {orientation}");
            }
        }
    }
}
