//! The one thread that writes. It takes every job that waits into one
//! transaction, each within a savepoint of its own, commits, and only then
//! answers: while the disk syncs, the next jobs gather.

use std::panic::AssertUnwindSafe;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::{Doing, STACK, WAITING};
use crate::store::{Answer, StoreError};

/// Jobs that share one commit at most, and for how long jobs are taken in.
const GROUP: usize = 512;
const GATHERING: Duration = Duration::from_millis(40);

/// A job for the writing thread.
pub(super) type Job = Box<dyn FnOnce(&Connection) -> Result<Answer, StoreError> + Send>;

/// The thread. Dropping this waits until the jobs given so far are committed.
pub(super) struct Writer {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(database: Connection) -> Result<Self, StoreError> {
        let (jobs, waiting) = sync_channel(WAITING);
        let thread = std::thread::Builder::new()
            .name("store-writer".into())
            .stack_size(STACK)
            .spawn(move || work(&database, &waiting))
            .map_err(|source| StoreError::File {
                doing: "start a thread for",
                path: "the store".into(),
                source,
            })?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    pub(super) fn give(&self, job: Job) -> Result<(), StoreError> {
        let jobs = self.jobs.as_ref().ok_or(StoreError::Closed)?;
        jobs.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => StoreError::Closed,
        })
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was logged where it happened.
            let _ = thread.join();
        }
    }
}

fn work(database: &Connection, waiting: &Receiver<Job>) {
    while let Ok(first) = waiting.recv() {
        let mut answers = Vec::new();
        match group(database, first, waiting, &mut answers) {
            Ok(()) => answers.into_iter().for_each(|answer| answer()),
            Err(error) => {
                tracing::error!(%error, jobs = answers.len(), "commit failed");
                if !database.is_autocommit() {
                    // Where even this fails, the next BEGIN does too and says so.
                    let _ = database.execute_batch("ROLLBACK");
                }
            }
        }
    }
}

/// Take in `first` and what waits, and commit.
fn group(
    database: &Connection,
    first: Job,
    waiting: &Receiver<Job>,
    answers: &mut Vec<Answer>,
) -> Result<(), StoreError> {
    let begun = Instant::now();
    let run = |statement| database.prepare_cached(statement)?.execute([]);
    run("BEGIN IMMEDIATE").doing("begin to write")?;
    let mut next = Some(first);
    let mut taken = 0;
    while let Some(job) = next {
        run("SAVEPOINT job").doing("begin a job")?;
        match std::panic::catch_unwind(AssertUnwindSafe(|| job(database))) {
            Ok(Ok(answer)) => answers.push(answer),
            Ok(Err(error)) => {
                tracing::warn!(%error, "a writing job was rolled back");
                run("ROLLBACK TO job").doing("roll a job back")?;
            }
            Err(_) => {
                tracing::error!("a writing job panicked");
                run("ROLLBACK TO job").doing("roll a job back")?;
            }
        }
        run("RELEASE job").doing("end a job")?;
        taken += 1;
        let full = taken >= GROUP || begun.elapsed() >= GATHERING;
        next = if full { None } else { waiting.try_recv().ok() };
    }
    run("COMMIT").doing("commit")?;
    Ok(())
}
