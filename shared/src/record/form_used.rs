//! Which form a record answers. It lies in the record, under a name that no
//! question can have.

use super::{Edit, Record};
use crate::form::{AnswerPath, Value};

const OWN: &str = "_form";
const ID: &str = "id";
const VERSION: &str = "version";

/// The form and the version that a record answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormUsed {
    /// The form's id.
    pub id: String,
    /// Its version, as the form says it.
    pub version: String,
}

impl FormUsed {
    /// The edits that begin a record with this form.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        [(ID, &self.id), (VERSION, &self.version)]
            .into_iter()
            .filter_map(|(name, text)| {
                Some(Edit::short(AnswerPath::instance(OWN, name).ok()?, Value::Text(text.clone())))
            })
            .collect()
    }

    /// The form that this record answers; `None` before it was begun.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let text = |name| match record.answer(&AnswerPath::instance(OWN, name).ok()?)? {
            Value::Text(text) => Some(text),
            _ => None,
        };
        Some(Self { id: text(ID)?, version: text(VERSION)? })
    }
}
