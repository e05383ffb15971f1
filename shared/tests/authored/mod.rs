//! The forms as authored, opened from their workbooks for the tests that read
//! them, and answers as a person types them. What is asserted lies in those tests.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail like the test itself"
)]
// Each test file is a program of its own and need not use all of it.
#![allow(dead_code, reason = "shared between test programs")]

use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, FormDefinition, parse_input, xlsform};

/// The folder of the authored files.
pub(crate) fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets")
}

/// The form of a workbook.
pub(crate) fn authored(name: &str) -> FormDefinition {
    let mut book: Xlsx<_> = open_workbook(assets().join(format!("forms/{name}.xlsx"))).unwrap();
    let [survey, choices, settings] =
        ["survey", "choices", "settings"].map(|name| sheet(&mut book, name));
    xlsform::import(&survey, &choices, &settings).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The rows of a sheet as text, from its first row and column.
fn sheet(book: &mut Xlsx<std::io::BufReader<std::fs::File>>, name: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(name).unwrap();
    let (rows, columns) = range.end().unwrap();
    let cell = |row, column| match range.get_value((row, column)) {
        None | Some(Data::Empty) => String::new(),
        Some(data) => data.to_string(),
    };
    (0..=rows).map(|row| (0..=columns).map(|column| cell(row, column)).collect()).collect()
}

/// The day on which these tests are held.
pub(crate) fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

/// The same answers with some typed anew.
pub(crate) fn with(form: &FormDefinition, answers: &Answers, inputs: &[(&str, &str)]) -> Answers {
    let mut answers = answers.clone();
    for (at, raw) in inputs {
        let path: AnswerPath = at.parse().unwrap();
        let question = form.question(path.name()).unwrap_or_else(|| panic!("{at}"));
        let value =
            parse_input(form, question, raw).unwrap_or_else(|error| panic!("{at}: {error}"));
        answers.set(path, value);
    }
    answers
}
