//! The photos' database of a profile: bytes, and how far each has travelled.
//! It lies beside the profile's own, so that 200 MB of pictures never slow a
//! list down, and is encrypted with the same key: SQLCipher gives each file
//! its own salt and each page its own nonce. What to do with photos is decided
//! in [`crate::engine::photos`] and [`crate::engine::sync`].

use rusqlite::{Connection, OptionalExtension, params};
use shared::ids::{PhotoId, RecordId};
use shared::record::photo::PhotoCitation;

use super::profile::{DatabaseKey, open_encrypted};
use super::{Storage, StoreError, sized};

const STEPS: &[&str] = &[
    "
    CREATE TABLE photos (
        -- In the order in which they came.
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        photo BLOB NOT NULL UNIQUE,
        case_record BLOB,
        sha256 BLOB NOT NULL,
        length INTEGER NOT NULL,
        small INTEGER NOT NULL,
        -- 0 taken here and to be sent, 1 the server has it, 2 being fetched.
        state INTEGER NOT NULL,
        -- To be sent: whether the server acknowledged the change that cites it.
        cited INTEGER NOT NULL DEFAULT 0,
        -- To be sent: how many bytes the server said it has; NULL before it
        -- was asked to take it.
        sent INTEGER,
        -- To be sent: tries that failed, and when to try again, Unix milliseconds.
        tries INTEGER NOT NULL DEFAULT 0,
        next_try INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX photos_to_send ON photos (small DESC, number) WHERE state = 0 AND cited = 1;
    CREATE TABLE contents (
        photo BLOB PRIMARY KEY REFERENCES photos (photo) ON DELETE CASCADE, bytes BLOB NOT NULL
    ) STRICT;
",
    "
    -- The association's guides, and what of each is here: all of it where it has
    -- as many bytes as it says, checked.
    CREATE TABLE guides (
        sha256 BLOB PRIMARY KEY, length INTEGER NOT NULL, bytes BLOB NOT NULL,
        -- Tries that failed, and when to try again, Unix milliseconds.
        tries INTEGER NOT NULL DEFAULT 0,
        next_try INTEGER NOT NULL DEFAULT 0
    ) STRICT;
",
];

const TO_SEND: i64 = 0;
const AT_SERVER: i64 = 1;
const FETCHING: i64 = 2;

/// A photo that is to be sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ToSend {
    pub(crate) id: PhotoId,
    pub(crate) length: u32,
    /// Bytes that the server said it has; `None` before it was asked.
    pub(crate) sent: Option<u32>,
    pub(crate) tries: u32,
}

/// A profile's photos.
pub(crate) struct PhotoStore {
    pub(super) db: Connection,
}

impl PhotoStore {
    /// Open the photos beside a profile's file, or make them.
    pub(crate) fn open(
        storage: &Storage,
        profile_file: &str,
        key: &DatabaseKey,
    ) -> Result<Self, StoreError> {
        Ok(Self { db: open_encrypted(storage, &beside(profile_file), key, STEPS)? })
    }

