//! A photo of a page is as legible after our preparation as before: tesseract
//! reads at least 95 % of what it reads in the camera's own file.

use std::path::Path;

use app::photo::{MAX_BYTES, Point, Shaping, prepare};
use tests::legibility::camera::Shot;
use tests::legibility::printed::{SHEETS, browser};
use tests::legibility::reader;

const KEPT: f64 = 0.95;
/// What tesseract must read in the camera's file, for the comparison to mean anything.
const READABLE: f64 = 0.85;

/// Three ways of holding a phone.
fn shots() -> [Shot; 3] {
    let plain = Shot::default();
    [
        plain,
        Shot {
            corners: [(0.11, 0.06), (0.9, 0.04), (0.95, 0.95), (0.06, 0.96)],
            light: 0.6,
            noise: 5.0,
            blur: 1.4,
            ..plain
        },
        Shot {
            corners: [(0.05, 0.04), (0.95, 0.06), (0.94, 0.96), (0.06, 0.95)],
            noise: 4.0,
            blur: 1.2,
            table: [60, 66, 74],
            ..plain
        },
    ]
}

#[test]
fn pages_stay_legible() {
    let (Some(browser), true) = (browser(), reader::is_here()) else {
        assert!(std::env::var_os("CI").is_none(), "tesseract or the browser is missing");
        eprintln!("skipped: `cargo xtask setup test` installs tesseract and the browser");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    for (sheet, shot) in SHEETS.iter().zip(shots()) {
        let photo = shot.of(&sheet.print(&browser, folder.path())).to_jpeg(90);
        let seen = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(format!("{}-{name}.jpg", sheet.name));
            std::fs::write(&path, bytes).expect("a file");
            reader::score(sheet.text, &reader::read(Path::new(&path)))
        };
        let before = seen("camera", &photo);
        assert!(before >= READABLE, "{}: {before:.3} before", sheet.name);
        let corners = shot.corners.map(|(x, y)| Point { x, y });
        for (name, corners) in [("whole", None), ("cut", Some(corners))] {
            let prepared =
                prepare(&photo, &Shaping { quarter_turns: 0, corners }).expect("a photo");
            assert!(prepared.photo.len() <= MAX_BYTES);
            assert_eq!(prepared.doubts, [], "{} {name}", sheet.name);
            let after = seen(name, &prepared.photo);
            eprintln!(
                "{} {name}: {before:.3} before, {after:.3} after, {} bytes, {} x {}",
                sheet.name,
                prepared.photo.len(),
                prepared.width,
                prepared.height
            );
            assert!(after >= KEPT * before, "{} {name}: {before:.3}, then {after:.3}", sheet.name);
        }
    }
}
