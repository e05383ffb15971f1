//! Turns the filled table into what the screens need, in the order of the form.

use super::cells::{Cell, Cells};
use super::{Evaluation, NodeState, Problem, ProblemKind, Progress, ScreenState};
use crate::form::definition::plan::PlanNode;
use crate::form::{AnswerPath, Item, Question};

/// For whose eyes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Eyes {
    /// Of those who may see every answer.
    All,
    /// Of those who are not given the sensitive ones.
    WithoutSensitive,
}

pub(super) fn report(cells: &Cells<'_>, eyes: Eyes) -> Evaluation {
    let (evaluation, screen) = (Evaluation::default(), ScreenState::default());
    let mut report = Report { cells, eyes, evaluation, screen };
    let tops = cells.plan().nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none());
    for (place, _) in tops {
        report.screen = ScreenState::default();
        report.item(place, 0);
        report.finish_screen(place);
    }
    report.evaluation
}

struct Report<'a> {
    cells: &'a Cells<'a>,
    eyes: Eyes,
    evaluation: Evaluation,
    /// The screen that is being reported.
    screen: ScreenState,
}

impl Report<'_> {
    fn finish_screen(&mut self, place: usize) {
        let Some(column) = self.cells.columns.get(place) else {
            return;
        };
        let shown = match column.item {
            Item::Question(question) => question.is_shown(),
            Item::Group(_) | Item::Repeat(_) => true,
        };
        let Progress { answered, required } = self.screen.progress;
        self.evaluation.progress.answered += answered;
        self.evaluation.progress.required += required;
        if shown {
            let mut screen = std::mem::take(&mut self.screen);
            column.item.name().clone_into(&mut screen.name);
            screen.relevant = column.cells.first().is_some_and(|cell| cell.relevant);
            self.evaluation.screens.push(screen);
        }
    }

    /// Reports an item in one row of the innermost repeat around it.
    fn item(&mut self, place: usize, row: usize) {
        let cells = self.cells;
        let Some((node, column)) = cells.plan().nodes.get(place).zip(cells.columns.get(place))
        else {
            return;
        };
        let Some(cell) = column.cells.get(row) else {
            return;
        };
        let path = cells.path(node, row, column.item.name());
        let hidden = node.sensitive && self.eyes == Eyes::WithoutSensitive;
        let value = cell.value.clone().filter(|_| !hidden);
        let mut state = NodeState { relevant: cell.relevant, required: false, value };
        match column.item {
            Item::Question(_) if hidden => {}
            Item::Question(question) => self.question(node, row, question, cell, &path, &mut state),
            Item::Group(_) => {
                for child in &node.children {
                    self.item(*child, row);
                }
            }
            Item::Repeat(repeat) => {
                if column.cut && cell.relevant {
                    self.problem(&path, &repeat.name, node, ProblemKind::TooManyInstances);
                }
                let instances =
                    column.rows.iter().enumerate().filter(|(_, instance)| instance.outer == row);
                for (place, instance) in instances {
                    let state = NodeState { relevant: cell.relevant, ..NodeState::default() };
                    self.evaluation.states.insert(instance.path.clone(), state);
                    for child in &node.children {
                        self.item(*child, place);
                    }
                }
            }
        }
        self.evaluation.states.insert(path, state);
    }

    fn question(
        &mut self,
        node: &PlanNode,
        row: usize,
        question: &Question,
        cell: &Cell,
        path: &AnswerPath,
        state: &mut NodeState,
    ) {
        if !cell.relevant {
            return;
        }
        let rule = question.required.as_ref().filter(|_| question.takes_input());
        state.required = rule.is_some_and(|rule| self.cells.requires(node, row, rule));
        if state.required {
            self.screen.progress.required += 1;
            self.screen.progress.answered += usize::from(cell.value.is_some());
        }
        let problem = match (&cell.value, &cell.fault) {
            (_, Some(fault)) => Some(fault.clone()),
            (None, None) => state.required.then_some(ProblemKind::Missing),
            (Some(value), None) => self.wrong(node, row, question, value),
        };
        if let Some(kind) = problem {
            self.problem(path, &question.name, node, kind);
        }
    }

    /// What is wrong with an answer of the right type.
    fn wrong(
        &self,
        node: &PlanNode,
        row: usize,
        question: &Question,
        value: &crate::form::Value,
    ) -> Option<ProblemKind> {
        if let (Some(check), crate::form::Value::Text(text)) = (&question.check, value)
            && let Err(error) = check.run(text)
        {
            return Some(ProblemKind::Check(error));
        }
        let rule = question.constraint.as_ref()?;
        let holds = self.cells.holds(node, row, rule, value);
        (!holds).then(|| ProblemKind::Constraint(question.constraint_message.clone()))
    }

    fn problem(&mut self, path: &AnswerPath, name: &str, node: &PlanNode, kind: ProblemKind) {
        let top = node.location.first().and_then(|place| self.cells.form.items().get(*place));
        self.screen.problems += 1;
        self.evaluation.problems.push(Problem {
            path: path.clone(),
            question: name.to_owned(),
            screen: top.map(|item| item.name().to_owned()).unwrap_or_default(),
            kind,
        });
    }
}
