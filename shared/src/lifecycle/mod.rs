//! How far things have come, as pure functions of records and receipts. A
//! stage is never stored as a fact of its own.

pub mod completeness;
pub mod day_plan;
pub mod declared;
pub mod due;
pub mod ledger;
pub mod outreach;
pub mod paper;
pub mod reply;
pub mod request;
pub mod satisfaction;
pub mod sitting;
pub mod visit;

pub use completeness::{Asked, Lack, income, lacking};
pub use day_plan::{DayPlan, plan_day};
pub use declared::{DeclarationStage, declaration_stage};
pub use due::{Due, VisitMade, Why, due};
pub use ledger::{Aid, Given, Giver, Ledger, ledger};
pub use outreach::{CaseFacts, DueCase, OutreachRules, due_for_visit};
pub use paper::{PaperFacts, PaperState, paper_state};
pub use reply::{ReplyFacts, ReplyState, not_before, reply_state};
pub use request::{RequestFacts, RequestStage, RequestState, request_state};
pub use satisfaction::{Aggregate, Answered, satisfaction};
pub use visit::{
    HandedIn, ReviewOutcome, VisitFacts, VisitReview, VisitStage, WhereItIs, visit_stage,
};
