//! How far things have come, as pure functions of records and receipts. A
//! stage is never stored as a fact of its own.

pub mod visit;

pub use visit::{ReviewOutcome, VisitFacts, VisitStage, WhereItIs, visit_stage};
