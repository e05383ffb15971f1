//! Reads what a person typed or tapped as the answer of a question.

use super::expression::whole;
use super::{FormDefinition, MAX_NOTE, MAX_TEXT, PositionError, Question, QuestionKind, Value};
use crate::arabic::ascii_digits;
use crate::calendar::{DateError, parse_either};

/// Why an input is not an answer. It never contains the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// Not a number.
    #[error("not a number")]
    NotANumber,
    /// A number, but not a whole one.
    #[error("not a whole number")]
    NotWhole,
    /// A point before three digits, which may end thousands or begin decimals.
    #[error("the point may stand between thousands")]
    PointOfThousands,
    /// A number too large to reckon with.
    #[error("the number is too large")]
    TooLarge,
    /// Not a date.
    #[error("{0}")]
    NotADate(#[from] DateError),
    /// Not a position.
    #[error("{0}")]
    NotAPosition(#[from] PositionError),
    /// Not one of the question's choices.
    #[error("not one of the choices")]
    NotAChoice,
    /// More text than the question takes.
    #[error("longer than {limit} characters")]
    TooLong {
        /// How many characters it takes.
        limit: usize,
    },
    /// The question is read or calculated, not answered.
    #[error("this question takes no answer")]
    TakesNoInput,
}

/// The answer that an input stands for; empty input clears the answer.
///
/// Numbers and dates may be typed in any digits, dates in either calendar. A
/// number with a check digit is written in its one form if the check passes and
/// otherwise kept as typed: the evaluation says what is wrong with it, and
/// nothing typed is lost. Several choices are separated by spaces.
///
/// # Errors
/// Why the input is no answer to this question.
pub fn parse_input(
    form: &FormDefinition,
    question: &Question,
    raw: &str,
) -> Result<Value, InputError> {
    if !question.takes_input() {
        return Err(InputError::TakesNoInput);
    }
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return Ok(Value::Removed);
    }
    let limit = if question.is_multiline() { MAX_NOTE } else { MAX_TEXT };
    if raw.chars().count() > limit {
        return Err(InputError::TooLong { limit });
    }
    let chosen = |name: &str| {
        let known = form.choices_of(question).iter().any(|choice| choice.name == name);
        if known { Ok(name.to_owned()) } else { Err(InputError::NotAChoice) }
    };
    match &question.kind {
        QuestionKind::Text => Ok(Value::Text(match &question.check {
            Some(check) => check.run(trimmed).unwrap_or_else(|_| ascii_digits(trimmed)),
            None if question.is_multiline() => raw.to_owned(),
            None => trimmed.to_owned(),
        })),
        QuestionKind::Integer => {
            let number = number(trimmed)?;
            if number.fract() != 0.0 {
                return Err(InputError::NotWhole);
            }
            whole(number).map(Value::Integer).ok_or(InputError::TooLarge)
        }
        QuestionKind::Decimal => {
            let number = number(trimmed)?;
            whole(number).map(|_| Value::Decimal(number)).ok_or(InputError::TooLarge)
        }
        QuestionKind::Date => Ok(Value::Date(parse_either(trimmed)?)),
        QuestionKind::SelectOne(_) => chosen(trimmed).map(Value::Choice),
        QuestionKind::SelectMultiple(_) => {
            trimmed.split_whitespace().map(chosen).collect::<Result<_, _>>().map(Value::Choices)
        }
        QuestionKind::Geopoint => Ok(Value::Position(trimmed.parse()?)),
        QuestionKind::Note
        | QuestionKind::Calculate
        | QuestionKind::Paper
        | QuestionKind::Unknown(_) => Err(InputError::TakesNoInput),
    }
}

/// Digits with at most one point and a sign; spaces and commas between
/// thousands are dropped.
fn number(text: &str) -> Result<f64, InputError> {
    let mut text = ascii_digits(text);
    text.retain(|letter| !letter.is_whitespace() && !matches!(letter, '\u{200E}' | '\u{200F}'));
    if has_points_of_thousands(&text) {
        return Err(InputError::PointOfThousands);
    }
    let plain = if has_thousands(&text) { text.replace([',', '،'], "") } else { text };
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Err(InputError::NotANumber);
    }
    plain.parse().map_err(|_| InputError::NotANumber)
}

/// Whether commas only stand where thousands end: `1,500` but not `1,5`, which
/// may mean one and a half and must be asked again rather than guessed.
fn has_thousands(text: &str) -> bool {
    let whole_part = text.split('.').next().unwrap_or_default();
    let mut parts = whole_part.split([',', '،']);
    let first = parts.next().unwrap_or_default().trim_start_matches(['-', '+']);
    !first.is_empty() && first.len() <= 3 && parts.all(|part| part.len() == 3)
}

/// Whether points stand where thousands end, as in `6.000` and `1.500,50`: six
/// thousand to some and six to others, so it is asked again rather than
/// guessed. After nothing but zeros, as in `0.125`, it can only be a fraction.
fn has_points_of_thousands(text: &str) -> bool {
    let whole_part = text.split([',', '،']).next().unwrap_or_default();
    let mut parts = whole_part.trim_start_matches(['-', '+']).split('.');
    let first = parts.next().unwrap_or_default();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = parts.peekable();
    groups.peek().is_some()
        && matches!(first.trim_start_matches('0').len(), 1..=3)
        && digits(first)
        && groups.all(|part| part.len() == 3 && digits(part))
}

