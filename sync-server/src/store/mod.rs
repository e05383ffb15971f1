//! What the server keeps, and the promises that decisions rest on. No decision
//! is taken here and no database is named: [`sqlite`] is one way to keep it.
//!
//! **Association by association.** Everything belongs to one association and is
//! reached through [`Association`], which only [`for_association`] makes.
//!
//! **Concurrency.** Write jobs of a store run one after another; each sees what
//! the ones before it wrote. Read jobs run beside them, each on one consistent
//! snapshot, which holds every write that was answered before the job was given.
//!
//! **Commit.** A write is answered after it is durable, so whoever has the
//! answer may tell the device. Several jobs may share one commit; each is still
//! whole or absent.
//!
//! **Drop is rollback.** A job that ends in an error, or panics, leaves nothing.

mod association;
pub mod sqlite;
mod types;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use shared::association::Profile;
use shared::ids::{AssociationId, BranchId, InstallId, PersonId, PhotoId, RecordId};
use shared::people::authority::Placement;
use shared::people::{Branch, Person, Role};
use shared::record::{ChangeHash, Kind, RecordMeta};
use shared::sync::exchange::LastSeen;
use shared::sync::keys::PublicKey;

pub use association::{Association, for_association};
pub use types::{
    Code, CodeHash, Entry, Event, File, Heard, Install, NewChange, Photo, Placed, Quarantined,
    StoreError, StoredChange, StoredRecord, UsedNonce,
};

/// A position in an association's log: 1 for its first event.
pub type Position = u64;

/// What is given back after the commit; dropping it tells the asker that
/// nothing was stored.
pub type Answer = Box<dyn FnOnce() + Send>;
/// A job that reads.
pub type ReadJob = Box<dyn FnOnce(&dyn Reading) + Send>;
/// A job that writes: its answer is called once what it wrote is durable.
pub type WriteJob = Box<dyn FnOnce(&mut dyn Transaction) -> Result<Answer, StoreError> + Send>;
/// What is awaited of a store.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A store of one or more associations.
pub trait ServerStore: Send + Sync + 'static {
    /// Have `job` run on a snapshot of the association.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when too much waits; then the job is not run.
    fn submit_read(&self, association: &AssociationId, job: ReadJob) -> Result<(), StoreError>;

    /// Have `job` run in a transaction on the association.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when too much waits; then the job is not run.
    fn submit_write(&self, association: &AssociationId, job: WriteJob) -> Result<(), StoreError>;

    /// Enter the association in the store, or rename it.
    fn put_association(&self, association: &AssociationId, name: &str) -> Pending<'_, ()>;

    /// The association to which an install belongs.
    fn association_of_install(&self, install: InstallId) -> Pending<'_, Option<AssociationId>>;

    /// The association for which an enrolment code was issued.
    fn association_of_code(&self, code: CodeHash) -> Pending<'_, Option<AssociationId>>;

    /// The associations, by name.
    fn associations(&self) -> Pending<'_, Vec<AssociationId>>;

    /// The secret kept under `name`, or `fresh` if there was none.
    fn secret(&self, name: &'static str, fresh: [u8; 32]) -> Pending<'_, [u8; 32]>;

    /// Forget nonces that no request can use any more.
    fn forget_nonces(&self, now: i64) -> Pending<'_, usize>;
}

/// A store shared by everyone who asks it.
pub type SharedStore = Arc<dyn ServerStore>;

