//! How long a camera's 12 megapixels take to become a small legible photo: on native, measured by a
//! program of its own, and in a real browser's worker, by a Playwright script. Both print their line.

use std::process::Command;

use crate::setup::{self, For};
use crate::steps::{Failure, call, cargo, target_dir};
use crate::web::{self, Profile};

pub(super) fn measure() -> Result<(), Failure> {
    let photo = std::path::absolute(target_dir().join("bench-photo.jpg"))
        .map_err(Failure::file(target_dir()))?;
    let mut native = cargo();
    native.args(["run", "--quiet", "--release", "--package=tests", "--bin=photo", "--"]);
    call("Measure a photo on native", native.arg(&photo))?;
    setup::run(For::Test)?;
    web::build(Profile::Release)?;
    let mut script = Command::new("node");
    script.arg("bench/photo.js").arg(photo).current_dir("tests/browser");
    call("Measure a photo in a browser's worker", &mut script)
}
