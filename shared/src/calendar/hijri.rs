//! The Umm al-Qura calendar, the official one of Saudi Arabia, for the years of
//! its published tables. Outside them there is no answer rather than a guess.
//!
//! The tables are those that King Abdulaziz City for Science and Technology
//! publishes today, as `icu_calendar` carries them. They reckon by today's rule
//! also before 1420 (17 April 1999), when other rules held: the calendars that
//! were printed then begin more than half of the months a day earlier, a few a
//! day later or two earlier. So a Hijri date on an old paper may be a day from
//! the Gregorian one beside it, and neither need be wrong. From 1451 on nothing
//! is printed yet, and other tables differ by a day in a third of the months.

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
mod tests;
