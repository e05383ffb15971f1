//! CBOR under zstd, with a bound on what it may grow to.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::MAX_CONTENT;

/// zstd's level: bodies are small and links are slow.
const LEVEL: i32 = 19;
/// How deep CBOR may nest.
const DEPTH: usize = 32;

/// Why bytes are no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// Not zstd, or longer than [`MAX_CONTENT`] when unpacked.
    #[error("not a compressed message, or too large")]
    Compression,
    /// Not the CBOR that was expected.
    #[error("not the expected message")]
    Content,
}

/// The message as CBOR.
///
/// # Errors
/// [`CodecError::Content`] for a value that CBOR cannot say.
pub fn to_cbor(message: &impl Serialize) -> Result<Vec<u8>, CodecError> {
    let mut bytes = Vec::new();
    ciborium::into_writer(message, &mut bytes).map_err(|_| CodecError::Content)?;
    Ok(bytes)
}

/// The message that this CBOR holds, and nothing after it.
///
/// # Errors
/// [`CodecError::Content`] where it is cut short, goes on, or is something else.
pub fn from_cbor<T: DeserializeOwned>(mut bytes: &[u8]) -> Result<T, CodecError> {
    let message = ciborium::de::from_reader_with_recursion_limit(&mut bytes, DEPTH)
        .map_err(|_| CodecError::Content)?;
    if bytes.is_empty() { Ok(message) } else { Err(CodecError::Content) }
}

/// As [`from_cbor`], for bytes of our own: this device's store, its server's answer. They are read
/// into CBOR's own tree and the message is taken from that: every type shares one reader, which
/// makes the app's download smaller, and memory goes by the number of items, with which a stranger
/// could do harm.
///
/// # Errors
/// As [`from_cbor`].
pub fn from_own_cbor<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    tree(bytes, DEPTH)?.deserialized().map_err(|_| CodecError::Content)
}

/// CBOR's own tree of these bytes, nested so deep at most.
///
/// # Errors
/// As [`from_cbor`].
pub(crate) fn tree(mut bytes: &[u8], depth: usize) -> Result<ciborium::Value, CodecError> {
    let tree = ciborium::de::from_reader_with_recursion_limit(&mut bytes, depth)
        .map_err(|_| CodecError::Content)?;
    if bytes.is_empty() { Ok(tree) } else { Err(CodecError::Content) }
}

/// The message as compressed CBOR.
///
/// # Errors
/// As [`to_cbor`], and [`CodecError::Compression`] when zstd has no memory.
pub fn compress(message: &impl Serialize) -> Result<Vec<u8>, CodecError> {
    zstd::bulk::compress(&to_cbor(message)?, LEVEL).map_err(|_| CodecError::Compression)
}

/// The message that this compressed CBOR holds.
///
/// # Errors
/// As [`from_cbor`], and [`CodecError::Compression`] for what is not zstd or
/// would unpack to more than [`MAX_CONTENT`].
pub fn decompress<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    from_cbor(&unpack(bytes)?)
}

/// As [`decompress`], and as [`from_own_cbor`].
///
/// # Errors
/// As [`decompress`].
pub fn decompress_own<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    from_own_cbor(&unpack(bytes)?)
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, CodecError> {
    // The frame tells its own size, which decides how much is set aside: a
    // small body must not make us reserve the maximum.
    let told = zstd::bulk::Decompressor::<'_>::upper_bound(bytes).unwrap_or(MAX_CONTENT);
    if told > MAX_CONTENT {
        return Err(CodecError::Compression);
    }
    zstd::bulk::decompress(bytes, told).map_err(|_| CodecError::Compression)
}
