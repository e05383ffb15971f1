//! Who is due for a visit, before anyone asks: «والوصول إليهم بأسهل الطرق دون الحاجة
//! إلى طلب المستفيد». A supervisor's order, a visit to be tried again, a case that
//! nobody has visited, a re-study after so many months, and a child that reaches
//! the age limit. Ordered by need, then date, then distance.
//!
//! How the visits of a day are put in order is in [`super::day_plan`].

use serde::{Deserialize, Serialize};

use super::day_plan::metres_between;
use super::due::{Due, Why};
use crate::calendar::Date;
use crate::form::Position;
use crate::ids::RecordId;
use crate::people::Gender;

/// A son or a daughter of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Child {
    /// Its place among the case's members, to name it by.
    pub member: usize,
    /// When it was born.
    pub born: Date,
    /// A son or a daughter.
    pub gender: Gender,
}

/// What of a case settles when it is to be visited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// The case.
    pub case: RecordId,
    /// How pressing its need is: 1 is the most; `None` if nobody has said, which
    /// comes last.
    pub need: Option<u8>,
    /// When it was opened.
    pub opened: Date,
    /// When somebody was last met at home.
    pub last_held: Option<Date>,
    /// What was ordered, or is to be tried again ([`super::due::due`]).
    pub due: Option<Due>,
    /// Sons and daughters whose day of birth is known.
    pub children: Vec<Child>,
    /// Where the home is, if that was recorded.
    pub position: Option<Position>,
}

/// What the association has set, or the program's own figures where it has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutreachRules {
    /// Months after which a case is studied again.
    pub restudy_months: u16,
    /// Age in years at which a son is no child of a case any more.
    pub sons_until: u8,
    /// The same for a daughter.
    pub daughters_until: u8,
    /// How many days ahead is looked.
    pub ahead_days: u16,
}

/// Why a case is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// A supervisor asked for it.
    Ordered,
    /// The last visit was not held.
    Retry,
    /// Nobody has been there since the case was opened.
    NeverVisited,
    /// إعادة الدراسة: the last visit is so long ago.
    Restudy,
    /// This member reaches the age limit.
    AgeLimit(usize),
}

/// A case that is due for a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueCase {
    /// The case.
    pub case: RecordId,
    /// Its need, 1 the most pressing.
    pub need: Option<u8>,
    /// Why, and on which day, the earliest first; never empty.
    pub reasons: Vec<(Reason, Date)>,
    /// The earliest of these days.
    pub on: Date,
    /// Where the home is.
    pub position: Option<Position>,
    /// Metres from where it was asked from, if both places are known.
    pub metres: Option<u32>,
}

/// The cases that are due, ordered by need, then date, then distance from a
/// place; the unknown comes last each time. What is ordered or to be tried again
/// is listed whenever it is due; the rest from `ahead_days` before its day. A
/// child's reaching the limit stays listed until somebody was there after it.
#[must_use]
pub fn due_for_visit<'a>(
    cases: impl IntoIterator<Item = &'a CaseFacts>,
    rules: &OutreachRules,
    today: Date,
    from: Option<Position>,
) -> Vec<DueCase> {
    let mut found: Vec<_> =
        cases.into_iter().filter_map(|case| due_case(case, rules, today, from)).collect();
    let last_if_unknown = |known: Option<u32>| (known.is_none(), known);
    found.sort_by_key(|due| {
        let need = last_if_unknown(due.need.map(u32::from));
        (need, due.on, last_if_unknown(due.metres), due.case)
    });
    found
}

