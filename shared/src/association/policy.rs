//! The policy itself: its title, how it was adopted, whom it reaches, and
//! whether staff sign it. What its two dates say of each other is in `dates`.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;

/// The policy's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its title.
    pub title: String,
    /// The record of its adoption; none where neither meeting nor date is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<Adoption>,
    /// What it replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// When the board reads it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Date>,
    /// Who receives a copy (تعميم), as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circulation: Option<Vec<String>>,
    /// Whether staff read and sign it.
    pub acknowledgement: Acknowledgement,
}

/// How long beforehand it is said that the board reads the policy again, days: about a month, time
/// enough to put it on a meeting's agenda.
const REVIEW_SAID: i64 = 30;

impl Policy {
    /// The day on which the board reads it again, once that is near or past («مع مراجعتها باستمرار»,
    /// preamble of all five policies).
    #[must_use]
    pub fn review_near(&self, today: Date) -> Option<Date> {
        self.review.filter(|day| day.days() - today.days() <= REVIEW_SAID)
    }
}

/// The board's adoption of a policy, as far as printed. The dates are kept as
/// printed too: they need not be the same day, or exist only once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// The board's meeting or session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    /// The board's term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The Hijri date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hijri: Option<String>,
    /// The Gregorian date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gregorian: Option<String>,
}

/// Whether staff read and sign the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Whether the policy demands it.
    pub required: bool,
    /// The sentence that demands it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_said_a_month_before_and_until_it_was() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let policy = |review| Policy {
            title: "سياسة".into(),
            adoption: None,
            replaces: None,
            review,
            circulation: None,
            acknowledgement: Acknowledgement { required: false, text: None },
        };
        let set = policy(Some(day("2026-12-31")));
        assert_eq!(set.review_near(day("2026-11-30")), None);
        assert_eq!(set.review_near(day("2026-12-01")), Some(day("2026-12-31")));
        assert_eq!(set.review_near(day("2027-05-01")), Some(day("2026-12-31")));
        assert_eq!(policy(None).review_near(day("2027-05-01")), None, "no day is printed");
    }
}
