//! Compressed copies (`.br`, `.gz`) beside each file, made once here so that the server never
//! compresses and every visitor gets the best ratio.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::steps::Failure;

/// Below this many bytes the header outweighs the gain.
const TOO_SMALL: u64 = 512;
/// Already compressed by their own format.
const NOT_AGAIN: [&str; 3] = ["png", "woff2", "jpg"];

/// What compresses everything in a folder that is worth it.
pub(super) fn siblings(folder: &Path) -> Result<Command, Failure> {
    let mut command = Command::new("node");
    command.arg("xtask/npm/compress.mjs").args(worth_it(folder)?);
    Ok(command)
}

fn worth_it(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let path = entry.map_err(Failure::file(folder))?.path();
        let data = path.metadata().map_err(Failure::file(&path))?;
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        if data.is_dir() {
            found.extend(worth_it(&path)?);
        } else if data.len() >= TOO_SMALL && !NOT_AGAIN.contains(&extension.as_ref()) {
            found.push(path);
        }
    }
    Ok(found)
}
