//! The sealed outbox: what a locked phone may send.
//!
//! When a change is committed, the phone being unlocked, it is signed and
//! sealed to the server's key ([`Sealed`]) and kept outside the locked database.
//! Whoever finds the phone reads nothing of it; the phone itself can send it
//! without being unlocked, and so can another phone that was handed it.
//!
//! `POST /api/envelopes` takes a [`Delivery`] and answers with a
//! [`DeliveryReply`], both in CBOR, uncompressed: sealed bytes do not shrink.

use ed25519_dalek::SigningKey;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::codec::{self, CodecError};
use super::exchange::Reason;
use super::keys::{self, PublicKey, Purpose, Signed64};
use super::pack::Packed;
use super::receipt::Receipt;
use super::sealed::{SealError, Sealed};
use crate::ids::InstallId;

pub use super::sealed::{sealing_keys, sealing_public};

const LABEL: &[u8] = b"mandoob/1/envelope";
/// An envelope may lie anywhere.
const ANYWHERE: &[u8] = &[];

/// Why an envelope cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// It cannot be sealed, or not be opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// What is inside is no [`Contents`].
    #[error("contents unreadable: {0}")]
    Contents(#[from] CodecError),
}

/// A sealed envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The protocol's version.
    pub protocol: u16,
    /// HPKE's encapsulated key.
    #[serde(with = "serde_bytes")]
    pub encapsulated: Vec<u8>,
    /// The contents, sealed.
    #[serde(with = "serde_bytes")]
    pub sealed: Vec<u8>,
}

/// What is inside: changes, and who vouches for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Who wrote and signed.
    pub install: InstallId,
    /// [`Packed`] changes as compressed CBOR: just what is signed.
    #[serde(with = "serde_bytes")]
    pub packed: Vec<u8>,
    /// The install's signature over its id and `packed`.
    pub signature: Signed64,
}

impl Contents {
    fn statement(install: InstallId, packed: &[u8]) -> Vec<u8> {
        [install.as_bytes().as_slice(), packed].concat()
    }

    /// Sign `changes`.
    ///
    /// # Errors
    /// As [`codec::compress`].
    pub fn sign(
        key: &SigningKey,
        install: InstallId,
        changes: &Packed,
    ) -> Result<Self, CodecError> {
        let packed = codec::compress(changes)?;
        let signature = keys::sign(key, Purpose::Envelope, &Self::statement(install, &packed));
        Ok(Self { install, packed, signature })
    }

    /// Whether the owner of `key` signed this.
    #[must_use]
    pub fn is_by(&self, key: &PublicKey) -> bool {
        let statement = Self::statement(self.install, &self.packed);
        keys::verify(key, Purpose::Envelope, &statement, &self.signature)
    }

    /// The changes inside. Look only after [`Contents::is_by`].
    ///
    /// # Errors
    /// As [`codec::decompress`].
    pub fn changes(&self) -> Result<Packed, CodecError> {
        codec::decompress(&self.packed)
    }
}

impl Envelope {
    /// Seal `contents` to the server's key.
    ///
    /// # Errors
    /// [`EnvelopeError::Seal`] where `to` is no key.
    pub fn seal(
        contents: &Contents,
        to: &PublicKey,
        random: &mut impl CryptoRng,
    ) -> Result<Self, EnvelopeError> {
        let contents = codec::to_cbor(contents)?;
        let Sealed { encapsulated, bytes } = Sealed::seal(LABEL, ANYWHERE, &contents, to, random)?;
        Ok(Self { protocol: super::PROTOCOL, encapsulated, sealed: bytes })
    }

    /// Open with the server's secret key.
    ///
    /// # Errors
    /// [`EnvelopeError::Seal`] where it was sealed to another or changed,
    /// [`EnvelopeError::Contents`] where its inside is something else.
    pub fn open(&self, secret: &[u8; 32]) -> Result<Contents, EnvelopeError> {
        let (encapsulated, bytes) = (self.encapsulated.clone(), self.sealed.clone());
        let contents = Sealed { encapsulated, bytes }.open(LABEL, ANYWHERE, secret)?;
        Ok(codec::from_cbor(&contents)?)
    }

    /// The envelope's name on both sides: SHA-256 of what is sealed.
    #[must_use]
    pub fn name(&self) -> [u8; 32] {
        Sha256::digest(&self.sealed).into()
    }
}

/// What is delivered at once, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The envelopes.
    pub envelopes: Vec<Envelope>,
}

/// What came of a delivery, envelope by envelope in the same order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryReply {
    /// One for each envelope.
    pub outcomes: Vec<Delivered>,
}

/// What came of one envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delivered {
    /// Stored, now or before: the sender may forget the envelope.
    Stored(Receipt),
    /// It rests on changes in another envelope that has not come: keep it and
    /// deliver it again after the others.
    MissingDependencies,
    /// Some of it was refused; the server keeps it in quarantine with the
    /// reason, and the author is told when the phone is unlocked.
    Quarantined(Reason),
    /// Not an envelope for this server.
    Unreadable,
    /// The server cannot store just now: keep it and try again.
    Unavailable,
}
