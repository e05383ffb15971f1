//! The visits of one day put in an order: the most pressing are chosen, then
//! the nearest comes next. As the crow flies, since no map is at hand offline;
//! whoever drives knows the roads and may change it.

use super::outreach::DueCase;
use crate::form::Position;
use crate::ids::RecordId;

/// Mean radius of the earth in metres (IUGG).
const EARTH: f64 = 6_371_008.8;
/// Microdegrees in one degree.
const MICRO: f64 = 1e6;

/// A visit of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The case.
    pub case: RecordId,
    /// Metres from the stop before, or from the start; `None` if nobody has
    /// recorded where the home is.
    pub metres: Option<u32>,
}

/// A day's visits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayPlan {
    /// In order: first those whose place is known, then the others as pressing
    /// as they are.
    pub stops: Vec<Stop>,
    /// Metres in all, between the known places, without the way back.
    pub metres: u64,
}

/// Plans a day: of `due`, in the order of [`super::outreach::due_for_visit`],
/// the first `at_most` are visited, always the nearest next.
#[must_use]
pub fn plan_day(start: Position, due: &[DueCase], at_most: usize) -> DayPlan {
    let chosen = || due.iter().take(at_most);
    let placed = |due: &DueCase| Some((due.case, due.position?));
    let mut left: Vec<_> = chosen().filter_map(placed).collect();
    let mut plan = DayPlan::default();
    let mut here = start;
    loop {
        let ways = left.iter().map(|(case, home)| (metres_between(here, *home), *case, *home));
        let Some((metres, case, home)) = ways.min_by_key(|(metres, case, _)| (*metres, *case))
        else {
            break;
        };
        plan.stops.push(Stop { case, metres: Some(metres) });
        plan.metres += u64::from(metres);
        here = home;
        left.retain(|(other, _)| *other != case);
    }
    let unplaced = chosen().filter(|due| due.position.is_none());
    plan.stops.extend(unplaced.map(|due| Stop { case: due.case, metres: None }));
    plan
}

/// Metres between two places along the surface (haversine), to the whole metre.
#[must_use]
pub fn metres_between(one: Position, other: Position) -> u32 {
    let radians = |micro: i32| (f64::from(micro) / MICRO).to_radians();
    let (from, to) = (radians(one.latitude()), radians(other.latitude()));
    let across = radians(other.longitude()) - radians(one.longitude());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let chord = half(to - from) + from.cos() * to.cos() * half(across);
    // Rounding may carry antipodes beyond 1, where there is no arcsine. Half the
    // way round the earth is 20 million metres, so the cast is exact.
    (2.0 * EARTH * chord.sqrt().min(1.0).asin()).round() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::outreach::tests::{any_cases, due_of};
    use super::*;
    use crate::calendar::Date;

    fn place(latitude: f64, longitude: f64) -> Position {
        Position::from_degrees(latitude, longitude, 5.0).unwrap()
    }

    fn due(id: u8, position: Option<Position>) -> DueCase {
        DueCase {
            case: RecordId::from_bytes([id; 16]),
            need: None,
            reasons: Vec::new(),
            on: Date::new(2026, 11, 21).unwrap(),
            position,
            metres: None,
        }
    }

    #[test]
    fn distances_are_those_of_the_globe() {
        // A degree of latitude; Riyadh to Mecca (Kaaba), as reckoners of great
        // circles have it; half way round.
        assert_eq!(metres_between(place(21.0, 41.0), place(22.0, 41.0)), 111_195);
        let mecca = metres_between(place(24.7136, 46.6753), place(21.4225, 39.8262));
        assert!((785_000..795_000).contains(&mecca), "{mecca}");
        assert_eq!(metres_between(place(0.0, 0.0), place(0.0, 180.0)), 20_015_114);
        assert_eq!(metres_between(place(0.0, 179.9995), place(0.0, -179.9995)), 111);
    }

    #[test]
    fn the_most_pressing_are_chosen_and_the_nearest_comes_next() {
        let at = |longitude| Some(place(21.0, longitude));
        let cases =
            [due(1, at(41.3)), due(2, None), due(3, at(41.1)), due(4, at(41.2)), due(5, at(41.0))];
        let plan = plan_day(place(21.0, 41.0), &cases, 4);
        let ids: Vec<_> = plan.stops.iter().map(|stop| stop.case.as_bytes()[0]).collect();
        assert_eq!(ids, [3, 4, 1, 2], "the fifth is not pressing enough, though it is here");
        let sum: u64 = plan.stops.iter().filter_map(|stop| stop.metres).map(u64::from).sum();
        assert_eq!(plan.metres, sum);
        assert!((31_000..31_300).contains(&plan.metres), "{}", plan.metres);
        assert_eq!(plan_day(place(0.0, 0.0), &[], 9), DayPlan::default());
    }

    proptest! {
        #[test]
        fn every_chosen_case_is_visited_once_whatever_the_order_of_arrival(
            (cases, shuffled) in any_cases()
                .prop_flat_map(|cases| (Just(cases.clone()), Just(cases).prop_shuffle())),
            at_most in 0usize..14,
        ) {
            let start = place(21.0, 41.0);
            let due = due_of(&cases);
            let plan = plan_day(start, &due, at_most);
            prop_assert_eq!(&plan, &plan_day(start, &due_of(&shuffled), at_most));
            let mut planned: Vec<_> = plan.stops.iter().map(|stop| stop.case).collect();
            let mut chosen: Vec<_> = due.iter().take(at_most).map(|due| due.case).collect();
            planned.sort();
            chosen.sort();
            prop_assert_eq!(planned, chosen);
        }

        #[test]
        fn a_way_is_as_long_back_and_no_way_is_longer_than_half_round(
            (a, b, c, d) in (-90.0..=90.0f64, -180.0..=180.0f64, -90.0..=90.0f64, -180.0..=180.0f64),
        ) {
            let there = metres_between(place(a, b), place(c, d));
            prop_assert!(there <= 20_015_114);
            let back = metres_between(place(c, d), place(a, b));
            prop_assert!(there.abs_diff(back) <= 1);
        }
    }
}
