//! A device's door: enrolling, unlocking, locking, and what lies behind it.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use app::engine::command::{
    BeginUnlock, DerivedKey, Enrol, FinishEnrol, FinishUnlock, ListProfiles, Lock, Session,
    SlotParameters, UnlockChallenge,
};
use app::engine::derive_key;
use app::engine::failure::Failure;

use crate::{Device, Opened};

impl Device {
    /// Enrol with a code and a passphrase.
    ///
    /// # Errors
    /// What the engine refused.
    pub async fn enrol(&mut self, code: &str, passphrase: &str) -> Result<Session, Failure> {
        let enrolling = self.call(Enrol { code: code.to_owned() }).await?;
        let key = derive(passphrase, &enrolling.slot);
        self.call(FinishEnrol { key }).await
    }

    /// Unlock the device's first profile.
    ///
    /// # Errors
    /// What the engine refused; a wait is [`Failure::TooManyAttempts`].
    pub async fn unlock(&mut self, passphrase: &str) -> Result<Session, Failure> {
        self.unlock_profile(0, passphrase).await
    }

    /// Unlock the profile at this place of the device's list.
    ///
    /// # Errors
    /// As [`Device::unlock`].
    pub async fn unlock_profile(
        &mut self,
        place: usize,
        passphrase: &str,
    ) -> Result<Session, Failure> {
        let view = self.call(ListProfiles {}).await?;
        let profile = view.profiles.get(place).ok_or(Failure::NotFound)?.profile;
        match self.call(BeginUnlock { profile }).await? {
            UnlockChallenge::Wait { seconds } => Err(Failure::TooManyAttempts { seconds }),
            UnlockChallenge::Derive(slot) => {
                let key = derive(passphrase, &slot);
                self.call(FinishUnlock { profile, key }).await
            }
        }
    }

    /// Lock.
    pub async fn lock(&mut self) {
        self.call(Lock {}).await.unwrap();
    }

    /// The first profile's database, opened by somebody who knows the
    /// passphrase.
    #[must_use]
    pub fn opened(&self, passphrase: &str) -> Opened {
        Opened::first_of(self.folder(), |slot| derive(passphrase, slot))
    }
}

/// Keys that were derived before: a story unlocks the same profile many times,
/// and Argon2id is slow on purpose.
type Derived = HashMap<(String, [u8; 16]), DerivedKey>;

static DERIVED: LazyLock<Mutex<Derived>> = LazyLock::new(Mutex::default);

fn derive(passphrase: &str, slot: &SlotParameters) -> DerivedKey {
    let known = (passphrase.to_owned(), slot.salt);
    if let Some(key) = DERIVED.lock().unwrap().get(&known) {
        return key.clone();
    }
    let key = derive_key(passphrase, slot).unwrap();
    DERIVED.lock().unwrap().insert(known, key.clone());
    key
}
