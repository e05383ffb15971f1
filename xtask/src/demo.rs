//! `cargo xtask demo`: from a fresh clone to a running server with example cases, in one command.
//! The server's own commands load and serve; here they are only built, called and explained.

use std::path::{Path, PathBuf};
use std::process::Command;

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use serde::Deserialize;

use crate::setup::{self, For};
use crate::steps::{Failure, call, capture, cargo, program, step, target_dir};
use crate::web::{self, Profile};

/// Everything the server keeps; a second start finds it again.
const DATA: &str = "data";
const ASSOCIATION: &str = "assets/associations/muwayh-orphans.toml";
const OFFICE: &str = "assets/demo/muwayh-orphans.toml";
const LISTEN: &str = "127.0.0.1:8080";

/// What `sync-server load` prints.
#[derive(Deserialize)]
struct Loaded {
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    role: String,
    /// None for somebody who has a device.
    code: Option<String>,
}

/// Builds both halves, loads the examples, shows who can come in, and hands over to the server,
/// which stays until it is interrupted.
pub(crate) fn run(words: &[&str]) -> Result<(), Failure> {
    let listen = match words {
        [] => LISTEN,
        ["--listen", address] => address,
        _ => return Err(Failure::Usage(format!("demo {}", words.join(" ")))),
    };
    // Before codes are given out: new ones make the old ones void.
    free(listen)?;
    setup::run(For::Demo)?;
    let site = web::build(Profile::Release)?;
    program("Compile the server", cargo().args(["build", "--release", "--package=sync-server"]))?;
    let people = step("Load the example association", load)?;
    introduce(&people, &format!("http://{listen}"))?;
    let serve = ["serve", "--data", DATA, "--listen", listen, "--web"];
    call("Server", server().args(serve).arg(site))
}

/// Whether the address is free to listen on.
fn free(listen: &str) -> Result<(), Failure> {
    std::net::TcpListener::bind(listen).map(drop).map_err(|error| {
        Failure::Words(format!(
            "cannot listen on {listen}: {error}. Stop what runs there, or choose another address: \
             cargo xtask demo --listen 127.0.0.1:8081"
        ))
    })
}

fn server() -> Command {
    let path: PathBuf = target_dir().join("release/sync-server");
    Command::new(path)
}

fn load() -> Result<Vec<Person>, Failure> {
    std::fs::create_dir_all(DATA).map_err(Failure::file(Path::new(DATA)))?;
    let words = ["load", "--data", DATA, "--association", ASSOCIATION, "--office", OFFICE];
    let printed = capture("Load", server().args(words))?;
    serde_json::from_str::<Loaded>(&printed)
        .map(|loaded| loaded.people)
        .map_err(|error| Failure::Words(format!("the server's list of people: {error}")))
}

/// Prints the address, and for each person the one-time code as text and as a picture to scan.
fn introduce(people: &[Person], address: &str) -> Result<(), Failure> {
    for Person { name, role, code } in people {
        let Some(code) = code else {
            println!("\n{name} ({role}): has a device");
            continue;
        };
        // After the #, so that the code never reaches a server's log.
        let link = format!("{address}/#enrol={code}");
        let picture = QrCode::new(&link)
            .map_err(|error| Failure::Words(format!("the code as a picture: {error}")))?
            .render::<Dense1x2>()
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark)
            .build();
        println!("\n{name} ({role}): {code}\n{link}\n{picture}");
    }
    println!(
        "\nOpen {address} (a code works once; codes printed by an earlier start and not used are void). Ctrl-C stops the server; the data stay in ./{DATA}.\n"
    );
    Ok(())
}
