//! The site as a set of files: names with content hashes, templates that know those names, and the
//! service worker's list of everything with its digest.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use crate::steps::Failure;

/// Files by their path from the root (`static/…`, `index.html`), and names for templates.
#[derive(Default)]
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
    names: BTreeMap<String, String>,
}

impl Site {
    /// Adds a folder whose files refer to each other by relative path, as one unit with one hash;
    /// templates know its address as `name`.
    pub(super) fn add_bundle(
        &mut self,
        name: &str,
        stem: &str,
        folder: &Path,
    ) -> Result<(), Failure> {
        let mut contents = BTreeMap::new();
        read_tree(folder, "", &mut contents)?;
        let mut hasher = Sha256::new();
        for (path, bytes) in &contents {
            hasher.update(path.as_bytes());
            hasher.update(Sha256::digest(bytes));
        }
        let root = format!("static/{stem}-{}", short(&hasher.finalize()));
        self.names.insert(name.to_owned(), format!("/{root}"));
        self.files
            .extend(contents.into_iter().map(|(path, bytes)| (format!("{root}/{path}"), bytes)));
        Ok(())
    }

    /// Adds every file of a folder under a hashed name; templates and styles know each by its plain
    /// name. A folder that is not there has no files.
    pub(super) fn add_folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let mut contents = BTreeMap::new();
        if folder.exists() {
            read_tree(folder, "", &mut contents)?;
        }
        for (path, bytes) in contents {
            self.add_hashed(&path, bytes);
        }
        Ok(())
    }

    /// Joins a folder's style sheets in the order of their names. Their `url("../fonts/NAME")` refer
    /// to files added before and become the hashed names.
    pub(super) fn add_styles(&mut self, name: &str, folder: &Path) -> Result<(), Failure> {
        let mut sheets = BTreeMap::new();
        read_tree(folder, "", &mut sheets)?;
        let mut joined = String::new();
        for (path, bytes) in sheets.iter().filter(|(path, _)| path.ends_with(".css")) {
            joined.push_str(&text(&folder.join(path), bytes)?);
            joined.push('\n');
        }
        for (font, address) in &self.names {
            joined = joined.replace(&format!("../fonts/{font}"), address);
        }
        if joined.contains("url(\"../") {
            return Err(Failure::Words(
                "a style sheet refers to a file that is not in assets/fonts".to_owned(),
            ));
        }
        self.add_hashed(name, bare(&joined).into_bytes());
        Ok(())
    }

    /// Adds a filled template under its plain name.
    pub(super) fn add_page(&mut self, name: &str, template: &Path) -> Result<(), Failure> {
        let bytes = fs::read(template).map_err(Failure::file(template))?;
        let filled = self.fill(&text(template, &bytes)?)?;
        self.files.insert(name.to_owned(), filled.into_bytes());
        Ok(())
    }

    /// Names the version by the content of all files added so far; the page added after this carries it.
    pub(super) fn seal_version(&mut self) {
        let mut hasher = Sha256::new();
        for (path, bytes) in &self.files {
            hasher.update(path.as_bytes());
            hasher.update(Sha256::digest(bytes));
        }
        let version = format!("{}+{}", env!("CARGO_PKG_VERSION"), short(&hasher.finalize()));
        self.names.insert("version".to_owned(), version);
    }

    /// Writes everything, and the service worker with its list; returns the version.
    pub(super) fn write(mut self, out: &Path, service_worker: &Path) -> Result<String, Failure> {
        let list: Vec<String> = self
            .files
            .iter()
            .map(|(path, bytes)| {
                format!("  [\"/{path}\", \"sha256-{}\"]", base64(&Sha256::digest(bytes)))
            })
            .collect();
        self.names.insert("files".to_owned(), format!("[\n{}\n]", list.join(",\n")));
        self.add_page("sw.js", service_worker)?;
        if out.exists() {
            fs::remove_dir_all(out).map_err(Failure::file(out))?;
        }
        for (path, bytes) in &self.files {
            let path = out.join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(Failure::file(folder))?;
            }
            fs::write(&path, bytes).map_err(Failure::file(&path))?;
        }
        Ok(self.names.remove("version").unwrap_or_default())
    }

    fn add_hashed(&mut self, name: &str, bytes: Vec<u8>) {
        let hash = short(&Sha256::digest(&bytes));
        let path = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("static/{stem}-{hash}.{extension}"),
            None => format!("static/{name}-{hash}"),
        };
        self.names.insert(name.to_owned(), format!("/{path}"));
        self.files.insert(path, bytes);
    }

    /// Replaces each `{{name}}`; a name nobody knows is a mistake in the template.
    fn fill(&self, template: &str) -> Result<String, Failure> {
        let mut parts = template.split("{{");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part
                .split_once("}}")
                .ok_or_else(|| Failure::Words("a template has {{ without }}".to_owned()))?;
            let value = self
                .names
                .get(name)
                .ok_or_else(|| Failure::Words(format!("no file is called {name}")))?;
            filled.push_str(value);
            filled.push_str(rest);
        }
        Ok(filled)
    }
}

