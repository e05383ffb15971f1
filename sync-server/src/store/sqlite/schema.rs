//! Opening the database's file and bringing its schema up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::Doing;
use crate::store::StoreError;

/// What each version added: the schema of version n is the first n of these.
const MIGRATIONS: [&str; 4] = [
    include_str!("schema.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
];

/// Make the file if it is not there, for nobody but its owner: it holds the
/// server's keys. SQLite gives its companions (-wal, -shm) the same mode.
pub(super) fn create_private(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|source| StoreError::File {
        doing: "open",
        path: path.display().to_string(),
        source,
    })
}

pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).doing("open the database")?;
    database.busy_timeout(Duration::from_secs(10)).doing("set a time-out")?;
    database.set_prepared_statement_cache_capacity(64);
    for (name, value) in [("journal_mode", "WAL"), ("synchronous", "FULL")] {
        database.pragma_update(None, name, value).doing("set how the database commits")?;
    }
    Ok(database)
}

/// Bring the schema up to date.
pub(super) fn migrate(database: &mut Connection) -> Result<(), StoreError> {
    let transaction = database
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .doing("begin a migration")?;
    let found: i64 = transaction
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .doing("read the schema's version")?;
    let known = MIGRATIONS.len() as i64;
    let done = usize::try_from(found).map_err(|_| StoreError::NotOurs("the schema's version"))?;
    let Some(missing) = MIGRATIONS.get(done..) else {
        return Err(StoreError::Newer { found, known });
    };
    for migration in missing {
        transaction.execute_batch(migration).doing("migrate the database")?;
    }
    transaction.pragma_update(None, "user_version", known).doing("set the schema's version")?;
    transaction.commit().doing("commit a migration")
}
