//! Makes a form of an XLSForm's three sheets, given as rows of cells: opening
//! the file is the caller's.
//!
//! What is taken is the part of the XLSForm standard that [`QuestionKind`] and
//! [`crate::form::expression`] name, and three extensions by the standard's own
//! means for such: the columns `bind::mandoob:check` ([`Check`]) and
//! `bind::mandoob:months` (of the type `paper`, our own), and
//! the appearance `internal` (of a group whose answers nobody but us states).
//!
//! Columns that are not known are ignored, as XLSForm tools do, because authors
//! keep notes of their own there. Two kinds are not: one whose name is a known
//! one misspelt (`relevent`), and one that would change what the form means but
//! is not supported here (`choice_filter`); silence about either would give a
//! form that asks something else than its author wrote.
//!
//! [`QuestionKind`]: super::QuestionKind
//! [`Check`]: super::Check

mod error;
mod lists;
mod sheet;
mod survey;

#[cfg(test)]
mod tests;

pub use error::{ImportError, ImportReason, SheetName};

use super::{DefinitionError, FormDefinition, FormParts, Place};
use sheet::Sheet;

/// Makes a form of the rows of its sheets; the first row of each has the names
/// of the columns.
///
/// # Errors
/// The first thing that is wrong, with sheet, row, column and reason.
pub fn import(
    survey: &[Vec<String>],
    choices: &[Vec<String>],
    settings: &[Vec<String>],
) -> Result<FormDefinition, ImportError> {
    let settings = Sheet::new(SheetName::Settings, settings)?;
    let setting = |column: &'static str| -> Result<&str, ImportError> {
        let value = settings.rows().next().map_or("", |row| row.get(column));
        if value.is_empty() {
            return Err(ImportError::new(SheetName::Settings, 2, column, ImportReason::Empty));
        }
        Ok(value)
    };
    let id = setting("form_id")?.to_owned();
    let version = setting("version")?.to_owned();
    let title = setting("form_title").unwrap_or(&id).to_owned();
    let survey = Sheet::new(SheetName::Survey, survey)?;
    let choices = Sheet::new(SheetName::Choices, choices)?;

    let mut languages = Vec::new();
    for language in survey.languages().chain(choices.languages()) {
        if !languages.iter().any(|known| known == language) {
            languages.push(language.to_owned());
        }
    }
    let default_language = match setting("default_language") {
        Ok(name) => sheet::language_code(name).to_owned(),
        Err(_) => languages.first().cloned().unwrap_or_else(|| "default".to_owned()),
    };
    languages.retain(|language| *language != default_language);
    languages.insert(0, default_language.clone());

    let items = survey::items(&survey, &default_language)?;
    let lists = lists::lists(&choices, &default_language)?;
    let parts =
        FormParts { id, version, title, default_language, languages, items, choices: lists };
    FormDefinition::new(parts).map_err(|error| located(error, &survey, &choices))
}

/// The same error, at the row that it came from. Of two rows with one name it
/// is the later that is wrong.
fn located(error: DefinitionError, survey: &Sheet<'_>, choices: &Sheet<'_>) -> ImportError {
    let reason = ImportReason::Definition(error.reason);
    match error.place {
        Place::Item { item, column } => {
            let row =
                survey.rows().filter(|row| row.get("name") == item && !row.ends_something()).last();
            ImportError::new(SheetName::Survey, row.map_or(1, |row| row.number), column, reason)
        }
        Place::Choice { list, choice } => {
            let row = choices
                .rows()
                .filter(|row| row.get("list_name") == list && row.get("name") == choice)
                .last();
            ImportError::new(SheetName::Choices, row.map_or(1, |row| row.number), "name", reason)
        }
        Place::Form => ImportError::new(SheetName::Survey, 1, "", reason),
    }
}
