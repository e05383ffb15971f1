//! The sync server's command.

use std::process::ExitCode;

fn main() -> ExitCode {
    match sync_server::cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("sync-server: {failure}");
            ExitCode::FAILURE
        }
    }
}
