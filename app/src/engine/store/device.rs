//! The device's own database. It is open to whoever finds the phone, so it
//! holds nothing readable: wrapped keys, counts of wrong attempts, sealed
//! envelopes and receipts, and of each profile what the lock screen shows.

use rusqlite::{Connection, OptionalExtension, Row, params};
use shared::ids::InstallId;
use shared::sync::codec;
use shared::sync::envelope::Envelope;
use shared::sync::keys::PublicKey;
use shared::sync::receipt::{ItemsDigest, Receipt};

use super::{PRAGMAS, Storage, StoreError, migrate, sized};
use crate::engine::command::{ProfileCard, SlotParameters};

const STEPS: &[&str] = &[
    "
    CREATE TABLE profiles (
        profile INTEGER PRIMARY KEY AUTOINCREMENT,
        file TEXT NOT NULL UNIQUE,
        association TEXT NOT NULL,
        label TEXT NOT NULL,
        install BLOB NOT NULL UNIQUE,
        receipts_key BLOB NOT NULL
    ) STRICT;
    CREATE TABLE key_slots (
        profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        kind TEXT NOT NULL,
        salt BLOB NOT NULL,
        memory_kib INTEGER NOT NULL,
        passes INTEGER NOT NULL,
        wrapped BLOB NOT NULL,
        failed INTEGER NOT NULL DEFAULT 0,
        last_attempt INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (profile, kind)
    ) STRICT;
    CREATE TABLE outbox (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        items BLOB NOT NULL,
        envelope BLOB NOT NULL,
        UNIQUE (profile, items)
    ) STRICT;
    CREATE TABLE receipts (
        profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        items BLOB NOT NULL,
        receipt BLOB NOT NULL,
        PRIMARY KEY (profile, items)
    ) STRICT;
",
    "
    -- Photos that are on this device only, when the profile was last unlocked.
    ALTER TABLE profiles ADD COLUMN photos INTEGER NOT NULL DEFAULT 0;
",
];

/// The key slot of a passphrase or PIN. WebAuthn and recovery slots come
/// beside it.
const PASSPHRASE: &str = "passphrase";

/// The device's database.
pub(crate) struct Device {
    db: Connection,
}

/// A new profile's row and its first key slot.
pub(crate) struct NewProfile<'a> {
    pub(crate) file: &'a str,
    pub(crate) association: &'a str,
    pub(crate) label: &'a str,
    pub(crate) install: InstallId,
    pub(crate) receipts_key: PublicKey,
    pub(crate) slot: KeySlot,
}

/// A profile's key, wrapped by a key derived from a passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeySlot {
    pub(crate) parameters: SlotParameters,
    pub(crate) wrapped: Vec<u8>,
}

/// How often in a row the passphrase was wrong, and when last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Attempts {
    pub(crate) failed: u32,
    /// Unix milliseconds by this device.
    pub(crate) last: i64,
}

/// What a profile's sealed envelopes are sent and receipted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owner {
    pub(crate) profile: i64,
    pub(crate) install: InstallId,
    pub(crate) receipts_key: PublicKey,
}

/// An envelope in the outbox.
#[derive(Debug, Clone)]
pub(crate) struct Outgoing {
    pub(crate) number: i64,
    pub(crate) owner: Owner,
    pub(crate) items: ItemsDigest,
    pub(crate) envelope: Envelope,
}

impl Device {
    pub(crate) fn open(storage: &Storage) -> Result<Self, StoreError> {
        let mut db = storage.open("device.db")?;
        db.execute_batch(PRAGMAS)?;
        migrate(&mut db, STEPS)?;
        Ok(Self { db })
    }

