//! What people think of how they were served, as the server told it.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use shared::lifecycle::Aggregate;

use super::{StoreError, profile};

const SATISFACTION: &str = "satisfaction";
/// Milliseconds for which what is known is new enough: it changes by the month.
const FRESH: i64 = 60 * 60 * 1000;

/// What is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// When the server told, Unix milliseconds by this device; `None` if never.
    pub(crate) told: Option<i64>,
    /// What it told.
    pub(crate) aggregates: Vec<Aggregate>,
}

impl Known {
    /// Whether it is time to ask again.
    pub(crate) fn is_old(&self, now: i64) -> bool {
        !self.told.is_some_and(|told| (0..FRESH).contains(&now.saturating_sub(told)))
    }
}

pub(crate) fn known(db: &Connection) -> Result<Known, StoreError> {
    Ok(profile::meta(db, SATISFACTION)?.unwrap_or_default())
}

pub(crate) fn keep(db: &Connection, aggregates: &[Aggregate], now: i64) -> Result<(), StoreError> {
    let known = Known { told: Some(now), aggregates: aggregates.to_vec() };
    profile::set_meta(db, SATISFACTION, &known)
}
