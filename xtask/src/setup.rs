//! Installs what the commands need and the machine lacks: a Rust target, a C compiler for wasm, npm
//! tools, and for the tests a browser, upload clients and the native shell's libraries. Says what it installs.

mod python;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::steps::{Failure, ask, call, step};
pub(crate) use python::python;

/// What the machine is made ready for; the tests need all that the demo needs, and more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    Demo,
    Test,
}

const WASM: &str = "wasm32-unknown-unknown";
const CLANG: &str = "clang-19";
const SHELL_LIBRARIES: [&str; 3] = ["libwebkit2gtk-4.1-dev", "libgtk-3-dev", "libxdo-dev"];
/// Reads photographed pages, in Arabic too; and the letters in which they are printed.
const READER: [&str; 4] =
    ["tesseract-ocr", "tesseract-ocr-ara", "tesseract-ocr-eng", "fonts-noto-core"];
/// Places where distributions and vendors put Chromium.
const BROWSERS: [&str; 4] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/snap/bin/chromium",
];

pub(crate) fn run(purpose: For) -> Result<(), Failure> {
    step("Toolchain", || {
        rust(purpose)?;
        debian_packages(purpose)?;
        npm_packages(Path::new("xtask/npm"))?;
        if purpose == For::Test {
            npm_packages(Path::new("tests/browser"))?;
            npm_packages(Path::new("tests/interop"))?;
            python::packages()?;
        }
        Ok(())
    })
}

/// The Chromium that the browser tests drive: `CHROMIUM` in the environment, else the usual places.
pub(crate) fn chromium() -> Option<PathBuf> {
    std::env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| BROWSERS.iter().map(PathBuf::from).find(|path| path.exists()))
}

fn rust(purpose: For) -> Result<(), Failure> {
    let sysroot = ask("rustc", &["--print", "sysroot"]).unwrap_or_default();
    if !Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).exists() {
        say(&format!("Rust target {WASM}"));
        call("Rust target", rustup().args(["target", "add", WASM]))?;
    }
    // The browser build compiles the standard library along.
    if !Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library").exists() {
        say("Rust component rust-src");
        call("Rust component", rustup().args(["component", "add", "rust-src"]))?;
    }
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if purpose == For::Test && ask(program, &["--version"]).is_none() {
            say(&format!("Rust component {component}"));
            call("Rust component", rustup().args(["component", "add", component]))?;
        }
    }
    Ok(())
}

fn rustup() -> Command {
    Command::new("rustup")
}

fn debian_packages(purpose: For) -> Result<(), Failure> {
    let mut missing = Vec::new();
    // A compiler named by the environment is the person's own choice.
    if std::env::var_os("CC_wasm32_unknown_unknown").is_none_or(|name| name == OsStr::new(CLANG))
        && ask(CLANG, &["--version"]).is_none()
    {
        missing.push(CLANG);
    }
    if ask("cc", &["--version"]).is_none() {
        missing.push("gcc");
        missing.push("libc6-dev");
    }
    // OpenSSL, inside SQLCipher on native, is built by its own makefiles.
    for (program, package) in [("make", "make"), ("perl", "perl")] {
        if ask(program, &["--version"]).is_none() {
            missing.push(package);
        }
    }
    if purpose == For::Test {
        if ask("pkg-config", &["--version"]).is_none() {
            missing.push("pkg-config");
        }
        missing.extend(SHELL_LIBRARIES.into_iter().filter(|package| !has_package(package)));
        if chromium().is_none() {
            missing.push("chromium");
        }
        missing.extend(READER.into_iter().filter(|package| !has_package(package)));
        if !python::makes_environments() {
            missing.extend(["python3", "python3-venv"]);
        }
    }
    if missing.is_empty() { Ok(()) } else { apt_install(&missing) }
}

fn has_package(name: &str) -> bool {
    ask("dpkg-query", &["--show", "--showformat=${db:Status-Status}", name])
        .is_some_and(|status| status == "installed")
}

fn apt_install(packages: &[&str]) -> Result<(), Failure> {
    let list = packages.join(" ");
    if ask("apt-get", &["--version"]).is_none() {
        return Err(Failure::Words(format!(
            "this machine has no apt-get; please install what Debian calls: {list}"
        )));
    }
    say(&format!("Debian packages {list}"));
    call("Package lists", apt()?.args(["update", "--quiet=2"]))?;
    call(
        "Packages",
        apt()?.args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages),
    )
}

fn apt() -> Result<Command, Failure> {
    let root = ask("id", &["--user"]).is_some_and(|id| id.trim() == "0");
    let mut command = if root {
        Command::new("apt-get")
    } else if ask("sudo", &["--version"]).is_some() {
        let mut sudo = Command::new("sudo");
        sudo.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    } else {
        return Err(Failure::Words(
            "packages are missing, and neither root nor sudo is at hand".to_owned(),
        ));
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

fn npm_packages(folder: &Path) -> Result<(), Failure> {
    let modified = |path: PathBuf| path.metadata().and_then(|data| data.modified()).ok();
    // npm writes this file last, so a cut installation does not look complete.
    let installed = modified(folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(folder.join("package-lock.json")) {
        return Ok(());
    }
    if ask("npm", &["--version"]).is_none() {
        return Err(Failure::Words(
            "npm is missing: please install Node.js 20 or newer".to_owned(),
        ));
    }
    say(&format!("npm packages of {}", folder.display()));
    call(
        "npm",
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder),
    )
}

fn say(what: &str) {
    eprintln!("   installing {what}");
}
