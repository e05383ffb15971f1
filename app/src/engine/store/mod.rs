//! What lies on the device: one open database for the device itself, which
//! holds nothing readable ([`device`]), and an encrypted one for each profile
//! ([`profile`] and the tables beside it).
//!
//! Everything here is rusqlite over SQLCipher, the same in the browser and on
//! native; only the folder differs.

pub(crate) mod assignments;
pub(crate) mod device;
pub(crate) mod directory;
pub(crate) mod drafts;
pub(crate) mod dues;
pub(crate) mod guides;
pub(crate) mod kept;
pub(crate) mod last_seen;
pub(crate) mod lists;
pub(crate) mod matters;
pub(crate) mod outreach;
pub(crate) mod photos;
pub(crate) mod profile;
pub(crate) mod quarantine;
pub(crate) mod records;
pub(crate) mod satisfaction;

use std::path::PathBuf;

use rusqlite::{Connection, ErrorCode};

use super::failure::Failure;

/// Where the databases lie.
#[derive(Debug, Clone)]
pub struct Storage {
    folder: PathBuf,
    /// Pages that a database may grow to, where there is a bound.
    room: Option<u32>,
}

impl Storage {
    /// Databases in this folder, which exists. In the browser the folder is
    /// empty: names are those of the private file system's pool.
    #[must_use]
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), room: None }
    }

    /// The same on a device whose storage is full: no profile's database grows
    /// beyond so many pages, or beyond what it has.
    #[must_use]
    pub fn with_room(self, pages: u32) -> Self {
        Self { room: Some(pages), ..self }
    }

    fn open(&self, name: &str) -> Result<Connection, StoreError> {
        Ok(Connection::open(self.folder.join(name))?)
    }

    /// Once its key is set, hold a database to the room that there is.
    fn bound(&self, db: &Connection) -> Result<(), StoreError> {
        let Some(pages) = self.room else { return Ok(()) };
        let set = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
        db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], set)?;
        Ok(())
    }
}

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The file was written by a newer app.
    #[error("database version {found}, this app knows {known}")]
    Newer {
        /// The file's version.
        found: i64,
        /// The newest version that this app knows.
        known: i64,
    },
    /// A stored value is none of ours.
    #[error("stored value unreadable in {0}")]
    Unreadable(&'static str),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Newer { .. } => Self::DatabaseNewer,
            StoreError::Unreadable(_) => Self::DatabaseUnreadable,
            StoreError::Sqlite(error) => match error.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => Self::StorageFull,
                Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                    Self::DatabaseUnreadable
                }
                _ => Self::Internal,
            },
        }
    }
}

/// Bring a database up to `steps`, one version a step. A file of a newer
/// version is refused and left as it was.
fn migrate(db: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let found: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    let done = usize::try_from(found).map_err(|_| StoreError::Unreadable("user_version"))?;
    let transaction = db.transaction()?;
    for step in steps.iter().skip(done) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// What every database here wants: a commit is on the disk before it is
/// answered, and freed pages go back to a phone that has few.
const PRAGMAS: &str = "
    PRAGMA journal_mode = TRUNCATE;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
";

/// A stored 16-byte or 32-byte column as its type.
fn sized<const N: usize>(bytes: &[u8], column: &'static str) -> Result<[u8; N], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Unreadable(column))
}
