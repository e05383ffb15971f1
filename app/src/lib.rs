//! Mandoob on a device: the engine that keeps and sends records, the hosts that
//! run it in a browser or a native shell, and the screens.

pub mod engine;
#[cfg(feature = "ui")]
pub mod host;
pub mod photo;
#[cfg(feature = "ui")]
pub mod ui;
