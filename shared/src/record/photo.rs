//! Citing a photo: which one, how large, and the digest of its bytes. The bytes
//! never lie in a record; they travel beside it, and whoever gets them checks
//! them against the citation.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use super::Record;
use crate::form::Value;
use crate::ids::PhotoId;

/// Bytes of one photo at most.
pub const MAX_PHOTO_BYTES: u32 = 1024 * 1024;

/// A photo as a record speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PhotoCitation {
    /// Which.
    pub id: PhotoId,
    /// SHA-256 of its bytes.
    #[serde(with = "serde_bytes")]
    pub sha256: [u8; 32],
    /// How many bytes it has.
    pub bytes: u32,
}

/// The text cites no photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a photo is cited by its id, the digest of its bytes, and their number")]
pub struct NotACitation;

impl fmt::Display for PhotoCitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.id, HEXLOWER.encode(&self.sha256), self.bytes)
    }
}

impl FromStr for PhotoCitation {
    type Err = NotACitation;

    fn from_str(text: &str) -> Result<Self, NotACitation> {
        let mut parts = text.split(' ');
        let (Some(id), Some(sha256), Some(bytes), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotACitation);
        };
        let sha256 = HEXLOWER.decode(sha256.as_bytes()).ok();
        let bytes = bytes.parse().ok().filter(|bytes| (1..=MAX_PHOTO_BYTES).contains(bytes));
        Ok(Self {
            id: id.parse().map_err(|_| NotACitation)?,
            sha256: sha256.and_then(|it| it.try_into().ok()).ok_or(NotACitation)?,
            bytes: bytes.ok_or(NotACitation)?,
        })
    }
}

/// Every photo that a record cites, also by a value that does not count.
#[must_use]
pub fn cited_by(record: &mut Record) -> Vec<PhotoCitation> {
    let mut cited: Vec<_> = record
        .fields()
        .into_values()
        .flat_map(|field| std::iter::once(field.value).chain(field.others))
        .filter_map(|written| match written.value {
            Value::Photo(citation) => Some(citation),
            _ => None,
        })
        .collect();
    cited.sort_unstable();
    cited.dedup();
    cited
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_reads_back_and_nothing_else_is_one() {
        let citation =
            PhotoCitation { id: PhotoId::from_bytes([3; 16]), sha256: [9; 32], bytes: 180_000 };
        let text = citation.to_string();
        assert_eq!(text.parse(), Ok(citation));
        let too_large = text.replace("180000", "99999999");
        for wrong in ["", "a b c", &format!("{text} 1"), &too_large, &text.replace("180000", "0")] {
            assert_eq!(wrong.parse::<PhotoCitation>(), Err(NotACitation), "{wrong}");
        }
    }
}
