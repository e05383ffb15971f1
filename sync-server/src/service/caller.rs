//! Who sent a request: the checks that come before anything in it is read.

use shared::people::Person;
use shared::sync::exchange::Refusal;
use shared::sync::signed::SignedRequest;

use super::challenge;
use crate::keys::ServerKeys;
use crate::store::{Install, Position, Reading, StoreError, UsedNonce};

/// Somebody known, on a device of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caller {
    /// The device's install.
    pub(super) install: Install,
    /// Whose it is.
    pub(super) person: Person,
    /// Since when the person's role and branch are what they are.
    pub(super) since: Position,
}

impl Caller {
    /// The caller behind an install, if there is such an install.
    pub(super) fn find(
        reading: &dyn Reading,
        install: shared::ids::InstallId,
    ) -> Result<Option<Self>, StoreError> {
        let Some(install) = reading.install(install)? else {
            return Ok(None);
        };
        let person = reading.person(install.person)?;
        Ok(person.map(|(person, since)| Self { install, person, since }))
    }

    /// Whether the caller is still who it was: nothing taken, nothing moved.
    pub(super) fn stands(&self, reading: &dyn Reading) -> Result<bool, StoreError> {
        let now = Self::find(reading, self.install.id)?;
        Ok(now.is_some_and(|now| {
            now.install.key == self.install.key
                && now.install.revoked == self.install.revoked
                && now.since == self.since
        }))
    }
}

/// Check, in this order: install, signature, challenge, nonce. So a stranger
/// learns nothing about challenges or nonces, and a revoked device is told so
/// only when it is itself.
pub(super) fn check(
    reading: &dyn Reading,
    keys: &ServerKeys,
    request: &SignedRequest,
    now: i64,
) -> Result<Result<(Caller, UsedNonce), Refusal>, StoreError> {
    let Some(caller) = Caller::find(reading, request.install)? else {
        return Ok(Err(Refusal::NotSigned));
    };
    if !caller.install.key.is_some_and(|key| request.is_by(&key)) {
        return Ok(Err(Refusal::NotSigned));
    }
    if caller.install.revoked {
        return Ok(Err(Refusal::Revoked));
    }
    let install = caller.install.id;
    let Some(expires_at) = challenge::valid_until(keys, install, &request.challenge, now) else {
        return Ok(Err(Refusal::StaleChallenge(challenge::give(keys, install, now))));
    };
    let nonce = UsedNonce { install, nonce: request.nonce.0, expires_at };
    if reading.nonce_used(&nonce)? {
        return Ok(Err(Refusal::Replayed));
    }
    Ok(Ok((caller, nonce)))
}
