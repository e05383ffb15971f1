//! Where on earth something is, as a phone's receiver says it. Stored in whole
//! microdegrees (about 11 cm), so that what is written reads back the same.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::arabic::ascii_digits;

/// Microdegrees in one degree.
const DEGREE: i32 = 1_000_000;
/// A receiver that is less certain than this (half the way round the earth)
/// knows nothing.
const MAX_ACCURACY: u32 = 20_000_000;

/// A position on earth (WGS 84), always a possible one. Written, stored and sent
/// as XLSForm writes a geopoint: `latitude longitude altitude accuracy` in
/// degrees and metres; the altitude is not kept and written as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Position {
    latitude: i32,
    longitude: i32,
    accuracy: u32,
}

/// Why something is not a position. It never contains what was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PositionError {
    /// It is not written as a position.
    #[error("not written as a position: latitude, longitude, altitude, accuracy")]
    Form,
    /// No such place exists: latitudes end at 90°, longitudes at 180°.
    #[error("there is no such place")]
    Impossible,
}

impl Position {
    /// A position in microdegrees, north and east positive, with the radius in
    /// metres within which it probably is.
    ///
    /// # Errors
    /// [`PositionError::Impossible`].
    pub fn new(latitude: i32, longitude: i32, accuracy: u32) -> Result<Self, PositionError> {
        let possible = (-90 * DEGREE..=90 * DEGREE).contains(&latitude)
            && (-180 * DEGREE..=180 * DEGREE).contains(&longitude)
            && accuracy <= MAX_ACCURACY;
        if possible {
            Ok(Self { latitude, longitude, accuracy })
        } else {
            Err(PositionError::Impossible)
        }
    }

    /// A position in degrees and metres, as receivers give it; the accuracy is
    /// rounded up, never made better than it is.
    ///
    /// # Errors
    /// [`PositionError::Impossible`], also for what is no number.
    pub fn from_degrees(
        latitude: f64,
        longitude: f64,
        accuracy: f64,
    ) -> Result<Self, PositionError> {
        // NaN and infinities are in no range, and within the range the casts are exact.
        if !(-90.0..=90.0).contains(&latitude)
            || !(-180.0..=180.0).contains(&longitude)
            || !(0.0..=f64::from(MAX_ACCURACY)).contains(&accuracy)
        {
            return Err(PositionError::Impossible);
        }
        let micro = |degrees: f64| (degrees * f64::from(DEGREE)).round() as i32;
        Self::new(micro(latitude), micro(longitude), accuracy.ceil() as u32)
    }

    /// Microdegrees north of the equator.
    #[must_use]
    pub fn latitude(self) -> i32 {
        self.latitude
    }

    /// Microdegrees east of Greenwich.
    #[must_use]
    pub fn longitude(self) -> i32 {
        self.longitude
    }

    /// The radius in metres within which it probably is.
    #[must_use]
    pub fn accuracy(self) -> u32 {
        self.accuracy
    }

    /// Latitude and longitude in degrees, as maps take them (`24.774265,46.738586`).
    #[must_use]
    pub fn coordinates(self) -> String {
        format!("{},{}", Degrees(self.latitude), Degrees(self.longitude))
    }
}

/// Microdegrees written in degrees.
struct Degrees(i32);

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let micro = self.0.unsigned_abs();
        let degree = DEGREE.unsigned_abs();
        write!(f, "{sign}{}.{:06}", micro / degree, micro % degree)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} 0 {}", Degrees(self.latitude), Degrees(self.longitude), self.accuracy)
    }
}

impl FromStr for Position {
    type Err = PositionError;

    /// Reads latitude and longitude, then perhaps altitude and accuracy, in any
    /// digits; without an accuracy it is 0, as XLSForm's tools write it.
    fn from_str(text: &str) -> Result<Self, PositionError> {
        let text = ascii_digits(text);
        let mut numbers = text.split_whitespace().map(number);
        let mut next = || numbers.next().transpose();
        let (Some(latitude), Some(longitude)) = (next()?, next()?) else {
            return Err(PositionError::Form);
        };
        let (_altitude, accuracy, more) = (next()?, next()?, next()?);
        if more.is_some() {
            return Err(PositionError::Form);
        }
        Self::from_degrees(latitude, longitude, accuracy.unwrap_or_default())
    }
}

/// Digits with at most one point and a minus, and nothing like `1e5` or `inf`.
fn number(text: &str) -> Result<f64, PositionError> {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')) {
        return Err(PositionError::Form);
    }
    text.parse().map_err(|_| PositionError::Form)
}

impl TryFrom<String> for Position {
    type Error = PositionError;

    fn try_from(text: String) -> Result<Self, PositionError> {
        text.parse()
    }
}

impl From<Position> for String {
    fn from(position: Position) -> Self {
        position.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Position, PositionError};

    #[test]
    fn a_position_is_written_as_a_geopoint() {
        let village = Position::from_degrees(22.4376, 41.7561, 11.2).unwrap();
        assert_eq!(village.to_string(), "22.437600 41.756100 0 12");
        assert_eq!(village.coordinates(), "22.437600,41.756100");
        assert_eq!("٢٢٫٤٣٧٦ 41.7561 830 12".parse(), Ok(village));
        let south_west = Position::new(-500_000, -1, 0).unwrap();
        assert_eq!(south_west.to_string(), "-0.500000 -0.000001 0 0");
        assert_eq!("-0.5 -0.000001".parse(), Ok(south_west));
    }

    #[test]
    fn what_is_no_position() {
        for (text, error) in [
            ("", PositionError::Form),
            ("22.4", PositionError::Form),
            ("here there", PositionError::Form),
            ("1e1 2 0 3", PositionError::Form),
            ("1 2 3 4 5", PositionError::Form),
            ("90.1 0", PositionError::Impossible),
            ("0 -181", PositionError::Impossible),
            ("0 0 0 -1", PositionError::Impossible),
        ] {
            assert_eq!(text.parse::<Position>(), Err(error), "{text}");
        }
        for (latitude, longitude, accuracy) in
            [(f64::NAN, 0.0, 0.0), (0.0, f64::INFINITY, 0.0), (0.0, 0.0, f64::NAN)]
        {
            let position = Position::from_degrees(latitude, longitude, accuracy);
            assert_eq!(position, Err(PositionError::Impossible));
        }
        assert!(serde_json::from_str::<Position>("\"91 0 0 0\"").is_err());
    }

    proptest! {
        #[test]
        fn every_position_reads_back(
            latitude in -90_000_000..=90_000_000_i32,
            longitude in -180_000_000..=180_000_000_i32,
            accuracy in 0..=20_000_000_u32,
        ) {
            let position = Position::new(latitude, longitude, accuracy).unwrap();
            prop_assert_eq!(position.to_string().parse(), Ok(position));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}|[-0-9. ]{0,24}") {
            let _ = text.parse::<Position>();
        }
    }
}
