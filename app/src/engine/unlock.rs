//! Unlocking a profile: an attempt is counted before it is judged.

use super::command::{DerivedKey, UnlockChallenge};
use super::failure::Failure;
use super::key_slot;
use super::session::Session;
use super::store::Storage;
use super::store::device::{Attempts, Device};

/// Begin an attempt to unlock: counted before it is judged.
pub(crate) fn begin(device: &Device, profile: i64, now: i64) -> Result<UnlockChallenge, Failure> {
    let (slot, attempts) = device.slot(profile)?.ok_or(Failure::NotFound)?;
    let seconds = key_slot::seconds_to_wait(attempts, now);
    if seconds > 0 {
        return Ok(UnlockChallenge::Wait { seconds });
    }
    let failed = attempts.failed.saturating_add(1);
    device.set_attempts(profile, Attempts { failed, last: now })?;
    Ok(UnlockChallenge::Derive(slot.parameters))
}

/// Judge an attempt.
pub(crate) fn finish(
    storage: &Storage,
    device: &Device,
    profile: i64,
    derived: &DerivedKey,
    now: i64,
) -> Result<Session, Failure> {
    let (slot, attempts) = device.slot(profile)?.ok_or(Failure::NotFound)?;
    let Some(key) = key_slot::unwrap(&slot, derived) else {
        let wait_seconds = key_slot::seconds_to_wait(attempts, now);
        return Err(Failure::PassphraseWrong { wait_seconds });
    };
    let file = device.file_of(profile)?.ok_or(Failure::NotFound)?;
    let session = Session::open(storage, profile, &file, &key)?;
    device.set_attempts(profile, Attempts { failed: 0, last: now })?;
    Ok(session)
}
