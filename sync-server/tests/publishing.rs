//! The commands with which an office enters its association and publishes its
//! profile, as they are typed.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn asset(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets").join(path)
}

fn run(command: &str, data: &Path, association: &Path, office: Option<&Path>) -> Output {
    let mut server = Command::new(env!("CARGO_BIN_EXE_sync-server"));
    server.arg(command).arg("--data").arg(data).arg("--association").arg(association);
    if let Some(office) = office {
        server.arg("--office").arg(office);
    }
    server.output().unwrap()
}

/// What the command complains of.
fn refused(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_five_associations_live_in_one_store() {
    let data = tempfile::tempdir().unwrap();
    for id in [
        "muwayh-orphans",
        "bukayriyah-development",
        "open-academy",
        "jazan-crises",
        "kafal-prisoners",
    ] {
        let profile = asset(&format!("associations/{id}.toml"));
        let office = asset(&format!("demo/{id}.toml"));
        let loaded = run("load", data.path(), &profile, Some(&office));
        assert!(loaded.status.success(), "{id}: {}", String::from_utf8_lossy(&loaded.stderr));
        let loaded: serde_json::Value = serde_json::from_slice(&loaded.stdout).unwrap();
        assert_eq!(loaded.get("association").and_then(|name| name.as_str()), Some(id));
    }
}

#[test]
fn a_faulty_file_is_refused_with_its_name_line_and_reason() {
    let data = tempfile::tempdir().unwrap();
    let good = std::fs::read_to_string(asset("associations/kafal-prisoners.toml")).unwrap();
    let office = asset("demo/kafal-prisoners.toml");
    let bad = data.path().join("kafal.toml");
    std::fs::write(&bad, good.replacen("minutes = 3", "minutes = 300", 1)).unwrap();
    let line = good.lines().position(|line| line == "minutes = 3").unwrap() + 1;
    let wanted = format!("{}, line {line}: `lock.minutes` must be from 1 to 60", bad.display());
    for (command, office) in [("load", Some(&*office)), ("publish", None)] {
        let said = refused(&run(command, data.path(), &bad, office));
        assert!(said.contains(&wanted), "{command}: {said}");
    }
    let bad_office = data.path().join("office.toml");
    let text = std::fs::read_to_string(&office).unwrap();
    std::fs::write(&bad_office, text.replacen("role =", "rank =", 1)).unwrap();
    let profile = asset("associations/kafal-prisoners.toml");
    let said = refused(&run("load", data.path(), &profile, Some(&bad_office)));
    assert!(said.contains(&format!("{}, line ", bad_office.display())), "{said}");
}

#[test]
fn a_changed_profile_is_published_as_a_later_version_or_not_at_all() {
    let data = tempfile::tempdir().unwrap();
    let profile = asset("associations/kafal-prisoners.toml");
    let office = asset("demo/kafal-prisoners.toml");
    assert!(!run("publish", data.path(), &profile, None).status.success(), "nobody knows it yet");
    assert!(run("load", data.path(), &profile, Some(&office)).status.success());
    let text = std::fs::read_to_string(&profile).unwrap();
    let changed = data.path().join("changed.toml");
    let text = text.replacen("minutes = 3", "minutes = 4", 1);
    std::fs::write(&changed, &text).unwrap();
    for (command, office) in [("publish", None), ("load", Some(&*office))] {
        let said = refused(&run(command, data.path(), &changed, office));
        assert!(said.contains("must be higher than that; it says 2"), "{said}");
    }
    std::fs::write(&changed, text.replacen("version = 2", "version = 3", 1)).unwrap();
    assert!(run("publish", data.path(), &changed, None).status.success());
    assert!(run("publish", data.path(), &changed, None).status.success(), "it stands already");
    // The former one would take back what was published.
    let said = refused(&run("load", data.path(), &profile, Some(&office)));
    assert!(said.contains("of version 3"), "{said}");
}

#[test]
fn a_guide_lies_beside_the_profile_and_is_what_it_may_be() {
    let data = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let office = asset("demo/kafal-prisoners.toml");
    let text = std::fs::read_to_string(asset("associations/kafal-prisoners.toml")).unwrap();
    let profile = folder.path().join("profile.toml");
    let naming = |name: &str| {
        let named = format!("code = \"bylaws\", file = \"{name}\", ");
        std::fs::write(&profile, text.replacen("code = \"bylaws\", ", &named, 1)).unwrap();
    };
    let line = text.lines().position(|line| line.contains("code = \"bylaws\"")).unwrap() + 1;
    std::fs::write(folder.path().join("archive.pdf"), b"PK\x03\x04").unwrap();
    std::fs::write(folder.path().join("large.txt"), vec![b'a'; 4 * 1024 * 1024 + 1]).unwrap();
    for (name, reason) in [
        ("missing.pdf", "cannot be read"),
        ("archive.pdf", "is neither a PDF nor plain text"),
        ("large.txt", "has more than 4 MiB"),
        ("../profile.toml", "must be the name of a file, without folders"),
    ] {
        naming(name);
        let said = refused(&run("load", data.path(), &profile, Some(&office)));
        let wanted = format!("{}, line {line}: `tools.0.file` ", profile.display());
        assert!(said.contains(&wanted) && said.contains(reason), "{name}: {said}");
    }
    std::fs::write(folder.path().join("bylaws.pdf"), b"%PDF-1.7 invented").unwrap();
    naming("bylaws.pdf");
    assert!(run("load", data.path(), &profile, Some(&office)).status.success());
    let kept: Vec<_> = std::fs::read_dir(data.path().join("guides/kafal-prisoners"))
        .unwrap()
        .map(|kept| std::fs::read(kept.unwrap().path()).unwrap())
        .collect();
    assert_eq!(kept, [b"%PDF-1.7 invented"]);
    // Another file under the same name is another profile.
    std::fs::write(folder.path().join("bylaws.pdf"), b"%PDF-1.7 changed").unwrap();
    let said = refused(&run("publish", data.path(), &profile, None));
    assert!(said.contains("must be higher than that"), "{said}");
}
