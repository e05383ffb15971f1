//! A month in either calendar: its days with both dates, on which weekday it
//! begins, the months around it, and where the keys of a grid of days lead. And
//! the thirtieth of a month that has none, which old papers print.

use super::{Date, DateError, HijriDate};

/// Days of a week.
const WEEK: i64 = 7;
/// 1970-01-01, from which days are counted, was a Thursday: so many days after
/// a Sunday, on which the week begins.
const THURSDAY: i64 = 4;
/// Months of a year, in both calendars.
const YEAR: i32 = 12;

/// A calendar that dates are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// هجري, by Umm al-Qura.
    Hijri,
    /// ميلادي.
    Gregorian,
}

/// A month of a calendar, always one that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarMonth {
    calendar: Calendar,
    year: u16,
    month: u8,
    first: Date,
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    /// Its number in the month's calendar.
    pub number: u8,
    /// Its number in the other calendar; `None` outside the tables of Umm al-Qura.
    pub other: Option<u8>,
    /// The day.
    pub date: Date,
}

/// Where one goes in a grid of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many days on, or back.
    Days(i64),
    /// To the Sunday of the week.
    WeekBegin,
    /// To the Saturday of the week.
    WeekEnd,
    /// So many months on, or back: to the same day of the month, or its last.
    Months(i32),
}

impl CalendarMonth {
    /// A month, if the calendar has it.
    ///
    /// # Errors
    /// [`DateError`] as for its first day.
    pub fn new(calendar: Calendar, year: u16, month: u8) -> Result<Self, DateError> {
        let first = day_of(calendar, year, month, 1)?;
        Ok(Self { calendar, year, month, first })
    }

    /// The month of a day; `None` outside the tables of Umm al-Qura.
    #[must_use]
    pub fn of(date: Date, calendar: Calendar) -> Option<Self> {
        let (year, month, _) = numbers(date, calendar)?;
        Self::new(calendar, year, month).ok()
    }

