//! What somebody says at one question of a visit: a record of its own, so that
//! readers add to a visit without writing in it.

use super::submission::{citation, cited};
use super::{Edit, Record};
use crate::form::AnswerPath;
use crate::ids::RecordId;

const VISIT: &str = "visit";
const AT: &str = "at";
const TEXT: &str = "text";

/// What a comment says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentDetails {
    /// The visit.
    pub visit: RecordId,
    /// The question at which it is said.
    pub at: AnswerPath,
    /// What is said.
    pub text: String,
}

impl CommentDetails {
    /// The edits that write it into a new record.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let text = AnswerPath::question(TEXT).ok();
        [
            citation(VISIT, self.visit.to_string()),
            citation(AT, self.at.to_string()),
            text.map(|path| Edit::note(path, self.text.clone())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What this comment says; `None` where it cites nothing readable.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        Some(Self {
            visit: cited(record, VISIT)?.parse().ok()?,
            at: cited(record, AT)?.parse().ok()?,
            text: cited(record, TEXT)?,
        })
    }
}
