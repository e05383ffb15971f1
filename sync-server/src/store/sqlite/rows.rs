//! Between columns and types.

use std::borrow::Cow;

use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use shared::ids::{BranchId, InstallId, PersonId, PhotoId, RecordId};
use shared::lifecycle::Answered;
use shared::people::{Branch, Gender, Person, Role};
use shared::record::photo::PhotoCitation;
use shared::record::{ChangeHash, Kind, RecordMeta};
use shared::sync::codec;
use shared::sync::exchange::Reason;

use crate::store::{Heard, Photo};

/// Kinds of log entries, as stored.
pub(super) const CHANGE: i64 = 1;
pub(super) const PLACED: i64 = 2;
pub(super) const OPENED: i64 = 3;
pub(super) const PERSON: i64 = 4;
pub(super) const BRANCH: i64 = 5;
pub(super) const INSTALL: i64 = 6;
pub(super) const PROFILE: i64 = 7;

/// A column that holds an id or a hash.
pub(super) struct Id<T>(pub(super) T);

macro_rules! id_column {
    ($($name:ident),*) => {$(
        impl FromSql for Id<$name> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <[u8; 16]>::column_result(value).map(|bytes| Self($name::from_bytes(bytes)))
            }
        }
    )*};
}
id_column!(BranchId, InstallId, PersonId, PhotoId, RecordId);

impl FromSql for Id<ChangeHash> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(|bytes| Self(ChangeHash(bytes)))
    }
}

impl FromSql for Id<Kind> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let code = u16::try_from(i64::column_result(value)?);
        code.map(|code| Self(Kind::from(code))).map_err(|_| FromSqlError::InvalidType)
    }
}

pub(super) fn kind_code(kind: Kind) -> u16 {
    u16::from(kind)
}

/// id, kind, case_id at `at`, `at + 1`, `at + 2`.
pub(super) fn meta(row: &Row<'_>, at: usize) -> rusqlite::Result<RecordMeta> {
    Ok(RecordMeta {
        id: row.get::<_, Id<_>>(at)?.0,
        kind: row.get::<_, Id<_>>(at + 1)?.0,
        case: row.get::<_, Id<_>>(at + 2)?.0,
    })
}

/// id, name, role, branch, gender.
pub(super) fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get::<_, Id<_>>(0)?.0,
        name: row.get(1)?,
        role: Role::from(row.get::<_, String>(2)?),
        branch: row.get::<_, Id<_>>(3)?.0,
        gender: row.get::<_, Option<String>>(4)?.as_deref().and_then(Gender::of_code),
    })
}

/// id, name, phone.
pub(super) fn branch(row: &Row<'_>) -> rusqlite::Result<Branch> {
    Ok(Branch { id: row.get::<_, Id<_>>(0)?.0, name: row.get(1)?, phone: row.get(2)? })
}

/// id, case_id, sha256, bytes, person, complete_at, kind.
pub(super) fn photo(row: &Row<'_>) -> rusqlite::Result<Photo> {
    Ok(Photo {
        citation: PhotoCitation {
            id: row.get::<_, Id<_>>(0)?.0,
            sha256: row.get(2)?,
            bytes: row.get(3)?,
        },
        case: row.get::<_, Id<_>>(1)?.0,
        kind: row.get::<_, Id<_>>(6)?.0,
        person: row.get::<_, Id<_>>(4)?.0,
        complete: row.get::<_, Option<i64>>(5)?.is_some(),
    })
}

pub(super) fn reason_code(reason: Reason) -> Cow<'static, str> {
    Cow::Borrowed(match reason {
        Reason::NotAllowed => "not_allowed",
        Reason::Structure => "structure",
        Reason::TooLarge => "too_large",
        Reason::Unreadable => "unreadable",
        Reason::ForeignPhoto => "foreign_photo",
        Reason::Rule(rule) => return Cow::Owned(format!("rule {}", u16::from(rule))),
    })
}

/// received, branch, outcome, staff, scores, line; `None` for what is none of ours.
pub(super) fn heard(row: &Row<'_>) -> rusqlite::Result<Option<Heard>> {
    let (received, scores): (String, Vec<u8>) = (row.get(0)?, row.get(4)?);
    let Some((received, scores)) = received.parse().ok().zip(codec::from_cbor(&scores).ok()) else {
        return Ok(None);
    };
    let answered = Answered {
        received,
        branch: Some(row.get::<_, Id<_>>(1)?.0),
        department: None,
        outcome: row.get(2)?,
        staff: row.get::<_, Option<Id<_>>>(3)?.map(|id| id.0),
        scores,
    };
    Ok(Some(Heard { answered, line: row.get(5)? }))
}
