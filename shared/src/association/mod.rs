//! An association's profile: what its policy for relations with beneficiaries
//! says, as data. Nothing of it is built into the program, since associations
//! differ on purpose. A profile keeps what is printed, also where it
//! contradicts itself; who reads it decides nothing for the board.
//!
//! Who works there and which cases it has is not here. How its file is read is
//! in `reading`.

mod reading;

use serde::{Deserialize, Serialize};

use crate::ids::AssociationId;

pub use reading::ProfileError;

/// An association's profile. It travels to devices too, where an older app
/// passes over what it does not know; only the file is read strictly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its short name.
    pub id: AssociationId,
    /// Its name as printed.
    pub name: String,
    /// What it calls those whom it serves.
    pub words: Words,
    /// The number that people call, as it is to be shown to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// How people reach it (القنوات), as printed.
    pub channels: Vec<String>,
    /// What its staff have at hand (الأدوات), as printed.
    pub tools: Vec<String>,
    /// How somebody is served, step by step, as printed.
    pub steps: Vec<String>,
    /// When a request is answered.
    pub reply: ReplyRule,
    /// What an applicant signs.
    pub declaration: Declaration,
    /// Which papers may be photographed.
    #[serde(default)]
    pub photos: Photos,
    /// Whether the place of a home is recorded.
    #[serde(default)]
    pub position: PositionRule,
    /// When a device that nobody touches locks itself.
    #[serde(default)]
    pub lock: LockRule,
    /// The policy itself.
    pub policy: Policy,
}

/// What an association calls those whom it serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// One of them, in the policy's general parts.
    pub beneficiary: String,
    /// One of them, in the words of this association alone.
    pub own: String,
}

/// The rule about when a request is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyRule {
    /// Word for word.
    pub text: String,
    /// The days that it speaks of.
    pub days: u16,
    /// How the board reads it.
    pub reading: Reading,
}

/// How a period that could be meant either way is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The board has not said: nobody is early, nobody overdue.
    Unconfirmed,
    /// Not before.
    Floor,
    /// Not after.
    Ceiling,
}

/// إقرار وتعهد: what an applicant signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// The text above the signature.
    pub text: String,
}

/// Which papers may be photographed. The others are seen and matched with the
/// original: PDPL art. 28 restricts copying official documents that identify
/// somebody, so an association names the types for which it has the ground.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photos {
    /// Codes of papers: questions of the type `paper` in the form for visits.
    pub allowed: Vec<String>,
}

/// Whether the place of a home is recorded; not, unless the association says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionRule {
    /// Whether it may be.
    pub allowed: bool,
}

/// When a device that nobody touches locks itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockRule {
    /// After so many minutes, from 1 to [`LockRule::MAX_MINUTES`].
    pub minutes: u16,
}

impl LockRule {
    /// Longer than this an unlocked phone protects nothing.
    pub const MAX_MINUTES: u16 = 60;
}

impl Default for LockRule {
    fn default() -> Self {
        Self { minutes: 5 }
    }
}

/// The policy's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its title.
    pub title: String,
    /// The board's meeting that adopted it, as printed.
    pub meeting: Option<String>,
    /// The board's term, as printed.
    pub term: Option<String>,
    /// The Hijri date, as printed.
    pub hijri: Option<String>,
    /// The Gregorian date, as printed; it need not be the same day.
    pub gregorian: Option<String>,
    /// What it replaces, as printed.
    pub replaces: Option<String>,
}