/// The scripts of a folder and of those in it.
pub(super) fn scripts(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut contents = BTreeMap::new();
    read_tree(folder, "", &mut contents)?;
    let scripts = contents.into_keys().filter(|name| name.ends_with(".js"));
    Ok(scripts.map(|name| folder.join(name)).collect())
}

/// The latest change to a file, or to anything in a folder; a folder that is not there is old.
pub(super) fn newest(path: &Path) -> Result<SystemTime, Failure> {
    let Ok(data) = path.metadata() else {
        return Ok(SystemTime::UNIX_EPOCH);
    };
    let mut latest = data.modified().map_err(Failure::file(path))?;
    if data.is_dir() {
        for entry in fs::read_dir(path).map_err(Failure::file(path))? {
            latest = latest.max(newest(&entry.map_err(Failure::file(path))?.path())?);
        }
    }
    Ok(latest)
}

/// A style sheet without what only its writers read: comments, and the space around lines.
fn bare(styles: &str) -> String {
    let mut rest = styles;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines: Vec<_> = kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn read_tree(
    folder: &Path,
    prefix: &str,
    into: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let entry = entry.map_err(Failure::file(folder))?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            read_tree(&path, &format!("{name}/"), into)?;
        } else {
            into.insert(name, fs::read(&path).map_err(Failure::file(&path))?);
        }
    }
    Ok(())
}

fn text(path: &Path, bytes: &[u8]) -> Result<String, Failure> {
    String::from_utf8(bytes.to_vec())
        .map_err(|_| Failure::Words(format!("{} is not UTF-8", path.display())))
}

/// Sixteen hexadecimal digits: enough that two contents never share a name by chance.
fn short(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn base64(digest: &[u8]) -> String {
    data_encoding::BASE64.encode(digest)
}

#[cfg(test)]
mod tests {
    use super::{Site, bare};

    fn site() -> Site {
        let mut site = Site::default();
        site.add_hashed("icon.svg", b"<svg/>".to_vec());
        site
    }

    #[test]
    fn styles_lose_what_only_their_writers_read() {
        let styles = "/* Why. */\n.a {\n  color: red; /* so\n  it is */\n\n  margin: 0 1px;\n}\n";
        assert_eq!(bare(styles), ".a {\ncolor: red;\nmargin: 0 1px;\n}");
        assert_eq!(bare("p { content: \"  \"; }"), "p { content: \"  \"; }");
    }

    #[test]
    fn a_name_carries_its_contents_hash() {
        let path = &site().names["icon.svg"];
        assert_eq!(path, "/static/icon-d4dc56669143034f.svg");
        let mut other = Site::default();
        other.add_hashed("icon.svg", b"<svg></svg>".to_vec());
        assert_ne!(path, &other.names["icon.svg"]);
    }

    #[test]
    fn templates_know_names_and_refuse_others() {
        let filled = site().fill("<link href=\"{{icon.svg}}\">").unwrap();
        assert!(filled.starts_with("<link href=\"/static/icon-"), "{filled}");
        assert!(site().fill("{{icon.png}}").is_err());
        assert!(site().fill("{{icon.svg").is_err());
    }

    #[test]
    fn the_version_changes_with_any_file() {
        let mut first = site();
        first.seal_version();
        let mut second = site();
        second.add_hashed("app.css", b"p {}".to_vec());
        second.seal_version();
        assert_ne!(first.names["version"], second.names["version"]);
    }
}
