//! Uploads by clients that are not ours: `tus-js-client` in Node and `tuspy` in
//! Python send photos to a real server over a link that is cut at random, give
//! up at random themselves, go on, and fetch what arrived. `upload-clients
//! PYTHON`, with a Python that has tuspy; the clients lie in `tests/interop`.
// A check that cannot run says so at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::Ordering;

use data_encoding::BASE64;
use jpeg_encoder::{ColorType, Encoder};
use serde_json::json;
use sha2::{Digest, Sha256};
use shared::form::Value;
use shared::ids::PhotoId;
use shared::record::photo::PhotoCitation;
use shared::record::{Edit, Kind};
use shared::sync::pack::RecordChanges;
use tests::cutting_link::cutting_link;
use tests::{ByHand, World, meta};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// Photos that each client sends.
const PHOTOS: u64 = 10;
/// In how many bytes most connections are cut.
const WITHIN: u64 = 80_000;

/// A page of stripes and grain, different for each seed, as a camera's pipeline
/// would leave it: 100 to 300 kB.
fn photographed(seed: u64) -> Vec<u8> {
    let (width, height) = (700 + 40 * (seed % 7) as u16, 900);
    let mut grain = seed;
    let pixels: Vec<u8> = (0..u32::from(width) * u32::from(height) * 3)
        .map(|at| {
            grain = grain.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let stripe = if at / 90 % 3 == 0 { 60 } else { 170 };
            stripe + (grain >> 59) as u8
        })
        .collect();
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 80).encode(&pixels, width, height, ColorType::Rgb).unwrap();
    jpeg
}

/// Has a delegate's device hand in a document that cites photos; what a client
/// is told.
async fn told(by: &mut ByHand, world: &World, number: u64) -> serde_json::Value {
    let mut pages = Vec::new();
    let mut photos = Vec::new();
    for seed in number * 100..number * 100 + PHOTOS {
        let bytes = photographed(seed);
        let mut id = [7; 16];
        id[..8].copy_from_slice(&seed.to_be_bytes());
        let sha256: [u8; 32] = Sha256::digest(&bytes).into();
        let id = PhotoId::from_bytes(id);
        let citation = PhotoCitation { id, sha256, bytes: bytes.len() as u32 };
        let path = format!("pages/p{seed}/photo").parse().unwrap();
        pages.push(Edit::short(path, Value::Photo(citation)));
        photos.push(json!({
            "id": id.to_string(),
            "sha256": data_encoding::HEXLOWER.encode(&sha256),
            "bytes": BASE64.encode(&bytes),
        }));
    }
    let meta = meta(number, Kind::Document, world.a_case());
    let document: RecordChanges = by.record(meta, world.now() / 1_000, &[pages]);
    let answer = by.push(&[document]).await;
    assert_eq!(answer.verdicts, []);
    json!({ "bearer": answer.bearer.token, "photos": photos, "seed": number })
}

/// Runs a client; how often it gave up itself.
async fn run(mut client: Command, told: &serde_json::Value) -> u64 {
    let name = client.as_std().get_program().to_string_lossy().into_owned();
    let mut child = client
        .current_dir("tests/interop")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{name} cannot be started: {error}"));
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(told.to_string().as_bytes()).await.unwrap();
    drop(stdin);
    let output = child.wait_with_output().await.unwrap();
    assert!(output.status.success(), "{name} ended with {}", output.status);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["whole"], PHOTOS, "{name}: photos that arrived as they were sent");
    said["gave_up"].as_u64().unwrap()
}

#[tokio::main]
async fn main() {
    let python = std::env::args().nth(1).expect("upload-clients PYTHON");
    let python = std::path::absolute(Path::new(&python)).unwrap();
    let world = World::new().await;
    let mut delegate = ByHand::enrol(&world, &world.code("delegate")).await;
    let server = world.origin().trim_start_matches("http://").to_owned();
    let mut clients = [
        ("tus-js-client", Command::new("node"), "upload.js"),
        ("tuspy", Command::new(python), "upload.py"),
    ];
    for (number, (name, client, script)) in (1..).zip(&mut clients) {
        let mut told = told(&mut delegate, &world, number).await;
        let (link, cuts) = cutting_link(server.clone(), WITHIN, number).await;
        told["link"] = format!("http://{link}").into();
        told["server"] = world.origin().into();
        let mut command = std::mem::replace(client, Command::new("true"));
        command.arg(script);
        let gave_up = run(command, &told).await;
        let cuts = cuts.load(Ordering::SeqCst);
        assert!(cuts > 5 && gave_up > 3, "{name}: {cuts} cuts, gave up {gave_up} times");
        println!(
            "{name}: {PHOTOS} photos arrived whole, after {cuts} connections were cut \
             and the client gave up {gave_up} times"
        );
    }
}
