//! The server as a process of its own, killed in the middle of uploads: what
//! it told is there when it comes back, and the photo goes on from there.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use data_encoding::BASE64;
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};
use shared::form::Value;
use shared::ids::{PhotoId, RecordId};
use shared::record::photo::PhotoCitation;
use shared::record::{Author, Edit, Kind, Record, RecordMeta};
use shared::sync::enrol::{EnrolReply, EnrolRequest, Enrolled};
use shared::sync::exchange::{SyncReply, SyncRequest};
use shared::sync::pack::{self, RecordChanges};
use shared::sync::signed::{Nonce, SignedRequest};
use shared::sync::{PROTOCOL, codec, keys};
use tokio::io::AsyncWriteExt;

const ASSOCIATION: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/associations/muwayh-orphans.toml");
const OFFICE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/demo/muwayh-orphans.toml");
const BYTES: usize = 400_000;

fn server() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sync-server"))
}

/// The server's process, which ends with the test whatever happens.
struct Process {
    child: Child,
    address: String,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(data: &Path) -> Process {
    let mut child = server()
        .args(["serve", "--listen", "127.0.0.1:0", "--log", "json", "--data"])
        .arg(data)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let address = lines.find_map(|line| {
        let line: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        line["fields"]["address"].as_str().map(str::to_owned)
    });
    // Somebody must read what it goes on to say.
    std::thread::spawn(move || lines.for_each(drop));
    Process { child, address: address.expect("the server serves") }
}

fn delegates_code(data: &Path) -> String {
    let loaded = server()
        .args(["load", "--association", ASSOCIATION, "--office", OFFICE, "--data"])
        .arg(data)
        .output()
        .unwrap();
    assert!(loaded.status.success());
    let loaded: serde_json::Value = serde_json::from_slice(&loaded.stdout).unwrap();
    let people = loaded["people"].as_array().unwrap();
    let delegate = people.iter().find(|person| person["role"] == "delegate").unwrap();
    delegate["code"].as_str().unwrap().to_owned()
}

/// Enrols, hands in a document that cites the photo, and gives the bearer.
async fn cite(http: &reqwest::Client, origin: &str, code: &str, photo: PhotoCitation) -> String {
    let key = SigningKey::from_bytes(&[3; 32]);
    let verifying = keys::verifying(&key);
    let request = EnrolRequest { protocol: PROTOCOL, code: code.into(), verifying };
    let post = |path: &str, body: Vec<u8>| http.post(format!("{origin}{path}")).body(body).send();
    let reply = post("/api/enrol", codec::to_cbor(&request).unwrap()).await.unwrap();
    let reply = codec::from_cbor(&reply.bytes().await.unwrap()).unwrap();
    let EnrolReply::Enrolled(enrolled) = reply else { panic!("not enrolled: {reply:?}") };
    let Enrolled { install, challenge, .. } = *enrolled;
    let case: RecordId = "qx35vwuugra3qcypmtbw2sdydq".parse().unwrap();
    let meta = RecordMeta { id: RecordId::from_bytes([4; 16]), kind: Kind::Document, case };
    let mut record = Record::new(meta).unwrap();
    let author = Author { install, epoch: 0, at: 1_795_000_000 };
    let edit = Edit::short("pages/a/photo".parse().unwrap(), Value::Photo(photo));
    record.write(&author, &[edit]).unwrap();
    let push = pack::pack(&[RecordChanges { meta, changes: record.changes() }]).unwrap();
    let request = SyncRequest {
        cursor: None,
        push,
        opened: Vec::new(),
        assignments: Vec::new(),
        follow: false,
        satisfaction: false,
        room: 65_536,
    };
    let nonce = Nonce([5; 16]);
    let signed = SignedRequest::sign(&key, install, challenge, nonce, &request).unwrap();
    let reply = post("/api/sync", codec::to_cbor(&signed).unwrap()).await.unwrap();
    let reply = codec::decompress(&reply.bytes().await.unwrap()).unwrap();
    let SyncReply::Done(answer) = reply else { panic!("{reply:?}") };
    assert_eq!(answer.verdicts, []);
    answer.bearer.token
}

async fn offset(http: &reqwest::Client, url: &str, bearer: &str) -> usize {
    let asked = http.head(url).bearer_auth(bearer).header("tus-resumable", "1.0.0");
    let answer = asked.send().await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.headers()["upload-offset"].to_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_server_killed_in_the_middle_of_an_upload_goes_on_where_it_was() {
    let data = tempfile::tempdir().unwrap();
    let code = delegates_code(data.path());
    let bytes: Vec<u8> = (0..BYTES).map(|at| (at * at % 253) as u8).collect();
    let photo = PhotoCitation {
        id: PhotoId::from_bytes([6; 16]),
        sha256: Sha256::digest(&bytes).into(),
        bytes: BYTES as u32,
    };
    let http = reqwest::Client::new();
    let mut process = serve(data.path());
    let origin = format!("http://{}", process.address);
    let bearer = cite(&http, &origin, &code, photo).await;
    let named = BASE64.encode(photo.id.to_string().as_bytes());
    let created = http
        .post(format!("{origin}/api/photos"))
        .bearer_auth(&bearer)
        .header("tus-resumable", "1.0.0")
        .header("upload-length", BYTES)
        .header("upload-metadata", format!("photo {named}"));
    assert_eq!(created.send().await.unwrap().status(), 201);

    let (mut there, mut kills) = (0, 0);
    while there < BYTES - 100_000 {
        // 40,000 bytes are answered for; of 50,000 more the server is killed.
        let url = format!("http://{}/api/photos/{}", process.address, photo.id);
        let piece = bytes[there..there + 40_000].to_vec();
        let patch = http
            .patch(&url)
            .bearer_auth(&bearer)
            .header("tus-resumable", "1.0.0")
            .header("upload-offset", there)
            .header("content-type", "application/offset+octet-stream")
            .body(piece);
        assert_eq!(patch.send().await.unwrap().status(), 204);
        let told = there + 40_000;
        let head = format!(
            "PATCH /api/photos/{} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bearer}\r\n\
             Tus-Resumable: 1.0.0\r\nUpload-Offset: {told}\r\n\
             Content-Type: application/offset+octet-stream\r\nContent-Length: 50000\r\n\r\n",
            photo.id
        );
        let mut stream = tokio::net::TcpStream::connect(&process.address).await.unwrap();
        let half = &bytes[told..told + 25_000];
        stream.write_all(&[head.as_bytes(), half].concat()).await.unwrap();
        process.child.kill().unwrap();
        process.child.wait().unwrap();
        kills += 1;
        process = serve(data.path());
        let url = format!("http://{}/api/photos/{}", process.address, photo.id);
        there = offset(&http, &url, &bearer).await;
        assert!((told..=told + 25_000).contains(&there), "{there} where {told} was told");
    }
    assert!(kills > 3);
    let url = format!("http://{}/api/photos/{}", process.address, photo.id);
    let rest = http
        .patch(&url)
        .bearer_auth(&bearer)
        .header("tus-resumable", "1.0.0")
        .header("upload-offset", there)
        .header("content-type", "application/offset+octet-stream")
        .body(bytes[there..].to_vec());
    assert_eq!(rest.send().await.unwrap().status(), 204);
    let whole = http.get(&url).bearer_auth(&bearer).send().await.unwrap();
    assert!(whole.bytes().await.unwrap() == bytes);
}
