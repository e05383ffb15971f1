//! A profile's encrypted database: its schema, its key, and what the profile
//! itself needs to remember.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::sync::codec;
use zeroize::Zeroizing;

use super::{PRAGMAS, Storage, StoreError, migrate};

const STEPS: &[&str] = &[
    "
    CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

    -- What people wrote, change by change, in an order in which each follows
    -- what it rests on.
    CREATE TABLE records (
        record BLOB PRIMARY KEY, kind INTEGER NOT NULL, case_record BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX records_of_case ON records (case_record, kind);
    CREATE TABLE changes (
        record BLOB NOT NULL REFERENCES records ON DELETE CASCADE,
        number INTEGER NOT NULL,
        hash BLOB NOT NULL,
        bytes BLOB NOT NULL,
        written INTEGER NOT NULL,
        -- 0 on this device only, 1 the server signed for it or sent it,
        -- 2 refused by the server: quarantine.
        state INTEGER NOT NULL,
        PRIMARY KEY (record, number),
        UNIQUE (record, hash)
    ) STRICT;
    CREATE INDEX changes_unsent ON changes (state, written) WHERE state = 0;
    -- Which submission or review speaks of which visit.
    CREATE TABLE citations (
        record BLOB PRIMARY KEY REFERENCES records ON DELETE CASCADE, visit BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX citations_of ON citations (visit);

    -- Entered, not yet a change.
    CREATE TABLE drafts (
        visit BLOB NOT NULL, path TEXT NOT NULL, value BLOB NOT NULL,
        PRIMARY KEY (visit, path)
    ) STRICT, WITHOUT ROWID;

    -- Envelopes in the outbox: which change is in which.
    CREATE TABLE sealed (
        record BLOB NOT NULL, hash BLOB NOT NULL, items BLOB NOT NULL,
        PRIMARY KEY (record, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sealed_items ON sealed (items);

    -- Who is who, as the server tells.
    CREATE TABLE branches (branch BLOB PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE people (
        person BLOB PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, branch BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE installs (install BLOB PRIMARY KEY, person BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE placements (
        case_record BLOB PRIMARY KEY, branch BLOB NOT NULL, assignee BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE opened (
        submission BLOB NOT NULL, person BLOB NOT NULL, at INTEGER NOT NULL,
        -- 0 until the server has been told, by the supervisor who opened it.
        told INTEGER NOT NULL,
        PRIMARY KEY (submission, person)
    ) STRICT, WITHOUT ROWID;

    -- Lists: rebuilt from the records whenever one of them changes.
    CREATE TABLE cases (
        case_record BLOB PRIMARY KEY, number TEXT NOT NULL, name TEXT NOT NULL,
        category TEXT NOT NULL, place TEXT NOT NULL, last_visit INTEGER, row INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cases_by_name ON cases (name, case_record);
    CREATE UNIQUE INDEX cases_by_row ON cases (row);
    CREATE VIRTUAL TABLE case_words USING fts5 (
        words, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61'
    );
    CREATE TABLE visits (
        visit BLOB PRIMARY KEY, case_record BLOB NOT NULL, delegate BLOB,
        started INTEGER NOT NULL, submission BLOB, submitted INTEGER,
        stage INTEGER NOT NULL, whereabouts INTEGER NOT NULL,
        answered INTEGER NOT NULL, required INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX visits_of_case ON visits (case_record, started);
    CREATE INDEX visits_by_stage ON visits (stage, submitted);

    -- Records being applied. One that is still here when the profile is next
    -- unlocked brought the engine down.
    CREATE TABLE strikes (record BLOB PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE set_aside (
        record BLOB NOT NULL, hash BLOB NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (record, hash)
    ) STRICT;
    -- What the server refused of this profile's own work, and why.
    CREATE TABLE quarantine (
        record BLOB PRIMARY KEY, reason TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
",
    "
    -- Documents and declarations have drafts too.
    ALTER TABLE drafts RENAME COLUMN visit TO record;

    ALTER TABLE branches ADD COLUMN phone TEXT;
    ALTER TABLE people ADD COLUMN gender TEXT;
    CREATE INDEX placements_of ON placements (assignee);

    -- To whom cases were assigned here, until the server has answered, and
    -- whose they were before.
    CREATE TABLE assignments (
        case_record BLOB PRIMARY KEY, assignee BLOB, before BLOB
    ) STRICT, WITHOUT ROWID;
    -- What the server did not carry out, and why.
    CREATE TABLE not_assigned (case_record BLOB PRIMARY KEY, why INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;

    -- How a visit went as it stands, and as it was handed in.
    ALTER TABLE visits ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
    ALTER TABLE visits ADD COLUMN retry_on TEXT;
    ALTER TABLE visits ADD COLUMN made_at INTEGER;
    ALTER TABLE visits ADD COLUMN made_held INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE visits ADD COLUMN made_retry TEXT;
    -- When a case is to be visited next; the order is the one that is still open.
    CREATE TABLE dues (
        case_record BLOB PRIMARY KEY, due TEXT NOT NULL, why INTEGER NOT NULL,
        rank INTEGER NOT NULL, open_order BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX dues_by_day ON dues (due, rank);
    -- Records of kinds that an older app kept without knowing them show in
    -- these lists too: they are rebuilt once (0xf5 is CBOR's true).
    INSERT INTO meta (key, value) VALUES ('lists_behind', x'f5');
",
    "
    -- Begun and no answer: words not said yet, a signature not given yet.
    CREATE TABLE kept (
        record BLOB NOT NULL, place TEXT NOT NULL, value BLOB NOT NULL,
        PRIMARY KEY (record, place)
    ) STRICT, WITHOUT ROWID;
    -- A visit's row speaks of its papers as well.
    INSERT OR REPLACE INTO meta (key, value) VALUES ('lists_behind', x'f5');
",
    "
    -- What speaks of requests, decisions and their like is cited as well.
    ALTER TABLE citations RENAME COLUMN visit TO cited;
    -- Matters: rebuilt from the records whenever one of them, or what speaks of
    -- it, changes. From `stage` on, of support requests only.
    CREATE TABLE matters (
        matter BLOB PRIMARY KEY REFERENCES records ON DELETE CASCADE,
        kind INTEGER NOT NULL, case_record BLOB NOT NULL, person BLOB,
        at INTEGER NOT NULL, who TEXT NOT NULL, subject TEXT NOT NULL, sort TEXT NOT NULL,
        due TEXT, state INTEGER NOT NULL, whereabouts INTEGER NOT NULL,
        stage INTEGER, urgent INTEGER, handed_in INTEGER, noticed TEXT,
        replied INTEGER, asked INTEGER, brief BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX matters_of_case ON matters (case_record, kind);
    CREATE INDEX matters_by_kind ON matters (kind, state, due, at);
    CREATE INDEX matters_by_stage ON matters (stage, urgent, handed_in) WHERE stage IS NOT NULL;
    INSERT OR REPLACE INTO meta (key, value) VALUES ('lists_behind', x'f5');
",
    "
    -- What settles who is due for a visit without having asked, a row a case;
    -- what visits that were held tell of it.
    CREATE TABLE outreach (
        case_record BLOB PRIMARY KEY, opened INTEGER, children BLOB,
        last_held INTEGER, need INTEGER, position TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outreach_visits (
        visit BLOB PRIMARY KEY, case_record BLOB NOT NULL, need INTEGER, position TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outreach_visits_of_case ON outreach_visits (case_record);
    INSERT OR REPLACE INTO meta (key, value) VALUES ('lists_behind', x'f5');
",
    "
    -- Of support requests: when the applicant was told of being accepted or declined, and whether
    -- that was before the day that the policy names; whether some of what was granted is left.
    ALTER TABLE matters ADD COLUMN answered TEXT;
    ALTER TABLE matters ADD COLUMN early INTEGER;
    ALTER TABLE matters ADD COLUMN outstanding INTEGER;
    INSERT OR REPLACE INTO meta (key, value) VALUES ('lists_behind', x'f5');
",
];

/// The key of a profile's database: 32 random bytes.
pub(crate) type DatabaseKey = Zeroizing<[u8; 32]>;

/// A profile's open database.
pub(crate) struct Profile {
    pub(super) db: Connection,
}

impl Profile {
    /// Open a profile's file, or make it.
    pub(crate) fn open(
        storage: &Storage,
        file: &str,
        key: &DatabaseKey,
    ) -> Result<Self, StoreError> {
        Ok(Self { db: open_encrypted(storage, file, key, STEPS)? })
    }

    /// Do several things at once: all of them are durable when this returns,
    /// or none of them happened.
    pub(crate) fn transaction(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.db.transaction()?)
    }

    /// For reading outside a transaction.
    pub(crate) fn read(&self) -> &Connection {
        &self.db
    }
}

/// Open an encrypted file, or make it, and bring it up to `steps`.
pub(super) fn open_encrypted(
    storage: &Storage,
    file: &str,
    key: &DatabaseKey,
    steps: &[&str],
) -> Result<Connection, StoreError> {
    let mut db = storage.open(file)?;
    let hex = Zeroizing::new(data_encoding::HEXLOWER.encode(&**key));
    let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", *hex));
    db.execute_batch(&pragma)?;
    // Setting this writes, and a file that is there may be a newer app's.
    if db.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))? == 0 {
        db.execute_batch("PRAGMA auto_vacuum = INCREMENTAL;")?;
    }
    db.execute_batch(PRAGMAS)?;
    db.set_prepared_statement_cache_capacity(64);
    migrate(&mut db, steps)?;
    storage.bound(&db)?;
    Ok(db)
}

/// What the profile remembers under `key`.
pub(crate) fn meta<T: DeserializeOwned>(
    db: &Connection,
    key: &'static str,
) -> Result<Option<T>, StoreError> {
    let found: Option<Vec<u8>> = db
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    found
        .map(|bytes| codec::from_own_cbor(&bytes).map_err(|_| StoreError::Unreadable("meta")))
        .transpose()
}

/// Remember something under `key`.
pub(crate) fn set_meta(
    db: &Connection,
    key: &'static str,
    value: &impl Serialize,
) -> Result<(), StoreError> {
    let bytes = codec::to_cbor(value).map_err(|_| StoreError::Unreadable("meta"))?;
    db.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
        .execute(params![key, bytes])?;
    Ok(())
}

/// Forget what is remembered under `key`.
pub(crate) fn forget_meta(db: &Connection, key: &'static str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM meta WHERE key = ?1")?.execute([key])?;
    Ok(())
}

#[cfg(test)]
mod tests;
