//! The road between a device and the server, and what befalls it.

use app::engine::{HttpFailure, HttpRequest, HttpResponse, Method};
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
    /// Cuts every request, its head included, after so many bytes; carries a
    /// shorter one.
    CutsAfter(usize),
    /// Cuts every request so many bytes before its end.
    LosesLast(usize),
}

#[derive(Clone)]
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
            Link::LosesLast(bytes) => {
                let whole = whole(&self.origin, request);
                self.cut(&whole[..whole.len().saturating_sub(bytes)]).await;
                Err(HttpFailure)
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
        let method = reqwest::Method::from_bytes(name(request.method).as_bytes()).unwrap();
        let mut sending = self.http.request(method, format!("{}{}", self.origin, request.path));
        for (name, value) in &request.headers {
            sending = sending.header(*name, value);
        }
        let response = sending.body(request.body.clone()).send().await.map_err(|_| HttpFailure)?;
        let status = response.status().as_u16();
        let offset = response.headers().get("upload-offset");
        let upload_offset = offset.and_then(|value| value.to_str().ok()?.parse().ok());
        let body = response.bytes().await.map_err(|_| HttpFailure)?.to_vec();
        Ok(HttpResponse { status, upload_offset, body })
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

fn name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Patch => "PATCH",
    }
}

/// A request as it goes over the wire.
pub(crate) fn whole(origin: &str, request: &HttpRequest) -> Vec<u8> {
    let mut head = format!(
        "{} {} HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n",
        name(request.method),
        request.path,
        address(origin),
        request.body.len()
    );
    for (name, value) in &request.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    [head.as_bytes(), b"\r\n", &request.body].concat()
}
