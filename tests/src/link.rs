//! The road between a device and the server, and what befalls it.

use app::engine::{HttpFailure, HttpRequest, HttpResponse};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// What the link does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Carries both ways.
    Up,
    /// Carries nothing.
    Down,
    /// Carries requests and loses the answers.
    LosesAnswers,
    /// Carries every request twice; the first answer is heard.
    CarriesTwice,
    /// Carries one request twice, of which the second answer is heard; then it
    /// is up. A browser that finds its connection closed does that by itself.
    Repeats,
    /// Cuts every request, its head included, after so many bytes.
    CutsAfter(usize),
}

pub(crate) struct Road {
    origin: String,
    http: reqwest::Client,
}

impl Road {
    pub(crate) fn to(origin: String) -> Self {
        Self { origin, http: reqwest::Client::new() }
    }

    pub(crate) async fn carry(
        &self,
        link: Link,
        request: &HttpRequest,
    ) -> Result<HttpResponse, HttpFailure> {
        match link {
            Link::Down => Err(HttpFailure),
            Link::CutsAfter(bytes) => {
                let whole = whole(&self.origin, request);
                if let Some(part) = whole.get(..bytes) {
                    self.cut(part).await;
                    return Err(HttpFailure);
                }
                self.send(request).await
            }
            Link::Up => self.send(request).await,
            Link::LosesAnswers => {
                self.send(request).await?;
                Err(HttpFailure)
            }
            Link::CarriesTwice => {
                let first = self.send(request).await?;
                self.send(request).await?;
                Ok(first)
            }
            Link::Repeats => {
                self.send(request).await?;
                self.send(request).await
            }
        }
    }

    async fn send(&self, request: &HttpRequest) -> Result<HttpResponse, HttpFailure> {
        let response = self
            .http
            .post(format!("{}{}", self.origin, request.path))
            .header("content-type", "application/cbor")
            .body(request.body.clone())
            .send()
            .await
            .map_err(|_| HttpFailure)?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(|_| HttpFailure)?.to_vec();
        Ok(HttpResponse { status, body })
    }

    /// Send the beginning of a request and hang up. A server that is away
    /// receives nothing, which is a cut as well.
    async fn cut(&self, part: &[u8]) {
        let Ok(mut stream) = TcpStream::connect(address(&self.origin)).await else { return };
        if stream.write_all(part).await.is_ok() {
            let _ = stream.shutdown().await;
        }
    }
}

fn address(origin: &str) -> &str {
    origin.trim_start_matches("http://")
}

/// A request as it goes over the wire.
pub(crate) fn whole(origin: &str, request: &HttpRequest) -> Vec<u8> {
    let mut bytes = format!(
        "POST {} HTTP/1.1\r\nhost: {}\r\ncontent-type: application/cbor\r\n\
         content-length: {}\r\n\r\n",
        request.path,
        address(origin),
        request.body.len()
    )
    .into_bytes();
    bytes.extend(&request.body);
    bytes
}
