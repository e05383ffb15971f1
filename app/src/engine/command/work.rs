//! Commands and replies of people at work: lists, cases, visits, reviews.

use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::{DeclarationStage, Due, ReviewOutcome, VisitStage, WhereItIs};

use super::{DocumentRow, SignedDeclaration, StayingCase};

/// See [`super::Command::Home`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Home {
    /// What is searched for; empty for all cases.
    pub search: String,
    /// How many cases to skip.
    pub offset: u32,
    /// How many cases at most.
    pub limit: u32,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// What is to be visited, the most urgent first.
    pub due: Vec<DueRow>,
    /// The page of cases asked for.
    pub cases: Vec<CaseRow>,
    /// How many cases match the search.
    pub total_cases: u32,
    /// Visits not handed in, or returned for completion, newest first.
    pub in_progress: Vec<VisitRow>,
    /// Visits handed in whose review is not over, newest first.
    pub handed_in: Vec<VisitRow>,
    /// What has not reached the server.
    pub unsent: Unsent,
    /// What this person is to be told of, and may do something about.
    pub staying: Vec<StayingCase>,
}

/// What has not reached the server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsent {
    /// Records with unsent changes.
    pub records: u32,
    /// When the oldest of them was written, Unix seconds by this device.
    pub oldest: Option<i64>,
    /// Photos that are on this device only.
    pub photos: u32,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The case.
    pub case: RecordId,
    /// The case number.
    pub number: String,
    /// The beneficiary's full name.
    pub name: String,
    /// Choice code of the category, as in the form's list `category`.
    pub category: String,
    /// City, village or settlement.
    pub place: String,
    /// When it was last visited, Unix seconds.
    pub last_visit: Option<i64>,
    /// The delegate to whom it is assigned.
    pub assignee: Option<PersonId>,
    /// The delegate's name; empty where it is nobody's.
    pub assignee_name: String,
    /// When it is to be visited next.
    pub due: Option<Due>,
}

/// A case that is to be visited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRow {
    /// The case, with when and why.
    pub case: CaseRow,
    /// What was ordered, if it was.
    pub order: Option<OrderView>,
    /// Whether the last day has passed.
    pub overdue: bool,
}

/// A visit that a supervisor asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderView {
    /// Who asked.
    pub by: String,
    /// When, Unix seconds by the supervisor's device.
    pub at: i64,
    /// The delegate's name.
    pub delegate: String,
    /// The last day.
    pub on: Date,
    /// Choice code of the form's list `visit_type`.
    pub purpose: String,
    /// Choice code of the form's list `priority`.
    pub priority: String,
    /// What else was said.
    pub note: String,
    /// Who must be present ([`shared::record::case::CaseDetails::to_be_present`]).
    pub to_be_present: String,
}

/// A visit in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitRow {
    /// The visit.
    pub visit: RecordId,
    /// Its case.
    pub case: RecordId,
    /// The case number.
    pub number: String,
    /// The beneficiary's full name.
    pub name: String,
    /// The delegate who began it.
    pub delegate: String,
    /// When it was begun, Unix seconds by the delegate's device.
    pub started: i64,
    /// When it was handed in, Unix seconds by the delegate's device.
    pub submitted: Option<i64>,
    /// How it went: choice code of the form's list `visit_outcome`; empty while nobody said.
    pub outcome: String,
    /// When to try again, for a visit that was not held.
    pub retry_on: Option<Date>,
    /// How far it has come.
    pub stage: VisitStage,
    /// Where its newest change is.
    pub whereabouts: WhereItIs,
    /// Required questions answered.
    pub answered: u32,
    /// Required questions that apply.
    pub required: u32,
}

/// See [`super::Command::OpenCase`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenCase {
    /// Which case.
    pub case: RecordId,
}

/// A case: who, where, members, earlier visits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseView {
    /// As in the list.
    pub row: CaseRow,
    /// Everything known, by the case's own field names (see `shared::record::case`).
    pub details: Answers,
    /// The family's members in order.
    pub members: Vec<Member>,
    /// Its visits, newest first.
    pub visits: Vec<VisitRow>,
    /// The visit that is ordered and not held yet.
    pub order: Option<OrderView>,
    /// Fields of the case of which two values stand.
    pub undecided: Vec<Undecided>,
    /// Whether this person may begin a visit.
    pub may_visit: bool,
    /// Whether this person may correct what the case says.
    pub may_edit: bool,
    /// Whether this person may assign it.
    pub may_assign: bool,
    /// What stays of it until this person has seen it.
    pub staying: Option<StayingCase>,
}

/// إجابتان مختلفتان: a field of which two or more values stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Undecided {
    /// Of which record: a case, a visit, or a document of the visit.
    pub record: RecordId,
    /// Which field.
    pub path: AnswerPath,
    /// The values, the one that is reckoned with first.
    pub values: Vec<FieldVersion>,
}

/// A value of a field, with who wrote it and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldVersion {
    /// The value; [`Value::Removed`] where it was cleared.
    pub value: Value,
    /// The person's name.
    pub by: String,
    /// Unix seconds by the writer's device.
    pub at: i64,
}

/// See [`super::Command::EditCase`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EditCase {
    /// Which case.
    pub case: RecordId,
    /// What is set.
    pub edits: Vec<(AnswerPath, Value)>,
}

/// One of the family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Full name.
    pub name: String,
    /// Choice code of the relation, as in the form's list `relation`.
    pub relation: String,
    /// Date of birth.
    pub birth_date: Option<shared::calendar::Date>,
}

