//! دليل: the file of a tool that staff have at hand. The profile's file names it;
//! what travels to devices says what it is, so that it can be fetched and checked.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Bytes of a guide at most.
pub const MAX_GUIDE_BYTES: usize = 4 * 1024 * 1024;

/// What a guide's file is, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    /// SHA-256 of its bytes.
    #[serde(with = "serde_bytes")]
    pub sha256: [u8; 32],
    /// How many bytes it has.
    pub bytes: u32,
    /// As in a `Content-Type` header (RFC 9110).
    pub media_type: String,
}

/// Why a file is no guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GuideError {
    /// It has no bytes.
    #[error("is empty")]
    Empty,
    /// It has more than [`MAX_GUIDE_BYTES`].
    #[error("has more than 4 MiB")]
    TooLarge,
    /// It is of another type.
    #[error("is neither a PDF nor plain text (UTF-8) nor a PNG or JPEG picture")]
    OtherType,
}

impl Guide {
    /// What these bytes are, by how they begin, whatever the file is called.
    ///
    /// # Errors
    /// [`GuideError`] where they are no guide.
    pub fn of(bytes: &[u8]) -> Result<Self, GuideError> {
        if bytes.is_empty() {
            return Err(GuideError::Empty);
        }
        let length = u32::try_from(bytes.len()).map_err(|_| GuideError::TooLarge)?;
        if bytes.len() > MAX_GUIDE_BYTES {
            return Err(GuideError::TooLarge);
        }
        let media_type = media_type(bytes).ok_or(GuideError::OtherType)?.to_owned();
        Ok(Self { sha256: Sha256::digest(bytes).into(), bytes: length, media_type })
    }
}

/// The signatures of ISO 32000-1 (7.5.2), PNG (5.2) and ITU T.81 (annex B).
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"%PDF-") {
        Some("application/pdf")
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if begins(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else {
        let text = std::str::from_utf8(bytes).ok()?;
        let plain = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t');
        text.chars().all(plain).then_some("text/plain; charset=utf-8")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_is_known_by_its_first_bytes() {
        for (bytes, expected) in [
            (b"%PDF-1.7\n".as_slice(), Ok("application/pdf")),
            (b"\x89PNG\r\n\x1a\n..", Ok("image/png")),
            (&[0xff, 0xd8, 0xff, 0xe0], Ok("image/jpeg")),
            ("دليل\r\nالبحث".as_bytes(), Ok("text/plain; charset=utf-8")),
            (b"", Err(GuideError::Empty)),
            (b"PK\x03\x04", Err(GuideError::OtherType)),
            (&[0xff, 0xfe, 0x2f], Err(GuideError::OtherType)),
        ] {
            let guide = Guide::of(bytes);
            assert_eq!(
                guide.as_ref().map(|guide| guide.media_type.as_str()),
                expected.as_ref().copied()
            );
        }
        let full = Guide::of(&vec![b'a'; MAX_GUIDE_BYTES]).unwrap();
        assert_eq!(full.bytes as usize, MAX_GUIDE_BYTES);
        assert_eq!(Guide::of(&vec![b'a'; MAX_GUIDE_BYTES + 1]), Err(GuideError::TooLarge));
    }
}
