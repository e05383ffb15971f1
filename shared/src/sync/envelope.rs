//! The sealed outbox: what a locked phone may send.
//!
//! When a change is committed, the phone being unlocked, it is signed and
//! sealed to the server's key (HPKE, RFC 9180: base mode, X25519, HKDF-SHA256,
//! ChaCha20-Poly1305) and kept outside the locked database. Whoever finds the
//! phone reads nothing of it; the phone itself can send it without being
//! unlocked, and so can another phone that was handed it.
//!
//! `POST /api/envelopes` takes a [`Delivery`] and answers with a
//! [`DeliveryReply`], both in CBOR, uncompressed: sealed bytes do not shrink.

use ed25519_dalek::SigningKey;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::codec::{self, CodecError};
use super::exchange::Reason;
use super::keys::{self, PublicKey, Purpose, Signed64};
use super::pack::Packed;
use super::receipt::Receipt;
use crate::ids::InstallId;

const INFO: &[u8] = b"mandoob/1/envelope";

/// Why an envelope cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// The key is no X25519 key.
    #[error("not a sealing key")]
    Key,
    /// Sealed to another key, or changed on the way.
    #[error("cannot be opened")]
    Sealed,
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

/// The server's pair of sealing keys, secret half first.
pub fn sealing_keys(random: &mut impl CryptoRng) -> ([u8; 32], PublicKey) {
    let (secret, public) = X25519HkdfSha256::gen_keypair_with_rng(random);
    (secret.to_bytes().into(), PublicKey(public.to_bytes().into()))
}

/// The public half of a sealing key.
///
/// # Errors
/// [`EnvelopeError::Key`] where `secret` is no key.
pub fn sealing_public(secret: &[u8; 32]) -> Result<PublicKey, EnvelopeError> {
    let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret)
        .map_err(|_| EnvelopeError::Key)?;
    Ok(PublicKey(X25519HkdfSha256::sk_to_pk(&secret).to_bytes().into()))
}

impl Envelope {
    /// Seal `contents` to the server's key.
    ///
    /// # Errors
    /// [`EnvelopeError::Key`] where `to` is no key.
    pub fn seal(
        contents: &Contents,
        to: &PublicKey,
        random: &mut impl CryptoRng,
    ) -> Result<Self, EnvelopeError> {
        let key = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&to.0)
            .map_err(|_| EnvelopeError::Key)?;
        let (encapsulated, sealed) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &key,
                INFO,
                &codec::to_cbor(contents)?,
                &[],
                random,
            )
            .map_err(|_| EnvelopeError::Key)?;
        Ok(Self {
            protocol: super::PROTOCOL,
            encapsulated: encapsulated.to_bytes().to_vec(),
            sealed,
        })
    }

    /// Open with the server's secret key.
    ///
    /// # Errors
    /// [`EnvelopeError::Sealed`] where it was sealed to another or changed,
    /// [`EnvelopeError::Contents`] where its inside is something else.
    pub fn open(&self, secret: &[u8; 32]) -> Result<Contents, EnvelopeError> {
        let key = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret)
            .map_err(|_| EnvelopeError::Key)?;
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&self.encapsulated)
            .map_err(|_| EnvelopeError::Sealed)?;
        let contents = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &key,
            &encapsulated,
            INFO,
            &self.sealed,
            &[],
        )
        .map_err(|_| EnvelopeError::Sealed)?;
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
