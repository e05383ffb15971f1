//! The server's signed receipt: "received" on a screen means that one of these
//! is on the device.

use automerge::ChangeHash;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::keys::{self, PublicKey, Purpose, Signed64};
use crate::ids::{InstallId, RecordId};

/// What a receipt speaks of: changes, each in its record.
pub type ReceivedItem = (RecordId, ChangeHash);

/// A digest of changes, the same in whatever order they are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ItemsDigest(#[serde(with = "serde_bytes")] pub [u8; 32]);

impl ItemsDigest {
    /// SHA-256 over the sorted items.
    #[must_use]
    pub fn of(items: &[ReceivedItem]) -> Self {
        let mut sorted: Vec<_> = items.iter().collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mut hash = Sha256::new();
        for (record, change) in sorted {
            hash.update(record.as_bytes());
            hash.update(change.0);
        }
        Self(hash.finalize().into())
    }
}

/// The server has these changes, durably.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Whose push it was.
    pub install: InstallId,
    /// Which changes.
    pub items: ItemsDigest,
    /// When, in Unix seconds by the server.
    pub at: i64,
    /// The server's signature over all of the above.
    pub signature: Signed64,
}

fn statement(install: InstallId, items: &ItemsDigest, at: i64) -> Vec<u8> {
    [install.as_bytes().as_slice(), &items.0, &at.to_be_bytes()].concat()
}

impl Receipt {
    /// Sign for `items`.
    #[must_use]
    pub fn sign(key: &SigningKey, install: InstallId, items: ItemsDigest, at: i64) -> Self {
        let signature = keys::sign(key, Purpose::Receipt, &statement(install, &items, at));
        Self { install, items, at, signature }
    }

    /// Whether the server whose key this is signed it for `install` and `items`.
    #[must_use]
    pub fn speaks_of(&self, key: &PublicKey, install: InstallId, items: &ItemsDigest) -> bool {
        self.install == install
            && self.items == *items
            && keys::verify(
                key,
                Purpose::Receipt,
                &statement(install, items, self.at),
                &self.signature,
            )
    }
}
