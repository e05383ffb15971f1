//! What passes between decisions and a store.

use shared::ids::{InstallId, PersonId, RecordId};
use shared::lifecycle::Answered;
use shared::people::authority::Placement;
use shared::people::{Branch, Person};
use shared::record::photo::PhotoCitation;
use shared::record::{ChangeHash, Kind, RecordMeta};
use shared::sync::exchange::Reason;
use shared::sync::keys::PublicKey;

use super::Position;

/// Why a store did not do what was asked. Only [`StoreError::Newer`] and
/// [`StoreError::NotOurs`] will not pass by themselves.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// More waits than can be done in time.
    #[error("the store is busy")]
    Busy,
    /// The job ended without a commit.
    #[error("nothing was stored")]
    NotCommitted,
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// The association is not in this store.
    #[error("no such association in this store")]
    NoAssociation,
    /// What is stored is not what this program stores.
    #[error("{0} is stored in a way that this program does not know")]
    NotOurs(&'static str),
    /// The database was written by a newer version of this program.
    #[error(
        "the database has schema {found}, this program knows {known}: \
         start the newer program that wrote it, or restore a backup"
    )]
    Newer {
        /// The schema found.
        found: i64,
        /// The newest schema known.
        known: i64,
    },
    /// A file could not be made or opened.
    #[error("cannot {doing} {path}: {source}")]
    File {
        /// What was tried.
        doing: &'static str,
        /// On what.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database failed.
    #[error("{doing}: {source}")]
    Database {
        /// What was tried.
        doing: &'static str,
        /// What it said.
        source: rusqlite::Error,
    },
}

/// SHA-256 of an enrolment code. A code has 60 random bits, so nobody finds it
/// from its digest by trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CodeHash(pub [u8; 32]);

/// An enrolment code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Its digest.
    pub hash: CodeHash,
    /// For whom.
    pub person: PersonId,
    /// Unix seconds.
    pub expires_at: i64,
    /// The install made with it.
    pub install: Option<InstallId>,
}

/// A profile-install.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Install {
    /// Its id.
    pub id: InstallId,
    /// Whose.
    pub person: PersonId,
    /// Its key; `None` for the office's own, which signs nothing.
    pub key: Option<PublicKey>,
    /// What its case numbers begin with.
    pub case_prefix: String,
    /// Whether it has proved its key.
    pub synced: bool,
    /// Whether its right to sync was taken.
    pub revoked: bool,
}

/// A nonce, and until when it must be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedNonce {
    /// Who used it.
    pub install: InstallId,
    /// The nonce.
    pub nonce: [u8; 16],
    /// Unix seconds; later no challenge is valid with which it could come again.
    pub expires_at: i64,
}

/// What is known of a record without reading its changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredRecord {
    /// What it is.
    pub meta: RecordMeta,
    /// The position of its newest change.
    pub newest: Position,
    /// How many changes it has.
    pub changes: usize,
    /// How many bytes they are.
    pub bytes: usize,
}

/// A stored change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredChange {
    /// Its hash.
    pub hash: ChangeHash,
    /// Its bytes as automerge reads them.
    pub bytes: Vec<u8>,
}

/// A change to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// Its hash.
    pub hash: ChangeHash,
    /// The install whose actor wrote it.
    pub install: InstallId,
    /// Its bytes as automerge reads them.
    pub bytes: Vec<u8>,
}

/// What somebody thinks of how a request went: an answer that was sealed, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// What was answered, when, and whom it concerns.
    pub answered: Answered,
    /// The free line; empty if nothing was written.
    pub line: String,
}

/// An event of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub position: Position,
    /// What happened.
    pub event: Event,
}

/// What the log tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A change came; its bytes are asked for by position.
    Change {
        /// Of which record.
        meta: RecordMeta,
        /// Who wrote it.
        install: InstallId,
        /// How many bytes it has.
        length: usize,
    },
    /// A file was placed.
    Placed {
        /// Which.
        case: RecordId,
    },
    /// A record was opened.
    Opened {
        /// Which, and its file.
        meta: RecordMeta,
        /// By whom.
        person: PersonId,
        /// When, Unix seconds.
        at: i64,
    },
    /// A person came or changed.
    Person(Person),
    /// A branch came or was renamed.
    Branch(Branch),
    /// An install came.
    Install(InstallId, PersonId),
    /// The association's profile was published; the newest is asked for.
    Profile,
}

/// A file: what its first record is, a case or something that concerns none,
/// and where it belonged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The first record's kind, by which is asked who may see the file at all.
    pub kind: Kind,
    /// Everywhere it belonged, oldest first; never empty.
    pub places: Vec<Placed>,
}

/// Where a file belonged, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The event that says so.
    pub position: Position,
    /// Unix seconds.
    pub at: i64,
    /// Where.
    pub placement: Placement,
}

/// A photo that an accepted record cites. Its bytes are a file's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Photo {
    /// As it was cited first.
    pub citation: PhotoCitation,
    /// The case to which it belongs.
    pub case: RecordId,
    /// What the record is that cited it first: who may see that may see it.
    pub kind: Kind,
    /// Who cited it first.
    pub person: PersonId,
    /// Whether all of it came, and was what the citation says.
    pub complete: bool,
}

/// A refused record, kept for its author and a supervisor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Who sent it.
    pub install: InstallId,
    /// What it says it is.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Its case.
    pub case: RecordId,
    /// Why it was refused.
    pub reason: Reason,
    /// Its changes one after another, as automerge reads them.
    pub bytes: Vec<u8>,
    /// When it came, Unix seconds.
    pub at: i64,
}

/// What a placement event keeps.
pub(super) fn placement_bytes(placement: &Placement) -> Result<Vec<u8>, StoreError> {
    shared::sync::codec::to_cbor(placement).map_err(|_| StoreError::NotOurs("a placement"))
}
