//! `cargo xtask demo`: from a fresh clone to a running server with the example cases of one of the
//! associations, in one command. Associations loaded by earlier starts stay beside it.
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
const ASSOCIATIONS: &str = "assets/associations";
const OFFICES: &str = "assets/demo";
/// The association of who names none.
const ASSOCIATION: &str = "muwayh-orphans";
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

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Asked<'a> {
    association: &'a str,
    listen: &'a str,
}

impl<'a> Asked<'a> {
    fn read(words: &[&'a str]) -> Result<Self, Failure> {
        let mut asked = Self { association: ASSOCIATION, listen: LISTEN };
        let mut rest = words;
        while let [option, value, further @ ..] = rest {
            match *option {
                "--association" => asked.association = value,
                "--listen" => asked.listen = value,
                _ => break,
            }
            rest = further;
        }
        if rest.is_empty() {
            Ok(asked)
        } else {
            Err(Failure::Usage(format!("demo {}", words.join(" "))))
        }
    }

    /// The association's file and its office's.
    fn files(&self) -> Result<(PathBuf, PathBuf), Failure> {
        let known = associations(Path::new(ASSOCIATIONS))?;
        if !known.iter().any(|name| name == self.association) {
            return Err(Failure::Words(format!(
                "there is no association `{}`; there are {}",
                self.association,
                known.join(", ")
            )));
        }
        let file = |folder| Path::new(folder).join(format!("{}.toml", self.association));
        Ok((file(ASSOCIATIONS), file(OFFICES)))
    }
}

/// The associations of a folder, by the names of their files.
fn associations(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for entry in folder.read_dir().map_err(Failure::file(folder))? {
        let path = entry.map_err(Failure::file(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            names.extend(path.file_stem().and_then(|name| name.to_str()).map(str::to_owned));
        }
    }
    names.sort();
    Ok(names)
}

/// Builds both halves, loads the examples, shows who can come in, and hands over to the server,
/// which stays until it is interrupted.
pub(crate) fn run(words: &[&str]) -> Result<(), Failure> {
    let asked = Asked::read(words)?;
    let listen = asked.listen;
    let (association, office) = asked.files()?;
    // Before codes are given out: new ones make the old ones void.
    free(listen)?;
    setup::run(For::Demo)?;
    let site = web::build(Profile::Release)?;
    program("Compile the server", cargo().args(["build", "--release", "--package=sync-server"]))?;
    let people = step("Load the example association", || load(&association, &office))?;
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

fn load(association: &Path, office: &Path) -> Result<Vec<Person>, Failure> {
    std::fs::create_dir_all(DATA).map_err(Failure::file(Path::new(DATA)))?;
    let mut command = server();
    command.args(["load", "--data", DATA, "--association"]).arg(association);
    let printed = capture("Load", command.arg("--office").arg(office))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_come_in_any_order_and_nothing_else_does() {
        let read = |words: &[&'static str]| {
            Asked::read(words).map(|asked| (asked.association, asked.listen)).ok()
        };
        assert_eq!(read(&[]), Some((ASSOCIATION, LISTEN)));
        assert_eq!(read(&["--association", "open-academy"]), Some(("open-academy", LISTEN)));
        let both = Some(("jazan-crises", "127.0.0.1:9"));
        assert_eq!(read(&["--listen", "127.0.0.1:9", "--association", "jazan-crises"]), both);
        assert_eq!(read(&["--association"]), None);
        assert_eq!(read(&["--office", "x"]), None);
    }

    #[test]
    fn every_association_has_an_office_to_demonstrate_it() {
        crate::steps::enter_workspace().unwrap();
        let names = associations(Path::new(ASSOCIATIONS)).unwrap();
        assert_eq!(names.len(), 5);
        for association in &names {
            let (profile, office) = Asked { association, listen: LISTEN }.files().unwrap();
            assert!(profile.is_file() && office.is_file(), "{association}");
        }
        let unknown = Asked { association: "README", listen: LISTEN }.files().unwrap_err();
        assert!(unknown.to_string().contains("kafal-prisoners"), "{unknown}");
    }
}
