//! The browser build: cargo for wasm, wasm-bindgen, wasm-opt, esbuild, then a folder that any web server can
//! serve. Everything under `static/` carries its content's hash and may be cached for ever; the rest
//! (the page, `sw.js`, the manifest) must be asked for anew each time.

mod compress;
mod site;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::steps::{Failure, cargo, program, step, target_dir};
use site::Site;

/// How much care the build takes. Both compile alike, so that nothing is compiled twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// What is shipped and tested: small, with compressed copies.
    Release,
    /// For trying things out: neither shrunk nor compressed.
    Dev,
}

/// What wasm-opt may assume of the browser; the same that rustc and clang were told, plus SIMD.
const WASM_FEATURES: [&str; 8] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Nothing of ours lies in the first kilobyte of memory: it is the far end of the stack. Zeros between
/// data cost nothing once compressed; a segment for each piece between them does. What the first round
/// leaves the second makes smaller still.
const SHRINKING: [&str; 4] = ["-Oz", "-Oz", "--low-memory-unused", "--skip-pass=memory-packing"];

/// What goes into the site besides the compiled app.
const ASSETS: [&str; 3] = ["assets/web", "assets/styles", "assets/fonts"];

/// Builds the site and returns its folder.
pub(crate) fn build(profile: Profile) -> Result<PathBuf, Failure> {
    let scratch = target_dir().join("site-build");
    // Not `web`: that is where cargo keeps the profile of this name.
    let out = target_dir().join("site");
    let wasm = target_dir().join("wasm32-unknown-unknown/web/app.wasm");
    program("Compile the app for the browser", &mut compile())?;
    let stamp = scratch.join(format!("{profile:?}.stamp"));
    if is_fresh(&stamp, &wasm)? {
        eprintln!("   the site in {} is up to date", out.display());
        return Ok(out);
    }
    step("Bind it to JavaScript", || bind(&wasm, &scratch).and_then(|()| add_scripts(&scratch)))?;
    if profile == Profile::Release {
        program("Shrink it (wasm-opt)", &mut shrink(&scratch))?;
        let scripts = site::scripts(&scratch)?;
        program("Shrink its scripts (esbuild)", &mut minified(&scratch, scripts))?;
    }
    step("Lay out the site", || lay_out(&scratch, &out))?;
    if profile == Profile::Release {
        program("Shrink its service worker (esbuild)", &mut minified(&out, [out.join("sw.js")]))?;
        program("Compress it", &mut compress::siblings(&out)?)?;
    }
    fs::write(&stamp, "").map_err(Failure::file(&stamp))?;
    Ok(out)
}

/// Whether nothing that the site is made of, this program included, is newer than the stamp.
fn is_fresh(stamp: &Path, wasm: &Path) -> Result<bool, Failure> {
    let Ok(made) = stamp.metadata().and_then(|data| data.modified()) else {
        return Ok(false);
    };
    let program = std::env::current_exe().map_err(Failure::file("xtask"))?;
    let mut newest = site::newest(wasm)?.max(site::newest(&program)?);
    for folder in ASSETS {
        newest = newest.max(site::newest(Path::new(folder))?);
    }
    Ok(newest <= made)
}

/// The standard library is compiled along, for size, and a panic ends the worker at once, without
/// words that nobody would read there: 120 kB less to download. Cargo and rustc do that only when
/// told that we know it is not stable yet. Places in the source stay known: Dioxus tells its global
/// signals apart by them.
const FOR_SIZE: [&str; 3] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "--config=target.wasm32-unknown-unknown.rustflags=\
     ['-Zunstable-options','-Cpanic=immediate-abort']",
];

fn compile() -> Command {
    let mut command = cargo();
    command.args(["build", "--package=app", "--bin=app", "--target=wasm32-unknown-unknown"]);
    command.args(["--no-default-features", "--features=web", "--profile=web"]).args(FOR_SIZE);
    command.env("RUSTC_BOOTSTRAP", "1");
    command
}

fn bind(wasm: &Path, scratch: &Path) -> Result<(), Failure> {
    if scratch.exists() {
        fs::remove_dir_all(scratch).map_err(Failure::file(scratch))?;
    }
    Bindgen::new()
        .input_path(wasm)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .omit_default_module_path(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(scratch)
        })
        .map_err(|error| Failure::Words(format!("wasm-bindgen: {error:#}")))?;
    let script = scratch.join("app.js");
    let bound = fs::read_to_string(&script).map_err(Failure::file(&script))?;
    match bound.contains("from \"env\"") {
        true => Err(Failure::Words(
            "the app's C parts call functions that no browser has: see what app_bg.wasm imports \
             from `env`, and which of the flags in .cargo/config.toml leaves it to the system"
                .to_owned(),
        )),
        false => Ok(()),
    }
}

fn shrink(scratch: &Path) -> Command {
    let wasm = scratch.join("app_bg.wasm");
    let mut command = Command::new("node");
    command.arg("xtask/npm/node_modules/binaryen/bin/wasm-opt").args(SHRINKING);
    command.args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
    command
}

/// The page's and the worker's own scripts, beside what they load.
fn add_scripts(scratch: &Path) -> Result<(), Failure> {
    for script in ["boot.js", "worker.js"] {
        let from = Path::new("assets/web").join(script);
        fs::copy(&from, scratch.join(script)).map_err(Failure::file(&from))?;
    }
    Ok(())
}

/// Shrinks scripts of a folder; each stays what it is, under its name.
fn minified(folder: &Path, scripts: impl IntoIterator<Item = PathBuf>) -> Command {
    let mut command = Command::new("xtask/npm/node_modules/.bin/esbuild");
    command.args(["--minify", "--log-level=warning", "--allow-overwrite"]);
    command.arg(format!("--outdir={}", folder.display()));
    command.arg(format!("--outbase={}", folder.display()));
    command.args(scripts);
    command
}

fn lay_out(scratch: &Path, out: &Path) -> Result<(), Failure> {
    let mut site = Site::default();
    site.add_bundle("bundle", "app", scratch)?;
    site.add_folder(Path::new("assets/web/icons"))?;
    site.add_folder(Path::new("assets/fonts"))?;
    site.add_styles("app.css", Path::new("assets/styles"))?;
    site.add_page("manifest.webmanifest", Path::new("assets/web/manifest.webmanifest"))?;
    site.seal_version();
    site.add_page("index.html", Path::new("assets/web/index.html"))?;
    let version = site.write(out, Path::new("assets/web/sw.js"))?;
    eprintln!("   version {version} in {}", out.display());
    Ok(())
}
