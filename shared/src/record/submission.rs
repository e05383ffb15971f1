//! A visit handed in: a record of its own that cites the visit and its papers
//! with their heads, and the digest of what they say, and keeps a snapshot of
//! what was calculated.

use automerge::ChangeHash;
use data_encoding::HEXLOWER;

use super::{Edit, Record};
use crate::form::{AnswerPath, Value};
use crate::ids::RecordId;

const VISIT: &str = "visit";
const HEADS: &str = "heads";
const DIGEST: &str = "digest";
/// The papers lie under this name, each by its document, with its heads.
const PAPERS: &str = "papers";
/// What was calculated lies under this name, as instances of a repeat do.
const CALCULATED: &str = "calculated";

/// A document as it was at some time: its newest changes then.
pub type PaperCited = (RecordId, Vec<ChangeHash>);

/// What a submission says.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmissionDetails {
    /// The visit handed in.
    pub visit: RecordId,
    /// The visit's newest changes at that time.
    pub heads: Vec<ChangeHash>,
    /// The visit's papers, with the newest changes of each at that time.
    pub papers: Vec<PaperCited>,
    /// The digest of its answers and papers at that time.
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

fn hashes(text: &str) -> Option<Vec<ChangeHash>> {
    text.split_whitespace().map(|text| digest_of(text).map(ChangeHash)).collect()
}

/// The edits that cite documents under a name, as instances of a repeat lie.
pub(super) fn cite_papers(name: &str, papers: &[PaperCited]) -> Vec<Edit> {
    let edit = |(document, heads): &PaperCited| {
        let heads: Vec<_> = heads.iter().map(|hash| HEXLOWER.encode(&hash.0)).collect();
        let path = AnswerPath::instance(name, &document.to_string()).ok()?;
        Some(Edit::short(path, Value::Text(heads.join(" "))))
    };
    papers.iter().filter_map(edit).collect()
}

/// The documents that a record cites under a name.
pub(super) fn cited_papers(record: &Record, name: &str) -> Vec<PaperCited> {
    let cited = |(path, value): (AnswerPath, Value)| {
        let document = path.as_str().strip_prefix(name)?.strip_prefix('/')?.parse().ok()?;
        let Value::Text(heads) = value else { return None };
        Some((document, hashes(&heads)?))
    };
    record.answers().0.into_iter().filter_map(cited).collect()
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
        let edits = citations.into_iter().chain(calculated).flatten();
        edits.chain(cite_papers(PAPERS, &self.papers)).collect()
    }

    /// What this submission says; `None` where it cites nothing readable.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        Some(Self {
            visit: cited(record, VISIT)?.parse().ok()?,
            heads: hashes(&cited(record, HEADS)?)?,
            papers: cited_papers(record, PAPERS),
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
