//! What every side of Mandoob agrees on: the people and their authority, the
//! records and how they are kept, the forms, the calendars, and the protocol.
//!
//! Nothing here does I/O, reads a clock, draws randomness or waits: time and
//! random bytes come in as arguments, so every rule can be tested by itself.
#![deny(missing_docs)]

pub mod arabic;
pub mod association;
pub mod calendar;
pub mod checks;
pub mod form;
pub mod ids;
pub mod lifecycle;
pub mod people;
pub mod record;
pub mod sync;
