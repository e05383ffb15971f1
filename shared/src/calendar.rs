//! Dates: one Gregorian day, and its Umm al-Qura counterpart. No clock: today is
//! always an argument. No names of months or weekdays: these are the screens'.

mod compare;
mod date;
mod hijri;
mod month;

pub use compare::{Compared, Hint, compare};
pub use date::{Date, DateError};
pub use hijri::HijriDate;
pub use month::{Calendar, CalendarMonth, MonthDay, Step, stepped, thirtieth_of_short, weekday};

/// A day in the calendar in which it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// ميلادي.
    Gregorian(Date),
    /// هجري.
    Hijri(HijriDate),
}

/// Reads a date as people write it, in either calendar: `2026-11-21`,
/// `21/11/2026`, `1448/6/11`, `11-6-1448`, with any digits.
///
/// A year from 1300 to 1600 is taken as Hijri: no date of anyone alive is
/// Gregorian there.
///
/// # Errors
/// [`DateError::Form`] if it is not written as a date, [`DateError::Impossible`]
/// if there is no such day.
pub fn parse_either(raw: &str) -> Result<Date, DateError> {
    parse_written(raw).map(|written| match written {
        Written::Gregorian(date) => date,
        Written::Hijri(date) => date.to_gregorian(),
    })
}

/// The same as [`parse_either`], for whom it matters which calendar it was.
///
/// # Errors
/// As [`parse_either`].
pub fn parse_written(raw: &str) -> Result<Written, DateError> {
    let text = crate::arabic::ascii_digits(raw);
    let text = text.trim().trim_end_matches("هـ").trim_end_matches(['ه', 'م']).trim_end();
    let mut parts = text.split(['/', '-', '.']).map(str::trim);
    let (Some(first), Some(month), Some(last), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(DateError::Form);
    };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return Err(DateError::Form);
    }
    let year: u16 = number(year)?;
    let month: u8 = number(month)?;
    let day: u8 = number(day)?;
    if HijriDate::YEARS.contains(&year) {
        HijriDate::new(year, month, day).map(Written::Hijri)
    } else {
        Date::new(year, month, day).map(Written::Gregorian)
    }
}

/// Plain digits only: `u8::from_str` alone would also take a sign.
fn number<T: std::str::FromStr>(digits: &str) -> Result<T, DateError> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    digits.parse().map_err(|_| DateError::Form)
}

#[cfg(test)]
mod tests {
    use super::{Date, DateError, parse_either};

    #[test]
    fn either_calendar_in_the_ways_people_write() {
        let day = Date::new(2023, 2, 1).unwrap();
        for raw in [
            "2023-02-01",
            "1/2/2023",
            "٠١/٠٢/٢٠٢٣",
            "10/7/1444",
            "١٤٤٤/٠٧/١٠ هـ",
            "1444-7-10ه",
            "1.2.2023م",
        ] {
            assert_eq!(parse_either(raw), Ok(day), "{raw}");
        }
        for raw in ["", "1444", "1/2/23", "2023-02-01-1", "+1/2/2023", "اليوم", "1//2023"] {
            assert_eq!(parse_either(raw), Err(DateError::Form), "{raw}");
        }
        for raw in ["2023-02-30", "31/13/2023", "30/6/1444", "1444/13/1"] {
            assert_eq!(parse_either(raw), Err(DateError::Impossible), "{raw}");
        }
    }
}
