//! How commands, replies and notices cross between the screens and the engine:
//! as postcard, which names no field. Both ends are the same build, so nothing
//! needs to be read by an older or a newer one; what is stored or travels to the
//! server is CBOR (`shared::sync::codec`). Types that leave fields out when they
//! are written cannot cross this way as they are: see [`as_cbor`].

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::engine::failure::Failure;

/// What crosses.
///
/// # Errors
/// [`Failure::Internal`] for a value that postcard has no bytes for.
pub fn to_bytes(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    postcard::to_allocvec(value).map_err(|_| Failure::Internal)
}

/// What has crossed.
///
/// # Errors
/// [`Failure::Internal`] for bytes that are none of that type.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    postcard::from_bytes(bytes).map_err(|_| Failure::Internal)
}

/// For what leaves fields out where they are empty: it crosses inside as the
/// CBOR in which it is stored.
pub(super) mod as_cbor {
    use serde::de::{DeserializeOwned, Error as _};
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_bytes::ByteBuf;
    use shared::sync::codec;

    pub(in super::super) fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let bytes = codec::to_cbor(value).map_err(S::Error::custom)?;
        ByteBuf::from(bytes).serialize(to)
    }

    pub(in super::super) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
        from: D,
    ) -> Result<T, D::Error> {
        let bytes = ByteBuf::deserialize(from)?;
        codec::from_own_cbor(&bytes).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use shared::association::Profile;

    use super::*;
    use crate::engine::command::PolicyView;

    #[test]
    fn a_profile_crosses_whole_though_it_leaves_fields_out() {
        let file = include_str!("../../../../assets/associations/kafal-prisoners.toml");
        let view = PolicyView {
            profile: Some(Box::new(Profile::parse(file).unwrap())),
            review: None,
            to_sign: true,
            signed: Vec::new(),
            unsigned: vec!["شخص تجريبي".into()],
            guides_here: Vec::new(),
        };
        let back: PolicyView = from_bytes(&to_bytes(&view).unwrap()).unwrap();
        assert_eq!(back, view);
        assert_eq!(from_bytes::<PolicyView>(&[9]).err(), Some(Failure::Internal));
    }
}
