//! The store in one SQLite file: write-ahead log, one thread that writes, a few
//! that read. A commit is synced to the disk before anybody is answered
//! (`synchronous=FULL`), and jobs that wait meanwhile share the next one.
//!
//! The server's secret keys lie in the same file, so that one backup is whole;
//! the file is readable by its owner only.

mod directory;
mod entering;
mod readers;
mod reading;
mod rows;
mod schema;
mod transaction;
mod writer;

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};
use shared::ids::{AssociationId, InstallId};
use tokio::sync::oneshot;

use super::{CodeHash, Pending, ReadJob, ServerStore, StoreError, WriteJob};
use readers::Readers;
use writer::Writer;

/// Jobs that may wait before askers are told that the store is busy.
const WAITING: usize = 4_096;
/// Bytes of stack of the threads that run jobs, which read what strangers sent.
const STACK: usize = 16 * 1024 * 1024;

/// A store in one SQLite file.
pub struct SqliteStore {
    writer: Writer,
    readers: Readers,
}

impl SqliteStore {
    /// Open the file, making it when it is not there. `readers` threads read.
    ///
    /// # Errors
    /// [`StoreError::Newer`] for a database of a newer version; else what the
    /// system or SQLite says.
    pub fn open(path: &Path, readers: usize) -> Result<Self, StoreError> {
        schema::create_private(path)?;
        let mut database = schema::connect(path)?;
        schema::migrate(&mut database)?;
        Ok(Self {
            readers: Readers::start(path, readers.max(1))?,
            writer: Writer::start(database)?,
        })
    }

    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Pending<'_, T> {
        let (answer, answered) = oneshot::channel();
        let given = self.readers.give(Box::new(move |database| {
            let _ = answer.send(question(database));
        }));
        Box::pin(async move {
            given?;
            answered.await.map_err(|_| StoreError::NotCommitted)?
        })
    }

    fn tell<T: Send + 'static>(
        &self,
        statement: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Pending<'_, T> {
        let (answer, answered) = oneshot::channel();
        let given = self.writer.give(Box::new(move |database| {
            let value = statement(database)?;
            Ok(Box::new(move || {
                let _ = answer.send(value);
            }))
        }));
        Box::pin(async move {
            given?;
            answered.await.map_err(|_| StoreError::NotCommitted)
        })
    }
}

impl ServerStore for SqliteStore {
    fn submit_read(&self, association: &AssociationId, job: ReadJob) -> Result<(), StoreError> {
        let association = association.clone();
        self.readers.give(Box::new(move |database| match reading::open(database, &association) {
            Ok(reading) => job(&reading),
            Err(error) => tracing::error!(%error, "read not begun"),
        }))
    }

    fn submit_write(&self, association: &AssociationId, job: WriteJob) -> Result<(), StoreError> {
        let association = association.clone();
        self.writer.give(Box::new(move |database| {
            let mut transaction = entering::begin(database, &association)?;
            let answer = job(&mut transaction)?;
            transaction.finish()?;
            Ok(answer)
        }))
    }

    fn put_association(&self, association: &AssociationId, name: &str) -> Pending<'_, ()> {
        let (id, name) = (association.clone(), name.to_owned());
        self.tell(move |database| directory::put_association(database, &id, &name))
    }

    fn association_of_install(&self, install: InstallId) -> Pending<'_, Option<AssociationId>> {
        self.ask(move |database| {
            directory::association(database, directory::OF_INSTALL, install.as_bytes())
        })
    }

    fn association_of_code(&self, code: CodeHash) -> Pending<'_, Option<AssociationId>> {
        self.ask(move |database| directory::association(database, directory::OF_CODE, &code.0))
    }

    fn associations(&self) -> Pending<'_, Vec<AssociationId>> {
        self.ask(directory::associations)
    }

    fn secret(&self, name: &'static str, fresh: [u8; 32]) -> Pending<'_, [u8; 32]> {
        self.tell(move |database| directory::secret(database, name, &fresh))
    }

    fn forget_nonces(&self, now: i64) -> Pending<'_, usize> {
        self.tell(move |database| {
            database
                .execute("DELETE FROM nonces WHERE expires_at < ?1", [now])
                .doing("forget nonces")
        })
    }
}

/// The number by which an association's rows are known.
fn number_of(database: &Connection, association: &AssociationId) -> Result<i64, StoreError> {
    database
        .prepare_cached("SELECT number FROM associations WHERE id = ?1")
        .and_then(|mut found| found.query_row([association.as_str()], |row| row.get(0)).optional())
        .doing("find an association")?
        .ok_or(StoreError::NoAssociation)
}

/// Says what was being done when SQLite failed.
trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError>;
}

impl<T> Doing<T> for rusqlite::Result<T> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::Database { doing, source })
    }
}

#[cfg(test)]
mod tests;
