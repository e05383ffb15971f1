//! An environment of its own for what the tests need from PyPI, under the target folder; the
//! machine's Python is left as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::say;
use crate::steps::{Failure, ask, call, target_dir};

/// What is installed, each package in one version.
const REQUIREMENTS: &str = "tests/interop/requirements.txt";

/// The environment's folder.
fn folder() -> PathBuf {
    target_dir().join("python")
}

/// The Python that has what the tests need.
pub(crate) fn python() -> PathBuf {
    folder().join("bin/python")
}

/// Whether this machine's Python can make environments; Debian packs that apart.
pub(super) fn makes_environments() -> bool {
    ask("python3", &["-c", "import ensurepip, venv"]).is_some()
}

pub(super) fn packages() -> Result<(), Failure> {
    let wanted = fs::read(REQUIREMENTS).map_err(Failure::file(REQUIREMENTS))?;
    // Written last, so that a cut installation does not look complete.
    let installed = folder().join("installed.txt");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) && python().exists() {
        return Ok(());
    }
    say(&format!("Python packages of {REQUIREMENTS}"));
    call("Python", Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder()))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    call("Python", Command::new(python()).args(pip).arg(Path::new(REQUIREMENTS)))?;
    fs::write(&installed, wanted).map_err(Failure::file(&installed))
}