fn due_case(
    case: &CaseFacts,
    rules: &OutreachRules,
    today: Date,
    from: Option<Position>,
) -> Option<DueCase> {
    let until = today.plus_days(i64::from(rules.ahead_days)).unwrap_or(today);
    let ordered = case.due.map(|due| match due.why {
        Why::Ordered => (Reason::Ordered, due.on),
        Why::Retry => (Reason::Retry, due.on),
    });
    let study = match case.last_held {
        Some(held) => {
            held.plus_months(u32::from(rules.restudy_months)).map(|on| (Reason::Restudy, on))
        }
        None => Some((Reason::NeverVisited, case.opened)),
    };
    let since = case.last_held.unwrap_or(case.opened);
    let of_age = case.children.iter().filter_map(|child| {
        let years = match child.gender {
            Gender::Man => rules.sons_until,
            Gender::Woman => rules.daughters_until,
        };
        // Gregorian years are the longer: no child loses by them.
        let on = child.born.plus_months(u32::from(years) * 12)?;
        (on > since).then_some((Reason::AgeLimit(child.member), on))
    });
    let coming = study.into_iter().chain(of_age).filter(|(_, on)| *on <= until);
    let mut reasons: Vec<_> = ordered.into_iter().chain(coming).collect();
    reasons.sort_by_key(|(reason, on)| (*on, *reason));
    let (_, on) = *reasons.first()?;
    let metres = from.zip(case.position).map(|(from, home)| metres_between(from, home));
    Some(DueCase { case: case.case, need: case.need, reasons, on, position: case.position, metres })
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULES: OutreachRules =
        OutreachRules { restudy_months: 12, sons_until: 18, daughters_until: 22, ahead_days: 30 };

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn today() -> Date {
        day("2026-11-21")
    }

    fn visited(id: u8, last_held: &str) -> CaseFacts {
        CaseFacts {
            case: RecordId::from_bytes([id; 16]),
            need: None,
            opened: day("2020-01-01"),
            last_held: Some(day(last_held)),
            due: None,
            children: Vec::new(),
            position: None,
        }
    }

    fn reasons(case: &CaseFacts) -> Vec<(Reason, Date)> {
        let found = due_for_visit([case], &RULES, today(), None);
        found.into_iter().next().map_or(Vec::new(), |due| due.reasons)
    }

    #[test]
    fn a_case_is_studied_again_after_a_year_and_seen_a_month_before() {
        assert_eq!(reasons(&visited(1, "2025-12-22")), []);
        let restudy = [(Reason::Restudy, day("2026-12-21"))];
        assert_eq!(reasons(&visited(1, "2025-12-21")), restudy);
        let never =
            CaseFacts { last_held: None, opened: day("2026-11-01"), ..visited(1, "2026-01-01") };
        assert_eq!(reasons(&never), [(Reason::NeverVisited, day("2026-11-01"))]);
    }

    #[test]
    fn a_child_that_reaches_the_limit_is_listed_until_somebody_was_there() {
        let with = |born: &str, gender, last_held: &str| CaseFacts {
            children: vec![Child { member: 2, born: day(born), gender }],
            ..visited(1, last_held)
        };
        let limit = |on: &str| vec![(Reason::AgeLimit(2), day(on))];
        let son = |born: &str| reasons(&with(born, Gender::Man, "2026-06-01"));
        assert_eq!(son("2008-12-21"), limit("2026-12-21"), "within a month");
        assert_eq!(son("2008-12-22"), [], "not yet");
        assert_eq!(son("2008-07-01"), limit("2026-07-01"), "since the last visit");
        assert_eq!(son("2008-06-01"), [], "known at the last visit");
        assert_eq!(son("2008-02-29"), [], "a leap day in a common year is its last of February");
        let daughter = |born: &str| reasons(&with(born, Gender::Woman, "2026-06-01"));
        assert_eq!(daughter("2008-12-21"), []);
        assert_eq!(daughter("2004-12-21"), limit("2026-12-21"));
    }

    #[test]
    fn need_comes_before_date_and_date_before_distance() {
        let place = |degrees| Some(Position::from_degrees(21.0, degrees, 5.0).unwrap());
        let order = |id, need, on: &str, position| CaseFacts {
            need,
            due: Some(Due { on: day(on), why: Why::Ordered }),
            position,
            ..visited(id, "2026-06-01")
        };
        let cases = [
            order(1, None, "2026-11-01", place(41.0)),
            order(2, Some(2), "2026-11-01", place(41.0)),
            order(3, Some(1), "2026-12-01", place(41.2)),
            order(4, Some(1), "2026-12-01", place(41.1)),
            order(5, Some(1), "2026-12-01", None),
            order(6, Some(1), "2027-06-01", place(41.0)),
            visited(7, "2026-06-01"),
        ];
        let found = due_for_visit(&cases, &RULES, today(), place(41.0));
        let ids: Vec<_> = found.iter().map(|due| due.case.as_bytes()[0]).collect();
        assert_eq!(ids, [4, 3, 5, 6, 2, 1], "an order far ahead is listed too");
        assert_eq!(found[5].metres, Some(0));
    }

    /// Cases of any kind, each with an id of its own.
    pub(in super::super) fn any_cases() -> impl Strategy<Value = Vec<CaseFacts>> {
        let place = prop::option::of((20.0..22.0f64, 40.0..42.0f64));
        let case = (prop::option::of(1u8..4), 0i64..800, prop::option::of(0i64..60), place);
        prop::collection::vec(case, 0..12).prop_map(|cases| {
            (0..)
                .zip(cases)
                .map(|(id, (need, ago, due, place))| CaseFacts {
                    need,
                    last_held: today().plus_days(-ago),
                    due: due
                        .map(|days| Due { on: today().plus_days(days).unwrap(), why: Why::Retry }),
                    position: place
                        .map(|(lat, lon)| Position::from_degrees(lat, lon, 5.0).unwrap()),
                    ..visited(id, "2026-01-01")
                })
                .collect()
        })
    }

    /// All that is due of them.
    pub(in super::super) fn due_of(cases: &[CaseFacts]) -> Vec<DueCase> {
        due_for_visit(cases, &RULES, today(), None)
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_changes_nothing(
            (cases, shuffled) in any_cases()
                .prop_flat_map(|cases| (Just(cases.clone()), Just(cases).prop_shuffle())),
        ) {
            let found = due_of(&cases);
            prop_assert_eq!(&found, &due_of(&shuffled));
            prop_assert!(found.iter().all(|due| due.reasons.first().unwrap().1 == due.on));
        }
    }
}
