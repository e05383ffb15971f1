//! Photos as files: how they come, are checked and kept, and how many may come
//! at once. Who may send and see which is decided in the service; the wire is
//! `api/photos`.

mod files;
mod receive;
mod turns;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use shared::ids::{AssociationId, InstallId, PhotoId};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::store::StoreError;
pub(crate) use files::{Files, There};
pub(crate) use receive::Received;
pub(crate) use turns::Turn;
use turns::Turns;

/// What uploads may take.
#[derive(Debug, Clone)]
pub struct PhotoLimits {
    /// How long nothing may come before an upload counts as cut off.
    pub stall: Duration,
    /// Uploads that bring bytes at the same time.
    pub at_once: usize,
    /// The same, of one install.
    pub of_one_install: usize,
    /// Bytes of the disk that photos leave free, so that records find room.
    pub reserve: u64,
}

impl Default for PhotoLimits {
    fn default() -> Self {
        Self {
            stall: Duration::from_secs(60),
            at_once: 256,
            of_one_install: 4,
            reserve: 256 * 1024 * 1024,
        }
    }
}

/// One photo of one association.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct PhotoKey {
    pub(crate) association: AssociationId,
    pub(crate) id: PhotoId,
}

/// Why nothing came of an upload, though nobody did anything wrong.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PhotoError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no room on the disk.
    #[error("no room for photos")]
    Full,
    /// The disk failed.
    #[error("a photo's file: {0}")]
    File(std::io::Error),
}

impl From<std::io::Error> for PhotoError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{QuotaExceeded, StorageFull};
        match error.kind() {
            StorageFull | QuotaExceeded => Self::Full,
            _ => Self::File(error),
        }
    }
}

/// The files, and who is at them.
pub(crate) struct Photos {
    pub(crate) files: Files,
    turns: Arc<Turns>,
    limits: PhotoLimits,
    at_once: Arc<Semaphore>,
    of_installs: Arc<Mutex<HashMap<InstallId, usize>>>,
}

impl Photos {
    /// The photos in this folder, which is made if it is not there.
    pub(crate) fn open(folder: &Path, limits: PhotoLimits) -> Result<Self, StoreError> {
        Ok(Self {
            files: Files::open(folder, limits.reserve)?,
            turns: Arc::default(),
            at_once: Arc::new(Semaphore::new(limits.at_once)),
            of_installs: Arc::default(),
            limits,
        })
    }

    /// Be the only one at a photo. Whoever is at it is asked to leave: that is
    /// mostly the same device, whose link broke without the server noticing.
    pub(crate) async fn turn(&self, key: &PhotoKey) -> Turn {
        self.turns.take(key).await
    }

    /// Leave to bring bytes, if not too many do.
    pub(crate) fn room(&self, install: InstallId) -> Option<Room> {
        let permit = self.at_once.clone().try_acquire_owned().ok()?;
        let mut coming = self.of_installs.lock().unwrap_or_else(PoisonError::into_inner);
        let hers = coming.entry(install).or_default();
        if *hers >= self.limits.of_one_install {
            return None;
        }
        *hers += 1;
        Some(Room { _permit: permit, of_installs: self.of_installs.clone(), install })
    }
}

/// Leave to bring bytes, until it is dropped.
pub(crate) struct Room {
    _permit: OwnedSemaphorePermit,
    of_installs: Arc<Mutex<HashMap<InstallId, usize>>>,
    install: InstallId,
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut coming = self.of_installs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(hers) = coming.get_mut(&self.install) {
            *hers -= 1;
            if *hers == 0 {
                coming.remove(&self.install);
            }
        }
    }
}
