//! Commands and replies of those who assign, follow and read.

use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::form::AnswerPath;
use shared::ids::{PersonId, RecordId};
use shared::people::Gender;

use super::{CaseRow, DueRow, VisitRow};

/// See [`super::Command::Cases`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cases {
    /// What is searched for; empty for all.
    pub search: String,
    /// Whose cases.
    pub of: CasesOf,
    /// How many at most; no more than 200.
    pub limit: u32,
}

/// Whose cases a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CasesOf {
    /// All that this person may see.
    All,
    /// Those assigned to nobody.
    Nobody,
    /// Those assigned to a delegate.
    Delegate(PersonId),
}

/// A list of cases, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CasesView {
    /// The first of them.
    pub cases: Vec<CaseRow>,
    /// How many there are.
    pub total: u32,
}

/// See [`super::Command::History`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct History {
    /// Which record.
    pub record: RecordId,
    /// Which field; newest value first.
    pub path: AnswerPath,
}

/// See [`super::Command::Comment`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Comment {
    /// Which visit.
    pub visit: RecordId,
    /// At which question.
    pub path: AnswerPath,
    /// What is said; at most 2,000 characters.
    pub text: String,
}

/// See [`super::Command::Assign`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Assign {
    /// Which cases; at most 200.
    pub cases: Vec<RecordId>,
    /// To whom; `None` takes them from whoever has them.
    pub to: Option<PersonId>,
    /// The visit that is asked for, if one is.
    pub order: Option<Order>,
}

/// A visit that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The last day.
    pub on: Date,
    /// Choice code of the form's list `visit_type`.
    pub purpose: String,
    /// Choice code of the form's list `priority`.
    pub priority: String,
    /// What else there is to know; at most 500 characters.
    pub note: String,
}

/// What came of assigning: all of it, or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Assigned {
    /// Kept; the server is told with the next exchange.
    Done,
    /// These families are visited by a woman, or a man, only: the delegate is not.
    NotSuited(Vec<RecordId>),
}

/// See [`super::Command::Follow`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Follow {}

/// What a supervisor follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowView {
    /// What is to be visited, the most urgent first; at most 200.
    pub due: Vec<DueRow>,
    /// How many cases are to be visited, and of how many the day has passed.
    pub due_count: u32,
    /// See `due_count`.
    pub overdue_count: u32,
    /// Visits handed in that no supervisor has opened, oldest first; at most 200.
    pub unread: Vec<VisitRow>,
    /// The branch's delegates.
    pub delegates: Vec<DelegateRow>,
    /// Assignments that the server did not carry out: the cases.
    pub not_assigned: Vec<NotAssignedRow>,
}

/// A delegate, as a supervisor follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegateRow {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// A man or a woman.
    pub gender: Option<Gender>,
    /// Cases assigned.
    pub cases: u32,
    /// Of them, to be visited.
    pub due: u32,
    /// When a device of hers or his last came, Unix seconds by the server; `None` if none ever did.
    pub last_seen: Option<i64>,
    /// Whole days since then.
    pub silent_days: Option<u32>,
}

/// A case that did not change hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAssignedRow {
    /// The case.
    pub case: RecordId,
    /// Its beneficiary's name.
    pub name: String,
    /// Why.
    pub why: shared::sync::exchange::NotAssigned,
}
