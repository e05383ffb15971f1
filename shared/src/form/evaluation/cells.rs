//! The table behind an evaluation: one cell for every item in every instance of
//! the repeats it is within, filled in the order of the form's plan, so that no
//! depth of dependencies becomes a depth of calls.

use std::collections::HashMap;

use super::{ProblemKind, typed};
use crate::calendar::Date;
use crate::form::definition::plan::{Plan, PlanNode};
use crate::form::expression::{Atom, Expression, Scope};
use crate::form::{AnswerPath, Answers, FormDefinition, Item, MAX_INSTANCES, Question, Value};

/// One instance of a repeat.
pub(super) struct Row<'a> {
    pub(super) path: &'a AnswerPath,
    /// The row of the outer repeat that it is in; 0 if there is none.
    pub(super) outer: usize,
}

/// One item in one instance.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) relevant: bool,
    pub(super) value: Option<Value>,
    /// Why the answer does not count.
    pub(super) fault: Option<ProblemKind>,
}

/// All of an item's cells.
pub(super) struct Column<'a> {
    pub(super) item: &'a Item,
    /// One for each instance of the innermost repeat around, else just one.
    pub(super) cells: Vec<Cell>,
    /// The instances, if the item is a repeat.
    pub(super) rows: Vec<Row<'a>>,
    /// Whether the repeat has more instances than are reckoned with.
    pub(super) cut: bool,
}

/// The instances present in the answers: by the instance around and the repeat's
/// name, each with its order.
type Present<'a> = HashMap<(Option<AnswerPath>, &'a str), Vec<(i64, &'a AnswerPath)>>;

/// The table.
pub(super) struct Cells<'a> {
    pub(super) form: &'a FormDefinition,
    pub(super) answers: &'a Answers,
    today: Date,
    pub(super) columns: Vec<Column<'a>>,
}

impl<'a> Cells<'a> {
    /// An unfilled table with a row for every instance.
    pub(super) fn new(form: &'a FormDefinition, answers: &'a Answers, today: Date) -> Self {
        let mut items = Vec::new();
        flatten(form.items(), &mut items);
        let mut present = Present::new();
        for (path, value) in &answers.0 {
            if let Value::Integer(order) = value
                && path.is_instance()
            {
                present.entry((path.parent(), path.name())).or_default().push((*order, path));
            }
        }
        let mut table = Self { form, answers, today, columns: Vec::with_capacity(items.len()) };
        for (node, item) in form.plan().nodes.iter().zip(items) {
            let mut column = Column { item, cells: Vec::new(), rows: Vec::new(), cut: false };
            let outer: Vec<Option<AnswerPath>> = match table.rows_around(node) {
                Some(rows) => rows.iter().map(|row| Some(row.path.clone())).collect(),
                None => vec![None],
            };
            column.cells.resize_with(outer.len(), Cell::default);
            if let Item::Repeat(repeat) = item {
                for (place, path) in outer.into_iter().enumerate() {
                    let mut found =
                        present.remove(&(path, repeat.name.as_str())).unwrap_or_default();
                    found.sort_unstable();
                    let room = MAX_INSTANCES - column.rows.len();
                    column.cut |= found.len() > room;
                    let kept = found.into_iter().take(room);
                    column.rows.extend(kept.map(|(_, path)| Row { path, outer: place }));
                }
            }
            table.columns.push(column);
        }
        table
    }

