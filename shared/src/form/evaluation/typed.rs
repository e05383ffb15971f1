//! Answers and calculated values as values of the question's type.

use std::borrow::Cow;

use super::ProblemKind;
use crate::form::expression::{Atom, whole};
use crate::form::{
    FormDefinition, InputError, MAX_NOTE, MAX_TEXT, Question, QuestionKind, Value, parse_input,
};

/// The answer if it is one to this question; nothing if it is empty.
pub(super) fn accept(
    form: &FormDefinition,
    question: &Question,
    answer: &Value,
) -> Result<Option<Value>, ProblemKind> {
    let is_choice =
        |name: &String| form.choices_of(question).iter().any(|choice| choice.name == *name);
    match (&question.kind, answer) {
        (_, Value::Removed) | (QuestionKind::Note | QuestionKind::Paper, _) => return Ok(None),
        // An older app cannot judge the answers of a newer form.
        (QuestionKind::Unknown(_), _) => {}
        (QuestionKind::Text, Value::Text(text)) => {
            if text.trim().is_empty() {
                return Ok(None);
            }
            let limit = if question.is_multiline() { MAX_NOTE } else { MAX_TEXT };
            // Bytes first: counting characters is only needed near the limit.
            if text.len() > limit && text.chars().count() > limit {
                return Err(ProblemKind::TooLong);
            }
        }
        (QuestionKind::Integer | QuestionKind::Decimal, Value::Integer(_))
        | (QuestionKind::Date, Value::Date(_))
        | (QuestionKind::Geopoint, Value::Position(_)) => {}
        (QuestionKind::Decimal, Value::Decimal(number)) if number.is_finite() => {}
        (QuestionKind::SelectOne(_), Value::Choice(name)) => {
            if !is_choice(name) {
                return Err(ProblemKind::NotAChoice);
            }
        }
        (QuestionKind::SelectMultiple(_), Value::Choices(names)) => {
            if names.is_empty() {
                return Ok(None);
            }
            if !names.iter().all(is_choice) {
                return Err(ProblemKind::NotAChoice);
            }
        }
        (_, Value::Text(raw)) => {
            return Err(match parse_input(form, question, raw) {
                Err(InputError::TooLarge) => ProblemKind::TooLarge,
                Err(InputError::PointOfThousands) => ProblemKind::PointOfThousands,
                _ => ProblemKind::WrongType,
            });
        }
        _ => return Err(ProblemKind::WrongType),
    }
    Ok(Some(answer.clone()))
}

/// A calculated value as a value of the question's type; nothing if it is empty
/// or does not fit.
pub(super) fn calculated(kind: &QuestionKind, atom: &Atom<'_>) -> Option<Value> {
    if atom.is_empty() {
        return None;
    }
    match kind {
        QuestionKind::Integer => whole(atom.number()).map(Value::Integer),
        QuestionKind::Decimal => {
            Some(atom.number()).filter(|number| number.is_finite()).map(Value::Decimal)
        }
        QuestionKind::Date => atom.date().map(Value::Date),
        QuestionKind::Geopoint => atom.text().parse().ok().map(Value::Position),
        QuestionKind::SelectOne(_) => Some(Value::Choice(atom.text().into_owned())),
        QuestionKind::SelectMultiple(_) => {
            Some(Value::Choices(atom.text().split_whitespace().map(str::to_owned).collect()))
        }
        QuestionKind::Calculate => Some(match atom {
            Atom::Number(number) if !number.is_finite() => return None,
            Atom::Number(number) => match whole(*number) {
                Some(whole) if number.fract() == 0.0 => Value::Integer(whole),
                _ => Value::Decimal(*number),
            },
            Atom::Date(date) => Value::Date(*date),
            Atom::Text(_) | Atom::Boolean(_) => Value::Text(atom.text().into_owned()),
        }),
        QuestionKind::Text
        | QuestionKind::Note
        | QuestionKind::Paper
        | QuestionKind::Unknown(_) => Some(Value::Text(atom.text().into_owned())),
    }
}

/// A value as expressions see it.
pub(super) fn atom(value: Option<&Value>) -> Atom<'_> {
    match value {
        None | Some(Value::Removed) => Atom::EMPTY,
        Some(Value::Text(text) | Value::Choice(text)) => Atom::Text(Cow::Borrowed(text)),
        // Numbers beyond an f64's exact range are refused when they are typed.
        Some(Value::Integer(number)) => Atom::Number(*number as f64),
        Some(Value::Decimal(number)) => Atom::Number(*number),
        Some(Value::Choices(names)) => {
            Atom::Text(Cow::Owned(names.iter().map(String::as_str).collect::<Vec<_>>().join(" ")))
        }
        Some(Value::Date(date)) => Atom::Date(*date),
        Some(Value::Position(position)) => Atom::Text(Cow::Owned(position.to_string())),
        Some(Value::Photo(citation)) => Atom::Text(Cow::Owned(citation.to_string())),
    }
}
