//! Where photos lie: `ASSOCIATION/coming/ID` while they come, and
//! `ASSOCIATION/XX/ID` once they are whole and as cited, XX being the first two
//! letters of the id. What is whole was synced to the disk before it got that
//! name, so a crash leaves a photo in either place and never half of it in the
//! second.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use shared::ids::{AssociationId, PhotoId};
use shared::record::photo::PhotoCitation;

use super::{PhotoError, PhotoKey};
use crate::store::StoreError;

const COMING: &str = "coming";

/// The folder of photos.
#[derive(Clone)]
pub(crate) struct Files {
    folder: Arc<Path>,
    reserve: u64,
}

/// What there is of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum There {
    /// So many bytes from its beginning; 0 also where there is nothing.
    Part(u64),
    /// All of it, as cited.
    Whole,
}

fn make(folder: &Path) -> Result<()> {
    let mut made = fs::DirBuilder::new();
    made.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut made, 0o700);
    made.create(folder)
}

/// Make a file's new name as durable as its bytes.
fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

fn length(path: &Path) -> Result<Option<u64>> {
    match fs::metadata(path) {
        Ok(found) => Ok(Some(found.len())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Disks are slow: not on a thread that answers.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)?
}

impl Files {
    pub(super) fn open(folder: &Path, reserve: u64) -> std::result::Result<Self, StoreError> {
        make(folder).map_err(|source| StoreError::File {
            doing: "make the folder",
            path: folder.display().to_string(),
            source,
        })?;
        Ok(Self { folder: folder.into(), reserve })
    }

    fn coming(&self, key: &PhotoKey) -> PathBuf {
        self.folder.join(key.association.as_str()).join(COMING).join(key.id.to_string())
    }

    /// Where a photo lies that is whole.
    pub(crate) fn whole(&self, key: &PhotoKey) -> PathBuf {
        let name = key.id.to_string();
        let shelf = name.get(..2).unwrap_or_default();
        self.folder.join(key.association.as_str()).join(shelf).join(&name)
    }

    /// What there is of a photo, by its name alone.
    pub(crate) async fn there(&self, key: &PhotoKey) -> Result<There> {
        let (whole, coming) = (self.whole(key), self.coming(key));
        beside(move || match length(&whole)? {
            Some(_) => Ok(There::Whole),
            None => Ok(There::Part(length(&coming)?.unwrap_or(0))),
        })
        .await
    }

    /// Open what there is of a photo, for more.
    pub(super) async fn more(&self, key: &PhotoKey) -> std::result::Result<File, PhotoError> {
        if !self.has_room().await? {
            return Err(PhotoError::Full);
        }
        let path = self.coming(key);
        Ok(beside(move || {
            path.parent().map(make).transpose()?;
            let mut options = OpenOptions::new();
            options.create(true).append(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            options.open(path)
        })
        .await?)
    }

    #[cfg(unix)]
    async fn has_room(&self) -> Result<bool> {
        let (folder, reserve) = (self.folder.clone(), self.reserve);
        beside(move || {
            let disk = rustix::fs::statvfs(&*folder)?;
            Ok(disk.f_bavail.saturating_mul(disk.f_frsize) >= reserve)
        })
        .await
    }

    #[cfg(not(unix))]
    async fn has_room(&self) -> Result<bool> {
        Ok(true)
    }

    /// Judge a photo of which everything came: kept where it is as cited,
    /// thrown away where it is not. Gives whether it was kept.
    pub(crate) async fn finish(&self, key: &PhotoKey, citation: &PhotoCitation) -> Result<bool> {
        let (coming, whole, citation) = (self.coming(key), self.whole(key), *citation);
        beside(move || {
            let as_cited = |bytes: &[u8]| Sha256::digest(bytes).as_slice() == citation.sha256;
            // It has its name, but a crash kept the store from learning of it.
            if length(&whole)?.is_some() {
                let kept = as_cited(&fs::read(&whole)?);
                return if kept { Ok(true) } else { remove(&whole).map(|()| false) };
            }
            if !as_cited(&fs::read(&coming)?) {
                return remove(&coming).map(|()| false);
            }
            File::open(&coming)?.sync_all()?;
            let shelf = whole.parent().unwrap_or(&whole);
            make(shelf)?;
            fs::rename(&coming, &whole)?;
            sync_folder(shelf)?;
            shelf.parent().map(sync_folder).transpose()?;
            Ok(true)
        })
        .await
    }

    /// Throw away what came of a photo.
    pub(crate) async fn drop_part(&self, key: &PhotoKey) -> Result<()> {
        let coming = self.coming(key);
        beside(move || remove(&coming)).await
    }

    /// Photos of which a part came. A name that is no photo's is passed over.
    pub(crate) async fn coming_of(&self, association: &AssociationId) -> Result<Vec<PhotoId>> {
        let folder = self.folder.join(association.as_str()).join(COMING);
        beside(move || {
            let entries = match fs::read_dir(folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
                entries => entries?,
            };
            let mut coming: Vec<PhotoId> = Vec::new();
            for entry in entries {
                let name = entry?.file_name();
                coming.extend(name.to_str().and_then(|name| name.parse::<PhotoId>().ok()));
            }
            Ok(coming)
        })
        .await
    }
}
