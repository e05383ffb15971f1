//! A visit or a support request handed in: a record of its own that cites it
//! and its papers with their heads, and the digest of what they say, and keeps a
//! snapshot of what was calculated. A visit's annex is cited beside, so that
//! those who may not read it see the same submission.

use std::collections::BTreeSet;

use automerge::ChangeHash;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::annex::AnnexCited;
use super::{Edit, Record};
use crate::form::{AnswerPath, Value};
use crate::ids::RecordId;
use crate::lifecycle::request::Hold;

/// What was handed in lies under this name: at first only visits were.
const OF: &str = "visit";
const HOLDS: &str = "holds";
const HEADS: &str = "heads";
const DIGEST: &str = "digest";
const ANNEX: &str = "annex";
/// The papers lie under this name, each by its document, with its heads.
const PAPERS: &str = "papers";
/// What was calculated lies under this name, as instances of a repeat do.
const CALCULATED: &str = "calculated";

/// A document as it was at some time: its newest changes then.
pub type PaperCited = (RecordId, Vec<ChangeHash>);

/// What a submission says.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmissionDetails {
    /// What was handed in: a visit, or a support request.
    pub of: RecordId,
    /// Its newest changes at that time.
    pub heads: Vec<ChangeHash>,
    /// Its papers, with the newest changes of each at that time.
    pub papers: Vec<PaperCited>,
    /// The digest of its answers and papers at that time, without the annex:
    /// everyone who sees the visit can tell whether they are still so.
    pub digest: [u8; 32],
    /// The visit's annex at that time, where its form has sensitive questions,
    /// answered or not.
    pub annex: Option<AnnexCited>,
    /// What the form calculated at that time, by question; nothing that
    /// follows from sensitive answers.
    pub calculated: Vec<(String, Value)>,
    /// Of a support request: what holds it, as it stood on that day
    /// («صلاحيتها وقت التقديم»).
    pub holds: BTreeSet<Hold>,
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

/// The edit that says what holds a request; none where nothing does.
pub(super) fn holds(name: &str, holds: &BTreeSet<Hold>) -> Option<Edit> {
    let codes: Vec<_> = holds.iter().map(|hold| hold.code().to_owned()).collect();
    let path = AnswerPath::question(name).ok().filter(|_| !codes.is_empty())?;
    Some(Edit::short(path, Value::Choices(codes.into_iter().collect())))
}

/// What holds a request, as a field of that name says; of what only a newer
/// version knows nothing.
pub(super) fn held(record: &Record, name: &str) -> BTreeSet<Hold> {
    match AnswerPath::question(name).ok().and_then(|path| record.answer(&path)) {
        Some(Value::Choices(codes)) => codes.iter().filter_map(|it| Hold::of_code(it)).collect(),
        _ => BTreeSet::new(),
    }
}

pub(super) fn digest_of(text: &str) -> Option<[u8; 32]> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}

pub(super) fn heads_text(heads: &[ChangeHash]) -> String {
    heads.iter().map(|hash| HEXLOWER.encode(&hash.0)).collect::<Vec<_>>().join(" ")
}

pub(super) fn hashes(text: &str) -> Option<Vec<ChangeHash>> {
    text.split_whitespace().map(|text| digest_of(text).map(ChangeHash)).collect()
}

/// The edits that cite documents under a name, as instances of a repeat lie.
pub(super) fn cite_papers(name: &str, papers: &[PaperCited]) -> Vec<Edit> {
    let edit = |(document, heads): &PaperCited| {
        let path = AnswerPath::instance(name, &document.to_string()).ok()?;
        Some(Edit::short(path, Value::Text(heads_text(heads))))
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
        let citations = [
            citation(OF, self.of.to_string()),
            citation(HEADS, heads_text(&self.heads)),
            citation(DIGEST, HEXLOWER.encode(&self.digest)),
        ];
        let calculated = self.calculated.iter().map(|(question, value)| {
            let path = AnswerPath::instance(CALCULATED, question).ok()?;
            Some(Edit::short(path, value.clone()))
        });
        let edits = citations.into_iter().chain(calculated).chain([holds(HOLDS, &self.holds)]);
        let edits = edits.flatten();
        let annex = self.annex.iter().flat_map(|annex| annex.edits(ANNEX));
        edits.chain(cite_papers(PAPERS, &self.papers)).chain(annex).collect()
    }

    /// What a review of this submission speaks of: all that was handed in, the
    /// annex included, as one digest that everyone computes alike.
    #[must_use]
    pub fn whole(&self) -> [u8; 32] {
        match &self.annex {
            None => self.digest,
            Some(annex) => {
                Sha256::new_with_prefix(self.digest).chain_update(annex.bytes()).finalize().into()
            }
        }
    }

    /// What this submission says; `None` where it cites nothing readable.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        Some(Self {
            of: cited(record, OF)?.parse().ok()?,
            heads: hashes(&cited(record, HEADS)?)?,
            papers: cited_papers(record, PAPERS),
            digest: digest_of(&cited(record, DIGEST)?)?,
            annex: AnnexCited::cited(record, ANNEX),
            holds: held(record, HOLDS),
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