/// See [`super::Command::StartVisit`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartVisit {
    /// Which case is visited.
    pub case: RecordId,
    /// Whether somebody is there; otherwise the delegate says how it went.
    pub held: bool,
}

/// See [`super::Command::OpenVisit`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenVisit {
    /// Which visit.
    pub visit: RecordId,
}

/// A visit as it stands, drafts included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitView {
    /// As in lists.
    pub row: VisitRow,
    /// The form's id and version.
    pub form: (String, String),
    /// Answers with drafts laid over them.
    pub answers: Answers,
    /// For who only reads a visit that was handed in: what was changed since,
    /// and what it is now. `answers` are then those that were handed in.
    pub changed_since: Vec<(AnswerPath, Option<Value>)>,
    /// The same of the visit's papers; `documents` are then as they were
    /// handed in.
    pub papers_changed: Vec<PaperChange>,
    /// Who wrote each answer, and when. Drafts are not listed.
    pub written: Vec<Written>,
    /// Answers of the visit and of its papers of which two or more stand now,
    /// and no draft chooses.
    pub undecided: Vec<Undecided>,
    /// The last visit to this case that was handed in before this one.
    pub last: Option<LastVisit>,
    /// Groups whose answers were confirmed to be those of that visit.
    pub same_as_last: Vec<String>,
    /// What was said at questions, oldest first.
    pub comments: Vec<CommentView>,
    /// Whether this person may say something at a question.
    pub may_comment: bool,
    /// How the declaration stands.
    pub declaration: DeclarationStage,
    /// The declarations on this visit, newest first.
    pub declarations: Vec<SignedDeclaration>,
    /// The documents of the case.
    pub documents: Vec<DocumentRow>,
    /// The newest submission; a review speaks of it.
    pub submission: Option<RecordId>,
    /// What reviewers said, oldest first.
    pub reviews: Vec<ReviewView>,
    /// Whether this person may still write answers.
    pub may_write: bool,
    /// Whether this person may review it now.
    pub may_review: bool,
    /// What was entered here and cannot be written any more, because the visit
    /// was accepted meanwhile. It is in no answer; [`DiscardLate`] forgets it.
    pub written_late: Vec<(AnswerPath, Value)>,
    /// Whether the case has gone to somebody else meanwhile.
    pub left: bool,
    /// Words that this person has begun and not said yet, with where
    /// ([`KeepWords`]).
    pub words: Vec<(String, String)>,
}

/// A field of a paper that is something else than it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaperChange {
    /// The document.
    pub document: RecordId,
    /// Code of the paper.
    pub paper: String,
    /// Which field: a question of the form for documents, a page, or the
    /// document's own. A paper that was added is `_document/paper`, one that
    /// was taken out `_document/removed`.
    pub path: AnswerPath,
    /// What it is now.
    pub value: Option<Value>,
}

/// Where words of a review are kept ([`KeepWords::at`]).
pub const WORDS_OF_REVIEW: &str = "_review";

/// See [`super::Command::KeepWords`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeepWords {
    /// Which visit.
    pub record: RecordId,
    /// Where: [`WORDS_OF_REVIEW`], or the path of the question that is
    /// commented. Saying them forgets what is kept there.
    pub at: String,
    /// The words; none forgets them.
    pub text: String,
}

/// Who wrote an answer, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Which answer.
    pub path: AnswerPath,
    /// The person's name.
    pub by: String,
    /// Unix seconds by the writer's device.
    pub at: i64,
}

/// An earlier visit to the same case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastVisit {
    /// The visit.
    pub visit: RecordId,
    /// Who made it.
    pub delegate: String,
    /// When it was handed in, Unix seconds by the delegate's device.
    pub at: i64,
    /// Its answers as they were handed in.
    pub answers: Answers,
}

/// What somebody said at a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    /// At which question.
    pub path: AnswerPath,
    /// Who.
    pub by: String,
    /// Unix seconds by the writer's device.
    pub at: i64,
    /// What was said.
    pub text: String,
}

/// What a supervisor said of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    /// The supervisor's name.
    pub by: String,
    /// Unix seconds by the supervisor's device.
    pub at: i64,
    /// Returned or accepted.
    pub outcome: ReviewOutcome,
    /// What was said.
    pub comment: String,
}

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

/// See [`super::Command::CountUnsent`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CountUnsent {}

/// See [`super::Command::Queue`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Queue {
    /// How many visits to skip.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A supervisor's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    /// Visits awaiting review, oldest first.
    pub waiting: Vec<VisitRow>,
    /// How many await review.
    pub total_waiting: u32,
    /// Reviewed lately, newest first.
    pub reviewed: Vec<VisitRow>,
    /// What has not reached the server.
    pub unsent: Unsent,
    /// What this person is to be told of, and may do something about.
    pub staying: Vec<StayingCase>,
}

/// See [`super::Command::MarkOpened`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MarkOpened {
    /// The submission that was opened ([`VisitView::submission`]).
    pub submission: RecordId,
}

/// See [`super::Command::Review`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Review {
    /// Which visit.
    pub visit: RecordId,
    /// The submission that was read ([`VisitView::submission`]).
    pub submission: RecordId,
    /// What is decided.
    pub outcome: ReviewOutcome,
    /// What the delegate reads; needed to return a visit.
    pub comment: String,
}

/// See [`super::Command::SyncNow`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SyncNow {}
