//! What was answered: a map from a question's path to a value. Nothing here
//! knows the form: a path or value may belong to a question that is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Position;
use crate::calendar::Date;
use crate::record::photo::PhotoCitation;

/// The longest name of a question or key of an instance, in bytes.
const MAX_SEGMENT: usize = 64;
/// The deepest nesting of repeats that a path can name.
const MAX_REPEATS: usize = 4;

/// Where an answer belongs. Its text form is its identity:
/// - `name` for a question outside repeats (names are unique in a form),
/// - `repeat/INSTANCE/name` for a question of one instance of a repeat,
/// - `repeat/INSTANCE` for the instance itself, present while its value is an
///   [`Value::Integer`], which gives its order,
/// - and so on inwards for a repeat within a repeat.
///
/// `INSTANCE` is a short opaque text made by the caller.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AnswerPath(String);

/// Why a text is not a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// A part is empty or too long, or there are too many.
    #[error("a part of the path is empty or too long, or there are too many parts")]
    Length,
    /// A part contains a character that names and instances do not have.
    #[error("a part of the path contains a character that does not belong there")]
    Character,
}

impl AnswerPath {
    /// The path of a question (or group) outside repeats.
    ///
    /// # Errors
    /// When the name is not one.
    pub fn question(name: &str) -> Result<Self, PathError> {
        check_name(name)?;
        Ok(Self(name.to_owned()))
    }

    /// The path of an instance of a repeat that is not within another.
    ///
    /// # Errors
    /// When the name or the instance is not one.
    pub fn instance(repeat: &str, instance: &str) -> Result<Self, PathError> {
        format!("{repeat}/{instance}").parse()
    }

    /// The path of a question within this instance.
    ///
    /// # Errors
    /// When the name is not one, or this path is itself a question's.
    pub fn child(&self, name: &str) -> Result<Self, PathError> {
        if !self.is_instance() {
            return Err(PathError::Length);
        }
        format!("{self}/{name}").parse()
    }

    /// A path made from parts that were checked before.
    pub(super) fn trusted(within: Option<&Self>, name: &str) -> Self {
        Self(match within {
            Some(instance) => format!("{instance}/{name}"),
            None => name.to_owned(),
        })
    }

    /// Whether this is the path of an instance of a repeat, not of a question.
    #[must_use]
    pub fn is_instance(&self) -> bool {
        self.0.bytes().filter(|byte| *byte == b'/').count() % 2 == 1
    }

    /// The question's name, or the repeat's if this is the path of an instance.
    #[must_use]
    pub fn name(&self) -> &str {
        let mut parts = self.0.rsplit('/');
        let last = parts.next().unwrap_or_default();
        if self.is_instance() { parts.next().unwrap_or_default() } else { last }
    }

    /// The innermost instance that this is or is within: `(repeat, INSTANCE)`.
    #[must_use]
    pub fn within(&self) -> Option<(&str, &str)> {
        let mut parts = self.0.rsplit('/');
        if !self.is_instance() {
            parts.next();
        }
        let instance = parts.next()?;
        Some((parts.next()?, instance))
    }

    /// The path of the instance that a question is within, or of the instance
    /// that this instance is within.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let outer = if self.is_instance() { self.0.rsplit_once('/')?.0 } else { &self.0 };
        Some(Self(outer.rsplit_once('/')?.0.to_owned()))
    }

    /// The text form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AnswerPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for AnswerPath {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        for (place, part) in text.split('/').enumerate() {
            if place > MAX_REPEATS * 2 {
                return Err(PathError::Length);
            }
            if place % 2 == 0 { check_name(part)? } else { check_instance(part)? }
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for AnswerPath {
    type Error = PathError;

    fn try_from(text: String) -> Result<Self, PathError> {
        text.parse()
    }
}

impl From<AnswerPath> for String {
    fn from(path: AnswerPath) -> Self {
        path.0
    }
}

/// A name as XLSForm has it: a letter or `_`, then letters, digits, `_`, `-`, `.`.
pub(super) fn check_name(name: &str) -> Result<(), PathError> {
    let Some(first) = name.chars().next() else {
        return Err(PathError::Length);
    };
    if name.len() > MAX_SEGMENT {
        return Err(PathError::Length);
    }
    let inner = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    if (first.is_alphabetic() || first == '_') && name.chars().all(inner) {
        Ok(())
    } else {
        Err(PathError::Character)
    }
}

fn check_instance(instance: &str) -> Result<(), PathError> {
    if instance.is_empty() || instance.len() > MAX_SEGMENT {
        return Err(PathError::Length);
    }
    if instance.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        Ok(())
    } else {
        Err(PathError::Character)
    }
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text as typed.
    Text(String),
    /// A whole number; for an instance of a repeat, its order.
    Integer(i64),
    /// A number, always finite.
    Decimal(f64),
    /// The name of the chosen choice.
    Choice(String),
    /// The names of the chosen choices.
    Choices(BTreeSet<String>),
    /// A day.
    Date(Date),
    /// Where something is.
    Position(Position),
    /// A picture, cited: its bytes are kept and travel beside the answers.
    Photo(PhotoCitation),
    /// The answer was cleared, or the instance removed.
    Removed,
}