    pub(super) fn plan(&self) -> &'a Plan {
        self.form.plan()
    }

    /// Fills every cell, each after all that it depends on.
    pub(super) fn fill(&mut self) {
        for place in &self.plan().order {
            let Some(node) = self.plan().nodes.get(*place) else {
                continue;
            };
            let count = self.columns.get(*place).map_or(0, |column| column.cells.len());
            for row in 0..count {
                let cell = self.filled(*place, node, row);
                if let Some(slot) =
                    self.columns.get_mut(*place).and_then(|column| column.cells.get_mut(row))
                {
                    *slot = cell;
                }
            }
        }
    }

    fn filled(&self, place: usize, node: &PlanNode, row: usize) -> Cell {
        let Some(column) = self.columns.get(place) else {
            return Cell::default();
        };
        let here = Here { table: self, node, row, current: None };
        let mut cell = Cell {
            relevant: self.parent_is_relevant(node, row)
                && column.item.relevant().is_none_or(|relevant| here.holds(relevant)),
            ..Cell::default()
        };
        if let (true, Item::Question(question)) = (cell.relevant, column.item) {
            match self.value_of(question, &here) {
                Ok(value) => cell.value = value,
                Err(fault) => cell.fault = Some(fault),
            }
        }
        cell
    }

    fn value_of(&self, question: &Question, here: &Here<'_>) -> Result<Option<Value>, ProblemKind> {
        if let Some(calculation) = &question.calculation {
            return Ok(typed::calculated(&question.kind, &calculation.evaluate(here)));
        }
        match self.answers.get(&self.path(here.node, here.row, &question.name)) {
            Some(answer) => typed::accept(self.form, question, answer),
            None => Ok(None),
        }
    }

    fn parent_is_relevant(&self, node: &PlanNode, row: usize) -> bool {
        let Some(column) = node.parent.and_then(|parent| self.columns.get(parent)) else {
            return true;
        };
        // A repeat's own cell is in the instance around it, not in its own.
        let row = match column.item {
            Item::Repeat(_) => column.rows.get(row).map_or(0, |instance| instance.outer),
            Item::Group(_) | Item::Question(_) => row,
        };
        column.cells.get(row).is_some_and(|cell| cell.relevant)
    }

    /// The path of an item in a row of the innermost repeat around it.
    pub(super) fn path(&self, node: &PlanNode, row: usize, name: &str) -> AnswerPath {
        let within = self.rows_around(node).and_then(|rows| rows.get(row)).map(|row| row.path);
        AnswerPath::trusted(within, name)
    }

    /// The rows of the innermost repeat around an item.
    fn rows_around(&self, node: &PlanNode) -> Option<&[Row<'a>]> {
        let repeat = node.repeats.last()?;
        Some(self.columns.get(*repeat).map_or(&[], |column| column.rows.as_slice()))
    }

    /// The row at an outer level, seen from a row of the last of these repeats.
    fn outer_row(&self, repeats: &[usize], row: usize, level: usize) -> usize {
        repeats.iter().skip(level).rev().fold(row, |row, repeat| {
            let rows = self.columns.get(*repeat).map(|column| &column.rows);
            rows.and_then(|rows| rows.get(row)).map_or(0, |instance| instance.outer)
        })
    }

    /// Whether the form's constraint holds of a value.
    pub(super) fn holds(
        &self,
        node: &PlanNode,
        row: usize,
        rule: &Expression,
        current: &Value,
    ) -> bool {
        Here { table: self, node, row, current: Some(current) }.holds(rule)
    }

    /// Whether a question must be answered here.
    pub(super) fn requires(&self, node: &PlanNode, row: usize, rule: &Expression) -> bool {
        Here { table: self, node, row, current: None }.holds(rule)
    }
}

fn flatten<'a>(items: &'a [Item], all: &mut Vec<&'a Item>) {
    for item in items {
        all.push(item);
        flatten(item.items(), all);
    }
}

/// Where an expression stands.
struct Here<'t> {
    table: &'t Cells<'t>,
    node: &'t PlanNode,
    row: usize,
    current: Option<&'t Value>,
}

impl Here<'_> {
    fn holds(&self, rule: &Expression) -> bool {
        rule.evaluate(self).boolean()
    }

    /// The item of that name, and how many repeats around it are also around here.
    fn target(&self, name: &str) -> Option<(&Column<'_>, &PlanNode, usize)> {
        let plan = self.table.plan();
        let place = plan.named(name)?;
        let node = plan.nodes.get(place)?;
        let shared =
            node.repeats.iter().zip(&self.node.repeats).take_while(|(a, b)| a == b).count();
        Some((self.table.columns.get(place)?, node, shared))
    }

    fn row_at(&self, level: usize) -> usize {
        self.table.outer_row(&self.node.repeats, self.row, level)
    }
}

impl Scope for Here<'_> {
    fn value(&self, name: &str) -> Atom<'_> {
        let Some((column, node, shared)) = self.target(name) else {
            return Atom::EMPTY;
        };
        // A checked form refers to one value only along the repeats around it.
        if shared < node.repeats.len() {
            return Atom::EMPTY;
        }
        typed::atom(column.cells.get(self.row_at(shared)).and_then(|cell| cell.value.as_ref()))
    }

    fn values(&self, name: &str) -> Vec<Atom<'_>> {
        let Some((column, node, shared)) = self.target(name) else {
            return Vec::new();
        };
        let here = self.row_at(shared);
        let seen = |row: &usize| self.table.outer_row(&node.repeats, *row, shared) == here;
        let relevant = |row: usize| column.cells.get(row).filter(|cell| cell.relevant);
        match column.item {
            Item::Repeat(_) => column
                .rows
                .iter()
                .filter(|instance| seen(&instance.outer) && relevant(instance.outer).is_some())
                .map(|instance| Atom::Text(instance.path.as_str().into()))
                .collect(),
            _ => (0..column.cells.len())
                .filter(seen)
                .filter_map(relevant)
                .map(|cell| typed::atom(cell.value.as_ref()))
                .collect(),
        }
    }

    fn current(&self) -> Atom<'_> {
        typed::atom(self.current)
    }

    fn position(&self) -> usize {
        let rows = self.table.rows_around(self.node).unwrap_or_default();
        let outer = rows.get(self.row).map(|row| row.outer);
        rows.iter().take(self.row + 1).filter(|row| Some(row.outer) == outer).count()
    }

    fn today(&self) -> Date {
        self.table.today
    }
}
