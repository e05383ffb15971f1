//! What may be asked of an association, as SQL.

use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use shared::association::Profile;
use shared::ids::{AssociationId, BranchId, InstallId, PersonId, PhotoId, RecordId};
use shared::people::authority::Placement;
use shared::people::{Branch, Person, Role};
use shared::record::{ChangeHash, Kind, RecordMeta};
use shared::sync::codec;
use shared::sync::exchange::LastSeen;
use shared::sync::keys::PublicKey;

use super::rows::{self, Id};
use super::{Doing, number_of};
use crate::store::{
    Code, CodeHash, Entry, Event, File, Heard, Install, Photo, Placed, Position, Reading,
    StoreError, StoredChange, StoredRecord, UsedNonce,
};

const PERSON: &str =
    "SELECT id, name, role, branch, gender, since FROM people WHERE association = ?1";
const BRANCH: &str = "SELECT id, name, phone FROM branches WHERE association = ?1";
const ENTRY: &str = "SELECT l.position, l.kind, l.subject, r.kind, r.case_id, l.by, l.at, \
     length(l.data), CASE WHEN l.kind IN (4, 5) THEN l.data END \
     FROM log l LEFT JOIN records r ON r.association = l.association AND r.id = l.subject \
     WHERE l.association = ?1 AND l.position > ?2 ORDER BY l.position LIMIT ?3";
const CASE_ENTRY: &str = "SELECT l.position, l.kind, l.subject, r.kind, r.case_id, l.by, l.at, \
     length(l.data), NULL \
     FROM records r INDEXED BY records_by_case \
     CROSS JOIN log l INDEXED BY log_by_subject \
     ON l.association = r.association AND l.subject = r.id AND l.kind = 1 \
     WHERE r.association = ?1 AND r.case_id = ?4 AND l.position > ?2 AND l.position < ?5 \
     ORDER BY l.position LIMIT ?3";

/// Without the index named, SQLite would rather read the whole log in order
/// than sort the few rows asked for.
const PERSON_AT: &str = "SELECT data FROM log INDEXED BY log_by_subject \
     WHERE association = ?1 AND subject = ?2 AND kind = 4 AND position <= ?3 \
     ORDER BY position DESC LIMIT 1";
const PERSON_TOLD: &str = "SELECT data FROM log INDEXED BY log_by_subject \
     WHERE association = ?1 AND subject = ?2 AND kind = 4 ORDER BY position";
const FILE: &str = "SELECT r.kind, l.position, l.at, l.data FROM records r \
     CROSS JOIN log l INDEXED BY log_by_subject \
     ON l.association = r.association AND l.subject = r.id AND l.kind = 2 \
     WHERE r.association = ?1 AND r.id = ?2 ORDER BY l.position";
const FILES: &str = "SELECT c.id, r.kind FROM cases c \
     CROSS JOIN records r ON r.association = c.association AND r.id = c.id \
     WHERE c.association = ?1 AND c.id >= ?2 ORDER BY c.id LIMIT ?3";
const CHANGES: &str = "SELECT hash, data FROM log INDEXED BY log_by_subject \
     WHERE association = ?1 AND subject = ?2 AND kind = 1 ORDER BY position";
const OPENED: &str = "SELECT r.id, r.kind, r.case_id, o.person, o.at FROM records r INDEXED BY records_by_case \
     CROSS JOIN opened o ON o.association = r.association AND o.record = r.id \
     WHERE r.association = ?1 AND r.case_id = ?2 AND o.position < ?3 ORDER BY o.position";
/// What must find its rows without reading others'.
#[cfg(test)]
pub(super) const BY_INDEX: [&str; 8] =
    [ENTRY, CASE_ENTRY, PERSON_AT, PERSON_TOLD, FILE, FILES, CHANGES, OPENED];

/// One association on one connection.
pub(super) struct Snapshot<'c> {
    pub(super) database: &'c Connection,
    pub(super) association: i64,
}

pub(super) fn open<'c>(
    database: &'c Connection,
    association: &AssociationId,
) -> Result<Snapshot<'c>, StoreError> {
    Ok(Snapshot { database, association: number_of(database, association)? })
}

