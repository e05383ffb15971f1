//! إقرار الاطلاع: one of the staff has read the association's policy and signs for
//! it. Signed is one version of the profile, by its number and by what it said.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::submission::{citation, cited, digest_of};
use super::{Edit, Record};
use crate::association::Profile;
use crate::form::{AnswerPath, Value};
use crate::record::signature::Signature;
use crate::sync::codec::{self, CodecError};

const VERSION: &str = "version";
const DIGEST: &str = "digest";
const SIGNATURE: &str = "signature";

/// What an acknowledgement says. It is said once and never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcknowledgementDetails {
    /// The profile's version that was read.
    pub version: u32,
    /// SHA-256 of the profile as it was read ([`digest`]).
    pub digest: [u8; 32],
    /// The signature.
    pub signature: Signature,
}

/// SHA-256 of a profile's CBOR, as published. An older app that passes over
/// what it does not know signs for what it has shown, which is less.
///
/// # Errors
/// [`CodecError::Content`] for a profile that CBOR cannot say.
pub fn digest(profile: &Profile) -> Result<[u8; 32], CodecError> {
    Ok(Sha256::digest(codec::to_cbor(profile)?).into())
}

impl AcknowledgementDetails {
    /// The edits that write it into a new record.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let version = Value::Integer(i64::from(self.version));
        let fields = [
            AnswerPath::question(VERSION).ok().map(|path| Edit::short(path, version)),
            citation(DIGEST, HEXLOWER.encode(&self.digest)),
            citation(SIGNATURE, self.signature.to_string()),
        ];
        fields.into_iter().flatten().collect()
    }

    /// What this record says; `None` while it says nothing that can be read.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let Some(Value::Integer(version)) = record.answer(&AnswerPath::question(VERSION).ok()?)
        else {
            return None;
        };
        Some(Self {
            version: u32::try_from(version).ok()?,
            digest: digest_of(&cited(record, DIGEST)?)?,
            signature: cited(record, SIGNATURE)?.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{InstallId, RecordId};
    use crate::record::{Author, Kind, RecordMeta};

    const PROFILE: &str = include_str!("../../../assets/associations/muwayh-orphans.toml");

    #[test]
    fn an_acknowledgement_is_read_as_it_was_written() {
        let id = RecordId::from_bytes([1; 16]);
        let meta = RecordMeta { id, kind: Kind::Acknowledgement, case: id };
        let mut record = Record::new(meta).unwrap();
        let signature = Signature::of(vec![(0..40).map(|x| (x * 20, x * 5)).collect()]).unwrap();
        let details = AcknowledgementDetails { version: 3, digest: [4; 32], signature };
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 10 };
        record.write(&author, &details.edits()).unwrap();
        assert_eq!(AcknowledgementDetails::of(&record), Some(details));
    }

    #[test]
    fn a_profile_that_travelled_has_the_same_digest() {
        let profile = Profile::parse(PROFILE).unwrap();
        let travelled: Profile = codec::from_cbor(&codec::to_cbor(&profile).unwrap()).unwrap();
        assert_eq!(digest(&travelled), digest(&profile));
        let other = Profile { version: profile.version + 1, ..profile.clone() };
        assert_ne!(digest(&other), digest(&profile));
    }
}
