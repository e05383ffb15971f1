//! Every value that a field has had, with who wrote it and when: out of the
//! changes, where values that were replaced are still to be seen.

use std::collections::{HashMap, HashSet};

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Change, ChangeHash, ObjType};

use super::{FieldValue, Record, RecordError, author_of};
use crate::form::{AnswerPath, Value};

/// The values that were written into a field, the newest first. Each is the
/// field as its writer left it; [`Value::Removed`] where it was cleared.
///
/// A value stands after every one that its writer knew, whatever the clocks
/// said; those written apart are ordered by their times.
///
/// # Errors
/// [`RecordError::Automerge`] when the record refuses to go back.
pub fn history(record: &mut Record, path: &AnswerPath) -> Result<Vec<FieldValue>, RecordError> {
    let mut notes = HashSet::new();
    let mut clock: HashMap<ChangeHash, i64> = HashMap::new();
    let mut versions = Vec::new();
    for change in record.changes() {
        let known = change.deps().iter().filter_map(|hash| clock.get(hash)).max();
        let order = known.map_or(change.timestamp(), |known| change.timestamp().max(*known));
        clock.insert(change.hash(), order);
        if !writes(&change, path, &mut notes) {
            continue;
        }
        let Some(by) = author_of(&change) else { continue };
        let then = record.at(&[change.hash()])?;
        let value = then.answer(path).unwrap_or(Value::Removed);
        let at = change.timestamp();
        versions.push((order, FieldValue { value, by, at, change: change.hash() }));
    }
    // Changes come each after what it rests on, and sorting keeps that where times are the same.
    versions.sort_by_key(|(order, _)| *order);
    Ok(versions.into_iter().rev().map(|(_, version)| version).collect())
}

/// Whether a change writes a field; `notes` are the texts that lay in it.
fn writes(change: &Change, path: &AnswerPath, notes: &mut HashSet<OpId>) -> bool {
    let decoded = change.decode();
    let mut found = false;
    for (op, number) in decoded.operations.iter().zip(decoded.start_op.get()..) {
        match (&op.key, &op.obj) {
            (Key::Map(key), ObjectId::Id(_)) if key == path.as_str() => {
                if matches!(op.action, OpType::Make(ObjType::Text)) {
                    notes.insert(OpId(number, decoded.actor_id.clone()));
                }
                found = true;
            }
            (Key::Seq(_), ObjectId::Id(note)) if notes.contains(note) => found = true,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{InstallId, RecordId};
    use crate::record::{Author, Edit, Kind, RecordMeta};

    fn record() -> Record {
        let id = RecordId::from_bytes([3; 16]);
        let case = RecordId::from_bytes([9; 16]);
        Record::new(RecordMeta { id, kind: Kind::Visit, case }).unwrap()
    }

    fn write(record: &mut Record, install: u8, at: i64, edit: Edit) -> Option<Change> {
        let author = Author { install: InstallId::from_bytes([install; 16]), epoch: 0, at };
        record.write(&author, &[edit]).unwrap()
    }

    fn told(record: &mut Record, path: &str) -> Vec<(Value, i64)> {
        let versions = history(record, &path.parse().unwrap()).unwrap();
        versions.into_iter().map(|version| (version.value, version.at)).collect()
    }

    #[test]
    fn what_was_replaced_cleared_and_written_apart_is_all_there() {
        let rent = |value| Edit::short("rent".parse().unwrap(), value);
        let mut first = record();
        let begun = write(&mut first, 1, 100, rent(Value::Integer(900)));
        let mut second = record();
        second.apply(begun).unwrap();
        write(&mut first, 1, 300, Edit::short("city".parse().unwrap(), Value::Integer(1)));
        write(&mut first, 1, 400, rent(Value::Removed));
        let apart = write(&mut second, 2, 350, rent(Value::Integer(1200)));
        first.apply(apart).unwrap();
        // A clock that is behind: it still comes after what it replaced.
        write(&mut first, 1, 50, rent(Value::Integer(1000)));
        let expected = [
            (Value::Integer(1000), 50),
            (Value::Removed, 400),
            (Value::Integer(1200), 350),
            (Value::Integer(900), 100),
        ];
        assert_eq!(told(&mut first, "rent"), expected);
        assert_eq!(told(&mut first, "city"), [(Value::Integer(1), 300)]);
        assert_eq!(told(&mut first, "rooms"), []);
    }

    #[test]
    fn a_long_note_has_a_version_for_each_time_it_was_written() {
        let mut record = record();
        let note = |text: &str| Edit::note("view".parse().unwrap(), text.to_owned());
        write(&mut record, 1, 1, note("منزل"));
        write(&mut record, 2, 2, note("منزل قديم"));
        write(&mut record, 1, 3, Edit::note("other".parse().unwrap(), "غيره".into()));
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(told(&mut record, "view"), [(text("منزل قديم"), 2), (text("منزل"), 1)]);
    }
}
