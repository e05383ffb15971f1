//! A visit handed in: a record of its own that cites the visit, its heads and
//! the digest of its answers, and keeps a snapshot of what was calculated.

use automerge::ChangeHash;
use data_encoding::HEXLOWER;

use super::{Edit, Record};
use crate::form::{AnswerPath, Value};
use crate::ids::RecordId;

const VISIT: &str = "visit";
const HEADS: &str = "heads";
const DIGEST: &str = "digest";
/// What was calculated lies under this name, as instances of a repeat do.
const CALCULATED: &str = "calculated";

/// What a submission says.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmissionDetails {
    /// The visit handed in.
    pub visit: RecordId,
    /// The visit's newest changes at that time.
    pub heads: Vec<ChangeHash>,
    /// The digest of its answers at that time.
    pub digest: [u8; 32],
    /// What the form calculated at that time, by question.
    pub calculated: Vec<(String, Value)>,
}

/// The edit that cites something by a field of hexadecimal digits or an id.
pub(super) fn citation(name: &str, text: String) -> Option<Edit> {
    Some(Edit::short(AnswerPath::question(name).ok()?, Value::Text(text)))
}

/// What a field of that name cites.
pub(super) fn cited(record: &Record, name: &str) -> Option<String> {
    match record.answer(&AnswerPath::question(name).ok()?)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

pub(super) fn digest_of(text: &str) -> Option<[u8; 32]> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}

impl SubmissionDetails {
    /// The edits that write it into a new record.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let heads: Vec<_> = self.heads.iter().map(|hash| HEXLOWER.encode(&hash.0)).collect();
        let citations = [
            citation(VISIT, self.visit.to_string()),
            citation(HEADS, heads.join(" ")),
            citation(DIGEST, HEXLOWER.encode(&self.digest)),
        ];
        let calculated = self.calculated.iter().map(|(question, value)| {
            let path = AnswerPath::instance(CALCULATED, question).ok()?;
            Some(Edit::short(path, value.clone()))
        });
        citations.into_iter().chain(calculated).flatten().collect()
    }

    /// What this submission says; `None` where it cites nothing readable.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let heads = cited(record, HEADS)?;
        let heads = heads.split_whitespace().map(|text| digest_of(text).map(ChangeHash));
        Some(Self {
            visit: cited(record, VISIT)?.parse().ok()?,
            heads: heads.collect::<Option<_>>()?,
            digest: digest_of(&cited(record, DIGEST)?)?,
            calculated: record
                .answers()
                .0
                .into_iter()
                .filter_map(|(path, value)| {
                    let question = path.as_str().strip_prefix(CALCULATED)?.strip_prefix('/')?;
                    Some((question.to_owned(), value))
                })
                .collect(),
        })
    }
}
