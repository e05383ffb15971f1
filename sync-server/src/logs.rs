//! Logs: ids, counts and times; never a name, an answer, a code or an address
//! of a person.

use std::io::IsTerminal;
use std::panic::PanicHookInfo;

use tracing_subscriber::EnvFilter;

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

/// Begin to log to standard error. `RUST_LOG` chooses more or less.
pub fn start(format: Format) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match format {
        Format::Text => lines.with_target(false).init(),
        Format::Json => lines.json().init(),
    }
    std::panic::set_hook(Box::new(report_panic));
}

/// Where it happened, not what was said: automerge's panics quote content, and
/// those of a trial are expected.
fn report_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location();
    let (file, line) = place.map_or(("unknown", 0), |place| (place.file(), place.line()));
    tracing::warn!(file, line, "a panic was caught");
}
