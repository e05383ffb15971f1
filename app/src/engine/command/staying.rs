//! Commands and replies about what stays on this device until its author has
//! seen it: work that the server refused, visits in a case that went to
//! somebody else, what was written after a visit was accepted.

use serde::{Deserialize, Serialize};
use shared::ids::RecordId;
use shared::record::Kind;
use shared::sync::exchange::RuleBroken;

/// A case of which something stays until this person has seen it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StayingCase {
    /// The case.
    pub case: RecordId,
    /// The case number.
    pub number: String,
    /// The beneficiary's full name.
    pub name: String,
    /// Whether the case has gone to somebody else. Once nothing holds it, it
    /// leaves this device.
    pub left: bool,
    /// What the server refused and nobody [put away](PutAway).
    pub refused: Vec<RefusedRow>,
    /// Of a case that left: visits begun here and not handed in. They can be
    /// handed in for 30 days; then they go with the case.
    pub unfinished: Vec<RecordId>,
    /// Visits that were accepted while something was still being entered
    /// ([`super::VisitView::written_late`]).
    pub written_late: Vec<RecordId>,
}

/// A record of which the server refused changes. They stay on this device, as
/// they were written, until they are put away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Why.
    pub why: WhyRefused,
    /// When this device was told, Unix milliseconds.
    pub at: i64,
}

/// Why the server refused a record's changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyRefused {
    /// Their author may not write that, or no more.
    NotAllowed,
    /// They are too large.
    TooLarge,
    /// They cannot be read safely.
    Unreadable,
    /// They cite a photo of another case.
    ForeignPhoto,
    /// They rest on something that was refused.
    DependsOnRefused,
    /// They break a rule of the association.
    Rule(RuleBroken),
}

/// See [`super::Command::PutAway`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PutAway {
    /// Which case.
    pub case: RecordId,
}

/// See [`super::Command::DiscardLate`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DiscardLate {
    /// Which visit; [`crate::engine::failure::Failure::NotAllowed`] where it
    /// still takes what is entered.
    pub visit: RecordId,
}
