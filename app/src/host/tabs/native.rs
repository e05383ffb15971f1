//! A native window has no tabs beside it: it leads from the first moment.

use super::{Standing, TabName, TabNews};

/// The window.
#[derive(Clone)]
pub struct Tabs;

impl Tabs {
    /// Lead.
    pub fn join(hear: impl Fn(TabNews) + 'static) -> Self {
        hear(TabNews::Standing(Standing::Leading));
        Self
    }

    /// Nobody asks.
    pub fn answer(&self, _typing: bool) {}

    /// Nobody asks.
    pub fn give(&self, _to: &TabName) {}

    /// Nobody asks.
    pub fn refuse(&self, _to: &TabName) {}

    /// There is nobody to ask.
    pub fn ask(&self) {}

    /// There is nothing to take.
    pub fn take(&self) {}

    /// There is nothing to seize.
    pub fn seize(&self) {}
}
