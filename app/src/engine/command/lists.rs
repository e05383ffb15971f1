//! Commands and replies of the lists that people work from: what is to be
//! visited, in progress, handed in, and not sent yet.

use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::{Due, VisitStage, WhereItIs};

use super::StayingCase;

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
    /// Records of which the server refused changes, and nobody has put that
    /// away. They are not sent again by themselves.
    pub refused: u32,
    /// Whether something that was entered is no change yet: it is sent once its
    /// screen was left.
    pub typed: bool,
}

/// See [`super::Command::CountUnsent`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CountUnsent {}

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

/// See [`super::Command::SyncNow`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SyncNow {}