    pub(crate) fn profiles(&self) -> Result<Vec<ProfileCard>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT profile, association, label,
                    (SELECT count(*) FROM outbox WHERE outbox.profile = profiles.profile), photos
             FROM profiles ORDER BY profile",
        )?;
        let rows = query.query_map([], |row| {
            Ok(ProfileCard {
                profile: row.get(0)?,
                association: row.get(1)?,
                label: row.get(2)?,
                unsent: row.get(3)?,
                photos: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Note how many photos of a profile are on this device only.
    pub(crate) fn set_photos(&self, profile: i64, photos: u32) -> Result<(), StoreError> {
        let sql = "UPDATE profiles SET photos = ?2 WHERE profile = ?1";
        self.db.execute(sql, params![profile, photos])?;
        Ok(())
    }

    pub(crate) fn file_of(&self, profile: i64) -> Result<Option<String>, StoreError> {
        let sql = "SELECT file FROM profiles WHERE profile = ?1";
        Ok(self.db.query_row(sql, [profile], |row| row.get(0)).optional()?)
    }

    pub(crate) fn add_profile(&mut self, new: &NewProfile<'_>) -> Result<i64, StoreError> {
        let transaction = self.db.transaction()?;
        transaction.execute(
            "INSERT INTO profiles (file, association, label, install, receipts_key)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                new.file,
                new.association,
                new.label,
                new.install.as_bytes(),
                new.receipts_key.0
            ],
        )?;
        let profile = transaction.last_insert_rowid();
        transaction.execute(
            "INSERT INTO key_slots (profile, kind, salt, memory_kib, passes, wrapped)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                profile,
                PASSPHRASE,
                new.slot.parameters.salt,
                new.slot.parameters.memory_kib,
                new.slot.parameters.passes,
                new.slot.wrapped
            ],
        )?;
        transaction.commit()?;
        Ok(profile)
    }

    pub(crate) fn slot(&self, profile: i64) -> Result<Option<(KeySlot, Attempts)>, StoreError> {
        let found = self
            .db
            .query_row(
                "SELECT salt, memory_kib, passes, wrapped, failed, last_attempt
                 FROM key_slots WHERE profile = ?1 AND kind = ?2",
                params![profile, PASSPHRASE],
                |row| {
                    Ok((
                        row.get::<_, Vec<u8>>(0)?,
                        row.get(1)?,
                        row.get(2)?,
                        row.get(3)?,
                        Attempts { failed: row.get(4)?, last: row.get(5)? },
                    ))
                },
            )
            .optional()?;
        let Some((salt, memory_kib, passes, wrapped, attempts)) = found else { return Ok(None) };
        let parameters = SlotParameters { salt: sized(&salt, "salt")?, memory_kib, passes };
        Ok(Some((KeySlot { parameters, wrapped }, attempts)))
    }

    pub(crate) fn set_attempts(&self, profile: i64, attempts: Attempts) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE key_slots SET failed = ?2, last_attempt = ?3 WHERE profile = ?1",
            params![profile, attempts.failed, attempts.last],
        )?;
        Ok(())
    }

    /// Keep an envelope to send. One that is there already stays as it is.
    pub(crate) fn put_envelope(
        &self,
        profile: i64,
        items: &ItemsDigest,
        envelope: &Envelope,
    ) -> Result<(), StoreError> {
        let bytes = codec::to_cbor(envelope).map_err(|_| StoreError::Unreadable("envelope"))?;
        self.db.execute(
            "INSERT OR IGNORE INTO outbox (profile, items, envelope) VALUES (?1, ?2, ?3)",
            params![profile, items.0, bytes],
        )?;
        Ok(())
    }

    pub(crate) fn drop_envelope(
        &self,
        profile: i64,
        items: &ItemsDigest,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "DELETE FROM outbox WHERE profile = ?1 AND items = ?2",
            params![profile, items.0],
        )?;
        Ok(())
    }

    /// The oldest envelopes of every profile on the device, except one.
    pub(crate) fn envelopes(
        &self,
        except: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Outgoing>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT number, profile, install, receipts_key, items, envelope
             FROM outbox JOIN profiles USING (profile)
             WHERE profile IS NOT ?1 ORDER BY number LIMIT ?2",
        )?;
        let mut rows = query.query(params![except, limit])?;
        let mut envelopes = Vec::new();
        while let Some(row) = rows.next()? {
            envelopes.push(outgoing(row)?);
        }
        Ok(envelopes)
    }

    /// The server signed for an envelope: keep the receipt for the profile's
    /// next unlocking, and forget the envelope.
    pub(crate) fn settle(&mut self, sent: &Outgoing, receipt: &Receipt) -> Result<(), StoreError> {
        let bytes = codec::to_cbor(receipt).map_err(|_| StoreError::Unreadable("receipt"))?;
        let transaction = self.db.transaction()?;
        transaction.execute(
            "INSERT OR REPLACE INTO receipts (profile, items, receipt) VALUES (?1, ?2, ?3)",
            params![sent.owner.profile, sent.items.0, bytes],
        )?;
        transaction.execute("DELETE FROM outbox WHERE number = ?1", [sent.number])?;
        transaction.commit()?;
        Ok(())
    }

    /// Receipts that came while the profile was locked.
    pub(crate) fn receipts(&self, profile: i64) -> Result<Vec<ItemsDigest>, StoreError> {
        let mut query = self.db.prepare_cached("SELECT items FROM receipts WHERE profile = ?1")?;
        let mut rows = query.query([profile])?;
        let mut receipts = Vec::new();
        while let Some(row) = rows.next()? {
            receipts.push(ItemsDigest(sized(&row.get::<_, Vec<u8>>(0)?, "items")?));
        }
        Ok(receipts)
    }

    pub(crate) fn drop_receipts(
        &self,
        profile: i64,
        taken: &[ItemsDigest],
    ) -> Result<(), StoreError> {
        for items in taken {
            self.db.execute(
                "DELETE FROM receipts WHERE profile = ?1 AND items = ?2",
                params![profile, items.0],
            )?;
        }
        Ok(())
    }
}

fn outgoing(row: &Row<'_>) -> Result<Outgoing, StoreError> {
    let owner = Owner {
        profile: row.get(1)?,
        install: InstallId::from_bytes(sized(&row.get::<_, Vec<u8>>(2)?, "install")?),
        receipts_key: PublicKey(sized(&row.get::<_, Vec<u8>>(3)?, "receipts_key")?),
    };
    let envelope: Vec<u8> = row.get(5)?;
    Ok(Outgoing {
        number: row.get(0)?,
        owner,
        items: ItemsDigest(sized(&row.get::<_, Vec<u8>>(4)?, "items")?),
        envelope: codec::from_own_cbor(&envelope)
            .map_err(|_| StoreError::Unreadable("envelope"))?,
    })
}
