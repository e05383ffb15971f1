//! Forms: what is asked ([`FormDefinition`], authored as an XLSForm), what was
//! answered ([`Answers`]), and what follows from both today ([`Evaluation`]).
//!
//! Pure throughout: a form is read from rows of cells, never from a file, and
//! nothing here knows how answers are kept or shown.

mod answers;
mod definition;
mod evaluation;
pub mod expression;
#[cfg(test)]
mod fixtures;
mod input;
mod plain;
mod position;
pub mod xlsform;

pub use answers::{AnswerPath, Answers, PathError, Value};
pub use definition::{
    Check, Choice, DecodeError, DefinitionError, DefinitionReason, FormDefinition, FormParts,
    Group, Item, Localized, Place, Question, QuestionKind, Repeat, Screen,
};
pub use evaluation::{Evaluation, NodeState, Problem, ProblemKind, Progress, ScreenState};
pub use input::{InputError, parse_input};
pub use position::{Position, PositionError};

/// The longest text that a one-line question takes, in characters.
pub const MAX_TEXT: usize = 500;
/// The longest text that a question with the appearance `multiline` takes, in characters.
pub const MAX_NOTE: usize = 10_000;
/// The longest text that is kept at all, in characters: one that grew too long
/// for its question is kept to be shortened, not lost.
pub const MAX_KEPT: usize = 2 * MAX_NOTE;
/// How many instances of one repeat are reckoned with, wherever they are.
pub const MAX_INSTANCES: usize = 500;
