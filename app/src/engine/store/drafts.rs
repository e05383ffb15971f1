//! The draft journal: what was entered and is not yet a change. A row is
//! durable before the screen is told so. Beside it lies what the record was
//! when it was entered, so that it takes the place of nothing unseen.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;
use shared::record::{ChangeHash, Kind, Record, RecordMeta, annex};
use shared::sync::codec;

use super::{StoreError, kept, sized};

/// Where the heads of the record are kept, with the path: as it was when
/// somebody began to enter that.
const ENTERED_AT: &str = "entered/";

fn entered_at(path: &AnswerPath) -> String {
    format!("{ENTERED_AT}{}", path.as_str())
}

pub(crate) fn is_begun(
    db: &Connection,
    record: RecordId,
    path: &AnswerPath,
) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM drafts WHERE record = ?1 AND path = ?2)")?
        .query_row(params![record.as_bytes(), path.as_str()], |row| row.get(0))?)
}

/// Somebody begins to enter that, and sees the record in which it is to lie as
/// it is now.
pub(crate) fn begin(
    db: &Connection,
    seen: &mut Record,
    path: &AnswerPath,
) -> Result<(), StoreError> {
    let heads: Vec<_> = seen.heads().into_iter().map(|head| head.0).collect();
    kept::put(db, seen.meta().id, &entered_at(path), &heads)
}

pub(crate) fn save(
    db: &Connection,
    record: RecordId,
    path: &AnswerPath,
    value: &Value,
) -> Result<(), StoreError> {
    let bytes = codec::to_cbor(value).map_err(|_| StoreError::Unreadable("draft"))?;
    db.prepare_cached("INSERT OR REPLACE INTO drafts (record, path, value) VALUES (?1, ?2, ?3)")?
        .execute(params![record.as_bytes(), path.as_str(), bytes])?;
    Ok(())
}

pub(crate) fn of(
    db: &Connection,
    record: RecordId,
) -> Result<Vec<(AnswerPath, Value)>, StoreError> {
    let mut query = db.prepare_cached("SELECT path, value FROM drafts WHERE record = ?1")?;
    let mut rows = query.query([record.as_bytes()])?;
    let mut drafts = Vec::new();
    while let Some(row) = rows.next()? {
        let path: String = row.get(0)?;
        let value: Vec<u8> = row.get(1)?;
        drafts.push((
            path.parse().map_err(|_| StoreError::Unreadable("draft"))?,
            codec::from_own_cbor(&value).map_err(|_| StoreError::Unreadable("draft"))?,
        ));
    }
    Ok(drafts)
}

/// The heads of a record when each draft that is to lie in it was begun.
pub(crate) fn heads(
    db: &Connection,
    record: RecordId,
) -> Result<BTreeMap<String, Vec<ChangeHash>>, StoreError> {
    let kept = kept::all::<Vec<[u8; 32]>>(db, record, ENTERED_AT)?.into_iter();
    Ok(kept.map(|(path, heads)| (path, heads.into_iter().map(ChangeHash).collect())).collect())
}

pub(crate) fn clear(db: &Connection, record: RecordId) -> Result<(), StoreError> {
    for (path, _) in of(db, record)? {
        for lies_in in [record, annex::id_of(record)] {
            kept::forget(db, lies_in, &entered_at(&path))?;
        }
    }
    db.execute("DELETE FROM drafts WHERE record = ?1", [record.as_bytes()])?;
    Ok(())
}

/// The records that have drafts.
pub(crate) fn records(db: &Connection) -> Result<Vec<RecordMeta>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT DISTINCT record, kind, case_record FROM drafts JOIN records USING (record)",
    )?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(RecordMeta {
            id: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "record")?),
            kind: Kind::from(row.get::<_, u16>(1)?),
            case: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(2)?, "case_record")?),
        });
    }
    Ok(found)
}
