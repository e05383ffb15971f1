//! `cargo xtask bench photo`: how long 12 megapixels take to become a small
//! legible photo, on native. One JSON line. With a path it writes the camera's
//! file there, for the same measurement in a browser.
// A bench that cannot run says so at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::time::Instant;

use app::photo::{MAX_BYTES, Shaping, prepare};
use tests::legibility::camera::Shot;
use tests::legibility::drawn;

const ROUNDS: usize = 15;
const BAR_MS: f64 = 150.0;

fn main() {
    let photo = Shot::default().of(&drawn::page()).to_jpeg(90);
    if let Some(path) = std::env::args_os().nth(1) {
        std::fs::write(path, &photo).expect("a place for the photo");
    }
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let started = Instant::now();
            let prepared = prepare(&photo, &Shaping::default()).unwrap();
            assert!(prepared.photo.len() <= MAX_BYTES);
            started.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let value = times[ROUNDS / 2].round();
    let line = serde_json::json!({
        "bench": "photo", "metric": "native_12_megapixels", "value": value, "unit": "ms",
        "bar": BAR_MS, "better": "lower", "ok": value <= BAR_MS,
    });
    println!("{line}");
}
