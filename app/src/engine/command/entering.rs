//! Commands of those who write: drafts, words that are not said yet, handing
//! in, reviewing.

use serde::{Deserialize, Serialize};
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;

/// See [`super::Command::SaveDraft`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaveDraft {
    /// Which record: a visit, a document, a declaration.
    pub record: RecordId,
    /// Which answer.
    pub path: AnswerPath,
    /// What was entered; [`Value::Removed`] clears it.
    pub value: Value,
}

/// See [`super::Command::LeaveScreen`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LeaveScreen {
    /// Which record: a visit, a document, a declaration.
    pub record: RecordId,
}

/// See [`super::Command::SameAsLast`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SameAsLast {
    /// Which visit.
    pub visit: RecordId,
    /// Which group of the form.
    pub group: String,
    /// The last visit as it was shown: which, and [`super::LastVisit::digest`].
    /// Where another is the last by now, or it says something else, nothing is
    /// confirmed: [`crate::engine::failure::Failure::ChangedMeanwhile`].
    pub last: (RecordId, [u8; 32]),
    /// This visit's answers as they were shown, drafts included; what came to
    /// the group since is not written over unseen, likewise.
    pub now: Answers,
}

/// See [`super::Command::Submit`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Submit {
    /// Which visit.
    pub visit: RecordId,
}

/// What came of handing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Submitted {
    /// Handed in; kept on this device until the server has it.
    Done,
    /// So many problems stand in the way; the form's evaluation lists them.
    Incomplete {
        /// How many.
        problems: u32,
    },
    /// Of so many answers two values stand: one is to be chosen first.
    Undecided {
        /// How many.
        answers: u32,
    },
}

/// See [`super::Command::MarkOpened`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MarkOpened {
    /// The submission that was opened ([`super::VisitView::submission`]).
    pub submission: RecordId,
}

/// See [`super::Command::Review`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Review {
    /// Which visit.
    pub visit: RecordId,
    /// The submission that was read ([`super::VisitView::submission`]).
    pub submission: RecordId,
    /// What is decided.
    pub outcome: ReviewOutcome,
    /// What the delegate reads; needed to return a visit.
    pub comment: String,
}

/// Where words of a review are kept ([`KeepWords::at`]).
pub const WORDS_OF_REVIEW: &str = "_review";
/// Where the note of a visit that is being ordered is kept.
pub const WORDS_OF_ORDER: &str = "_order";
/// Where it is kept who must be present, while that is being written.
pub const WORDS_OF_PRESENCE: &str = "_presence";
/// Where a decision is kept that is being written, at the request: under this the reason, by the
/// code of the ruling that it is for. Every other place of it begins alike.
pub const WORDS_OF_DECISION: &str = "_decision";
/// Where the amount of a decision is kept as it was typed, at the request.
pub const WORDS_OF_AMOUNT: &str = "_decision_amount";
/// Where the code of the ruling is kept meanwhile.
pub const WORDS_OF_RULING: &str = "_decision_ruling";
/// Where it is kept, under this by the session, who is left out of those who decide: their ids,
/// with blanks between.
pub const WORDS_OF_LEFT_OUT: &str = "_decision_left_out";
/// Where the place of a delivery is kept, while its receipt is not signed.
pub const WORDS_OF_PLACE: &str = "_place";
/// Where the name of who receives for the beneficiary is kept meanwhile.
pub const WORDS_OF_PROXY: &str = "_proxy";
/// Where that person's identity number is kept meanwhile.
pub const WORDS_OF_PROXY_IDENTITY: &str = "_proxy_identity";

/// See [`super::Command::KeepWords`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeepWords {
    /// Which visit, case or support request; of a case that is to be opened
    /// [`super::NewCaseView::words_at`].
    pub record: RecordId,
    /// Where. At a visit: [`WORDS_OF_REVIEW`], or the path of the question that
    /// is commented. At a case: [`WORDS_OF_ORDER`], [`WORDS_OF_PRESENCE`]. At a
    /// support request: [`WORDS_OF_REVIEW`], what begins with
    /// [`WORDS_OF_DECISION`], [`WORDS_OF_PLACE`], [`WORDS_OF_PROXY`],
    /// [`WORDS_OF_PROXY_IDENTITY`]. At a new case: its field. Saying them forgets
    /// what is kept there.
    pub at: String,
    /// The words; none forgets them.
    pub text: String,
}
