//! What is asked of the whole file: which association somebody belongs to, and
//! the server's secrets.

use rusqlite::{Connection, OptionalExtension, params};
use shared::ids::AssociationId;

use super::Doing;
use crate::store::StoreError;

pub(super) const OF_INSTALL: &str = "SELECT a.id FROM associations a \
     JOIN installs i ON i.association = a.number WHERE i.id = ?1";
pub(super) const OF_CODE: &str = "SELECT a.id FROM associations a \
     JOIN codes c ON c.association = a.number WHERE c.hash = ?1";

pub(super) fn association(
    database: &Connection,
    question: &str,
    of: &[u8],
) -> Result<Option<AssociationId>, StoreError> {
    let id: Option<String> = database
        .prepare_cached(question)
        .and_then(|mut found| found.query_row([of], |row| row.get(0)).optional())
        .doing("find an association")?;
    id.map(|id| id.parse().map_err(|_| StoreError::NotOurs("an association's id"))).transpose()
}

pub(super) fn associations(database: &Connection) -> Result<Vec<AssociationId>, StoreError> {
    let ids: Vec<String> = database
        .prepare_cached("SELECT id FROM associations ORDER BY id")
        .and_then(|mut found| found.query_map([], |row| row.get(0))?.collect())
        .doing("list associations")?;
    ids.into_iter()
        .map(|id| id.parse().map_err(|_| StoreError::NotOurs("an association's id")))
        .collect()
}

pub(super) fn put_association(
    database: &Connection,
    id: &AssociationId,
    name: &str,
) -> Result<(), StoreError> {
    database
        .execute(
            "INSERT INTO associations (id, name) VALUES (?1, ?2) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            params![id.as_str(), name],
        )
        .doing("enter an association")?;
    Ok(())
}

pub(super) fn secret(
    database: &Connection,
    name: &str,
    fresh: &[u8; 32],
) -> Result<[u8; 32], StoreError> {
    database
        .execute(
            "INSERT INTO server_keys (name, secret) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![name, fresh.as_slice()],
        )
        .doing("keep a server key")?;
    database
        .query_row("SELECT secret FROM server_keys WHERE name = ?1", [name], |row| row.get(0))
        .doing("read a server key")
}
