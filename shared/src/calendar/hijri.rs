//! The Umm al-Qura calendar, the official one of Saudi Arabia, for the years of
//! its published tables. Outside them there is no answer rather than a guess.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use icu_calendar::cal::Hijri;
use icu_calendar::types::Month;
use icu_calendar::{Date as IcuDate, Iso};

use super::{Date, DateError, number};

/// A day of the Umm al-Qura calendar, always a real one. Written `yyyy-mm-dd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    year: u16,
    month: u8,
    day: u8,
    gregorian: Date,
}

impl HijriDate {
    /// The years of the published tables (1882-11-12 to 2174-11-25).
    pub const YEARS: RangeInclusive<u16> = 1300..=1600;

    /// A day, if it exists in the tables.
    ///
    /// # Errors
    /// [`DateError::Range`] outside [`Self::YEARS`], [`DateError::Impossible`] for
    /// a month or day that the year does not have.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        if !Self::YEARS.contains(&year) {
            return Err(DateError::Range);
        }
        let date = IcuDate::try_new(
            i32::from(year).into(),
            Month::new(month),
            day,
            Hijri::new_umm_al_qura(),
        )
        .map_err(|_| DateError::Impossible)?;
        let gregorian = Date::from_icu(date.to_calendar(Iso)).ok_or(DateError::Range)?;
        Ok(Self { year, month, day, gregorian })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 (Muharram) to 12 (Dhu al-Hijjah).
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The same day in the Gregorian calendar.
    #[must_use]
    pub fn to_gregorian(self) -> Date {
        self.gregorian
    }
}

impl Date {
    /// The same day in the Umm al-Qura calendar, within [`HijriDate::YEARS`].
    #[must_use]
    pub fn to_hijri(self) -> Option<HijriDate> {
        let date = self.icu().to_calendar(Hijri::new_umm_al_qura());
        let year = u16::try_from(date.year().extended_year()).ok()?;
        HijriDate::YEARS.contains(&year).then_some(HijriDate {
            year,
            month: date.month().number(),
            day: date.day_of_month().0,
            gregorian: self,
        })
    }
}

impl fmt::Display for HijriDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for HijriDate {
    type Err = DateError;

    /// Reads `yyyy-mm-dd`; month and day may have one digit.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DateError::Form);
        };
        Self::new(number(year)?, number(month)?, number(day)?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, DateError, HijriDate};

    /// Days whose two dates are printed together by Saudi bodies or known widely.
    #[test]
    fn anchors() {
        for (gregorian, hijri) in [
            ("2023-02-01", "1444-07-10"),
            ("2024-03-11", "1445-09-01"),
            ("2025-03-30", "1446-10-01"),
            ("2019-08-31", "1441-01-01"),
            ("1999-12-09", "1420-09-01"),
        ] {
            let day: Date = gregorian.parse().unwrap();
            assert_eq!(day.to_hijri().unwrap().to_string(), hijri, "{gregorian}");
            assert_eq!(hijri.parse::<HijriDate>().unwrap().to_gregorian(), day, "{hijri}");
        }
    }

    #[test]
    fn impossible_days_are_refused() {
        assert_eq!(HijriDate::new(1444, 6, 30), Err(DateError::Impossible));
        assert_eq!(HijriDate::new(1444, 7, 31), Err(DateError::Impossible));
        assert_eq!(HijriDate::new(1444, 0, 1), Err(DateError::Impossible));
        assert_eq!(HijriDate::new(1444, 13, 1), Err(DateError::Impossible));
        assert_eq!(HijriDate::new(1299, 1, 1), Err(DateError::Range));
        assert_eq!(HijriDate::new(1601, 1, 1), Err(DateError::Range));
        assert_eq!("1444-7".parse::<HijriDate>(), Err(DateError::Form));
    }

    #[test]
    fn every_day_of_the_tables_round_trips_in_order() {
        let mut day = HijriDate::new(1300, 1, 1).unwrap().to_gregorian();
        assert_eq!(day.to_string(), "1882-11-12");
        assert_eq!(day.plus_days(-1).unwrap().to_hijri(), None);
        let mut before = None;
        while let Some(hijri) = day.to_hijri() {
            assert!(before < Some(hijri), "{hijri} follows in order");
            assert_eq!(HijriDate::new(hijri.year(), hijri.month(), hijri.day()), Ok(hijri));
            assert_eq!(hijri.to_gregorian(), day);
            before = Some(hijri);
            day = day.plus_days(1).unwrap();
        }
        assert_eq!(day.to_string(), "2174-11-26");
    }
}
