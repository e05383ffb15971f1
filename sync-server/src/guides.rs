//! Where guides lie: `guides/ASSOCIATION/SHA256`, each under the digest of its
//! bytes, so that one that is replaced does not change under those who are
//! fetching it. Which is whose is said by the association's profile.

use std::fs::{self, File, OpenOptions};
use std::io::{Result, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use shared::association::Guide;
use shared::ids::AssociationId;

/// The folder of guides in the data folder.
const GUIDES: &str = "guides";

/// The folder of guides.
pub(crate) struct Guides {
    folder: PathBuf,
}

impl Guides {
    /// The guides in a data folder.
    pub(crate) fn within(data: &Path) -> Self {
        Self { folder: data.join(GUIDES) }
    }

    /// Where a guide lies.
    pub(crate) fn path(&self, association: &AssociationId, guide: &Guide) -> PathBuf {
        self.folder.join(association.as_str()).join(HEXLOWER.encode(&guide.sha256))
    }

    /// Keep a guide's bytes: on the disk, whole, when this returns.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn keep(
        &self,
        association: &AssociationId,
        guide: &Guide,
        bytes: &[u8],
    ) -> Result<()> {
        let path = self.path(association, guide);
        let shelf = path.parent().unwrap_or(&self.folder);
        let mut made = fs::DirBuilder::new();
        made.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut made, 0o700);
        made.create(shelf)?;
        // It gets its name once it is whole, so that nobody is given half of it.
        let coming = path.with_extension("coming");
        let mut options = OpenOptions::new();
        options.create(true).write(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&coming)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&coming, &path)?;
        #[cfg(unix)]
        File::open(shelf)?.sync_all()?;
        Ok(())
    }
}
