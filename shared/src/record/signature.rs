//! A signature drawn by finger: strokes of points in a box of
//! [`WIDTH`] × [`HEIGHT`], small enough to lie in the record that it signs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::structure::MAX_VALUE_BYTES;

/// The box's width.
pub const WIDTH: u16 = 1000;
/// The box's height.
pub const HEIGHT: u16 = 400;
/// Points of all strokes at most.
const MAX_POINTS: usize = 1_500;
/// Fewer points are a slip of the finger, not a signature.
const MIN_POINTS: usize = 6;

/// A point of the box: to the right, downwards.
pub type Point = (u16, u16);

/// A drawn signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Signature(Vec<Vec<Point>>);

/// Why strokes are no signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// Hardly anything was drawn.
    #[error("hardly anything was drawn")]
    Empty,
    /// Something lies outside the box, or there is too much of it.
    #[error("not a drawing of this size")]
    OutOfBounds,
}

impl Signature {
    /// The signature that these strokes make. Of a long one every second point
    /// is left out until it fits.
    ///
    /// # Errors
    /// [`SignatureError`] where they make none.
    pub fn of(mut strokes: Vec<Vec<Point>>) -> Result<Self, SignatureError> {
        strokes.retain(|stroke| !stroke.is_empty());
        let count = |strokes: &[Vec<Point>]| strokes.iter().map(Vec::len).sum::<usize>();
        if count(&strokes) < MIN_POINTS {
            return Err(SignatureError::Empty);
        }
        if strokes.iter().flatten().any(|(x, y)| *x > WIDTH || *y > HEIGHT) {
            return Err(SignatureError::OutOfBounds);
        }
        while count(&strokes) > MAX_POINTS && strokes.iter().any(|stroke| stroke.len() > 2) {
            for stroke in &mut strokes {
                let last = stroke.len().saturating_sub(1);
                let mut place = 0;
                stroke.retain(|_| {
                    let kept = place % 2 == 0 || place == last;
                    place += 1;
                    kept
                });
            }
        }
        let signature = Self(strokes);
        if signature.to_string().len() >= MAX_VALUE_BYTES {
            return Err(SignatureError::OutOfBounds);
        }
        Ok(signature)
    }

    /// The strokes.
    #[must_use]
    pub fn strokes(&self) -> &[Vec<Point>] {
        &self.0
    }

    /// The drawing as the data of an SVG path, in a view box of
    /// [`WIDTH`] × [`HEIGHT`].
    #[must_use]
    pub fn path(&self) -> String {
        let mut data = String::new();
        for stroke in &self.0 {
            for (place, (x, y)) in stroke.iter().enumerate() {
                data.push_str(&format!("{}{x} {y}", if place == 0 { 'M' } else { 'L' }));
            }
            // A dot is a line of no length, which round ends make visible.
            if let [(x, y)] = stroke.as_slice() {
                data.push_str(&format!("L{x} {y}"));
            }
        }
        data
    }
}

/// Strokes are parted by `;`, points by a space.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, stroke) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(";")?;
            }
            for (place, (x, y)) in stroke.iter().enumerate() {
                write!(f, "{}{x},{y}", if place == 0 { "" } else { " " })?;
            }
        }
        Ok(())
    }
}

impl FromStr for Signature {
    type Err = SignatureError;

    fn from_str(text: &str) -> Result<Self, SignatureError> {
        if text.len() >= MAX_VALUE_BYTES {
            return Err(SignatureError::OutOfBounds);
        }
        let point = |text: &str| {
            let (x, y) = text.split_once(',')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        };
        let strokes = text.split(';').map(|stroke| stroke.split(' ').map(point).collect());
        let strokes: Option<Vec<Vec<Point>>> = strokes.collect();
        Self::of(strokes.ok_or(SignatureError::OutOfBounds)?)
    }
}

impl TryFrom<String> for Signature {
    type Error = SignatureError;

    fn try_from(text: String) -> Result<Self, SignatureError> {
        text.parse()
    }
}

impl From<Signature> for String {
    fn from(signature: Signature) -> Self {
        signature.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_reads_back() {
        let drawn = Signature::of(vec![(0..40).map(|x| (x * 20, x * 5)).collect(), vec![(7, 9)]]);
        let drawn = drawn.unwrap();
        assert_eq!(drawn.to_string().parse(), Ok(drawn.clone()));
        assert!(drawn.path().starts_with("M0 0L20 5"));
        assert!(drawn.path().ends_with("M7 9L7 9"));
    }

    #[test]
    fn what_is_no_signature_is_told_apart() {
        assert_eq!(Signature::of(vec![vec![(1, 1)]]), Err(SignatureError::Empty));
        let outside = vec![(0..9).map(|x| (x, HEIGHT + 1)).collect()];
        assert_eq!(Signature::of(outside), Err(SignatureError::OutOfBounds));
        for text in ["", "1,2;x", "<svg>", "1 2 3 4 5 6 7"] {
            assert!(text.parse::<Signature>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_long_one_is_thinned_until_it_fits() {
        let long: Vec<Point> =
            (0..20_000u32).map(|n| ((n % 1000) as u16, (n % 400) as u16)).collect();
        let drawn = Signature::of(vec![long]).unwrap();
        assert!(drawn.strokes().iter().map(Vec::len).sum::<usize>() <= MAX_POINTS);
        assert!(drawn.to_string().len() < MAX_VALUE_BYTES);
    }
}
