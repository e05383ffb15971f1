//! An unlocked profile: its database, its keys, who it is. Dropping it is
//! locking it.

use ed25519_dalek::SigningKey;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use shared::ids::{InstallId, RecordId};
use shared::people::Person;
use shared::people::authority::{self, Action};
use shared::record::{Author, Kind};
use shared::sync::enrol::Enrolled;
use zeroize::Zeroizing;

use super::command;
use super::failure::Failure;
use super::random;
use super::store::profile::{self, DatabaseKey, Profile};
use super::store::{Storage, StoreError, directory};

/// What a profile is, kept in its database.
#[derive(Serialize, Deserialize)]
struct Identity {
    enrolled: Enrolled,
    #[serde(with = "serde_bytes")]
    signing: [u8; 32],
    /// Raised when work is rebuilt after a refusal.
    epoch: u32,
}

const IDENTITY: &str = "identity";

/// An unlocked profile.
pub(crate) struct Session {
    /// The profile's number on this device.
    pub(crate) profile: i64,
    pub(crate) store: Profile,
    pub(crate) enrolled: Enrolled,
    pub(crate) signing: SigningKey,
    epoch: u32,
}

impl Session {
    /// Make a new profile's database and write who it is.
    pub(crate) fn create(
        storage: &Storage,
        file: &str,
        key: &DatabaseKey,
        enrolled: &Enrolled,
        signing: &SigningKey,
    ) -> Result<(), StoreError> {
        let mut store = Profile::open(storage, file, key)?;
        let transaction = store.transaction()?;
        let identity =
            Identity { enrolled: enrolled.clone(), signing: signing.to_bytes(), epoch: 0 };
        profile::set_meta(&transaction, IDENTITY, &identity)?;
        directory::put_branch(&transaction, &enrolled.branch)?;
        directory::put_person(&transaction, &enrolled.person)?;
        directory::put_install(&transaction, enrolled.install, enrolled.person.id)?;
        transaction.commit()?;
        Ok(())
    }

    /// Open a profile with its database's key.
    pub(crate) fn open(
        storage: &Storage,
        profile: i64,
        file: &str,
        key: &DatabaseKey,
    ) -> Result<Self, StoreError> {
        let store = Profile::open(storage, file, key)?;
        let identity: Identity =
            profile::meta(store.read(), IDENTITY)?.ok_or(StoreError::Unreadable("identity"))?;
        let seed = Zeroizing::new(identity.signing);
        Ok(Self {
            profile,
            store,
            enrolled: identity.enrolled,
            signing: SigningKey::from_bytes(&seed),
            epoch: identity.epoch,
        })
    }

    /// Who is at work, for screens.
    pub(crate) fn view(&self) -> command::Session {
        command::Session {
            profile: self.profile,
            person_name: self.enrolled.person.name.clone(),
            role: self.enrolled.person.role.clone(),
            association: self.enrolled.association_name.clone(),
            branch: self.enrolled.branch.name.clone(),
        }
    }

    pub(crate) fn install(&self) -> InstallId {
        self.enrolled.install
    }

    pub(crate) fn person(&self) -> &Person {
        &self.enrolled.person
    }

    pub(crate) fn db(&self) -> &Connection {
        self.store.read()
    }

    /// The writer of a change made now; `now` in Unix milliseconds.
    pub(crate) fn author(&self, now: i64) -> Author {
        Author { install: self.install(), epoch: self.epoch, at: now.div_euclid(1000) }
    }

    /// Whether this person may do that with a record of a case; a case of
    /// which the server has told nothing is nobody's.
    pub(crate) fn may(
        &self,
        action: Action,
        kind: Kind,
        case: RecordId,
    ) -> Result<bool, StoreError> {
        let placement = directory::placement(self.db(), case)?;
        Ok(placement.is_some_and(|at| authority::may(self.person(), action, &kind, &at)))
    }

    /// [`Failure::NotAllowed`] unless [`Session::may`].
    pub(crate) fn demand(&self, action: Action, kind: Kind, case: RecordId) -> Result<(), Failure> {
        if self.may(action, kind, case)? { Ok(()) } else { Err(Failure::NotAllowed) }
    }

    /// A new record's id.
    pub(crate) fn new_id() -> Result<RecordId, Failure> {
        Ok(RecordId::from_bytes(random::bytes()?))
    }
}
