//! The association's guides in the photos' database: bytes that come from the
//! server, are checked and stay for as long as the profile names them.

use rusqlite::{OptionalExtension, params};
use shared::association::Guide;

use super::photos::PhotoStore;
use super::{StoreError, sized};

/// A guide that is not here whole, and what of it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fetching {
    pub(crate) sha256: [u8; 32],
    pub(crate) length: u32,
    pub(crate) here: Vec<u8>,
    pub(crate) tries: u32,
}

impl PhotoStore {
    /// These are the guides, and no others.
    pub(crate) fn name_guides(&mut self, guides: &[Guide]) -> Result<(), StoreError> {
        let transaction = self.db.transaction()?;
        let mut query = transaction.prepare("SELECT sha256 FROM guides")?;
        let known = query.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let known = known.collect::<Result<Vec<_>, _>>()?;
        drop(query);
        let named = |sha256: &Vec<u8>| guides.iter().any(|guide| *sha256 == guide.sha256);
        for gone in known.iter().filter(|sha256| !named(sha256)) {
            transaction.execute("DELETE FROM guides WHERE sha256 = ?1", [gone])?;
        }
        for guide in guides {
            transaction.execute(
                "INSERT OR IGNORE INTO guides (sha256, length, bytes) VALUES (?1, ?2, x'')",
                params![guide.sha256, guide.bytes],
            )?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Of these guides, which is here whole.
    pub(crate) fn has_guide(&self, guide: &Guide) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM guides
                   WHERE sha256 = ?1 AND length(bytes) = length)";
        Ok(self.db.prepare_cached(sql)?.query_row([guide.sha256], |row| row.get(0))?)
    }

    /// A guide's bytes, where it is here whole.
    pub(crate) fn guide(&self, guide: &Guide) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM guides WHERE sha256 = ?1 AND length(bytes) = length";
        Ok(self.db.prepare_cached(sql)?.query_row([guide.sha256], |row| row.get(0)).optional()?)
    }

    /// The guide to fetch next; `now` in Unix milliseconds.
    pub(crate) fn next_guide(&self, now: i64) -> Result<Option<Fetching>, StoreError> {
        let found = self
            .db
            .prepare_cached(
                "SELECT sha256, length, bytes, tries FROM guides
                 WHERE length(bytes) < length AND next_try <= ?1 ORDER BY tries, sha256 LIMIT 1",
            )?
            .query_row([now], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .optional()?;
        let Some((sha256, length, here, tries)) = found else { return Ok(None) };
        Ok(Some(Fetching { sha256: sized(&sha256, "sha256")?, length, here, tries }))
    }

    /// When the next guide is to be fetched, Unix milliseconds.
    pub(crate) fn next_guide_try(&self) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT min(next_try) FROM guides WHERE length(bytes) < length";
        Ok(self.db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Keep what has come of a guide.
    pub(crate) fn keep_guide(&self, sha256: &[u8; 32], bytes: &[u8]) -> Result<(), StoreError> {
        self.db
            .prepare_cached("UPDATE guides SET bytes = ?2, tries = 0 WHERE sha256 = ?1")?
            .execute(params![sha256, bytes])?;
        Ok(())
    }

    /// What came of a guide is not it, or it cannot be had: not again before
    /// `next_try`, and from its beginning.
    pub(crate) fn put_guide_back(
        &self,
        sha256: &[u8; 32],
        next_try: i64,
    ) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "UPDATE guides SET bytes = x'', tries = tries + 1, next_try = ?2
                 WHERE sha256 = ?1",
            )?
            .execute(params![sha256, next_try])?;
        Ok(())
    }
}
