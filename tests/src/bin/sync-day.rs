//! `cargo xtask bench sync-day`: what a delegate's day costs over a rural link,
//! with a real engine and a real server; with `--photos 60` also while so many
//! photos are on their way. One JSON line a figure.
// A bench that cannot run says so at once.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use app::engine::command::{CountUnsent, Home, StartVisit, SyncNow};
use shared::sync::pack::RecordChanges;
use tests::day::Day;
use tests::pictures::{document, prepared};
use tests::slow_link::{Slowness, slow_link};
use tests::{Device, Link, PASSPHRASE, World};

const LINK: Slowness =
    Slowness { round_trip: Duration::from_millis(300), bits_per_second: 100_000.0 };
/// A request of so many bytes carries a piece of a page, no small photo.
const PIECE: usize = 16_000;
const PHOTO_BYTES: usize = 190_000;
/// Pages of one document.
const PAGES: usize = 15;

fn figure(metric: &str, value: f64, unit: &str, bar: Option<f64>) {
    let value = (value * 1000.0).round() / 1000.0;
    let ok = bar.is_none_or(|bar| value <= bar);
    let line = serde_json::json!({
        "bench": "sync-day", "metric": metric, "value": value, "unit": unit, "bar": bar,
        "better": "lower", "ok": ok,
    });
    println!("{line}");
}

fn a_day(world: &World, device: &Device) -> Day {
    let opened = device.opened(PASSPHRASE);
    Day::of(opened.install(), &opened.kept(), world.now())
}

fn server(world: &World) -> String {
    world.origin().trim_start_matches("http://").to_owned()
}

/// The day alone; how long it took.
async fn without_photos() -> f64 {
    let world = World::new().await;
    let mut device = world.enrolled("delegate").await;
    let day = a_day(&world, &device);
    device.opened(PASSPHRASE).write_down(&day.records);
    let json = zstd::bulk::compress(day.json.as_bytes(), 19).unwrap().len();

    let (address, carried) = slow_link(server(&world), LINK).await;
    device.reach_through(&address);
    device.traffic.clear();
    let started = Instant::now();
    device.sync().await;
    let seconds = started.elapsed().as_secs_f64();
    let home = Home { search: String::new(), offset: 0, limit: 1 };
    assert_eq!(device.call(home).await.unwrap().unsent.records, 0, "something is still unsent");
    assert_eq!(device.opened(PASSPHRASE).kept(), world.kept_of("delegate").await);

    let up = carried.up.load(Ordering::SeqCst);
    let down = carried.down.load(Ordering::SeqCst);
    figure("exchanges", device.traffic.len() as f64, "exchanges", Some(2.0));
    figure("bytes_up", up as f64, "bytes", None);
    figure("bytes_down", down as f64, "bytes", None);
    figure("json_zstd_19", json as f64, "bytes", None);
    figure("ratio", (up + down) as f64 / json as f64, "times", Some(2.0));
    figure("seconds", seconds, "s", Some(3.0));
    for (path, up, down) in &device.traffic {
        eprintln!("{path}: {up} bytes up, body of {down} bytes down");
    }
    seconds
}

/// Documents with so many pages, taken without a link.
async fn take_photos(device: &mut Device, photos: usize) {
    device.link = Link::Down;
    let home = Home { search: String::new(), offset: 0, limit: 20 };
    let cases = device.call(home).await.unwrap().cases;
    for (nth, row) in (0..photos.div_ceil(PAGES)).zip(cases) {
        let visit = device.call(StartVisit { case: row.case, held: true }).await.unwrap();
        let pages = (nth * PAGES..photos.min((nth + 1) * PAGES))
            .map(|seed| prepared(seed as u64, PHOTO_BYTES))
            .collect();
        document(device, visit, pages).await;
    }
    device.link = Link::Up;
}

fn is_piece(path: &str, up: usize) -> bool {
    path.starts_with("/api/photos") && up > PIECE
}

/// The same day while photos are on their way, by the real clock; how long it
/// took from when it was written down.
async fn with_photos(photos: usize) -> f64 {
    let world = World::new().await;
    let mut device = world.enrolled("delegate").await;
    let day: Vec<RecordChanges> = a_day(&world, &device).records;
    take_photos(&mut device, photos).await;
    let (address, _) = slow_link(server(&world), LINK).await;
    device.reach_through(&address);
    device.ask(SyncNow {}).unwrap();
    let mut written = None;
    device
        .live(|device| {
            let Some(_) = written else {
                // One piece went, and the next is on its way.
                if device.traffic.iter().any(|(path, up, _)| is_piece(path, *up)) {
                    device.opened(PASSPHRASE).write_down(&day);
                    device.traffic.clear();
                    written = Some(Instant::now());
                    device.ask(SyncNow {}).unwrap();
                }
                return false;
            };
            device.ask(CountUnsent {}).unwrap().records == 0
        })
        .await;
    let seconds = written.unwrap().elapsed().as_secs_f64();
    let (waiting, _) = device.opened(PASSPHRASE).photos();
    assert!(waiting as usize > photos / 2, "only {waiting} photos were still waiting");
    for (path, up, down) in &device.traffic {
        eprintln!("{path}: {up} bytes up, body of {down} bytes down");
    }
    seconds
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let photos = match (arguments.next().as_deref(), arguments.next()) {
        (Some("--photos"), Some(photos)) => photos.parse().expect("a number of photos"),
        (None, _) => 0,
        _ => panic!("usage: sync-day [--photos N]"),
    };
    let alone = without_photos().await;
    if photos > 0 {
        let beside = with_photos(photos).await;
        figure("seconds_beside_photos", beside, "s", None);
        // Not later than one exchange more.
        figure("later_for_photos", beside - alone, "s", Some((alone * 1000.0).round() / 1000.0));
    }
}
