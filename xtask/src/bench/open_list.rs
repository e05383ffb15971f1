//! From the unlock button to the list, with many cases, in a real browser against a real server.
//! Measured by a Playwright script, which prints the figures itself.

use std::process::Command;

use crate::setup::{self, For};
use crate::steps::{Failure, call, cargo, program, target_dir};
use crate::web::{self, Profile};

pub(super) fn measure() -> Result<(), Failure> {
    setup::run(For::Test)?;
    web::build(Profile::Release)?;
    program("Compile the server", cargo().args(["build", "--release", "--package=sync-server"]))?;
    let server = std::path::absolute(target_dir().join("release/sync-server"))
        .map_err(Failure::file(target_dir()))?;
    let mut script = Command::new("node");
    script.arg("bench/open-list.js").env("MANDOOB_SERVER", server).current_dir("tests/browser");
    call("Measure the list's opening", &mut script)
}
