//! Challenges: the hour in which one was given, tagged for its install. Nothing
//! is stored; what makes a request unrepeatable is its nonce, which is
//! remembered for as long as its challenge is valid.

use shared::ids::InstallId;
use shared::sync::signed::Challenge;

use crate::keys::{ServerKeys, TAG};

const PURPOSE: &str = "challenge";
const HOUR: i64 = 3_600;
/// How long a challenge is good for: a phone may be a week in the desert and
/// still send in one exchange.
const HOURS_VALID: i64 = 7 * 24;

/// A challenge for `install`, given at `now`.
pub(super) fn give(keys: &ServerKeys, install: InstallId, now: i64) -> Challenge {
    let hour = now.div_euclid(HOUR).to_be_bytes();
    let tag = keys.tag(PURPOSE, &[install.as_bytes(), &hour]);
    Challenge([hour.as_slice(), &tag].concat())
}

/// Until when a request with this challenge could come (Unix seconds), or
/// `None` where it is not one of ours for `install`, or is stale.
pub(super) fn valid_until(
    keys: &ServerKeys,
    install: InstallId,
    challenge: &Challenge,
    now: i64,
) -> Option<i64> {
    let (hour, tag) = challenge.0.split_first_chunk::<8>()?;
    if tag.len() != TAG || !keys.is_tag(tag, PURPOSE, &[install.as_bytes(), hour]) {
        return None;
    }
    let until = i64::from_be_bytes(*hour).checked_add(HOURS_VALID + 1)?.checked_mul(HOUR)?;
    (now < until).then_some(until)
}
