//! When colleagues' devices last came, as the server told a supervisor.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use shared::sync::exchange::LastSeen;

use super::{StoreError, profile};

const LAST_SEEN: &str = "last_seen";
/// Milliseconds for which what is known is new enough.
const FRESH: i64 = 5 * 60 * 1000;

/// What is known of when devices last came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// When the server told, Unix milliseconds by this device; 0 if never.
    pub(crate) told: i64,
    /// What it told.
    pub(crate) devices: Vec<LastSeen>,
}

impl Known {
    /// Whether it is time to ask again.
    pub(crate) fn is_old(&self, now: i64) -> bool {
        !(0..FRESH).contains(&now.saturating_sub(self.told))
    }
}

pub(crate) fn known(db: &Connection) -> Result<Known, StoreError> {
    Ok(profile::meta(db, LAST_SEEN)?.unwrap_or_default())
}

pub(crate) fn keep(db: &Connection, devices: &[LastSeen], now: i64) -> Result<(), StoreError> {
    profile::set_meta(db, LAST_SEEN, &Known { told: now, devices: devices.to_vec() })
}
