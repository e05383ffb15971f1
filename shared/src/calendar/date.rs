//! A day of the Gregorian calendar, always a real one.

use std::fmt;
use std::str::FromStr;

use icu_calendar::types::RataDie;
use icu_calendar::{Date as IcuDate, Iso};
use serde::{Deserialize, Serialize};

use super::number;

/// Why something is not a date. It never contains what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It is not written as a date.
    #[error("not written as a date")]
    Form,
    /// Written as a date, but no such day exists.
    #[error("there is no such day")]
    Impossible,
    /// The day exists, but outside the years that the calendar is known for.
    #[error("outside the years that this calendar covers")]
    Range,
}

/// A day of the Gregorian calendar in the years 1 to 9999. Written, stored and
/// sent as `yyyy-mm-dd` in ASCII digits; ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The day from which XPath and Unix count.
const EPOCH: Date = Date { year: 1970, month: 1, day: 1 };
/// Saudi Arabia is three hours ahead of UTC the year round.
const RIYADH_SECONDS: i64 = 3 * 3_600;
const DAY_SECONDS: i64 = 86_400;

impl Date {
    /// A day, if it exists.
    ///
    /// # Errors
    /// [`DateError::Impossible`].
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        if !(1..=9999).contains(&year) {
            return Err(DateError::Impossible);
        }
        match IcuDate::try_new_iso(i32::from(year), month, day) {
            Ok(_) => Ok(Self { year, month, day }),
            Err(_) => Err(DateError::Impossible),
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01, negative before it.
    #[must_use]
    pub fn days(self) -> i64 {
        self.rata_die() - EPOCH.rata_die()
    }

    /// The day that many days after 1970-01-01, if it is in the years 1 to 9999.
    #[must_use]
    pub fn from_days(days: i64) -> Option<Self> {
        Self::from_rata_die(days.checked_add(EPOCH.rata_die())?)
    }

    /// The day in Riyadh at this time, Unix seconds.
    #[must_use]
    pub fn in_riyadh(seconds: i64) -> Option<Self> {
        Self::from_days(seconds.saturating_add(RIYADH_SECONDS).div_euclid(DAY_SECONDS))
    }

    /// When this day begins in Riyadh, Unix seconds.
    #[must_use]
    pub fn begins_in_riyadh(self) -> i64 {
        self.days().saturating_mul(DAY_SECONDS).saturating_sub(RIYADH_SECONDS)
    }

    /// The day that many days later (or earlier, if negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_rata_die(self.rata_die().checked_add(days)?)
    }

    /// The same day of the month so many Gregorian months later, or the last of
    /// that month where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Option<Self> {
        let month = months.checked_add(u32::from(self.month) - 1)?;
        let year = u16::try_from((month / 12).checked_add(u32::from(self.year))?).ok()?;
        let month = u8::try_from(month % 12 + 1).ok()?;
        let days = (28..=self.day).rev().chain([self.day]);
        days.into_iter().find_map(|day| Self::new(year, month, day).ok())
    }

    pub(super) fn icu(self) -> IcuDate<Iso> {
        // Never falls back: a `Date` is only made from a day that icu accepted.
        IcuDate::try_new_iso(i32::from(self.year), self.month, self.day)
            .unwrap_or_else(|_| IcuDate::from_rata_die(RataDie::new(1), Iso))
    }

    pub(super) fn from_icu(date: IcuDate<Iso>) -> Option<Self> {
        let year = u16::try_from(date.year().extended_year()).ok()?;
        Self::new(year, date.month().number(), date.day_of_month().0).ok()
    }

    fn rata_die(self) -> i64 {
        self.icu().to_rata_die().to_i64_date()
    }

    fn from_rata_die(days: i64) -> Option<Self> {
        // The years 1 to 9999; beyond them icu would clamp.
        if !(1..=3_652_059).contains(&days) {
            return None;
        }
        Self::from_icu(IcuDate::from_rata_die(RataDie::new(days), Iso))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads exactly `yyyy-mm-dd`; for what people type see [`super::parse_either`].
    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DateError::Form);
        };
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return Err(DateError::Form);
        }
        Self::new(number(year)?, number(month)?, number(day)?)
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, DateError};

    #[test]
    fn a_day_begins_at_midnight_in_riyadh() {
        // 2026-11-21 08:00 in Riyadh.
        let morning = 1_795_237_200;
        let day = Date::in_riyadh(morning).unwrap();
        assert_eq!(day.to_string(), "2026-11-21");
        let midnight = day.begins_in_riyadh();
        assert_eq!(midnight, morning - 8 * 3_600);
        assert_eq!(Date::in_riyadh(midnight), Some(day));
        assert_eq!(Date::in_riyadh(midnight - 1), day.plus_days(-1));
    }

    #[test]
    fn only_real_days() {
        assert_eq!(Date::new(2024, 2, 29).unwrap().to_string(), "2024-02-29");
        assert_eq!(Date::new(2023, 2, 29), Err(DateError::Impossible));
        assert_eq!(Date::new(0, 1, 1), Err(DateError::Impossible));
        assert_eq!("2026-11-21".parse(), Date::new(2026, 11, 21));
        for text in ["2026-1-21", "2026/11/21", "26-11-21", "2026-11-21T", "٢٠٢٦-١١-٢١"] {
            assert_eq!(text.parse::<Date>(), Err(DateError::Form), "{text}");
        }
    }

    #[test]
    fn days_count_from_1970() {
        assert_eq!(Date::new(1970, 1, 1).unwrap().days(), 0);
        assert_eq!(Date::new(2000, 3, 1).unwrap().days(), 11_017);
        assert_eq!(Date::from_days(-1).unwrap().to_string(), "1969-12-31");
        assert_eq!(Date::new(9999, 12, 31).unwrap().plus_days(1), None);
        assert_eq!(Date::new(1, 1, 1).unwrap().plus_days(-1), None);
        assert_eq!(Date::from_days(i64::MAX), None);
    }

    #[test]
    fn months_end_where_the_month_does() {
        for (from, months, to) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2026-10-31", 13, "2027-11-30"),
            ("2026-12-05", 12, "2027-12-05"),
        ] {
            let day: Date = from.parse().unwrap();
            assert_eq!(day.plus_months(months).unwrap().to_string(), to);
        }
        assert_eq!(Date::new(9999, 12, 1).unwrap().plus_months(1), None);
        assert_eq!(Date::new(2026, 12, 1).unwrap().plus_months(u32::MAX), None);
    }

    #[test]
    fn stored_as_text() {
        let day = Date::new(2026, 11, 21).unwrap();
        assert_eq!(serde_json::to_string(&day).unwrap(), "\"2026-11-21\"");
        assert_eq!(serde_json::from_str::<Date>("\"2026-11-21\"").unwrap(), day);
        assert!(serde_json::from_str::<Date>("\"2026-02-30\"").is_err());
    }
}
