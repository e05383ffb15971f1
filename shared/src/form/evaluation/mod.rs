//! What follows from a form and its answers on a given day: what is asked, what
//! is calculated, what is missing or wrong, and how far along the interview is.
//!
//! Answers to questions that are not asked (any more) stay in the record but
//! count as empty here, so that changing one's mind loses nothing.

mod cells;
mod report;
#[cfg(test)]
mod tests;
mod typed;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AnswerPath, Answers, FormDefinition, Localized, Value};
use crate::calendar::Date;
use crate::checks::CheckError;

/// What follows from a form and its answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Evaluation {
    /// Every question, group, repeat and instance, by its path; groups and
    /// repeats have the path that a question of their name would have.
    pub states: BTreeMap<AnswerPath, NodeState>,
    /// What is missing or wrong, in the order of the form.
    pub problems: Vec<Problem>,
    /// The screens, as [`FormDefinition::screens`] lists them.
    pub screens: Vec<ScreenState>,
    /// How far along the whole interview is.
    pub progress: Progress,
}

/// How one question, group, repeat or instance stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct NodeState {
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it is asked and must be answered.
    pub required: bool,
    /// The answer or calculated value that counts.
    pub value: Option<Value>,
}

/// Something missing or wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub path: AnswerPath,
    /// The question's name (the repeat's, if it has too many instances).
    pub question: String,
    /// The name of the screen it is on.
    pub screen: String,
    /// What is missing or wrong.
    pub kind: ProblemKind,
}

/// What is missing or wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// It must be answered and is not.
    Missing,
    /// The form's constraint does not hold; its message, if it has one.
    Constraint(Localized),
    /// The number's own check fails.
    Check(CheckError),
    /// The answer is of another type than the question's.
    WrongType,
    /// A number whose point may stand between thousands, kept as it was typed.
    PointOfThousands,
    /// A number too large to reckon with, kept as it was typed.
    TooLarge,
    /// The answer is not among the choices.
    NotAChoice,
    /// The text is longer than the question takes.
    TooLong,
    /// The repeat has more instances than are reckoned with.
    TooManyInstances,
}

/// How many of the questions that must be answered are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// How many are answered.
    pub answered: usize,
    /// How many must be.
    pub required: usize,
}

/// How one screen stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ScreenState {
    /// The screen's name.
    pub name: String,
    /// Whether it is shown.
    pub relevant: bool,
    /// How far along it is.
    pub progress: Progress,
    /// How many problems are on it.
    pub problems: usize,
}

impl Evaluation {
    /// Evaluates a form. The same arguments always give the same result.
    #[must_use]
    pub fn of(form: &FormDefinition, answers: &Answers, today: Date) -> Self {
        let mut cells = cells::Cells::new(form, answers, today);
        cells.fill();
        report::report(&cells, report::Eyes::All)
    }

    /// Evaluates a form as far as whoever is not given its sensitive answers
    /// can: those questions are asked, and nothing is said of their answers.
    #[must_use]
    pub fn without_sensitive(form: &FormDefinition, answers: &Answers, today: Date) -> Self {
        let mut cells = cells::Cells::new(form, answers, today);
        cells.fill();
        report::report(&cells, report::Eyes::WithoutSensitive)
    }

    /// How a question, group, repeat or instance stands; nothing if the form or
    /// the answers do not have it.
    #[must_use]
    pub fn state(&self, path: &AnswerPath) -> Option<&NodeState> {
        self.states.get(path)
    }

    /// The answer or calculated value that counts.
    #[must_use]
    pub fn value(&self, path: &AnswerPath) -> Option<&Value> {
        self.state(path)?.value.as_ref()
    }

    /// Whether it is asked.
    #[must_use]
    pub fn is_relevant(&self, path: &AnswerPath) -> bool {
        self.state(path).is_some_and(|state| state.relevant)
    }

    /// The calculated values alone, as a submission keeps them.
    #[must_use]
    pub fn calculated(&self, form: &FormDefinition) -> Answers {
        let is_calculated = |path: &AnswerPath| {
            form.question(path.name()).is_some_and(|question| question.calculation.is_some())
        };
        let values =
            self.states.iter().filter_map(|(path, state)| Some((path, state.value.as_ref()?)));
        values
            .filter(|(path, _)| is_calculated(path))
            .map(|(path, value)| (path.clone(), value.clone()))
            .collect()
    }

    /// What is wrong with the answer of one question.
    pub fn problems_of<'a>(&'a self, path: &'a AnswerPath) -> impl Iterator<Item = &'a Problem> {
        self.problems.iter().filter(move |problem| problem.path == *path)
    }
}
