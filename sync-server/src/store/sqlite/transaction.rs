//! What may be written to an association, as SQL.

use rusqlite::params;
use shared::association::Profile;
use shared::ids::{InstallId, PersonId, PhotoId, RecordId};
use shared::people::authority::Placement;
use shared::people::{Branch, Gender, Person};
use shared::record::RecordMeta;
use shared::sync::codec;
use shared::sync::keys::PublicKey;

use super::Doing;
use super::entering::{NewEntry, SqliteTransaction, prefix};
use super::rows;
use crate::store::{
    Code, Heard, Install, NewChange, Photo, Quarantined, Reading, StoreError, Transaction,
    UsedNonce,
};

impl Transaction for SqliteTransaction<'_> {
    fn read(&self) -> &dyn Reading {
        &self.snapshot
    }

    fn put_profile(&mut self, profile: &Profile, at: i64) -> Result<(), StoreError> {
        if self.snapshot.profile()?.as_ref() == Some(profile) {
            return Ok(());
        }
        let data = codec::to_cbor(profile).map_err(|_| StoreError::NotOurs("a profile"))?;
        let kind = rows::PROFILE;
        // It is the association's own, so it is about nothing within it.
        self.enter(&NewEntry { kind, subject: &[], hash: None, by: None, at, data: &data })?;
        self.run(
            "keep the profile",
            "UPDATE associations SET profile = ?2 WHERE number = ?1",
            params![self.number(), data],
        )?;
        Ok(())
    }

    fn put_branch(&mut self, branch: &Branch) -> Result<(), StoreError> {
        if self.snapshot.branch(branch.id)?.as_ref() == Some(branch) {
            return Ok(());
        }
        let data = codec::to_cbor(branch).map_err(|_| StoreError::NotOurs("a branch"))?;
        let subject = branch.id.as_bytes();
        let kind = rows::BRANCH;
        self.enter(&NewEntry { kind, subject, hash: None, by: None, at: 0, data: &data })?;
        self.run(
            "enter a branch",
            "INSERT OR REPLACE INTO branches (association, id, name, phone) VALUES (?1, ?2, ?3, ?4)",
            params![self.number(), subject, branch.name, branch.phone],
        )?;
        Ok(())
    }

    fn put_person(&mut self, person: &Person) -> Result<(), StoreError> {
        let standing = self.snapshot.person(person.id)?;
        if standing.as_ref().is_some_and(|(standing, _)| standing == person) {
            return Ok(());
        }
        let data = codec::to_cbor(person).map_err(|_| StoreError::NotOurs("a person"))?;
        let subject = person.id.as_bytes();
        let kind = rows::PERSON;
        let position =
            self.enter(&NewEntry { kind, subject, hash: None, by: None, at: 0, data: &data })?;
        let since = match standing {
            Some((standing, since))
                if standing.role == person.role && standing.branch == person.branch =>
            {
                since
            }
            _ => position,
        };
        self.run(
            "enter a person",
            "INSERT OR REPLACE INTO people (association, id, name, role, branch, gender, since) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                self.number(),
                subject,
                person.name,
                person.role.code(),
                person.branch.as_bytes(),
                person.gender.map(Gender::code),
                since
            ],
        )?;
        Ok(())
    }

    fn next_prefix(&mut self) -> Result<String, StoreError> {
        let given: u32 = self
            .snapshot
            .database
            .query_row(
                "UPDATE associations SET prefixes = prefixes + 1 WHERE number = ?1 \
                 RETURNING prefixes",
                [self.number()],
                |row| row.get(0),
            )
            .doing("take a case prefix")?;
        Ok(prefix(given))
    }

    fn put_install(&mut self, install: &Install, at: i64) -> Result<(), StoreError> {
        self.run(
            "enter an install",
            "INSERT INTO installs (id, association, person, key, case_prefix, enrolled_at, \
             synced_at, revoked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                install.id.as_bytes(),
                self.number(),
                install.person.as_bytes(),
                install.key.map(|key| key.0),
                install.case_prefix,
                at,
                install.synced.then_some(at),
                install.revoked.then_some(at)
            ],
        )?;
        let (subject, by) = (install.id.as_bytes(), Some(install.person.as_bytes().as_slice()));
        let kind = rows::INSTALL;
        self.enter(&NewEntry { kind, subject, hash: None, by, at, data: &[] })?;
        Ok(())
    }

    fn rekey(&mut self, install: InstallId, key: &PublicKey, at: i64) -> Result<(), StoreError> {
        self.run(
            "give an install another key",
            "UPDATE installs SET key = ?3, enrolled_at = ?4 WHERE id = ?2 AND association = ?1",
            params![self.number(), install.as_bytes(), key.0, at],
        )?;
        Ok(())
    }

    fn note_synced(&mut self, install: InstallId, at: i64) -> Result<(), StoreError> {
        self.run(
            "note an install's first sync",
            "UPDATE installs SET synced_at = ?3 \
             WHERE id = ?2 AND association = ?1 AND synced_at IS NULL",
            params![self.number(), install.as_bytes(), at],
        )?;
        Ok(())
    }

    fn note_seen(&mut self, install: InstallId, at: i64) -> Result<(), StoreError> {
        self.run(
            "note that an install came",
            "UPDATE installs SET seen_at = ?3 WHERE id = ?2 AND association = ?1 \
             AND (seen_at IS NULL OR seen_at < ?3)",
            params![self.number(), install.as_bytes(), at],
        )?;
        Ok(())
    }

    fn revoke(&mut self, install: InstallId, at: i64) -> Result<(), StoreError> {
        self.run(
            "revoke an install",
            "UPDATE installs SET revoked_at = ?3 \
             WHERE id = ?2 AND association = ?1 AND revoked_at IS NULL",
            params![self.number(), install.as_bytes(), at],
        )?;
        Ok(())
    }

    fn put_code(&mut self, code: &Code) -> Result<(), StoreError> {
        self.run(
            "enter a code",
            "INSERT INTO codes (hash, association, person, expires_at, install) \
             VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (hash) DO UPDATE SET install = excluded.install",
            params![
                code.hash.0,
                self.number(),
                code.person.as_bytes(),
                code.expires_at,
                code.install.map(|install| *install.as_bytes())
            ],
        )?;
        Ok(())
    }

    fn drop_unused_codes(&mut self, person: PersonId) -> Result<(), StoreError> {
        self.run(
            "forget a person's codes",
            "DELETE FROM codes WHERE association = ?1 AND person = ?2 AND install IS NULL",
            params![self.number(), person.as_bytes()],
        )?;
        Ok(())
    }

    fn use_nonce(&mut self, nonce: &UsedNonce) -> Result<(), StoreError> {
        self.run(
            "note a nonce",
            "INSERT INTO nonces (association, install, nonce, expires_at) VALUES (?1, ?2, ?3, ?4)",
            params![self.number(), nonce.install.as_bytes(), nonce.nonce, nonce.expires_at],
        )?;
        Ok(())
    }

    fn place(&mut self, case: RecordId, placement: &Placement, at: i64) -> Result<(), StoreError> {
        self.enter_placement(case, placement, None, at)
    }

    fn hand_over(
        &mut self,
        case: RecordId,
        placement: &Placement,
        by: PersonId,
        at: i64,
    ) -> Result<(), StoreError> {
        self.enter_placement(case, placement, Some(by.as_bytes()), at)
    }

    fn add_changes(
        &mut self,
        meta: &RecordMeta,
        changes: &[NewChange],
        at: i64,
    ) -> Result<(), StoreError> {
        let mut newest = 0;
        let mut bytes = 0;
        for change in changes {
            newest = self.enter(&NewEntry {
                kind: rows::CHANGE,
                subject: meta.id.as_bytes(),
                hash: Some(&change.hash),
                by: Some(change.install.as_bytes()),
                at,
                data: &change.bytes,
            })?;
            bytes += change.bytes.len();
        }
        self.run(
            "note a record's newest change",
            "INSERT INTO records (association, id, kind, case_id, newest, changes, bytes) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (association, id) DO UPDATE SET \
             newest = excluded.newest, changes = changes + excluded.changes, \
             bytes = bytes + excluded.bytes",
            params![
                self.number(),
                meta.id.as_bytes(),
                rows::kind_code(meta.kind),
                meta.case.as_bytes(),
                newest,
                changes.len() as i64,
                bytes as i64
            ],
        )?;
        Ok(())
    }

    fn mark_opened(
        &mut self,
        record: RecordId,
        person: PersonId,
        at: i64,
    ) -> Result<(), StoreError> {
        let new = self.run(
            "note that a record was opened",
            "INSERT INTO opened (association, record, person, at, position) \
             VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT DO NOTHING",
            params![self.number(), record.as_bytes(), person.as_bytes(), at],
        )?;
        if new == 0 {
            return Ok(());
        }
        let (subject, by) = (record.as_bytes(), Some(person.as_bytes().as_slice()));
        let kind = rows::OPENED;
        let position = self.enter(&NewEntry { kind, subject, hash: None, by, at, data: &[] })?;
        self.run(
            "note when a record was opened",
            "UPDATE opened SET position = ?4 WHERE association = ?1 AND record = ?2 AND person = ?3",
            params![self.number(), record.as_bytes(), person.as_bytes(), position],
        )?;
        Ok(())
    }

    fn put_photo(&mut self, photo: &Photo) -> Result<(), StoreError> {
        self.run(
            "note a photo",
            "INSERT INTO photos (association, id, case_id, sha256, bytes, person, kind) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                self.number(),
                photo.citation.id.as_bytes(),
                photo.case.as_bytes(),
                photo.citation.sha256,
                photo.citation.bytes,
                photo.person.as_bytes(),
                rows::kind_code(photo.kind)
            ],
        )?;
        Ok(())
    }

    fn complete_photo(&mut self, id: PhotoId, at: i64) -> Result<(), StoreError> {
        self.run(
            "note that a photo has come",
            "UPDATE photos SET complete_at = ?3 \
             WHERE association = ?1 AND id = ?2 AND complete_at IS NULL",
            params![self.number(), id.as_bytes(), at],
        )?;
        Ok(())
    }

    fn put_feedback(&mut self, name: &[u8; 16], heard: &Heard) -> Result<(), StoreError> {
        let answered = &heard.answered;
        let scores = codec::to_cbor(&answered.scores).map_err(|_| StoreError::NotOurs("scores"))?;
        self.run(
            "keep what somebody thinks",
            "INSERT INTO feedback \
             (association, name, received, branch, outcome, staff, scores, line) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.number(),
                name,
                answered.received.to_string(),
                answered.branch.map(|branch| *branch.as_bytes()),
                answered.outcome,
                answered.staff.map(|person| *person.as_bytes()),
                scores,
                heard.line
            ],
        )?;
        Ok(())
    }

    fn quarantine(&mut self, refused: &Quarantined) -> Result<(), StoreError> {
        self.run(
            "put in quarantine",
            "INSERT OR REPLACE INTO quarantine \
             (association, install, record, kind, case_id, reason, at, bytes) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.number(),
                refused.install.as_bytes(),
                refused.id.as_bytes(),
                rows::kind_code(refused.kind),
                refused.case.as_bytes(),
                rows::reason_code(refused.reason),
                refused.at,
                refused.bytes
            ],
        )?;
        Ok(())
    }
}
