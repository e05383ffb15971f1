//! The policy itself: its title, how it was adopted, whom it reaches, and
//! whether staff sign it. What its two dates say of each other is in `dates`.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;

/// The policy's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its title.
    pub title: String,
    /// The record of its adoption; none where nothing of it is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<Adoption>,
    /// What it replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// When the board reads it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Date>,
    /// Who receives a copy (تعميم), as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circulation: Option<Vec<String>>,
    /// Whether staff read and sign it.
    pub acknowledgement: Acknowledgement,
}

/// The board's adoption of a policy, as far as printed. The dates are kept as
/// printed too: they need not be the same day, or exist only once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// The board's meeting or session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    /// The board's term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The Hijri date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hijri: Option<String>,
    /// The Gregorian date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gregorian: Option<String>,
}

/// Whether staff read and sign the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Whether the policy demands it.
    pub required: bool,
    /// The sentence that demands it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}
