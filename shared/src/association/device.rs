//! What an association lets its devices do.

use serde::{Deserialize, Serialize};

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
