//! The draft journal: what was entered and is not yet a change. A row is
//! durable before the screen is told so.

use rusqlite::{Connection, params};
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;
use shared::sync::codec;

use super::StoreError;

pub(crate) fn save(
    db: &Connection,
    visit: RecordId,
    path: &AnswerPath,
    value: &Value,
) -> Result<(), StoreError> {
    let bytes = codec::to_cbor(value).map_err(|_| StoreError::Unreadable("draft"))?;
    db.prepare_cached("INSERT OR REPLACE INTO drafts (visit, path, value) VALUES (?1, ?2, ?3)")?
        .execute(params![visit.as_bytes(), path.as_str(), bytes])?;
    Ok(())
}

pub(crate) fn of(db: &Connection, visit: RecordId) -> Result<Vec<(AnswerPath, Value)>, StoreError> {
    let mut query = db.prepare_cached("SELECT path, value FROM drafts WHERE visit = ?1")?;
    let mut rows = query.query([visit.as_bytes()])?;
    let mut drafts = Vec::new();
    while let Some(row) = rows.next()? {
        let path: String = row.get(0)?;
        let value: Vec<u8> = row.get(1)?;
        drafts.push((
            path.parse().map_err(|_| StoreError::Unreadable("draft"))?,
            codec::from_cbor(&value).map_err(|_| StoreError::Unreadable("draft"))?,
        ));
    }
    Ok(drafts)
}

pub(crate) fn clear(db: &Connection, visit: RecordId) -> Result<(), StoreError> {
    db.execute("DELETE FROM drafts WHERE visit = ?1", [visit.as_bytes()])?;
    Ok(())
}