/// The answers of one filled-in form.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<AnswerPath, Value>);

impl Answers {
    /// The value at a path, [`Value::Removed`] counting as none.
    #[must_use]
    pub fn get(&self, path: &AnswerPath) -> Option<&Value> {
        self.0.get(path).filter(|value| **value != Value::Removed)
    }

    /// Sets the value at a path and returns the one before.
    pub fn set(&mut self, path: AnswerPath, value: Value) -> Option<Value> {
        self.0.insert(path, value)
    }

    /// The instances of a repeat that are present, in their order; `within` is
    /// the instance of an outer repeat, if there is one.
    #[must_use]
    pub fn instances(&self, within: Option<&AnswerPath>, repeat: &str) -> Vec<&AnswerPath> {
        let mut found: Vec<_> = self
            .0
            .iter()
            .filter_map(|(path, value)| match value {
                Value::Integer(order) if path.is_instance() => Some((*order, path)),
                _ => None,
            })
            .filter(|(_, path)| path.name() == repeat && path.parent().as_ref() == within)
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, path)| path).collect()
    }

    /// The order to give to an instance that is added at the end.
    #[must_use]
    pub fn next_order(&self, within: Option<&AnswerPath>, repeat: &str) -> i64 {
        let last = self.instances(within, repeat).pop().and_then(|path| self.0.get(path));
        match last {
            Some(Value::Integer(order)) => order.saturating_add(1),
            _ => 1,
        }
    }
}

impl FromIterator<(AnswerPath, Value)> for Answers {
    fn from_iter<I: IntoIterator<Item = (AnswerPath, Value)>>(answers: I) -> Self {
        Self(answers.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AnswerPath, Answers, PathError, Value};

    fn path(text: &str) -> AnswerPath {
        text.parse().unwrap()
    }

    #[test]
    fn parts_of_a_path() {
        let outside = path("first_name");
        assert_eq!(
            (outside.name(), outside.within(), outside.parent()),
            ("first_name", None, None)
        );
        let instance = AnswerPath::instance("members", "a1").unwrap();
        assert!(instance.is_instance());
        assert_eq!(
            (instance.name(), instance.within(), instance.parent()),
            ("members", Some(("members", "a1")), None)
        );
        let inside = instance.child("member_name").unwrap();
        assert_eq!(inside.as_str(), "members/a1/member_name");
        assert_eq!((inside.name(), inside.within()), ("member_name", Some(("members", "a1"))));
        assert_eq!(inside.parent(), Some(instance.clone()));
        let deeper = path("members/a1/visits/b/when");
        assert_eq!(deeper.parent(), Some(path("members/a1/visits/b")));
        assert_eq!(path("members/a1/visits/b").parent(), Some(instance));
        assert_eq!(inside.child("x"), Err(PathError::Length));
    }

    #[test]
    fn texts_that_are_no_paths() {
        for text in ["", "/", "a/", "a//b", "1a", "a b", "a/b c/d", "a/é/d", "a/b/c/d/e/f/g/h/i/j"]
        {
            assert!(text.parse::<AnswerPath>().is_err(), "{text}");
        }
        assert_eq!("x".repeat(65).parse::<AnswerPath>(), Err(PathError::Length));
        assert!(serde_json::from_str::<AnswerPath>("\"a//b\"").is_err());
    }

    #[test]
    fn instances_come_in_their_order_and_removed_ones_do_not() {
        let mut answers: Answers = [
            (path("members/b"), Value::Integer(2)),
            (path("members/a"), Value::Integer(2)),
            (path("members/c"), Value::Integer(1)),
            (path("members/d"), Value::Removed),
            (path("members/e/member_name"), Value::Text("x".to_owned())),
            (path("incomes/a"), Value::Integer(7)),
        ]
        .into_iter()
        .collect();
        let found: Vec<_> =
            answers.instances(None, "members").into_iter().map(AnswerPath::as_str).collect();
        assert_eq!(found, ["members/c", "members/a", "members/b"]);
        assert_eq!(answers.next_order(None, "members"), 3);
        assert_eq!(answers.next_order(None, "debts"), 1);
        answers.set(path("first_name"), Value::Removed);
        assert_eq!(answers.get(&path("first_name")), None);
        let json = serde_json::to_string(&answers).unwrap();
        assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
    }

    proptest! {
        #[test]
        fn any_text_is_a_path_that_round_trips_or_is_refused(text in "\\PC{0,40}|[a-c/]{0,12}") {
            if let Ok(path) = text.parse::<AnswerPath>() {
                prop_assert_eq!(path.to_string(), text);
                let _ = (path.name(), path.within(), path.parent());
            }
        }
    }
}
