//! A request that its sender signed as a whole, with a challenge of the
//! server's and a nonce of its own; nothing relies on the device's clock.

use ed25519_dalek::SigningKey;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::codec::{self, CodecError};
use super::keys::{self, PublicKey, Purpose, Signed64};
use crate::ids::InstallId;

/// A server's challenge: opaque to the device, good for many requests until
/// the server says that it is stale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge(#[serde(with = "serde_bytes")] pub Vec<u8>);

/// Sixteen random bytes that no other request of this install has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Nonce(#[serde(with = "serde_bytes")] pub [u8; 16]);

/// A signed request as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedRequest {
    /// The protocol's version.
    pub protocol: u16,
    /// Who sends.
    pub install: InstallId,
    /// The newest challenge that the device was given.
    pub challenge: Challenge,
    /// Never used before.
    pub nonce: Nonce,
    /// The request as compressed CBOR.
    #[serde(with = "serde_bytes")]
    pub body: Vec<u8>,
    /// The install's signature over all of the above.
    pub signature: Signed64,
}

impl SignedRequest {
    /// Sign `request`.
    ///
    /// # Errors
    /// As [`codec::compress`].
    pub fn sign(
        key: &SigningKey,
        install: InstallId,
        challenge: Challenge,
        nonce: Nonce,
        request: &impl Serialize,
    ) -> Result<Self, CodecError> {
        let mut signed = Self {
            protocol: super::PROTOCOL,
            install,
            challenge,
            nonce,
            body: codec::compress(request)?,
            signature: Signed64([0; 64]),
        };
        signed.signature = keys::sign(key, Purpose::SyncRequest, &signed.statement());
        Ok(signed)
    }

    fn statement(&self) -> Vec<u8> {
        let length = |bytes: &[u8]| (bytes.len() as u64).to_be_bytes();
        let mut bytes = Vec::with_capacity(self.body.len() + 128);
        bytes.extend(self.protocol.to_be_bytes());
        bytes.extend(self.install.as_bytes());
        bytes.extend(length(&self.challenge.0));
        bytes.extend(&self.challenge.0);
        bytes.extend(self.nonce.0);
        bytes.extend(&self.body);
        bytes
    }

    /// Whether the owner of `key` signed just this.
    #[must_use]
    pub fn is_by(&self, key: &PublicKey) -> bool {
        keys::verify(key, Purpose::SyncRequest, &self.statement(), &self.signature)
    }

    /// The request inside. Look only after [`SignedRequest::is_by`].
    ///
    /// # Errors
    /// As [`codec::decompress`].
    pub fn open<T: DeserializeOwned>(&self) -> Result<T, CodecError> {
        codec::decompress(&self.body)
    }
}
