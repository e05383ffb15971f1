//! `cargo xtask test`: everything that CI runs, in the order in which mistakes are cheapest to find.

use std::process::Command;

use crate::setup::{self, For};
use crate::steps::{Failure, cargo, program, target_dir};
use crate::web::{self, Profile};

/// Runs all of it and stops at the first failure; `long` adds the campaigns that take hours.
pub(crate) fn run(long: bool) -> Result<(), Failure> {
    setup::run(For::Test)?;
    program("Format", cargo().args(["fmt", "--all", "--check"]))?;
    program("Lints, native and shell", &mut native_lints())?;
    program("Lints, browser", &mut browser_lints())?;
    program(
        "Tests",
        with_length(cargo().args(["test", "--workspace", "--features=app/ui"]), long),
    )?;
    program("Server, and other clients", &mut debug_programs())?;
    program("Uploads by other clients", &mut upload_clients())?;
    web::build(Profile::Release)?;
    program("Browser tests", with_length(&mut browser_tests(), long))
}

/// With the native shell, which so is shown to compile.
fn native_lints() -> Command {
    let mut command = cargo();
    command.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features=app/desktop",
        "--",
        "-Dwarnings",
    ]);
    command
}

/// With the shipped profile, so that the C libraries are compiled once for lints and build.
fn browser_lints() -> Command {
    let mut command = cargo();
    command.args(["clippy", "--package=app", "--target=wasm32-unknown-unknown", "--profile=web"]);
    command.args(["--no-default-features", "--features=web", "--", "-Dwarnings"]);
    command
}

/// Clients that are not ours, against a real server.
fn upload_clients() -> Command {
    let mut command = Command::new(target_dir().join("debug/upload-clients"));
    command.arg(setup::python());
    command
}

/// With the same packages and features as the tests, so that only the programs themselves are left to do.
fn debug_programs() -> Command {
    let mut command = cargo();
    command.args(["build", "--workspace", "--features=app/ui"]);
    command.args(["--bin=sync-server", "--bin=upload-clients"]);
    command
}

fn browser_tests() -> Command {
    let mut command = Command::new("npx");
    command.args(["--no-install", "playwright", "test"]).current_dir("tests/browser");
    if let Some(chromium) = setup::chromium() {
        command.env("CHROMIUM", chromium);
    }
    command
}

fn with_length(command: &mut Command, long: bool) -> &mut Command {
    if long { command.env("MANDOOB_LONG", "1") } else { command }
}