/// What may be asked of one association.
pub trait Reading {
    /// The association's name as people say it.
    fn name(&self) -> Result<String, StoreError>;
    /// The association's profile, if one was published.
    fn profile(&self) -> Result<Option<Profile>, StoreError>;
    /// The newest position.
    fn position(&self) -> Result<Position, StoreError>;
    /// The branches.
    fn branches(&self) -> Result<Vec<Branch>, StoreError>;
    /// One branch.
    fn branch(&self, id: BranchId) -> Result<Option<Branch>, StoreError>;
    /// The people.
    fn people(&self) -> Result<Vec<Person>, StoreError>;
    /// One person, and the position since which role and branch are what they are.
    fn person(&self, id: PersonId) -> Result<Option<(Person, Position)>, StoreError>;
    /// A person as the log had it at `position`.
    fn person_at(&self, id: PersonId, position: Position) -> Result<Option<Person>, StoreError>;
    /// Every role that a person has or had, as the log tells.
    fn roles_of(&self, id: PersonId) -> Result<Vec<Role>, StoreError>;
    /// One install.
    fn install(&self, id: InstallId) -> Result<Option<Install>, StoreError>;
    /// Whose installs there are.
    fn installs(&self) -> Result<Vec<(InstallId, PersonId)>, StoreError>;
    /// When devices of a branch's people last came, those that still may.
    fn last_seen(&self, branch: BranchId) -> Result<Vec<LastSeen>, StoreError>;
    /// An enrolment code.
    fn code(&self, hash: CodeHash) -> Result<Option<Code>, StoreError>;
    /// Whether this nonce was used.
    fn nonce_used(&self, nonce: &UsedNonce) -> Result<bool, StoreError>;
    /// Where a file belongs, and the position that says so.
    fn placement(&self, file: RecordId) -> Result<Option<(Placement, Position)>, StoreError>;
    /// What a file is and everywhere it belonged; `None` where its first record
    /// is not here.
    fn file(&self, id: RecordId) -> Result<Option<File>, StoreError>;
    /// Files by id, from `from` on, at most `limit`: what each is.
    fn files(&self, from: RecordId, limit: usize) -> Result<Vec<(RecordId, Kind)>, StoreError>;
    /// What is known of a record.
    fn record(&self, id: RecordId) -> Result<Option<StoredRecord>, StoreError>;
    /// A record's changes, each after what it depends on.
    fn changes(&self, record: RecordId) -> Result<Vec<StoredChange>, StoreError>;
    /// Whether a record has this change.
    fn has_change(&self, record: RecordId, hash: &ChangeHash) -> Result<bool, StoreError>;
    /// Events after `after`, oldest first, at most `limit`.
    fn log(&self, after: Position, limit: usize) -> Result<Vec<Entry>, StoreError>;
    /// Changes of a case's records after `after` and before `before`, oldest first.
    fn case_log(
        &self,
        case: RecordId,
        after: Position,
        before: Position,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError>;
    /// The bytes of the change at `position`.
    fn change_at(&self, position: Position) -> Result<Vec<u8>, StoreError>;
    /// Of a file's records before `before`: which was opened, by whom, when.
    fn opened(
        &self,
        case: RecordId,
        before: Position,
    ) -> Result<Vec<(RecordMeta, PersonId, i64)>, StoreError>;
    /// A photo that a record cites.
    fn photo(&self, id: PhotoId) -> Result<Option<Photo>, StoreError>;
    /// What people think of how they were served, in no order.
    fn feedback(&self) -> Result<Vec<Heard>, StoreError>;
    /// How much of an install lies in quarantine: records, bytes.
    fn quarantine_size(&self, install: InstallId) -> Result<(usize, usize), StoreError>;
}

/// A transaction on one association. Each method that tells of something new
/// also enters it in the log, at the next position.
pub trait Transaction {
    /// What stands, with what this transaction has written so far; only
    /// [`Reading::position`] is still the one from before it.
    fn read(&self) -> &dyn Reading;
    /// Publish the association's profile. Nothing happens where it stands already.
    fn put_profile(&mut self, profile: &Profile, at: i64) -> Result<(), StoreError>;
    /// Enter a branch, or change it. Nothing happens where it stands already.
    fn put_branch(&mut self, branch: &Branch) -> Result<(), StoreError>;
    /// Enter a person, or change it. Nothing happens where it stands already.
    fn put_person(&mut self, person: &Person) -> Result<(), StoreError>;
    /// The next case prefix, never given before: A to Z, AA, AB…
    fn next_prefix(&mut self) -> Result<String, StoreError>;
    /// Enter a new install.
    fn put_install(&mut self, install: &Install, at: i64) -> Result<(), StoreError>;
    /// Give an install another key.
    fn rekey(&mut self, install: InstallId, key: &PublicKey, at: i64) -> Result<(), StoreError>;
    /// Note that the install proved its key: from now on its code is used.
    fn note_synced(&mut self, install: InstallId, at: i64) -> Result<(), StoreError>;
    /// Note that the install came, at `at` or later: earlier than what is noted changes nothing.
    fn note_seen(&mut self, install: InstallId, at: i64) -> Result<(), StoreError>;
    /// Take an install's right to sync.
    fn revoke(&mut self, install: InstallId, at: i64) -> Result<(), StoreError>;
    /// Enter a code, or bind it to its install.
    fn put_code(&mut self, code: &Code) -> Result<(), StoreError>;
    /// Forget a person's codes that made no install.
    fn drop_unused_codes(&mut self, person: PersonId) -> Result<(), StoreError>;
    /// Note a nonce as used.
    fn use_nonce(&mut self, nonce: &UsedNonce) -> Result<(), StoreError>;
    /// Say where a file belongs.
    fn place(&mut self, case: RecordId, placement: &Placement, at: i64) -> Result<(), StoreError>;
    /// Say where a case belongs, on the word of `by`.
    fn hand_over(
        &mut self,
        case: RecordId,
        placement: &Placement,
        by: PersonId,
        at: i64,
    ) -> Result<(), StoreError>;
    /// Store new changes of a record, beginning the record if it is new.
    fn add_changes(
        &mut self,
        meta: &RecordMeta,
        changes: &[NewChange],
        at: i64,
    ) -> Result<(), StoreError>;
    /// Note that a person opened a record. Only the first time counts.
    fn mark_opened(
        &mut self,
        record: RecordId,
        person: PersonId,
        at: i64,
    ) -> Result<(), StoreError>;
    /// Note a photo that a record cites.
    fn put_photo(&mut self, photo: &Photo) -> Result<(), StoreError>;
    /// Note that all of a photo has come.
    fn complete_photo(&mut self, id: PhotoId, at: i64) -> Result<(), StoreError>;
    /// Keep what somebody thinks of how a request went, under a random name.
    fn put_feedback(&mut self, name: &[u8; 16], heard: &Heard) -> Result<(), StoreError>;
    /// Keep what was refused; what was kept of the same record is replaced.
    fn quarantine(&mut self, refused: &Quarantined) -> Result<(), StoreError>;
}
