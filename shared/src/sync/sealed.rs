//! What only the server may read, whoever carries or keeps it: HPKE (RFC 9180:
//! base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305) to the server's sealing
//! key. Envelopes and answers about satisfaction are sealed alike, each under a
//! label of its own, so that neither can be taken for the other.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;

use super::keys::PublicKey;

/// Why something cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The key is no X25519 key.
    #[error("not a sealing key")]
    Key,
    /// Sealed to another key, for another purpose or place, or changed since.
    #[error("cannot be opened")]
    Sealed,
}

/// Something sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// HPKE's encapsulated key.
    pub encapsulated: Vec<u8>,
    /// The contents, sealed.
    pub bytes: Vec<u8>,
}

/// Bytes of an encapsulated key (RFC 9180, section 7.1: X25519).
const ENCAPSULATED: usize = 32;

impl Sealed {
    /// Seal `contents` to the server's key. `label` says what for; `place` is
    /// where it lies, without which it cannot be opened.
    ///
    /// # Errors
    /// [`SealError::Key`] where `to` is no key.
    pub fn seal(
        label: &[u8],
        place: &[u8],
        contents: &[u8],
        to: &PublicKey,
        random: &mut impl CryptoRng,
    ) -> Result<Self, SealError> {
        let key =
            <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&to.0).map_err(|_| SealError::Key)?;
        let (encapsulated, bytes) = hpke::single_shot_seal_with_rng::<
            ChaCha20Poly1305,
            HkdfSha256,
            X25519HkdfSha256,
        >(&OpModeS::Base, &key, label, contents, place, random)
        .map_err(|_| SealError::Key)?;
        Ok(Self { encapsulated: encapsulated.to_bytes().to_vec(), bytes })
    }

    /// Open with the server's secret key.
    ///
    /// # Errors
    /// [`SealError::Sealed`] where it was sealed to another, under another
    /// label or for another place, or changed.
    pub fn open(
        &self,
        label: &[u8],
        place: &[u8],
        secret: &[u8; 32],
    ) -> Result<Vec<u8>, SealError> {
        let key = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret)
            .map_err(|_| SealError::Key)?;
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&self.encapsulated)
            .map_err(|_| SealError::Sealed)?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &key,
            &encapsulated,
            label,
            &self.bytes,
            place,
        )
        .map_err(|_| SealError::Sealed)
    }

    /// Both parts, one after the other.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.encapsulated.as_slice(), &self.bytes].concat()
    }

    /// Both parts out of what [`Sealed::to_bytes`] gave; `None` for fewer bytes
    /// than the first part has.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (encapsulated, bytes) = bytes.split_at_checked(ENCAPSULATED)?;
        Some(Self { encapsulated: encapsulated.to_vec(), bytes: bytes.to_vec() })
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
/// [`SealError::Key`] where `secret` is no key.
pub fn sealing_public(secret: &[u8; 32]) -> Result<PublicKey, SealError> {
    let secret =
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret).map_err(|_| SealError::Key)?;
    Ok(PublicKey(X25519HkdfSha256::sk_to_pk(&secret).to_bytes().into()))
}
