//! The choices sheet: lists of choices by name.

use std::collections::BTreeMap;

use super::sheet::Sheet;
use super::{ImportError, ImportReason};
use crate::form::Choice;

/// All lists, each in the order of the sheet.
pub(super) fn lists(
    choices: &Sheet<'_>,
    default_language: &str,
) -> Result<BTreeMap<String, Vec<Choice>>, ImportError> {
    let mut lists: BTreeMap<String, Vec<Choice>> = BTreeMap::new();
    for row in choices.rows() {
        let list = row.get("list_name");
        let name = row.get("name");
        for (column, value) in [("list_name", list), ("name", name)] {
            if value.is_empty() {
                return Err(row.error(column, ImportReason::Empty));
            }
        }
        let label = row.localized("label", default_language)?;
        if label.is_empty() {
            return Err(row.error("label", ImportReason::Empty));
        }
        lists.entry(list.to_owned()).or_default().push(Choice { name: name.to_owned(), label });
    }
    Ok(lists)
}
