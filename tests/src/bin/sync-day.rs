//! `cargo xtask bench sync-day`: what a delegate's day costs over a rural link,
//! with a real engine and a real server. One JSON line a figure.
// A bench that cannot run says so at once.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use app::engine::command::Home;
use tests::day::Day;
use tests::slow_link::{Slowness, slow_link};
use tests::{PASSPHRASE, World};

const LINK: Slowness =
    Slowness { round_trip: Duration::from_millis(300), bits_per_second: 100_000.0 };

fn figure(metric: &str, value: f64, unit: &str, bar: Option<f64>) {
    let ok = bar.is_none_or(|bar| value <= bar);
    let line = serde_json::json!({
        "bench": "sync-day", "metric": metric, "value": value, "unit": unit, "bar": bar,
        "better": "lower", "ok": ok,
    });
    println!("{line}");
}

#[tokio::main]
async fn main() {
    let world = World::new().await;
    let mut device = world.enrolled("delegate").await;
    let opened = device.opened(PASSPHRASE);
    let day = Day::of(opened.install(), &opened.kept(), world.now());
    opened.write_down(&day.records);
    drop(opened);
    let json = zstd::bulk::compress(day.json.as_bytes(), 19).unwrap().len();

    let server = world.origin().trim_start_matches("http://").to_owned();
    let (address, carried) = slow_link(server, LINK).await;
    device.reach_through(&address);
    device.traffic.clear();
    let started = Instant::now();
    device.sync().await;
    let seconds = started.elapsed().as_secs_f64();
    let home = Home { search: String::new(), offset: 0, limit: 1 };
    assert_eq!(device.call(home).await.unwrap().unsent.records, 0, "something is still unsent");
    assert_eq!(device.opened(PASSPHRASE).kept(), world.kept().await);

    let up = carried.up.load(Ordering::SeqCst);
    let down = carried.down.load(Ordering::SeqCst);
    let rounded = |value: f64| (value * 1000.0).round() / 1000.0;
    figure("exchanges", device.traffic.len() as f64, "exchanges", Some(2.0));
    figure("bytes_up", up as f64, "bytes", None);
    figure("bytes_down", down as f64, "bytes", None);
    figure("json_zstd_19", json as f64, "bytes", None);
    figure("ratio", rounded((up + down) as f64 / json as f64), "times", Some(2.0));
    figure("seconds", rounded(seconds), "s", Some(3.0));
    for (path, up, down) in &device.traffic {
        eprintln!("{path}: {up} bytes up, body of {down} bytes down");
    }
}
