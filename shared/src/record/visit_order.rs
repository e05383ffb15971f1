//! تكليف بزيارة: a supervisor asks for a visit to a case. Only the newest order
//! of a case counts; whether it has been carried out is worked out from the
//! visits ([`crate::lifecycle::due`]).

use super::submission::{citation, cited};
use super::{Edit, Record};
use crate::calendar::Date;
use crate::form::{AnswerPath, Value};
use crate::ids::PersonId;

const DELEGATE: &str = "delegate";
const DUE: &str = "due";
const PURPOSE: &str = "purpose";
const PRIORITY: &str = "priority";
const NOTE: &str = "note";

/// What an order says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitOrderDetails {
    /// Who is to go.
    pub delegate: PersonId,
    /// Until when.
    pub due: Date,
    /// Choice code of the form's list `visit_type`.
    pub purpose: String,
    /// Choice code of the form's list `priority`.
    pub priority: String,
    /// What else there is to know.
    pub note: String,
}

impl VisitOrderDetails {
    /// The edits that write it into a new record.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let short = |name, value| Some(Edit::short(AnswerPath::question(name).ok()?, value));
        let note = AnswerPath::question(NOTE).ok().filter(|_| !self.note.is_empty());
        [
            citation(DELEGATE, self.delegate.to_string()),
            short(DUE, Value::Date(self.due)),
            short(PURPOSE, Value::Choice(self.purpose.clone())),
            short(PRIORITY, Value::Choice(self.priority.clone())),
            note.map(|path| Edit::note(path, self.note.clone())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What this order says; `None` where it names nobody or no day.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let value = |name| record.answer(&AnswerPath::question(name).ok()?);
        let choice = |name| match value(name) {
            Some(Value::Choice(code)) => code,
            _ => String::new(),
        };
        let Some(Value::Date(due)) = value(DUE) else { return None };
        Some(Self {
            delegate: cited(record, DELEGATE)?.parse().ok()?,
            due,
            purpose: choice(PURPOSE),
            priority: choice(PRIORITY),
            note: cited(record, NOTE).unwrap_or_default(),
        })
    }
}
