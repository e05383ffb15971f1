//! What a supervisor says of a submission, of a visit's or of a support
//! request's (where accepting is رفع للجنة): a record of its own that cites it
//! by the digest of what was handed in.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;

use super::submission::{citation, cited, digest_of, held, holds};
use super::{Edit, Record};
use crate::form::{AnswerPath, Value};
use crate::ids::RecordId;
use crate::lifecycle::ReviewOutcome;
use crate::lifecycle::request::Hold;

/// What was handed in lies under this name: at first only visits were.
const OF: &str = "visit";
const WAIVED: &str = "waived";
const SUBMISSION: &str = "submission";
const DIGEST: &str = "digest";
const OUTCOME: &str = "outcome";
const COMMENT: &str = "comment";
const RETURNED: &str = "returned";
const ACCEPTED: &str = "accepted";

/// What a review says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDetails {
    /// What was handed in: a visit, or a support request.
    pub of: RecordId,
    /// The submission that was read.
    pub submission: RecordId,
    /// The digest of the answers that were handed in with it.
    pub digest: [u8; 32],
    /// What is decided.
    pub outcome: ReviewOutcome,
    /// What the delegate reads.
    pub comment: String,
    /// Of a support request: what holds it, and it is forwarded with that known.
    pub waived: BTreeSet<Hold>,
}

impl ReviewDetails {
    /// The edits that write it into a new record.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let code = match self.outcome {
            ReviewOutcome::Returned => RETURNED,
            ReviewOutcome::Accepted => ACCEPTED,
        };
        let choice = |name, code: &str| {
            Some(Edit::short(AnswerPath::question(name).ok()?, Value::Choice(code.to_owned())))
        };
        let note =
            |name, text: &str| Some(Edit::note(AnswerPath::question(name).ok()?, text.to_owned()));
        [
            citation(OF, self.of.to_string()),
            citation(SUBMISSION, self.submission.to_string()),
            citation(DIGEST, HEXLOWER.encode(&self.digest)),
            choice(OUTCOME, code),
            note(COMMENT, &self.comment).filter(|_| !self.comment.is_empty()),
            holds(WAIVED, &self.waived),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What this review says; `None` where it cites nothing readable or says
    /// something that only a newer version knows.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let outcome = match record.answer(&AnswerPath::question(OUTCOME).ok()?)? {
            Value::Choice(code) if code == RETURNED => ReviewOutcome::Returned,
            Value::Choice(code) if code == ACCEPTED => ReviewOutcome::Accepted,
            _ => return None,
        };
        Some(Self {
            of: cited(record, OF)?.parse().ok()?,
            submission: cited(record, SUBMISSION)?.parse().ok()?,
            digest: digest_of(&cited(record, DIGEST)?)?,
            outcome,
            comment: cited(record, COMMENT).unwrap_or_default(),
            waived: held(record, WAIVED),
        })
    }
}
