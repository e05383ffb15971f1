//! زيارة منزلية as the rest of the program sees it: how it went, which groups
//! were confirmed as unchanged, and the digest of its answers.
//!
//! A visit's fields are its form's questions. Its own fields have paths that no
//! question can have.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Edit, Record, RecordError};
use crate::calendar::Date;
use crate::form::{AnswerPath, Answers, Value};
use crate::ids::RecordId;

/// What is the visit's own lies under these names, as instances of a repeat do.
const SAME: &str = "_same";
const OWN: &str = "_visit";
const DROPPED: &str = "dropped";
/// The questions of the form that say how the visit went.
const OUTCOME: &str = "visit_outcome";
const HELD: &str = "done";
const RETRY_ON: &str = "retry_on";

/// How a visit went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VisitOutcome {
    /// Choice code of the form's list `visit_outcome`; empty while nobody said.
    pub code: String,
    /// When to try again, for a visit that was not held.
    pub retry_on: Option<Date>,
}

impl VisitOutcome {
    /// What the answers say of it.
    #[must_use]
    pub fn of(answers: &Answers) -> Self {
        let value =
            |name| AnswerPath::question(name).ok().and_then(|path| answers.get(&path)).cloned();
        Self {
            code: match value(OUTCOME) {
                Some(Value::Choice(code)) => code,
                _ => String::new(),
            },
            retry_on: match value(RETRY_ON) {
                Some(Value::Date(date)) => Some(date),
                _ => None,
            },
        }
    }

    /// Whether somebody was met and asked; so it is taken until somebody says
    /// otherwise.
    #[must_use]
    pub fn held(&self) -> bool {
        self.code.is_empty() || self.code == HELD
    }

    /// Whether somebody said that it was held.
    #[must_use]
    pub fn said_held(&self) -> bool {
        self.code == HELD
    }

    /// The edit that says that the visit is held.
    #[must_use]
    pub fn held_edit() -> Option<Edit> {
        let path = AnswerPath::question(OUTCOME).ok()?;
        Some(Edit::short(path, Value::Choice(HELD.to_owned())))
    }
}

/// The edit by which a visit is put away that was begun by mistake.
#[must_use]
pub fn dropped() -> Option<Edit> {
    Some(Edit::short(AnswerPath::instance(OWN, DROPPED).ok()?, Value::Integer(1)))
}

/// Whether these are the answers of a visit that was put away.
#[must_use]
pub fn is_dropped(answers: &Answers) -> bool {
    dropped().is_some_and(|edit| answers.get(&edit.path) == Some(&edit.value))
}

/// The edit that says: this group's answers were confirmed to be those of an
/// earlier visit.
#[must_use]
pub fn same_as(group: &str, earlier: RecordId) -> Option<Edit> {
    let path = AnswerPath::instance(SAME, group).ok()?;
    Some(Edit::short(path, Value::Text(earlier.to_string())))
}

/// The groups that were confirmed to be as in an earlier visit, and which.
#[must_use]
pub fn confirmed_same(answers: &Answers) -> Vec<(String, RecordId)> {
    answers
        .0
        .iter()
        .filter_map(|(path, value)| {
            let group = path.as_str().strip_prefix(SAME)?.strip_prefix('/')?;
            let Value::Text(visit) = value else { return None };
            Some((group.to_owned(), visit.parse().ok()?))
        })
        .collect()
}

/// SHA-256 over the answers: what was handed in, and what stands now, are the
/// same exactly when these are. Edits that cancel out change nothing.
///
/// # Errors
/// [`RecordError::NotOurs`] for answers that cannot be written down.
pub fn digest(answers: &Answers) -> Result<[u8; 32], RecordError> {
    let bytes = crate::sync::codec::to_cbor(answers).map_err(|_| RecordError::NotOurs)?;
    Ok(Sha256::digest(bytes).into())
}

/// The digest of a visit's answers and of what its papers say. Without papers
/// it is that of the answers.
///
/// # Errors
/// As [`digest`].
pub fn digest_with<'a>(
    answers: &Answers,
    papers: impl IntoIterator<Item = (RecordId, &'a Answers)>,
) -> Result<[u8; 32], RecordError> {
    let papers: BTreeMap<_, _> = papers.into_iter().collect();
    let own = digest(answers)?;
    if papers.is_empty() {
        return Ok(own);
    }
    let mut hasher = Sha256::new_with_prefix(own);
    for (document, says) in papers {
        hasher.update(document.as_bytes());
        hasher.update(digest(says)?);
    }
    Ok(hasher.finalize().into())
}

/// How the visit in this record went.
#[must_use]
pub fn outcome_of(visit: &Record) -> VisitOutcome {
    VisitOutcome::of(&visit.answers())
}
