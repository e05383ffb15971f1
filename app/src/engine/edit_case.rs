//! Correcting what a case says, or choosing between two values of it.

use rusqlite::Connection;
use shared::checks::{identity_number, mobile};
use shared::form::{AnswerPath, MAX_TEXT, Value};
use shared::people::Gender;
use shared::people::authority::Action;
use shared::record::case::{CaseDetails, MEMBERS};
use shared::record::{Edit, Kind};

use super::command::{EditCase, WORDS_OF_PRESENCE};
use super::commit::{Writing, commit_with};
use super::entered::load_kind;
use super::failure::Failure;
use super::session::Session;
use super::store::device::Device;
use super::{forms, words};

/// Edits of one call at most: more than a family has fields.
const MAX_EDITS: usize = 500;
/// The field that says who must be present; it is written as words first.
const PRESENCE: &str = "to_be_present";

/// Write fields of a case: known ones only, each as such a field is written.
pub(crate) fn edit(
    session: &mut Session,
    device: &Device,
    asked: &EditCase,
    now: i64,
) -> Result<(), Failure> {
    session.demand(Action::Write, Kind::Case, asked.case)?;
    let record = load_kind(session, asked.case, Kind::Case)?;
    let edits = written(&asked.edits)?;
    let said = |db: &Connection| match asked.edits.iter().any(|(path, _)| path.as_str() == PRESENCE)
    {
        true => words::said(db, asked.case, WORDS_OF_PRESENCE),
        false => Ok(()),
    };
    commit_with(session, device, &[Writing { meta: *record.meta(), edits }], said, now)
}

/// The edits that write these fields.
///
/// # Errors
/// The first field that cannot be written like that; more than a family has.
pub(crate) fn written(fields: &[(AnswerPath, Value)]) -> Result<Vec<Edit>, Failure> {
    if fields.len() > MAX_EDITS {
        return Err(Failure::NotAllowed);
    }
    let edit = |(path, value): &(AnswerPath, Value)| {
        let value = checked(path, value).ok_or(Failure::FieldWrong { field: path.clone() })?;
        Ok(Edit::short(path.clone(), value))
    };
    fields.iter().map(edit).collect()
}

/// The value as the field keeps it; `None` where it is not one for this field.
fn checked(path: &AnswerPath, value: &Value) -> Option<Value> {
    let instance = if path.is_instance() { Some(path.clone()) } else { path.parent() };
    match instance {
        None => in_case(path.name(), value),
        // A member itself, or a field of one; nothing deeper.
        Some(instance) if instance.name() == MEMBERS && instance.parent().is_none() => {
            of_member(path, value)
        }
        Some(_) => None,
    }
}

fn in_case(name: &str, value: &Value) -> Option<Value> {
    if !CaseDetails::has_text(name) {
        return None;
    }
    let text = match value {
        Value::Text(text) => text.trim(),
        // A case without a name or a number could not be told from others.
        Value::Removed if !matches!(name, "name" | "number") => return Some(Value::Removed),
        _ => return None,
    };
    let known_as = |list, code: &str| {
        let form = forms::for_kind(Kind::Visit);
        form.is_some_and(|form| form.choices(list).iter().any(|choice| choice.name == code))
    };
    let text = match name {
        "identity_number" => identity_number(text).ok()?,
        "mobile" => mobile(text).ok()?,
        "category" if !known_as("category", text) => return None,
        "visited_by" if !text.is_empty() && Gender::of_code(text).is_none() => return None,
        "name" | "number" if text.is_empty() => return None,
        _ if text.chars().count() > MAX_TEXT => return None,
        _ => text.to_owned(),
    };
    Some(Value::Text(text))
}

fn of_member(path: &AnswerPath, value: &Value) -> Option<Value> {
    if path.is_instance() {
        return matches!(value, Value::Integer(_) | Value::Removed).then(|| value.clone());
    }
    match (path.name(), value) {
        ("name", Value::Text(text)) => {
            let text = text.trim();
            let fits = !text.is_empty() && text.chars().count() <= MAX_TEXT;
            fits.then(|| Value::Text(text.to_owned()))
        }
        ("relation", Value::Choice(code)) => {
            let form = forms::for_kind(Kind::Visit)?;
            form.choices("relation").iter().any(|it| it.name == *code).then(|| value.clone())
        }
        ("birth_date", Value::Date(_) | Value::Removed) => Some(value.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, value: Value) -> Option<Value> {
        checked(&path.parse().unwrap(), &value)
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn known_fields_are_taken_in_their_one_form() {
        assert_eq!(check("mobile", text("+966 50 000 0001")), Some(text("0500000001")));
        assert_eq!(check("identity_number", text("١٠٠٠٠٠٠٠٠٨")), Some(text("1000000008")));
        assert_eq!(check("city", text(" ظلم ")), Some(text("ظلم")));
        assert_eq!(check("visited_by", text("woman")), Some(text("woman")));
        assert_eq!(check("visited_by", text("")), Some(text("")));
        assert_eq!(check("landmark", Value::Removed), Some(Value::Removed));
        assert_eq!(check("members/m1", Value::Removed), Some(Value::Removed));
        let born = Value::Date("2016-11-02".parse().unwrap());
        assert_eq!(check("members/m1/birth_date", born.clone()), Some(born));
    }

    #[test]
    fn anything_else_is_not() {
        for (path, value) in [
            ("identity_number", text("1000000009")),
            ("mobile", text("0112345678")),
            ("category", text("dragons")),
            ("visited_by", text("anyone")),
            ("name", text("  ")),
            ("name", Value::Removed),
            ("city", Value::Integer(3)),
            ("city", text(&"ظ".repeat(MAX_TEXT + 1))),
            ("balance", text("1000000")),
            ("incomes/i1/amount", Value::Integer(1)),
            ("members/m1/income", Value::Integer(1)),
            ("members/m1", text("x")),
            ("members/m1/relation", Value::Choice("dragon".into())),
            ("members/m1/name/x/name", text("x")),
            ("members/m1/members/m2", Value::Integer(1)),
        ] {
            assert_eq!(check(path, value), None, "{path}");
        }
    }
}
