//! When an applicant is answered. All five policies say «والرد عليه بشأن قبوله
//! أو رفضه خلال مدة لا تقل عن أسبوعين»: «خلال» sets a last day, «لا تقل عن» a first
//! one. Until a board says which is meant, nobody is called late, an answer
//! before that day asks for a reason, and no answer is held up.

use serde::{Deserialize, Serialize};

use crate::association::Reading;
use crate::calendar::Date;

/// What the answer to a request depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyFacts {
    /// How the board reads the rule.
    pub reading: Reading,
    /// The days that the rule speaks of.
    pub days: u16,
    /// When the applicant was given notice that the request goes to the committee.
    pub noticed: Date,
    /// When the applicant was told of being accepted or declined, if that was done. That a request
    /// is put off, or what it lacks, is no answer.
    pub replied: Option<Date>,
}

/// How the answer to a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyState {
    /// Days from the notice to the answer, or to today. Never below zero: a
    /// device's clock may be behind that of the one that gave notice.
    pub passed: i64,
    /// The day that the rule speaks of; `None` only beyond the year 9999.
    pub day: Option<Date>,
    /// Whether people are told that it may take so long or longer. Under a
    /// ceiling they are told that it takes no longer.
    pub may_take_longer: bool,
    /// Not answered, and the day has come: it is shown before younger ones.
    pub ageing: bool,
    /// Not answered, and the day is over, where the board set it as the last one.
    pub overdue: bool,
    /// Answered before the day, where it may be the first one: whoever answers
    /// says why, and that is all that it is held to.
    pub early: bool,
}

/// The day before which an answer comes early, and asks for a reason; `None` where the board set it
/// as the last one.
#[must_use]
pub fn not_before(reading: Reading, days: u16, noticed: Date) -> Option<Date> {
    noticed.plus_days(i64::from(days)).filter(|_| reading != Reading::Ceiling)
}

/// How the answer stands today.
#[must_use]
pub fn reply_state(facts: &ReplyFacts, today: Date) -> ReplyState {
    let days = i64::from(facts.days);
    let until = facts.replied.unwrap_or(today);
    let passed = (until.days() - facts.noticed.days()).max(0);
    let open = facts.replied.is_none();
    let ceiling = facts.reading == Reading::Ceiling;
    let first = not_before(facts.reading, facts.days, facts.noticed);
    ReplyState {
        passed,
        day: facts.noticed.plus_days(days),
        may_take_longer: !ceiling,
        ageing: open && passed >= days,
        overdue: open && ceiling && passed > days,
        early: facts.replied.zip(first).is_some_and(|(on, first)| on < first),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn facts(reading: Reading, replied: Option<&str>) -> ReplyFacts {
        ReplyFacts { reading, days: 14, noticed: day("2026-11-07"), replied: replied.map(day) }
    }

    #[test]
    fn the_day_is_known_from_the_start_in_both_calendars() {
        let state = reply_state(&facts(Reading::Unconfirmed, None), day("2026-11-07"));
        assert_eq!(state.passed, 0);
        assert_eq!(state.day, Some(day("2026-11-21")));
        assert_eq!(state.day.unwrap().to_hijri().unwrap().to_string(), "1448-06-11");
        assert!(state.may_take_longer && !state.ageing);
    }

    #[test]
    fn what_waits_ages_from_that_day_and_is_overdue_only_under_a_ceiling() {
        for reading in [Reading::Unconfirmed, Reading::Floor, Reading::Ceiling] {
            let ceiling = reading == Reading::Ceiling;
            for (today, ageing, overdue) in [
                ("2026-11-20", false, false),
                ("2026-11-21", true, false),
                ("2026-11-22", true, ceiling),
                ("2027-11-22", true, ceiling),
            ] {
                let state = reply_state(&facts(reading, None), day(today));
                assert_eq!((state.ageing, state.overdue), (ageing, overdue), "{reading:?} {today}");
                assert_eq!(state.may_take_longer, !ceiling);
                assert!(!state.early, "nobody has answered");
            }
        }
    }

    #[test]
    fn an_early_answer_asks_for_a_reason_where_there_may_be_a_first_day() {
        for (reading, early) in
            [(Reading::Unconfirmed, true), (Reading::Floor, true), (Reading::Ceiling, false)]
        {
            let long_after = day("2027-06-01");
            let state = reply_state(&facts(reading, Some("2026-11-20")), long_after);
            assert_eq!((state.passed, state.early), (13, early), "{reading:?}");
            assert!(!state.ageing && !state.overdue, "it is answered");
            let state = reply_state(&facts(reading, Some("2026-11-21")), long_after);
            assert!(!state.early, "on the day itself");
        }
    }

    proptest! {
        #[test]
        fn no_answer_is_both_waited_for_and_early(
            reading in prop::sample::select(
                &[Reading::Unconfirmed, Reading::Floor, Reading::Ceiling][..],
            ),
            days in 0u16..400,
            replied in prop::option::of(-30i64..800),
            today in -30i64..800,
        ) {
            let noticed = day("2026-11-07");
            let replied = replied.map(|days| noticed.plus_days(days).unwrap());
            let facts = ReplyFacts { reading, days, noticed, replied };
            let state = reply_state(&facts, noticed.plus_days(today).unwrap());
            prop_assert!(state.passed >= 0);
            prop_assert!(!(state.early && state.ageing));
            prop_assert!(!state.overdue || state.ageing && reading == Reading::Ceiling);
        }
    }
}
