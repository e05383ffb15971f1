//! `cargo xtask demo`: from a fresh clone to a running server with example cases, in one command.

use crate::setup::{self, For};
use crate::steps::{Failure, call, cargo, program, target_dir};
use crate::web::{self, Profile};

/// Builds both halves and hands over to the server, which stays until it is interrupted. Further
/// words go to the server.
pub(crate) fn run(words: &[&str]) -> Result<(), Failure> {
    setup::run(For::Demo)?;
    let site = web::build(Profile::Release)?;
    program(
        "Compile the server",
        cargo().args(["build", "--release", "--package=sync-server"]),
    )?;
    let mut server = std::process::Command::new(target_dir().join("release/sync-server"));
    server
        .arg("demo")
        .arg("--site")
        .arg(site)
        .args(["--data", "data"])
        .args(words);
    call("Server", &mut server)
}
