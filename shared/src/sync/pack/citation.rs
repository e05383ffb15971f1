//! Values that cite something: a digest in hexadecimal digits, or a record's id.
//! They cannot be compressed as they are, so they travel as bytes, or as the
//! place of the id in the batch.

use data_encoding::HEXLOWER;

use crate::ids::RecordId;

/// How texts begin in records.
const TEXT: u8 = b't';
/// Bytes of a digest, and of its text with the letter before it.
pub(super) const DIGEST: usize = 32;
const DIGEST_TEXT: usize = 65;
/// Bytes of an id's text with the letter before it.
const RECORD_TEXT: usize = 27;

/// What a value cites.
pub(super) enum Citation {
    /// A digest.
    Digest(Vec<u8>),
    /// The id at this place.
    Record(u64),
}

impl Citation {
    /// Whether a value of so many bytes may be one.
    pub(super) fn may_be(length: usize) -> bool {
        matches!(length, DIGEST_TEXT | RECORD_TEXT)
    }

    /// What a value cites, if it says so just as [`digest`] or [`record`] do;
    /// `place` knows the ids.
    pub(super) fn of(value: &[u8], place: impl Fn(RecordId) -> Option<u64>) -> Option<Self> {
        let text = value.strip_prefix(&[TEXT])?;
        match value.len() {
            DIGEST_TEXT => HEXLOWER.decode(text).ok().map(Self::Digest),
            RECORD_TEXT => {
                let id: RecordId = std::str::from_utf8(text).ok()?.parse().ok()?;
                place(id).filter(|_| record(&id) == value).map(Self::Record)
            }
            _ => None,
        }
    }

    /// Whether values of so many bytes cite digests, and not ids.
    pub(super) fn is_digest(length: usize) -> bool {
        length == DIGEST_TEXT
    }
}

/// The value that cites a digest.
pub(super) fn digest(bytes: &[u8]) -> Vec<u8> {
    [&[TEXT], HEXLOWER.encode(bytes).as_bytes()].concat()
}

/// The value that cites a record.
pub(super) fn record(id: &RecordId) -> Vec<u8> {
    [&[TEXT], id.to_string().as_bytes()].concat()
}
