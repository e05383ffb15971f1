//! Two dates of one event, printed in the two calendars: whether they are the
//! same day, and what may have happened where they are not. Neither is chosen:
//! which one is right is for whoever printed them to say.

use super::{Date, HijriDate};

/// Two dates of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared {
    /// The same day.
    Same,
    /// Not the same day.
    Apart {
        /// Days from the Hijri date to the Gregorian one.
        days: i64,
        /// What may have happened; empty where nothing simple explains it.
        hints: Vec<Hint>,
    },
}

/// What may have happened to two dates that should be one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// They are a day apart, as when a month was begun by sighting, or by a
    /// calendar printed before 1420, which today's tables do not follow.
    NextDay,
    /// The Gregorian date would be right in this year.
    GregorianYear(u16),
    /// The Hijri date would be right in this year.
    HijriYear(u16),
    /// The Gregorian date would be right with day and month exchanged.
    Exchanged,
    /// The Hijri date would be right with day and month exchanged.
    HijriExchanged,
    /// The Gregorian date would be right with one digit otherwise: this one.
    GregorianDigit(Date),
    /// The Hijri date would be right with one digit otherwise: this one.
    HijriDigit(HijriDate),
}

/// Compares two dates of one event by Umm al-Qura. A digit is suspected only
/// where nothing else explains the difference: two dates near each other nearly
/// always differ in one.
#[must_use]
pub fn compare(hijri: HijriDate, gregorian: Date) -> Compared {
    let meant = hijri.to_gregorian();
    let days = gregorian.days() - meant.days();
    if days == 0 {
        return Compared::Same;
    }
    let counterpart = gregorian.to_hijri();
    let mut hints = Vec::new();
    if days.abs() == 1 {
        hints.push(Hint::NextDay);
    }
    if (meant.month(), meant.day()) == (gregorian.month(), gregorian.day()) {
        hints.push(Hint::GregorianYear(meant.year()));
    }
    let same = |other: &HijriDate| (other.month(), other.day()) == (hijri.month(), hijri.day());
    hints.extend(counterpart.filter(same).map(|other| Hint::HijriYear(other.year())));
    if Date::new(gregorian.year(), gregorian.day(), gregorian.month()) == Ok(meant) {
        hints.push(Hint::Exchanged);
    }
    if HijriDate::new(hijri.year(), hijri.day(), hijri.month())
        .is_ok_and(|other| other.to_gregorian() == gregorian)
    {
        hints.push(Hint::HijriExchanged);
    }
    if hints.is_empty() {
        if one_digit(&meant.to_string(), &gregorian.to_string()) {
            hints.push(Hint::GregorianDigit(meant));
        }
        let near = |other: &HijriDate| one_digit(&other.to_string(), &hijri.to_string());
        hints.extend(counterpart.filter(near).map(Hint::HijriDigit));
    }
    Compared::Apart { days, hints }
}

/// Whether two dates, written alike, differ in exactly one digit.
fn one_digit(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count() == 1
}

#[cfg(test)]
mod tests {
    use super::{Compared, Hint, compare};
    use crate::calendar::{Date, Written, parse_written};

    fn compared(hijri: &str, gregorian: &str) -> Compared {
        match (parse_written(hijri).unwrap(), parse_written(gregorian).unwrap()) {
            (Written::Hijri(hijri), Written::Gregorian(gregorian)) => compare(hijri, gregorian),
            other => panic!("{other:?}"),
        }
    }

    /// As the policies print them: two clash and one agrees.
    #[test]
    fn the_policies_own_dates() {
        assert_eq!(compared("17/7/1442", "1/3/2021"), Compared::Same);
        let nothing = Compared::Apart { days: 86, hints: vec![] };
        assert_eq!(compared("10/7/1444", "28/04/2023"), nothing);
        let year = Compared::Apart { days: 366, hints: vec![Hint::GregorianYear(2023)] };
        assert_eq!(compared("06/04/1445", "21/10/2024"), year);
    }

    #[test]
    fn what_may_have_happened_is_said_and_nothing_chosen() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (hijri, gregorian, days, hint) in [
            ("10/7/1444", "2/2/2023", 1, Hint::NextDay),
            ("10/7/1444", "31/1/2023", -1, Hint::NextDay),
            ("10/7/1445", "1/2/2023", -355, Hint::HijriYear(1444)),
            ("10/7/1444", "1/2/2024", 365, Hint::GregorianYear(2023)),
            ("10/7/1444", "2/1/2023", -30, Hint::Exchanged),
            ("7/10/1444", "1/2/2023", -85, Hint::HijriExchanged),
            ("10/7/1444", "1/7/2023", 150, Hint::GregorianDigit(day("2023-02-01"))),
            ("12/7/1444", "1/2/2023", -2, Hint::HijriDigit(day("2023-02-01").to_hijri().unwrap())),
        ] {
            let Compared::Apart { days: apart, hints } = compared(hijri, gregorian) else {
                panic!("{hijri} {gregorian}");
            };
            assert_eq!(apart, days, "{hijri} {gregorian}");
            assert!(hints.contains(&hint), "{hijri} {gregorian}: {hints:?}");
        }
    }
}
