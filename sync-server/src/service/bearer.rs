//! Bearers of photos (RFC 6750): the install and until when, tagged by the
//! server. Nothing is stored; whether the install was revoked since is asked
//! each time one is shown.

use data_encoding::BASE64URL_NOPAD;
use shared::ids::InstallId;
use shared::sync::exchange::Bearer;

use crate::keys::{ServerKeys, TAG};

const PURPOSE: &str = "bearer";
/// Seconds for which one is good. Each exchange brings a new one.
const GOOD_FOR: u32 = 3_600;
/// Letters of one: 16 bytes of install, 8 of time, and the tag.
const LETTERS: usize = (16 + 8 + TAG) * 4 / 3 + 1;

/// A bearer for `install`, given at `now`.
pub(super) fn give(keys: &ServerKeys, install: InstallId, now: i64) -> Bearer {
    let until = now.saturating_add(i64::from(GOOD_FOR)).to_be_bytes();
    let tag = keys.tag(PURPOSE, &[install.as_bytes(), &until]);
    let bytes = [install.as_bytes().as_slice(), &until, &tag].concat();
    Bearer { token: BASE64URL_NOPAD.encode(&bytes), seconds: GOOD_FOR }
}

/// To whom a token was given, if it is one of ours and still good.
pub(super) fn holder(keys: &ServerKeys, token: &str, now: i64) -> Option<InstallId> {
    if token.len() != LETTERS {
        return None;
    }
    let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
    let (install, rest) = bytes.split_first_chunk::<16>()?;
    let (until, tag) = rest.split_first_chunk::<8>()?;
    let ours = keys.is_tag(tag, PURPOSE, &[install, until]);
    (ours && now < i64::from_be_bytes(*until)).then(|| InstallId::from_bytes(*install))
}
