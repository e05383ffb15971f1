//! How something is signed: drawn by finger, or by thumbprint. Declarations,
//! receipts and the staff's own acknowledgements are signed alike.

use super::document::Page;
use super::signature::Signature;
use super::{Edit, Record};
use crate::form::{AnswerPath, Value};

const SIGNATURE: &str = "signature";
const THUMB: &str = "thumb";
const THUMB_SMALL: &str = "thumb_small";

/// How it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Drawn by finger.
    Signature(Signature),
    /// A photo of the thumbprint; the form names the witness.
    Thumbprint(Page),
}

impl Mark {
    /// The edits that write it under `within`, as instances of a repeat lie.
    pub(super) fn edits(&self, within: &str) -> Vec<Edit> {
        let short =
            |name, value| Some(Edit::short(AnswerPath::instance(within, name).ok()?, value));
        let edits = match self {
            Self::Signature(drawn) => [short(SIGNATURE, Value::Text(drawn.to_string())), None],
            Self::Thumbprint(page) => [
                short(THUMB, Value::Photo(page.photo)),
                short(THUMB_SMALL, Value::Photo(page.small)),
            ],
        };
        edits.into_iter().flatten().collect()
    }

    /// The mark that lies under `within`; `None` while there is none, or where
    /// it cannot be read.
    pub(super) fn of(record: &Record, within: &str) -> Option<Self> {
        let value = |name| record.answer(&AnswerPath::instance(within, name).ok()?);
        let photo = |name| match value(name)? {
            Value::Photo(citation) => Some(citation),
            _ => None,
        };
        Some(match value(SIGNATURE) {
            Some(Value::Text(drawn)) => Self::Signature(drawn.parse().ok()?),
            _ => Self::Thumbprint(Page { photo: photo(THUMB)?, small: photo(THUMB_SMALL)? }),
        })
    }
}
