//! Keys and signatures: Ed25519 (RFC 8032) for what is signed, X25519 in HPKE
//! (RFC 9180) for what is sealed. A domain word goes before everything signed,
//! so that no signature can be used for something else.

use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};

/// What a signature is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A whole `/api/sync` request.
    SyncRequest,
    /// What an envelope holds.
    Envelope,
    /// The server's receipt.
    Receipt,
}

impl Purpose {
    fn word(self) -> &'static [u8] {
        match self {
            Self::SyncRequest => b"mandoob/1/sync-request\0",
            Self::Envelope => b"mandoob/1/envelope\0",
            Self::Receipt => b"mandoob/1/receipt\0",
        }
    }
}

/// A signature of 64 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed64(#[serde(with = "serde_bytes")] pub [u8; 64]);

/// A public key of 32 bytes: Ed25519 or X25519, as its field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PublicKey(#[serde(with = "serde_bytes")] pub [u8; 32]);

/// The public half of a signing key.
#[must_use]
pub fn verifying(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

fn statement(purpose: Purpose, bytes: &[u8]) -> Vec<u8> {
    [purpose.word(), bytes].concat()
}

/// Sign `bytes` for `purpose`.
#[must_use]
pub fn sign(key: &SigningKey, purpose: Purpose, bytes: &[u8]) -> Signed64 {
    Signed64(key.sign(&statement(purpose, bytes)).to_bytes())
}

/// Whether `signature` over `bytes` for `purpose` was made by `key`'s owner.
#[must_use]
pub fn verify(key: &PublicKey, purpose: Purpose, bytes: &[u8], signature: &Signed64) -> bool {
    VerifyingKey::from_bytes(&key.0).is_ok_and(|key| {
        key.verify(&statement(purpose, bytes), &Signature::from_bytes(&signature.0)).is_ok()
    })
}
