//! Guides: the files that a profile names beside itself. They are read, checked
//! and kept before the profile is published, so that no device is told of one
//! that the server does not have.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use shared::association::{Guide, MAX_GUIDE_BYTES, Profile, ProfileError};

use super::AdminError;
use crate::guides::Guides;
use crate::store::StoreError;

/// Keep in the data folder the guides that `profile` names, which was read from
/// `text`, and say in it what each is; `beside` is the folder of its file.
///
/// # Errors
/// [`AdminError::Profile`] for a file that is not there or is no guide, or what
/// the system says where one cannot be kept.
pub fn gather_guides(
    profile: &mut Profile,
    text: &str,
    beside: &Path,
    data: &Path,
) -> Result<(), AdminError> {
    let guides = Guides::within(data);
    for (place, tool) in profile.tools.iter_mut().enumerate() {
        let Some(file) = &tool.file else { continue };
        let wrong = |reason: String| {
            ProfileError::about(
                text,
                &format!("tools.{place}.file"),
                &format!("names `{file}`, which {reason}"),
            )
        };
        let bytes =
            read(&beside.join(file)).map_err(|error| wrong(format!("cannot be read: {error}")))?;
        let guide = Guide::of(&bytes).map_err(|error| wrong(error.to_string()))?;
        guides.keep(&profile.id, &guide, &bytes).map_err(|source| StoreError::File {
            doing: "keep the guide",
            path: guides.path(&profile.id, &guide).display().to_string(),
            source,
        })?;
        tool.guide = Some(guide);
    }
    Ok(())
}

/// A file's bytes, of one that is too large only enough to see that.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_GUIDE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
