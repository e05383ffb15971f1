//! Answers of questions outside repeats, as plain values: for whoever knows
//! which question it is, and not how answers are kept.

use super::{AnswerPath, Answers, Value};
use crate::calendar::Date;

/// Halalas in a riyal.
const HALALAS: f64 = 100.0;
/// Larger sums are no answer of ours (SAR).
const MOST: f64 = 1e12;

impl Answers {
    fn of(&self, question: &str) -> Option<&Value> {
        self.get(&AnswerPath::question(question).ok()?)
    }

    /// The text or the choice code that answers a question; empty without one.
    #[must_use]
    pub fn word(&self, question: &str) -> String {
        match self.of(question) {
            Some(Value::Text(text) | Value::Choice(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// The day that answers a question.
    #[must_use]
    pub fn day(&self, question: &str) -> Option<Date> {
        match self.of(question)? {
            Value::Date(day) => Some(*day),
            _ => None,
        }
    }

    /// The whole number that answers a question.
    #[must_use]
    pub fn number(&self, question: &str) -> Option<i64> {
        match self.of(question)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The sum that answers a question asked in riyals, in halalas (SAR × 100),
    /// rounded to the whole one.
    #[must_use]
    pub fn halalas(&self, question: &str) -> Option<i64> {
        self.of(question).and_then(Value::halalas)
    }
}

impl Value {
    /// This sum of riyals in halalas (SAR × 100), rounded to the whole one;
    /// `None` for what is no number, or larger than any sum of ours.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "the range is checked first"
    )]
    pub fn halalas(&self) -> Option<i64> {
        let riyals = match self {
            Self::Integer(riyals) => *riyals as f64,
            Self::Decimal(riyals) => *riyals,
            _ => return None,
        };
        (riyals.abs() <= MOST).then(|| (riyals * HALALAS).round() as i64)
    }

    /// So many halalas as a question that is asked in riyals takes them.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "sums are far below what loses a halala")]
    pub fn of_halalas(halalas: i64) -> Self {
        Self::Decimal(halalas as f64 / HALALAS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn riyals_become_halalas() {
        for (riyals, halalas) in [
            (Value::Decimal(12_000.5), Some(1_200_050)),
            (Value::Decimal(0.1 + 0.2), Some(30)),
            (Value::Integer(7), Some(700)),
            (Value::Decimal(1e300), None),
            (Value::Integer(i64::MAX), None),
            (Value::Text("7".into()), None),
        ] {
            assert_eq!(riyals.halalas(), halalas, "{riyals:?}");
        }
    }

    #[test]
    fn what_answers_is_read_and_the_rest_is_nothing() {
        let mut answers = Answers::default();
        for (question, value) in [
            ("sort", Value::Choice("rent".into())),
            ("subject", Value::Text("إيجار".into())),
            ("on", Value::Date("2026-11-28".parse().unwrap())),
            ("gone", Value::Removed),
        ] {
            answers.set(question.parse().unwrap(), value);
        }
        assert_eq!(
            (answers.word("sort"), answers.word("subject")),
            ("rent".into(), "إيجار".into())
        );
        assert_eq!((answers.word("gone"), answers.word("on")), (String::new(), String::new()));
        assert_eq!(answers.day("on").map(|day| day.to_string()), Some("2026-11-28".into()));
        assert_eq!((answers.number("on"), answers.halalas("sort")), (None, None));
    }
}
