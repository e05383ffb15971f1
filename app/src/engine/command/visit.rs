//! A visit as screens are given it. What is entered into it and decided of it
//! is in [`super::entering`].

use serde::{Deserialize, Serialize};
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::lifecycle::{DeclarationStage, ReviewOutcome};

use super::{DocumentRow, SignedDeclaration, Undecided, VisitRow};

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
    /// The version of the association's profile under which it was made, if one held.
    pub policy: Option<u32>,
    /// Answers with drafts laid over them.
    pub answers: Answers,
    /// Whether the answers to the form's sensitive questions are not given to
    /// this person, nor whether there are any.
    pub in_confidence: bool,
    /// Whether sensitive answers are others than those that were handed in
    /// last. The stage does not tell it, since it is the same for everyone.
    pub annex_amended: bool,
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
    /// The categories that the association serves ([`super::NewCaseView::categories`]).
    pub categories: Vec<(String, String)>,
    /// Whether this person may still write answers.
    pub may_write: bool,
    /// Whether this person may put it away: nothing was asked yet.
    pub may_drop: bool,
    /// Whether this person may review it now.
    pub may_review: bool,
    /// What was entered here and cannot be written any more, because the visit
    /// was accepted meanwhile. It is in no answer; [`super::DiscardLate`]
    /// forgets it.
    pub written_late: Vec<(AnswerPath, Value)>,
    /// The same of the visit's papers.
    pub papers_late: Vec<PaperChange>,
    /// Whether the case has gone to somebody else meanwhile.
    pub left: bool,
    /// Words that this person has begun and not said yet, with where
    /// ([`super::KeepWords`]).
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
    /// Their digest.
    pub digest: [u8; 32],
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
