//! An unlocked profile: its database, its keys, who it is. Dropping it is
//! locking it.

use ed25519_dalek::SigningKey;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use shared::association::{self, LockRule};
use shared::ids::{InstallId, RecordId};
use shared::people::Person;
use shared::people::authority::{self, Action};
use shared::record::{Author, Kind};
use shared::sync::enrol::Enrolled;
use zeroize::Zeroizing;

use super::command;
use super::failure::Failure;
use super::lists;
use super::photos::Photos;
use super::random;
use super::store::photos::PhotoStore;
use super::store::profile::{self, DatabaseKey, Profile};
use super::store::{Storage, StoreError, directory, last_seen, satisfaction};
use super::sync::forget_cursor;

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
/// The association's profile.
const PROFILE: &str = "profile";
/// Minutes until the app locks, until the association's profile says another number.
const LOCK_MINUTES: u16 = 5;
const PLACE: &str = "place";
/// Longer addresses are not kept (characters).
const MAX_PLACE: usize = 500;

/// What the next exchange asks for besides the news.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Asks {
    /// When colleagues' devices were last seen.
    pub(crate) follow: bool,
    /// What people think of how they were served.
    pub(crate) satisfaction: bool,
}

/// An unlocked profile.
pub(crate) struct Session {
    /// The profile's number on this device.
    pub(crate) profile: i64,
    pub(crate) store: Profile,
    pub(crate) photos: Photos,
    pub(crate) asks: Asks,
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
        // Made now, while there is room: unlocking must not need any.
        PhotoStore::open(storage, file, key)?;
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
            photos: Photos::open(storage, file, key),
            asks: Asks::default(),
            enrolled: identity.enrolled,
            signing: SigningKey::from_bytes(&seed),
            epoch: identity.epoch,
        })
    }

    /// Who is at work, for screens.
    pub(crate) fn view(&self) -> Result<command::Session, StoreError> {
        Ok(command::Session {
            profile: self.profile,
            person_name: self.enrolled.person.name.clone(),
            role: self.enrolled.person.role.clone(),
            association: self.enrolled.association_name.clone(),
            branch: self.enrolled.branch.name.clone(),
            rules: self.rules()?,
            place: profile::meta(self.db(), PLACE)?,
        })
    }

    /// Remember where this person is.
    pub(crate) fn keep_place(&self, place: &str) -> Result<(), Failure> {
        if place.chars().count() > MAX_PLACE {
            let limit = u32::try_from(MAX_PLACE).unwrap_or(u32::MAX);
            return Err(Failure::TextTooLong { limit });
        }
        Ok(profile::set_meta(self.db(), PLACE, &place)?)
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

    /// The association's profile, once the server has sent it. One that cannot
    /// be read, another version's say, is none: the server is asked for it again.
    pub(crate) fn profile(&self) -> Result<Option<association::Profile>, StoreError> {
        match profile::meta(self.db(), PROFILE) {
            Err(StoreError::Unreadable(_)) => Ok(None),
            read => read,
        }
    }

    /// Where the association's profile is here and cannot be read, have the
    /// server send everything again: it tells what changed, not what is lost.
    pub(crate) fn mend_profile(&self) -> Result<(), StoreError> {
        let read = profile::meta::<association::Profile>(self.db(), PROFILE);
        if matches!(read, Err(StoreError::Unreadable(_))) {
            forget_cursor(self)?;
            profile::forget_meta(self.db(), PROFILE)?;
        }
        Ok(())
    }

    /// What the association's profile says to this device; before it has come,
    /// what is safe.
    pub(crate) fn rules(&self) -> Result<command::Rules, StoreError> {
        let profile = self.profile()?;
        let minutes = profile.as_ref().map_or(LOCK_MINUTES, |profile| profile.lock.minutes);
        let phone = directory::phone(self.db(), self.enrolled.branch.id)?;
        Ok(command::Rules {
            lock_minutes: minutes.clamp(1, LockRule::MAX_MINUTES),
            position_allowed: profile.as_ref().is_some_and(|profile| profile.position.allowed),
            visits: visited(profile.as_ref()),
            called: profile.as_ref().map(command::Called::of),
            phone: phone.or(profile.and_then(|profile| profile.phone)),
        })
    }

    /// The categories that the association serves, by code and as it calls them; an empty name
    /// stands for the form's own words, an empty list for every category of the form.
    pub(crate) fn categories(&self) -> Result<Vec<(String, String)>, StoreError> {
        let served = self.profile()?.and_then(|profile| profile.categories).unwrap_or_default();
        Ok(served.into_iter().map(|it| (it.code, it.label.unwrap_or_default())).collect())
    }

    /// Bring up to date what an older app could not put into lists.
    pub(crate) fn rebuild_lists(&mut self, now: i64) -> Result<(), StoreError> {
        let person = self.person().clone();
        let transaction = self.store.transaction()?;
        lists::rebuild_behind(&transaction, &person, now)?;
        Ok(transaction.commit()?)
    }

    /// Keep the association's profile.
    pub(crate) fn keep_profile(
        db: &Connection,
        profile: &association::Profile,
    ) -> Result<(), StoreError> {
        profile::set_meta(db, PROFILE, profile)
    }

    /// Have the next exchange ask when colleagues' devices were last seen,
    /// unless that is known; `now` in Unix milliseconds.
    pub(crate) fn ask_last_seen(&mut self, now: i64) -> Result<(), StoreError> {
        self.asks.follow |= last_seen::known(self.db())?.is_old(now);
        Ok(())
    }

    /// Have the next exchange ask what people think of how they were served,
    /// unless that is known; `now` in Unix milliseconds.
    pub(crate) fn ask_satisfaction(&mut self, now: i64) -> Result<(), StoreError> {
        self.asks.satisfaction |= satisfaction::known(self.db())?.is_old(now);
        Ok(())
    }

    /// The writer of a change made now; `now` in Unix milliseconds.
    pub(crate) fn author(&self, now: i64) -> Author {
        Author { install: self.install(), epoch: self.epoch, at: now.div_euclid(1000) }
    }

    /// Whether this person may do that with a record of a file; one of which
    /// the server has told nothing, and which was not begun here, is nobody's.
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

    /// Whether anybody of the association visits.
    pub(crate) fn visits(&self) -> Result<bool, StoreError> {
        Ok(visited(self.profile()?.as_ref()))
    }

    /// [`Failure::NobodyVisits`] unless [`Session::visits`].
    pub(crate) fn demand_visits(&self) -> Result<(), Failure> {
        if self.visits()? { Ok(()) } else { Err(Failure::NobodyVisits) }
    }

    /// A new record's id.
    pub(crate) fn new_id() -> Result<RecordId, Failure> {
        Ok(RecordId::from_bytes(random::bytes()?))
    }
}

/// Whether anybody is visited, as far as is known.
fn visited(profile: Option<&association::Profile>) -> bool {
    profile.is_none_or(association::Profile::visits)
}
