//! Names of things: random 128-bit ids, and the association's short name.
//!
//! Ids are random, so they say nothing about whom they stand for and may
//! appear in URLs and logs. What they stand for lives with its own type.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// A random id is written with 26 letters and digits.
    #[error("an id has 26 characters of base32")]
    NotBase32,
    /// An association's name is 1 to 40 of `a-z`, `0-9` and `-`.
    #[error("an association's id is 1 to 40 of a-z, 0-9 and '-'")]
    NotSlug,
}

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(#[serde(with = "serde_bytes")] [u8; 16]);

        impl $name {
            /// The id made of these random bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The id's bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&BASE32_NOPAD.encode(&self.0).to_ascii_lowercase())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                BASE32_NOPAD
                    .decode(text.to_ascii_uppercase().as_bytes())
                    .ok()
                    .and_then(|bytes| bytes.try_into().ok())
                    .map(Self)
                    .ok_or(IdError::NotBase32)
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = IdError;

            fn try_from(bytes: &[u8]) -> Result<Self, IdError> {
                bytes.try_into().map(Self).map_err(|_| IdError::NotBase32)
            }
        }
    };
}

random_id!(
    /// One record: a case, a visit, a submission, a review…
    RecordId
);
random_id!(
    /// A member of staff or a volunteer.
    PersonId
);
random_id!(
    /// A branch office (مكتب فرعي).
    BranchId
);
random_id!(
    /// One photo. Random, so that no name tells who has what.
    PhotoId
);
random_id!(
    /// One person's profile on one device. It signs, and its actors write.
    InstallId
);

/// An association's short name, as its profile file is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AssociationId(String);

impl AssociationId {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AssociationId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if (1..=40).contains(&text.len()) && text.chars().all(allowed) {
            Ok(Self(text))
        } else {
            Err(IdError::NotSlug)
        }
    }
}

impl From<AssociationId> for String {
    fn from(id: AssociationId) -> Self {
        id.0
    }
}

impl FromStr for AssociationId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::try_from(text.to_owned())
    }
}

impl fmt::Display for AssociationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl RecordId {
    /// The id of the one record of its sort that belongs to this one, wherever
    /// it is begun: `tag` in the place of the first six bytes.
    pub(crate) fn tagged(self, tag: &[u8; 6]) -> Self {
        let mut bytes = self.0;
        bytes.iter_mut().zip(tag).for_each(|(byte, of_tag)| *byte = *of_tag);
        Self(bytes)
    }

    /// Whether an id begins so. A random one does not, but for one in 2^48.
    pub(crate) fn is_tagged(&self, tag: &[u8; 6]) -> bool {
        self.0.starts_with(tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id = RecordId::from_bytes(*b"0123456789abcdef");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("not an id".parse::<RecordId>(), Err(IdError::NotBase32));
    }

    #[test]
    fn an_association_is_named_by_a_slug() {
        assert!("muwayh-orphans".parse::<AssociationId>().is_ok());
        assert_eq!("Ab/..".parse::<AssociationId>(), Err(IdError::NotSlug));
    }
}
