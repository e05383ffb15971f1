//! What a person has begun and that is no answer: words not said yet, a
//! signature not given yet. Never becomes a change by itself.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::ids::RecordId;
use shared::sync::codec;

use super::StoreError;

pub(crate) fn put(
    db: &Connection,
    record: RecordId,
    at: &str,
    value: &impl Serialize,
) -> Result<(), StoreError> {
    let bytes = codec::to_cbor(value).map_err(|_| StoreError::Unreadable("kept"))?;
    db.prepare_cached("INSERT OR REPLACE INTO kept (record, place, value) VALUES (?1, ?2, ?3)")?
        .execute(params![record.as_bytes(), at, bytes])?;
    Ok(())
}

pub(crate) fn get<T: DeserializeOwned>(
    db: &Connection,
    record: RecordId,
    at: &str,
) -> Result<Option<T>, StoreError> {
    let found: Option<Vec<u8>> = db
        .prepare_cached("SELECT value FROM kept WHERE record = ?1 AND place = ?2")?
        .query_row(params![record.as_bytes(), at], |row| row.get(0))
        .optional()?;
    found
        .map(|bytes| codec::from_own_cbor(&bytes).map_err(|_| StoreError::Unreadable("kept")))
        .transpose()
}

/// All that is kept of a record under places that begin so, without that.
pub(crate) fn all<T: DeserializeOwned>(
    db: &Connection,
    record: RecordId,
    begins: &str,
) -> Result<Vec<(String, T)>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT place, value FROM kept WHERE record = ?1 ORDER BY place")?;
    let mut rows = query.query([record.as_bytes()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (place, value): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
        if let Some(at) = place.strip_prefix(begins) {
            let value = codec::from_own_cbor(&value).map_err(|_| StoreError::Unreadable("kept"))?;
            found.push((at.to_owned(), value));
        }
    }
    Ok(found)
}

/// How many records have something at a place.
pub(crate) fn count(db: &Connection, at: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM kept WHERE place = ?1";
    Ok(db.prepare_cached(sql)?.query_row([at], |row| row.get(0))?)
}

pub(crate) fn forget(db: &Connection, record: RecordId, at: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM kept WHERE record = ?1 AND place = ?2")?
        .execute(params![record.as_bytes(), at])?;
    Ok(())
}
