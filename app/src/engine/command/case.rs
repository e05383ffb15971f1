//! Commands and replies about one case: what it says, and beginning a visit
//! to it.

use serde::{Deserialize, Serialize};
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;

use super::{CaseRow, OrderView, StayingCase, VisitRow};

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
    /// Words that this person has begun and not said yet, with where
    /// ([`super::KeepWords`]).
    pub words: Vec<(String, String)>,
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

/// See [`super::Command::EditCase`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EditCase {
    /// Which case.
    pub case: RecordId,
    /// What is set.
    pub edits: Vec<(AnswerPath, Value)>,
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

/// See [`super::Command::StartVisit`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartVisit {
    /// Which case is visited.
    pub case: RecordId,
    /// Whether somebody is there; otherwise the delegate says how it went.
    pub held: bool,
}

/// See [`super::Command::DropVisit`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DropVisit {
    /// Which visit.
    pub visit: RecordId,
}
