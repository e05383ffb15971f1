//! The values that expressions reckon with, and how one kind becomes another:
//! XPath 1.0 (section 4), with ODK's days for dates and an empty text for NaN.

use std::borrow::Cow;

use crate::calendar::Date;

/// One value. An answer that is not given is an empty text.
#[derive(Debug, Clone, PartialEq)]
pub enum Atom<'a> {
    /// Text; several chosen choices are joined by spaces.
    Text(Cow<'a, str>),
    /// A number, perhaps NaN.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// A day; as a number, days since 1970.
    Date(Date),
}

impl Atom<'_> {
    /// The value of an answer that is not given.
    pub const EMPTY: Self = Self::Text(Cow::Borrowed(""));

    /// As a number; what is not one is NaN.
    #[must_use]
    pub fn number(&self) -> f64 {
        match self {
            Self::Text(text) => text_as_number(text),
            Self::Number(number) => *number,
            Self::Boolean(value) => f64::from(u8::from(*value)),
            // Days of the years 1 to 9999 are exact in an f64.
            Self::Date(date) => date.days() as f64,
        }
    }

    /// As true or false: an empty text, zero and NaN are false.
    #[must_use]
    pub fn boolean(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Boolean(value) => *value,
            Self::Date(_) => true,
        }
    }

    /// As text. NaN is empty: ODK Collect and the XForms specification treat
    /// "not a number" and "not answered" alike.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) if number.is_nan() => Cow::Borrowed(""),
            // Negative zero is written as zero (XPath 1.0, section 4.2).
            Self::Number(number) if *number == 0.0 => Cow::Borrowed("0"),
            Self::Number(number) if number.is_infinite() => {
                Cow::Borrowed(if *number > 0.0 { "Infinity" } else { "-Infinity" })
            }
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Boolean(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
            Self::Date(date) => Cow::Owned(date.to_string()),
        }
    }

    /// As a day: from `yyyy-mm-dd`, or a number of days since 1970.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Text(text) => text.trim().parse().ok(),
            Self::Number(number) => Date::from_days(whole(*number)?),
            Self::Boolean(_) => None,
        }
    }

    /// Whether it counts as not answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Number(number) => number.is_nan(),
            Self::Boolean(_) | Self::Date(_) => false,
        }
    }
}

/// The number without its fraction, if an f64 holds it exactly.
pub(in crate::form) fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    // The cast is exact within these bounds.
    (number.abs() <= EXACT).then(|| number.trunc() as i64)
}

/// XPath 1.0 takes digits with at most one point and a minus, and nothing like
/// `1e5`, `inf` or `+1`; a day is taken too, as Enketo and Collect compare days.
fn text_as_number(text: &str) -> f64 {
    let text = text.trim();
    let plain = text.strip_prefix('-').unwrap_or(text);
    if plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return text.parse().unwrap_or(f64::NAN);
    }
    text.parse::<Date>().map_or(f64::NAN, |date| Atom::Date(date).number())
}
