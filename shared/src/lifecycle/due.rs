//! When a case is to be visited next: because a supervisor ordered it, or
//! because the last visit was not held and is to be tried again.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;

/// A visit, as far as it settles what is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitMade {
    /// When it was handed in, Unix seconds by the delegate's device.
    pub submitted: i64,
    /// Whether somebody was met and asked.
    pub held: bool,
    /// When to try again, if it was not.
    pub retry_on: Option<Date>,
}

/// Why a case is to be visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Why {
    /// A supervisor asked for it.
    Ordered,
    /// The last visit was not held.
    Retry,
}

/// When a case is to be visited next, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// At the latest.
    pub on: Date,
    /// Why.
    pub why: Why,
}

impl Due {
    /// Whether the day has passed.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        today > self.on
    }
}

/// When a case is to be visited next; `order` is its newest one: when it was
/// given (Unix seconds) and its last day. Visits may come in any order.
///
/// A visit that was held settles what was asked before it. One that was not
/// puts it off to the day on which it is tried again, if it names one.
#[must_use]
pub fn due(order: Option<(i64, Date)>, visits: &[VisitMade]) -> Option<Due> {
    let last = visits.iter().max_by_key(|visit| (visit.submitted, visit.held));
    let open = order
        .filter(|(given, _)| !visits.iter().any(|visit| visit.held && visit.submitted >= *given));
    let retry =
        last.filter(|visit| !visit.held).and_then(|visit| Some((visit.submitted, visit.retry_on?)));
    match (open, retry) {
        (Some((given, on)), Some((tried, _))) if tried < given => {
            Some(Due { on, why: Why::Ordered })
        }
        (_, Some((_, on))) => Some(Due { on, why: Why::Retry }),
        (Some((_, on)), None) => Some(Due { on, why: Why::Ordered }),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn visit(submitted: i64, held: bool, retry_on: Option<&str>) -> VisitMade {
        VisitMade { submitted, held, retry_on: retry_on.map(day) }
    }

    #[test]
    fn an_order_is_due_until_a_visit_is_held() {
        let order = Some((100, day("2026-12-01")));
        let on_the_day = Due { on: day("2026-12-01"), why: Why::Ordered };
        let ordered = Some(on_the_day);
        assert_eq!(due(order, &[]), ordered);
        assert_eq!(due(order, &[visit(90, true, None)]), ordered, "a visit before it");
        assert_eq!(due(order, &[visit(110, false, None)]), ordered, "nobody was met");
        assert_eq!(due(order, &[visit(110, true, None)]), None);
        assert!(on_the_day.is_overdue(day("2026-12-02")));
        assert!(!on_the_day.is_overdue(day("2026-12-01")));
    }

    #[test]
    fn a_visit_that_was_not_held_is_tried_again() {
        let order = Some((100, day("2026-12-01")));
        let retry = Some(Due { on: day("2026-12-05"), why: Why::Retry });
        assert_eq!(due(order, &[visit(110, false, Some("2026-12-05"))]), retry);
        assert_eq!(due(None, &[visit(110, false, Some("2026-12-05"))]), retry);
        let held_later = [visit(120, true, None), visit(110, false, Some("2026-12-05"))];
        assert_eq!(due(None, &held_later), None);
        let newer_order = Some((115, day("2026-12-03")));
        let again = due(newer_order, &[visit(110, false, Some("2026-12-05"))]);
        assert_eq!(again, Some(Due { on: day("2026-12-03"), why: Why::Ordered }));
    }
}
