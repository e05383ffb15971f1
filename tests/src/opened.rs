//! A profile's database as somebody reads it who knows the passphrase and the
//! layout, without the engine: what it holds is compared with the server's.

use std::collections::BTreeMap;
use std::path::Path;

use app::engine::command::{DerivedKey, SlotParameters};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rusqlite::{Connection, params};
use shared::ids::RecordId;
use shared::record::ChangeHash;

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
}

impl Opened {
    pub(crate) fn first_of(
        folder: &Path,
        derive: impl FnOnce(&SlotParameters) -> DerivedKey,
    ) -> Self {
        let device = Connection::open(folder.join("device.db")).unwrap();
        let sql = "SELECT file, salt, memory_kib, passes, wrapped
                   FROM profiles JOIN key_slots USING (profile) ORDER BY profile LIMIT 1";
        let (file, slot, wrapped) = device
            .query_row(sql, [], |row| {
                let slot = SlotParameters {
                    salt: row.get(1)?,
                    memory_kib: row.get(2)?,
                    passes: row.get(3)?,
                };
                Ok((row.get::<_, String>(0)?, slot, row.get::<_, Vec<u8>>(4)?))
            })
            .unwrap();
        let key = unwrap(&wrapped, &derive(&slot));
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let db = Connection::open(folder.join(file)).unwrap();
        db.execute_batch(&format!("PRAGMA key = \"x'{hex}'\";")).unwrap();
        Self { db }
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
