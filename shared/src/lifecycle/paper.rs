//! How a paper of the checklist stands on a given day: seen, photographed,
//! matched with the original, or no longer good.
//!
//! Whether it still holds is judged on the day of the submission (the policies'
//! «صلاحيتها وقت التقديم»), so the day is an argument, never the clock's.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;

/// A paper expires soon when it does within so many days.
const SOON: i64 = 30;

/// The facts that a paper's state depends on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PaperFacts {
    /// Whether there is a record of it at all.
    pub seen: bool,
    /// When it was issued, if that is known.
    pub issued: Option<Date>,
    /// Until when it holds, that day included, if it says so.
    pub expires: Option<Date>,
    /// Whether it was matched with the original (طوبق بالأصل).
    pub matched: bool,
    /// How many pages of it are photographed.
    pub pages: usize,
    /// How many months after its issue it is taken, if the form limits that.
    pub valid_months: Option<u16>,
}

/// How a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaperState {
    /// Nobody has seen it.
    Missing,
    /// Seen, but neither photographed nor matched.
    Seen,
    /// Photographed, not matched with the original yet.
    Captured,
    /// Matched with the original, and good.
    Matched,
    /// Its own date is over.
    Expired,
    /// Issued longer ago than the form takes.
    TooOld,
    /// Matched and good, but its own date is near.
    ExpiresSoon,
}

/// How a paper stands on a day.
///
/// What makes a paper useless comes before what was done with it. The months
/// since its issue are Gregorian ones, which are the longer: what is young
/// enough by either calendar is taken. Without a date of issue nothing can be
/// said against its age.
#[must_use]
pub fn paper_state(facts: &PaperFacts, on: Date) -> PaperState {
    let taken_until = facts.issued.zip(facts.valid_months).and_then(|(day, months)| {
        // Beyond the calendar's end nothing is too old.
        day.plus_months(u32::from(months))
    });
    if !facts.seen {
        PaperState::Missing
    } else if facts.expires.is_some_and(|last| last < on) {
        PaperState::Expired
    } else if taken_until.is_some_and(|last| last < on) {
        PaperState::TooOld
    } else if !facts.matched {
        if facts.pages > 0 { PaperState::Captured } else { PaperState::Seen }
    } else if facts.expires.is_some_and(|last| last.days() - on.days() <= SOON) {
        PaperState::ExpiresSoon
    } else {
        PaperState::Matched
    }
}

#[cfg(test)]
mod tests {
    use super::{PaperFacts, PaperState, paper_state};
    use crate::calendar::{Date, parse_either};

    fn day(text: &str) -> Date {
        parse_either(text).unwrap()
    }

    #[test]
    fn a_paper_goes_from_missing_to_matched() {
        let today = day("2026-11-21");
        let mut facts = PaperFacts::default();
        assert_eq!(paper_state(&facts, today), PaperState::Missing);
        facts.seen = true;
        assert_eq!(paper_state(&facts, today), PaperState::Seen);
        facts.pages = 2;
        assert_eq!(paper_state(&facts, today), PaperState::Captured);
        facts.matched = true;
        assert_eq!(paper_state(&facts, today), PaperState::Matched);
        facts.pages = 0;
        assert_eq!(paper_state(&facts, today), PaperState::Matched, "seen and matched is enough");
    }

    #[test]
    fn a_paper_holds_until_its_own_date_and_warns_before() {
        let matched = PaperFacts { seen: true, matched: true, ..PaperFacts::default() };
        for (expires, on, state) in [
            ("2026-12-22", "2026-11-21", PaperState::Matched),
            ("2026-12-21", "2026-11-21", PaperState::ExpiresSoon),
            ("2026-11-21", "2026-11-21", PaperState::ExpiresSoon),
            ("2026-11-20", "2026-11-21", PaperState::Expired),
            // The 11th of Jumada al-Akhirah 1448 is the 21st of November 2026.
            ("11/6/1448", "2026-11-21", PaperState::ExpiresSoon),
            ("10/6/1448", "2026-11-21", PaperState::Expired),
        ] {
            let facts = PaperFacts { expires: Some(day(expires)), ..matched };
            assert_eq!(paper_state(&facts, day(on)), state, "{expires} on {on}");
        }
        let unmatched =
            PaperFacts { matched: false, pages: 1, expires: Some(day("2026-12-01")), ..matched };
        assert_eq!(paper_state(&unmatched, day("2026-11-21")), PaperState::Captured);
    }

    #[test]
    fn three_months_are_counted_to_the_bearers_good() {
        let matched = PaperFacts {
            seen: true,
            matched: true,
            valid_months: Some(3),
            ..PaperFacts::default()
        };
        for (issued, on, state) in [
            ("2026-08-21", "2026-11-21", PaperState::Matched),
            ("2026-08-20", "2026-11-21", PaperState::TooOld),
            ("2025-11-30", "2026-02-28", PaperState::Matched),
            ("2025-11-30", "2026-03-01", PaperState::TooOld),
            // Three Hijri months later it is good, and two days more: until the
            // Gregorian ones are over as well.
            ("8/3/1448", "8/6/1448", PaperState::Matched),
            ("8/3/1448", "11/6/1448", PaperState::Matched),
            ("8/3/1448", "12/6/1448", PaperState::TooOld),
        ] {
            let facts = PaperFacts { issued: Some(day(issued)), ..matched };
            assert_eq!(paper_state(&facts, day(on)), state, "{issued} on {on}");
        }
        assert_eq!(paper_state(&matched, day("2026-11-21")), PaperState::Matched, "undated");
    }
}
