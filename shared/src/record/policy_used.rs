//! Under which version of the association's profile a record was made: what held
//! then can be told, whatever holds now. It lies in the record, under a name
//! that no question can have.

use super::{Edit, Record};
use crate::form::{AnswerPath, Value};

const OWN: &str = "_policy";
const VERSION: &str = "version";

fn path() -> Option<AnswerPath> {
    AnswerPath::instance(OWN, VERSION).ok()
}

/// The edit that says it of a record that is begun.
#[must_use]
pub fn edit(version: u32) -> Option<Edit> {
    Some(Edit::short(path()?, Value::Integer(version.into())))
}

/// The version under which a record was made; `None` where no profile held yet.
#[must_use]
pub fn of(record: &Record) -> Option<u32> {
    match record.answer(&path()?)? {
        Value::Integer(version) => version.try_into().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{InstallId, RecordId};
    use crate::record::{Author, Kind, RecordMeta};

    #[test]
    fn a_record_says_under_which_version_it_was_made() {
        let id = RecordId::from_bytes([1; 16]);
        let mut record = Record::new(RecordMeta { id, kind: Kind::Visit, case: id }).unwrap();
        assert_eq!(of(&record), None);
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 10 };
        let edits: Vec<_> = edit(3).into_iter().collect();
        record.write(&author, &edits).unwrap();
        assert_eq!(of(&record), Some(3));
    }
}
