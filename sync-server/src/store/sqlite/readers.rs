//! The threads that read, each with its own connection.

use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::{Doing, STACK, WAITING, schema};
use crate::store::StoreError;

/// A job for a reading thread, inside a transaction that only reads.
pub(super) type Job = Box<dyn FnOnce(&Connection) + Send>;

/// The threads; they end when this is dropped and the waiting jobs are done.
pub(super) struct Readers {
    jobs: SyncSender<Job>,
}

impl Readers {
    pub(super) fn start(path: &Path, threads: usize) -> Result<Self, StoreError> {
        let (jobs, waiting) = sync_channel(WAITING);
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..threads {
            let database = schema::connect(path)?;
            database.pragma_update(None, "query_only", true).doing("open for reading")?;
            let waiting = waiting.clone();
            std::thread::Builder::new()
                .name("store-reader".into())
                .stack_size(STACK)
                .spawn(move || work(&database, &waiting))
                .map_err(|source| StoreError::File {
                    doing: "start a thread for",
                    path: path.display().to_string(),
                    source,
                })?;
        }
        Ok(Self { jobs })
    }

    pub(super) fn give(&self, job: Job) -> Result<(), StoreError> {
        self.jobs.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => StoreError::Closed,
        })
    }
}

fn work(database: &Connection, waiting: &Mutex<Receiver<Job>>) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        if let Err(error) = database.execute_batch("BEGIN") {
            tracing::error!(%error, "read not begun");
            continue;
        }
        if std::panic::catch_unwind(AssertUnwindSafe(|| job(database))).is_err() {
            tracing::error!("a reading job panicked");
        }
        if let Err(error) = database.execute_batch("COMMIT") {
            tracing::error!(%error, "read not ended");
        }
    }
}