    /// Keep photos taken for a case: durable, all or none.
    pub(crate) fn keep(
        &mut self,
        case: RecordId,
        taken: &[(PhotoCitation, &[u8], bool)],
    ) -> Result<(), StoreError> {
        let transaction = self.db.transaction()?;
        for (citation, bytes, small) in taken {
            put_row(&transaction, citation, Some(case), *small, TO_SEND)?;
            transaction.execute(
                "INSERT INTO contents (photo, bytes) VALUES (?1, ?2)",
                params![citation.id.as_bytes(), bytes],
            )?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Whether a photo is on this device only.
    pub(crate) fn is_to_send(&self, photo: PhotoId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM photos WHERE photo = ?1 AND state = 0)";
        Ok(self.db.prepare_cached(sql)?.query_row([photo.as_bytes()], |row| row.get(0))?)
    }

    /// What has come of a photo that is being fetched.
    pub(crate) fn fetched(&self, citation: &PhotoCitation) -> Result<Vec<u8>, StoreError> {
        let found = self
            .db
            .prepare_cached(
                "SELECT bytes FROM photos JOIN contents USING (photo)
                 WHERE photo = ?1 AND sha256 = ?2 AND state = ?3",
            )?
            .query_row(params![citation.id.as_bytes(), citation.sha256, FETCHING], |row| row.get(0))
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// The photo's bytes, where it is here whole and is the one cited.
    pub(crate) fn whole(&self, citation: &PhotoCitation) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT bytes FROM photos JOIN contents USING (photo)
                 WHERE photo = ?1 AND sha256 = ?2 AND state <> ?3",
            )?
            .query_row(params![citation.id.as_bytes(), citation.sha256, FETCHING], |row| row.get(0))
            .optional()?)
    }

    /// Bytes of a photo from `offset` on, `most` at most.
    pub(crate) fn piece(
        &self,
        photo: PhotoId,
        offset: u32,
        most: usize,
    ) -> Result<Vec<u8>, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let sql = "SELECT substr(bytes, ?2 + 1, ?3) FROM contents WHERE photo = ?1";
        let place = params![photo.as_bytes(), offset, most];
        Ok(self.db.prepare_cached(sql)?.query_row(place, |row| row.get(0))?)
    }

    /// The photo to send next: none that failed while there are others, then
    /// small ones first, then the oldest; `now` in Unix milliseconds.
    pub(crate) fn next_to_send(&self, now: i64) -> Result<Option<ToSend>, StoreError> {
        let found = self
            .db
            .prepare_cached(
                "SELECT photo, length, sent, tries FROM photos
                 WHERE state = 0 AND cited = 1 AND next_try <= ?1
                 ORDER BY tries > 0, small DESC, number LIMIT 1",
            )?
            .query_row([now], |row| {
                let photo: Vec<u8> = row.get(0)?;
                Ok((photo, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .optional()?;
        let Some((photo, length, sent, tries)) = found else { return Ok(None) };
        Ok(Some(ToSend { id: id(&photo)?, length, sent, tries }))
    }

    /// When the next photo is to be tried, Unix milliseconds.
    pub(crate) fn next_try(&self) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT min(next_try) FROM photos WHERE state = 0 AND cited = 1";
        Ok(self.db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// The server says how much of a photo it has; `None`: nothing, not even
    /// that it is to come. One that got on has not failed.
    pub(crate) fn set_sent(&self, photo: PhotoId, sent: Option<u32>) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "UPDATE photos SET tries = CASE WHEN ?2 > coalesce(sent, 0) THEN 0 ELSE tries END,
                    sent = ?2 WHERE photo = ?1",
            )?
            .execute(params![photo.as_bytes(), sent])?;
        Ok(())
    }

    /// The server has all of a photo.
    pub(crate) fn has_arrived(&self, photo: PhotoId) -> Result<(), StoreError> {
        self.db
            .prepare_cached("UPDATE photos SET state = ?2, sent = length WHERE photo = ?1")?
            .execute(params![photo.as_bytes(), AT_SERVER])?;
        Ok(())
    }

    /// Sending a photo failed: not again before `next_try`.
    pub(crate) fn put_back(&self, photo: PhotoId, next_try: i64) -> Result<(), StoreError> {
        self.db
            .prepare_cached("UPDATE photos SET tries = tries + 1, next_try = ?2 WHERE photo = ?1")?
            .execute(params![photo.as_bytes(), next_try])?;
        Ok(())
    }

    /// Somebody wants everything tried now.
    pub(crate) fn try_all_now(&self) -> Result<(), StoreError> {
        self.db.execute("UPDATE photos SET next_try = 0 WHERE state = 0 AND next_try > 0", [])?;
        self.db.execute("UPDATE guides SET next_try = 0 WHERE next_try > 0", [])?;
        Ok(())
    }

    /// The server acknowledged the change that cites this photo, so it may be sent.
    pub(crate) fn mark_cited(&self, photo: PhotoId) -> Result<(), StoreError> {
        self.db
            .prepare_cached("UPDATE photos SET cited = 1 WHERE photo = ?1 AND state = 0")?
            .execute([photo.as_bytes()])?;
        Ok(())
    }

    /// Photos taken here of which no citing change is known to be acknowledged, with their cases.
    pub(crate) fn uncited(&self) -> Result<Vec<(PhotoId, RecordId)>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT photo, case_record FROM photos WHERE state = 0 AND cited = 0",
        )?;
        let mut rows = query.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let case = row.get::<_, Option<Vec<u8>>>(1)?.unwrap_or_default();
            let case = RecordId::from_bytes(sized(&case, "case_record")?);
            found.push((id(&row.get::<_, Vec<u8>>(0)?)?, case));
        }
        Ok(found)
    }

    /// How many photos are on this device only, small ones not counted.
    pub(crate) fn count_to_send(&self) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM photos WHERE state = 0 AND small = 0";
        Ok(self.db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Whether photos of a case are still to be sent.
    pub(crate) fn has_to_send(&self, case: RecordId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (
            SELECT 1 FROM photos WHERE state = 0 AND cited = 1 AND case_record = ?1)";
        Ok(self.db.prepare_cached(sql)?.query_row([case.as_bytes()], |row| row.get(0))?)
    }

    /// Keep what has come of a photo from the server; `whole` where that is
    /// all of it, checked.
    pub(crate) fn keep_fetched(
        &mut self,
        citation: &PhotoCitation,
        bytes: &[u8],
        whole: bool,
    ) -> Result<(), StoreError> {
        let transaction = self.db.transaction()?;
        let photo = citation.id.as_bytes();
        transaction.execute("DELETE FROM photos WHERE photo = ?1 AND state <> 0", [photo])?;
        put_row(&transaction, citation, None, false, if whole { AT_SERVER } else { FETCHING })?;
        transaction.execute(
            "INSERT INTO contents (photo, bytes) VALUES (?1, ?2)",
            params![photo, bytes],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// Forget a photo that the server has.
    pub(crate) fn let_go(&self, photo: PhotoId) -> Result<(), StoreError> {
        let sql = "DELETE FROM photos WHERE photo = ?1 AND state <> 0";
        self.db.prepare_cached(sql)?.execute([photo.as_bytes()])?;
        Ok(())
    }

    /// Forget a photo that was taken here and that no record cites.
    pub(crate) fn discard(&self, photo: PhotoId) -> Result<(), StoreError> {
        let sql = "DELETE FROM photos WHERE photo = ?1";
        self.db.prepare_cached(sql)?.execute([photo.as_bytes()])?;
        Ok(())
    }

    /// Forget every photo that was taken here for a case.
    pub(crate) fn forget_case(&self, case: RecordId) -> Result<(), StoreError> {
        self.db.execute("DELETE FROM photos WHERE case_record = ?1", [case.as_bytes()])?;
        Ok(())
    }

    /// Let go of what the server has, the oldest first, until at most `most`
    /// bytes of it are left. Returns whether anything went.
    pub(crate) fn shrink(&mut self, most: u64) -> Result<bool, StoreError> {
        let transaction = self.db.transaction()?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let gone = transaction.execute(
            "DELETE FROM photos WHERE number IN (
                SELECT number FROM (
                    SELECT number, sum(length) OVER (ORDER BY number DESC) AS newer
                    FROM photos WHERE state <> 0)
                WHERE newer > ?1)",
            [most],
        )?;
        transaction.commit()?;
        if gone > 0 {
            // Freed pages go back to the phone.
            self.db.execute_batch("PRAGMA incremental_vacuum")?;
        }
        Ok(gone > 0)
    }
}

/// The file of the photos that belong to a profile's file.
fn beside(profile_file: &str) -> String {
    let name = profile_file.strip_prefix("profile-").unwrap_or(profile_file);
    format!("photos-{name}")
}

fn put_row(
    db: &Connection,
    citation: &PhotoCitation,
    case: Option<RecordId>,
    small: bool,
    state: i64,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO photos (photo, case_record, sha256, length, small, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            citation.id.as_bytes(),
            case.as_ref().map(RecordId::as_bytes),
            citation.sha256,
            citation.bytes,
            small,
            state
        ],
    )?;
    Ok(())
}

fn id(bytes: &[u8]) -> Result<PhotoId, StoreError> {
    Ok(PhotoId::from_bytes(sized(bytes, "photo")?))
}