#[cfg(test)]
mod tests {
    use super::{InputError, parse_input};
    use crate::calendar::{Date, DateError};
    use crate::form::fixtures::{choice, form, text};
    use crate::form::{FormDefinition, MAX_NOTE, MAX_TEXT, PositionError, Value};

    fn all_kinds() -> FormDefinition {
        form(
            "type | name | calculation | appearance | bind::mandoob:check
             text | words | | |
             text | story | | multiline |
             text | mobile | | | mobile
             integer | number | | |
             decimal | amount | | |
             date | day | | |
             select_one size | one | | |
             select_multiple size | many | | |
             note | said | | |
             geopoint | place | | |
             paper | seen | | |
             integer | sum | 1 + 1 | |",
        )
    }

    fn input(name: &str, raw: &str) -> Result<Value, InputError> {
        let form = all_kinds();
        parse_input(&form, form.question(name).unwrap(), raw)
    }

    #[test]
    fn what_people_type() {
        let day = Date::new(2023, 2, 1).unwrap();
        let both = ["large", "small"].map(str::to_owned).into();
        for (name, raw, value) in [
            ("words", "  أم خالد ", text("أم خالد")),
            ("words", " \n ", Value::Removed),
            ("story", " سطر\nسطر ", text(" سطر\nسطر ")),
            ("mobile", "+٩٦٦ ٥٠٠ ٠٠٠ ٠٠١", text("0500000001")),
            ("mobile", "٠٥٠ ١", text("050 1")),
            ("number", "١٢", Value::Integer(12)),
            ("number", "1٬500", Value::Integer(1500)),
            ("number", "1,500", Value::Integer(1500)),
            ("number", "-3", Value::Integer(-3)),
            ("number", "4.0", Value::Integer(4)),
            ("amount", "١٢٫٥", Value::Decimal(12.5)),
            ("amount", "2,150,000.75", Value::Decimal(2_150_000.75)),
            ("amount", "6.00", Value::Decimal(6.0)),
            ("amount", "6.5", Value::Decimal(6.5)),
            ("amount", "6000", Value::Decimal(6000.0)),
            ("amount", "٠٫١٢٥", Value::Decimal(0.125)),
            ("amount", "6000.000", Value::Decimal(6000.0)),
            ("day", "10/7/1444", Value::Date(day)),
            ("day", "٢٠٢٣-٠٢-٠١", Value::Date(day)),
            ("one", "small", choice("small")),
            ("many", "small large small", Value::Choices(both)),
            ("many", "", Value::Removed),
            ("place", "٢٢٫٥ 41 0 9", Value::Position("22.5 41 0 9".parse().unwrap())),
        ] {
            assert_eq!(input(name, raw), Ok(value), "{name}: {raw}");
        }
    }

    #[test]
    fn what_is_not_an_answer() {
        for (name, raw, error) in [
            ("number", "اثنان", InputError::NotANumber),
            ("number", "1.2.3", InputError::NotANumber),
            ("number", "1e5", InputError::NotANumber),
            ("number", "-", InputError::NotANumber),
            ("number", "1.5", InputError::NotWhole),
            ("number", "99999999999999999999", InputError::TooLarge),
            ("amount", "1,5", InputError::NotANumber),
            ("amount", "inf", InputError::NotANumber),
            ("amount", "6.000", InputError::PointOfThousands),
            ("amount", "1.500", InputError::PointOfThousands),
            ("amount", "-12.500.000", InputError::PointOfThousands),
            ("amount", "٦٫٠٠٠", InputError::PointOfThousands),
            ("amount", "٦.٠٠٠", InputError::PointOfThousands),
            ("amount", "1.500,50", InputError::PointOfThousands),
            ("amount", "1.5.000", InputError::NotANumber),
            ("number", "6.000", InputError::PointOfThousands),
            ("day", "أمس", InputError::NotADate(DateError::Form)),
            ("day", "30/2/2023", InputError::NotADate(DateError::Impossible)),
            ("one", "huge", InputError::NotAChoice),
            ("many", "small huge", InputError::NotAChoice),
            ("place", "95 41", InputError::NotAPosition(PositionError::Impossible)),
            ("said", "x", InputError::TakesNoInput),
            ("seen", "x", InputError::TakesNoInput),
            ("sum", "3", InputError::TakesNoInput),
        ] {
            assert_eq!(input(name, raw), Err(error), "{name}: {raw}");
        }
        let long = "ن".repeat(MAX_TEXT + 1);
        assert_eq!(input("words", &long), Err(InputError::TooLong { limit: MAX_TEXT }));
        assert_eq!(input("story", &long), Ok(text(&long)));
        let longer = "ن".repeat(MAX_NOTE + 1);
        assert_eq!(input("story", &longer), Err(InputError::TooLong { limit: MAX_NOTE }));
    }
}
