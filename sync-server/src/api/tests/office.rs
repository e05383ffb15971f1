//! An office whose server listens, and requests as a tus client makes them,
//! byte by byte.

use data_encoding::BASE64;
use shared::ids::PhotoId;
use shared::record::Kind;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::{Answer, answer};
use crate::api;
use crate::photos::PhotoLimits;
use crate::service::tests::citing::photo;
use crate::service::tests::world::*;

/// A server, and Amal's device whose document cites the photos 1 to 9.
pub(super) struct Office {
    pub(super) world: World,
    pub(super) address: String,
    pub(super) amal: Device,
    pub(super) bearer: String,
    serving: JoinHandle<()>,
}

impl Drop for Office {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

pub(super) async fn office(limits: PhotoLimits) -> Office {
    let world = World::limited(limits).await;
    let mut amal = world.device(AMAL).await;
    let photos: Vec<_> = (1..10).map(photo).collect();
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    let bearer = amal.sync(&world, &[case, amal.citing(2, 1, &photos)]).await.bearer.token;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let router = api::router(&world.service, None);
    let serving =
        tokio::spawn(crate::listen::serve(listener, router, std::future::pending::<()>()));
    Office { world, address, amal, bearer, serving }
}

pub(super) fn metadata(id: PhotoId) -> String {
    format!("filename eA==, photo {}", BASE64.encode(id.to_string().as_bytes()))
}

impl Office {
    pub(super) async fn new() -> Self {
        office(PhotoLimits::default()).await
    }

    pub(super) async fn ask(&self, bearer: &str, line: &str, headers: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        let head = format!(
            "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Authorization: Bearer {bearer}\r\nContent-Length: {}\r\n{headers}\r\n",
            body.len()
        );
        // The server may answer, and hang up, before it was sent everything.
        let _ = stream.write_all(&[head.as_bytes(), body].concat()).await;
        answer(stream).await
    }

    pub(super) async fn begin(&self, bearer: &str, id: PhotoId, length: &str) -> Answer {
        let headers = format!(
            "Tus-Resumable: 1.0.0\r\nUpload-Length: {length}\r\nUpload-Metadata: {}\r\n",
            metadata(id)
        );
        self.ask(bearer, "POST /api/photos", &headers, b"").await
    }

    pub(super) async fn more(&self, id: PhotoId, offset: &str, bytes: &[u8]) -> Answer {
        let line = format!("PATCH /api/photos/{id}");
        let headers = format!(
            "Tus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\n\
             Content-Type: application/offset+octet-stream\r\n"
        );
        self.ask(&self.bearer, &line, &headers, bytes).await
    }

    pub(super) async fn stands(&self, id: PhotoId) -> Option<u64> {
        let line = format!("HEAD /api/photos/{id}");
        let head = self.ask(&self.bearer, &line, "Tus-Resumable: 1.0.0\r\n", b"").await;
        assert!(head.status != 200 || head.has("upload-length: 2000"), "{}", head.head);
        offset(&head)
    }

    pub(super) async fn get(&self, bearer: &str, id: PhotoId, headers: &str) -> Answer {
        self.ask(bearer, &format!("GET /api/photos/{id}"), headers, b"").await
    }
}

pub(super) fn offset(answer: &Answer) -> Option<u64> {
    let head = answer.head.to_ascii_lowercase();
    let line = head.lines().find_map(|line| line.strip_prefix("upload-offset: "))?;
    line.parse().ok()
}

/// Sends the head of a PATCH for all that lacks from `from`, and `bytes`; then
/// the connection is the caller's.
pub(super) async fn half(office: &Office, id: PhotoId, from: usize, bytes: &[u8]) -> TcpStream {
    let head = format!(
        "PATCH /api/photos/{id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\
         Tus-Resumable: 1.0.0\r\nUpload-Offset: {from}\r\n\
         Content-Type: application/offset+octet-stream\r\nContent-Length: {}\r\n\r\n",
        office.bearer,
        2_000 - from
    );
    let mut stream = TcpStream::connect(&office.address).await.unwrap();
    stream.write_all(&[head.as_bytes(), bytes].concat()).await.unwrap();
    stream
}
