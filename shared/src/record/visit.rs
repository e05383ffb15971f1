//! زيارة منزلية as the rest of the program sees it: which form it answers, and
//! the digest of its answers.
//!
//! A visit's fields are its form's questions. Its own two fields have paths
//! that no question can have.

use sha2::{Digest, Sha256};

use super::{Edit, Record, RecordError};
use crate::form::{AnswerPath, Answers, Value};

/// What is the visit's own lies under this name, as instances of a repeat do.
const OWN: &str = "_visit";
const FORM: &str = "form";
const FORM_VERSION: &str = "form_version";

/// The form and the version that a visit answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormUsed {
    /// The form's id.
    pub id: String,
    /// Its version, as the form says it.
    pub version: String,
}

impl FormUsed {
    /// The edits that begin a visit with this form.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        [(FORM, &self.id), (FORM_VERSION, &self.version)]
            .into_iter()
            .filter_map(|(name, text)| {
                Some(Edit::short(AnswerPath::instance(OWN, name).ok()?, Value::Text(text.clone())))
            })
            .collect()
    }

    /// The form that this visit answers; `None` before it was begun.
    #[must_use]
    pub fn of(visit: &Record) -> Option<Self> {
        let text = |name| match visit.answer(&AnswerPath::instance(OWN, name).ok()?)? {
            Value::Text(text) => Some(text),
            _ => None,
        };
        Some(Self { id: text(FORM)?, version: text(FORM_VERSION)? })
    }
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
