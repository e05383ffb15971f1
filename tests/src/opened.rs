//! A profile's database as somebody reads it who knows the passphrase and the
//! layout, without the engine: what it holds is compared with the server's.

use std::collections::BTreeMap;
use std::path::Path;

use app::engine::command::{DerivedKey, SlotParameters};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rusqlite::{Connection, params};
use shared::ids::{InstallId, RecordId};
use shared::record::ChangeHash;
use shared::sync::pack::RecordChanges;

/// Every change of every record, byte for byte.
pub type Kept = BTreeMap<RecordId, BTreeMap<ChangeHash, Bytes>>;

/// The bytes of a change; where two differ, their number says enough.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// A profile's open database.
pub struct Opened {
    /// The database.
    pub db: Connection,
    /// The photos' database.
    pub photos_db: Connection,
    install: InstallId,
}

impl Opened {
    pub(crate) fn first_of(
        folder: &Path,
        derive: impl FnOnce(&SlotParameters) -> DerivedKey,
    ) -> Self {
        let device = Connection::open(folder.join("device.db")).unwrap();
        let sql = "SELECT file, salt, memory_kib, passes, wrapped, install
                   FROM profiles JOIN key_slots USING (profile) ORDER BY profile LIMIT 1";
        let (file, slot, wrapped, install) = device
            .query_row(sql, [], |row| {
                let slot = SlotParameters {
                    salt: row.get(1)?,
                    memory_kib: row.get(2)?,
                    passes: row.get(3)?,
                };
                Ok((row.get::<_, String>(0)?, slot, row.get::<_, Vec<u8>>(4)?, row.get(5)?))
            })
            .unwrap();
        let key = unwrap(&wrapped, &derive(&slot));
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let open = |file: &str| {
            let db = Connection::open(folder.join(file)).unwrap();
            db.execute_batch(&format!("PRAGMA key = \"x'{hex}'\";")).unwrap();
            db
        };
        let photos_db = open(&file.replacen("profile-", "photos-", 1));
        Self { db: open(&file), photos_db, install: InstallId::from_bytes(install) }
    }

    /// How many photos are kept: those to be sent, and those that the server has.
    #[must_use]
    pub fn photos(&self) -> (u32, u32) {
        let sql = "SELECT coalesce(sum(state = 0), 0), coalesce(sum(state = 1), 0) FROM photos";
        self.photos_db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    }

    /// Every change in it.
    #[must_use]
    pub fn kept(&self) -> Kept {
        let mut query = self.db.prepare("SELECT record, hash, bytes FROM changes").unwrap();
        let mut rows = query.query([]).unwrap();
        let mut kept = Kept::new();
        while let Some(row) = rows.next().unwrap() {
            let record = RecordId::from_bytes(row.get(0).unwrap());
            let hash = ChangeHash(row.get(1).unwrap());
            kept.entry(record).or_default().insert(hash, Bytes(row.get(2).unwrap()));
        }
        kept
    }

    /// Whose profile it is, out of the device's own database.
    #[must_use]
    pub fn install(&self) -> InstallId {
        self.install
    }

    /// Put records in as if this device had written them and not sent them.
    pub fn write_down(&self, records: &[RecordChanges]) {
        let record =
            "INSERT OR IGNORE INTO records (record, kind, case_record) VALUES (?1, ?2, ?3)";
        let change = "INSERT INTO changes (record, number, hash, bytes, written, state)
            VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM changes WHERE record = ?1),
                    ?2, ?3, ?4, 0)";
        for RecordChanges { meta, changes } in records {
            let (id, case) = (meta.id.as_bytes(), meta.case.as_bytes());
            self.db.execute(record, params![id, u16::from(meta.kind), case]).unwrap();
            for one in changes {
                let row = params![id, one.hash().0, one.raw_bytes(), one.timestamp()];
                self.db.execute(change, row).unwrap();
            }
        }
    }

    /// Write all of it, unencrypted, into another file.
    pub fn export(&self, to: &Path) {
        let path = to.to_str().unwrap();
        self.db.execute("ATTACH DATABASE ?1 AS plain KEY ''", params![path]).unwrap();
        self.db.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(())).unwrap();
        self.db.execute_batch("DETACH DATABASE plain").unwrap();
    }
}

/// The database's key out of its slot: 24 bytes of nonce, then what is sealed.
fn unwrap(wrapped: &[u8], with: &DerivedKey) -> Vec<u8> {
    let (nonce, sealed) = wrapped.split_at(24);
    let nonce: [u8; 24] = nonce.try_into().unwrap();
    let payload = Payload { msg: sealed, aad: b"mandoob/1/key-slot/passphrase" };
    XChaCha20Poly1305::new(&with.0.into()).decrypt(&XNonce::from(nonce), payload).unwrap()
}
