//! Commands and replies about support requests on their way to the committee.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use shared::association::Reading;
use shared::calendar::Date;
use shared::form::Answers;
use shared::ids::RecordId;
use shared::lifecycle::request::Hold;
use shared::lifecycle::{DeclarationStage, ReplyState, ReviewOutcome};

use super::{DecisionRow, DocumentRow, LedgerView, MatterRow, MatterView, ReviewView};

/// See [`super::Command::OpenRequest`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenRequest {
    /// Which support request.
    pub request: RecordId,
}

/// A support request with all that its way depends on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RequestView {
    /// The request itself.
    pub matter: MatterView,
    /// What the checklist of the case's category asks for, and how each stands
    /// today; judged anew when it is handed in.
    pub checklist: Vec<ChecklistRow>,
    /// The form and version whose `paper` questions name the papers.
    pub visit_form: (String, String),
    /// Whether the last visit asked what this person is not told: papers that follow from such
    /// answers are not in the checklist.
    pub papers_in_confidence: bool,
    /// The documents of the case.
    pub documents: Vec<DocumentRow>,
    /// How the declaration stands: on this request, else on the case's last visit.
    pub declaration: DeclarationStage,
    /// The signed declarations on the request, newest first.
    pub declarations: Vec<super::SignedDeclaration>,
    /// The rule about the answer, word for word, and how the board reads it.
    pub rule: Option<ReplyWords>,
    /// When the applicant acknowledged that, and how the answer stands today.
    pub notice: Option<(Date, ReplyState)>,
    /// What would hold it if it were handed in now.
    pub would_hold: BTreeSet<Hold>,
    /// The newest submission; a review speaks of it.
    pub submission: Option<RecordId>,
    /// Whether a supervisor has opened that submission.
    pub opened: bool,
    /// The holds with which a supervisor forwarded it, knowing of them.
    pub waived: BTreeSet<Hold>,
    /// What the request said when it was handed in last, where it says
    /// something else now.
    pub handed_in: Option<Answers>,
    /// What supervisors said, oldest first.
    pub reviews: Vec<ReviewView>,
    /// The newest social report on it.
    pub report: Option<MatterRow>,
    /// Every decision on it, oldest first.
    pub decisions: Vec<DecisionRow>,
    /// Replies that tell of a decision on it, and appeals against one, each with
    /// that decision, oldest first.
    pub answers: Vec<(RecordId, MatterRow)>,
    /// Whether this person may tell the applicant of the decision that counts.
    pub may_reply: bool,
    /// Whether this person may write down an appeal against it; not while one is
    /// open.
    pub may_appeal: bool,
    /// Whether this person may ask how it went, and nobody has; needs an end to be asked about.
    pub may_ask: bool,
    /// Whether this person may have the notice acknowledged and hand it in.
    pub may_hand_in: bool,
    /// Whether this person may return or forward it now.
    pub may_review: bool,
    /// Whether this person may hand over what was granted; also before the
    /// decision, where it is urgent and within the board's limit.
    pub may_deliver: bool,
    /// Whether all that was granted was handed over: nobody is promised more.
    pub delivered: bool,
    /// Whether delivering now would be before the decision.
    pub before_decision: bool,
    /// Words that this person has begun and not said yet, with where
    /// ([`super::KeepWords`]): of a review, and of a receipt that is being
    /// filled in.
    pub words: Vec<(String, String)>,
}

/// The rule about when a request is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyWords {
    /// Word for word.
    pub text: String,
    /// The days that it speaks of.
    pub days: u16,
    /// How the board reads it.
    pub reading: Reading,
}

/// A paper of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistRow {
    /// Its code: a `paper` question of the form for visits.
    pub paper: String,
    /// What holds the request because of it; `None` where it is good.
    pub hold: Option<Hold>,
    /// The newest document of it, if one was seen.
    pub document: Option<RecordId>,
}

/// See [`super::Command::GiveNotice`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GiveNotice {
    /// Which request. The applicant has read on the screen that it goes to the
    /// committee and when it is answered, and says so.
    pub request: RecordId,
}

/// See [`super::Command::HandInRequest`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HandInRequest {
    /// Which request.
    pub request: RecordId,
}

/// What came of handing a request in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RequestHandedIn {
    /// Handed in. What holds it is for the supervisor to waive, or to have
    /// completed; it is not lost by it.
    Done {
        /// What holds it.
        holds: BTreeSet<Hold>,
    },
    /// So many problems stand in the way.
    Incomplete {
        /// How many.
        problems: u32,
    },
    /// Of so many answers two values stand.
    Undecided {
        /// How many.
        answers: u32,
    },
}

/// See [`super::Command::ReviewRequest`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReviewRequest {
    /// Which request.
    pub request: RecordId,
    /// The submission that was read ([`RequestView::submission`]).
    pub submission: RecordId,
    /// Returned to be completed, or accepted: forwarded to the committee.
    pub outcome: ReviewOutcome,
    /// What whoever handed it in reads; needed to return it.
    pub comment: String,
    /// The holds that it is forwarded with.
    pub waived: BTreeSet<Hold>,
}

/// See [`super::Command::OpenMemo`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenMemo {
    /// Which request.
    pub request: RecordId,
}

/// مذكرة عرض: what the committee has before it of one request, on one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MemoView {
    /// The request.
    pub request: RequestView,
    /// What the case says ([`shared::record::case`]).
    pub case: Answers,
    /// How many the family are, the applicant included.
    pub family: u32,
    /// The social report's answers, by the form `report`, and its version.
    pub report: Option<(Answers, String)>,
    /// Claimed income beside evidenced income, in halalas a month, of the last
    /// visit that was handed in.
    pub income: Option<IncomeView>,
    /// What the family was given.
    pub ledger: LedgerView,
}

/// Claimed income beside evidenced income, in halalas (SAR × 100) a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomeView {
    /// Each source: choice code, claimed, evidenced.
    pub lines: Vec<(String, i64, Option<i64>)>,
    /// In all.
    pub claimed: i64,
    /// Of which papers show.
    pub evidenced: i64,
}
