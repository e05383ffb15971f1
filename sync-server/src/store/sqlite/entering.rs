//! The ground of a transaction: running statements, and entering events in the
//! log under the association's next position. What is written lies beside it.

use rusqlite::{Connection, Params, params};
use shared::ids::{AssociationId, RecordId};
use shared::people::authority::Placement;
use shared::record::ChangeHash;

use super::Doing;
use super::reading::{self, Snapshot};
use super::rows;
use crate::store::types::placement_bytes;
use crate::store::{Position, Reading, StoreError};

/// A transaction of the writing thread on one association.
pub(super) struct SqliteTransaction<'c> {
    pub(super) snapshot: Snapshot<'c>,
    /// The newest position, once something was entered in the log.
    position: Option<Position>,
}

/// What goes into the log.
pub(super) struct NewEntry<'a> {
    pub(super) kind: i64,
    pub(super) subject: &'a [u8],
    pub(super) hash: Option<&'a ChangeHash>,
    pub(super) by: Option<&'a [u8]>,
    pub(super) at: i64,
    pub(super) data: &'a [u8],
}

pub(super) fn begin<'c>(
    database: &'c Connection,
    association: &AssociationId,
) -> Result<SqliteTransaction<'c>, StoreError> {
    Ok(SqliteTransaction { snapshot: reading::open(database, association)?, position: None })
}

impl SqliteTransaction<'_> {
    pub(super) fn number(&self) -> i64 {
        self.snapshot.association
    }

    pub(super) fn run(
        &self,
        doing: &'static str,
        statement: &str,
        with: impl Params,
    ) -> Result<usize, StoreError> {
        self.snapshot
            .database
            .prepare_cached(statement)
            .and_then(|mut statement| statement.execute(with))
            .doing(doing)
    }

    /// Enter something in the log, at the next position.
    pub(super) fn enter(&mut self, entry: &NewEntry<'_>) -> Result<Position, StoreError> {
        let last = match self.position {
            Some(position) => position,
            None => self.snapshot.position()?,
        };
        let position = last + 1;
        self.run(
            "enter in the log",
            "INSERT INTO log (association, position, kind, subject, hash, by, at, data) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.number(),
                position,
                entry.kind,
                entry.subject,
                entry.hash.map(|hash| hash.0),
                entry.by,
                entry.at,
                entry.data
            ],
        )?;
        self.position = Some(position);
        Ok(position)
    }

    /// Say where a case belongs.
    pub(super) fn enter_placement(
        &mut self,
        case: RecordId,
        placement: &Placement,
        by: Option<&[u8; 16]>,
        at: i64,
    ) -> Result<(), StoreError> {
        let data = placement_bytes(placement)?;
        let (subject, by) = (case.as_bytes(), by.map(<[u8; 16]>::as_slice));
        let kind = rows::PLACED;
        let position = self.enter(&NewEntry { kind, subject, hash: None, by, at, data: &data })?;
        self.run(
            "place a case",
            "INSERT OR REPLACE INTO cases (association, id, branch, assignee, position) \
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                self.number(),
                subject,
                placement.branch.as_bytes(),
                placement.assignee.map(|person| *person.as_bytes()),
                position
            ],
        )?;
        Ok(())
    }

    /// Write down the newest position; to be called last.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        if let Some(position) = self.position {
            self.run(
                "write down the position",
                "UPDATE associations SET position = ?2 WHERE number = ?1",
                params![self.number(), position],
            )?;
        }
        Ok(())
    }
}

/// The `n`th prefix: A to Z, AA, AB… for 1, 2…
pub(super) fn prefix(mut n: u32) -> String {
    let mut letters = Vec::new();
    while n > 0 {
        n -= 1;
        letters.push(char::from(b'A' + (n % 26) as u8));
        n /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn prefixes_count_like_columns() {
        let named = [1, 26, 27, 703].map(super::prefix);
        assert_eq!(named, ["A", "Z", "AA", "AAA"]);
    }
}
