//! How far things have come, as pure functions of records and receipts. A
//! stage is never stored as a fact of its own.

pub mod declared;
pub mod due;
pub mod paper;
pub mod visit;

pub use declared::{DeclarationStage, declaration_stage};
pub use due::{Due, VisitMade, Why, due};
pub use paper::{PaperFacts, PaperState, paper_state};
pub use visit::{ReviewOutcome, VisitFacts, VisitStage, WhereItIs, visit_stage};