    /// The calendar whose month it is.
    #[must_use]
    pub fn calendar(self) -> Calendar {
        self.calendar
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

    /// Its days in order, 28 to 31 of them.
    #[must_use]
    pub fn days(self) -> Vec<MonthDay> {
        let other = match self.calendar {
            Calendar::Hijri => Calendar::Gregorian,
            Calendar::Gregorian => Calendar::Hijri,
        };
        let day = |number| {
            let date = self.day(number)?;
            Some(MonthDay { number, other: numbers(date, other).map(|(_, _, day)| day), date })
        };
        (1..=31).map_while(day).collect()
    }

    /// The weekday of its first day: 0 is Sunday, 6 Saturday.
    #[must_use]
    pub fn begins_on(self) -> usize {
        weekday(self.first)
    }

    /// The month so many months on, or back, if the calendar has it.
    #[must_use]
    pub fn plus(self, months: i32) -> Option<Self> {
        let place = i32::from(self.year) * YEAR + i32::from(self.month) - 1;
        let place = place.checked_add(months)?;
        let year = u16::try_from(place.div_euclid(YEAR)).ok()?;
        let month = u8::try_from(place.rem_euclid(YEAR) + 1).ok()?;
        Self::new(self.calendar, year, month).ok()
    }

    fn day(self, number: u8) -> Option<Date> {
        day_of(self.calendar, self.year, self.month, number).ok()
    }

    /// The day of this number, or the last before it.
    fn day_or_last(self, number: u8) -> Option<Date> {
        (1..=number).rev().find_map(|number| self.day(number))
    }
}

/// Where a step leads from a day, if there is such a day.
#[must_use]
pub fn stepped(from: Date, step: Step, calendar: Calendar) -> Option<Date> {
    let in_week = i64::try_from(weekday(from)).ok()?;
    match step {
        Step::Days(days) => from.plus_days(days),
        Step::WeekBegin => from.plus_days(-in_week),
        Step::WeekEnd => from.plus_days(WEEK - 1 - in_week),
        Step::Months(months) => {
            let (_, _, day) = numbers(from, calendar)?;
            CalendarMonth::of(from, calendar)?.plus(months)?.day_or_last(day)
        }
    }
}

/// The weekday of a day: 0 is Sunday, 6 Saturday.
#[must_use]
pub fn weekday(date: Date) -> usize {
    usize::try_from((date.days() + THURSDAY).rem_euclid(WEEK)).unwrap_or_default()
}

/// Whether a Hijri date names the thirtieth of a month that has 29 days in
/// today's tables: then the 29th, and the first of the next month. Calendars
/// printed before 1420 begin many months a day earlier, so the day may well have
/// had that name; which of the two it is nobody can tell from the date.
#[must_use]
pub fn thirtieth_of_short(year: u16, month: u8, day: u8) -> Option<(HijriDate, HijriDate)> {
    if day != 30 || HijriDate::new(year, month, day).is_ok() {
        return None;
    }
    let last = HijriDate::new(year, month, 29).ok()?;
    let next = last.to_gregorian().plus_days(1)?.to_hijri()?;
    Some((last, next))
}

fn day_of(calendar: Calendar, year: u16, month: u8, day: u8) -> Result<Date, DateError> {
    match calendar {
        Calendar::Hijri => HijriDate::new(year, month, day).map(HijriDate::to_gregorian),
        Calendar::Gregorian => Date::new(year, month, day),
    }
}

/// Year, month and day of a date in a calendar.
fn numbers(date: Date, calendar: Calendar) -> Option<(u16, u8, u8)> {
    match calendar {
        Calendar::Hijri => date.to_hijri().map(|date| (date.year(), date.month(), date.day())),
        Calendar::Gregorian => Some((date.year(), date.month(), date.day())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn hijri(text: &str) -> Date {
        text.parse::<HijriDate>().unwrap().to_gregorian()
    }

    /// Every month of the tables: 29 or 30 days, each day the one after the day
    /// before, known again by its date, and nothing between two months.
    #[test]
    fn all_months_from_1300_to_1600_follow_one_another() {
        let mut month = CalendarMonth::new(Calendar::Hijri, 1300, 1).unwrap();
        let mut before = month.first.plus_days(-1).unwrap();
        let mut months = 1;
        loop {
            let days = month.days();
            assert!([29, 30].contains(&days.len()), "{month:?}");
            assert_eq!(weekday(days[0].date), month.begins_on());
            for (day, number) in days.iter().zip(1..) {
                assert_eq!((day.number, day.date), (number, before.plus_days(1).unwrap()));
                assert_eq!(day.other, Some(day.date.day()));
                assert_eq!(CalendarMonth::of(day.date, Calendar::Hijri), Some(month));
                let known = HijriDate::new(month.year, month.month, number).unwrap();
                assert_eq!(day.date.to_hijri(), Some(known));
                before = day.date;
            }
            let short = thirtieth_of_short(month.year, month.month, 30);
            assert_eq!(short.is_some(), days.len() == 29 && month.plus(1).is_some(), "{month:?}");
            let Some(next) = month.plus(1) else { break };
            assert_eq!(next.plus(-1), Some(month));
            (month, months) = (next, months + 1);
        }
        assert_eq!((month.year, month.month, months), (1600, 12, 301 * 12));
    }

    #[test]
    fn a_month_of_either_calendar_begins_on_its_weekday() {
        let november = CalendarMonth::new(Calendar::Gregorian, 2026, 11).unwrap();
        assert_eq!((november.begins_on(), november.days().len()), (0, 30), "a Sunday");
        let first = november.days()[0];
        assert_eq!((first.number, first.other), (1, Some(first.date.to_hijri().unwrap().day())));
        assert_eq!(weekday(date("2023-02-01")), 3, "a Wednesday");
        let leap = CalendarMonth::new(Calendar::Gregorian, 2028, 2).unwrap();
        assert_eq!(leap.days().len(), 29);
        let before = CalendarMonth::new(Calendar::Gregorian, 1800, 5).unwrap();
        assert!(before.days().iter().all(|day| day.other.is_none()));
        assert!(CalendarMonth::new(Calendar::Hijri, 1601, 1).is_err());
        assert!(CalendarMonth::new(Calendar::Gregorian, 2026, 13).is_err());
    }

    #[test]
    fn keys_lead_where_a_grid_shows_them() {
        let from = date("2026-11-28"); // a Saturday
        let go = |step| stepped(from, step, Calendar::Gregorian).unwrap().to_string();
        assert_eq!(go(Step::Days(1)), "2026-11-29");
        assert_eq!(go(Step::Days(-7)), "2026-11-21");
        assert_eq!(go(Step::WeekBegin), "2026-11-22");
        assert_eq!(go(Step::WeekEnd), "2026-11-28");
        assert_eq!(go(Step::Months(-9)), "2026-02-28");
        assert_eq!(go(Step::Months(12)), "2027-11-28");
        let last = date("2026-01-31");
        let short = stepped(last, Step::Months(1), Calendar::Gregorian);
        assert_eq!(short, Some(date("2026-02-28")));
        let year = stepped(hijri("1444-07-10"), Step::Months(12), Calendar::Hijri);
        assert_eq!(year, Some(hijri("1445-07-10")));
        assert_eq!(stepped(hijri("1600-12-01"), Step::Months(1), Calendar::Hijri), None);
    }

    #[test]
    fn a_thirtieth_that_is_none_is_one_of_two_days() {
        let (last, next) = thirtieth_of_short(1444, 6, 30).unwrap();
        assert_eq!(
            (last.to_string(), next.to_string()),
            ("1444-06-29".into(), "1444-07-01".into())
        );
        assert_eq!(thirtieth_of_short(1444, 6, 29), None);
        assert_eq!(thirtieth_of_short(1444, 13, 30), None);
        assert_eq!(thirtieth_of_short(2023, 2, 30), None, "no day of the Hijri calendar");
        let long = CalendarMonth::new(Calendar::Hijri, 1444, 7).unwrap().days().len();
        assert_eq!(thirtieth_of_short(1444, 7, 30).is_none(), long == 30);
    }
}
