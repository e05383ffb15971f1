//! The survey sheet: rows that begin, fill and end groups and repeats.

use super::sheet::{CHECK, MONTHS, Row, Sheet};
use super::{ImportError, ImportReason};
use crate::form::definition::plan::MAX_NESTING;
use crate::form::expression::Expression;
use crate::form::{Check, DefinitionReason, Group, Item, Question, QuestionKind, Repeat};

/// No paper is taken for longer than this after its issue, in months.
const MAX_MONTHS: u16 = 600;

/// A group or repeat whose end has not come yet.
struct Open<'a> {
    begun: Row<'a>,
    is_repeat: bool,
    items: Vec<Item>,
}

/// The form's tree.
pub(super) fn items(survey: &Sheet<'_>, default_language: &str) -> Result<Vec<Item>, ImportError> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut top = Vec::new();
    for row in survey.rows() {
        let kind = row.get("type").split_whitespace().collect::<Vec<_>>().join(" ");
        if kind.is_empty() {
            // Without a type and a name the row is its author's remark.
            if row.get("name").is_empty() {
                continue;
            }
            return Err(row.error("type", ImportReason::Empty));
        }
        row.refuse_unsupported()?;
        let item = match kind.replace(' ', "_").as_str() {
            "begin_group" | "begin_repeat" => {
                if open.len() >= MAX_NESTING {
                    return Err(row.error("type", DefinitionReason::TooLarge.into()));
                }
                open.push(Open {
                    begun: row,
                    is_repeat: kind.ends_with("repeat"),
                    items: Vec::new(),
                });
                continue;
            }
            "end_group" | "end_repeat" => {
                let closed = open.pop().filter(|open| open.is_repeat == kind.ends_with("repeat"));
                closed
                    .ok_or_else(|| row.error("type", ImportReason::NothingOpen))?
                    .close(default_language)?
            }
            _ => Item::Question(Box::new(question(row, kind, default_language)?)),
        };
        open.last_mut().map_or(&mut top, |open| &mut open.items).push(item);
    }
    match open.pop() {
        Some(open) => Err(open.begun.error("type", ImportReason::NotClosed)),
        None => Ok(top),
    }
}

impl Open<'_> {
    fn close(self, default_language: &str) -> Result<Item, ImportError> {
        let row = self.begun;
        let name = named(row)?;
        let label = row.localized("label", default_language)?;
        let relevant = expression(row, "relevant")?;
        let appearance = words(row);
        let items = self.items;
        Ok(if self.is_repeat {
            Item::Repeat(Repeat { name, label, relevant, appearance, items })
        } else {
            Item::Group(Group { name, label, relevant, appearance, items })
        })
    }
}

fn question(row: Row<'_>, kind: String, default_language: &str) -> Result<Question, ImportError> {
    let kind = match QuestionKind::from(kind) {
        QuestionKind::Unknown(name) => return Err(row.error("type", ImportReason::Type(name))),
        known => known,
    };
    let valid_months = months(row, &kind)?;
    let check = match row.get(CHECK) {
        "" => None,
        name => match Check::from(name.to_owned()) {
            Check::Unknown(name) => return Err(row.error(CHECK, ImportReason::Check(name))),
            known => Some(known),
        },
    };
    Ok(Question {
        name: named(row)?,
        kind,
        label: row.localized("label", default_language)?,
        hint: row.localized("hint", default_language)?,
        relevant: expression(row, "relevant")?,
        constraint: expression(row, "constraint")?,
        constraint_message: row.localized("constraint_message", default_language)?,
        required: match yes_or_no(row.get("required")) {
            Some(true) => Some(parsed(row, "required", "true()")?),
            Some(false) => None,
            None => expression(row, "required")?,
        },
        required_message: row.localized("required_message", default_language)?,
        calculation: expression(row, "calculation")?,
        appearance: words(row),
        read_only: yes_or_no(row.get("read_only"))
            .ok_or_else(|| row.error("read_only", ImportReason::YesOrNo))?,
        check,
        valid_months,
    })
}

/// How many months after its issue a paper is still taken.
fn months(row: Row<'_>, kind: &QuestionKind) -> Result<Option<u16>, ImportError> {
    match (kind, row.get(MONTHS)) {
        (_, "") => Ok(None),
        (QuestionKind::Paper, months) => match months.parse() {
            Ok(months @ 1..=MAX_MONTHS) => Ok(Some(months)),
            _ => Err(row.error(MONTHS, ImportReason::Months)),
        },
        _ => Err(row.error(MONTHS, ImportReason::NotAPaper)),
    }
}

fn named(row: Row<'_>) -> Result<String, ImportError> {
    match row.get("name") {
        "" => Err(row.error("name", ImportReason::Empty)),
        name => Ok(name.to_owned()),
    }
}

fn words(row: Row<'_>) -> Vec<String> {
    row.get("appearance").split_whitespace().map(str::to_owned).collect()
}

/// What a cell says, if it is a plain yes or no; spreadsheets write some of these
/// themselves.
fn yes_or_no(cell: &str) -> Option<bool> {
    match cell.to_ascii_lowercase().as_str() {
        "yes" | "true" | "true()" | "1" => Some(true),
        "" | "no" | "false" | "false()" | "0" => Some(false),
        _ => None,
    }
}

fn expression(row: Row<'_>, column: &'static str) -> Result<Option<Expression>, ImportError> {
    match row.get(column) {
        "" => Ok(None),
        text => parsed(row, column, text).map(Some),
    }
}

fn parsed(row: Row<'_>, column: &'static str, text: &str) -> Result<Expression, ImportError> {
    text.parse().map_err(|error| row.error(column, ImportReason::Expression(error)))
}
