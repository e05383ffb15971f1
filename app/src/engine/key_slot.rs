//! Key slots, as LUKS has them: a random key opens the database, and each slot
//! holds that key wrapped by something a person knows or has. Wrong attempts
//! are counted before they are judged, and meet a growing delay.
//!
//! The delay protects against a stranger at the screen. Against one who copies
//! the phone's storage only the passphrase's own strength and Argon2id's cost
//! protect; the screens say so.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::command::{DerivedKey, SlotParameters};
use super::failure::Failure;
use super::random;
use super::store::device::{Attempts, KeySlot};
use super::store::profile::DatabaseKey;

/// Memory of one derivation in KiB. RFC 9106's second choice is 64 MiB; a
/// cheap phone's browser gives that much, and no screen waits meanwhile.
const MEMORY_KIB: u32 = 64 * 1024;
/// Passes over the memory, as RFC 9106's second choice has it.
const PASSES: u32 = 3;
/// What a wrapped key is bound to.
const BOUND_TO: &[u8] = b"mandoob/1/key-slot/passphrase";
const NONCE_LENGTH: usize = 24;
/// Wrong attempts that cost nothing but themselves.
const FREE_ATTEMPTS: u32 = 3;
/// The longest delay, in seconds.
const LONGEST_DELAY: u32 = 15 * 60;

/// Parameters for a new slot.
pub(crate) fn new_parameters() -> Result<SlotParameters, Failure> {
    Ok(SlotParameters { salt: random::bytes()?, memory_kib: MEMORY_KIB, passes: PASSES })
}

/// Derive the key of a slot from what was typed. Takes about a second on a
/// phone: call it where nothing waits.
///
/// # Errors
/// [`Failure::Internal`] when the device cannot give the memory.
pub fn derive(passphrase: &str, slot: &SlotParameters) -> Result<DerivedKey, Failure> {
    let parameters =
        Params::new(slot.memory_kib, slot.passes, 1, Some(32)).map_err(|_| Failure::Internal)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    let mut key = DerivedKey([0; 32]);
    // Digits typed on an Arabic keyboard are the same PIN.
    let typed = Zeroizing::new(shared::arabic::ascii_digits(passphrase));
    argon
        .hash_password_into(typed.as_bytes(), &slot.salt, &mut key.0)
        .map_err(|_| Failure::Internal)?;
    Ok(key)
}

/// Wrap a database's key in a slot.
pub(crate) fn wrap(
    key: &DatabaseKey,
    with: &DerivedKey,
    parameters: SlotParameters,
) -> Result<KeySlot, Failure> {
    let cipher = XChaCha20Poly1305::new(&with.0.into());
    let nonce: [u8; NONCE_LENGTH] = random::bytes()?;
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: &**key, aad: BOUND_TO })
        .map_err(|_| Failure::Internal)?;
    Ok(KeySlot { parameters, wrapped: [nonce.as_slice(), &sealed].concat() })
}

/// The database's key out of a slot; `None` where the passphrase was wrong.
pub(crate) fn unwrap(slot: &KeySlot, with: &DerivedKey) -> Option<DatabaseKey> {
    let (nonce, sealed) = slot.wrapped.split_at_checked(NONCE_LENGTH)?;
    let nonce: [u8; NONCE_LENGTH] = nonce.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new(&with.0.into());
    let key = cipher
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: BOUND_TO })
        .map(Zeroizing::new)
        .ok()?;
    key.as_slice().try_into().ok().map(Zeroizing::new)
}

/// Seconds that must pass after so many wrong attempts in a row.
fn delay(failed: u32) -> u32 {
    let Some(steps) = failed.checked_sub(FREE_ATTEMPTS) else { return 0 };
    5u32.checked_shl(steps).map_or(LONGEST_DELAY, |seconds| seconds.min(LONGEST_DELAY))
}

/// Seconds until another attempt is allowed; `now` in Unix milliseconds. A
/// clock that was set back does not shorten the wait, and one that was set
/// forward by a stranger still left the count.
pub(crate) fn seconds_to_wait(attempts: Attempts, now: i64) -> u32 {
    let delay = delay(attempts.failed);
    let passed = now.saturating_sub(attempts.last).div_euclid(1000);
    match u32::try_from(passed) {
        Ok(passed) => delay.saturating_sub(passed),
        Err(_) => delay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cheap() -> SlotParameters {
        SlotParameters { salt: [1; 16], memory_kib: 64, passes: 1 }
    }

    #[test]
    fn a_key_comes_out_only_with_the_passphrase_that_wrapped_it() {
        let key = Zeroizing::new([7; 32]);
        let slot = wrap(&key, &derive("482913", &cheap()).unwrap(), cheap()).unwrap();
        assert_eq!(unwrap(&slot, &derive("٤٨٢٩١٣", &cheap()).unwrap()), Some(key));
        assert_eq!(unwrap(&slot, &derive("482914", &cheap()).unwrap()), None);
        let cut = KeySlot { wrapped: slot.wrapped[..20].to_vec(), ..slot };
        assert_eq!(unwrap(&cut, &derive("482913", &cheap()).unwrap()), None);
    }

    #[test]
    fn wrong_attempts_meet_a_growing_delay() {
        let wait =
            |failed, passed: i64| seconds_to_wait(Attempts { failed, last: 0 }, passed * 1000);
        assert_eq!(wait(0, 0), 0);
        assert_eq!(wait(2, 0), 0);
        assert_eq!((wait(3, 0), wait(3, 2), wait(3, 5)), (5, 3, 0));
        assert_eq!((wait(4, 0), wait(5, 0)), (10, 20));
        assert_eq!(wait(40, 0), LONGEST_DELAY);
        assert_eq!(wait(3, -100), 5, "a clock set back shortens nothing");
    }
}