impl Snapshot<'_> {
    fn one<T>(
        &self,
        doing: &'static str,
        question: &str,
        about: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        self.database
            .prepare_cached(question)
            .and_then(|mut found| found.query_row(about, read).optional())
            .doing(doing)
    }

    fn all<T>(
        &self,
        doing: &'static str,
        question: &str,
        about: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        self.database
            .prepare_cached(question)
            .and_then(|mut found| found.query_map(about, read)?.collect())
            .doing(doing)
    }
}

fn kept<T: serde::de::DeserializeOwned>(bytes: &[u8], what: &'static str) -> Result<T, StoreError> {
    codec::from_cbor(bytes).map_err(|_| StoreError::NotOurs(what))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<(Position, Result<Event, StoreError>)> {
    let data: Option<Vec<u8>> = row.get(8)?;
    let data = data.unwrap_or_default();
    let event = match row.get(1)? {
        rows::CHANGE => Ok(Event::Change {
            meta: rows::meta(row, 2)?,
            install: row.get::<_, Id<_>>(5)?.0,
            length: row.get(7)?,
        }),
        rows::PLACED => Ok(Event::Placed { case: row.get::<_, Id<_>>(2)?.0 }),
        rows::OPENED => Ok(Event::Opened {
            meta: rows::meta(row, 2)?,
            person: row.get::<_, Id<_>>(5)?.0,
            at: row.get(6)?,
        }),
        rows::PERSON => kept(&data, "a person").map(Event::Person),
        rows::BRANCH => kept(&data, "a branch").map(Event::Branch),
        rows::PROFILE => Ok(Event::Profile),
        rows::INSTALL => Ok(Event::Install(row.get::<_, Id<_>>(2)?.0, row.get::<_, Id<_>>(5)?.0)),
        _ => Err(StoreError::NotOurs("an event")),
    };
    Ok((row.get(0)?, event))
}

fn entries(rows: Vec<(Position, Result<Event, StoreError>)>) -> Result<Vec<Entry>, StoreError> {
    rows.into_iter().map(|(position, event)| event.map(|event| Entry { position, event })).collect()
}

impl Reading for Snapshot<'_> {
    fn name(&self) -> Result<String, StoreError> {
        let question = "SELECT name FROM associations WHERE number = ?1";
        self.one("read the association", question, [self.association], |row| row.get(0))?
            .ok_or(StoreError::NoAssociation)
    }

    fn profile(&self) -> Result<Option<Profile>, StoreError> {
        let question = "SELECT profile FROM associations WHERE number = ?1";
        let bytes: Option<Option<Vec<u8>>> =
            self.one("read the profile", question, [self.association], |row| row.get(0))?;
        // One that another version of this program wrote may lack something. It
        // counts as none until it is loaded again.
        Ok(bytes.flatten().and_then(|bytes| codec::from_cbor(&bytes).ok()))
    }

    fn position(&self) -> Result<Position, StoreError> {
        let question = "SELECT position FROM associations WHERE number = ?1";
        self.one("read the position", question, [self.association], |row| row.get(0))?
            .ok_or(StoreError::NoAssociation)
    }

    fn branches(&self) -> Result<Vec<Branch>, StoreError> {
        let question = format!("{BRANCH} ORDER BY name");
        self.all("read the branches", &question, [self.association], rows::branch)
    }

    fn branch(&self, id: BranchId) -> Result<Option<Branch>, StoreError> {
        let question = format!("{BRANCH} AND id = ?2");
        self.one("read a branch", &question, params![self.association, id.as_bytes()], rows::branch)
    }

    fn people(&self) -> Result<Vec<Person>, StoreError> {
        let question = format!("{PERSON} ORDER BY name");
        self.all("read the people", &question, [self.association], rows::person)
    }

    fn person(&self, id: PersonId) -> Result<Option<(Person, Position)>, StoreError> {
        let question = format!("{PERSON} AND id = ?2");
        let about = params![self.association, id.as_bytes()];
        self.one("read a person", &question, about, |row| Ok((rows::person(row)?, row.get(5)?)))
    }

    fn person_at(&self, id: PersonId, position: Position) -> Result<Option<Person>, StoreError> {
        let about = params![self.association, id.as_bytes(), position];
        let bytes: Option<Vec<u8>> =
            self.one("read a person's past", PERSON_AT, about, |row| row.get(0))?;
        bytes.map(|bytes| kept(&bytes, "a person")).transpose()
    }

    fn roles_of(&self, id: PersonId) -> Result<Vec<Role>, StoreError> {
        let about = params![self.association, id.as_bytes()];
        let told = self.all("read a person's roles", PERSON_TOLD, about, |row| row.get(0))?;
        let role = |bytes: &Vec<u8>| kept(bytes, "a person").map(|person: Person| person.role);
        told.iter().map(role).collect()
    }

    fn install(&self, id: InstallId) -> Result<Option<Install>, StoreError> {
        let question = "SELECT person, key, case_prefix, synced_at IS NOT NULL, \
             revoked_at IS NOT NULL FROM installs WHERE id = ?1 AND association = ?2";
        let about = params![id.as_bytes(), self.association];
        self.one("read an install", question, about, |row| {
            Ok(Install {
                id,
                person: row.get::<_, Id<_>>(0)?.0,
                key: row.get::<_, Option<[u8; 32]>>(1)?.map(PublicKey),
                case_prefix: row.get(2)?,
                synced: row.get(3)?,
                revoked: row.get(4)?,
            })
        })
    }

    fn installs(&self) -> Result<Vec<(InstallId, PersonId)>, StoreError> {
        let question = "SELECT id, person FROM installs WHERE association = ?1 ORDER BY id";
        self.all("read the installs", question, [self.association], |row| {
            Ok((row.get::<_, Id<_>>(0)?.0, row.get::<_, Id<_>>(1)?.0))
        })
    }

    fn last_seen(&self, branch: BranchId) -> Result<Vec<LastSeen>, StoreError> {
        let question = "SELECT i.id, i.person, i.seen_at FROM people p \
             CROSS JOIN installs i ON i.association = p.association AND i.person = p.id \
             WHERE p.association = ?1 AND p.branch = ?2 \
             AND i.seen_at IS NOT NULL AND i.revoked_at IS NULL ORDER BY i.id";
        self.all(
            "read who came when",
            question,
            params![self.association, branch.as_bytes()],
            |row| {
                Ok(LastSeen {
                    install: row.get::<_, Id<_>>(0)?.0,
                    person: row.get::<_, Id<_>>(1)?.0,
                    at: row.get(2)?,
                })
            },
        )
    }

    fn code(&self, hash: CodeHash) -> Result<Option<Code>, StoreError> {
        let question = "SELECT person, expires_at, install FROM codes \
             WHERE hash = ?1 AND association = ?2";
        let about = params![hash.0, self.association];
        self.one("read a code", question, about, |row| {
            Ok(Code {
                hash,
                person: row.get::<_, Id<_>>(0)?.0,
                expires_at: row.get(1)?,
                install: row.get::<_, Option<Id<_>>>(2)?.map(|id| id.0),
            })
        })
    }

    fn nonce_used(&self, nonce: &UsedNonce) -> Result<bool, StoreError> {
        let question = "SELECT 1 FROM nonces \
             WHERE association = ?1 AND install = ?2 AND nonce = ?3";
        let about = params![self.association, nonce.install.as_bytes(), nonce.nonce];
        Ok(self.one("look for a nonce", question, about, |_| Ok(()))?.is_some())
    }

    fn placement(&self, case: RecordId) -> Result<Option<(Placement, Position)>, StoreError> {
        let question = "SELECT branch, assignee, position FROM cases \
             WHERE association = ?1 AND id = ?2";
        let about = params![self.association, case.as_bytes()];
        self.one("read a placement", question, about, |row| {
            let branch = row.get::<_, Id<_>>(0)?.0;
            let assignee = row.get::<_, Option<Id<_>>>(1)?.map(|id| id.0);
            Ok((Placement { branch, assignee }, row.get(2)?))
        })
    }

    fn file(&self, id: RecordId) -> Result<Option<File>, StoreError> {
        let about = params![self.association, id.as_bytes()];
        let rows = self.all("read where a file belonged", FILE, about, |row| {
            let kind = row.get::<_, Id<Kind>>(0)?.0;
            Ok((kind, row.get(1)?, row.get(2)?, row.get::<_, Vec<u8>>(3)?))
        })?;
        let Some((kind, ..)) = rows.first() else { return Ok(None) };
        let kind = *kind;
        let places = rows.into_iter().map(|(_, position, at, bytes)| {
            Ok(Placed { position, at, placement: kept(&bytes, "a placement")? })
        });
        Ok(Some(File { kind, places: places.collect::<Result<_, StoreError>>()? }))
    }

    fn files(&self, from: RecordId, limit: usize) -> Result<Vec<(RecordId, Kind)>, StoreError> {
        let about = params![self.association, from.as_bytes(), limit as i64];
        self.all("list files", FILES, about, |row| {
            Ok((row.get::<_, Id<_>>(0)?.0, row.get::<_, Id<_>>(1)?.0))
        })
    }

    fn record(&self, id: RecordId) -> Result<Option<StoredRecord>, StoreError> {
        let question = "SELECT id, kind, case_id, newest, changes, bytes FROM records \
             WHERE association = ?1 AND id = ?2";
        let about = params![self.association, id.as_bytes()];
        self.one("read a record", question, about, |row| {
            Ok(StoredRecord {
                meta: rows::meta(row, 0)?,
                newest: row.get(3)?,
                changes: row.get(4)?,
                bytes: row.get(5)?,
            })
        })
    }

    fn changes(&self, record: RecordId) -> Result<Vec<StoredChange>, StoreError> {
        let about = params![self.association, record.as_bytes()];
        self.all("read a record's changes", CHANGES, about, |row| {
            Ok(StoredChange { hash: row.get::<_, Id<_>>(0)?.0, bytes: row.get(1)? })
        })
    }

    fn has_change(&self, record: RecordId, hash: &ChangeHash) -> Result<bool, StoreError> {
        let question = "SELECT 1 FROM log \
             WHERE association = ?1 AND subject = ?2 AND kind = 1 AND hash = ?3";
        let about = params![self.association, record.as_bytes(), hash.0];
        Ok(self.one("look for a change", question, about, |_| Ok(()))?.is_some())
    }

    fn log(&self, after: Position, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let about = params![self.association, after, limit as i64];
        entries(self.all("read the log", ENTRY, about, entry)?)
    }

    fn case_log(
        &self,
        case: RecordId,
        after: Position,
        before: Position,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        let about = params![self.association, after, limit as i64, case.as_bytes(), before];
        entries(self.all("read a case's log", CASE_ENTRY, about, entry)?)
    }

    fn change_at(&self, position: Position) -> Result<Vec<u8>, StoreError> {
        let question = "SELECT data FROM log WHERE association = ?1 AND position = ?2";
        self.one("read a change", question, params![self.association, position], |row| row.get(0))?
            .ok_or(StoreError::NotOurs("a change"))
    }

    fn opened(
        &self,
        case: RecordId,
        before: Position,
    ) -> Result<Vec<(RecordMeta, PersonId, i64)>, StoreError> {
        let about = params![self.association, case.as_bytes(), before];
        self.all("read what was opened", OPENED, about, |row| {
            Ok((rows::meta(row, 0)?, row.get::<_, Id<_>>(3)?.0, row.get(4)?))
        })
    }

    fn photo(&self, id: PhotoId) -> Result<Option<Photo>, StoreError> {
        let question = "SELECT id, case_id, sha256, bytes, person, complete_at, kind FROM photos \
             WHERE association = ?1 AND id = ?2";
        let about = params![self.association, id.as_bytes()];
        self.one("read of a photo", question, about, rows::photo)
    }

    fn feedback(&self) -> Result<Vec<Heard>, StoreError> {
        let question = "SELECT received, branch, outcome, staff, scores, line FROM feedback \
             WHERE association = ?1";
        let rows = self.all("read what people think", question, [self.association], rows::heard)?;
        rows.into_iter().map(|heard| heard.ok_or(StoreError::NotOurs("feedback"))).collect()
    }

    fn quarantine_size(&self, install: InstallId) -> Result<(usize, usize), StoreError> {
        let question = "SELECT count(*), coalesce(sum(length(bytes)), 0) FROM quarantine \
             WHERE association = ?1 AND install = ?2";
        let about = params![self.association, install.as_bytes()];
        let size = self
            .one("measure the quarantine", question, about, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(size.unwrap_or_default())
    }
}
