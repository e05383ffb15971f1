//! Commands and replies about reaching people without being asked.

use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::form::Position;
use shared::lifecycle::outreach::Reason;

use super::CaseRow;

/// See [`super::Command::Outreach`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outreach {
    /// Where one is, if that is to count.
    pub from: Option<Position>,
    /// How many to skip.
    pub offset: u32,
    /// How many at most; no more than 200.
    pub limit: u32,
}

/// زيارات بالمبادرة: who is due for a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutreachView {
    /// By need, then date, then distance.
    pub rows: Vec<OutreachRow>,
    /// How many there are.
    pub total: u32,
    /// After how many months a case is studied again, and whether the board set it.
    pub restudy_months: (u16, bool),
}

/// A case that is due for a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutreachRow {
    /// The case.
    pub case: CaseRow,
    /// How pressing its need is, 1 the most, if somebody has said.
    pub need: Option<u8>,
    /// Why, and on which day, the earliest first.
    pub reasons: Vec<(Reason, Date)>,
    /// The names of the members whom a reason names, by their place.
    pub members: Vec<(usize, String)>,
    /// Metres from where it was asked from, if both places are known.
    pub metres: Option<u32>,
    /// Whether the home's place is known.
    pub placed: bool,
}

/// See [`super::Command::PlanDay`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanDay {
    /// Where the day begins, if that is known.
    pub from: Option<Position>,
    /// How many visits at most, from 1 to 30.
    pub visits: u8,
}

/// A day's visits in an order that does not lead to and fro.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DayPlanView {
    /// The visits in order, each with the metres from the one before.
    pub stops: Vec<OutreachRow>,
    /// Metres in all, as the crow flies, between homes whose place is known.
    pub metres: u32,
}
