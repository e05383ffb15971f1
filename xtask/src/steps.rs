//! How a command runs its steps: say it, do it, time it, stop at the first that fails. All of that
//! goes to standard error, so that standard output holds results alone.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a command stopped, in words for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("there is no command `{0}`; `cargo xtask` lists them")]
    Usage(String),
    #[error("{step}: `{program}` ended with {status}")]
    Ended { step: String, program: String, status: std::process::ExitStatus },
    #[error("{step}: `{program}` could not be started ({error}); is it installed?")]
    NotStarted { step: String, program: String, error: io::Error },
    #[error("{path}: {error}")]
    File { path: PathBuf, error: io::Error },
    #[error("{0}")]
    Words(String),
}

impl Failure {
    /// For `map_err` on file operations, which forget their path.
    pub(crate) fn file(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |error| Self::File { path, error }
    }
}

/// Makes the workspace's root the current folder, wherever the command was typed.
pub(crate) fn enter_workspace() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::env::set_current_dir(&root).map_err(Failure::file(&root))
}

/// Does one step: prints its name, then how long it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    eprintln!("── {name}");
    let started = Instant::now();
    let result = work()?;
    eprintln!("   {name}: done in {:.1} s", started.elapsed().as_secs_f32());
    Ok(result)
}

/// Does one step that is a program of its own; what it prints is shown as it comes.
pub(crate) fn program(name: &str, command: &mut Command) -> Result<(), Failure> {
    step(name, || call(name, command))
}

/// Runs a program inside a step.
pub(crate) fn call(step: &str, command: &mut Command) -> Result<(), Failure> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::Ended { step: step.to_owned(), program, status }),
        Err(error) => Err(Failure::NotStarted { step: step.to_owned(), program, error }),
    }
}

/// Runs a program inside a step and returns what it prints; its complaints are shown as they come.
pub(crate) fn capture(step: &str, command: &mut Command) -> Result<String, Failure> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.stderr(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Ok(output) => Err(Failure::Ended { step: step.to_owned(), program, status: output.status }),
        Err(error) => Err(Failure::NotStarted { step: step.to_owned(), program, error }),
    }
}

/// What a program prints, or nothing when it is absent or fails: for looking at the machine.
pub(crate) fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The same cargo that runs this program.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where cargo puts what it builds.
pub(crate) fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}
