mod office;
mod photos;

use std::path::Path;
use std::time::Duration;

use shared::sync::exchange::{Refusal, SyncReply};
use shared::sync::{MAX_BODY, codec};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::{Server, Settings};

/// A server on a port of its own.
struct Running {
    address: String,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
    _folder: tempfile::TempDir,
}

/// What came back.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn has(&self, header: &str) -> bool {
        self.head.to_ascii_lowercase().contains(&header.to_ascii_lowercase())
    }
}

fn app(folder: &Path) {
    std::fs::create_dir_all(folder.join("static")).unwrap();
    let files = [
        ("index.html", "<!doctype html><title>مندوب</title>"),
        ("index.html.br", "as if compressed"),
        ("sw.js", "self"),
        ("static/app-0123456789abcdef.wasm", "\0asm"),
    ];
    for (name, content) in files {
        std::fs::write(folder.join(name), content).unwrap();
    }
}

async fn start() -> Running {
    let folder = tempfile::tempdir().unwrap();
    let web = folder.path().join("web");
    app(&web);
    let settings = Settings { web: Some(web), ..Settings::new(folder.path().join("data")) };
    let server = Server::open(settings).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(async move {
        server.serve(listener, async { stopped.await.unwrap_or_default() }).await;
    });
    Running { address, stop, ended, _folder: folder }
}

impl Running {
    async fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        // The server may answer, and hang up, before it was sent everything.
        let _ = stream.write_all(request).await;
        answer(stream).await
    }

    async fn get(&self, path: &str, headers: &str) -> Answer {
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n");
        self.send(request.as_bytes()).await
    }

    async fn post(&self, path: &str, body: &[u8]) -> Answer {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Content-Type: application/cbor\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        self.send(&[head.as_bytes(), body].concat()).await
    }
}

async fn answer(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let status = head.split_whitespace().nth(1).unwrap().parse().unwrap();
    Answer { status, head, body: bytes[end + 4..].to_vec() }
}

#[tokio::test]
async fn the_app_is_served_strictly() {
    let server = start().await;
    let page = server.get("/", "Accept: text/html\r\n").await;
    assert_eq!(page.status, 200);
    assert!(page.has("cache-control: no-cache"));
    assert!(page.has("content-security-policy: default-src 'self'; script-src 'self' 'wasm-"));
    assert!(page.has("frame-ancestors 'none'") && page.has("nosniff"));
    assert!(page.has("referrer-policy: no-referrer"));
    assert!(page.has("permissions-policy: camera=(self), geolocation=(self)"));
    assert!(page.has("cross-origin-opener-policy: same-origin"));
    let compressed = server.get("/", "Accept-Encoding: br, gzip\r\n").await;
    assert!(compressed.has("content-encoding: br") && compressed.has("vary: accept-encoding"));
    assert_eq!(compressed.body, b"as if compressed");
    let hashed = server.get("/static/app-0123456789abcdef.wasm", "").await;
    assert!(hashed.has("cache-control: public, max-age=31536000, immutable"));
    assert!(hashed.has("content-type: application/wasm"));
    assert!(server.get("/sw.js", "").await.has("cache-control: no-cache"));
}

#[tokio::test]
async fn only_navigations_fall_back_to_the_app() {
    let server = start().await;
    let deep = server.get("/visits/abc", "Accept: text/html,*/*\r\n").await;
    assert_eq!((deep.status, &deep.body[..5]), (200, b"<!doc".as_slice()));
    for (path, headers) in [
        ("/missing.js", ""),
        ("/static/gone.js", "Accept: text/html\r\n"),
        ("/api/unknown", "Accept: text/html\r\n"),
        ("/../data/mandoob.db", "Accept: */*\r\n"),
        ("/%2e%2e/data/mandoob.db", ""),
    ] {
        let answer = server.get(path, headers).await;
        assert!(answer.status == 404 || answer.status == 400, "{path}: {}", answer.status);
    }
}

#[tokio::test]
async fn bad_bodies_are_told_and_the_server_stays_well() {
    let server = start().await;
    let malformed = server.post("/api/sync", b"not a message").await;
    assert_eq!(malformed.status, 400);
    let reply: SyncReply = codec::decompress(&malformed.body).unwrap();
    assert_eq!(reply, SyncReply::Refused(Refusal::Malformed));
    assert!(malformed.has("cache-control: no-store"));
    let large = server.post("/api/sync", &vec![0; MAX_BODY + 1]).await;
    assert_eq!(large.status, 413);
    let reply: SyncReply = codec::decompress(&large.body).unwrap();
    assert_eq!(reply, SyncReply::Refused(Refusal::TooLarge));
    for path in ["/api/enrol", "/api/envelopes"] {
        assert_eq!(server.post(path, b"not a message").await.status, 400);
    }
    assert_eq!(server.post("/api/enrol", &[0; 5_000]).await.status, 413);
    // A body that ends before it is whole.
    let mut stream = TcpStream::connect(&server.address).await.unwrap();
    let cut = b"POST /api/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nhalf";
    stream.write_all(cut).await.unwrap();
    drop(stream);
    let health = server.get("/api/health", "").await;
    assert_eq!(
        (health.status, health.body.as_slice()),
        (200, br#"{"status":"ok","protocol":1}"#.as_slice())
    );
}

#[tokio::test]
async fn shutting_down_finishes_what_was_begun() {
    let server = start().await;
    let mut stream = TcpStream::connect(&server.address).await.unwrap();
    let head = b"POST /api/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nno";
    stream.write_all(head).await.unwrap();
    // It has been taken up once another, later one was answered.
    server.get("/api/health", "").await;
    server.stop.send(()).unwrap();
    while TcpStream::connect(&server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    stream.write_all(b"no").await.unwrap();
    assert_eq!(answer(stream).await.status, 400);
    tokio::time::timeout(Duration::from_secs(10), server.ended).await.unwrap().unwrap();
}
