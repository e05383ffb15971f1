//! Developer commands, run as `cargo xtask NAME`. Each command is a module; this file only picks.

mod bench;
mod demo;
mod setup;
mod steps;
mod test;
mod web;

use std::process::ExitCode;

use steps::Failure;

const HELP: &str = "\
Mandoob, developer commands:

  cargo xtask demo           install what is missing, build, start on this machine with example cases
                             (--association NAME: one of assets/associations; --listen ADDRESS)
  cargo xtask test [--long]  install what is missing, run everything that CI runs (--long: campaigns)

  cargo xtask setup [test]   only install what the demo (or the tests) need
  cargo xtask web [--dev]    build the browser app into target/site (--dev: quick, large, not shipped)
  cargo xtask bench [NAME]   measure; one JSON line a figure

Every step says what it does and how long it took. What is there already is not installed again.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nStopped: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<(), Failure> {
    steps::enter_workspace()?;
    match words {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["demo", rest @ ..] => demo::run(rest),
        ["test"] => test::run(false),
        ["test", "--long"] => test::run(true),
        ["setup"] => setup::run(setup::For::Demo),
        ["setup", "test"] => setup::run(setup::For::Test),
        ["web"] => web::build(web::Profile::Release).map(drop),
        ["web", "--dev"] => web::build(web::Profile::Dev).map(drop),
        ["bench", names @ ..] => bench::run(names),
        _ => Err(Failure::Usage(words.join(" "))),
    }
}
