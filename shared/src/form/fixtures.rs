//! Forms for tests, written as short tables.

use super::xlsform::{ImportError, import};
use super::{AnswerPath, Answers, FormDefinition, Value};
use crate::calendar::Date;

/// Cells separated by `|`, rows by line ends.
pub(super) fn rows(table: &str) -> Vec<Vec<String>> {
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

pub(super) fn import_tables(survey: &str, choices: &str) -> Result<FormDefinition, ImportError> {
    let settings = rows("form_id | version | default_language\n f | 1 | English (en)");
    import(&rows(survey), &rows(choices), &settings)
}

/// A form of a survey table; there are the lists `yes_no` and `size`.
pub(super) fn form(survey: &str) -> FormDefinition {
    let choices = "list_name | name | label
        yes_no | yes | Yes
        yes_no | no | No
        size | small | Small
        size | large | Large";
    import_tables(survey, choices).unwrap_or_else(|error| panic!("{error}"))
}

pub(super) fn path(text: &str) -> AnswerPath {
    text.parse().unwrap()
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(super) fn choice(name: &str) -> Value {
    Value::Choice(name.to_owned())
}

pub(super) fn answers<const N: usize>(given: [(&str, Value); N]) -> Answers {
    given.into_iter().map(|(at, value)| (path(at), value)).collect()
}

pub(super) fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}
