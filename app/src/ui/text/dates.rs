//! Dates and moments in words, always in both calendars. Days are days in Saudi Arabia: the work
//! happens there, whatever clock zone a phone is set to.

use shared::calendar::{Date, HijriDate};

use super::{t, t_args};
use crate::host::page;

const DAY: i64 = 24 * 60 * 60;
/// Saudi Arabia is three hours ahead of UTC, summer and winter.
const OFFSET: i64 = 3 * 60 * 60;
/// Up to here "n days ago" says more than a date.
const NEAR_DAYS: i64 = 6;

/// The day on which a moment falls; `None` for a moment no calendar has.
pub(crate) fn day_of(unix: i64) -> Option<Date> {
    Date::from_days(days(unix))
}

/// Today by the device's clock.
pub(crate) fn today() -> Option<Date> {
    day_of(page::now())
}

fn days(unix: i64) -> i64 {
    unix.saturating_add(OFFSET).div_euclid(DAY)
}

/// `21 November 2026`.
pub(crate) fn gregorian(date: Date) -> String {
    let month = t(&format!("month-gregorian-{}", date.month()));
    t_args(
        "date-gregorian",
        &[
            ("day", date.day().to_string().into()),
            ("month", month.into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

/// `November 2026`: the month in which a day falls.
pub(crate) fn month(date: Date) -> String {
    let month = t(&format!("month-gregorian-{}", date.month()));
    t_args("timeline-month", &[("month", month.into()), ("year", date.year().to_string().into())])
}

/// `11 Jumada al-Akhirah 1448 AH`.
pub(crate) fn hijri(date: HijriDate) -> String {
    let month = t(&format!("month-hijri-{}", date.month()));
    t_args(
        "date-hijri",
        &[
            ("day", date.day().to_string().into()),
            ("month", month.into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

/// A day in both calendars; outside the tables of Umm al-Qura in the Gregorian alone.
pub(crate) fn both(date: Date) -> String {
    match date.to_hijri() {
        Some(other) => t_args(
            "date-both",
            &[("hijri", hijri(other).into()), ("gregorian", gregorian(date).into())],
        ),
        None => gregorian(date),
    }
}

/// A moment as a day and the time of that day.
pub(crate) fn moment(unix: i64) -> String {
    let Some(date) = day_of(unix) else {
        return t("unanswered");
    };
    let minutes = unix.saturating_add(OFFSET).rem_euclid(DAY) / 60;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    t_args("time-of-day", &[("date", both(date).into()), ("time", time.into())])
}

/// How long ago, in days; a date when that is longer than some days, or in the future because
/// somebody's clock is wrong.
pub(crate) fn since(unix: i64) -> String {
    let ago = days(page::now()) - days(unix);
    if (0..=NEAR_DAYS).contains(&ago) {
        return t_args("days-ago", &[("count", ago.into())]);
    }
    day_of(unix).map_or_else(|| t("unanswered"), both)
}

/// Whole years from a day of birth to another day, by the Gregorian calendar.
pub(crate) fn years_between(birth: Date, today: Date) -> i64 {
    let before_birthday = (today.month(), today.day()) < (birth.month(), birth.day());
    i64::from(today.year()) - i64::from(birth.year()) - i64::from(before_birthday)
}
