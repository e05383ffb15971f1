//! The kinds of questions and checks. Both are stored as XLSForm writes them,
//! and an unknown one survives, so that an older app can carry a newer form.

use serde::{Deserialize, Serialize};

use crate::checks::{self, CheckError};

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum QuestionKind {
    /// `text`
    Text,
    /// `integer`
    Integer,
    /// `decimal`
    Decimal,
    /// `select_one LIST`
    SelectOne(String),
    /// `select_multiple LIST`
    SelectMultiple(String),
    /// `date`
    Date,
    /// `geopoint`: where something is.
    Geopoint,
    /// `paper`, our own: a paper to be seen. What is found out about it is a record
    /// of its own, so it takes no answer here.
    Paper,
    /// `note`: shown, takes no answer.
    Note,
    /// `calculate`: never shown, always calculated.
    Calculate,
    /// A kind of a newer form, as written there.
    Unknown(String),
}

impl QuestionKind {
    /// The list of choices, if the question is one to choose.
    #[must_use]
    pub fn list(&self) -> Option<&str> {
        match self {
            Self::SelectOne(list) | Self::SelectMultiple(list) => Some(list),
            _ => None,
        }
    }
}

impl From<String> for QuestionKind {
    fn from(text: String) -> Self {
        let mut words = text.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some("text"), None, None) => Self::Text,
            (Some("integer"), None, None) => Self::Integer,
            (Some("decimal"), None, None) => Self::Decimal,
            (Some("select_one"), Some(list), None) => Self::SelectOne(list.to_owned()),
            (Some("select_multiple"), Some(list), None) => Self::SelectMultiple(list.to_owned()),
            (Some("date"), None, None) => Self::Date,
            (Some("geopoint"), None, None) => Self::Geopoint,
            (Some("paper"), None, None) => Self::Paper,
            (Some("note"), None, None) => Self::Note,
            (Some("calculate"), None, None) => Self::Calculate,
            _ => Self::Unknown(text),
        }
    }
}

impl From<QuestionKind> for String {
    fn from(kind: QuestionKind) -> Self {
        match kind {
            QuestionKind::Text => "text".to_owned(),
            QuestionKind::Integer => "integer".to_owned(),
            QuestionKind::Decimal => "decimal".to_owned(),
            QuestionKind::SelectOne(list) => format!("select_one {list}"),
            QuestionKind::SelectMultiple(list) => format!("select_multiple {list}"),
            QuestionKind::Date => "date".to_owned(),
            QuestionKind::Geopoint => "geopoint".to_owned(),
            QuestionKind::Paper => "paper".to_owned(),
            QuestionKind::Note => "note".to_owned(),
            QuestionKind::Calculate => "calculate".to_owned(),
            QuestionKind::Unknown(text) => text,
        }
    }
}

/// A check of a number that carries its own proof (`bind::mandoob:check`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Check {
    /// `identity_number`
    IdentityNumber,
    /// `mobile`
    Mobile,
    /// `iban`
    Iban,
    /// A check of a newer form, as written there; it refuses nothing.
    Unknown(String),
}

impl Check {
    /// Checks a number and writes it in its one form.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn run(&self, raw: &str) -> Result<String, CheckError> {
        match self {
            Self::IdentityNumber => checks::identity_number(raw),
            Self::Mobile => checks::mobile(raw),
            Self::Iban => checks::iban(raw),
            Self::Unknown(_) => Ok(raw.to_owned()),
        }
    }
}

impl From<String> for Check {
    fn from(text: String) -> Self {
        match text.as_str() {
            "identity_number" => Self::IdentityNumber,
            "mobile" => Self::Mobile,
            "iban" => Self::Iban,
            _ => Self::Unknown(text),
        }
    }
}

impl From<Check> for String {
    fn from(check: Check) -> Self {
        match check {
            Check::IdentityNumber => "identity_number".to_owned(),
            Check::Mobile => "mobile".to_owned(),
            Check::Iban => "iban".to_owned(),
            Check::Unknown(text) => text,
        }
    }
}
