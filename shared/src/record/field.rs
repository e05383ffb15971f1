//! Fields: how values lie in a record, and who wrote them.
//!
//! All fields lie in one flat map, keyed by the path's text, so that two
//! devices never create the same container twice. A short value is a scalar;
//! a long note is a text that merges. Texts carry a letter in front that tells
//! their type, because a record is read without its form.

use std::collections::{BTreeMap, HashMap};

use automerge::{AutoCommit, ChangeHash, ObjId, ObjType, ReadDoc, ScalarValue, Value as Raw};

use super::change::install_of_actor;
use super::photo::PhotoCitation;
use crate::form::{AnswerPath, Value};
use crate::ids::InstallId;

const TEXT: char = 't';
const CHOICE: char = 'c';
const CHOICES: char = 'm';
const DATE: char = 'd';
const POSITION: char = 'g';
const PHOTO: char = 'p';

/// One value of a field, with who wrote it and when.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldValue {
    /// The value.
    pub value: Value,
    /// The install that wrote it.
    pub by: InstallId,
    /// Unix seconds by the writer's device.
    pub at: i64,
    /// The change in which it was written.
    pub change: ChangeHash,
}

/// A field: the value that counts, then those written at the same time.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The value that every device reckons with.
    pub value: FieldValue,
    /// Concurrent values (إجابتان مختلفتان): kept until a person chooses.
    pub others: Vec<FieldValue>,
}

/// Every field of a record.
pub type Fields = BTreeMap<AnswerPath, Field>;

pub(super) fn to_scalar(value: &Value) -> ScalarValue {
    let tagged = |tag: char, text: &str| ScalarValue::Str(format!("{tag}{text}").into());
    match value {
        Value::Text(text) => tagged(TEXT, text),
        Value::Integer(number) => ScalarValue::Int(*number),
        Value::Decimal(number) => ScalarValue::F64(*number),
        Value::Choice(code) => tagged(CHOICE, code),
        Value::Choices(codes) => {
            tagged(CHOICES, &codes.iter().map(String::as_str).collect::<Vec<_>>().join(" "))
        }
        Value::Date(date) => tagged(DATE, &date.to_string()),
        Value::Position(position) => tagged(POSITION, &position.to_string()),
        Value::Photo(citation) => tagged(PHOTO, &citation.to_string()),
        Value::Removed => ScalarValue::Null,
    }
}

fn from_scalar(scalar: &ScalarValue) -> Option<Value> {
    match scalar {
        ScalarValue::Int(number) => Some(Value::Integer(*number)),
        ScalarValue::F64(number) => Some(Value::Decimal(*number)),
        ScalarValue::Null => Some(Value::Removed),
        ScalarValue::Str(tagged) => {
            let mut letters = tagged.chars();
            let tag = letters.next()?;
            let text = letters.as_str();
            match tag {
                TEXT => Some(Value::Text(text.to_owned())),
                CHOICE => Some(Value::Choice(text.to_owned())),
                CHOICES => {
                    Some(Value::Choices(text.split_whitespace().map(str::to_owned).collect()))
                }
                DATE => text.parse().ok().map(Value::Date),
                POSITION => text.parse().ok().map(Value::Position),
                PHOTO => text.parse().ok().map(Value::Photo),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The photo that a scalar cites. Most cite none, which their first letter says.
pub(super) fn photo_of(scalar: &ScalarValue) -> Option<PhotoCitation> {
    match scalar {
        ScalarValue::Str(tagged) => tagged.strip_prefix(PHOTO)?.parse().ok(),
        _ => None,
    }
}

/// The value as the rest of the program sees it; `None` for a type that a
/// newer version writes: it stays in the record untouched.
pub(super) fn value_of(doc: &AutoCommit, raw: &Raw<'_>, id: &ObjId) -> Option<Value> {
    match raw {
        Raw::Object(ObjType::Text) => doc.text(id).ok().map(Value::Text),
        Raw::Scalar(scalar) => from_scalar(scalar),
        Raw::Object(_) => None,
    }
}

pub(super) fn read_all(doc: &mut AutoCommit, fields: &ObjId) -> Fields {
    // When each change was made, looked up once and not for every field.
    let times: Times =
        doc.get_changes_meta(&[]).into_iter().map(|made| (made.hash, made.timestamp)).collect();
    let keys: Vec<String> = doc.keys(fields).collect();
    keys.into_iter()
        .filter_map(|key| {
            let path: AnswerPath = key.parse().ok()?;
            read(doc, &times, fields, &key).map(|field| (path, field))
        })
        .collect()
}

type Times = HashMap<ChangeHash, i64>;

fn read(doc: &AutoCommit, times: &Times, fields: &ObjId, key: &str) -> Option<Field> {
    // Automerge lists concurrent values with the counting one last.
    let found = doc.get_all(fields, key).ok()?.into_iter();
    let mut values: Vec<FieldValue> =
        found.filter_map(|(raw, id)| written(doc, times, value_of(doc, &raw, &id)?, &id)).collect();
    let value = values.pop()?;
    // Two people who wrote the same do not disagree.
    values.retain(|other| other.value != value.value);
    Some(Field { value, others: values })
}

fn written(doc: &AutoCommit, times: &Times, value: Value, id: &ObjId) -> Option<FieldValue> {
    let ObjId::Id(_, actor, _) = id else { return None };
    let change = doc.hash_for_opid(id)?;
    let at = times.get(&change).copied()?;
    Some(FieldValue { value, by: install_of_actor(actor)?, at, change })
}
